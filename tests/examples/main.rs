//! The examples: their counts, their closed forms, their drawing, their files and
//! their command lines.
#![allow(
    dead_code,
    reason = "an example's modules also print, which no test calls"
)]

#[path = "../common/cargo.rs"]
mod cargo;
#[path = "../../examples/command_line/mod.rs"]
mod command_line;
#[path = "../common/mod.rs"]
mod common;
#[path = "../../examples/plot/mod.rs"]
mod plot;

// examples/depth
#[path = "../../examples/depth/routes.rs"]
mod routes;
#[path = "../../examples/depth/vanishing.rs"]
mod vanishing;
#[path = "../../examples/depth/work.rs"]
mod work;

// examples/batches
#[path = "../../examples/batches/one_weight.rs"]
mod one_weight;
#[path = "../../examples/batches/race.rs"]
mod race;
#[path = "../../examples/batches/task.rs"]
mod task;

// examples/seeds
#[path = "../../examples/seeds/setting.rs"]
mod setting;
#[path = "../../examples/seeds/stuck.rs"]
mod stuck;

// examples/digits
#[path = "../../examples/digits/data.rs"]
mod data;
#[path = "../../examples/digits/glyphs.rs"]
mod glyphs;
#[path = "../../examples/digits/idx.rs"]
mod idx;
#[path = "../../examples/digits/learn.rs"]
mod learn;
#[path = "../../examples/digits/mnist.rs"]
mod mnist;
#[path = "../../examples/digits/pen.rs"]
mod pen;
#[path = "../../examples/digits/report.rs"]
mod report;

// examples/curve
#[path = "../../examples/curve/fit.rs"]
mod fit;
#[path = "../../examples/curve/picture.rs"]
mod picture;
#[path = "../../examples/curve/truth.rs"]
mod truth;

// examples/figures
#[path = "../../examples/figures/compare.rs"]
mod compare;
#[path = "../../examples/figures/contour.rs"]
mod contour;
#[path = "../../examples/figures/mathematics.rs"]
mod mathematics;
#[path = "../../examples/figures/svg.rs"]
mod svg;

mod batches;
mod curve;
mod depth;
mod digits;
mod drawing;
mod mnist_files;
mod options;
mod printed;
mod seeds;

//! Draws the pictures of the documentation into docs/figures/.
//!
//! ```text
//! cargo run --example figures              write docs/figures/*.svg
//! cargo run --example figures -- --check   write nothing; compare
//! ```
//!
//! A comparison allows coordinates to differ by half a pixel, since `exp` may
//! differ in its last bits from machine to machine.

#[path = "../command_line/mod.rs"]
mod command_line;
#[path = "../plot/mod.rs"]
mod plot;

mod activations;
mod boundary;
mod compare;
mod contour;
mod definition;
mod history;
mod mathematics;
mod networks;
mod panel;
mod picture;
mod svg;
mod xor;

use command_line::Options;
use picture::draw;
use std::path::Path;
use std::process::ExitCode;
use svg::Svg;

const HELP: &str = "\
Draws the pictures of the documentation.

  cargo run --example figures

  --check   write nothing; compare with the files, and fail if they differ
";

/// A picture: the name of its file, and what draws it.
type Figure = (&'static str, fn(&mut Svg));

const FIGURES: [Figure; 17] = [
    ("figure-1-waves", history::waves),
    ("or-and-xor", history::lines),
    ("figure-3-step", activations::step),
    ("figure-4-sigmoid", activations::sigmoid),
    ("figure-5-relu", activations::relu),
    ("figure-6-silu", activations::silu),
    ("slopes", activations::slopes),
    ("figure-7-network", |svg| draw(svg, "figure-7-network", &[])),
    ("figure-8-bias", |svg| draw(svg, "figure-8-bias", &[])),
    ("chain", networks::chain),
    ("two-routes", |svg| draw(svg, "two-routes", &[])),
    ("backward-pass", networks::backward_pass),
    ("xor-training", xor::training),
    ("xor-boundary", boundary::steps),
    ("xor-learning", boundary::film),
    ("secant", definition::secant),
    ("valley", definition::valley),
];

fn main() -> ExitCode {
    command_line::run(HELP, figures)
}

fn figures(mut options: Options) -> Result<(), String> {
    let check = options.flag("--check");
    options.words(0)?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/figures");
    let mut complaints = compare::strangers(&folder, &FIGURES.map(|(name, _)| name));
    for (name, figure) in FIGURES {
        let path = folder.join(format!("{name}.svg"));
        let failed = |error| format!("{}: {error}", path.display());
        let mut svg = picture::start(name);
        figure(&mut svg);
        let drawing = svg.finish();
        if check {
            let file = std::fs::read_to_string(&path).map_err(failed)?;
            complaints.extend(compare::difference(name, &file, &drawing));
        } else {
            std::fs::create_dir_all(&folder).map_err(failed)?;
            std::fs::write(&path, &drawing).map_err(failed)?;
            let size = drawing.len() as f64 / 1000.0;
            println!("docs/figures/{name}.svg {size:6.1} kB");
        }
    }
    if !complaints.is_empty() {
        let next = "If the change is meant, run `cargo run --example figures`, look at the \
                    pictures, and commit them.";
        return Err(format!("{}\n\n{next}", complaints.join("\n")));
    }
    if check {
        println!("docs/figures holds what `cargo run --example figures` draws");
    }
    Ok(())
}

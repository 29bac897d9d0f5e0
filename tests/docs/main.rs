//! README and docs say what is so: their links lead somewhere, what they name
//! exists, and the output that they quote is what the command beside it prints.
//! (Their Rust code is compiled and run by the documentation tests.)

#[path = "../common/cargo.rs"]
mod cargo;

mod equations; // docs/equations.md, row by row
mod formulas; // formulas as GitHub sets them
mod homes; // every number has one home, and a test
mod links; // relative links and their anchors
mod names; // items, tests, examples and exercises named in the pages
mod output; // quoted output against the command beside it
mod page; // reading a page: fences, headings, links
mod sources; // what the Rust files define

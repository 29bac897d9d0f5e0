//! The calculus, case by case. Laws that hold for every expression are tried on
//! random ones in `tests/properties`.

#[path = "../common/functions.rs"]
mod by_std;
#[path = "../common/cargo.rs"]
mod cargo;
#[path = "../common/mod.rs"]
mod common;

mod command_line; // the example `derivatives`, run as its user would
mod derivatives; // values, by every way that there is
mod evaluation; // names, domains, overflow, plans
mod finite_differences; // the verdict and its reasons
mod functions; // the table of functions, row by row
mod parsing; // what is read, and what is refused in which words
mod pressure; // very long, very deep, very much shared
mod printing; // two styles, and what the parser makes of them
mod simplification; // rules, conditions, and what it never does
mod steps; // outlines, line by line
mod table; // derivatives that others have worked out

use chainrule::calculus::{Expr, Graph};

/// Reads what can be read.
#[track_caller]
fn read<'g>(graph: &'g Graph, text: &str) -> Expr<'g> {
    graph.parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The textbook form of the derivative of `text` by `x`, simplified.
#[track_caller]
fn slope(text: &str, x: &str) -> String {
    let graph = Graph::new();
    let derivative = read(&graph, text).derivative(graph.variable(x));
    format!("{:#}", derivative.simplify())
}

/// The textbook form of `text`, simplified.
#[track_caller]
fn short(text: &str) -> String {
    format!("{:#}", read(&Graph::new(), text).simplify())
}

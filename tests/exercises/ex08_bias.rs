//! Exercise 8 · Eq 8, 9 · the bias
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex08
//! Stuck? See docs/exercises.md, section ex08.

use chainrule::{Matrix, Vector};

/// The signals of a layer with biases.
///
/// `w0[j]` is the bias of neuron j, the text's w_0j.
pub fn layer(f: fn(f64) -> f64, w0: &Vector, w: &Matrix, s: &Vector) -> Vector {
    todo!("Eq 8, 9 with {f:?} {w0} {w} {s}")
}

#[test] // for the run button of your editor
fn check() {}

//! Exercise 8 · Eq 8, 9 · the bias
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex08
//! Stuck? See docs/exercises.md, section ex08.

use chainrule::{Matrix, Vector};

/// The signals of a layer with biases.
///
/// `w0[j]` is the bias of neuron j, the text's w_0j.
pub fn layer(w: &Matrix, w0: &Vector, s: &Vector, f: fn(f64) -> f64) -> Vector {
    todo!("Eq 8, 9 with {w} {w0} {s} {f:?}")
}

#[test] // for the run button of your editor
fn check() {}

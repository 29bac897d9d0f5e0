//! Exercise 6 · Eq 5, 6 · two layers
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex06
//! Stuck? See docs/exercises.md, section ex06.

use chainrule::{Matrix, Vector};

/// The output signals s_k of Equation 6, from the input `s`.
///
/// `w1` leads from the input to the hidden layer, `w2` on to the outputs, and
/// both layers use `f`.
pub fn network(f: fn(f64) -> f64, w1: &Matrix, w2: &Matrix, s: &Vector) -> Vector {
    todo!("Eq 5, 6 with {f:?} {w1} {w2} {s}")
}

#[test] // for the run button of your editor
fn check() {}

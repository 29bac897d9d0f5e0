//! Exercise 10 · Eq 10 · the whole network
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex10
//! Stuck? See docs/exercises.md, section ex10.

use chainrule::{Matrix, Vector};

/// The output signals s_k of Equation 10.
///
/// The last row of `w1` and of `w2` holds the biases. `s` comes without its 1.
pub fn forward(f: fn(f64) -> f64, w1: &Matrix, w2: &Matrix, s: &Vector) -> Vector {
    todo!("Eq 10 with {f:?} {w1} {w2} {s}")
}

#[test] // for the run button of your editor
fn check() {}

//! Exercise 9 · Eq 10 · the bias as a weight
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex09
//! Stuck? See docs/exercises.md, section ex09.

use chainrule::{Matrix, Vector};

/// The table of Equation 10: the weights `w`, with the biases `w0` folded in.
///
/// The constant 1 will stand last in the signal, behind all the inputs.
pub fn fold(w0: &Vector, w: &Matrix) -> Matrix {
    todo!("Eq 10 with {w0} {w}")
}

#[test] // for the run button of your editor
fn check() {}

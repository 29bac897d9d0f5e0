//! Exercise 7 · Eq 7 · the matrix form
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex07
//! Stuck? See docs/exercises.md, section ex07.

use chainrule::Matrix;

/// The W of Equation 7: W times the column s gives the sums of Equation 5.
///
/// `w[(i, j)]` is the weight from input i to neuron j.
pub fn matrix(w: &Matrix) -> Matrix {
    todo!("Eq 7 with {w}")
}

#[test] // for the run button of your editor
fn check() {}

//! Exercise 5 · Eq 5, 14, 25 · weighted sums
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex05
//! Stuck? See docs/exercises.md, section ex05.

use chainrule::{Matrix, Vector};

/// The sums p_j of Equation 5, before f: one for every column of `w`.
///
/// `w[(i, j)]` is the weight from input i to neuron j, `s[i]` the signal of input i.
pub fn sums(w: &Matrix, s: &Vector) -> Vector {
    todo!("Eq 5, 14, 25 with {w} {s}")
}

#[test] // for the run button of your editor
fn check() {}

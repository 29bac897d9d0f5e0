//! Exercise 23 · Eq 25-27 · the hidden gradient
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex23
//! Stuck? See docs/exercises.md, section ex23.

use chainrule::{Matrix, Vector};

/// ∂L/∂w_ij for every weight between the input and the hidden layer.
///
/// Row i belongs to input i, column j to hidden neuron j. `error1[j]` is L_j,
/// `slope1[j]` is f′(p_j).
pub fn hidden_gradient(error1: &Vector, s: &Vector, slope1: &Vector) -> Matrix {
    todo!("Eq 25-27 with {error1} {s} {slope1}")
}

#[test] // for the run button of your editor
fn check() {}

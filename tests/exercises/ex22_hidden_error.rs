//! Exercise 22 · Eq 22-24 · the hidden error
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex22
//! Stuck? See docs/exercises.md, section ex22.

use chainrule::{Matrix, Vector};

/// L_j = ∂L/∂s_j for every hidden neuron j.
///
/// `slope2[k]` is f′(p_k), `w2[(j, k)]` the weight from hidden neuron j to
/// output k. There are no biases here.
pub fn hidden_error(target: &Vector, s2: &Vector, slope2: &Vector, w2: &Matrix) -> Vector {
    todo!("Eq 22-24 with {target} {s2} {slope2} {w2}")
}

#[test] // for the run button of your editor
fn check() {}

//! Exercise 20 · Eq 13-17 · the output gradient
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex20
//! Stuck? See docs/exercises.md, section ex20.

use chainrule::{Matrix, Vector};

/// ∂L/∂w_jk for every weight between the hidden layer and the outputs.
///
/// Row j belongs to hidden neuron j, column k to output k. `slope2[k]` is
/// f′(p_k), `s1[j]` the signal of hidden neuron j.
pub fn output_gradient(target: &Vector, s2: &Vector, s1: &Vector, slope2: &Vector) -> Matrix {
    todo!("Eq 13-17 with {target} {s2} {s1} {slope2}")
}

#[test] // for the run button of your editor
fn check() {}

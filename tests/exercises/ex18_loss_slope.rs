//! Exercise 18 · Eq 13 · the slope of the loss
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex18
//! Stuck? See docs/exercises.md, section ex18.

use chainrule::Vector;

/// ∂L/∂s_k for every output k, of the loss in Equation 11.
///
/// `target[k]` is the text's A_k, `s2[k]` the signal of output k.
pub fn loss_slope(target: &Vector, s2: &Vector) -> Vector {
    todo!("Eq 13 with {target} {s2}")
}

#[test] // for the run button of your editor
fn check() {}

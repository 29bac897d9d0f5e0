//! Exercise 21 · Eq 12, 18, 20 · a step downhill
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex21
//! Stuck? See docs/exercises.md, section ex21.

use chainrule::{Matrix, Vector};

/// Changes every weight of `w2` as in Equation 20: the outputs use the sigmoid.
///
/// `delta` is the learning rate δ.
pub fn update(w2: &mut Matrix, delta: f64, target: &Vector, s2: &Vector, s1: &Vector) {
    todo!("Eq 12, 18, 20 with {w2} {delta} {target} {s2} {s1}")
}

#[test] // for the run button of your editor
fn check() {}

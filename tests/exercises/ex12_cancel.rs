//! Exercise 12 · Eq 31-34 · cancelling ε
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex12
//! Stuck? See docs/exercises.md, section ex12.

/// The quotient of Equation 32, for f(x) = x², that works for ε = 0 as well.
pub fn quotient(x: f64, epsilon: f64) -> f64 {
    todo!("Eq 31-34 with {x} {epsilon}")
}

#[test] // for the run button of your editor
fn check() {}

//! Exercise 11 · Eq 30 · the derivative
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex11
//! Stuck? See docs/exercises.md, section ex11.

/// Equation 30 without its limit: the quotient for this one `epsilon`.
pub fn slope(f: fn(f64) -> f64, x: f64, epsilon: f64) -> f64 {
    todo!("Eq 30 with {f:?} {x} {epsilon}")
}

#[test] // for the run button of your editor
fn check() {}

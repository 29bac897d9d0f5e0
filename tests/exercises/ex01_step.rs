//! Exercise 1 · Eq 1 · the step function
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex01
//! Stuck? See docs/exercises.md, section ex01.

/// S(x): 1 for a positive `x`, 0 otherwise.
pub fn step(x: f64) -> f64 {
    todo!("Eq 1 with {x}")
}

#[test] // for the run button of your editor
fn check() {}

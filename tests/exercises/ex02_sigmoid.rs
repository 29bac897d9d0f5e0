//! Exercise 2 · Eq 2 · the sigmoid
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex02
//! Stuck? See docs/exercises.md, section ex02.

/// σ(x), for any `x`.
pub fn sigmoid(x: f64) -> f64 {
    todo!("Eq 2 with {x}")
}

#[test] // for the run button of your editor
fn check() {}

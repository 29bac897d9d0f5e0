//! Exercise 19 · Eq 19 · the slope of the sigmoid
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex19
//! Stuck? See docs/exercises.md, section ex19.

/// The slope of the sigmoid at `x`.
pub fn sigmoid_slope(x: f64) -> f64 {
    todo!("Eq 19 with {x}")
}

#[test] // for the run button of your editor
fn check() {}

//! Exercise 15 · Eq 41-43 · partial derivatives
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex15
//! Stuck? See docs/exercises.md, section ex15.

/// ∂f/∂x and ∂f/∂y at (x, y), for any `f`: to five digits, with a small ε.
pub fn partials(f: fn(f64, f64) -> f64, x: f64, y: f64) -> [f64; 2] {
    todo!("Eq 41-43 with {f:?} {x} {y}")
}

#[test] // for the run button of your editor
fn check() {}

//! Exercise 13 · Eq 35 · powers
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex13
//! Stuck? See docs/exercises.md, section ex13.

/// The slope of x^n at `x`. (`x.powi(3)` is x³, and `f64::from(n)` makes an f64 of `n`.)
pub fn power_slope(x: f64, n: i32) -> f64 {
    todo!("Eq 35 with {x} {n}")
}

#[test] // for the run button of your editor
fn check() {}

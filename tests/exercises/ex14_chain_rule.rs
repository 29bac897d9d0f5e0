//! Exercise 14 · Eq 36-40 · the chain rule
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex14
//! Stuck? See docs/exercises.md, section ex14.

/// The slope of (x + a)² along `x`; `a` is a constant.
pub fn chain_rule(x: f64, a: f64) -> f64 {
    todo!("Eq 36-40 with {x} {a}")
}

#[test] // for the run button of your editor
fn check() {}

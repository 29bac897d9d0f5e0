//! Exercise 4 · Eq 4 · the SiLU
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex04
//! Stuck? See docs/exercises.md, section ex04.

/// SiLU(x), which is `x` times the sigmoid of `x`.
pub fn silu(x: f64) -> f64 {
    todo!("Eq 4 with {x}")
}

#[test] // for the run button of your editor
fn check() {}

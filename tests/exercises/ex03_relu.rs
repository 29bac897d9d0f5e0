//! Exercise 3 · Eq 3 · the ReLU
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex03
//! Stuck? See docs/exercises.md, section ex03.

/// R(x): `x` where it is positive, 0 otherwise.
pub fn relu(x: f64) -> f64 {
    todo!("Eq 3 with {x}")
}

#[test] // for the run button of your editor
fn check() {}

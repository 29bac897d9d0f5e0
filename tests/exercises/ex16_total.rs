//! Exercise 16 · Eq 44, 45 · the total derivative
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex16
//! Stuck? See docs/exercises.md, section ex16.

/// df/dz of Equation 45.
///
/// `partials` holds ∂f/∂x and ∂f/∂y, `slopes` holds dx/dz and dy/dz.
pub fn total(partials: [f64; 2], slopes: [f64; 2]) -> f64 {
    todo!("Eq 44, 45 with {partials:?} {slopes:?}")
}

#[test] // for the run button of your editor
fn check() {}

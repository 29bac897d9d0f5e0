//! Exercise 25 · Eq 28, 29 · a batch
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex25
//! Stuck? See docs/exercises.md, section ex25.

use chainrule::Matrix;

use crate::net::{Net, Sample};

/// ∂L/∂w for every weight of `net.w1` and of `net.w2`, with the L of Equation 28.
///
/// There is at least one sample. Each has its `s`, without a 1, and its `target`.
pub fn batch_gradient(net: &Net, samples: &[Sample]) -> (Matrix, Matrix) {
    todo!("Eq 28, 29 with {net:?} {samples:?}")
}

#[test] // for the run button of your editor
fn check() {}

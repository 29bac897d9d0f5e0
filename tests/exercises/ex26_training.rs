//! Exercise 26 · Eq 12, 21, 28 · training
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex26
//! Stuck? See docs/exercises.md, section ex26.

use chainrule::Vector;

use crate::net::{Net, Sample};

/// Takes `steps` steps downhill, each with all the samples together, and
/// returns the losses: one for every step, of Equation 28, before it is taken.
/// There is at least one sample.
pub fn train(net: &mut Net, samples: &[Sample], delta: f64, steps: usize) -> Vector {
    todo!("Eq 12, 21, 28 with {net:?} {samples:?} {delta} {steps}")
}

#[test] // for the run button of your editor
fn check() {}

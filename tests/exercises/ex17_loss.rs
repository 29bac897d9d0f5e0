//! Exercise 17 · Eq 11 · the loss
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex17
//! Stuck? See docs/exercises.md, section ex17.

use chainrule::Vector;

/// The loss L of one sample.
///
/// `target[k]` is the text's A_k, `s2[k]` the signal of output k.
pub fn loss(target: &Vector, s2: &Vector) -> f64 {
    todo!("Eq 11 with {target} {s2}")
}

#[test] // for the run button of your editor
fn check() {}

//! Exercise 24 · Eq 11-27 · backpropagation
//!
//! Replace the `todo!`, then run   cargo test --test exercises ex24
//! Stuck? See docs/exercises.md, section ex24.

use chainrule::{Matrix, Vector};

use crate::net::Net;

/// ∂L/∂w for every weight of `net.w1` and of `net.w2`, in their shapes.
///
/// The last rows of `net.w1` and `net.w2` hold the biases, as in Equation 10.
/// `(net.f)(p)` is f(p) and `(net.slope)(p)` is f′(p). `s` comes without its 1.
pub fn gradient(net: &Net, s: &Vector, target: &Vector) -> (Matrix, Matrix) {
    todo!("Eq 11-27 with {net:?} {s} {target}")
}

#[test] // for the run button of your editor
fn check() {}

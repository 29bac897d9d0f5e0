//! What the last three exercises are given: plain data, without methods.

use chainrule::{Matrix, Vector};

/// The text's network with its biases folded in, as in Equation 10: the last
/// row of each table holds the biases, and each layer gets a trailing 1.
#[derive(Debug)]
pub struct Net {
    /// n(1) + 1 rows, n(2) columns: `w1[(i, j)]` leads from input i to neuron j.
    pub w1: Matrix,
    /// n(2) + 1 rows, n(3) columns: `w2[(j, k)]` leads from neuron j to output k.
    pub w2: Matrix,
    /// The activation f of both layers.
    pub f: fn(f64) -> f64,
    /// Its slope f′, as a function of p.
    pub slope: fn(f64) -> f64,
}

/// One example to learn from.
#[derive(Debug)]
pub struct Sample {
    /// The input signals, without the trailing 1.
    pub s: Vector,
    /// What the outputs should be: A in the text.
    pub target: Vector,
}

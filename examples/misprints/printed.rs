//! The formulas as the text prints them. None of them is right.

use chainrule::activation::Activation;
use chainrule::network::bias::append_one;
use chainrule::{Matrix, Vector};

/// Equation 3 of the transcription. (The author's own source has 0 < x.)
pub(crate) fn relu(x: f64) -> f64 {
    if x < 0.0 { x } else { 0.0 }
}

/// Equation 19 of any σ, so also of the one in Equation 4.
pub(crate) fn sigmoid_slope_of(sigma: f64) -> f64 {
    (1.0 - sigma) * sigma
}

/// Equation 6 with the upper limit n of Equation 5.
pub(crate) fn summed_to(n: usize, f: Activation, w: &Matrix, s1: &Vector) -> f64 {
    f.value((0..n).map(|j| w[(j, 0)] * s1[j]).sum())
}

/// Equation 10: the hidden signals get no 1 of their own, so that the output's
/// bias, last in its table, finds nothing to multiply.
pub(crate) fn second_one_missing(f: Activation, w1: &Matrix, w2: &Matrix, s: &Vector) -> f64 {
    let s1 = (&append_one(s) * w1).map(|p| f.value(p));
    summed_to(s1.len(), f, w2, &s1)
}

/// Item (1) under Equation 22.
pub(crate) fn loss_by_output(a_k: f64, s_k: f64) -> f64 {
    a_k - s_k
}

/// Equation 24, second line.
pub(crate) fn hidden_error(
    a: &Vector,
    s2: &Vector,
    f: Activation,
    p2: &Vector,
    w2: &Matrix,
    j: usize,
) -> f64 {
    let term = |k| loss_by_output(a[k], s2[k]) * f.derivative(p2[k]) * w2[(j, k)];
    (0..a.len()).map(term).sum()
}

/// Equation 29, second line, for one sample.
pub(crate) fn output_step(delta: f64, a_k: f64, s_k: f64, ds_k_dw_jk: f64) -> f64 {
    -delta * (a_k - s_k) * ds_k_dw_jk
}

/// Equation 39: the slope of (x + a)².
pub(crate) fn chain_rule(x: f64, a: f64) -> f64 {
    2.0 * x * (x + a)
}

//! Backpropagation: how the loss changes with every weight.
//!
//! Section 5 of the text, Equations 11 to 27 in the text's order (19 is in
//! [`activation`](crate::activation)). The letters: A_k is the answer wanted of
//! output k and s_k the one given, p the sum that enters f, δ the learning
//! rate; i, j, k count inputs, hidden neurons and outputs. The table in
//! [`network`](super) has every item by its number.
//!
//! Five things differ from the text.
//!
//! - Item (1) under Equation 22 and the second line of Equation 24 lost a minus
//!   sign. Here ∂L/∂s_k is −(A_k − s_k), as in Equation 13, and L_j is ∂L/∂s_j,
//!   as the first line of Equation 24 defines it. Updates subtract.
//! - The text sums over j (or i) while j (or i) is also the index asked for, in
//!   Equations 16, 23 and 26. The results are right; no sum is left in them.
//! - s_k depends on p_k alone, so Equation 15 has ds_k/dp_k for the text's ∂s_k/∂p_k.
//! - Every sum ends at its own width, as in [`feed_forward`](super::feed_forward).
//! - Equations 14 and 25 have no bias. One folded into the table, as in
//!   Equation 10, is just one more row: hand in the signals with their 1. The
//!   constant 1 has no error L_j, since nothing can change it.
//!
//! One neuron in each layer, f(p) = p, the weights 3 and 2: the input 1 makes
//! s_j = 3 and s_k = 6, where 5 is wanted.
//!
//! ```
//! use chainrule::{Matrix, Vector, activation::Activation::Identity};
//! use chainrule::network::backprop::{hidden_error, loss_by_hidden_weight};
//!
//! let (a, s2, p2) = (Vector::from([5.0]), Vector::from([6.0]), Vector::from([6.0]));
//! let l_j = hidden_error(&a, &s2, Identity, &p2, &Matrix::from([[2.0]]), 0);
//! assert_eq!(l_j, 2.0); // (24): −(5 − 6) · 1 · 2
//! // (27), and L = (5 − 2 w_ij)²/2 has this slope at w_ij = 3:
//! assert_eq!(loss_by_hidden_weight(l_j, 1.0, Identity, 3.0), 2.0);
//! ```

use super::{assert_alike, assert_fit};
use crate::activation::{Activation, sigmoid_slope_from_output};
use crate::linalg::{Matrix, Vector, sum};

/// **Equation 11.** The loss of one sample, also called the cost.
///
/// ```text
/// L = ½ Σ_k (A_k − s_k)²
/// ```
///
/// `a` holds the answers wanted and `s2` the outputs, both of length n(3).
///
/// # Panics
///
/// If the lengths differ.
#[doc(alias = "eq11")]
#[doc(alias("Equation 11", "cost function"))]
#[track_caller]
pub fn loss(a: &Vector, s2: &Vector) -> f64 {
    assert_alike("a and s2", &[a.len(), s2.len()]);
    0.5 * sum(a.len(), |k| (a[k] - s2[k]).powi(2))
}

/// **Equation 12.** One weight of the output layer, one step later.
///
/// ```text
/// w_jk at t+1 = w_jk − δ ∂L/∂w_jk      everything on the right at t
/// ```
#[doc(alias = "eq12")]
#[doc(alias("Equation 12", "gradient descent"))]
#[must_use = "the weight itself is not changed"]
pub fn next_output_weight(w_jk: f64, delta: f64, dl_dw_jk: f64) -> f64 {
    w_jk - delta * dl_dw_jk
}

/// How the loss changes with an output: item (1) under Equation 22, which the
/// text already used in Equation 13.
///
/// ```text
/// ∂L/∂s_k = −(A_k − s_k)
/// ```
pub fn loss_by_output(a_k: f64, s_k: f64) -> f64 {
    -(a_k - s_k)
}

/// **Equation 13.** The step that Equation 12 adds to the weight w_jk.
///
/// ```text
/// −δ ∂L/∂w_jk = −δ ∂L/∂s_k ∂s_k/∂w_jk
///             = δ (A_k − s_k) ∂s_k/∂w_jk
/// ```
#[doc(alias = "eq13")]
#[doc(alias = "Equation 13")]
pub fn output_step(delta: f64, a_k: f64, s_k: f64, ds_k_dw_jk: f64) -> f64 {
    delta * (a_k - s_k) * ds_k_dw_jk
}

/// **Equation 14.** What enters f at the outputs, also called pre-activations.
///
/// ```text
/// p_k = Σ_j w_jk s_j
/// ```
///
/// `w` is n(2)×n(3), `s1` has length n(2); the result has length n(3).
///
/// # Panics
///
/// If `s1` has not as many entries as `w` has rows.
#[doc(alias = "eq14")]
#[doc(alias = "Equation 14")]
#[track_caller]
pub fn output_sums(w: &Matrix, s1: &Vector) -> Vector {
    assert_fit("signals", s1, w.rows(), w);
    let (n2, n3) = w.shape();
    Vector::from_fn(n3, |k| sum(n2, |j| w[(j, k)] * s1[j]))
}

/// **Equation 15.** How an output moves with its weight: the chain rule via p_k.
///
/// ```text
/// ∂s_k/∂w_jk = ds_k/dp_k ∂p_k/∂w_jk
/// ```
#[doc(alias = "eq15")]
#[doc(alias = "Equation 15")]
pub fn output_by_weight_in_factors(ds_k_dp_k: f64, dp_k_dw_jk: f64) -> f64 {
    ds_k_dp_k * dp_k_dw_jk
}

/// **Equation 16.** How the sum at an output moves with the weight w_jk: by the
/// signal that the weight carries.
///
/// ```text
/// ∂p_k/∂w_jk = s_j
/// ```
///
/// Panics if `s1` has no entry j.
#[doc(alias = "eq16")]
#[doc(alias = "Equation 16")]
#[track_caller]
pub fn output_sum_by_weight(s1: &Vector, j: usize) -> f64 {
    s1[j]
}

/// **Equation 17.** How an output moves with its weight: (15) and (16) together.
///
/// ```text
/// ∂s_k/∂w_jk = s_j f′(p_k)
/// ```
#[doc(alias = "eq17")]
#[doc(alias = "Equation 17")]
pub fn output_by_weight(s_j: f64, f: Activation, p_k: f64) -> f64 {
    s_j * f.derivative(p_k)
}

/// The slope of the loss along w_jk, which Equation 12 asks for: Equations 13
/// and 17 without the −δ on both sides.
///
/// ```text
/// ∂L/∂w_jk = −(A_k − s_k) s_j f′(p_k)
/// ```
pub fn loss_by_output_weight(a_k: f64, s_k: f64, s_j: f64, f: Activation, p_k: f64) -> f64 {
    loss_by_output(a_k, s_k) * output_by_weight(s_j, f, p_k)
}

/// **Equation 18.** Equation 12 written out.
///
/// ```text
/// w_jk at t+1 = w_jk + δ (A_k − s_k) s_j f′(p_k)
/// ```
#[doc(alias = "eq18")]
#[doc(alias = "Equation 18")]
#[must_use = "the weight itself is not changed"]
pub fn next_output_weight_from_error(
    w_jk: f64,
    delta: f64,
    a_k: f64,
    s_k: f64,
    s_j: f64,
    f: Activation,
    p_k: f64,
) -> f64 {
    w_jk + delta * (a_k - s_k) * s_j * f.derivative(p_k)
}

/// **Equation 20.** Equation 18 where the outputs are sigmoids: by Equation 19
/// the slope follows from the output itself.
///
/// ```text
/// w_jk at t+1 = w_jk + δ (A_k − s_k) s_j (1 − s_k) s_k
/// ```
///
/// With any other f at the outputs this is wrong, and may even climb.
#[doc(alias = "eq20")]
#[doc(alias = "Equation 20")]
#[must_use = "the weight itself is not changed"]
pub fn next_output_weight_of_sigmoid(w_jk: f64, delta: f64, a_k: f64, s_k: f64, s_j: f64) -> f64 {
    w_jk + delta * (a_k - s_k) * s_j * sigmoid_slope_from_output(s_k)
}

/// **Equation 21.** One weight of the hidden layer, one step later.
///
/// ```text
/// w_ij at t+1 = w_ij − δ ∂L/∂w_ij      everything on the right at t
/// ```
#[doc(alias = "eq21")]
#[doc(alias = "Equation 21")]
#[must_use = "the weight itself is not changed"]
pub fn next_hidden_weight(w_ij: f64, delta: f64, dl_dw_ij: f64) -> f64 {
    w_ij - delta * dl_dw_ij
}

/// **Equation 22.** How the loss moves with a weight of the hidden layer: one
/// route through every output k, four factors to a route.
///
/// ```text
/// ∂L/∂w_ij = Σ_k ∂L/∂s_k ∂s_k/∂p_k ∂p_k/∂s_j ∂s_j/∂w_ij
///                 (1)      (2)       (3)       (4)
/// ```
///
/// The first three are vectors over k, of equal length; the fourth is the same
/// on every route. Panics if the lengths differ.
#[doc(alias = "eq22")]
#[doc(alias = "Equation 22")]
#[track_caller]
pub fn loss_by_hidden_weight_in_factors(
    dl_ds: &Vector,
    ds_dp: &Vector,
    dp_ds_j: &Vector,
    ds_j_dw_ij: f64,
) -> f64 {
    assert_alike("the factors", &[dl_ds.len(), ds_dp.len(), dp_ds_j.len()]);
    let route = |k| dl_ds[k] * ds_dp[k] * dp_ds_j[k] * ds_j_dw_ij;
    sum(dl_ds.len(), route)
}

/// **Equation 23.** How the sum at output k moves with the hidden signal s_j: by
/// the weight between them.
///
/// ```text
/// ∂p_k/∂s_j = w_jk
/// ```
///
/// Panics if `w` has no entry (j, k).
#[doc(alias = "eq23")]
#[doc(alias = "Equation 23")]
#[track_caller]
pub fn output_sum_by_hidden_signal(w: &Matrix, j: usize, k: usize) -> f64 {
    w[(j, k)]
}

/// **Equation 24.** The error of hidden neuron j: the slope of the loss along
/// s_j, the part of Equation 22 that all weights of the neuron share.
///
/// ```text
/// L_j = Σ_k ∂L/∂s_k ∂s_k/∂p_k ∂p_k/∂s_j
///     = −Σ_k (A_k − s_k) f′(p_k) w_jk
/// ```
///
/// `a`, `s2` and `p2` have length n(3), `w2` is n(2)×n(3). The minus sign is
/// missing in the text.
///
/// # Panics
///
/// If the lengths do not agree, or `w2` has no row j.
#[doc(alias = "eq24")]
#[doc(alias("Equation 24", "backpropagation"))]
#[track_caller]
pub fn hidden_error(
    a: &Vector,
    s2: &Vector,
    f: Activation,
    p2: &Vector,
    w2: &Matrix,
    j: usize,
) -> f64 {
    let n3 = w2.columns();
    assert_alike("a, s2, p2, w2's rows", &[a.len(), s2.len(), p2.len(), n3]);
    -sum(n3, |k| (a[k] - s2[k]) * f.derivative(p2[k]) * w2[(j, k)])
}

/// The vector of all [`hidden_error`]s, one for each row of `w2`.
///
/// Where biases are folded into `w2` the last one is that of the constant 1, and
/// leads nowhere.
///
/// # Panics
///
/// If the lengths do not agree.
#[track_caller]
pub fn hidden_errors(a: &Vector, s2: &Vector, f: Activation, p2: &Vector, w2: &Matrix) -> Vector {
    Vector::from_fn(w2.rows(), |j| hidden_error(a, s2, f, p2, w2, j))
}

/// **Equation 25.** What enters f at the hidden neurons.
///
/// ```text
/// p_j = Σ_i w_ij s_i
/// ```
///
/// `w` is n(1)×n(2), `s` has length n(1); the result has length n(2).
///
/// # Panics
///
/// If `s` has not as many entries as `w` has rows.
#[doc(alias = "eq25")]
#[doc(alias = "Equation 25")]
#[track_caller]
pub fn hidden_sums(w: &Matrix, s: &Vector) -> Vector {
    assert_fit("signals", s, w.rows(), w);
    let (n1, n2) = w.shape();
    Vector::from_fn(n2, |j| sum(n1, |i| w[(i, j)] * s[i]))
}

/// **Equation 26.** How a hidden signal moves with its weight: (4) of Equation 22.
///
/// ```text
/// ∂s_j/∂w_ij = s_i f′(p_j)
/// ```
#[doc(alias = "eq26")]
#[doc(alias = "Equation 26")]
pub fn hidden_signal_by_weight(s_i: f64, f: Activation, p_j: f64) -> f64 {
    s_i * f.derivative(p_j)
}

/// **Equation 27.** How the loss moves with a weight of the hidden layer:
/// Equation 22 with L_j of Equation 24 and factor (4) of Equation 26.
///
/// ```text
/// ∂L/∂w_ij = L_j s_i f′(p_j)
/// ```
#[doc(alias = "eq27")]
#[doc(alias = "Equation 27")]
pub fn loss_by_hidden_weight(l_j: f64, s_i: f64, f: Activation, p_j: f64) -> f64 {
    l_j * s_i * f.derivative(p_j)
}

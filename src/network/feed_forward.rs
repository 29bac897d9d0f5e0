//! Feed-forward: how the signals pass through a network of two layers.
//!
//! Section 3 of the text, Equations 5 to 7. The letters are the text's: **s**
//! is the input, w_ij leads from input i to hidden neuron j, w_jk from hidden
//! neuron j to output k.
//!
//! Two things differ from the text.
//!
//! - The text gives every sum the same upper limit n. Each layer has a width
//!   of its own: i runs over the n(1) inputs, j over the n(2) hidden neurons
//!   and k over the n(3) outputs.
//! - The W of Equation 7 is the transpose of the table w_ij: for W **s** to be
//!   the sums of Equation 5, row j of W must hold the weights that arrive at
//!   neuron j. All functions take the table as the text indexes it,
//!   `w[(i, j)]`; [`matrix_form`] transposes it itself.
//!
//! ```
//! use chainrule::activation::Activation::Sigmoid;
//! use chainrule::network::feed_forward::{hidden_signals, matrix_form, output_signals};
//! use chainrule::{Matrix, Vector};
//!
//! let w1 = Matrix::from([[0.15, 0.25], [0.20, 0.30]]);
//! let w2 = Matrix::from([[0.40], [0.45]]);
//! let s = Vector::from([0.05, 0.10]);
//!
//! let s1 = hidden_signals(Sigmoid, &w1, &s); // (5): σ(0.0275) and σ(0.0425)
//! let s2 = output_signals(Sigmoid, &w2, &s1); // (6)
//! assert_eq!(format!("{s1:.6}"), "[0.506875, 0.510623]");
//! assert_eq!(format!("{s2:.6}"), "[0.606478]");
//! assert_eq!(matrix_form(Sigmoid, &w1, &w2, &s), (s1, s2)); // (7), both at once
//! ```

use super::assert_fit;
use crate::activation::Activation;
use crate::linalg::{Matrix, Vector, sum};

/// **Equation 5.** The hidden signals, from the input.
///
/// ```text
/// s_j⁽¹⁾ = f(Σ_i w_ij⁽¹⁾ s_i)
/// ```
///
/// `w` is n(1)×n(2), `s` has length n(1); the result has length n(2).
///
/// # Panics
///
/// If `s` has not as many entries as `w` has rows.
#[doc(alias = "eq5")]
#[doc(alias = "Equation 5")]
#[track_caller]
pub fn hidden_signals(f: Activation, w: &Matrix, s: &Vector) -> Vector {
    assert_fit("signals", s, w.rows(), w);
    let (n1, n2) = w.shape();
    Vector::from_fn(n2, |j| f.value(sum(n1, |i| w[(i, j)] * s[i])))
}

/// **Equation 6.** The output signals, from the hidden ones.
///
/// ```text
/// s_k⁽²⁾ = f(Σ_j w_jk⁽²⁾ s_j⁽¹⁾)
/// ```
///
/// `w` is n(2)×n(3), `s1` has length n(2); the result has length n(3).
///
/// # Panics
///
/// If `s1` has not as many entries as `w` has rows.
#[doc(alias = "eq6")]
#[doc(alias = "Equation 6")]
#[track_caller]
pub fn output_signals(f: Activation, w: &Matrix, s1: &Vector) -> Vector {
    assert_fit("signals", s1, w.rows(), w);
    let (n2, n3) = w.shape();
    Vector::from_fn(n3, |k| f.value(sum(n2, |j| w[(j, k)] * s1[j])))
}

/// **Equation 7.** Both layers as products of a matrix and a column.
///
/// ```text
/// s⁽¹⁾ = f(W⁽¹⁾ s)
/// s⁽²⁾ = f(W⁽²⁾ s⁽¹⁾)      W = (w_ij)ᵀ, and f acts entry by entry
/// ```
///
/// `w1` and `w2` are the tables of Equations 5 and 6; the result is (s⁽¹⁾, s⁽²⁾).
///
/// # Panics
///
/// If the shapes do not fit.
#[doc(alias = "eq7")]
#[doc(alias = "Equation 7")]
#[track_caller]
pub fn matrix_form(f: Activation, w1: &Matrix, w2: &Matrix, s: &Vector) -> (Vector, Vector) {
    let (w1, w2) = (w1.transpose(), w2.transpose());
    let s1 = (&w1 * s).map(|p| f.value(p));
    let s2 = (&w2 * &s1).map(|p| f.value(p));
    (s1, s2)
}

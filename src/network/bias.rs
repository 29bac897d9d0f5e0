//! The bias: a weight on an input that is always 1.
//!
//! Section 4 of the text, Equations 8 to 10.
//!
//! Four things differ from the text.
//!
//! - The text lets the last input s_n be the constant 1, and then still sums to
//!   n beside w_0j, which would give two biases. Here no input is lost: w_0j is
//!   a vector of its own in Equations 8 and 9.
//! - Equation 10 puts the 1 last, so there the biases are the *last row* of the
//!   table (see [`fold`]), not row 0.
//! - Equation 10 appends the 1 to the input alone. Every layer needs it: the
//!   hidden signals get theirs after f, as the text's Figure 8 draws it.
//! - The W of Equation 10 is the transpose of the table, as in Equation 7.
//!
//! ```
//! use chainrule::activation::Activation::Sigmoid;
//! use chainrule::network::bias::{fold, hidden_signals, matrix_form, output_signals};
//! use chainrule::{Matrix, Vector};
//!
//! let w1 = Matrix::from([[0.15, 0.25], [0.20, 0.30]]);
//! let w2 = Matrix::from([[0.40], [0.45]]);
//! let (w01, w02) = (Vector::from([0.35, 0.35]), Vector::from([0.60]));
//! let s = Vector::from([0.05, 0.10]);
//!
//! let s1 = hidden_signals(Sigmoid, &w01, &w1, &s); // (8): σ(0.35 + 0.0275), …
//! let s2 = output_signals(Sigmoid, &w02, &w2, &s1); // (9)
//! assert_eq!(format!("{s2:.6}"), "[0.751365]");
//!
//! let (w1, w2) = (fold(&w01, &w1), fold(&w02, &w2));
//! let (_, s2) = matrix_form(Sigmoid, &w1, &w2, &s); // (10)
//! assert_eq!(format!("{s2:.6}"), "[0.751365]");
//! ```

use super::assert_fit;
use crate::activation::Activation;
use crate::linalg::{Matrix, Vector, sum};

/// **Equation 8.** The hidden signals, with biases.
///
/// ```text
/// s_j⁽¹⁾ = f(w_0j⁽¹⁾ + Σ_i w_ij⁽¹⁾ s_i)
/// ```
///
/// `w_0` has length n(2), `w` is n(1)×n(2), `s` has length n(1); the result has
/// length n(2). The bias shifts the origin of f by −w_0j.
///
/// # Panics
///
/// If the shapes do not fit.
#[doc(alias = "eq8")]
#[doc(alias = "Equation 8")]
#[track_caller]
pub fn hidden_signals(f: Activation, w_0: &Vector, w: &Matrix, s: &Vector) -> Vector {
    assert_fit("signals", s, w.rows(), w);
    assert_fit("biases", w_0, w.columns(), w);
    let (n1, n2) = w.shape();
    Vector::from_fn(n2, |j| f.value(w_0[j] + sum(n1, |i| w[(i, j)] * s[i])))
}

/// **Equation 9.** The output signals, with biases.
///
/// ```text
/// s_k⁽²⁾ = f(w_0k⁽²⁾ + Σ_j w_jk⁽²⁾ s_j⁽¹⁾)
/// ```
///
/// `w_0` has length n(3), `w` is n(2)×n(3), `s1` has length n(2); the result
/// has length n(3).
///
/// # Panics
///
/// If the shapes do not fit.
#[doc(alias = "eq9")]
#[doc(alias = "Equation 9")]
#[track_caller]
pub fn output_signals(f: Activation, w_0: &Vector, w: &Matrix, s1: &Vector) -> Vector {
    assert_fit("signals", s1, w.rows(), w);
    assert_fit("biases", w_0, w.columns(), w);
    let (n2, n3) = w.shape();
    Vector::from_fn(n3, |k| f.value(w_0[k] + sum(n2, |j| w[(j, k)] * s1[j])))
}

/// **Equation 10.** Both layers as products, the biases folded into the tables.
///
/// ```text
/// s⁽¹⁾ = f(W⁽¹⁾ (s, 1))
/// s⁽²⁾ = f(W⁽²⁾ (s⁽¹⁾, 1)) = f(W⁽²⁾ (f(W⁽¹⁾ (s, 1)), 1))      W = (w_ij)ᵀ
/// ```
///
/// `w1` and `w2` come from [`fold`]: (n(1)+1)×n(2) and (n(2)+1)×n(3). `s` comes
/// without its 1, and so does the s⁽¹⁾ in the result (s⁽¹⁾, s⁽²⁾).
///
/// # Panics
///
/// If the shapes do not fit.
#[doc(alias = "eq10")]
#[doc(alias = "Equation 10")]
#[track_caller]
pub fn matrix_form(f: Activation, w1: &Matrix, w2: &Matrix, s: &Vector) -> (Vector, Vector) {
    let (w1, w2) = (w1.transpose(), w2.transpose());
    let s1 = (&w1 * &append_one(s)).map(|p| f.value(p));
    let s2 = (&w2 * &append_one(&s1)).map(|p| f.value(p));
    (s1, s2)
}

/// The table of Equation 10: the weights, and the biases as one more row below.
///
/// ```
/// use chainrule::network::bias::fold;
/// use chainrule::{Matrix, Vector};
///
/// let w = Matrix::from([[0.15, 0.25], [0.20, 0.30]]);
/// let w_0 = Vector::from([0.35, 0.36]);
/// let folded = Matrix::from([[0.15, 0.25], [0.20, 0.30], [0.35, 0.36]]);
/// assert_eq!(fold(&w_0, &w), folded);
/// ```
///
/// # Panics
///
/// If there is not one bias for every column.
#[track_caller]
pub fn fold(w_0: &Vector, w: &Matrix) -> Matrix {
    assert_fit("biases", w_0, w.columns(), w);
    let (n, columns) = w.shape();
    let entry = |i, j| if i < n { w[(i, j)] } else { w_0[j] };
    Matrix::from_fn(n + 1, columns, entry)
}

/// The signals with the constant 1 behind them: (s_1, …, s_n, 1).
pub fn append_one(s: &Vector) -> Vector {
    s.iter().copied().chain([1.0]).collect()
}

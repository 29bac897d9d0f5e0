//! Batch training: the loss and its slopes over many samples at once.
//!
//! Section 6 of the text, Equations 28 and 29. A batch is a matrix with one
//! sample per row: what the text writes A_k with the superscript `[l]` is
//! `a[(l, k)]`, of sample l.
//!
//! Three things differ from the text, all in Equation 29.
//!
//! - Its second and third lines kept the −δ of the first although they had
//!   already turned −(A − s) round. Two minus signs make a plus: here it is +δ.
//! - There A_k has lost its `[l]`. Every sample is compared with its own answer.
//! - The sum inside f′ runs over the hidden neurons, so it ends at n(2), not at
//!   N, the number of samples.
//!
//! One hidden neuron, one output, f(p) = p, and two samples:
//!
//! ```
//! use chainrule::Matrix;
//! use chainrule::activation::Activation::Identity;
//! use chainrule::network::batch;
//!
//! let s1 = Matrix::from([[1.0], [2.0]]);
//! let w2 = Matrix::from([[3.0]]);
//! let s2 = &s1 * &w2; // 3 and 6
//! let a = Matrix::from([[4.0], [4.0]]);
//!
//! assert_eq!(batch::loss(&a, &s2), 2.5); // ((4 − 3)² + (4 − 6)²)/2
//! let steps = batch::output_steps(0.5, &a, &s2, &s1, Identity, &w2);
//! assert_eq!(steps, Matrix::from([[-1.5]])); // 0.5 ((4 − 3) 1 + (4 − 6) 2)
//! ```

use super::assert_alike;
use crate::activation::Activation;
use crate::linalg::{Matrix, sum};

/// **Equation 28.** The loss of a batch: the sum of its samples' losses.
///
/// ```text
/// L = ½ Σ_l Σ_k (A_k[l] − s_k[l])²
/// ```
///
/// `a` and `s2` are N×n(3). The mean, L/N, is a smaller number with the same
/// lowest point; descending it with δ is descending this with δ/N.
///
/// # Panics
///
/// If the shapes differ.
#[doc(alias = "eq28")]
#[doc(alias = "Equation 28")]
#[track_caller]
pub fn loss(a: &Matrix, s2: &Matrix) -> f64 {
    assert_alike("a and s2", &[a.shape(), s2.shape()]);
    let (n, n3) = a.shape();
    0.5 * sum(n, |l| sum(n3, |k| (a[(l, k)] - s2[(l, k)]).powi(2)))
}

/// **Equation 29.** The steps of all output weights, −δ ∂L/∂w_jk, summed over
/// the samples.
///
/// ```text
/// −δ ∂L/∂w_jk = −δ Σ_l ∂L/∂s_k[l] ∂s_k[l]/∂w_jk
///             = δ Σ_l (A_k[l] − s_k[l]) s_j[l] f′(Σ_m w_mk s_m[l])
/// ```
///
/// `a` and `s2` are N×n(3), `s1` N×n(2), `w2` n(2)×n(3); the result has the shape
/// of `w2` and is to be added to it. (The text calls m, too, j.)
///
/// # Panics
///
/// If the shapes do not agree.
#[doc(alias = "eq29")]
#[doc(alias = "Equation 29")]
#[must_use = "a step is yet to be added to the weights"]
#[track_caller]
pub fn output_steps(
    delta: f64,
    a: &Matrix,
    s2: &Matrix,
    s1: &Matrix,
    f: Activation,
    w2: &Matrix,
) -> Matrix {
    let ((n, n2), n3) = (s1.shape(), w2.columns());
    assert_alike("s1's rows and w2's columns", &[n2, w2.rows()]);
    assert_alike("N×n(3), s2 and a", &[(n, n3), s2.shape(), a.shape()]);
    let p = |l, k| sum(n2, |m| w2[(m, k)] * s1[(l, m)]);
    let term = |l, j, k| (a[(l, k)] - s2[(l, k)]) * s1[(l, j)] * f.derivative(p(l, k));
    Matrix::from_fn(n2, n3, |j, k| delta * sum(n, |l| term(l, j, k)))
}

/// The steps of all hidden weights, "in the same way": Equation 27, summed over
/// the samples.
///
/// ```text
/// −δ ∂L/∂w_ij = −δ Σ_l L_j[l] s_i[l] f′(p_j[l])
/// ```
///
/// `l1` holds the errors of Equation 24 and `p1` the sums of Equation 25, both
/// N×n(2); `s` is N×n(1). The result is n(1)×n(2) and is to be added to w⁽¹⁾.
///
/// ```
/// use chainrule::Matrix;
/// use chainrule::activation::Activation::Identity;
/// use chainrule::network::batch::hidden_steps;
///
/// let l1 = Matrix::from([[-3.0], [6.0]]); // L_j of two samples
/// let s = Matrix::from([[1.0], [2.0]]);
/// let p1 = s.clone(); // a weight of 1
/// let steps = hidden_steps(0.5, &l1, &s, Identity, &p1);
/// assert_eq!(steps, Matrix::from([[-4.5]])); // −0.5 (−3 · 1 + 6 · 2)
/// ```
///
/// # Panics
///
/// If the shapes do not agree.
#[must_use = "a step is yet to be added to the weights"]
#[track_caller]
pub fn hidden_steps(delta: f64, l1: &Matrix, s: &Matrix, f: Activation, p1: &Matrix) -> Matrix {
    let ((n, n1), n2) = (s.shape(), p1.columns());
    assert_alike("N×n(2), l1 and p1", &[(n, n2), l1.shape(), p1.shape()]);
    Matrix::from_fn(n1, n2, |i, j| {
        -delta * sum(n, |l| l1[(l, j)] * s[(l, i)] * f.derivative(p1[(l, j)]))
    })
}

//! Vectors and matrices: what the text writes **s** and W.
//!
//! Numbers are `f64`, and a [`Matrix`] keeps its rows one after another in a
//! single `Vec`. The loops are the ones of the formulas; where two loops may
//! change places, the inner one walks along a row, because that is how the
//! numbers lie in memory.
//!
//! Counting starts at 0: the text's s_1 is `s[0]` and its w_12 is `w[(0, 1)]`.
//! A wrong shape or index is a mistake of the caller, and panics at the
//! caller's line with the operation and both shapes.
//!
//! ```
//! use chainrule::{Matrix, Vector};
//!
//! let w = Matrix::from([[1.0, 2.0], [3.0, 4.0]]); // w_ij: from i to j
//! let s = Vector::from([1.0, 10.0]);
//! assert_eq!(&s * &w, Vector::from([31.0, 42.0])); // Σ_i s_i w_ij
//! assert_eq!(&w * &s, Vector::from([21.0, 43.0])); // Σ_j w_ij s_j
//! ```

mod matrix;
mod operators;
pub(crate) mod rows;
mod vector;

pub use matrix::Matrix;
pub use vector::Vector;

/// Σ: the sum of `term(i)` for i from 0 to n − 1, added in that order.
///
/// ```
/// use chainrule::linalg::sum;
///
/// assert_eq!(sum(4, |i| i as f64), 6.0);
/// ```
pub fn sum(n: usize, term: impl Fn(usize) -> f64) -> f64 {
    let mut total = 0.0;
    for i in 0..n {
        total += term(i);
    }
    total
}

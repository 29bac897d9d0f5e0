//! The two loops over rows that every product shares.

use super::Matrix;

/// y ← y + k x, the work of every forward pass and every update.
#[inline]
pub(crate) fn add_scaled(y: &mut [f64], k: f64, x: &[f64]) {
    for (y_j, x_j) in y.iter_mut().zip(x) {
        *y_j += k * x_j;
    }
}

/// y ← y + Σ_i c(i) x_i, where x_i is row i of `x`, for the first n rows.
///
/// With c = s this is a layer's weighted sums, Σ_i s_i w_ij for all j at once.
#[inline]
pub(crate) fn add_rows(y: &mut [f64], n: usize, c: impl Fn(usize) -> f64, x: &Matrix) {
    for i in 0..n {
        add_scaled(y, c(i), x.row(i));
    }
}

/// Σ_j x_j y_j.
#[inline]
pub(crate) fn dot(x: &[f64], y: &[f64]) -> f64 {
    let mut total = 0.0;
    for (x_j, y_j) in x.iter().zip(y) {
        total += x_j * y_j;
    }
    total
}

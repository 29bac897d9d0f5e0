//! The loops over rows that every product shares.

use super::{Matrix, sum};

/// y ← y + k x, the work of every forward pass and every update.
pub(crate) fn add_scaled(y: &mut [f64], k: f64, x: &[f64]) {
    for (y_j, x_j) in y.iter_mut().zip(x) {
        *y_j += k * x_j;
    }
}

/// y ← y + Σ_i c_i x_i, where x_i is row i of `x`.
///
/// With c = s this is a layer's weighted sums, Σ_i s_i w_ij for all j at once.
/// It is the plain loop
///
/// ```text
/// for i in 0..c.len() { for j in 0..y.len() { y[j] += c[i] * x[(i, j)] } }
/// ```
///
/// but with four rows in one pass over y, which saves three of four loads and stores
/// of `y[j]`. Every `y[j]` adds its terms in the given order, so the result is the same
/// to the last bit.
pub(crate) fn add_rows(y: &mut [f64], c: &[f64], x: &Matrix) {
    let (n, m) = (c.len(), y.len());
    let row = |i| &x.row(i)[..m]; // cut here, so that it need not be checked at every j
    let fours = n - n % 4;
    for i in (0..fours).step_by(4) {
        let (c0, c1, c2, c3) = (c[i], c[i + 1], c[i + 2], c[i + 3]);
        let (x0, x1, x2, x3) = (row(i), row(i + 1), row(i + 2), row(i + 3));
        for j in 0..m {
            y[j] = y[j] + c0 * x0[j] + c1 * x1[j] + c2 * x2[j] + c3 * x3[j];
        }
    }
    for i in fours..n {
        add_scaled(y, c[i], row(i));
    }
}

/// m_ij ← m_ij + k a_i b_j for all i and j, one row after another: an outer
/// product added where it belongs, without a matrix in between.
pub(crate) fn add_outer(m: &mut Matrix, k: f64, a: &[f64], b: &[f64]) {
    for i in 0..a.len() {
        add_scaled(m.row_mut(i), k * a[i], b);
    }
}

/// Σ_j x_j y_j.
pub(crate) fn dot(x: &[f64], y: &[f64]) -> f64 {
    sum(x.len(), |j| x[j] * y[j])
}

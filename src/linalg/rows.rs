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
/// It is the plain loop
///
/// ```text
/// for i in 0..n { for j in 0..y.len() { y[j] += c(i) * x[(i, j)] } }
/// ```
///
/// with four rows in one pass over y, which saves three of four loads and
/// stores of y[j]. Every y[j] adds its terms in the same order, so the result
/// is the same to the last bit.
#[inline]
pub(crate) fn add_rows(y: &mut [f64], n: usize, c: impl Fn(usize) -> f64, x: &Matrix) {
    let (m, fours) = (y.len(), n - n % 4);
    for i in (0..fours).step_by(4) {
        let [c0, c1, c2, c3] = [i, i + 1, i + 2, i + 3].map(&c);
        let [x0, x1, x2, x3] = [i, i + 1, i + 2, i + 3].map(|i| &x.row(i)[..m]);
        for j in 0..m {
            y[j] = y[j] + c0 * x0[j] + c1 * x1[j] + c2 * x2[j] + c3 * x3[j];
        }
    }
    for i in fours..n {
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

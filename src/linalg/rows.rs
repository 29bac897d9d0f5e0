//! The loops over rows that every product shares.

use super::Matrix;

/// y ← y + k x, the work of every forward pass and every update.
#[inline]
pub(crate) fn add_scaled(y: &mut [f64], k: f64, x: &[f64]) {
    for (y_j, x_j) in y.iter_mut().zip(x) {
        *y_j += k * x_j;
    }
}

/// The same with four rows in one pass over y, which saves three of four loads
/// and stores of y[j]. Every y[j] adds its terms in the given order, so the result
/// is the same to the last bit.
#[inline]
fn add_four(y: &mut [f64], c: [f64; 4], x: [&[f64]; 4]) {
    let m = y.len(); // the rows are cut to it here, not checked at every j
    let (x0, x1, x2, x3) = (&x[0][..m], &x[1][..m], &x[2][..m], &x[3][..m]);
    let [c0, c1, c2, c3] = c;
    for j in 0..m {
        y[j] = y[j] + c0 * x0[j] + c1 * x1[j] + c2 * x2[j] + c3 * x3[j];
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
#[inline]
pub(crate) fn add_rows(y: &mut [f64], c: &[f64], x: &Matrix) {
    let n = c.len();
    let mut i = 0;
    while i + 4 <= n {
        let rows = [x.row(i), x.row(i + 1), x.row(i + 2), x.row(i + 3)];
        add_four(y, [c[i], c[i + 1], c[i + 2], c[i + 3]], rows);
        i += 4;
    }
    for i in i..n {
        add_scaled(y, c[i], x.row(i));
    }
}

/// m_ij ← m_ij + k a_i b_j for all i and j, one row after another: an outer
/// product added where it belongs, without a matrix in between.
#[inline]
pub(crate) fn add_outer(m: &mut Matrix, k: f64, a: &[f64], b: &[f64]) {
    for i in 0..a.len() {
        add_scaled(m.row_mut(i), k * a[i], b);
    }
}

/// m_ij ← m_ij + k Σ_l a_li b_lj, over the first n rows of both: a sum of outer
/// products, four of them in one pass over m.
#[inline]
pub(crate) fn add_outers(m: &mut Matrix, k: f64, a: &Matrix, b: &Matrix, n: usize) {
    let mut l = 0;
    while l + 4 <= n {
        let rows = [b.row(l), b.row(l + 1), b.row(l + 2), b.row(l + 3)];
        let (a0, a1, a2, a3) = (a.row(l), a.row(l + 1), a.row(l + 2), a.row(l + 3));
        for i in 0..m.rows() {
            add_four(
                m.row_mut(i),
                [k * a0[i], k * a1[i], k * a2[i], k * a3[i]],
                rows,
            );
        }
        l += 4;
    }
    for l in l..n {
        add_outer(m, k, a.row(l), b.row(l));
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

//! Laws of vectors and matrices.

use chainrule::{Matrix, Vector};
use proptest::collection::vec;
use proptest::prelude::*;

fn matrix(rows: usize, columns: usize) -> impl Strategy<Value = Matrix> {
    vec(-10.0..10.0, rows * columns)
        .prop_map(move |x: Vec<f64>| Matrix::from_fn(rows, columns, |i, j| x[i * columns + j]))
}

fn vector(n: usize) -> impl Strategy<Value = Vector> {
    vec(-10.0..10.0, n).prop_map(Vector::from)
}

/// Four widths, so that three matrices can be multiplied, and the matrices.
fn chain() -> impl Strategy<Value = [Matrix; 3]> {
    let width = 1_usize..7;
    let widths = (width.clone(), width.clone(), width.clone(), width);
    widths.prop_flat_map(|(a, b, c, d)| {
        [
            matrix(a, b).boxed(),
            matrix(b, c).boxed(),
            matrix(c, d).boxed(),
        ]
    })
}

/// Equal up to rounding, measured by the same sum with all terms positive.
fn close(a: &Matrix, b: &Matrix, scale: &Matrix) -> bool {
    let entries = a.as_slice().iter().zip(b.as_slice()).zip(scale.as_slice());
    a.shape() == b.shape()
        && entries
            .into_iter()
            .all(|((a, b), s)| (a - b).abs() <= 1e-14 * s)
}

fn abs(m: &Matrix) -> Matrix {
    m.map(f64::abs)
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn multiplication_is_associative([a, b, c] in chain()) {
        let scale = &(&abs(&a) * &abs(&b)) * &abs(&c);
        prop_assert!(close(&(&(&a * &b) * &c), &(&a * &(&b * &c)), &scale));
    }

    #[test]
    fn the_transpose_of_a_product_is_the_product_of_the_transposes_turned_round([a, b, _] in chain()) {
        prop_assert_eq!((&a * &b).transpose(), &b.transpose() * &a.transpose());
        prop_assert_eq!(a.transpose().transpose(), a);
    }

    #[test]
    fn multiplication_distributes_over_addition([a, b, c] in chain(), x in -3.0..3.0) {
        let d = b.map(|y| x - y);
        let scale = &abs(&a) * &(&abs(&b) + &abs(&d));
        prop_assert!(close(&(&a * &(&b + &d)), &(&(&a * &b) + &(&a * &d)), &scale));
        let scale = &(&abs(&b) + &abs(&d)) * &abs(&c);
        prop_assert!(close(&(&(&b + &d) * &c), &(&(&b * &c) + &(&d * &c)), &scale));
    }

    /// Equation 5's direction and Equation 7's: s W is Wᵀ s.
    #[test]
    fn a_row_times_a_matrix_is_the_transpose_times_a_column(
        (w, s) in (1_usize..9, 1_usize..9).prop_flat_map(|(m, n)| (matrix(m, n), vector(m)))
    ) {
        prop_assert_eq!(&s * &w, &w.transpose() * &s);
        prop_assert_eq!(Matrix::from_rows([&(&s * &w)]), &Matrix::from_rows([&s]) * &w);
    }

    #[test]
    fn the_outer_product_is_a_column_times_a_row(
        (a, b) in (1_usize..7, 1_usize..7).prop_flat_map(|(m, n)| (vector(m), vector(n)))
    ) {
        let column = Matrix::from_rows([&a]).transpose();
        prop_assert_eq!(a.outer(&b), &column * &Matrix::from_rows([&b]));
        prop_assert_eq!(a.outer(&b).transpose(), b.outer(&a));
        prop_assert_eq!(a.dot(&a), a.hadamard(&a).sum());
    }

    #[test]
    fn adding_and_scaling_obey_the_laws_of_numbers([a, b, _] in chain(), k in -3.0..3.0) {
        let b = Matrix::from_fn(a.rows(), a.columns(), |i, j| b.as_slice()[(i + j) % b.as_slice().len()]);
        prop_assert_eq!(&a + &b, &b + &a);
        prop_assert_eq!(&a - &b, -&(&b - &a));
        prop_assert_eq!(k * &a, &a * k);
        prop_assert_eq!(a.hadamard(&b), b.hadamard(&a));
        let mut sum = a.clone();
        sum += k * &b;
        prop_assert_eq!(sum, &a + &(k * &b));
    }
}

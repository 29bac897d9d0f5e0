//! Vectors, matrices and random numbers.

mod common;

use chainrule::activation::{Activation, UnknownActivation};
use chainrule::calculus::{EvaluationError, ParseError};
use chainrule::linalg::sum;
use chainrule::network::{GradientCheck, Layer, Network, NetworkError, Sample, Training, TwoLayer};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};
use common::{assert_close, assert_close_to};
use std::cell::Cell;
use std::panic::{self, Location};
use std::sync::Once;

const A: [[f64; 3]; 2] = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
const B: [[f64; 2]; 3] = [[7.0, 8.0], [9.0, 10.0], [11.0, 12.0]];

/// An operator with each side owned and borrowed.
macro_rules! assert_all_ways {
    ($a:ident $op:tt $b:ident = $c:expr) => {
        assert_eq!($a.clone() $op $b.clone(), $c);
        assert_eq!($a.clone() $op &$b, $c);
        assert_eq!(&$a $op $b.clone(), $c);
        assert_eq!(&$a $op &$b, $c);
    };
}

/// What vectors and matrices do alike: with `a` and `b`, and in place.
macro_rules! assert_entry_by_entry {
    ($Type:ident, $make:expr) => {{
        let (a, b) = ($make([1.0, 2.0]), $make([10.0, 30.0]));
        assert_all_ways!(a + b = $make([11.0, 32.0]));
        assert_all_ways!(a - b = $make([-9.0, -28.0]));
        for same in [-&a, -a.clone(), &a * -1.0, a.clone() * -1.0] {
            assert_eq!(same, $make([-1.0, -2.0]));
        }
        for half in [0.5 * &a, 0.5 * a.clone(), &a / 2.0, a.clone() / 2.0] {
            assert_eq!(half, $make([0.5, 1.0]));
        }
        assert_eq!(a.hadamard(&b), $make([10.0, 60.0]));
        let mut c = b.clone();
        c += &a;
        c += a.clone();
        c -= &b;
        c *= 6.0;
        c /= 3.0;
        c -= a.clone();
        assert_eq!(c, $make([3.0, 6.0]));
        let (all, mut sum) = ([a, b.clone(), b], $make([21.0, 62.0]));
        sum -= all.iter().sum::<$Type>();
        assert_eq!(sum + all.into_iter().sum::<$Type>(), $make([21.0, 62.0]));
    }};
}

#[test]
fn vectors_add_subtract_and_scale() {
    assert_entry_by_entry!(Vector, |x: [f64; 2]| Vector::from(x));
}

#[test]
fn matrices_add_subtract_and_scale() {
    assert_entry_by_entry!(Matrix, |[x, y]: [f64; 2]| Matrix::from([[x], [y]]));
}

#[test]
fn vectors_are_walked_and_compared_as_lists_are() {
    let mut v = Vector::from([1.0, 2.0]);
    for x in &mut v {
        *x += 1.0;
    }
    v.iter_mut().for_each(|x| *x *= 2.0);
    assert_eq!(v, [4.0, 6.0]);
    assert_eq!(v.clone().into_iter().sum::<f64>(), 10.0);
    assert_eq!(Vec::from(v), [4.0, 6.0]);
    assert_eq!(Vector::default(), []);
    assert_eq!(Matrix::default().shape(), (0, 0));
}

#[test]
fn products_of_vectors() {
    let a = Vector::from([1.0, 2.0, 3.0]);
    let b = Vector::from([4.0, -5.0, 6.0]);
    assert_eq!(a.dot(&b), 12.0);
    assert_eq!(a.hadamard(&b), Vector::from([4.0, -10.0, 18.0]));
    assert_eq!(a.sum(), 6.0);
    assert_eq!(sum(3, |i| a[i] * b[i]), 12.0);
    assert_eq!(sum(0, |_| 1.0), 0.0);
}

#[test]
fn products_of_matrices() {
    let (a, b) = (Matrix::from(A), Matrix::from(B));
    let (row, column) = (Vector::from([1.0, 10.0]), Vector::from([1.0, 10.0, 100.0]));
    assert_all_ways!(a * b = Matrix::from([[58.0, 64.0], [139.0, 154.0]]));
    assert_all_ways!(a * column = [321.0, 654.0]);
    assert_all_ways!(row * a = [41.0, 52.0, 63.0]);
}

/// Every product sums in the formula's order, so it gives the formula's bits,
/// also where four rows go in one pass and where some are left over.
#[test]
fn products_sum_in_the_order_of_the_formula() {
    let mut rng = Rng::new(1);
    let shapes = (0..10).flat_map(|n| (0..6).map(move |o| (3, n, o)));
    for (m, n, o) in shapes.chain([(1, 1, 1), (5, 4, 3), (3, 9, 17), (8, 15, 6)]) {
        let a = Matrix::from_fn(m, n, |_, _| rng.normal());
        let b = Matrix::from_fn(n, o, |_, _| rng.normal());
        let s = Vector::from_fn(n, |_| rng.normal());
        let ab = Matrix::from_fn(m, o, |i, j| sum(n, |k| a[(i, k)] * b[(k, j)]));
        assert_eq!(&a * &b, ab);
        let column = Vector::from_fn(m, |i| sum(n, |j| a[(i, j)] * s[j]));
        assert_eq!(&a * &s, column);
        let row = Vector::from_fn(o, |j| sum(n, |i| s[i] * b[(i, j)]));
        assert_eq!(&s * &b, row);
    }
}

#[test]
fn a_matrix_is_read_by_rows() {
    let a = Matrix::from(A);
    assert_eq!((a.rows(), a.columns(), a.shape()), (2, 3, (2, 3)));
    assert_eq!(a.row(1), [4.0, 5.0, 6.0]);
    assert_eq!(a.as_slice(), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    assert_eq!(a.transpose(), [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]].into());
    assert_eq!(a, Matrix::from_fn(2, 3, |i, j| (3 * i + j + 1) as f64));
    let rows = [Vector::from(A[0]), Vector::from(A[1])];
    assert_eq!(a, Matrix::from_rows(&rows));
    assert_eq!(Matrix::from_rows::<Vector>([]).shape(), (0, 0));
    let mut b = a.map(|x| 2.0 * x);
    b.row_mut(0)[2] = 0.0;
    b[(1, 0)] += 1.0;
    assert_eq!(b, Matrix::from([[2.0, 4.0, 0.0], [9.0, 10.0, 12.0]]));
}

#[test]
fn printing_is_for_people() {
    let v = Vector::from([0.5, -1.0, 2.0]);
    assert_eq!(v.to_string(), "[0.5, -1, 2]");
    assert_eq!(format!("{v:.2}"), "[0.50, -1.00, 2.00]");
    let m = Matrix::from([[0.15, -10.0], [2.0, 0.3]]);
    assert_eq!(m.to_string(), "[ 0.15   -10 ]\n[    2   0.3 ]");
    assert_eq!(format!("{m:.1}"), "[   0.1  -10.0 ]\n[   2.0    0.3 ]");
    assert_eq!(Vector::zeros(0).to_string(), "[]");
    assert_eq!(Matrix::zeros(0, 3).to_string(), "");
}

thread_local! {
    /// The line of this thread's last panic.
    static LINE: Cell<u32> = const { Cell::new(0) };
}

/// Runs `wrong`, which has to panic, and gives its words and its line.
fn panic_of(wrong: impl FnOnce() + panic::UnwindSafe) -> (String, u32) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            LINE.set(info.location().map_or(0, Location::line));
            print(info);
        }));
    });
    (common::panic_of(wrong), LINE.get())
}

/// One line, so that `line!()` is the line of the operation itself.
macro_rules! assert_panics {
    ($wrong:expr, $words:expr) => {{
        let (words, line) = panic_of(|| _ = $wrong);
        assert_eq!(words, $words);
        assert_eq!(
            line,
            line!(),
            "the panic should point at the caller: {words}"
        );
    }};
}

#[test]
#[rustfmt::skip]
fn a_wrong_shape_names_the_operation_and_both_shapes() {
    let (a, b) = (Matrix::from(A), Matrix::zeros(4, 5));
    let (u, v) = (Vector::zeros(2), Vector::zeros(4));
    assert_panics!(&a * &b, "cannot multiply a 2×3 matrix by a 4×5 matrix");
    assert_panics!(&a * &u, "cannot multiply a 2×3 matrix by a vector of length 2");
    assert_panics!(&v * &a, "cannot multiply a vector of length 4 by a 2×3 matrix");
    assert_panics!(&a + &b, "cannot add a 2×3 matrix and a 4×5 matrix: the shapes must be equal");
    assert_panics!(a.clone() - &b, "cannot subtract a 2×3 matrix and a 4×5 matrix: the shapes must be equal");
    assert_panics!(&u + &v, "cannot add a vector of length 2 and a vector of length 4: the shapes must be equal");
    assert_panics!(u.hadamard(&v), "cannot multiply entry by entry a vector of length 2 and a vector of length 4: the shapes must be equal");
    assert_panics!(u.dot(&v), "cannot take the dot product of a vector of length 2 and a vector of length 4: the shapes must be equal");
    assert_panics!({ let mut w = u.clone(); w += &v }, "cannot add a vector of length 2 and a vector of length 4: the shapes must be equal");
    assert_panics!({ let mut w = a.clone(); w -= b }, "cannot subtract a 2×3 matrix and a 4×5 matrix: the shapes must be equal");
    let most = usize::MAX; // another number where an address has 32 bits
    assert_panics!(Matrix::zeros(most, 2), format!("a {most}×2 matrix is larger than any memory"));
    assert_panics!(Matrix::zeros(most / 8, 1), format!("a {}×1 matrix is larger than any memory", most / 8));
    assert_panics!(Matrix::from_rows([&u, &v]), "row 1 has length 4, but row 0 has length 2");
}

#[test]
#[rustfmt::skip]
fn a_wrong_index_names_the_index_and_the_shape() {
    let (a, v) = (Matrix::from(A), Vector::zeros(2));
    assert_panics!(v[2], "no entry 2 in a vector of length 2 (counting starts at 0)");
    assert_panics!(a[(0, 3)], "no entry (0, 3) in a 2×3 matrix (counting starts at 0)");
    assert_panics!(a[(2, 0)], "no entry (2, 0) in a 2×3 matrix (counting starts at 0)");
    assert_panics!(a.row(2).len(), "no row 2 in a 2×3 matrix (counting starts at 0)");
    assert_panics!(Rng::new(0).below(0), "n is 0: there is no number from 0 to n − 1");
    let bounds = "give finite bounds, a finite way apart, the lower first";
    assert_panics!(Rng::new(0).uniform(1.0, 0.0), format!("cannot draw from 1.0 to 0.0: {bounds}"));
    assert_panics!(Rng::new(0).uniform(f64::NAN, 0.0), format!("cannot draw from NaN to 0.0: {bounds}"));
    assert_panics!(Rng::new(0).uniform(0.0, f64::INFINITY), format!("cannot draw from 0.0 to inf: {bounds}"));
    assert_panics!(Rng::new(0).uniform(-1e308, 1e308), format!("cannot draw from -1e308 to 1e308: {bounds}"));
}

/// A graph stays in its thread, since whoever writes a formula with it adds to it.
#[test]
fn threads_may_share_everything_but_a_graph() {
    fn shared<T: Send + Sync>() {}
    shared::<(Matrix, Vector, Rng, Activation)>();
    shared::<(Network, TwoLayer, Layer, Sample, Training, GradientCheck)>();
    shared::<(NetworkError, UnknownActivation, ParseError, EvaluationError)>();
}

/// The first numbers of SplitMix64 for seed 1234567, as its authors publish them.
#[test]
fn the_generator_is_splitmix64() {
    let mut rng = Rng::new(1_234_567);
    let published = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973];
    assert_eq!([rng.next_u64(), rng.next_u64()], published);
}

#[test]
fn uniform_numbers_fill_their_interval() {
    let mut rng = Rng::new(3);
    let numbers: Vec<f64> = (0..10_000).map(|_| rng.uniform(-1.0, 3.0)).collect();
    assert!(numbers.iter().all(|x| (-1.0..3.0).contains(x)));
    assert_close_to(numbers.iter().sum::<f64>() / 1e4, 1.0, 0.05);
    assert!(numbers.iter().any(|x| *x < -0.99) && numbers.iter().any(|x| *x > 2.99));
}

#[test]
fn normal_numbers_have_mean_0_and_variance_1() {
    let mut rng = Rng::new(4);
    let numbers = Vector::from_fn(100_000, |_| rng.normal());
    assert_close_to(numbers.sum() / 1e5, 0.0, 0.015);
    assert_close(numbers.dot(&numbers) / 1e5, 1.0, 0.02);
    let fourth = numbers.map(|x| x.powi(4)).sum() / 1e5;
    assert_close(fourth, 3.0, 0.05);
}

#[test]
fn a_shuffle_keeps_the_items_and_favours_no_order() {
    let mut counts = std::collections::HashMap::new();
    let mut rng = Rng::new(5);
    for _ in 0..6000 {
        let mut items = ['a', 'b', 'c'];
        rng.shuffle(&mut items);
        *counts.entry(items).or_insert(0) += 1;
    }
    let even = counts.values().all(|n| (850..1150).contains(n));
    assert!(even && counts.len() == 6, "{counts:?}");
    assert_eq!((0..3).map(|_| rng.below(1)).sum::<usize>(), 0);
}

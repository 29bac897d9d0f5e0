//! The operators of linear algebra, on vectors and matrices owned or borrowed.

use super::{Matrix, Vector, rows};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// One operator for several pairs of types, which may be owned or borrowed: the
/// expression is what `$a op $b` comes to. (A closure would hide the caller's line.)
macro_rules! operator {
    ($Op:ident $op:ident($a:ident, $b:ident) -> $Out:ident = $value:expr; $($A:ty, $B:ty;)*) => { $(
        impl $Op<$B> for $A {
            type Output = $Out;
            #[allow(clippy::needless_borrow, reason = "a side that is owned needs its `&`")]
            #[track_caller]
            fn $op(self, $b: $B) -> $Out {
                let $a = self;
                $value
            }
        }
    )* };
}

// Σ_j m_ij v_j: a matrix times a column.
operator! { Mul mul(m, v) -> Vector = times_column(&m, &v);
Matrix, Vector; Matrix, &Vector; &Matrix, Vector; &Matrix, &Vector; }
// Σ_i v_i m_ij: a row times a matrix, the direction in which Equation 5 sums.
operator! { Mul mul(v, m) -> Vector = row_times(&v, &m);
Vector, Matrix; Vector, &Matrix; &Vector, Matrix; &Vector, &Matrix; }
// Σ_k a_ik b_kj, the matrix product.
operator! { Mul mul(a, b) -> Matrix = product(&a, &b);
Matrix, Matrix; Matrix, &Matrix; &Matrix, Matrix; &Matrix, &Matrix; }

#[track_caller]
fn times_column(m: &Matrix, v: &Vector) -> Vector {
    assert!(
        m.columns() == v.len(),
        "cannot multiply {} by {}",
        m.size(),
        v.size()
    );
    Vector::from_fn(m.rows(), |i| rows::dot(m.row(i), v.as_slice()))
}

#[track_caller]
fn row_times(v: &Vector, m: &Matrix) -> Vector {
    assert!(
        v.len() == m.rows(),
        "cannot multiply {} by {}",
        v.size(),
        m.size()
    );
    let mut product = Vector::zeros(m.columns());
    rows::add_rows(product.as_mut_slice(), v.as_slice(), m);
    product
}

#[track_caller]
fn product(a: &Matrix, b: &Matrix) -> Matrix {
    assert!(
        a.columns() == b.rows(),
        "cannot multiply {} by {}",
        a.size(),
        b.size()
    );
    let mut product = Matrix::zeros(a.rows(), b.columns());
    for i in 0..a.rows() {
        rows::add_rows(product.row_mut(i), a.row(i), b);
    }
    product
}

/// What a vector and a matrix do in the same way, entry by entry. `$Type` has
/// slices, a `map`, a `shape` to compare and a `size` in words.
macro_rules! entry_by_entry {
    ($Type:ident) => {
        operator! { Add add(a, b) -> $Type = a.zip("add", &b, |a, b| a + b);
        $Type, $Type; $Type, &$Type; &$Type, $Type; &$Type, &$Type; }
        operator! { Sub sub(a, b) -> $Type = a.zip("subtract", &b, |a, b| a - b);
        $Type, $Type; $Type, &$Type; &$Type, $Type; &$Type, &$Type; }
        operator! { Mul mul(a, k) -> $Type = a.map(|a| a * k); $Type, f64; &$Type, f64; }
        operator! { Mul mul(k, a) -> $Type = a.map(|a| a * k); f64, $Type; f64, &$Type; }
        operator! { Div div(a, k) -> $Type = a.map(|a| a / k); $Type, f64; &$Type, f64; }

        impl MulAssign<f64> for $Type {
            fn mul_assign(&mut self, k: f64) {
                *self = &*self * k;
            }
        }

        impl DivAssign<f64> for $Type {
            fn div_assign(&mut self, k: f64) {
                *self = &*self / k;
            }
        }

        impl $Type {
            /// The product entry by entry, written ∘ or ⊙: `c[i] = a[i] × b[i]`.
            ///
            /// # Panics
            ///
            /// If the shapes differ.
            #[must_use = "the vector or matrix itself is not changed"]
            #[track_caller]
            pub fn hadamard(&self, other: &$Type) -> $Type {
                self.zip("multiply entry by entry", other, |a, b| a * b)
            }

            /// `a ← a + k b`, without a matrix or vector in between: one step of
            /// descent, with k = −δ.
            ///
            /// # Panics
            ///
            /// If the shapes differ.
            #[track_caller]
            pub fn add_scaled(&mut self, k: f64, other: &$Type) {
                self.assert_shape("add", other);
                rows::add_scaled(self.as_mut_slice(), k, other.as_slice());
            }

            #[track_caller]
            fn zip(&self, name: &str, other: &$Type, f: impl Fn(f64, f64) -> f64) -> $Type {
                self.assert_shape(name, other);
                let mut c = self.clone();
                for (a, b) in c.as_mut_slice().iter_mut().zip(other.as_slice()) {
                    *a = f(*a, *b);
                }
                c
            }

            #[track_caller]
            fn assert_shape(&self, name: &str, other: &$Type) {
                assert!(
                    self.shape() == other.shape(),
                    "cannot {name} {} and {}: the shapes must be equal",
                    self.size(),
                    other.size(),
                );
            }
        }

        /// All of them added in order; of none at all, the empty one.
        impl Sum for $Type {
            #[track_caller]
            fn sum<I: Iterator<Item = $Type>>(all: I) -> $Type {
                all.reduce(|sum, a| sum + a).unwrap_or_default()
            }
        }

        impl<'a> Sum<&'a $Type> for $Type {
            #[track_caller]
            fn sum<I: Iterator<Item = &'a $Type>>(all: I) -> $Type {
                all.cloned().sum()
            }
        }

        entry_by_entry! { $Type, $Type }
        entry_by_entry! { $Type, &$Type }
    };
    ($Type:ident, $Other:ty) => {
        impl Neg for $Other {
            type Output = $Type;
            fn neg(self) -> $Type {
                self.map(|a| -a)
            }
        }

        impl AddAssign<$Other> for $Type {
            #[track_caller]
            fn add_assign(&mut self, other: $Other) {
                *self = &*self + other;
            }
        }

        impl SubAssign<$Other> for $Type {
            #[track_caller]
            fn sub_assign(&mut self, other: $Other) {
                *self = &*self - other;
            }
        }
    };
}

entry_by_entry!(Vector);
entry_by_entry!(Matrix);

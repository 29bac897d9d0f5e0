//! The index and the operators of linear algebra, on vectors and matrices owned or
//! borrowed.

use super::{Matrix, Vector, rows};
use std::borrow::Borrow;
use std::fmt::Debug;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, DivAssign, Index, IndexMut, Mul, MulAssign};
use std::ops::{Neg, Sub, SubAssign};

/// One operator, each side owned or borrowed: the expression says what it comes to, of
/// both sides borrowed. (A function would need its own `#[track_caller]`.)
macro_rules! operator {
    ($Op:ident $op:ident($a:ident: $A:ident, $b:ident: $B:ident) -> $Out:ident = $value:expr) => {
        operator! { $Op $op($a: $A, $b: $B) -> $Out = $value; $A, $B; $A, &$B; &$A, $B; &$A, &$B; }
    };
    ($Op:ident $op:ident($a:ident: $A:ident, $b:ident: $B:ident) -> $Out:ident = $value:expr;
        $($Left:ty, $Right:ty;)*) => { $(
        impl $Op<$Right> for $Left {
            type Output = $Out;
            #[track_caller]
            fn $op(self, right: $Right) -> $Out {
                let ($a, $b): (&$A, &$B) = (self.borrow(), right.borrow());
                $value
            }
        }
    )* };
}

// Σ_j m_ij v_j: a matrix times a column.
operator! { Mul mul(m: Matrix, v: Vector) -> Vector = {
    assert!(m.columns() == v.len(), "cannot multiply {} by {}", m.size(), v.size());
    Vector::from_fn(m.rows(), |i| rows::dot(m.row(i), v.as_slice()))
} }

// Σ_i v_i m_ij: a row times a matrix, the direction in which Equation 5 sums.
operator! { Mul mul(v: Vector, m: Matrix) -> Vector = {
    assert!(v.len() == m.rows(), "cannot multiply {} by {}", v.size(), m.size());
    let mut product = Vector::zeros(m.columns());
    rows::add_rows(&mut product.0, v.as_slice(), m);
    product
} }

// Σ_k a_ik b_kj, the matrix product.
operator! { Mul mul(a: Matrix, b: Matrix) -> Matrix = {
    assert!(a.columns() == b.rows(), "cannot multiply {} by {}", a.size(), b.size());
    let mut product = Matrix::zeros(a.rows(), b.columns());
    for i in 0..a.rows() {
        rows::add_rows(product.row_mut(i), a.row(i), b);
    }
    product
} }

/// An operator that changes its left side: `a += b` is `a = &a + b`.
macro_rules! assign {
    ($($Op:ident $op:ident = $sign:tt, $A:ident, $B:ty;)*) => { $(
        impl $Op<$B> for $A {
            #[track_caller]
            fn $op(&mut self, other: $B) {
                *self = &*self $sign other;
            }
        }
    )* };
}

/// What a vector and a matrix do in the same way, entry by entry. `$Type` keeps them in
/// its field `$entries`, and has the `position` in it of an entry, a `map`, a `$shape` to
/// compare and a `size` in words.
macro_rules! entry_by_entry {
    ($Type:ident, $entries:tt, $At:ty, $shape:ident) => {
        impl Index<$At> for $Type {
            type Output = f64;

            #[inline]
            #[track_caller]
            fn index(&self, at: $At) -> &f64 {
                &self.$entries[self.position(at)]
            }
        }

        impl IndexMut<$At> for $Type {
            #[inline]
            #[track_caller]
            fn index_mut(&mut self, at: $At) -> &mut f64 {
                let position = self.position(at);
                &mut self.$entries[position]
            }
        }

        operator! { Add add(a: $Type, b: $Type) -> $Type = a.zip("add", b, |a, b| a + b) }
        operator! { Sub sub(a: $Type, b: $Type) -> $Type = a.zip("subtract", b, |a, b| a - b) }
        operator! { Mul mul(a: $Type, k: f64) -> $Type = a.map(|a| a * k) }
        operator! { Mul mul(k: f64, a: $Type) -> $Type = a.map(|a| a * k) }
        operator! { Div div(a: $Type, k: f64) -> $Type = a.map(|a| a / k) }

        assign! {
            AddAssign add_assign = +, $Type, $Type; AddAssign add_assign = +, $Type, &$Type;
            SubAssign sub_assign = -, $Type, $Type; SubAssign sub_assign = -, $Type, &$Type;
            MulAssign mul_assign = *, $Type, f64; DivAssign div_assign = /, $Type, f64;
        }

        impl Neg for &$Type {
            type Output = $Type;
            fn neg(self) -> $Type {
                self.map(|a| -a)
            }
        }

        impl Neg for $Type {
            type Output = $Type;
            fn neg(self) -> $Type {
                -&self
            }
        }

        /// All of them added in order; of none at all, the empty one.
        impl<A: Borrow<$Type>> Sum<A> for $Type {
            #[track_caller]
            fn sum<I: Iterator<Item = A>>(all: I) -> $Type {
                let all = all.map(|a| a.borrow().clone());
                all.reduce(|sum, a| sum + a).unwrap_or_default()
            }
        }

        impl $Type {
            /// All entries; those of a matrix row after row.
            pub fn as_slice(&self) -> &[f64] {
                &self.$entries
            }

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

            #[track_caller]
            fn zip(&self, name: &str, other: &$Type, f: impl Fn(f64, f64) -> f64) -> $Type {
                self.assert_shape(name, other);
                let mut c = self.clone();
                for (a, b) in c.$entries.iter_mut().zip(&other.$entries) {
                    *a = f(*a, *b);
                }
                c
            }

            /// Apart from its check, which so stays small enough to be built into
            /// every loop that says `v[i]` or `m[(i, j)]`.
            #[cold]
            #[track_caller]
            pub(super) fn missing(&self, name: &str, place: impl Debug) -> ! {
                let size = self.size();
                panic!("no {name} {place:?} in {size} (counting starts at 0)");
            }

            #[track_caller]
            pub(super) fn assert_shape(&self, name: &str, other: &$Type) {
                assert!(
                    self.$shape() == other.$shape(),
                    "cannot {name} {} and {}: the shapes must be equal",
                    self.size(),
                    other.size(),
                );
            }
        }
    };
}

entry_by_entry!(Vector, 0, usize, len);
entry_by_entry!(Matrix, entries, (usize, usize), shape);

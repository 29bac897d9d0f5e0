//! `+`, `-` and scaling, which a vector and a matrix do in the same way.

use super::{Matrix, Vector};
use std::ops::{Add, AddAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// Writes the operators of `$Type`, which has slices, a `map`, a `shape` to compare
/// and a `size` in words.
macro_rules! operators {
    ($Type:ident) => {
        impl Add<&$Type> for &$Type {
            type Output = $Type;
            #[track_caller]
            fn add(self, other: &$Type) -> $Type {
                self.clone() + other
            }
        }

        impl Add<&$Type> for $Type {
            type Output = $Type;
            #[track_caller]
            fn add(mut self, other: &$Type) -> $Type {
                self += other;
                self
            }
        }

        impl AddAssign<&$Type> for $Type {
            #[track_caller]
            fn add_assign(&mut self, other: &$Type) {
                self.zip_in_place("add", other, |a, b| a + b);
            }
        }

        impl Sub<&$Type> for &$Type {
            type Output = $Type;
            #[track_caller]
            fn sub(self, other: &$Type) -> $Type {
                self.clone() - other
            }
        }

        impl Sub<&$Type> for $Type {
            type Output = $Type;
            #[track_caller]
            fn sub(mut self, other: &$Type) -> $Type {
                self -= other;
                self
            }
        }

        impl SubAssign<&$Type> for $Type {
            #[track_caller]
            fn sub_assign(&mut self, other: &$Type) {
                self.zip_in_place("subtract", other, |a, b| a - b);
            }
        }

        impl Mul<f64> for &$Type {
            type Output = $Type;
            fn mul(self, k: f64) -> $Type {
                self.map(|a| a * k)
            }
        }

        impl Mul<f64> for $Type {
            type Output = $Type;
            fn mul(mut self, k: f64) -> $Type {
                self *= k;
                self
            }
        }

        impl Mul<&$Type> for f64 {
            type Output = $Type;
            fn mul(self, a: &$Type) -> $Type {
                a * self
            }
        }

        impl Mul<$Type> for f64 {
            type Output = $Type;
            fn mul(self, a: $Type) -> $Type {
                a * self
            }
        }

        impl MulAssign<f64> for $Type {
            fn mul_assign(&mut self, k: f64) {
                for a in self.as_mut_slice() {
                    *a *= k;
                }
            }
        }

        impl Neg for &$Type {
            type Output = $Type;
            fn neg(self) -> $Type {
                self.map(|a| -a)
            }
        }

        impl $Type {
            /// The product entry by entry, written ∘ or ⊙: `c[i] = a[i] × b[i]`.
            ///
            /// # Panics
            ///
            /// If the shapes differ.
            #[track_caller]
            pub fn hadamard(&self, other: &$Type) -> $Type {
                let mut product = self.clone();
                product.zip_in_place("multiply entry by entry", other, |a, b| a * b);
                product
            }

            /// `a ← a + k b`, without a matrix or vector in between: one step of
            /// descent, with k = −δ.
            ///
            /// # Panics
            ///
            /// If the shapes differ.
            #[track_caller]
            pub fn add_scaled(&mut self, k: f64, other: &$Type) {
                self.zip_in_place("add", other, |a, b| a + k * b);
            }

            #[track_caller]
            fn zip_in_place(&mut self, name: &str, other: &$Type, f: impl Fn(f64, f64) -> f64) {
                assert!(
                    self.shape() == other.shape(),
                    "cannot {name} {} and {}: the shapes must be equal",
                    self.size(),
                    other.size(),
                );
                for (a, b) in self.as_mut_slice().iter_mut().zip(other.as_slice()) {
                    *a = f(*a, *b);
                }
            }
        }
    };
}

operators!(Vector);
operators!(Matrix);

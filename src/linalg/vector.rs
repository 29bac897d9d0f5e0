//! A vector: the signals **s** of one layer, or its biases.

use super::{Matrix, rows, sum};
use std::fmt;

/// Numbers in a row, `v[0]` to `v[n - 1]`.
///
/// A vector is neither a row nor a column by itself: `&v * &m` reads it as a
/// row, `&m * &v` as a column. An index that is out of range panics, and so do
/// operators on lengths that do not fit.
///
/// ```
/// use chainrule::Vector;
///
/// let a = Vector::from([1.0, 2.0]);
/// let b = Vector::from([3.0, 4.0]);
/// assert_eq!(&a + &b, Vector::from([4.0, 6.0]));
/// assert_eq!(a.dot(&b), 11.0);
/// assert_eq!(2.0 * &a, a.map(|x| 2.0 * x));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vector(pub(super) Vec<f64>);

impl Vector {
    /// The vector of `n` zeros.
    pub fn zeros(n: usize) -> Vector {
        Vector(vec![0.0; n])
    }

    /// The vector whose entry i is `entry(i)`, for i from 0 to n − 1.
    pub fn from_fn(n: usize, entry: impl FnMut(usize) -> f64) -> Vector {
        (0..n).map(entry).collect()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no entry at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries in order.
    pub fn iter(&self) -> std::slice::Iter<'_, f64> {
        self.0.iter()
    }

    /// The entries in order, to be written to.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, f64> {
        self.0.iter_mut()
    }

    /// The vector of all `f(v[i])`: an activation applied element by element.
    #[must_use = "the vector itself is not changed"]
    pub fn map(&self, f: impl FnMut(f64) -> f64) -> Vector {
        self.iter().copied().map(f).collect()
    }

    /// Σ_i v_i.
    pub fn sum(&self) -> f64 {
        sum(self.len(), |i| self[i])
    }

    /// The scalar product Σ_i a_i b_i.
    ///
    /// # Panics
    ///
    /// If the lengths differ.
    #[track_caller]
    pub fn dot(&self, other: &Vector) -> f64 {
        self.assert_shape("take the dot product of", other);
        rows::dot(&self.0, &other.0)
    }

    /// The outer product, a matrix with a row for every entry of `self` and a
    /// column for every entry of `other`: `m[(i, j)] = a[i] * b[j]`. With
    /// e_j = L_j f′(p_j), `s.outer(&e)` holds every slope of Equation 27 at once.
    ///
    /// ```
    /// use chainrule::{Matrix, Vector};
    /// let (s, e) = (Vector::from([1.0, 2.0]), Vector::from([3.0, 4.0]));
    /// assert_eq!(s.outer(&e), Matrix::from([[3.0, 4.0], [6.0, 8.0]]));
    /// ```
    pub fn outer(&self, other: &Vector) -> Matrix {
        let mut product = Matrix::zeros(self.len(), other.len());
        rows::add_outer(&mut product, 1.0, &self.0, &other.0);
        product
    }

    #[inline]
    #[track_caller]
    pub(super) fn position(&self, i: usize) -> usize {
        if i >= self.len() {
            self.missing("entry", i);
        }
        i
    }

    pub(super) fn size(&self) -> String {
        format!("a vector of length {}", self.len())
    }
}

/// From an array, a slice or a `Vec`.
impl<A: AsRef<[f64]>> From<A> for Vector {
    fn from(entries: A) -> Vector {
        Vector(entries.as_ref().to_vec())
    }
}

impl From<Vector> for Vec<f64> {
    fn from(v: Vector) -> Vec<f64> {
        v.0
    }
}

impl FromIterator<f64> for Vector {
    fn from_iter<I: IntoIterator<Item = f64>>(entries: I) -> Vector {
        Vector(entries.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Vector {
    type Item = &'a f64;
    type IntoIter = std::slice::Iter<'a, f64>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Vector {
    type Item = &'a mut f64;
    type IntoIter = std::slice::IterMut<'a, f64>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl IntoIterator for Vector {
    type Item = f64;
    type IntoIter = std::vec::IntoIter<f64>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<const N: usize> PartialEq<[f64; N]> for Vector {
    fn eq(&self, other: &[f64; N]) -> bool {
        self.0 == other
    }
}

/// `[0.5, -1, 2]`, or with a precision, `{:.2}`, `[0.50, -1.00, 2.00]`.
impl fmt::Display for Vector {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("[")?;
        for (i, x) in self.iter().enumerate() {
            out.write_str(if i == 0 { "" } else { ", " })?;
            fmt::Display::fmt(x, out)?;
        }
        out.write_str("]")
    }
}

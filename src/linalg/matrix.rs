//! A matrix: a table of weights W, or a batch with one sample per row.

use super::Vector;
use std::borrow::Borrow;
use std::fmt;

/// A table of numbers, `m[(i, j)]` in row i and column j.
///
/// As a table of weights it is indexed as the text indexes w_ij: the row i says
/// from which neuron, the column j to which. An index that is out of range
/// panics, and so do operators on shapes that do not fit.
///
/// ```
/// use chainrule::Matrix;
///
/// let m = Matrix::from([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
/// assert_eq!(m.shape(), (2, 3));
/// assert_eq!(m[(1, 0)], 4.0);
/// assert_eq!(m.transpose()[(0, 1)], 4.0);
/// assert_eq!(format!("{m}"), "[ 1  2  3 ]\n[ 4  5  6 ]");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    pub(super) entries: Vec<f64>, // row after row
}

impl Matrix {
    /// The matrix of zeros.
    ///
    /// # Panics
    ///
    /// If no memory could hold it.
    #[track_caller]
    pub fn zeros(rows: usize, columns: usize) -> Matrix {
        let most = isize::MAX as usize / size_of::<f64>();
        let Some(n) = rows.checked_mul(columns).filter(|n| *n <= most) else {
            panic!("a {rows}×{columns} matrix is larger than any memory");
        };
        let entries = vec![0.0; n];
        Matrix {
            rows,
            columns,
            entries,
        }
    }

    /// The matrix whose entry in row i and column j is `entry(i, j)`.
    #[track_caller]
    pub fn from_fn(
        rows: usize,
        columns: usize,
        mut entry: impl FnMut(usize, usize) -> f64,
    ) -> Matrix {
        let mut m = Matrix::zeros(rows, columns);
        for i in 0..rows {
            for j in 0..columns {
                m[(i, j)] = entry(i, j);
            }
        }
        m
    }

    /// The matrix with these rows, for example a batch from its samples; 0×0 if
    /// there are none.
    ///
    /// ```
    /// use chainrule::{Matrix, Vector};
    /// let samples = [Vector::from([1.0, 2.0]), Vector::from([3.0, 4.0])];
    /// assert_eq!(Matrix::from_rows(&samples), Matrix::from([[1.0, 2.0], [3.0, 4.0]]));
    /// ```
    ///
    /// # Panics
    ///
    /// If the rows differ in length.
    #[track_caller]
    pub fn from_rows<V: Borrow<Vector>>(vectors: impl IntoIterator<Item = V>) -> Matrix {
        let mut m = Matrix::default();
        for vector in vectors {
            let row = vector.borrow();
            if m.rows == 0 {
                m.columns = row.len();
            }
            let (i, n, columns) = (m.rows, row.len(), m.columns);
            assert!(
                n == columns,
                "row {i} has length {n}, but row 0 has length {columns}"
            );
            m.entries.extend(row);
            m.rows += 1;
        }
        m
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// (rows, columns).
    pub fn shape(&self) -> (usize, usize) {
        (self.rows, self.columns)
    }

    /// Row i as a slice.
    ///
    /// # Panics
    ///
    /// If there is no row i.
    #[inline]
    #[track_caller]
    pub fn row(&self, i: usize) -> &[f64] {
        if i >= self.rows {
            self.missing("row", i);
        }
        &self.entries[i * self.columns..][..self.columns]
    }

    /// Row i as a slice that can be written to.
    ///
    /// # Panics
    ///
    /// If there is no row i.
    #[inline]
    #[track_caller]
    pub fn row_mut(&mut self, i: usize) -> &mut [f64] {
        if i >= self.rows {
            self.missing("row", i);
        }
        &mut self.entries[i * self.columns..][..self.columns]
    }

    /// Rows and columns exchanged: `t[(j, i)] = m[(i, j)]`.
    #[must_use = "the matrix itself is not changed"]
    pub fn transpose(&self) -> Matrix {
        Matrix::from_fn(self.columns, self.rows, |j, i| self[(i, j)])
    }

    /// The matrix of all `f(m[(i, j)])`.
    #[must_use = "the matrix itself is not changed"]
    pub fn map(&self, f: impl FnMut(f64) -> f64) -> Matrix {
        let entries = self.entries.iter().copied().map(f).collect();
        Matrix { entries, ..*self }
    }

    /// Where m_ij lies. Without the check, `(0, columns)` would quietly be (1, 0).
    #[inline]
    #[track_caller]
    pub(super) fn position(&self, (i, j): (usize, usize)) -> usize {
        if i >= self.rows || j >= self.columns {
            self.missing("entry", (i, j));
        }
        i * self.columns + j
    }

    /// The shape in the words of messages.
    pub(super) fn size(&self) -> String {
        format!("a {}×{} matrix", self.rows, self.columns)
    }
}

impl<const R: usize, const C: usize> From<[[f64; C]; R]> for Matrix {
    fn from(rows: [[f64; C]; R]) -> Matrix {
        Matrix::from_fn(R, C, |i, j| rows[i][j])
    }
}

/// One line for each row, the columns aligned; `{:.3}` sets the decimals.
impl fmt::Display for Matrix {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let word = |x: &f64| match out.precision() {
            Some(decimals) => format!("{x:.decimals$}"),
            None => format!("{x}"),
        };
        let words: Vec<String> = self.entries.iter().map(word).collect();
        let width = words.iter().map(String::len).max().unwrap_or(0);
        for i in 0..self.rows {
            out.write_str(if i == 0 { "[" } else { "\n[" })?;
            for word in &words[i * self.columns..][..self.columns] {
                write!(out, " {word:>width$} ")?;
            }
            out.write_str("]")?;
        }
        Ok(())
    }
}

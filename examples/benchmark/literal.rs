//! The formulas read literally: the form that the crate is timed against.
//!
//! Every sum runs in the order in which its formula is written, with the index
//! that the result bears outside; every operation makes a fresh value; and every
//! sample has a gradient of its own. It is right, and it is slow.

use chainrule::activation::Activation;
use chainrule::linalg::sum;
use chainrule::network::{Network, Sample};
use chainrule::{Matrix, Vector};

/// A network of sigmoids, its biases folded into the tables as in Equation 10.
pub(crate) struct Literal {
    pub(crate) w: Vec<Matrix>,
}

const F: Activation = Activation::Sigmoid;

impl From<&Network> for Literal {
    fn from(network: &Network) -> Literal {
        let tables = network.layers().iter().map(|layer| layer.weights().clone());
        let w = tables.collect();
        Literal { w }
    }
}

impl Literal {
    /// The outputs for the input `s`.
    pub(crate) fn forward(&self, s: &Vector) -> Vector {
        let (mut s, _) = self.signals(s);
        s.pop().expect("a network has layers")
    }

    /// The signals that enter every layer, the outputs last; and all sums p.
    fn signals(&self, input: &Vector) -> (Vec<Vector>, Vec<Vector>) {
        let (mut signals, mut sums) = (Vec::new(), Vec::new());
        let mut s = input.clone();
        for w in &self.w {
            s = append_one(&s); // (10)
            let p = weighted_sums(w, &s); // (14), (25)
            signals.push(s);
            s = p.map(|p| F.value(p)); // (5), (6)
            sums.push(p);
        }
        signals.push(s);
        (signals, sums)
    }

    /// ∂L/∂w of one sample, a table for every layer.
    fn gradient(&self, sample: &Sample) -> Vec<Matrix> {
        let (s, p) = self.signals(&sample.input);
        let last = self.w.len() - 1;
        let error = &s[last + 1] - &sample.target; // −(A_k − s_k), (13)
        let mut e = error.hadamard(&p[last].map(|p| F.derivative(p)));
        let mut gradient = vec![outer(&s[last], &e)]; // (13), (17)
        for m in (0..last).rev() {
            let l = errors_before(&self.w[m + 1], &e, p[m].len()); // (24)
            e = l.hadamard(&p[m].map(|p| F.derivative(p)));
            gradient.insert(0, outer(&s[m], &e)); // (27)
        }
        gradient
    }

    /// Trains in batches of `size`.
    pub(crate) fn train(&mut self, samples: &[Sample], delta: f64, epochs: usize, size: usize) {
        for _ in 0..epochs {
            for batch in samples.chunks(size) {
                let mut sum = self.gradient(&batch[0]);
                for sample in &batch[1..] {
                    let gradient = self.gradient(sample);
                    for (sum, table) in sum.iter_mut().zip(&gradient) {
                        *sum = &*sum + table; // (29)
                    }
                }
                for (w, table) in self.w.iter_mut().zip(&sum) {
                    *w = &*w - &(delta * table); // (12), (21)
                }
            }
        }
    }
}

fn append_one(s: &Vector) -> Vector {
    Vector::from_fn(s.len() + 1, |i| if i < s.len() { s[i] } else { 1.0 })
}

/// p_j = Σ_i w_ij s_i: for each j, the sum over i.
pub(crate) fn weighted_sums(w: &Matrix, s: &Vector) -> Vector {
    let mut p = Vector::zeros(w.columns());
    for j in 0..w.columns() {
        for i in 0..w.rows() {
            p[j] += w[(i, j)] * s[i];
        }
    }
    p
}

/// L_i = Σ_j w_ij e_j for the first n signals; the last one, 1, has no error.
fn errors_before(w: &Matrix, e: &Vector, n: usize) -> Vector {
    let mut l = Vector::zeros(n);
    for i in 0..n {
        for j in 0..w.columns() {
            l[i] += w[(i, j)] * e[j];
        }
    }
    l
}

/// Σ_j w_ij s_j for each i.
pub(crate) fn matrix_by_vector(w: &Matrix, s: &Vector) -> Vector {
    Vector::from_fn(w.rows(), |i| sum(w.columns(), |j| w[(i, j)] * s[j]))
}

/// s_i e_j for every i and j.
pub(crate) fn outer(s: &Vector, e: &Vector) -> Matrix {
    Matrix::from_fn(s.len(), e.len(), |i, j| s[i] * e[j])
}

/// c_ij = Σ_k a_ik b_kj: for each i, for each j, the sum over k.
pub(crate) fn product(a: &Matrix, b: &Matrix) -> Matrix {
    let mut c = Matrix::zeros(a.rows(), b.columns());
    for i in 0..a.rows() {
        for j in 0..b.columns() {
            c[(i, j)] = sum(a.columns(), |k| a[(i, k)] * b[(k, j)]);
        }
    }
    c
}

/// The same with the loops over j and k exchanged.
pub(crate) fn product_swapped(a: &Matrix, b: &Matrix) -> Matrix {
    let mut c = Matrix::zeros(a.rows(), b.columns());
    for i in 0..a.rows() {
        for k in 0..a.columns() {
            for j in 0..b.columns() {
                c[(i, j)] += a[(i, k)] * b[(k, j)];
            }
        }
    }
    c
}

/// The same again, with the rows taken out of the inner loop: a_ik times row k
/// of b is added to row i of c.
pub(crate) fn product_by_rows(a: &Matrix, b: &Matrix) -> Matrix {
    let mut c = Matrix::zeros(a.rows(), b.columns());
    for i in 0..a.rows() {
        for k in 0..a.columns() {
            let (c_i, a_ik, b_k) = (c.row_mut(i), a[(i, k)], b.row(k));
            for j in 0..b_k.len() {
                c_i[j] += a_ik * b_k[j];
            }
        }
    }
    c
}

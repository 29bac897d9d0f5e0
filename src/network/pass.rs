//! The work of [`Network`](super::Network): a pass forward and a pass backward
//! for several samples at once, on buffers that are kept.
//!
//! Section 5 of the text carried to any depth. The text stops at two layers
//! and says that one can imagine the rest; written out, with e_j for ∂L/∂p_j,
//! layer m with its table w passes the error back by
//!
//! ```text
//! e_k = −(A_k − s_k) f′(p_k)     at the outputs
//! L_i = Σ_j w_ij e_j             Equation 24, at every layer before
//! e_i = L_i f′(p_i)
//! ∂L/∂w_ij = s_i e_j             Equations 13 and 27
//! ```
//!
//! Each L_i, e_j and f′ is computed once and used for all weights that share
//! it. The sum over i in p_j runs outside the loop over j, so that both walk
//! along rows of w; every p_j still adds its terms in the formula's order.

use super::{Layer, Sample};
use crate::linalg::{Matrix, rows};

/// How many samples go through the network together. It bounds the buffers; a
/// larger batch goes through in several chunks.
pub(super) const CHUNK: usize = 32;

/// The signals and errors of up to a chunk of samples, one sample per row.
pub(super) struct Pass {
    /// How many samples there are now.
    n: usize,
    /// `s[m]` enters layer m, with its 1 if the layer has biases; the last one
    /// holds the outputs.
    s: Vec<Matrix>,
    /// `p[m]` enters the f of layer m.
    p: Vec<Matrix>,
    /// `e[m]` is ∂L/∂p of layer m.
    e: Vec<Matrix>,
}

impl Pass {
    /// Buffers for up to `capacity` samples. They are filled with ones, and the
    /// signals never overwrite the column behind them: that is the bias's 1.
    pub(super) fn new(layers: &[Layer], capacity: usize) -> Pass {
        let table = |columns| Matrix::from_fn(capacity, columns, |_, _| 1.0);
        let outputs: Vec<usize> = layers.iter().map(Layer::outputs).collect();
        let mut s: Vec<Matrix> = layers.iter().map(|x| table(x.weights().rows())).collect();
        s.extend(outputs.last().map(|&n| table(n)));
        let p: Vec<Matrix> = outputs.iter().map(|&n| table(n)).collect();
        let (n, e) = (0, p.clone());
        Pass { n, s, p, e }
    }

    /// Feeds the samples forward, from their inputs to the outputs.
    pub(super) fn forward(&mut self, layers: &[Layer], samples: &[&Sample]) {
        self.n = samples.len();
        for (l, sample) in samples.iter().enumerate() {
            let input = sample.input.as_slice();
            self.s[0].row_mut(l)[..input.len()].copy_from_slice(input);
        }
        for (m, layer) in layers.iter().enumerate() {
            let (before, after) = self.s.split_at_mut(m + 1);
            for l in 0..self.n {
                let (s, p) = (before[m].row(l), self.p[m].row_mut(l));
                p.fill(0.0);
                rows::add_rows(p, s, layer.weights()); // (14), (25)
                for (s_j, p_j) in after[0].row_mut(l).iter_mut().zip(p) {
                    *s_j = layer.activation().value(*p_j); // (5), (6), (10)
                }
            }
        }
    }

    /// ½ Σ_l Σ_k (A_k − s_k)², of the samples just fed forward.
    pub(super) fn loss(&self, samples: &[&Sample]) -> f64 {
        let s = &self.s[self.p.len()];
        let mut total = 0.0;
        for (l, sample) in samples.iter().enumerate() {
            for (a_k, s_k) in sample.target.iter().zip(s.row(l)) {
                total += (a_k - s_k) * (a_k - s_k); // (28)
            }
        }
        0.5 * total
    }

    /// Carries the errors of the samples just fed forward back to every layer.
    pub(super) fn backward(&mut self, layers: &[Layer], samples: &[&Sample]) {
        let last = layers.len() - 1;
        let f = layers[last].activation();
        for (l, sample) in samples.iter().enumerate() {
            let (s, p) = (self.s[last + 1].row(l), self.p[last].row(l));
            let e = self.e[last].row_mut(l);
            for (k, a_k) in sample.target.iter().enumerate() {
                e[k] = -(a_k - s[k]) * f.derivative(p[k]); // (13), (17)
            }
        }
        for m in (1..=last).rev() {
            let (w, f) = (layers[m].weights(), layers[m - 1].activation());
            let (before, after) = self.e.split_at_mut(m);
            for l in 0..self.n {
                let (p, e) = (self.p[m - 1].row(l), after[0].row(l));
                for (i, e_i) in before[m - 1].row_mut(l).iter_mut().enumerate() {
                    let l_i = rows::dot(w.row(i), e); // (24)
                    *e_i = l_i * f.derivative(p[i]); // (26), (27)
                }
            }
        }
    }

    /// Adds `factor` × ∂L/∂w of layer m to `table`, row by row: with the factor
    /// 1 a sum of gradients, with −δ the update itself.
    pub(super) fn add_gradient(&self, m: usize, factor: f64, table: &mut Matrix) {
        let (s, e) = (&self.s[m], &self.e[m]);
        for l in 0..self.n {
            rows::add_outer(table, factor, s.row(l), e.row(l)); // (16), (27), (29)
        }
    }
}

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
//! along rows of w; every p_j still adds its terms in the formula's order, and
//! its bias last, as in Equation 10. That bias's signal is 1 and is not stored.

use super::{Layer, Sample};
use crate::linalg::{Matrix, rows};

/// How many samples go through the network together. It bounds the buffers; a
/// larger batch goes through in several chunks.
pub(super) const CHUNK: usize = 32;

/// The signals, slopes and errors of up to a chunk of samples: a matrix for
/// each layer, with one sample per row.
pub(super) struct Pass {
    /// `s[m]` leaves layer m; the last one holds the outputs.
    s: Vec<Matrix>,
    /// `f_slope[m]` is f′(p) of layer m. It is taken on the way forward, where
    /// f(p) has just computed the same exponential.
    f_slope: Vec<Matrix>,
    /// `e[m]` is ∂L/∂p of layer m.
    e: Vec<Matrix>,
}

impl Pass {
    /// Buffers for up to `capacity` samples.
    pub(super) fn new(layers: &[Layer], capacity: usize) -> Pass {
        let tables = || {
            let zeros = |layer: &Layer| Matrix::zeros(capacity, layer.outputs());
            layers.iter().map(zeros).collect()
        };
        Pass {
            s: tables(),
            f_slope: tables(),
            e: tables(),
        }
    }

    /// Feeds the samples forward, from their inputs to the outputs.
    pub(super) fn forward(&mut self, layers: &[Layer], samples: &[&Sample]) {
        self.feed::<false>(layers, samples);
    }

    /// The way forward; f′(p) is taken too if there will be a way back. It is a
    /// constant, so that the loop does not ask for every neuron.
    fn feed<const SLOPES: bool>(&mut self, layers: &[Layer], samples: &[&Sample]) {
        for (m, layer) in layers.iter().enumerate() {
            let f = layer.activation();
            let (before, after) = self.s.split_at_mut(m);
            for (l, sample) in samples.iter().enumerate() {
                let p = after[0].row_mut(l); // p_j until it becomes s_j
                layer.write_sums(signals(before, sample, l), p); // (10), (14), (25)
                for (s_j, f_slope_j) in p.iter_mut().zip(self.f_slope[m].row_mut(l)) {
                    let p_j = *s_j;
                    *s_j = f.value(p_j); // (5), (6)
                    if SLOPES {
                        *f_slope_j = f.derivative(p_j);
                    }
                }
            }
        }
    }

    /// ½ Σ_l Σ_k (A_k − s_k)², of the samples just fed forward.
    pub(super) fn loss(&self, samples: &[&Sample]) -> f64 {
        let s = &self.s[self.s.len() - 1];
        let mut total = 0.0;
        for (l, sample) in samples.iter().enumerate() {
            for (a_k, s_k) in sample.target.iter().zip(s.row(l)) {
                total += (a_k - s_k) * (a_k - s_k); // (28)
            }
        }
        0.5 * total
    }

    /// Feeds the samples forward, and carries their errors back to every layer.
    pub(super) fn forward_and_back(&mut self, layers: &[Layer], samples: &[&Sample]) {
        self.feed::<true>(layers, samples);
        let last = layers.len() - 1;
        for (l, sample) in samples.iter().enumerate() {
            let (s, f_slope) = (self.s[last].row(l), self.f_slope[last].row(l));
            let e = self.e[last].row_mut(l);
            for (k, a_k) in sample.target.iter().enumerate() {
                e[k] = -(a_k - s[k]) * f_slope[k]; // (13), (17)
            }
        }
        for m in (1..=last).rev() {
            let w = layers[m].weights();
            let (before, after) = self.e.split_at_mut(m);
            for l in 0..samples.len() {
                let (f_slope, e) = (self.f_slope[m - 1].row(l), after[0].row(l));
                for (i, e_i) in before[m - 1].row_mut(l).iter_mut().enumerate() {
                    let l_i = rows::dot(w.row(i), e); // (24)
                    *e_i = l_i * f_slope[i]; // (26), (27)
                }
            }
        }
    }

    /// Adds `factor` × ∂L/∂w of layer m to `table`, row by row: with the factor
    /// 1 a sum of gradients, with −δ the update itself.
    pub(super) fn add_gradient(
        &self,
        m: usize,
        samples: &[&Sample],
        factor: f64,
        table: &mut Matrix,
    ) {
        for (l, sample) in samples.iter().enumerate() {
            let (s, e) = (signals(&self.s[..m], sample, l), self.e[m].row(l));
            rows::add_outer(table, factor, s, e); // (16), (27), (29)
            if s.len() < table.rows() {
                rows::add_scaled(table.row_mut(s.len()), factor, e); // (10)
            }
        }
    }
}

/// The signals of sample l that leave the last of the layers `before`; before
/// the first layer, the input.
fn signals<'a>(before: &'a [Matrix], sample: &'a Sample, l: usize) -> &'a [f64] {
    before.last().map_or(sample.input.as_slice(), |s| s.row(l))
}

//! The text's network at any depth: backpropagation, whole, from top to bottom.
//!
//! Section 3 remarks that there may be as many hidden layers as one likes: a
//! layer is a table of weights and an f, and feeds the next. Section 5 stops at
//! two layers and says that one can imagine the rest. This is the rest: forward,
//! the errors back, the gradient. Layer m, counted from 0, has the text's
//! w⁽ᵐ⁺¹⁾; with e_j for ∂L/∂p_j it does
//!
//! ```text
//! p_j = Σ_i w_ij s_i              Equations 10, 14 and 25
//! s_j = f(p_j)                    Equations 5 and 6
//! e_k = −(A_k − s_k) f′(p_k)      at the outputs
//! L_i = Σ_j w_ij e_j              Equation 24, at every layer before
//! e_i = L_i f′(p_i)
//! ∂L/∂w_ij = Σ_l s_i e_j          Equations 13, 27 and 29
//! ```
//!
//! For two layers this gives the numbers of [`TwoLayer`](super::TwoLayer), which
//! follows the text index by index. Here nothing is computed twice: every L_i, e_j
//! and f′ serves all weights that share it. The sum over i in p_j runs outside the
//! loop over j, so that both walk along rows of w; every p_j still adds its terms
//! in the formula's order, and its bias last, as in Equation 10.

use super::{Layer, Sample, assert_alike};
use crate::linalg::{Matrix, Vector, rows, sum};
use std::borrow::Borrow;

/// A feed-forward network of any depth.
///
/// ```
/// use chainrule::activation::Activation;
/// use chainrule::network::{Network, Sample, Training};
/// use chainrule::rng::Rng;
///
/// let mut rng = Rng::new(1);
/// let mut network = Network::random(&[2, 4, 1], &[Activation::Sigmoid; 2], &mut rng)?;
/// let xor = [
///     Sample::new([0.0, 0.0], [0.0]),
///     Sample::new([0.0, 1.0], [1.0]),
///     Sample::new([1.0, 0.0], [1.0]),
///     Sample::new([1.0, 1.0], [0.0]),
/// ];
/// network.train(&xor, &mut Training::new(2.0, 2000))?;
/// for sample in &xor {
///     let output = network.forward(&sample.input);
///     assert_eq!(output[0].round(), sample.target[0]);
/// }
/// # Ok::<(), chainrule::network::NetworkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    pub(super) layers: Vec<Layer>,
}

/// Everything that one sample makes a [`Network`] compute on the way forward.
///
/// ```
/// use chainrule::activation::Activation::{Identity, Relu};
/// use chainrule::network::{Layer, Network};
/// use chainrule::{Matrix, Vector};
///
/// let hidden = Layer::new(Relu, Matrix::from([[3.0, -3.0]]));
/// let output = Layer::new(Identity, Matrix::from([[2.0], [5.0]]));
/// let network = Network::new(vec![hidden, output])?;
/// let trace = network.trace(&Vector::from([1.0]));
/// assert_eq!(trace.p[0], Vector::from([3.0, -3.0])); // enters the ReLUs
/// assert_eq!(trace.s[1], Vector::from([3.0, 0.0])); // leaves them
/// assert_eq!(trace.s[2], Vector::from([6.0])); // 3 · 2 + 0 · 5
/// # Ok::<(), chainrule::network::NetworkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// `s[m]` enters layer m, with its 1 if that has biases; the last one holds
    /// the outputs.
    pub s: Vec<Vector>,
    /// `p[m]` enters the f of layer m.
    pub p: Vec<Vector>,
}

/// What a batch makes a network compute: a matrix for each layer, a row for each
/// sample. It is kept from batch to batch.
pub(super) struct Pass {
    /// `s[m]` enters layer m, with the 1 of its biases last, as in [`Trace`].
    s: Vec<Matrix>,
    /// `p[m]` enters the f of layer m.
    p: Vec<Matrix>,
    /// `e[m]` is ∂L/∂p of layer m; until the errors come back it holds f′(p), which
    /// is taken where f(p) has just computed the same exponential.
    e: Vec<Matrix>,
}

impl Pass {
    /// Sends the input of sample l forward.
    pub(super) fn forward(&mut self, layers: &[Layer], l: usize, input: &Vector) {
        let Pass { s, p, e } = self;
        s[0].row_mut(l)[..input.len()].copy_from_slice(input.as_slice());
        for (m, layer) in layers.iter().enumerate() {
            let p = p[m].row_mut(l);
            p.fill(0.0);
            rows::add_rows(p, s[m].row(l), layer.weights()); // (10), (14), (25)
            let f = layer.activation();
            f.apply(p, s[m + 1].row_mut(l), e[m].row_mut(l)); // (5), (6)
        }
    }

    /// Carries the errors of sample l, which wants the answers `a`, back to every
    /// layer. The 1 of the biases is a constant and has none.
    pub(super) fn back(&mut self, layers: &[Layer], l: usize, a: &Vector) {
        let last = layers.len() - 1;
        let (s, e) = (self.s[last + 1].row(l), self.e[last].row_mut(l));
        for k in 0..a.len() {
            e[k] *= -(a[k] - s[k]); // (13), (17)
        }
        for m in (1..=last).rev() {
            let w = layers[m].weights();
            let (before, after) = self.e.split_at_mut(m);
            let (before, e) = (before[m - 1].row_mut(l), after[0].row(l));
            for i in 0..before.len() {
                let l_i = rows::dot(w.row(i), e); // (24)
                before[i] *= l_i; // (26), (27)
            }
        }
    }

    /// Adds `k` ∂L/∂w of layer m, summed over the first n samples, to a table: with
    /// the factor 1 a gradient, with −δ the update itself.
    pub(super) fn add_gradient(&self, m: usize, n: usize, k: f64, table: &mut Matrix) {
        for l in 0..n {
            rows::add_outer(table, k, self.s[m].row(l), self.e[m].row(l)); // (27), (29)
        }
    }

    /// Room for so many samples at a time.
    pub(super) fn new(layers: &[Layer], samples: usize) -> Pass {
        let neurons = |layer: &Layer| Matrix::zeros(samples, layer.outputs());
        // Nothing is written behind the signals of a layer: what is there stays 1.
        let enter = |layer: &Layer| Matrix::from_fn(samples, layer.weights().rows(), |_, _| 1.0);
        let outputs = layers.last().map(neurons);
        Pass {
            s: layers.iter().map(enter).chain(outputs).collect(),
            p: layers.iter().map(neurons).collect(),
            e: layers.iter().map(neurons).collect(),
        }
    }
}

impl Network {
    /// The outputs for the input `s`.
    ///
    /// # Panics
    ///
    /// If `s` has the wrong length.
    #[track_caller]
    pub fn forward(&self, s: &Vector) -> Vector {
        self.trace(s).s.swap_remove(self.layers.len())
    }

    /// All signals s and sums p on the way from the input `s` to the outputs.
    ///
    /// # Panics
    ///
    /// If `s` has the wrong length.
    #[track_caller]
    pub fn trace(&self, s: &Vector) -> Trace {
        self.assert_input(s);
        let mut pass = Pass::new(&self.layers, 1);
        pass.forward(&self.layers, 0, s);
        let vectors = |tables: Vec<Matrix>| tables.iter().map(|x| x.row(0).into()).collect();
        let (s, p) = (vectors(pass.s), vectors(pass.p));
        Trace { s, p }
    }

    /// The loss over the samples, summed as in Equation 28.
    ///
    /// # Panics
    ///
    /// If the samples do not fit; [`Network::check_samples`] says so kindly.
    #[track_caller]
    pub fn loss(&self, samples: &[Sample]) -> f64 {
        self.assert_samples(samples);
        self.loss_in(&mut Pass::new(&self.layers, 1), samples)
    }

    pub(super) fn loss_in(&self, pass: &mut Pass, samples: &[Sample]) -> f64 {
        let mut total = 0.0;
        for sample in samples {
            pass.forward(&self.layers, 0, &sample.input);
            let (a, s) = (&sample.target, pass.s[self.layers.len()].row(0));
            total += sum(a.len(), |k| (a[k] - s[k]).powi(2)); // (28)
        }
        0.5 * total
    }

    /// ∂L/∂w of the summed loss, a table for every layer in the shape of its
    /// weights.
    ///
    /// # Panics
    ///
    /// If the samples do not fit; [`Network::check_samples`] says so kindly.
    #[doc(alias = "backpropagation")]
    #[must_use = "the weights are changed by `update`"]
    #[track_caller]
    pub fn gradient(&self, samples: &[Sample]) -> Vec<Matrix> {
        self.assert_samples(samples);
        let zeros = |layer: &Layer| layer.weights().map(|_| 0.0);
        let mut gradient: Vec<Matrix> = self.layers.iter().map(zeros).collect();
        let mut pass = Pass::new(&self.layers, 1);
        for sample in samples {
            pass.forward(&self.layers, 0, &sample.input);
            pass.back(&self.layers, 0, &sample.target);
            for (m, table) in gradient.iter_mut().enumerate() {
                pass.add_gradient(m, 1, 1.0, table); // (29)
            }
        }
        gradient
    }

    /// One step downhill by all samples of a batch. Every error is known before
    /// the first weight changes.
    pub(super) fn descend(&mut self, pass: &mut Pass, delta: f64, batch: &[&Sample]) {
        for (l, sample) in batch.iter().enumerate() {
            pass.forward(&self.layers, l, &sample.input);
            pass.back(&self.layers, l, &sample.target);
        }
        for (m, layer) in self.layers.iter_mut().enumerate() {
            pass.add_gradient(m, batch.len(), -delta, &mut layer.w); // (12), (21)
        }
    }

    /// One step downhill: w − δ ∂L/∂w for every weight, Equations 12 and 21.
    ///
    /// # Panics
    ///
    /// If the gradient has other shapes than the weights; then no weight has changed.
    #[track_caller]
    pub fn update(&mut self, delta: f64, gradient: &[Matrix]) {
        self.assert_gradient(gradient);
        for (layer, table) in self.layers.iter_mut().zip(gradient) {
            layer.w -= delta * table; // (12), (21)
        }
    }

    /// A table for each layer, in the shape of its weights.
    #[track_caller]
    pub(super) fn assert_gradient<M: Borrow<Matrix>>(&self, gradient: &[M]) {
        let (tables, layers) = (gradient.len(), self.layers.len());
        assert!(tables == layers, "{tables} gradients for {layers} layers");
        for (m, table) in gradient.iter().enumerate() {
            let sizes = [self.layers[m].w.shape(), table.borrow().shape()];
            assert_alike(format_args!("layer {m}'s weights and gradient"), &sizes);
        }
    }
}

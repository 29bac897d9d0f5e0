//! The text's own network, of two layers, made of nothing but its equations.
//!
//! One function f serves both layers. Biases, if any, are folded into the
//! tables as in Equation 10, so that a bias is a weight like all others, with
//! the signal 1.

use super::error::Result;
use super::{Layer, Network, Sample, backprop, batch, bias, feed_forward};
use crate::activation::Activation;
use crate::linalg::{Matrix, Vector};
use crate::rng::Rng;

/// A network with one hidden layer: forward, loss, gradient and update, each by
/// the numbered functions.
///
/// ```
/// use chainrule::activation::Activation;
/// use chainrule::network::{Sample, TwoLayer};
/// use chainrule::Matrix;
///
/// let w1 = Matrix::from([[0.15, 0.25], [0.20, 0.30]]);
/// let w2 = Matrix::from([[0.40], [0.45]]);
/// let mut network = TwoLayer::new(Activation::Sigmoid, w1, w2)?;
/// let sample = Sample::new([0.05, 0.10], [0.01]);
///
/// let gradient = network.gradient(&sample);
/// assert!((gradient.w2[(0, 0)] - 0.072_157_072_912).abs() < 1e-12);
/// network.update(0.5, &gradient);
/// assert!((network.loss(&[sample]) - 0.172_663_843_678).abs() < 1e-12);
/// # Ok::<(), chainrule::network::NetworkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TwoLayer {
    /// Its weights and their shapes. What it computes it does not ask of it.
    network: Network,
}

/// Everything that one sample makes a [`TwoLayer`] compute on the way forward.
///
/// One neuron in each layer, with biases:
///
/// ```
/// use chainrule::{Matrix, Vector, activation::Activation::Relu};
/// use chainrule::network::TwoLayer;
///
/// let (w01, w1) = (Vector::from([-1.0]), Matrix::from([[3.0]]));
/// let (w02, w2) = (Vector::from([4.0]), Matrix::from([[2.0]]));
/// let network = TwoLayer::with_bias(Relu, (w01, w1), (w02, w2))?;
/// let signals = network.signals(&Vector::from([1.0]));
/// assert_eq!(signals.p1, Vector::from([2.0])); // 3 · 1 − 1
/// assert_eq!(signals.s1, Vector::from([2.0, 1.0])); // and the 1 of the bias
/// assert_eq!(signals.p2, Vector::from([8.0])); // 2 · 2 + 4
/// # Ok::<(), chainrule::network::NetworkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Signals {
    /// The input s_i, with its 1 if there are biases.
    pub s: Vector,
    /// p_j, what enters f at the hidden neurons.
    pub p1: Vector,
    /// The hidden signals s_j, with their 1 if there are biases.
    pub s1: Vector,
    /// p_k, what enters f at the outputs.
    pub p2: Vector,
    /// The outputs s_k.
    pub s2: Vector,
}

/// The slope of the loss along every weight of a [`TwoLayer`].
///
/// One neuron in each layer, f(p) = p: the loss is ½ (5 − w⁽²⁾ w⁽¹⁾)².
///
/// ```
/// use chainrule::{Matrix, activation::Activation::Identity};
/// use chainrule::network::{Sample, TwoLayer};
///
/// let (w1, w2) = (Matrix::from([[3.0]]), Matrix::from([[2.0]]));
/// let gradient = TwoLayer::new(Identity, w1, w2)?.gradient(&Sample::new([1.0], [5.0]));
/// assert_eq!(gradient.w2[(0, 0)], 3.0); // −(5 − 6) · 3
/// assert_eq!(gradient.w1[(0, 0)], 2.0); // −(5 − 6) · 2
/// # Ok::<(), chainrule::network::NetworkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// ∂L/∂w_ij, in the shape of w⁽¹⁾.
    pub w1: Matrix,
    /// ∂L/∂w_jk, in the shape of w⁽²⁾.
    pub w2: Matrix,
}

impl TwoLayer {
    /// The network of Equations 5 and 6: `w1` is n(1)×n(2), `w2` n(2)×n(3).
    ///
    /// # Errors
    ///
    /// If a width is 0, a weight is not finite or the tables do not fit.
    pub fn new(f: Activation, w1: Matrix, w2: Matrix) -> Result<TwoLayer> {
        let network = Network::new(vec![Layer::new(f, w1), Layer::new(f, w2)])?;
        Ok(TwoLayer { network })
    }

    /// The network of Equations 8 and 9: `w01` has length n(2), `w02` n(3).
    ///
    /// # Errors
    ///
    /// As [`TwoLayer::new`].
    ///
    /// # Panics
    ///
    /// If a table has not one bias for every column.
    #[track_caller]
    pub fn with_bias(
        f: Activation,
        (w01, w1): (Vector, Matrix),
        (w02, w2): (Vector, Matrix),
    ) -> Result<TwoLayer> {
        let layers = [(w01, w1), (w02, w2)].map(|(w_0, w)| Layer::with_bias(f, &w_0, &w));
        let network = Network::new(layers.into())?;
        Ok(TwoLayer { network })
    }

    /// A network with random weights and biases 0, from n(1) inputs by n(2) hidden
    /// neurons to n(3) outputs: the same as a [`Network`] from the same `rng`, as
    /// [`Layer::random`] says.
    ///
    /// # Errors
    ///
    /// If a width is 0.
    pub fn random(f: Activation, widths: [usize; 3], rng: &mut Rng) -> Result<Self> {
        let network = Network::random(&widths, &[f; 2], rng)?;
        Ok(TwoLayer { network })
    }

    /// The activation of both layers.
    pub fn activation(&self) -> Activation {
        self.network.layers[0].activation()
    }

    /// Whether the last row of each table holds biases.
    pub fn has_bias(&self) -> bool {
        self.network.layers[0].has_bias()
    }

    /// w_ij of the hidden layer; its last row is w_0j if there are biases.
    pub fn w1(&self) -> &Matrix {
        &self.network.layers[0].w
    }

    /// w_jk of the output layer; its last row is w_0k if there are biases.
    pub fn w2(&self) -> &Matrix {
        &self.network.layers[1].w
    }

    /// Gives both layers other weights, their biases last if they have them.
    ///
    /// # Errors
    ///
    /// If a weight is not finite; then none has changed.
    ///
    /// # Panics
    ///
    /// If a table has not the shape of the old one.
    #[track_caller]
    pub fn set_weights(&mut self, w1: Matrix, w2: Matrix) -> Result<()> {
        let mut next = self.network.clone();
        next.set_weights(0, w1)?;
        next.set_weights(1, w2)?;
        self.network = next;
        Ok(())
    }

    /// The same weights and the same f, as a list of two layers: this has whatever a
    /// network of any depth has, such as [`Network::check_samples`],
    /// [`Network::check_gradient`] and [`Network::save`].
    pub fn as_network(&self) -> &Network {
        &self.network
    }

    /// The outputs for the input `s`, which comes without a 1.
    ///
    /// # Panics
    ///
    /// If `s` has the wrong length.
    #[track_caller]
    pub fn forward(&self, s: &Vector) -> Vector {
        self.signals(s).s2
    }

    /// All signals and sums on the way from the input `s` to the outputs.
    ///
    /// # Panics
    ///
    /// If `s` has the wrong length.
    #[track_caller]
    pub fn signals(&self, s: &Vector) -> Signals {
        self.network.assert_input(s);
        let (f, w1, w2) = (self.activation(), self.w1(), self.w2());
        let s = self.with_one(s);
        let p1 = backprop::hidden_sums(w1, &s); // (25)
        let s1 = self.with_one(&feed_forward::hidden_signals(f, w1, &s)); // (5)
        let p2 = backprop::output_sums(w2, &s1); // (14)
        let s2 = feed_forward::output_signals(f, w2, &s1); // (6)
        Signals { s, p1, s1, p2, s2 }
    }

    /// The loss over the samples, summed as in Equation 28.
    ///
    /// # Panics
    ///
    /// If the samples do not fit; [`Network::check_samples`] says so kindly.
    #[track_caller]
    pub fn loss(&self, samples: &[Sample]) -> f64 {
        self.network.assert_samples(samples);
        let a = Matrix::from_rows(samples.iter().map(|sample| &sample.target));
        let s2 = Matrix::from_rows(samples.iter().map(|sample| self.forward(&sample.input)));
        batch::loss(&a, &s2) // (28)
    }

    /// The slope of one sample's loss along every weight.
    ///
    /// # Panics
    ///
    /// If the sample does not fit; [`Network::check_samples`] says so kindly.
    #[doc(alias = "backpropagation")]
    #[must_use = "the weights are changed by `update`"]
    #[track_caller]
    pub fn gradient(&self, sample: &Sample) -> Gradient {
        self.network.assert_samples(std::slice::from_ref(sample));
        let (f, a) = (self.activation(), &sample.target);
        let Signals { s, p1, s1, p2, s2 } = self.signals(&sample.input);
        let l1 = backprop::hidden_errors(a, &s2, f, &p2, self.w2()); // (24)
        let by_w_ij = |i, j| backprop::loss_by_hidden_weight(l1[j], s[i], f, p1[j]); // (27)
        let by_w_jk = |j, k| backprop::loss_by_output_weight(a[k], s2[k], s1[j], f, p2[k]); // (13), (17)
        let w1 = Matrix::from_fn(s.len(), p1.len(), by_w_ij);
        let w2 = Matrix::from_fn(s1.len(), p2.len(), by_w_jk);
        Gradient { w1, w2 }
    }

    /// One step downhill, along a gradient found before any weight was changed.
    ///
    /// # Panics
    ///
    /// If the gradient has other shapes than the weights; then no weight has changed.
    #[track_caller]
    pub fn update(&mut self, delta: f64, gradient: &Gradient) {
        let Gradient { w1, w2 } = gradient;
        self.network.assert_gradient(&[w1, w2]);
        self.network.layers[0].w = Matrix::from_fn(w1.rows(), w1.columns(), |i, j| {
            backprop::next_hidden_weight(self.w1()[(i, j)], delta, w1[(i, j)]) // (21)
        });
        self.network.layers[1].w = Matrix::from_fn(w2.rows(), w2.columns(), |j, k| {
            backprop::next_output_weight(self.w2()[(j, k)], delta, w2[(j, k)]) // (12)
        });
    }

    /// One step downhill for all samples together, by Equation 29.
    ///
    /// As it is written, Equation 29 sums p_k anew for every weight that leads to k:
    /// n(2) times as many products as there need be, which is felt from some dozens
    /// of hidden neurons on. A [`Network`] computes each p_k once.
    ///
    /// # Panics
    ///
    /// If the samples do not fit; [`Network::check_samples`] says so kindly.
    #[track_caller]
    pub fn batch_update(&mut self, delta: f64, samples: &[Sample]) {
        self.network.assert_samples(samples);
        let f = self.activation();
        let each: Vec<Signals> = samples.iter().map(|x| self.signals(&x.input)).collect();
        let rows = |part: fn(&Signals) -> &Vector| Matrix::from_rows(each.iter().map(part));
        let (s, p1) = (rows(|x| &x.s), rows(|x| &x.p1));
        let (s1, s2) = (rows(|x| &x.s1), rows(|x| &x.s2));
        let a = Matrix::from_rows(samples.iter().map(|sample| &sample.target));
        let l1 = Matrix::from_fn(samples.len(), p1.columns(), |l, j| {
            let Signals { s2, p2, .. } = &each[l];
            backprop::hidden_error(&samples[l].target, s2, f, p2, self.w2(), j) // (24)
        });

        let steps1 = batch::hidden_steps(delta, &l1, &s, f, &p1); // (27), summed
        let steps2 = batch::output_steps(delta, &a, &s2, &s1, f, self.w2()); // (29)
        self.network.layers[0].w += &steps1; // (21)
        self.network.layers[1].w += &steps2; // (12)
    }

    /// The signals, with a 1 behind them if there are biases, as in Equation 10.
    fn with_one(&self, s: &Vector) -> Vector {
        match self.has_bias() {
            true => bias::append_one(s),
            false => s.clone(),
        }
    }
}

//! The text's network at any depth: a list of layers.
//!
//! Section 3 remarks that there may be as many hidden layers as one likes: a
//! layer is a table of weights and an f, and feeds the next. The work is done
//! in `pass.rs`; for two layers it gives the numbers of [`TwoLayer`], which
//! follows the text index by index.
//!
//! Layer m, counted from 0, holds the text's w⁽ᵐ⁺¹⁾.

use super::error::{NetworkError, check_tables, refuse};
use super::pass::{CHUNK, Pass};
use super::{Layer, Sample, TwoLayer, sample};
use crate::activation::Activation;
use crate::linalg::{Matrix, Vector};
use crate::rng::Rng;

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
    /// `s[m]` enters layer m; the last one holds the outputs.
    pub s: Vec<Vector>,
    /// `p[m]` enters the f of layer m.
    pub p: Vec<Vector>,
}

impl Network {
    /// The network of these layers, the first one next to the input.
    ///
    /// # Errors
    ///
    /// If there is no layer, a width is 0, a layer does not fit the one before
    /// it, or a weight is not finite.
    pub fn new(layers: Vec<Layer>) -> Result<Network, NetworkError> {
        check_tables(layers.iter().map(|x| (x.weights(), x.has_bias())))?;
        Ok(Network { layers })
    }

    /// A network with random weights and biases 0, as [`Layer::random`].
    ///
    /// `widths` counts the inputs, the neurons of every hidden layer and the
    /// outputs; `activations` has one entry less, one for each layer.
    ///
    /// # Errors
    ///
    /// If there are fewer than two widths, a width is 0, or there is not one
    /// activation for every layer.
    pub fn random(
        widths: &[usize],
        activations: &[Activation],
        rng: &mut Rng,
    ) -> Result<Network, NetworkError> {
        let (layers, given) = (widths.len().saturating_sub(1), activations.len());
        if layers != given {
            return refuse(format!(
                "{given} activations for {layers} layers: give one for each layer"
            ));
        }
        let layer = |(n, &f): (&[usize], &Activation)| Layer::random(n[0], n[1], f, rng);
        Network::new(widths.windows(2).zip(activations).map(layer).collect())
    }

    /// Draws every weight and every bias anew, uniformly from `low` to `high`.
    pub fn fill_uniform(&mut self, low: f64, high: f64, rng: &mut Rng) {
        for layer in &mut self.layers {
            for w in layer.weights_mut().as_mut_slice() {
                *w = rng.uniform(low, high);
            }
        }
    }

    /// The layers, from the input to the output.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The layers, to write to their weights. Keep their shapes.
    pub fn layers_mut(&mut self) -> &mut [Layer] {
        &mut self.layers
    }

    /// How many signals the network takes.
    pub fn inputs(&self) -> usize {
        self.layers[0].inputs()
    }

    /// How many outputs it gives.
    pub fn outputs(&self) -> usize {
        self.layers[self.layers.len() - 1].outputs()
    }

    /// The outputs for the input `s`.
    ///
    /// # Panics
    ///
    /// If `s` has the wrong length.
    #[track_caller]
    pub fn forward(&self, s: &Vector) -> Vector {
        let mut trace = self.trace(s);
        trace.s.swap_remove(self.layers.len())
    }

    /// All signals s and sums p on the way from the input `s` to the outputs.
    ///
    /// # Panics
    ///
    /// If `s` has the wrong length.
    #[track_caller]
    pub fn trace(&self, s: &Vector) -> Trace {
        let (length, inputs) = (s.len(), self.inputs());
        assert!(
            length == inputs,
            "the input has length {length}, but the network wants {inputs}"
        );
        let (mut all_s, mut all_p) = (vec![s.clone()], Vec::new());
        for (m, layer) in self.layers.iter().enumerate() {
            let mut p = Vector::zeros(layer.outputs());
            layer.write_sums(all_s[m].as_slice(), p.as_mut_slice()); // (10), (14), (25)
            all_s.push(p.map(|p| layer.activation().value(p))); // (5), (6)
            all_p.push(p);
        }
        Trace { s: all_s, p: all_p }
    }

    /// The loss over the samples, summed as in Equation 28.
    ///
    /// # Panics
    ///
    /// If the samples do not fit; [`Network::check_samples`] says so kindly.
    #[track_caller]
    pub fn loss(&self, samples: &[Sample]) -> f64 {
        self.assert_samples(samples);
        let samples: Vec<&Sample> = samples.iter().collect();
        self.loss_on(&mut self.pass(samples.len()), &samples)
    }

    /// ∂L/∂w of the summed loss, a table for every layer in the shape of its
    /// weights.
    ///
    /// # Panics
    ///
    /// If the samples do not fit; [`Network::check_samples`] says so kindly.
    #[doc(alias = "backpropagation")]
    #[track_caller]
    pub fn gradient(&self, samples: &[Sample]) -> Vec<Matrix> {
        self.assert_samples(samples);
        let samples: Vec<&Sample> = samples.iter().collect();
        let mut gradient = self.zero_gradient();
        self.add_gradient(&mut self.pass(samples.len()), &samples, &mut gradient);
        gradient
    }

    /// One step downhill: w − δ ∂L/∂w for every weight, Equations 12 and 21.
    ///
    /// # Panics
    ///
    /// If the gradient has other shapes than the weights.
    #[track_caller]
    pub fn update(&mut self, delta: f64, gradient: &[Matrix]) {
        self.assert_one_for_each_layer(gradient);
        for (layer, table) in self.layers.iter_mut().zip(gradient) {
            layer.weights_mut().add_scaled(-delta, table); // (12), (21)
        }
    }

    /// Whether the samples fit this network.
    ///
    /// # Errors
    ///
    /// If there are none, one has a wrong length, or a number is not finite.
    pub fn check_samples(&self, samples: &[Sample]) -> Result<(), NetworkError> {
        sample::check_samples(samples, self.inputs(), self.outputs())
    }

    #[track_caller]
    fn assert_samples(&self, samples: &[Sample]) {
        if let Err(error) = self.check_samples(samples) {
            panic!("{error}");
        }
    }

    #[track_caller]
    pub(super) fn assert_one_for_each_layer(&self, gradient: &[Matrix]) {
        let (tables, layers) = (gradient.len(), self.layers.len());
        assert!(tables == layers, "{tables} gradients for {layers} layers");
    }

    /// Buffers for up to `samples` samples, but no more than a chunk.
    pub(super) fn pass(&self, samples: usize) -> Pass {
        Pass::new(&self.layers, samples.min(CHUNK))
    }

    pub(super) fn loss_on(&self, pass: &mut Pass, samples: &[&Sample]) -> f64 {
        let mut total = 0.0;
        for chunk in samples.chunks(CHUNK) {
            pass.forward(&self.layers, chunk);
            total += pass.loss(chunk);
        }
        total
    }

    /// Zeros in the shapes of the weights.
    pub(super) fn zero_gradient(&self) -> Vec<Matrix> {
        let zeros = |w: &Matrix| Matrix::zeros(w.rows(), w.columns());
        self.layers.iter().map(|x| zeros(x.weights())).collect()
    }

    pub(super) fn add_gradient(&self, pass: &mut Pass, samples: &[&Sample], sum: &mut [Matrix]) {
        for chunk in samples.chunks(CHUNK) {
            pass.forward_and_back(&self.layers, chunk);
            for (m, table) in sum.iter_mut().enumerate() {
                pass.add_gradient(m, chunk, 1.0, table);
            }
        }
    }
}

/// The same weights and the same f, as a list of two layers.
impl From<&TwoLayer> for Network {
    fn from(two: &TwoLayer) -> Network {
        let (activation, bias) = (two.activation(), two.has_bias());
        let layers = [two.w1(), two.w2()].map(|w| Layer::folded(activation, bias, w.clone()));
        Network {
            layers: layers.into(),
        }
    }
}

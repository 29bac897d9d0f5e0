//! The layers of a network: how they and it are made, read and written.

use super::error::{Kind, NetworkError, check_finite, check_tables, refuse};
use super::sample::check_samples;
use super::{Network, Sample, TwoLayer, assert_shape, bias};
use crate::activation::Activation;
use crate::linalg::{Matrix, Vector};
use crate::rng::Rng;

/// One layer: a table of weights, from the signals that enter it to the neurons
/// that it holds, and their activation.
///
/// ```
/// use chainrule::activation::Activation::Sigmoid;
/// use chainrule::network::Layer;
/// use chainrule::{Matrix, Vector};
///
/// let w = Matrix::from([[0.40], [0.45]]); // from two signals to one neuron
/// let layer = Layer::with_bias(Sigmoid, &Vector::from([0.60]), &w);
/// assert_eq!((layer.inputs(), layer.outputs()), (2, 1));
/// assert_eq!(layer.weights(), &Matrix::from([[0.40], [0.45], [0.60]]));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    weights: Matrix,
    bias: bool,
    activation: Activation,
}

impl Layer {
    /// A layer without biases; `weights[(i, j)]` leads from signal i to neuron j.
    pub fn new(activation: Activation, weights: Matrix) -> Layer {
        Layer::folded(activation, false, weights)
    }

    /// A layer with a bias for each of its neurons.
    ///
    /// # Panics
    ///
    /// If there is not one bias for every column of `weights`.
    #[track_caller]
    pub fn with_bias(activation: Activation, biases: &Vector, weights: &Matrix) -> Layer {
        Layer::folded(activation, true, bias::fold(biases, weights)) // (10)
    }

    /// A layer whose table already holds its biases, if any, as its last row.
    pub(super) fn folded(activation: Activation, bias: bool, weights: Matrix) -> Layer {
        Layer {
            weights,
            bias,
            activation,
        }
    }

    /// A layer with random weights and with biases, which start at 0.
    ///
    /// A weight is drawn from the normal distribution of variance 1/inputs, so
    /// that p is about as large as the signals (LeCun and others, "Efficient
    /// BackProp", 1998); twice that for ReLU and SiLU, which let about half
    /// through (He and others, "Delving deep into rectifiers", 2015).
    pub fn random(inputs: usize, outputs: usize, activation: Activation, rng: &mut Rng) -> Layer {
        let layer = Layer::random_without_bias(inputs, outputs, activation, rng);
        Layer::with_bias(activation, &Vector::zeros(outputs), &layer.weights)
    }

    /// A layer with random weights, as [`Layer::random`], and no biases.
    pub fn random_without_bias(
        inputs: usize,
        outputs: usize,
        activation: Activation,
        rng: &mut Rng,
    ) -> Layer {
        let deviation = f64::sqrt(activation.gain() / inputs as f64);
        let weights = Matrix::from_fn(inputs, outputs, |_, _| deviation * rng.normal());
        Layer::new(activation, weights)
    }

    /// w_ij. If there are biases, they are the last row, as in Equation 10.
    pub fn weights(&self) -> &Matrix {
        &self.weights
    }

    pub(super) fn weights_mut(&mut self) -> &mut Matrix {
        &mut self.weights
    }

    /// Whether the last row of the weights holds biases.
    pub fn has_bias(&self) -> bool {
        self.bias
    }

    /// The f of this layer.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// How many signals enter, not counting the 1 of the biases.
    pub fn inputs(&self) -> usize {
        self.weights.rows().saturating_sub(usize::from(self.bias))
    }

    /// How many neurons there are.
    pub fn outputs(&self) -> usize {
        self.weights.columns()
    }
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
        let (given, layers) = (activations.len(), widths.len().saturating_sub(1));
        if given != layers {
            return refuse(Kind::Activations(given, layers));
        }
        let layer = |(n, &f): (&[usize], &Activation)| Layer::random(n[0], n[1], f, rng);
        Network::new(widths.windows(2).zip(activations).map(layer).collect())
    }

    /// Draws every weight and every bias anew, uniformly from `low` to `high`.
    ///
    /// # Panics
    ///
    /// As [`Rng::uniform`].
    #[track_caller]
    pub fn fill_uniform(&mut self, low: f64, high: f64, rng: &mut Rng) {
        for layer in &mut self.layers {
            for w in layer.weights.as_mut_slice() {
                *w = rng.uniform(low, high);
            }
        }
    }

    /// Gives layer m other weights, its biases last if it has them.
    ///
    /// ```
    /// # use chainrule::network::Network;
    /// # use chainrule::{activation::Activation::Silu, rng::Rng};
    /// let mut network = Network::random(&[2, 4, 1], &[Silu; 2], &mut Rng::new(1))?;
    /// let halves = 0.5 * network.layers()[0].weights();
    /// network.set_weights(0, halves)?;
    /// # Ok::<(), chainrule::network::NetworkError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a weight is not finite; then none has changed.
    ///
    /// # Panics
    ///
    /// If there is no layer m, or `w` has not the shape of its weights.
    #[track_caller]
    pub fn set_weights(&mut self, m: usize, w: Matrix) -> Result<(), NetworkError> {
        let weights = &mut self.layers[m].weights;
        assert_shape("new table", m, &w, weights);
        check_finite(m, &w)?;
        *weights = w;
        Ok(())
    }

    /// The layers, from the input to the output.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// How many signals the network takes.
    pub fn inputs(&self) -> usize {
        self.layers[0].inputs()
    }

    /// How many outputs it gives.
    pub fn outputs(&self) -> usize {
        self.layers[self.layers.len() - 1].outputs()
    }

    /// Whether the samples fit this network.
    ///
    /// # Errors
    ///
    /// If there are none, one has a wrong length, or a number is not finite.
    pub fn check_samples(&self, samples: &[Sample]) -> Result<(), NetworkError> {
        check_samples(samples, self.inputs(), self.outputs())
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

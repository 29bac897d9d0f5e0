//! One layer of a network: its weights, its biases and its activation.

use super::bias;
use crate::activation::Activation;
use crate::linalg::{Matrix, Vector, rows};
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

    /// w_ij, to be written to. Keep its shape.
    pub fn weights_mut(&mut self) -> &mut Matrix {
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

    /// Σ_i w_ij s_i for every neuron j, and its bias last: what enters f.
    #[track_caller]
    pub(super) fn write_sums(&self, s: &[f64], p: &mut [f64]) {
        let (n, inputs) = (s.len(), self.inputs());
        assert!(
            n == inputs,
            "{n} signals do not fit a layer that takes {inputs}"
        );
        p.fill(0.0);
        rows::add_rows(p, s, &self.weights); // (14), (25)
        if self.bias {
            rows::add_scaled(p, 1.0, self.weights.row(s.len())); // (10)
        }
    }
}

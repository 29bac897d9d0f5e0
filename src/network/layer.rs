//! The layers of a network: how they and it are made, read and written.

use super::error::{Result, refuse};
use super::{Network, assert_alike, bias};
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
    pub(super) w: Matrix,
    bias: bool,
    f: Activation,
}

impl Layer {
    /// A layer without biases; `w[(i, j)]` leads from signal i to neuron j.
    pub fn new(f: Activation, w: Matrix) -> Layer {
        Layer { w, bias: false, f }
    }

    /// A layer with a bias for each of its neurons.
    ///
    /// # Panics
    ///
    /// If there is not one bias for every column of `w`.
    #[track_caller]
    pub fn with_bias(f: Activation, w_0: &Vector, w: &Matrix) -> Layer {
        let (w, bias) = (bias::fold(w_0, w), true); // (10)
        Layer { w, bias, f }
    }

    /// A layer with random weights and with biases, which start at 0.
    ///
    /// A weight is drawn from the normal distribution of variance 1/inputs, so
    /// that p is about as large as the signals (LeCun and others, "Efficient
    /// BackProp", 1998); twice that for ReLU and SiLU, which let about half
    /// through (He and others, "Delving deep into rectifiers", 2015).
    pub fn random(inputs: usize, outputs: usize, f: Activation, rng: &mut Rng) -> Layer {
        let deviation = f64::sqrt(f.gain() / inputs as f64);
        let w = Matrix::from_fn(inputs, outputs, |_, _| deviation * rng.normal());
        Layer::with_bias(f, &Vector::zeros(outputs), &w)
    }

    /// w_ij. If there are biases, they are the last row, as in Equation 10.
    pub fn weights(&self) -> &Matrix {
        &self.w
    }

    /// Whether the last row of the weights holds biases.
    pub fn has_bias(&self) -> bool {
        self.bias
    }

    /// The f of this layer.
    pub fn activation(&self) -> Activation {
        self.f
    }

    /// How many signals enter, not counting the 1 of the biases.
    pub fn inputs(&self) -> usize {
        self.w.rows().saturating_sub(usize::from(self.bias))
    }

    /// How many neurons there are.
    pub fn outputs(&self) -> usize {
        self.w.columns()
    }
}

impl Network {
    /// The network of these layers, the first one next to the input.
    ///
    /// # Errors
    ///
    /// If there is no layer, a width is 0, a layer does not fit the one before
    /// it, or a weight is not finite.
    pub fn new(layers: Vec<Layer>) -> Result<Network> {
        if layers.is_empty() {
            refuse!("a network needs at least one layer");
        }
        for (m, layer) in layers.iter().enumerate() {
            let (takes, gives) = (layer.inputs(), layer.outputs());
            if takes == 0 || gives == 0 {
                refuse!("layer {m} takes {takes} signals and gives {gives}: neither may be 0");
            }
            if m > 0 && layers[m - 1].outputs() != takes {
                let (before, gives) = (m - 1, layers[m - 1].outputs());
                refuse!("layer {m} takes {takes} signals, but layer {before} gives {gives}");
            }
            check_finite(m, &layer.w)?;
        }
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
    pub fn random(widths: &[usize], activations: &[Activation], rng: &mut Rng) -> Result<Network> {
        let (given, layers) = (activations.len(), widths.len().saturating_sub(1));
        if given != layers && layers > 0 {
            refuse!("{given} activations for {layers} layers: give one for each layer");
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
            layer.w = layer.w.map(|_| rng.uniform(low, high));
        }
    }

    /// Gives layer m other weights, its biases last if it has them.
    ///
    /// ```
    /// use chainrule::network::Network;
    /// use chainrule::{activation::Activation::Silu, rng::Rng};
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
    pub fn set_weights(&mut self, m: usize, w: Matrix) -> Result<()> {
        let sizes = [self.layers[m].w.shape(), w.shape()];
        assert_alike(format_args!("layer {m}'s weights and the new ones"), &sizes);
        check_finite(m, &w)?;
        self.layers[m].w = w;
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
}

/// Checks that the weights of layer m are finite.
fn check_finite(m: usize, w: &Matrix) -> Result<()> {
    if let Some(n) = w.as_slice().iter().position(|x| !x.is_finite()) {
        let (i, j, w) = (n / w.columns(), n % w.columns(), w.as_slice()[n]);
        refuse!("weight ({i}, {j}) of layer {m} is {w}: weights must be finite");
    }
    Ok(())
}

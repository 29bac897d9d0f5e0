//! The check that no falling loss replaces: every slope of the loss that
//! backpropagation claims, beside the one that the loss itself shows.
//!
//! A weight is moved a little to either side, everything else staying as it
//! is, and the loss is measured; see [`finite_difference`](crate::finite_difference).
//! Nothing of Section 5 is used for it.
//!
//! Where a weight puts a neuron at the corner of its ReLU or step, or too near to it
//! for the digits of the loss, the loss has no single slope. Such a weight is
//! INCONCLUSIVE; no tolerance is loosened for it.

use super::error::Result;
use super::{Network, Sample};
use crate::finite_difference::{Check, Verdict, check};
use crate::linalg::Matrix;
use std::fmt;

/// What finite differences say of every weight and bias of a network: see
/// [`Network::check_gradient`].
///
/// A gradient whose hidden layer lost its minus sign, as in the second line of
/// Equation 24 in the text:
///
/// ```
/// use chainrule::{Matrix, activation::Activation::Identity};
/// use chainrule::network::{Layer, Network, Sample};
///
/// let layers = [3.0, 2.0].map(|w| Layer::new(Identity, Matrix::from([[w]])));
/// let network = Network::new(layers.into())?;
/// let samples = [Sample::new([1.0], [5.0])];
/// let mut claim = network.gradient(&samples);
/// claim[0] = -&claim[0];
/// let report = network.check_claim(&samples, &claim);
/// assert!(!report.all_pass());
/// let wrong: Vec<_> = report.failures().map(|w| (w.layer, w.i, w.j)).collect();
/// assert_eq!(wrong, [(0, 0, 0)]);
/// # Ok::<(), chainrule::network::NetworkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct GradientCheck {
    /// One check for each weight, layer by layer, row by row.
    pub weights: Vec<WeightCheck>,
}

/// What finite differences say of one weight or bias.
///
/// ```
/// use chainrule::{Matrix, activation::Activation::Identity};
/// use chainrule::network::{Layer, Network, Sample};
/// let network = Network::new(vec![Layer::new(Identity, Matrix::from([[3.0]]))])?;
/// let report = network.check_gradient(&[Sample::new([1.0], [5.0])])?;
/// let weight = &report.weights[0]; // L = (5 − w)²/2 at w = 3
/// assert_eq!(weight.check.claim, -2.0);
/// assert!((weight.check.estimate + 2.0).abs() < 1e-8);
/// # Ok::<(), chainrule::network::NetworkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct WeightCheck {
    /// Which layer, from 0.
    pub layer: usize,
    /// From which signal; behind the last one, for a bias.
    pub i: usize,
    /// To which neuron.
    pub j: usize,
    /// Whether this is the bias of neuron j.
    pub is_bias: bool,
    /// The slope that was claimed, the one that the loss shows, and whether they
    /// agree.
    pub check: Check,
}

impl Network {
    /// Compares [`Network::gradient`] with finite differences of
    /// [`Network::loss`], for every weight and every bias.
    ///
    /// ```
    /// use chainrule::activation::Activation;
    /// use chainrule::network::{Network, Sample};
    /// use chainrule::rng::Rng;
    ///
    /// let network = Network::random(&[2, 3, 1], &[Activation::Silu; 2], &mut Rng::new(1))?;
    /// let report = network.check_gradient(&[Sample::new([0.3, -0.8], [1.0])])?;
    /// assert_eq!(report.to_string(), "13 weights and biases: 13 PASS");
    /// # Ok::<(), chainrule::network::NetworkError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the samples do not fit the network.
    #[doc(alias = "gradient check")]
    pub fn check_gradient(&self, samples: &[Sample]) -> Result<GradientCheck> {
        self.check_samples(samples)?;
        Ok(self.check_claim(samples, &self.gradient(samples)))
    }

    /// Compares any claimed gradient, a table for every layer, with finite
    /// differences of the loss.
    ///
    /// # Panics
    ///
    /// If the samples do not fit the network, or there is not a table for every
    /// layer, in the shape of its weights.
    #[track_caller]
    pub fn check_claim(&self, samples: &[Sample], claim: &[Matrix]) -> GradientCheck {
        self.assert_gradient(claim);
        let (mut weights, mut moved) = (Vec::new(), self.clone());
        for (layer, claim) in claim.iter().enumerate() {
            for i in 0..claim.rows() {
                for j in 0..claim.columns() {
                    let w = self.layers[layer].w[(i, j)];
                    let loss = |x| {
                        moved.layers[layer].w[(i, j)] = x;
                        moved.loss(samples)
                    };
                    let check = check(loss, w, claim[(i, j)]);
                    moved.layers[layer].w[(i, j)] = w;
                    let is_bias = i == self.layers[layer].inputs();
                    weights.push(WeightCheck {
                        layer,
                        i,
                        j,
                        is_bias,
                        check,
                    });
                }
            }
        }
        GradientCheck { weights }
    }
}

fn passes(weight: &WeightCheck) -> bool {
    weight.check.verdict == Verdict::Pass
}

impl GradientCheck {
    /// Whether every single weight passed.
    pub fn all_pass(&self) -> bool {
        self.weights.iter().all(passes)
    }

    /// The weights whose claimed slope is wrong.
    pub fn failures(&self) -> impl Iterator<Item = &WeightCheck> {
        let wrong = |w: &&WeightCheck| w.check.verdict == Verdict::Fail;
        self.weights.iter().filter(wrong)
    }
}

/// A line of counts, then a line for each weight that did not pass; with
/// `{:#}`, a line for every weight.
impl fmt::Display for GradientCheck {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let pass = self.weights.iter().filter(|w| passes(w)).count();
        let (all, fail) = (self.weights.len(), self.failures().count());
        let doubtful = all - pass - fail;
        let what = match self.weights.iter().any(|w| w.is_bias) {
            true => "weights and biases",
            false if all == 1 => "weight",
            false => "weights",
        };
        write!(out, "{all} {what}: {pass} PASS")?;
        for (count, word) in [(fail, "FAIL"), (doubtful, "INCONCLUSIVE")] {
            if count > 0 {
                write!(out, ", {count} {word}")?;
            }
        }
        for weight in &self.weights {
            if out.alternate() || !passes(weight) {
                write!(out, "\n  {weight}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for WeightCheck {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let (layer, i, j, check) = (self.layer, self.i, self.j, self.check);
        match self.is_bias {
            true => write!(out, "layer {layer}, bias of neuron {j}: ")?,
            false => write!(out, "layer {layer}, weight ({i}, {j}): ")?,
        }
        write!(out, "gradient {:.9e}, ", check.claim)?;
        write!(out, "finite difference {:.9e}, {check}", check.estimate)
    }
}

//! A sample: an input with the answer wanted for it.

use super::Network;
use super::error::{Result, refuse};
use crate::linalg::Vector;

/// An input **s** and the answer A that the network should give.
///
/// ```
/// use chainrule::network::Sample;
///
/// let xor = [
///     Sample::new([0.0, 0.0], [0.0]),
///     Sample::new([0.0, 1.0], [1.0]),
///     Sample::new([1.0, 0.0], [1.0]),
///     Sample::new([1.0, 1.0], [0.0]),
/// ];
/// assert_eq!(xor[1].target[0], 1.0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The signals s_i of the input layer.
    pub input: Vector,
    /// The answers A_k wanted of the outputs, the text's ground truth.
    pub target: Vector,
}

impl Sample {
    /// A sample from anything that makes a vector, such as an array.
    pub fn new(input: impl Into<Vector>, target: impl Into<Vector>) -> Sample {
        let (input, target) = (input.into(), target.into());
        Sample { input, target }
    }
}

impl Network {
    /// Whether the samples fit this network.
    ///
    /// # Errors
    ///
    /// If there are none, one has a wrong length, or a number is not finite.
    pub fn check_samples(&self, samples: &[Sample]) -> Result<()> {
        if samples.is_empty() {
            refuse!("there are no samples: give at least one");
        }
        let (n1, n3) = (self.inputs(), self.outputs());
        for (l, Sample { input, target }) in samples.iter().enumerate() {
            for (part, v, wanted) in [("input", input, n1), ("target", target, n3)] {
                let (part, n) = (|| format!("the {part} of sample {l}"), v.len());
                if n != wanted {
                    refuse!("{} has length {n}, but the network wants {wanted}", part());
                }
                if let Some(i) = v.iter().position(|x| !x.is_finite()) {
                    refuse!("{} is {} at index {i}: it must be finite", part(), v[i]);
                }
            }
        }
        Ok(())
    }

    /// Panics with what [`Network::check_samples`] refuses.
    #[track_caller]
    pub(super) fn assert_samples(&self, samples: &[Sample]) {
        if let Err(error) = self.check_samples(samples) {
            panic!("{error}");
        }
    }

    /// Panics unless the input `s` has a number for each input.
    #[track_caller]
    pub(super) fn assert_input(&self, s: &Vector) {
        let (length, wanted) = (s.len(), self.inputs());
        assert!(
            length == wanted,
            "the input has length {length}, but the network wants {wanted}"
        );
    }
}

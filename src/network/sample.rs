//! A sample: an input with the answer wanted for it.

use super::error::{Kind, NetworkError, refuse};
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

/// Checks that there are samples, and that all fit a network which takes
/// `inputs` signals and gives `outputs`.
pub(super) fn check_samples(
    samples: &[Sample],
    inputs: usize,
    outputs: usize,
) -> Result<(), NetworkError> {
    if samples.is_empty() {
        return refuse(Kind::NoSamples);
    }
    for (l, Sample { input, target }) in samples.iter().enumerate() {
        for (part, v, expected) in [("input", input, inputs), ("target", target, outputs)] {
            let n = v.len();
            if n != expected {
                return refuse(Kind::Length(part, l, n, expected));
            }
            if let Some(i) = first_not_finite(v) {
                return refuse(Kind::NotFinite(part, l, i, v[i]));
            }
        }
    }
    Ok(())
}

/// Panics with what [`check_samples`] refused.
#[track_caller]
pub(super) fn assert_samples(checked: Result<(), NetworkError>) {
    if let Err(error) = checked {
        panic!("{error}");
    }
}

/// Panics unless the input `s` has a number for each of so many inputs.
#[track_caller]
pub(super) fn assert_input(s: &Vector, inputs: usize) {
    let length = s.len();
    assert!(
        length == inputs,
        "the input has length {length}, but the network wants {inputs}"
    );
}

/// The place of the first number that is NaN or infinite.
fn first_not_finite(v: &Vector) -> Option<usize> {
    // Looked at all together first: that is vectorised, a search is not.
    let all_finite = v.iter().fold(true, |all, x| all & x.is_finite());
    match all_finite {
        true => None,
        false => v.iter().position(|x| !x.is_finite()),
    }
}

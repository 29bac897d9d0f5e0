//! What can be wrong with a network, a sample or the options of a training.

use crate::linalg::Matrix;
use std::fmt;

/// Why a network, a sample or a training was refused. Everything is counted
/// from 0: layer 0 is the text's w⁽¹⁾.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum NetworkError {
    /// There is no layer.
    NoLayers,
    /// A layer takes or gives no signal.
    ZeroWidth {
        /// Which layer.
        layer: usize,
    },
    /// A layer takes another number of signals than the one before gives.
    LayersDoNotFit {
        /// The later layer.
        layer: usize,
        /// How many signals it takes.
        takes: usize,
        /// How many signals the layer before gives.
        given: usize,
    },
    /// A weight, or in the row behind the last input a bias, is NaN or infinite.
    WeightNotFinite {
        /// Which layer.
        layer: usize,
        /// From where.
        i: usize,
        /// To where.
        j: usize,
        /// The number found.
        value: f64,
    },
    /// Not one activation for every layer.
    ActivationCount {
        /// How many layers the widths make.
        layers: usize,
        /// How many activations there are.
        activations: usize,
    },
    /// There is no sample.
    NoSamples,
    /// A sample does not fit the network.
    SampleLength {
        /// Which sample.
        sample: usize,
        /// `"input"` or `"target"`.
        part: &'static str,
        /// Its length.
        length: usize,
        /// The length that the network wants.
        expected: usize,
    },
    /// A number of a sample is NaN or infinite.
    SampleNotFinite {
        /// Which sample.
        sample: usize,
        /// `"input"` or `"target"`.
        part: &'static str,
        /// Which entry.
        index: usize,
        /// The number found.
        value: f64,
    },
    /// The learning rate is not a positive number.
    LearningRate(f64),
    /// A mini-batch of no samples, or a loss every 0 epochs.
    Zero(&'static str),
}

impl fmt::Display for NetworkError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        use NetworkError::*;
        match self {
            NoLayers => write!(out, "a network needs at least one layer"),
            ZeroWidth { layer } => write!(
                out,
                "layer {layer} has width 0: it must take at least one signal and give at least one"
            ),
            LayersDoNotFit {
                layer,
                takes,
                given,
            } => write!(
                out,
                "layer {layer} takes {takes} signals, but layer {} gives {given}",
                layer - 1
            ),
            WeightNotFinite { layer, i, j, value } => write!(
                out,
                "weight ({i}, {j}) of layer {layer} is {value}: weights must be finite"
            ),
            ActivationCount {
                layers,
                activations,
            } => write!(
                out,
                "{activations} activations for {layers} layers: give one for each layer"
            ),
            NoSamples => write!(out, "there are no samples: give at least one"),
            SampleLength {
                sample,
                part,
                length,
                expected,
            } => write!(
                out,
                "the {part} of sample {sample} has length {length}, but the network wants {expected}"
            ),
            SampleNotFinite {
                sample,
                part,
                index,
                value,
            } => write!(
                out,
                "the {part} of sample {sample} is {value} at index {index}: it must be finite"
            ),
            LearningRate(delta) => write!(
                out,
                "the learning rate is {delta}: it must be finite and above 0"
            ),
            Zero(name) => write!(out, "{name} is 0: it must be at least 1"),
        }
    }
}

impl std::error::Error for NetworkError {}

/// Checks the tables of weights of a network, each with whether its last row
/// holds biases.
pub(super) fn check_tables<'a>(
    tables: impl IntoIterator<Item = (&'a Matrix, bool)>,
) -> Result<(), NetworkError> {
    let mut given = None;
    for (layer, (w, bias)) in tables.into_iter().enumerate() {
        let takes = w.rows().saturating_sub(usize::from(bias));
        if takes == 0 || w.columns() == 0 {
            return Err(NetworkError::ZeroWidth { layer });
        }
        if let Some(given) = given
            && given != takes
        {
            return Err(NetworkError::LayersDoNotFit {
                layer,
                takes,
                given,
            });
        }
        if let Some(n) = w.as_slice().iter().position(|x| !x.is_finite()) {
            let (i, j) = (n / w.columns(), n % w.columns());
            return Err(NetworkError::WeightNotFinite {
                layer,
                i,
                j,
                value: w[(i, j)],
            });
        }
        given = Some(w.columns());
    }
    given.map(|_| ()).ok_or(NetworkError::NoLayers)
}

//! Why a network, a sample or a training was refused.

use crate::activation::UnknownActivation;
use std::error::Error;
use std::fmt;

/// What is wrong with a network, a sample or the options of a training, and
/// where. Layers, samples and entries are counted from 0: layer 0 is the
/// text's w⁽¹⁾.
///
/// ```
/// use chainrule::activation::Activation::Sigmoid;
/// use chainrule::network::{Layer, Network};
/// use chainrule::Matrix;
///
/// let layers = vec![
///     Layer::new(Sigmoid, Matrix::zeros(2, 3)),
///     Layer::new(Sigmoid, Matrix::zeros(2, 1)),
/// ];
/// let refused = Network::new(layers).unwrap_err();
/// assert_eq!(refused.to_string(), "layer 1 takes 2 signals, but layer 0 gives 3");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkError(Kind);

/// Makes [`Kind`] from a table: a row for all that is refused, with its words.
macro_rules! kinds {
    ($( $Name:ident $(($($part:ident: $Type:ty),*))? => $words:literal )*) => {
        #[derive(Clone, Debug, PartialEq)]
        pub(super) enum Kind {
            $( $Name $(($($Type),*))?, )*
        }

        impl fmt::Display for NetworkError {
            fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
                match &self.0 {
                    $( Kind::$Name $(($($part),*))? => write!(out, $words), )*
                }
            }
        }
    };
}

kinds! {
    NoLayers => "a network needs at least one layer"
    Activations(given: usize, layers: usize)
        => "{given} activations for {layers} layers: give one for each layer"
    NoWidth(m: usize)
        => "layer {m} has width 0: it must take at least one signal and give at least one"
    Gap(m: usize, takes: usize, before: usize, gives: usize)
        => "layer {m} takes {takes} signals, but layer {before} gives {gives}"
    Weight(m: usize, place: (usize, usize), w: f64)
        => "weight {place:?} of layer {m} is {w}: weights must be finite"
    NoSamples => "there are no samples: give at least one"
    Length(part: &'static str, l: usize, n: usize, wanted: usize)
        => "the {part} of sample {l} has length {n}, but the network wants {wanted}"
    NotFinite(part: &'static str, l: usize, i: usize, x: f64)
        => "the {part} of sample {l} is {x} at index {i}: it must be finite"
    LearningRate(delta: f64) => "the learning rate is {delta}: it must be finite and above 0"
    NoBatch => "the size of a mini-batch is 0: it must be at least 1"
    Name(unknown: UnknownActivation) => "{unknown}"
}

impl Error for NetworkError {}

/// So that `"relu".parse::<Activation>()?` stands beside a network.
impl From<UnknownActivation> for NetworkError {
    fn from(unknown: UnknownActivation) -> NetworkError {
        NetworkError(Kind::Name(unknown))
    }
}

/// Refuses a thing of this kind.
pub(super) fn refuse<T>(kind: Kind) -> Result<T, NetworkError> {
    Err(NetworkError(kind))
}

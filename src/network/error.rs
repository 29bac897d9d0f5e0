//! Why a network, a sample, a training or a file of weights was refused.

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkError(pub(super) String);

/// What was asked for, or why it is refused.
pub(super) type Result<T> = std::result::Result<T, NetworkError>;

/// Refuses it with these words.
macro_rules! refuse {
    ($($words:tt)*) => { return Err(crate::network::NetworkError(format!($($words)*))) };
}
pub(super) use refuse;

impl fmt::Display for NetworkError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Error for NetworkError {}

/// So that `"relu".parse::<Activation>()?` stands beside a network.
impl From<UnknownActivation> for NetworkError {
    fn from(unknown: UnknownActivation) -> NetworkError {
        NetworkError(unknown.to_string())
    }
}

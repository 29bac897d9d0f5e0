//! Why a network, a sample or a training was refused.

use crate::linalg::Matrix;
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
pub struct NetworkError {
    message: String,
}

impl fmt::Display for NetworkError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for NetworkError {}

/// Refuses with these words.
pub(super) fn refuse<T>(message: impl Into<String>) -> Result<T, NetworkError> {
    let message = message.into();
    Err(NetworkError { message })
}

/// Checks the tables of weights of a network, each with whether its last row
/// holds biases.
pub(super) fn check_tables<'a>(
    tables: impl IntoIterator<Item = (&'a Matrix, bool)>,
) -> Result<(), NetworkError> {
    let mut before = None;
    for (m, (w, bias)) in tables.into_iter().enumerate() {
        let inputs = w.rows().saturating_sub(usize::from(bias));
        if inputs == 0 || w.columns() == 0 {
            return refuse(format!(
                "layer {m} has width 0: it must take at least one signal and give at least one"
            ));
        }
        if let Some(given) = before.filter(|given| *given != inputs) {
            let last = m - 1;
            return refuse(format!(
                "layer {m} takes {inputs} signals, but layer {last} gives {given}"
            ));
        }
        if let Some(n) = w.as_slice().iter().position(|x| !x.is_finite()) {
            let (i, j) = (n / w.columns(), n % w.columns());
            return refuse(format!(
                "weight ({i}, {j}) of layer {m} is {}: weights must be finite",
                w[(i, j)]
            ));
        }
        before = Some(w.columns());
    }
    match before {
        Some(_) => Ok(()),
        None => refuse("a network needs at least one layer"),
    }
}

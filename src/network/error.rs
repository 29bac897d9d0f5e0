//! Why a network, a sample or a training was refused.

use crate::activation::UnknownActivation;
use crate::linalg::Matrix;
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
pub struct NetworkError {
    kind: Kind,
}

/// All that is refused. Each of them says in `Display` what its numbers are.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    NoLayers,
    Activations(usize, usize),
    NoWidth(usize),
    Gap(usize, usize, usize),
    Weight(usize, (usize, usize), f64),
    NoSamples,
    Length(&'static str, usize, usize, usize),
    NotFinite(&'static str, usize, usize, f64),
    LearningRate(f64),
    NoBatch,
    Name(UnknownActivation),
}

impl fmt::Display for NetworkError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match &self.kind {
            Kind::NoLayers => out.write_str("a network needs at least one layer"),
            Kind::Activations(given, layers) => write!(
                out,
                "{given} activations for {layers} layers: give one for each layer"
            ),
            Kind::NoWidth(m) => write!(
                out,
                "layer {m} has width 0: it must take at least one signal and give at least one"
            ),
            Kind::Gap(m, takes, gives) => {
                let last = m - 1;
                write!(
                    out,
                    "layer {m} takes {takes} signals, but layer {last} gives {gives}"
                )
            }
            Kind::Weight(m, place, w) => write!(
                out,
                "weight {place:?} of layer {m} is {w}: weights must be finite"
            ),
            Kind::NoSamples => out.write_str("there are no samples: give at least one"),
            Kind::Length(part, l, n, wanted) => write!(
                out,
                "the {part} of sample {l} has length {n}, but the network wants {wanted}"
            ),
            Kind::NotFinite(part, l, i, x) => write!(
                out,
                "the {part} of sample {l} is {x} at index {i}: it must be finite"
            ),
            Kind::LearningRate(delta) => write!(
                out,
                "the learning rate is {delta}: it must be finite and above 0"
            ),
            Kind::NoBatch => out.write_str("the size of a mini-batch is 0: it must be at least 1"),
            Kind::Name(unknown) => unknown.fmt(out),
        }
    }
}

impl Error for NetworkError {}

impl From<Kind> for NetworkError {
    fn from(kind: Kind) -> NetworkError {
        NetworkError { kind }
    }
}

/// So that `"relu".parse::<Activation>()?` stands beside a network.
impl From<UnknownActivation> for NetworkError {
    fn from(unknown: UnknownActivation) -> NetworkError {
        Kind::Name(unknown).into()
    }
}

/// Refuses a thing of this kind.
pub(super) fn refuse<T>(kind: Kind) -> Result<T, NetworkError> {
    Err(kind.into())
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
            return refuse(Kind::NoWidth(m));
        }
        if let Some(given) = before.filter(|given| *given != inputs) {
            return refuse(Kind::Gap(m, inputs, given));
        }
        check_finite(m, w)?;
        before = Some(w.columns());
    }
    match before {
        Some(_) => Ok(()),
        None => refuse(Kind::NoLayers),
    }
}

/// Checks that the weights of layer m are finite.
pub(super) fn check_finite(m: usize, w: &Matrix) -> Result<(), NetworkError> {
    match w.as_slice().iter().position(|x| !x.is_finite()) {
        None => Ok(()),
        Some(n) => {
            let place = (n / w.columns(), n % w.columns());
            refuse(Kind::Weight(m, place, w[place]))
        }
    }
}

//! Why an expression has no value at a point: the part that has none, by name.

use std::error::Error;
use std::fmt;

use crate::readable::readable;

/// Why an expression has no value.
///
/// ```
/// use chainrule::calculus::Graph;
///
/// let graph = Graph::new();
/// let f = graph.parse("3 + x*ln(x - 1)")?;
/// let error = f.evaluate(&[("x", 1.0)]).unwrap_err();
/// assert_eq!(error.to_string(), "ln(x - 1) is not defined at x = 1");
/// # Ok::<(), chainrule::calculus::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationError {
    kind: Kind,
}

/// What is wrong; `part` is written as in `ln(x)`, and `at` as in `x = -1`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A variable has no value; the bound ones have.
    Unbound { name: String, bound: Vec<String> },
    /// A variable was given NaN or an infinity.
    NotFinite { name: String, value: f64 },
    /// A part of the expression is not defined there.
    Undefined { part: String, at: String },
    /// A part of the expression exceeds the largest `f64`, about 1.8e308.
    Overflow { part: String, at: String },
}

/// `x = 2`
pub(super) fn binding(name: &str, value: f64) -> String {
    format!("{name} = {}", readable(value))
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = |at: &str| match at {
            "" => String::new(),
            _ => format!(" at {at}"),
        };
        match &self.kind {
            Kind::Unbound { name, bound } => {
                let bound = match bound.is_empty() {
                    true => "none is bound".to_string(),
                    false => format!("bound: {}", bound.join(", ")),
                };
                write!(out, "unbound variable '{name}' ({bound})")
            }
            Kind::NotFinite { name, value } => {
                write!(out, "{name} is {value}: it must be a finite number")
            }
            Kind::Undefined { part, at } => {
                write!(out, "{part} is not defined{}", place(at))
            }
            Kind::Overflow { part, at } => {
                write!(out, "{part} overflows{}: it exceeds 1.8e308", place(at))
            }
        }
    }
}

impl Error for EvaluationError {}

impl From<Kind> for EvaluationError {
    fn from(kind: Kind) -> EvaluationError {
        EvaluationError { kind }
    }
}

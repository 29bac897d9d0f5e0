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
pub struct EvaluationError(pub(super) String);

impl EvaluationError {
    /// A variable, or its change, was given NaN or an infinity.
    pub(super) fn not_finite(name: &str, value: f64) -> EvaluationError {
        EvaluationError(format!("{name} is {value}: it must be a finite number"))
    }

    /// Something has no value at all, NaN, or one that is infinite or 0 as an `f64`.
    pub(super) fn no_value(part: &str, at: &[(String, f64)], value: f64) -> EvaluationError {
        let at = at.iter().enumerate().map(|(i, (name, value))| {
            let before = if i == 0 { " at" } else { "," };
            format!("{before} {name} = {}", readable(*value))
        });
        let at: String = at.collect();
        EvaluationError(match value {
            0.0 => format!("{part} underflows{at}: it is nearer to 0 than 4.9e-324"),
            _ if value.is_nan() => format!("{part} is not defined{at}"),
            _ => format!("{part} overflows{at}: it exceeds 1.8e308"),
        })
    }
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Error for EvaluationError {}

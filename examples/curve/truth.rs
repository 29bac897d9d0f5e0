//! The curve to be learned: an expression in x, with its derivative.

use crate::command_line::number::short;
use chainrule::calculus::{Expr, Graph, Steps};

/// An expression and its derivative by x, which has nothing but x in it.
pub(crate) struct Truth<'g> {
    pub(crate) f: Expr<'g>,
    pub(crate) steps: Steps<'g>,
}

impl<'g> Truth<'g> {
    pub(crate) fn parse(graph: &'g Graph, text: &str) -> Result<Truth<'g>, String> {
        let f = graph.parse(text).map_err(|error| error.to_string())?;
        let x = graph.variable("x");
        match f.variables().iter().find(|variable| **variable != x) {
            Some(other) => Err(format!(
                "{f} depends on {other}, but the curve is a function of x alone"
            )),
            None => Ok(Truth {
                f,
                steps: f.steps(x),
            }),
        }
    }

    /// The value at x, if it can be learned.
    pub(crate) fn at(&self, x: f64) -> Result<f64, String> {
        match self.f.evaluate(&[("x", x)]) {
            Ok(y) if y.abs() < 1e100 => Ok(y),
            Ok(y) => Err(format!(
                "the curve is {y:e} at x = {}: too far off to learn",
                short(x, 9)
            )),
            Err(e) => Err(format!(
                "{e}: choose --from and --to where the curve is defined"
            )),
        }
    }

    /// The value at x, NaN where there is none.
    pub(crate) fn value(&self, x: f64) -> f64 {
        self.f.evaluate(&[("x", x)]).unwrap_or(f64::NAN)
    }

    /// The slope at x, NaN where there is none: 1/x is not the slope of ln(x) at −1.
    pub(crate) fn slope(&self, x: f64) -> f64 {
        let (at, steps) = ([("x", x)], &self.steps);
        let value = self.f.evaluate(&at).and(steps.result.evaluate(&at)).ok();
        let value = value.filter(|_| steps.conditions.iter().all(|part| part.holds(&at)));
        value.unwrap_or(f64::NAN)
    }
}

//! Conditions: what a simplification relied on, and which of it goes without saying.

use std::collections::HashSet;
use std::fmt;

use crate::calculus::Expr;
use crate::calculus::graph::{Id, Node, parts};
use crate::calculus::number::Number;

/// What a simplification relied on.
///
/// ```
/// use chainrule::calculus::{Condition, Graph};
///
/// let graph = Graph::new();
/// let x = graph.variable("x");
/// let condition = (x / x).simplify().conditions[0];
/// assert_eq!(condition, Condition::NonZero(x));
/// assert!(condition.holds(&[("x", 2.0)]) && !condition.holds(&[("x", 0.0)]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition<'g> {
    /// The expression is not 0.
    NonZero(Expr<'g>),
    /// The expression has a finite value.
    Defined(Expr<'g>),
}

impl<'g> Condition<'g> {
    /// What it is about.
    fn expression(&self) -> Expr<'g> {
        match *self {
            Condition::NonZero(e) | Condition::Defined(e) => e,
        }
    }

    /// The same, with expressions in the place of variables.
    pub(in crate::calculus) fn substitute(self, pairs: &[(Expr<'g>, Expr<'g>)]) -> Condition<'g> {
        match self {
            Condition::NonZero(e) => Condition::NonZero(e.substitute(pairs)),
            Condition::Defined(e) => Condition::Defined(e.substitute(pairs)),
        }
    }

    /// Whether it holds for these values of the variables; without one that it
    /// needs, it does not.
    pub fn holds(&self, bindings: &[(&str, f64)]) -> bool {
        match self {
            Condition::NonZero(e) => e.evaluate(bindings).is_ok_and(|value| value != 0.0),
            Condition::Defined(e) => e.evaluate(bindings).is_ok(),
        }
    }
}

impl fmt::Display for Condition<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Condition::NonZero(e) => write!(out, "{e:#} ≠ 0"),
            Condition::Defined(e) => write!(out, "{e:#} is defined"),
        }
    }
}

/// Those conditions that could fail, each once.
pub(in crate::calculus) fn doubtful(mut conditions: Vec<Condition<'_>>) -> Vec<Condition<'_>> {
    let (sizes, mut noted) = (sizes(&conditions), HashSet::new());
    conditions.retain(|condition| {
        let could_fail = match condition {
            Condition::NonZero(e) => e.as_number().is_none_or(|number| number == Number::ZERO),
            Condition::Defined(e) => !sizes[e.id()].1.is_finite(),
        };
        let is_nonzero = matches!(condition, Condition::NonZero(_));
        could_fail && noted.insert((is_nonzero, condition.expression().id()))
    });
    conditions
}

/// `where x ≠ 0`, or nothing; of many conditions only the first five.
pub(in crate::calculus) fn where_they_hold(conditions: &[Condition<'_>]) -> String {
    let mut parts: Vec<String> = conditions.iter().take(5).map(ToString::to_string).collect();
    let more = conditions.len() - parts.len();
    if more > 0 {
        parts.push(format!("{more} more"));
    }
    match parts.is_empty() {
        true => String::new(),
        false => format!("where {}", parts.join(" and ")),
    }
}

/// The least and the largest absolute value of each part, as far as can be told,
/// where variables lie within ±1000 and what must not be 0 is 1/1000 at least.
fn sizes(conditions: &[Condition<'_>]) -> Vec<(f64, f64)> {
    let roots: Vec<Expr> = conditions.iter().map(Condition::expression).collect();
    let parts = parts(&roots);
    let mut sizes = vec![(0.0_f64, 0.0_f64); parts.last().map_or(0, |e| e.id() + 1)];
    for condition in conditions {
        if let Condition::NonZero(e) = condition {
            sizes[e.id()].0 = 1e-3;
        }
    }
    for part in parts {
        let size = |child: Option<Id>| child.map_or((0.0, 0.0), |id| sizes[id]);
        let [u, v] = part.node().children().map(size);
        let (least, largest) = match part.node() {
            Node::Number(number) => (number.value().abs(), number.value().abs()),
            Node::Variable(_) => (0.0, 1000.0),
            Node::Neg(_) => u,
            Node::Add(..) | Node::Sub(..) => (0.0, u.1 + v.1),
            Node::Mul(..) => (u.0 * v.0, u.1 * v.1),
            Node::Div(..) => (u.0 / v.1, u.1 / v.0),
            Node::Pow(_, n) => match part.at(n).as_integer() {
                Some(n) if n < 0 => (u.1.powf(n as f64), u.0.powf(n as f64)),
                Some(n) => (u.0.powf(n as f64), u.1.powf(n as f64)),
                None => (0.0, f64::INFINITY),
            },
            Node::Call(function, _) if function.row().tame => (0.0, u.1.max(1.0)),
            Node::Call(..) => (0.0, f64::INFINITY),
        };
        let size = &mut sizes[part.id()];
        *size = (least.max(size.0), largest);
    }
    sizes
}

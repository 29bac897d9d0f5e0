//! Conditions: what a simplification relied on, and which of it goes without saying.

use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::calculus::Expr;
use crate::calculus::graph::{Id, Node};
use crate::calculus::number::Number;

/// What a simplification relied on.
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

    /// Whether it holds for these values of the variables.
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
    let sizes = sizes(&conditions);
    let mut noted = HashSet::new();
    conditions.retain(|&condition| match condition {
        Condition::NonZero(e) => !is_nonzero_number(e) && noted.insert((0, e.id())),
        Condition::Defined(e) => !sizes[&e.id()].1.is_finite() && noted.insert((1, e.id())),
    });
    conditions
}

fn is_nonzero_number(e: Expr<'_>) -> bool {
    e.as_number().is_some_and(|number| number != Number::ZERO)
}

/// `where x ≠ 0`, or nothing; of many conditions only the first five.
pub(in crate::calculus) fn where_they_hold(conditions: &[Condition<'_>]) -> String {
    let mut parts: Vec<String> = conditions.iter().take(5).map(ToString::to_string).collect();
    if conditions.len() > parts.len() {
        parts.push(format!(
            "{} more conditions hold",
            conditions.len() - parts.len()
        ));
    }
    match parts.is_empty() {
        true => String::new(),
        false => format!("where {}", parts.join(" and ")),
    }
}

/// The least and the largest absolute value of each part, as far as can be told,
/// where variables lie within ±1000 and what must not be 0 is 1/1000 at least.
fn sizes(conditions: &[Condition<'_>]) -> HashMap<Id, (f64, f64)> {
    let mut sizes: HashMap<Id, (f64, f64)> = HashMap::new();
    let Some(first) = conditions.first().map(Condition::expression) else {
        return sizes;
    };
    let nonzero = |condition: &&Condition| matches!(condition, Condition::NonZero(_));
    let nonzero: HashSet<Id> = conditions
        .iter()
        .filter(nonzero)
        .map(|c| c.expression().id())
        .collect();
    let roots: Vec<Id> = conditions.iter().map(|c| c.expression().id()).collect();
    for part in first
        .graph()
        .below(&roots)
        .into_iter()
        .map(|id| first.at(id))
    {
        let [u, v] = part
            .node()
            .children()
            .map(|child| child.map_or((0.0, 0.0), |id| sizes[&id]));
        let (least, largest) = match part.node() {
            Node::Number(number) => (number.value().abs(), number.value().abs()),
            Node::Variable(_) => (0.0, 1000.0),
            Node::Neg(_) => u,
            Node::Add(..) | Node::Sub(..) => (0.0, u.1 + v.1),
            Node::Mul(..) => (u.0 * v.0, u.1 * v.1),
            Node::Div(..) => (u.0 / v.1, u.1 / v.0),
            Node::Pow(_, n) => match first.at(n).as_integer() {
                Some(n) if n < 0 => (u.1.powf(n as f64), u.0.powf(n as f64)),
                Some(n) => (u.0.powf(n as f64), u.1.powf(n as f64)),
                None => (0.0, f64::INFINITY),
            },
            Node::Call(function, _) if function.row().tame => (0.0, u.1.max(1.0)),
            Node::Call(..) => (0.0, f64::INFINITY),
        };
        let least = if nonzero.contains(&part.id()) {
            least.max(1e-3)
        } else {
            least
        };
        sizes.insert(part.id(), (least, largest));
    }
    sizes
}

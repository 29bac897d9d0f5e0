//! Conditions: what a simplification relied on, and which of it is worth a word.

use std::fmt;

use super::knowledge::{Knowledge, demand};
use crate::calculus::Expr;
use crate::calculus::graph::{Node, parts};
use crate::calculus::range::Range;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition<'g> {
    /// The expression is not 0.
    NonZero(Expr<'g>),
    /// The expression has a finite value.
    Defined(Expr<'g>),
}

use Condition::{Defined, NonZero};

impl<'g> Condition<'g> {
    /// What it is about.
    fn expression(&self) -> Expr<'g> {
        match *self {
            NonZero(e) | Defined(e) => e,
        }
    }

    /// The same, with expressions in the place of variables, written shorter.
    pub(in crate::calculus) fn substitute(self, pairs: &[(Expr<'g>, Expr<'g>)]) -> Condition<'g> {
        let e = self.expression().substitute(pairs).simplify().expression;
        match self {
            NonZero(_) => NonZero(e),
            Defined(_) => Defined(e),
        }
    }

    /// What is said, and of what.
    pub(in crate::calculus) fn stated(&self) -> (Expr<'g>, &'static str) {
        match *self {
            NonZero(e) => (e, "≠ 0"),
            Defined(e) => match demand(e) {
                Some((u, Range::POSITIVE)) => (u, "> 0"),
                Some((u, Range::NOT_NEGATIVE)) => (u, "≥ 0"),
                _ => (e, "is defined"),
            },
        }
    }

    /// Whether no variable decides it.
    pub(in crate::calculus) fn is_constant(&self) -> bool {
        self.expression().variables().is_empty()
    }

    /// Whether it holds for these values of the variables; without one that it
    /// needs, it does not.
    pub fn holds(&self, bindings: &[(&str, f64)]) -> bool {
        match self {
            NonZero(e) => e.evaluate(bindings).is_ok_and(|value| value != 0.0),
            Defined(e) => e.evaluate(bindings).is_ok(),
        }
    }
}

impl fmt::Display for Condition<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (e, words) = self.stated();
        write!(out, "{e:#} {words}")
    }
}

/// Where an expression has a value, and a step or a rectifier in it a slope, along a
/// variable or any.
pub(in crate::calculus) fn smooth<'g>(e: Expr<'g>, x: Option<Expr<'g>>) -> Vec<Condition<'g>> {
    let corners = parts(&[e])
        .into_iter()
        .filter_map(|part| match part.node() {
            Node::Call(f, u) if f.row().bends => Some(part.at(u)),
            _ => None,
        });
    let moves = |u: &Expr<'g>| x.is_none_or(|x| u.variables().contains(&x));
    let smooth = corners.filter(moves).map(NonZero);
    smooth.chain([Defined(e)]).collect()
}

/// `where x ≠ 0`, or nothing; of many conditions only the first five.
pub(in crate::calculus) fn where_they_hold(conditions: &[Condition<'_>]) -> String {
    let more = conditions.len().saturating_sub(5);
    let more = (more > 0).then(|| format!("{more} more"));
    let first = conditions.iter().take(5).map(ToString::to_string);
    let parts: Vec<String> = first.chain(more).collect();
    let words = if parts.is_empty() { "" } else { "where " };
    words.to_string() + &parts.join(" and ")
}

/// Those conditions that say something new to who has the `results`: none that
/// always holds, that another one implies, or without which the results have no
/// value either, as far as a `Range` can tell. Each is taken apart into what can fail for itself.
pub(in crate::calculus) fn doubtful<'g>(
    conditions: &[Condition<'g>],
    results: &[Expr<'g>],
) -> Vec<Condition<'g>> {
    let (mut assumed, mut known) = (Knowledge::default(), Knowledge::default());
    for &condition in conditions {
        assumed.learn(condition);
    }
    for &result in results {
        known.learn(Defined(result));
    }
    known.estimate(&assumed.has_value);
    let mut new = Vec::new();
    // What is said of a part can only follow from what is said of the whole, which
    // therefore comes first here.
    for &e in assumed.has_value.values().rev() {
        if let Some(condition) = assumed.news(e, &known) {
            known.learn(condition);
            new.push(condition);
        }
    }
    new.reverse();
    new
}

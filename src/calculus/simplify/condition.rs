//! Conditions: what a simplification relied on, and which of it is worth a word.

use std::fmt;

use super::knowledge::{Knowledge, demand};
use crate::calculus::Expr;
use crate::calculus::graph::Node;
use crate::calculus::range::Range;

/// What a simplification relied on.
///
/// ```
/// use chainrule::calculus::Graph;
///
/// let graph = Graph::new();
/// let x = graph.variable("x");
/// let condition = (x / x).simplify().conditions[0];
/// assert_eq!(condition.to_string(), "x ≠ 0");
/// assert_eq!(condition.defined, x.pow(-1));
/// assert!(condition.holds(&[("x", 2.0)]) && !condition.holds(&[("x", 0.0)]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Condition<'g> {
    /// What has a value exactly where the condition holds: x^-1 for x ≠ 0.
    pub defined: Expr<'g>,
}

impl<'g> Condition<'g> {
    /// What is said, and of what.
    pub(in crate::calculus) fn stated(&self) -> (Expr<'g>, &'static str) {
        match demand(self.defined) {
            Some((u, Range::NONZERO)) => (u, "≠ 0"),
            Some((u, Range::POSITIVE)) => (u, "> 0"),
            Some((u, Range::NOT_NEGATIVE)) => (u, "≥ 0"),
            _ => (self.defined, "is defined"),
        }
    }

    /// Whether no variable decides it.
    pub(in crate::calculus) fn is_constant(&self) -> bool {
        self.defined.variables().is_empty()
    }

    /// Whether it holds for these values of the variables; without one that it
    /// needs, it does not.
    pub fn holds(&self, bindings: &[(&str, f64)]) -> bool {
        // To the power of 0, so that it may be too large.
        self.defined.pow(0).evaluate(bindings).is_ok()
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
    let corners = e.parts().into_iter().filter_map(|part| match part.node() {
        Node::Call(f, u) if f.row().bends => Some(part.at(u)),
        _ => None,
    });
    let moves = |u: &Expr<'g>| x.is_none_or(|x| u.variables().contains(&x));
    let needed = corners.filter(moves).map(|u| u.pow(-1)).chain([e]);
    needed.map(|defined| Condition { defined }).collect()
}

/// So many conditions have room in a note.
pub(in crate::calculus) const IN_A_NOTE: usize = 5;

/// `where x ≠ 0`, or nothing; of many conditions only the first, `most` of them.
pub(in crate::calculus) fn where_they_hold(conditions: &[Condition<'_>], most: usize) -> String {
    let more = conditions.len().saturating_sub(most);
    let more = (more > 0).then(|| format!("{more} more"));
    let first = conditions.iter().take(most).map(ToString::to_string);
    let parts: Vec<String> = first.chain(more).collect();
    let words = if parts.is_empty() { "" } else { "where " };
    words.to_string() + &parts.join(" and ")
}

/// Those conditions that say something new to who has the `results`: none that
/// always holds, that another one implies, or without which the results have no value
/// either, as far as a `Range` can tell. Each is taken apart into what can fail for
/// itself.
pub(in crate::calculus) fn doubtful<'g>(
    conditions: &[Condition<'g>],
    results: &[Expr<'g>],
) -> Vec<Condition<'g>> {
    let (mut assumed, mut known) = (Knowledge::default(), Knowledge::default());
    for &condition in conditions {
        assumed.learn(condition.defined);
    }
    for &result in results {
        known.learn(result);
    }
    known.estimate(&assumed.has_value);
    let mut new = Vec::new();
    // What is said of a part can only follow from what is said of the whole, which
    // therefore comes first here.
    for &e in assumed.has_value.values().rev() {
        if let Some(condition) = assumed.news(e, &known) {
            known.learn(condition.defined);
            new.push(condition);
        }
    }
    new.reverse();
    new
}

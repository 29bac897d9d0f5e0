//! Conditions: what a simplification relied on, and which of it is worth a word.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt;

use super::knowledge::{Knowledge, divisor, domain, factors};
use crate::calculus::Expr;
use crate::calculus::function::Sign;
use crate::calculus::graph::parts;

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

    /// The same, with expressions in the place of variables.
    pub(in crate::calculus) fn substitute(self, pairs: &[(Expr<'g>, Expr<'g>)]) -> Condition<'g> {
        match self {
            NonZero(e) => NonZero(e.substitute(pairs)),
            Defined(e) => Defined(e.substitute(pairs)),
        }
    }

    /// What is said, and of what.
    pub(in crate::calculus) fn stated(&self) -> (Expr<'g>, &'static str) {
        match *self {
            NonZero(e) => (e, "≠ 0"),
            Defined(e) => match domain(e) {
                Some((u, Sign::Positive)) => (u, "> 0"),
                Some((u, Sign::NotNegative)) => (u, "≥ 0"),
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

/// Those conditions that say something new to who has the `results`: none that
/// always holds, that another one implies, or without which the results have no
/// value either. Each is taken apart into what can fail for itself. What
/// the `needed` rely on to have a value is told too, but for overflow.
pub(in crate::calculus) fn doubtful<'g>(
    conditions: &[Condition<'g>],
    needed: &[Expr<'g>],
    results: &[Expr<'g>],
) -> Vec<Condition<'g>> {
    let all = conditions
        .iter()
        .copied()
        .chain(needed.iter().map(|&e| Defined(e)));
    let all: Vec<Condition> = all.collect();
    let mut told: Vec<(Condition, bool)> = Vec::new();
    told.extend(
        all.iter()
            .flat_map(|&c| pieces(c))
            .map(|piece| (piece, false)),
    );
    // What can overflow although every piece holds is told whole.
    let mut assumed = Knowledge::default();
    for &condition in &all {
        assumed.learn(condition);
    }
    let all: Vec<Expr> = all.iter().map(Condition::expression).collect();
    let all = parts(&all);
    assumed.estimate(&all);
    for condition in conditions {
        // A root overflows inside.
        let inside = |&e: &Expr<'g>| Some(domain(e).filter(|&(_, sign)| sign != Sign::Any)?.0);
        let outer = std::iter::successors(Some(condition.expression()), inside);
        let is_endless = |e: &Expr| !assumed.is_bounded(*e);
        if let (Defined(_), Some(whole)) = (condition, outer.take_while(is_endless).last()) {
            told.push((Defined(whole), true));
        }
    }
    if told.is_empty() {
        return Vec::new();
    }
    let mut known = Knowledge::default();
    for &result in results {
        known.learn(Defined(result));
    }
    known.estimate(&all);
    // A piece can only be implied by a whole, by a piece about something that contains
    // what it is about, or by one that says more of the same.
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|&i| {
        let (condition, is_whole) = told[i];
        let (about, sign) = match condition {
            Defined(e) => domain(e).unwrap_or((e, Sign::Any)),
            NonZero(e) => (e, Sign::Any),
        };
        Reverse((is_whole, about.id(), sign))
    });
    let mut says_nothing = vec![false; told.len()];
    for i in order {
        let (condition, is_whole) = told[i];
        says_nothing[i] = match is_whole {
            true => known.has_value(condition.expression()),
            false => known.implies(condition),
        };
        // What always holds where u has a value does not say that u has one.
        if !says_nothing[i] {
            known.learn(condition);
        }
    }
    let told = told.into_iter().zip(says_nothing);
    told.filter_map(|((condition, _), says_nothing)| (!says_nothing).then_some(condition))
        .collect()
}

/// The ways in which a condition can fail, but for overflow, each a condition for
/// itself.
fn pieces(condition: Condition<'_>) -> Vec<Condition<'_>> {
    let (mut pieces, mut nonzero, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    if let NonZero(e) = condition {
        nonzero.push(e);
    }
    for part in condition.expression().parts() {
        nonzero.extend(divisor(part));
        pieces.extend(domain(part).map(|_| Defined(part)));
    }
    while let Some(e) = nonzero.pop() {
        if seen.insert(e.id()) {
            match factors(e) {
                none if none.is_empty() => pieces.push(NonZero(e)),
                factors => nonzero.extend(factors),
            }
        }
    }
    pieces
}

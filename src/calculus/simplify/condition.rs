//! Conditions: what a simplification relied on, and which of it is worth a word.

use std::fmt;

use super::knowledge::{Knowledge, domain};
use crate::calculus::Expr;
use crate::calculus::function::Sign;

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
    let mut assumed = Knowledge::within(20.0);
    let needed = needed.iter().map(|&e| Defined(e));
    for condition in conditions.iter().copied().chain(needed) {
        assumed.learn(condition);
    }
    let mut told: Vec<_> = assumed.pieces().map(|piece| (false, piece)).collect();
    // What can overflow although every piece holds is told whole.
    let all = assumed.has_value.clone();
    assumed.estimate(&all);
    for condition in conditions {
        let mut whole = condition.expression();
        // A root overflows inside.
        while let Some((u, Sign::NotNegative | Sign::Positive)) = domain(whole)
            && assumed.is_endless(u)
        {
            whole = u;
        }
        if matches!(condition, Defined(_)) && assumed.is_endless(whole) {
            told.push((true, Defined(whole)));
        }
    }
    // A piece can only be implied by a whole, by a piece about something that contains
    // what it is about, or by one that says more of the same: the last one comes first.
    told.sort_by_key(|&(is_whole, condition)| {
        let (about, sign) = match condition {
            Defined(e) => domain(e).unwrap_or((e, Sign::Any)),
            NonZero(e) => (e, Sign::Any),
        };
        (is_whole, about.id(), sign)
    });
    // But a sign is known only if it is that for all values of the variables.
    let mut known = Knowledge::within(f64::INFINITY);
    for &result in results {
        known.learn(Defined(result));
    }
    known.estimate(&all);
    let mut new = Vec::new();
    for (is_whole, condition) in told.into_iter().rev() {
        // What always holds where u has a value does not say that u has one.
        let says_nothing = match is_whole {
            true => known.has_value.contains_key(&condition.expression().id()),
            false => known.implies(condition),
        };
        if !says_nothing {
            known.learn(condition);
            // u ≥ 0 and u ≠ 0 is u > 0.
            let about = condition.expression();
            let is_root = |last: &mut Condition<'g>| {
                matches!((condition, last), (NonZero(_), Defined(e))
                    if domain(*e) == Some((about, Sign::NotNegative)))
            };
            let told = match new.pop_if(is_root) {
                Some(_) => Defined(about.pow(-0.5)),
                None => condition,
            };
            new.push(told);
        }
    }
    new.reverse();
    new
}

//! What is known of expressions: which have a value, and where their values lie.

use std::collections::{BTreeMap, HashMap};

use super::Condition;
use crate::calculus::Expr;
use crate::calculus::graph::{Id, Node};
use crate::calculus::range::Range;

/// Where an operand of an expression must lie for it to have a value.
pub(super) fn demand(e: Expr<'_>) -> Option<(Expr<'_>, Range)> {
    match e.node() {
        Node::Call(f, u) => Some((e.at(u), f.row().domain)),
        Node::Div(_, v) => Some((e.at(v), Range::NONZERO)),
        Node::Pow(u, v) => {
            let n = e.at(v).as_number()?;
            let demanded = match n.as_integer() {
                Some(0..) => Range::ANY,
                Some(_) => Range::NONZERO,
                None if n.is_negative() => Range::POSITIVE,
                None => Range::NOT_NEGATIVE,
            };
            Some((e.at(u), demanded))
        }
        _ => None,
    }
}

/// What must not be 0, all of it, for an expression not to be 0.
fn factors(e: Expr<'_>) -> Vec<Expr<'_>> {
    match e.node() {
        Node::Mul(..) => e.operands(),
        Node::Neg(u) | Node::Div(u, _) => vec![e.at(u)],
        Node::Pow(u, v) if e.at(v).as_number().is_some() => vec![e.at(u)],
        _ => Vec::new(),
    }
}

/// Facts, and what follows from them.
#[derive(Default)]
pub(super) struct Knowledge<'g> {
    /// Everything that has a value, operands first.
    pub(super) has_value: BTreeMap<Id, Expr<'g>>,
    ranges: HashMap<Id, Range>,
}

impl<'g> Knowledge<'g> {
    /// Notes that an expression has a value, and what must hold for that.
    pub(super) fn learn(&mut self, e: Expr<'g>) {
        let mut open = vec![(e, Range::ANY)];
        while let Some((e, demanded)) = open.pop() {
            if self.has_value.insert(e.id(), e).is_none() {
                open.extend(e.operands().into_iter().map(|u| (u, Range::ANY)));
                open.extend(demand(e));
            }
            let known = self.range(e.id());
            self.ranges.insert(e.id(), known.and(demanded));
            if demanded.is_nonzero && !known.is_nonzero {
                let parts = match e.node() {
                    Node::Call(f, u) if (f.row().value)(0.0) == 0.0 => vec![e.at(u)],
                    _ => factors(e),
                };
                open.extend(parts.into_iter().map(|u| (u, Range::NONZERO)));
            }
        }
    }

    /// Finds where the values of these expressions lie, operands first.
    pub(super) fn estimate(&mut self, parts: &BTreeMap<Id, Expr<'g>>) {
        for (&id, part) in parts {
            let range = |id| self.range(id);
            let found = match part.node() {
                Node::Number(number) => Range::new(number.value(), number.value(), false),
                Node::Variable(_) => Range::ANY,
                Node::Neg(u) => range(u).negated(),
                Node::Add(u, v) => range(u).plus(range(v)),
                Node::Sub(u, v) => range(u).plus(range(v).negated()),
                Node::Mul(u, v) => range(u).times(range(v)),
                Node::Div(u, v) => range(u).times(range(v).power(-1.0)),
                Node::Pow(u, v) => match part.at(v).as_number() {
                    Some(n) => range(u).power(n.value()),
                    None if range(u).low > 0.0 => Range::POSITIVE,
                    None => Range::ANY,
                },
                Node::Call(f, u) => match f.row().range {
                    // What may be 0, but not less, is smallest where u is nearest to 0.
                    all if all.low == 0.0 => {
                        let [a, b] = range(u).nearest().map(f.row().value);
                        all.and(Range::new(a.min(b), f64::INFINITY, false))
                    }
                    all => all,
                },
            };
            self.ranges.insert(id, found.and(self.range(id)));
        }
    }

    /// What this says of an expression and `known` does not.
    pub(super) fn news(&self, e: Expr<'g>, known: &Knowledge<'g>) -> Option<Condition<'g>> {
        let (said, old) = (self.range(e.id()), known.range(e.id()));
        let is_nonzero = said.is_nonzero && !old.is_nonzero;
        // u to a power that is no number: wherever u > 0, and perhaps elsewhere.
        let is_open = |u, v| {
            e.at(v).as_number().is_none()
                && self.range(u).low.max(known.range(u).low) <= 0.0
                && !known.has_value.contains_key(&e.id())
        };
        let defined = match e.node() {
            _ if said.low >= 0.0 && (is_nonzero || old.low < 0.0) => {
                e.pow(if said.is_nonzero { -0.5 } else { 0.5 })
            }
            _ if is_nonzero && factors(e).is_empty() => e.pow(-1),
            Node::Pow(u, v) if is_open(u, v) => e,
            _ => return None,
        };
        let news = Condition { defined };
        let always_holds = news.is_constant() && news.holds(&[]);
        (!always_holds).then_some(news)
    }

    fn range(&self, id: Id) -> Range {
        self.ranges.get(&id).copied().unwrap_or(Range::ANY)
    }
}

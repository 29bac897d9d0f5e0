//! What is known of the values of expressions: where they have some, which are
//! not 0, which have a sign, and how large they can be.

use std::collections::{BTreeMap, HashMap};

use super::Condition;
use crate::calculus::Expr;
use crate::calculus::function::{Row, Sign};
use crate::calculus::graph::{Id, Node};

/// What an expression demands of its first operand, if it demands a sign, and
/// with `Sign::Any` if it may fail for another reason.
pub(super) fn domain(e: Expr<'_>) -> Option<(Expr<'_>, Sign)> {
    match e.node() {
        Node::Call(f, u) if f.row().domain != Sign::Any => Some((e.at(u), f.row().domain)),
        Node::Pow(u, v) => match e.at(v).as_number() {
            Some(n) if n.as_integer().is_some() => None,
            Some(n) if n.is_negative() => Some((e.at(u), Sign::Positive)),
            Some(_) => Some((e.at(u), Sign::NotNegative)),
            None => Some((e.at(u), Sign::Any)),
        },
        _ => None,
    }
}

/// What must not be 0, all of it, for an expression not to be 0.
pub(super) fn factors(e: Expr<'_>) -> Vec<Expr<'_>> {
    match e.node() {
        Node::Mul(..) => e.operands(),
        Node::Neg(u) | Node::Div(u, _) => vec![e.at(u)],
        Node::Pow(u, v) if e.at(v).as_number().is_some() => vec![e.at(u)],
        _ => Vec::new(),
    }
}

/// Facts, and what follows from them.
pub(super) struct Knowledge<'g> {
    /// How far from 0 the variables lie; what is not 0 is 1 / `far` at least.
    far: f64,
    /// Everything that has a value, operands first.
    pub(super) has_value: BTreeMap<Id, Expr<'g>>,
    sizes: HashMap<Id, Size>,
}

/// The least and the largest absolute value, and the sign, 0 if both can be.
#[derive(Clone, Copy)]
struct Size {
    least: f64,
    largest: f64,
    sign: f64,
}

const ANY: Size = Size::new(0.0, f64::INFINITY, 0.0);

impl<'g> Knowledge<'g> {
    /// Nothing yet, of variables within ± `far`.
    pub(super) fn within(far: f64) -> Knowledge<'g> {
        let (has_value, sizes) = (BTreeMap::new(), HashMap::new());
        Knowledge {
            far,
            has_value,
            sizes,
        }
    }

    /// Notes that a condition holds, and what must hold for that.
    pub(super) fn learn(&mut self, condition: Condition<'g>) {
        let mut open = vec![match condition {
            Condition::Defined(e) => (e, Sign::Any, false),
            Condition::NonZero(e) => (e, Sign::Any, true),
        }];
        while let Some((e, sign, is_nonzero)) = open.pop() {
            if self.has_value.insert(e.id(), e).is_none() {
                open.extend(e.operands().into_iter().map(|u| (u, Sign::Any, false)));
                open.extend(match e.node() {
                    Node::Div(_, v) => Some((e.at(v), Sign::Any, true)),
                    // Where no value is left, simplification leaves u⁻¹.
                    Node::Pow(u, n) if e.at(n).as_integer().is_some_and(|n| n < 0) => {
                        Some((e.at(u), Sign::Any, true))
                    }
                    _ => None,
                });
                open.extend(domain(e).map(|(u, sign)| (u, sign, sign == Sign::Positive)));
            }
            let size = self.sizes.entry(e.id()).or_insert(ANY);
            if sign != Sign::Any {
                size.sign = 1.0;
            }
            if is_nonzero && size.least == 0.0 {
                size.least = above_zero(1.0, 1.0 / self.far);
                open.extend(factors(e).into_iter().map(|u| (u, Sign::Any, true)));
                if let Node::Call(f, u) = e.node()
                    && (f.row().value)(0.0) == 0.0
                {
                    open.push((e.at(u), Sign::Any, true));
                }
            }
        }
    }

    /// The ways in which what was learned can fail, but for overflow, each a condition
    /// for itself.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Condition<'g>> {
        self.has_value.iter().flat_map(|(id, &e)| {
            let is_last = self.sizes[id].least > 0.0 && factors(e).is_empty();
            let nonzero = is_last.then_some(Condition::NonZero(e));
            let defined = domain(e).map(|_| Condition::Defined(e));
            nonzero.into_iter().chain(defined)
        })
    }

    /// Finds the sizes of these expressions, operands first.
    pub(super) fn estimate(&mut self, parts: &BTreeMap<Id, Expr<'g>>) {
        for (&id, part) in parts {
            let [u, v] = part.node().children().map(|id| self.size(id));
            let mut size = match part.node() {
                Node::Number(number) => Size::of(number.value()),
                Node::Variable(_) => Size::new(0.0, self.far, 0.0),
                Node::Neg(_) => u.negated(),
                Node::Add(..) => u.plus(v),
                Node::Sub(..) => u.plus(v.negated()),
                Node::Mul(..) => u.times(v),
                Node::Div(..) => u.times(v.power(-1.0)),
                Node::Pow(_, n) => match part.at(n).as_number() {
                    Some(n) => u.power(n.value()),
                    None => u.raised(v),
                },
                Node::Call(f, _) => u.called(f.row(), self.far),
            };
            let fact = self.size(Some(id));
            size.sign = if fact.sign == 0.0 { size.sign } else { 1.0 };
            size.least = size.least.max(fact.least);
            self.sizes.insert(id, size);
        }
    }

    fn size(&self, id: Option<Id>) -> Size {
        id.and_then(|id| self.sizes.get(&id).copied())
            .unwrap_or(ANY)
    }

    /// Whether an expression can overflow, as far as its size was found.
    pub(super) fn is_endless(&self, e: Expr<'g>) -> bool {
        !self.size(Some(e.id())).largest.is_finite()
    }

    /// Whether a condition that can fail in one way only is known to hold.
    pub(super) fn implies(&self, condition: Condition<'g>) -> bool {
        let size = |e: Expr| self.size(Some(e.id()));
        let is_known = match condition {
            Condition::NonZero(e) => size(e).least > 0.0,
            Condition::Defined(e) => {
                let follows = |(u, demanded)| {
                    size(u).sign > 0.0 && (size(u).least > 0.0 || demanded == Sign::NotNegative)
                };
                self.has_value.contains_key(&e.id()) || domain(e).is_some_and(follows)
            }
        };
        is_known || condition.is_constant() && condition.holds(&[])
    }
}

impl Size {
    const fn new(least: f64, largest: f64, sign: f64) -> Size {
        Size {
            least,
            largest,
            sign,
        }
    }

    fn of(value: f64) -> Size {
        Size::new(value.abs(), value.abs(), value.signum())
    }

    fn negated(self) -> Size {
        Size::new(self.least, self.largest, -self.sign)
    }

    fn plus(self, other: Size) -> Size {
        let largest = self.largest + other.largest;
        let (more, less) = match self.least <= other.least {
            true => (other, self),
            false => (self, other),
        };
        match more.least - less.largest {
            _ if self.sign * other.sign > 0.0 => {
                Size::new(self.least + other.least, largest, self.sign)
            }
            least if least > 0.0 => Size::new(least, largest, more.sign),
            _ => Size::new(0.0, largest, 0.0),
        }
    }

    fn times(self, other: Size) -> Size {
        let least = above_zero(self.least.min(other.least), self.least * other.least);
        match self.largest * other.largest {
            0.0 => Size::of(0.0),
            largest => Size::new(least, largest, self.sign * other.sign),
        }
    }

    fn power(self, n: f64) -> Size {
        let (a, b) = (self.least.powf(n), self.largest.powf(n));
        let least = above_zero(if n <= 0.0 { 1.0 } else { self.least }, a.min(b));
        let is_odd = (n % 2.0).abs() == 1.0;
        Size::new(least, a.max(b), if is_odd { self.sign } else { 1.0 })
    }

    /// To a power that is no number.
    fn raised(self, exponent: Size) -> Size {
        let largest = self.largest.max(1.0 / self.least).powf(exponent.largest);
        Size::new(above_zero(self.least, 0.0), largest, self.sign.max(0.0))
    }

    /// What a function makes of it; an overflow inside stays one, if any is asked for.
    fn called(self, row: &Row, far: f64) -> Size {
        let [low, high] = [-self.least, self.least].map(row.value);
        let largest = match self.largest.is_finite() || far.is_infinite() {
            true => (row.largest)(self.largest),
            false => f64::INFINITY,
        };
        match row.range {
            Sign::Any => Size::new(0.0, largest, 0.0),
            // √ has no value at low.
            Sign::NotNegative if self.sign > 0.0 => Size::new(high, largest, 1.0),
            Sign::NotNegative => Size::new(high.min(low), largest, 1.0),
            Sign::Positive if self.sign < 0.0 => Size::new(f64::MIN_POSITIVE, low, 1.0),
            Sign::Positive => Size::new(f64::MIN_POSITIVE, largest, 1.0),
        }
    }
}

/// A least value; that of what is not 0 is no 0, however small.
fn above_zero(of: f64, least: f64) -> f64 {
    if of > 0.0 {
        least.max(f64::MIN_POSITIVE)
    } else {
        0.0
    }
}

//! What is known of the values of expressions: where they have some, which are
//! not 0, which have a sign, and how large they can be.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

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

/// What must not be 0 for an expression to have a value.
pub(super) fn divisor(e: Expr<'_>) -> Option<Expr<'_>> {
    match e.node() {
        Node::Div(_, v) => Some(e.at(v)),
        Node::Pow(u, v) if e.at(v).as_integer().is_some_and(|n| n < 0) => Some(e.at(u)),
        _ => None,
    }
}

/// What must not be 0, all of it, for an expression not to be 0.
pub(super) fn factors(e: Expr<'_>) -> Vec<Expr<'_>> {
    match e.node() {
        Node::Mul(..) => e.operands(),
        Node::Neg(u) | Node::Div(u, _) => vec![e.at(u)],
        Node::Pow(u, v) if e.at(v).as_number().is_some_and(|n| n.value() > 0.0) => vec![e.at(u)],
        _ => Vec::new(),
    }
}

/// Facts, and what follows from them.
#[derive(Default)]
pub(super) struct Knowledge {
    /// Everything that has a value, with its sign and whether it is not 0.
    facts: HashMap<Id, (Sign, bool)>,
    sizes: HashMap<Id, Size>,
}

/// The least and the largest absolute value, and the sign, 0 if both can be.
#[derive(Clone, Copy)]
struct Size {
    least: f64,
    largest: f64,
    sign: f64,
}

impl Knowledge {
    /// Notes that a condition holds, and what must hold for that.
    pub(super) fn learn(&mut self, condition: Condition<'_>) {
        let mut open = vec![match condition {
            Condition::Defined(e) => (e, Sign::Any, false),
            Condition::NonZero(e) => (e, Sign::Any, true),
        }];
        while let Some((e, sign, is_nonzero)) = open.pop() {
            let is_nonzero = is_nonzero || sign == Sign::Positive;
            let was_nonzero = match self.facts.entry(e.id()) {
                Entry::Vacant(place) => {
                    place.insert((sign, is_nonzero));
                    open.extend(e.operands().into_iter().map(|u| (u, Sign::Any, false)));
                    open.extend(divisor(e).map(|v| (v, Sign::Any, true)));
                    open.extend(domain(e).map(|(u, sign)| (u, sign, false)));
                    false
                }
                Entry::Occupied(mut place) => {
                    let (old_sign, was_nonzero) = *place.get();
                    place.insert((old_sign.max(sign), was_nonzero || is_nonzero));
                    was_nonzero
                }
            };
            if is_nonzero && !was_nonzero {
                open.extend(factors(e).into_iter().map(|u| (u, Sign::Any, true)));
                if let Node::Call(f, u) = e.node()
                    && (f.row().value)(0.0) == 0.0
                {
                    open.push((e.at(u), Sign::Any, true));
                }
            }
        }
    }

    /// Finds the sizes of these expressions, operands first, where variables lie
    /// within ±1000 and what is not 0 is 1/1000 at least.
    pub(super) fn estimate(&mut self, parts: &[Expr<'_>]) {
        let any = Size::new(0.0, f64::INFINITY, 0.0);
        for &part in parts {
            let of = |id: Option<Id>| id.and_then(|id| self.sizes.get(&id)).copied();
            let [u, v] = part.node().children().map(|id| of(id).unwrap_or(any));
            let mut size = match part.node() {
                Node::Number(number) => Size::of(number.value()),
                Node::Variable(_) => Size::new(0.0, 1000.0, 0.0),
                Node::Neg(_) => u.negated(),
                Node::Add(..) => u.plus(v),
                Node::Sub(..) => u.plus(v.negated()),
                Node::Mul(a, b) if a == b => u.power(2.0),
                Node::Mul(..) => u.times(v),
                Node::Div(..) => u.times(v.power(-1.0)),
                Node::Pow(_, n) => part.at(n).as_number().map_or(any, |n| u.power(n.value())),
                Node::Call(f, _) => u.called(f.row()),
            };
            if let Some(&(sign, is_nonzero)) = self.facts.get(&part.id()) {
                size.sign = if sign == Sign::Any { size.sign } else { 1.0 };
                size.least = size.least.max(if is_nonzero { 1e-3 } else { 0.0 });
            }
            self.sizes.insert(part.id(), size);
        }
    }

    /// Whether an expression cannot overflow, as far as its size was found.
    pub(super) fn is_bounded(&self, e: Expr<'_>) -> bool {
        self.sizes
            .get(&e.id())
            .is_some_and(|size| size.largest.is_finite())
    }

    /// Whether an expression is known to have a value.
    pub(super) fn has_value(&self, e: Expr<'_>) -> bool {
        self.facts.contains_key(&e.id())
    }

    /// Whether a condition that can fail in one way only is known to hold.
    pub(super) fn implies(&self, condition: Condition<'_>) -> bool {
        // Whether something is known to be ≥ 0, and not to be 0.
        let signs = |e: Expr| {
            let (sign, is_nonzero) = self.facts.get(&e.id()).copied().unwrap_or_default();
            let size = self.sizes.get(&e.id());
            (
                sign != Sign::Any || size.is_some_and(|size| size.sign > 0.0),
                is_nonzero || size.is_some_and(|size| size.least > 0.0),
            )
        };
        match condition {
            _ if condition.is_constant() => condition.holds(&[]),
            Condition::NonZero(e) => signs(e).1,
            Condition::Defined(e) => {
                let follows = |(u, demanded)| {
                    let (is_positive, is_nonzero) = signs(u);
                    is_positive && (is_nonzero || demanded == Sign::NotNegative)
                };
                self.has_value(e) || domain(e).is_some_and(follows)
            }
        }
    }
}

impl Size {
    fn new(least: f64, largest: f64, sign: f64) -> Size {
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
        let (least, largest) = (self.least + other.least, self.largest + other.largest);
        match self.sign * other.sign > 0.0 {
            true => Size::new(least, largest, self.sign),
            false => Size::new(0.0, largest, 0.0),
        }
    }

    fn times(self, other: Size) -> Size {
        let least = above_zero(self.least.min(other.least), self.least * other.least);
        match self.largest * other.largest {
            0.0 => Size::of(0.0),
            // 0 times what has no bound has none.
            largest if largest.is_nan() => Size::new(least, f64::INFINITY, 0.0),
            largest => Size::new(least, largest, self.sign * other.sign),
        }
    }

    fn power(self, n: f64) -> Size {
        let (a, b) = (self.least.powf(n), self.largest.powf(n));
        let least = above_zero(if n < 0.0 { 1.0 } else { self.least }, a.min(b));
        let sign = if (n % 2.0).abs() == 1.0 {
            self.sign
        } else {
            1.0
        };
        Size::new(least, a.max(b), sign)
    }

    /// What a function makes of it.
    fn called(self, row: &Row) -> Size {
        let furthest = if self.sign < 0.0 {
            -self.least
        } else {
            self.largest
        };
        let largest = match row.tame {
            true => self.largest.max(1000.0),
            false => (row.value)(furthest),
        };
        match row.range {
            Sign::Any => Size::new(0.0, largest, 0.0),
            Sign::NotNegative => Size::new(0.0, largest, 1.0),
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

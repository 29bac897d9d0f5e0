//! What is known of the values of expressions: where they have some, which are
//! not 0, which have a sign, and how large they can be.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Condition;
use crate::calculus::Expr;
use crate::calculus::function::Sign;
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
        for &part in parts {
            let any = Size {
                least: 0.0,
                largest: f64::INFINITY,
                sign: 0.0,
            };
            let of = |id: Option<Id>| id.and_then(|id| self.sizes.get(&id)).copied();
            let [u, v] = part.node().children().map(|id| of(id).unwrap_or(any));
            let mut size = match part.node() {
                Node::Number(number) => {
                    let value = number.value();
                    Size {
                        least: value.abs(),
                        largest: value.abs(),
                        sign: value.signum(),
                    }
                }
                Node::Variable(_) => Size {
                    largest: 1000.0,
                    ..any
                },
                Node::Neg(_) => Size { sign: -u.sign, ..u },
                Node::Add(..) => u.plus(v),
                Node::Sub(..) => u.plus(Size { sign: -v.sign, ..v }),
                Node::Mul(a, b) if a == b => u.power(2.0),
                Node::Mul(..) => u.times(v),
                Node::Div(..) => u.times(v.power(-1.0)),
                Node::Pow(_, n) => match part.at(n).as_number() {
                    Some(n) => u.power(n.value()),
                    None => any,
                },
                Node::Call(f, _) => {
                    let grown = (f.row().value)(if u.sign < 0.0 { -u.least } else { u.largest });
                    Size {
                        least: if f.row().range == Sign::Positive {
                            f64::MIN_POSITIVE
                        } else {
                            0.0
                        },
                        largest: if f.row().tame {
                            u.largest.max(1000.0)
                        } else {
                            grown
                        },
                        sign: if f.row().range == Sign::Any { 0.0 } else { 1.0 },
                    }
                }
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
    fn plus(self, other: Size) -> Size {
        let largest = self.largest + other.largest;
        match self.sign * other.sign > 0.0 {
            true => Size {
                least: self.least + other.least,
                largest,
                ..self
            },
            false => Size {
                least: 0.0,
                largest,
                sign: 0.0,
            },
        }
    }

    fn times(self, other: Size) -> Size {
        // 0 times what has no bound is NaN, and has none.
        let largest = self.largest * other.largest;
        Size {
            least: above_zero(self.least.min(other.least), self.least * other.least),
            largest: if largest.is_nan() {
                f64::INFINITY
            } else {
                largest
            },
            sign: if largest == 0.0 {
                1.0
            } else {
                self.sign * other.sign
            },
        }
    }

    fn power(self, n: f64) -> Size {
        let (a, b) = (self.least.powf(n), self.largest.powf(n));
        Size {
            least: above_zero(if n < 0.0 { 1.0 } else { self.least }, a.min(b)),
            largest: a.max(b),
            sign: if n % 2.0 == 1.0 || n % 2.0 == -1.0 {
                self.sign
            } else {
                1.0
            },
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

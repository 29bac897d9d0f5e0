//! Numbers in expressions: exact fractions wherever possible.
//!
//! 0.1 is 1/10 here, so that 0.1 + 0.2 is 3/10 and prints so. A number that two
//! `i64` cannot hold, such as 6.02e23, is the `f64` that it is. An expression folds
//! what is exact; simplification also multiplies what is not, and rounds it as an
//! `f64` is rounded. There is no NaN, no infinity and no −0.

use std::fmt;

use crate::readable::readable;

/// A finite number: a fraction in lowest terms, or else an `f64`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Number {
    /// Numerator and denominator in lowest terms, the denominator positive.
    Fraction(i64, i64),
    /// The bits of a finite `f64` that is no such fraction.
    Decimal(u64),
}

impl Number {
    pub(crate) const ZERO: Number = Number::Fraction(0, 1);
    pub(crate) const ONE: Number = Number::Fraction(1, 1);

    /// `numerator / denominator` in lowest terms, if both then fit an `i64`.
    pub(crate) fn fraction(numerator: i128, denominator: i128) -> Option<Number> {
        if denominator == 0 {
            return None;
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128;
        let sign = denominator.signum();
        let fits = |n: i128| i64::try_from(n).ok().filter(|&n| n != i64::MIN);
        Some(Number::Fraction(
            fits(sign * numerator / divisor)?,
            fits(sign * denominator / divisor)?,
        ))
    }

    /// Reads an unsigned decimal such as `2`, `.5` or `6.02e23`.
    ///
    /// `None` if it is too large for an `f64`, or so small that it would be 0.
    pub(crate) fn parse(text: &str) -> Option<Number> {
        let rounded = |value: f64| (value.is_finite() && value != 0.0).then(|| value.into());
        exact_decimal(text).or_else(|| rounded(text.parse().ok()?))
    }

    /// The nearest `f64`, if it is finite and has all its digits.
    fn rounded(value: f64) -> Option<Number> {
        value.is_normal().then(|| value.into())
    }

    /// As an `f64`: the nearest one, if numerator and denominator are below 2⁵³.
    pub(crate) fn value(self) -> f64 {
        match self {
            Number::Fraction(n, d) => n as f64 / d as f64,
            Number::Decimal(bits) => f64::from_bits(bits),
        }
    }

    /// The whole number that this is, if it is one.
    pub(crate) fn as_integer(self) -> Option<i64> {
        match self {
            Number::Fraction(n, 1) => Some(n),
            _ => None,
        }
    }

    pub(crate) fn is_negative(self) -> bool {
        self.value() < 0.0
    }

    /// −a
    pub(crate) fn negate(self) -> Number {
        match self {
            Number::Fraction(n, d) => Number::Fraction(-n, d),
            Number::Decimal(bits) => Number::Decimal((-f64::from_bits(bits)).to_bits()),
        }
    }

    /// a + b, exact or not at all.
    pub(crate) fn add(self, other: Number) -> Option<Number> {
        match (self.parts(), other.parts()) {
            (Some((a, b)), Some((c, d))) => Number::fraction(a * d + c * b, b * d),
            _ if self == other.negate() => Some(Number::ZERO),
            _ if self == other => Number::rounded(2.0 * self.value()),
            _ => None,
        }
    }

    /// a b, exact or not at all.
    pub(crate) fn multiply(self, other: Number) -> Option<Number> {
        let ((a, b), (c, d)) = (self.parts()?, other.parts()?);
        Number::fraction(a * c, b * d)
    }

    /// a / b, exact or not at all; never a / 0.
    pub(crate) fn divide(self, other: Number) -> Option<Number> {
        let ((a, b), (c, d)) = (self.parts()?, other.parts()?);
        Number::fraction(a * d, b * c)
    }

    /// aⁿ, exact or not at all; never 0⁰ nor 0⁻¹, nor a root of what is negative.
    pub(crate) fn power(self, exponent: Number) -> Option<Number> {
        let Number::Fraction(n, degree) = exponent else {
            return None;
        };
        match n {
            0 => (self != Number::ZERO).then_some(Number::ONE),
            ..0 => Number::ONE.divide(self)?.power(exponent.negate()),
            _ => {
                // Beyond 64 only 0, 1 and −1 have a power that fits: odd or even is all.
                let n = n.min(64 + n % 2) as u32;
                let (a, b) = self.parts()?;
                let power = |a: i128| root(a, degree)?.checked_pow(n);
                Number::fraction(power(a)?, power(b)?)
            }
        }
    }

    /// a b, to the digits of an `f64` where it is not exact; not where these would
    /// be lost beyond the largest or the smallest.
    pub(crate) fn times(self, other: Number) -> Option<Number> {
        let product = match (self.parts(), other.parts()) {
            // Rounded as late as can be: 1e-10 · 1e-10 is 1e-20.
            (Some((a, b)), Some((c, d))) if (a * c).abs() <= 1 << 53 => {
                (a * c) as f64 / (b * d) as f64
            }
            _ => self.value() * other.value(),
        };
        self.multiply(other).or_else(|| Number::rounded(product))
    }

    /// a / b, likewise; never a / 0.
    pub(crate) fn over(self, other: Number) -> Option<Number> {
        let quotient = self.value() / other.value();
        self.divide(other).or_else(|| Number::rounded(quotient))
    }

    /// What is written over and under a line: 1 and 3 for 1/3, but nothing, 1, under
    /// 3.141592653589793.
    pub(crate) fn over_and_under(self) -> (Number, Number) {
        match self {
            Number::Fraction(n, d @ 2..) if self.to_string().contains('/') => {
                (Number::Fraction(n, 1), Number::Fraction(d, 1))
            }
            _ => (self, Number::ONE),
        }
    }

    /// Numerator and denominator, so wide that products and sums of two products fit.
    fn parts(self) -> Option<(i128, i128)> {
        match self {
            Number::Fraction(n, d) => Some((n.into(), d.into())),
            Number::Decimal(_) => None,
        }
    }
}

impl From<f64> for Number {
    /// The shortest decimal that denotes this finite `f64`.
    fn from(value: f64) -> Number {
        exact_decimal(&format!("{value:e}")).unwrap_or(Number::Decimal(value.to_bits()))
    }
}

/// `12.5e-3` as a fraction, if it fits and has the same `f64`.
fn exact_decimal(text: &str) -> Option<Number> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: i128 = format!("{whole}{decimals}").parse().ok()?;
    if digits == 0 {
        return Some(Number::ZERO);
    }
    let exponent: i32 = exponent.parse().ok()?;
    let shift = exponent.checked_sub(decimals.len().try_into().ok()?)?;
    let scale = 10i128.checked_pow(shift.unsigned_abs())?;
    let exact = match shift {
        ..=0 => Number::fraction(digits, scale),
        _ => Number::fraction(digits.checked_mul(scale)?, 1),
    };
    exact.filter(|exact| text.parse() == Ok(exact.value()))
}

/// The root of this degree, if it is whole.
fn root(n: i128, degree: i64) -> Option<i128> {
    let root = match degree {
        1 => n,
        _ => (n as f64).powf(1.0 / degree as f64).round() as i128,
    };
    (root.checked_pow(degree.try_into().ok()?) == Some(n)).then_some(root)
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Number::Fraction(n, 1) => write!(out, "{n}"),
            Number::Fraction(n, d) => {
                // A decimal, if it is shorter and the denominator long.
                let (fraction, decimal) = (format!("{n}/{d}"), readable(self.value()));
                let is_shorter = d > 1000 && decimal.len() < fraction.len();
                let is_decimal = is_shorter && *self == self.value().into();
                out.write_str(if is_decimal { &decimal } else { &fraction })
            }
            Number::Decimal(_) => write!(out, "{:e}", self.value()),
        }
    }
}

//! Numbers with the digits of an `f64` and room for every exponent: where a part
//! of an expression overflows, and the whole does not.

use std::f64::consts::LN_2;

use super::function::Row;

/// So many roundings leave ten digits.
const LONGEST: f64 = 1e5;

/// The largest exponent.
const FAR: f64 = 1e9;

/// The largest exponent of a factor that makes up for nothing which is lost.
const NEAR: f64 = 1e4;

/// digits × 2^exponent, where the digits are 1 to 2 in size, or 0, or NaN where there
/// is no number at all. Where they are lost the exponent is infinite, or NaN.
#[derive(Clone, Copy)]
pub(super) struct Wide {
    digits: f64,
    exponent: f64,
}

impl Wide {
    /// digits × 2ᵃ × 2ᵇ
    fn new(digits: f64, [a, b]: [f64; 2]) -> Wide {
        let size = digits.abs().log2().floor().min(1023.0);
        let (digits, exponent) = match digits.abs() {
            0.0 => (digits, f64::NEG_INFINITY),
            f64::INFINITY => (f64::NAN, 0.0), // a pole
            // Too small to be known, times what may make up for it.
            _ if a.min(b) == f64::NEG_INFINITY && a.max(b) > NEAR => (digits, f64::NAN),
            _ => (digits / size.exp2(), a + b + size),
        };
        Wide { digits, exponent }
    }

    /// A number of which no more is known than whether it is large, or small.
    pub(super) fn lost(exponent: f64) -> Wide {
        let (digits, exponent) = (1.0, exponent * f64::INFINITY);
        Wide { digits, exponent }
    }

    /// Whether one can go on with it: also where no more is known than that it is small.
    pub(super) fn is_usable(self) -> bool {
        !self.digits.is_nan() && self.exponent <= FAR
    }

    /// The nearest `f64`, which may be 0 or infinite.
    pub(super) fn value(self) -> f64 {
        self.digits * self.exponent.exp2()
    }

    /// Whether the nearest `f64` is 0, and the number is not.
    pub(super) fn is_small(self) -> bool {
        self.digits != 0.0 && self.value() == 0.0
    }

    /// Whether this operand is why `whole` is too large, or not known: since it is beyond
    /// the range of an `f64` itself.
    pub(super) fn explains(self, whole: Wide) -> bool {
        let is_large = self.value().is_infinite();
        match whole.exponent.is_finite() {
            true => !whole.digits.is_nan() && is_large,
            false => self.is_small() || is_large,
        }
    }

    /// 1 or −1.
    pub(super) fn sign(self) -> f64 {
        self.digits.signum()
    }

    pub(super) fn negated(self) -> Wide {
        Wide::new(-self.digits, [self.exponent, 0.0])
    }

    pub(super) fn plus(self, other: Wide) -> Wide {
        let exponent = self.exponent.max(other.exponent);
        let at = |part: Wide| part.digits * (part.exponent - exponent).min(0.0).exp2();
        match exponent == f64::NEG_INFINITY && self.digits * other.digits != 0.0 {
            true => Wide::lost(-1.0),
            false => Wide::new(at(self) + at(other), [exponent, 0.0]),
        }
    }

    pub(super) fn times(self, other: Wide) -> Wide {
        Wide::new(self.digits * other.digits, [self.exponent, other.exponent])
    }

    pub(super) fn over(self, other: Wide) -> Wide {
        Wide::new(self.digits / other.digits, [self.exponent, -other.exponent])
    }

    /// By a logarithm where an `f64` does not do.
    pub(super) fn pow(self, exponent: Wide) -> Wide {
        let (u, n) = (self.value(), exponent.value());
        let value = u.powf(n);
        let is_normal = u.is_normal() && n.is_finite() && value.is_normal();
        if self.digits == 0.0 || n == 0.0 || is_normal {
            return Wide::from(value);
        }
        let log2 = self.digits.abs().log2();
        let (rest, whole) = (n * log2, n * self.exponent);
        // 1 or −1, and NaN for a root of what is negative.
        let sign = Wide::from(self.sign().powf(n));
        let limit = if n.fract() == 0.0 { FAR } else { LONGEST };
        if n.abs() > LONGEST || whole.abs() > limit {
            return Wide::lost(n * (log2 + self.exponent)).times(sign);
        }
        let digits = (rest.fract() + whole.fract()).exp2();
        Wide::new(digits, [rest.trunc(), whole.trunc()]).times(sign)
    }

    /// e^u = (e^(u/64))^64
    pub(super) fn exp(self) -> Wide {
        let part = self.value() / 64.0;
        match part.abs() < 700.0 {
            true => Wide::from(part.exp()).pow(64.0.into()),
            false => Wide::lost(part),
        }
    }

    pub(super) fn ln(self) -> Wide {
        match self.digits == 0.0 || self.exponent.is_finite() {
            true => Wide::from(self.digits.ln() + self.exponent * LN_2),
            false => Wide::lost(1.0),
        }
    }

    /// f(u), by the law of f where u or f(u) is beyond the range of an `f64`.
    pub(super) fn call(self, f: &Row) -> Wide {
        let value = (f.value)(self.value());
        match value.is_finite() && (value != 0.0 || self.digits == 0.0) {
            true => Wide::from(value),
            false => (f.far)(self),
        }
    }
}

impl From<f64> for Wide {
    fn from(value: f64) -> Wide {
        Wide::new(value, [0.0; 2])
    }
}

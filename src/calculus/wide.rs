//! Numbers with the digits of an `f64` and room for every exponent: where a part
//! of an expression overflows, and the whole does not.

use std::f64::consts::LN_2;

use super::function::Row;

/// So many roundings leave ten digits.
const LONGEST: f64 = 1e5;

/// The largest exponent.
const FAR: f64 = 1e9;

/// digits × 2^exponent, where the digits are 1 to 2 in size, or 0, or not finite.
#[derive(Clone, Copy)]
pub(super) struct Wide {
    digits: f64,
    exponent: f64,
}

impl Wide {
    fn new(digits: f64, exponent: f64) -> Wide {
        if digits == 0.0 {
            let exponent = -FAR; // below all that it is added to
            return Wide { digits, exponent };
        }
        let size = digits.abs().log2().floor().min(1023.0);
        Wide {
            digits: digits / size.exp2(),
            exponent: exponent + size,
        }
    }

    pub(super) fn is_finite(self) -> bool {
        self.digits.is_finite() && self.exponent.abs() <= FAR
    }

    /// The nearest `f64`, which may be 0 or infinite.
    pub(super) fn value(self) -> f64 {
        self.digits * self.exponent.exp2()
    }

    pub(super) fn negated(self) -> Wide {
        Wide::new(-self.digits, self.exponent)
    }

    pub(super) fn plus(self, other: Wide) -> Wide {
        let exponent = self.exponent.max(other.exponent);
        let at = |part: Wide| part.digits * (part.exponent - exponent).exp2();
        Wide::new(at(self) + at(other), exponent)
    }

    pub(super) fn times(self, other: Wide) -> Wide {
        Wide::new(self.digits * other.digits, self.exponent + other.exponent)
    }

    pub(super) fn over(self, other: Wide) -> Wide {
        Wide::new(self.digits / other.digits, self.exponent - other.exponent)
    }

    /// By a logarithm where an `f64` does not do; NaN where that would lose digits.
    pub(super) fn pow(self, exponent: Wide) -> Wide {
        let (u, n) = (self.value(), exponent.value());
        let value = u.powf(n);
        if self.digits == 0.0 || u.is_normal() && n.is_finite() && value.is_normal() {
            return Wide::from(value);
        }
        let (rest, whole) = (n * self.digits.abs().log2(), n * self.exponent);
        if n.abs() > LONGEST || n.fract() != 0.0 && whole.abs() > LONGEST {
            return Wide::from(f64::NAN);
        }
        // 1 or −1, and NaN for a root of what is negative.
        let sign = self.digits.signum().powf(n);
        let digits = (rest.fract() + whole.fract()).exp2();
        Wide::new(sign * digits, rest.trunc() + whole.trunc())
    }

    /// e^u = (e^(u/64))^64
    pub(super) fn exp(self) -> Wide {
        Wide::from((self.value() / 64.0).exp()).pow(Wide::from(64.0))
    }

    pub(super) fn ln(self) -> Wide {
        Wide::from(self.digits.ln() + self.exponent * LN_2)
    }

    /// f(u), by the law of f where u or f(u) is beyond the range of an `f64`.
    pub(super) fn call(self, f: &Row) -> Wide {
        let u = self.value();
        let value = (f.value)(u);
        let is_lost = u == 0.0 && self.digits != 0.0 || f.range.is_nonzero;
        match value.is_finite() && (value != 0.0 || !is_lost) {
            true => Wide::from(value),
            false => (f.far)(self),
        }
    }
}

impl From<f64> for Wide {
    fn from(value: f64) -> Wide {
        Wide::new(value, 0.0)
    }
}

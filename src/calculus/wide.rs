//! Numbers with the digits of an `f64` and room for every exponent: where a part
//! of an expression overflows, and the whole does not.

use std::f64::consts::LN_2;

use super::function::{Row, Sign};

/// So many roundings leave ten digits.
const LONGEST: f64 = 1e5;

/// digits × 2^exponent, where the digits are some 1 in size, or 0, or not finite.
#[derive(Clone, Copy)]
pub(super) struct Wide {
    digits: f64,
    exponent: i32,
}

/// digits × 2^exponent, in two steps, since 2^1074 alone is no `f64`. Far out it is
/// 0 or infinite.
fn scaled(digits: f64, exponent: i32) -> f64 {
    let exponent = exponent.clamp(-2100, 2100);
    let half = exponent / 2;
    digits * 2_f64.powi(half) * 2_f64.powi(exponent - half)
}

impl Wide {
    fn new(digits: f64, exponent: i32) -> Wide {
        if digits == 0.0 {
            let exponent = i32::MIN / 2; // below all that it is added to
            return Wide { digits, exponent };
        }
        let size = digits.abs().log2();
        let size = if size.is_finite() { size as i32 } else { 0 };
        // Beyond, the exponent may have been cut.
        let is_far = exponent.unsigned_abs() > 1 << 30;
        let digits = if is_far { f64::NAN } else { digits };
        Wide {
            digits: scaled(digits, -size),
            exponent: exponent.saturating_add(size),
        }
    }

    pub(super) fn is_finite(self) -> bool {
        self.digits.is_finite()
    }

    /// The nearest `f64`, which may be 0 or infinite.
    pub(super) fn value(self) -> f64 {
        scaled(self.digits, self.exponent)
    }

    pub(super) fn negated(self) -> Wide {
        let digits = -self.digits;
        Wide { digits, ..self }
    }

    pub(super) fn plus(self, other: Wide) -> Wide {
        let exponent = self.exponent.max(other.exponent);
        let at = |part: Wide| scaled(part.digits, part.exponent.saturating_sub(exponent));
        Wide::new(at(self) + at(other), exponent)
    }

    pub(super) fn times(self, other: Wide) -> Wide {
        let exponent = self.exponent.saturating_add(other.exponent);
        Wide::new(self.digits * other.digits, exponent)
    }

    pub(super) fn over(self, other: Wide) -> Wide {
        let exponent = self.exponent.saturating_sub(other.exponent);
        Wide::new(self.digits / other.digits, exponent)
    }

    /// By squaring where the exponent is whole, else by a logarithm; NaN where either
    /// would lose digits.
    pub(super) fn pow(self, exponent: Wide) -> Wide {
        let n = exponent.value();
        if n.fract() != 0.0 || n.abs() > LONGEST {
            // The logarithm of a negative number is NaN.
            let exponent = n * (self.digits.log2() + f64::from(self.exponent));
            return match exponent.abs() <= LONGEST {
                true => Wide::new(exponent.fract().exp2(), exponent as i32),
                false => Wide::from(f64::NAN),
            };
        }
        let one = Wide::from(1.0);
        let bits = (0..17).rev().map(|bit| n.abs() as u32 >> bit & 1);
        let power = bits.fold(one, |power, bit| {
            let square = power.times(power);
            if bit == 1 { square.times(self) } else { square }
        });
        if n <= 0.0 { one.over(power) } else { power }
    }

    /// f(u), by a law of f where u or f(u) is beyond the range of an `f64`.
    pub(super) fn call(self, f: &Row) -> Wide {
        let u = self.value();
        let value = (f.value)(u);
        let is_lost = u == 0.0 && self.digits != 0.0 || f.range == Sign::Positive;
        match f.name {
            _ if value.is_finite() && (value != 0.0 || !is_lost) => Wide::from(value),
            "ln" => Wide::from(self.digits.ln() + f64::from(self.exponent) * LN_2),
            "sqrt" => self.pow(Wide::from(0.5)),
            // e^u = (e^(u/64))^64, and σ(u) is the same where it is so small.
            "exp" | "sigmoid" => Wide::from((u / 64.0).exp()).pow(Wide::from(64.0)),
            _ => Wide::from(f64::NAN),
        }
    }
}

impl From<f64> for Wide {
    fn from(value: f64) -> Wide {
        Wide::new(value, 0)
    }
}

//! Numbers with the digits of an `f64` and room for every exponent: where a part
//! of an expression overflows, and the whole does not.

use std::ops::{Add, Div, Mul, Neg};

/// digits × 2^(512 k), the digits between 2⁻²⁵⁶ and 2²⁵⁶, or 0, or not finite.
#[derive(Clone, Copy)]
pub(super) struct Wide {
    digits: f64,
    k: i32,
}

/// 2²⁵⁶
const ROOM: f64 = f64::from_bits((1023 + 256) << 52);

impl Wide {
    fn new(mut digits: f64, mut k: i32) -> Wide {
        while digits.abs() >= ROOM && digits.is_finite() {
            (digits, k) = (digits / ROOM / ROOM, k.saturating_add(1));
        }
        while digits.abs() < 1.0 / ROOM && digits != 0.0 {
            (digits, k) = (digits * ROOM * ROOM, k.saturating_sub(1));
        }
        Wide { digits, k }
    }

    pub(super) fn is_finite(self) -> bool {
        self.digits.is_finite()
    }

    /// The nearest `f64`, which may be 0 or infinite.
    pub(super) fn value(self) -> f64 {
        let scale = if self.k > 0 { ROOM } else { 1.0 / ROOM };
        // Beyond four steps all is 0 or infinite.
        (0..2 * self.k.abs().min(4)).fold(self.digits, |value, _| value * scale)
    }

    /// f(u), where u or a limit of f is within the range of an `f64`.
    pub(super) fn call(self, f: impl Fn(f64) -> f64) -> Wide {
        match self.value() {
            u if u == 0.0 && self.digits != 0.0 => Wide::from(f64::NAN),
            u => Wide::from(f(u)),
        }
    }

    /// By squaring where the exponent is whole, else by a logarithm.
    pub(super) fn pow(self, exponent: Wide) -> Wide {
        let n = exponent.value();
        if n.fract() != 0.0 || n.abs() > 1e9 {
            // The logarithm of a negative number is NaN.
            let exponent = n * (self.digits.log2() + 512.0 * f64::from(self.k));
            let k = (exponent / 512.0).round();
            return Wide::new((exponent - 512.0 * k).exp2(), k as i32);
        }
        let (mut power, mut square, mut left) = (Wide::from(1.0), self, n.abs() as u32);
        while left > 0 {
            if left % 2 == 1 {
                power = power * square;
            }
            (square, left) = (square * square, left / 2);
        }
        if n < 0.0 {
            Wide::from(1.0) / power
        } else {
            power
        }
    }
}

impl From<f64> for Wide {
    fn from(value: f64) -> Wide {
        Wide::new(value, 0)
    }
}

impl Neg for Wide {
    type Output = Wide;
    fn neg(self) -> Wide {
        Wide {
            digits: -self.digits,
            ..self
        }
    }
}

impl Add for Wide {
    type Output = Wide;
    fn add(self, other: Wide) -> Wide {
        let (a, b) = if self.k >= other.k {
            (self, other)
        } else {
            (other, self)
        };
        match a.k - b.k {
            _ if a.digits == 0.0 => b,
            0 => Wide::new(a.digits + b.digits, a.k),
            1 => Wide::new(a.digits + b.digits / ROOM / ROOM, a.k),
            _ => a,
        }
    }
}

impl Mul for Wide {
    type Output = Wide;
    fn mul(self, other: Wide) -> Wide {
        Wide::new(self.digits * other.digits, self.k.saturating_add(other.k))
    }
}

impl Div for Wide {
    type Output = Wide;
    fn div(self, other: Wide) -> Wide {
        Wide::new(self.digits / other.digits, self.k.saturating_sub(other.k))
    }
}

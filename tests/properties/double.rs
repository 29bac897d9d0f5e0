//! Numbers of twice the digits: the unevaluated sum of two `f64`, some 31 digits,
//! and 28 where a function is called. Where an expression and its short form
//! differ, they tell rounding from another value.
//!
//! Sums and products are those of T. J. Dekker, "A floating-point technique for
//! extending the available precision" (1971).

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::by_std::BY_STD;

/// What formulas are computed with: `f64` or [`Double`].
pub(crate) trait Real:
    Copy
    + From<f64>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// By which part of itself a result may be wrong, and some more.
    const ROUNDING: f64;
    fn high(self) -> f64;
    /// A decimal such as 3.14 or 6.02e23.
    fn decimal(text: &str) -> Option<Self>;
    /// The functions of the calculus; NaN where one is not defined.
    fn call(self, name: &str) -> Self;
    fn power(self, n: i32) -> Self;
    fn pow(self, exponent: Self) -> Self;
}

impl Real for f64 {
    const ROUNDING: f64 = 1e-14;
    fn high(self) -> f64 {
        self
    }
    fn decimal(text: &str) -> Option<f64> {
        text.parse().ok()
    }
    fn call(self, name: &str) -> f64 {
        let known = BY_STD.iter().find(|known| known.0 == name);
        known.map_or(f64::NAN, |known| known.1(self))
    }
    fn power(self, n: i32) -> f64 {
        self.powi(n)
    }
    fn pow(self, exponent: f64) -> f64 {
        self.powf(exponent)
    }
}

/// high + low, where low is below half a digit of high.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Double {
    pub(crate) high: f64,
    low: f64,
}

/// π/2 and ln 2.
const HALF_PI: Double = Double {
    high: std::f64::consts::FRAC_PI_2,
    low: 6.123_233_995_736_766e-17,
};
const LN_2: Double = Double {
    high: std::f64::consts::LN_2,
    low: 2.319_046_813_846_299_6e-17,
};

const ZERO: Double = Double {
    high: 0.0,
    low: 0.0,
};
const ONE: Double = Double {
    high: 1.0,
    low: 0.0,
};

/// a + b, and what rounding took from it.
fn two_sum(a: f64, b: f64) -> Double {
    let high = a + b;
    let rest = high - a;
    let low = (a - (high - rest)) + (b - rest);
    Double { high, low }
}

impl From<f64> for Double {
    fn from(high: f64) -> Double {
        Double { high, low: 0.0 }
    }
}

impl Neg for Double {
    type Output = Double;
    fn neg(self) -> Double {
        let (high, low) = (-self.high, -self.low);
        Double { high, low }
    }
}

impl Add for Double {
    type Output = Double;
    fn add(self, other: Double) -> Double {
        let (high, low) = (two_sum(self.high, other.high), two_sum(self.low, other.low));
        let sum = two_sum(high.high, high.low + low.high);
        two_sum(sum.high, sum.low + low.low)
    }
}

impl Sub for Double {
    type Output = Double;
    fn sub(self, other: Double) -> Double {
        self + -other
    }
}

impl Mul for Double {
    type Output = Double;
    fn mul(self, other: Double) -> Double {
        let high = self.high * other.high;
        let rest = self.high.mul_add(other.high, -high);
        two_sum(high, rest + (self.high * other.low + self.low * other.high))
    }
}

impl Div for Double {
    type Output = Double;
    fn div(self, other: Double) -> Double {
        // Long division, a digit of 53 bits at a time.
        let (mut rest, mut quotient) = (self, ZERO);
        for _ in 0..3 {
            let digit = Double::from(rest.high / other.high);
            rest = rest - digit * other;
            quotient = quotient + digit;
        }
        quotient
    }
}

impl Double {
    /// The series of eᵘ, or every second term of it with signs that alternate:
    /// cos u and sin u.
    fn series(self, first: u32, alternating: bool) -> Double {
        let (mut term, mut sum) = (ONE, ZERO);
        for n in 0..40 {
            if !alternating || n % 2 == first {
                let is_odd = alternating && n / 2 % 2 == 1;
                sum = sum + if is_odd { -term } else { term };
            }
            term = term * self / f64::from(n + 1).into();
        }
        sum
    }

    fn exp(self) -> Double {
        let n = (self.high / LN_2.high).round();
        if !(-1060.0..=1023.0).contains(&n) {
            return self.high.exp().into();
        }
        let rest = self - LN_2 * n.into();
        // In two steps, since 2⁻¹⁰⁶⁰ is no normal number.
        let half = (n / 2.0).floor();
        rest.series(0, false) * half.exp2().into() * (n - half).exp2().into()
    }

    /// Newton's method for eᵗ = u.
    fn ln(self) -> Double {
        let mut t = Double::from(self.high.ln());
        for _ in 0..2 {
            t = t + self * (-t).exp() - ONE;
        }
        t
    }

    fn sqrt(self) -> Double {
        let root = Double::from(self.high.sqrt());
        match self.high > 0.0 {
            true => root + (self - root * root) / (root + root),
            false => root,
        }
    }

    /// Sine and cosine; not where too few digits are left of the angle.
    fn sin_cos(self) -> [Double; 2] {
        if self.high.abs() > 1e15 {
            return [f64::NAN.into(); 2];
        }
        let quarters = (self.high / HALF_PI.high).round();
        let rest = self - HALF_PI * quarters.into();
        let (sin, cos) = (rest.series(1, true), rest.series(0, true));
        match quarters.rem_euclid(4.0) as u8 {
            0 => [sin, cos],
            1 => [cos, -sin],
            2 => [-sin, -cos],
            _ => [-cos, sin],
        }
    }

    fn sigmoid(self) -> Double {
        match self.high > 0.0 {
            true => ONE / (ONE + (-self).exp()),
            false => self.exp() / (ONE + self.exp()),
        }
    }
}

impl Real for Double {
    const ROUNDING: f64 = 1e-27;
    fn high(self) -> f64 {
        self.high
    }
    fn decimal(text: &str) -> Option<Double> {
        let (digits, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let decimals = digits
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        let mut value = ZERO;
        for digit in digits.bytes().filter(|&digit| digit != b'.') {
            value = value * 10.0.into() + f64::from(digit - b'0').into();
        }
        let shift = exponent.parse::<i32>().ok()? - decimals as i32;
        let scale = Double::from(10.0).pow(f64::from(shift.abs()).into());
        Some(if shift < 0 {
            value / scale
        } else {
            value * scale
        })
    }

    fn call(self, name: &str) -> Double {
        let is_positive = self.high > 0.0;
        match name {
            "exp" => self.exp(),
            "ln" if is_positive => self.ln(),
            "ln" => f64::NAN.into(),
            "sqrt" => self.sqrt(),
            "sin" => self.sin_cos()[0],
            "cos" => self.sin_cos()[1],
            "tanh" => (self + self).sigmoid() * 2.0.into() - ONE,
            "step" => f64::from(is_positive).into(),
            "sigmoid" => self.sigmoid(),
            "relu" if is_positive => self,
            "relu" => ZERO,
            "abs" if self.high < 0.0 => -self,
            "abs" => self,
            _ => self * self.sigmoid(),
        }
    }

    fn power(self, n: i32) -> Double {
        self.pow(f64::from(n).into())
    }

    /// uᵛ, by squaring where v is whole.
    fn pow(self, exponent: Double) -> Double {
        let n = exponent.high;
        if n.fract() != 0.0 || exponent.low != 0.0 || n.abs() > 2048.0 {
            return match self.high > 0.0 {
                true => (exponent * self.ln()).exp(),
                false => self.high.powf(n).into(),
            };
        }
        let (mut power, mut square, mut left) = (ONE, self, n.abs() as u32);
        while left > 0 {
            if left % 2 == 1 {
                power = power * square;
            }
            (square, left) = (square * square, left / 2);
        }
        if n < 0.0 { ONE / power } else { power }
    }
}

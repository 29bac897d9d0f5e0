//! Activation functions and their slopes.
//!
//! Section 2 of the text, Equations 1 to 4; Equation 19 comes from Section 5.
//!
//! Three things differ from the text.
//!
//! - The transcription of Equation 3 has its condition turned round, x < 0;
//!   here it is 0 < x, as the sentence before it says.
//! - Equation 4 calls the SiLU σ, the letter of Equation 2; here it is `silu`.
//! - At a corner there is no slope, so one is agreed on: R′(0) = S′(0) = 0,
//!   which goes with "otherwise" in Equations 1 and 3.
//!
//! The sigmoid has two slopes. [`sigmoid_slope`] starts from the argument p and
//! keeps all its digits however far p lies from 0; networks of this crate use
//! it, through [`Activation::derivative`], so that f′(p) means the same for
//! every f. [`sigmoid_slope_from_output`] is the text's trick, Equation 19: it
//! needs no exponential, but 1 − s has lost its digits where s is nearly 1, and
//! from p ≈ 36.74 on it is exactly 0.
//!
//! ```
//! use chainrule::activation::{Activation, sigmoid, sigmoid_slope_from_output};
//!
//! let f: Activation = "sigmoid".parse()?;
//! assert_eq!(f.value(0.0), 0.5); // (2)
//! assert_eq!(f.derivative(0.0), 0.25);
//! assert_eq!(sigmoid_slope_from_output(0.5), 0.25); // (19): (1 − 0.5) 0.5
//!
//! assert!(f.derivative(40.0) > 4e-18); // about e^−40
//! assert_eq!(sigmoid_slope_from_output(sigmoid(40.0)), 0.0);
//! # Ok::<(), String>(())
//! ```

use std::fmt;
use std::str::FromStr;

/// **Equation 1.** The step function of the first perceptron.
///
/// ```text
/// S(x) = 1 if 0 < x, 0 otherwise
/// ```
#[doc(alias = "eq1")]
pub fn step(x: f64) -> f64 {
    if 0.0 < x { 1.0 } else { 0.0 }
}

/// **Equation 2.** The sigmoid, also called the logistic function.
///
/// ```text
/// σ(x) = 1 / (1 + e^−x)
/// ```
///
/// Between 0 and 1 for every x. It rounds to exactly 1 from x ≈ 36.74, and to
/// exactly 0 below x ≈ −709.78.
#[doc(alias = "eq2")]
#[doc(alias = "logistic")]
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// **Equation 3.** The ReLU, *rectified* linear unit.
///
/// ```text
/// R(x) = x if 0 < x, 0 otherwise
/// ```
///
/// The other case is asked first, so that a NaN stays one.
#[doc(alias = "eq3")]
pub fn relu(x: f64) -> f64 {
    if x <= 0.0 { 0.0 } else { x }
}

/// **Equation 4.** The SiLU, x σ(x), also called swish.
///
/// ```text
/// SiLU(x) = x / (1 + e^−x)
/// ```
///
/// Its minimum is −0.27846454276107380 at x = −1.2784645427610738; left of it
/// the function rises towards 0 again. At −∞, where the formula would be −∞/∞,
/// it is the limit 0.
#[doc(alias = "eq4")]
#[doc(alias = "swish")]
pub fn silu(x: f64) -> f64 {
    if x == f64::NEG_INFINITY {
        return 0.0;
    }
    x / (1.0 + (-x).exp())
}

/// The identity f(x) = x, of which Section 2 warns: layers of it collapse.
pub fn identity(x: f64) -> f64 {
    x
}

/// S′(p) = 0: the step has no slope to learn from. At the jump it has none at
/// all, and 0 is a convention.
pub fn step_slope(_p: f64) -> f64 {
    0.0
}

/// σ′ from the argument p, with all its digits.
///
/// ```text
/// σ′(p) = e^−p / (1 + e^−p)² = (1 − σ) σ
/// ```
///
/// These are two lines of Equation 19. On either side of 0 one of them loses
/// digits, or overflows, and the other does not.
pub fn sigmoid_slope(p: f64) -> f64 {
    let e = (-p).exp();
    let s = 1.0 / (1.0 + e);
    if p < 0.0 { (1.0 - s) * s } else { e * s * s }
}

/// **Equation 19.** σ′ from the output s = σ(p), without an exponential.
///
/// ```text
/// dσ/dx = (1 − σ) σ
/// ```
///
/// For s between 0 and 1. See [`sigmoid_slope`] for the slope from p.
#[doc(alias = "eq19")]
pub fn sigmoid_slope_from_output(s: f64) -> f64 {
    (1.0 - s) * s
}

/// R′(p) = 1 if 0 < p, 0 otherwise. At p = 0 the two sides disagree, 0 and 1,
/// and 0 is a convention.
pub fn relu_slope(p: f64) -> f64 {
    step(p)
}

/// SiLU′, by the product rule on x σ(x).
///
/// ```text
/// SiLU′(p) = σ(p) (1 + p σ(−p))
/// ```
///
/// Zero at one single point, p = −1.2784645427610738. 0 at −∞ and 1 at ∞.
pub fn silu_slope(p: f64) -> f64 {
    if p.is_infinite() {
        return step(p);
    }
    sigmoid(p) * (1.0 + p * sigmoid(-p))
}

/// The slope of the identity, 1.
pub fn identity_slope(_p: f64) -> f64 {
    1.0
}

/// The f of a layer: one of the functions of Section 2.
///
/// ```
/// use chainrule::activation::Activation;
///
/// let f = Activation::Sigmoid;
/// assert_eq!(f.value(0.0), 0.5);
/// assert_eq!(f.derivative(0.0), 0.25);
/// assert_eq!("relu".parse(), Ok(Activation::Relu));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// [`step`], Equation 1.
    Step,
    /// [`identity`], f(p) = p.
    Identity,
    /// [`sigmoid`], Equation 2.
    Sigmoid,
    /// [`relu`], Equation 3.
    Relu,
    /// [`silu`], Equation 4.
    Silu,
}

impl Activation {
    /// All of them, in the order of the enum.
    pub const ALL: [Activation; 5] = [
        Activation::Step,
        Activation::Identity,
        Activation::Sigmoid,
        Activation::Relu,
        Activation::Silu,
    ];

    /// f(p).
    #[inline]
    pub fn value(self, p: f64) -> f64 {
        match self {
            Activation::Step => step(p),
            Activation::Identity => identity(p),
            Activation::Sigmoid => sigmoid(p),
            Activation::Relu => relu(p),
            Activation::Silu => silu(p),
        }
    }

    /// f′(p), from the argument p and not from the output f(p).
    #[inline]
    pub fn derivative(self, p: f64) -> f64 {
        match self {
            Activation::Step => step_slope(p),
            Activation::Identity => identity_slope(p),
            Activation::Sigmoid => sigmoid_slope(p),
            Activation::Relu => relu_slope(p),
            Activation::Silu => silu_slope(p),
        }
    }

    /// Whether f jumps or bends sharply at 0, where it has no slope.
    pub fn has_kink_at_zero(self) -> bool {
        matches!(self, Activation::Step | Activation::Relu)
    }

    /// The name in small letters, which is also what `parse` reads: `step`,
    /// `identity`, `sigmoid`, `relu`, `silu`.
    pub fn name(self) -> &'static str {
        match self {
            Activation::Step => "step",
            Activation::Identity => "identity",
            Activation::Sigmoid => "sigmoid",
            Activation::Relu => "relu",
            Activation::Silu => "silu",
        }
    }
}

impl fmt::Display for Activation {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.pad(self.name())
    }
}

impl FromStr for Activation {
    type Err = String;

    fn from_str(name: &str) -> Result<Activation, String> {
        let known = Activation::ALL.into_iter().find(|f| f.name() == name);
        known.ok_or_else(|| {
            let names = Activation::ALL.map(Activation::name).join(", ");
            format!("there is no activation {name:?}; choose one of {names}")
        })
    }
}

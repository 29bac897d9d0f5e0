//! Activation functions and their slopes.
//!
//! Section 2 of the text, Equations 1 to 4; Equation 19 comes from Section 5.
//!
//! Four things differ from the text.
//!
//! - The transcription of Equation 3 has its condition turned round, x < 0;
//!   here it is 0 < x, as the sentence before it says.
//! - Equation 4 calls the SiLU σ, the letter of Equation 2; here it is `silu`.
//! - Equation 19 has ∂σ/∂x; σ has one variable, so here it is dσ/dx.
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
//! # Ok::<(), chainrule::activation::UnknownActivation>(())
//! ```
//!
//! # One more
//!
//! To add an activation, write its function and the function of its slope, as
//! [`tanh`] and [`tanh_slope`] stand here, and one row for it in the table below
//! them. The row is all that the rest of the crate reads: networks run with it,
//! its name is read by `parse` and listed where a name is unknown, and the test
//! `eq_19_and_all_other_slopes_agree_with_differences` finds a wrong slope.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// **Equation 1.** The step function of the first perceptron.
///
/// ```text
/// S(x) = 1 if 0 < x, 0 otherwise
/// ```
#[doc(alias = "eq1")]
#[doc(alias("Equation 1", "perceptron", "threshold"))]
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
#[doc(alias("Equation 2", "logistic"))]
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
#[doc(alias = "Equation 3")]
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
#[doc(alias("Equation 4", "swish"))]
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
#[doc(alias("Equation 19", "vanishing gradient"))]
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

/// The hyperbolic tangent, a sigmoid from −1 to 1; it is not in the text.
///
/// ```text
/// tanh(x) = 2 σ(2x) − 1
/// ```
pub fn tanh(x: f64) -> f64 {
    x.tanh()
}

/// tanh′, with all its digits, which 1 − tanh² has lost where tanh is nearly ±1.
///
/// ```text
/// tanh′(p) = 1 / cosh²(p) = 1 − tanh²(p)
/// ```
pub fn tanh_slope(p: f64) -> f64 {
    let c = p.cosh();
    1.0 / (c * c)
}

/// Makes [`Activation`] from a table with one row for each f. A row that lacks
/// something does not compile.
macro_rules! activations {
    ($(
        #[doc = $doc:literal]
        $Name:ident { name: $name:literal, value: $f:ident, slope: $f_slope:ident,
                      gain: $gain:literal }
    )*) => {
        /// The f of a layer: one of the functions of Section 2, or tanh.
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
        #[non_exhaustive]
        pub enum Activation {
            $( #[doc = $doc] $Name, )*
        }

        impl Activation {
            /// All of them, in the order of the enum.
            pub const ALL: [Activation; [$($name),*].len()] = [$(Activation::$Name),*];

            /// f(p).
            #[inline]
            pub fn value(self, p: f64) -> f64 {
                match self {
                    $( Activation::$Name => $f(p), )*
                }
            }

            /// f′(p), from the argument p and not from the output f(p).
            #[inline]
            pub fn derivative(self, p: f64) -> f64 {
                match self {
                    $( Activation::$Name => $f_slope(p), )*
                }
            }

            /// `s[j]` = f(p_j) and `slope[j]` = f′(p_j) for all j: a whole layer, so
            /// that it is asked once which f this is, and that an exponential which
            /// both need is computed once.
            pub(crate) fn apply(self, p: &[f64], s: &mut [f64], slope: &mut [f64]) {
                match self {
                    $( Activation::$Name => {
                        for ((p_j, s_j), slope_j) in p.iter().zip(s).zip(slope) {
                            *s_j = $f(*p_j);
                            *slope_j = $f_slope(*p_j);
                        }
                    } )*
                }
            }

            /// The name in small letters, which is also what `parse` reads.
            pub fn name(self) -> &'static str {
                [$($name),*][self as usize]
            }

            /// The variance of random weights, times the number of inputs, with
            /// which signals neither die out nor grow from layer to layer.
            pub(crate) fn gain(self) -> f64 {
                [$($gain),*][self as usize]
            }
        }
    };
}

activations! {
    /// [`step`], Equation 1.
    Step { name: "step", value: step, slope: step_slope, gain: 1.0 }
    /// [`identity`], f(p) = p.
    Identity { name: "identity", value: identity, slope: identity_slope, gain: 1.0 }
    /// [`sigmoid`], Equation 2.
    Sigmoid { name: "sigmoid", value: sigmoid, slope: sigmoid_slope, gain: 1.0 }
    /// [`relu`], Equation 3.
    Relu { name: "relu", value: relu, slope: relu_slope, gain: 2.0 }
    /// [`silu`], Equation 4.
    Silu { name: "silu", value: silu, slope: silu_slope, gain: 2.0 }
    /// [`tanh`].
    Tanh { name: "tanh", value: tanh, slope: tanh_slope, gain: 1.0 }
}

impl fmt::Display for Activation {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.pad(self.name())
    }
}

impl FromStr for Activation {
    type Err = UnknownActivation;

    fn from_str(name: &str) -> Result<Activation, UnknownActivation> {
        let known = Activation::ALL.into_iter().find(|f| f.name() == name);
        known.ok_or_else(|| {
            let names = Activation::ALL.map(Activation::name).join(", ");
            UnknownActivation(format!(
                "there is no activation {name:?}; choose one of {names}"
            ))
        })
    }
}

/// A name that no [`Activation`] bears.
///
/// ```
/// use chainrule::activation::Activation;
///
/// let error = "softmax".parse::<Activation>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "there is no activation \"softmax\"; choose one of step, identity, sigmoid, relu, silu, tanh",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownActivation(String);

impl fmt::Display for UnknownActivation {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Error for UnknownActivation {}

//! The derivative as a limit, tried with small numbers: Section 7.1.1.
//!
//! Equation 30 defines a derivative; here the limit is not taken, ε is merely
//! small. Nothing in this file knows a rule of differentiation, so it can judge
//! a derivative that was found in any other way: see [`check()`].
//!
//! How small is small? Two errors pull in opposite directions. Cutting the limit
//! short costs |f″|ε/2 in Equation 30 and |f‴|ε²/6 in a central difference;
//! rounding f costs about u|f|/ε in both, with u = 2⁻⁵³. Their sum is smallest
//! near the steps that [`forward_step`] and [`central_step`] give, and draws a
//! valley: `cargo run --example derivatives` prints it.
//!
//! ```
//! use chainrule::finite_difference::{check, Verdict};
//!
//! let right = check(|x| x * x, 3.0, 6.0);
//! assert_eq!(right.verdict, Verdict::Pass);
//! let wrong = check(|x| x * x, 3.0, 6.001);
//! assert_eq!(wrong.verdict, Verdict::Fail);
//! ```

mod check;
mod verdict;

pub use check::{check, check_noisy};
pub use verdict::{Check, Doubt, Verdict};

/// **Equation 30.** The difference quotient, whose limit for ε → 0 is df/dx.
///
/// ```text
/// (f(x + ε) − f(x)) / ε
/// ```
///
/// `epsilon` may have either sign, but must not be 0: 0/0 is NaN.
///
/// ```
/// use chainrule::finite_difference::difference_quotient;
/// assert_eq!(difference_quotient(|x| x * x, 3.0, 0.5), 6.5);
/// ```
#[doc(alias = "eq30")]
#[doc(alias = "Equation 30")]
pub fn difference_quotient(mut f: impl FnMut(f64) -> f64, x: f64, epsilon: f64) -> f64 {
    (f(x + epsilon) - f(x)) / epsilon
}

/// The slope between x − h and x + h, which errs with h² instead of ε.
///
/// ```text
/// (f(x + h) − f(x − h)) / 2h
/// ```
///
/// It divides by the distance between the two points as they were rounded. `h`
/// must not be 0.
///
/// ```
/// use chainrule::finite_difference::{central_difference, difference_quotient};
/// let cube = |x: f64| x * x * x; // its slope at 1 is 3
/// assert_eq!(central_difference(cube, 1.0, 0.5), 3.25); // errs by h²
/// assert_eq!(difference_quotient(cube, 1.0, 0.5), 4.75); // by 3ε + ε²
/// ```
pub fn central_difference(mut f: impl FnMut(f64) -> f64, x: f64, h: f64) -> f64 {
    (f(x + h) - f(x - h)) / ((x + h) - (x - h))
}

/// The ε that suits [`difference_quotient`]: 2⁻²⁶ max(1, |x|), about √u.
pub fn forward_step(x: f64) -> f64 {
    2f64.powi(-26) * x.abs().max(1.0)
}

/// The h that suits [`central_difference`]: 2⁻¹⁷ max(1, |x|), about ∛u.
pub fn central_step(x: f64) -> f64 {
    2f64.powi(-17) * x.abs().max(1.0)
}

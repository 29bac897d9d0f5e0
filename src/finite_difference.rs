//! The derivative as a limit, tried with small numbers: Section 7.1.1.
//!
//! Equation 30 defines a derivative; here the limit is not taken, ε is merely
//! small. Nothing in this file knows a rule of differentiation, so it can judge
//! a derivative that was found in any other way: see [`check`].
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

use crate::readable::readable;
use std::fmt;

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
pub fn difference_quotient(f: impl Fn(f64) -> f64, x: f64, epsilon: f64) -> f64 {
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
pub fn central_difference(f: impl Fn(f64) -> f64, x: f64, h: f64) -> f64 {
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

/// What finite differences say of a claimed derivative: see [`check`].
///
/// ```
/// use chainrule::finite_difference::check;
/// let check = check(|x| x * x, 3.0, 5.0); // but the slope is 6
/// assert_eq!(check.to_string(), "FAIL");
/// assert!((check.estimate - 6.0).abs() < 1e-8);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Check {
    /// The derivative that was claimed.
    pub claim: f64,
    /// What finite differences give: two central differences, extrapolated.
    pub estimate: f64,
    /// Whether the two agree.
    pub verdict: Verdict,
}

/// The outcome of a [`check`].
///
/// ```
/// use chainrule::finite_difference::{Verdict, check};
/// assert_eq!(check(f64::abs, -2.0, -1.0).verdict, Verdict::Pass);
/// assert_eq!(check(f64::abs, -2.0, 1.0).verdict, Verdict::Fail);
/// let corner = check(f64::abs, 0.0, 0.0).verdict;
/// assert!(matches!(corner, Verdict::Inconclusive(_)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// The claim agrees with finite differences.
    Pass,
    /// The claim disagrees with finite differences.
    Fail,
    /// Finite differences cannot judge here, for the reason given.
    Inconclusive(Doubt),
}

/// Why finite differences cannot judge.
///
/// ```
/// use chainrule::finite_difference::{Doubt, Verdict, check};
/// let corner = check(f64::abs, 0.0, 0.0).verdict;
/// assert_eq!(corner, Verdict::Inconclusive(Doubt::Kink { left: -1.0, right: 1.0 }));
///
/// let Verdict::Inconclusive(doubt) = check(f64::sqrt, 0.0, 1.0).verdict else { panic!() };
/// assert!(matches!(doubt, Doubt::NotFinite { at } if at < 0.0)); // √ of a negative number
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// f has no finite value at this point, which the check needs.
    NotFinite {
        /// Where f was tried.
        at: f64,
    },
    /// The graph of f has a corner at x.
    Kink {
        /// The slope on the left of x.
        left: f64,
        /// The slope on the right of x.
        right: f64,
    },
    /// Halving the step changes the slope: f bends too much within the step, or
    /// so steeply that no `f64` holds the slope.
    Unresolved {
        /// The central difference with step h.
        coarse: f64,
        /// The central difference with step h/2.
        fine: f64,
    },
    /// The slope is lost in the rounding of f.
    NoDigits {
        /// The part of the estimate that may be rounding alone.
        rounding: f64,
    },
}

/// Judges a claimed derivative of `f` at `x` by two central differences.
///
/// It passes if the claim lies no further from the extrapolated difference than
/// ten times what the two differ by, give or take rounding and 1 part in 10⁸. So
/// where f bends little within a [`central_step`], a claim that is wrong by 0.01 %
/// fails. Where differences cannot tell, it says so, and why:
///
/// ```
/// use chainrule::finite_difference::check;
/// let relu = |x: f64| x.max(0.0);
/// assert_eq!(
///     check(relu, 0.0, 1.0).to_string(),
///     "INCONCLUSIVE: a kink: the slope is 0 on the left and 1 on the right"
/// );
/// ```
pub fn check(f: impl Fn(f64) -> f64, x: f64, claim: f64) -> Check {
    let h = central_step(x);
    let points = [x - h, x - h / 2.0, x, x + h / 2.0, x + h];
    let values @ [left, near_left, middle, near_right, right] = points.map(f);
    let coarse = (right - left) / ((x + h) - (x - h));
    let fine = (near_right - near_left) / ((x + h / 2.0) - (x - h / 2.0));
    let estimate = fine + (fine - coarse) / 3.0;

    let largest = values.iter().fold(0.0, |m: f64, v| m.max(v.abs()));
    let rounding = 8.0 * f64::EPSILON * largest / h;
    let scale = claim.abs().max(fine.abs());
    let change = (coarse - fine).abs();
    // What the slope gains from left to right, over h and over h/2: a bend
    // halves with the step, a corner stays.
    let bend = (right - 2.0 * middle + left) / h;
    let near_bend = (near_right - 2.0 * middle + near_left) / (h / 2.0);
    // What keeps it from halving is f's own noise, which may exceed rounding.
    let noise = (bend - 2.0 * near_bend).abs();

    let verdict = if let Some(i) = values.iter().position(|v| !v.is_finite()) {
        Verdict::Inconclusive(Doubt::NotFinite { at: points[i] })
    } else if !claim.is_finite() {
        Verdict::Fail
    } else if (bend - near_bend).abs() < 0.1 * near_bend.abs()
        && near_bend.abs() > 2.0 * rounding + 1e-9 * scale
    {
        Verdict::Inconclusive(Doubt::Kink {
            left: (middle - near_left) / (h / 2.0),
            right: (near_right - middle) / (h / 2.0),
        })
    } else if !change.is_finite() || change > 1e-3 * scale + rounding + 1e-9 {
        Verdict::Inconclusive(Doubt::Unresolved { coarse, fine })
    } else if claim != 0.0 && rounding > 1e-2 * scale {
        Verdict::Inconclusive(Doubt::NoDigits { rounding })
    } else if (claim - estimate).abs() <= 10.0 * change.max(noise) + rounding + 1e-8 * scale {
        Verdict::Pass
    } else {
        Verdict::Fail
    };
    Check {
        claim,
        estimate,
        verdict,
    }
}

impl fmt::Display for Check {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.verdict.fmt(out)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Pass => out.pad("PASS"),
            Verdict::Fail => out.pad("FAIL"),
            Verdict::Inconclusive(doubt) => write!(out, "INCONCLUSIVE: {doubt}"),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Doubt::NotFinite { at } => {
                write!(out, "the function has no finite value at {}", short(*at))
            }
            Doubt::Kink { left, right } => write!(
                out,
                "a kink: the slope is {} on the left and {} on the right",
                short(*left),
                short(*right)
            ),
            Doubt::Unresolved { coarse, fine } => write!(
                out,
                "the step does not resolve it: slope {coarse:.1e}, with half the step {fine:.1e}"
            ),
            Doubt::NoDigits { rounding } => write!(
                out,
                "no digits left: rounding alone may give a slope of {rounding:.1e}"
            ),
        }
    }
}

/// A number to six digits, without the zeros behind them: `0.5`, `-7.52939e-6`.
fn short(value: f64) -> String {
    readable(format!("{value:.5e}").parse().unwrap_or(value))
}

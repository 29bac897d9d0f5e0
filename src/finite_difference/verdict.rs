//! What the judge says, and its reasons in words.

use crate::readable::readable;
use std::fmt;

/// What finite differences say of a claimed derivative: see
/// [`check`](super::check()).
///
/// ```
/// use chainrule::finite_difference::check;
/// let check = check(|x| x * x, 3.0, 5.0); // but the slope is 6
/// assert_eq!(check.to_string(), "FAIL");
/// assert!((check.estimate - 6.0).abs() < 1e-9);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Check {
    /// The derivative that was claimed.
    pub claim: f64,
    /// What finite differences give; NaN where they give nothing.
    pub estimate: f64,
    /// The shortest of the three steps that give it, or the longest where f stands still
    /// on them; NaN likewise.
    pub step: f64,
    /// Whether the two agree.
    pub verdict: Verdict,
}

/// The outcome of a [`check`](super::check()).
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
/// assert!(matches!(doubt, Doubt::NotFinite(at) if at < 0.0)); // √ of a negative number
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// f has no finite value at this point, which the check needs.
    NotFinite(f64),
    /// f jumps at x, or f(x) lies off its graph.
    Jump {
        /// f just below x.
        below: f64,
        /// f(x).
        at: f64,
        /// f just above x.
        above: f64,
    },
    /// The graph of f has a corner at x, or beside it and nearer than the digits
    /// of f reach.
    Kink {
        /// The slope on the left of the corner.
        left: f64,
        /// The slope on the right of the corner.
        right: f64,
    },
    /// Short steps show another slope than long ones, and neither is known to be
    /// the wrong one.
    Unresolved {
        /// The slope by short steps.
        fine: f64,
        /// The slope by longer ones.
        coarse: f64,
    },
    /// The slope is lost in the rounding of f, or in other noise of it: so much of a
    /// slope may be noise, or be lost in it.
    NoDigits(f64),
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
        match *self {
            Doubt::NotFinite(at) if at.is_finite() => {
                write!(out, "the function has no finite value at {}", readable(at))
            }
            Doubt::NotFinite(at) => write!(out, "{at} is no finite number"),
            Doubt::Jump { below, at, above } => write!(
                out,
                "a jump: the function is {} just below the point, {} at it and {} just above",
                readable(below),
                readable(at),
                readable(above)
            ),
            Doubt::Kink { left, right } => write!(
                out,
                "a kink: the slope is {} on the left and {} on the right",
                short(left),
                short(right)
            ),
            Doubt::Unresolved { fine, coarse } => write!(
                out,
                "the slope is {fine:.5e} near the point, but {coarse:.5e} farther out"
            ),
            Doubt::NoDigits(noise) => write!(
                out,
                "too few digits left: a slope of {noise:.1e} may be lost in rounding"
            ),
        }
    }
}

/// A number to six digits, without the zeros behind them: `0.5`, `-7.52939e-6`.
fn short(value: f64) -> String {
    readable(format!("{value:.5e}").parse().unwrap_or(value))
}

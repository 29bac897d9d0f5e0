//! Expressions before the judge: the slope that the rules give, held against differences.

use chainrule::calculus::{EvaluationError, Expr, Plan};
use chainrule::finite_difference::{Check, Doubt, Verdict, check};

/// An expression as a function of one variable, the others as they are at a point.
/// Where it has no value it is NaN.
pub(crate) fn along<'g>(
    e: Expr<'g>,
    x: &str,
    point: &[(&str, f64)],
) -> impl FnMut(f64) -> f64 + use<'g> {
    let mut plan = Plan::new(&[e]);
    let value = |name: &&str| Some(point.iter().find(|(other, _)| other == name)?.1);
    let names = plan.variables();
    let values = names.iter().map(|name| value(name).unwrap_or(f64::NAN));
    let mut values: Vec<f64> = values.collect();
    let moving = names.iter().position(|name| *name == x);
    move |x| {
        if let Some(place) = moving {
            values[place] = x;
        }
        plan.evaluate(&values).map_or(f64::NAN, |values| values[0])
    }
}

/// Judges `slope` as the derivative of `f` by the variable `x` at a point. One that
/// leaps from there to places beside it has lost its own digits, and may be right.
pub(crate) fn judge(
    f: Expr<'_>,
    x: &str,
    slope: Expr<'_>,
    point: &[(&str, f64)],
) -> Result<Check, EvaluationError> {
    f.evaluate(point)?;
    let claim = slope.evaluate(point)?;
    let here = point.iter().find(|(name, _)| *name == x);
    let here = here.map_or(0.0, |(_, x)| *x);
    let mut check = check(along(f, x, point), here, claim);
    if check.verdict == Verdict::Fail {
        let mut beside = along(slope, x, point);
        let leaps = [-1.0, 1.0].map(|side| (beside(here + side * here / 4096.0) - claim).abs());
        let noise = leaps[0].max(leaps[1]);
        if noise > 0.1 * (claim - check.estimate).abs() {
            check.verdict = Verdict::Inconclusive(Doubt::NoDigits { noise });
        }
    }
    Ok(check)
}

//! Expressions before the judge: the slope that the rules give, held against differences.

use chainrule::calculus::{EvaluationError, Expr, Plan};
use chainrule::finite_difference::{Check, Doubt, Verdict, check, check_noisy};

/// The first of the expressions as a function of one variable, the others as they are
/// at a point. It is NaN where one of the expressions has no value.
pub(crate) fn along<'g>(
    expressions: &[Expr<'g>],
    x: &str,
    point: &[(&str, f64)],
) -> impl FnMut(f64) -> f64 + use<'g> {
    let mut plan = Plan::new(expressions);
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

/// Judges `slope` as the derivative of `f` by the variable `x` at a point. It is wrong
/// only if rounding does not explain why it is not what differences show, and if it
/// stays nearly the same over their steps.
pub(crate) fn judge<'g>(
    f: Expr<'g>,
    x: &str,
    slope: Expr<'g>,
    point: &[(&str, f64)],
) -> Result<Check, EvaluationError> {
    f.evaluate(point)?;
    let claim = slope.evaluate(point)?;
    let here = point.iter().find(|(name, _)| *name == x);
    let here = here.map_or(0.0, |(_, x)| *x);
    let by = f.graph().variable(x);
    let along = |e| along(&[e], x, point);
    let rounding = |e: Expr<'g>, at| f64::EPSILON * along(e.rounding(by))(at);
    let mut found = check(along(f), here, claim);
    if found.verdict != Verdict::Pass {
        found = check_noisy(along(f), here, claim, rounding(f, here).max(0.0));
    }
    if found.verdict == Verdict::Fail {
        let (coarse, step) = (found.estimate, found.step);
        let noise = rounding(slope, here).max(rounding(f, here + step) / step);
        let missed = (claim - coarse).abs();
        let mut slope = along(slope);
        let mut beside = |d: f64| (slope(here - d) + slope(here + d)) / 2.0;
        let fine = beside(f64::EPSILON * step.max(here.abs()));
        let leaps = |part: f64| (beside(step / part) - fine).abs() > missed / 4.0;
        if noise > missed {
            found.verdict = Verdict::Inconclusive(Doubt::NoDigits(noise));
        } else if [16.0, 64.0, 256.0].into_iter().any(leaps) {
            found.verdict = Verdict::Inconclusive(Doubt::Unresolved { fine, coarse });
        }
    }
    Ok(found)
}

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
    let mut values = Vec::from_iter(names.iter().map(|x| value(x).unwrap_or(f64::NAN)));
    let moving = names.iter().position(|name| *name == x);
    move |x| {
        if let Some(place) = moving {
            values[place] = x;
        }
        plan.evaluate(&values).map_or(f64::NAN, |values| values[0])
    }
}

/// Judges `slope` as the derivative of `f` by the variable `x` at a point. It is wrong
/// only if neither rounding nor a kink explains why it is not what differences show,
/// and if it stays nearly the same over their steps.
pub(crate) fn judge<'g>(
    f: Expr<'g>,
    x: &str,
    slope: Expr<'g>,
    point: &[(&str, f64)],
) -> Result<Check, EvaluationError> {
    f.evaluate(point)?;
    let claim = slope.evaluate(point)?;
    let here = point.iter().find(|at| at.0 == x).map_or(0.0, |at| at.1);
    let along = |e| along(&[e], x, point);
    let rounding = |e: Expr<'g>| along(f64::EPSILON * e.rounding(e.graph().variable(x)));
    let mut found = check(along(f), here, claim);
    if found.verdict != Verdict::Pass {
        found = check_noisy(along(f), here, claim, rounding(f)(here).max(0.0));
    }
    if found.verdict == Verdict::Fail {
        let (coarse, step) = (found.estimate, found.step);
        let noise = rounding(slope)(here).max(rounding(f)(here + step) / step);
        let missed = (claim - coarse).abs();
        let mut slope = along(slope);
        let mut sides = |d: f64| [slope(here - d), slope(here + d)];
        let middle = |[left, right]: [f64; 2]| (left + right) / 2.0;
        let [left, right] = sides(f64::EPSILON * step.max(here.abs()));
        let (fine, bend) = (middle([left, right]), (left - right).abs());
        let is_claimed = |side: f64| (claim - side).abs() < bend / 64.0;
        let leaps = |part: f64| (middle(sides(step / part)) - fine).abs() > missed / 4.0;
        if noise > missed {
            found.verdict = Verdict::Inconclusive(Doubt::NoDigits(noise));
        } else if [left, right].into_iter().any(is_claimed) && (fine - coarse).abs() < bend {
            found.verdict = Verdict::Inconclusive(Doubt::Kink { left, right });
        } else if [16.0, 64.0, 256.0].into_iter().any(leaps) {
            found.verdict = Verdict::Inconclusive(Doubt::Unresolved { fine, coarse });
        }
    }
    Ok(found)
}

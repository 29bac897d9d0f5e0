//! How numbers, checks and headings are written.

use chainrule::calculus::{EvaluationError, Expr, Plan, Steps};
use chainrule::finite_difference::{Check, Doubt, Verdict, check};

/// A point: names with their values.
pub(crate) type Point<'n> = Vec<(&'n str, f64)>;

/// A heading, with the equations that it is about.
pub(crate) fn heading(title: &str, equations: &str) {
    println!("\n\n{title:<62}{equations:>16}");
    println!("{}\n", "=".repeat(78));
}

/// A formula, with the number of its equation in the margin.
pub(crate) fn numbered(formula: &str, number: u32) {
    println!("  {formula:<70}  ({number})");
}

/// A number to twelve digits.
pub(crate) fn digits(value: f64) -> String {
    exact(format!("{value:.11e}").parse().unwrap_or(value))
}

/// A number with all its digits.
fn exact(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_string(),
        1e-4..1e9 => value.to_string(),
        _ => format!("{value:e}"),
    }
}

/// `x = 3, a = 1`
pub(crate) fn place(point: &[(&str, f64)]) -> String {
    let part = |(name, value): &(&str, f64)| format!("{name} = {}", exact(*value));
    point.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// The lines of a derivation.
pub(crate) fn print_outline(steps: &Steps<'_>) {
    for line in steps.to_string().lines() {
        println!("  {line}");
    }
}

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
    let mut beside = along(slope, x, point);
    let leaps = [-1.0, 1.0].map(|side| (beside(here + side * here / 4096.0) - claim).abs());
    let noise = leaps[0].max(leaps[1]);
    if check.verdict == Verdict::Fail && noise > 0.1 * (claim - check.estimate).abs() {
        check.verdict = Verdict::Inconclusive(Doubt::NoDigits { noise });
    }
    Ok(check)
}

/// Prints the verdict on a slope at a place; whether it did not fail.
pub(crate) fn print_check(place: &str, check: &Check) -> bool {
    println!("  check at {place}");
    println!("    by the rules       {}", digits(check.claim));
    let verdict = check.verdict.to_string();
    let (word, reason) = verdict.split_once(": ").unwrap_or((&verdict, ""));
    let estimate = digits(check.estimate);
    println!("    finite difference  {estimate:<15}  {word}");
    if !reason.is_empty() {
        println!("      {reason}");
    }
    check.verdict != Verdict::Fail
}

//! How numbers, checks and headings are written.

use chainrule::calculus::{EvaluationError, Expr, Steps};
use chainrule::finite_difference::{Check, Verdict, check};

/// A point: names with their values.
pub(crate) type Point<'n> = Vec<(&'n str, f64)>;

/// A heading, with the equations that it is about.
pub(crate) fn heading(title: &str, equations: &str) {
    println!("\n\n{title:<62}{equations:>16}");
    println!("{}", "=".repeat(78));
    println!();
}

/// A formula, with the number of its equation in the margin.
pub(crate) fn numbered(formula: &str, number: u32) {
    println!("  {formula:<70}  ({number})");
}

/// A number to twelve digits.
pub(crate) fn digits(value: f64) -> String {
    let rounded: f64 = format!("{value:.11e}").parse().unwrap_or(value);
    match rounded.abs() {
        0.0 => "0".to_string(),
        size if (1e-4..1e9).contains(&size) => format!("{rounded}"),
        _ => format!("{rounded:e}"),
    }
}

/// `x = 3, a = 1`
pub(crate) fn place(point: &[(&str, f64)]) -> String {
    let parts: Vec<String> = point
        .iter()
        .map(|(name, value)| format!("{name} = {}", digits(*value)))
        .collect();
    parts.join(", ")
}

/// The lines of a derivation.
pub(crate) fn print_outline(steps: &Steps<'_>) {
    for line in steps.to_string().lines() {
        println!("  {line}");
    }
}

/// Judges `slope` as the derivative of `f` by the variable `x` at a point.
pub(crate) fn judge(
    f: Expr<'_>,
    x: &str,
    slope: f64,
    point: &[(&str, f64)],
) -> Result<Check, EvaluationError> {
    f.evaluate(point)?;
    let here = point.iter().find(|(name, _)| *name == x);
    let along = |value: f64| {
        let mut moved = point.to_vec();
        moved.retain(|(name, _)| *name != x);
        moved.push((x, value));
        f.evaluate(&moved).unwrap_or(f64::NAN)
    };
    Ok(check(along, here.map_or(0.0, |(_, value)| *value), slope))
}

/// Prints the verdict on a derivative at a point; whether it did not fail.
pub(crate) fn print_check(
    f: Expr<'_>,
    x: &str,
    derivative: Expr<'_>,
    point: &[(&str, f64)],
) -> Result<bool, EvaluationError> {
    let slope = derivative.evaluate(point)?;
    let check = judge(f, x, slope, point)?;
    println!("  check at {}", place(point));
    println!("    by the rules       {}", digits(slope));
    let verdict = check.verdict.to_string();
    let (word, reason) = verdict.split_once(": ").unwrap_or((&verdict, ""));
    println!(
        "    finite difference  {:<15}  {word}",
        digits(check.estimate)
    );
    if !reason.is_empty() {
        println!("      {reason}");
    }
    Ok(check.verdict != Verdict::Fail)
}

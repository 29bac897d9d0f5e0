//! How numbers, checks and headings are written.

use chainrule::calculus::Steps;
use chainrule::finite_difference::{Check, Verdict};

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

/// Prints the verdict on a slope at a place; whether it did not fail.
pub(crate) fn print_check(place: &str, check: &Check) -> bool {
    println!("  check at {place}");
    println!("    by the rules       {}", digits(check.claim));
    let (estimate, verdict) = (digits(check.estimate), check.verdict.to_string());
    let verdict = verdict.replacen(": ", "\n      ", 1);
    println!("    finite difference  {estimate:<15}  {verdict}");
    check.verdict != Verdict::Fail
}

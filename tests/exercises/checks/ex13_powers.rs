//! Equation 35: dx^n/dx = n x^(n−1).

use super::*;
use chainrule::calculus::Graph;

type Answer = fn(f64, i32) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "powers",
        equations: "Eq 35",
        compare: "chainrule::calculus::Expr::derivative",
        hint: "By Eq 35 the exponent comes down as a factor, and the new exponent is one less. \
               x⁰ is 1 everywhere, so its slope is 0 everywhere, even at x = 0.",
        ..EXACT
    },
    ask: |power_slope, record| {
        for (about, x, n) in [
            ("n = 3", 2.0, 3),
            ("n = 2", -1.5, 2),
            ("n = 5", 0.75, 5),
            ("n = 1", 3.5, 1),
            ("n = 4", -0.5, 4),
            ("n = -2", 1.25, -2),
            ("n = 0", 2.5, 0),
            ("n = 0 at x = 0", 0.0, 0),
            ("n = 1 at x = 0", 0.0, 1),
        ] {
            record.on_the_way(&|| {
                vec![
                    f64::powi(x, n).named("x^n"),
                    f64::powi(x, n - 1).named("x^(n-1)"),
                ]
            });
            record.ask(about, given![x, n], &|| {
                vec![power_slope(x, n).named("slope")]
            });
        }
    },
    reference: |x, n| {
        let graph = Graph::new();
        let variable = graph.variable("x");
        let slope = variable.pow(n).derivative(variable);
        slope.evaluate(&[("x", x)]).unwrap_or(f64::NAN)
    },
    oracle: Some((DIFFERENCES, |x, n| slope_at(|x| x.powi(n), x))),
    mistakes: &[MISTAKES],
};

const MISTAKES: &[(&str, Answer)] = &[
    (
        "At n = 0 and x = 0 this is 0 · 0^-1 = 0 · ∞, which is NaN. x⁰ is 1 everywhere, so its slope \
         is 0: treat n = 0 first.",
        |x, n| f64::from(n) * x.powi(n - 1),
    ),
    (
        "The factor n is missing: the exponent does not only shrink, it also comes down in front.",
        |x, n| if n == 0 { 0.0 } else { x.powi(n - 1) },
    ),
    (
        "The factor n is missing: these are the numbers of x^(n-1).",
        |x, n| x.powi(n - 1),
    ),
    (
        "The exponent is still n: in Eq 35 it becomes n - 1.",
        |x, n| f64::from(n) * x.powi(n),
    ),
    (
        "The exponent grew by one: in Eq 35 it shrinks, to n - 1.",
        |x, n| f64::from(n) * x.powi(n + 1),
    ),
    ("This is x^n itself. Its slope is asked for.", |x, n| {
        x.powi(n)
    }),
    (
        "The factor is n - 1; in Eq 35 it is the old exponent, n.",
        |x, n| {
            if n == 0 {
                0.0
            } else {
                f64::from(n - 1) * x.powi(n - 1)
            }
        },
    ),
    (
        "The factor is n - 1; in Eq 35 it is the old exponent, n.",
        |x, n| f64::from(n - 1) * x.powi(n - 1),
    ),
    (
        "The factor and the exponent have changed places: these are the numbers of (n-1)·x^n.",
        |x, n| f64::from(n - 1) * x.powi(n),
    ),
    (
        "The exponent shrank by two: in Eq 35 it becomes n - 1.",
        |x, n| {
            if n == 0 {
                0.0
            } else {
                f64::from(n) * x.powi(n - 2)
            }
        },
    ),
    (
        "These are the numbers of n·x·(n-1): n - 1 is an exponent in Eq 35, not a factor.",
        |x, n| f64::from(n) * x * f64::from(n - 1),
    ),
    (
        "These are the numbers of n·x: the exponent n - 1 is missing.",
        |x, n| f64::from(n) * x,
    ),
    (
        "This goes the other way: x^(n+1)/(n+1) is the integral of x^n.",
        |x, n| x.powi(n + 1) / f64::from(n + 1),
    ),
    (
        "x and n have changed places: these are the numbers of x·n^(n-1).",
        |x, n| x * f64::from(n).powi(n - 1),
    ),
    (
        "These are the numbers of (n x)^(n-1): n stands outside the power.",
        |x, n| {
            if n == 0 {
                0.0
            } else {
                (f64::from(n) * x).powi(n - 1)
            }
        },
    ),
    (
        "These are the numbers of x^n · ln x, the slope of x^n along n. Eq 35 asks along x.",
        |x, n| x.powi(n) * x.ln(),
    ),
    (
        "For n = 0 you give 1, or x^0. The slope of a constant is 0.",
        |x, n| {
            if n == 0 {
                1.0
            } else {
                f64::from(n) * x.powi(n - 1)
            }
        },
    ),
    (
        "At x = 0 you give 0 always. x¹ has the slope 1 there too.",
        |x, n| {
            if x == 0.0 {
                0.0
            } else {
                f64::from(n) * x.powi(n - 1)
            }
        },
    ),
    (
        "For a negative n you give 0. Eq 35 holds there as well (for x other than 0).",
        |x, n| {
            if n <= 0 {
                0.0
            } else {
                f64::from(n) * x.powi(n - 1)
            }
        },
    ),
    (
        "The sign of n is lost: for a negative n the slope is negative where x is positive.",
        |x, n| {
            if n == 0 {
                0.0
            } else {
                f64::from(n.abs()) * x.powi(n - 1)
            }
        },
    ),
    (
        "The sign of x is lost: for a negative x and an even n the slope is negative.",
        |x, n| {
            if n == 0 {
                0.0
            } else {
                f64::from(n) * x.abs().powi(n - 1)
            }
        },
    ),
    (
        "For n = -2 this is n itself: was the exponent stopped at 0, or does a loop multiply n - 1 \
         times? A negative power divides. powi takes a negative exponent as it is.",
        |x, n| f64::from(n) * x.powi((n - 1).max(0)),
    ),
    (
        "These are the numbers of (n-1)·x^(n-2): n was lowered once too often. In Eq 35 the factor is \
         the old exponent.",
        |x, n| f64::from(n - 1) * x.powi(n - 2),
    ),
];

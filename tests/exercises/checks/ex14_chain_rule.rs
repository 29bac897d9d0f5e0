//! Equations 36 to 40: the slope of (x + a)² by the chain rule.

use super::*;
use chainrule::calculus::{Graph, appendix};

type Answer = fn(f64, f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the chain rule",
        equations: "Eq 36-40",
        compare: "chainrule::calculus::appendix::shifted_square_slope",
        hint: "The slope of the outer function f² is 2f, taken at f = x + a. It is multiplied by \
               the slope of the inner function x + a along x.",
        ..EXACT
    },
    ask: |chain_rule, record| {
        for (about, x, a) in [
            ("a positive x and a", 3.0, 1.0),
            ("a negative x", -1.5, 0.75),
            ("a negative a", 2.25, -0.5),
            ("x = 0", 0.0, 1.75),
            ("a = 0", 1.25, 0.0),
        ] {
            record.on_the_way(&|| vec![(x + a).named("(x + a)")]);
            record.ask(about, given![x, a], &|| {
                vec![chain_rule(x, a).named("slope")]
            });
        }
    },
    reference: |x, a| {
        let graph = Graph::new();
        let slope = appendix::shifted_square_slope(graph.variable("x"), graph.variable("a"));
        slope.evaluate(&[("x", x), ("a", a)]).unwrap_or(f64::NAN)
    },
    oracle: Some((DIFFERENCES, |x, a| slope_at(|x| (x + a) * (x + a), x))),
    mistakes: &[MISTAKES],
};

const MISTAKES: &[(&str, Answer)] = &[
    (
        "This is Eq 39 as printed, 2x(x + a). But the slope of x + a along x is 1, not x as Eq 38 \
         says: adding a constant shifts a line and leaves its slope alone (docs/misprints.md).",
        |x, a| 2.0 * x * (x + a),
    ),
    (
        "This is 2x: the outer slope 2f was taken at x. It belongs at f = x + a.",
        |x, _| 2.0 * x,
    ),
    (
        "This is (x + a)² itself. Its slope is asked for.",
        |x, a| (x + a) * (x + a),
    ),
    (
        "The factor 2 of the outer slope is missing: d(f²)/df is 2f.",
        |x, a| x + a,
    ),
    (
        "This is 2x + a: the 2 belongs to the whole bracket.",
        |x, a| 2.0 * x + a,
    ),
    (
        "The outer slope was multiplied by a. The inner slope of x + a along x is 1.",
        |x, a| 2.0 * a * (x + a),
    ),
    (
        "The outer slope was multiplied by x + a once more. The inner slope of x + a along x is 1.",
        |x, a| 2.0 * (x + a) * (x + a),
    ),
    (
        "The outer slope was multiplied by 1 + a. a is a constant, and its slope is 0.",
        |x, a| 2.0 * (x + a) * (1.0 + a),
    ),
    (
        "The inner slope was taken as 2. x + a grows by 1 when x grows by 1.",
        |x, a| 4.0 * (x + a),
    ),
    (
        "a has the wrong sign: the inner function is x + a.",
        |x, a| 2.0 * (x - a),
    ),
    (
        "This is 2a: the slope was taken at a instead of x + a.",
        |_, a| 2.0 * a,
    ),
    (
        "The outer slope is missing: this is the inner one, 1.",
        |_, _| 1.0,
    ),
    (
        "The two slopes were added. The chain rule multiplies them.",
        |x, a| 2.0 * (x + a) + 1.0,
    ),
    (
        "The two slopes were added, and the inner one taken as x. The chain rule multiplies, and \
         the inner slope is 1.",
        |x, a| 2.0 * (x + a) + x,
    ),
    (
        "This is x² + a²: the slope of (x + a)² is asked for.",
        |x, a| x * x + a * a,
    ),
    (
        "These are the numbers of 3(x + a)², the slope of a cube. Here the outer function is f².",
        |x, a| 3.0 * (x + a) * (x + a),
    ),
    (
        "These are the numbers of x² + a: the outer square was lost.",
        |x, a| x * x + a,
    ),
    (
        "x multiplies only half of the bracket: these are the numbers of 2x² + a.",
        |x, a| 2.0 * x * x + a,
    ),
    (
        "These are the numbers of x(x + a): the outer slope has a 2 in front, and the inner slope \
         is 1, not x.",
        |x, a| x * (x + a),
    ),
];

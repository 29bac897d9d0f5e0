//! Equations 31 to 34: the quotient of x², with ε cancelled.

use super::*;
use chainrule::calculus::{Graph, appendix};

type Answer = fn(f64, f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "cancelling ε",
        equations: "Eq 31-34",
        compare: "chainrule::calculus::appendix::square_slope",
        hint: "Eq 33 writes the numerator as ε times a bracket. Divide that by ε on paper, and \
               program what is left: nothing in it divides any more, so ε may be 0.",
        ..EXACT
    },
    ask: |quotient, record| {
        for (about, x, epsilon) in [
            ("a large ε", 3.0, 0.5),
            ("a large ε", -1.25, 2.0),
            ("a negative ε", 0.75, -0.125),
            ("ε = 0", 3.0, 0.0),
            ("ε = 0", -0.6, 0.0),
            ("x = 0", 0.0, 0.25),
        ] {
            record
                .on_the_way(&|| vec![square(x).named("x²"), square(x + epsilon).named("(x + ε)²")]);
            let answer = || vec![quotient(x, epsilon).named("quotient")];
            record.ask(about, given![x, epsilon], &answer);
        }
    },
    reference: |x, epsilon| {
        let graph = Graph::new();
        let (a, b) = (graph.variable("x"), graph.variable("epsilon"));
        let quotient = appendix::square_slope(a, b);
        quotient
            .evaluate(&[("x", x), ("epsilon", epsilon)])
            .unwrap_or(f64::NAN)
    },
    oracle: None,
    mistakes: &[MISTAKES],
};

fn square(x: f64) -> f64 {
    x * x
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "With ε = 0 this is 0/0, which is NaN. Cancel ε on paper first (Eq 33), and only then \
         program what is left.",
        |x, e| (square(x + e) - square(x)) / e,
    ),
    (
        "This is the limit, 2x, already: Eq 34 before its limit still has an ε in it.",
        |x, _| 2.0 * x,
    ),
    (
        "This is the numerator, ε(2x + ε). (The text calls it the denominator.) It is still to be \
         divided by ε.",
        |x, e| e * (2.0 * x + e),
    ),
    (
        "The 2 is missing: in Eq 33 the bracket is 2x + ε, since ε x appears twice.",
        |x, e| x + e,
    ),
    (
        "The ε in the bracket is doubled: the numerator is 2εx + ε², so the bracket is 2x + ε.",
        |x, e| 2.0 * (x + e),
    ),
    (
        "The ε in the bracket is squared: one ε of ε² is cancelled.",
        |x, e| 2.0 * x + e * e,
    ),
    (
        "This is 2xε + ε: ε was cancelled in one of the two terms only, and in the wrong one.",
        |x, e| 2.0 * x * e + e,
    ),
    (
        "The bracket was divided by ε once more. In 2x + ε it is cancelled already.",
        |x, e| (2.0 * x + e) / e,
    ),
    (
        "The ε has the wrong sign: (x + ε)² begins x² + 2εx + ε².",
        |x, e| 2.0 * x - e,
    ),
    (
        "At ε = 0 you give 0. What is left after cancelling is 2x + ε, and at ε = 0 that is 2x.",
        |x, e| if e == 0.0 { 0.0 } else { 2.0 * x + e },
    ),
    (
        "This is (x + ε)², which is only the first half of the numerator.",
        |x, e| square(x + e),
    ),
    (
        "This is x² + ε²: a square of a sum has a third term, 2εx.",
        |x, e| square(x) + square(e),
    ),
    (
        "These are the numbers when (x + ε)² is taken for x² + ε²: then only ε is left. The term 2εx \
         is missing.",
        |_, e| e,
    ),
    ("x is squared: the bracket of Eq 33 is 2x + ε.", |x, e| {
        2.0 * x * x + e
    }),
    (
        "Only the square of x was divided by ε: the whole numerator is to be divided.",
        |x, e| square(x + e) - square(x) / e,
    ),
    ("x is missing: these are the numbers of 2 + ε.", |_, e| {
        2.0 + e
    }),
    (
        "This is x² itself, Eq 31. Its quotient is asked for.",
        |x, _| x * x,
    ),
];

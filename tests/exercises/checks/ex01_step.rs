//! Equation 1: S(x) = 1 if 0 < x, 0 otherwise.

use super::*;

type Answer = fn(f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the step function",
        equations: "Eq 1",
        compare: "chainrule::activation::step",
        hint: "Eq 1 knows two values only: 1 where 0 < x, and 0 otherwise.",
        ..EXACT
    },
    ask: |step, record| {
        for (about, x) in [
            ("a positive x", 2.5),
            ("an x between 0 and 1", 0.625),
            ("an x between 0 and 1", 0.25),
            ("x = 1", 1.0),
            ("x = 0", 0.0),
            ("a negative x", -0.25),
            ("a negative x", -3.0),
            ("a tiny positive x", 1e-9),
            ("a tiny negative x", -1e-9),
        ] {
            record.ask(about, given![x], &|| vec![step(x).named("S(x)")]);
        }
    },
    reference: activation::step,
    oracle: None,
    mistakes: &[MISTAKES],
};

/// The two sides of x = 0, which is of the second.
fn sides(x: f64, above: f64, otherwise: f64) -> f64 {
    if 0.0 < x { above } else { otherwise }
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "At x = 0 the text says “otherwise”, which is 0: its condition is 0 < x, not 0 ≤ x.",
        |x| if 0.0 <= x { 1.0 } else { 0.0 },
    ),
    (
        "This is the sign function: below 0 it gives -1, where Eq 1 gives 0.",
        |x| if x == 0.0 { 0.0 } else { x.signum() },
    ),
    (
        "Where x is not positive you give -1; Eq 1 gives 0 there.",
        |x| sides(x, 1.0, -1.0),
    ),
    (
        "This is Rust's signum: -1 below 0, and 1 even at 0. Eq 1 gives 0 for all of these.",
        f64::signum,
    ),
    ("Some books give ½ at x = 0. Eq 1 gives 0 there.", |x| {
        if x == 0.0 { 0.5 } else { sides(x, 1.0, 0.0) }
    }),
    (
        "The two values have changed places: 1 belongs to the positive x, 0 to all others.",
        |x| sides(x, 0.0, 1.0),
    ),
    (
        "The two values have changed places, except at x = 0, where 0 is right.",
        |x| if x < 0.0 { 1.0 } else { 0.0 },
    ),
    ("Your step is at ½. In Eq 1 it is at 0.", |x| {
        if x > 0.5 { 1.0 } else { 0.0 }
    }),
    (
        "Your step is at 1, and 1 itself belongs to its upper side. In Eq 1 the step is at 0.",
        |x| if x >= 1.0 { 1.0 } else { 0.0 },
    ),
    ("Your step is at 1. In Eq 1 it is at 0.", |x| {
        if x > 1.0 { 1.0 } else { 0.0 }
    }),
    (
        "Above 0 you hand x on, as the ReLU of Eq 3 does. The step gives 1 for every positive x.",
        |x| x.max(0.0),
    ),
    (
        "Between 0 and 1 you hand x on: that is a ramp. The step gives 1 for every positive x.",
        |x| x.clamp(0.0, 1.0),
    ),
    (
        "You give 1 for every x but 0. Where x is negative Eq 1 gives 0.",
        |x| if x == 0.0 { 0.0 } else { 1.0 },
    ),
    (
        "You leave x as it is where it is not positive. Eq 1 gives 0 there.",
        |x| sides(x, 1.0, x),
    ),
    (
        "These are the numbers of the sigmoid, Eq 2: smooth. Eq 1 jumps from 0 to 1.",
        activation::sigmoid,
    ),
    (
        "At x = 0 this is 0/0, which is NaN, and below 0 it gives -1: these are the numbers of \
         x/|x|. Eq 1 gives 0 for both.",
        |x| x / x.abs(),
    ),
    (
        "These are the numbers of x rounded to a whole number. Eq 1 only asks whether 0 < x.",
        f64::round,
    ),
    (
        "These are the numbers of x rounded up. Eq 1 only asks whether 0 < x.",
        f64::ceil,
    ),
];

//! Equation 3: R(x) = x if 0 < x, 0 otherwise.

use super::*;

type Answer = fn(f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the ReLU",
        equations: "Eq 3",
        compare: "chainrule::activation::relu",
        hint: "The ReLU hands a positive x on as it is, and gives 0 for every other x.",
        ..EXACT
    },
    ask: |relu, record| {
        for (about, x) in [
            ("a positive x", 0.75),
            ("a positive x", 2.5),
            ("a large x", 40.0),
            ("x = 0", 0.0),
            ("a negative x", -0.3),
            ("a negative x", -2.0),
            ("a very negative x", -70.0),
        ] {
            record.ask(about, given![x], &|| vec![relu(x).named("R(x)")]);
        }
    },
    reference: activation::relu,
    oracle: None,
    mistakes: &[MISTAKES],
};

/// A line of this slope below 0.
fn leaky(x: f64, slope: f64) -> f64 {
    if 0.0 < x { x } else { slope * x }
}

const LEAKY: &str = "This is a “leaky” ReLU: for a negative x a little of it comes through. \
                     In Eq 3 nothing does.";

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The condition is the wrong way round: Eq 3 may read x < 0 in your copy of the text, but \
         the range “from 0 to ∞” beside it holds only with 0 < x. Keep what is positive.",
        |x| if x < 0.0 { x } else { 0.0 },
    ),
    (
        "This is |x|: a negative x is turned round. The ReLU gives 0 there.",
        f64::abs,
    ),
    (
        "This is the ReLU of -x: what is negative comes out positive, and the rest is 0.",
        |x| (-x).max(0.0),
    ),
    (LEAKY, |x| leaky(x, 0.01)),
    (LEAKY, |x| leaky(x, 0.1)),
    (LEAKY, |x| leaky(x, 0.2)),
    (
        "This is the step of Eq 1, which gives 1 for a positive x. The ReLU gives x itself.",
        activation::step,
    ),
    (
        "You hand every x on. The ReLU gives 0 where x is negative.",
        |x| x,
    ),
    (
        "You stop at 1. The ReLU has no upper end: it hands every positive x on.",
        |x| x.clamp(0.0, 1.0),
    ),
    (
        "You stop at 6 (some libraries have such a ReLU6). Eq 3 has no upper end.",
        |x| x.clamp(0.0, 6.0),
    ),
    (
        "You give 1 where x is smaller: these are the numbers of max(x, 1). Compare x with 0.",
        |x| x.max(1.0),
    ),
    (
        "You hand x on only from 1 upwards. In Eq 3 that begins at 0.",
        |x| if x >= 1.0 { x } else { 0.0 },
    ),
    ("For a negative x you give -1; Eq 3 gives 0 there.", |x| {
        if x < 0.0 { -1.0 } else { x }
    }),
    ("For a negative x you give 1; Eq 3 gives 0 there.", |x| {
        if x < 0.0 { 1.0 } else { x }
    }),
    (
        "These are the numbers of e^x - 1 below 0, which is the ELU. The ReLU gives 0 there.",
        |x| if x < 0.0 { x.exp_m1() } else { x },
    ),
    (
        "Your positive numbers are squared. The ReLU hands x on as it is.",
        |x| if x > 0.0 { x * x } else { 0.0 },
    ),
    (
        "These are the numbers of the SiLU, Eq 4, which is smooth. The ReLU has a corner at 0.",
        activation::silu,
    ),
    (
        "These are the numbers of ln(1 + e^x), the softplus, which is smooth. The ReLU has a \
         corner at 0.",
        |x| x.exp().ln_1p(),
    ),
    (
        "These are the numbers of the sigmoid, Eq 2. The ReLU needs no exponential.",
        activation::sigmoid,
    ),
];

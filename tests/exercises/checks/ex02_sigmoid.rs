//! Equation 2: σ(x) = 1 / (1 + e^−x).

use super::*;

type Answer = fn(f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the sigmoid",
        equations: "Eq 2",
        compare: "chainrule::activation::sigmoid",
        hint: "Eq 2 divides 1 by a sum: 1, and e to the power of minus x.",
        ..EXACT
    },
    ask: |sigmoid, record| {
        for (about, x) in [
            ("a positive x", 0.5),
            ("a positive x", 2.0),
            ("a negative x", -0.75),
            ("a negative x", -3.0),
            ("x = 0", 0.0),
            ("a very large x", 800.0),
            ("a very negative x", -800.0),
        ] {
            record.on_the_way(&|| vec![f64::exp(-x).named("e^-x")]);
            record.ask(about, given![x], &|| vec![sigmoid(x).named("σ(x)")]);
        }
    },
    reference: activation::sigmoid,
    oracle: None,
    mistakes: &[MISTAKES],
};

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The exponent has lost its minus sign: these are the numbers of 1/(1 + e^x), which falls \
         where σ rises.",
        |x| 1.0 / (1.0 + x.exp()),
    ),
    (
        "The minus sign came too late: -x.exp() is -(e^x). Put it inside: (-x).exp().",
        |x| 1.0 / (1.0 + -x.exp()),
    ),
    (
        "These are the numbers of 1/(1 - e^-x): in Eq 2 there is a plus below the bar.",
        |x| 1.0 / (1.0 - (-x).exp()),
    ),
    (
        "The division took hold of too little: 1.0 / 1.0 + … is 1 + …. Everything below the bar \
         of Eq 2 needs brackets.",
        |x| 1.0 + (-x).exp(),
    ),
    (
        "This is tanh, which runs from -1 to 1. It is another function; σ runs from 0 to 1.",
        f64::tanh,
    ),
    (
        "This is tanh(x/2), which is 2σ(x) - 1 and runs from -1 to 1; σ runs from 0 to 1.",
        |x| (0.5 * x).tanh(),
    ),
    (
        "These are the numbers of e^x/(1 + e^x). On paper that is σ too, but e^800 is ∞ for the \
         computer, and ∞/∞ is NaN. As Eq 2 writes it, that cannot happen.",
        |x| x.exp() / (1.0 + x.exp()),
    ),
    (
        "These are the numbers of e^-x/(1 + e^-x), that is 1 - σ(x). Above the bar of Eq 2 stands 1.",
        |x| (-x).exp() / (1.0 + (-x).exp()),
    ),
    (
        "This is the SiLU, Eq 4, with x above the bar. In Eq 2 there stands 1.",
        |x| x / (1.0 + (-x).exp()),
    ),
    (
        "This is (1 - σ)σ, the slope of the sigmoid (Eq 19), not the sigmoid.",
        |x| (1.0 - activation::sigmoid(x)) * activation::sigmoid(x),
    ),
    (
        "Here e is only multiplied: 1/(1 - e·x). In Eq 2, -x is the exponent of e: (-x).exp().",
        |x| 1.0 / (1.0 - std::f64::consts::E * x),
    ),
    (
        "These are the numbers with 2 as the base, 1/(1 + 2^-x). Eq 2 has e: (-x).exp(), not exp2.",
        |x| 1.0 / (1.0 + (-x).exp2()),
    ),
    (
        "These are the numbers with 10 as the base, 1/(1 + 10^-x). Eq 2 has e: (-x).exp().",
        |x| 1.0 / (1.0 + 10f64.powf(-x)),
    ),
    ("The 1 below the bar is missing: 1/e^-x is e^x.", |x| {
        1.0 / (-x).exp()
    }),
    (
        "This is e^-x alone; Eq 2 adds 1 and then divides 1 by the sum.",
        |x| (-x).exp(),
    ),
    (
        "This is 1 + e^x: the exponent has lost its minus sign, and 1 was not divided by the sum.",
        |x| 1.0 + x.exp(),
    ),
    (
        "x lost its sign on the way: these are the numbers of 1/(1 + e^-|x|).",
        |x| 1.0 / (1.0 + (-x.abs()).exp()),
    ),
    (
        "x was squared on the way: these are the numbers of 1/(1 + e^(-x²)).",
        |x| 1.0 / (1.0 + (-x * x).exp()),
    ),
    (
        "This is the step of Eq 1. The sigmoid goes smoothly from 0 to 1.",
        activation::step,
    ),
    (
        "These are the numbers of ln(1 + e^x), the softplus, whose slope is σ.",
        |x| if x > 100.0 { x } else { x.exp().ln_1p() },
    ),
    ("This is the sigmoid applied twice, σ(σ(x)).", |x| {
        activation::sigmoid(activation::sigmoid(x))
    }),
];

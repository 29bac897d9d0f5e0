//! Equation 4: SiLU(x) = x / (1 + e^−x).

use super::*;

type Answer = fn(f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the SiLU",
        equations: "Eq 4",
        compare: "chainrule::activation::silu",
        hint: "Eq 4 is x times the sigmoid of the same x.",
        ..EXACT
    },
    ask: |silu, record| {
        for (about, x) in [
            ("a positive x", 0.5),
            ("a positive x", 2.0),
            ("a large x", 30.0),
            ("x = 0", 0.0),
            ("a negative x", -1.25),
            ("a negative x", -3.0),
            ("a very negative x", -40.0),
        ] {
            record.on_the_way(&|| vec![sigmoid(x).named("σ(x)")]);
            record.ask(about, given![x], &|| vec![silu(x).named("SiLU(x)")]);
        }
    },
    reference: activation::silu,
    oracle: None,
    mistakes: &[MISTAKES],
};

use chainrule::activation::sigmoid;

const MISTAKES: &[(&str, Answer)] = &[
    (
        "This is the sigmoid of Eq 2. The text uses the letter σ again in Eq 4, but there x stands \
         above the bar, not 1.",
        sigmoid,
    ),
    (
        "The exponent has lost its minus sign: these are the numbers of x/(1 + e^x).",
        |x| x / (1.0 + x.exp()),
    ),
    (
        "The minus sign came too late: -x.exp() is -(e^x). Put it inside: (-x).exp().",
        |x| x / (1.0 + -x.exp()),
    ),
    (
        "These are the numbers of x/(1 - e^-x): in Eq 4 there is a plus below the bar.",
        |x| x / (1.0 - (-x).exp()),
    ),
    (
        "The division took hold of too little: x / 1.0 + … is x + …. Everything below the bar of \
         Eq 4 needs brackets.",
        |x| x / 1.0 + (-x).exp(),
    ),
    ("The 1 below the bar is missing: x/e^-x is x·e^x.", |x| {
        x / (-x).exp()
    }),
    ("This is x·e^-x; Eq 4 divides x by 1 + e^-x.", |x| {
        x * (-x).exp()
    }),
    (
        "This is x·(1 + e^-x): Eq 4 divides where you multiply.",
        |x| x * (1.0 + (-x).exp()),
    ),
    ("You added x to the sigmoid. Eq 4 multiplies them.", |x| {
        x + sigmoid(x)
    }),
    (
        "This is x·σ(x)², one sigmoid too many: x once, the sigmoid once.",
        |x| x * sigmoid(x) * sigmoid(x),
    ),
    (
        "This is x²·σ(x), one x too many: x once, the sigmoid once.",
        |x| x * x * sigmoid(x),
    ),
    (
        "This is |x|·σ(x). A negative x keeps its sign in Eq 4.",
        |x| x.abs() * sigmoid(x),
    ),
    (
        "This is the ReLU of Eq 3. The SiLU is smooth, and a little below 0 for a negative x.",
        activation::relu,
    ),
    (
        "These are the numbers of x·tanh(x). Eq 4 takes the sigmoid.",
        |x| x * x.tanh(),
    ),
    (
        "These are the numbers of tanh(x). Eq 4 is x times the sigmoid.",
        f64::tanh,
    ),
    (
        "These are the numbers of ln(1 + e^x), the softplus. It looks alike, but Eq 4 is x σ(x).",
        |x| x.exp().ln_1p(),
    ),
    (
        "These are the numbers of x·σ(1.702 x), an approximation of the GELU. Eq 4 has σ(x).",
        |x| x * sigmoid(1.702 * x),
    ),
    (
        "This is the slope of the SiLU, not the SiLU.",
        activation::silu_slope,
    ),
    (
        "This is x(1 - σ)σ: the slope of the sigmoid (Eq 19) instead of the sigmoid.",
        |x| x * (1.0 - sigmoid(x)) * sigmoid(x),
    ),
    (
        "This is the sigmoid of the SiLU: the sigmoid was taken twice.",
        |x| sigmoid(x * sigmoid(x)),
    ),
    (
        "For a negative x you give 0. The SiLU is a little below 0 there.",
        |x| if x < 0.0 { 0.0 } else { x * sigmoid(x) },
    ),
];

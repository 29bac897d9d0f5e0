//! Equation 19: dσ/dx = (1 − σ) σ.

use super::*;
use chainrule::activation::sigmoid;

type Answer = fn(f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the slope of the sigmoid",
        equations: "Eq 19",
        compare: "chainrule::activation::sigmoid_slope",
        hint: "The last line of Eq 19 needs only σ(x): work that out once, call it s, and multiply \
               (1 - s) by s.",
        ..EXACT
    },
    ask: |sigmoid_slope, record| {
        for (about, x) in [
            ("a positive x", 0.5),
            ("a positive x", 2.0),
            ("x = 0", 0.0),
            ("a negative x", -0.75),
            ("a negative x", -3.0),
            ("a very large x", 800.0),
            ("a very negative x", -800.0),
        ] {
            record.on_the_way(&|| vec![sigmoid(x).named("σ(x)")]);
            record.ask(about, given![x], &|| vec![sigmoid_slope(x).named("σ′(x)")]);
        }
    },
    reference: activation::sigmoid_slope,
    oracle: Some((DIFFERENCES, |x| slope_at(sigmoid, x))),
    mistakes: &[MISTAKES],
};

const MISTAKES: &[(&str, Answer)] = &[
    (
        "These are the numbers of (1 - x)x. Eq 19 wants the sigmoid of x in both places, not x: \
         (1 - σ)σ.",
        |x| (1.0 - x) * x,
    ),
    ("This is σ itself. Its slope is (1 - σ)σ.", sigmoid),
    (
        "This is 1 - σ: the second factor of Eq 19, σ, is missing.",
        |x| 1.0 - sigmoid(x),
    ),
    (
        "These are the numbers of (1 + σ)σ. Eq 19 has a minus sign.",
        |x| (1.0 + sigmoid(x)) * sigmoid(x),
    ),
    (
        "The sign is wrong: these are the numbers of (σ - 1)σ. σ rises everywhere, so its slope is \
         positive.",
        |x| (sigmoid(x) - 1.0) * sigmoid(x),
    ),
    (
        "This is 1 - σ². (1 - tanh² is the slope of tanh.) The slope of σ is (1 - σ)σ.",
        |x| 1.0 - sigmoid(x) * sigmoid(x),
    ),
    (
        "This is 1 - tanh², the slope of tanh. The slope of σ is (1 - σ)σ.",
        |x| 1.0 - x.tanh() * x.tanh(),
    ),
    (
        "This is σ². One of the two factors of Eq 19 is 1 - σ.",
        |x| sigmoid(x) * sigmoid(x),
    ),
    (
        "This is (1 - σ)². One of the two factors of Eq 19 is σ.",
        |x| (1.0 - sigmoid(x)) * (1.0 - sigmoid(x)),
    ),
    (
        "This is the second line of Eq 19 as it stands. On paper it is right, but at x = -800, e^800 \
         is ∞ for the computer, and ∞/∞ is NaN. The last line, (1 - σ)σ, cannot overflow.",
        |x| (-x).exp() / ((1.0 + (-x).exp()) * (1.0 + (-x).exp())),
    ),
    (
        "These are the numbers of e^x/(1 + e^x)². On paper it is right, but e^800 is ∞ for the \
         computer, and ∞/∞ is NaN. The last line of Eq 19, (1 - σ)σ, cannot overflow.",
        |x| x.exp() / ((1.0 + x.exp()) * (1.0 + x.exp())),
    ),
    (
        "These are the numbers of e^-x/(1 + e^-x): the second line of Eq 19 divides by the square, \
         (1 + e^-x)².",
        |x| (-x).exp() / (1.0 + (-x).exp()),
    ),
    (
        "This is -σ², or -1/(1 + e^-x)²: the outer slope of the chain rule alone. The inner slope, \
         -e^-x, is missing.",
        |x| -sigmoid(x) * sigmoid(x),
    ),
    (
        "These are the numbers of 1 - 2σ: Eq 19 multiplies 1 - σ by σ.",
        |x| 1.0 - sigmoid(x) - sigmoid(x),
    ),
    (
        "The sigmoid was taken twice: these are the numbers of Eq 19 at σ(x) in place of x.",
        |x| activation::sigmoid_slope(sigmoid(x)),
    ),
    ("This is x(1 - σ)σ: there is an x too many.", |x| {
        x * activation::sigmoid_slope(x)
    }),
    (
        "This is the slope of the SiLU (Eq 4). Eq 19 is the slope of Eq 2.",
        activation::silu_slope,
    ),
    (
        "The two factors were added: (1 - σ) + σ is always 1.",
        |_| 1.0,
    ),
    (
        "The largest slope of σ is ¼, at x = 0, but it is not the slope everywhere.",
        |_| 0.25,
    ),
    ("This is (1 - σ)σ², one σ too many.", |x| {
        (1.0 - sigmoid(x)) * sigmoid(x) * sigmoid(x)
    }),
    ("This is (1 - σ)²σ, one factor 1 - σ too many.", |x| {
        (1.0 - sigmoid(x)) * (1.0 - sigmoid(x)) * sigmoid(x)
    }),
    (
        "The tanh stands where the sigmoid belongs: these are the numbers of (1 - tanh x) tanh x.",
        |x| (1.0 - x.tanh()) * x.tanh(),
    ),
];

//! Equations 1 to 4 and 19: functions of one number.

use super::*;
use chainrule::activation::{sigmoid, silu_slope};

type Answer = F;

pub static STEP: Check<Answer> = Check {
    compare: "chainrule::activation::step",
    hint: "Eq 1 knows two values only: 1 where 0 < x, and 0 otherwise.",
    floor: 0.0,
    cases: cases! {
        "a positive x": x = 2.5;
        "an x between 0 and 1": x = 0.625;
        "an x between 0 and 1": x = 0.25;
        "an x between 0 and 1": x = 0.01;
        "x = 1": x = 1.0;
        "x = 0": x = 0.0;
        "a negative x": x = -0.25;
        "a negative x": x = -3.0;
        "a very large x": x = 1e300;
        "a tiny positive x": x = 1e-9;
        "a tiny positive x": x = 1e-300;
        "a tiny negative x": x = -1e-300;
    },
    call: |step, x| vec![step(x.number("x")).named("S(x)")],
    mistakes: &[STEPS, CURVES],
    ..Check::of(activation::step)
};

/// 1 above a threshold, or on it as well.
fn above(x: f64, threshold: f64) -> f64 {
    if x > threshold { 1.0 } else { 0.0 }
}

const STEPS: &[(&str, Answer)] = mistakes! { |x|
    if 0.0 <= x { 1.0 } else { 0.0 }
        => "At x = 0 the text says “otherwise”, which is 0: its condition is 0 < x, not 0 ≤ x.",
    if x == 0.0 { 0.5 } else { above(x, 0.0) } => "Some books give ½ at x = 0. Eq 1 gives 0 there.",
    above(x, 1.0) => "Your step lies between 1 and 2.5, or at 1 with 1 itself below. In Eq 1 it is at 0.",
    x.clamp(0.0, 1.0) => "Between 0 and 1 you hand x on: a ramp. The step gives 1 for every positive x.",
    if x > 0.0 { 1.0 } else { x } => "Where x is not positive you leave it as it is. Eq 1 gives 0 there.",
    x / x.abs() => "These are the numbers of x/|x|: -1 below 0, and 0/0, which is NaN, at 0.",
    above(x, 0.9) => "Your step lies between 0.625 and 1, where 1 itself is above. In Eq 1 it is at 0.",
    above(x, 0.5) => "Your step lies between 0.25 and 0.625. In Eq 1 it is at 0.",
    above(x, 0.1) => "Your step lies between 0.01 and 0.25. In Eq 1 it is at 0.",
    above(x, 1e-5) => "Your step lies between 1e-9 and 0.01. In Eq 1 it is at 0: no distance is too small.",
    above(x, 1e-99) => "Your step lies between 1e-300 and 1e-9. In Eq 1 it is at 0: no distance is too small.",
    above(x, -1.0) => "Your step lies between -3 and -0.25. In Eq 1 it is at 0.",
    above(x, -0.1) => "Your step lies between -0.25 and -1e-300. In Eq 1 it is at 0.",
    sigmoid(50.0 * x) => "These are the numbers of a sigmoid, σ(50 x). A step jumps.",
};

pub static SIGMOID: Check<Answer> = Check {
    compare: "chainrule::activation::sigmoid",
    hint: "Eq 2 divides 1 by a sum: 1, and e to the power of minus x.",
    cases: cases! {
        "a positive x": x = 0.5;
        "a positive x": x = 2.0;
        "a negative x": x = -0.75;
        "a negative x": x = -3.0;
        "x = 0": x = 0.0;
        "a very large x": x = 800.0;
        "a very negative x": x = -800.0;
        "a large x": x = 18.0;
        "a large x": x = -18.0;
    },
    steps: |x| vec![f64::exp(-x.number("x")).named("e^-x")],
    call: |sigmoid, x| vec![sigmoid(x.number("x")).named("σ(x)")],
    mistakes: &[SIGMOIDS, CURVES],
    ..Check::of(sigmoid)
};

const SIGMOIDS: &[(&str, Answer)] = mistakes! { |x|
    1.0 / (1.0 + x.exp()) => "These are the numbers of 1/(1 + e^x): the exponent of Eq 2 has a minus sign.",
    1.0 / (1.0 + -x.exp())
        => "These are the numbers of 1/(1 - e^x): -x.exp() is -(e^x), and (-x).exp() is e^-x.",
    1.0 / (1.0 - (-x).exp()) => "These are the numbers of 1/(1 - e^-x): in Eq 2 there is a plus below the bar.",
    1.0 + (-x).exp()
        => "These are the numbers of 1 + e^-x, and 1.0 / 1.0 + … is 1 + …: everything below the bar of \
         Eq 2 needs brackets.",
    x.exp() / (1.0 + x.exp())
        => "These are the numbers of e^x/(1 + e^x). On paper that is σ too, but e^800 is ∞ for the \
         computer, and ∞/∞ is NaN. As Eq 2 writes it, that cannot happen.",
    (-x).exp() / (1.0 + (-x).exp())
        => "These are the numbers of e^-x/(1 + e^-x), 1 - σ(x). Above the bar of Eq 2 stands 1.",
    1.0 / (1.0 - std::f64::consts::E * x)
        => "Here e is only multiplied: 1/(1 - e·x). In Eq 2, -x is the exponent of e: (-x).exp().",
    1.0 / (1.0 + (-x).exp2()) => "These are the numbers of 1/(1 + 2^-x). Eq 2 has e: exp, not exp2.",
};

pub static RELU: Check<Answer> = Check {
    compare: "chainrule::activation::relu",
    hint: "The ReLU hands a positive x on as it is, and gives 0 for every other x.",
    floor: 0.0,
    cases: cases! {
        "a positive x": x = 0.75;
        "a positive x": x = 2.5;
        "a small positive x": x = 0.01;
        "a large x": x = 40.0;
        "a very large x": x = 1e9;
        "x = 0": x = 0.0;
        "a tiny positive x": x = 1e-12;
        "a negative x": x = -0.3;
        "a negative x": x = -2.0;
        "a very negative x": x = -70.0;
    },
    call: |relu, x| vec![relu(x.number("x")).named("R(x)")],
    mistakes: &[RELUS, CURVES],
    ..Check::of(activation::relu)
};

const RELUS: &[(&str, Answer)] = mistakes! { |x|
    if x < 0.0 { x } else { 0.0 }
        => "You keep what is negative: Eq 3 may read x < 0 in your copy of the text, but the range \
         “from 0 to ∞” beside it holds only with 0 < x. Keep what is positive.",
    x.clamp(0.0, 1.0) => "You stop at 1. Eq 3 has no upper end: it hands every positive x on.",
};

pub static SILU: Check<Answer> = Check {
    compare: "chainrule::activation::silu",
    hint: "Eq 4 is x times the sigmoid of the same x.",
    cases: cases! {
        "a positive x": x = 0.5;
        "a positive x": x = 2.0;
        "a large x": x = 18.0;
        "a very large x": x = 800.0;
        "x = 0": x = 0.0;
        "a negative x": x = -1.75;
        "a negative x": x = -3.0;
        "a negative x": x = -6.5;
        "a very negative x": x = -18.0;
        "a very negative x": x = -800.0;
    },
    steps: |x| vec![sigmoid(x.number("x")).named("σ(x)")],
    call: |silu, x| vec![silu(x.number("x")).named("SiLU(x)")],
    mistakes: &[SILUS, CURVES],
    ..Check::of(activation::silu)
};

const SILUS: &[(&str, Answer)] = mistakes! { |x|
    sigmoid(x) => "This is the sigmoid of Eq 2, whose letter σ Eq 4 uses again: there x stands above the bar.",
    x / (1.0 + x.exp()) => "These are the numbers of x/(1 + e^x): the exponent of Eq 4 has a minus sign.",
    x / (1.0 + -x.exp())
        => "These are the numbers of x/(1 - e^x): -x.exp() is -(e^x), and (-x).exp() is e^-x.",
    x / (1.0 - (-x).exp()) => "These are the numbers of x/(1 - e^-x): in Eq 4 there is a plus below the bar.",
    x + (-x).exp()
        => "These are the numbers of x + e^-x, and x / 1.0 + … is x + …: everything below the bar of \
         Eq 4 needs brackets.",
    x / (-x).exp() => "These are the numbers of x·e^x, or x/e^-x. Below the bar of Eq 4 stands 1 + e^-x.",
    x * sigmoid(sigmoid(x)) => "This is x·σ(σ(x)): the sigmoid was taken twice.",
    x * (-x).exp() => "This is x·e^-x. Eq 4 divides x by 1 + e^-x.",
    x * (1.0 + (-x).exp()) => "This is x·(1 + e^-x): Eq 4 divides where you multiply.",
    x + sigmoid(x) => "You added x to the sigmoid. Eq 4 multiplies them.",
    x * sigmoid(x) * sigmoid(x) => "This is x·σ(x)², one sigmoid too many.",
    x * x * sigmoid(x) => "This is x²·σ(x), one x too many.",
    x * x.tanh() => "These are the numbers of x·tanh(x). Eq 4 takes the sigmoid.",
    x * sigmoid(1.702 * x) => "These are the numbers of x·σ(1.702 x), nearly the GELU. Eq 4 has σ(x).",
    x * (1.0 - sigmoid(x)) * sigmoid(x) => "This is x(1 - σ)σ: the slope of the sigmoid in its place.",
    x * (-x).exp() / (1.0 + (-x).exp()) => "e^-x stands above the bar as well: x e^-x/(1 + e^-x).",
    x * x.exp() / (1.0 + x.exp())
        => "These are the numbers of x e^x/(1 + e^x). On paper that is x σ(x) too, but e^800 is ∞ for \
         the computer, and ∞/∞ is NaN.",
};

pub static SIGMOID_SLOPE: Check<Answer> = Check {
    compare: "chainrule::activation::sigmoid_slope",
    hint: "The last line of Eq 19 needs only σ(x): work that out once, call it s, and multiply \
               (1 - s) by s.",
    cases: SILU.cases,
    call: |sigmoid_slope, x| vec![sigmoid_slope(x.number("x")).named("σ′(x)")],
    oracle: Some(|x| slope_at(sigmoid, x)),
    mistakes: &[SLOPES, CURVES],
    ..Check::of(activation::sigmoid_slope)
};

const SLOPES: &[(&str, Answer)] = mistakes! { |x|
    1.0 - sigmoid(x) => "This is 1 - σ: the second factor of Eq 19, σ, is missing.",
    (1.0 - sigmoid(x)) * (1.0 - sigmoid(x)) => "This is (1 - σ)². One of the factors of Eq 19 is σ.",
    (1.0 + sigmoid(x)) * sigmoid(x) => "These are the numbers of (1 + σ)σ. Eq 19 has a minus sign.",
    1.0 - sigmoid(x) * sigmoid(x) => "This is 1 - σ². (1 - tanh² is the slope of tanh.)",
    (-x).exp() / ((1.0 + (-x).exp()) * (1.0 + (-x).exp()))
        => "This is the second line of Eq 19 as it stands. On paper that is (1 - σ)σ too, but at \
         x = -800, e^800 is ∞ for the computer, and ∞/∞ is NaN. The last line, (1 - σ)σ, cannot overflow.",
    x.exp() / ((1.0 + x.exp()) * (1.0 + x.exp()))
        => "These are the numbers of e^x/(1 + e^x)². On paper that is (1 - σ)σ too, but e^800 is ∞ for \
         the computer, and ∞/∞ is NaN. The last line of Eq 19, (1 - σ)σ, cannot overflow.",
    (-x).exp() / (1.0 + (-x).exp())
        => "These are the numbers of e^-x/(1 + e^-x): Eq 19 divides by the square, (1 + e^-x)².",
    1.0 - sigmoid(x) - sigmoid(x) => "These are the numbers of 1 - 2σ: Eq 19 multiplies 1 - σ by σ.",
    x * activation::sigmoid_slope(x) => "This is x(1 - σ)σ: there is an x too many.",
    (1.0 - x) * sigmoid(x) => "These are the numbers of (1 - x)σ: 1 - σ is made of σ(x), not of x.",
    (1.0 - sigmoid(x)) * sigmoid(x) * sigmoid(x) => "This is (1 - σ)σ², one σ too many.",
    (1.0 - sigmoid(x)) * (1.0 - sigmoid(x)) * sigmoid(x) => "This is (1 - σ)²σ, one 1 - σ too many.",
    {
        let s = 1.0 / (1.0 - x.exp());
        (1.0 - s) * s
    }
        => "The sigmoid inside is 1/(1 - e^x) or 1/(1 - e^-x), which give the same here: it is \
         1/(1 + e^-x). (-x.exp() is -(e^x), and (-x).exp() is e^-x.)",
};

/// Functions that people know, or that a formula turns into: none of them is
/// named where it is the right one.
pub const CURVES: &[(&str, Answer)] = mistakes! { |x|
    x => "You hand every x on as it is.",
    x.abs() => "This is |x|: a negative x is turned round.",
    activation::step(x) => "These are the numbers of the step, Eq 1.",
    f64::signum(x) => "These are the numbers of Rust's signum: -1 below 0, and 1 even at 0.",
    if x == 0.0 { 0.0 } else { x.signum() } => "These are the numbers of the sign: 1, -1, and 0 at 0.",
    activation::relu(x) => "These are the numbers of the ReLU, Eq 3.",
    x.min(0.0) => "This keeps what is negative, and gives 0 elsewhere.",
    if x < 0.0 { 0.01 * x } else { x } => "These are the numbers of the leaky ReLU, 0.01 x below 0.",
    if x < 0.0 { 0.1 * x } else { x } => "These are the numbers of a leaky ReLU, 0.1 x below 0.",
    sigmoid(x) => "These are the numbers of the sigmoid, Eq 2.",
    sigmoid(x) * sigmoid(x) => "These are the numbers of σ².",
    (1.0 - sigmoid(x)) * sigmoid(x) => "These are the numbers of (1 - σ)σ, the slope of σ (Eq 19).",
    sigmoid(sigmoid(x)) => "These are the numbers of σ(σ(x)): the sigmoid was taken twice.",
    activation::silu(x) => "These are the numbers of the SiLU, Eq 4.",
    silu_slope(x) => "These are the numbers of the slope of the SiLU.",
    x.tanh() => "These are the numbers of tanh(x).",
    1.0 - x.tanh() * x.tanh() => "These are the numbers of 1 - tanh², the slope of tanh.",
    x.exp() => "These are the numbers of e^x.",
    (-x).exp() => "These are the numbers of e^-x.",
    x.exp().ln_1p() => "These are the numbers of ln(1 + e^x), the softplus.",
    if x < 0.0 { x.exp_m1() } else { x } => "These are the numbers of the ELU, e^x - 1 below 0.",
    x / (1.0 + x.abs()) => "These are the numbers of x/(1 + |x|), the softsign.",
    (1.0 - x) * x => "These are the numbers of (1 - x)x.",
};

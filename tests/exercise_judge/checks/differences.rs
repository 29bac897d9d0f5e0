//! Equations 30 to 35 and 41 to 43: slopes by the definition, and what is left
//! when ε is cancelled.

use super::*;
use chainrule::calculus::{Graph, appendix};

type Slope = fn(F, f64, f64) -> f64;

/// What exercise 11 takes slopes of.
const CURVES: [F; 4] = [|x| x * x, |x| x * x * x - x, |x| 1.0 / x, f64::exp];

pub static SLOPE: Check<Slope> = Check {
    compare: "chainrule::finite_difference::difference_quotient",
    hint: "Eq 30 takes f at x + ε and at x, subtracts the second from the first, and divides \
               the difference by ε.",
    tolerance: 1e-8,
    cases: cases! {
        "f(x) = x², a large ε": x = 0.75, epsilon = 0.5;
        "f(x) = x³ - x, a large ε" (curve = 1): x = 0.5, epsilon = 0.25;
        "f(x) = x², a negative ε": x = 0.3, epsilon = -0.125;
        "f(x) = 1/x, a large ε" (curve = 2): x = 1.25, epsilon = 0.75;
        "f(x) = x³ - x, a negative x" (curve = 1): x = -1.5, epsilon = 0.5;
        "f(x) = x², a small ε": x = 0.6, epsilon = 1e-5;
        "f(x) = e^x, a small ε" (curve = 3): x = -0.4, epsilon = 1e-5;
    },
    steps: |given: &Given| {
        let f = CURVES[given.curve];
        let (x, e) = (given.number("x"), given.number("epsilon"));
        let slope = slope_at(f, x).named("df/dx");
        vec![f(x).named("f(x)"), f(x + e).named("f(x + ε)"), slope]
    },
    call: |slope, x| {
        let slope = slope(CURVES[x.curve], x.number("x"), x.number("epsilon"));
        vec![slope.named("slope")]
    },
    mistakes: &[SLOPE_MISTAKES],
    ..Check::of(chainrule::finite_difference::difference_quotient)
};

const OWN: &str = "The given ε was not used: these are the numbers with a small ε of your own. \
                   Divide by the ε that comes in, even if it is large.";

const SLOPE_MISTAKES: &[(&str, Slope)] = mistakes! { |f, x, e|
    f(x + e) - f(x) => "The difference was not divided by ε.",
    (f(x + e) - f(x)) / (2.0 * e)
        => "The difference was divided by 2ε, but from x to x + ε it is only ε.",
    (f(x + e) - f(x)) * e => "The difference was multiplied by ε. Eq 30 divides.",
    (f(x + e) - f(x - e)) / (2.0 * e)
        => "This is the central difference, over 2ε. It is better in fact, but it is not Eq 30, \
         which looks to one side only.",
    (f(x + e) - f(x - e)) / e => "From x - ε to x + ε it is 2ε, but you divided by ε.",
    (f(x) - f(x - e)) / e => "This looks backward, from x - ε to x. Eq 30 looks forward, to x + ε.",
    f(x + e) - f(x) / e => "Only the second f was divided by ε: the difference needs brackets.",
    f(x + e) / e => "This is f(x + ε)/ε: f(x) was not subtracted.",
    f(x + e) / f(x) => "This is f(x + ε)/f(x). In Eq 30 f(x) is subtracted, and ε divides.",
    f(x) => "This is f(x) itself. How it changes is asked for.",
    (f(x + e) + f(x)) / e => "These are sums: f(x) has to be subtracted from f(x + ε), not added.",
    (f(x + e) - f(x)) / x => "The difference was divided by x. Eq 30 divides by ε.",
    (f(x + e) - f(x)) / (x + e) => "The difference was divided by x + ε. Eq 30 divides by ε alone.",
    (f(e) - f(x)) / e => "f was taken at ε, not at x + ε: these are the numbers of (f(ε) - f(x))/ε.",
    (f(x * e) - f(x)) / e => "f was taken at xε: x and ε are added in Eq 30, not multiplied.",
    1.0 => "This is always 1, as (f(x) + ε - f(x))/ε is. Eq 30 adds ε to x, inside f.",
    (f(x + e) - f(x)) / (e * e) => "The difference was divided by ε².",
    (f(x + e) - f(x)) / e.abs() => "The sign of ε was dropped in the divisor.",
    (f(x + 0.5 * e) - f(x - 0.5 * e)) / e
        => "This is the central difference, from x - ε/2 to x + ε/2. It is better in fact, but it is \
         not Eq 30, which looks to one side only.",
    (f(x + e) - f(e)) / e => "f(ε) was subtracted, not f(x).",
    (f(x + 1e-3) - f(x)) / 1e-3 => OWN,
    (f(x + 1e-4) - f(x)) / 1e-4 => OWN,
    (f(x + 1e-6) - f(x)) / 1e-6 => OWN,
    (f(x + 1e-7) - f(x)) / 1e-7 => OWN,
    (f(x + 1e-8) - f(x)) / 1e-8 => OWN,
    f(x) - f(x - e) => "This looks backward, from x - ε to x, and was not divided by ε.",
    2.0 * x + e => "This is 2x + ε, the quotient of x² (Eq 33), whatever f is: call f.",
};

type Quotient = fn(f64, f64) -> f64;

pub static QUOTIENT: Check<Quotient> = Check {
    compare: "chainrule::calculus::appendix::square_slope",
    hint: "Eq 33 writes the numerator as ε times a bracket. Divide that by ε on paper, and \
               program what is left: nothing in it divides any more, so ε may be 0.",
    cases: cases! {
        "a large ε": x = 3.0, epsilon = 0.5;
        "a large ε": x = -1.25, epsilon = 2.0;
        "a negative ε": x = 0.75, epsilon = -0.125;
        "ε = 0": x = 3.0, epsilon = 0.0;
        "ε = 0": x = -0.6, epsilon = 0.0;
        "x = 0": x = 0.0, epsilon = 0.25;
        "a tiny ε": x = 0.7, epsilon = 1e-14;
        "a tiny ε": x = -1e3, epsilon = -1e-250;
    },
    steps: |given: &Given| {
        let (x, e) = (given.number("x"), given.number("epsilon"));
        vec![square(x).named("x²"), square(x + e).named("(x + ε)²")]
    },
    call: |quotient, x| vec![quotient(x.number("x"), x.number("epsilon")).named("quotient")],
    mistakes: &[QUOTIENT_MISTAKES],
    ..Check::of(|x, epsilon| {
        let graph = Graph::new();
        let (a, b) = (graph.variable("x"), graph.variable("epsilon"));
        let quotient = appendix::square_slope(a, b);
        quotient
            .evaluate(&[("x", x), ("epsilon", epsilon)])
            .unwrap_or(f64::NAN)
    })
};

const QUOTIENT_MISTAKES: &[(&str, Quotient)] = mistakes! { |x, e|
    (square(x + e) - square(x)) / e
        => "With ε = 0 this is 0/0, which is NaN. Cancel ε on paper first (Eq 33), and only then \
         program what is left.",
    2.0 * x => "This is the limit, 2x, already: Eq 34 before its limit still has an ε in it.",
    e * (2.0 * x + e)
        => "This is the numerator, ε(2x + ε). (The text calls it the denominator.) It is still \
         to be divided by ε.",
    x + e => "The 2 is missing: in Eq 33 the bracket is 2x + ε, since ε x appears twice.",
    2.0 * x * e + e => "This is 2xε + ε: in 2εx + ε² each term has an ε to cancel.",
    (2.0 * x + e) / e => "The bracket was divided by ε once more. In 2x + ε it is cancelled already.",
    square(x + e) => "This is (x + ε)², which is only the first half of the numerator.",
    square(x) + square(e) => "This is x² + ε²: a square of a sum has a third term, 2εx.",
    e => "Only ε is left, as when (x + ε)² is taken for x² + ε². The term 2εx is missing.",
    square(x + e) - square(x) / e => "Only the square of x was divided by ε: it is the whole numerator.",
    if e == 0.0 { 2.0 * x } else { (square(x + e) - square(x)) / e }
        => "For ε = 0 you give 2x, and the quotient otherwise: for a tiny ε its digits drown in \
         rounding. Cancel ε on paper (Eq 33), and one formula does for all.",
    if e == 0.0 { 0.0 } else { (square(x + e) - square(x)) / e }
        => "For ε = 0 you give 0, and the quotient otherwise. What is left after cancelling, \
         2x + ε, does for all.",
    2.0 * x * e => "This is 2x · ε: in Eq 33 the two are added.",
    2.0 * x + e + x * x => "x² is still there: -x² takes it away.",
};

type PowerSlope = fn(f64, i32) -> f64;

pub static POWER_SLOPE: Check<PowerSlope> = Check {
    compare: "chainrule::calculus::Expr::derivative",
    hint: "By Eq 35 the exponent comes down as a factor, and the new exponent is one less. \
               x⁰ is 1 everywhere, so its slope is 0 everywhere, even at x = 0.",
    cases: cases! {
        "n = 3": x = 2.0, n = 3.0;
        "n = 2": x = -1.5, n = 2.0;
        "n = 5": x = 0.75, n = 5.0;
        "n = 1": x = 3.5, n = 1.0;
        "n = 4": x = -0.5, n = 4.0;
        "n = -2": x = 1.25, n = -2.0;
        "n = -1": x = -0.8, n = -1.0;
        "n = -3": x = -1.6, n = -3.0;
        "n = 0": x = 2.5, n = 0.0;
        "n = 0 at x = 0": x = 0.0, n = 0.0;
        "n = 1 at x = 0": x = 0.0, n = 1.0;
    },
    steps: |given: &Given| {
        let (x, n) = (given.number("x"), given.number("n") as i32);
        vec![x.powi(n).named("x^n"), x.powi(n - 1).named("x^(n-1)")]
    },
    call: |power_slope, x| vec![power_slope(x.number("x"), x.number("n") as i32).named("slope")],
    oracle: Some(|x, n| slope_at(|x| x.powi(n), x)),
    mistakes: &[POWER_MISTAKES],
    ..Check::of(|x, n| {
        let graph = Graph::new();
        let variable = graph.variable("x");
        let slope = variable.pow(n).derivative(variable);
        slope.evaluate(&[("x", x)]).unwrap_or(f64::NAN)
    })
};

/// The slope 0 for the exponent 0, and another where there is a power.
fn but_0(n: i32, slope: f64) -> f64 {
    if n == 0 { 0.0 } else { slope }
}

const POWER_MISTAKES: &[(&str, PowerSlope)] = mistakes! { |x, n|
    f64::from(n) * x.powi(n - 1)
        => "At n = 0 and x = 0 this is 0 · 0^-1 = 0 · ∞, which is NaN. x⁰ is 1 everywhere, so \
         its slope is 0: treat n = 0 first.",
    x.powi(n - 1) => "The factor n is missing: these are the numbers of x^(n-1).",
    f64::from(n) * x.powi(n) => "The exponent is still n: in Eq 35 it becomes n - 1.",
    f64::from(n) * x.powi(n + 1) => "The exponent grew by one: in Eq 35 it shrinks, to n - 1.",
    f64::from(n) * x.powi(n) - 1.0 => "This is n x^n - 1: in Eq 35 the 1 is taken from the exponent.",
    x.powi(n) => "This is x^n itself. Its slope is asked for.",
    f64::from(n - 1) * x.powi(n - 1) => "The factor is n - 1. In Eq 35 it is the old exponent, n.",
    f64::from(n - 1) * x.powi(n) => "The factor and the exponent have changed places: (n-1)·x^n.",
    but_0(n, f64::from(n) * x.powi(n - 2)) => "The exponent shrank by two: in Eq 35 it becomes n - 1.",
    f64::from(n) * x * f64::from(n - 1) => "This is n·x·(n-1): n - 1 is an exponent, not a factor.",
    f64::from(n) * x => "These are the numbers of n·x: the exponent n - 1 is missing.",
    x.powi(n + 1) / f64::from(n + 1) => "This goes the other way: the integral, x^(n+1)/(n+1).",
    if n == -1 { x.abs().ln() } else { x.powi(n + 1) / f64::from(n + 1) }
        => "This goes the other way: the integral, x^(n+1)/(n+1), and ln|x| for n = -1.",
    x * f64::from(n).powi(n - 1) => "x and n have changed places: these are the numbers of x·n^(n-1).",
    but_0(n, (f64::from(n) * x).powi(n - 1)) => "This is (n x)^(n-1): n stands outside the power.",
    x.powi(n) * x.ln() => "This is x^n · ln x, the slope of x^n along n. Eq 35 asks along x.",
    if n == 0 { 1.0 } else { f64::from(n) * x.powi(n - 1) }
        => "For n = 0 you give 1, or x^0. The slope of a constant is 0.",
    f64::from(n) * x.powi((n - 1).max(0))
        => "For n = -2 this is n itself: was the exponent stopped at 0, or does a loop multiply \
         n - 1 times? A negative power divides. powi takes a negative exponent as it is.",
    f64::from(n - 1) * x.powi(n - 2)
        => "These are the numbers of (n-1)·x^(n-2): n was lowered once too often.",
    f64::from(n) + x.powi(n - 1) => "n was added: in Eq 35 it is a factor.",
    f64::from(n) * x.powi(n.abs() - 1)
        => "The exponent is |n| - 1: a negative n shrinks as well, from -2 to -3.",
};

type Surface = fn(f64, f64) -> f64;

type Partials = fn(Surface, f64, f64) -> [f64; 2];

/// What exercise 15 takes slopes of.
const SURFACES: [Surface; 4] = [
    |x, y| x * x + y * y,
    |x, y| x * y * y,
    |x, y| x * x * x + 2.0 * y,
    |x, y| x * y.exp(),
];

pub static PARTIALS: Check<Partials> = Check {
    compare: "chainrule::calculus::Expr::gradient",
    hint: "For ∂f/∂x move x a little and leave y where it is; for ∂f/∂y the other way round. \
               Divide what f changes by what was moved. An ε about 1e-6 will do.",
    tolerance: 1e-5,
    cases: cases! {
        "f = x² + y²": x = -1.5, y = -0.75;
        "f = x y²" (curve = 1): x = 1.25, y = 2.0;
        "f = x³ + 2 y" (curve = 2): x = -0.5, y = 0.25;
        "f = x² + y² at 0": x = 0.0, y = 0.0;
        "f = x e^y" (curve = 3): x = 2.0, y = 0.5;
    },
    call: |partials, x| {
        let [by_x, by_y] = partials(SURFACES[x.curve], x.number("x"), x.number("y"));
        vec![by_x.named("∂f/∂x"), by_y.named("∂f/∂y")]
    },
    mistakes: &[PARTIALS_MISTAKES],
    ..Check::of(|f, x, y| [slope_at(|x| f(x, y), x), slope_at(|y| f(x, y), y)])
};

const H: f64 = 1e-6;

/// Both differences, forward.
fn forward(f: Surface, x: f64, y: f64, h: f64) -> [f64; 2] {
    [(f(x + h, y) - f(x, y)) / h, (f(x, y + h) - f(x, y)) / h]
}

/// Both differences, and something made of them.
fn of_slopes(f: Surface, x: f64, y: f64, make: &dyn Fn(f64, f64) -> [f64; 2]) -> [f64; 2] {
    let [by_x, by_y] = forward(f, x, y, H);
    make(by_x, by_y)
}

const COARSE: &str = "The step is too large: with a forward difference the error is about as large \
                      as the step. Take ε = 1e-6, or a central difference.";

const FINE: &str = "The step is too small: f at the two points differs by hardly more than its last \
                    digits, and the rest is rounding. Take ε = 1e-6.";

const PARTIALS_MISTAKES: &[(&str, Partials)] = mistakes! { |f, x, y|
    [(f(x + H, y + H) - f(x, y)) / H; 2]
        => "Each of your numbers is ∂f/∂x + ∂f/∂y, as when both variables move at once.",
    of_slopes(f, x, y, &|by_x, by_y| [by_y, by_x])
        => "The two have changed places: ∂f/∂x comes first.",
    of_slopes(f, x, y, &|by_x, _| [by_x, by_x]) => "Both numbers are ∂f/∂x: for the second one y has to move.",
    of_slopes(f, x, y, &|_, by_y| [by_y, by_y]) => "Both numbers are ∂f/∂y: for the first one x has to move.",
    [2.0 * x, 2.0 * y] => "These are 2x and 2y, the slopes of x² + y² in Eq 43, whatever f is: call f.",
    [(f(x + H, 0.0) - f(x, 0.0)) / H, (f(0.0, y + H) - f(0.0, y)) / H]
        => "The other variable was set to 0. Hold it still where it is.",
    [(f(x + H, y) - f(x - H, y)) / H, (f(x, y + H) - f(x, y - H)) / H]
        => "Both are twice the slope, as when a central difference is divided by ε. From x - ε to x + ε it is 2ε.",
    of_slopes(f, x, y, &|by_x, by_y| [0.5 * by_x, 0.5 * by_y])
        => "Both are half the slope, as when a forward difference is divided by 2ε. From x to x + ε it is ε.",
    of_slopes(f, x, y, &|by_x, by_y| [0.5 * (by_x + by_y); 2])
        => "Both numbers are half the sum of the slopes, as when both variables move at once.",
    of_slopes(f, x, y, &|by_x, by_y| [by_x, by_x + by_y]) => "For ∂f/∂y you give ∂f/∂x + ∂f/∂y, as when x moves too.",
    of_slopes(f, x, y, &|by_x, by_y| [by_x + by_y, by_y]) => "For ∂f/∂x you give ∂f/∂x + ∂f/∂y, as when y moves too.",
    [f(x + H, y) - f(x, y) / H, f(x, y + H) - f(x, y) / H]
        => "Only the second f was divided by the step: the difference needs brackets.",
    [f(x, y); 2] => "Each of these is f itself at (x, y). Ask how f changes.",
    of_slopes(f, x, y, &|by_x, by_y| [H * by_x, H * by_y])
        => "The differences were not divided by the step: each is a change of f, for a step of 1e-6.",
    forward(f, x, y, 1.0) => COARSE,
    forward(f, x, y, 0.5) => COARSE,
    forward(f, x, y, 0.1) => COARSE,
    forward(f, x, y, 0.01) => COARSE,
    forward(f, x, y, f64::EPSILON) => FINE,
    forward(f, x, y, 1e-16) => FINE,
    forward(f, x, y, 1e-15) => FINE,
    forward(f, x, y, 1e-14) => FINE,
    [(f(x + H, 0.0) - f(x, 0.0)) / H, forward(f, x, y, H)[1]]
        => "For ∂f/∂x y was set to 0. Hold it still where it is.",
    [forward(f, x, y, H)[0], (f(0.0, y + H) - f(0.0, y)) / H]
        => "For ∂f/∂y x was set to 0. Hold it still where it is.",
    [(f(y, x + H) - f(y, x)) / H, (f(y + H, x) - f(y, x)) / H]
        => "f was called with y first. It is f(x, y).",
};

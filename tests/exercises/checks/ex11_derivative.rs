//! Equation 30, without its limit: the difference quotient.

use super::*;

type Answer = fn(F, f64, f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the derivative",
        equations: "Eq 30",
        compare: "chainrule::finite_difference::difference_quotient",
        hint: "Eq 30 takes f at x + ε and at x, subtracts the second from the first, and divides \
               the difference by ε.",
        tolerance: 1e-8,
        ..EXACT
    },
    ask: |slope, record| {
        let cases: [(&'static str, F, f64, f64); 6] = [
            ("f(x) = x², a large ε", |x| x * x, 0.75, 0.5),
            ("f(x) = x³ - x, a large ε", |x| x * x * x - x, 0.5, 0.25),
            ("f(x) = x², a negative ε", |x| x * x, 0.3, -0.125),
            ("f(x) = 1/x, a large ε", |x| 1.0 / x, 1.25, 0.75),
            ("f(x) = x², a small ε", |x| x * x, 0.6, 1e-5),
            ("f(x) = e^x, a small ε", f64::exp, -0.4, 1e-5),
        ];
        for (about, f, x, epsilon) in cases {
            record.on_the_way(&|| {
                vec![
                    f(x).named("f(x)"),
                    f(x + epsilon).named("f(x + ε)"),
                    slope_at(f, x).named("df/dx"),
                ]
            });
            let answer = || vec![slope(f, x, epsilon).named("slope")];
            record.ask(about, given![x, epsilon], &answer);
        }
    },
    reference: |f, x, epsilon| chainrule::finite_difference::difference_quotient(f, x, epsilon),
    oracle: None,
    mistakes: &[MISTAKES],
};

const OWN: &str = "The given ε was not used: these are the numbers with a small ε of your own. \
                   Divide by the ε that comes in, even if it is large.";

const MISTAKES: &[(&str, Answer)] = &[
    ("The difference was not divided by ε.", |f, x, e| {
        f(x + e) - f(x)
    }),
    (
        "The difference was multiplied by ε. Eq 30 divides.",
        |f, x, e| (f(x + e) - f(x)) * e,
    ),
    (
        "The difference is the wrong way round: f(x) - f(x + ε) has the wrong sign.",
        |f, x, e| (f(x) - f(x + e)) / e,
    ),
    (
        "This is the central difference, over 2ε. It is better in fact, but it is not Eq 30, which \
         looks to one side only.",
        |f, x, e| (f(x + e) - f(x - e)) / (2.0 * e),
    ),
    (
        "From x - ε to x + ε it is 2ε, but you divided by ε. (And Eq 30 looks to one side only.)",
        |f, x, e| (f(x + e) - f(x - e)) / e,
    ),
    (
        "This looks backward, from x - ε to x. Eq 30 looks forward, from x to x + ε.",
        |f, x, e| (f(x) - f(x - e)) / e,
    ),
    (
        "Only the second f was divided by ε: the difference needs brackets.",
        |f, x, e| f(x + e) - f(x) / e,
    ),
    (
        "This is f(x + ε)/ε: f(x) was not subtracted.",
        |f, x, e| f(x + e) / e,
    ),
    (
        "These are sums: f(x) has to be subtracted from f(x + ε), not added.",
        |f, x, e| (f(x + e) + f(x)) / e,
    ),
    (
        "The difference was divided by x. Eq 30 divides by ε, the distance between the two points.",
        |f, x, e| (f(x + e) - f(x)) / x,
    ),
    (
        "The difference was divided by x + ε. Eq 30 divides by ε alone.",
        |f, x, e| (f(x + e) - f(x)) / (x + e),
    ),
    (
        "f was taken at ε, not at x + ε: these are the numbers of (f(ε) - f(x))/ε.",
        |f, x, e| (f(e) - f(x)) / e,
    ),
    (
        "f was taken at xε: x and ε are added in Eq 30, not multiplied.",
        |f, x, e| (f(x * e) - f(x)) / e,
    ),
    (
        "ε was added to f(x), not to x: (f(x) + ε - f(x))/ε is always 1.",
        |_, _, _| 1.0,
    ),
    (
        "The difference was divided by 2ε, but from x to x + ε it is only ε.",
        |f, x, e| (f(x + e) - f(x)) / (2.0 * e),
    ),
    ("The difference was divided by ε².", |f, x, e| {
        (f(x + e) - f(x)) / (e * e)
    }),
    (
        "The sign of ε was dropped in the divisor. With a negative ε both differences turn round.",
        |f, x, e| (f(x + e) - f(x)) / e.abs(),
    ),
    (OWN, |f, x, _| (f(x + 1e-3) - f(x)) / 1e-3),
    (OWN, |f, x, _| (f(x + 1e-4) - f(x)) / 1e-4),
    (OWN, |f, x, _| (f(x + 1e-6) - f(x)) / 1e-6),
    (OWN, |f, x, _| (f(x + 1e-7) - f(x)) / 1e-7),
    (OWN, |f, x, _| (f(x + 1e-8) - f(x)) / 1e-8),
    (OWN, |f, x, _| (f(x + 1e-9) - f(x)) / 1e-9),
    (OWN, |f, x, _| (f(x + 1e-10) - f(x)) / 1e-10),
    (
        "ε was halved on the way: these are the numbers of (f(x + ε/2) - f(x))/(ε/2).",
        |f, x, e| (f(x + 0.5 * e) - f(x)) / (0.5 * e),
    ),
    (
        "This is the central difference over ε in all, from x - ε/2 to x + ε/2. It is better in \
         fact, but it is not Eq 30, which looks to one side only.",
        |f, x, e| (f(x + 0.5 * e) - f(x - 0.5 * e)) / e,
    ),
    ("f(ε) was subtracted, not f(x).", |f, x, e| {
        (f(x + e) - f(e)) / e
    }),
    (
        "The second point is twice as far away as it should be: these are the numbers of (f(x + 2ε) \
         - f(x))/ε.",
        |f, x, e| (f(x + 2.0 * e) - f(x)) / e,
    ),
];

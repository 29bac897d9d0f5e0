//! Equations 41 to 43: one variable moves, the other stands still.

use super::*;

type Answer = fn(fn(f64, f64) -> f64, f64, f64) -> [f64; 2];

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "partial derivatives",
        equations: "Eq 41-43",
        compare: "chainrule::calculus::Expr::gradient",
        hint: "For ∂f/∂x move x a little and leave y where it is; for ∂f/∂y the other way round. \
               Divide what f changes by what was moved. An ε about 1e-6 will do.",
        tolerance: 1e-5,
        ..EXACT
    },
    ask: |partials, record| {
        for (about, f, x, y) in CASES {
            record.ask(about, given![x, y], &|| {
                let [by_x, by_y] = partials(*f, *x, *y);
                vec![by_x.named("∂f/∂x"), by_y.named("∂f/∂y")]
            });
        }
    },
    reference: |f, x, y| [slope_at(|x| f(x, y), x), slope_at(|y| f(x, y), y)],
    oracle: None,
    mistakes: &[MISTAKES],
};

type Case = (&'static str, fn(f64, f64) -> f64, f64, f64);

const CASES: &[Case] = &[
    ("f = x² + y²", |x, y| x * x + y * y, 1.5, -0.75),
    ("f = x y²", |x, y| x * y * y, 1.25, 2.0),
    ("f = x³ + 2 y", |x, y| x * x * x + 2.0 * y, -0.5, 0.25),
    ("f = x e^y", |x, y| x * y.exp(), 2.0, 0.5),
];

const H: f64 = 1e-6;

/// Both differences, forward.
fn forward(f: fn(f64, f64) -> f64, x: f64, y: f64, h: f64) -> [f64; 2] {
    [(f(x + h, y) - f(x, y)) / h, (f(x, y + h) - f(x, y)) / h]
}

const COARSE: &str = "The slopes are roughly right, but the step is too large: with a forward \
                      difference the error is about as large as the step. Take ε = 1e-6, or a \
                      central difference.";

const FINE: &str = "The step is too small: f at the two points differs by hardly more than its last \
                    digits, and the rest is rounding. Take ε = 1e-6.";

const MISTAKES: &[(&str, Answer)] = &[
    (
        "Both variables moved at once: each of your numbers is ∂f/∂x + ∂f/∂y. Hold the other one \
         still.",
        |f, x, y| [(f(x + H, y + H) - f(x, y)) / H; 2],
    ),
    (
        "The two have changed places: ∂f/∂x comes first.",
        |f, x, y| {
            let [by_x, by_y] = forward(f, x, y, H);
            [by_y, by_x]
        },
    ),
    (
        "Both numbers are ∂f/∂x: for the second one y has to move.",
        |f, x, y| [forward(f, x, y, H)[0]; 2],
    ),
    (
        "Both numbers are ∂f/∂y: for the first one x has to move.",
        |f, x, y| [forward(f, x, y, H)[1]; 2],
    ),
    (
        "These are 2x and 2y, the slopes of x² + y² in Eq 43. f is an argument: find the slopes of \
         any f.",
        |_, x, y| [2.0 * x, 2.0 * y],
    ),
    (
        "The other variable was set to 0. Hold it still where it is.",
        |f, x, y| {
            let along_x = (f(x + H, 0.0) - f(x, 0.0)) / H;
            [along_x, (f(0.0, y + H) - f(0.0, y)) / H]
        },
    ),
    (
        "Each central difference has to be divided by 2ε, the whole way from x - ε to x + ε.",
        |f, x, y| forward(f, x, y, H).map(|slope| 2.0 * slope),
    ),
    (
        "The forward differences were divided by 2ε. From x to x + ε it is only ε.",
        |f, x, y| forward(f, x, y, H).map(|slope| 0.5 * slope),
    ),
    (
        "Both numbers are half the sum of the slopes: both variables moved at once.",
        |f, x, y| [0.5 * forward(f, x, y, H).iter().sum::<f64>(); 2],
    ),
    (
        "The differences are the wrong way round: f at the moved point comes first.",
        |f, x, y| forward(f, x, y, H).map(|slope| -slope),
    ),
    (
        "The first number is right, but for the second one x moved as well as y.",
        |f, x, y| {
            let by_x = forward(f, x, y, H)[0];
            [by_x, by_x + forward(f, x, y, H)[1]]
        },
    ),
    (
        "The second number is right, but for the first one y moved as well as x.",
        |f, x, y| {
            let [by_x, by_y] = forward(f, x, y, H);
            [by_x + by_y, by_y]
        },
    ),
    (
        "∂f/∂x was multiplied by x and ∂f/∂y by y: that is the change for a relative step.",
        |f, x, y| {
            let [by_x, by_y] = forward(f, x, y, H);
            [x * by_x, y * by_y]
        },
    ),
    (COARSE, |f, x, y| forward(f, x, y, 0.1)),
    (COARSE, |f, x, y| forward(f, x, y, 0.01)),
    (COARSE, |f, x, y| forward(f, x, y, 1e-3)),
    (COARSE, |f, x, y| forward(f, x, y, 1e-4)),
    (COARSE, |f, x, y| forward(f, x, y, 0.5)),
    (COARSE, |f, x, y| forward(f, x, y, 1.0)),
    (FINE, |f, x, y| forward(f, x, y, f64::EPSILON)),
    (FINE, |f, x, y| forward(f, x, y, 1e-16)),
    (FINE, |f, x, y| forward(f, x, y, 1e-15)),
    (FINE, |f, x, y| forward(f, x, y, 1e-14)),
    (FINE, |f, x, y| forward(f, x, y, 1e-13)),
    (FINE, |f, x, y| forward(f, x, y, 1e-12)),
    (
        "Each of these is f itself at (x, y). Ask how f changes.",
        |f, x, y| [f(x, y); 2],
    ),
    (
        "The differences were not divided by the step: each of these is a change of f, for a step \
         of 1e-6.",
        |f, x, y| forward(f, x, y, H).map(|slope| H * slope),
    ),
];

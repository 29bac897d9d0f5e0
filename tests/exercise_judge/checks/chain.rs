//! Equations 36 to 40, 44 and 45: slopes along a path.

use super::*;
use chainrule::calculus::{Graph, appendix};

type ChainRule = fn(f64, f64) -> f64;

pub static CHAIN_RULE: Check<ChainRule> = Check {
    compare: "chainrule::calculus::appendix::shifted_square_slope",
    hint: "The slope of the outer function f² is 2f, taken at f = x + a. It is multiplied by \
               the slope of the inner function x + a along x.",
    cases: cases! {
        "a positive x and a": x = 3.0, a = 1.0;
        "a negative x": x = -1.5, a = 0.75;
        "a negative a": x = 2.25, a = -0.5;
        "both negative": x = -0.8, a = -1.7;
        "x = -a": x = 1.5, a = -1.5;
        "x = 0": x = 0.0, a = 1.75;
        "a = 0": x = 1.25, a = 0.0;
    },
    steps: |given: &Given| vec![(given.number("x") + given.number("a")).named("(x + a)")],
    call: |chain_rule, x| vec![chain_rule(x.number("x"), x.number("a")).named("slope")],
    oracle: Some(|x, a| slope_at(|x| (x + a) * (x + a), x)),
    mistakes: &[CHAIN_MISTAKES],
    ..Check::of(|x, a| {
        let graph = Graph::new();
        let slope = appendix::shifted_square_slope(graph.variable("x"), graph.variable("a"));
        slope.evaluate(&[("x", x), ("a", a)]).unwrap_or(f64::NAN)
    })
};

const CHAIN_MISTAKES: &[(&str, ChainRule)] = mistakes! { |x, a|
    2.0 * x * (x + a)
        => "This is Eq 39 as printed, 2x(x + a). But the slope of x + a along x is 1, not x as \
         Eq 38 says: adding a constant shifts a line and leaves its slope alone \
         (docs/misprints.md).",
    2.0 * x => "This is 2x. The outer slope is 2f, taken at f = x + a.",
    (x + a) * (x + a) => "This is (x + a)² itself. Its slope is asked for.",
    2.0 * x + a => "This is 2x + a: the 2 belongs to the whole bracket.",
    2.0 * a * (x + a) => "The outer slope was multiplied by a. The inner slope of x + a along x is 1.",
    2.0 * (x + a) * (x + a) => "The outer slope was multiplied by x + a. The inner slope is 1.",
    2.0 * (x + a) * (1.0 + a) => "The outer slope was multiplied by 1 + a. The slope of a constant is 0.",
    2.0 * a => "This is 2a. The outer slope is 2f, taken at f = x + a.",
    2.0 * (x + a) + 1.0 => "The two slopes were added. The chain rule multiplies them.",
    x * x + a * a => "This is x² + a²: the slope of (x + a)² is asked for.",
    3.0 * (x + a) * (x + a) => "This is 3(x + a)², the slope of a cube. Here the outer function is f².",
    (x + a) * (x + a) * (x + a) / 3.0 => "This is (x + a)³/3, which has (x + a)² as its slope.",
    2.0 * x + 2.0 * a * x => "These are the numbers of 2x + 2ax. The mixed term 2ax has the slope 2a along x.",
};

type Total = fn([f64; 2], [f64; 2]) -> f64;

pub static TOTAL: Check<Total> = Check {
    compare: "chainrule::calculus::Expr::total_derivative",
    hint: "Each variable brings a share: its partial derivative times its own slope along z. \
               Eq 45 adds the two shares.",
    nouns: ["variable", "result"],
    families: &[LOOPS],
    notes: &[
        ("partials", "how f changes with x and with y"),
        ("slopes", "how x and y change with z"),
    ],
    cases: cases! {
        "all positive": partials = [2.0, 4.0], slopes = [0.5, 0.75];
        "a falling f": partials = [-1.5, 0.25], slopes = [2.0, -3.0];
        "x standing still": partials = [1.25, -0.5], slopes = [0.0, 1.75];
        "y standing still": partials = [0.625, 3.0], slopes = [-0.4, 0.0];
        "all negative": partials = [-2.5, -0.375], slopes = [-0.6, -1.6];
        "large and small numbers": partials = [4e5, -0.002], slopes = [-3e-4, 50.0];
    },
    steps: |x: &Given| {
        let (f, s) = (x.pair("partials"), x.pair("slopes"));
        vec![
            (f[0] * s[0]).named("(over x)"),
            (f[1] * s[1]).named("(over y)"),
        ]
    },
    call: |total, x| vec![total(x.pair("partials"), x.pair("slopes")).named("df/dz")],
    // f has these partial derivatives at (0, 0), and the path these slopes.
    oracle: Some(|[by_x, by_y], [x_by_z, y_by_z]| {
        let f = |x: f64, y: f64| by_x * x + by_y * y + x * y + y * y;
        slope_at(|z| f(x_by_z * z + z * z, y_by_z * z - z * z), 0.0)
    }),
    sums: Some(|x, run| {
        let (f, s) = (x.pair("partials"), x.pair("slopes"));
        let total = run(&Sum::of(1, 2, &|_, i| f[i] * s[i]));
        vec![total[0].named("df/dz")]
    }),
    mistakes: &[TOTAL_MISTAKES],
    ..Check::of(|[by_x, by_y], [x_by_z, y_by_z]| {
        let graph = Graph::new();
        let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
        let f = by_x * x + by_y * y;
        let slope = f.total_derivative(&[(x, x_by_z * z), (y, y_by_z * z)], z);
        slope.evaluate(&[("z", 1.0)]).unwrap_or(f64::NAN)
    })
};

const TOTAL_MISTAKES: &[(&str, Total)] = mistakes! { |f, s|
    (f[0] + f[1]) * (s[0] + s[1])
        => "The sums were multiplied: (∂f/∂x + ∂f/∂y)(dx/dz + dy/dz) also has the mixed products.",
    f[0] * s[1] + f[1] * s[0] => "The pairs are crossed: ∂f/∂x belongs to dx/dz, and ∂f/∂y to dy/dz.",
    f[0] * s[0] - f[1] * s[1] => "The two terms were subtracted. Eq 45 adds them.",
    (f[0] + s[0]) * (f[1] + s[1]) => "Sums and products have changed places: (∂f/∂x + dx/dz)(∂f/∂y + dy/dz).",
    f[0] / s[0] + f[1] / s[1] => "The partial derivatives were divided by the slopes. Eq 45 multiplies them.",
    f[0] + s[0] + f[1] + s[1] => "All four were added. Along a path Eq 45 multiplies.",
    f[0] * s[0] + s[1] => "These are the numbers of ∂f/∂x · dx/dz + dy/dz: ∂f/∂y is missing.",
};

//! Equations 44 and 45: the slope along a path, the sum over both variables.

use super::*;
use chainrule::calculus::Graph;

type Answer = fn([f64; 2], [f64; 2]) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the total derivative",
        equations: "Eq 44, 45",
        compare: "chainrule::calculus::Expr::total_derivative",
        hint: "Each variable brings a share: its partial derivative times its own slope along z. \
               Eq 45 adds the two shares.",
        ..EXACT
    },
    ask: |total, record| {
        for (about, partials, slopes) in [
            ("all positive", [2.0, 4.0], [0.5, 0.75]),
            ("a falling f", [-1.5, 0.25], [2.0, -3.0]),
            ("x standing still", [1.25, -0.5], [0.0, 1.75]),
            ("y standing still", [0.625, 3.0], [-0.4, 0.0]),
            ("all negative", [-2.5, -0.375], [-0.6, -1.6]),
        ] {
            record.on_the_way(&|| {
                let [one, two] = [partials[0] * slopes[0], partials[1] * slopes[1]];
                vec![one.named("(over x)"), two.named("(over y)")]
            });
            let answer = || vec![total(partials, slopes).named("df/dz")];
            record.ask(about, given![partials, slopes], &answer);
        }
    },
    reference: |[by_x, by_y], [x_by_z, y_by_z]| {
        let graph = Graph::new();
        let (x, y, z) = (
            graph.variable("x"),
            graph.variable("y"),
            graph.variable("z"),
        );
        let f = by_x * x + by_y * y;
        let slope = f.total_derivative(&[(x, x_by_z * z), (y, y_by_z * z)], z);
        slope.evaluate(&[("z", 1.0)]).unwrap_or(f64::NAN)
    },
    // f has these partial derivatives at (0, 0), and the path these slopes.
    oracle: Some((DIFFERENCES, |[by_x, by_y], [x_by_z, y_by_z]| {
        let f = |x: f64, y: f64| by_x * x + by_y * y + x * y + y * y;
        slope_at(|z| f(x_by_z * z + z * z, y_by_z * z - z * z), 0.0)
    })),
    mistakes: &[MISTAKES],
};

const MISTAKES: &[(&str, Answer)] = &[
    (
        "Only the path over x is there. f also changes through y: add the second term of Eq 45.",
        |f, s| f[0] * s[0],
    ),
    (
        "Only the path over y is there. f also changes through x: add the first term of Eq 45.",
        |f, s| f[1] * s[1],
    ),
    (
        "The sums were multiplied: (∂f/∂x + ∂f/∂y)(dx/dz + dy/dz) also has the mixed products. \
         Multiply first, each partial derivative with the slope of its own variable.",
        |f, s| (f[0] + f[1]) * (s[0] + s[1]),
    ),
    (
        "The pairs are crossed: ∂f/∂x belongs to dx/dz, and ∂f/∂y to dy/dz.",
        |f, s| f[0] * s[1] + f[1] * s[0],
    ),
    ("The two terms were subtracted. Eq 45 adds them.", |f, s| {
        f[0] * s[0] - f[1] * s[1]
    }),
    ("The two terms were multiplied. Eq 45 adds them.", |f, s| {
        f[0] * s[0] * f[1] * s[1]
    }),
    (
        "This is ∂f/∂x + ∂f/∂y: each has to be multiplied by the slope of its variable along z.",
        |f, _| f[0] + f[1],
    ),
    (
        "This is dx/dz + dy/dz: each has to be multiplied by the partial derivative of f.",
        |_, s| s[0] + s[1],
    ),
    (
        "All four numbers were added. Within each term of Eq 45 the two are multiplied.",
        |f, s| f[0] + f[1] + s[0] + s[1],
    ),
    (
        "Sums and products have changed places: these are the numbers of (∂f/∂x + dx/dz)(∂f/∂y + \
         dy/dz).",
        |f, s| (f[0] + s[0]) * (f[1] + s[1]),
    ),
    (
        "This is the mean of the two terms. Eq 45 adds them and does not divide.",
        |f, s| 0.5 * (f[0] * s[0] + f[1] * s[1]),
    ),
    (
        "The partial derivatives were divided by the slopes. Eq 45 multiplies them.",
        |f, s| f[0] / s[0] + f[1] / s[1],
    ),
    (
        "This is the larger of the two terms. Eq 45 adds them.",
        |f, s| (f[0] * s[0]).max(f[1] * s[1]),
    ),
    (
        "The terms lost their signs before they were added.",
        |f, s| (f[0] * s[0]).abs() + (f[1] * s[1]).abs(),
    ),
    (
        "This is the root of the sum of squares, a length. Eq 45 just adds the two terms.",
        |f, s| (f[0] * s[0]).hypot(f[1] * s[1]),
    ),
    (
        "Both partial derivatives were multiplied by dx/dz. y has a slope of its own.",
        |f, s| (f[0] + f[1]) * s[0],
    ),
    (
        "Both partial derivatives were multiplied by dy/dz. x has a slope of its own.",
        |f, s| (f[0] + f[1]) * s[1],
    ),
    (
        "∂f/∂x serves for both terms. For y it is ∂f/∂y.",
        |f, s| f[0] * (s[0] + s[1]),
    ),
    (
        "∂f/∂y serves for both terms. For x it is ∂f/∂x.",
        |f, s| f[1] * (s[0] + s[1]),
    ),
    (
        "Brackets are missing or misplaced: these are the numbers of ∂f/∂x · dx/dz + dy/dz.",
        |f, s| f[0] * s[0] + s[1],
    ),
];

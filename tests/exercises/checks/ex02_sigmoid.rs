use chainrule::activation;

use crate::given;
use crate::kit::{About, Check, Value};

type Answer = fn(f64) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the sigmoid",
        equations: "Eq 2",
        compare: "chainrule::activation::sigmoid",
        hint: "Eq 2 gives 1 for every x above 0, and 0 otherwise; x = 0 itself is “otherwise”.",
        tolerance: 1e-9,
        changes: "",
    },
    ask: |sigmoid, record| {
        for (about, x) in [
            ("a positive x", 2.5),
            ("a small positive x", 0.125),
            ("x = 1", 1.0),
            ("x = 0", 0.0),
            ("a small negative x", -0.25),
            ("a negative x", -3.0),
            ("a tiny positive x", 1e-12),
        ] {
            record.ask(about, given![x], &|| vec![sigmoid(x).named("σ(x)")]);
        }
    },
    reference: activation::sigmoid,
    oracle: None,
    mistakes: MISTAKES,
};

const MISTAKES: &[(&str, Answer)] = &[
    (
        "At x = 0 the text says “otherwise”, which is 0: the condition is 0 < x, not 0 ≤ x.",
        |x| if x >= 0.0 { 1.0 } else { 0.0 },
    ),
    (
        "This is the sign function: below 0 it gives −1, where Eq 2 gives 0.",
        |x| {
            if x > 0.0 {
                1.0
            } else if x < 0.0 {
                -1.0
            } else {
                0.0
            }
        },
    ),
];

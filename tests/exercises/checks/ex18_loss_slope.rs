//! Equation 13, first factor: ∂L/∂s_k = −(A_k − s_k).

use super::*;

type Answer = fn(&Vector, &Vector) -> Vector;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the slope of the loss",
        equations: "Eq 13",
        compare: "chainrule::network::backprop::loss_by_output",
        hint: "Differentiate ½ (A_k - s_k)² along s_k: the 2 cancels the ½, and the inner slope of \
               A_k - s_k is -1. Each output has a slope of its own.",
        letters: ["k", "", "m"],
        ..EXACT
    },
    ask: |loss_slope, record| {
        for (about, target, s2) in cases() {
            let answer = || vec![loss_slope(&target, &s2).named("dL/ds2")];
            record.ask(about, given![target, s2], &answer);
        }
    },
    reference: |a, s| vector(a.len(), |k| backprop::loss_by_output(a[k], s[k])),
    oracle: Some((DIFFERENCES, |a, s| {
        let moved = |k: usize, x: f64| vector(s.len(), |m| if m == k { x } else { s[m] });
        vector(s.len(), |k| {
            slope_at(|x| backprop::loss(a, &moved(k, x)), s[k])
        })
    })),
    mistakes: &[MISTAKES],
};

use chainrule::network::backprop;

fn cases() -> [(&'static str, Vector, Vector); 3] {
    [
        (
            "2 outputs",
            Vector::from([0.9, 0.1]),
            Vector::from([0.35, 0.8]),
        ),
        (
            "3 outputs",
            Vector::from([0.5, -1.0, 2.0]),
            Vector::from([0.75, 0.4, -0.2]),
        ),
        (
            "4 outputs, one of them right",
            Vector::from([-0.3, 0.6, 0.2, 1.5]),
            Vector::from([0.1, 0.6, 0.9, 0.4]),
        ),
    ]
}

/// Something of each s_k − A_k.
fn each(a: &Vector, s: &Vector, term: &dyn Fn(f64) -> f64) -> Vector {
    vector(a.len(), |k| term(s[k] - a[k]))
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "This is A - s2, item (1) under Eq 22 as printed, which lost a minus sign. By Eq 13 it is \
         -(A - s2): where the output is too big, the loss grows with it (docs/misprints.md).",
        |a, s| a - s,
    ),
    (
        "There is a factor 2 left. It cancels the ½ in front of Eq 11.",
        |a, s| each(a, s, &|d| 2.0 * d),
    ),
    (
        "There is a factor 2 left, and the sign is that of A - s2. The 2 cancels the ½ of Eq 11, and \
         the slope is -(A - s2).",
        |a, s| each(a, s, &|d| -2.0 * d),
    ),
    (
        "There is a ½ left. The 2 of the power rule cancels it.",
        |a, s| each(a, s, &|d| 0.5 * d),
    ),
    (
        "These are the squares (A_k - s_k)². The slope of a square is no square.",
        |a, s| each(a, s, &|d| d * d),
    ),
    (
        "These are the terms of the loss itself, ½ (A_k - s_k)². Their slopes are asked for.",
        |a, s| each(a, s, &|d| 0.5 * d * d),
    ),
    (
        "The signs are lost: an output that is too small has a negative slope.",
        |a, s| each(a, s, &f64::abs),
    ),
    (
        "Only the signs are left: 1, -1 or 0. The slope is the whole difference.",
        |a, s| each(a, s, &|d: f64| if d == 0.0 { 0.0 } else { d.signum() }),
    ),
    (
        "The differences were divided by the number of outputs. Eq 11 is a sum, not a mean.",
        |a, s| each(a, s, &|d| d / a.len() as f64),
    ),
    (
        "Each number is the sum of all the differences. The slope along s_k has only the term of \
         output k: the others do not change with it.",
        |a, s| {
            let total = each(a, s, &|d| d).sum();
            vector(a.len(), |_| total)
        },
    ),
    (
        "A and s2 were added. The slope is their difference.",
        |a, s| a + s,
    ),
    (
        "Each number was multiplied by its s2[k]: that is the inner slope of s_k², but here the \
         inner slope of A_k - s_k is -1.",
        |a, s| each(a, s, &|d| d).hadamard(s),
    ),
    (
        "The slope f′ of the sigmoid, (1 - s_k) s_k, is in these numbers already. It comes later, \
         with Eq 15; here only the loss is differentiated.",
        |a, s| each(a, s, &|d| d).hadamard(&s.map(|s| (1.0 - s) * s)),
    ),
    ("These are the outputs s2 themselves.", |_, s| s.clone()),
    ("These are -s2: the target is missing.", |_, s| -1.0 * s),
    ("These are the targets A themselves.", |a, _| a.clone()),
    (
        "The differences were divided by the targets: these are relative errors.",
        |a, s| vector(a.len(), |k| (s[k] - a[k]) / a[k]),
    ),
    ("The differences were cubed.", |a, s| {
        each(a, s, &|d| d * d * d)
    }),
];

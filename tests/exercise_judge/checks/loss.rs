//! Equations 11 and 13: the loss, and its slope along the outputs.

use super::*;

type Loss = fn(&Vector, &Vector) -> f64;

pub static LOSS: Check<Loss> = Check {
    compare: "chainrule::network::backprop::loss",
    hint: "Eq 11 squares the difference of each output, adds the squares up, and halves the sum.",
    nouns: ["output", "sample"],
    families: &[LOOPS],
    cases: cases! {
        "1 output": target = [1.0], s2 = [0.25];
        "2 outputs": target = [0.9, 0.1], s2 = [0.35, 0.8];
        "2 outputs, one negative": target = [0.4, -0.3], s2 = [-0.5, 0.6];
        "3 outputs": target = [0.5, -1.0, 2.0], s2 = [0.75, 0.9, 1.8];
        "4 outputs, one of them right": target = [-0.3, 0.6, 0.2, 1.5], s2 = [-0.5, 0.6, 0.9, 0.4];
    },
    steps: |x: &Given| vec![(&x.vector("target") - &x.vector("s2")).named("(A - s2)")],
    call: |loss, x| vec![loss(&x.vector("target"), &x.vector("s2")).named("L")],
    sums: Some(|x, run| {
        let (a, s) = (x.vector("target"), x.vector("s2"));
        let loss = run(&Sum {
            finish: &|sum| 0.5 * sum,
            ..Sum::of(1, a.len(), &|_, k| square(a[k] - s[k]))
        });
        vec![loss[0].named("L")]
    }),
    mistakes: &[LOSS_MISTAKES],
    ..Check::of(backprop::loss)
};

/// Something of each difference A_k − s_k, added up.
fn total(a: &Vector, s: &Vector, term: fn(f64) -> f64) -> f64 {
    sum(a.len(), &|k| term(a[k] - s[k]))
}

const LOSS_MISTAKES: &[(&str, Loss)] = mistakes! { |a, s|
    total(a, s, square) => "The ½ of Eq 11 is missing. (It cancels the 2 that the slope will bring.)",
    0.0 => "This is 0. In Rust 1 / 2 is 0: write 0.5. Or was nothing added up?",
    total(a, s, square) / a.len() as f64
        => "This is the mean square: divided by the number of outputs. Eq 11 sums, and halves.",
    0.5 * total(a, s, f64::abs) => "The differences were not squared: you halved the sum of their sizes.",
    0.5 * total(a, s, |d| d) => "The differences were not squared: positive and negative ones cancel here.",
    total(a, s, |d| d) => "These are sums of A_k - s_k: square each of them, and halve the sum.",
    0.5 * square(total(a, s, |d| d)) => "The sum was squared. Square each difference first, then sum.",
    square(total(a, s, |d| d)) => "The sum was squared, and not halved. Square each difference first.",
    total(a, s, square).sqrt() => "This is the root of the sum of squares, a distance. Eq 11 has no root.",
    (total(a, s, square) / a.len() as f64).sqrt() => "This is the root of the mean square. Eq 11 has no root.",
    s.iter().zip(a).fold(0.0, |total, (s, a)| 0.5 * (total + square(a - s)))
        => "The sum was halved after every output. The ½ stands before the whole sum.",
    total(a, s, |d| 0.5 * d * d * d) => "The differences were cubed. The exponent in Eq 11 is 2.",
    0.5 * sum(a.len(), &|k| square(a[k]) - square(s[k]))
        => "The squares were subtracted: ½ Σ (A_k² - s_k²). Subtract first, then square.",
    0.5 * sum(a.len(), &|k| a[k] * s[k])
        => "Target and output were multiplied: Eq 11 subtracts them, and squares the difference.",
    total(a, s, square) - 0.5 * square(a[a.len() - 1] - s[a.len() - 1])
        => "Only the last square was halved. The ½ stands before the whole sum.",
};

type LossSlope = fn(&Vector, &Vector) -> Vector;

pub static LOSS_SLOPE: Check<LossSlope> = Check {
    compare: "chainrule::network::backprop::loss_by_output",
    hint: "Differentiate ½ (A_k - s_k)² along s_k: the 2 cancels the ½, and the inner slope of \
               A_k - s_k is -1. Each output has a slope of its own.",
    nouns: ["output", "output"],
    cases: cases! {
        "2 outputs": target = [0.9, 0.1], s2 = [0.35, 0.8];
        "3 outputs": target = [0.5, -1.0, 2.0], s2 = [0.75, 0.4, -0.2];
        "4 outputs, one of them right": target = [-0.3, 0.6, 0.2, 1.5], s2 = [-0.5, 0.6, 0.9, 0.4];
        "1 output": target = [-0.7], s2 = [0.55];
    },
    call: |loss_slope, x| vec![loss_slope(&x.vector("target"), &x.vector("s2")).named("dL/ds2")],
    oracle: Some(|a, s| {
        let moved = |k: usize, x: f64| vector(s.len(), &|m| if m == k { x } else { s[m] });
        vector(s.len(), &|k| {
            slope_at(|x| backprop::loss(a, &moved(k, x)), s[k])
        })
    }),
    mistakes: &[LOSS_SLOPE_MISTAKES],
    ..Check::of(|a, s| vector(a.len(), &|k| backprop::loss_by_output(a[k], s[k])))
};

/// Something of each s_k − A_k.
fn each(a: &Vector, s: &Vector, term: &dyn Fn(f64) -> f64) -> Vector {
    vector(a.len(), &|k| term(s[k] - a[k]))
}

const LOSS_SLOPE_MISTAKES: &[(&str, LossSlope)] = mistakes! { |a, s|
    a - s
        => "This is A - s2, item (1) under Eq 22 as printed, which lost a minus sign. By Eq 13 \
         it is -(A - s2): where the output is too big, the loss grows with it \
         (docs/misprints.md).",
    each(a, s, &|d| 2.0 * d) => "There is a factor 2 left. It cancels the ½ in front of Eq 11.",
    each(a, s, &|d| 0.5 * d * d) => "These are the terms of the loss itself, ½ (A_k - s_k)².",
    each(a, s, &|d: f64| if d == 0.0 { 0.0 } else { d.signum() })
        => "Only the signs are left: 1, -1 or 0. The slope is the whole difference.",
    each(a, s, &|d| d).hadamard(s)
        => "Each number was multiplied by its s2[k]. The inner slope of A_k - s_k is -1.",
    each(a, s, &|d| d).hadamard(&s.map(|s| (1.0 - s) * s))
        => "The slope f′ of the sigmoid, (1 - s_k) s_k, is in these numbers already. It comes \
         later, with Eq 15; here only the loss is differentiated.",
    vector(a.len(), &|k| (s[k] - a[k]) / a[k])
        => "The differences were divided by the targets: these are relative errors.",
};

//! Equations 13 to 17: ∂L/∂w_jk = −(A_k − s_k) f′(p_k) s_j.

use super::*;
use chainrule::network::backprop::{loss_by_output, output_by_weight_in_factors};

type Answer = fn(&Vector, &Vector, &Vector, &Vector) -> Matrix;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the output gradient",
        equations: "Eq 13-17",
        compare: "chainrule::network::backprop::loss_by_output_weight",
        hint: "The weight w_jk reaches the loss through output k alone. Three factors: how L changes \
               with s_k, how s_k changes with p_k, and how p_k changes with w_jk.",
        letters: ["j", "k", "i"],
        ..EXACT
    },
    ask: |output_gradient, record| {
        for (about, target, s2, slope2, s1) in cases() {
            let answer = || vec![output_gradient(&target, &s2, &s1, &slope2).named("dL/dw2")];
            record.ask(about, given![target, s2, s1, slope2], &answer);
        }
    },
    reference: |a, s2, s1, slope2| {
        matrix(s1.len(), s2.len(), |j, k| {
            loss_by_output(a[k], s2[k]) * output_by_weight_in_factors(slope2[k], s1[j])
        })
    },
    // Outputs that are s2 at the weights w = 0, and there have the slopes slope2.
    oracle: Some((DIFFERENCES, |a, s2, s1, slope2| {
        slopes_at(&Matrix::zeros(s1.len(), s2.len()), |w| {
            let p = hidden_sums(w, s1);
            let output = |k: usize| s2[k] + slope2[k] * p[k] + p[k] * p[k];
            chainrule::network::backprop::loss(a, &vector(a.len(), output))
        })
    })),
    mistakes: &[MISTAKES],
};

type Case = (&'static str, Vector, Vector, Vector, Vector);

fn cases() -> [Case; 3] {
    [
        (
            "2 hidden neurons and 2 outputs",
            Vector::from([0.9, -0.4]),
            Vector::from([0.35, 0.75]),
            Vector::from([0.24, 0.13]),
            Vector::from([0.6, -1.5]),
        ),
        (
            "3 hidden neurons and 2 outputs",
            Vector::from([0.1, 0.8]),
            Vector::from([0.7, 0.55]),
            Vector::from([0.45, -0.3]),
            Vector::from([0.25, 0.9, -0.65]),
        ),
        (
            "2 hidden neurons and 3 outputs",
            Vector::from([-0.2, 1.1, 0.3]),
            Vector::from([0.4, 0.15, 0.95]),
            Vector::from([1.2, 0.6, 0.35]),
            Vector::from([-0.7, 0.45]),
        ),
    ]
}

/// A matrix with a number for every pair of hidden neuron j and output k.
fn pairs(s1: &Vector, s2: &Vector, entry: &dyn Fn(usize, usize) -> f64) -> Matrix {
    matrix(s1.len(), s2.len(), entry)
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The sign is that of the update: Eq 13 works out -δ dL/dw, and there A_k - s_k is right. \
         The gradient itself has s_k - A_k.",
        |a, s, h, f| pairs(h, s, &|j, k| (a[k] - s[k]) * f[k] * h[j]),
    ),
    (
        "f′(p_k), given as slope2, is missing: the signal passes through f on its way to the output \
         (Eq 15).",
        |a, s, h, _| pairs(h, s, &|j, k| (s[k] - a[k]) * h[j]),
    ),
    (
        "f′(p_k), given as slope2, is missing, and the sign is that of the update: the gradient has \
         s_k - A_k.",
        |a, s, h, _| pairs(h, s, &|j, k| (a[k] - s[k]) * h[j]),
    ),
    (
        "s_j, given as s1, is missing: by Eq 16 the sum p_k grows with w_jk as fast as s_j is large.",
        |a, s, h, f| pairs(h, s, &|_, k| (s[k] - a[k]) * f[k]),
    ),
    (
        "s_j, given as s1, is missing (Eq 16), and the sign is that of the update: the gradient has \
         s_k - A_k.",
        |a, s, h, f| pairs(h, s, &|_, k| (a[k] - s[k]) * f[k]),
    ),
    (
        "The error s_k - A_k is missing: this is Eq 17 alone, how the output changes with the \
         weight.",
        |_, s, h, f| pairs(h, s, &|j, k| f[k] * h[j]),
    ),
    (
        "The matrix is transposed: w_jk leads from hidden neuron j, its row, to output k, its \
         column.",
        |a, s, h, f| matrix(s.len(), h.len(), |k, j| (s[k] - a[k]) * f[k] * h[j]),
    ),
    (
        "The matrix is transposed, and its sign is that of the update. Row j is the hidden neuron, \
         column k the output, and the gradient has s_k - A_k.",
        |a, s, h, f| matrix(s.len(), h.len(), |k, j| (a[k] - s[k]) * f[k] * h[j]),
    ),
    (
        "Where the target belongs stands nothing: these are the numbers with s_k in place of \
         s_k - A_k.",
        |_, s, h, f| pairs(h, s, &|j, k| s[k] * f[k] * h[j]),
    ),
    (
        "The output is missing in the error: these are the numbers with A_k in place of s_k - A_k.",
        |a, s, h, f| pairs(h, s, &|j, k| a[k] * f[k] * h[j]),
    ),
    (
        "The error is squared. The square belongs to the loss; its slope is s_k - A_k.",
        |a, s, h, f| pairs(h, s, &|j, k| (s[k] - a[k]) * (s[k] - a[k]) * f[k] * h[j]),
    ),
    ("f′(p_k) is there twice.", |a, s, h, f| {
        pairs(h, s, &|j, k| (s[k] - a[k]) * f[k] * f[k] * h[j])
    }),
    (
        "In place of the given f′(p_k) stands (1 - s_k) s_k, which is right for the sigmoid only. \
         slope2 holds the slopes of whatever f was used.",
        |a, s, h, _| pairs(h, s, &|j, k| (s[k] - a[k]) * (1.0 - s[k]) * s[k] * h[j]),
    ),
    (
        "(1 - s_k) s_k is there besides the given f′(p_k). slope2 is the slope already.",
        |a, s, h, f| {
            pairs(h, s, &|j, k| {
                (s[k] - a[k]) * f[k] * (1.0 - s[k]) * s[k] * h[j]
            })
        },
    ),
    (
        "Where the index is possible, the slope is that of output j: f′(p_k) belongs to k, the \
         column.",
        |a, s, h, f| pairs(h, s, &|j, k| (s[k] - a[k]) * f[j] * h[j]),
    ),
    (
        "Where the index is possible, the hidden signal is s_k: the weight w_jk carries s_j.",
        |a, s, h, f| pairs(h, s, &|_, k| (s[k] - a[k]) * f[k] * h[k]),
    ),
    (
        "Where the index is possible, the error is that of output j: it belongs to k, the column.",
        |a, s, h, f| pairs(h, s, &|j, k| (s[j] - a[j]) * f[k] * h[j]),
    ),
    (
        "Each number sums over all the outputs. The weight w_jk reaches output k only, so nothing \
         is summed here.",
        |a, s, h, f| {
            let total = sum(s.len(), |k| (s[k] - a[k]) * f[k]);
            pairs(h, s, &|j, _| total * h[j])
        },
    ),
    (
        "The output s_k stands where the hidden signal s_j belongs: the weight carries what comes \
         from the hidden layer, s1.",
        |a, s, h, f| pairs(h, s, &|_, k| (s[k] - a[k]) * f[k] * s[k]),
    ),
    (
        "There is a factor 2: it cancels the ½ of Eq 11.",
        |a, s, h, f| pairs(h, s, &|j, k| 2.0 * (s[k] - a[k]) * f[k] * h[j]),
    ),
    (
        "Only the entries with j = k are there, the rest is 0: every hidden neuron leads to every \
         output.",
        |a, s, h, f| {
            pairs(h, s, &|j, k| {
                if j == k {
                    (s[k] - a[k]) * f[k] * h[j]
                } else {
                    0.0
                }
            })
        },
    ),
    (
        "f′(p_k) divides; by Eq 15 it is a factor.",
        |a, s, h, f| pairs(h, s, &|j, k| (s[k] - a[k]) / f[k] * h[j]),
    ),
    ("The errors lost their signs.", |a, s, h, f| {
        pairs(h, s, &|j, k| (s[k] - a[k]).abs() * f[k] * h[j])
    }),
];

//! Equations 22 to 24: L_j = ∂L/∂s_j, the error that comes back to neuron j.

use super::*;
use chainrule::network::backprop::{loss, loss_by_hidden_weight_in_factors, loss_by_output};

type Answer = fn(&Vector, &Vector, &Vector, &Matrix) -> Vector;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the hidden error",
        equations: "Eq 22-24",
        compare: "chainrule::network::backprop::hidden_error",
        hint: "The first line of Eq 24: hidden neuron j reaches the loss through every output k, so \
               sum over k. Each path has three factors: dL/ds_k, f′(p_k) and w_jk.",
        letters: ["j", "", "k"],
        ..EXACT
    },
    ask: |hidden_error, record| {
        for (about, target, s2, slope2, w2) in cases() {
            record.on_the_way(&|| {
                let error = |k: usize| (s2[k] - target[k]) * slope2[k];
                vec![vector(s2.len(), error).named("dL/dp2")]
            });
            let answer = || vec![hidden_error(&target, &s2, &slope2, &w2).named("dL/ds1")];
            record.ask(about, given![target, s2, slope2, w2], &answer);
        }
    },
    reference: |a, s, f, w| {
        let by_output = vector(a.len(), |k| loss_by_output(a[k], s[k]));
        let weights = |j| w.row(j).iter().copied().collect::<Vector>();
        let error = |j| loss_by_hidden_weight_in_factors(&by_output, f, &weights(j), 1.0);
        vector(w.rows(), error)
    },
    // Outputs that are s2 where the hidden signals have not moved yet.
    oracle: Some(("finite differences of the loss", |a, s, f, w| {
        let moved = |j: usize, x: f64| {
            let p = |k: usize| w[(j, k)] * x;
            loss(a, &vector(a.len(), |k| s[k] + f[k] * p(k) + p(k) * p(k)))
        };
        vector(w.rows(), |j| slope_at(|x| moved(j, x), 0.0))
    })),
    mistakes: &[MISTAKES],
};

type Case = (&'static str, Vector, Vector, Vector, Matrix);

fn cases() -> [Case; 4] {
    [
        (
            "2 hidden neurons and 2 outputs",
            Vector::from([0.9, -0.4]),
            Vector::from([0.35, 0.75]),
            Vector::from([0.24, 0.13]),
            Matrix::from([[0.5, -1.5], [0.75, 0.25]]),
        ),
        (
            "3 hidden neurons and 2 outputs",
            Vector::from([0.1, 0.8]),
            Vector::from([0.7, 0.55]),
            Vector::from([0.45, -0.3]),
            Matrix::from([[0.4, 1.2], [-0.6, 0.3], [0.7, -0.9]]),
        ),
        (
            "2 hidden neurons and 3 outputs",
            Vector::from([-0.2, 1.1, 0.3]),
            Vector::from([0.4, 0.15, 0.95]),
            Vector::from([1.2, 0.6, 0.35]),
            Matrix::from([[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]]),
        ),
        (
            "2 hidden neurons and 1 output",
            Vector::from([0.25]),
            Vector::from([0.6]),
            Vector::from([0.24]),
            Matrix::from([[-1.4], [0.8]]),
        ),
    ]
}

/// For every hidden neuron a sum over the outputs.
fn over_outputs(w: &Matrix, term: &dyn Fn(usize, usize) -> f64) -> Vector {
    vector(w.rows(), |j| sum(w.columns(), |k| term(j, k)))
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "These are the numbers of Eq 24's second line as printed, and the text lost a minus sign \
         there: by Eq 11, dL/ds2 is -(A - s2), as in Eq 13. With this sign the first layer would \
         climb the loss (docs/misprints.md).",
        |a, s, f, w| over_outputs(w, &|j, k| (a[k] - s[k]) * f[k] * w[(j, k)]),
    ),
    (
        "f′(p_k), given as slope2, is missing: it is piece (2) of Eq 22.",
        |a, s, _, w| over_outputs(w, &|j, k| (s[k] - a[k]) * w[(j, k)]),
    ),
    (
        "f′(p_k), given as slope2, is missing, and the sign is that of Eq 24 as printed, where the \
         text lost a minus.",
        |a, s, _, w| over_outputs(w, &|j, k| (a[k] - s[k]) * w[(j, k)]),
    ),
    (
        "The weight w_jk is missing: it is piece (3), Eq 23. It says how much of neuron j arrives at \
         output k.",
        |a, s, f, w| over_outputs(w, &|_, k| (s[k] - a[k]) * f[k]),
    ),
    (
        "The error s_k - A_k is missing: it is piece (1) of Eq 22.",
        |_, _, f, w| over_outputs(w, &|j, k| f[k] * w[(j, k)]),
    ),
    (
        "Only the first output counts in these numbers. A hidden neuron reaches the loss through all \
         of them.",
        |a, s, f, w| {
            over_outputs(w, &|j, k| {
                if k == 0 {
                    (s[0] - a[0]) * f[0] * w[(j, 0)]
                } else {
                    0.0
                }
            })
        },
    ),
    (
        "Only the last output counts in these numbers, as when = stands where += should add.",
        |a, s, f, w| {
            let k = a.len() - 1;
            vector(w.rows(), |j| (s[k] - a[k]) * f[k] * w[(j, k)])
        },
    ),
    (
        "The last output is left out of the sums: the last index is n - 1, and it counts.",
        |a, s, f, w| {
            let term = |j: usize, k: usize| (s[k] - a[k]) * f[k] * w[(j, k)];
            vector(w.rows(), |j| sum(a.len() - 1, |k| term(j, k)))
        },
    ),
    (
        "The sums were divided by the number of outputs. Eq 24 is a sum, not a mean.",
        |a, s, f, w| over_outputs(w, &|j, k| (s[k] - a[k]) * f[k] * w[(j, k)] / a.len() as f64),
    ),
    (
        "The indices of w2 have changed places: where that is possible, these are the numbers with \
         w_kj. w2[(j, k)] leads from hidden neuron j to output k.",
        |a, s, f, w| over_outputs(w, &|j, k| (s[k] - a[k]) * f[k] * w[(k, j)]),
    ),
    (
        "The sums run over the hidden neurons: where that is possible, there is a number for each \
         output. Eq 24 keeps j and sums over k.",
        |a, s, f, w| {
            vector(w.columns(), |k| {
                sum(w.rows(), |j| (s[k] - a[k]) * f[k] * w[(j, k)])
            })
        },
    ),
    (
        "Where the index is possible, the slope is that of output j. Piece (2) belongs to k, inside \
         the sum.",
        |a, s, f, w| over_outputs(w, &|j, k| (s[k] - a[k]) * f[j] * w[(j, k)]),
    ),
    (
        "Where the index is possible, the error is that of output j. Piece (1) belongs to k, inside \
         the sum.",
        |a, s, f, w| over_outputs(w, &|j, k| (s[j] - a[j]) * f[k] * w[(j, k)]),
    ),
    (
        "The sum of the errors was multiplied by the sum of the weights. Multiply first, path by \
         path, then add.",
        |a, s, f, w| {
            let error = sum(a.len(), |k| (s[k] - a[k]) * f[k]);
            vector(w.rows(), |j| error * w.row(j).iter().sum::<f64>())
        },
    ),
    (
        "The weights were taken as shares of their sum, as some books do. Eq 23 is the weight itself.",
        |a, s, f, w| {
            let all = |k: usize| sum(w.rows(), |j| w[(j, k)]);
            over_outputs(w, &|j, k| (s[k] - a[k]) * f[k] * w[(j, k)] / all(k))
        },
    ),
    (
        "Where the target belongs stands nothing: these are the numbers with s_k in place of \
         s_k - A_k.",
        |_, s, f, w| over_outputs(w, &|j, k| s[k] * f[k] * w[(j, k)]),
    ),
    (
        "The error is squared. The square belongs to the loss; its slope is s_k - A_k.",
        |a, s, f, w| over_outputs(w, &|j, k| (s[k] - a[k]) * (s[k] - a[k]) * f[k] * w[(j, k)]),
    ),
    ("f′(p_k) is there twice.", |a, s, f, w| {
        over_outputs(w, &|j, k| (s[k] - a[k]) * f[k] * f[k] * w[(j, k)])
    }),
    (
        "In place of the given f′(p_k) stands (1 - s_k) s_k, which is right for the sigmoid only. \
         slope2 holds the slopes of whatever f was used.",
        |a, s, _, w| over_outputs(w, &|j, k| (s[k] - a[k]) * (1.0 - s[k]) * s[k] * w[(j, k)]),
    ),
    (
        "There is a factor 2: it cancels the ½ of Eq 11.",
        |a, s, f, w| over_outputs(w, &|j, k| 2.0 * (s[k] - a[k]) * f[k] * w[(j, k)]),
    ),
    ("The weights are squared.", |a, s, f, w| {
        over_outputs(w, &|j, k| (s[k] - a[k]) * f[k] * w[(j, k)] * w[(j, k)])
    }),
    (
        "The paths lost their signs before they were added.",
        |a, s, f, w| over_outputs(w, &|j, k| ((s[k] - a[k]) * f[k] * w[(j, k)]).abs()),
    ),
    (
        "f′(p_k) divides; in Eq 22 it is a factor.",
        |a, s, f, w| over_outputs(w, &|j, k| (s[k] - a[k]) / f[k] * w[(j, k)]),
    ),
    (
        "The sum was not set back to 0 for the next neuron: each number contains the ones before it.",
        |a, s, f, w| {
            let own = |j: usize| sum(a.len(), |k| (s[k] - a[k]) * f[k] * w[(j, k)]);
            vector(w.rows(), |j| sum(j + 1, own))
        },
    ),
    (
        "The first output is left out of the sums: the text counts from 1, the code from 0.",
        |a, s, f, w| {
            over_outputs(w, &|j, k| {
                if k > 0 {
                    (s[k] - a[k]) * f[k] * w[(j, k)]
                } else {
                    0.0
                }
            })
        },
    ),
    (
        "The slopes were summed apart from the errors: each f′(p_k) belongs to its own path, inside \
         the sum.",
        |a, s, f, w| f.sum() * &over_outputs(w, &|j, k| (s[k] - a[k]) * w[(j, k)]),
    ),
    (
        "This is the largest path of each neuron. Eq 24 adds all of them.",
        |a, s, f, w| {
            let path = |j: usize, k: usize| (s[k] - a[k]) * f[k] * w[(j, k)];
            vector(w.rows(), |j| {
                (0..a.len()).map(|k| path(j, k)).fold(f64::MIN, f64::max)
            })
        },
    ),
    (
        "Each neuron got one path only, that of the output with its own number. It reaches every \
         output: sum over k.",
        |a, s, f, w| {
            let k = |j: usize| j % a.len();
            vector(w.rows(), |j| (s[k(j)] - a[k(j)]) * f[k(j)] * w[(j, k(j))])
        },
    ),
];

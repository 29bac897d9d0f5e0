//! Equations 12, 18 and 20: one step downhill, for a sigmoid output.

use super::*;
use chainrule::network::backprop::next_output_weight_of_sigmoid;

type Answer = fn(&mut Matrix, f64, &Vector, &Vector, &Vector);

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "a step downhill",
        equations: "Eq 12, 18, 20",
        compare: "chainrule::network::backprop::next_output_weight_of_sigmoid",
        hint: "Eq 20 adds five factors multiplied together to each old weight: δ, the error \
               A_k - s_k, the signal s_j, and for the sigmoid (1 - s_k) and s_k.",
        ..EXACT
    },
    ask: |update, record| {
        for (about, w2, target, s2, s1, delta) in cases() {
            let answer = || {
                let mut w2 = w2.clone();
                update(&mut w2, delta, &target, &s2, &s1);
                vec![w2.named("w2")]
            };
            record.ask(about, given![w2, delta, target, s2, s1], &answer);
        }
    },
    reference: |w, delta, a, s, h| {
        for (j, k) in indices(w) {
            w[(j, k)] = next_output_weight_of_sigmoid(w[(j, k)], delta, a[k], s[k], h[j]);
        }
    },
    oracle: None,
    mistakes: &[MISTAKES],
};

type Case = (&'static str, Matrix, Vector, Vector, Vector, f64);

fn cases() -> [Case; 3] {
    [
        (
            "2 hidden neurons and 2 outputs",
            Matrix::from([[0.5, -1.5], [0.75, 0.25]]),
            Vector::from([0.9, 0.2]),
            Vector::from([0.35, 0.75]),
            Vector::from([0.6, 0.85]),
            0.5,
        ),
        (
            "3 hidden neurons and 2 outputs",
            Matrix::from([[0.4, 1.2], [-0.6, 0.3], [0.7, -0.9]]),
            Vector::from([0.1, 0.8]),
            Vector::from([0.7, 0.55]),
            Vector::from([0.25, 0.9, 0.65]),
            2.0,
        ),
        (
            "2 hidden neurons and 3 outputs",
            Matrix::from([[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]]),
            Vector::from([0.0, 1.0, 0.3]),
            Vector::from([0.4, 0.15, 0.95]),
            Vector::from([0.7, 0.45]),
            0.25,
        ),
    ]
}

fn indices(w: &Matrix) -> impl Iterator<Item = (usize, usize)> + use<> {
    let (rows, columns) = w.shape();
    (0..rows).flat_map(move |j| (0..columns).map(move |k| (j, k)))
}

/// Adds something to every weight.
fn add(w: &mut Matrix, step: &dyn Fn(usize, usize) -> f64) {
    for (j, k) in indices(w) {
        w[(j, k)] += step(j, k);
    }
}

/// What Equation 20 adds to w_jk, without δ.
fn step(a: &Vector, s: &Vector, h: &Vector, j: usize, k: usize) -> f64 {
    (a[k] - s[k]) * h[j] * (1.0 - s[k]) * s[k]
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "Each weight moved the opposite way, uphill: the minus of Eq 12 and the minus of -(A - s) \
         make the plus of Eq 18 and 20.",
        |w, d, a, s, h| add(w, &|j, k| -d * step(a, s, h, j, k)),
    ),
    (
        "δ is missing: these steps have their full length.",
        |w, _, a, s, h| add(w, &|j, k| step(a, s, h, j, k)),
    ),
    (
        "δ is missing, and each weight moved uphill.",
        |w, _, a, s, h| add(w, &|j, k| -step(a, s, h, j, k)),
    ),
    ("δ is there twice.", |w, d, a, s, h| {
        add(w, &|j, k| d * d * step(a, s, h, j, k))
    }),
    (
        "(1 - s_k) is missing: the slope of the sigmoid is (1 - s_k) s_k.",
        |w, d, a, s, h| add(w, &|j, k| d * (a[k] - s[k]) * h[j] * s[k]),
    ),
    (
        "The second s_k is missing: the slope of the sigmoid is (1 - s_k) s_k.",
        |w, d, a, s, h| add(w, &|j, k| d * (a[k] - s[k]) * h[j] * (1.0 - s[k])),
    ),
    (
        "The slope of the sigmoid, (1 - s_k) s_k, is missing.",
        |w, d, a, s, h| add(w, &|j, k| d * (a[k] - s[k]) * h[j]),
    ),
    (
        "The slope of the sigmoid, (1 - s_k) s_k, is missing, and each weight moved uphill.",
        |w, d, a, s, h| add(w, &|j, k| -d * (a[k] - s[k]) * h[j]),
    ),
    (
        "The slope of the sigmoid was taken from the hidden signal: these are the numbers with \
         (1 - s_j) s_j. It is the outputs' own: (1 - s_k) s_k.",
        |w, d, a, s, h| add(w, &|j, k| d * (a[k] - s[k]) * h[j] * (1.0 - h[j]) * h[j]),
    ),
    (
        "s_j, the hidden signal that the weight carries, is missing.",
        |w, d, a, s, _| add(w, &|_, k| d * (a[k] - s[k]) * (1.0 - s[k]) * s[k]),
    ),
    ("The error A_k - s_k is missing.", |w, d, _, s, h| {
        add(w, &|j, k| d * h[j] * (1.0 - s[k]) * s[k])
    }),
    (
        "The old weight is gone: these are the steps alone. Eq 20 adds them to w at t.",
        |w, d, a, s, h| {
            for (j, k) in indices(w) {
                w[(j, k)] = d * step(a, s, h, j, k);
            }
        },
    ),
    (
        "Every old weight was multiplied by 1 plus its step. Eq 20 adds the step to the weight.",
        |w, d, a, s, h| {
            for (j, k) in indices(w) {
                w[(j, k)] *= 1.0 + d * step(a, s, h, j, k);
            }
        },
    ),
    (
        "Every step was multiplied by its weight. Eq 20 has no w on the right but the old one.",
        |w, d, a, s, h| {
            for (j, k) in indices(w) {
                w[(j, k)] *= d * step(a, s, h, j, k);
            }
        },
    ),
    (
        "w2 has not changed. Was the step written into a copy? w2 comes as &mut: change it in place.",
        |_, _, _, _, _| {},
    ),
    (
        "There is a factor 2 in each step: the 2 of the power rule is cancelled by the ½ of Eq 11.",
        |w, d, a, s, h| add(w, &|j, k| 2.0 * d * step(a, s, h, j, k)),
    ),
    (
        "The error is squared. The square belongs to the loss; its slope has none.",
        |w, d, a, s, h| add(w, &|j, k| d * (a[k] - s[k]) * step(a, s, h, j, k)),
    ),
    (
        "Each step sums over all the outputs. w_jk leads to output k alone.",
        |w, d, a, s, h| add(w, &|j, _| d * sum(s.len(), |k| step(a, s, h, j, k))),
    ),
    (
        "The slope is (1 + s_k) s_k in these numbers. Eq 19 has a minus sign.",
        |w, d, a, s, h| add(w, &|j, k| d * (a[k] - s[k]) * h[j] * (1.0 + s[k]) * s[k]),
    ),
    (
        "Only the first row of w2 has changed: every hidden neuron has its row.",
        |w, d, a, s, h| {
            add(w, &|j, k| {
                if j == 0 { d * step(a, s, h, j, k) } else { 0.0 }
            })
        },
    ),
    (
        "The last row of w2 has not changed: a loop ends one too early?",
        |w, d, a, s, h| {
            add(w, &|j, k| {
                if j + 1 < h.len() {
                    d * step(a, s, h, j, k)
                } else {
                    0.0
                }
            })
        },
    ),
    (
        "Only the first column of w2 has changed: every output has its column.",
        |w, d, a, s, h| {
            add(w, &|j, k| {
                if k == 0 { d * step(a, s, h, j, k) } else { 0.0 }
            })
        },
    ),
    (
        "The last column of w2 has not changed: a loop ends one too early?",
        |w, d, a, s, h| {
            add(w, &|j, k| {
                if k + 1 < s.len() {
                    d * step(a, s, h, j, k)
                } else {
                    0.0
                }
            })
        },
    ),
    ("Only the weights w_jj have changed.", |w, d, a, s, h| {
        add(w, &|j, k| {
            if j == k { d * step(a, s, h, j, k) } else { 0.0 }
        })
    }),
    (
        "Where the index is possible, the hidden signal is s_k: the weight w_jk carries s_j.",
        |w, d, a, s, h| add(w, &|_, k| d * step(a, s, h, k, k)),
    ),
    (
        "The indices have changed places: where that is possible, w_kj got the step of w_jk. Row j \
         is the hidden neuron, column k the output.",
        |w, d, a, s, h| {
            for (j, k) in indices(w) {
                w[(k, j)] += d * step(a, s, h, j, k);
            }
        },
    ),
    (
        "The slope was taken from the weight: these are the numbers with (1 - w_jk) w_jk. It is the \
         outputs' own: (1 - s_k) s_k.",
        |w, d, a, s, h| {
            for (j, k) in indices(w) {
                let slope = (1.0 - w[(j, k)]) * w[(j, k)];
                w[(j, k)] += d * (a[k] - s[k]) * h[j] * slope;
            }
        },
    ),
];

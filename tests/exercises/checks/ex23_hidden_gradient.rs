//! Equations 25 to 27: ∂L/∂w_ij = L_j s_i f′(p_j).

use super::*;
use chainrule::network::backprop::loss_by_hidden_weight_in_factors;

type Answer = fn(&Vector, &Vector, &Vector) -> Matrix;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the hidden gradient",
        equations: "Eq 25-27",
        compare: "chainrule::network::backprop::loss_by_hidden_weight",
        hint: "Eq 27 has three factors: the error L_j of the neuron where the weight arrives, the \
               slope f′(p_j) of the same neuron, and the signal s_i where the weight begins.",
        letters: ["i", "j", "k"],
        ..EXACT
    },
    ask: |hidden_gradient, record| {
        for (about, error1, slope1, s) in cases() {
            let answer = || vec![hidden_gradient(&error1, &s, &slope1).named("dL/dw1")];
            record.ask(about, given![error1, s, slope1], &answer);
        }
    },
    reference: |error, s, slope| {
        let one = |x: f64| Vector::from([x]);
        matrix(s.len(), error.len(), |i, j| {
            loss_by_hidden_weight_in_factors(&one(error[j]), &one(slope[j]), &one(s[i]), 1.0)
        })
    },
    // A loss with these slopes along the hidden signals, which have these along p.
    oracle: Some((DIFFERENCES, |error, s, slope| {
        slopes_at(&Matrix::zeros(s.len(), error.len()), |w| {
            let p = hidden_sums(w, s);
            let s1 = |j: usize| slope[j] * p[j] + p[j] * p[j];
            sum(error.len(), |j| error[j] * s1(j) + s1(j) * s1(j))
        })
    })),
    mistakes: &[MISTAKES],
};

type Case = (&'static str, Vector, Vector, Vector);

fn cases() -> [Case; 3] {
    [
        (
            "2 inputs and 2 hidden neurons",
            Vector::from([0.55, -1.2]),
            Vector::from([0.24, 0.13]),
            Vector::from([0.6, -1.5]),
        ),
        (
            "3 inputs and 2 hidden neurons",
            Vector::from([-0.7, 0.4]),
            Vector::from([0.45, -0.3]),
            Vector::from([0.25, 0.9, -0.65]),
        ),
        (
            "2 inputs and 3 hidden neurons",
            Vector::from([0.3, 1.1, -0.8]),
            Vector::from([1.2, 0.6, 0.35]),
            Vector::from([-0.7, 0.45]),
        ),
    ]
}

/// A matrix with a number for every pair of input i and hidden neuron j.
fn pairs(s: &Vector, e: &Vector, entry: &dyn Fn(usize, usize) -> f64) -> Matrix {
    matrix(s.len(), e.len(), entry)
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "f′(p_j), given as slope1, is missing: Eq 26 has it, since the signal passes through f.",
        |e, s, _| pairs(s, e, &|i, j| e[j] * s[i]),
    ),
    (
        "The sign is wrong. Eq 27 has no minus: L_j is dL/ds_j as it is, and the update subtracts.",
        |e, s, f| pairs(s, e, &|i, j| -e[j] * f[j] * s[i]),
    ),
    (
        "f′(p_j), given as slope1, is missing, and the sign is wrong: Eq 27 has no minus.",
        |e, s, _| pairs(s, e, &|i, j| -e[j] * s[i]),
    ),
    (
        "s_i is missing: the sum p_j grows with w_ij as fast as s_i is large.",
        |e, s, f| pairs(s, e, &|_, j| e[j] * f[j]),
    ),
    (
        "L_j, given as error1, is missing: this is Eq 26 alone.",
        |e, s, f| pairs(s, e, &|i, j| f[j] * s[i]),
    ),
    (
        "The matrix is transposed: w_ij leads from input i, its row, to neuron j, its column.",
        |e, s, f| matrix(e.len(), s.len(), |j, i| e[j] * f[j] * s[i]),
    ),
    (
        "The matrix is transposed, and f′(p_j), given as slope1, is missing. w_ij leads from input \
         i, its row, to neuron j, its column.",
        |e, s, _| matrix(e.len(), s.len(), |j, i| e[j] * s[i]),
    ),
    (
        "Where the index is possible, the slope is that of i: f′(p_j) belongs to the neuron, the \
         column.",
        |e, s, f| pairs(s, e, &|i, j| e[j] * f[i] * s[i]),
    ),
    (
        "Where the index is possible, the error is that of i: L_j belongs to the neuron, the column.",
        |e, s, f| pairs(s, e, &|i, j| e[i] * f[j] * s[i]),
    ),
    (
        "Where the index is possible, the signal is s_j: the weight w_ij carries s_i.",
        |e, s, f| pairs(s, e, &|_, j| e[j] * f[j] * s[j]),
    ),
    ("f′(p_j) is there twice.", |e, s, f| {
        pairs(s, e, &|i, j| e[j] * f[j] * f[j] * s[i])
    }),
    (
        "In place of the given f′(p_j) stands (1 - s_i) s_i. slope1 holds the slopes of the hidden \
         neurons; s is the input.",
        |e, s, _| pairs(s, e, &|i, j| e[j] * (1.0 - s[i]) * s[i] * s[i]),
    ),
    (
        "The slopes were treated as signals: these are the numbers with (1 - f′) f′ in place of f′. \
         slope1 holds slopes already.",
        |e, s, f| pairs(s, e, &|i, j| e[j] * (1.0 - f[j]) * f[j] * s[i]),
    ),
    ("The signals are squared.", |e, s, f| {
        pairs(s, e, &|i, j| e[j] * f[j] * s[i] * s[i])
    }),
    ("The errors are squared.", |e, s, f| {
        pairs(s, e, &|i, j| e[j] * e[j] * f[j] * s[i])
    }),
    (
        "Each number sums over all the hidden neurons. The weight w_ij reaches neuron j only, so \
         nothing is summed here.",
        |e, s, f| {
            let total = sum(e.len(), |j| e[j] * f[j]);
            pairs(s, e, &|i, _| total * s[i])
        },
    ),
    (
        "Each number sums over all the inputs. The weight w_ij carries s_i only, so nothing is \
         summed here.",
        |e, s, f| pairs(s, e, &|_, j| e[j] * f[j] * s.sum()),
    ),
    (
        "The three factors of Eq 27 were added. They are multiplied.",
        |e, s, f| pairs(s, e, &|i, j| e[j] + f[j] + s[i]),
    ),
    (
        "Only the entries with i = j are there, the rest is 0: every input leads to every neuron.",
        |e, s, f| pairs(s, e, &|i, j| if i == j { e[j] * f[j] * s[i] } else { 0.0 }),
    ),
    ("f′(p_j) divides; in Eq 27 it is a factor.", |e, s, f| {
        pairs(s, e, &|i, j| e[j] / f[j] * s[i])
    }),
    (
        "L_j and f′(p_j) were added before they were multiplied by s_i. All three are factors.",
        |e, s, f| pairs(s, e, &|i, j| (e[j] + f[j]) * s[i]),
    ),
];

//! Equation 10, the table: the biases are one more row of weights.

use super::*;

type Answer = fn(&Vector, &Matrix) -> Matrix;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the bias as a weight",
        equations: "Eq 10",
        compare: "chainrule::network::bias::fold",
        hint: "Eq 10 puts the constant 1 behind the signals, as the last one. So the weights of \
               that 1, which are the biases, are one more row at the end of w.",
        letters: ["i", "j", "k"],
        ..EXACT
    },
    ask: |fold, record| {
        for (about, w, w0) in cases() {
            record.ask(about, given![w0, w], &|| vec![fold(&w0, &w).named("w")]);
        }
    },
    reference: |w0, w| chainrule::network::bias::fold(w0, w),
    oracle: None,
    mistakes: &[MISTAKES],
};

fn cases() -> [(&'static str, Matrix, Vector); 3] {
    [
        (
            "2 inputs and 2 neurons",
            Matrix::from([[0.5, -1.5], [0.75, 0.25]]),
            Vector::from([0.625, -1.125]),
        ),
        (
            "3 inputs and 2 neurons",
            Matrix::from([[0.5, 1.0], [-1.5, 0.75], [0.25, -2.0]]),
            Vector::from([-0.4, 1.3]),
        ),
        (
            "2 inputs and 3 neurons",
            Matrix::from([[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]]),
            Vector::from([0.35, -0.85, 1.45]),
        ),
    ]
}

/// The rows of `w`, and one more at the end.
fn below(w: &Matrix, last: &dyn Fn(usize) -> f64) -> Matrix {
    let entry = |i: usize, j: usize| if i < w.rows() { w[(i, j)] } else { last(j) };
    matrix(w.rows() + 1, w.columns(), entry)
}

/// The columns of `w`, and one more at the end.
fn beside(w: &Matrix, last: &dyn Fn(usize) -> f64) -> Matrix {
    let entry = |i: usize, j: usize| if j < w.columns() { w[(i, j)] } else { last(i) };
    matrix(w.rows(), w.columns() + 1, entry)
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The biases are the first row. Eq 8 counts them from 0, as w_0j, but Eq 10 puts the 1 last \
         in the signal, and so their row comes last.",
        |w0, w| {
            let entry = |i: usize, j: usize| if i > 0 { w[(i - 1, j)] } else { w0[j] };
            matrix(w.rows() + 1, w.columns(), entry)
        },
    ),
    (
        "The biases are a column. That is how the W of Eq 10 looks, but here the table stays w_ij: \
         a row for each signal, and the biases are the weights of one more signal, the 1.",
        |w0, w| beside(&w.transpose(), &|j| w0[j]),
    ),
    (
        "The biases are one more column: where that is possible, each stands beside a row of w. A \
         column belongs to a neuron and a row to a signal; the biases are the weights of one more \
         signal.",
        |w0, w| beside(w, &|i| w0[i]),
    ),
    (
        "The last row of w was overwritten with the biases. No input is lost: the table gets one \
         more row (the text's “let s_n be 1” reads as if it did not).",
        |w0, w| {
            let entry = |j, i| if i + 1 < w.rows() { w[(i, j)] } else { w0[j] };
            matrix(w.rows(), w.columns(), entry)
        },
    ),
    (
        "The first row of w was overwritten with the biases. No input is lost: the table gets one \
         more row.",
        |w0, w| {
            let entry = |j, i| if i > 0 { w[(i, j)] } else { w0[j] };
            matrix(w.rows(), w.columns(), entry)
        },
    ),
    (
        "The new row is all ones. The 1 is the signal; the row holds its weights, the biases.",
        |_, w| below(w, &|_| 1.0),
    ),
    (
        "The new row is all zeros: the biases were not copied into it.",
        |_, w| below(w, &|_| 0.0),
    ),
    (
        "The biases have the wrong sign. They are added in Eq 8, so they stay as they are.",
        |w0, w| below(w, &|j| -w0[j]),
    ),
    ("The biases are in reversed order.", |w0, w| {
        below(w, &|j| w0[w0.len() - 1 - j])
    }),
    (
        "The new row holds the first bias in every place. Column j gets its own, w0[j].",
        |w0, w| below(w, &|_| w0[0]),
    ),
    (
        "The new row is the last row of w once more. It should hold the biases.",
        |_, w| below(w, &|j| w[(w.rows() - 1, j)]),
    ),
    (
        "This is w, unchanged: the row of biases is missing.",
        |_, w| w.clone(),
    ),
    (
        "The biases were added to every weight. They are weights of their own, in a row of their own.",
        |w0, w| matrix(w.rows(), w.columns(), |j, i| w[(i, j)] + w0[j]),
    ),
    (
        "The biases were added to every weight as well. The rows above stay as they are.",
        |w0, w| {
            let sums = matrix(w.rows(), w.columns(), |j, i| w[(i, j)] + w0[j]);
            below(&sums, &|j| w0[j])
        },
    ),
    ("The row of biases is there twice.", |w0, w| {
        below(&below(w, &|j| w0[j]), &|j| w0[j])
    }),
    (
        "The row of biases is right, but the rest is 0: the weights were not copied.",
        |w0, w| below(&Matrix::zeros(w.rows(), w.columns()), &|j| w0[j]),
    ),
];

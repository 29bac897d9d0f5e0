//! Equations 14 and 25, the sums inside Equation 5: p_j = Σ_i w_ij s_i.

use super::*;

type Answer = fn(&Matrix, &Vector) -> Vector;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "weighted sums",
        equations: "Eq 5, 14, 25",
        compare: "chainrule::network::backprop::hidden_sums",
        hint: "p[j] adds up w[(i, j)] s[i] over all the inputs i, and over nothing else. There is \
               one sum for each column of w.",
        ..EXACT
    },
    ask: |sums, record| {
        for (about, w, s) in cases() {
            record.ask(about, given![w, s], &|| vec![sums(&w, &s).named("p")]);
        }
    },
    reference: hidden_sums,
    oracle: None,
    mistakes: &[MISTAKES],
};

fn cases() -> [(&'static str, Matrix, Vector); 3] {
    [
        (
            "as many inputs as neurons",
            Matrix::from([[0.5, -1.5], [2.0, 0.25]]),
            Vector::from([3.0, -0.5]),
        ),
        (
            "3 inputs and 2 neurons",
            Matrix::from([[1.5, 2.0], [-0.5, 0.75], [4.0, -3.0]]),
            Vector::from([0.25, -1.25, 0.5]),
        ),
        (
            "2 inputs and 3 neurons",
            Matrix::from([[0.3, -0.6, 1.1], [2.2, 0.4, -0.7]]),
            Vector::from([1.5, 0.8]),
        ),
    ]
}

/// For each column the sum of something over the rows.
fn columns(w: &Matrix, term: &dyn Fn(usize, usize) -> f64) -> Vector {
    vector(w.columns(), |j| sum(w.rows(), |i| term(i, j)))
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The two indices have changed places: with as many inputs as neurons these are the numbers \
         of Σ w_ji s_i. w[(i, j)] leads from input i to neuron j, so the index that is summed over \
         is the first.",
        |w, s| w * s,
    ),
    (
        "These are means: the sums divided by the number of inputs. Eq 5 does not divide.",
        |w, s| columns(w, &|i, j| w[(i, j)] * s[i] / s.len() as f64),
    ),
    (
        "Only the last term of each sum is left, as when the result is set with = where += should \
         add.",
        |w, s| vector(w.columns(), |j| w[(s.len() - 1, j)] * s[s.len() - 1]),
    ),
    (
        "Only the first term of each sum is there. The sum runs over all the inputs.",
        |w, s| vector(w.columns(), |j| w[(0, j)] * s[0]),
    ),
    (
        "The last input is left out of the sums: for n inputs, i runs from 0 to n - 1 with n - 1 \
         included.",
        |w, s| {
            columns(w, &|i, j| {
                if i + 1 < s.len() {
                    w[(i, j)] * s[i]
                } else {
                    0.0
                }
            })
        },
    ),
    (
        "The first input is left out of the sums: the text counts from 1, the code from 0.",
        |w, s| columns(w, &|i, j| if i > 0 { w[(i, j)] * s[i] } else { 0.0 }),
    ),
    (
        "These are sums of the weights alone: each weight has to be multiplied by its signal.",
        |w, _| columns(w, &|i, j| w[(i, j)]),
    ),
    (
        "Each of these is the sum of the signals, without the weights.",
        |w, s| vector(w.columns(), |_| s.sum()),
    ),
    (
        "These are the numbers of Σ (w_ij + s_i): a weight and its signal are multiplied, not added.",
        |w, s| columns(w, &|i, j| w[(i, j)] + s[i]),
    ),
    (
        "These are products: Eq 5 adds the terms w_ij s_i, it does not multiply them.",
        |w, s| {
            let product = |j| (0..s.len()).map(|i| w[(i, j)] * s[i]).product();
            vector(w.columns(), product)
        },
    ),
    (
        "The sum was not set back to 0 for the next neuron: each number contains the ones before it.",
        |w, s| {
            let own = |j: usize| sum(s.len(), |i| w[(i, j)] * s[i]);
            vector(w.columns(), |j| sum(j + 1, own))
        },
    ),
    (
        "Each number is the sum over all the weights of all the neurons. Neuron j has a sum of its \
         own, over its own column of w.",
        |w, s| {
            let total = columns(w, &|i, j| w[(i, j)] * s[i]).sum();
            vector(w.columns(), |_| total)
        },
    ),
    (
        "The sum of the weights was multiplied by the sum of the signals. Multiply first, weight by \
         weight, and then add.",
        |w, s| columns(w, &|i, j| w[(i, j)] * s.sum()),
    ),
    ("Each sum begins at 1. An empty sum is 0.", |w, s| {
        columns(w, &|i, j| w[(i, j)] * s[i] + f64::from(i == 0))
    }),
    (
        "The sigmoid is in these numbers already. These sums are what enters f; f comes in the next \
         exercise.",
        |w, s| hidden_sums(w, s).map(activation::sigmoid),
    ),
    (
        "The ReLU is in these numbers already. These sums are what enters f; f comes in the next \
         exercise.",
        |w, s| hidden_sums(w, s).map(activation::relu),
    ),
    (
        "The signals are squared: these are the numbers of Σ w_ij s_i².",
        |w, s| columns(w, &|i, j| w[(i, j)] * s[i] * s[i]),
    ),
    (
        "The weights are squared: these are the numbers of Σ w_ij² s_i.",
        |w, s| columns(w, &|i, j| w[(i, j)] * w[(i, j)] * s[i]),
    ),
    (
        "The column is always the first: these are the numbers of Σ w_i0 s_i for every neuron.",
        |w, s| columns(w, &|i, _| w[(i, 0)] * s[i]),
    ),
    (
        "The row is always the first: these are the numbers of Σ w_0j s_i.",
        |w, s| columns(w, &|i, j| w[(0, j)] * s[i]),
    ),
    (
        "The signal is always the first: these are the numbers of Σ w_ij s_0.",
        |w, s| columns(w, &|i, j| w[(i, j)] * s[0]),
    ),
    (
        "The signal has the index of the neuron: where that is possible, these are the numbers of \
         Σ w_ij s_j. The signal that passes through w_ij comes from i.",
        |w, s| columns(w, &|i, j| w[(i, j)] * s[j]),
    ),
    (
        "Only the weights w_jj are used. Every input leads to every neuron, so each number is a sum.",
        |w, s| vector(w.columns(), |j| w[(j, j)] * s[j]),
    ),
    ("The signals are taken in reversed order.", |w, s| {
        columns(w, &|i, j| w[(i, j)] * s[s.len() - 1 - i])
    }),
    (
        "The terms lost their signs: these are the numbers of Σ |w_ij s_i|.",
        |w, s| columns(w, &|i, j| (w[(i, j)] * s[i]).abs()),
    ),
    (
        "These are the largest terms. Eq 5 adds all the terms up.",
        |w, s| {
            let largest = |j| {
                (0..s.len())
                    .map(|i| w[(i, j)] * s[i])
                    .fold(f64::MIN, f64::max)
            };
            vector(w.columns(), largest)
        },
    ),
    (
        "The terms of a sum went to the place of their input: where that is possible, these are the \
         numbers of p[i] += …. All of them belong to p[j].",
        |w, s| {
            let mut p = Vector::zeros(w.columns());
            for j in 0..w.columns() {
                for i in 0..w.rows() {
                    p[i] += w[(i, j)] * s[i];
                }
            }
            p
        },
    ),
];

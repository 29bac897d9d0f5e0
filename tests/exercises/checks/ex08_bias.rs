//! Equations 8 and 9: a layer with a bias inside f.

use super::*;

type Answer = fn(F, &Vector, &Matrix, &Vector) -> Vector;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the bias",
        equations: "Eq 8, 9",
        compare: "chainrule::network::bias::hidden_signals",
        hint: "Eq 8 has one bias w0[j] for each neuron j. It is added once to the weighted sum, \
               and f is taken of both together.",
        squashed: "f the sigmoid",
        ..EXACT
    },
    ask: |layer, record| {
        for (about, w, w0, s, f) in cases() {
            record.on_the_way(&|| vec![hidden_sums(&w, &s).named("sums")]);
            let answer = || vec![layer(f, &w0, &w, &s).named("s1")];
            record.ask(about, given![w0, w, s], &answer);
        }
    },
    reference: |f, w0, w, s| {
        let identity = activation::Activation::Identity;
        chainrule::network::bias::hidden_signals(identity, w0, w, s).map(f)
    },
    oracle: None,
    mistakes: &[MISTAKES],
};

type Case = (&'static str, Matrix, Vector, Vector, F);

fn cases() -> [Case; 4] {
    [
        (
            "2 inputs, 2 neurons, f the sigmoid",
            Matrix::from([[0.5, -1.5], [0.75, 0.25]]),
            Vector::from([0.625, -1.125]),
            Vector::from([0.75, -0.4]),
            activation::sigmoid,
        ),
        (
            "3 inputs, 2 neurons, f the sigmoid",
            Matrix::from([[0.5, 1.0], [-1.5, 0.75], [0.25, -2.0]]),
            Vector::from([-0.4, 1.3]),
            Vector::from([0.25, -1.25, 0.5]),
            activation::sigmoid,
        ),
        (
            "2 inputs, 3 neurons, f(p) = p² + p",
            Matrix::from([[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]]),
            Vector::from([0.35, -0.85, 1.45]),
            Vector::from([0.5, 0.8]),
            |p| p * p + p,
        ),
        (
            "2 inputs, 2 neurons, f the ReLU",
            Matrix::from([[0.5, -1.5], [0.75, 0.25]]),
            Vector::from([2.25, 1.5]),
            Vector::from([0.5, -1.5]),
            activation::relu,
        ),
    ]
}

/// f of a weighted sum and something more.
fn plus(w: &Matrix, s: &Vector, f: F, more: &dyn Fn(usize) -> f64) -> Vector {
    let p = hidden_sums(w, s);
    vector(p.len(), |j| f(p[j] + more(j)))
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The bias w_0j of Eq 8 is missing: these are the numbers of Eq 5.",
        |f, _, w, s| plus(w, s, f, &|_| 0.0),
    ),
    (
        "The bias was added after f. In Eq 8 it stands inside: it shifts what enters f.",
        |f, w0, w, s| &plus(w, s, f, &|_| 0.0) + w0,
    ),
    (
        "The bias was subtracted. Eq 8 adds it (a threshold would be subtracted; the bias is minus \
         the threshold).",
        |f, w0, w, s| plus(w, s, f, &|j| -w0[j]),
    ),
    (
        "The bias was added once for every input: it has slipped into the sum over i. Add it once.",
        |f, w0, w, s| plus(w, s, f, &|j| s.len() as f64 * w0[j]),
    ),
    (
        "f is missing: these are the sums that enter it.",
        |_, w0, w, s| &hidden_sums(w, s) + w0,
    ),
    (
        "f was taken of the sum and of the bias apart, and then they were added: add first, then f.",
        |f, w0, w, s| &hidden_sums(w, s).map(f) + &w0.map(f),
    ),
    (
        "f was taken of the bias alone: these are the numbers of Σ w_ij s_i + f(w_0j). Everything \
         goes into f together.",
        |f, w0, w, s| &hidden_sums(w, s) + &w0.map(f),
    ),
    (
        "These are the numbers of f(w_0j): the weighted sums are missing.",
        |f, w0, _, _| w0.map(f),
    ),
    (
        "The bias was multiplied with the sum. Eq 8 adds it.",
        |f, w0, w, s| hidden_sums(w, s).hadamard(w0).map(f),
    ),
    (
        "Every neuron got the bias of the first. Neuron j has its own, w0[j].",
        |f, w0, w, s| plus(w, s, f, &|_| w0[0]),
    ),
    (
        "The biases are in reversed order: the first neuron got the last one.",
        |f, w0, w, s| plus(w, s, f, &|j| w0[w0.len() - 1 - j]),
    ),
    (
        "Every neuron got the sum of all the biases. Neuron j has its own, w0[j].",
        |f, w0, w, s| plus(w, s, f, &|_| w0.sum()),
    ),
    (
        "1 was added in place of the bias. The constant input is 1; the bias is its weight, w0[j].",
        |f, _, w, s| plus(w, s, f, &|_| 1.0),
    ),
    (
        "The first row of w was taken for biases as well. The biases are w0, and all the rows of w \
         belong to inputs.",
        |f, w0, w, s| plus(w, s, f, &|j| w0[j] + w[(0, j)]),
    ),
    (
        "The first row of w was added where the biases belong. They are given apart, as w0.",
        |f, _, w, s| plus(w, s, f, &|j| w[(0, j)]),
    ),
    ("The bias is in these numbers twice.", |f, w0, w, s| {
        plus(w, s, f, &|j| 2.0 * w0[j])
    }),
    (
        "The bias is in these numbers twice, inside f and after it. Inside is enough.",
        |f, w0, w, s| &plus(w, s, f, &|j| w0[j]) + w0,
    ),
    (
        "The bias of a neuron was multiplied by the signal of the same number. Its input is 1.",
        |f, w0, w, s| plus(w, s, f, &|j| w0[j] * s[j]),
    ),
    (
        "The indices of w have changed places: w[(i, j)] leads from input i to neuron j, so the sum \
         runs over the first index.",
        |f, w0, w, s| (&(w * s) + w0).map(f),
    ),
    (
        "The sigmoid was used whatever f is. f is an argument: call it.",
        |_, w0, w, s| plus(w, s, activation::sigmoid, &|j| w0[j]),
    ),
    ("f was applied twice.", |f, w0, w, s| {
        plus(w, s, f, &|j| w0[j]).map(f)
    }),
    (
        "f was applied to every term before the sum. Sum first, bias included, then f.",
        |f, w0, w, s| {
            let term = |i: usize, j: usize| f(w[(i, j)] * s[i]);
            vector(w0.len(), |j| w0[j] + sum(s.len(), |i| term(i, j)))
        },
    ),
    (
        "The last input is left out of the sums: the last index is n - 1, and it counts. The text \
         says that s_n could be the constant 1, but here the bias comes apart.",
        |f, w0, w, s| {
            let sums = |j| w0[j] + sum(s.len() - 1, |i| w[(i, j)] * s[i]);
            vector(w0.len(), |j| f(sums(j)))
        },
    ),
    (
        "The first input is left out of the sums: the text counts inputs from 1, the code from 0.",
        |f, w0, w, s| plus(w, s, f, &|j| w0[j] - w[(0, j)] * s[0]),
    ),
    (
        "Only the last term of each sum is left beside the bias, as when = stands for +=.",
        |f, w0, w, s| {
            let i = s.len() - 1;
            vector(w0.len(), |j| f(w0[j] + w[(i, j)] * s[i]))
        },
    ),
    (
        "The ReLU was used whatever f is. f is an argument: call it.",
        |_, w0, w, s| plus(w, s, activation::relu, &|j| w0[j]),
    ),
    (
        "f was taken of the bias before it was added, and then of the sum as well. The bias enters \
         the sum as it is.",
        |f, w0, w, s| plus(w, s, f, &|j| f(w0[j])),
    ),
    (
        "The sum became a mean: something was divided by the number of inputs.",
        |f, w0, w, s| {
            let mean = |j: usize| hidden_sums(w, s)[j] / s.len() as f64;
            vector(w0.len(), |j| f(w0[j] + mean(j)))
        },
    ),
];

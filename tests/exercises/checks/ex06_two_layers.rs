//! Equations 5 and 6: two layers, each a weighted sum and then f.

use super::*;

type Answer = fn(F, &Matrix, &Matrix, &Vector) -> Vector;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "two layers",
        equations: "Eq 5, 6",
        compare: "chainrule::network::feed_forward",
        hint: "Each layer makes its weighted sums first and then applies f to every sum; the second \
               layer takes the signals of the first as its inputs.",
        letters: ["k", "", "j"],
        squashed: "f the sigmoid",
        ..EXACT
    },
    ask: |network, record| {
        for (about, w1, w2, s, f) in cases() {
            record.on_the_way(&|| vec![layer(&w1, &s, f).named("s1")]);
            let answer = || vec![network(f, &w1, &w2, &s).named("s2")];
            record.ask(about, given![w1, w2, s], &answer);
        }
    },
    reference: |f, w1, w2, s| layer(w2, &layer(w1, s, f), f),
    oracle: None,
    mistakes: &[MISTAKES],
};

type Case = (&'static str, Matrix, Matrix, Vector, F);

fn cases() -> [Case; 4] {
    let square = Matrix::from([[0.5, -1.5], [0.75, 0.25]]);
    [
        (
            "2, 2 and 2 neurons, f the sigmoid",
            square.clone(),
            Matrix::from([[1.25, -0.5], [0.5, 2.0]]),
            Vector::from([0.75, -0.4]),
            activation::sigmoid,
        ),
        (
            "3, 2 and 2 neurons, f the sigmoid",
            Matrix::from([[0.5, 1.0], [-1.5, 0.75], [0.25, -2.0]]),
            Matrix::from([[1.25, -0.5], [0.5, 2.0]]),
            Vector::from([0.25, -1.25, 0.5]),
            activation::sigmoid,
        ),
        (
            "2, 3 and 1 neurons, f(p) = p² + p",
            Matrix::from([[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]]),
            Matrix::from([[0.75], [-0.25], [1.5]]),
            Vector::from([0.5, 0.8]),
            |p| p * p + p,
        ),
        (
            "2, 2 and 2 neurons, f the ReLU",
            square,
            Matrix::from([[-1.25, 0.5], [0.5, 2.0]]),
            Vector::from([0.5, -1.5]),
            activation::relu,
        ),
    ]
}

fn layer(w: &Matrix, s: &Vector, f: F) -> Vector {
    hidden_sums(w, s).map(f)
}

fn identity(p: f64) -> f64 {
    p
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "f is missing in the first layer: Eq 5 applies it to every sum before the second layer \
         uses it.",
        |f, w1, w2, s| layer(w2, &layer(w1, s, identity), f),
    ),
    (
        "f is missing on the output: Eq 6 has one too.",
        |f, w1, w2, s| layer(w2, &layer(w1, s, f), identity),
    ),
    (
        "f is missing in both layers: these are weighted sums of weighted sums.",
        |_, w1, w2, s| layer(w2, &layer(w1, s, identity), identity),
    ),
    (
        "f went inside the sums: these are the numbers of Σ w_ij f(s_i). Sum first, then f.",
        |f, w1, w2, s| layer(w2, &layer(w1, &s.map(f), identity).map(f), identity),
    ),
    (
        "f was applied to every term: these are the numbers of Σ f(w_ij s_i). Sum first, then f.",
        |f, w1, w2, s| termwise(w2, &termwise(w1, s, f), f),
    ),
    (
        "f was applied to the input as well. The input signals enter Eq 5 as they are.",
        |f, w1, w2, s| layer(w2, &layer(w1, &s.map(f), f), f),
    ),
    ("f was applied twice on the output.", |f, w1, w2, s| {
        layer(w2, &layer(w1, s, f), f).map(f)
    }),
    ("f was applied twice in the first layer.", |f, w1, w2, s| {
        layer(w2, &layer(w1, s, f).map(f), f)
    }),
    (
        "These are the signals of the hidden layer. Eq 6 takes them on to the outputs.",
        |f, w1, _, s| layer(w1, s, f),
    ),
    (
        "The second layer was given the input s again instead of the hidden signals.",
        |f, _, w2, s| layer(w2, s, f),
    ),
    (
        "The two layers have changed places: where that is possible, these are the numbers with w2 \
         first.",
        |f, w1, w2, s| layer(w1, &layer(w2, s, f), f),
    ),
    (
        "w1 serves both layers in these numbers. The second layer has weights of its own, w2.",
        |f, w1, _, s| layer(w1, &layer(w1, s, f), f),
    ),
    (
        "The indices of the weights have changed places in both layers: w[(i, j)] leads from i to \
         j, so the sum runs over the first index.",
        |f, w1, w2, s| (w2 * &(w1 * s).map(f)).map(f),
    ),
    (
        "The indices of w1 have changed places: w1[(i, j)] leads from input i to neuron j, so the \
         sum runs over the first index.",
        |f, w1, w2, s| layer(w2, &(w1 * s).map(f), f),
    ),
    (
        "The indices of w2 have changed places: w2[(j, k)] leads from neuron j to output k, so the \
         sum runs over the first index.",
        |f, w1, w2, s| (w2 * &layer(w1, s, f)).map(f),
    ),
    (
        "The sigmoid was used whatever f is. f is an argument: call it.",
        |_, w1, w2, s| layer(w2, &layer(w1, s, activation::sigmoid), activation::sigmoid),
    ),
    (
        "The sigmoid was used in the first layer whatever f is. f is an argument: call it.",
        |f, w1, w2, s| layer(w2, &layer(w1, s, activation::sigmoid), f),
    ),
    (
        "The sigmoid was used on the output whatever f is. f is an argument: call it.",
        |f, w1, w2, s| layer(w2, &layer(w1, s, f), activation::sigmoid),
    ),
    (
        "The sums became means: something was divided by the number of terms, in both layers.",
        |f, w1, w2, s| mean(w2, &mean(w1, s, f), f),
    ),
    (
        "The last term of every sum is all that is left, as when = stands where += should add.",
        |f, w1, w2, s| last(w2, &last(w1, s, f), f),
    ),
    (
        "The last neuron of each layer is left out of the sums: the last index is n - 1, and it \
         counts.",
        |f, w1, w2, s| short(w2, &short(w1, s, f), f),
    ),
    (
        "The ReLU was used whatever f is. f is an argument: call it.",
        |_, w1, w2, s| layer(w2, &layer(w1, s, activation::relu), activation::relu),
    ),
    (
        "f was applied twice in both layers. Once is enough.",
        |f, w1, w2, s| layer(w2, &layer(w1, s, f).map(f), f).map(f),
    ),
    (
        "f was applied twice in the first layer, and not at all on the output.",
        |f, w1, w2, s| layer(w2, &layer(w1, s, f).map(f), identity),
    ),
];

fn termwise(w: &Matrix, s: &Vector, f: F) -> Vector {
    vector(w.columns(), |j| sum(s.len(), |i| f(w[(i, j)] * s[i])))
}

fn mean(w: &Matrix, s: &Vector, f: F) -> Vector {
    hidden_sums(w, s).map(|p| f(p / s.len() as f64))
}

fn last(w: &Matrix, s: &Vector, f: F) -> Vector {
    let i = s.len() - 1;
    vector(w.columns(), |j| f(w[(i, j)] * s[i]))
}

fn short(w: &Matrix, s: &Vector, f: F) -> Vector {
    vector(w.columns(), |j| f(sum(s.len() - 1, |i| w[(i, j)] * s[i])))
}

//! Equation 10: both layers with their biases folded in, and a 1 for each.

use super::*;

type Answer = fn(F, &Matrix, &Matrix, &Vector) -> Vector;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the whole network",
        equations: "Eq 10",
        compare: "chainrule::network::bias::matrix_form",
        hint: "s gets a 1 behind it before the first layer. The hidden signals, after f, get a 1 \
               behind them before the second.",
        squashed: "f the sigmoid",
        ..EXACT
    },
    ask: |forward, record| {
        for (about, w1, w2, s, f) in cases() {
            record.on_the_way(&|| vec![layer(&w1, &append_one(&s), f).named("s1")]);
            let answer = || vec![forward(f, &w1, &w2, &s).named("s2")];
            record.ask(about, given![w1, w2, s], &answer);
        }
    },
    reference: |f, w1, w2, s| layer(w2, &append_one(&layer(w1, &append_one(s), f)), f),
    oracle: None,
    mistakes: &[MISTAKES],
};

type Case = (&'static str, Matrix, Matrix, Vector, F);

fn cases() -> [Case; 4] {
    [
        (
            "3, 2 and 2 neurons, f the sigmoid",
            Matrix::from([[0.5, 1.0], [-1.5, 0.75], [0.25, -2.0], [0.6, -0.35]]),
            Matrix::from([[1.25, -0.5], [0.5, 2.0], [-0.8, 0.45]]),
            Vector::from([0.25, -1.25, 0.5]),
            activation::sigmoid,
        ),
        (
            "2, 3 and 1 neurons, f the sigmoid",
            Matrix::from([[0.3, -0.6, 1.1], [1.2, 0.4, -0.7], [0.9, -1.3, 0.2]]),
            Matrix::from([[0.75], [-0.25], [1.5], [-0.55]]),
            Vector::from([0.5, 0.8]),
            activation::sigmoid,
        ),
        (
            "2, 2 and 2 neurons, f(p) = p² + p",
            Matrix::from([[0.5, -1.5], [0.75, 0.25], [-0.4, 0.7]]),
            Matrix::from([[1.25, -0.5], [0.5, 1.75], [0.3, -0.9]]),
            Vector::from([0.75, -0.5]),
            |p| p * p + p,
        ),
        (
            "2, 2 and 2 neurons, f the ReLU",
            Matrix::from([[0.5, -1.5], [0.75, 0.25], [1.4, 2.7]]),
            Matrix::from([[1.25, -0.5], [0.5, 1.75], [0.3, 0.9]]),
            Vector::from([0.5, -0.5]),
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

/// The signals with a constant other than 1 behind them.
fn append(s: &Vector, x: f64) -> Vector {
    s.iter().copied().chain([x]).collect()
}

/// The signals with the 1 in front, as if the biases were the first row.
fn prepend(s: &Vector) -> Vector {
    [1.0].into_iter().chain(s.iter().copied()).collect()
}

/// Both layers, with something in place of each 1.
fn with(w1: &Matrix, w2: &Matrix, s: &Vector, f: F, ones: [f64; 2]) -> Vector {
    layer(w2, &append(&layer(w1, &append(s, ones[0]), f), ones[1]), f)
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The hidden signals got no 1 of their own, so the biases of the second layer are lost. \
         Eq 10 does not say it, but after f a 1 has to be appended again.",
        |f, w1, w2, s| with(w1, w2, s, f, [1.0, 0.0]),
    ),
    (
        "The input got no 1, so the biases of the first layer are lost.",
        |f, w1, w2, s| with(w1, w2, s, f, [0.0, 1.0]),
    ),
    (
        "No 1 was appended at all, so the biases of both layers are lost: this is Eq 6.",
        |f, w1, w2, s| with(w1, w2, s, f, [0.0, 0.0]),
    ),
    (
        "The 1 stands in front, in both layers. Here the biases are the last row, so the 1 comes \
         last.",
        |f, w1, w2, s| layer(w2, &prepend(&layer(w1, &prepend(s), f)), f),
    ),
    (
        "The 1 of the input stands in front. Here the biases are the last row, so the 1 comes last.",
        |f, w1, w2, s| layer(w2, &append_one(&layer(w1, &prepend(s), f)), f),
    ),
    (
        "The 1 of the hidden signals stands in front. Here the biases are the last row, so the 1 \
         comes last.",
        |f, w1, w2, s| layer(w2, &prepend(&layer(w1, &append_one(s), f)), f),
    ),
    (
        "The 1 of the hidden signals went through f: these are the numbers with f(1) in its place. \
         Append it after f.",
        |f, w1, w2, s| with(w1, w2, s, f, [1.0, f(1.0)]),
    ),
    (
        "The input and its 1 went through f. The input enters the first layer as it is.",
        |f, w1, w2, s| layer(w2, &append_one(&layer(w1, &append_one(s).map(f), f)), f),
    ),
    (
        "The constant of the input is -1 in these numbers. It is 1, and the biases are added.",
        |f, w1, w2, s| with(w1, w2, s, f, [-1.0, 1.0]),
    ),
    (
        "The constant is -1 in both layers in these numbers. It is 1, and the biases are added.",
        |f, w1, w2, s| with(w1, w2, s, f, [-1.0, -1.0]),
    ),
    ("f is missing in the hidden layer.", |f, w1, w2, s| {
        layer(w2, &append_one(&layer(w1, &append_one(s), identity)), f)
    }),
    (
        "f is missing on the output: Eq 10 applies it in both layers.",
        |f, w1, w2, s| layer(w2, &append_one(&layer(w1, &append_one(s), f)), identity),
    ),
    ("f is missing in both layers.", |_, w1, w2, s| {
        with(w1, w2, s, identity, [1.0, 1.0])
    }),
    (
        "These are the hidden signals. The second layer takes them on to the outputs.",
        |f, w1, _, s| layer(w1, &append_one(s), f),
    ),
    (
        "These are the hidden signals with their 1. The second layer takes them on to the outputs.",
        |f, w1, _, s| append_one(&layer(w1, &append_one(s), f)),
    ),
    (
        "A 1 was appended to the outputs too. Only a layer that feeds another one needs it.",
        |f, w1, w2, s| append_one(&with(w1, w2, s, f, [1.0, 1.0])),
    ),
    ("f was applied twice on the output.", |f, w1, w2, s| {
        with(w1, w2, s, f, [1.0, 1.0]).map(f)
    }),
    (
        "The biases of the second layer were added after f. They belong inside, with the sums.",
        |f, w1, w2, s| {
            let s2 = with(w1, w2, s, f, [1.0, 0.0]);
            vector(s2.len(), |k| s2[k] + w2[(w2.rows() - 1, k)])
        },
    ),
    (
        "The biases were added after f, in both layers. They belong inside, with the sums.",
        |f, w1, w2, s| {
            let after = |w: &Matrix, s: &Vector| {
                let without = layer(w, &append(s, 0.0), f);
                vector(without.len(), |j| without[j] + w[(w.rows() - 1, j)])
            };
            after(w2, &after(w1, s))
        },
    ),
    (
        "The sigmoid was used whatever f is. f is an argument: call it.",
        |_, w1, w2, s| with(w1, w2, s, activation::sigmoid, [1.0, 1.0]),
    ),
    (
        "The last input was replaced by the 1. The 1 is appended: no input is lost (the text's “let \
         s_n be 1” reads as if it were).",
        |f, w1, w2, s| {
            let mut cut = s.clone();
            cut[s.len() - 1] = 1.0;
            layer(w2, &append_one(&layer(w1, &append(&cut, 0.0), f)), f)
        },
    ),
    (
        "The second layer was given the input once more instead of the hidden signals.",
        |f, _, w2, s| layer(w2, &append_one(s), f),
    ),
    (
        "The constant of the hidden signals is -1 in these numbers. It is 1, and biases are added.",
        |f, w1, w2, s| with(w1, w2, s, f, [1.0, -1.0]),
    ),
    (
        "The ReLU was used whatever f is. f is an argument: call it.",
        |_, w1, w2, s| with(w1, w2, s, activation::relu, [1.0, 1.0]),
    ),
    (
        "The biases of the first layer are in these numbers twice.",
        |f, w1, w2, s| with(w1, w2, s, f, [2.0, 1.0]),
    ),
    (
        "The biases of both layers are in these numbers twice.",
        |f, w1, w2, s| with(w1, w2, s, f, [2.0, 2.0]),
    ),
];

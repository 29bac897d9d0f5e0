//! Equations 8 to 10: biases, apart and folded into the tables.

use super::*;

type Layer = fn(F, &Vector, &Matrix, &Vector) -> Vector;

pub static LAYER: Check<Layer> = Check {
    compare: "chainrule::network::bias::hidden_signals",
    hint: "Eq 8 has one bias w0[j] for each neuron j. It is added once to the weighted sum, \
               and f is taken of both together.",
    nouns: ["input", "neuron"],
    families: &[LOOPS, FINISHES, STARTS, BOUNDS],
    notes: &[("s", "what a weight is multiplied by, and a bias by 1")],
    cases: cases! {
        "2 inputs, 2 neurons, f the sigmoid":
            w0 = [0.625, -1.125], w = [[0.5, -1.5], [0.75, 0.25]], s = [0.75, -0.4];
        "3 inputs, 2 neurons, f the sigmoid":
            w0 = [-0.4, 1.3], w = [[0.5, 1.0], [-1.5, 0.75], [0.25, -2.0]], s = [0.25, -1.25, 0.5];
        "2 inputs, 3 neurons, f the SiLU" (f = Activation::Silu):
            w0 = [0.35, -0.85, 1.45], w = [[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]], s = [0.5, 0.8];
        "2 inputs, 2 neurons, f the ReLU" (f = Activation::Relu):
            w0 = [2.25, 1.5], w = [[0.5, -1.5], [0.75, 0.25]], s = [0.5, -1.5];
    },
    steps: |x: &Given| vec![hidden_sums(&x.matrix("w"), &x.vector("s")).named("sums")],
    call: |layer, x| {
        vec![layer(given_f(x), &x.vector("w0"), &x.matrix("w"), &x.vector("s")).named("s1")]
    },
    sums: Some(|x, run| {
        let (f, w0) = (given_f(x), x.vector("w0"));
        vec![layer_sum(run, &x.matrix("w"), &x.vector("s"), &|j| w0[j], &f).named("s1")]
    }),
    mistakes: &[LAYER_MISTAKES],
    ..Check::of(|f, w0, w, s| {
        chainrule::network::bias::hidden_signals(Activation::Identity, w0, w, s).map(f)
    })
};

/// f of a weighted sum and something more.
fn plus(w: &Matrix, s: &Vector, f: F, more: &dyn Fn(usize) -> f64) -> Vector {
    let p = hidden_sums(w, s);
    vector(p.len(), &|j| f(p[j] + more(j)))
}

const LAYER_MISTAKES: &[(&str, Layer)] = mistakes! { |f, w0, w, s|
    plus(w, s, f, &|j| w0[j] + w[(0, j)])
        => "The first row of w was taken for biases as well. All the rows of w belong to inputs.",
    plus(w, s, f, &|j| w[(0, j)]) => "The first row of w was added where the biases, w0, belong.",
    plus(w, s, f, &|j| w0[j] * s[j])
        => "The bias of a neuron was multiplied by the signal of the same number. Its input is 1.",
    plus(w, s, f, &|j| w0[j] * s.sum()) => "The bias was multiplied by the sum of the signals. Its input is 1.",
    plus(w, s, f, &|_| sum(s.len(), &|i| w0[i]))
        => "Where that is possible, w0[i] is added for every input i. A neuron j has one bias, w0[j].",
    vector(w0.len(), &|j| f(hidden_sums(w, &s.map(|s| s + w0[j]))[j]))
        => "The bias was added to every signal. It is added to their weighted sum.",
    vector(w0.len(), &|j| f(w0[j] + sum(s.len(), &|i| w[(i, j)] + s[i])))
        => "A weight and its signal were added. They are multiplied.",
    plus(w, s, f, &|j| w0[j] * s[0]) => "The bias was multiplied by the first signal. Its input is 1.",
};

type Fold = fn(&Vector, &Matrix) -> Matrix;

pub static FOLD: Check<Fold> = Check {
    compare: "chainrule::network::bias::fold",
    hint: "Eq 10 puts the constant 1 behind the signals, as the last one. So the weights of \
               that 1, which are the biases, are one more row at the end of w.",
    cases: cases! {
        "2 inputs and 2 neurons": w0 = [0.625, -1.125], w = [[0.5, -1.5], [0.75, 0.25]];
        "3 inputs and 2 neurons": w0 = [-0.4, 1.3], w = [[0.5, 1.0], [-1.5, 0.75], [0.25, -2.0]];
        "2 inputs and 3 neurons":
            w0 = [0.35, -0.85, 1.45], w = [[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]];
        "1 input and 1 neuron": w0 = [-2.5], w = [[0.75]];
    },
    call: |fold, x| vec![fold(&x.vector("w0"), &x.matrix("w")).named("table")],
    mistakes: &[FOLD_MISTAKES],
    ..Check::of(|w0, w| chainrule::network::bias::fold(w0, w))
};

/// The rows of `w` with others above and below.
fn stacked(above: &[&Vector], w: &Matrix, below: &[&Vector]) -> Matrix {
    let own = (0..w.rows()).map(|i| w.row(i));
    let above = above.iter().map(|row| row.as_slice());
    let all: Vec<&[f64]> = above
        .chain(own)
        .chain(below.iter().map(|row| row.as_slice()))
        .collect();
    matrix(all.len(), w.columns(), &|i, j| all[i][j])
}

/// Some of the rows of `w`.
fn rows(w: &Matrix, range: std::ops::Range<usize>) -> Matrix {
    matrix(range.len(), w.columns(), &|i, j| w[(range.start + i, j)])
}

const FOLD_MISTAKES: &[(&str, Fold)] = mistakes! { |w0, w|
    stacked(&[w0], w, &[])
        => "The biases are the first row. Eq 8 counts them from 0, as w_0j, but Eq 10 puts the 1 \
         last in the signal, and so their row comes last.",
    stacked(&[], w, &[w0]).transpose()
        => "The biases are a column. That is how the W of Eq 10 looks, but here the table stays \
         w_ij: a row for each signal, and the biases are the weights of one more signal, the 1.",
    stacked(&[], &w.transpose(), &[w0]).transpose()
        => "The biases are one more column, where that is possible. A column belongs to a neuron and \
         a row to a signal; the biases are the weights of one more signal.",
    stacked(&[], &rows(w, 0..w.rows() - 1), &[w0])
        => "The last row of w was overwritten with the biases. No input is lost: the table gets \
         one more row (the text's “let s_n be 1” reads as if it did not).",
    stacked(&[], &rows(w, 0..w.rows() - 1), &[w0, &Vector::from(w.row(w.rows() - 1))])
        => "The biases stand before the last row of w. The 1 stands behind all the inputs.",
    stacked(&[w0], &rows(w, 1..w.rows()), &[])
        => "The first row of w was overwritten with the biases. The table gets one more row.",
    w.clone() => "This is w, unchanged: the row of biases is missing.",
    matrix(w.rows(), w.columns(), &|i, j| w[(i, j)] + w0[j])
        => "The biases were added to every weight. They are weights in a row of their own.",
};

type Forward = fn(F, &Matrix, &Matrix, &Vector) -> Vector;

pub static FORWARD: Check<Forward> = Check {
    compare: "chainrule::network::bias::matrix_form",
    hint: "s gets a 1 behind it before the first layer. The hidden signals, after f, get a 1 \
               behind them before the second.",
    nouns: ["signal", "neuron"],
    families: &[LOOPS, FINISHES, STARTS, BOUNDS],
    layers: &["first layer", "second layer"],
    cases: cases! {
        "3, 2 and 2 neurons, f the sigmoid":
            w1 = [[0.5, 1.0], [-1.5, 0.75], [0.25, -2.0], [0.6, -0.35]],
            w2 = [[1.25, -0.5], [0.5, 2.0], [-0.8, 0.45]], s = [0.25, -1.25, 0.5];
        "2, 3 and 1 neurons, f the sigmoid":
            w1 = [[0.3, -0.6, 1.1], [1.2, 0.4, -0.7], [0.9, -1.3, 0.2]],
            w2 = [[0.75], [-0.25], [1.5], [-0.55]], s = [0.5, 0.8];
        "2, 2 and 2 neurons, f the SiLU" (f = Activation::Silu):
            w1 = [[0.5, -1.5], [0.75, 0.25], [-0.4, 0.7]],
            w2 = [[1.25, -0.5], [0.5, 1.75], [0.3, -0.9]], s = [0.75, -0.5];
        "2, 2 and 3 neurons, f the ReLU" (f = Activation::Relu):
            w1 = [[0.5, -1.5], [0.75, 0.25], [1.4, 2.7]],
            w2 = [[1.25, -0.5, 0.8], [0.5, 1.75, -0.3], [0.3, 0.9, 0.4]], s = [0.5, -0.5];
    },
    steps: |x: &Given| {
        vec![layer(&x.matrix("w1"), &append_one(&x.vector("s")), given_f(x)).named("s1")]
    },
    call: |forward, x| {
        vec![forward(given_f(x), &x.matrix("w1"), &x.matrix("w2"), &x.vector("s")).named("s2")]
    },
    sums: Some(|x, run| {
        let (f, s) = (given_f(x), x.vector("s"));
        let (w1, w2) = (x.matrix("w1"), x.matrix("w2"));
        let s1 = layer_sum(run, &w1, &s, &|j| w1[(s.len(), j)], &f);
        vec![layer_sum(run, &w2, &s1, &|k| w2[(s1.len(), k)], &f).named("s2")]
    }),
    mistakes: &[FORWARD_MISTAKES],
    ..Check::of(|f, w1, w2, s| with(w1, w2, s, f, [1.0, 1.0]))
};

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

const FORWARD_MISTAKES: &[(&str, Forward)] = mistakes! { |f, w1, w2, s|
    with(w1, w2, s, f, [1.0, 0.0])
        => "The hidden signals got no 1 of their own, so the biases of the second layer are \
         lost. Eq 10 does not say it, but after f a 1 has to be appended again.",
    with(w1, w2, s, f, [0.0, 1.0]) => "The input got no 1, so the biases of the first layer are lost.",
    with(w1, w2, s, f, [0.0, 0.0]) => "No 1 was appended at all: both biases are lost, this is Eq 6.",
    layer(w2, &prepend(&layer(w1, &prepend(s), f)), f)
        => "In both layers the first row serves as the biases, as if the 1 stood in front. It is the last.",
    layer(w2, &append_one(&layer(w1, &prepend(s), f)), f)
        => "In w1 the first row serves as the biases, as if the 1 stood in front. It is the last.",
    layer(w2, &prepend(&layer(w1, &append_one(s), f)), f)
        => "In w2 the first row serves as the biases, as if the 1 stood in front. It is the last.",
    with(w1, w2, s, f, [1.0, f(1.0)]) => "The 1 of the hidden signals went through f. Append it after f.",
    layer(w1, &append_one(s), f) => "These are the hidden signals. The second layer takes them on.",
    append_one(&layer(w1, &append_one(s), f))
        => "These are the hidden signals with their 1. The second layer takes them on.",
    append_one(&with(w1, w2, s, f, [1.0, 1.0]))
        => "A 1 was appended to the outputs too. Only a layer that feeds another one needs it.",
    with(w1, w2, &vector(s.len(), &|i| if i + 1 < s.len() { s[i] } else { 1.0 }), f, [0.0, 1.0])
        => "The last input was replaced by the 1. The 1 is appended: no input is lost (the \
         text's “let s_n be 1” reads as if it were).",
    layer(w2, &append_one(s), f) => "The second layer was given the input once more.",
};

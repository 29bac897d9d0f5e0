//! Equations 5 to 7, 14 and 25: weighted sums, two layers of them, and the same
//! as a matrix times a column.

use super::*;

type Sums = fn(&Matrix, &Vector) -> Vector;

pub static SUMS: Check<Sums> = Check {
    compare: "chainrule::network::backprop::hidden_sums",
    hint: "p[j] adds up w[(i, j)] s[i] over all the inputs i, and over nothing else. There is \
               one sum for each column of w.",
    nouns: ["input", "neuron"],
    notes: &[
        ("s", "the signal by which each weight is multiplied"),
        ("w", "the weight by which each signal is multiplied"),
    ],
    cases: cases! {
        "as many inputs as neurons": w = [[0.5, -1.5], [2.0, 0.25]], s = [3.0, -0.5];
        "3 inputs and 2 neurons":
            w = [[1.5, 2.0], [-0.5, 0.75], [4.0, -3.0]], s = [0.25, -1.25, 0.5];
        "2 inputs and 3 neurons": w = [[0.3, -0.6, 1.1], [2.2, 0.4, -0.7]], s = [1.5, 0.8];
        "4 inputs and 1 neuron, a signal of 0": w = [[0.7], [0.3], [-0.9], [1.4]], s = [1.5, -2.0, 0.0, 0.6];
        "large and small numbers": w = [[2e6, -3e-7], [0.04, 5e3]], s = [-4e-5, 70.0];
    },
    call: |sums, x| vec![sums(&x.matrix("w"), &x.vector("s")).named("p")],
    sums: Some(|x, run| {
        let (w, s) = (x.matrix("w"), x.vector("s"));
        vec![layer_sum(run, &w, &s, &|_| 0.0, &|p| p).named("p")]
    }),
    mistakes: &[SUM_MISTAKES],
    ..Check::of(hidden_sums)
};

/// For each column the sum of something over the rows.
fn columns(w: &Matrix, term: &dyn Fn(usize, usize) -> f64) -> Vector {
    vector(w.columns(), &|j| sum(w.rows(), &|i| term(i, j)))
}

const SUM_MISTAKES: &[(&str, Sums)] = mistakes! { |w, s|
    columns(w, &|i, j| w[(i, j)] + s[i])
        => "These are the numbers of Σ (w_ij + s_i): a weight and its signal are multiplied.",
    vector(w.rows(), &|i| sum(w.columns(), &|j| w[(i, j)] * s[j]))
        => "Where that is possible, the sums run along the rows of w: each is of w[(j, i)] s[i]. It is \
         w[(i, j)], from i to j, and there is a sum for every column.",
    hidden_sums(w, s).map(activation::sigmoid)
        => "The sigmoid is in these numbers already. These sums are what enters f.",
    {
        let mut p = Vector::zeros(w.columns());
        for j in 0..w.columns() {
            for i in 0..w.rows() {
                p[i] += w[(i, j)] * s[i];
            }
        }
        p
    }
        => "The terms of a sum went to the place of their input: where that is possible, these \
         are the numbers of p[i] += …. All of them belong to p[j].",
};

type TwoLayers = fn(F, &Matrix, &Matrix, &Vector) -> Vector;

pub static TWO_LAYERS: Check<TwoLayers> = Check {
    compare: "chainrule::network::feed_forward",
    hint: "Each layer makes its weighted sums first and then applies f to every sum; the second \
               layer takes the signals of the first as its inputs.",
    nouns: ["signal", "neuron"],
    families: &[LOOPS, FINISHES, BOUNDS],
    layers: &["first layer", "second layer"],
    cases: cases! {
        "2, 2 and 2 neurons, f the sigmoid":
            w1 = [[0.5, -1.5], [0.75, 0.25]], w2 = [[1.25, -0.5], [0.5, 2.0]], s = [0.75, -0.4];
        "3, 2 and 2 neurons, f the sigmoid":
            w1 = [[0.5, 1.0], [-1.5, 0.75], [0.25, -2.0]], w2 = [[1.25, -0.5], [0.5, 2.0]],
            s = [0.25, -1.25, 0.5];
        "2, 3 and 1 neurons, f the SiLU" (f = Activation::Silu):
            w1 = [[-1.3, 0.6, -1.1], [0.2, 0.4, -0.7]], w2 = [[2.5], [-0.25], [-0.4]],
            s = [0.5, 0.8];
        "2, 2 and 3 neurons, f the ReLU" (f = Activation::Relu):
            w1 = [[0.5, -1.5], [0.75, 0.25]], w2 = [[-1.25, 0.5, 0.8], [0.5, 2.0, -0.7]],
            s = [1.5, -0.4];
    },
    steps: |x: &Given| vec![layer(&x.matrix("w1"), &x.vector("s"), given_f(x)).named("s1")],
    call: |network, x| {
        vec![network(given_f(x), &x.matrix("w1"), &x.matrix("w2"), &x.vector("s")).named("s2")]
    },
    sums: Some(|x, run| {
        let f = given_f(x);
        let s1 = layer_sum(run, &x.matrix("w1"), &x.vector("s"), &|_| 0.0, &f);
        vec![layer_sum(run, &x.matrix("w2"), &s1, &|_| 0.0, &f).named("s2")]
    }),
    mistakes: &[TWO_LAYERS_MISTAKES],
    ..Check::of(|f, w1, w2, s| layer(w2, &layer(w1, s, f), f))
};

const TWO_LAYERS_MISTAKES: &[(&str, TwoLayers)] = mistakes! { |f, w1, w2, s|
    layer(w2, &layer(w1, &s.map(f), identity).map(f), identity)
        => "f went inside the sums: these are the numbers of Σ w_ij f(s_i). Sum first, then f.",
    layer(w1, s, f) => "These are the signals of the hidden layer. Eq 6 takes them on to the outputs.",
    layer(w2, s, f) => "The second layer was given the input s again instead of the hidden signals.",
    layer(w1, &layer(w2, s, f), f)
        => "The two layers have changed places: where that is possible, w2 comes first here.",
    layer(w1, &layer(w1, s, f), f) => "w1 serves both layers in these numbers. The second layer has w2.",
    (w2 * &(w1 * s).map(f)).map(f)
        => "The indices of the weights have changed places in both layers: w[(i, j)] leads from i \
         to j, so the sum runs over the first index.",
};

type MatrixForm = fn(&Matrix) -> Matrix;

pub static MATRIX_FORM: Check<MatrixForm> = Check {
    compare: "chainrule::Matrix::transpose",
    hint: "In W s, entry j of the result comes from row j of W. So row j has to hold the \
               weights that arrive at neuron j.",
    cases: cases! {
        "as many inputs as neurons": w = [[1.0, -2.0, 3.5], [4.0, 0.5, -6.0], [7.0, 8.0, 9.0]];
        "3 inputs and 2 neurons": w = [[1.5, 2.0], [-0.5, 0.75], [4.0, -3.0]];
        "2 inputs and 3 neurons": w = [[0.25, -0.5, 1.0], [2.0, 4.0, -0.75]];
        "1 input and 2 neurons": w = [[5.0, -7.0]];
    },
    call: |matrix, x| vec![matrix(&x.matrix("w")).named("W")],
    mistakes: &[MATRIX_MISTAKES],
    ..Check::of(Matrix::transpose)
};

/// As many rows as `w` has columns, and the other way round.
fn turned(w: &Matrix, entry: &dyn Fn(usize, usize) -> f64) -> Matrix {
    matrix(w.columns(), w.rows(), entry)
}

const MATRIX_MISTAKES: &[(&str, MatrixForm)] = mistakes! { |w|
    Matrix::clone(w)
        => "This is w, unchanged. The W of Eq 7 is its transpose: w[(i, j)] leads from i to j, \
         but in W s the row says where the weights arrive. The text does not mention it.",
    turned(w, &|j, i| w.as_slice()[j * w.rows() + i])
        => "Rows and columns are right in number, but the entries were only refilled row by row. \
         Entry (j, i) of W is entry (i, j) of w.",
    turned(w, &|i, j| w[(i, j)])
        => "The size of W is turned, but not the entries, where that is possible: entry (j, i) of W is \
         entry (i, j) of w.",
    matrix(w.rows(), w.columns(), &|i, j| w[(w.rows() - 1 - i, j)])
        => "The rows of w are in reversed order. W has rows and columns exchanged.",
    turned(w, &|j, i| w[(w.rows() - 1 - i, w.columns() - 1 - j)])
        => "w was mirrored at the other diagonal: its first row is the last column, read backwards.",
    turned(w, &|j, i| if i < j { 0.0 } else { w[(i, j)] })
        => "Only the entries on and above the diagonal of W are there; below it stands 0.",
    turned(w, &|j, i| if i > j { 0.0 } else { w[(i, j)] })
        => "Only the entries on and below the diagonal of W are there; above it stands 0.",
    matrix(w.columns(), w.columns(), &|i, j| sum(w.rows(), &|k| w[(k, i)] * w[(k, j)]))
        => "w was multiplied by itself turned over. In W only the layout changes.",
};

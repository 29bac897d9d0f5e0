//! Equations 22 to 27: the weights of the hidden layer.

use super::*;
use chainrule::network::backprop::{loss, loss_by_hidden_weight_in_factors, loss_by_output};

type HiddenError = fn(&Vector, &Vector, &Vector, &Matrix) -> Vector;

pub static HIDDEN_ERROR: Check<HiddenError> = Check {
    compare: "chainrule::network::backprop::hidden_error",
    hint: "The first line of Eq 24: hidden neuron j reaches the loss through every output k, so \
               sum over k. Each path has three factors: dL/ds_k, f′(p_k) and w_jk.",
    nouns: ["output", "hidden neuron"],
    notes: &[
        ("slope2", "f′(p_k), piece (2) of Eq 22"),
        ("w2", "w_jk, piece (3) of Eq 22, by which s_j reaches p_k"),
        ("target", "A_k, and the error of an output is s_k - A_k"),
    ],
    cases: cases! {
        "2 hidden neurons and 2 outputs":
            target = [0.9, -0.4], s2 = [0.35, -0.75], slope2 = [0.24, 0.13],
            w2 = [[0.5, -1.5], [0.75, 0.25]];
        "3 hidden neurons and 2 outputs":
            target = [0.1, 0.8], s2 = [0.7, 0.55], slope2 = [0.45, -0.3],
            w2 = [[0.4, 1.2], [-0.6, 0.3], [0.7, -0.9]];
        "2 hidden neurons and 3 outputs":
            target = [-0.2, 1.1, 0.3], s2 = [0.4, -0.15, 0.95], slope2 = [1.2, 0.6, 0.35],
            w2 = [[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]];
        "2 hidden neurons and 1 output":
            target = [0.25], s2 = [0.6], slope2 = [0.24], w2 = [[-1.4], [0.8]];
    },
    steps: |x: &Given| {
        let (a, s2, slope2) = (x.vector("target"), x.vector("s2"), x.vector("slope2"));
        let error = |k: usize| (s2[k] - a[k]) * slope2[k];
        vec![vector(s2.len(), &error).named("dL/dp2")]
    },
    call: |hidden_error, x| {
        let (a, s2) = (x.vector("target"), x.vector("s2"));
        vec![hidden_error(&a, &s2, &x.vector("slope2"), &x.matrix("w2")).named("dL/ds1")]
    },
    // Outputs that are s2 where the hidden signals have not moved yet.
    oracle: Some(|a, s, f, w| {
        let moved = |j: usize, x: f64| {
            let p = |k: usize| w[(j, k)] * x;
            loss(a, &vector(a.len(), &|k| s[k] + f[k] * p(k) + p(k) * p(k)))
        };
        vector(w.rows(), &|j| slope_at(|x| moved(j, x), 0.0))
    }),
    sums: Some(|x, run| {
        let (a, s2) = (x.vector("target"), x.vector("s2"));
        let (slope2, w2) = (x.vector("slope2"), x.matrix("w2"));
        let path = |j, k| (s2[k] - a[k]) * slope2[k] * w2[(j, k)];
        let errors = run(&Sum::of(w2.rows(), a.len(), &path));
        vec![errors.into_iter().collect::<Vector>().named("dL/ds1")]
    }),
    mistakes: &[HIDDEN_ERROR_MISTAKES],
    ..Check::of(|a, s, f, w| {
        let by_output = vector(a.len(), &|k| loss_by_output(a[k], s[k]));
        let weights = |j| w.row(j).iter().copied().collect::<Vector>();
        let error = |j| loss_by_hidden_weight_in_factors(&by_output, f, &weights(j), 1.0);
        vector(w.rows(), &error)
    })
};

/// For every hidden neuron a sum over the outputs.
fn over_outputs(w: &Matrix, term: &dyn Fn(usize, usize) -> f64) -> Vector {
    vector(w.rows(), &|j| sum(w.columns(), &|k| term(j, k)))
}

const HIDDEN_ERROR_MISTAKES: &[(&str, HiddenError)] = mistakes! { |a, s, f, w|
    over_outputs(w, &|j, k| (a[k] - s[k]) * f[k] * w[(j, k)])
        => "These are the numbers of Eq 24's second line as printed, and the text lost a minus \
         sign there: by Eq 11, dL/ds2 is -(A - s2), as in Eq 13. With this sign the first \
         layer would climb the loss (docs/misprints.md).",
    over_outputs(&w.transpose(), &|k, j| (s[k] - a[k]) * f[k] * w[(j, k)])
        => "The sums run over the hidden neurons: where that is possible, there is a number for \
         each output. Eq 24 keeps j and sums over k.",
    over_outputs(w, &|j, k| (s[j] - a[j]) * f[k] * w[(j, k)])
        => "Where the index is possible, the error is that of output j. Piece (1) belongs to k, inside \
         the sum.",
    over_outputs(w, &|j, k| s[k] - a[k] * f[k] * w[(j, k)])
        => "Only the target was multiplied: the difference s_k - A_k needs brackets.",
    over_outputs(w, &|j, k| (s[k] - a[k]) * f[k] + w[(j, k)])
        => "The weight was added: along a path all three are factors.",
};

type Gradient = fn(&Vector, &Vector, &Vector) -> Matrix;

pub static HIDDEN_GRADIENT: Check<Gradient> = Check {
    compare: "chainrule::network::backprop::loss_by_hidden_weight",
    hint: "Eq 27 has three factors: the error L_j of the neuron where the weight arrives, the \
               slope f′(p_j) of the same neuron, and the signal s_i where the weight begins.",
    nouns: ["hidden neuron", "input"],
    notes: &[
        ("error1", "L_j, and without it this would be Eq 26 alone"),
        ("s", "s_i, by which p_j grows with w_ij (Eq 26)"),
        ("slope1", "f′(p_j): the signal passes through f (Eq 26)"),
    ],
    cases: cases! {
        "2 inputs and 2 hidden neurons":
            error1 = [0.55, -1.2], s = [0.6, -1.5], slope1 = [0.24, 0.13];
        "3 inputs and 2 hidden neurons":
            error1 = [-0.7, 0.4], s = [0.25, 0.9, -0.65], slope1 = [0.45, -0.3];
        "2 inputs and 3 hidden neurons":
            error1 = [0.3, 1.1, -0.8], s = [-0.7, 0.45], slope1 = [1.2, 0.6, 0.35];
    },
    call: |hidden_gradient, x| {
        let (error1, s) = (x.vector("error1"), x.vector("s"));
        vec![hidden_gradient(&error1, &s, &x.vector("slope1")).named("dL/dw1")]
    },
    // A loss with these slopes along the hidden signals, which have these along p.
    oracle: Some(|error, s, slope| {
        slopes_at(&Matrix::zeros(s.len(), error.len()), |w| {
            let p = hidden_sums(w, s);
            let s1 = |j: usize| slope[j] * p[j] + p[j] * p[j];
            sum(error.len(), &|j| error[j] * s1(j) + s1(j) * s1(j))
        })
    }),
    mistakes: &[GRADIENT_MISTAKES],
    ..Check::of(|error, s, slope| {
        let one = |x: f64| Vector::from([x]);
        matrix(s.len(), error.len(), &|i, j| {
            loss_by_hidden_weight_in_factors(&one(error[j]), &one(slope[j]), &one(s[i]), 1.0)
        })
    })
};

const GRADIENT_MISTAKES: &[(&str, Gradient)] = mistakes! { |e, s, f|
    pairs(s, e, &|i, j| e[j] * (1.0 - s[i]) * s[i] * s[i])
        => "In place of the given f′(p_j) stands (1 - s_i) s_i. s is the input.",
    pairs(s, e, &|i, j| e[j] + f[j] + s[i]) => "The three factors of Eq 27 were added.",
    pairs(s, e, &|i, j| (e[j] + f[j]) * s[i]) => "L_j and f′(p_j) were added: all three are factors.",
    pairs(s, e, &|i, j| (e[j] + s[i]) * f[j]) => "L_j and s_i were added: all three are factors.",
    pairs(s, e, &|i, j| (f[j] + s[i]) * e[j]) => "f′(p_j) and s_i were added: all three are factors.",
    pairs(s, e, &|i, j| e[j] * f[j] + s[i]) => "s_i was added: all three are factors.",
    pairs(s, e, &|i, j| e[j] * s[i] + f[j]) => "f′(p_j) was added: all three are factors.",
    pairs(s, e, &|i, j| f[j] * s[i] + e[j]) => "L_j was added: all three are factors.",
};

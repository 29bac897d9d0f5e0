//! Equations 12 to 20: the weights of the output layer.

use super::*;
use chainrule::network::backprop::{
    loss_by_output, next_output_weight_of_sigmoid, output_by_weight_in_factors,
};

type Gradient = fn(&Vector, &Vector, &Vector, &Vector) -> Matrix;

pub static OUTPUT_GRADIENT: Check<Gradient> = Check {
    compare: "chainrule::network::backprop::loss_by_output_weight",
    hint: "The weight w_jk reaches the loss through output k alone. Three factors: how L changes \
               with s_k, how s_k changes with p_k, and how p_k changes with w_jk.",
    nouns: ["output", "hidden neuron"],
    notes: &[
        ("slope2", "f′(p_k): the signal passes through f (Eq 15)"),
        ("s1", "s_j, by which p_k grows with w_jk (Eq 16)"),
        ("target", "A_k, and the error of an output is s_k - A_k"),
    ],
    cases: cases! {
        "2 hidden neurons and 2 outputs":
            target = [0.9, -0.4], s2 = [0.35, -0.75], s1 = [0.6, -1.5], slope2 = [0.24, 0.13];
        "3 hidden neurons and 2 outputs":
            target = [0.1, 0.8], s2 = [0.7, 0.55], s1 = [0.25, 0.9, -0.65], slope2 = [0.45, -0.3];
        "2 hidden neurons and 3 outputs":
            target = [-0.2, 1.1, 0.3], s2 = [0.4, -0.15, 0.95], s1 = [-0.7, 0.45],
            slope2 = [1.2, -0.6, 0.35];
    },
    call: |gradient, x| {
        let (a, s2) = (x.vector("target"), x.vector("s2"));
        vec![gradient(&a, &s2, &x.vector("s1"), &x.vector("slope2")).named("dL/dw2")]
    },
    // Outputs that are s2 at the weights w = 0, and there have the slopes slope2.
    oracle: Some(|a, s2, s1, slope2| {
        slopes_at(&Matrix::zeros(s1.len(), s2.len()), |w| {
            let p = hidden_sums(w, s1);
            let output = |k: usize| s2[k] + slope2[k] * p[k] + p[k] * p[k];
            backprop::loss(a, &vector(a.len(), &output))
        })
    }),
    mistakes: &[GRADIENT_MISTAKES],
    ..Check::of(|a, s2, s1, slope2| {
        matrix(s1.len(), s2.len(), &|j, k| {
            loss_by_output(a[k], s2[k]) * output_by_weight_in_factors(slope2[k], s1[j])
        })
    })
};

const GRADIENT_MISTAKES: &[(&str, Gradient)] = mistakes! { |a, s, h, f|
    pairs(h, s, &|j, k| (a[k] - s[k]) * f[k] * h[j])
        => "The sign is that of the update: Eq 13 works out -δ dL/dw, and there A_k - s_k is \
         right. The gradient itself has s_k - A_k.",
    pairs(h, s, &|j, k| (s[k] - a[k]) * f[k] * (1.0 - s[k]) * s[k] * h[j])
        => "(1 - s_k) s_k is there besides the given f′(p_k). slope2 is the slope already.",
    pairs(h, s, &|j, k| (s[j] - a[j]) * f[k] * h[j])
        => "Where the index is possible, the error is that of output j: it belongs to k, the column.",
    pairs(h, s, &|_, k| (s[k] - a[k]) * f[k] * s[k])
        => "The output s_k stands where the hidden signal s_j belongs, which the weight carries.",
    pairs(h, s, &|j, k| (s[k] - a[k]) * f[k] + h[j]) => "s_j was added: all three are factors.",
    pairs(h, s, &|j, k| (s[k] - a[k]) * h[j] + f[k]) => "f′(p_k) was added: all three are factors.",
    pairs(h, s, &|j, k| (s[k] - a[k]) + f[k] * h[j]) => "The error was added: all three are factors.",
    pairs(h, s, &|j, k| s[k] - a[k] * f[k] * h[j])
        => "Only the target was multiplied: the difference s_k - A_k needs brackets.",
    pairs(h, s, &|j, k| (s[k] - a[k] + f[k]) * h[j]) => "The error and f′(p_k) were added. All three are factors.",
    pairs(h, s, &|j, k| (s[k] - a[k] + h[j]) * f[k]) => "The error and s_j were added. All three are factors.",
    pairs(h, s, &|j, k| (s[k] - a[k]) * (f[k] + h[j])) => "f′(p_k) and s_j were added. All three are factors.",
};

type Update = fn(&mut Matrix, f64, &Vector, &Vector, &Vector);

pub static UPDATE: Check<Update> = Check {
    compare: "chainrule::network::backprop::next_output_weight_of_sigmoid",
    hint: "Eq 20 adds five factors multiplied together to each old weight: δ, the error \
               A_k - s_k, the signal s_j, and for the sigmoid (1 - s_k) and s_k.",
    nouns: ["output", "hidden neuron"],
    notes: &[
        ("delta", "the learning rate δ: each step is so long"),
        ("s1", "s_j, the hidden signal that the weight carries"),
    ],
    cases: cases! {
        "2 hidden neurons and 2 outputs":
            w2 = [[0.5, -1.5], [0.75, 0.25]], delta = 0.5, target = [0.9, 0.2], s2 = [0.35, 0.75],
            s1 = [0.6, 0.85];
        "3 hidden neurons and 2 outputs":
            w2 = [[0.4, 1.2], [-0.6, 0.3], [0.7, -0.9]], delta = 2.0, target = [0.1, 0.8],
            s2 = [0.7, 0.55], s1 = [0.25, 0.9, 0.65];
        "2 hidden neurons and 3 outputs":
            w2 = [[0.3, -0.6, 1.1], [1.2, 0.4, -0.7]], delta = 0.25, target = [0.0, 1.0, -0.3],
            s2 = [0.4, 0.15, 0.95], s1 = [-0.7, 0.45];
    },
    call: |update, x| {
        let mut w2 = x.matrix("w2");
        let (a, s2) = (x.vector("target"), x.vector("s2"));
        update(&mut w2, x.number("delta"), &a, &s2, &x.vector("s1"));
        vec![w2.named("w2")]
    },
    mistakes: &[UPDATE_MISTAKES],
    ..Check::of(|w, delta, a, s, h| {
        for (j, k) in indices(w) {
            w[(j, k)] = next_output_weight_of_sigmoid(w[(j, k)], delta, a[k], s[k], h[j]);
        }
    })
};

fn indices(w: &Matrix) -> impl Iterator<Item = (usize, usize)> + use<> {
    let (rows, columns) = w.shape();
    (0..rows).flat_map(move |j| (0..columns).map(move |k| (j, k)))
}

/// Makes something else of every weight.
fn each(w: &mut Matrix, change: &dyn Fn(f64, usize, usize) -> f64) {
    for (j, k) in indices(w) {
        w[(j, k)] = change(w[(j, k)], j, k);
    }
}

/// Adds something to every weight.
fn add(w: &mut Matrix, step: &dyn Fn(usize, usize) -> f64) {
    each(w, &|w, j, k| w + step(j, k));
}

/// What Equation 20 adds to w_jk, without δ.
fn step(a: &Vector, s: &Vector, h: &Vector, j: usize, k: usize) -> f64 {
    (a[k] - s[k]) * h[j] * (1.0 - s[k]) * s[k]
}

const UPDATE_MISTAKES: &[(&str, Update)] = mistakes! { |w, d, a, s, h|
    add(w, &|j, k| -d * step(a, s, h, j, k))
        => "Each weight moved the opposite way, uphill: the minus of Eq 12 and the minus of -(A \
         - s) make the plus of Eq 18 and 20.",
    add(w, &|j, k| 2.0 * d * step(a, s, h, j, k))
        => "There is a factor 2 in each step: the 2 of the power rule is cancelled by the ½ of Eq 11.",
    add(w, &|j, k| d * (a[k] - s[k]) * h[j] * s[k])
        => "(1 - s_k) is missing: the slope of the sigmoid is (1 - s_k) s_k.",
    add(w, &|j, k| d * (a[k] - s[k]) * h[j] * (1.0 - s[k]))
        => "The second s_k is missing: the slope of the sigmoid is (1 - s_k) s_k.",
    add(w, &|j, k| d * (a[k] - s[k]) * h[j])
        => "The slope of the sigmoid, (1 - s_k) s_k, is missing.",
    add(w, &|j, k| d * (a[k] - s[k]) * h[j] * (1.0 - h[j]) * h[j])
        => "The slope is (1 - s_j) s_j, of the hidden signal. It is the outputs' own: (1 - s_k) s_k.",
    each(w, &|_, j, k| d * step(a, s, h, j, k))
        => "The old weight is gone: these are the steps alone. Eq 20 adds them to w at t.",
    each(w, &|w, j, k| w * d * step(a, s, h, j, k)) => "Each weight was multiplied by its step. Eq 20 adds it.",
    each(w, &|w, j, k| w + w * d * step(a, s, h, j, k)) => "The old weight is a factor in each step as well.",
    add(w, &|j, k| d * a[k] * h[j] * (1.0 - s[k]) * s[k]) => "The error is A_k alone in these numbers, without s_k.",
    {}
        => "w2 has not changed. Was the step written into a copy? w2 comes as &mut: change it in \
         place.",
    add(w, &|j, k| d * (a[k] - s[k]) * h[j] * (1.0 + s[k]) * s[k])
        => "The slope is (1 + s_k) s_k in these numbers. Eq 19 has a minus sign.",
    add(w, &|j, k| d * (a[k] - s[k]) * h[j] * activation::sigmoid_slope(s[k]))
        => "The sigmoid was taken of s2 again before its slope. s2 is the output of the sigmoid \
         already: (1 - s_k) s_k.",
    add(w, &|j, k| d * (a[k] - s[k]) * h[j] - s[k] * s[k])
        => "These are the numbers of … s_j · 1 - s_k · s_k: the factor 1 - s_k needs brackets.",
    add(w, &|j, k| d * (a[k] - s[k]) * h[j] * (1.0 - s[k] * s[k]))
        => "The slope is 1 - s_k², that of tanh. The outputs use the sigmoid: (1 - s_k) s_k.",
};

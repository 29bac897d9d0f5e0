//! Backpropagation with a slip in it: what exercises 24 to 26 take apart.

use chainrule::activation::Activation;
use chainrule::network::backprop::hidden_sums;
use chainrule::network::{self, TwoLayer};
use chainrule::{Matrix, Vector};

use super::{matrix, sum, vector};
use crate::net::{Net, Sample};

/// A slope f′, from the function f′, p and the signal s.
type Slope = fn(fn(f64) -> f64, f64, f64) -> f64;

/// The pieces of backpropagation, each of which may be wrong.
pub struct Way {
    /// What is appended to the input and to the hidden signals.
    pub ones: [f64; 2],
    /// The error of an output, from its target and its signal.
    pub error: fn(f64, f64) -> f64,
    /// f′ of the outputs, as dL/dw2 has it.
    pub slope2: Slope,
    /// f′ of the outputs once more, on the way back to the hidden layer.
    pub slope2_back: Slope,
    /// f′ of the hidden neurons.
    pub slope1: Slope,
    /// The weight along which the error of output k comes back to neuron j.
    pub weight: fn(&Matrix, usize, usize) -> f64,
    /// The share that output k of n has in the sum.
    pub share: fn(usize, usize) -> f64,
    /// Factors for dL/dw1 and dL/dw2.
    pub signs: [f64; 2],
    /// Factors for their last rows, the biases.
    pub biases: [f64; 2],
    /// Whether the signals are factors, s in dL/dw1 and s1 in dL/dw2.
    pub signals: [bool; 2],
}

pub const RIGHT: Way = Way {
    ones: [1.0, 1.0],
    error: |a, s| s - a,
    slope2: |f, p, _| f(p),
    slope2_back: |f, p, _| f(p),
    slope1: |f, p, _| f(p),
    weight: |w, j, k| w[(j, k)],
    share: |_, _| 1.0,
    signs: [1.0, 1.0],
    biases: [1.0, 1.0],
    signals: [true, true],
};

/// The slips of this file as mistakes: what to tell, and an answer that makes
/// the slip, where `$way` is what that answer calls its [`Way`].
macro_rules! slips {
    ($way:ident, $answer:expr) => {
        slips! { @ $way, $answer;
            "The gradient of w2 is right, and that of w1 has the wrong sign throughout: that is \
             Eq 24 as printed, which lost a minus. By Eq 13, dL/ds2 is -(A - s2). (The loss may \
             fall all the same, which is why it is so hard to see: docs/misprints.md.)"
                => { signs: [-1.0, 1.0] }
            "The gradient of w1 is right, and that of w2 has the wrong sign throughout: dL/ds2 is \
             -(A - s2), as in Eq 13. (Lines 2 and 3 of Eq 29 are printed so: docs/misprints.md.)"
                => { signs: [1.0, -1.0] }
            "Both gradients have the wrong sign. A - s2 is what an update adds; the gradient \
             points uphill, with s2 - A. (Lines 2 and 3 of Eq 29 lost that sign: \
             docs/misprints.md.)"
                => { signs: [-1.0, -1.0] }
            "There is a factor 2 in both gradients: it cancels the ½ of the loss."
                => { signs: [2.0, 2.0] }
            "f′(p1) is missing in the gradient of w1: the error of a hidden neuron passes back \
             through its f (Eq 26)."
                => { slope1: |_, _, _| 1.0 }
            "f′(p2) is missing in both gradients: the error of an output passes back through its \
             f before anything else (Eq 15, and piece (2) of Eq 22)."
                => { slope2: |_, _, _| 1.0, slope2_back: |_, _, _| 1.0 }
            "f′ is missing everywhere: the gradient of w2 has f′(p2), and that of w1 has both \
             f′(p2) and f′(p1)."
                => { slope1: |_, _, _| 1.0, slope2: |_, _, _| 1.0, slope2_back: |_, _, _| 1.0 }
            "The gradient of w2 is right, but on the way back to the hidden layer f′(p2) is \
             missing, piece (2) of Eq 22."
                => { slope2_back: |_, _, _| 1.0 }
            "The gradient of w2 is right, but that of w1 has neither f′(p2), piece (2) of Eq 22, \
             nor f′(p1)."
                => { slope1: |_, _, _| 1.0, slope2_back: |_, _, _| 1.0 }
            "The gradient of w1 is right, but in that of w2 f′(p2) is missing (Eq 15)."
                => { slope2: |_, _, _| 1.0 }
            "f′(p1) is in the gradient of w1 twice."
                => { slope1: |f, p, _| f(p) * f(p) }
            "On the way back f′(p2) is there twice: it is a factor of the output's error already."
                => { slope2_back: |f, p, _| f(p) * f(p) }
            "f′ was taken of the signals: these are the numbers with f′(s1) and f′(s2). It is a \
             function of p, the sum that entered f."
                => { slope1: |f, _, s| f(s), slope2: |f, _, s| f(s), slope2_back: |f, _, s| f(s) }
            "f′ was taken of the hidden signals: these are the numbers with f′(s1) in place of \
             f′(p1)."
                => { slope1: |f, _, s| f(s) }
            "f′ was taken of the outputs: these are the numbers with f′(s2) in place of f′(p2)."
                => { slope2: |f, _, s| f(s), slope2_back: |f, _, s| f(s) }
            "(1 - s)s was used for f′ in both layers. That is Eq 19, and right for the sigmoid \
             only: net.slope knows the slope of any f."
                => { slope1: |_, _, s| (1.0 - s) * s, slope2: |_, _, s| (1.0 - s) * s, slope2_back: |_, _, s| (1.0 - s) * s }
            "(1 - s)s was used for f′ in the hidden layer. That is Eq 19, and right for the \
             sigmoid only: net.slope knows the slope of any f."
                => { slope1: |_, _, s| (1.0 - s) * s }
            "(1 - s)s was used for f′ at the outputs. That is Eq 19, and right for the sigmoid \
             only: net.slope knows the slope of any f."
                => { slope2: |_, _, s| (1.0 - s) * s, slope2_back: |_, _, s| (1.0 - s) * s }
            "f stands where its slope belongs, in both layers: net.f in place of net.slope."
                => { slope1: |_, _, s| s, slope2: |_, _, s| s, slope2_back: |_, _, s| s }
            "In the hidden layer f stands where its slope belongs: net.f in place of net.slope."
                => { slope1: |_, _, s| s }
            "At the outputs f stands where its slope belongs: net.f in place of net.slope."
                => { slope2: |_, _, s| s, slope2_back: |_, _, s| s }
            "f′ was taken twice in the hidden layer: these are the numbers with f′(f′(p1))."
                => { slope1: |f, p, _| f(f(p)) }
            "The biases of both layers have the gradient 0 in these numbers. They learn as well: \
             their signal is the 1."
                => { biases: [0.0, 0.0] }
            "The biases of the hidden layer have the gradient 0 in these numbers. They learn as \
             well: their signal is the 1."
                => { biases: [0.0, 1.0] }
            "The biases of the outputs have the gradient 0 in these numbers. They learn as well: \
             their signal is the 1."
                => { biases: [1.0, 0.0] }
            "Nothing got a 1 on the way forward, so no bias counted. Append a 1 to s, and to s1 \
             after f."
                => { ones: [0.0, 0.0] }
            "The hidden signals got no 1 on the way forward, so the biases of the outputs did not \
             count. Append a 1 to s1, after f."
                => { ones: [1.0, 0.0] }
            "The input got no 1 on the way forward, so the biases of the hidden neurons did not \
             count. Append a 1 to s."
                => { ones: [0.0, 1.0] }
            "Only the first output sends its error back to the hidden layer. Eq 24 sums over all \
             of them."
                => { share: |k, _| if k == 0 { 1.0 } else { 0.0 } }
            "Only the last output sends its error back to the hidden layer, as when = stands \
             where += should add."
                => { share: |k, n| if k + 1 == n { 1.0 } else { 0.0 } }
            "The hidden errors were divided by the number of outputs. Eq 24 is a sum, not a mean."
                => { share: |_, n| 1.0 / n as f64 }
            "On the way back the weights w_jk are missing, piece (3) of Eq 22."
                => { weight: |_, _, _| 1.0 }
            "On the way back the rows of w2 are off by one, as if the biases were the first row. \
             They are the last."
                => { weight: |w, j, k| w[(j + 1, k)] }
            "The target is missing: these are the numbers with s2 in place of s2 - A."
                => { error: |_, s| s }
            "The errors are squared. The square belongs to the loss; its slope is s2 - A."
                => { error: |a, s| (s - a) * (s - a) }
            "In the gradient of w1 the input signals s are missing (Eq 26)."
                => { signals: [false, true] }
            "In the gradient of w2 the hidden signals s1 are missing (Eq 16)."
                => { signals: [true, false] }
        }
    };
    (@ $way:ident, $answer:expr; $($words:literal => { $($part:ident: $value:expr),+ })+) => {
        &[$((
            $words,
            {
                const $way: Way = Way { $($part: $value,)+ ..RIGHT };
                $answer
            },
        )),+]
    };
}
pub(super) use slips;

fn append(s: &Vector, x: f64) -> Vector {
    s.iter().copied().chain([x]).collect()
}

/// (dL/dw1, dL/dw2) for one sample.
pub fn gradient(net: &Net, s: &Vector, a: &Vector, way: &Way) -> (Matrix, Matrix) {
    let s = append(s, way.ones[0]);
    let p1 = hidden_sums(&net.w1, &s);
    let s1 = append(&p1.map(net.f), way.ones[1]);
    let p2 = hidden_sums(&net.w2, &s1);
    let s2 = p2.map(net.f);
    let error = |k: usize| (way.error)(a[k], s2[k]);
    let back = |j: usize, k: usize| {
        error(k)
            * (way.slope2_back)(net.slope, p2[k], s2[k])
            * (way.weight)(&net.w2, j, k)
            * (way.share)(k, a.len())
    };
    let l1 = vector(p1.len(), |j| sum(a.len(), |k| back(j, k)));
    let row = |i: usize, rows: usize, layer: usize| {
        way.signs[layer]
            * if i + 1 == rows {
                way.biases[layer]
            } else {
                1.0
            }
    };
    let signal = |s: f64, layer: usize| if way.signals[layer] { s } else { 1.0 };
    let w1 = matrix(s.len(), p1.len(), |i, j| {
        let slope = (way.slope1)(net.slope, p1[j], s1[j]);
        row(i, s.len(), 0) * l1[j] * slope * signal(s[i], 0)
    });
    let w2 = matrix(s1.len(), p2.len(), |j, k| {
        let slope = (way.slope2)(net.slope, p2[k], s2[k]);
        row(j, s1.len(), 1) * error(k) * slope * signal(s1[j], 1)
    });
    (w1, w2)
}

/// The sum over samples, each with a factor of its own.
pub fn batch(
    net: &Net,
    samples: &[Sample],
    way: &Way,
    share: &dyn Fn(usize) -> f64,
) -> (Matrix, Matrix) {
    let mut w1 = Matrix::zeros(net.w1.rows(), net.w1.columns());
    let mut w2 = Matrix::zeros(net.w2.rows(), net.w2.columns());
    for (l, sample) in samples.iter().enumerate() {
        let (by_w1, by_w2) = gradient(net, &sample.s, &sample.target, way);
        w1 += &(share(l) * &by_w1);
        w2 += &(share(l) * &by_w2);
    }
    (w1, w2)
}

/// The same network as the crate's own.
///
/// # Panics
///
/// If `f` is no activation of the crate, or the tables do not fit.
pub fn two_layer(net: &Net) -> TwoLayer {
    const ALL: [Activation; 3] = [Activation::Sigmoid, Activation::Silu, Activation::Identity];
    let is = |f: &Activation| f.value(0.7) == (net.f)(0.7);
    let f = ALL
        .into_iter()
        .find(is)
        .expect("an activation of the crate");
    let unfold = |w: &Matrix| {
        let rows = w.rows() - 1;
        let biases = w.row(rows).iter().copied().collect();
        (biases, matrix(rows, w.columns(), |i, j| w[(i, j)]))
    };
    TwoLayer::with_bias(f, unfold(&net.w1), unfold(&net.w2)).expect("tables that fit")
}

/// The same sample as the crate's own.
pub fn sample(sample: &Sample) -> network::Sample {
    network::Sample::new(sample.s.clone(), sample.target.clone())
}

/// A copy, since `Net` has no methods.
pub fn copy(net: &Net) -> Net {
    let (w1, w2) = (net.w1.clone(), net.w2.clone());
    let (f, slope) = (net.f, net.slope);
    Net { w1, w2, f, slope }
}

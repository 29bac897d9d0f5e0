//! Backpropagation with a slip in it: what exercises 24 to 26 take apart.

use chainrule::activation::Activation;
use chainrule::network::backprop::hidden_sums;
use chainrule::network::{self, TwoLayer};
use chainrule::{Matrix, Vector};

use super::{matrix, sum, vector};
use crate::net::{Net, Sample};

/// The pieces of backpropagation, each of which may be wrong.
pub struct Way {
    /// What is appended to the input and to the hidden signals.
    pub ones: [f64; 2],
    /// The error of an output, from its target and its signal.
    pub error: fn(f64, f64) -> f64,
    /// f′ of the outputs, as dL/dw2 has it; from f′, p and s.
    pub slope2: fn(fn(f64) -> f64, f64, f64) -> f64,
    /// f′ of the outputs once more, on the way back to the hidden layer.
    pub slope2_back: fn(fn(f64) -> f64, f64, f64) -> f64,
    /// f′ of the hidden neurons.
    pub slope1: fn(fn(f64) -> f64, f64, f64) -> f64,
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
        (matrix(rows, w.columns(), |i, j| w[(i, j)]), biases)
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

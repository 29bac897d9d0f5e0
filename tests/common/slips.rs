//! Backpropagation with a slip in it: what tests, exercises and examples take
//! when they need numbers that are wrong on purpose.
//!
//! A [`Slip`] has a field for every piece of Equations 8 to 29 that people get
//! wrong. [`RIGHT`] has them all right, and a slip replaces one or more of them:
//! `Slip { signs: [-1.0, 1.0], ..RIGHT }`. Whoever wants the usual ones with a
//! name for each takes [`NAMED`].

#![allow(
    dead_code,
    reason = "each program that includes this needs a part of it"
)]

use chainrule::Matrix;
use chainrule::activation::{Activation, sigmoid};
use chainrule::network::Sample;

/// The text's network of two layers.
///
/// A table with one row more than there are signals has the biases in its last
/// row, as in Equation 10.
#[derive(Clone, Copy)]
pub(crate) struct Net<'a> {
    pub(crate) f: Activation,
    pub(crate) w1: &'a Matrix,
    pub(crate) w2: &'a Matrix,
}

/// A slope f′, from f, the sum p and the signal s = f(p).
pub(crate) type Slope = fn(Activation, f64, f64) -> f64;

/// A share in a sum of n terms, from the number of the term and n.
type Share = fn(usize, usize) -> f64;

/// The pieces of backpropagation, each of which may be wrong.
#[derive(Clone, Copy)]
pub(crate) struct Slip {
    /// The 1 behind the input, and the 1 behind the hidden signals.
    pub(crate) ones: [fn(Activation) -> f64; 2],
    /// f on the way forward, of the hidden layer and of the outputs.
    pub(crate) f: [fn(Activation, f64) -> f64; 2],
    /// ∂L/∂s_k from A_k and s_k, in Equation 13.
    pub(crate) error: fn(f64, f64) -> f64,
    /// f′(p_k) of Equation 15, in ∂L/∂w⁽²⁾.
    pub(crate) slope2: Slope,
    /// f′(p_k) once more, piece (2) of Equation 22 on the way back.
    pub(crate) slope2_back: Slope,
    /// f′(p_j) of Equation 26.
    pub(crate) slope1: Slope,
    /// The weight along which the error of output k comes back to neuron j: (23).
    pub(crate) weight: fn(&Matrix, usize, usize) -> f64,
    /// The output layer is updated first, and L_j is made of its new weights.
    pub(crate) early: bool,
    /// The share of output k in the sum of Equation 24.
    pub(crate) output: Share,
    /// That sum is not set back for the next neuron.
    pub(crate) running: bool,
    /// The share of sample l in the sum of Equation 28.
    pub(crate) sample: Share,
    /// Whether the signals are factors: s in ∂L/∂w⁽¹⁾, and s⁽¹⁾ in ∂L/∂w⁽²⁾.
    pub(crate) signals: [bool; 2],
    /// Factors of ∂L/∂w⁽¹⁾ and of ∂L/∂w⁽²⁾.
    pub(crate) signs: [f64; 2],
    /// Factors of their last rows, where there are biases.
    pub(crate) biases: [f64; 2],
    /// The factor before the sum of Equation 11.
    pub(crate) half: f64,
}

/// No slip.
pub(crate) const RIGHT: Slip = Slip {
    ones: [|_| 1.0; 2],
    f: [|f, p| f.value(p); 2],
    error: |a, s| s - a,
    slope2: |f, p, _| f.derivative(p),
    slope2_back: |f, p, _| f.derivative(p),
    slope1: |f, p, _| f.derivative(p),
    weight: |w, j, k| w[(j, k)],
    early: false,
    output: |_, _| 1.0,
    running: false,
    sample: |_, _| 1.0,
    signals: [true, true],
    signs: [1.0, 1.0],
    biases: [1.0, 1.0],
    half: 0.5,
};

/// L_j = +Σ_k (A_k − s_k) …: the second line of Equation 24, which lost a minus.
pub(crate) const EQ_24_AS_PRINTED: Slip = Slip {
    signs: [-1.0, 1.0],
    ..RIGHT
};

/// Lines 2 and 3 of Equation 29 as printed: they lost a minus as well.
pub(crate) const EQ_29_AS_PRINTED: Slip = Slip {
    signs: [1.0, -1.0],
    ..RIGHT
};

/// The output weights change first. Equations 12 and 21 say "at t".
pub(crate) const UPDATED_TOO_EARLY: Slip = Slip {
    early: true,
    ..RIGHT
};

/// f′(p_k), piece (2) of Equation 22, is left out of L_j.
pub(crate) const MISSING_SLOPE: Slip = Slip {
    slope2_back: |_, _, _| 1.0,
    ..RIGHT
};

/// f′ is taken at the signal s, and not at the sum p.
pub(crate) const SLOPE_OF_SIGNAL: Slip = of_slope(|f, _, s| f.derivative(s));

/// σ(p) (1 + σ(−p)), an x short, where SiLU′ belongs.
pub(crate) const SILU_WITHOUT_X: Slip = of_slope(|f, p, _| match f {
    Activation::Silu => sigmoid(p) * (1.0 + sigmoid(-p)),
    _ => f.derivative(p),
});

/// w_kj where w_jk belongs on the way back. Behind the last row or column the
/// counting begins again.
pub(crate) const UNTRANSPOSED: Slip = Slip {
    weight: |w, j, k| w[(k % w.rows(), j % w.columns())],
    ..RIGHT
};

/// No 1 on the way forward, so that no bias counts.
pub(crate) const FORGOTTEN_BIAS: Slip = Slip {
    ones: [|_| 0.0; 2],
    ..RIGHT
};

/// The biases count, but their gradient is 0.
pub(crate) const DROPPED_BIAS: Slip = Slip {
    biases: [0.0, 0.0],
    ..RIGHT
};

/// The samples are averaged, but the loss sums them.
pub(crate) const MEAN_FOR_SUM: Slip = Slip {
    sample: |_, n| 1.0 / n as f64,
    ..RIGHT
};

/// The loss has no ½, and its gradient is that of the loss with ½.
pub(crate) const MISSING_HALF: Slip = Slip { half: 1.0, ..RIGHT };

/// The usual ones: a short name, and what is wrong.
pub(crate) const NAMED: [(&str, &str, Slip); 11] = [
    (
        "eq24",
        "Equation 24 as printed: the hidden layer's sign is lost",
        EQ_24_AS_PRINTED,
    ),
    (
        "eq29",
        "Equation 29 as printed: the output layer's sign is lost",
        EQ_29_AS_PRINTED,
    ),
    (
        "early",
        "the output weights are updated before the error goes back",
        UPDATED_TOO_EARLY,
    ),
    ("slope", "f′(p_k) is missing on the way back", MISSING_SLOPE),
    (
        "signal",
        "f′ is taken of the signal s, not of the sum p",
        SLOPE_OF_SIGNAL,
    ),
    ("silu", "SiLU′ lacks its x", SILU_WITHOUT_X),
    (
        "turned",
        "w_kj stands for w_jk on the way back",
        UNTRANSPOSED,
    ),
    (
        "forgotten",
        "the biases are forgotten on the way forward",
        FORGOTTEN_BIAS,
    ),
    ("dropped", "the biases get no gradient", DROPPED_BIAS),
    (
        "mean",
        "the gradient is a mean over the samples, the loss a sum",
        MEAN_FOR_SUM,
    ),
    ("half", "the loss lacks its ½", MISSING_HALF),
];

/// One slope for all three places of f′.
pub(crate) const fn of_slope(slope: Slope) -> Slip {
    Slip {
        slope1: slope,
        slope2: slope,
        slope2_back: slope,
        ..RIGHT
    }
}

/// ∂L/∂w⁽¹⁾ and ∂L/∂w⁽²⁾ of all samples together, Equations 8 to 29, with a slip.
///
/// `delta` is the learning rate δ, which matters if the slip updates too early.
///
/// # Panics
///
/// If a table does not fit the samples.
pub(crate) fn gradients(net: Net, samples: &[Sample], delta: f64, slip: &Slip) -> [Matrix; 2] {
    let [by_w1, by_w2] = backward(net, net.w2, samples, slip);
    if !slip.early {
        return [by_w1, by_w2];
    }
    let next = net.w2 - &(delta * &by_w2);
    let [by_w1, _] = backward(net, &next, samples, slip);
    [by_w1, by_w2]
}

/// The loss of Equation 28, with a slip.
pub(crate) fn loss(net: Net, samples: &[Sample], slip: &Slip) -> f64 {
    let mut total = 0.0;
    for sample in samples {
        let s2 = forward(net, sample, slip).s2;
        for (a, s) in sample.target.iter().zip(s2) {
            total += slip.half * (a - s) * (a - s);
        }
    }
    total
}

/// Sums and signals of both layers; signals with their 1, if there are biases.
struct Way {
    s: Vec<f64>,
    p1: Vec<f64>,
    s1: Vec<f64>,
    p2: Vec<f64>,
    s2: Vec<f64>,
}

fn forward(net: Net, sample: &Sample, slip: &Slip) -> Way {
    let f = |layer: usize, p: &[f64]| p.iter().map(|&p| slip.f[layer](net.f, p)).collect();
    let mut s = sample.input.as_slice().to_vec();
    let p1 = sums(&mut s, net.w1, slip.ones[0](net.f)); // (8)
    let mut s1: Vec<f64> = f(0, &p1);
    let p2 = sums(&mut s1, net.w2, slip.ones[1](net.f)); // (9)
    let s2 = f(1, &p2);
    Way { s, p1, s1, p2, s2 }
}

/// p_j = Σ_i w_ij s_i, where s gets a 1 if `w` has a row for it.
fn sums(s: &mut Vec<f64>, w: &Matrix, one: f64) -> Vec<f64> {
    if s.len() + 1 == w.rows() {
        s.push(one);
    }
    let mut p = vec![0.0; w.columns()];
    for (i, s_i) in s.iter().enumerate() {
        for (p_j, w_ij) in p.iter_mut().zip(w.row(i)) {
            *p_j += s_i * w_ij;
        }
    }
    p
}

/// The error comes back through the table `back`.
fn backward(net: Net, back: &Matrix, samples: &[Sample], slip: &Slip) -> [Matrix; 2] {
    let Net { f, w1, w2 } = net;
    let mut by_w1 = Matrix::zeros(w1.rows(), w1.columns());
    let mut by_w2 = Matrix::zeros(w2.rows(), w2.columns());
    for (l, sample) in samples.iter().enumerate() {
        let a = &sample.target;
        let Way { s, p1, s1, p2, s2 } = forward(net, sample, slip);
        let share = (slip.sample)(l, samples.len());
        let mut l1 = vec![0.0; p1.len()];
        let carried = carry(&s1, p1.len(), 1, slip);
        for k in 0..p2.len() {
            let error = share * (slip.error)(a[k], s2[k]); // (13)
            let e_k = error * (slip.slope2)(f, p2[k], s2[k]); // (15)
            add_column(&mut by_w2, k, e_k, &carried); // (17)
            let e_k = error * (slip.slope2_back)(f, p2[k], s2[k]) * (slip.output)(k, p2.len());
            for j in 0..p1.len() {
                l1[j] += e_k * (slip.weight)(back, j, k); // (24)
            }
        }
        for j in (1..p1.len()).filter(|_| slip.running) {
            l1[j] += l1[j - 1];
        }
        let carried = carry(&s, sample.input.len(), 0, slip);
        for j in 0..p1.len() {
            let e_j = l1[j] * (slip.slope1)(f, p1[j], s1[j]); // (26)
            add_column(&mut by_w1, j, e_j, &carried); // (27)
        }
    }
    [by_w1, by_w2]
}

/// What the error of a neuron is multiplied by in ∂L/∂w: the `n` signals that
/// arrive there, and the 1 of the bias.
fn carry(s: &[f64], n: usize, layer: usize, slip: &Slip) -> Vec<f64> {
    let mut carried = s.to_vec();
    for i in 0..s.len() {
        let signal = if slip.signals[layer] { s[i] } else { 1.0 };
        let bias = if i < n { 1.0 } else { slip.biases[layer] };
        carried[i] = slip.signs[layer] * bias * signal;
    }
    carried
}

/// Adds e s_i to every w_ij of column j.
fn add_column(by_w: &mut Matrix, j: usize, e: f64, s: &[f64]) {
    for (i, s_i) in s.iter().enumerate() {
        by_w[(i, j)] += e * s_i;
    }
}

//! The three ways with one single weight, where pencil and paper can follow.
//!
//! The network is s₂ = w s, one input, no bias and no f. With s = 1 a step on
//! one sample is w + δ (A − w).

use chainrule::Matrix;
use chainrule::activation::Activation;
use chainrule::network::{Layer, Mode, Network, Reduction, Sample, Training};

/// The samples of a step, and what is made of their gradients.
type Way = (Mode, Reduction);

pub(crate) const ONLINE: Way = (Mode::Online, Reduction::Sum);
pub(crate) const MEAN: Way = (Mode::Batch, Reduction::Mean);
pub(crate) const SUM: Way = (Mode::Batch, Reduction::Sum);

/// The learning rate of a pass, counted from 1.
type Rate = fn(usize) -> f64;

pub(crate) fn report() {
    println!(
        "1. One weight: input 1, no f, w = 0 at the start
==============================================================================

A hundred copies of one sample with the answer 1. One pass, δ = 0.1:
"
    );
    for (name, way, formula) in [
        ("online", ONLINE, "1 − 0.9¹⁰⁰"),
        ("batch, mean", MEAN, "0.1 × 1"),
        ("batch, sum (28)", SUM, "0.1 × 100: ten times too far"),
    ] {
        let w = after_passes(&[1.0; 100], way, |_| 0.1, 1);
        println!("  {name:<18} w = {w:<12.9} {formula}");
    }
    println!(
        "
Where samples repeat each other, the batch asks all hundred of them before its
only step. The sum of Equation 28 makes that step N times as long, and beyond
δ N = 2 it runs away.

Two samples with the answers 0 and 1, shown in turn. After so many passes:

  passes                             1       2       5      20     100    1000"
    );
    let rows: [(_, _, Rate); 3] = [
        ("online, δ = 0.5", ONLINE, |_| 0.5),
        ("online, δ = 0.5 / pass", ONLINE, |pass| 0.5 / pass as f64),
        ("batch, mean, δ = 0.5", MEAN, |_| 0.5),
    ];
    for (name, way, rate) in rows {
        let w = [1, 2, 5, 20, 100, 1000].map(|n| after_passes(&[0.0, 1.0], way, rate, n));
        println!("  {name:<28}{}", w.map(|w| format!("{w:>8.4}")).concat());
    }
    println!(
        "
With a fixed δ online training is for ever pulled to the latest sample: from
1/3 to 2/3 and back, 1/(2 − δ) after each second one. The loss is least at
1/2. Let δ shrink, and online training gets there too.
"
    );
}

/// w after so many passes over samples with these answers.
pub(crate) fn after_passes(
    answers: &[f64],
    (mode, reduction): Way,
    rate: Rate,
    passes: usize,
) -> f64 {
    let samples = answers.iter().map(|&a| Sample::new([1.0], [a]));
    let samples: Vec<Sample> = samples.collect();
    let layer = Layer::new(Activation::Identity, Matrix::from([[0.0]]));
    let mut network = Network::new(vec![layer]).expect("one weight");
    for pass in 1..=passes {
        let mut training = Training {
            mode,
            reduction,
            ..Training::new(rate(pass), 1)
        };
        let losses = network.train(&samples, &mut training);
        losses.expect("samples that fit");
    }
    network.layers()[0].weights()[(0, 0)]
}

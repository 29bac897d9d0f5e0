//! The three ways with one single weight, where pencil and paper can follow.
//!
//! The network is s₂ = w s, one input, no bias and no f. With s = 1 a step on
//! one sample is w + δ (A − w).

use chainrule::Matrix;
use chainrule::activation::Activation;
use chainrule::network::{Layer, Mode, Network, Reduction, Sample, Training};

/// The learning rate of a pass, counted from 1.
type Rate = fn(usize) -> f64;

pub(crate) fn report() {
    println!(
        "1. One weight: input 1, no f, w = 0 at the start
==============================================================================

A hundred copies of one sample with the answer 1. One pass, δ = 0.1:
"
    );
    let copies = vec![Sample::new([1.0], [1.0]); 100];
    for (name, mode, reduction, formula) in [
        ("online", Mode::Online, Reduction::Sum, "1 − 0.9¹⁰⁰"),
        ("batch, mean", Mode::Batch, Reduction::Mean, "0.1 × 1"),
        (
            "batch, sum (28)",
            Mode::Batch,
            Reduction::Sum,
            "0.1 × 100: ten times too far",
        ),
    ] {
        let w = after_passes(&copies, mode, reduction, |_| 0.1, 1);
        println!("  {name:<18} w = {w:<12.9} {formula}");
    }
    println!(
        "
Where samples repeat each other, the batch asks all hundred of them before its
only step. The sum of Equation 28 makes that step N times as long, and from
δ N = 2 on it runs away.

Two samples with the answers 0 and 1, shown in turn. After so many passes:

  passes                             1       2       5      20     100    1000"
    );
    let two = [Sample::new([1.0], [0.0]), Sample::new([1.0], [1.0])];
    let rows: [(_, _, _, Rate); 3] = [
        ("online, δ = 0.5", Mode::Online, Reduction::Sum, |_| 0.5),
        (
            "online, δ = 0.5 / pass",
            Mode::Online,
            Reduction::Sum,
            |pass| 0.5 / pass as f64,
        ),
        (
            "batch, mean, δ = 0.5",
            Mode::Batch,
            Reduction::Mean,
            |_| 0.5,
        ),
    ];
    for (name, mode, reduction, rate) in rows {
        let w = [1, 2, 5, 20, 100, 1000].map(|n| after_passes(&two, mode, reduction, rate, n));
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

/// w after so many passes, with the learning rate of each pass, from 1 on.
pub(crate) fn after_passes(
    samples: &[Sample],
    mode: Mode,
    reduction: Reduction,
    rate: impl Fn(usize) -> f64,
    passes: usize,
) -> f64 {
    let layer = Layer::new(Activation::Identity, Matrix::from([[0.0]]));
    let mut network = Network::new(vec![layer]).expect("one weight");
    for pass in 1..=passes {
        let mut training = Training {
            mode,
            reduction,
            ..Training::new(rate(pass), 1)
        };
        network
            .train(samples, &mut training)
            .expect("samples that fit");
    }
    network.layers()[0].weights()[(0, 0)]
}

//! What all three ways have to learn, from where.

use chainrule::activation::Activation::{Identity, Sigmoid};
use chainrule::network::{Mode, Network, Reduction, Sample, Training};
use chainrule::rng::Rng;
use std::ops::ControlFlow;

/// Points of a curve with noise on them, and a random network that is to pass
/// through them.
pub(crate) struct Task {
    pub(crate) samples: Vec<Sample>,
    pub(crate) start: Network,
    pub(crate) target: f64,
    pub(crate) passes: usize,
    pub(crate) seed: u64,
}

/// How a training went.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// The mean loss after each pass.
    pub(crate) losses: Vec<f64>,
    /// The pass after which it was below the target.
    pub(crate) reached: Option<usize>,
}

impl Task {
    pub(crate) fn new(samples: usize, noise: f64, target: f64, passes: usize, seed: u64) -> Task {
        let mut rng = Rng::new(seed);
        let mut sample = |_| {
            let x = rng.uniform(-1.0, 1.0);
            Sample::new([x], [(3.0 * x).sin() + noise * rng.normal()])
        };
        let samples = (0..samples).map(&mut sample).collect();
        let start = Network::random(&[1, 8, 1], &[Sigmoid, Identity], &mut rng);
        Task {
            samples,
            start: start.expect("widths that fit"),
            target,
            passes,
            seed,
        }
    }

    /// Trains a copy of the start with mini-batches of `size`, in a fresh order
    /// every pass, until it reaches the target or, `to_the_end`, regardless.
    pub(crate) fn run(&self, size: usize, rate: f64, to_the_end: bool) -> Run {
        let (mut network, mut training) = (self.start.clone(), self.training(size, rate));
        let mut reached = None;
        let losses = network.train_with(&self.samples, &mut training, |progress, _| {
            if reached.is_none() && progress.loss < self.target {
                reached = Some(progress.epoch);
            }
            match reached.is_some() && !to_the_end || !progress.loss.is_finite() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        let losses = losses.expect("samples that fit");
        Run { losses, reached }
    }

    pub(crate) fn training(&self, size: usize, rate: f64) -> Training {
        Training {
            mode: Mode::MiniBatch(size),
            reduction: Reduction::Mean,
            shuffle: Some(Rng::new(self.seed)),
            ..Training::new(rate, self.passes)
        }
    }
}

//! What all three ways have to learn, from where.

use chainrule::activation::Activation::{Identity, Sigmoid};
use chainrule::network::{Mode, Network, Progress, Reduction, Sample, Training};
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

fn curve(x: f64) -> f64 {
    (3.0 * x).sin()
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
            Sample::new([x], [curve(x) + noise * rng.normal()])
        };
        Task {
            samples: (0..samples).map(&mut sample).collect(),
            start: Network::random(&[1, 8, 1], &[Sigmoid, Identity], &mut rng)
                .expect("widths that fit"),
            target,
            passes,
            seed,
        }
    }

    /// The mean loss of the curve itself, which is to be learned without the noise.
    pub(crate) fn loss_of_noise(&self) -> f64 {
        let loss = |x: &Sample| 0.5 * (x.target[0] - curve(x.input[0])).powi(2);
        self.samples.iter().map(loss).sum::<f64>() / self.samples.len() as f64
    }

    /// Trains a copy of the start with mini-batches of `size`, in a fresh order
    /// every pass, until it reaches the target or, `to_the_end`, regardless.
    pub(crate) fn run(&self, size: usize, rate: f64, to_the_end: bool) -> Run {
        let mut reached = None;
        let watch = |progress: Progress, _: &Network| {
            if reached.is_none() && progress.loss < self.target {
                reached = Some(progress.epoch);
            }
            let done = reached.is_some() && !to_the_end || !progress.loss.is_finite();
            if done {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let losses =
            self.start
                .clone()
                .train_with(&self.samples, &mut self.training(size, rate), watch);
        Run {
            losses: losses.expect("samples that fit"),
            reached,
        }
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

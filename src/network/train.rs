//! Training: descent by one sample, some or all of them at a time.
//!
//! Section 6 of the text. An epoch shows every sample once. Online training
//! updates after each one, batch training after all of them, mini-batches lie
//! between. In each update all slopes come from the weights at t; then all
//! weights change.
//!
//! A batch sums the slopes of its samples, as Equation 29 does, so the step
//! grows with the batch. [`Reduction::Mean`] divides by the number of samples,
//! which is the same as dividing δ.

use super::deep::Pass;
use super::error::{Result, refuse};
use super::{Network, Sample};
use crate::rng::Rng;
use std::ops::ControlFlow;

/// How many samples share one update.
///
/// A single weight, 0 at first, and two samples, which want 1 and 3 for the input 1:
///
/// ```
/// use chainrule::{Matrix, activation::Activation::Identity};
/// use chainrule::network::{Layer, Mode, Network, NetworkError, Sample, Training};
///
/// let samples = [Sample::new([1.0], [1.0]), Sample::new([1.0], [3.0])];
/// let trained = |mode| {
///     let mut network = Network::new(vec![Layer::new(Identity, Matrix::zeros(1, 1))])?;
///     let mut training = Training { mode, ..Training::new(0.5, 1) };
///     network.train(&samples, &mut training)?;
///     Ok::<f64, NetworkError>(network.layers()[0].weights()[(0, 0)])
/// };
/// assert_eq!(trained(Mode::Online)?, 1.75); // 0.5 (1 − 0), then + 0.5 (3 − 0.5)
/// assert_eq!(trained(Mode::Batch)?, 2.0); // 0.5 ((1 − 0) + (3 − 0))
/// # Ok::<(), NetworkError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// One: online training, or stochastic gradient descent if shuffled.
    Online,
    /// So many, at least 1, or what is left of them at the end of an epoch.
    #[doc(alias = "mini-batch")]
    MiniBatch(usize),
    /// All of them.
    Batch,
}

/// Whether the samples of a batch are summed or averaged.
///
/// A batch of two whose answers differ from the outputs by 1 and by 3:
///
/// ```
/// use chainrule::{Matrix, activation::Activation::Identity};
/// use chainrule::network::{Layer, Mode, Network, NetworkError, Reduction, Sample, Training};
///
/// let samples = [Sample::new([1.0], [1.0]), Sample::new([1.0], [3.0])];
/// let trained = |reduction| {
///     let mut network = Network::new(vec![Layer::new(Identity, Matrix::zeros(1, 1))])?;
///     let mut training = Training { mode: Mode::Batch, reduction, ..Training::new(0.5, 1) };
///     network.train(&samples, &mut training)?;
///     Ok::<f64, NetworkError>(network.layers()[0].weights()[(0, 0)])
/// };
/// assert_eq!(trained(Reduction::Sum)?, 2.0); // 0.5 (1 + 3)
/// assert_eq!(trained(Reduction::Mean)?, 1.0); // 0.5 (1 + 3)/2
/// # Ok::<(), NetworkError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reduction {
    /// L = ½ Σ_l Σ_k …, Equation 28.
    Sum,
    /// L/N, with N the number of samples in the batch.
    Mean,
}

/// How to train a [`Network`].
///
/// ```
/// use chainrule::network::{Mode, Reduction, Training};
/// use chainrule::rng::Rng;
///
/// let training = Training {
///     mode: Mode::MiniBatch(10),
///     reduction: Reduction::Mean,
///     shuffle: Some(Rng::new(1)),
///     ..Training::new(0.5, 30)
/// };
/// # assert_eq!(training.epochs, 30);
/// ```
#[derive(Clone, Debug)]
pub struct Training {
    /// The learning rate δ, finite and above 0.
    #[doc(alias = "learning rate")]
    pub learning_rate: f64,
    /// How many times every sample is shown.
    pub epochs: usize,
    /// How many samples share one update.
    pub mode: Mode,
    /// Sum or mean over them.
    pub reduction: Reduction,
    /// Shuffles the samples before every epoch; without it they keep their order.
    /// The next training goes on from where this one left it, so that five
    /// trainings of one epoch are one of five.
    pub shuffle: Option<Rng>,
    /// The loss is measured after every so many epochs, and after the last; with
    /// 0, never. It takes a pass forward over all samples.
    pub loss_every: usize,
}

/// How far a training is: what [`Network::train_with`] tells after an epoch.
///
/// Here it ends the training as soon as the loss is small. The weight is 0 and
/// is to become 1; with δ = ½ every epoch halves what is missing.
///
/// ```
/// use chainrule::{Matrix, activation::Activation::Identity};
/// use chainrule::network::{Layer, Network, Progress, Sample, Training};
/// use std::ops::ControlFlow::{Break, Continue};
///
/// let mut network = Network::new(vec![Layer::new(Identity, Matrix::zeros(1, 1))])?;
/// let samples = [Sample::new([1.0], [1.0])];
/// let enough = |now: Progress, _: &Network| if now.loss < 0.01 { Break(()) } else { Continue(()) };
/// let losses = network.train_with(&samples, &mut Training::new(0.5, 1000), enough)?;
/// assert_eq!(losses, [0.125, 0.03125, 0.0078125]); // 0.5²/2, 0.25²/2, 0.125²/2
/// # Ok::<(), chainrule::network::NetworkError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// The epoch that just ended, from 1 on.
    pub epoch: usize,
    /// The loss over all samples after it; their mean with [`Reduction::Mean`].
    pub loss: f64,
}

impl Training {
    /// Online training in the given order, with the loss after every epoch.
    pub fn new(learning_rate: f64, epochs: usize) -> Training {
        Training {
            learning_rate,
            epochs,
            mode: Mode::Online,
            reduction: Reduction::Sum,
            shuffle: None,
            loss_every: 1,
        }
    }

    /// How many of so many samples share one update.
    fn batch_size(&self, samples: usize) -> Result<usize> {
        let delta = self.learning_rate;
        if !(delta.is_finite() && delta > 0.0) {
            refuse!("the learning rate is {delta}: it must be finite and above 0");
        }
        match self.mode {
            Mode::Online => Ok(1),
            Mode::MiniBatch(0) => refuse!("the size of a mini-batch is 0: it must be at least 1"),
            Mode::MiniBatch(size) => Ok(size.min(samples)),
            Mode::Batch => Ok(samples),
        }
    }

    /// What a sum over n samples is multiplied by.
    fn scale(&self, n: usize) -> f64 {
        match self.reduction {
            Reduction::Sum => 1.0,
            Reduction::Mean => 1.0 / n as f64,
        }
    }
}

impl Network {
    /// Trains the network and returns the losses that `training` has measured:
    /// by default one after each epoch. Of `training` only the state of its
    /// `shuffle` changes.
    ///
    /// With too large a δ the losses grow, in the end to infinity or NaN. That is
    /// no error: look at them.
    ///
    /// # Errors
    ///
    /// If the samples do not fit the network, δ is not finite and above 0, or a
    /// mini-batch has the size 0; then no weight has changed.
    pub fn train(&mut self, samples: &[Sample], training: &mut Training) -> Result<Vec<f64>> {
        self.train_with(samples, training, |_, _| ControlFlow::Continue(()))
    }

    /// Trains the network as [`Network::train`] does, and shows it to `watch`
    /// whenever a loss is measured. `Break` ends the training there.
    ///
    /// Here the network learns ten noisy points of a parabola, and is watched on ten
    /// others that take no part. The best one so far is kept, and when 200 epochs
    /// have brought nothing better the training stops: from there on it would learn
    /// the noise.
    ///
    /// ```
    /// use chainrule::activation::Activation::{Identity, Tanh};
    /// use chainrule::network::{Network, Sample, Training};
    /// use chainrule::rng::Rng;
    /// use std::ops::ControlFlow::{Break, Continue};
    ///
    /// let mut rng = Rng::new(1);
    /// let mut point = |n: usize| {
    ///     let x = 0.1 * n as f64 - 1.0;
    ///     Sample::new([x], [x * x + 0.1 * rng.normal()])
    /// };
    /// let learned: Vec<Sample> = (0..20).step_by(2).map(&mut point).collect();
    /// let others: Vec<Sample> = (1..20).step_by(2).map(&mut point).collect();
    ///
    /// let mut network = Network::random(&[1, 10, 1], &[Tanh, Identity], &mut rng)?;
    /// let mut training = Training { shuffle: Some(rng), ..Training::new(0.1, 10_000) };
    /// let (mut best, mut lowest, mut at) = (network.clone(), f64::INFINITY, 0);
    /// let losses = network.train_with(&learned, &mut training, |now, network| {
    ///     let loss = network.loss(&others);
    ///     if loss < lowest {
    ///         (best, lowest, at) = (network.clone(), loss, now.epoch);
    ///     }
    ///     if now.epoch < at + 200 { Continue(()) } else { Break(()) }
    /// })?;
    /// assert_eq!(losses.len(), at + 200);
    /// assert!(best.loss(&others) < network.loss(&others));
    /// # Ok::<(), chainrule::network::NetworkError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Network::train`].
    pub fn train_with(
        &mut self,
        samples: &[Sample],
        training: &mut Training,
        mut watch: impl FnMut(Progress, &Network) -> ControlFlow<()>,
    ) -> Result<Vec<f64>> {
        self.check_samples(samples)?;
        let size = training.batch_size(samples.len())?;
        let given: Vec<&Sample> = samples.iter().collect();
        let mut order = given.clone();
        let mut pass = Pass::new(&self.layers, size);
        let mut losses = Vec::new();
        for epoch in 1..=training.epochs {
            if let Some(rng) = &mut training.shuffle {
                order.copy_from_slice(&given);
                rng.shuffle(&mut order);
            }
            for batch in order.chunks(size) {
                let delta = training.learning_rate * training.scale(batch.len());
                self.descend(&mut pass, delta, batch);
            }
            let due = epoch.is_multiple_of(training.loss_every) || epoch == training.epochs;
            if due && training.loss_every > 0 {
                let loss = training.scale(samples.len()) * self.loss_in(&mut pass, samples);
                losses.push(loss);
                if watch(Progress { epoch, loss }, self).is_break() {
                    break;
                }
            }
        }
        Ok(losses)
    }
}

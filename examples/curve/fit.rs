//! A network with one input and one output, fitted to points of a curve.

use chainrule::Vector;
use chainrule::activation::Activation::{self, Identity};
use chainrule::network::{Mode, Network, NetworkError, Progress, Reduction, Sample, Training};
use chainrule::rng::Rng;
use std::ops::ControlFlow;

/// What is to be trained, and how.
pub(crate) struct Plan {
    pub(crate) f: Activation,
    pub(crate) hidden: usize,
    pub(crate) rate: f64,
    pub(crate) epochs: usize,
    /// The first weights and biases of the hidden layer lie between ± this.
    pub(crate) spread: f64,
    pub(crate) seed: u64,
}

/// A network from u = (x − middle) / half to v = (y − mean) / deviation, so
/// that it sees numbers about as large as 1 whatever the curve.
pub(crate) struct Fit {
    network: Network,
    middle: f64,
    half: f64,
    pub(crate) mean: f64,
    /// How far the values lie from their mean; 1 if they do not.
    pub(crate) deviation: f64,
    /// The mean loss of v after every so many epochs.
    pub(crate) losses: Vec<f64>,
}

impl Fit {
    /// Trains a random network on the points, whose x run from the first to the
    /// last.
    pub(crate) fn new(
        points: &[(f64, f64)],
        (from, to): (f64, f64),
        plan: &Plan,
        mut watch: impl FnMut(Progress),
    ) -> Result<Fit, NetworkError> {
        let n = points.len() as f64;
        let mean = points.iter().map(|(_, y)| y / n).sum::<f64>();
        let far = points.iter().fold(0.0, |far, (_, y)| (y - mean).hypot(far));
        let deviation = far / n.sqrt();
        let constant = deviation <= 1e-12 * mean.abs(); // but for rounding
        let mut rng = Rng::new(plan.seed);
        let mut network = Network::random(&[1, plan.hidden, 1], &[plan.f, Identity], &mut rng)?;
        let w = network.layers()[0].weights();
        let spread = w.map(|_| rng.uniform(-plan.spread, plan.spread));
        network.set_weights(0, spread)?;
        let mut fit = Fit {
            network,
            middle: from / 2.0 + to / 2.0,
            half: to / 2.0 - from / 2.0,
            mean,
            deviation: if constant { 1.0 } else { deviation },
            losses: Vec::new(),
        };
        let v = |y: f64| (y - fit.mean) / fit.deviation;
        let samples = points.iter().map(|&(x, y)| Sample::new([fit.u(x)], [v(y)]));
        let samples: Vec<Sample> = samples.collect();
        let mut training = Training {
            mode: Mode::MiniBatch(10),
            reduction: Reduction::Mean,
            shuffle: Some(rng),
            loss_every: plan.epochs.div_ceil(60),
            ..Training::new(plan.rate, plan.epochs)
        };
        let network = &mut fit.network;
        fit.losses = network.train_with(&samples, &mut training, |progress, _| {
            watch(progress);
            match progress.loss.is_finite() {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        })?;
        Ok(fit)
    }

    /// What the network answers at x.
    pub(crate) fn value(&self, x: f64) -> f64 {
        let v = self.network.forward(&Vector::from([self.u(x)]))[0];
        self.mean + self.deviation * v
    }

    /// The slope of the answer at x: Equation 45, one route through every hidden
    /// neuron.
    ///
    /// ```text
    /// dv/du = Σ_j ∂v/∂s_j ds_j/du = Σ_j f′(p_k) w_jk f′(p_j) w_uj
    /// ```
    pub(crate) fn slope(&self, x: f64) -> f64 {
        let trace = self.network.trace(&Vector::from([self.u(x)]));
        let [hidden, output] = self.network.layers() else {
            unreachable!("the network has two layers");
        };
        let slope_k = output.activation().derivative(trace.p[1][0]);
        let routes = (0..hidden.outputs()).map(|j| {
            let slope_j = hidden.activation().derivative(trace.p[0][j]);
            slope_k * output.weights()[(j, 0)] * slope_j * hidden.weights()[(0, j)]
        });
        self.deviation * routes.sum::<f64>() / self.half
    }

    fn u(&self, x: f64) -> f64 {
        (x - self.middle) / self.half
    }
}

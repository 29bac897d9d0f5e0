//! Equations 12, 21 and 28: many steps downhill, all gradients at t, then one
//! update.

use super::network::{as_crate, batch, f_of, net, samples, two_layer};
use super::*;
use crate::exercise_judge::slips::{RIGHT, Slip};
use crate::net::{Net, Sample};
use chainrule::network;
use std::ops::Range;

type Train = fn(&mut Net, &[Sample], f64, usize) -> Vector;

pub static TRAINING: Check<Train> = Check {
    compare: "chainrule::network::TwoLayer::batch_update",
    hint: "In each step: note the loss of Eq 28, work out the gradients of both layers with the \
               weights as they are, and only then subtract δ times the gradients.",
    notes: &[("delta", "the learning rate δ: each step is so long")],
    cases: cases! {
        "1 step, f the sigmoid":
            w1 = W1, w2 = W2, delta = 0.5, steps = 1.0, s = S, targets = TARGETS;
        "4 steps, f the sigmoid":
            w1 = W1, w2 = W2, delta = 2.0, steps = 4.0, s = S, targets = TARGETS;
        "3 steps, f the SiLU" (f = Activation::Silu):
            w1 = [[0.5, -1.5], [1.75, 0.25], [0.4, 0.7], [-0.6, 0.35]],
            w2 = [[1.25, -0.5, 0.3], [0.75, 1.5, -0.8], [0.3, -0.9, 0.55]], delta = 0.25, steps = 3.0,
            s = [[0.75, -0.5, 0.3], [-0.2, 0.9, -1.1]], targets = [[0.9, 0.3, -0.4], [0.1, -0.7, 0.6]];
        "6 steps so long that the loss rises":
            w1 = W1, w2 = W2, delta = 25.0, steps = 6.0, s = S, targets = TARGETS;
        "5 steps from a tiny loss" (f = Activation::Identity):
            w1 = [[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]], w2 = [[1.0], [-0.5], [0.25]],
            delta = 0.5, steps = 5.0, s = [[0.3, 0.2], [0.1, -0.4]], targets = [[0.45005], [0.54998]];
        "XOR, 40 steps":
            w1 = [[0.6, -0.9, 0.8], [-0.7, 0.5, 0.9], [0.1, -0.3, 0.2]],
            w2 = [[0.9], [-0.8], [0.4], [0.15]], delta = 0.75, steps = 40.0,
            s = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], targets = [[0.0], [1.0], [1.0], [0.0]];
    },
    call: |train, x| {
        let (mut net, steps) = (net(x), x.number("steps") as usize);
        let losses = train(&mut net, &samples(x), x.number("delta"), steps);
        noted(&losses, &net.w1, &net.w2)
    },
    slips: Some(|slip, x| {
        let (mut net, steps) = (net(x), x.number("steps") as usize);
        let (slip, delta) = (*slip, x.number("delta"));
        let plan = Plan { slip, ..RIGHT_PLAN };
        let losses = by(plan, &mut net, &samples(x), delta, steps);
        noted(&losses, &net.w1, &net.w2)
    }),
    mistakes: &[MISTAKES],
    ..Check::of(|net, samples, delta, steps| {
        let samples: Vec<network::Sample> = samples.iter().map(as_crate).collect();
        let mut two_layer = two_layer(f_of(net), &net.w1, &net.w2);
        let mut step = |_| {
            let loss = two_layer.loss(&samples);
            two_layer.batch_update(delta, &samples);
            loss
        };
        let losses = (0..steps).map(&mut step).collect();
        net.w1 = two_layer.w1().clone();
        net.w2 = two_layer.w2().clone();
        losses
    })
};

const W1: [[f64; 2]; 3] = [[0.5, -1.5], [1.75, 0.25], [0.4, 0.7]];
const W2: [[f64; 2]; 3] = [[1.25, -0.5], [0.75, 1.5], [-0.3, 0.6]];
const S: [[f64; 2]; 3] = [[0.75, -0.5], [-0.2, 0.9], [0.6, 0.35]];
const TARGETS: [[f64; 2]; 3] = [[0.9, 0.3], [0.1, -0.7], [0.4, 0.95]];

/// What training gives: the losses and the weights.
fn noted(losses: &Vector, w1: &Matrix, w2: &Matrix) -> Vec<crate::exercise_judge::Block> {
    vec![losses.named("losses"), w1.named("w1"), w2.named("w2")]
}

/// The loss of Equation 28.
fn loss(net: &Net, samples: &[Sample]) -> f64 {
    let samples: Vec<network::Sample> = samples.iter().map(as_crate).collect();
    two_layer(f_of(net), &net.w1, &net.w2).loss(&samples)
}

/// The pieces of training, each of which may be wrong.
#[derive(Clone, Copy)]
struct Plan {
    slip: Slip,
    /// The samples that a step takes, from its number and n.
    samples: fn(usize, usize) -> Range<usize>,
    /// All of them in one update, or each in one of its own.
    together: bool,
    /// What of each layer's gradient is subtracted, one update after the other.
    updates: &'static [[f64; 2]],
    /// A factor of δ, from the number of the step and n.
    share: fn(usize, usize) -> f64,
    /// How much of the gradient before is still in the next.
    memory: f64,
    /// The gradient of the first step serves for all.
    once: bool,
    loss: fn(&Net, &[Sample]) -> f64,
    after: bool,
}

const RIGHT_PLAN: Plan = Plan {
    slip: RIGHT,
    samples: |_, n| 0..n,
    together: true,
    updates: &[[1.0, 1.0]],
    share: |_, _| 1.0,
    memory: 0.0,
    once: false,
    loss,
    after: false,
};

/// Each step subtracts the mean.
const MEANS: Plan = Plan {
    share: |_, n| 1.0 / n as f64,
    ..RIGHT_PLAN
};

/// Training by a plan: the losses.
fn by(plan: Plan, net: &mut Net, x: &[Sample], delta: f64, steps: usize) -> Vector {
    let mut total = batch(net, &[], &RIGHT);
    let mut step = |t: usize| {
        let before = (plan.loss)(net, x);
        let taken = &x[(plan.samples)(t, x.len())];
        for group in taken.chunks(if plan.together { taken.len() } else { 1 }) {
            for factors in plan.updates {
                if t == 0 || !plan.once {
                    let gradient = batch(net, group, &plan.slip);
                    total.0 = &(plan.memory * &total.0) + &gradient.0;
                    total.1 = &(plan.memory * &total.1) + &gradient.1;
                }
                let step = factors.map(|factor| factor * delta * (plan.share)(t, x.len()));
                net.w1 -= &(step[0] * &total.0);
                net.w2 -= &(step[1] * &total.1);
            }
        }
        if plan.after {
            (plan.loss)(net, x)
        } else {
            before
        }
    };
    (0..steps).map(&mut step).collect()
}

/// A copy, since `Net` has no methods.
fn copy(net: &Net) -> Net {
    let (w1, w2) = (net.w1.clone(), net.w2.clone());
    let (f, slope) = (net.f, net.slope);
    Net { w1, w2, f, slope }
}

const COPY: &str = "The weights in net are as they came: was a copy trained?";

const MISTAKES: &[(&str, Train)] = mistakes! { |n, x, d, t|
    by(RIGHT_PLAN, n, x, -d, t)
        => "Both layers moved uphill. Either the steps were added, and Eq 12 subtracts them, or the \
         gradients have the wrong sign: A - s2 is what an update adds.",
    by(RIGHT_PLAN, n, x, 2.0 * d, t)
        => "Each step is twice as long. Either it was taken twice, or there is a factor 2 in δ or in \
         the gradients, where it cancels the ½ of the loss.",
    by(Plan { updates: &[[-1.0, 1.0]], ..RIGHT_PLAN }, n, x, d, t)
        => "w1 moved uphill. Either its step was added, or its gradient has the wrong sign, as with \
         Eq 24 as printed, which lost a minus (docs/misprints.md).",
    by(Plan { updates: &[[1.0, -1.0]], ..RIGHT_PLAN }, n, x, d, t)
        => "w2 moved uphill. Either its step was added, or its gradient has the wrong sign, as with \
         lines 2 and 3 of Eq 29 as printed (docs/misprints.md).",
    by(Plan { together: false, ..RIGHT_PLAN }, n, x, d, t)
        => "The weights were updated after every single sample. That is online training; here \
         all the samples of a batch are summed first, and then there is one update (Eq 29).",
    by(Plan { updates: &[[0.0, 1.0], [1.0, 0.0]], ..RIGHT_PLAN }, n, x, d, t)
        => "w2 was updated before the gradient of w1 was worked out. Both gradients belong to \
         the weights at t: work out both, then update both.",
    by(Plan { updates: &[[1.0, 0.0], [0.0, 1.0]], ..RIGHT_PLAN }, n, x, d, t)
        => "w1 was updated before the gradient of w2 was worked out. Both gradients belong to \
         the weights at t: work out both, then update both.",
    by(MEANS, n, x, d, t)
        => "Each step uses the mean over the samples. Eq 28 sums; with a mean, δ would have to \
         be N times as large.",
    by(Plan { share: |_, n| n as f64, ..RIGHT_PLAN }, n, x, d, t)
        => "Each step is N times as long, for N samples: is δ or the sum multiplied by their number?",
    by(Plan { loss: mean_loss, ..MEANS }, n, x, d, t)
        => "Losses and steps are means over the samples. Eq 28 sums, and so does Eq 29.",
    by(RIGHT_PLAN, n, x, 0.0, t) => COPY,
    by(RIGHT_PLAN, &mut copy(n), x, d, t) => COPY,
    by(Plan { after: true, ..RIGHT_PLAN }, n, x, d, t)
        => "The losses are noted after each step. Note the loss before the step, then take it.",
    by(Plan { loss: |n, x| loss(n, &x[x.len() - 1..]), ..RIGHT_PLAN }, n, x, d, t)
        => "Each loss is that of the last sample alone. Eq 28 sums.",
    by(Plan { once: true, ..RIGHT_PLAN }, n, x, d, t)
        => "The gradient of the first step was used for all of them. It changes with the weights.",
    by(Plan { samples: |_, n| n - 1..n, ..RIGHT_PLAN }, n, x, d, t)
        => "Only the last sample of the batch moves the weights, as when = stands for +=.",
    by(Plan { samples: |_, _| 0..1, ..RIGHT_PLAN }, n, x, d, t)
        => "Only the first sample of the batch moves the weights.",
    by(Plan { memory: 1.0, ..RIGHT_PLAN }, n, x, d, t)
        => "The gradients of earlier steps are still in the sum: it has to start from 0 in every \
         step.",
    by(Plan { share: |t, _| 1.0 / (t + 1) as f64, ..RIGHT_PLAN }, n, x, d, t)
        => "The steps grow shorter: δ was divided by the number of the step. It stays the same.",
    by(RIGHT_PLAN, n, x, d, t).iter().copied().skip(t - 1).collect()
        => "Only the last loss is there. One for every step.",
    by(Plan { loss: mean_loss, ..RIGHT_PLAN }, n, x, d, t)
        => "The losses are means over the samples. Eq 28 sums.",
    by(Plan { samples: |_, n| 1..n, ..RIGHT_PLAN }, n, x, d, t)
        => "The first sample does not move the weights. Eq 29 sums over all of them.",
    by(RIGHT_PLAN, n, &x[1..], d, t)
        => "The first sample is left out, of the losses and of the gradients.",
    by(RIGHT_PLAN, n, &x[..x.len() - 1], d, t)
        => "The last sample is left out, of the losses and of the gradients.",
    by(RIGHT_PLAN, n, &x[..1], d, t)
        => "Only the first sample counts, in the losses and in the gradients: a return or a break inside \
         the loop?",
    by(Plan { samples: |t, n| t % n..t % n + 1, ..RIGHT_PLAN }, n, x, d, t)
        => "Each step takes one sample alone, one after the other, and not all of them together.",
    {
        let mut step = |_| {
            let of_one = |l| by(RIGHT_PLAN, n, &x[l..=l], d, 1)[0];
            (0..x.len()).map(of_one).sum()
        };
        (0..t).map(&mut step).collect()
    }
        => "The weights were updated after every single sample, and each part of the loss belongs to \
         other weights. Sum the samples first, and then update once (Eq 29).",
};

fn mean_loss(net: &Net, x: &[Sample]) -> f64 {
    loss(net, x) / x.len() as f64
}

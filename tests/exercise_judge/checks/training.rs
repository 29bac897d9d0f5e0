//! Equations 12, 21 and 28: many steps downhill, all gradients at t, then one
//! update.

use super::network::{as_crate, f_of, net, samples, two_layer};
use super::*;
use crate::exercise_judge::slips::{self, RIGHT, Slip};
use crate::net::{Net, Sample};
use chainrule::network;

type Train = fn(&mut Net, &[Sample], f64, usize) -> Vector;

pub static TRAINING: Check<Train> = Check {
    about: About {
        title: "training",
        equations: "Eq 12, 21, 28",
        compare: "chainrule::network::TwoLayer::batch_update",
        hint: "In each step: note the loss of Eq 28, work out the gradients of both layers with the \
               weights as they are, and only then subtract δ times the gradients.",
        notes: &[("delta", "the learning rate δ: each step is so long")],
        ..EXACT
    },
    cases: cases! {
        "1 step, f the sigmoid":
            w1 = W1, w2 = W2, delta = 0.5, steps = 1.0, s = S, targets = TARGETS;
        "4 steps, f the sigmoid":
            w1 = W1, w2 = W2, delta = 2.0, steps = 4.0, s = S, targets = TARGETS;
        "3 steps, f the SiLU" (f = Activation::Silu):
            w1 = W1, w2 = W2, delta = 0.25, steps = 3.0, s = S, targets = TARGETS;
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
        let d = x.number("delta");
        let losses = descend(&mut net, &samples(x), steps, slip, [d, d]);
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

/// The gradient of a batch, with a slip.
fn batch(net: &Net, samples: &[Sample], slip: &Slip) -> [Matrix; 2] {
    let samples: Vec<network::Sample> = samples.iter().map(as_crate).collect();
    let (f, w1, w2) = (f_of(net), &net.w1, &net.w2);
    slips::gradients(slips::Net { f, w1, w2 }, &samples, 1.0, slip)
}

/// Subtracts the gradient, each layer times its own factor.
fn update(net: &mut Net, [by_w1, by_w2]: &[Matrix; 2], factors: [f64; 2]) {
    net.w1 -= &(factors[0] * by_w1);
    net.w2 -= &(factors[1] * by_w2);
}

/// Takes steps, and notes the loss before each.
fn noting(net: &mut Net, x: &[Sample], steps: usize, step: &dyn Fn(&mut Net)) -> Vector {
    let mut one = |_| {
        let before = loss(net, x);
        step(net);
        before
    };
    (0..steps).map(&mut one).collect()
}

/// Training with the whole batch, by a gradient and with factors of one's own.
fn descend(net: &mut Net, x: &[Sample], steps: usize, slip: &Slip, factors: [f64; 2]) -> Vector {
    noting(net, x, steps, &|net| {
        let gradient = batch(net, x, slip);
        update(net, &gradient, factors);
    })
}

/// A copy, since `Net` has no methods.
fn copy(net: &Net) -> Net {
    let (w1, w2) = (net.w1.clone(), net.w2.clone());
    let (f, slope) = (net.f, net.slope);
    Net { w1, w2, f, slope }
}

const MISTAKES: &[(&str, Train)] = mistakes! { |n, x, d, t|
    {
        noting(n, x, t, &|n| {
            for l in 0..x.len() {
                let gradient = batch(n, &x[l..=l], &RIGHT);
                update(n, &gradient, [d, d]);
            }
        })
    }
        => "The weights were updated after every single sample. That is online training; here \
         all the samples of a batch are summed first, and then there is one update (Eq 29).",
    {
        noting(n, x, t, &|n| {
            let gradient = batch(n, x, &RIGHT);
            update(n, &gradient, [0.0, d]);
            let gradient = batch(n, x, &RIGHT);
            update(n, &gradient, [d, 0.0]);
        })
    }
        => "w2 was updated before the gradient of w1 was worked out. Both gradients belong to \
         the weights at t: work out both, then update both.",
    {
        noting(n, x, t, &|n| {
            let gradient = batch(n, x, &RIGHT);
            update(n, &gradient, [d, 0.0]);
            let gradient = batch(n, x, &RIGHT);
            update(n, &gradient, [0.0, d]);
        })
    }
        => "w1 was updated before the gradient of w2 was worked out. Both gradients belong to \
         the weights at t: work out both, then update both.",
    {
        let share = d / x.len() as f64;
        descend(n, x, t, &RIGHT, [share, share])
    }
        => "Each step uses the mean over the samples. Eq 28 sums; with a mean, δ would have to \
         be N times as large.",
    descend(n, x, t, &RIGHT, [0.0, 0.0])
        => "Nothing has moved: the weights are as they came. Was a copy trained instead of net \
         itself?",
    descend(&mut copy(n), x, t, &RIGHT, [d, d])
        => "The losses are right, but the weights in net are as they came: a copy was trained.",
    {
        let mut step = |_| {
            descend(n, x, 1, &RIGHT, [d, d]);
            loss(n, x)
        };
        (0..t).map(&mut step).collect()
    }
        => "The losses are noted after each step. Note the loss before the step, then take it.",
    {
        let losses = descend(n, x, t, &RIGHT, [d, d]);
        losses.iter().copied().chain([loss(n, x)]).collect()
    }
        => "There is one loss too many, the one after the last step. One for each step, before \
         it.",
    {
        let mut step = |_| {
            let before = loss(n, &x[x.len() - 1..]);
            descend(n, x, 1, &RIGHT, [d, d]);
            before
        };
        (0..t).map(&mut step).collect()
    }
        => "The weights are right, but each loss is that of the last sample alone. Eq 28 sums.",
    {
        let gradient = batch(n, x, &RIGHT);
        let mut step = |_| {
            let before = loss(n, x);
            update(n, &gradient, [d, d]);
            before
        };
        (0..t).map(&mut step).collect()
    }
        => "The gradient was worked out once, before the first step, and used for all of them. \
         It changes with the weights.",
    {
        noting(n, x, t, &|n| {
            let gradient = batch(n, &x[x.len() - 1..], &RIGHT);
            update(n, &gradient, [d, d]);
        })
    }
        => "Only the last sample of the batch moves the weights, as when = stands for +=.",
    {
        noting(n, x, t, &|n| {
            let gradient = batch(n, &x[..1], &RIGHT);
            update(n, &gradient, [d, d]);
        })
    }
        => "Only the first sample of the batch moves the weights.",
    {
        let mut total = batch(n, &[], &RIGHT);
        let mut step = |_| {
            let before = loss(n, x);
            let [by_w1, by_w2] = batch(n, x, &RIGHT);
            total[0] += &by_w1;
            total[1] += &by_w2;
            update(n, &total, [d, d]);
            before
        };
        (0..t).map(&mut step).collect()
    }
        => "The gradients of earlier steps are still in the sum: it has to start from 0 in every \
         step.",
    {
        let mut step = |k| {
            let part = d / (k as f64 + 1.0);
            descend(n, x, 1, &RIGHT, [part, part])[0]
        };
        (0..t).map(&mut step).collect()
    }
        => "The steps grow shorter: δ was divided by the number of the step. It stays the same.",
    {
        descend(n, x, t, &RIGHT, [d, d]);
        Vector::zeros(0)
    }
        => "The losses are not there: one was expected for every step. The weights are right.",
    {
        let losses = descend(n, x, t, &RIGHT, [d, d]);
        losses.iter().copied().skip(t - 1).collect()
    }
        => "The weights are right, but only the last loss is there. One for every step.",
    descend(n, x, t, &RIGHT, [d, d]).map(|loss| loss / x.len() as f64)
        => "The weights are right, but the losses are means over the samples. Eq 28 sums.",
    descend(n, x, t, &RIGHT, [d, d]).map(|loss| 2.0 * loss / x.len() as f64)
        => "The weights are right, but the losses are mean squares, without the ½. Eq 28 is half a sum.",
    noting(n, x, t, &|n| {
        let gradient = batch(n, &x[1..], &RIGHT);
        update(n, &gradient, [d, d]);
    })
        => "The first sample does not move the weights. Eq 29 sums over all of them.",
    descend(n, &x[1..], t, &RIGHT, [d, d])
        => "The first sample is left out, of the losses and of the gradients: the code counts from 0.",
    {
        let first = loss(n, x);
        let others = descend(n, x, t - 1, &RIGHT, [d, d]);
        [first].into_iter().chain(others.iter().copied()).collect()
    }
        => "The first loss is noted twice, and one step is missing: no step follows the first loss.",
    {
        let steps = |l: usize| l % x.len();
        let mut step = |k: usize| {
            let before = loss(n, x);
            let gradient = batch(n, &x[steps(k)..=steps(k)], &RIGHT);
            update(n, &gradient, [d, d]);
            before
        };
        (0..t).map(&mut step).collect()
    }
        => "Each step takes one sample alone, one after the other. Each should take all of them \
         together.",
    noting(n, x, t, &|n| {
        for l in 0..x.len() {
            let gradient = batch(n, &x[l..=l], &RIGHT);
            update(n, &gradient, [d / x.len() as f64, d / x.len() as f64]);
        }
    })
        => "The weights were updated after every single sample, with δ divided by their number. \
         Sum the samples first, and then update once (Eq 29).",
    {
        let mut step = |_| {
            let mut total = 0.0;
            for l in 0..x.len() {
                total += loss(n, &x[l..=l]);
                let gradient = batch(n, &x[l..=l], &RIGHT);
                update(n, &gradient, [d, d]);
            }
            total
        };
        (0..t).map(&mut step).collect()
    }
        => "The weights were updated after every single sample, and each part of the loss belongs to \
         other weights. Sum the samples first, and then update once (Eq 29).",
};

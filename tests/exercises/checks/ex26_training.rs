//! Equations 12, 21 and 28: many steps downhill, all gradients at t, then one
//! update.

use super::backward::{RIGHT, Way, batch, copy, sample, slips, two_layer};
use super::ex25_batch::one;
use super::*;
use chainrule::activation::{sigmoid, sigmoid_slope, silu, silu_slope};
use chainrule::network;

type Answer = fn(&mut Net, &[Sample], f64, usize) -> Vector;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "training",
        equations: "Eq 12, 21, 28",
        compare: "chainrule::network::TwoLayer::batch_update",
        hint: "In each step: note the loss of Eq 28, work out the gradients of both layers with the \
               weights as they are, and only then subtract δ times the gradients.",
        ..EXACT
    },
    ask: |train, record| {
        for (about, net, samples, delta, steps) in cases() {
            let (w1, w2) = (&net.w1, &net.w2);
            record.ask(about, given![w1, w2, delta, steps], &|| {
                let mut net = copy(&net);
                let losses = train(&mut net, &samples, delta, steps);
                // Of many losses every fiftieth.
                let every = if steps < 50 { 1 } else { 50 };
                let losses: Vector = losses.iter().copied().step_by(every).collect();
                vec![
                    losses.named("losses"),
                    net.w1.named("w1"),
                    net.w2.named("w2"),
                ]
            });
        }
    },
    reference: |net, samples, delta, steps| {
        let samples: Vec<network::Sample> = samples.iter().map(sample).collect();
        let mut two_layer = two_layer(net);
        let mut step = |_| {
            let loss = two_layer.loss(&samples);
            two_layer.batch_update(delta, &samples);
            loss
        };
        let losses = (0..steps).map(&mut step).collect();
        net.w1 = two_layer.w1().clone();
        net.w2 = two_layer.w2().clone();
        losses
    },
    oracle: None,
    mistakes: &[MISTAKES, SLIPS],
};

fn cases() -> [(&'static str, Net, Vec<Sample>, f64, usize); 4] {
    let small = || Net {
        w1: Matrix::from([[0.5, -1.5], [1.75, 0.25], [0.4, 0.7]]),
        w2: Matrix::from([[1.25, -0.5], [0.75, 1.5], [-0.3, 0.6]]),
        f: sigmoid,
        slope: sigmoid_slope,
    };
    let three = || {
        vec![
            one([0.75, -0.5], [0.9, 0.3]),
            one([-0.2, 0.9], [0.1, 0.7]),
            one([0.6, 0.35], [0.4, 0.95]),
        ]
    };
    let xor = Net {
        w1: Matrix::from([[0.6, -0.9, 0.8], [-0.7, 0.5, 0.9], [0.1, -0.3, 0.2]]),
        w2: Matrix::from([[0.9], [-0.8], [0.4], [0.15]]),
        f: sigmoid,
        slope: sigmoid_slope,
    };
    [
        ("1 step, f the sigmoid", small(), three(), 0.5, 1),
        ("4 steps, f the sigmoid", small(), three(), 2.0, 4),
        (
            "3 steps, f the SiLU",
            Net {
                f: silu,
                slope: silu_slope,
                ..small()
            },
            vec![one([0.9, -0.4], [0.6, 1.2]), one([-0.3, 0.8], [-0.2, 0.4])],
            0.25,
            3,
        ),
        (
            "XOR, 200 steps",
            xor,
            vec![
                one([0.0, 0.0], [0.0]),
                one([0.0, 1.0], [1.0]),
                one([1.0, 0.0], [1.0]),
                one([1.0, 1.0], [0.0]),
            ],
            0.75,
            200,
        ),
    ]
}

/// The loss of Equation 28.
fn loss(net: &Net, samples: &[Sample]) -> f64 {
    let samples: Vec<network::Sample> = samples.iter().map(sample).collect();
    two_layer(net).loss(&samples)
}

/// Subtracts the gradient, each layer times its own factor.
fn update(net: &mut Net, (by_w1, by_w2): &(Matrix, Matrix), factors: [f64; 2]) {
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
fn descend(net: &mut Net, x: &[Sample], steps: usize, way: &Way, factors: [f64; 2]) -> Vector {
    noting(net, x, steps, &|net| {
        let gradient = batch(net, x, way, &|_| 1.0);
        update(net, &gradient, factors);
    })
}

/// Training that is right, with something else done to its losses.
fn noted(net: &mut Net, x: &[Sample], d: f64, steps: usize, note: impl Fn(f64) -> f64) -> Vector {
    descend(net, x, steps, &RIGHT, [d, d]).map(note)
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The weights were updated after every single sample. That is online training; here all the \
         samples of a batch are summed first, and then there is one update (Eq 29).",
        |n, x, d, t| {
            noting(n, x, t, &|n| {
                for l in 0..x.len() {
                    let gradient = batch(n, &x[l..=l], &RIGHT, &|_| 1.0);
                    update(n, &gradient, [d, d]);
                }
            })
        },
    ),
    (
        "w2 was updated before the gradient of w1 was worked out. Both gradients belong to the \
         weights at t: work out both, then update both.",
        |n, x, d, t| {
            noting(n, x, t, &|n| {
                let gradient = batch(n, x, &RIGHT, &|_| 1.0);
                update(n, &gradient, [0.0, d]);
                let gradient = batch(n, x, &RIGHT, &|_| 1.0);
                update(n, &gradient, [d, 0.0]);
            })
        },
    ),
    (
        "w1 was updated before the gradient of w2 was worked out. Both gradients belong to the \
         weights at t: work out both, then update both.",
        |n, x, d, t| {
            noting(n, x, t, &|n| {
                let gradient = batch(n, x, &RIGHT, &|_| 1.0);
                update(n, &gradient, [d, 0.0]);
                let gradient = batch(n, x, &RIGHT, &|_| 1.0);
                update(n, &gradient, [0.0, d]);
            })
        },
    ),
    (
        "δ is there twice: each step is δ² times the gradient.",
        |n, x, d, t| descend(n, x, t, &RIGHT, [d * d, d * d]),
    ),
    (
        "δ is missing: each step is the whole gradient.",
        |n, x, _, t| descend(n, x, t, &RIGHT, [1.0, 1.0]),
    ),
    (
        "Each step uses the mean over the samples. Eq 28 sums; with a mean, δ would have to be N \
         times as large.",
        |n, x, d, t| {
            let share = d / x.len() as f64;
            descend(n, x, t, &RIGHT, [share, share])
        },
    ),
    (
        "w1 has not moved: the hidden layer learns as well (Eq 21).",
        |n, x, d, t| descend(n, x, t, &RIGHT, [0.0, d]),
    ),
    (
        "w2 has not moved: the output layer learns as well (Eq 12).",
        |n, x, d, t| descend(n, x, t, &RIGHT, [d, 0.0]),
    ),
    (
        "Nothing has moved: the weights are as they came. Was a copy trained instead of net itself?",
        |n, x, _, t| descend(n, x, t, &RIGHT, [0.0, 0.0]),
    ),
    (
        "The losses are right, but the weights in net are as they came: a copy was trained.",
        |n, x, d, t| descend(&mut copy(n), x, t, &RIGHT, [d, d]),
    ),
    (
        "The losses are noted after each step. Note the loss before the step, then take it.",
        |n, x, d, t| {
            let mut step = |_| {
                descend(n, x, 1, &RIGHT, [d, d]);
                loss(n, x)
            };
            (0..t).map(&mut step).collect()
        },
    ),
    (
        "There is one loss too many, the one after the last step. One for each step, before it.",
        |n, x, d, t| {
            let losses = descend(n, x, t, &RIGHT, [d, d]);
            losses.iter().copied().chain([loss(n, x)]).collect()
        },
    ),
    (
        "One step too few was taken: the last index is steps - 1, and it counts.",
        |n, x, d, t| descend(n, x, t - 1, &RIGHT, [d, d]),
    ),
    (
        "One step too many was taken: 0..steps has steps of them, 0..=steps one more.",
        |n, x, d, t| descend(n, x, t + 1, &RIGHT, [d, d]),
    ),
    (
        "The weights are right, but the losses lack the ½ of Eq 28.",
        |n, x, d, t| noted(n, x, d, t, |loss| 2.0 * loss),
    ),
    (
        "The weights are right, but the losses are means over the samples. Eq 28 sums.",
        |n, x, d, t| noted(n, x, d, t, |loss| loss / x.len() as f64),
    ),
    (
        "The weights are right, but the losses are mean squares, without the ½. Eq 28 is half a sum.",
        |n, x, d, t| noted(n, x, d, t, |loss| 2.0 * loss / x.len() as f64),
    ),
    (
        "The weights are right, but all the losses are 0: nothing was written into them.",
        |n, x, d, t| noted(n, x, d, t, |_| 0.0),
    ),
    (
        "The weights are right, but each loss is that of the last sample alone. Eq 28 sums.",
        |n, x, d, t| {
            let mut step = |_| {
                let before = loss(n, &x[x.len() - 1..]);
                descend(n, x, 1, &RIGHT, [d, d]);
                before
            };
            (0..t).map(&mut step).collect()
        },
    ),
    (
        "The gradient was worked out once, before the first step, and used for all of them. It \
         changes with the weights.",
        |n, x, d, t| {
            let gradient = batch(n, x, &RIGHT, &|_| 1.0);
            let mut step = |_| {
                let before = loss(n, x);
                update(n, &gradient, [d, d]);
                before
            };
            (0..t).map(&mut step).collect()
        },
    ),
    (
        "Only the last sample of the batch moves the weights, as when = stands for +=.",
        |n, x, d, t| {
            noting(n, x, t, &|n| {
                let gradient = batch(n, &x[x.len() - 1..], &RIGHT, &|_| 1.0);
                update(n, &gradient, [d, d]);
            })
        },
    ),
    (
        "Only the first sample of the batch moves the weights.",
        |n, x, d, t| {
            noting(n, x, t, &|n| {
                let gradient = batch(n, &x[..1], &RIGHT, &|_| 1.0);
                update(n, &gradient, [d, d]);
            })
        },
    ),
    (
        "The gradients of earlier steps are still in the sum: it has to start from 0 in every step.",
        |n, x, d, t| {
            let mut total = batch(n, &[], &RIGHT, &|_| 1.0);
            let mut step = |_| {
                let before = loss(n, x);
                let (by_w1, by_w2) = batch(n, x, &RIGHT, &|_| 1.0);
                total.0 += &by_w1;
                total.1 += &by_w2;
                update(n, &total, [d, d]);
                before
            };
            (0..t).map(&mut step).collect()
        },
    ),
    (
        "Each step is half as long as it should be: δ times the gradient, without a ½.",
        |n, x, d, t| descend(n, x, t, &RIGHT, [0.5 * d, 0.5 * d]),
    ),
    (
        "The steps grow shorter: δ was divided by the number of the step. It stays the same.",
        |n, x, d, t| {
            let mut step = |k| {
                let part = d / (k as f64 + 1.0);
                descend(n, x, 1, &RIGHT, [part, part])[0]
            };
            (0..t).map(&mut step).collect()
        },
    ),
    (
        "Only one step was taken: a return inside the loop?",
        |n, x, d, _| descend(n, x, 1, &RIGHT, [d, d]),
    ),
    (
        "The losses are not there: one was expected for every step. The weights are right.",
        |n, x, d, t| {
            descend(n, x, t, &RIGHT, [d, d]);
            Vector::zeros(0)
        },
    ),
    (
        "The weights are right, but only the last loss is there. One for every step.",
        |n, x, d, t| {
            let losses = descend(n, x, t, &RIGHT, [d, d]);
            losses.iter().copied().skip(t - 1).collect()
        },
    ),
];

const SLIPS: &[(&str, Answer)] = slips!(WAY, |n, x, d, t| descend(n, x, t, &WAY, [d, d]));

//! Equations 28 and 29: the gradient of a batch is the sum over its samples.

use super::backward::{RIGHT, Way, batch, sample, slips, two_layer};
use super::*;
use chainrule::activation::{sigmoid, sigmoid_slope, silu, silu_slope};

type Answer = fn(&Net, &[Sample]) -> (Matrix, Matrix);

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "a batch",
        equations: "Eq 28, 29",
        compare: "chainrule::network::TwoLayer::gradient, summed",
        hint: "The loss of Eq 28 is a sum over samples, and the slope of a sum is the sum of the \
               slopes: add up the gradients of exercise 24, sample by sample, each with its own \
               target.",
        ..EXACT
    },
    ask: |batch_gradient, record| {
        for (about, net, samples) in cases() {
            let (w1, w2) = (&net.w1, &net.w2);
            let s = Matrix::from_rows(samples.iter().map(|sample| &sample.s));
            let targets = Matrix::from_rows(samples.iter().map(|sample| &sample.target));
            record.ask(about, given![w1, w2, s, targets], &|| {
                let (w1, w2) = batch_gradient(&net, &samples);
                vec![w1.named("dL/dw1"), w2.named("dL/dw2")]
            });
        }
    },
    reference: |net, samples| {
        let net = two_layer(net);
        let each = samples.iter().map(|one| net.gradient(&sample(one)));
        let total = each.reduce(|mut total, one| {
            total.w1 += &one.w1;
            total.w2 += &one.w2;
            total
        });
        total.map_or_else(
            || unreachable!("every case has samples"),
            |total| (total.w1, total.w2),
        )
    },
    oracle: Some(("finite differences of Eq 28", |net, samples| {
        let samples: Vec<_> = samples.iter().map(sample).collect();
        let loss = |w1: &Matrix, w2: &Matrix| {
            let (w1, w2) = (w1.clone(), w2.clone());
            let (f, slope) = (net.f, net.slope);
            two_layer(&Net { w1, w2, f, slope }).loss(&samples)
        };
        let by_w1 = slopes_at(&net.w1, |w1| loss(w1, &net.w2));
        (by_w1, slopes_at(&net.w2, |w2| loss(&net.w1, w2)))
    })),
    mistakes: &[MISTAKES, SLIPS],
};

/// A sample.
pub fn one<const N: usize, const M: usize>(s: [f64; N], target: [f64; M]) -> Sample {
    let (s, target) = (Vector::from(s), Vector::from(target));
    Sample { s, target }
}

fn cases() -> [(&'static str, Net, Vec<Sample>); 3] {
    [
        (
            "5 samples, 2, 3 and 2 neurons, f the sigmoid",
            Net {
                w1: Matrix::from([[0.3, -0.6, 1.1], [1.2, 0.4, -0.7], [0.9, -1.3, 0.2]]),
                w2: Matrix::from([[1.75, 0.3], [-0.25, 1.1], [1.5, -0.8], [-0.55, 0.45]]),
                f: sigmoid,
                slope: sigmoid_slope,
            },
            vec![
                one([0.5, 0.8], [0.2, 0.9]),
                one([-0.4, 1.3], [0.7, 0.1]),
                one([1.1, -0.9], [0.35, 0.6]),
                one([0.2, 0.1], [0.95, 0.4]),
                one([-1.2, -0.6], [0.05, 0.8]),
            ],
        ),
        (
            "3 samples, 2, 2 and 1 neurons, f the SiLU",
            Net {
                w1: Matrix::from([[0.5, -1.5], [1.75, 0.25], [0.4, 0.7]]),
                w2: Matrix::from([[1.25], [0.75], [-0.3]]),
                f: silu,
                slope: silu_slope,
            },
            vec![
                one([0.75, -0.5], [-0.4]),
                one([-0.2, 0.9], [1.1]),
                one([0.6, 0.35], [0.3]),
            ],
        ),
        (
            "a single sample",
            Net {
                w1: Matrix::from([[0.5, -1.5], [1.75, 0.25], [0.4, 0.7]]),
                w2: Matrix::from([[1.25, -0.5], [0.75, 1.5], [0.3, -0.9]]),
                f: sigmoid,
                slope: sigmoid_slope,
            },
            vec![one([0.9, 0.4], [0.15, 0.85])],
        ),
    ]
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "This is the mean: divided by the number of samples. Eq 28 is a sum. (A mean is a fine \
         choice too, and only makes δ mean something else.)",
        |n, x| batch(n, x, &RIGHT, &|_| 1.0 / x.len() as f64),
    ),
    (
        "This is the gradient of the last sample alone, as when = stands where += should add.",
        |n, x| batch(n, x, &RIGHT, &|l| f64::from(l + 1 == x.len())),
    ),
    (
        "This is the gradient of the first sample alone: a return inside the loop?",
        |n, x| batch(n, x, &RIGHT, &|l| f64::from(l == 0)),
    ),
    (
        "The last sample is left out: the last index is N - 1, and it counts.",
        |n, x| batch(n, x, &RIGHT, &|l| f64::from(l + 1 < x.len())),
    ),
    (
        "The first sample is left out: the text counts from 1, the code from 0.",
        |n, x| batch(n, x, &RIGHT, &|l| f64::from(l > 0)),
    ),
    (
        "The first sample is in the sum twice: it was there when the loop began.",
        |n, x| batch(n, x, &RIGHT, &|l| 1.0 + f64::from(l == 0)),
    ),
    (
        "Each gradient was added again for every sample after it: the running sums were summed.",
        |n, x| batch(n, x, &RIGHT, &|l| (x.len() - l) as f64),
    ),
    (
        "These are means with the wrong sign: Eq 28 is a sum, and the gradient has s - A.",
        |n, x| batch(n, x, &RIGHT, &|_| -1.0 / x.len() as f64),
    ),
    (
        "The target of the first sample was used for all of them: A_k in Eq 29 has lost its [l].",
        |n, x| {
            let with_first = |sample: &Sample| Sample {
                s: sample.s.clone(),
                target: x[0].target.clone(),
            };
            let samples: Vec<Sample> = x.iter().map(with_first).collect();
            batch(n, &samples, &RIGHT, &|_| 1.0)
        },
    ),
    (
        "The target of the last sample was used for all of them. Every sample has its own.",
        |n, x| {
            let with_last = |sample: &Sample| Sample {
                s: sample.s.clone(),
                target: x[x.len() - 1].target.clone(),
            };
            let samples: Vec<Sample> = x.iter().map(with_last).collect();
            batch(n, &samples, &RIGHT, &|_| 1.0)
        },
    ),
    (
        "dL/dw2 is summed over the samples, but dL/dw1 is that of the last sample alone.",
        |n, x| {
            (
                batch(n, x, &RIGHT, &|l| f64::from(l + 1 == x.len())).0,
                batch(n, x, &RIGHT, &|_| 1.0).1,
            )
        },
    ),
    (
        "dL/dw1 is summed over the samples, but dL/dw2 is that of the last sample alone.",
        |n, x| {
            (
                batch(n, x, &RIGHT, &|_| 1.0).0,
                batch(n, x, &RIGHT, &|l| f64::from(l + 1 == x.len())).1,
            )
        },
    ),
    (
        "The sum was divided by 2N. Eq 28 has ½ and no N, and the ½ is cancelled by the power rule.",
        |n, x| batch(n, x, &RIGHT, &|_| 0.5 / x.len() as f64),
    ),
    (
        "The samples were averaged first, and then one gradient was taken. f is not linear: take \
         the gradients first, and add them.",
        |n, x| {
            let share = 1.0 / x.len() as f64;
            let mean = |part: fn(&Sample) -> &Vector| {
                let parts = x.iter().map(|sample| share * part(sample));
                parts
                    .reduce(|a, b| &a + &b)
                    .unwrap_or_else(|| Vector::zeros(0))
            };
            let (s, target) = (mean(|sample| &sample.s), mean(|sample| &sample.target));
            batch(n, &[Sample { s, target }], &RIGHT, &|_| 1.0)
        },
    ),
    ("Only every other sample is in the sum.", |n, x| {
        batch(n, x, &RIGHT, &|l| f64::from(l % 2 == 0))
    }),
    (
        "The sum was divided by the number of samples and by the number of outputs. Eq 28 divides \
         by neither.",
        |n, x| batch(n, x, &RIGHT, &|_| 1.0 / (x.len() * n.w2.columns()) as f64),
    ),
    (
        "The sum was halved after every sample: a running mean of two, not a sum.",
        |n, x| batch(n, x, &RIGHT, &|l| 0.5_f64.powi((x.len() - l) as i32)),
    ),
];

const SLIPS: &[(&str, Answer)] = slips!(WAY, |n, x| batch(n, x, &WAY, &|_| 1.0));

//! Equations 11 to 29: the gradient of a whole network, for one sample and for
//! many.

use super::*;
use crate::exercise_judge::Block;
use crate::exercise_judge::slips::{self, RIGHT, Slip, Slope, of_slope};
use crate::net::{Net, Sample};
use chainrule::network::{self, TwoLayer};

type Backprop = fn(&Net, &Vector, &Vector) -> (Matrix, Matrix);

pub static BACKPROP: Check<Backprop> = Check {
    compare: "chainrule::network::TwoLayer::gradient",
    hint: "Forward first, with a 1 appended to s and to s1, and keep p1, s1, p2 and s2. Then \
               backward: exercise 20 for w2, exercise 22 for the hidden errors (with the rows of w2 \
               that belong to hidden neurons), exercise 23 for w1.",
    cases: cases! {
        "3, 4 and 2 neurons, f the sigmoid":

            w1 = [[0.5, -1.0, 0.75, 0.2], [-1.5, 0.75, 0.4, -0.6], [0.25, 1.2, -0.9, 1.4], [0.6, -0.35, 0.15, -0.8]],
            w2 = [[1.25, -0.5], [0.5, 1.75], [-0.8, 0.45], [1.1, -1.3], [0.3, -0.2]],
            s = [0.8, -1.25, 0.5], target = [0.9, 0.1];
        "2, 2 and 2 neurons, f the SiLU" (f = Activation::Silu):
            w1 = [[0.5, -1.5], [1.75, 0.25], [0.4, 0.7]],
            w2 = [[1.25, -0.5], [0.75, 1.5], [0.3, -0.9]], s = [0.75, -0.5], target = [-0.4, 1.1];
        "2, 3 and 1 neurons, f the sigmoid":
            w1 = [[0.3, -0.6, 1.1], [1.2, 0.4, -0.7], [0.9, -1.3, 0.2]],
            w2 = [[1.75], [-0.25], [1.5], [-0.55]], s = [0.5, 0.8], target = [0.2];
        "2, 3 and 3 neurons, f the SiLU" (f = Activation::Silu):
            w1 = [[1.7, 0.4, -1.2], [0.6, 1.1, 0.3], [-0.2, 0.5, 0.8]],
            w2 = [[-1.1, 0.6, 0.7], [0.35, -0.75, -0.4], [0.9, 1.4, 0.25], [-0.45, 0.15, -0.6]],
            s = [-1.1, 0.35], target = [1.2, -0.6, 0.3];
    },
    steps: |x: &Given| {
        let ([_, slope], a) = (functions(x.f), x.vector("target"));
        let way = two_layer(x.f, &x.matrix("w1"), &x.matrix("w2")).signals(&x.vector("s"));
        let error = |k: usize| (way.s2[k] - a[k]) * slope(way.p2[k]);
        let l1 = |j: usize| sum(a.len(), &|k| error(k) * x.matrix("w2")[(j, k)]);
        let l1 = vector(way.p1.len(), &l1);
        let signals = [way.p1.named("p1"), way.s1.named("s1 with its 1")];
        let outputs = [way.p2.named("p2"), way.s2.named("s2"), l1.named("dL/ds1")];
        signals.into_iter().chain(outputs).collect()
    },
    call: |backprop, x| named(backprop(&net(x), &x.vector("s"), &x.vector("target"))),
    oracle: Some(|net, s, target| {
        let (s, target) = (s.clone(), target.clone());
        differences(net, &[Sample { s, target }])
    }),
    slips: Some(|slip, x| {
        let (s, target) = (x.vector("s"), x.vector("target"));
        named(batch(&net(x), &[Sample { s, target }], slip))
    }),
    mistakes: &[BACKPROP_MISTAKES],
    ..Check::of(|net, s, target| {
        let sample = network::Sample::new(s.clone(), target.clone());
        let gradient = two_layer(f_of(net), &net.w1, &net.w2).gradient(&sample);
        (gradient.w1, gradient.w2)
    })
};

const BACKPROP_MISTAKES: &[(&str, Backprop)] = mistakes! { |net, s, a|
    turned((BACKPROP.reference)(net, s, a)) => TURNED,
};

const TURNED: &str = "The two matrices have changed places: dL/dw1 comes first.";

fn turned((by_w1, by_w2): (Matrix, Matrix)) -> (Matrix, Matrix) {
    (by_w2, by_w1)
}

type Batch = fn(&Net, &[Sample]) -> (Matrix, Matrix);

pub static BATCH: Check<Batch> = Check {
    compare: "chainrule::network::TwoLayer::gradient, summed",
    hint: "The loss of Eq 28 is a sum over samples, and the slope of a sum is the sum of the \
               slopes: add up the gradients of exercise 24, sample by sample, each with its own \
               target.",
    nouns: ["sample", "weight"],
    layers: &["gradient of w1", "gradient of w2"],
    cases: cases! {
        "5 samples, 2, 3 and 2 neurons, f the sigmoid":
            w1 = [[0.3, -0.6, 1.1], [1.2, 0.4, -0.7], [0.9, -1.3, 0.2]],
            w2 = [[1.75, 0.3], [-0.25, 1.1], [1.5, -0.8], [-0.55, 0.45]],
            s = [[0.5, 0.8], [-0.4, 1.3], [1.1, -0.9], [0.2, 0.1], [-1.2, -0.6]],
            targets = [[0.2, 0.9], [0.7, 0.1], [0.35, 0.6], [0.95, 0.4], [0.05, 0.8]];
        "3 samples, 2, 2 and 1 neurons, f the SiLU" (f = Activation::Silu):
            w1 = [[0.5, -1.5], [1.75, 0.25], [0.4, 0.7]], w2 = [[1.25], [0.75], [-0.3]],
            s = [[0.75, -0.5], [-0.2, 0.9], [0.6, 0.35]], targets = [[-0.4], [1.1], [0.3]];
        "a single sample":
            w1 = [[0.5, -1.5], [1.75, 0.25], [0.4, 0.7], [-0.6, 0.35]],
            w2 = [[1.25, -0.5, 0.3], [0.75, 1.5, -0.8], [0.3, -0.9, 0.55]], s = [[0.9, 0.4, -0.7]],
            targets = [[0.15, 0.85, 0.5]];
    },
    call: |batch, x| named(batch(&net(x), &samples(x))),
    oracle: Some(differences),
    sums: Some(|x, run| {
        let each = samples(x).into_iter();
        let each: Vec<_> = each
            .map(|one| named(batch(&net(x), &[one], &RIGHT)))
            .collect();
        let summed = each[0].iter().enumerate().map(|(b, block)| {
            let term = |k: usize, l: usize| each[l][b].numbers[k];
            let numbers = run(&Sum::of(block.numbers.len(), each.len(), &term));
            Block {
                numbers,
                ..block.clone()
            }
        });
        summed.collect()
    }),
    slips: Some(|slip, x| named(batch(&net(x), &samples(x), slip))),
    mistakes: &[BATCH_MISTAKES],
    ..Check::of(|net, samples| {
        let mut total = [&net.w1, &net.w2].map(|w| Matrix::zeros(w.rows(), w.columns()));
        for one in samples {
            let gradient = two_layer(f_of(net), &net.w1, &net.w2).gradient(&as_crate(one));
            total[0] += &gradient.w1;
            total[1] += &gradient.w2;
        }
        total.into()
    })
};

/// Σ over the samples, each with a share of its own.
const fn shares(sample: fn(usize, usize) -> f64) -> Slip {
    Slip { sample, ..RIGHT }
}

const BATCH_MISTAKES: &[(&str, Batch)] = mistakes! { |n, x|
    turned(batch(n, x, &RIGHT)) => TURNED,
    batch(n, x, &shares(|l, _| (l + 1) as f64))
        => "Each sample counts as often as its number says. In Eq 28 all count alike.",
    batch(n, x, &shares(|_, n| 0.5 / n as f64))
        => "The sum was divided by 2N. Eq 28 has ½ and no N, and the ½ is cancelled by the 2.",
    {
        let share = 1.0 / x.len() as f64;
        let mean = |part: fn(&Sample) -> &Vector| {
            vector(part(&x[0]).len(), &|i| share * sum(x.len(), &|l| part(&x[l])[i]))
        };
        let (s, target) = (mean(|sample| &sample.s), mean(|sample| &sample.target));
        batch(n, &[Sample { s, target }], &RIGHT)
    }
        => "The samples were averaged first, and then one gradient was taken. f is not linear: \
         take the gradients first, and add them.",
    {
        let (w1, w2) = batch(n, x, &shares(|_, n| 1.0 / n as f64));
        let outputs = n.w2.columns() as f64;
        (&w1 / outputs, &w2 / outputs)
    }
        => "The sum was divided by the number of samples and by that of outputs. Eq 28 is a sum.",
    {
        let (w1, w2) = batch(n, x, &RIGHT);
        (&w1 + &n.w1, &w2 + &n.w2)
    }
        => "The sums begin with the weights themselves. They begin with zeros.",
};

/// What goes wrong in backpropagation, in one piece of it.
type MakeSlip = fn(&mut Slip);

/// Another slope at the outputs, in both gradients.
fn at_outputs(slip: &mut Slip, slope: Slope) {
    (slip.slope2, slip.slope2_back) = (slope, slope);
}

pub const SLIPS: &[(&str, MakeSlip)] = mistakes! { |x|
    x.signs = [-1.0, 1.0]
        => "The gradient of w1 has the wrong sign throughout, as with Eq 24 as printed, which lost \
         a minus. By Eq 13, dL/ds2 is -(A - s2). (The loss may fall all the same, which is why \
         it is so hard to see: docs/misprints.md.)",
    x.signs = [1.0, -1.0]
        => "The gradient of w2 has the wrong sign throughout: dL/ds2 is -(A - s2), as in Eq 13. \
         (Lines 2 and 3 of Eq 29 are printed so: docs/misprints.md.)",
    x.signs = [-1.0, -1.0]
        => "Both gradients have the wrong sign. A - s2 is what an update adds; the gradient \
         points uphill, with s2 - A. (Lines 2 and 3 of Eq 29 lost that sign: \
         docs/misprints.md.)",
    x.signs = [2.0, 2.0] => "There is a factor 2 in both gradients: it cancels the ½ of the loss.",
    x.slope1 = |_, _, _| 1.0
        => "f′(p1) is missing in the gradient of w1: the error passes back through f (Eq 26).",
    at_outputs(x, |_, _, _| 1.0)
        => "f′(p2) is missing: the error of an output passes back through its f before anything \
         else (Eq 15, and piece (2) of Eq 22).",
    x.slope2_back = |_, _, _| 1.0
        => "On the way back to the hidden layer f′(p2) is missing, piece (2) of Eq 22.",
    x.slope2 = |_, _, _| 1.0 => "In the gradient of w2 f′(p2) is missing (Eq 15).",
    x.slope1 = |f, p, _| f.derivative(p) * f.derivative(p) => "f′(p1) is in the gradient of w1 twice.",
    x.slope2_back = |f, p, _| f.derivative(p) * f.derivative(p)
        => "On the way back f′(p2) is there twice: it is a factor of the output's error already.",
    *x = of_slope(|f, _, s| f.derivative(s))
        => "f′ was taken of the signals, f′(s1) and f′(s2). It is a function of p, which entered f.",
    x.slope1 = |f, _, s| f.derivative(s)
        => "f′ was taken of the hidden signals: f′(s1) in place of f′(p1).",
    at_outputs(x, |f, _, s| f.derivative(s))
        => "f′ was taken of the outputs: f′(s2) in place of f′(p2).",
    *x = of_slope(|_, _, s| (1.0 - s) * s)
        => "(1 - s)s was used for f′ in both layers. That is Eq 19, and right for the sigmoid \
         only: net.slope knows the slope of any f.",
    x.slope1 = |_, _, s| (1.0 - s) * s
        => "(1 - s)s was used for f′ in the hidden layer: right for the sigmoid only (Eq 19).",
    at_outputs(x, |_, _, s| (1.0 - s) * s)
        => "(1 - s)s was used for f′ at the outputs: right for the sigmoid only (Eq 19).",
    x.slope1 = |_, _, s| s => "In the hidden layer f stands where its slope belongs: net.f for net.slope.",
    at_outputs(x, |_, _, s| s) => "At the outputs f stands where its slope belongs: net.f for net.slope.",
    x.biases = [0.0, 0.0]
        => "The biases of both layers are left out. They learn as well: their signal is the 1.",
    x.biases = [0.0, 1.0]
        => "The biases of the hidden layer are left out. They learn as well, by their 1.",
    x.biases = [1.0, 0.0]
        => "The biases of the outputs are left out. They learn as well, by their 1.",
    x.ones = [|_| 0.0; 2]
        => "Nothing got a 1 on the way forward, so no bias counted. Append a 1 to s, and to s1 \
         after f.",
    x.ones[1] = |_| 0.0
        => "The hidden signals got no 1 on the way forward, so the biases of the outputs did not \
         count. Append a 1 to s1, after f.",
    x.ones[0] = |_| 0.0
        => "The input got no 1 on the way forward, so the biases of the hidden neurons did not \
         count. Append a 1 to s.",
    x.ones[1] = |f| f.value(1.0)
        => "The 1 of the hidden signals went through f: these are the numbers with f(1) in its \
         place. Append it after f.",
    x.f[0] = |_, p| p => "f is missing in the hidden layer on the way forward: s1 is f(p1).",
    x.f[1] = |_, p| p => "f is missing at the outputs on the way forward: s2 is f(p2).",
    x.running = true
        => "The sum over the outputs is not set back for the next hidden neuron: each L_j begins \
         with the one before it.",
    x.output = |k, _| if k == 0 { 1.0 } else { 0.0 }
        => "Only the first output sends its error back to the hidden layer. Eq 24 sums over all.",
    x.output = |k, n| if k + 1 == n { 1.0 } else { 0.0 }
        => "Only the last output sends its error back to the hidden layer, as when = stands for +=.",
    x.output = |_, n| 1.0 / n as f64
        => "The hidden errors were divided by the number of outputs. Eq 24 is a sum, not a mean.",
    x.weight = |_, _, _| 1.0 => "On the way back the weights w_jk are missing, piece (3) of Eq 22.",
    x.weight = |w, j, k| w[(j + 1, k)]
        => "On the way back the rows of w2 are off by one, as if the biases were the first row.",
    x.error = |_, s| s => "The target is missing: these are the numbers with s2 in place of s2 - A.",
    x.error = |a, s| (s - a) * (s - a)
        => "The errors are squared. The square belongs to the loss; its slope is s2 - A.",
    x.signals = [false, true] => "In the gradient of w1 the input signals s are missing (Eq 26).",
    x.signals = [true, false] => "In the gradient of w2 the hidden signals s1 are missing (Eq 16).",
};

/// The network that an answer is given.
pub fn net(x: &Given) -> Net {
    let [f, slope] = functions(x.f);
    Net {
        w1: x.matrix("w1"),
        w2: x.matrix("w2"),
        f,
        slope,
    }
}

/// The samples that an answer is given.
pub fn samples(x: &Given) -> Vec<Sample> {
    let (s, targets) = (x.matrix("s"), x.matrix("targets"));
    let row = |w: &Matrix, l: usize| w.row(l).iter().copied().collect();
    let sample = |l| Sample {
        s: row(&s, l),
        target: row(&targets, l),
    };
    (0..s.rows()).map(sample).collect()
}

/// The same sample as the crate's own.
pub fn as_crate(sample: &Sample) -> network::Sample {
    network::Sample::new(sample.s.clone(), sample.target.clone())
}

/// The activation that a network was made with.
pub fn f_of(net: &Net) -> Activation {
    const ALL: [Activation; 4] = [
        Activation::Sigmoid,
        Activation::Silu,
        Activation::Relu,
        Activation::Identity,
    ];
    let is = |f: &Activation| [-0.7, 0.7].iter().all(|&p| f.value(p) == (net.f)(p));
    ALL.into_iter()
        .find(is)
        .expect("an activation that a case uses")
}

/// The same network as the crate's own.
pub fn two_layer(f: Activation, w1: &Matrix, w2: &Matrix) -> TwoLayer {
    let unfold = |w: &Matrix| {
        let rows = w.rows() - 1;
        let biases = w.row(rows).iter().copied().collect();
        (biases, matrix(rows, w.columns(), &|i, j| w[(i, j)]))
    };
    TwoLayer::with_bias(f, unfold(w1), unfold(w2)).expect("tables that fit")
}

/// The gradient of a batch, by finite differences of the loss.
fn differences(net: &Net, samples: &[Sample]) -> (Matrix, Matrix) {
    let samples: Vec<_> = samples.iter().map(as_crate).collect();
    let loss = |w1: &Matrix, w2: &Matrix| two_layer(f_of(net), w1, w2).loss(&samples);
    let by_w1 = slopes_at(&net.w1, |w1| loss(w1, &net.w2));
    (by_w1, slopes_at(&net.w2, |w2| loss(&net.w1, w2)))
}

/// The gradient of a batch, with a slip.
pub fn batch(net: &Net, samples: &[Sample], slip: &Slip) -> (Matrix, Matrix) {
    let samples: Vec<network::Sample> = samples.iter().map(as_crate).collect();
    let (f, w1, w2) = (f_of(net), &net.w1, &net.w2);
    let [by_w1, by_w2] = slips::gradients(slips::Net { f, w1, w2 }, &samples, 1.0, slip);
    (by_w1, by_w2)
}

fn named((by_w1, by_w2): (Matrix, Matrix)) -> Vec<Block> {
    vec![by_w1.named("dL/dw1"), by_w2.named("dL/dw2")]
}

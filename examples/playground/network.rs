//! The text's network of two layers, Equations 5 to 29: its weights, its training,
//! and all numbers of one pass forward and back.

use crate::json::{Json, list, object};
use crate::lines::{Question, unfold};
use crate::mistake::{self, Mistake};
use crate::query::{Answer, Query, shown, table_text};
use crate::samples::samples;
use chainrule::finite_difference::check;
use chainrule::linalg::{Matrix, Vector};
use chainrule::network::{Sample, TwoLayer, backprop, bias};
use chainrule::rng::Rng;
use std::slice;

/// What one question may ask for: steps, and steps times the samples of each.
const MOST_STEPS: usize = 1000;
const MOST_WORK: usize = 20_000;
/// Points along each side of the map of the plane.
const MAP: usize = 17;
/// The weights of the worked example; the last rows are the biases.
const EXAMPLE: ([[f64; 2]; 3], [f64; 3]) = (
    [[0.15, 0.25], [0.20, 0.30], [0.35, 0.35]],
    [0.40, 0.45, 0.60],
);

/// How the weights change.
#[derive(Clone, Copy)]
pub(crate) struct Learning {
    delta: f64,
    /// Samples that share an update.
    size: usize,
    /// Whether they are averaged and not summed.
    mean: bool,
    /// Updates so far, and those to be made now.
    t: usize,
    steps: usize,
}

impl Learning {
    fn read(query: &mut Query, samples: usize) -> Answer<Learning> {
        let learning = Learning {
            delta: query.number("delta", "0.5", 1e-6..=1e3)?,
            size: match query.word("batch", &["all", "10", "1"])? {
                "10" => samples.min(10),
                "1" => 1,
                _ => samples,
            },
            mean: query.word("loss", &["sum", "mean"])? == "mean",
            t: query.number("t", "0", 0..=1_000_000_000)?,
            steps: query.number("steps", "0", 0..=MOST_STEPS)?,
        };
        query.forget("steps");
        match learning.steps * learning.size {
            0..=MOST_WORK => Ok(learning),
            _ => Err(format!("steps times samples may be {MOST_WORK}: ask for fewer steps").into()),
        }
    }

    /// δ, or δ/n where n samples are averaged.
    pub(crate) fn rate(&self, n: usize) -> f64 {
        self.delta / if self.mean { n as f64 } else { 1.0 }
    }

    /// Makes the steps asked for, each by one piece of the samples after the other.
    /// Gives the loss after each, and what to do if one would lead to a number that
    /// is not finite: that one is not taken.
    pub(crate) fn train(
        &self,
        network: &mut TwoLayer,
        samples: &[Sample],
        update: impl Fn(&mut TwoLayer, f64, &[Sample]),
        loss: impl Fn(&TwoLayer) -> f64,
    ) -> (Vec<f64>, Option<String>) {
        let batches: Vec<_> = samples.chunks(self.size).collect();
        let mut losses = Vec::new();
        for t in self.t..self.t + self.steps {
            let (batch, mut next) = (batches[t % batches.len()], network.clone());
            update(&mut next, self.rate(batch.len()), batch);
            let loss = loss(&next);
            let weights = next.w1().as_slice().iter().chain(next.w2().as_slice());
            if !weights.chain([&loss]).all(|x| x.is_finite()) {
                let t = t + 1;
                let words = format!("update {t} would lead beyond all numbers: choose a smaller δ");
                return (losses, Some(words));
            }
            losses.push(loss);
            *network = next;
        }
        (losses, None)
    }
}

/// Answers `/network?…`.
pub(crate) fn answer(mut query: Query) -> Answer {
    let widths = widths(&query.text("widths", "2-2-1"))?;
    let samples = samples(&mut query, widths)?;
    let mut network = read_network(&mut query, widths)?;
    let learning = Learning::read(&mut query, samples.len())?;
    let sample = query.number("sample", "1", 1..=samples.len())?;
    let weight = weight(&query.text("weight", "w1.11"), &network)?;
    query.word("face", &["forward", "backward"])?; // for the page alone
    let mistake = Mistake::read(&mut query, &network)?;

    let update = |network: &mut TwoLayer, rate: f64, batch: &[Sample]| match batch {
        [sample] => network.update(rate, &network.gradient(sample)), // (12), (21)
        _ => network.batch_update(rate, batch),                      // (29)
    };
    let loss = |network: &TwoLayer| network.loss(&samples); // (28)
    let (losses, diverged) = learning.train(&mut network, &samples, update, loss);
    query.keep("t", (learning.t + losses.len()).to_string());
    query.keep("w1", table_text(network.w1()));
    query.keep("w2", table_text(network.w2()));
    let mistake = mistake.map(|mistake| mistake.answer(&mut query, &samples, learning));
    let question = Question {
        network: &network,
        samples: &samples,
        sample: sample - 1,
        each: samples.iter().map(|x| network.signals(&x.input)).collect(),
        tables: [network.w1(), network.w2()].map(|w| unfold(w, network.has_bias())),
        delta: learning.delta,
        weight,
    };
    let backward = match weight[0] {
        0 => question.to_a_hidden_weight(),
        _ => question.to_an_output_weight(),
    };
    Ok(object([
        ("state", query.state()?),
        ("losses", list(losses)),
        ("diverged", diverged.into()),
        ("mistakes", mistake::names()),
        ("mistake", mistake.into()),
        ("pass", pass(&question)),
        ("forward", list(question.forward())),
        ("backward", list(backward)),
        ("batch", list(question.batch())),
        ("samples", outputs(&question)),
        ("map", map(&question)),
    ]))
}

/// All signals and slopes of one sample, and what finite differences say of the
/// slope that is asked for.
fn pass(question: &Question) -> Json {
    let (network, sample) = (question.network, question.sample());
    let (x, a) = (&question.each[question.sample], &sample.target);
    let (f, w2) = (network.activation(), network.w2());
    let by_s1 = backprop::hidden_errors(a, &x.s2, f, &x.p2, w2); // (24)
    let by_s2 = |k| backprop::loss_by_output(a[k], x.s2[k]);
    let gradient = network.gradient(sample);
    let (mut moved, [layer, i, j]) = (network.as_network().clone(), question.weight);
    let mut w = moved.layers()[layer].weights().clone();
    let (here, claim) = (w[(i, j)], [&gradient.w1, &gradient.w2][layer][(i, j)]);
    let loss = |x| {
        w[(i, j)] = x;
        let set = moved.set_weights(layer, w.clone());
        set.map_or(f64::NAN, |()| moved.loss(slice::from_ref(sample)))
    };
    object([
        ("s", (&x.s).into()),
        ("s1", (&x.s1).into()),
        ("s2", (&x.s2).into()),
        ("answer", a.into()),
        ("w1", network.w1().into()),
        ("w2", w2.into()),
        ("by_s1", (&by_s1).into()),
        ("by_s2", (&Vector::from_fn(a.len(), by_s2)).into()),
        ("by_w1", (&gradient.w1).into()),
        ("by_w2", (&gradient.w2).into()),
        ("loss", backprop::loss(a, &x.s2).into()), // (11)
        ("asked", (&check(loss, here, claim)).into()),
    ])
}

/// Every sample with what the network makes of it, and their loss together.
fn outputs(question: &Question) -> Json {
    let samples = question.samples.iter();
    object([
        ("inputs", list(samples.clone().map(|x| &x.input))),
        ("answers", list(samples.map(|x| &x.target))),
        ("outputs", list(question.each.iter().map(|x| &x.s2))),
        ("loss", question.network.loss(question.samples).into()), // (28)
    ])
}

/// The first output over the plane of two inputs, row by row from below.
fn map(question: &Question) -> Json {
    let samples = question.samples;
    if samples[0].input.len() != 2 {
        return None::<Json>.into();
    }
    let [x, y] = [0, 1].map(|i| {
        let values = samples.iter().map(|x| x.input[i]);
        let (low, high) = values.fold((0.0_f64, 1.0_f64), |(l, h), x| (l.min(x), h.max(x)));
        let margin = 0.2 * (high - low);
        [low - margin, high + margin]
    });
    let at = |[low, high]: [f64; 2], i: usize| low + (high - low) * i as f64 / (MAP - 1) as f64;
    let f = question.network.activation();
    let [(w01, w1), (w02, w2)] = &question.tables;
    let output = |i: usize| {
        let s = [at(x, i % MAP), at(y, i / MAP)].into();
        let s1 = bias::hidden_signals(f, w01, w1, &s); // (8)
        bias::output_signals(f, w02, w2, &s1)[0] // (9)
    };
    object([
        ("x", list(x)),
        ("y", list(y)),
        ("outputs", list((0..MAP * MAP).map(output))),
    ])
}

/// `2-2-1`: inputs, hidden neurons, outputs.
fn widths(text: &str) -> Answer<[usize; 3]> {
    let numbers: Result<Vec<usize>, _> = text.split('-').map(str::parse).collect();
    if let Ok(&[n1 @ 1..=4, n2 @ 1..=6, n3 @ 1..=3]) = numbers.as_deref() {
        return Ok([n1, n2, n3]);
    }
    let wanted = "give three such as 2-2-1, from 1-1-1 to 4-6-3";
    Err(format!("widths is '{}': {wanted}", shown(text)).into())
}

/// `w2.21` leads from hidden neuron 2 to output 1; `w2.01` is its bias.
pub(crate) fn name(layer: usize, i: usize, j: usize, is_bias: bool) -> String {
    let from = if is_bias { 0 } else { i + 1 };
    format!("w{}.{from}{}", layer + 1, j + 1)
}

/// The weight of this name: its layer, and its row and column in the table there,
/// all counted from 0.
fn weight(text: &str, network: &TwoLayer) -> Answer<[usize; 3]> {
    for (layer, w) in [network.w1(), network.w2()].into_iter().enumerate() {
        let (m, n) = w.shape();
        for (i, j) in (0..m * n).map(|at| (at / n, at % n)) {
            let is_bias = network.has_bias() && i + 1 == m;
            if name(layer, i, j, is_bias) == text {
                return Ok([layer, i, j]);
            }
        }
    }
    let wanted = "give such as w1.21, from input 2 to hidden neuron 1; w1.01 is a bias";
    Err(format!("there is no weight '{}': {wanted}", shown(text)).into())
}

/// The network of a question: its weights are given, or those of a seed. Seed 0
/// is the worked example, as far as the widths are its own.
fn read_network(query: &mut Query, [n1, n2, n3]: [usize; 3]) -> Answer<TwoLayer> {
    let f = query.activation()?;
    let biases = usize::from(query.word("bias", &["yes", "no"])? == "yes");
    let seed = query.number("seed", "0", 0..=1_000_000)?;
    let mut rng = Rng::new(seed);
    let mut table = |m, n| Matrix::from_fn(m + biases, n, |_, _| rng.uniform(-1.0, 1.0));
    let (mut w1, mut w2) = (table(n1, n2), table(n2, n3));
    if (seed, n1, n2, n3) == (0, 2, 2, 1) {
        w1 = Matrix::from_fn(2 + biases, 2, |i, j| EXAMPLE.0[i][j]);
        w2 = Matrix::from_fn(2 + biases, 1, |j, _| EXAMPLE.1[j]);
    }
    let (w1, w2) = (query.table("w1", w1)?, query.table("w2", w2)?);
    Ok(match biases {
        0 => TwoLayer::new(f, w1, w2)?,
        _ => TwoLayer::with_bias(f, unfold(&w1, true), unfold(&w2, true))?,
    })
}

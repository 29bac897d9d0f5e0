//! The text's network of two layers, Equations 5 to 29: its samples, its weights,
//! its training, and all numbers of one pass forward and back.

use crate::json::{Json, list, object};
use crate::lines::Question;
use crate::mistake::{self, Mistake};
use crate::query::{self, Query, shown};
use crate::samples::samples;
use chainrule::activation::Activation;
use chainrule::linalg::{Matrix, Vector};
use chainrule::network::{Network, Sample, TwoLayer, backprop, batch};
use chainrule::rng::Rng;

/// What one question may ask for: steps, and steps times the samples of each.
const MOST_STEPS: usize = 1000;
const MOST_WORK: usize = 20_000;
/// Points along each side of the map of the plane.
const MAP: usize = 21;

/// How the weights change.
#[derive(Clone, Copy)]
pub(crate) struct Learning {
    pub(crate) delta: f64,
    /// Samples that share an update.
    pub(crate) size: usize,
    /// Whether they are averaged and not summed.
    pub(crate) mean: bool,
    /// Updates so far, and those to be made now.
    pub(crate) t: usize,
    pub(crate) steps: usize,
}

impl Learning {
    /// The samples of update t: one piece of the list after the other.
    pub(crate) fn batch<'a>(&self, samples: &'a [Sample], t: usize) -> &'a [Sample] {
        let pieces: Vec<_> = samples.chunks(self.size).collect();
        pieces[t % pieces.len()]
    }

    /// δ, or δ/n where n samples are averaged.
    pub(crate) fn rate(&self, n: usize) -> f64 {
        self.delta / if self.mean { n as f64 } else { 1.0 }
    }
}

/// Answers `/network?…`.
pub(crate) fn answer(mut query: Query) -> Result<Json, String> {
    let widths = widths(&query.text("widths", "2-2-1"))?;
    let samples = samples(&mut query, widths)?;
    let mut network = read_network(&mut query, widths)?;
    let learning = Learning {
        delta: query.number("delta", "0.5", 1e-6..=1e3)?,
        size: match query.word("batch", &["all", "10", "1"])? {
            "all" => samples.len(),
            size => samples.len().min(size.parse().unwrap_or(1)),
        },
        mean: query.word("loss", &["sum", "mean"])? == "mean",
        t: query.number("t", "0", 0..=1_000_000_000)?,
        steps: query.number("steps", "0", 0..=MOST_STEPS)?,
    };
    query.forget("steps");
    if learning.steps * learning.size > MOST_WORK {
        return Err(format!(
            "steps times samples may be {MOST_WORK}: ask for fewer steps"
        ));
    }
    let shown_sample = query.number("sample", "1", 1..=samples.len())?;
    let weight = weight(&query.text("weight", "w1.11"), &network)?;
    query.word("face", &["forward", "backward"])?; // for the page alone
    let mut mistake = Mistake::read(&mut query, &network)?;
    query.end()?;

    let (losses, diverged) = train(&mut network, &samples, learning);
    let diverged =
        diverged.map(|t| format!("update {t} would lead beyond all numbers: choose a smaller δ"));
    query.keep("t", &(learning.t + losses.len()).to_string());
    query.keep("w1", &query::table_text(network.w1()));
    query.keep("w2", &query::table_text(network.w2()));
    let wrong = mistake.as_mut().map(|wrong| {
        let losses = wrong.train(&network, &samples, learning);
        wrong.keep(&mut query);
        wrong.answer(&network, &samples, learning, losses)
    });
    let [layer, from, to] = weight;
    let question = Question {
        network: &network,
        samples: &samples,
        sample: &samples[shown_sample - 1],
        delta: learning.delta,
        layer,
        from,
        to,
    };
    Ok(object([
        ("state", query.state()),
        ("losses", list(losses)),
        ("diverged", diverged.into()),
        ("mistakes", mistake::names()),
        ("mistake", wrong.transpose()?.into()),
        ("pass", pass(&question)?),
        ("forward", list(question.forward())),
        ("backward", list(question.backward())),
        ("batch", list(question.batch())),
        ("samples", outputs(&network, &samples)),
        ("map", map(&network, &samples)),
    ]))
}

/// Makes the steps asked for. The loss after each, and the number of the step
/// with which a number would no longer be finite: that one is not taken.
fn train(
    network: &mut TwoLayer,
    samples: &[Sample],
    learning: Learning,
) -> (Vec<f64>, Option<usize>) {
    let mut losses = Vec::new();
    for t in learning.t..learning.t + learning.steps {
        let batch = learning.batch(samples, t);
        let (rate, mut next) = (learning.rate(batch.len()), network.clone());
        match batch {
            [sample] => next.update(rate, &next.gradient(sample)), // (12), (21)
            _ => next.batch_update(rate, batch),                   // (29)
        }
        let loss = next.loss(samples); // (28)
        let weights = next.w1().as_slice().iter().chain(next.w2().as_slice());
        if !weights.chain([&loss]).all(|x| x.is_finite()) {
            return (losses, Some(t + 1));
        }
        losses.push(loss);
        *network = next;
    }
    (losses, None)
}

/// All signals and slopes of one sample, and what finite differences say of them.
fn pass(question: &Question) -> Result<Json, String> {
    let Question {
        network, sample, ..
    } = *question;
    let x = network.signals(&sample.input);
    let (f, a, w2) = (network.activation(), &sample.target, network.w2());
    let by_s1 = |j| backprop::hidden_error(a, &x.s2, f, &x.p2, w2, j); // (24)
    let by_s2 = |k| backprop::loss_by_output(a[k], x.s2[k]);
    let gradient = network.gradient(sample);
    let check = Network::from(network).check_gradient(std::slice::from_ref(sample));
    let check = check.map_err(|error| error.to_string())?;
    let asked = [question.layer - 1, question.from, question.to];
    let found = check.weights.iter().find(|w| [w.layer, w.i, w.j] == asked);
    Ok(object([
        ("s", (&x.s).into()),
        ("p1", (&x.p1).into()),
        ("s1", (&x.s1).into()),
        ("p2", (&x.p2).into()),
        ("s2", (&x.s2).into()),
        ("answer", a.into()),
        ("w1", network.w1().into()),
        ("w2", w2.into()),
        ("by_s1", (&Vector::from_fn(x.p1.len(), by_s1)).into()),
        ("by_s2", (&Vector::from_fn(a.len(), by_s2)).into()),
        ("by_w1", (&gradient.w1).into()),
        ("by_w2", (&gradient.w2).into()),
        ("loss", backprop::loss(a, &x.s2).into()), // (11)
        ("slope", found.map(|w| w.check.claim).into()),
        ("estimate", found.map(|w| w.check.estimate).into()),
        ("verdict", found.map(|w| w.check.verdict.to_string()).into()),
        ("check", check.to_string().lines().next().into()),
    ]))
}

/// Every sample with what the network makes of it, and their loss together.
fn outputs(network: &TwoLayer, samples: &[Sample]) -> Json {
    let s2 = Matrix::from_rows(samples.iter().map(|x| network.forward(&x.input)));
    let a = Matrix::from_rows(samples.iter().map(|x| &x.target));
    object([
        ("inputs", list(samples.iter().map(|x| &x.input))),
        ("answers", (&a).into()),
        ("outputs", (&s2).into()),
        ("loss", batch::loss(&a, &s2).into()), // (28)
    ])
}

/// The first output over the plane of two inputs, row by row from below.
fn map(network: &TwoLayer, samples: &[Sample]) -> Json {
    if samples[0].input.len() != 2 {
        return Json::Null;
    }
    let range = |i: usize| {
        let values = samples.iter().map(|x| x.input[i]);
        let (low, high) = values.fold((0.0_f64, 1.0_f64), |(l, h), x| (l.min(x), h.max(x)));
        let margin = 0.2 * (high - low);
        [low - margin, high + margin]
    };
    let [x, y] = [0, 1].map(range);
    let at = |[low, high]: [f64; 2], i: usize| low + (high - low) * i as f64 / (MAP - 1) as f64;
    let output = |i: usize| network.forward(&[at(x, i % MAP), at(y, i / MAP)].into())[0];
    object([
        ("x", list(x)),
        ("y", list(y)),
        ("side", (MAP as f64).into()),
        ("outputs", list((0..MAP * MAP).map(output))),
    ])
}

/// `2-2-1`: inputs, hidden neurons, outputs.
fn widths(text: &str) -> Result<[usize; 3], String> {
    let numbers: Vec<usize> = text.split('-').filter_map(|n| n.parse().ok()).collect();
    match numbers.as_slice() {
        &[n1 @ 1..=4, n2 @ 1..=6, n3 @ 1..=3] => Ok([n1, n2, n3]),
        _ => Err(format!(
            "widths is '{}': give three such as 2-2-1, from 1-1-1 to 4-6-3",
            shown(text)
        )),
    }
}

/// `w2.21`: layer 2, from hidden neuron 2 to output 1; from 0, the bias.
fn weight(text: &str, network: &TwoLayer) -> Result<[usize; 3], String> {
    let digits = text.chars().filter_map(|c| c.to_digit(10));
    let digits: Vec<usize> = digits.map(|digit| digit as usize).collect();
    let place = match digits.as_slice() {
        &[layer @ 1..=2, from, to] => {
            let (rows, columns) = [network.w1(), network.w2()][layer - 1].shape();
            let signals = rows - usize::from(network.has_bias());
            // The bias, which the text counts as 0, is the last row.
            let row = if from == 0 { signals } else { from - 1 };
            let is_known = row < rows && from <= signals && (1..=columns).contains(&to);
            is_known.then(|| [layer, row, to - 1])
        }
        _ => None,
    };
    let wanted = "give such as w1.21, from input 2 to hidden neuron 1; w1.01 is a bias";
    place.ok_or_else(|| format!("there is no weight '{}': {wanted}", shown(text)))
}

/// The network of a question: its weights are given, or those of a seed. Seed 0
/// is the worked example, as far as the widths are its own.
fn read_network(query: &mut Query, [n1, n2, n3]: [usize; 3]) -> Result<TwoLayer, String> {
    let f = query.parsed("f", "sigmoid")?;
    let has_bias = query.word("bias", &["yes", "no"])? == "yes";
    let seed = query.number("seed", "0", 0..=1_000_000)?;
    let mut rng = Rng::new(seed);
    let mut draw = |m, n| Matrix::from_fn(m, n, |_, _| rng.uniform(-1.0, 1.0));
    let mut tables = [draw(n1 + 1, n2), draw(n2 + 1, n3)];
    if (seed, n1, n2, n3) == (0, 2, 2, 1) {
        let w1 = Matrix::from([[0.15, 0.25], [0.20, 0.30], [0.35, 0.35]]);
        tables = [w1, Matrix::from([[0.40], [0.45], [0.60]])];
    }
    for (w, name) in tables.iter_mut().zip(["w1", "w2"]) {
        if !has_bias {
            *w = Matrix::from_fn(w.rows() - 1, w.columns(), |i, j| w[(i, j)]);
        }
        if let Some(text) = query.given(name) {
            *w = query::table(name, &text, w.shape())?;
        }
    }
    let [w1, w2] = tables;
    two_layer(f, has_bias, &w1, &w2)
}

/// A network from tables whose last rows hold the biases, if there are any.
pub(crate) fn two_layer(
    f: Activation,
    has_bias: bool,
    w1: &Matrix,
    w2: &Matrix,
) -> Result<TwoLayer, String> {
    let parts = |w: &Matrix| {
        let (last, columns) = (w.rows() - 1, w.columns());
        let biases = Vector::from_fn(columns, |j| w[(last, j)]);
        (biases, Matrix::from_fn(last, columns, |i, j| w[(i, j)]))
    };
    let network = match has_bias {
        true => TwoLayer::with_bias(f, parts(w1), parts(w2)),
        false => TwoLayer::new(f, w1.clone(), w2.clone()),
    };
    network.map_err(|error| error.to_string())
}

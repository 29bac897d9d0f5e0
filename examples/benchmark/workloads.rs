//! What is timed, on data from a seed.

use crate::expressions;
use crate::literal::*;
use crate::race::{Outcome, race};
use chainrule::activation::Activation;
use chainrule::network::{Mode, Network, Sample, Training};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};

const SEED: u64 = 7;

/// Something to time: its name, what it is in short and in full, and how it runs in
/// its full size or, if `true`, in its quick one.
pub(crate) type Workload = (Text, Text, Text, fn(bool) -> Outcome);

type Text = &'static str;

#[rustfmt::skip] // a table
pub(crate) const WORKLOADS: &[Workload] = &[
    ("xor", "2-4-1, online", "2-4-1 on XOR, online, 10,000 epochs", xor),
    ("64-online", "64-32-10, online", "64-32-10, online, 5 epochs of 1,500 samples", |q| small(q, 1)),
    ("64-tens", "64-32-10, by tens", "the same in mini-batches of 10", |q| small(q, 10)),
    ("784-online", "784-30-10, online", "784-30-10, online, 1 epoch of 10,000 samples", |q| large(q, 1)),
    ("784-tens", "784-30-10, by tens", "the same in mini-batches of 10", |q| large(q, 10)),
    ("forward", "784-128-64-10", "784-128-64-10, forward, 10,000 samples one by one", forward),
    ("matrix", "256×256 by 256×256", "a 256×256 matrix by another, Σ_k a_ik b_kj", |q| multiply(q, product)),
    ("swapped", "the same, i, k, j", "the same; the literal form has its loops in the order i, k, j", |q| multiply(q, product_swapped)),
    ("by-rows", "the same, by rows", "the same; and it takes its rows before the inner loop", |q| multiply(q, product_by_rows)),
    ("row", "1024 by 1024×1024", "a vector by a 1024×1024 matrix, Σ_i s_i w_ij", |q| wide(q, weighted_sums, |w, s| s * w)),
    ("column", "1024×1024 by 1024", "a 1024×1024 matrix by a vector, Σ_j w_ij s_j", |q| wide(q, matrix_by_vector, |w, s| w * s)),
    ("outer", "784 by 30", "784 numbers by 30, s_i e_j", gradient_of_a_layer),
    ("derivation", "loss of 4-4-2", "the loss of a 4-4-2 network, its 30 derivatives, their values", expressions::derivation),
    ("evaluation", "its 30 slopes", "the values of these derivatives at 1,000 places", expressions::evaluation),
    ("many", "8,000 small formulas", "their slopes in one graph, and in as many graphs", expressions::many),
];

fn network(widths: &[usize]) -> Network {
    let f = vec![Activation::Sigmoid; widths.len() - 1];
    Network::random(widths, &f, &mut Rng::new(SEED)).expect("widths that fit")
}

/// Inputs between 0 and 1; one of the outputs, by chance, has to be 1.
fn samples(n: usize, inputs: usize, outputs: usize) -> Vec<Sample> {
    let mut rng = Rng::new(SEED + 1);
    let mut sample = || {
        let input = Vector::from_fn(inputs, |_| rng.uniform(0.0, 1.0));
        let class = rng.below(outputs);
        let target = Vector::from_fn(outputs, |k| if k == class { 1.0 } else { 0.0 });
        Sample { input, target }
    };
    (0..n).map(|_| sample()).collect()
}

/// A training of a network of sigmoids with biases, in batches of a size.
fn train(
    rounds: usize,
    widths: &[usize],
    samples: &[Sample],
    epochs: usize,
    size: usize,
) -> Outcome {
    let (start, rate) = (network(widths), 0.5 / size as f64);
    let literal = || {
        let mut literal = Literal::from(&start);
        literal.train(samples, rate, epochs, size);
        literal.w
    };
    let own = || {
        let mut network = start.clone();
        let mut training = Training {
            mode: Mode::MiniBatch(size),
            loss_every: 0,
            ..Training::new(rate, epochs)
        };
        let trained = network.train(samples, &mut training);
        trained.expect("samples that fit");
        Literal::from(&network).w
    };
    race((rounds, 1), literal, own, |w: &Vec<Matrix>| {
        w.iter().flat_map(Matrix::as_slice).copied().collect()
    })
}

fn xor(quick: bool) -> Outcome {
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let samples = inputs.map(|[a, b]| Sample::new([a, b], [f64::from(a != b)]));
    let (rounds, epochs) = if quick { (3, 2_000) } else { (15, 10_000) };
    train(rounds, &[2, 4, 1], &samples, epochs, 1)
}

fn small(quick: bool, size: usize) -> Outcome {
    let (rounds, epochs) = if quick { (3, 1) } else { (11, 5) };
    train(rounds, &[64, 32, 10], &samples(1_500, 64, 10), epochs, size)
}

fn large(quick: bool, size: usize) -> Outcome {
    let (rounds, n) = if quick { (3, 1_000) } else { (5, 10_000) };
    train(rounds, &[784, 30, 10], &samples(n, 784, 10), 1, size)
}

fn forward(quick: bool) -> Outcome {
    let network = network(&[784, 128, 64, 10]);
    let literal = Literal::from(&network);
    let (rounds, n) = if quick { (3, 500) } else { (5, 10_000) };
    let samples = samples(n, 784, 10);
    race(
        (rounds, 1),
        || samples.iter().map(|x| literal.forward(&x.input)).collect(),
        || samples.iter().map(|x| network.forward(&x.input)).collect(),
        |outputs: &Vec<Vector>| outputs.iter().flatten().copied().collect(),
    )
}

fn random(rows: usize, columns: usize) -> Matrix {
    let mut rng = Rng::new(SEED + 2);
    Matrix::from_fn(rows, columns, |_, _| rng.uniform(-1.0, 1.0))
}

/// 256 × 256 by 256 × 256, the literal form as given.
fn multiply(quick: bool, literal: fn(&Matrix, &Matrix) -> Matrix) -> Outcome {
    let (a, b) = (random(256, 256), random(256, 256).transpose());
    let rounds = if quick { 3 } else { 25 };
    let numbers = |c: &Matrix| c.as_slice().to_vec();
    race((rounds, 1), || literal(&a, &b), || &a * &b, numbers)
}

/// A matrix of 1024 × 1024 and a vector: the sums of one wide layer. With the
/// vector behind it the formula's order is the order of the rows, and the crate
/// has nothing to gain.
fn wide(
    quick: bool,
    literal: fn(&Matrix, &Vector) -> Vector,
    own: fn(&Matrix, &Vector) -> Vector,
) -> Outcome {
    let (w, s) = (random(1024, 1024), Vector::from(random(1, 1024).row(0)));
    let rounds = if quick { 3 } else { 51 };
    let numbers = |p: &Vector| p.as_slice().to_vec();
    race((rounds, 5), || literal(&w, &s), || own(&w, &s), numbers)
}

/// 784 × 30 products s_i e_j: the gradient of one layer for one sample.
fn gradient_of_a_layer(quick: bool) -> Outcome {
    let (s, e) = (random(1, 784), random(1, 30));
    let (s, e) = (Vector::from(s.row(0)), Vector::from(e.row(0)));
    let rounds = if quick { 3 } else { 51 };
    let numbers = |m: &Matrix| m.as_slice().to_vec();
    race((rounds, 100), || outer(&s, &e), || s.outer(&e), numbers)
}

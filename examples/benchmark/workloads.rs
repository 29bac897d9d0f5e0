//! What is timed: training, passes forward and products, on data from a seed.

use crate::literal::{self, Literal};
use crate::race::{Outcome, race};
use chainrule::activation::Activation;
use chainrule::network::{Mode, Network, Sample, Training};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};

const SEED: u64 = 7;

/// A training of a network of sigmoids with biases.
struct Task<'a> {
    widths: &'a [usize],
    samples: Vec<Sample>,
    epochs: usize,
    /// How many samples share an update.
    batch: usize,
    learning_rate: f64,
}

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

fn training(rounds: usize, task: &Task) -> Outcome {
    let start = network(task.widths);
    let mut training = Training {
        mode: Mode::MiniBatch(task.batch),
        loss_every: 0,
        ..Training::new(task.learning_rate, task.epochs)
    };
    let literal = || {
        let mut literal = Literal::from(&start);
        literal.train(&task.samples, task.learning_rate, task.epochs, task.batch);
        literal.w
    };
    let own = || {
        let mut network = start.clone();
        network
            .train(&task.samples, &mut training)
            .expect("samples that fit");
        Literal::from(&network).w
    };
    race((rounds, 1), literal, own, |w: &Vec<Matrix>| {
        w.iter().flat_map(Matrix::as_slice).copied().collect()
    })
}

pub(crate) fn xor(quick: bool) -> Outcome {
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let samples = inputs.map(|[a, b]| Sample::new([a, b], [f64::from(a != b)]));
    let task = Task {
        widths: &[2, 4, 1],
        samples: samples.into(),
        epochs: if quick { 2_000 } else { 10_000 },
        batch: 1,
        learning_rate: 0.5,
    };
    training(if quick { 3 } else { 15 }, &task)
}

/// 64-32-10, five epochs of 1,500 samples.
fn small(quick: bool, batch: usize) -> Outcome {
    let task = Task {
        widths: &[64, 32, 10],
        samples: samples(1_500, 64, 10),
        epochs: if quick { 1 } else { 5 },
        batch,
        learning_rate: 0.5 / batch as f64,
    };
    training(if quick { 3 } else { 11 }, &task)
}

/// 784-30-10, one epoch of 10,000 samples.
fn large(quick: bool, batch: usize) -> Outcome {
    let task = Task {
        widths: &[784, 30, 10],
        samples: samples(if quick { 1_000 } else { 10_000 }, 784, 10),
        epochs: 1,
        batch,
        learning_rate: 0.5 / batch as f64,
    };
    training(if quick { 3 } else { 5 }, &task)
}

pub(crate) fn small_online(quick: bool) -> Outcome {
    small(quick, 1)
}

pub(crate) fn small_by_tens(quick: bool) -> Outcome {
    small(quick, 10)
}

pub(crate) fn large_online(quick: bool) -> Outcome {
    large(quick, 1)
}

pub(crate) fn large_by_tens(quick: bool) -> Outcome {
    large(quick, 10)
}

/// 784-128-64-10, forward only, 10,000 samples one by one.
pub(crate) fn forward(quick: bool) -> Outcome {
    let network = network(&[784, 128, 64, 10]);
    let literal = Literal::from(&network);
    let samples = samples(if quick { 500 } else { 10_000 }, 784, 10);
    race(
        (if quick { 3 } else { 5 }, 1),
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
fn product(quick: bool, literal: fn(&Matrix, &Matrix) -> Matrix) -> Outcome {
    let (a, b) = (random(256, 256), random(256, 256).transpose());
    race(
        (if quick { 3 } else { 25 }, 1),
        || literal(&a, &b),
        || &a * &b,
        |c| c.as_slice().to_vec(),
    )
}

/// The loops in the order i, j, k.
pub(crate) fn matrix(quick: bool) -> Outcome {
    product(quick, literal::product)
}

/// The loops in the order i, k, j.
pub(crate) fn swapped(quick: bool) -> Outcome {
    product(quick, literal::product_swapped)
}

/// The same order, with rows for indices.
pub(crate) fn by_rows(quick: bool) -> Outcome {
    product(quick, literal::product_by_rows)
}

/// A matrix of 1024 × 1024 and a vector.
fn with_vector(
    quick: bool,
    literal: fn(&Matrix, &Vector) -> Vector,
    own: fn(&Matrix, &Vector) -> Vector,
) -> Outcome {
    let (w, s) = (random(1024, 1024), Vector::from(random(1, 1024).row(0)));
    race(
        (if quick { 3 } else { 50 }, 5),
        || literal(&w, &s),
        || own(&w, &s),
        |p| p.as_slice().to_vec(),
    )
}

/// A vector by a matrix of 1024 rows: the sums of one wide layer.
pub(crate) fn row(quick: bool) -> Outcome {
    with_vector(quick, literal::weighted_sums, |w, s| s * w)
}

/// A matrix by a vector: here the formula's order is the order of the rows, and
/// the crate has nothing to gain.
pub(crate) fn column(quick: bool) -> Outcome {
    with_vector(quick, literal::matrix_by_vector, |w, s| w * s)
}

/// 784 × 30 products s_i e_j: the gradient of one layer for one sample.
pub(crate) fn outer(quick: bool) -> Outcome {
    let (s, e) = (random(1, 784), random(1, 30));
    let (s, e) = (Vector::from(s.row(0)), Vector::from(e.row(0)));
    race(
        (if quick { 3 } else { 50 }, 100),
        || literal::outer(&s, &e),
        || s.outer(&e),
        |m| m.as_slice().to_vec(),
    )
}

//! The network as a whole: its witnesses, the text's misprints and claims,
//! mistakes made on purpose, and training.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/goldens.rs"]
mod goldens;
#[path = "../common/slips.rs"]
mod slips;

mod check; // the gradient check itself
mod claims; // what the text says in words
mod misprints; // what the text misprints
mod mutants; // ten mistakes on purpose, each caught
mod refusals; // bad networks, samples and options
mod training; // online, mini-batch, batch
mod weights; // networks in files
mod witnesses; // three ways to one gradient

use chainrule::activation::Activation;
use chainrule::finite_difference::Verdict;
use chainrule::network::{GradientCheck, Network, Sample, WeightCheck};
use chainrule::rng::Rng;

/// A network with these widths and weights and biases from (−1, 1).
fn network(widths: &[usize], f: Activation, seed: u64) -> Network {
    let mut rng = Rng::new(seed);
    let activations = vec![f; widths.len() - 1];
    let mut network = Network::random(widths, &activations, &mut rng).unwrap();
    network.fill_uniform(-1.0, 1.0, &mut rng);
    network
}

/// So many random samples for a network.
fn samples(network: &Network, n: usize, seed: u64) -> Vec<Sample> {
    let mut rng = Rng::new(seed);
    let mut list = |n| -> Vec<f64> { (0..n).map(|_| rng.uniform(-1.0, 1.0)).collect() };
    (0..n)
        .map(|_| Sample::new(list(network.inputs()), list(network.outputs())))
        .collect()
}

/// The weights that finite differences cannot judge.
fn doubtful(report: &GradientCheck) -> impl Iterator<Item = &WeightCheck> {
    let doubtful = |w: &&WeightCheck| matches!(w.check.verdict, Verdict::Inconclusive(_));
    report.weights.iter().filter(doubtful)
}

/// The exclusive or: one, but not both.
fn xor() -> [Sample; 4] {
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].map(|s| {
        let one_but_not_both = s[0] != s[1];
        Sample::new(s, [f64::from(u8::from(one_but_not_both))])
    })
}

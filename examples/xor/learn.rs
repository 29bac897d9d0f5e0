//! One network learns XOR: its loss, its answers, its map of the plane.

use crate::plot::Axis;
use crate::plot::terminal::{Plot, heat_map};
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::{Network, NetworkError, Sample, TwoLayer};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};

const HIDDEN: usize = 4;
const DELTA: f64 = 2.0;

pub(crate) fn learn(xor: &[Sample], seed: u64, epochs: usize) -> Result<(), NetworkError> {
    let mut network = random_network(seed)?;
    let report = Network::from(&network).check_gradient(xor)?;
    println!("XOR, 2-{HIDDEN}-1, σ, δ = {DELTA}, seed {seed}. All four samples share an update.");
    println!("Before training, backpropagation against finite differences:\n{report}\n");

    let mut losses = vec![(0.0, network.loss(xor))];
    for epoch in 1..=epochs {
        network.batch_update(DELTA, xor);
        losses.push((epoch as f64, network.loss(xor)));
    }
    let title = Axis::linear("loss, Equation 28");
    let plot = Plot::new(Axis::linear("epoch"), title).curve("", &losses);
    println!("{plot}");
    let [before, after] = [losses[0].1, losses[epochs].1];
    println!("loss {before:.4} before, {after:.4} after\n");

    println!("s_1  s_2   wanted   output");
    let mut marks = Vec::new();
    for Sample { input, target } in xor {
        let (s_1, s_2, a, s) = (input[0], input[1], target[0], network.forward(input)[0]);
        println!("{s_1:>3}  {s_2:>3}   {a:>6}   {s:.4}");
        marks.push((s_1, s_2, if a == 1.0 { '1' } else { '0' }));
    }
    let right = |x: &Sample| network.forward(&x.input)[0].round() == x.target[0];
    let verdict = match xor.iter().all(right) {
        true => "Learned.",
        false => "Stuck: not every seed gets there.",
    };
    println!("{verdict}\n");

    println!("The output over the plane, blank for 0 and full for 1:\n");
    let side = |title| Axis::linear(title).between(-0.5, 1.5);
    let output = |s_1, s_2| network.forward(&[s_1, s_2].into())[0];
    let map = heat_map(&side("s_1"), &side("s_2"), 0.0, 1.0, output, &marks);
    println!("{map}");
    println!("How many seeds get there?   cargo run --release --example xor -- --seeds 1000");
    Ok(())
}

/// Weights from (−1, 1) and biases 0.
fn random_network(seed: u64) -> Result<TwoLayer, NetworkError> {
    let mut rng = Rng::new(seed);
    let mut random = |m, n| Matrix::from_fn(m, n, |_, _| rng.uniform(-1.0, 1.0));
    let hidden = (Vector::zeros(HIDDEN), random(2, HIDDEN));
    let output = (Vector::zeros(1), random(HIDDEN, 1));
    TwoLayer::with_bias(Sigmoid, hidden, output)
}

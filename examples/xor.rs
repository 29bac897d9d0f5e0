//! The exclusive or, which one layer cannot learn and two can: one, but not
//! both. The text's network of two layers learns it by Equations 5 to 29.
//!
//! ```text
//! cargo run --example xor          seed 1
//! cargo run --example xor -- 7     seed 7: other initial weights
//! ```

#[path = "plot/mod.rs"]
mod plot;

use chainrule::activation::Activation::Sigmoid;
use chainrule::network::{Network, NetworkError, Sample, TwoLayer};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};
use plot::Axis;
use plot::terminal::{Plot, heat_map};
use std::process::ExitCode;

const HIDDEN: usize = 4;
const DELTA: f64 = 2.0;
const EPOCHS: usize = 1500;

fn main() -> ExitCode {
    let argument = std::env::args().nth(1).unwrap_or("1".to_string());
    let Ok(seed) = argument.parse() else {
        eprintln!("the seed {argument:?} is not a whole number: try  cargo run --example xor -- 7");
        return ExitCode::from(2);
    };
    if let Err(error) = learn(seed) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn learn(seed: u64) -> Result<(), NetworkError> {
    let xor = [
        Sample::new([0.0, 0.0], [0.0]),
        Sample::new([0.0, 1.0], [1.0]),
        Sample::new([1.0, 0.0], [1.0]),
        Sample::new([1.0, 1.0], [0.0]),
    ];
    let mut network = random_network(seed)?;
    let report = Network::from(&network).check_gradient(&xor)?;
    println!("XOR, 2-{HIDDEN}-1, σ, δ = {DELTA}, seed {seed}. All four samples share an update.");
    println!("Before training, backpropagation against finite differences:\n{report}\n");

    let mut losses = vec![(0.0, network.loss(&xor))];
    for epoch in 1..=EPOCHS {
        network.batch_update(DELTA, &xor);
        losses.push((epoch as f64, network.loss(&xor)));
    }
    let title = Axis::linear("loss, Equation 28");
    println!(
        "{}",
        Plot::new(Axis::linear("epoch"), title).curve("", &losses)
    );
    println!(
        "loss {:.4} before, {:.4} after\n",
        losses[0].1, losses[EPOCHS].1
    );

    println!("s_1  s_2   wanted   output");
    let mut marks = Vec::new();
    for Sample { input, target } in &xor {
        let output = network.forward(input);
        println!(
            "{:>3}  {:>3}   {:>6}   {:.4}",
            input[0], input[1], target[0], output[0]
        );
        marks.push((input[0], input[1], if target[0] == 1.0 { '1' } else { '0' }));
    }
    let right = |x: &Sample| network.forward(&x.input)[0].round() == x.target[0];
    let learned = xor.iter().all(right);
    println!(
        "{}\n",
        if learned {
            "Learned."
        } else {
            "Stuck: not every seed gets there."
        }
    );

    println!("The output over the plane, blank for 0 and full for 1:\n");
    let side = |title| Axis::linear(title).between(-0.5, 1.5);
    let output = |s_1, s_2| network.forward(&[s_1, s_2].into())[0];
    println!(
        "{}",
        heat_map(&side("s_1"), &side("s_2"), 0.0, 1.0, output, &marks)
    );
    Ok(())
}

/// Weights from (−1, 1) and biases 0.
fn random_network(seed: u64) -> Result<TwoLayer, NetworkError> {
    let mut rng = Rng::new(seed);
    let mut random = |m, n| Matrix::from_fn(m, n, |_, _| rng.uniform(-1.0, 1.0));
    let hidden = (random(2, HIDDEN), Vector::zeros(HIDDEN));
    let output = (random(HIDDEN, 1), Vector::zeros(1));
    TwoLayer::with_bias(Sigmoid, hidden, output)
}

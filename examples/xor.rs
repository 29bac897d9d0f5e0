//! XOR, "one or the other, but not both": one layer cannot learn it, two can.
//!
//! ```text
//! cargo run --example xor
//! ```

#[path = "command_line/mod.rs"]
mod command_line;

use chainrule::activation::Activation::Sigmoid;
use chainrule::network::{Network, Sample, Training};
use chainrule::rng::Rng;
use std::error::Error;
use std::process::ExitCode;

const HELP: &str = "\
Trains a network of two layers on XOR.

  cargo run --example xor

  --seed N   of the first weights (1)
";

fn main() -> ExitCode {
    command_line::run(HELP, |mut options| {
        let seed = options.seed()?;
        options.words(0)?;
        learn(seed)
    })
}

fn learn(seed: u64) -> Result<(), Box<dyn Error>> {
    let samples = [
        Sample::new([0.0, 0.0], [0.0]),
        Sample::new([0.0, 1.0], [1.0]),
        Sample::new([1.0, 0.0], [1.0]),
        Sample::new([1.0, 1.0], [0.0]),
    ];
    let mut network = Network::random(&[2, 4, 1], &[Sigmoid; 2], &mut Rng::new(seed))?;
    println!("{}\n", network.check_gradient(&samples)?);

    println!("epoch {:4}, loss {:.4}", 0, network.loss(&samples));
    for epoch in (200..=2000).step_by(200) {
        network.train(&samples, &mut Training::new(2.0, 200))?;
        println!("epoch {epoch:4}, loss {:.4}", network.loss(&samples));
    }
    println!("\ns_1  s_2  wanted  answer");
    for Sample { input, target } in &samples {
        let answer = network.forward(input)[0];
        println!("{:3}{:5}{:8}{answer:8.4}", input[0], input[1], target[0]);
    }
    Ok(())
}

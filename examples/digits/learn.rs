//! The training: mini-batches, and a test after every epoch.

use crate::command_line::Progress;
use crate::data::Digits;
use crate::report::accuracy;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::{Mode, Network, Reduction, Training};
use chainrule::rng::Rng;

/// What the training is to be.
pub(crate) struct Plan {
    pub(crate) hidden: usize,
    pub(crate) epochs: usize,
    pub(crate) batch: usize,
    pub(crate) rate: f64,
    pub(crate) seed: u64,
}

/// Trains a random network and prints how well it does on the test.
pub(crate) fn learn(
    plan: &Plan,
    train: &Digits,
    test: &Digits,
    rng: &mut Rng,
) -> Result<Network, String> {
    let Plan {
        hidden,
        epochs,
        batch,
        rate,
        seed,
    } = *plan;
    let inputs = train.size.0 * train.size.1;
    let mut network = Network::random(&[inputs, hidden, 10], &[Sigmoid; 2], rng)
        .map_err(|error| error.to_string())?;
    println!(
        "{inputs}-{hidden}-10, σ in both layers. Weights normal with variance 1/inputs of their
layer, biases 0. Mini-batches of {batch}, their mean, δ = {rate}, in a new order every
epoch. Seed {seed}. {} digits to learn from, {} others to be tested on.

   epoch   mean loss   test right",
        train.samples.len(),
        test.samples.len()
    );
    let mut training = Training {
        mode: Mode::MiniBatch(batch),
        reduction: Reduction::Mean,
        ..Training::new(rate, 1)
    };
    println!(
        "  before{:12}{:10.2} %",
        "",
        100.0 * accuracy(&network, test)
    );
    let mut progress = Progress::new();
    for epoch in 1..=epochs {
        training.shuffle = Some(Rng::new(rng.next_u64()));
        let losses = network.train(&train.samples, &mut training);
        let loss = losses.map_err(|error| error.to_string())?[0];
        let right = 100.0 * accuracy(&network, test);
        progress.println(&format!("{epoch:8}{loss:12.4}{right:10.2} %"));
        progress.show(epoch, epochs, || {
            format!("epoch {epoch} of {epochs}, loss {loss:.4}")
        });
    }
    println!();
    Ok(network)
}

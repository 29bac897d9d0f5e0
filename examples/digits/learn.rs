//! The training: mini-batches, and a test after every epoch.

use crate::command_line::Progress;
use crate::command_line::number::{fixed, percent};
use crate::data::Digits;
use crate::report::correct;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::{Mode, Network, Reduction, Training};
use chainrule::rng::Rng;
use std::fs::{File, metadata};
use std::ops::ControlFlow;

/// What the training is to be.
pub(crate) struct Plan {
    /// How many hidden neurons a new network gets; 30 if nothing is said.
    pub(crate) hidden: Option<usize>,
    pub(crate) epochs: usize,
    pub(crate) batch: usize,
    pub(crate) rate: f64,
    pub(crate) seed: u64,
    /// The file of the network to begin with, if it is not a new one.
    pub(crate) load: Option<String>,
    /// The file that the trained network goes to.
    pub(crate) save: Option<String>,
}

/// Trains a network and prints how well it does on the test.
pub(crate) fn learn(
    plan: &Plan,
    train: &Digits,
    test: &Digits,
    rng: &mut Rng,
) -> Result<Network, String> {
    let inputs = train.size.0 * train.size.1;
    let (mut network, start) = match &plan.load {
        Some(file) => loaded(file, inputs)?,
        None => {
            let widths = [inputs, plan.hidden.unwrap_or(30), 10];
            let network = Network::random(&widths, &[Sigmoid; 2], rng);
            let start = "Weights normal with variance 1/inputs of their layer, biases 0.".into();
            (network.map_err(|error| error.to_string())?, start)
        }
    };
    if let Some(file) = &plan.save {
        // What cannot be written is told before the training, not after it.
        if metadata(file).is_ok_and(|about| !about.is_file()) {
            return Err(format!("{file:?}: this is no file"));
        }
        let open = File::options().append(true).create(true).open(file);
        open.map_err(|error| format!("{file:?}: {error}"))?;
    }
    let (epochs, batch, rate, seed) = (plan.epochs, plan.batch, plan.rate, plan.seed);
    println!(
        "{}
{start}
Mini-batches of at most {batch}, their mean, in a new order every epoch; δ = {rate}.
Digits to learn from: {}. Others, to be tested on: {}. Seed {seed}.

   epoch   mean loss   test right",
        layers(&network),
        train.samples.len(),
        test.samples.len()
    );
    let right = |network: &Network| percent(correct(network, test), test.samples.len(), 2);
    println!("  before{:>25}", right(&network));
    let mut training = Training {
        mode: Mode::MiniBatch(batch),
        reduction: Reduction::Mean,
        shuffle: Some(Rng::new(rng.next_u64())),
        ..Training::new(rate, epochs)
    };
    let mut progress = Progress::new();
    let trained = network.train_with(&train.samples, &mut training, |now, network| {
        if !now.loss.is_finite() {
            return ControlFlow::Break(());
        }
        let (epoch, loss) = (now.epoch, fixed(now.loss, 4));
        progress.println(&format!("{epoch:8} {loss:>11}{:>13}", right(network)));
        let what = format!("epoch {epoch} of {epochs}, loss {loss}");
        progress.show(epoch, epochs, &what);
        ControlFlow::Continue(())
    });
    let losses = trained.map_err(|error| error.to_string())?;
    if losses.iter().any(|loss| !loss.is_finite()) {
        return Err("the training ran away: try a smaller --rate".to_string());
    }
    println!();
    if let Some(file) = &plan.save {
        network.save(file).map_err(|error| error.to_string())?;
        println!("The network is in {file}.\n");
    }
    Ok(network)
}

/// The network in a file, if it takes the pixels and gives ten answers.
fn loaded(file: &str, inputs: usize) -> Result<(Network, String), String> {
    let network = Network::load(file).map_err(|error| error.to_string())?;
    match (network.inputs(), network.outputs()) {
        (n, 10) if n == inputs => Ok((network, format!("Weights from {file}."))),
        (n, outputs) => Err(format!(
            "{file}: this network takes {n} numbers and gives {outputs}, but the digits have \
             {inputs} pixels and ten answers"
        )),
    }
}

/// `784-30-10, sigmoid, sigmoid`.
fn layers(network: &Network) -> String {
    let layers = network.layers().iter();
    let widths = layers.clone().map(|layer| format!("-{}", layer.outputs()));
    let names = layers.map(|layer| format!(", {}", layer.activation()));
    network.inputs().to_string() + &widths.chain(names).collect::<String>()
}

//! Reads handwritten digits, with nothing but Equations 5 to 29.
//!
//! ```text
//! cargo run --release --example digits             digits that it draws itself
//! cargo run --release --example digits -- DIR      MNIST, from its four files
//! ```
//!
//! Every pixel is an input, every digit an output; the answer is the output that
//! is greatest. The digits of the test take no part in the training.

#[path = "../command_line/mod.rs"]
mod command_line;
mod data;
mod glyphs;
mod idx;
mod learn;
mod mnist;
mod pen;
mod report;

use chainrule::rng::Rng;
use command_line::Options;
use learn::Plan;
use std::path::Path;
use std::process::ExitCode;

/// Drawn digits may take 1.6 GB.
const MOST_PIXELS: usize = 200_000_000;

const HELP: &str = "\
Reads handwritten digits, with nothing but Equations 5 to 29.

  cargo run --release --example digits             digits that it draws itself
  cargo run --release --example digits -- DIR      MNIST, from its four files

DIR holds train-images-idx3-ubyte, train-labels-idx1-ubyte,
t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, not compressed.

  --hidden N   hidden neurons (30)
  --epochs N   passes over the training digits (10)
  --batch N    digits to an update (10)
  --rate X     learning rate, of the mean over the batch (3)
  --train N    how many digits to learn from (4000 drawn, all of MNIST)
  --test N     how many to be tested on (1000 drawn, all of MNIST)
  --side N     rows and columns of a drawn digit (14); MNIST has 28
  --seed N     of the drawings, the initial weights and the order (1)
  --load FILE  begin with the network of this file, not with random weights
  --save FILE  write the trained network to this file, in the safetensors format

With --load FILE --epochs 0 the network is tested as it is.
";

fn main() -> ExitCode {
    command_line::run(HELP, digits)
}

fn digits(mut options: Options) -> Result<(), String> {
    let mut given = |name, range| Ok::<_, String>(options.numbers(name, range)?.map(|[n]| n));
    let hidden = given("--hidden", 1..=10_000)?;
    let train = given("--train", 1..=1_000_000)?;
    let test = given("--test", 1..=1_000_000)?;
    let side = given("--side", 8..=100)?;
    let plan = Plan {
        hidden,
        epochs: options.number("--epochs", 10, 0..=10_000)?,
        batch: options.number("--batch", 10, 1..=1_000_000)?,
        rate: options.number("--rate", 3.0, 1e-9..=1e9)?,
        seed: options.seed()?,
        load: options.text("--load")?,
        save: options.text("--save")?,
    };
    if plan.load.is_some() && plan.hidden.is_some() {
        return Err("--hidden is for a new network, --load brings its own: leave one out".into());
    }
    let mut rng = Rng::new(plan.seed);

    let [train, test] = match (options.words(1)?.first(), side) {
        (Some(_), Some(_)) => return Err("--side is for drawn digits, not for files".to_string()),
        (Some(directory), None) => mnist::read(Path::new(directory), train, test)?,
        (None, side) => {
            let counts = [train.unwrap_or(4000), test.unwrap_or(1000)];
            let side = side.unwrap_or(14);
            let pixels = side * side * counts.iter().sum::<usize>();
            if pixels > MOST_PIXELS {
                return Err(format!(
                    "these digits have {pixels} pixels, and {MOST_PIXELS} is the most that is \
                     drawn: choose a smaller --side, --train or --test"
                ));
            }
            counts.map(|count| pen::draw(count, side, &mut rng))
        }
    };
    println!("Digits to learn from, the first of each:\n");
    report::examples(&train);
    let network = learn::learn(&plan, &train, &test, &mut rng)?;
    report::report(&network, &test);
    Ok(())
}

//! The exclusive or, which one layer cannot learn and two can: one, but not
//! both. The text's network of two layers learns it by Equations 5 to 29.
//!
//! ```text
//! cargo run --example xor                               seed 1
//! cargo run --example xor -- 7                          other initial weights
//! cargo run --release --example xor -- --seeds 1000     how often it learns
//! ```

#[path = "../command_line/mod.rs"]
mod command_line;
mod learn;
#[path = "../plot/mod.rs"]
mod plot;
mod seeds;
mod stuck;

use chainrule::network::Sample;
use command_line::Options;
use std::process::ExitCode;

const HELP: &str = "\
XOR, learned by the text's network of two layers.

  cargo run --example xor              with the initial weights of seed 1
  cargo run --example xor -- SEED      with those of another
  cargo run --release --example xor -- --seeds 1000

  --seeds N    how often is it learned? Seeds 1 to N, in many settings
  --epochs N   passes over the four samples (1500; with --seeds at most 2000)
";

fn main() -> ExitCode {
    command_line::run(HELP, experiment)
}

fn experiment(mut options: Options) -> Result<(), String> {
    let xor = [
        Sample::new([0.0, 0.0], [0.0]),
        Sample::new([0.0, 1.0], [1.0]),
        Sample::new([1.0, 0.0], [1.0]),
        Sample::new([1.0, 1.0], [0.0]),
    ];
    if let Some(count) = options.whole_if_given("--seeds", 1..=1_000_000)? {
        let epochs = options.whole("--epochs", 2000, 1..=1_000_000)?;
        options.words(0)?;
        seeds::experiment(&xor, count, epochs);
        return Ok(());
    }
    let epochs = options.whole("--epochs", 1500, 1..=1_000_000)?;
    let words = options.words(1)?;
    let word = words.first().map_or("1", String::as_str);
    let seed = word.parse().map_err(|_| {
        format!("the seed '{word}' is not a whole number: try  cargo run --example xor -- 7")
    })?;
    learn::learn(&xor, seed, epochs).map_err(|error| error.to_string())
}

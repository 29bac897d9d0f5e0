//! Online, mini-batch and batch training on the same data from the same start.
//!
//! ```text
//! cargo run --example batches
//! ```
//!
//! Section 6 of the text ends in two bullets: batch training "has high stability
//! and fast convergence", online training is "swayed by noise", but "can be
//! applied to very large training data". Here is where each of them holds, and
//! where it fails.

#[path = "../command_line/mod.rs"]
mod command_line;
mod one_weight;
#[path = "../plot/mod.rs"]
mod plot;
mod race;
mod task;

use command_line::Options;
use std::process::ExitCode;
use task::Task;

const HELP: &str = "\
Online, mini-batch and batch training on the same data from the same start.

  cargo run --example batches

  --samples N  points of the noisy curve to learn (100)
  --noise X    deviation of the noise on each of them (0.2)
  --target X   the mean loss to reach (0.03); noise alone costs about X²/2
  --passes N   passes over the data at most (1000)
  --seed N     of the data, the start and the order (1)
";

fn main() -> ExitCode {
    command_line::run(HELP, compare)
}

fn compare(mut options: Options) -> Result<(), String> {
    let task = Task::new(
        options.number("--samples", 100, 20..=100_000)?,
        options.number("--noise", 0.2, 0.0..=10.0)?,
        options.number("--target", 0.03, 1e-6..=10.0)?,
        options.number("--passes", 1000, 100..=100_000)?,
        options.seed()?,
    );
    options.words(0)?;
    one_weight::report();
    race::report(&task);
    Ok(())
}

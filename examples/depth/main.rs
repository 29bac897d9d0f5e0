//! What depth costs, and what it does to the slopes.
//!
//! ```text
//! cargo run --example depth
//! ```
//!
//! Two claims of the text, measured. Section 5.2: without reuse "the number of
//! repeated computations grow exponentially as the layers get deeper". Section
//! 2: the sigmoid "has an issue called vanishing gradient".

#[path = "../command_line/mod.rs"]
mod command_line;
#[path = "../plot/mod.rs"]
mod plot;
mod routes;
mod vanishing;
mod work;

use command_line::Options;
use std::process::ExitCode;
use vanishing::Measurement;

const HELP: &str = "\
What depth costs, and what it does to the slopes.

  cargo run --example depth

  --most N    count by running up to so many multiplications (1000000);
              beyond them, the formula speaks alone
  --width N   neurons in every layer of the second part (10)
  --starts N  random networks to average over in the second part (100)
  --seed N    of the random numbers (1)
";

fn main() -> ExitCode {
    command_line::run(HELP, measure)
}

fn measure(mut options: Options) -> Result<(), String> {
    let most = options.number("--most", 1_000_000, 0..=1_000_000_000_u64)?;
    let measurement = Measurement {
        width: options.number("--width", 10, 1..=100)?,
        starts: options.number("--starts", 100, 1..=100_000)?,
        seed: options.seed()?,
    };
    options.words(0)?;
    work::compare(most, measurement.seed)?;
    vanishing::report(measurement);
    Ok(())
}

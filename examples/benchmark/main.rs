//! How fast plain loops can be, beside the formulas read literally.
//!
//! ```text
//! cargo run --release --example benchmark               all, in about a minute
//! cargo run --release --example benchmark -- --quick    smaller, in a few seconds
//! cargo run --release --example benchmark -- matrix     one of them
//! ```
//!
//! What the figures mean is told in docs/speed.md.

#[path = "../command_line/mod.rs"]
mod command_line;
mod expressions;
mod literal;
mod race;
mod workloads;

use command_line::Options;
use command_line::number::{digits, fixed};
use race::Outcome;
use std::io::Write;
use std::process::ExitCode;
use workloads::{WORKLOADS, Workload};

/// The two forms add in different orders in places. More than that is a mistake.
const ALLOWED: f64 = 1e-9;

fn main() -> ExitCode {
    let line = |(name, _, detail, _): &Workload| format!("  {name:12}{detail}\n");
    let help = format!(
        "How fast plain loops can be, beside the formulas read literally.

  cargo run --release --example benchmark             all, in about a minute
  cargo run --release --example benchmark -- --quick  smaller, in a few seconds
  cargo run --release --example benchmark -- NAME     those whose names begin so

{}
The two forms take turns, and have to give the same numbers to {ALLOWED:.0e}.
",
        WORKLOADS.iter().map(line).collect::<String>()
    );
    command_line::run(&help, benchmark)
}

fn benchmark(mut options: Options) -> Result<(), String> {
    let dev = cfg!(debug_assertions);
    let quick = options.flag("--quick") || dev;
    let words = options.words(WORKLOADS.len())?;
    let begins = |name: &str, word: &String| !word.is_empty() && name.starts_with(word.as_str());
    let unknown = |word: &&String| !WORKLOADS.iter().any(|x| begins(x.0, word));
    if let Some(word) = words.iter().find(unknown) {
        let names = WORKLOADS.iter().map(|x| x.0).collect::<Vec<_>>().join(", ");
        return Err(format!(
            "there is no workload '{word}': choose from {names}"
        ));
    }
    if dev {
        println!("A dev build: quick sizes, and times that mean little. For real ones:");
        println!("cargo run --release --example benchmark\n");
    }
    println!("{:32}{:>14}{:>17}", "", "literal, ms", "crate, ms");
    println!("workload    what                 median    min   median     min  ratio    apart");
    let mut apart: f64 = 0.0;
    let chosen = |x: &&Workload| words.is_empty() || words.iter().any(|word| begins(x.0, word));
    for (name, what, _, run) in WORKLOADS.iter().filter(chosen) {
        print!("{name:12}{what:20}");
        let _ = std::io::stdout().flush(); // to show what is running; unseen does no harm
        let outcome = run(quick);
        println!("{}", line(&outcome));
        apart = match outcome.apart {
            ours if ours <= ALLOWED => apart.max(ours), // which NaN is not
            ours => return Err(format!("{name}: one form is wrong, {ours:.1e} apart")),
        };
    }
    println!("\nThe ratio is of the minima, literal to crate. The numbers that come out");
    println!("agree to {apart:.0e}, where {ALLOWED:.0e} is allowed.");
    Ok(())
}

fn line(outcome: &Outcome) -> String {
    let times = [outcome.literal, outcome.own];
    let times = times.map(|both| both.map(|time| 1e3 * time.as_secs_f64()));
    let ratio = fixed(times[0][1] / times[1][1], 1);
    let [[a, b], [c, d]] = times.map(|both| both.map(|time| digits(time, 3)));
    let apart = outcome.apart;
    format!("{a:>7}{b:>7}{c:>9}{d:>8}{ratio:>7}{apart:>9.0e}")
}

//! The command line of an experiment: its options, its help, its progress.
//!
//! An example says `mod command_line;` at its root and then, for instance,
//!
//! ```ignore
//! fn main() -> ExitCode {
//!     command_line::run(HELP, |mut options| {
//!         let seed = options.seed()?;
//!         options.words(0)?; // nothing else was said
//!         experiment(seed)
//!     })
//! }
//! ```
//!
//! [`run`] answers `--help`, and ends with exit code 2 and a sentence on what to
//! do instead where the request makes no sense.
#![allow(
    dead_code,
    unused_imports,
    reason = "a part of every experiment; each uses some of it, none all"
)]

pub(crate) mod number;
mod options;
mod pipe;
mod progress;
mod words;

pub(crate) use options::{Options, whole};
pub(crate) use progress::Progress;

use std::fmt::Display;
use std::process::{ExitCode, Termination};

/// Runs an experiment with the options of the command line.
pub(crate) fn run<T: Termination, E: Display>(
    help: &str,
    experiment: impl FnOnce(Options) -> Result<T, E>,
) -> ExitCode {
    pipe::end_quietly_when_nobody_reads();
    let words = words::given();
    if words.iter().any(|word| word == "--help" || word == "-h") {
        print!("{help}");
        return ExitCode::SUCCESS;
    }
    match experiment(Options::new(words)) {
        Ok(done) => done.report(),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

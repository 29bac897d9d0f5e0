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
mod progress;

pub(crate) use options::{Options, read};
pub(crate) use progress::Progress;

use std::fmt::Display;
use std::process::{ExitCode, Termination};

/// Runs an experiment with the options of the command line.
pub(crate) fn run<T: Termination, E: Display>(
    help: &str,
    experiment: impl FnOnce(Options) -> Result<T, E>,
) -> ExitCode {
    end_quietly_when_nobody_reads();
    // What is not UTF-8 is refused like any other word.
    let words = std::env::args_os().skip(1);
    let words: Vec<_> = words
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
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

/// `… | head` closes the pipe once it has seen enough. `println!` then panics;
/// here that is simply the end.
fn end_quietly_when_nobody_reads() {
    let otherwise = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let message = panic.payload().downcast_ref::<String>();
        if message.is_some_and(|text| text.starts_with("failed printing to stdout")) {
            std::process::exit(0);
        }
        otherwise(panic);
    }));
}

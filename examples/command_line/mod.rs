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
    end_where_printing_fails();
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
/// here that is simply the end. What a full disk has no room for is told.
fn end_where_printing_fails() {
    let otherwise = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let message = panic.payload().downcast_ref::<String>();
        match message.filter(|text| text.starts_with("failed printing to stdout")) {
            Some(text) if nobody_reads(text) => std::process::exit(0),
            Some(text) => {
                eprintln!("{text}");
                std::process::exit(2)
            }
            None => otherwise(panic),
        }
    }));
}

/// Whether printing failed at a closed pipe, by its number here or on Windows.
pub(crate) fn nobody_reads(message: &str) -> bool {
    let mut numbers = [32, 109, 232].iter();
    numbers.any(|number| message.ends_with(&format!("(os error {number})")))
}

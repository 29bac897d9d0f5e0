//! Derivatives, step by step, each checked by finite differences.
//!
//! ```text
//! cargo run --example derivatives                      Equations 30 to 45
//! cargo run --example derivatives -- "(x + a)^2" x     your own expression
//! cargo run --example derivatives -- --help            all that it can do
//! ```

mod arguments;
mod own;
mod page;
#[path = "../plot/mod.rs"]
mod plot;
mod valley;
mod walk;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words = std::env::args_os().skip(1);
    let words: Vec<String> = words.map(|word| word.to_string_lossy().into()).collect();
    let done = match arguments::read(&words) {
        Ok(None) => walk::walk(),
        Ok(Some(arguments::Request::Help)) => {
            print!("{}", arguments::HELP);
            Ok(true)
        }
        Ok(Some(arguments::Request::Own(question))) => own::answer(&question),
        Err(message) => Err(message),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

//! Derivatives, step by step, each checked by finite differences.
//!
//! ```text
//! cargo run --example derivatives                      Equations 30 to 45
//! cargo run --example derivatives -- "(x + a)^2" x     your own expression
//! cargo run --example derivatives -- --help            all that it can do
//! ```

mod arguments;
mod drawing;
mod notes;
mod own;
mod page;
#[path = "../command_line/pipe.rs"]
mod pipe;
#[path = "../plot/mod.rs"]
mod plot;
mod points;
mod valley;
mod walk;
#[path = "../command_line/words.rs"]
mod words;

use arguments::Request;
use std::process::ExitCode;

fn main() -> ExitCode {
    pipe::end_quietly_when_nobody_reads();
    let done = arguments::read(&words::given()).and_then(|request| match request {
        Request::Walk => walk::walk(),
        Request::Help => {
            print!("{}", arguments::HELP);
            Ok(true)
        }
        Request::Own(question) => own::answer(&question),
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

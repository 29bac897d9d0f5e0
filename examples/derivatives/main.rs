//! Derivatives, step by step, each checked by finite differences.
//!
//! ```text
//! cargo run --example derivatives                      Equations 30 to 45
//! cargo run --example derivatives -- "(x + a)^2" x     your own expression
//! cargo run --example derivatives -- --help            all that it can do
//! ```

mod arguments;
#[path = "../command_line/mod.rs"]
mod command_line;
mod drawing;
#[path = "../judge/mod.rs"]
mod judge;
mod notes;
mod own;
mod page;
#[path = "../plot/mod.rs"]
mod plot;
mod points;
#[path = "../reading/mod.rs"]
mod reading;
mod valley;
mod walk;

use arguments::Question;
use std::process::ExitCode;

fn main() -> ExitCode {
    command_line::run(arguments::HELP, |options| {
        let passed = match options.is_empty() {
            true => walk::walk(),
            false => Question::new(options).and_then(|question| own::answer(&question)),
        };
        Ok::<_, String>(ExitCode::from(u8::from(!passed?)))
    })
}

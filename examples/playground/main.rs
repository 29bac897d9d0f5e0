//! The text, alive in the browser: Equations 1 to 45 with their current numbers,
//! every one of which can be moved.
//!
//! ```text
//! cargo run --example playground                   then open the address it prints
//! cargo run --example playground -- --port 8080
//! ```
//!
//! The page draws and never calculates. It asks this program, which answers with
//! what the crate's own functions give, those that bear the numbers:
//!
//! - `function` has Section 2, Equations 1 to 4 and 19;
//! - `network` has Sections 3 to 6, Equations 5 to 29, line by line in `lines`;
//! - `derivative` has the appendix, Equations 30 to 45, line by line in `appendix`;
//! - `query` reads a question, `json` writes an answer, `server` carries both.
//!
//! Nothing is remembered between two questions: each carries all that it needs,
//! and so does the address of the page, behind its `#`.

mod appendix;
#[path = "../command_line/mod.rs"]
mod command_line;
mod derivative;
mod function;
mod json;
#[path = "../judge/mod.rs"]
mod judge;
mod lines;
mod mistake;
mod network;
mod query;
#[path = "../reading/mod.rs"]
mod reading;
mod samples;
mod server;
#[path = "../../tests/common/slips.rs"]
mod slips;

use std::process::ExitCode;

const HELP: &str = "\
The text, alive: a page in your browser with all 45 equations and their numbers.

  cargo run --example playground

prints an address, such as http://127.0.0.1:4545/; open it in a browser. The page
comes from this program, which listens on this computer alone. Ctrl-C ends it.

  --port N   another port than 4545; 0 takes any that is free
  --help     this page
";

fn main() -> ExitCode {
    command_line::run(HELP, |mut options| {
        let port = options.number("--port", 4545, 0..=u16::MAX)?;
        options.words(0)?;
        let listener = server::listen(port)?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        println!("The playground is at  http://{address}/");
        println!("Open it in a browser. Ctrl-C ends it.");
        server::serve(&listener);
        Ok::<(), String>(())
    })
}

//! Starts the documentation tests. Cargo itself runs them last, and the last on
//! the screen shall be the table of the exercises. `cargo test --doc` is as ever.

use std::env::{args_os, var_os};
use std::path::Path;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    if var_os("NEXTEST").is_some() {
        return ExitCode::SUCCESS; // it runs no documentation tests
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let tests = Command::new(env!("CARGO"))
        .args(["test", "--doc"])
        .args((!cfg!(debug_assertions)).then_some("--release"))
        .arg("--")
        .args(args_os().skip(1))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CARGO_TARGET_DIR", target.expect("not the root"))
        .status();
    let passed = tests.expect("cargo starts again").success();
    ExitCode::from(if passed { 0 } else { 101 })
}

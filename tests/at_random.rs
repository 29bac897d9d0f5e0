//! Starts the laws on random cases: `tests/properties`, a package of its own, so
//! that the crate and its other tests need nothing that has to be fetched. Takes
//! what a test program takes, a part of a name for instance.

use std::env::{args_os, var_os};
use std::io::{Error, Result};
use std::process::{Command, ExitCode};

/// Cargo on the package of the laws, whose files go below this crate's target.
fn cargo(subcommand: &str) -> Command {
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/properties/Cargo.toml");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([subcommand, "--manifest-path", package]).env(
        "CARGO_TARGET_DIR",
        concat!(env!("CARGO_TARGET_TMPDIR"), "/laws"),
    );
    cargo
}

/// Fetches proptest if it is not there; fails with what cargo says. The tree of
/// the packages takes those for this system and no others.
fn fetch(retries: &str) -> Result<()> {
    let tree = cargo("tree")
        .env("CARGO_NET_RETRY", retries)
        .env("CARGO_HTTP_TIMEOUT", "10")
        .output()?;
    let said = String::from_utf8_lossy(&tree.stderr);
    match tree.status.success() {
        true => Ok(()),
        false => Err(Error::other(said.lines().last().unwrap_or("").trim())),
    }
}

fn main() -> ExitCode {
    let must_run = var_os("CI").is_some();
    if let Err(reason) = fetch(if must_run { "3" } else { "0" }) {
        eprintln!("laws on random cases: not run. Cargo, asked for proptest: {reason}");
        if args_os().any(|word| word == "--list") {
            // In both lists, of all tests and of the ignored ones.
            println!("proptest_is_missing: test");
        }
        return ExitCode::from(if must_run { 101 } else { 0 });
    }
    let release = (!cfg!(debug_assertions)).then_some("--release");
    let laws = cargo("test")
        .args(release)
        .arg("--")
        .args(args_os().skip(1))
        .status();
    let passed = laws.expect("cargo starts again").success();
    ExitCode::from(if passed { 0 } else { 101 })
}

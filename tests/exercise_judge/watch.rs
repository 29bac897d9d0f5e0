//! `--watch`: judges again whenever a stub is saved.
//!
//! An answer has to be compiled, so cargo is started anew each time, on this
//! target alone.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use super::command_line::Options;

/// Looks at the files' times until it is ended from outside.
pub fn watch(options: &Options) -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exercises");
    let mut seen = None;
    loop {
        let now = times(&folder);
        if seen.as_ref() != Some(&now) {
            seen = Some(now);
            if let Err(error) = judge(options) {
                println!("\n  cargo did not start: {error}");
                return ExitCode::from(101);
            }
            println!("  Watching tests/exercises: save a file to judge again, Ctrl-C to leave.");
        }
        sleep(Duration::from_millis(200));
    }
}

/// When each of the files was written.
fn times(folder: &Path) -> Vec<(std::path::PathBuf, Option<SystemTime>)> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let time = |file: fs::DirEntry| {
        (
            file.path(),
            file.metadata().and_then(|data| data.modified()).ok(),
        )
    };
    let mut times: Vec<_> = files.map(time).collect();
    times.sort();
    times
}

/// The exercise that was named, or else the first that is open.
fn judge(options: &Options) -> std::io::Result<()> {
    // Windows lets nobody write a program that runs, but lets it be moved.
    if cfg!(windows)
        && let Ok(program) = env::current_exe()
    {
        let _ = fs::rename(&program, program.with_extension("old"));
    }
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo
        .args(["test", "--quiet", "--test", "exercises", "--"])
        .args(&options.filters);
    if options.filters.is_empty() {
        cargo.arg("--next");
    }
    // What it says is on the screen; whether it failed is no news.
    cargo.status().map(drop)
}

//! The pictures of docs/figures, drawn by the crate whose pages they illustrate.
//!
//! ```text
//! cargo run --example figures              write docs/figures/*.svg
//! cargo run --example figures -- --check   write nothing; compare
//! ```
//!
//! Every number in a picture is computed here and now by the crate. The seeds
//! are fixed, so the same pictures come out each time; `--check` allows half a
//! pixel, since `exp` may differ in its last bits from machine to machine.

#[path = "../plot/mod.rs"]
mod plot;
#[path = "../command_line/words.rs"]
mod words;

mod activations;
mod backward;
mod boundary;
mod compare;
mod contour;
mod networks;
mod valley;
mod xor;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
Draws the pictures of the documentation.

Usage: cargo run --example figures [-- --check]

  --check   write nothing; compare with the files, and fail if they differ
  --help    print this";

/// A picture: the name of its file, and what draws it.
type Figure = (&'static str, fn() -> String);

const FIGURES: [Figure; 10] = [
    ("figure-3-step", activations::step),
    ("figure-4-sigmoid", activations::sigmoid),
    ("figure-5-relu", activations::relu),
    ("figure-6-silu", activations::silu),
    ("figure-7-network", networks::without_bias),
    ("figure-8-bias", networks::with_bias),
    ("backward-pass", backward::figure),
    ("xor-training", xor::training),
    ("xor-boundary", boundary::figure),
    ("valley", valley::figure),
];

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join("figures");
    let arguments = words::given();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => write(&folder),
        ["--check"] => check(&folder),
        ["--help" | "-h"] => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        [first, ..] => {
            let wrong = if first == "--check" {
                "--check stands alone".to_string()
            } else {
                format!("I do not know `{first}`")
            };
            eprintln!("{wrong}.\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn write(folder: &Path) -> ExitCode {
    for (name, draw) in FIGURES {
        let path = folder.join(format!("{name}.svg"));
        let text = draw();
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, &text));
        if let Err(error) = written {
            eprintln!("cannot write {}: {error}", path.display());
            return ExitCode::FAILURE;
        }
        println!(
            "docs/figures/{name}.svg {:>6.1} kB",
            text.len() as f64 / 1000.0
        );
    }
    ExitCode::SUCCESS
}

fn check(folder: &Path) -> ExitCode {
    let mut complaints = compare::strangers(folder, &FIGURES.map(|(name, _)| name));
    for (name, draw) in FIGURES {
        match std::fs::read_to_string(folder.join(format!("{name}.svg"))) {
            Ok(file) => complaints.extend(compare::difference(name, &file, &draw())),
            Err(error) => complaints.push(format!("docs/figures/{name}.svg: {error}")),
        }
    }
    if complaints.is_empty() {
        println!(
            "docs/figures holds what `cargo run --example figures` draws: {} pictures",
            FIGURES.len()
        );
        return ExitCode::SUCCESS;
    }
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    eprintln!(
        "\nIf the change is meant, run `cargo run --example figures`, look at the pictures, and commit them."
    );
    ExitCode::FAILURE
}

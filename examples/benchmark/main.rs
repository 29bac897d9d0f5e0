//! How fast plain loops can be, beside the formulas read literally.
//!
//! ```text
//! cargo run --release --example benchmark               all workloads, in a minute
//! cargo run --release --example benchmark -- --quick    smaller ones, in seconds
//! cargo run --release --example benchmark -- matrix     one of them
//! cargo run --release --example benchmark -- --help     which ones there are
//! ```
//!
//! What the figures mean is told in docs/speed.md.

mod arguments;
mod expressions;
mod literal;
mod race;
mod workloads;

use race::Outcome;
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

/// The two forms add in different orders in places; more than this is a mistake.
const ALLOWED: f64 = 1e-9;

/// Something to time, in full or, if `true`, in its quick size.
struct Workload {
    name: &'static str,
    what: &'static str,
    run: fn(bool) -> Outcome,
}

#[rustfmt::skip]
const WORKLOADS: &[Workload] = &[
    Workload { name: "xor",         what: "2-4-1, online",        run: workloads::xor },
    Workload { name: "64-online",   what: "64-32-10, online",     run: workloads::small_online },
    Workload { name: "64-tens",     what: "64-32-10, by tens",    run: workloads::small_by_tens },
    Workload { name: "784-online",  what: "784-30-10, online",    run: workloads::large_online },
    Workload { name: "784-tens",    what: "784-30-10, by tens",   run: workloads::large_by_tens },
    Workload { name: "forward",     what: "784-128-64-10",        run: workloads::forward },
    Workload { name: "matrix",      what: "256×256 by 256×256",   run: workloads::matrix },
    Workload { name: "row",         what: "1024 by 1024×1024",    run: workloads::row },
    Workload { name: "column",      what: "1024×1024 by 1024",    run: workloads::column },
    Workload { name: "outer",       what: "784 by 30",            run: workloads::outer },
    Workload { name: "derivation",  what: "loss of 4-4-2",        run: expressions::derivation },
    Workload { name: "evaluation",  what: "its 30 slopes",        run: expressions::evaluation },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let names: Vec<&str> = WORKLOADS.iter().map(|workload| workload.name).collect();
    let request = match arguments::read(&words, &names) {
        Ok(Some(request)) => request,
        Ok(None) => {
            print!("{}", arguments::HELP);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let dev = cfg!(debug_assertions);
    if dev {
        println!("A dev build: quick sizes, and times that mean little. For real ones:");
        println!("cargo run --release --example benchmark\n");
    }
    if print_table(&request.names, request.quick || dev) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs the workloads of these names; whether both forms always agree.
fn print_table(names: &[&str], quick: bool) -> bool {
    println!("{:32}{:>14}{:>16}", "", "literal, ms", "crate, ms");
    println!("workload    what                 median    min   median    min  ratio    apart");
    let mut largest = 0.0;
    for workload in WORKLOADS.iter().filter(|w| names.contains(&w.name)) {
        print!("{:12}{:20}", workload.name, workload.what);
        let _ = std::io::stdout().flush(); // so that one sees what is running
        let outcome = (workload.run)(quick);
        println!("{}", row(&outcome));
        largest = outcome.apart.max(largest);
    }
    println!("\nratio: of the minima, literal to crate.");
    let agree = largest <= ALLOWED;
    let verdict = if agree { "agree" } else { "DISAGREE" };
    println!(
        "apart: the numbers of both forms {verdict} to {largest:.0e} (allowed {ALLOWED:.0e})."
    );
    agree
}

fn row(outcome: &Outcome) -> String {
    let (literal, own) = (outcome.literal, outcome.own);
    let ratio = literal.minimum.as_secs_f64() / own.minimum.as_secs_f64();
    format!(
        "{:>7}{:>7}{:>9}{:>7}{ratio:>7.1}{:>9.0e}",
        milliseconds(literal.median),
        milliseconds(literal.minimum),
        milliseconds(own.median),
        milliseconds(own.minimum),
        outcome.apart,
    )
}

/// With three digits or so: `1234`, `12.3`, `0.0123`.
fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    let decimals = (2.0 - ms.log10().floor()).clamp(0.0, 4.0);
    format!("{ms:.*}", decimals as usize)
}

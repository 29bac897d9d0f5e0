//! How fast plain loops can be, beside the formulas read literally.
//!
//! ```text
//! cargo run --release --example benchmark               all, in about a minute
//! cargo run --release --example benchmark -- --quick    smaller, in a few seconds
//! cargo run --release --example benchmark -- matrix     one of them
//! ```
//!
//! What the figures mean is told in docs/speed.md.

#[path = "../command_line/mod.rs"]
mod command_line;
mod expressions;
mod literal;
mod race;
mod table;
mod workloads;

use command_line::Options;
use race::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
How fast plain loops can be, beside the formulas read literally.

  cargo run --release --example benchmark              all, in about a minute
  cargo run --release --example benchmark -- --quick   smaller, in a few seconds
  cargo run --release --example benchmark -- NAME ...  those whose names begin so

Training:
  xor          2-4-1 on XOR, online, 10,000 epochs
  64-online    64-32-10, online, 5 epochs of 1,500 samples
  64-tens      the same in mini-batches of 10
  784-online   784-30-10, online, 1 epoch of 10,000 samples
  784-tens     the same in mini-batches of 10
The way forward:
  forward      784-128-64-10, 10,000 samples one by one
Products:
  matrix       a 256×256 matrix by another, Σ_k a_ik b_kj
  swapped      the same; the literal form has its loops in the order i, k, j
  by-rows      the same; and it takes its rows before the inner loop
  row          a vector by a 1024×1024 matrix, Σ_i s_i w_ij
  column       a 1024×1024 matrix by a vector, Σ_j w_ij s_j
  outer        784 numbers by 30, s_i e_j
Formulas, beside a tree in which nothing is shared:
  derivation   the loss of a 4-4-2 network, its 30 derivatives, their values once
  evaluation   the values of these derivatives at 1,000 places

The two forms take turns, and have to give the same numbers to 1e-9.
";

/// Something to time, in its full size or, if `true`, in its quick one.
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
    Workload { name: "swapped",     what: "the same, i, k, j",    run: workloads::swapped },
    Workload { name: "by-rows",     what: "the same, by rows",    run: workloads::by_rows },
    Workload { name: "row",         what: "1024 by 1024×1024",    run: workloads::row },
    Workload { name: "column",      what: "1024×1024 by 1024",    run: workloads::column },
    Workload { name: "outer",       what: "784 by 30",            run: workloads::outer },
    Workload { name: "derivation",  what: "loss of 4-4-2",        run: expressions::derivation },
    Workload { name: "evaluation",  what: "its 30 slopes",        run: expressions::evaluation },
];

fn main() -> ExitCode {
    command_line::run(HELP, benchmark)
}

fn benchmark(mut options: Options) -> Result<(), String> {
    let dev = cfg!(debug_assertions);
    let quick = options.flag("--quick") || dev;
    let chosen = choose(&options.words(WORKLOADS.len())?)?;
    if dev {
        println!("A dev build: quick sizes, and times that mean little. For real ones:");
        println!("cargo run --release --example benchmark\n");
    }
    table::print(&chosen, quick)
}

/// The workloads whose names begin with one of the words, or all if there is none.
fn choose(words: &[String]) -> Result<Vec<&'static Workload>, String> {
    for word in words {
        if word.is_empty() || !WORKLOADS.iter().any(|w| w.name.starts_with(word)) {
            let names: Vec<&str> = WORKLOADS.iter().map(|w| w.name).collect();
            let names = names.join(", ");
            return Err(format!(
                "there is no workload '{word}': choose from {names}"
            ));
        }
    }
    let chosen = |w: &&Workload| words.is_empty() || words.iter().any(|x| w.name.starts_with(x));
    Ok(WORKLOADS.iter().filter(chosen).collect())
}

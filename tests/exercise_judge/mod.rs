//! The judge of the exercises: what runs a student's answers, compares them and
//! says why they are wrong. Nothing in it is needed to solve one.
//!
//! A check (`checks`) asks an answer about fixed inputs (`check`, `value`), in a
//! process of its own (`child`, `record`). What comes back is compared with the
//! crate (`judge`); a wrong answer is told why (`explain`, by way of `guess`, `changes`,
//! `sums`, `relation` and `places`); and all of it is printed (`report`).
//!
//! **To add an exercise**, say of the softmax, as number 27:
//!
//! 1. `tests/exercises/ex27_softmax.rs`: copy `ex18_loss_slope.rs` and change its
//!    words, the function and the `todo!`. The table has its equation and title
//!    from the first line, where any word will do in place of an equation:
//!    `//! Exercise 27 · own · the softmax`. Without a section in docs/exercises.md
//!    the line "Stuck?" goes.
//! 2. `tests/exercise_judge/checks/`: in a file of that list, a `pub static` of
//!    type `Check`, as `LOSS_SLOPE` in `loss.rs` is one: a hint, four or five
//!    cases, the call, a solution to compare with. More is not needed: edits are
//!    tried for every exercise.
//! 3. `tests/exercises/main.rs`: `mod ex27_softmax;`, and one line in the list.
//!
//! Then `cargo test --test exercises ex27`, and `cargo test --test
//! exercise_judge`, which tests the judge.

pub mod borrowing;
mod changes;
pub mod check;
pub mod checks;
pub mod child;
pub mod command_line;
mod edits;
pub mod explain;
pub mod guess;
pub mod judge;
mod own_tests;
mod places;
mod pristine;
pub mod record;
mod relation;
mod report;
#[path = "../common/slips.rs"]
pub mod slips;
mod sums;
mod table;
mod value;
mod watch;
mod words;

use std::env;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

pub use check::{Case, Check, Exercise};
use child::Launcher;
use command_line::{HELP, Options};
use explain::Known;
use judge::{Judgement, State, judge};
use report::{BAD, BOLD, GOOD, Paint};
pub use sums::Sum;
pub use value::{Block, F, Given, Named};

/// Runs what the command line asks for.
pub fn run(exercises: &[Exercise]) -> ExitCode {
    let words = env::args_os().skip(1);
    let options = Options::read(words.map(|word| word.to_string_lossy().into()));
    if let Some(name) = &options.answer {
        if let Some(exercise) = exercises.iter().find(|exercise| exercise.name == name) {
            child::answer(&exercise.check.cases(), &exercise.answer);
        } else {
            own_tests::answer(name);
        }
        return ExitCode::SUCCESS;
    }
    for flag in options.unknown() {
        eprintln!("  {flag} is no option: `cargo test --test exercises -- --help` lists them");
    }
    if options.has("--help") {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    if options.has("--own-tests") {
        return own_tests::run(exercises);
    }
    if options.has("--watch") {
        return watch::watch(&options);
    }
    let chosen: Vec<&Exercise> = exercises.iter().filter(|e| options.chooses(e)).collect();
    if options.has("--list") {
        return list(&chosen, &options);
    }
    if chosen.is_empty() {
        println!(
            "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; {} filtered out (no exercise of this name)",
            exercises.len()
        );
        return ExitCode::SUCCESS;
    }
    let judgements = match judge_all(&chosen, Duration::from_secs(10)) {
        Ok(judgements) => judgements,
        Err(error) => {
            println!(
                "\n  No answer was judged: this program could not start itself once more for\n  \
                 them ({error}). Close some programs, and try again.\n"
            );
            return ExitCode::from(101);
        }
    };
    let mut judged: Vec<(&Exercise, Judgement)> = chosen.into_iter().zip(judgements).collect();
    if options.has("--ignored") {
        judged.retain(|(_, judgement)| judgement.state.is_open());
    }
    tell(exercises, &judged, &options)
}

/// The names, in the form that nextest reads.
fn list(chosen: &[&Exercise], options: &Options) -> ExitCode {
    let mut names: Vec<&str> = chosen.iter().map(|exercise| exercise.name).collect();
    if options.has("--ignored") {
        let judgements = judge_all(chosen, Duration::from_secs(1)).unwrap_or_default();
        let open = names
            .iter()
            .zip(judgements)
            .filter(|(_, judgement)| judgement.state.is_open());
        names = open.map(|(name, _)| *name).collect();
    }
    for name in &names {
        println!("{name}: test");
    }
    if !options.terse {
        println!("\n{} tests, 0 benchmarks", names.len());
    }
    ExitCode::SUCCESS
}

/// Runs every answer in a process of its own, a few at a time.
fn judge_all(exercises: &[&Exercise], limit: Duration) -> std::io::Result<Vec<Judgement>> {
    let launcher = Launcher {
        program: env::current_exe()?,
        limit,
    };
    let judged: Vec<_> = exercises.iter().map(|_| Mutex::new(None)).collect();
    side_by_side(exercises.len(), &|k| {
        let exercise = exercises[k];
        let heard = launcher.run(exercise.name, exercise.check);
        let judgement = heard.map(|heard| judge(&Known::of(exercise.check), &heard, exercise));
        if let Ok(mut place) = judged[k].lock() {
            *place = Some(judgement);
        }
    });
    judged
        .into_iter()
        .filter_map(|place| place.into_inner().ok()?)
        .collect()
}

/// Does the work of every number below `n`, a few at a time.
fn side_by_side(n: usize, work: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let take = || {
        while let k @ 0.. = next.fetch_add(1, Ordering::Relaxed)
            && k < n
        {
            work(k);
        }
    };
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| (0..workers.min(8)).for_each(|_| drop(scope.spawn(take))));
}

/// The table, one thing at a time below it, and the line that libtest ends with.
fn tell(all: &[Exercise], judged: &[(&Exercise, Judgement)], options: &Options) -> ExitCode {
    let paint = Paint::choose(options.color);
    let bold = |text: &str| paint.with(BOLD, text);
    let of = |wanted: fn(State) -> bool| judged.iter().filter(move |(_, j)| wanted(j.state));
    let solved = of(|state| state == State::Solved).count();
    let whole = judged.len() == all.len();
    if whole {
        println!(
            "\n{}",
            bold(&format!("{solved} of {} exercises solved", all.len()))
        );
    }
    // For the watch the first that is not solved is enough, or the last.
    let open = judged.iter().position(|(_, j)| j.state != State::Solved);
    let shown = match (options.has("--quiet"), options.has("--next")) {
        (_, true) => open.map_or(judged.len() - 1..judged.len(), |k| k..k + 1),
        (true, _) => 0..0,
        _ => 0..judged.len(),
    };
    if !shown.is_empty() {
        println!();
        for (exercise, judgement) in &judged[shown] {
            println!("{}", report::row(exercise, judgement.state, paint));
            let (solved, alone) = (judgement.state == State::Solved, judged.len() == 1);
            if solved && alone {
                print!("{}", report::compare(exercise));
            }
            if solved && (alone || options.has("--show-output")) {
                print!("{}", report::printed(&judgement.details));
            }
        }
    }
    let half = |state| matches!(state, State::Started | State::Borrowed);
    let first = of(|state| state == State::Wrong).next().or(of(half).next());
    if let Some((exercise, judgement)) = first {
        print!("\n{}", report::details(exercise, judgement, paint));
    } else if let Some((exercise, _)) = of(|state| state == State::NotStarted).next() {
        println!("\n  {} {}", bold("next:"), report::place(exercise));
    } else if whole {
        println!(
            "\n  {}",
            paint.with(GOOD, "All of them: the text's network is yours now.")
        );
    } else {
        println!("\n  {} cargo test --test exercises", bold("all:"));
    }
    let strict = options.has("--ignored") || options.has("--include-ignored");
    let open = of(State::is_open).count();
    let mut failed = of(|state| state == State::Wrong).count() + if strict { open } else { 0 };
    let (mut passed, mut ignored) = (solved, if strict { 0 } else { open });
    if options.has("--pristine") {
        let complaints = pristine::complaints(all, judged);
        failed = complaints.len();
        (passed, ignored) = (judged.len() - failed, 0);
        complaints
            .iter()
            .for_each(|complaint| println!("\n  {complaint}"));
    }
    let (word, code) = match failed {
        0 => (paint.with(GOOD, "ok"), ExitCode::SUCCESS),
        _ => (paint.with(BAD, "FAILED"), ExitCode::from(101)),
    };
    let filtered = all.len() - judged.len();
    println!(
        "\ntest result: {word}. {passed} passed; {failed} failed; {ignored} ignored; 0 measured; \
         {filtered} filtered out\n"
    );
    code
}

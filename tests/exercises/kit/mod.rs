//! The kit that runs the exercises: nothing in it is needed to solve one.
//!
//! A check asks an answer about fixed inputs (`check`, `value`, `record`). Each
//! answer runs in a process of its own (`child`). What comes back is compared
//! with the crate (`judge`), a wrong answer is told why (`diagnose`,
//! `relation`, `arrange`), and all of it is printed (`report`).

mod arrange;
mod atoms;
mod check;
pub mod child;
pub mod command_line;
pub mod diagnose;
mod formula;
mod given;
pub mod judge;
mod pristine;
pub mod record;
mod relation;
mod report;
mod scope;
mod search;
pub mod source;
mod table;
mod value;
mod words;

use std::env;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

pub use check::{About, Ask, Check, Exercise};
use child::{Ending, Heard, Launcher};
use command_line::{HELP, Options};
use judge::{Judgement, State, judge};
use report::Paint;
pub use value::Value;

/// Runs what the command line asks for.
pub fn run(exercises: &[Exercise]) -> ExitCode {
    let words = env::args_os().skip(1);
    let options = Options::read(words.map(|word| word.to_string_lossy().into()));
    if let Some(name) = &options.answer {
        if let Some(exercise) = exercises.iter().find(|exercise| exercise.name == name) {
            child::answer(&exercise.answer);
        }
        return ExitCode::SUCCESS;
    }
    if options.help {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let chosen: Vec<&Exercise> = exercises.iter().filter(|e| options.chooses(e)).collect();
    if options.list {
        return list(&chosen, &options);
    }
    if chosen.is_empty() {
        println!(
            "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; {} filtered out (no exercise of this name)",
            exercises.len()
        );
        return ExitCode::SUCCESS;
    }
    let judgements = judge_all(&chosen, Duration::from_secs(10));
    let mut judged: Vec<(&Exercise, Judgement)> = chosen.into_iter().zip(judgements).collect();
    if options.ignored {
        judged.retain(|(_, judgement)| open(judgement.state));
    }
    tell(exercises, &judged, &options)
}

/// Neither solved nor wrong: what libtest calls ignored.
fn open(state: State) -> bool {
    matches!(state, State::NotStarted | State::Started | State::Borrowed)
}

/// The names, in the form that nextest reads.
fn list(chosen: &[&Exercise], options: &Options) -> ExitCode {
    let mut names: Vec<&str> = chosen.iter().map(|exercise| exercise.name).collect();
    if options.ignored {
        let judgements = judge_all(chosen, Duration::from_secs(1));
        let open = names
            .iter()
            .zip(judgements)
            .filter(|(_, judgement)| open(judgement.state));
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
fn judge_all(exercises: &[&Exercise], limit: Duration) -> Vec<Judgement> {
    let program = env::current_exe().unwrap_or_default();
    let arguments = vec!["--answer".to_string()];
    let launcher = Launcher {
        program,
        arguments,
        limit,
    };
    let judged: Vec<Mutex<Option<Judgement>>> =
        exercises.iter().map(|_| Mutex::new(None)).collect();
    let next = Mutex::new(0..exercises.len());
    let work = || {
        while let Some(k) = next.lock().ok().and_then(|mut next| next.next()) {
            let exercise = exercises[k];
            let heard = launcher.run(exercise.name).unwrap_or_else(|error| Heard {
                outcomes: Vec::new(),
                printed: String::new(),
                ending: Ending::Ended(format!("its process did not start: {error}")),
            });
            let judgement = judge(exercise.check, &heard, exercise.source);
            if let Ok(mut place) = judged[k].lock() {
                *place = Some(judgement);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism()
            .map_or(2, usize::from)
            .min(8)
        {
            scope.spawn(work);
        }
    });
    let judged = judged
        .into_iter()
        .filter_map(|place| place.into_inner().ok()?);
    judged.collect()
}

fn tell(all: &[Exercise], judged: &[(&Exercise, Judgement)], options: &Options) -> ExitCode {
    let paint = Paint::choose(options.color);
    let of = |wanted: fn(State) -> bool| judged.iter().filter(move |(_, j)| wanted(j.state));
    let solved = of(|state| state == State::Solved).count();
    let whole = judged.len() == all.len();
    if whole {
        println!(
            "\n{}",
            paint.bold(&format!("{solved} of {} exercises solved", all.len()))
        );
    }
    if !options.quiet {
        println!();
        for (exercise, judgement) in judged {
            println!("{}", report::row(exercise, judgement.state, paint));
            if judgement.state == State::Solved && (options.show_output || judged.len() == 1) {
                print!("{}", report::printed(&judgement.details));
            }
        }
    }
    // One thing at a time: the first wrong answer, or else the first half one.
    let half = |state| matches!(state, State::Started | State::Borrowed);
    if let Some((exercise, judgement)) =
        of(|state| state == State::Wrong).next().or(of(half).next())
    {
        print!("\n{}", report::details(exercise, judgement, paint));
    } else if let Some((exercise, _)) = of(|state| state == State::NotStarted).next() {
        let title = exercise.check.about().title;
        println!(
            "\n  {} {title} in tests/exercises/{}.rs",
            paint.bold("next:"),
            exercise.name
        );
    } else if whole {
        println!(
            "\n  {}",
            paint.good("All of them: the text's network is yours now.")
        );
    } else {
        println!("\n  {} cargo test --test exercises", paint.bold("all:"));
    }
    let open = of(open).count();
    let strict = options.ignored || options.include_ignored;
    let mut failed = of(|state| state == State::Wrong).count() + if strict { open } else { 0 };
    if options.pristine {
        failed = 0;
        for (n, exercise) in all.iter().enumerate() {
            let judged = judged
                .iter()
                .find(|(judged, _)| judged.name == exercise.name);
            let complaint = judged.and_then(|(_, j)| pristine::complaint(exercise, j.state, n + 1));
            if let Some(complaint) = complaint {
                println!(
                    "\n  tests/exercises/{}.rs is not as it came: {complaint}",
                    exercise.name
                );
                failed += 1;
            }
        }
    }
    let ok = failed == 0;
    println!(
        "\ntest result: {}. {solved} passed; {failed} failed; {} ignored; 0 measured; {} filtered out\n",
        if ok {
            paint.good("ok")
        } else {
            paint.bad("FAILED")
        },
        if strict { 0 } else { open },
        all.len() - judged.len(),
    );
    if ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(101)
    }
}

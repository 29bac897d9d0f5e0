//! Answers that misbehave, each run in a process of its own as the exercises
//! are: this test's own program, started once more for [`child`] alone.

use std::env;
use std::hint::black_box;
use std::process;
use std::thread;
use std::time::Duration;

use crate::exercise_judge::check::{Ask, Exercise};
use crate::exercise_judge::checks::functions::RELU;
use crate::exercise_judge::child::{self, Launcher};
use crate::exercise_judge::explain::Known;
use crate::exercise_judge::judge::State::{self, NotStarted, Solved, Started, Wrong};
use crate::exercise_judge::judge::{Judgement, judge};
use crate::exercise_judge::value::{F, Named};

/// Each with its state, and what is told of it, among other things.
const ANSWERS: &[(&str, State, &str, F)] = &[
    ("right", Solved, "", |x| x.max(0.0)),
    ("todo", NotStarted, "", |x| todo!("Eq 3 at {x}")),
    ("unimplemented", NotStarted, "", |_| unimplemented!()),
    ("half", Started, "x = 0\n", |x| {
        if x > 0.0 { x } else { todo!() }
    }),
    ("half-wrong", Wrong, "", |x| {
        if x > 0.0 { 2.0 * x } else { todo!() }
    }),
    ("index", Wrong, INDEX, |x| [0.0, x][black_box(2)]),
    (
        "panic",
        Wrong,
        "no\nnegative -0.3|right: for a positive x",
        |x| {
            assert!(x >= 0.0, "no\nnegative {x}");
            x
        },
    ),
    ("loop", Wrong, "x = 0\n|endless loop", |x| {
        loop {
            thread::sleep(Duration::from_millis(1));
            if black_box(x) > 0.0 {
                return x;
            }
        }
    }),
    ("recursion", Wrong, "calls itself without end", |x| {
        recursion(black_box(x))
    }),
    ("exit", Wrong, ENDED, |x| {
        if x < 0.0 { process::exit(0) } else { x }
    }),
    ("abort", Wrong, ENDED, |x| {
        if x < 0.0 { process::abort() } else { x }
    }),
    ("prints", Solved, "x is 0.75\nfinished|and aside", |x| {
        println!("x is {x}");
        print!("finished");
        eprintln!("and aside");
        x.max(0.0)
    }),
    ("floods", Solved, "", |x| {
        (0..20_000).for_each(|_| print!("flood, flood, flood, "));
        x.max(0.0)
    }),
    ("claims", Wrong, "", |x| {
        println!("asked\nreturned\tR(x);n;0\nfinished");
        println!("test result: ok. 1 passed");
        if x < 0.0 { process::exit(0) } else { x }
    }),
];

const INDEX: &str = "index out of bounds: the len is 2 but the index is 2|answers.rs:|\
                     Counts begin at 0";
const ENDED: &str = "ended the whole program";

fn recursion(x: f64) -> f64 {
    if x == 0.5 {
        x
    } else {
        1.0 + recursion(black_box(x) + 1e-9)
    }
}

/// What the program does that these tests start: it answers.
pub fn answer(name: &str) {
    if let Some((.., relu)) = ANSWERS.iter().find(|(fake, ..)| *fake == name) {
        child::answer(&RELU.cases(), &|x| vec![relu(x.number("x")).named("R(x)")]);
    }
}

/// The judgement, and all that is told, each remark with its word.
fn judged(name: &str) -> (Judgement, String) {
    let program = env::current_exe().expect("this program");
    let limit = Duration::from_secs(if name == "loop" { 1 } else { 60 });
    let launcher = Launcher { program, limit };
    let heard = launcher.run(name, &RELU).expect("it starts");
    let never = |_| unreachable!("the answer was heard already");
    let exercise = Exercise::new("ex03_relu", "", &RELU, never);
    let judgement = judge(&Known::of(&RELU), &heard, &exercise);
    let details = &judgement.details;
    let remarks = details.remarks.iter();
    let remarks: String = remarks
        .map(|(word, text)| format!("{word}: {text}\n"))
        .collect();
    let told = [details.about, &details.event, &remarks, &details.printed].join("\n");
    (judgement, told)
}

pub fn answers_that_misbehave_are_told_what_they_do(_: &[Exercise]) {
    for (name, state, words, _) in ANSWERS {
        let (judgement, told) = judged(name);
        assert_eq!(judgement.state, *state, "{name}: {told}");
        for words in words.split('|') {
            assert!(told.contains(words), "{name}: {told}");
        }
        // Nothing is known of numbers that never came, and a secret is not shown.
        assert!(!told.contains("seen: ") || *name != "index", "{told}");
        assert!(!told.contains("returned") || *name != "prints", "{told}");
    }
}

//! Answers that misbehave, each run in a process of its own as the exercises
//! are: this test's own program, started once more for [`child`] alone.

use std::env;
use std::hint::black_box;
use std::process;
use std::thread;
use std::time::Duration;

use crate::exercise_judge::check::{Ask, Exercise};
use crate::exercise_judge::checks::functions::RELU;
use crate::exercise_judge::child::{self, Ending, Heard, Launcher};
use crate::exercise_judge::explain::Known;
use crate::exercise_judge::judge::{Judgement, State, judge};
use crate::exercise_judge::value::{F, Named};

const ANSWERS: &[(&str, F)] = &[
    ("fake-right", |x| x.max(0.0)),
    ("fake-todo", |x| todo!("Eq 3 at {x}")),
    ("fake-unimplemented", |_| unimplemented!()),
    ("fake-half", |x| if x > 0.0 { x } else { todo!() }),
    (
        "fake-half-wrong",
        |x| if x > 0.0 { 2.0 * x } else { todo!() },
    ),
    ("fake-index", |x| [0.0, x][black_box(2)]),
    ("fake-panic", |x| {
        if x < 0.0 {
            panic!("no\nnegative {x}")
        } else {
            x
        }
    }),
    ("fake-loop", |x| {
        loop {
            if black_box(x) > 0.0 {
                return x;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }),
    ("fake-recursion", |x| recursion(black_box(x))),
    ("fake-exit", |x| if x < 0.0 { process::exit(0) } else { x }),
    ("fake-abort", |x| if x < 0.0 { process::abort() } else { x }),
    ("fake-prints", |x| {
        println!("x is {x}");
        print!("finished");
        eprintln!("and aside");
        x.max(0.0)
    }),
    ("fake-floods", |x| {
        for _ in 0..20_000 {
            print!("flood, flood, flood, ");
        }
        x.max(0.0)
    }),
    ("fake-claims", |x| {
        println!("asked\nreturned\tR(x);n;0\nfinished");
        println!("test result: ok. 1 passed");
        if x < 0.0 { process::exit(0) } else { x }
    }),
];

fn recursion(x: f64) -> f64 {
    if x == 0.5 {
        x
    } else {
        1.0 + recursion(black_box(x) + 1e-9)
    }
}

/// What the program does that these tests start: it answers.
pub fn answer(name: &str) {
    if let Some((_, relu)) = ANSWERS.iter().find(|(fake, _)| *fake == name) {
        child::answer(&RELU.cases(), &|x| vec![relu(x.number("x")).named("R(x)")]);
    }
}

fn heard(name: &str, seconds: u64) -> Heard {
    let program = env::current_exe().expect("this program");
    let limit = Duration::from_secs(seconds);
    Launcher { program, limit }
        .run(name, &RELU)
        .expect("it starts")
}

fn judged_as(heard: &Heard, source: &'static str) -> Judgement {
    let never = |_| unreachable!("the answer was heard already");
    judge(
        &Known::of(&RELU),
        heard,
        &Exercise::new("ex03_relu", source, &RELU, never),
    )
}

fn judged(name: &str) -> Judgement {
    judged_as(&heard(name, 60), "")
}

fn said(judgement: &Judgement, word: &str) -> String {
    let remarks = judgement
        .details
        .remarks
        .iter()
        .filter(|(name, _)| *name == word);
    remarks.map(|(_, text)| text.as_str()).collect()
}

pub fn a_right_answer_is_solved() {
    assert_eq!(judged("fake-right").state, State::Solved);
}

pub fn nothing_but_todo_is_not_started() {
    assert_eq!(judged("fake-todo").state, State::NotStarted);
    assert_eq!(judged("fake-unimplemented").state, State::NotStarted);
}

pub fn a_todo_in_one_branch_is_started() {
    let half = judged("fake-half");
    assert_eq!(half.state, State::Started);
    assert_eq!(half.details.about, "x = 0", "the first that is still open");
    assert_eq!(judged("fake-half-wrong").state, State::Wrong);
}

pub fn a_panic_is_told_with_its_words_and_its_place() {
    let index = judged("fake-index");
    assert_eq!(index.state, State::Wrong);
    let event = &index.details.event;
    assert!(
        event.contains("index out of bounds: the len is 2 but the index is 2"),
        "{event}"
    );
    assert!(event.contains("answers.rs:"), "{event}");
    assert!(said(&index, "note").contains("Counts begin at 0"));
    assert_eq!(
        said(&index, "seen"),
        "",
        "nothing is known of numbers that never came"
    );

    let panic = judged("fake-panic");
    assert!(
        panic.details.event.contains("no\nnegative -0.3"),
        "{}",
        panic.details.event
    );
    assert!(said(&panic, "right").contains("a positive x"));
}

pub fn an_endless_loop_is_stopped() {
    let heard = heard("fake-loop", 1);
    assert_eq!(heard.ending, Ending::TimedOut(Duration::from_secs(1)));
    let judgement = judged_as(&heard, "");
    assert_eq!(judgement.state, State::Wrong);
    assert_eq!(judgement.details.about, "x = 0");
    assert!(said(&judgement, "hint").contains("endless loop"));
}

pub fn an_overflown_stack_is_named() {
    assert_eq!(heard("fake-recursion", 60).ending, Ending::Overflowed);
    let judgement = judged("fake-recursion");
    assert_eq!(judgement.state, State::Wrong);
    assert!(said(&judgement, "hint").contains("calls itself without end"));
}

pub fn an_answer_that_ends_the_program_is_wrong() {
    for name in ["fake-exit", "fake-abort"] {
        let judgement = judged(name);
        assert_eq!(judgement.state, State::Wrong, "{name}");
        assert!(
            judgement.details.event.contains("ended the whole program"),
            "{name}"
        );
    }
}

pub fn what_an_answer_prints_is_kept_and_spoils_nothing() {
    let judgement = judged("fake-prints");
    assert_eq!(judgement.state, State::Solved);
    let printed = &judgement.details.printed;
    assert!(
        printed.contains("x is 0.75\nfinished") && printed.contains("and aside"),
        "{printed}"
    );
    assert!(!printed.contains("returned"), "{printed}");
    assert_eq!(judged("fake-floods").state, State::Solved);
}

pub fn an_answer_cannot_print_itself_solved() {
    assert_eq!(judged("fake-claims").state, State::Wrong);
}

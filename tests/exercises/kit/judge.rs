//! From what was heard to what is said: the state, and for a wrong answer why.

use super::check::Ask;
use super::child::{Ending, Heard};
use super::diagnose::{Found, Question, diagnose, same};
use super::record::{Case, Outcome};
use super::scope::labels;
use super::source::borrowed;
use super::value::{Block, show};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing but `todo!` was met.
    NotStarted,
    /// Right as far as it goes, and a `todo!` is left.
    Started,
    /// Right, but the work is done by something that was there already.
    Borrowed,
    Solved,
    Wrong,
}

#[derive(Debug)]
pub struct Judgement {
    pub state: State,
    pub details: Details,
}

/// What is to be said about an answer that is not solved.
#[derive(Debug, Default)]
pub struct Details {
    /// The inputs in question.
    pub about: &'static str,
    pub given: Vec<String>,
    /// What happened with them, where it was not numbers that came out.
    pub event: String,
    /// Expected and got, number by number, with a heading.
    pub table: Vec<Vec<String>>,
    /// Each with a word in front: "hint", "also".
    pub remarks: Vec<(&'static str, String)>,
    pub printed: String,
}

/// Judges what was heard of an answer whose file reads `source`.
pub fn judge(check: &dyn Ask, heard: &Heard, source: &str) -> Judgement {
    let reference = check.reference();
    let tolerance = check.about().tolerance;
    let fits = |c: usize| match (&reference[c].outcome, heard.outcomes.get(c)) {
        (Outcome::Returned(right), Some(Outcome::Returned(yours))) => {
            let finite = yours.iter().all(|b| b.numbers.iter().all(|x| !x.is_nan()));
            finite && same(yours, right, tolerance)
        }
        _ => false,
    };
    let is_todo = |c: usize| heard.outcomes.get(c) == Some(&Outcome::Todo);
    let cases = 0..reference.len();
    let left: Vec<usize> = cases.clone().filter(|&c| is_todo(c)).collect();
    let wrong: Vec<usize> = cases.filter(|&c| !is_todo(c) && !fits(c)).collect();
    let mut details = Details {
        printed: heard.printed.clone(),
        ..Details::default()
    };

    let state = if let Some(&first) = wrong.first() {
        details = explain(check, heard, &reference, &wrong, first);
        State::Wrong
    } else if left.len() == reference.len() {
        State::NotStarted
    } else if let Some(&first) = left.first() {
        details.show_inputs(&reference[first]);
        details.event =
            "a todo! is reached with these inputs; what is there so far is right".to_string();
        State::Started
    } else if heard.ending != Ending::Finished {
        // It answered everything and then did not come back: no check ends so.
        details.event = ending_words(&heard.ending);
        State::Wrong
    } else if let Some(borrowed) = borrowed(source) {
        details.event = format!(
            "the numbers are right, but line {} borrows: {}",
            borrowed.line, borrowed.words
        );
        let remark = "Vector and Matrix are the tools; everything else of the crate, and other \
                      exercises and files, would do the work for you. Write it out here.";
        details.remarks.push(("hint", remark.to_string()));
        State::Borrowed
    } else {
        State::Solved
    };
    Judgement { state, details }
}

impl Details {
    fn show_inputs(&mut self, case: &Case) {
        self.about = case.about;
        self.given = case.given.iter().map(Block::to_string).collect();
    }

    fn remark(&mut self, word: &'static str, text: impl Into<String>) {
        self.remarks.push((word, text.into()));
    }
}

fn explain(
    check: &dyn Ask,
    heard: &Heard,
    reference: &[Case],
    wrong: &[usize],
    first: usize,
) -> Details {
    let about = check.about();
    let mut details = Details {
        printed: heard.printed.clone(),
        ..Details::default()
    };
    // Where the process ended says more than the numbers before it.
    let broken = wrong
        .iter()
        .copied()
        .find(|&c| heard.outcomes.get(c) == Some(&Outcome::Unheard));
    let first = broken.unwrap_or(first);
    let case = &reference[first];
    details.show_inputs(case);
    match (&case.outcome, heard.outcomes.get(first)) {
        (Outcome::Returned(right), Some(Outcome::Returned(yours))) => {
            details.table = table(check, first, right, yours, about.tolerance);
            if details.table.is_empty() {
                details.event = shapes(right, yours);
            }
        }
        (_, Some(Outcome::Panicked { message, place })) => {
            details.event = format!("it panicked: {message}\n({place})");
        }
        _ => details.event = ending_words(&heard.ending),
    }
    if broken.is_none() {
        let mistakes = check.mistakes();
        let found = diagnose(&Question {
            reference,
            yours: &heard.outcomes,
            mistakes: &mistakes,
            letters: about.letters,
            squashed: about.squashed,
            tolerance: about.tolerance,
        });
        if let Some(Outcome::Panicked { message, .. }) = heard.outcomes.get(first) {
            if let Some(words) = panic_words(message) {
                details.remark("note", words);
            }
        }
        match found {
            Some(Found::Mistake(message)) => details.remark("hint", message),
            found => {
                if let Some(Found::Shape(sentence)) = found {
                    details.remark("seen", sentence);
                }
                details.remark("hint", about.hint);
                let steps: Vec<String> = case.steps.iter().map(Block::to_string).collect();
                if !steps.is_empty() {
                    details.remark("steps", format!("on the way there {}", steps.join("; ")));
                }
            }
        }
    } else {
        details.remark("hint", ending_hint(&heard.ending));
    }
    others(&mut details, reference, heard, wrong, first);
    details
}

/// Which other inputs are right, and which are not.
fn others(details: &mut Details, reference: &[Case], heard: &Heard, wrong: &[usize], first: usize) {
    let cases: Vec<&Case> = reference.iter().collect();
    let list = |chosen: Vec<usize>| labels(&cases, &chosen);
    let answered = |c: &usize| matches!(heard.outcomes.get(*c), Some(Outcome::Returned(_)));
    let right: Vec<usize> = (0..reference.len())
        .filter(|c| !wrong.contains(c) && answered(c))
        .collect();
    let also: Vec<usize> = wrong
        .iter()
        .copied()
        .filter(|&c| c != first && heard.outcomes.len() > c)
        .collect();
    if !right.is_empty() {
        details.remark("right", format!("for {}", list(right)));
    }
    if !also.is_empty() {
        details.remark("wrong", format!("also for {}", list(also)));
    }
}

/// A heading and one row for each number; nothing if the shapes differ.
fn table(
    check: &dyn Ask,
    c: usize,
    right: &[Block],
    yours: &[Block],
    tolerance: f64,
) -> Vec<Vec<String>> {
    if right
        .iter()
        .zip(yours)
        .any(|(right, yours)| right.shape != yours.shape)
    {
        return Vec::new();
    }
    let oracle = check.oracle();
    let oracle_blocks = oracle
        .as_ref()
        .and_then(|(name, cases)| match &cases[c].outcome {
            Outcome::Returned(blocks) => Some((*name, blocks)),
            _ => None,
        });
    let mut head = vec![String::new(), "expected".to_string(), "yours".to_string()];
    head.extend(oracle_blocks.map(|(name, _)| name.to_string()));
    head.push(String::new());
    let mut rows = vec![head];
    for (b, block) in right.iter().enumerate() {
        for k in 0..block.numbers.len() {
            let (expected, got) = (block.numbers[k], yours[b].numbers[k]);
            let right = (got - expected).abs() <= tolerance * expected.abs().max(1.0);
            let (mut a, mut b_text) = (show(expected), show(got));
            if !right && a == b_text {
                (a, b_text) = (format!("{expected:?}"), format!("{got:?}"));
            }
            let mut row = vec![block.label(k), a, b_text];
            row.extend(oracle_blocks.map(|(_, blocks)| show(blocks[b].numbers[k])));
            row.push(if right { "" } else { "<" }.to_string());
            rows.push(row);
        }
    }
    rows
}

fn shapes(right: &[Block], yours: &[Block]) -> String {
    let mut pairs = right
        .iter()
        .zip(yours)
        .filter(|(right, yours)| right.shape != yours.shape);
    pairs.next().map_or(String::new(), |(right, yours)| {
        format!(
            "{} should be {}; yours is {}:\n{right} expected\n{yours} is yours",
            right.name, right.shape, yours.shape
        )
    })
}

fn ending_words(ending: &Ending) -> String {
    match ending {
        Ending::TimedOut(limit) => format!("it did not come back within {} s", limit.as_secs_f64()),
        Ending::Overflowed => "it overflowed the stack".to_string(),
        Ending::Ended(how) => format!("it ended the whole program ({how}) instead of returning"),
        Ending::Finished => "it gave no answer".to_string(),
    }
}

fn ending_hint(ending: &Ending) -> &'static str {
    match ending {
        Ending::TimedOut(_) => {
            "An endless loop? Look for a loop whose condition never becomes false."
        }
        Ending::Overflowed => "A function that calls itself without end? None is needed here.",
        _ => "Return the result to the caller: no std::process::exit or abort is needed here.",
    }
}

/// What the usual panics of Rust mean.
fn panic_words(message: &str) -> Option<&'static str> {
    const COUNTS: &str = "Counts begin at 0: of n entries the last has the index n - 1. And is it \
                          the right index, in the right place: w[(from, to)]?";
    const WORDS: &[(&str, &str)] = &[
        ("no entry", COUNTS),
        ("no row", COUNTS),
        ("index out of bounds", COUNTS),
        ("out of range", COUNTS),
        (
            "attempt to subtract with overflow",
            "A usize cannot be negative, so i - 1 fails for i = 0. The text counts from 1, the code \
             from 0.",
        ),
        (
            "attempt to divide by zero",
            "Whole numbers cannot be divided by 0. Is it meant to be an f64?",
        ),
        (
            "cannot multiply",
            "In a product what stands side by side must be equally long: a vector before a matrix \
             has as many entries as the matrix has rows, a vector behind it as many as it has columns.",
        ),
        (
            "dot product",
            "The two vectors must be equally long: the index of the sum runs over both.",
        ),
        (
            "the shapes must be equal",
            "What is added, subtracted or multiplied entry by entry must have one shape.",
        ),
        (
            "on a `None` value",
            "There was nothing where something was expected: an empty list, or an index too large?",
        ),
    ];
    WORDS
        .iter()
        .find(|(part, _)| message.contains(part))
        .map(|(_, words)| *words)
}

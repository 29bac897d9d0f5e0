//! From what was heard to what is said: the state, and for a wrong answer why.

use super::check::Ask;
use super::child::{Ending, Heard};
use super::diagnose::{Found, Question, diagnose, same};
use super::record::{Case, Outcome};
use super::scope::labels;
use super::source::borrowed;
use super::table::{shapes, table};
use super::value::Block;
use super::words;

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
    let is_todo = |c: &usize| heard.outcomes.get(*c) == Some(&Outcome::Todo);
    let is_wrong = |c: &usize| {
        let right = &reference[*c].outcome;
        let yours = heard.outcomes.get(*c);
        !yours.is_some_and(|yours| fits(right, yours, tolerance))
    };
    let (left, tried): (Vec<usize>, Vec<usize>) = (0..reference.len()).partition(is_todo);
    let wrong: Vec<usize> = tried.into_iter().filter(is_wrong).collect();
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
        details.event = words::ending(&heard.ending);
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

/// Whether numbers came out, and they are the right ones.
pub fn fits(right: &Outcome, yours: &Outcome, tolerance: f64) -> bool {
    let (Outcome::Returned(right), Outcome::Returned(yours)) = (right, yours) else {
        return false;
    };
    let is_number = |block: &Block| block.numbers.iter().all(|x| !x.is_nan());
    yours.iter().all(is_number) && same(yours, right, tolerance)
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
    let is_broken = |c: &usize| matches!(heard.outcomes.get(*c), None | Some(Outcome::Unheard));
    let broken = wrong.iter().copied().find(is_broken);
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
        _ => details.event = words::ending(&heard.ending),
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
        if let Some(Outcome::Panicked { message, .. }) = heard.outcomes.get(first)
            && let Some(words) = words::panic(message)
        {
            details.remark("note", words);
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
        details.remark("hint", words::ending_hint(&heard.ending));
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

//! From what was heard to what is said: the state, and for a wrong answer why.

use super::borrowing::borrowed;
use super::check::{Case, Exercise};
use super::child::{Ending, Heard};
use super::explain::{Found, Known, Question, explain};
use super::places::labels;
use super::record::Outcome;
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

impl State {
    /// Neither solved nor wrong: what libtest calls ignored.
    pub fn is_open(self) -> bool {
        !matches!(self, State::Solved | State::Wrong)
    }
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
    /// Each with a word in front: "hint", "seen".
    pub remarks: Vec<(&'static str, String)>,
    pub printed: String,
}

impl Details {
    fn show_inputs(&mut self, case: &Case) {
        self.about = case.about;
        self.given = case.given.blocks.iter().map(Block::to_string).collect();
    }

    fn remark(&mut self, word: &'static str, text: impl Into<String>) {
        self.remarks.push((word, text.into()));
    }
}

/// Judges what was heard of an answer.
pub fn judge(known: &Known, heard: &Heard, exercise: &Exercise) -> Judgement {
    let cases = &known.cases;
    // Of a process that ended nothing more was heard.
    let mut yours = heard.outcomes.clone();
    yours.resize(cases.len(), Outcome::Unheard);
    let question = Question {
        known,
        yours: &yours,
    };
    let is_todo = |c: &usize| matches!(yours[*c], Outcome::Todo(_));
    let (left, tried): (Vec<usize>, Vec<usize>) = (0..cases.len()).partition(is_todo);
    let wrong: Vec<usize> = tried
        .into_iter()
        .filter(|&c| !question.is_right(c))
        .collect();
    let mut details = Details {
        printed: heard.printed.clone(),
        ..Details::default()
    };
    let own = format!("/exercises/{}.rs:", exercise.name);
    let elsewhere = left.iter().find_map(|&c| match &yours[c] {
        Outcome::Todo(place) => Some(place.replace('\\', "/")),
        _ => None,
    });
    let elsewhere = elsewhere.filter(|at| at.contains("/exercises/ex") && !at.contains(&own));
    let borrows = borrowed(exercise.source);

    let state = if !wrong.is_empty() {
        tell_wrong(&mut details, &question, heard, &wrong);
        State::Wrong
    } else if let (Some(place), Some(borrowed)) = (elsewhere, &borrows) {
        details.event = format!(
            "line {} calls {}, and there a todo! is left ({place})",
            borrowed.line, borrowed.words
        );
        details.remark("hint", words::ALONE);
        State::Borrowed
    } else if left.len() == cases.len() {
        State::NotStarted
    } else if let Some(&first) = left.first() {
        details.show_inputs(&cases[first]);
        details.event =
            "a todo! is reached with these inputs; the rest is right so far".to_string();
        State::Started
    } else if heard.ending != Ending::Finished {
        // It answered everything and then did not come back: no check ends so.
        details.event = words::ending(&heard.ending);
        State::Wrong
    } else if let Some(borrowed) = borrows {
        details.event = format!(
            "the numbers are right, but line {} borrows: {}",
            borrowed.line, borrowed.words
        );
        details.remark("hint", borrowed.hint());
        State::Borrowed
    } else {
        State::Solved
    };
    Judgement { state, details }
}

fn tell_wrong(details: &mut Details, question: &Question, heard: &Heard, wrong: &[usize]) {
    let (cases, yours) = (&question.cases, question.yours);
    // Where the process ended says more than the numbers before it.
    let broken = wrong
        .iter()
        .copied()
        .find(|&c| yours[c] == Outcome::Unheard);
    let first = broken.unwrap_or(wrong[0]);
    details.show_inputs(&cases[first]);
    match &yours[first] {
        Outcome::Returned(blocks) => {
            details.table = table(question, first, blocks);
            if details.table.is_empty() {
                details.event = shapes(&question.right[first], blocks);
            }
        }
        Outcome::Panicked { message, place } => {
            details.event = format!("it panicked: {message}\n({place})");
        }
        _ => details.event = words::ending(&heard.ending),
    }
    if broken.is_some() {
        details.remark("hint", words::ending_hint(&heard.ending));
    } else {
        if let Outcome::Panicked { message, .. } = &yours[first]
            && let Some(words) = words::panic(message)
        {
            details.remark("note", words);
        }
        let found = explain(question);
        let steps = (question.check.about().steps)(&cases[first].given);
        let steps: Vec<String> = steps.iter().map(Block::to_string).collect();
        match found {
            Some(Found::Why(sentence)) => details.remark("why", sentence),
            found => {
                if let Some(Found::Seen(sentence)) = found {
                    details.remark("seen", sentence);
                }
                details.remark("hint", question.check.about().hint);
                if !steps.is_empty() {
                    details.remark("steps", format!("on the way there {}", steps.join("; ")));
                }
            }
        }
    }
    let right: Vec<usize> = (0..cases.len()).filter(|&c| question.is_right(c)).collect();
    let came = |c: &usize| yours[*c] != Outcome::Unheard;
    let also: Vec<usize> = wrong
        .iter()
        .copied()
        .filter(|c| *c != first && came(c))
        .collect();
    for (word, also, which) in [("right", "", right), ("wrong", "also ", also)] {
        if !which.is_empty() {
            details.remark(word, format!("{also}for {}", labels(cases, &which)));
        }
    }
}

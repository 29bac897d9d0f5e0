//! What an answer said: one case for every set of inputs it was asked about.
//!
//! The process in which the student's answer runs does nothing but answer. It
//! sends what came out as lines of text to the process that started it, and
//! that one compares. Each line begins with a secret word, so that whatever
//! the answer prints itself can be told apart and shown.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::io::Write;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use super::value::{Block, Shape};

/// One question to an answer, and what came back.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is special about these inputs: "a negative x".
    pub about: &'static str,
    pub given: Vec<Block>,
    /// What comes up on the way from there to the answer.
    pub steps: Vec<Block>,
    pub outcome: Outcome,
}

impl Case {
    /// What is special about it, and its inputs if they are single numbers.
    pub fn label(&self) -> String {
        let single = self.given.iter().all(|block| block.shape == Shape::Number);
        if single && !self.about.contains('=') {
            let given: Vec<String> = self.given.iter().map(Block::to_string).collect();
            format!("{} ({})", self.about, given.join(", "))
        } else {
            self.about.to_string()
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Returned(Vec<Block>),
    /// It ran into a `todo!`.
    Todo,
    Panicked {
        message: String,
        place: String,
    },
    /// The process ended before this question was answered.
    Unheard,
}

/// The cases of one answer, in the order of the questions.
pub struct Record {
    pub cases: Vec<Case>,
    steps: Vec<Block>,
    secret: Option<String>,
}

impl Record {
    /// A record that is only kept.
    pub fn new() -> Record {
        Record {
            cases: Vec::new(),
            steps: Vec::new(),
            secret: None,
        }
    }

    /// A record that is also sent, line by line, to the standard output.
    pub fn sent(secret: &str) -> Record {
        Record {
            cases: Vec::new(),
            steps: Vec::new(),
            secret: Some(secret.to_string()),
        }
    }

    /// Says what comes up on the way to the next answer; not where the answer
    /// itself runs.
    pub fn on_the_way(&mut self, steps: &dyn Fn() -> Vec<Block>) {
        if self.secret.is_none() {
            self.steps = steps();
        }
    }

    /// Asks one question.
    pub fn ask(&mut self, about: &'static str, given: Vec<Block>, answer: &dyn Fn() -> Vec<Block>) {
        self.send("asked");
        let outcome = observe(answer);
        self.send(&write_outcome(&outcome));
        self.cases.push(Case {
            about,
            given,
            steps: std::mem::take(&mut self.steps),
            outcome,
        });
    }

    /// Says that all the questions were asked.
    pub fn finish(&self) {
        self.send("finished");
    }

    fn send(&self, line: &str) {
        if let Some(secret) = &self.secret {
            let mut out = std::io::stdout().lock();
            // Nobody listens any more: then nobody needs the answer either.
            let _ = writeln!(out, "{secret}{line}").and_then(|()| out.flush());
        }
    }
}

thread_local! {
    static WATCHING: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Runs an answer, and turns a panic into an outcome without printing it.
fn observe(answer: &dyn Fn() -> Vec<Block>) -> Outcome {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !WATCHING.get() {
                return before(info);
            }
            let message = words(info.payload());
            let place = info
                .location()
                .map(|at| format!("{}:{}", at.file(), at.line()));
            LAST.set(Some((message, place.unwrap_or_default())));
        }));
    });
    WATCHING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(answer));
    WATCHING.set(false);
    match (result, LAST.take()) {
        (Ok(blocks), _) => Outcome::Returned(blocks),
        // The words that std documents for `todo!` and `unimplemented!`.
        (Err(_), Some((message, _)))
            if message.starts_with("not yet implemented")
                || message.starts_with("not implemented") =>
        {
            Outcome::Todo
        }
        (Err(_), last) => {
            let (message, place) = last.unwrap_or_default();
            Outcome::Panicked { message, place }
        }
    }
}

/// What a panic carries is a text in one form or the other.
fn words(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "(no message)".to_string())
}

fn write_outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Returned(blocks) => {
            let blocks: Vec<String> = blocks.iter().map(write_block).collect();
            format!("returned\t{}", blocks.join("\t"))
        }
        Outcome::Todo => "todo".to_string(),
        Outcome::Panicked { message, place } => {
            let message = message.replace('\t', " ").replace('\n', "\u{1}");
            format!("panicked\t{place}\t{message}")
        }
        Outcome::Unheard => "unheard".to_string(),
    }
}

/// Numbers travel as their bits, so that none of them is rounded.
fn write_block(block: &Block) -> String {
    let shape = match block.shape {
        Shape::Number => "n".to_string(),
        Shape::Vector(n) => format!("v {n}"),
        Shape::Matrix(m, n) => format!("m {m} {n}"),
    };
    let bits = block.numbers.iter().map(|x| format!("{:x}", x.to_bits()));
    let bits: Vec<String> = bits.collect();
    format!("{};{shape};{}", block.name, bits.join(" "))
}

/// Reads what [`write_outcome`] wrote.
pub fn read_outcome(line: &str) -> Option<Outcome> {
    let mut fields = line.split('\t');
    match fields.next()? {
        "returned" => fields
            .map(read_block)
            .collect::<Option<_>>()
            .map(Outcome::Returned),
        "todo" => Some(Outcome::Todo),
        "panicked" => Some(Outcome::Panicked {
            place: fields.next()?.to_string(),
            message: fields.next()?.replace('\u{1}', "\n"),
        }),
        _ => None,
    }
}

fn read_block(text: &str) -> Option<Block> {
    let mut parts = text.split(';');
    let name = parts.next()?.to_string();
    let mut shape = parts.next()?.split(' ');
    let kind = shape.next()?;
    let mut size = || shape.next()?.parse::<usize>().ok();
    let shape = match kind {
        "n" => Shape::Number,
        "v" => Shape::Vector(size()?),
        "m" => Shape::Matrix(size()?, size()?),
        _ => return None,
    };
    let bits = parts.next()?.split_whitespace();
    let number = |bits| u64::from_str_radix(bits, 16).ok().map(f64::from_bits);
    let numbers = bits.map(number).collect::<Option<_>>()?;
    Some(Block {
        name,
        shape,
        numbers,
    })
}

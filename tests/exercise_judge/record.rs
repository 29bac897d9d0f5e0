//! What an answer said, and how it travels from the process in which it ran.
//!
//! Each line that is sent begins with a secret word, so that whatever the answer
//! prints itself can be told apart and shown.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use super::value::{Block, Shape};

/// What came back from one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Returned(Vec<Block>),
    /// It ran into a `todo!`, in this file.
    Todo(String),
    Panicked {
        message: String,
        place: String,
    },
    /// The process ended before this question was answered.
    Unheard,
}

impl Outcome {
    pub fn blocks(&self) -> Option<&[Block]> {
        match self {
            Outcome::Returned(blocks) => Some(blocks),
            _ => None,
        }
    }

    pub fn is_panic(&self) -> bool {
        matches!(self, Outcome::Panicked { .. })
    }
}

thread_local! {
    static WATCHING: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Runs an answer, and turns a panic into an outcome without printing it.
pub fn observe(answer: impl FnOnce() -> Vec<Block>) -> Outcome {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !WATCHING.get() {
                return before(info);
            }
            let place = info.location();
            let place = place.map(|at| format!("{}:{}", at.file(), at.line()));
            LAST.set(Some((words(info.payload()), place.unwrap_or_default())));
        }));
    });
    WATCHING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(answer));
    WATCHING.set(false);
    let (message, place) = LAST.take().unwrap_or_default();
    // The words that std documents for `todo!` and `unimplemented!`.
    let todo = ["not yet implemented", "not implemented"];
    match result {
        Ok(blocks) => Outcome::Returned(blocks),
        Err(_) if todo.iter().any(|words| message.starts_with(words)) => Outcome::Todo(place),
        Err(_) => Outcome::Panicked { message, place },
    }
}

/// What a panic carries is a text in one form or the other.
fn words(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "(no message)".to_string())
}

/// One line; numbers travel as their bits, so that none of them is rounded.
pub fn write_outcome(outcome: &Outcome) -> String {
    let one_line = |text: &str| text.replace('\t', " ").replace('\n', "\u{1}");
    let mut fields = match outcome {
        Outcome::Returned(_) => vec!["returned".to_string()],
        Outcome::Todo(place) => vec!["todo".to_string(), one_line(place)],
        Outcome::Panicked { message, place } => {
            vec!["panicked".to_string(), one_line(place), one_line(message)]
        }
        Outcome::Unheard => vec!["unheard".to_string()],
    };
    for block in outcome.blocks().unwrap_or_default() {
        let (kind, (rows, columns)) = match block.shape {
            Shape::Number => ("n", (1, 1)),
            Shape::Vector(n) => ("v", (n, 1)),
            Shape::Matrix(m, n) => ("m", (m, n)),
        };
        // Of a result that is far too long its length will do.
        let few = if block.numbers.len() > 10_000 {
            &[]
        } else {
            &block.numbers[..]
        };
        let bits = few.iter().map(|x| format!(" {:x}", x.to_bits()));
        let bits: String = bits.collect();
        fields.push(format!("{kind} {rows} {columns}{bits}"));
    }
    fields.join("\t")
}

/// Reads what [`write_outcome`] wrote. The blocks have the names of `expected`.
pub fn read_outcome(line: &str, expected: &[Block]) -> Option<Outcome> {
    let mut fields = line.split('\t');
    let lines = |text: &str| text.replace('\u{1}', "\n");
    match fields.next()? {
        "returned" => {
            let names = expected.iter().map(|block| block.name).chain([""]);
            let blocks = names.zip(fields).map(|(name, text)| read_block(name, text));
            blocks.collect::<Option<_>>().map(Outcome::Returned)
        }
        "todo" => Some(Outcome::Todo(fields.next()?.to_string())),
        "panicked" => Some(Outcome::Panicked {
            place: fields.next()?.to_string(),
            message: lines(fields.next()?),
        }),
        _ => None,
    }
}

fn read_block(name: &'static str, text: &str) -> Option<Block> {
    let mut words = text.split(' ');
    let kind = words.next()?;
    let mut size = || words.next()?.parse::<usize>().ok();
    let shape = match (kind, size()?, size()?) {
        ("n", ..) => Shape::Number,
        ("v", n, _) => Shape::Vector(n),
        (_, m, n) => Shape::Matrix(m, n),
    };
    let number = |bits| u64::from_str_radix(bits, 16).ok().map(f64::from_bits);
    let numbers = words.map(number).collect::<Option<_>>()?;
    Some(Block::new(name, shape, numbers))
}

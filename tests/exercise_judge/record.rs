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
    match outcome {
        Outcome::Returned(blocks) => {
            let blocks = blocks
                .iter()
                .map(|block| format!("\t{}", write_block(block)));
            format!("returned{}", String::from_iter(blocks))
        }
        Outcome::Todo(place) => format!("todo\t{}", one_line(place)),
        Outcome::Panicked { message, place } => {
            format!("panicked\t{}\t{}", one_line(place), one_line(message))
        }
        Outcome::Unheard => String::new(),
    }
}

fn write_block(block: &Block) -> String {
    let (rows, columns) = block.size();
    let mut words = vec![rows as u64, columns as u64];
    // Of a result that is far too long its length will do.
    if block.numbers.len() <= 10_000 {
        words.extend(block.numbers.iter().map(|x| x.to_bits()));
    }
    let words: Vec<String> = words.iter().map(u64::to_string).collect();
    words.join(" ")
}

/// Reads what [`write_outcome`] wrote. The blocks have the names of `expected`, and
/// its kinds of shape.
pub fn read_outcome(line: &str, expected: &[Block]) -> Option<Outcome> {
    let fields: Vec<&str> = line.split('\t').collect();
    match fields[..] {
        ["returned", ref blocks @ ..] => {
            let pairs = expected.iter().zip(blocks);
            let blocks = pairs.map(|(expected, text)| read_block(expected, text));
            blocks.collect::<Option<_>>().map(Outcome::Returned)
        }
        ["todo", place] => Some(Outcome::Todo(place.to_string())),
        ["panicked", place, message] => Some(Outcome::Panicked {
            place: place.to_string(),
            message: message.replace('\u{1}', "\n"),
        }),
        _ => None,
    }
}

fn read_block(expected: &Block, text: &str) -> Option<Block> {
    let words = text.split(' ').map(str::parse::<u64>);
    let words = words.collect::<Result<Vec<u64>, _>>().ok()?;
    let (&[rows, columns], bits) = words.split_first_chunk()?;
    let shape = match expected.shape {
        Shape::Number => Shape::Number,
        Shape::List(_) => Shape::List(rows as usize),
        Shape::Table(..) => Shape::Table(rows as usize, columns as usize),
    };
    let numbers = bits.iter().copied().map(f64::from_bits).collect();
    Some(Block::new(expected.name, shape, numbers))
}

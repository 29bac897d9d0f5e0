//! What is said when no numbers came: a panic, or a process that ended.

use super::child::Ending;

/// What to do instead of borrowing.
pub const ALONE: &str = "Vector and Matrix are the tools. Everything else of the crate, and other \
    exercises and files, would do the work for you: an answer stands alone in its file. Write it \
    out here, or copy what you wrote in another exercise.";

pub fn ending(ending: &Ending) -> String {
    match ending {
        Ending::TimedOut(limit) => format!("it did not come back within {} s", limit.as_secs_f64()),
        Ending::Overflowed => "it overflowed the stack".to_string(),
        Ending::Ended(how) => format!("it ended the whole program ({how}) instead of returning"),
        Ending::Finished => "it gave no answer".to_string(),
    }
}

pub fn ending_hint(ending: &Ending) -> &'static str {
    match ending {
        Ending::TimedOut(_) => {
            "An endless loop, or one that runs far too often? Look for a condition that never becomes \
             false."
        }
        Ending::Overflowed => "A function that calls itself without end? None is needed here.",
        _ => "Return the result to the caller: no std::process::exit or abort is needed here.",
    }
}

/// What the usual panics of Rust mean.
pub fn panic(message: &str) -> Option<&'static str> {
    const COUNTS: &str = "Counts begin at 0: of n entries the last has the index n - 1. And is it \
                          the right index?";
    const TABLE: &str = "Counts begin at 0: of n rows the last has the index n - 1. And are the two \
                         indices in the right order, (row, column)?";
    const WORDS: &[(&str, &str)] = &[
        ("no entry (", TABLE),
        ("no entry", COUNTS),
        ("no row", TABLE),
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
            "must be equal",
            "What is added, subtracted or multiplied entry by entry must have one shape, and the two \
             vectors of a dot product one length.",
        ),
        (
            "cannot multiply",
            "In a product what stands side by side must be equally long: a vector before a matrix \
             has as many entries as the matrix has rows, a vector behind it as many as it has columns.",
        ),
        (
            "TryFromIntError",
            "A number does not fit into the other type: n may be negative, and an unsigned number may \
             not.",
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

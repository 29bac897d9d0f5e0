//! What is wrong with a text, where, and what to write instead.

use std::error::Error;
use std::fmt;

pub(crate) const UNCLOSED: &str = "this '(' is never closed: add a ')'";

pub(crate) const OUT_OF_RANGE: &str =
    "this number is outside the range of numbers, about 1e-308 to 1e308";

/// What to write instead of a character that no expression has.
pub(crate) fn unknown(c: char) -> String {
    let advice = match c {
        '−' | '–' | '—' => ": write -",
        '×' | '·' | '⋅' | '∙' => ": write *",
        '÷' | ':' => ": write /",
        '²' => ": write ^2",
        '³' => ": write ^3",
        '[' | '{' => ": write (",
        ']' | '}' => ": write )",
        ',' => ": functions take one argument, and decimals a point",
        '=' => ": write an expression, not an equation",
        '\'' => ": the derivative is taken for you, write f itself",
        _ => "",
    };
    format!("unexpected character '{c}'{advice}")
}

/// Why a text is no expression.
///
/// ```
/// use chainrule::calculus::Graph;
///
/// let error = Graph::new().parse("2x³").unwrap_err();
/// assert_eq!(error.column(), 3);
/// assert_eq!(error.message(), "unexpected character '³': write ^3");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    source: String,
    column: usize,
    message: String,
}

impl ParseError {
    pub(crate) fn new(source: &str, byte: usize, message: String) -> ParseError {
        ParseError {
            source: source.to_string(),
            column: source[..byte].chars().count() + 1,
            message,
        }
    }

    /// The column of the mistake, in characters, from 1.
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong, and what to write instead.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for ParseError {
    /// Three lines: the message, the source, and a caret under the column. Of a
    /// long source only the neighbourhood is shown.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const ROOM: usize = 60;
        let skipped = self.column.saturating_sub(ROOM);
        let shown = self.source.chars().skip(skipped).take(ROOM + ROOM / 3);
        let shown: String = shown
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let caret = self.column - skipped;
        write!(
            out,
            "column {}: {}\n  {shown}\n  {:>caret$}",
            self.column, self.message, '^'
        )
    }
}

impl Error for ParseError {}

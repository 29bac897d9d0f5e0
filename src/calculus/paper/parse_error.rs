//! What is wrong with a text, where, and what to write instead.

use std::error::Error;
use std::fmt;

use super::advice::does_not_show;

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
    /// What is quoted of a very long source ends in `…`.
    pub(super) fn new(source: &str, byte: usize, mut message: String) -> ParseError {
        if let Some((end, _)) = message.char_indices().nth(300) {
            message.truncate(end);
            message.push('…');
        }
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
        let (column, message) = (self.column, &self.message);
        let visible = |c| if does_not_show(c) { '\u{fffd}' } else { c };
        let skipped = column.saturating_sub(ROOM);
        let shown = self.source.chars().skip(skipped).take(ROOM + ROOM / 3);
        let shown = String::from_iter(shown.map(visible));
        let caret = format!("{:>1$}", '^', column - skipped);
        write!(out, "column {column}: {message}\n  {shown}\n  {caret}")
    }
}

impl Error for ParseError {}

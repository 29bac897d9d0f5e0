//! From text to words: numbers, names and signs, with their places.

use crate::calculus::function::Function;
use crate::calculus::graph::{continues_name, starts_name};

/// A word of the source: what it is, and the byte where it begins.
#[derive(Clone, Copy)]
pub(super) struct Token<'s> {
    pub(super) kind: Kind,
    pub(super) text: &'s str,
    pub(super) start: usize,
}

/// What a word is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Variable,
    Function(Function),
    /// Any other character; `**` counts as `^`.
    Sign(char),
    End,
}

/// All words of the source, and an end.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut rest) = (Vec::new(), source.trim_start());
    loop {
        let (number, name) = (number_length(rest), name_length(rest));
        let (kind, length) = match rest.chars().next() {
            None => (Kind::End, 0),
            _ if number > 0 => (Kind::Number, number),
            Some(c) if starts_name(c) => {
                let function = Function::named(&rest[..name]);
                (function.map_or(Kind::Variable, Kind::Function), name)
            }
            _ if rest.starts_with("**") => (Kind::Sign('^'), 2),
            Some(c) => (Kind::Sign(c), c.len_utf8()),
        };
        let start = source.len() - rest.len();
        let (text, behind) = rest.split_at(length);
        tokens.push(Token { kind, text, start });
        if kind == Kind::End {
            return tokens;
        }
        rest = behind.trim_start();
    }
}

/// The length of what a text begins with and a name may go on with.
pub(super) fn name_length(text: &str) -> usize {
    text.find(|c| !continues_name(c)).unwrap_or(text.len())
}

/// The length of the number that the text begins with, or 0. The exponent counts
/// only if digits follow: `2exp(x)` and `2e` begin with the number 2. What goes on
/// as no product can, 1.2.3, 1_000, 0x1F or 1ee-5, is one malformed number.
pub(super) fn number_length(text: &str) -> usize {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(0);
    if text[end..].starts_with('.') && digits(end + 1).max(end) > 0 {
        end += 1 + digits(end + 1);
    }
    let exponent = text[end..].strip_prefix(['e', 'E']).unwrap_or_default();
    let exponent = text.len() - exponent.strip_prefix(['+', '-']).unwrap_or(exponent).len();
    if end > 0 && digits(exponent) > 0 {
        end = exponent + digits(exponent);
    }
    let is_other = |c: char| !continues_name(c) && c != '.';
    let word = text[end..].split(is_other).next().unwrap_or_default();
    let is_hexadecimal = &text[..end] == "0"
        && word.starts_with(['x', 'b', 'X', 'B'])
        && word[1..].starts_with(|c: char| c.is_ascii_hexdigit());
    let goes_on = word.starts_with(['.', '_']) || word.eq_ignore_ascii_case("ee");
    let is_malformed = end > 0 && (goes_on || is_hexadecimal);
    end + if is_malformed { word.len() } else { 0 }
}

/// The value that a text begins with, and nothing that may follow: a number, a name,
/// a function with its parentheses, or parentheses, up to the end if they stay open.
pub(super) fn first_value(text: &str) -> &str {
    let (number, name) = (number_length(text), name_length(text));
    let is_called = name == 0 || Function::named(&text[..name]).is_some();
    let length = match text[name..].trim_start().strip_prefix('(') {
        Some(inside) if is_called => {
            let end = up_to(inside, &[')']).map_or(inside.len(), |end| end + 1);
            text.len() - inside.len() + end
        }
        _ if number > 0 => number,
        _ => name,
    };
    &text[..length]
}

/// How far it is to one of these signs that is in no parentheses.
pub(super) fn up_to(text: &str, ends: &[char]) -> Option<usize> {
    let mut depth = 0;
    text.find(|c| {
        let is_end = depth == 0 && ends.contains(&c);
        depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
        is_end
    })
}

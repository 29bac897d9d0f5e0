//! Printing: one table of levels, three styles.
//!
//! `{}` writes what the parser reads back to the same expression, `2*x*(x + a)`,
//! without a pair of parentheses that could go. `{:#}` writes as a textbook does,
//! `2x(x + a)`, and brackets a minus that would follow another sign. The parser
//! reads it as the same value or not at all: `2 e1` keeps its space. LaTeX brackets
//! as the textbook does, but a fraction has a line of its own.
//!
//! An expression can be short in its graph and astronomically long on paper.
//! Beyond some length it is described instead of written.

use std::borrow::Cow;
use std::fmt;

use super::latex;
use super::lex::{name_length, number_length};
use crate::calculus::Expr;
use crate::calculus::function::Function;
use crate::calculus::graph::Node;
use Level::{Argument, Atom, Fraction, Minus, Power, Product, Sum};
use Piece::{Factor, Part, Text};
use Style::{Latex, Textbook, Typed};

/// The number of nodes, as a tree, up to which an expression is written out: to be
/// typed in, or to be read by people.
const LONGEST: u64 = 250_000;
const LONGEST_READ: u64 = 300;

/// How an expression is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    Typed,
    Textbook,
    Latex,
}

/// How tightly an expression holds together, the loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Sum,
    /// In a textbook a fraction is looser than a product: 2x/3y is no (2x/3)y.
    Fraction,
    Product,
    Minus,
    Power,
    Atom,
    /// What a function is called with has parentheses, whatever it is.
    Argument,
}

/// What is still to be written.
enum Piece<'g> {
    Text(Cow<'static, str>),
    /// An expression, in parentheses if it is looser than the level.
    Part(Expr<'g>, Level),
    /// The same behind a sign of multiplication, which people leave out.
    Factor(Expr<'g>, Level),
}

impl fmt::Display for Expr<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let style = if out.alternate() { Textbook } else { Typed };
        out.pad(&written_behind("", *self, Sum, style))
    }
}

/// A text that ends in a sign, and an expression behind it: in parentheses if it is
/// looser than the level, or its own sign would be misread.
pub(super) fn written_behind(text: &str, e: Expr<'_>, level: Level, style: Style) -> String {
    let (size, is_typed) = (e.tree_size(), style == Typed);
    if size > if is_typed { LONGEST } else { LONGEST_READ } {
        let over = if size == u64::MAX { "over " } else { "" };
        let parts = format!("{over}{size} parts, {} of them different", e.shared_size());
        return match style {
            Latex => format!(r"{text}\text{{[too long to write: {parts}]}}"),
            _ => format!("{text}[too long to write: {parts}]"),
        };
    }
    match style {
        Typed => typed(e),
        _ => for_people(style, vec![Text(text.to_string().into()), Part(e, level)]).0,
    }
}

/// A stack of pieces and not recursion, so that no depth overflows it.
fn typed(e: Expr<'_>) -> String {
    let (mut text, mut pieces) = (String::new(), vec![Part(e, Sum)]);
    while let Some(piece) = pieces.pop() {
        match piece {
            Text(word) => text += &word,
            Factor(part, level) => pieces.extend([Part(part, level), Text("*".into())]),
            Part(part, level) => {
                let (own, mut inside) = pieces_of(part, Typed);
                if own < level {
                    inside = vec![Text("(".into()), Part(part, Sum), Text(")".into())];
                }
                pieces.extend(inside.into_iter().rev());
            }
        }
    }
    text
}

/// The text of the pieces, and where its last word begins. What people read is short.
fn for_people(style: Style, pieces: Vec<Piece<'_>>) -> (String, usize) {
    let (mut text, mut last) = (String::new(), 0);
    for piece in pieces {
        let is_factor = matches!(piece, Factor(..));
        let (next, its_last) = match piece {
            Text(word) => (word.into_owned(), 0),
            Part(part, level) | Factor(part, level) => {
                let (own, inside) = pieces_of(part, style);
                let (mut inside, mut last) = for_people(style, inside);
                let follows = is_factor || text.ends_with([' ', '-', '/']);
                if own < level || follows && inside.starts_with('-') {
                    // Parentheses are as tall as what they hold.
                    inside = match inside.contains(r"\frac") {
                        true => format!(r"\left({inside}\right)"),
                        false => format!("({inside})"),
                    };
                    last = inside.len();
                }
                (inside, last)
            }
        };
        if is_factor {
            text += times(style, &text[last..], &next);
        }
        last = text.len() + its_last;
        text += &next;
    }
    (text, last)
}

/// What people write for a sign of multiplication between two words.
fn times(style: Style, last: &str, next: &str) -> &'static str {
    let number = last.strip_prefix('-').unwrap_or(last);
    let is_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    // Whether a number is still read as it is with this behind it: 2x is, but 2e1
    // would be 20.
    let is_number = is_digit(number)
        && Function::named(&next[..name_length(next)]).is_none()
        && number_length(&format!("{number}{next}")) == number.len();
    let is_command = next.starts_with('\\') && !next.starts_with(r"\mathit");
    let [dot, close, apart] = match style {
        Latex => [r" \cdot ", " ", r" \, "],
        _ => [" · ", "", " "],
    };
    match number {
        _ if is_digit(next) => dot,
        "1" => dot,
        _ if is_number && next.starts_with(r"\frac") => dot,
        _ if is_number || next.starts_with('(') || is_command => close,
        _ => apart,
    }
}

/// The table: how tightly a part holds together, and its pieces.
fn pieces_of<'g>(part: Expr<'g>, style: Style) -> (Level, Vec<Piece<'g>>) {
    let (is_typed, is_latex) = (style == Typed, style == Latex);
    let quotient = [Product, Fraction, Power][style as usize]; // in the styles' order
    let t = |text: &'static str| Text(text.into());
    let p = |id, level| Part(part.at(id), level);
    let word = |text: String| vec![Text(text.into())];
    let name = |place| part.graph().name(place);
    match part.node() {
        Node::Number(number) => {
            let text = number.to_string();
            let level = match number.is_negative() {
                _ if text.contains('/') => quotient,
                true => Minus,
                false if is_latex && text.contains('e') => Product,
                false => Atom,
            };
            let text = if is_latex { latex::number(&text) } else { text };
            (level, word(text))
        }
        Node::Variable(at) if is_latex => (Atom, word(latex::name(&name(at), part.graph()))),
        Node::Variable(at) => (Atom, word(name(at).to_string())),
        Node::Call(f, u) => match f.row().latex {
            Some([open, close]) if is_latex => (Atom, vec![t(open), p(u, Sum), t(close)]),
            _ if is_latex => {
                let [open, close] = [r"\operatorname{", "}"].map(t);
                (Atom, vec![open, t(f.row().name), close, p(u, Argument)])
            }
            _ => (Atom, vec![t(f.row().name), p(u, Argument)]),
        },
        Node::Neg(u) if is_typed => (Minus, vec![t("-"), p(u, Minus)]),
        Node::Neg(u) => match pieces_of(part.at(u), style) {
            (Sum, _) => (Minus, vec![t("-"), p(u, Fraction)]),
            (inside, _) => (inside.min(Minus), vec![t("-"), p(u, Fraction)]),
        },
        Node::Add(u, v) => (Sum, vec![p(u, Sum), t(" + "), p(v, Fraction)]),
        Node::Sub(u, v) => (Sum, vec![p(u, Sum), t(" - "), p(v, Fraction)]),
        Node::Mul(u, v) => (Product, vec![p(u, Product), Factor(part.at(v), Minus)]),
        Node::Div(u, v) if is_latex => (
            quotient,
            vec![t(r"\frac{"), p(u, Sum), t("}{"), p(v, Sum), t("}")],
        ),
        Node::Div(u, v) => (quotient, vec![p(u, Fraction), t("/"), p(v, Minus)]),
        Node::Pow(u, v) if is_latex => (Power, vec![p(u, Atom), t("^{"), p(v, Sum), t("}")]),
        // The last piece is empty: what follows does not touch the exponent.
        Node::Pow(u, v) => (Power, vec![p(u, Atom), t("^"), p(v, Minus), t("")]),
    }
}

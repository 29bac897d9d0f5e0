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
use super::lex::number_length;
use crate::calculus::Expr;
use crate::calculus::function::Function;
use crate::calculus::graph::Node;
use Level::{Argument, Atom, Fraction, Minus, Power, Product, Sum};
use Piece::{Part, Text, Times};
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
    /// The sign between two factors, which people leave out.
    Times,
}

/// The text so far, and the pieces that follow, the next one last.
struct Page<'g> {
    style: Style,
    text: String,
    /// Where the last word begins.
    last: usize,
    /// Whether a sign of multiplication is due.
    is_product: bool,
    pieces: Vec<Piece<'g>>,
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
        let [open, close] = if style == Latex {
            [r"\text{", "}"]
        } else {
            [""; 2]
        };
        return format!("{text}{open}[too long to write: {parts}]{close}");
    }
    let mut page = Page {
        style,
        text: text.to_string(),
        last: 0,
        is_product: false,
        pieces: vec![Part(e, level)],
    };
    // A stack of pieces and not recursion, so that no depth overflows it.
    while let Some(piece) = page.pieces.pop() {
        match piece {
            Text(text) => page.write(&text),
            Part(part, level) => page.put(part, level),
            Times => page.is_product = true,
        }
    }
    page.text
}

impl<'g> Page<'g> {
    /// Puts the pieces of a part on the stack, in parentheses if it needs them.
    fn put(&mut self, part: Expr<'g>, level: Level) {
        let follows = self.is_product || self.text.ends_with([' ', '-', '/']);
        let is_misread = self.style != Typed && follows && self.leads_with_minus(part);
        let (own, mut pieces) = self.pieces_of(part);
        if own < level || is_misread {
            // Parentheses are as tall as what they hold.
            let is_tall =
                |e| matches!(&self.pieces_of(e).1[0], Text(text) if text.contains(r"\frac"));
            let [open, close] = match self.style == Latex && part.parts().into_iter().any(is_tall) {
                true => [r"\left(", r"\right)"],
                false => ["(", ")"],
            };
            pieces = vec![Text(open.into()), Part(part, Sum), Text(close.into())];
        }
        self.pieces.extend(pieces.into_iter().rev());
    }

    /// The table: how tightly a part holds together, and its pieces.
    fn pieces_of(&self, part: Expr<'g>) -> (Level, Vec<Piece<'g>>) {
        let (is_typed, is_latex) = (self.style == Typed, self.style == Latex);
        let quotient = match self.style {
            Typed => Product,
            Textbook => Fraction,
            Latex => Power,
        };
        let word = |text: &str, in_latex: &dyn Fn(&str) -> String| match is_latex {
            true => Text(in_latex(text).into()),
            false => Text(text.to_string().into()),
        };
        let t = |text: &'static str| Text(text.into());
        let p = |id, level| Part(part.at(id), level);
        match part.node() {
            Node::Number(number) => {
                let text = number.to_string();
                let level = match number.is_negative() {
                    _ if text.contains('/') => quotient,
                    true => Minus,
                    false if is_latex && text.contains('e') => Product,
                    false => Atom,
                };
                (level, vec![word(&text, &latex::number)])
            }
            Node::Variable(at) => {
                let graph = part.graph();
                let in_latex = |name: &str| latex::name(name, graph);
                (Atom, vec![word(&graph.name(at), &in_latex)])
            }
            Node::Call(f, u) => match f.row().latex.filter(|_| is_latex) {
                Some([open, close]) => (Atom, vec![t(open), p(u, Sum), t(close)]),
                None => (
                    Atom,
                    vec![word(f.row().name, &latex::function), p(u, Argument)],
                ),
            },
            Node::Neg(u) if is_typed => (Minus, vec![t("-"), p(u, Minus)]),
            Node::Neg(u) => match self.pieces_of(part.at(u)) {
                (Sum, _) => (Minus, vec![t("-"), p(u, Fraction)]),
                (inside, _) => (inside.min(Minus), vec![t("-"), p(u, Fraction)]),
            },
            Node::Add(u, v) => (Sum, vec![p(u, Sum), t(" + "), p(v, Fraction)]),
            Node::Sub(u, v) => (Sum, vec![p(u, Sum), t(" - "), p(v, Fraction)]),
            Node::Mul(u, v) => (Product, vec![p(u, Product), Times, p(v, Minus)]),
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

    /// Whether the text of this part begins with a minus.
    fn leads_with_minus(&self, mut part: Expr<'g>) -> bool {
        loop {
            match self.pieces_of(part).1.swap_remove(0) {
                Part(u, level) if self.pieces_of(u).0 >= level => part = u,
                piece => return matches!(piece, Text(text) if text.starts_with('-')),
            }
        }
    }

    /// Writes a piece, and before it the sign of multiplication if one is due.
    fn write(&mut self, text: &str) {
        if std::mem::take(&mut self.is_product) {
            let last = &self.text[self.last..];
            let number = last.strip_prefix('-').unwrap_or(last);
            let is_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
            // Whether a number is still read as it is with this behind it: 2x is,
            // but 2e1 would be 20.
            let is_number = is_digit(number)
                && Function::named(text).is_none()
                && number_length(&format!("{number}{text}")) == number.len();
            let [dot, close, apart] = match self.style {
                Typed => ["*"; 3],
                Textbook => [" · ", "", " "],
                Latex => [r" \cdot ", " ", r" \, "],
            };
            let is_command = text.starts_with('\\') && !text.starts_with(r"\mathit");
            let sign = match number {
                _ if is_digit(text) => dot,
                "1" => dot,
                _ if is_number && text.starts_with(r"\frac") => dot,
                _ if is_number || text == "(" || is_command => close,
                _ => apart,
            };
            self.text.push_str(sign);
        }
        self.last = self.text.len();
        self.text.push_str(text);
    }
}

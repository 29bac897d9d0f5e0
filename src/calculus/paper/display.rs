//! Printing: one table of levels, two styles.
//!
//! `{}` writes what the parser reads back to the same expression, `2*x*(x + a)`,
//! without a pair of parentheses that could go. `{:#}` writes as a textbook does,
//! `2x(x + a)`, and brackets a minus that would follow another sign. The parser
//! reads it as the same value or not at all: `2 e1` keeps its space.
//!
//! An expression can be short in its graph and astronomically long on paper.
//! Beyond some length it is described instead of written.

use std::fmt;

use super::lex::number_length;
use crate::calculus::Expr;
use crate::calculus::graph::Node;
use crate::calculus::number::Number;
use Level::{Atom, Fraction, Minus, Power, Product, Sum};

/// The number of nodes, as a tree, up to which an expression is written out.
const LONGEST: u64 = 250_000;

/// The same in a textbook, which people read.
pub(super) const LONGEST_READ: u64 = 300;

/// How tightly an expression holds together, the loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Sum,
    /// In a textbook a fraction is looser than a product: 2x/3y is no (2x/3)y.
    Fraction,
    Product,
    Minus,
    Power,
    Atom,
}

/// What is still to be written.
#[derive(Clone, Copy)]
enum Piece<'g> {
    Text(&'static str),
    /// An expression, in parentheses if it is looser than the level.
    Part(Expr<'g>, Level),
    /// The same behind a sign, where the textbook brackets a minus too.
    Behind(Expr<'g>, Level),
    /// The sign between two factors, which the textbook leaves out.
    Times,
}

/// What was written last, or comes next.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    /// 1 or −1, which nobody writes before a letter.
    One,
    Variable,
    Function,
    Sign,
}

/// The text so far, and the pieces that follow, the next one last.
struct Page<'g> {
    textbook: bool,
    text: String,
    last: Kind,
    /// A sign of multiplication is due, behind this kind of factor.
    times_behind: Option<Kind>,
    pieces: Vec<Piece<'g>>,
}

impl fmt::Display for Expr<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&written(*self, Sum, out.alternate()))
    }
}

/// As a factor in a textbook: in parentheses where it needs some.
pub(super) fn as_factor(e: Expr<'_>) -> String {
    written(e, Product, true)
}

fn written(e: Expr<'_>, level: Level, textbook: bool) -> String {
    if let Some(words) = too_long(e, if textbook { LONGEST_READ } else { LONGEST }) {
        return words;
    }
    let mut page = Page {
        textbook,
        text: String::new(),
        last: Kind::Sign,
        times_behind: None,
        pieces: vec![Piece::Part(e, level)],
    };
    // A stack of pieces and not recursion, so that no depth overflows it.
    while let Some(piece) = page.pieces.pop() {
        match piece {
            Piece::Text(text) => page.write(text, Kind::Sign),
            Piece::Times => page.times_behind = Some(page.last),
            Piece::Part(part, level) => page.part(part, level, false),
            Piece::Behind(part, level) => page.part(part, level, true),
        }
    }
    page.text
}

impl<'g> Page<'g> {
    /// Writes a leaf, or puts the pieces of a larger part on the stack.
    fn part(&mut self, part: Expr<'g>, level: Level, behind: bool) {
        use Piece::{Behind, Part, Text, Times};
        if self.level(part) < level || self.textbook && behind && leads_with_minus(part) {
            return self.put(&[Text("("), Part(part, Sum), Text(")")]);
        }
        let at = |id| part.at(id);
        match part.node() {
            Node::Number(number) => {
                let is_one = matches!(number, Number::Fraction(1 | -1, 1));
                let kind = if is_one { Kind::One } else { Kind::Number };
                self.write(&number.to_string(), kind);
            }
            Node::Variable(name) => self.write(&part.graph().name(name), Kind::Variable),
            Node::Call(function, u) => {
                self.write(function.row().name, Kind::Function);
                self.put(&[Text("("), Part(at(u), Sum), Text(")")]);
            }
            Node::Neg(u) if self.textbook => self.put(&[Text("-"), Behind(at(u), Fraction)]),
            Node::Neg(u) => self.put(&[Text("-"), Part(at(u), Minus)]),
            Node::Add(u, v) => self.put(&[Part(at(u), Sum), Text(" + "), Behind(at(v), Fraction)]),
            Node::Sub(u, v) => self.put(&[Part(at(u), Sum), Text(" - "), Behind(at(v), Fraction)]),
            Node::Mul(u, v) => self.put(&[Part(at(u), Product), Times, Behind(at(v), Minus)]),
            Node::Div(u, v) => self.put(&[Part(at(u), Fraction), Text("/"), Behind(at(v), Minus)]),
            // The last piece is empty: what follows does not touch the exponent.
            Node::Pow(u, v) => {
                self.put(&[Part(at(u), Atom), Text("^"), Part(at(v), Minus), Text("")])
            }
        }
    }

    fn put(&mut self, pieces: &[Piece<'g>]) {
        self.pieces.extend(pieces.iter().rev());
    }

    fn level(&self, part: Expr<'_>) -> Level {
        let fraction = if self.textbook { Fraction } else { Product };
        match part.node() {
            Node::Add(..) | Node::Sub(..) => Sum,
            Node::Div(..) => fraction,
            Node::Mul(..) => Product,
            Node::Neg(u) if self.textbook => self.level(part.at(u)).clamp(Fraction, Minus),
            Node::Neg(_) => Minus,
            Node::Pow(..) => Power,
            Node::Number(number) if number.over_and_under().1 != Number::ONE => fraction,
            Node::Number(number) if number.is_negative() => Minus,
            Node::Number(_) | Node::Variable(_) | Node::Call(..) => Atom,
        }
    }

    /// Writes a word, and before it the sign of multiplication if one is due.
    fn write(&mut self, text: &str, next: Kind) {
        if let Some(last) = self.times_behind.take() {
            // Whether the number is still read as it is with this behind it: 2x is,
            // but 2e1 would be 20.
            let number = self
                .text
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .len();
            let number = &self.text[number..];
            let stays = || number_length(&format!("{number}{text}")) == number.len();
            self.text.push_str(match next {
                _ if !self.textbook => "*",
                Kind::Number | Kind::One => " · ",
                _ if last == Kind::One => " · ",
                Kind::Variable if last == Kind::Number && stays() => "",
                Kind::Variable | Kind::Function => " ",
                Kind::Sign => "", // an opening parenthesis
            });
        }
        self.text.push_str(text);
        self.last = next;
    }
}

/// What is written in the place of an expression of more than `longest` nodes.
pub(super) fn too_long(e: Expr<'_>, longest: u64) -> Option<String> {
    let size = e.tree_size();
    (size > longest).then(|| {
        let different = e.shared_size();
        format!("[too long to write: {size} parts, {different} of them different]")
    })
}

/// Whether the text of this part begins with a minus.
pub(super) fn leads_with_minus(mut part: Expr<'_>) -> bool {
    loop {
        match part.node() {
            Node::Neg(_) => return true,
            Node::Number(number) => return number.is_negative(),
            Node::Mul(u, _) | Node::Div(u, _) => part = part.at(u),
            _ => return false,
        }
    }
}

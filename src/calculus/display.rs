//! Printing: one table of levels, two styles.
//!
//! `{}` writes what the parser reads back to the same expression, `2*x*(x + a)`,
//! without a pair of parentheses that could go. `{:#}` writes as a textbook does,
//! `2x(x + a)`, and brackets a minus that would follow another sign.
//!
//! An expression can be short in its graph and astronomically long on paper.
//! Beyond some length it is described instead of written.

use std::fmt;

use super::Expr;
use super::graph::Node;
use super::number::Number;

/// The number of nodes, as a tree, up to which an expression is written out.
const LONGEST: u64 = 250_000;

/// The same in a textbook, which people read.
const LONGEST_IN_TEXTBOOK: u64 = 300;

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
enum Piece<'g> {
    Text(&'static str),
    /// An expression, in parentheses if it is looser than the level.
    Part(Expr<'g>, Level),
    /// The same behind a sign, where the textbook brackets a minus too.
    Behind(Expr<'g>, Level),
    /// The sign between two factors, which the textbook leaves out.
    Times,
    /// The end of a power: what follows does not touch its exponent.
    End,
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

/// The text so far.
struct Page {
    textbook: bool,
    text: String,
    last: Kind,
    /// A sign of multiplication is due, behind this kind of factor.
    times_behind: Option<Kind>,
}

impl fmt::Display for Expr<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.tree_size();
        let longest = if out.alternate() {
            LONGEST_IN_TEXTBOOK
        } else {
            LONGEST
        };
        if size > longest {
            let different = self.shared_size();
            return write!(
                out,
                "[too long to write: {size} parts, {different} of them different]"
            );
        }
        let mut page = Page {
            textbook: out.alternate(),
            text: String::new(),
            last: Kind::Sign,
            times_behind: None,
        };
        // A stack of pieces and not recursion, so that no depth overflows it.
        let mut pieces = vec![Piece::Part(*self, Level::Sum)];
        while let Some(piece) = pieces.pop() {
            match piece {
                Piece::Text(text) => page.write(text, Kind::Sign),
                Piece::Times => page.times_behind = Some(page.last),
                Piece::End => page.last = Kind::Sign,
                Piece::Part(part, level) => page.part(part, level, false, &mut pieces),
                Piece::Behind(part, level) => page.part(part, level, true, &mut pieces),
            }
        }
        out.pad(&page.text)
    }
}

impl Page {
    /// Writes a leaf, or puts the pieces of a larger part on the stack.
    fn part<'g>(
        &mut self,
        part: Expr<'g>,
        level: Level,
        behind: bool,
        pieces: &mut Vec<Piece<'g>>,
    ) {
        use Piece::{Behind, End, Part, Text, Times};
        let bracket = self.level(part) < level || self.textbook && behind && leads_with_minus(part);
        let first = pieces.len();
        if bracket {
            pieces.push(Text("("));
        }
        let at = |id| part.at(id);
        let two = |u, left, sign, v, right| vec![Part(at(u), left), sign, Behind(at(v), right)];
        pieces.extend(match part.node() {
            Node::Number(number) if !bracket => {
                let one = number == Number::ONE || number.negate() == Some(Number::ONE);
                let kind = if one { Kind::One } else { Kind::Number };
                self.write(&number.to_string(), kind);
                vec![]
            }
            Node::Number(_) => vec![Part(part, Level::Sum)],
            Node::Variable(name) => {
                self.write(&part.graph().name(name), Kind::Variable);
                vec![]
            }
            Node::Neg(u) if self.textbook => vec![Text("-"), Behind(at(u), Level::Fraction)],
            Node::Neg(u) => vec![Text("-"), Part(at(u), Level::Minus)],
            Node::Add(u, v) => two(u, Level::Sum, Text(" + "), v, Level::Fraction),
            Node::Sub(u, v) => two(u, Level::Sum, Text(" - "), v, Level::Fraction),
            Node::Mul(u, v) => two(u, Level::Product, Times, v, Level::Minus),
            Node::Div(u, v) => two(u, Level::Fraction, Text("/"), v, Level::Minus),
            Node::Pow(u, v) => {
                let (base, exponent) = (Part(at(u), Level::Atom), Part(at(v), Level::Minus));
                vec![base, Text("^"), exponent, End]
            }
            Node::Call(function, u) => {
                self.write(function.row().name, Kind::Function);
                vec![Text("("), Part(at(u), Level::Sum), Text(")")]
            }
        });
        if bracket {
            pieces.push(Text(")"));
        }
        pieces[first..].reverse();
    }

    fn level(&self, part: Expr<'_>) -> Level {
        let fraction = if self.textbook {
            Level::Fraction
        } else {
            Level::Product
        };
        match part.node() {
            Node::Add(..) | Node::Sub(..) => Level::Sum,
            Node::Div(..) => fraction,
            Node::Mul(..) => Level::Product,
            Node::Neg(u) if self.textbook => {
                self.level(part.at(u)).clamp(Level::Fraction, Level::Minus)
            }
            Node::Neg(_) => Level::Minus,
            Node::Pow(..) => Level::Power,
            Node::Number(Number::Fraction(_, d)) if d != 1 => fraction,
            Node::Number(number) if number.is_negative() => Level::Minus,
            Node::Number(_) | Node::Variable(_) | Node::Call(..) => Level::Atom,
        }
    }

    /// Writes a word, and before it the sign of multiplication if one is due.
    fn write(&mut self, text: &str, next: Kind) {
        if let Some(last) = self.times_behind.take() {
            self.text.push_str(match next {
                _ if !self.textbook => "*",
                Kind::Number | Kind::One => " · ",
                _ if last == Kind::One => " · ",
                Kind::Variable if last == Kind::Number => "",
                Kind::Variable | Kind::Function => " ",
                Kind::Sign => "", // an opening parenthesis
            });
        }
        self.text.push_str(text);
        self.last = next;
    }
}

/// Whether the text of this part begins with a minus.
fn leads_with_minus(mut part: Expr<'_>) -> bool {
    loop {
        match part.node() {
            Node::Neg(_) => return true,
            Node::Number(number) => return number.is_negative(),
            Node::Mul(u, _) | Node::Div(u, _) => part = part.at(u),
            _ => return false,
        }
    }
}

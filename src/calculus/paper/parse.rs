//! From text to an expression.
//!
//! What can be written, and how tightly it binds, is said in [`calculus`](crate::calculus).
//!
//! Operators wait on a stack until one that binds looser arrives, so that there
//! is no recursion and no limit to the depth of parentheses.

use super::advice::{advice, unexpected, unknown_function};
use super::lex::{Kind, Token, first_value, tokens};
use super::parse_error::ParseError;
use crate::calculus::Expr;
use crate::calculus::graph::{Graph, Node};
use crate::calculus::number::Number;

impl Graph {
    /// Reads an expression such as `x^2 + 3*x*y` or `2exp(-x)`; see the rules in
    /// [`calculus`](crate::calculus#what-can-be-written).
    ///
    /// # Errors
    ///
    /// The error says what is wrong, in which column, and what to write instead:
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let error = Graph::new().parse("x + * y").unwrap_err();
    /// assert_eq!(error.column(), 5);
    /// assert_eq!(error.to_string(), "\
    /// column 5: expected a value, found '*'
    ///   x + * y
    ///       ^");
    /// ```
    pub fn parse(&self, source: &str) -> Result<Expr<'_>, ParseError> {
        Parser {
            graph: self,
            source,
            tokens: tokens(source),
            next: 0,
            operands: Vec::new(),
            waiting: Vec::new(),
        }
        .run()
        .map_err(|(byte, message)| ParseError::new(source, byte, message))
    }
}

/// What is wrong, behind the byte of the source where it is.
type Mistake = (usize, String);

/// The sign of a negation, not of a difference.
const MINUS: Kind = Kind::Sign('−');

/// How tightly what waits binds: a parenthesis, alone or a function's, not at all.
fn strength(waiting: Kind) -> u8 {
    match waiting {
        Kind::Sign('+' | '-') => 1,
        Kind::Sign('*' | '/') => 2,
        Kind::Sign('^') | MINUS => 3,
        _ => 0,
    }
}

struct Parser<'g, 's> {
    graph: &'g Graph,
    source: &'s str,
    tokens: Vec<Token<'s>>,
    next: usize,
    // Each with the byte of the source where it begins.
    operands: Vec<(Expr<'g>, usize)>,
    // What waits for its right operand or its closing parenthesis, and its place.
    waiting: Vec<(Kind, usize)>,
}

impl<'g> Parser<'g, '_> {
    fn run(mut self) -> Result<Expr<'g>, Mistake> {
        if let Some(place) = self.source.find('=') {
            return Err((place, unexpected(&self.source[place..])));
        }
        if self.source.trim().is_empty() {
            return Err((0, "empty expression: write something like x^2 + 1".into()));
        }
        // What is advised below quotes values whole, so each has to have an end.
        let mut closed = 0;
        let unclosed = self.tokens.iter().rfind(|token| {
            closed += i32::from(token.text == ")") - i32::from(token.text == "(");
            closed < 0
        });
        if let Some(token) = unclosed {
            return Err((token.start, "this '(' is never closed: add a ')'".into()));
        }
        let mut is_value_due = true;
        while is_value_due || self.tokens[self.next].kind != Kind::End {
            let token = self.tokens[self.next];
            self.next += 1;
            is_value_due = self.take(token, is_value_due)?;
        }
        self.apply(1);
        Ok(self.operands.remove(0).0)
    }

    /// Takes a word where a value is due, or else behind one: is a value due then?
    fn take(&mut self, token: Token<'_>, is_value_due: bool) -> Result<bool, Mistake> {
        let Token { kind, text, start } = token;
        let rest = &self.source[start..];
        match kind {
            Kind::Function(_) if self.tokens[self.next].text != "(" => {
                let place = self.tokens[self.next].start;
                return Err((place, without_parentheses(rest, text)));
            }
            Kind::Sign(')') if !is_value_due => {
                self.apply(1);
                let unmatched = || (start, "unmatched ')': no '(' stands before it".into());
                return self.apply_last().map(|()| false).ok_or_else(unmatched);
            }
            Kind::Sign('+' | '-' | '*' | '/' | '^') if !is_value_due => self.operator(kind, start),
            Kind::Sign('-') => self.waiting.push((MINUS, start)),
            Kind::Sign('+') => {}
            Kind::Sign('*' | '/' | '^' | ')') => {
                return Err((start, format!("expected a value, found '{text}'")));
            }
            Kind::Sign(c) if c != '(' => return Err((start, unexpected(rest))),
            Kind::End => return Err((start, "expected a value, found the end".into())),
            _ if !is_value_due => {
                // A product that goes without a sign: this is its second factor.
                self.check_product()?;
                self.operator(Kind::Sign('*'), start);
                return self.take(token, true);
            }
            Kind::Sign(_) => self.waiting.push((kind, start)),
            Kind::Function(_) => {
                self.waiting.push((kind, start));
                self.next += 1;
            }
            Kind::Variable => self.operands.push((self.graph.variable(text), start)),
            Kind::Number => {
                let number = Number::parse(text).ok_or_else(|| (start, no_number(text)))?;
                let number = self.graph.insert(Node::Number(number));
                self.operands.push((number, start));
            }
        }
        Ok(!matches!(kind, Kind::Number | Kind::Variable))
    }

    /// Lets an operator wait for its right operand.
    fn operator(&mut self, sign: Kind, place: usize) {
        // Equals are applied first, left to right; but a^b^c is a^(b^c).
        self.apply(strength(sign) + u8::from(sign == Kind::Sign('^')));
        self.waiting.push((sign, place));
    }

    /// Applies the operators on top of the stack that bind at least so tightly.
    fn apply(&mut self, least: u8) {
        let waits = |(sign, _): &(Kind, usize)| strength(*sign) >= least;
        while self.waiting.last().is_some_and(waits) {
            self.apply_last();
        }
    }

    /// Applies what waits on top of the stack, if anything does.
    fn apply_last(&mut self) -> Option<()> {
        let (sign, place) = self.waiting.pop()?;
        let (v, _) = self.operands.pop()?;
        let (u, start) = match sign {
            MINUS | Kind::Sign('(') | Kind::Function(_) => (v, place),
            _ => self.operands.pop()?,
        };
        let value = match sign {
            MINUS => -v,
            Kind::Function(f) => v.call(f),
            Kind::Sign('+') => u + v,
            Kind::Sign('-') => u - v,
            Kind::Sign('*') => u * v,
            Kind::Sign('/') => u / v,
            Kind::Sign('^') => u.pow(v),
            _ => v,
        };
        self.operands.push((value, start));
        Some(())
    }

    /// Refuses a product without `*` where it could be read in two ways.
    fn check_product(&self) -> Result<(), Mistake> {
        let (last, next) = (self.tokens[self.next - 2], self.tokens[self.next - 1]);
        // The operator left of the factor; a minus between the two belongs to it.
        let before = self.waiting.iter().rfind(|(sign, _)| *sign != MINUS);
        let divided = before.filter(|(sign, _)| matches!(sign, Kind::Sign('/' | '^')));
        if divided.is_none() && last.kind != Kind::Variable && next.kind != Kind::Number {
            return Ok(());
        }
        let (source, end) = (self.source, last.start + last.text.len());
        let b = first_value(&source[next.start..]);
        let mut starts = self.operands.iter().rev().map(|&(_, start)| start);
        let start = starts.next().unwrap_or(0);
        let left = starts.clone().next();
        let mut asked = starts.take(2).filter(|_| divided.is_some());
        let mut called = [last, next].into_iter();
        let message = if let Some(advice) = asked.find_map(|left| advice(&source[left..])) {
            advice // d/dx x^2, which has no more than two operands before x
        } else if let Some(mistake) = called.find_map(|f| unknown_function(source, f)) {
            return Err(mistake);
        } else if let (Some(&(_, sign)), Some(left)) = (divided, left) {
            let whole = &source[left..end];
            let a = source[sign..end].trim_start_matches(['/', '^', '*', ' ']);
            let u = &whole[..whole.len() - a.len()];
            format!("ambiguous: write {u}({a}*{b}) or ({whole})*{b}")
        } else {
            let a = &source[start..end];
            let u = source[left.unwrap_or(start)..last.start].trim_end();
            // Whether it may be the sign of 6.02 x 10.
            let sign = (Kind::Sign('*'), last.start);
            let is_sign = last.text == "x" && self.waiting.last() == Some(&sign);
            match (last.kind, next.kind) {
                (Kind::Number, Kind::Number) => format!("write {a}*{b}, or {a}{b} for one number"),
                (_, Kind::Number) if is_sign => format!("write {a}*{b}, or {u}*{b} if x is ×"),
                _ => format!("write {a}*{b}"),
            }
        };
        Err((next.start, message))
    }
}

/// What to say of digits that are no number of ours.
fn no_number(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(_) => "this number is outside the range of numbers, about 1e-308 to 1e308".into(),
        Err(_) => format!("malformed number '{text}': write one like 1.5e-3"),
    }
}

/// What to say of a function that a text begins with, without its parentheses.
fn without_parentheses(text: &str, name: &str) -> String {
    match advice(text) {
        Some(advice) if advice.starts_with("there is no ") => advice,
        Some(advice) => format!("function {name} needs parentheses: {advice}"),
        None => format!("function {name} needs parentheses: put them around its argument"),
    }
}

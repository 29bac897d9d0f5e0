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
use crate::calculus::function::Function;
use crate::calculus::graph::{Graph, Node, continues_name, starts_name};
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
    /// # use chainrule::calculus::Graph;
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
    }
}

const UNCLOSED: &str = "this '(' is never closed: add a ')'";

const OUT_OF_RANGE: &str = "this number is outside the range of numbers, about 1e-308 to 1e308";

/// What waits for its right operand or its closing parenthesis.
#[derive(Clone, Copy, PartialEq)]
enum Waiting {
    /// A parenthesis, and the function that stands before it.
    Open(Option<Function>),
    Minus,
    /// One of `+ - * / ^`.
    Infix(char),
}

impl Waiting {
    /// How tightly it binds.
    fn strength(self) -> u8 {
        match self {
            Waiting::Open(_) => 0,
            Waiting::Infix('+' | '-') => 1,
            Waiting::Infix('*' | '/') => 2,
            Waiting::Minus => 3,
            Waiting::Infix(_) => 4,
        }
    }
}

struct Parser<'g, 's> {
    graph: &'g Graph,
    source: &'s str,
    tokens: Vec<Token>,
    next: usize,
    // Each with the byte of the source where it begins.
    operands: Vec<(Expr<'g>, usize)>,
    waiting: Vec<(Waiting, usize)>,
}

impl<'g> Parser<'g, '_> {
    fn run(mut self) -> Result<Expr<'g>, ParseError> {
        if let Some(place) = self.source.find('=') {
            return self.fail(place, equation(self.source, place));
        }
        loop {
            self.value()?;
            while self.tokens[self.next].kind == Kind::Sign(')') {
                self.close()?;
            }
            if self.tokens[self.next].kind == Kind::End {
                break;
            }
            self.operator()?;
        }
        self.apply(1);
        match self.waiting.pop() {
            Some((_, start)) => {
                let behind_name = self.source[start..].find('(').unwrap_or(0);
                self.fail(start + behind_name, UNCLOSED)
            }
            None => Ok(self.operands.remove(0).0),
        }
    }

    /// Reads a number or a variable, and what may stand before it.
    fn value(&mut self) -> Result<(), ParseError> {
        let operand = loop {
            let Token { kind, start, end } = self.tokens[self.next];
            let text = &self.source[start..end];
            self.next += 1;
            match kind {
                Kind::Number => match Number::parse(text) {
                    Some(number) => break (self.graph.insert(Node::Number(number)), start),
                    None if text.parse::<f64>().is_ok() => return self.fail(start, OUT_OF_RANGE),
                    None => {
                        let message = format!("malformed number '{text}': write one like 1.5e-3");
                        return self.fail(start, message);
                    }
                },
                Kind::Variable => break (self.graph.variable(text), start),
                Kind::Function(function) if self.tokens[self.next].kind == Kind::Sign('(') => {
                    self.next += 1;
                    self.waiting.push((Waiting::Open(Some(function)), start));
                }
                Kind::Function(_) => {
                    let next = self.tokens[self.next];
                    let advice = advice(&self.source[start..]);
                    let advice = advice.unwrap_or_else(|| "put them around its argument".into());
                    let message = match advice.starts_with("there is no ") {
                        true => advice,
                        false => format!("function {text} needs parentheses: {advice}"),
                    };
                    return self.fail(next.start, message);
                }
                Kind::Sign('(') => self.waiting.push((Waiting::Open(None), start)),
                Kind::Sign('-') => self.waiting.push((Waiting::Minus, start)),
                Kind::Sign('+') => {}
                Kind::Sign('*' | '/' | '^' | ')') => {
                    return self.fail(start, format!("expected a value, found '{text}'"));
                }
                Kind::Sign(_) => return self.fail(start, unexpected(&self.source[start..])),
                Kind::End => {
                    return match self.tokens[..self.next - 1] {
                        [] => self.fail(0, "empty expression: write something like x^2 + 1"),
                        [.., last] if last.kind == Kind::Sign('(') => {
                            self.fail(last.start, UNCLOSED)
                        }
                        _ => self.fail(start, "expected a value, found the end"),
                    };
                }
            }
        };
        self.operands.push(operand);
        Ok(())
    }

    /// Reads an operator, or takes a product that goes without one.
    fn operator(&mut self) -> Result<(), ParseError> {
        let Token { kind, start, .. } = self.tokens[self.next];
        let sign = match kind {
            Kind::Sign(sign @ ('+' | '-' | '*' | '/' | '^')) => {
                self.next += 1;
                sign
            }
            Kind::Sign(c) if c != '(' => {
                return self.fail(start, unexpected(&self.source[start..]));
            }
            _ => {
                self.check_product()?;
                '*'
            }
        };
        let operator = Waiting::Infix(sign);
        // Equals are applied first, left to right; but a^b^c is a^(b^c).
        self.apply(operator.strength() + u8::from(sign == '^'));
        self.waiting.push((operator, start));
        Ok(())
    }

    /// Closes the innermost parenthesis.
    fn close(&mut self) -> Result<(), ParseError> {
        let Token { start: close, .. } = self.tokens[self.next];
        self.next += 1;
        self.apply(1);
        let (Some((Waiting::Open(function), start)), Some((inside, _))) =
            (self.waiting.pop(), self.operands.pop())
        else {
            return self.fail(close, "unmatched ')': no '(' stands before it");
        };
        let value = function.map_or(inside, |f| inside.call(f));
        self.operands.push((value, start));
        Ok(())
    }

    /// Applies the operators on top of the stack that bind at least so tightly.
    fn apply(&mut self, strength: u8) -> Option<()> {
        while self.waiting.last()?.0.strength() >= strength {
            let (operator, start) = self.waiting.pop()?;
            let (v, _) = self.operands.pop()?;
            let applied = match operator {
                Waiting::Infix(sign) => {
                    let (u, start) = self.operands.pop()?;
                    (infix(u, sign, v), start)
                }
                _ => (-v, start),
            };
            self.operands.push(applied);
        }
        Some(())
    }

    /// Refuses a product without `*` where it could be read in two ways.
    fn check_product(&self) -> Result<(), ParseError> {
        let (last, next) = (self.tokens[self.next - 1], self.tokens[self.next]);
        let until_here = |start: usize| &self.source[start..last.end];
        let start = self.operands.last().map_or(0, |&(_, start)| start);
        // The operator left of the factor; a minus between the two belongs to it.
        let is_minus = |(waiting, _): &&_| *waiting == Waiting::Minus;
        let signs = self.waiting.iter().rev().take_while(is_minus).count();
        let (before, minuses) = self.waiting.split_at(self.waiting.len() - signs);
        let divided = match *before {
            [.., (Waiting::Infix(sign @ ('/' | '^')), place)] => Some((sign, place)),
            _ => None,
        };
        // The two operands before and no more: a product may have a million factors.
        let asked_of = if divided.is_some() { 2 } else { 0 };
        let mut left = self.operands.iter().rev().skip(1).take(asked_of);
        let asked = |&(_, left): &(_, usize)| advice(&self.source[left..]);
        if let Some(message) = left.clone().find_map(asked) {
            return self.fail(next.start, message); // d/dx x^2
        }
        if last.kind == Kind::Variable
            && let Some(message) = unknown_function(self.source, last.start, last.end)
        {
            return self.fail(last.start, message);
        }
        if let (Some((sign, place)), Some(&(_, left))) = (divided, left.next()) {
            let a = until_here(minuses.first().map_or(start, |&(_, start)| start));
            let b = first_value(&self.source[next.start..]);
            let left = self.source[left..place].trim_end();
            let readings = match sign {
                '/' => format!("write {left}/({a}*{b}) or ({left}/{a})*{b}"),
                _ => format!("write {left}^({a}*{b}) or {left}^{a}*{b}"),
            };
            return self.fail(next.start, format!("ambiguous: {readings}"));
        }
        match (last.kind, next.kind) {
            (Kind::Number | Kind::Sign(')'), kind) if kind != Kind::Number => Ok(()),
            (_, kind) => {
                let (a, b) = (until_here(start), first_value(&self.source[next.start..]));
                let one = match (last.kind, kind) {
                    (Kind::Number, Kind::Number) => format!(", or {a}{b} for one number"),
                    _ => String::new(),
                };
                self.fail(next.start, format!("write {a}*{b}{one}"))
            }
        }
    }

    fn fail<T>(&self, byte: usize, message: impl Into<String>) -> Result<T, ParseError> {
        Err(ParseError::new(self.source, byte, message.into()))
    }
}

fn infix<'g>(u: Expr<'g>, sign: char, v: Expr<'g>) -> Expr<'g> {
    match sign {
        '+' => u + v,
        '-' => u - v,
        '*' => u * v,
        '/' => u / v,
        _ => u.pow(v),
    }
}

/// What to say of an equation with its sign in this place.
fn equation(source: &str, place: usize) -> &'static str {
    let (left, right) = (source[..place].trim_end_matches(':'), &source[place + 1..]);
    let is_name = |c: char| continues_name(c) || "(), '".contains(c);
    let defines = left.trim_start().starts_with(starts_name) && left.chars().all(is_name);
    match defines && !right.starts_with('=') {
        true => "write only what stands right of the =",
        false => "write an expression, not an equation",
    }
}

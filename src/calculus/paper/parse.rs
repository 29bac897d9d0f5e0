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
    }
}

const EQUATION: &str = "write a formula alone, of a definition only what stands right of the =";

const OUT_OF_RANGE: &str = "this number is outside the range of numbers, about 1e-308 to 1e308";

/// What waits for its right operand or its closing parenthesis: a sign and its place.
/// Before a parenthesis may stand a function, and then its place counts.
type Waiting = (char, Option<Function>, usize);

/// The sign of a negation, not of a difference.
const MINUS: char = '−';

/// How tightly a sign binds.
fn strength(sign: char) -> u8 {
    match sign {
        '(' => 0,
        '+' | '-' => 1,
        '*' | '/' => 2,
        _ => 3,
    }
}

struct Parser<'g, 's> {
    graph: &'g Graph,
    source: &'s str,
    tokens: Vec<Token>,
    next: usize,
    // Each with the byte of the source where it begins.
    operands: Vec<(Expr<'g>, usize)>,
    waiting: Vec<Waiting>,
}

impl<'g> Parser<'g, '_> {
    fn run(mut self) -> Result<Expr<'g>, ParseError> {
        if let Some(place) = self.source.find('=') {
            return self.fail(place, EQUATION);
        }
        // What is advised below quotes values whole, so each has to have an end.
        let mut open = Vec::new();
        for token in &self.tokens {
            match token.kind {
                Kind::Sign('(') => open.push(token.start),
                Kind::Sign(')') => drop(open.pop()),
                _ => {}
            }
        }
        if let Some(&place) = open.last() {
            return self.fail(place, "this '(' is never closed: add a ')'");
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
        Ok(self.operands.remove(0).0)
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
                Kind::Function(function) => {
                    let next = self.tokens[self.next];
                    if next.kind != Kind::Sign('(') {
                        return self
                            .fail(next.start, without_parentheses(&self.source[start..], text));
                    }
                    self.next += 1;
                    self.waiting.push(('(', Some(function), start));
                }
                Kind::Sign('(') => self.waiting.push(('(', None, start)),
                Kind::Sign('-') => self.waiting.push((MINUS, None, start)),
                Kind::Sign('+') => {}
                Kind::Sign('*' | '/' | '^' | ')') => {
                    return self.fail(start, format!("expected a value, found '{text}'"));
                }
                Kind::Sign(_) => return self.fail(start, unexpected(&self.source[start..])),
                Kind::End => {
                    return match self.tokens[..self.next - 1] {
                        [] => self.fail(0, "empty expression: write something like x^2 + 1"),
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
        // Equals are applied first, left to right; but a^b^c is a^(b^c).
        self.apply(strength(sign) + u8::from(sign == '^'));
        self.waiting.push((sign, None, start));
        Ok(())
    }

    /// Closes the innermost parenthesis.
    fn close(&mut self) -> Result<(), ParseError> {
        let Token { start: close, .. } = self.tokens[self.next];
        self.next += 1;
        self.apply(1);
        let (Some((_, function, start)), Some((inside, _))) =
            (self.waiting.pop(), self.operands.pop())
        else {
            return self.fail(close, "unmatched ')': no '(' stands before it");
        };
        let value = function.map_or(inside, |f| inside.call(f));
        self.operands.push((value, start));
        Ok(())
    }

    /// Applies the operators on top of the stack that bind at least so tightly.
    fn apply(&mut self, least: u8) -> Option<()> {
        while strength(self.waiting.last()?.0) >= least {
            let (sign, _, start) = self.waiting.pop()?;
            let (v, _) = self.operands.pop()?;
            let (u, start) = match sign {
                MINUS => (v, start),
                _ => self.operands.pop()?,
            };
            let value = match sign {
                MINUS => -v,
                '+' => u + v,
                '-' => u - v,
                '*' => u * v,
                '/' => u / v,
                _ => u.pow(v),
            };
            self.operands.push((value, start));
        }
        Some(())
    }

    /// Refuses a product without `*` where it could be read in two ways.
    fn check_product(&self) -> Result<(), ParseError> {
        let (last, next) = (self.tokens[self.next - 1], self.tokens[self.next]);
        // The operator left of the factor; a minus between the two belongs to it.
        let before = self.waiting.iter().rev().find(|(sign, ..)| *sign != MINUS);
        let divided = before.filter(|(sign, ..)| "/^".contains(*sign));
        if divided.is_none() && last.kind != Kind::Variable && next.kind != Kind::Number {
            return Ok(());
        }
        let b = first_value(&self.source[next.start..]);
        let mut starts = self.operands.iter().rev().map(|&(_, start)| start);
        let start = starts.next().unwrap_or(0);
        let operands = || starts.clone().take(2).filter(|_| divided.is_some());
        let asked = |left| advice(&self.source[left..]);
        let (place, message) = if let Some(message) = operands().find_map(asked) {
            (next.start, message) // d/dx x^2, which has no more than two operands before x
        } else if last.kind == Kind::Variable
            && let Some(message) = unknown_function(self.source, last.start, last.end)
        {
            (last.start, message)
        } else if let (Some(&(sign, _, place)), Some(left)) = (divided, operands().next()) {
            let a = self.source[place..last.end].trim_start_matches(['/', '^', '*', ' ']);
            let left = self.source[left..place].trim_end();
            let readings = match sign {
                '/' => format!("{left}/({a}*{b}) or ({left}/{a})*{b}"),
                _ => format!("{left}^({a}*{b}) or {left}^{a}*{b}"),
            };
            (next.start, format!("ambiguous: write {readings}"))
        } else {
            let a = &self.source[start..last.end];
            let one = match (last.kind, next.kind) {
                (Kind::Number, Kind::Number) => format!(", or {a}{b} for one number"),
                _ => String::new(),
            };
            (next.start, format!("write {a}*{b}{one}"))
        };
        self.fail(place, message)
    }

    fn fail<T>(&self, byte: usize, message: impl Into<String>) -> Result<T, ParseError> {
        Err(ParseError::new(self.source, byte, message.into()))
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

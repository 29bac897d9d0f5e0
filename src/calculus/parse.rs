//! From text to an expression.
//!
//! What can be written, and how tightly it binds, is said in [`calculus`](super).
//!
//! Operators wait on a stack until one that binds looser arrives, so that there
//! is no recursion and no limit to the depth of parentheses.

use super::Expr;
use super::function::Function;
use super::graph::{Graph, Node};
use super::lex::{Kind, Token, tokens};
use super::number::Number;
use super::parse_error::{OUT_OF_RANGE, ParseError, UNCLOSED, unknown};

impl Graph {
    /// Reads an expression such as `x^2 + 3*x*y` or `2exp(-x)`; see the rules in
    /// [`calculus`](super#what-can-be-written).
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

/// An operand, and the bytes of the source that it was read from.
struct Operand<'g> {
    value: Expr<'g>,
    start: usize,
    end: usize,
}

/// What waits for its right operand or its closing parenthesis, with the byte of
/// the source where it begins; a function begins before its parenthesis.
#[derive(Clone, Copy)]
enum Waiting {
    Open(Option<Function>, usize),
    Minus(usize),
    /// One of `+ - * / ^`.
    Infix(char),
}

impl Waiting {
    /// How tightly it binds.
    fn strength(self) -> u8 {
        match self {
            Waiting::Open(..) => 0,
            Waiting::Infix('+' | '-') => 1,
            Waiting::Infix('*' | '/') => 2,
            Waiting::Minus(_) => 3,
            Waiting::Infix(..) => 4,
        }
    }
}

struct Parser<'g, 's> {
    graph: &'g Graph,
    source: &'s str,
    tokens: Vec<Token>,
    next: usize,
    operands: Vec<Operand<'g>>,
    waiting: Vec<Waiting>,
}

impl<'g> Parser<'g, '_> {
    fn run(mut self) -> Result<Expr<'g>, ParseError> {
        if self.tokens[0].kind == Kind::End {
            return self.fail(0, "empty expression: write something like x^2 + 1");
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
            Some(Waiting::Open(_, start)) => self.fail(self.parenthesis(start), UNCLOSED),
            _ => Ok(self.operands.remove(0).value),
        }
    }

    /// Reads a number or a variable, and what may stand before it.
    fn value(&mut self) -> Result<(), ParseError> {
        loop {
            let Token { kind, start, end } = self.tokens[self.next];
            let text = &self.source[start..end];
            self.next += 1;
            let value = match kind {
                Kind::Number => match Number::parse(text) {
                    Some(number) => self.graph.insert(Node::Number(number)),
                    None => return self.fail(start, OUT_OF_RANGE),
                },
                Kind::Name => match Function::named(text) {
                    None => self.graph.variable(text),
                    function if self.tokens[self.next].kind == Kind::Sign('(') => {
                        self.next += 1;
                        self.waiting.push(Waiting::Open(function, start));
                        continue;
                    }
                    _ => {
                        let next = self.tokens[self.next];
                        let power = if next.kind == Kind::Sign('^') {
                            "^n"
                        } else {
                            ""
                        };
                        let message =
                            format!("function {text} needs parentheses: write {text}(x){power}");
                        return self.fail(next.start, message);
                    }
                },
                Kind::Sign('(') => {
                    self.waiting.push(Waiting::Open(None, start));
                    continue;
                }
                Kind::Sign('-') => {
                    self.waiting.push(Waiting::Minus(start));
                    continue;
                }
                Kind::Sign('+') => continue,
                Kind::Sign(_) => {
                    return self.fail(start, format!("expected a value, found '{text}'"));
                }
                Kind::Unknown(c) => return self.fail(start, unknown(c)),
                Kind::End => {
                    let last = self.tokens[self.next - 2];
                    return match last.kind {
                        Kind::Sign('(') => self.fail(last.start, UNCLOSED),
                        _ => self.fail(start, "expected a value, found the end"),
                    };
                }
            };
            self.operands.push(Operand { value, start, end });
            return Ok(());
        }
    }

    /// Reads an operator, or takes a product that goes without one.
    fn operator(&mut self) -> Result<(), ParseError> {
        let Token { kind, start, .. } = self.tokens[self.next];
        let sign = match kind {
            Kind::Sign(sign @ ('+' | '-' | '*' | '/' | '^')) => {
                self.next += 1;
                sign
            }
            Kind::Unknown(c) => return self.fail(start, unknown(c)),
            _ => {
                self.check_product()?;
                '*'
            }
        };
        let operator = Waiting::Infix(sign);
        // Equals are applied first, left to right; but a^b^c is a^(b^c).
        self.apply(operator.strength() + u8::from(sign == '^'));
        self.waiting.push(operator);
        Ok(())
    }

    /// Closes the innermost parenthesis.
    fn close(&mut self) -> Result<(), ParseError> {
        let close = self.tokens[self.next];
        self.next += 1;
        self.apply(1);
        let (Some(Waiting::Open(function, start)), Some(inside)) =
            (self.waiting.pop(), self.operands.pop())
        else {
            return self.fail(close.start, "unmatched ')': no '(' stands before it");
        };
        let value = function.map_or(inside.value, |f| inside.value.call(f));
        let end = close.end;
        self.operands.push(Operand { value, start, end });
        Ok(())
    }

    /// Applies the operators on top of the stack that bind at least so tightly.
    fn apply(&mut self, strength: u8) -> Option<()> {
        while self.waiting.last()?.strength() >= strength {
            let right = self.operands.pop()?;
            let (value, start) = match self.waiting.pop()? {
                Waiting::Infix(sign) => {
                    let left = self.operands.pop()?;
                    (infix(left.value, sign, right.value), left.start)
                }
                Waiting::Minus(start) | Waiting::Open(_, start) => (-right.value, start),
            };
            let end = right.end;
            self.operands.push(Operand { value, start, end });
        }
        Some(())
    }

    /// Refuses a product without `*` where it could be read in two ways.
    fn check_product(&self) -> Result<(), ParseError> {
        let (last, next) = (self.tokens[self.next - 1], self.tokens[self.next]);
        let mut start = self.operands.last().map_or(0, |factor| factor.start);
        let a = &self.source[start..last.end];
        // The operator left of the factor; a minus between the two belongs to it.
        let mut waiting = self.waiting.iter().rev().peekable();
        while let Some(&Waiting::Minus(minus)) = waiting.next_if(|w| matches!(w, Waiting::Minus(_)))
        {
            start = minus;
        }
        if let Some(&&Waiting::Infix(sign @ ('/' | '^'))) = waiting.peek()
            && let [.., left, _] = &self.operands[..]
        {
            let (left, a) = (
                &self.source[left.start..left.end],
                &self.source[start..last.end],
            );
            let b = self.primary();
            let (one, other) = match sign {
                '/' => (format!("{left}/({a}*{b})"), format!("({left}/{a})*{b}")),
                _ => (format!("{left}^({a}*{b})"), format!("{left}^{a}*{b}")),
            };
            return self.fail(next.start, format!("ambiguous: write {one} or {other}"));
        }
        match (last.kind, next.kind) {
            (Kind::Number | Kind::Sign(')'), Kind::Name | Kind::Sign('(')) => Ok(()),
            (Kind::Name, Kind::Sign('(')) if a.chars().nth(1).is_some() => {
                let names: Vec<_> = Function::names().collect();
                let (names, b) = (names.join(", "), self.primary());
                let message =
                    format!("no function '{a}' (there are {names}); for a product write {a}*{b}");
                self.fail(last.start, message)
            }
            _ => self.fail(next.start, format!("write {a}*{}", self.primary())),
        }
    }

    /// The text of the value that begins at the next word, up to its last `)`.
    fn primary(&self) -> &str {
        let rest = &self.tokens[self.next..];
        let call = self.is_function(rest[0]);
        let mut depth = 0;
        let end = rest.iter().enumerate().find(|(i, token)| {
            match token.kind {
                Kind::Sign('(') => depth += 1,
                Kind::Sign(')') => depth -= 1,
                _ => {}
            }
            depth <= 0 && !(call && *i == 0)
        });
        let end = end.map_or(self.source.len(), |(_, token)| token.end);
        &self.source[rest[0].start..end]
    }

    fn is_function(&self, token: Token) -> bool {
        token.kind == Kind::Name && Function::named(&self.source[token.start..token.end]).is_some()
    }

    /// Where the parenthesis stands that begins at, or behind the function at, `start`.
    fn parenthesis(&self, start: usize) -> usize {
        let behind = self.source[start..].find('(').unwrap_or(0);
        start + behind
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

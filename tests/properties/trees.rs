//! Random expressions, and two readers that share no code with the crate: one
//! that evaluates a tree, one that evaluates what a textbook prints.

use std::fmt;

use crate::by_std::BY_STD;
use crate::double::{Double, Real};
use chainrule::calculus::{Expr, Graph};
use proptest::prelude::*;

/// An expression as a tree.
#[derive(Clone)]
pub(crate) enum Tree {
    Number(i32, i32),
    /// A number as it is typed.
    Typed(String),
    Variable(&'static str),
    Neg(Box<Tree>),
    Binary(char, Box<Tree>, Box<Tree>),
    Call(&'static str, Box<Tree>),
}

use Tree::{Binary, Call, Neg, Number, Typed, Variable};

pub(crate) const VARIABLES: [&str; 3] = ["x", "y", "z"];

/// Where a tree is evaluated: the values of x, y and z.
pub(crate) type Point = [f64; 3];

pub(crate) fn bindings(at: Point) -> [(&'static str, f64); 3] {
    [("x", at[0]), ("y", at[1]), ("z", at[2])]
}

/// Round numbers, where things cancel and domains end, and others.
pub(crate) fn point() -> impl Strategy<Value = Point> {
    let round = prop::sample::select(vec![-2.0, -1.0, 0.0, 1.0, 2.0, 0.5]);
    let value = prop_oneof![-3.0..3.0, round];
    [value.clone(), value.clone(), value]
}

fn leaf() -> impl Strategy<Value = Tree> {
    let fraction = (-3..=9, prop::sample::select(vec![1, 1, 1, 2, 4, 3]));
    prop_oneof![
        1 => fraction.prop_map(|(n, d)| Number(n, d)),
        2 => prop::sample::select(VARIABLES.to_vec()).prop_map(Variable),
    ]
}

fn binary(sign: char, u: Tree, v: Tree) -> Tree {
    Binary(sign, Box::new(u), Box::new(v))
}

fn call(name: &'static str, u: Tree) -> Tree {
    Call(name, Box::new(u))
}

/// Anything at all, defined or not.
pub(crate) fn wild() -> impl Strategy<Value = Tree> {
    grown(leaf(), "+-*/+-*/^")
}

/// Rich in constants, which meet in sums, products and small powers.
pub(crate) fn rich() -> impl Strategy<Value = Tree> {
    grown(prop_oneof![3 => constant(), 2 => leaf()], "+-**/")
}

fn grown(leaf: impl Strategy<Value = Tree> + 'static, signs: &str) -> impl Strategy<Value = Tree> {
    let names = prop::sample::select(BY_STD.map(|(name, _)| name).to_vec());
    let signs = prop::sample::select(signs.chars().collect::<Vec<_>>());
    leaf.prop_recursive(5, 24, 2, move |inner| {
        let pair = (inner.clone(), inner.clone());
        let exponent = prop::sample::select(vec![(2, 1), (3, 1), (-1, 1), (-2, 1), (0, 1), (1, 2)]);
        prop_oneof![
            1 => inner.clone().prop_map(|u| Neg(Box::new(u))),
            5 => (signs.clone(), pair).prop_map(|(sign, (u, v))| binary(sign, u, v)),
            1 => inner.clone().prop_map(|u| binary('-', u.clone(), u)),
            1 => (inner.clone(), exponent).prop_map(|(u, (n, d))| binary('^', u, Number(n, d))),
            2 => (names.clone(), inner).prop_map(|(name, u)| call(name, u)),
        ]
    })
}

/// Defined, smooth and of moderate size everywhere.
pub(crate) fn safe() -> impl Strategy<Value = Tree> {
    let above_one = |u: Tree| binary('+', Number(1, 1), binary('^', u, Number(2, 1)));
    leaf().prop_recursive(4, 16, 2, move |inner| {
        let pair = (inner.clone(), inner.clone());
        let smooth = prop::sample::select(vec!["sin", "cos", "tanh", "sigmoid", "silu"]);
        prop_oneof![
            1 => inner.clone().prop_map(|u| Neg(Box::new(u))),
            3 => (prop::sample::select(vec!['+', '-', '*']), pair.clone())
                .prop_map(|(sign, (u, v))| binary(sign, u, v)),
            1 => pair.prop_map(move |(u, v)| binary('/', u, above_one(v))),
            1 => (inner.clone(), 0..4).prop_map(|(u, n)| binary('^', u, Number(n, 1))),
            1 => inner.clone().prop_map(move |u| call("ln", above_one(u))),
            1 => inner.clone().prop_map(|u| call("exp", call("sin", u))),
            2 => (smooth, inner).prop_map(|(name, u)| call(name, u)),
        ]
    })
}

/// Numbers as people have them, and as nobody has.
fn constant() -> impl Strategy<Value = Tree> {
    let known = prop::sample::select(vec![
        "3.141592653589793",
        "0.5772156649015329",
        "3e8",
        "6.02e23",
        "6.62607015e-34",
        "1.602176634e-19",
        "96485.33212",
        "1e-10",
        "1e-3",
        "0.1",
        "0.3",
        "1000000007",
        "9223372036854775807",
    ]);
    let unknown = (1_u64..10_000_000_000_000_000_000, 0_u32..20, -30..30);
    let unknown = unknown.prop_map(|(digits, cut, exponent)| {
        let digits = (digits / 10_u64.pow(cut)).max(1) as f64;
        format!("{:e}", digits * 10_f64.powi(exponent))
    });
    prop_oneof![2 => known.prop_map(String::from), 1 => unknown].prop_map(Typed)
}

impl Tree {
    pub(crate) fn build<'g>(&self, graph: &'g Graph) -> Expr<'g> {
        graph.parse(&format!("{self:?}")).expect("can be read")
    }

    /// The value, every operation off by some rounding if `shaky`; `None` if any part
    /// of it is not finite. `largest` becomes the largest part.
    pub(crate) fn value<T: Real>(
        &self,
        at: Point,
        shaky: &mut Shaky,
        largest: &mut f64,
    ) -> Option<T> {
        let mut part = |tree: &Tree| tree.value::<T>(at, shaky, largest);
        let value = match self {
            Number(n, d) => T::from(f64::from(*n)) / T::from(f64::from(*d)),
            Typed(text) => T::decimal(text)?,
            Variable(name) => at[VARIABLES.iter().position(|v| v == name)?].into(),
            Neg(u) => -part(u)?,
            Call(name, u) => {
                let u = part(u)?;
                shaky.shake(u.call(name))
            }
            Binary(sign, u, v) => {
                let (u, mut v) = (part(u)?, part(v)?);
                let whole = v.high().round();
                // Rounding decides whether a negative number has this power.
                if *sign == '^' && shaky.0.is_some() && (v.high() - whole).abs() < 1e-9 {
                    v = whole.into();
                }
                shaky.shake(match sign {
                    '+' => u + v,
                    '-' => u - v,
                    '*' => u * v,
                    '/' => u / v,
                    _ => u.pow(v),
                })
            }
        };
        *largest = largest.max(value.high().abs());
        value.high().is_finite().then_some(value)
    }

    /// Whether a part of it has no value, and not because that is too large: 1/0, but
    /// not exp(1000).
    pub(crate) fn is_undefined(&self, at: Point) -> bool {
        let operands = match self {
            Number(..) | Typed(_) | Variable(_) => Vec::new(),
            Neg(u) | Call(_, u) => vec![u],
            Binary(_, u, v) => vec![u, v],
        };
        let mut largest = 0.0;
        let mut value = |tree: &Tree| tree.value::<f64>(at, &mut Shaky(None), &mut largest);
        let values: Option<Vec<f64>> = operands.iter().map(|u| value(u)).collect();
        let fails = values.is_some() && value(self).is_none();
        // The pole of 1/0 is no large number.
        let is_large = largest.is_infinite() && !operands.iter().any(|u| u.is_zero(at));
        operands.iter().any(|u| u.is_undefined(at)) || fails && !is_large
    }

    /// Whether the value is 0, and not only too small for an `f64`.
    fn is_zero(&self, at: Point) -> bool {
        match self {
            Call("exp" | "sigmoid", _) => false,
            Call("silu", u) | Binary('/' | '^', u, _) => u.is_zero(at),
            Binary('*', u, v) => u.is_zero(at) || v.is_zero(at),
            _ => self.value(at, &mut Shaky(None), &mut 0.0) == Some(0.0),
        }
    }
}

impl fmt::Debug for Tree {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number(n, 1) => write!(out, "({n})"),
            Number(n, d) => write!(out, "({n}/{d})"),
            Typed(text) => out.write_str(text),
            Variable(name) => write!(out, "{name}"),
            Neg(u) => write!(out, "(-{u:?})"),
            Call(name, u) => write!(out, "{name}({u:?})"),
            Binary(sign, u, v) => write!(out, "({u:?} {sign} {v:?})"),
        }
    }
}

/// Exact, or with random errors: values that differ under them are rounding.
pub(crate) struct Shaky(pub(crate) Option<u64>);

impl Shaky {
    fn shake<T: Real>(&mut self, value: T) -> T {
        let Some(state) = &mut self.0 else {
            return value;
        };
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let error = (*state >> 40) as f64 / (1_u64 << 23) as f64 - 1.0;
        value + value * T::from(T::ROUNDING * error)
    }
}

/// Reads what a textbook prints, as its reader would: 2x/3y is (2x)/(3y), and
/// -x^2 is -(x^2). `None` if it cannot be read, or has no finite value.
pub(crate) struct Textbook<'t> {
    pub(crate) rest: &'t str,
    pub(crate) at: Point,
}

impl<'t> Textbook<'t> {
    fn take(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn split(&mut self, length: usize) -> &'t str {
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        word
    }

    /// Terms, each with an optional minus.
    pub(crate) fn sum(&mut self) -> Option<Double> {
        let mut sum = match self.take("-") {
            true => -self.fraction()?,
            false => self.fraction()?,
        };
        loop {
            if self.take(" + ") {
                sum = sum + self.fraction()?;
            } else if self.take(" - ") {
                sum = sum - self.fraction()?;
            } else {
                return Some(sum).filter(|sum| sum.high.is_finite());
            }
        }
    }

    fn fraction(&mut self) -> Option<Double> {
        let mut value = self.product()?;
        while self.take("/") {
            value = value / self.product()?;
        }
        Some(value).filter(|value| value.high.is_finite())
    }

    /// Factors side by side, or with a space or a dot between them.
    fn product(&mut self) -> Option<Double> {
        let mut value = self.power()?;
        while !self.rest.starts_with(" + ") && !self.rest.starts_with(" - ") {
            let apart = self.take(" · ") || self.take(" ");
            let touches = |c: char| c == '(' || c.is_alphabetic();
            if !apart && !self.rest.starts_with(touches) {
                break;
            }
            value = value * self.power()?;
        }
        Some(value)
    }

    fn power(&mut self) -> Option<Double> {
        let base = self.atom()?;
        if !self.take("^") {
            return Some(base);
        }
        let exponent = match self.take("-") {
            true => -self.power()?,
            false => self.power()?,
        };
        Some(base.pow(exponent)).filter(|value| value.high.is_finite())
    }

    fn atom(&mut self) -> Option<Double> {
        let digits = number_length(self.rest);
        if digits > 0 {
            return Double::decimal(self.split(digits));
        }
        let letters = self.rest.find(|c: char| !c.is_alphabetic());
        let name = self.split(letters.unwrap_or(self.rest.len()));
        if let Some(place) = VARIABLES.iter().position(|v| *v == name) {
            return Some(self.at[place].into());
        }
        let value = self.take("(").then(|| self.sum())??;
        let value = self.take(")").then_some(value)?;
        match name {
            "" => Some(value),
            _ => Some(value.call(name)).filter(|value| value.high.is_finite()),
        }
    }
}

/// How much of a text is a number, such as 2, 3.14 or 6.02e23.
fn number_length(text: &str) -> usize {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut length = digits(text);
    if length > 0 && text[length..].starts_with('.') {
        length += 1 + digits(&text[length + 1..]);
    }
    let rest = &text[length..];
    if length > 0
        && let Some(exponent) = rest.strip_prefix('e')
    {
        let size = exponent.strip_prefix('-').unwrap_or(exponent);
        if digits(size) > 0 {
            length += rest.len() - size.len() + digits(size);
        }
    }
    length
}

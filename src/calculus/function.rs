//! The functions that an expression may call: one table, a row each.
//!
//! A new function is a new row: its name, its value, its slope, and whether it
//! is defined everywhere and grows no faster than its argument. Parsing,
//! printing, evaluation, differentiation and the steps all read this table and
//! nothing else, and every row is a method too: `x.sigmoid()` is the text's σ(x).

use super::Expr;

/// A function of one number.
pub(crate) type Value = fn(f64) -> f64;

/// A row of the table.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// f(u), NaN outside the domain of f.
    pub(crate) value: Value,
    /// f′(u) as an expression, for the expression u.
    slope: for<'g> fn(Expr<'g>) -> Expr<'g>,
    /// Whether |f(u)| ≤ max(1, |u|) at every u.
    pub(crate) tame: bool,
}

/// Makes of each row an entry of the table and a method of expressions.
macro_rules! table {
    ($($(#[$doc:meta])+ $name:ident { $($column:ident: $entry:expr),+ })+) => {
        const TABLE: &[Row] = &[$(Row { name: stringify!($name), $($column: $entry),+ }),+];

        impl<'g> Expr<'g> {
            $($(#[$doc])+
            pub fn $name(self) -> Expr<'g> {
                self.call(Function::named(stringify!($name)).expect("the table has this row"))
            })+
        }
    };
}

table! {
    /// e^u, where u is this expression; likewise below.
    exp { value: f64::exp, slope: |u| u.exp(), tame: false }
    /// The natural logarithm of u, for u > 0.
    ln { value: ln, slope: |u| 1 / u, tame: false }
    /// The square root of u, for u ≥ 0.
    sqrt { value: f64::sqrt, slope: |u| 1 / (2 * u.sqrt()), tame: false }
    /// The sine of u, in radians.
    sin { value: f64::sin, slope: |u| u.cos(), tame: true }
    /// The cosine of u, in radians.
    cos { value: f64::cos, slope: |u| -u.sin(), tame: true }
    /// The hyperbolic tangent of u.
    tanh { value: f64::tanh, slope: |u| 1 - u.tanh().pow(2), tame: true }
    /// The step of Equation 1: 1 for u > 0, else 0. Its slope counts as 0 everywhere.
    step { value: step, slope: |u| u.graph().number(0), tame: true }
    /// The sigmoid of Equation 2, 1/(1 + e^−u).
    sigmoid { value: sigmoid, slope: |u| u.sigmoid() * (1 - u.sigmoid()), tame: true }
    /// The rectifier of Equation 3: u for u > 0, else 0. Its slope at 0 counts as 0.
    relu { value: relu, slope: |u| u.step(), tame: true }
    /// The sigmoid linear unit of Equation 4, u/(1 + e^−u).
    silu { value: silu, slope: |u| u.sigmoid() * (1 + u * (1 - u.sigmoid())), tame: true }
}

/// The natural logarithm, for positive numbers only.
fn ln(u: f64) -> f64 {
    if u > 0.0 { u.ln() } else { f64::NAN }
}

// Section 2's functions stand here a second time, so that the calculus is an
// independent witness for the network and borrows nothing from it.

fn step(u: f64) -> f64 {
    if 0.0 < u { 1.0 } else { 0.0 }
}

fn sigmoid(u: f64) -> f64 {
    1.0 / (1.0 + (-u).exp())
}

fn relu(u: f64) -> f64 {
    if 0.0 < u { u } else { 0.0 }
}

fn silu(u: f64) -> f64 {
    u / (1.0 + (-u).exp())
}

/// One of the functions of the table: the place of its row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Function(u8);

impl Function {
    /// The function of this name, if the table has it.
    pub(crate) fn named(name: &str) -> Option<Function> {
        let place = TABLE.iter().position(|row| row.name == name)?;
        Some(Function(place as u8))
    }

    /// The names of all functions, in the order of the table.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        TABLE.iter().map(|row| row.name)
    }

    /// f′(u).
    pub(crate) fn slope<'g>(self, u: Expr<'g>) -> Expr<'g> {
        (self.row().slope)(u)
    }

    pub(crate) fn row(self) -> &'static Row {
        &TABLE[usize::from(self.0)]
    }
}

//! The functions that an expression may call: one table, a row each.
//!
//! A new function is a new row: its name, its value and its slope, and what else
//! differs from the row called `PLAIN`. Parsing, printing, evaluation,
//! differentiation, simplification and the steps all read this table and nothing
//! else, and every row is a method too: `x.sigmoid()` is the text's σ(x).
//!
//! Section 2's functions stand here a second time, so that the calculus is an
//! independent witness for the network and borrows nothing from it.

use super::Expr;
use super::number::Number;
use super::range::Range;
use super::wide::Wide;

/// A function of one number.
pub(crate) type Value = fn(f64) -> f64;

/// A row of the table.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// f(u), NaN outside the domain of f.
    pub(crate) value: Value,
    /// f′(u) as an expression, for the expression u.
    pub(crate) slope: for<'g> fn(Expr<'g>) -> Expr<'g>,
    /// Where u must lie, and where f(u) then lies. A range that begins at 0 says too
    /// that f(u) is smallest where u is nearest to 0 on its side.
    pub(crate) domain: Range,
    pub(crate) range: Range,
    /// Whether f has no slope at 0, although its entry gives one.
    pub(crate) bends: bool,
    /// f(u) for a number u, where it is a number of ours.
    exact: fn(Number) -> Option<Number>,
    /// What LaTeX puts around u, if the name does not stand before it.
    pub(crate) latex: Option<[&'static str; 2]>,
    /// f(u) where u or f(u) is beyond the range of an `f64`, unknown if f has no law for
    /// that.
    pub(super) far: fn(Wide) -> Wide,
    /// A power n, and 1 − f(u)ⁿ with all the digits that subtracting would lose.
    pub(crate) complement: Option<(i64, Value)>,
}

/// What a row says if it does not say otherwise.
const PLAIN: Row = Row {
    name: "",
    value: |u| u,
    slope: |u| u.graph().number(1),
    domain: Range::ANY,
    range: Range::ANY,
    bends: false,
    exact: |_| None,
    latex: None,
    far: |_| Wide::lost(1.0),
    complement: None,
};

/// What tanh and σ come near to, but never reach 1.
const BELOW_1: f64 = 1.0 - f64::EPSILON;

/// Makes of each row an entry of the table and a method of expressions.
macro_rules! table {
    ($($(#[$doc:meta])+ $name:ident { $($column:ident: $entry:expr),+ })+) => {
        const TABLE: &[Row] = &[
            $(Row { name: stringify!($name), $($column: $entry,)+ ..PLAIN }),+
        ];

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
    exp {
        value: f64::exp, slope: |u| u.exp(), range: Range::POSITIVE,
        far: Wide::exp, complement: Some((1, |u| -u.exp_m1())) // 1 − e^u = −(e^u − 1)
    }
    /// The natural logarithm of u, for u > 0.
    ln {
        value: |u| if u > 0.0 { u.ln() } else { f64::NAN },
        slope: |u| 1 / u, domain: Range::POSITIVE, far: Wide::ln
    }
    /// The square root of u, for u ≥ 0.
    sqrt {
        value: f64::sqrt, slope: |u| 1 / (2 * u.sqrt()),
        domain: Range::NOT_NEGATIVE, range: Range::NOT_NEGATIVE,
        exact: |u| u.power(Number::Fraction(1, 2)), latex: Some([r"\sqrt{", "}"]),
        far: |u| u.pow(0.5.into())
    }
    /// The sine of u, in radians.
    sin {
        value: f64::sin, slope: |u| u.cos(), range: Range::new(-1.0, 1.0, false),
        far: |u| if u.is_small() { u } else { Wide::lost(1.0) }
    }
    /// The cosine of u, in radians.
    cos { value: f64::cos, slope: |u| -u.sin(), range: Range::new(-1.0, 1.0, false) }
    /// The hyperbolic tangent of u.
    tanh {
        value: f64::tanh, slope: |u| 1 - u.tanh().pow(2), range: Range::new(-BELOW_1, BELOW_1, false),
        far: |u| u, // where it is small
        complement: Some((2, |u| u.cosh().powi(-2))) // 1 − tanh²(u) = 1/cosh²(u)
    }
    /// The size of u, |u|. It has a corner at 0, and no slope there.
    abs {
        value: f64::abs, slope: |u| u / u.abs(),
        range: Range::NOT_NEGATIVE, latex: Some([r"\left|{", r"}\right|"]),
        far: |u| u.times(u.sign().into())
    }
    /// The step of Equation 1: 1 for u > 0, else 0. Its slope counts as 0 everywhere.
    step {
        value: step, slope: |u| u.graph().number(0),
        range: Range::new(0.0, 1.0, false), bends: true, far: |u| step(u.sign()).into()
    }
    /// The sigmoid of Equation 2, 1/(1 + e^−u).
    sigmoid {
        value: sigmoid, slope: |u| u.sigmoid() * (1 - u.sigmoid()),
        range: Range::new(0.0, BELOW_1, true),
        far: Wide::exp, // where it is so small that 1 + e^−u is e^−u
        complement: Some((1, |u| sigmoid(-u))) // 1 − σ(u) = σ(−u)
    }
    /// The rectifier of Equation 3: u for u > 0, else 0. Its slope at 0 counts as 0.
    relu {
        value: |u| if 0.0 < u { u } else { 0.0 }, slope: |u| u.step(),
        range: Range::NOT_NEGATIVE, bends: true, far: |u| u.times(step(u.sign()).into())
    }
    /// The sigmoid linear unit of Equation 4, u/(1 + e^−u).
    silu {
        value: |u| u / (1.0 + (-u).exp()),
        slope: |u| u.sigmoid() * (1 + u * (1 - u.sigmoid())),
        far: |u| u.times(if u.value() < -700.0 { Wide::exp(u) } else { sigmoid(u.value()).into() })
    }
}

fn step(u: f64) -> f64 {
    f64::from(0.0 < u)
}

fn sigmoid(u: f64) -> f64 {
    1.0 / (1.0 + (-u).exp())
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

    /// f(u), where it is a number of ours: always one at 0 or 1 if it is whole or a half.
    pub(crate) fn exact(self, u: Number) -> Option<Number> {
        let value = (self.row().value)(u.value());
        let is_round = [Number::ZERO, Number::ONE].contains(&u) && (2.0 * value).fract() == 0.0;
        (self.row().exact)(u).or_else(|| is_round.then(|| value.into()))
    }

    pub(crate) fn row(self) -> &'static Row {
        &TABLE[usize::from(self.0)]
    }
}

/// The names of the functions that an expression may call.
///
/// ```
/// use chainrule::calculus::{Graph, functions};
///
/// let graph = Graph::new();
/// for name in functions() {
///     graph.parse(&format!("{name}(x)"))?;
/// }
/// # Ok::<(), chainrule::calculus::ParseError>(())
/// ```
pub fn functions() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|row| row.name)
}

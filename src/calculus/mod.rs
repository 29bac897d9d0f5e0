//! Derivatives of formulas: Equations 31 to 45.
//!
//! An expression goes one way through these files: text → [`Expr`] → derivative
//! → [`Steps`] → page. Equation 30, the definition of a derivative, stands apart
//! in [`finite_difference`](crate::finite_difference), where it can judge what is
//! found here.
//!
//! ```
//! use chainrule::calculus::Graph;
//!
//! let graph = Graph::new();
//! let x = graph.variable("x");
//! let f = graph.parse("x^2 * exp(-x)")?;
//! let slope = f.derivative(x).simplify();
//! assert_eq!(format!("{slope:#}"), "2x exp(-x) - x^2 exp(-x)");
//! assert_eq!(slope.expression.evaluate(&[("x", 2.0)])?, 0.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | number | item | | number | item |
//! |--:|---|---|--:|---|
//! | 31 | [`appendix::square`] | | 39 | [`appendix::shifted_square_slope`] |
//! | 32 | [`appendix::square_quotient`] | | 40 | [`appendix::shifted_square`] |
//! | 33 | [`appendix::square_numerator`] | | 41 | [`Expr::gradient`] |
//! | 34 | [`appendix::square_slope`] | | 42 | [`appendix::sum_of_squares`] |
//! | 35 | [`Rule::Power`] | | 43 | [`appendix::sum_of_squares_slopes`] |
//! | 36 | [`Rule::Chain`] | | 44 | [`Expr::differential`] |
//! | 37 | [`appendix::outer_and_inner`] | | 45 | [`Expr::total_derivative`] |
//! | 38 | [`appendix::outer_and_inner_slope`] | | | |
//!
//! The files, in reading order: `graph` (where expressions live) and `expr` (how
//! they are written in Rust), `number`, `range` and `function` (what they are made of),
//! **`derivative`** (the rules, one table), `total`, `appendix` and `evaluate`.
//! That is the mathematics of Section 7. Two folders stand on it: `simplify` (the
//! same value, written shorter), and on both `paper` (reading, printing, steps).
//! No file uses one of a folder that stands on its own.
//!
//! # What can be written
//!
//! [`Graph::parse`] reads numbers, variables (a letter, then letters, digits and
//! `_`), `+ - * / ^`, parentheses, and the functions `exp`, `ln`, `sqrt`, `sin`,
//! `cos`, `tanh`, `abs`, `step`, `sigmoid`, `relu` and `silu`. Where usage differs:
//!
//! - `^` (or `**`) binds tighter than a minus before it: `-x^2` is −(x²). It is
//!   right associative, and its exponent may have a minus: `2^-x`.
//! - A product may go without `*` behind a number or `)`, and before a name or
//!   `(`: `2x`, `2(x + a)`, `(x + 1)(x - 1)`. It is refused where a reader could
//!   disagree: `1/2x`, `x^2y`, `x y`, `x(x + 1)`.
//! - Decimals are exact: `0.1` is the fraction 1/10.
//!
//! # What a value is
//!
//! An `f64`, or an [`EvaluationError`] that names the part of the expression that
//! has none: never NaN, never an infinity. 0⁰ is 1. Where only a part is too large for
//! an `f64`, or too small, there is a value: e¹⁰⁰⁰/(e¹⁰⁰⁰ + 1) is 1.

pub mod appendix;
mod derivative;
mod evaluate;
mod evaluation_error;
mod expr;
mod function;
mod graph;
mod number;
mod paper;
mod range;
mod simplify;
mod total;
mod wide;

pub use derivative::Rule;
pub use evaluate::Plan;
pub use evaluation_error::EvaluationError;
pub use expr::{Expr, Operand};
pub use function::functions;
pub use graph::Graph;
pub use paper::{Claim, ParseError, Step, Steps};
pub use simplify::{Condition, Simplified};
pub use total::Differential;

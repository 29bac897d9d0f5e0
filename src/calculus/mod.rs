//! A calculus of expressions.

pub mod appendix;
mod derivative;
mod display;
mod evaluate;
mod expr;
mod function;
mod graph;
mod lex;
mod number;
mod parse;
mod parse_error;
mod simplify;
mod total;

pub use derivative::Rule;
pub use evaluate::{EvaluationError, Plan};
pub use expr::{Expr, Operand};
pub use graph::Graph;
pub use parse_error::ParseError;
pub use simplify::{Condition, Simplified};
pub use total::Differential;

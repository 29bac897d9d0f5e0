//! Paper work: text that becomes an expression, and what is written of one.
//!
//! `lex` and `parse` read, with `parse_error` and `advice` to say what is wrong; `display`,
//! `latex` and `differential` print; `outline` writes down how a derivative was found, line by
//! line, and `steps` sets these lines on the page. Nothing is computed here.

mod advice;
mod differential;
mod display;
mod latex;
mod lex;
mod outline;
mod parse;
mod parse_error;
mod steps;

pub use parse_error::ParseError;
pub use steps::{Claim, Step, Steps};

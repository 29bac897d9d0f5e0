//! Total differentials on paper.

use std::fmt;

use super::display::{Level, Style, written_behind};
use crate::calculus::expr::copied;
use crate::calculus::simplify::{IN_A_NOTE, doubtful, shortened, smooth, where_they_hold};
use crate::calculus::{Differential, Expr, Graph};

impl fmt::Display for Differential<'_> {
    /// As on paper, simplified: `df = 2x dx + 2y dy`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is written is worked out elsewhere, and adds nothing to the graph.
        let page = Graph::new();
        let partials = self.terms.iter().map(|&(_, partial)| partial);
        let all: Vec<Expr> = [self.of].into_iter().chain(partials).collect();
        let (short, mut conditions) = shortened(&copied(&all, &page));
        conditions.extend(smooth(short[0], None));
        let mut text = String::new();
        for ((x, _), &short) in self.terms.iter().zip(&short[1..]) {
            let (sign, size) = match format!("{short:#}").starts_with('-') {
                true => (" -", (-short).simplify().expression),
                false => (" +", short),
            };
            match &*written_behind(" ", size, Level::Product, Style::Textbook) {
                " 0" => {}
                " 1" => text += &format!("{sign} d{x}"),
                factor => text += &format!("{sign}{factor} d{x}"),
            }
        }
        let text = match text.strip_prefix(" - ") {
            Some(rest) => format!("-{rest}"),
            None if text.is_empty() => "0".into(),
            None => text.trim_start_matches(" + ").into(),
        };
        let conditions = where_they_hold(&doubtful(&conditions, &short[1..]), IN_A_NOTE);
        out.write_str(format!("df = {text}    {conditions}").trim_end())
    }
}

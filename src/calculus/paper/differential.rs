//! Total differentials on paper.

use std::fmt;

use super::display::{Style, as_factor};
use crate::calculus::simplify::{doubtful, where_they_hold};
use crate::calculus::{Differential, Graph};

impl fmt::Display for Differential<'_> {
    /// As on paper, simplified: `df = 2x dx + 2y dy`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is written is worked out elsewhere, and adds nothing to the graph.
        let page = Graph::new();
        let (mut text, mut conditions, mut results) = (String::new(), Vec::new(), Vec::new());
        for (x, partial) in &self.terms {
            let short = partial.copied(&page).simplify();
            let (sign, size) = match format!("{short:#}").starts_with('-') {
                true => (" - ", (-short.expression).simplify().expression),
                false => (" + ", short.expression),
            };
            conditions.extend(short.conditions);
            results.push(short.expression);
            match &*as_factor(size, Style::Textbook) {
                "0" => {}
                "1" => text += &format!("{sign}d{x}"),
                factor => text += &format!("{sign}{factor} d{x}"),
            }
        }
        let text = match text.strip_prefix(" - ") {
            Some(rest) => format!("-{rest}"),
            None if text.is_empty() => "0".into(),
            None => text.trim_start_matches(" + ").into(),
        };
        let of = self.of.copied(&page).simplify();
        conditions.extend(of.conditions);
        let conditions = doubtful(&conditions, &[of.expression], &results);
        let conditions = where_they_hold(&conditions);
        out.write_str(format!("df = {text}    {conditions}").trim_end())
    }
}

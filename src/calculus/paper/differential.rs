//! Total differentials on paper.

use std::fmt;

use crate::calculus::Differential;
use crate::calculus::simplify::{doubtful, where_they_hold};

impl fmt::Display for Differential<'_> {
    /// As on paper, simplified: `df = 2x dx + 2y dy`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut text, mut conditions) = (String::new(), Vec::new());
        for (x, partial) in &self.terms {
            let short = partial.simplify();
            let (sign, size) = match format!("{short:#}").starts_with('-') {
                true => (" - ", (-short.expression).simplify().expression),
                false => (" + ", short.expression),
            };
            conditions.extend(short.conditions);
            // As a factor of x, and so in parentheses where it needs some.
            let term = format!("{:#}", size * *x);
            let factor = term.strip_suffix(&x.to_string()).unwrap_or(&term);
            match factor.trim_end_matches([' ', '·']) {
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
        let conditions = where_they_hold(&doubtful(conditions));
        out.write_str(format!("df = {text}    {conditions}").trim_end())
    }
}

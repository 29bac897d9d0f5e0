//! Questions: what stands behind the `?` of an address, read with care.

use crate::json::{Json, join, object};
use chainrule::Matrix;
use chainrule::activation::Activation;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The answer to a question, or why there is none.
pub(crate) type Answer<T = Json> = Result<T, Box<dyn std::error::Error>>;

/// The pairs `name=value` of a question. Each method takes out what it returns,
/// and keeps it, with what was not given, for the address of the page.
#[derive(Default)]
pub(crate) struct Query {
    given: BTreeMap<String, String>,
    state: BTreeMap<String, String>,
}

impl Query {
    /// Reads `a=1&b=x%5E2`.
    pub(crate) fn read(text: &str) -> Answer<Query> {
        let mut query = Query::default();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decoded(name)?, decoded(value)?);
            if query.given.insert(name.clone(), value).is_some() {
                return Err(format!("{} is given twice: leave one out", shown(&name)).into());
            }
        }
        Ok(query)
    }

    /// The text of this name, if it is given. It is not kept.
    pub(crate) fn given(&mut self, name: &str) -> Option<String> {
        self.given.remove(name)
    }

    /// The text of this name.
    pub(crate) fn text(&mut self, name: &str, default: &str) -> String {
        let text = self.given(name).unwrap_or_else(|| default.to_string());
        self.keep(name, text.clone());
        text
    }

    /// The activation f.
    pub(crate) fn activation(&mut self) -> Answer<Activation> {
        let text = self.text("f", "sigmoid");
        let read = shown(&text).parse();
        Ok(read.map_err(|error| format!("f: {error}"))?)
    }

    /// A number within `range`.
    pub(crate) fn number<T>(
        &mut self,
        name: &str,
        default: &str,
        range: RangeInclusive<T>,
    ) -> Answer<T>
    where
        T: FromStr + PartialOrd + Display,
    {
        let text = self.text(name, default);
        let number = text.parse().ok().filter(|number| range.contains(number));
        let (text, low, high) = (shown(&text), range.start(), range.end());
        let wanted = || format!("{name} is '{text}': give a number from {low} to {high}");
        Ok(number.ok_or_else(wanted)?)
    }

    /// One of these words, the first if none is given.
    pub(crate) fn word<'a>(&mut self, name: &str, words: &[&'a str]) -> Answer<&'a str> {
        let text = self.text(name, words[0]);
        let known = words.iter().find(|word| **word == text).copied();
        let (text, words) = (shown(&text), words.join(", "));
        Ok(known.ok_or_else(|| format!("{name} is '{text}': choose one of {words}"))?)
    }

    /// A table of this shape, such as `0.15,0.25;0.2,0.3`. It is not kept.
    pub(crate) fn table(&mut self, name: &str, default: Matrix) -> Answer<Matrix> {
        let Some(text) = self.given(name) else {
            return Ok(default);
        };
        let ((m, n), rows) = (default.shape(), rows(name, &text, &[default.columns()])?);
        match rows.len() == m {
            true => Ok(Matrix::from_fn(m, n, |i, j| rows[i][j])),
            false => Err(format!("{name} must have {m} rows, with ; between them").into()),
        }
    }

    /// Keeps a text for the address, in the place of another of that name.
    pub(crate) fn keep(&mut self, name: &str, text: String) {
        self.state.insert(name.to_string(), text);
    }

    /// Leaves a name out of the address.
    pub(crate) fn forget(&mut self, name: &str) {
        self.state.remove(name);
    }

    /// What was kept, if nothing is left that nobody took out.
    pub(crate) fn state(self) -> Answer {
        match self.given.keys().next() {
            None => Ok(object(
                self.state.into_iter().map(|(name, x)| (name, x.into())),
            )),
            Some(name) => Err(format!("there is nothing called '{}' here", shown(name)).into()),
        }
    }
}

/// A text without percent signs and pluses: `x%5E2` is `x^2`.
fn decoded(text: &str) -> Answer<String> {
    let text = text.replace('+', " ");
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let digits = part.get(..2).unwrap_or_default();
        let byte = u8::from_str_radix(digits, 16);
        bytes.push(byte.map_err(|_| "a % must be followed by two hexadecimal digits")?);
        bytes.extend(part[2..].bytes());
    }
    Ok(String::from_utf8(bytes).map_err(|_| "the address is not UTF-8")?)
}

/// A finite number.
pub(crate) fn number(name: &str, text: &str) -> Answer<f64> {
    let number = text.trim().parse().ok().filter(|x: &f64| x.is_finite());
    Ok(number.ok_or_else(|| format!("{name}: '{}' is no finite number", shown(text)))?)
}

/// Rows of numbers, with `;` between rows and `,` between numbers. Where there are
/// several `lengths`, a row has several lists, with `:` between them.
pub(crate) fn rows(name: &str, text: &str, lengths: &[usize]) -> Answer<Vec<Vec<f64>>> {
    let row = |(l, text): (usize, &str)| {
        let name = format!("{name}, row {}", l + 1);
        let lists: Vec<Vec<&str>> = text.split(':').map(|x| x.split(',').collect()).collect();
        if !lists.iter().map(Vec::len).eq(lengths.iter().copied()) {
            let wanted = join(lengths.iter().map(|n| vec!["0.5"; *n].join(",")), ":");
            return Err(format!("{name} is '{}': give such as {wanted}", shown(text)).into());
        }
        lists.concat().iter().map(|x| number(&name, x)).collect()
    };
    text.split(';').enumerate().map(row).collect()
}

/// A table as text again.
pub(crate) fn table_text(w: &Matrix) -> String {
    join((0..w.rows()).map(|i| list_text(w.row(i))), ";")
}

/// Numbers in the fewest letters that give them back.
pub(crate) fn list_text(xs: &[f64]) -> String {
    let plain = |x| format!("{x:?}").trim_end_matches(".0").to_string();
    join(xs.iter().map(plain), ",")
}

/// The beginning of a text, for a message.
pub(crate) fn shown(text: &str) -> &str {
    let end = text.char_indices().nth(40);
    &text[..end.map_or(text.len(), |(end, _)| end)]
}

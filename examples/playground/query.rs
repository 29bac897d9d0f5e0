//! Questions: what stands behind the `?` of an address, read with care.

use crate::json::{Json, object};
use chainrule::Matrix;
use chainrule::network::Sample;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The pairs `name=value` of a question. Each method takes out what it returns,
/// and keeps it, with what was not given, for the address of the page.
#[derive(Debug)]
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
    state: Vec<(String, String)>,
}

impl Query {
    /// Reads `a=1&b=x%5E2`.
    pub(crate) fn read(text: &str) -> Result<Query, String> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decoded(name)?, decoded(value)?);
            if pairs.iter().any(|(earlier, _)| *earlier == name) {
                return Err(format!("{name} is given twice: leave one out"));
            }
            pairs.push((name, value));
        }
        let state = Vec::new();
        Ok(Query { pairs, state })
    }

    /// The text of this name, if it is given. It is not kept.
    pub(crate) fn given(&mut self, name: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(given, _)| given == name)?;
        Some(self.pairs.remove(at).1)
    }

    /// The text of this name.
    pub(crate) fn text(&mut self, name: &str, default: &str) -> String {
        let text = self.given(name).unwrap_or_else(|| default.to_string());
        self.keep(name, &text);
        text
    }

    /// Something that can be read from a word, such as an activation.
    pub(crate) fn parsed<T>(&mut self, name: &str, default: &str) -> Result<T, String>
    where
        T: FromStr<Err: Display>,
    {
        let text = self.text(name, default);
        let read = shown(&text).parse();
        read.map_err(|error| format!("{name}: {error}"))
    }

    /// A number within `range`.
    pub(crate) fn number<T>(
        &mut self,
        name: &str,
        default: &str,
        range: RangeInclusive<T>,
    ) -> Result<T, String>
    where
        T: FromStr + PartialOrd + Display,
    {
        let text = self.text(name, default);
        match text.parse() {
            Ok(value) if range.contains(&value) => Ok(value),
            _ => {
                let (text, low, high) = (shown(&text), range.start(), range.end());
                Err(format!(
                    "{name} is '{text}': give a number from {low} to {high}"
                ))
            }
        }
    }

    /// One of these words, the first if none is given.
    pub(crate) fn word<'a>(&mut self, name: &str, words: &[&'a str]) -> Result<&'a str, String> {
        let text = self.text(name, words[0]);
        let known = words.iter().find(|word| **word == text);
        known.copied().ok_or_else(|| {
            let (text, words) = (shown(&text), words.join(", "));
            format!("{name} is '{text}': choose one of {words}")
        })
    }

    /// Keeps a text for the address, in the place of another of that name.
    pub(crate) fn keep(&mut self, name: &str, text: &str) {
        self.forget(name);
        self.state.push((name.to_string(), text.to_string()));
    }

    /// Leaves a name out of the address.
    pub(crate) fn forget(&mut self, name: &str) {
        self.state.retain(|(known, _)| known != name);
    }

    /// Refuses what nobody took out.
    pub(crate) fn end(&self) -> Result<(), String> {
        match self.pairs.first() {
            None => Ok(()),
            Some((name, _)) => Err(format!("there is nothing called '{}' here", shown(name))),
        }
    }

    /// What was kept.
    pub(crate) fn state(self) -> Json {
        object(
            self.state
                .into_iter()
                .map(|(name, text)| (name, text.into())),
        )
    }
}

/// A text without percent signs and pluses: `x%5E2` is `x^2`.
fn decoded(text: &str) -> Result<String, String> {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let two = behind.get(..2).and_then(|two| str::from_utf8(two).ok());
                let digits = two.filter(|two| two.bytes().all(|c| c.is_ascii_hexdigit()));
                let byte = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
                rest = behind.get(2..).unwrap_or_default();
                byte.ok_or("a % must be followed by two hexadecimal digits")?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).map_err(|_| "the address is not UTF-8".to_string())
}

/// A finite number.
pub(crate) fn number(name: &str, text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        _ => Err(format!("{name}: '{}' is no finite number", shown(text))),
    }
}

fn numbers(name: &str, text: &str) -> Result<Vec<f64>, String> {
    text.split(',').map(|part| number(name, part)).collect()
}

/// A table of this shape: `0.15,0.25;0.2,0.3` has two rows and two columns.
pub(crate) fn table(name: &str, text: &str, (m, n): (usize, usize)) -> Result<Matrix, String> {
    let rows: Result<Vec<_>, _> = text.split(';').map(|row| numbers(name, row)).collect();
    let rows = rows?;
    match rows.len() == m && rows.iter().all(|row| row.len() == n) {
        true => Ok(Matrix::from_fn(m, n, |i, j| rows[i][j])),
        false => Err(format!(
            "{name} must have {m} rows, with ; between them, of {n} numbers, with , between them"
        )),
    }
}

/// The same as text again.
pub(crate) fn table_text(w: &Matrix) -> String {
    let rows = (0..w.rows()).map(|i| row_text(w.row(i)));
    rows.collect::<Vec<_>>().join(";")
}

fn row_text(row: &[f64]) -> String {
    row.iter().map(|x| plain(*x)).collect::<Vec<_>>().join(",")
}

/// A number in the fewest letters that give it back.
pub(crate) fn plain(x: f64) -> String {
    let text = format!("{x:?}");
    text.strip_suffix(".0").unwrap_or(&text).to_string()
}

/// Samples: `0.05,0.1:0.01;0.4,0.9:0.99`, each with its answers behind the colon.
pub(crate) fn samples(text: &str, inputs: usize, outputs: usize) -> Result<Vec<Sample>, String> {
    let sample = |(l, text): (usize, &str)| {
        let name = format!("sample {}", l + 1);
        let wanted = format!("{name} must have {inputs} inputs, a colon, and {outputs} answers");
        let (s, a) = text.split_once(':').ok_or(&wanted)?;
        let (s, a) = (numbers(&name, s)?, numbers(&name, a)?);
        match (s.len(), a.len()) == (inputs, outputs) {
            true => Ok(Sample::new(s, a)),
            false => Err(wanted),
        }
    };
    text.split(';').enumerate().map(sample).collect()
}

/// The same as text again.
pub(crate) fn samples_text(samples: &[Sample]) -> String {
    let row = |x: &Sample| {
        let (s, a) = (row_text(x.input.as_slice()), row_text(x.target.as_slice()));
        format!("{s}:{a}")
    };
    samples.iter().map(row).collect::<Vec<_>>().join(";")
}

/// The beginning of a text, for a message.
pub(crate) fn shown(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(40)
        .map_or(text.len(), |(end, _)| end);
    &text[..end]
}

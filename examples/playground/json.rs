//! Answers, written as JSON.

use chainrule::{Matrix, Vector};
use std::fmt;

/// What an answer is made of.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Null,
    Text(String),
    Number(f64),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// A list of whatever can be written.
pub(crate) fn list<T: Into<Json>>(items: impl IntoIterator<Item = T>) -> Json {
    Json::List(items.into_iter().map(Into::into).collect())
}

/// Fields with their names.
pub(crate) fn object<N: Into<String>>(fields: impl IntoIterator<Item = (N, Json)>) -> Json {
    let fields = fields.into_iter();
    Json::Object(fields.map(|(name, value)| (name.into(), value)).collect())
}

impl From<f64> for Json {
    fn from(value: f64) -> Json {
        Json::Number(value)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_string())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::Text(text)
    }
}

impl From<&Vector> for Json {
    fn from(v: &Vector) -> Json {
        list(v.iter().copied())
    }
}

impl From<&Matrix> for Json {
    fn from(w: &Matrix) -> Json {
        list((0..w.rows()).map(|i| list(w.row(i).iter().copied())))
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Json {
        value.map_or(Json::Null, Into::into)
    }
}

/// A value, or in its place why there is none.
impl<T: Into<Json>, E: fmt::Display> From<Result<T, E>> for Json {
    fn from(value: Result<T, E>) -> Json {
        value.map_or_else(|error| error.to_string().into(), Into::into)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let comma = |i: usize| if i > 0 { "," } else { "" };
        match self {
            Json::Null => out.write_str("null"),
            Json::Text(text) => write_text(out, text),
            // JSON has no NaN and no infinity: these are words on the page too.
            Json::Number(x) if x.is_nan() => out.write_str("\"NaN\""),
            Json::Number(x) if *x == f64::INFINITY => out.write_str("\"∞\""),
            Json::Number(x) if *x == f64::NEG_INFINITY => out.write_str("\"−∞\""),
            Json::Number(x) => write!(out, "{x:?}"),
            Json::List(items) => {
                out.write_str("[")?;
                for (i, item) in items.iter().enumerate() {
                    write!(out, "{}{item}", comma(i))?;
                }
                out.write_str("]")
            }
            Json::Object(fields) => {
                out.write_str("{")?;
                for (i, (name, value)) in fields.iter().enumerate() {
                    out.write_str(comma(i))?;
                    write_text(out, name)?;
                    write!(out, ":{value}")?;
                }
                out.write_str("}")
            }
        }
    }
}

fn write_text(out: &mut fmt::Formatter, text: &str) -> fmt::Result {
    out.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(out, "\\{c}")?,
            c if c.is_control() => write!(out, "\\u{:04x}", u32::from(c))?,
            c => write!(out, "{c}")?,
        }
    }
    out.write_str("\"")
}

//! Answers, written as JSON.

use chainrule::finite_difference::Check;
use chainrule::{Matrix, Vector};
use std::fmt::Display;

/// A value, as it is written.
pub(crate) struct Json(pub(crate) String);

/// A list of whatever can be written.
pub(crate) fn list<T: Into<Json>>(items: impl IntoIterator<Item = T>) -> Json {
    let items: Vec<String> = items.into_iter().map(|item| item.into().0).collect();
    Json(format!("[{}]", items.join(",")))
}

/// Fields with their names, which are plain words.
pub(crate) fn object<N: Display>(fields: impl IntoIterator<Item = (N, Json)>) -> Json {
    let fields = fields.into_iter();
    let fields = fields.map(|(name, value)| format!("\"{name}\":{}", value.0));
    Json(format!("{{{}}}", join(fields, ",")))
}

/// Texts with another between them.
pub(crate) fn join(items: impl IntoIterator<Item = impl Display>, between: &str) -> String {
    let items = items.into_iter().map(|item| item.to_string());
    items.collect::<Vec<_>>().join(between)
}

impl From<f64> for Json {
    fn from(x: f64) -> Json {
        // JSON has no NaN and no infinity: these are words on the page too.
        match x {
            f64::INFINITY => "∞".into(),
            f64::NEG_INFINITY => "−∞".into(),
            x if x.is_nan() => "NaN".into(),
            x => Json(format!("{x:?}")),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        let mut written = String::from("\"");
        for c in text.chars() {
            match c {
                '"' | '\\' => written.extend(['\\', c]),
                c if c.is_control() => written += &format!("\\u{:04x}", u32::from(c)),
                c => written.push(c),
            }
        }
        Json(written + "\"")
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        text.as_str().into()
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

/// What finite differences say of a slope.
impl From<&Check> for Json {
    fn from(check: &Check) -> Json {
        object([
            ("slope", check.claim.into()),
            ("estimate", check.estimate.into()),
            ("verdict", check.verdict.to_string().into()),
        ])
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Json {
        value.map_or(Json("null".to_string()), Into::into)
    }
}

/// A value, or in its place why there is none.
impl<T: Into<Json>, E: Display> From<Result<T, E>> for Json {
    fn from(value: Result<T, E>) -> Json {
        value.map_or_else(|error| error.to_string().into(), Into::into)
    }
}

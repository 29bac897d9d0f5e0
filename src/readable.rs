//! Numbers in messages.

/// `0.5`, and `1e200` where the zeros would be many.
pub(crate) fn readable(value: f64) -> String {
    match value.abs() {
        0.0 | 1e-5..1e16 => value.to_string(),
        _ => format!("{value:e}"),
    }
}

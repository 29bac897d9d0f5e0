//! Whether a picture's file is still what would be drawn today.

use std::path::Path;

/// How far, in pixels, a coordinate may have moved.
const TOLERANCE: f64 = 0.5;

/// The first place at which the file differs from the drawing, as a message.
pub(crate) fn difference(name: &str, file: &str, drawing: &str) -> Option<String> {
    let place = |line: usize| format!("docs/figures/{name}.svg:{line}");
    for (n, (old, new)) in file.lines().zip(drawing.lines()).enumerate() {
        let (old_parts, new_parts) = (parts(old), parts(new));
        if let Some((old, new)) = old_parts
            .iter()
            .zip(&new_parts)
            .find(|(old, new)| !old.agrees(new))
        {
            return Some(format!(
                "{}: the file says {old}, the drawing {new}",
                place(n + 1)
            ));
        }
        if old_parts.len() != new_parts.len() {
            return Some(format!(
                "{}: the line is longer or shorter than what is drawn",
                place(n + 1)
            ));
        }
    }
    let (old, new) = (file.lines().count(), drawing.lines().count());
    (old != new).then(|| {
        format!(
            "{}: the file has {old} lines, the drawing {new}",
            place(old.min(new) + 1)
        )
    })
}

/// Complaints about pictures in the folder that nothing draws.
pub(crate) fn strangers(folder: &Path, names: &[&str]) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<String> = entries
        .filter_map(|e| e.file_name().into_string().ok())
        .collect();
    files.sort();
    files
        .into_iter()
        .filter(|file| {
            file.strip_suffix(".svg")
                .is_some_and(|name| !names.contains(&name))
        })
        .map(|file| format!("docs/figures/{file}: nothing draws this picture; delete it"))
        .collect()
}

/// A piece of a line: a coordinate, or anything else.
enum Part<'a> {
    Number(f64),
    Text(&'a str),
}

impl Part<'_> {
    fn agrees(&self, other: &Part<'_>) -> bool {
        match (self, other) {
            (Part::Number(a), Part::Number(b)) => (a - b).abs() <= TOLERANCE,
            (Part::Text(a), Part::Text(b)) => a == b,
            _ => false,
        }
    }
}

impl std::fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Part::Number(value) => write!(f, "{value}"),
            Part::Text(text) => write!(f, "`{text}`"),
        }
    }
}

/// Cuts a line at its coordinates: the numbers within `<…>`. What stands between
/// tags, a number too, is text that is read, and has to be the same.
fn parts(line: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = line;
    let mut in_tag = false;
    while !rest.is_empty() {
        let numeric = |c: char| c.is_ascii_digit() || c == '-' || c == '.';
        let end = match in_tag {
            true => rest.find(|c| c == '>' || numeric(c)),
            false => rest.find('<').map(|i| i + 1),
        };
        let (text, after) = rest.split_at(end.unwrap_or(rest.len()));
        parts.push(Part::Text(text));
        rest = after;
        if !in_tag {
            in_tag = true;
        } else if let Some(after) = rest.strip_prefix('>') {
            (in_tag, rest) = (false, after);
        } else {
            let (digits, after) = rest.split_at(rest.find(|c| !numeric(c)).unwrap_or(rest.len()));
            parts.push(digits.parse().map_or(Part::Text(digits), Part::Number));
            rest = after;
        }
    }
    parts
}

//! Whether a picture's file is still what would be drawn today.

use std::path::Path;

/// How far, in pixels, a coordinate may have moved.
const TOLERANCE: f64 = 0.5;

/// The first place at which the file differs from the drawing, as a message.
pub(crate) fn difference(name: &str, file: &str, drawing: &str) -> Option<String> {
    let differ = |(old, new): &(&str, &str)| !agree(old, new);
    let lines = || file.lines().zip(drawing.lines());
    let (n, old, new) = match lines().position(|pair| differ(&pair)) {
        Some(n) => (n, file.lines().nth(n)?, drawing.lines().nth(n)?),
        None if file.lines().count() == drawing.lines().count() => return None,
        None => (lines().count(), "the file", "is longer or shorter"),
    };
    let part = pieces(old)
        .zip(pieces(new))
        .find(|(old, new)| !same(old, new));
    let ((old, _), (new, _)) = part.unwrap_or(((old, false), (new, false)));
    Some(format!(
        "docs/figures/{name}.svg:{}: the file says {old}, the drawing {new}",
        n + 1
    ))
}

/// Complaints about pictures in the folder that nothing draws.
pub(crate) fn strangers(folder: &Path, names: &[&str]) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let drawn = |file: &str| {
        file.strip_suffix(".svg")
            .is_none_or(|name| names.contains(&name))
    };
    let mut files: Vec<String> = files.filter(|file| !drawn(file)).collect();
    files.sort();
    let complaint = |file| format!("docs/figures/{file}: nothing draws this picture; delete it");
    files.into_iter().map(complaint).collect()
}

fn agree(old: &str, new: &str) -> bool {
    pieces(old).count() == pieces(new).count()
        && pieces(old).zip(pieces(new)).all(|(a, b)| same(&a, &b))
}

/// The same piece, or a coordinate that moved a little. What stands between tags,
/// a number too, is text that is read, and has to be the same.
fn same((old, in_tag): &(&str, bool), (new, _): &(&str, bool)) -> bool {
    match (old.parse::<f64>(), new.parse::<f64>()) {
        (Ok(old), Ok(new)) if *in_tag => (old - new).abs() <= TOLERANCE,
        _ => old == new,
    }
}

/// A line cut where a number or a tag begins or ends; and whether each piece
/// stands within a tag.
fn pieces(line: &str) -> impl Iterator<Item = (&str, bool)> {
    let kind = |c: char| match c {
        '<' | '>' => c,
        '0'..='9' | '.' | '-' => '0',
        _ => 'a',
    };
    let (mut rest, mut in_tag) = (line, false);
    std::iter::from_fn(move || {
        let first = kind(rest.chars().next()?);
        let end = rest.find(|c| kind(c) != first).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        in_tag = first == '<' || in_tag && first != '>';
        Some((piece, in_tag))
    })
}

//! Whether a picture's file is still what would be drawn today.

use std::path::Path;

/// How far, in pixels, a coordinate may have moved.
const TOLERANCE: f64 = 0.5;

/// The first place at which the file differs from the drawing, as a message.
pub(crate) fn difference(name: &str, file: &str, drawing: &str) -> Option<String> {
    let [file, drawing] = [file, drawing].map(|text| text.lines().chain(["the end"]));
    let lines = file.zip(drawing).enumerate();
    let lines = lines.filter(|(_, (old, new))| old != new);
    let mut differences = lines.filter_map(|(n, (old, new))| Some((n + 1, part(old, new)?)));
    differences.next().map(|(n, (old, new))| {
        let (old, new) = (old.trim_end(), new.trim_end());
        format!("docs/figures/{name}.svg:{n}: the file says {old}, the drawing {new}")
    })
}

/// The first parts that differ of two lines. What stands between tags, a number
/// too, is text that is read; but within a tag a coordinate may have moved a little.
fn part<'a>(old: &'a str, new: &'a str) -> Option<(&'a str, &'a str)> {
    const ENDS: [char; 6] = ['<', '>', ' ', '"', 'L', 'M'];
    let number = |part: &'a str| {
        let digits = part.trim_end_matches(ENDS);
        Some((digits.parse::<f64>().ok()?, &part[digits.len()..]))
    };
    let near = |old, new| match (number(old), number(new)) {
        (Some(old), Some(new)) => (old.0 - new.0).abs() <= TOLERANCE && old.1 == new.1,
        _ => false,
    };
    let [old, new] = [old, new].map(|line| line.split_inclusive(ENDS).chain([""]));
    let (mut parts, mut in_tag) = (old.zip(new), false);
    parts.find(|&(old, new)| {
        let same = old == new || in_tag && near(old, new);
        in_tag = old.ends_with('<') || in_tag && !old.ends_with('>');
        !same
    })
}

/// Complaints about pictures in the folder that nothing draws.
pub(crate) fn strangers(folder: &Path, names: &[&str]) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let drawn = |name: &str| names.contains(&name);
    let mut files: Vec<String> = files
        .filter(|file| file.strip_suffix(".svg").is_some_and(|name| !drawn(name)))
        .collect();
    files.sort();
    let complaint = |file| format!("docs/figures/{file}: nothing draws this picture; delete it");
    files.into_iter().map(complaint).collect()
}

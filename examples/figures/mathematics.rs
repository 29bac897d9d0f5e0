//! Mathematics in the text of an SVG picture.

use std::fmt::Write;

/// Plain text, with mathematics between dollar signs: letters in italics; `_`
/// lowers and `^` raises what follows it, above a lowered part that comes before.
pub(crate) fn typeset(text: &str) -> String {
    let (mut out, mut level) = (String::new(), 0.0);
    let mut piece = |class: &str, down: f64, across: f64, text: &str| {
        // A prime stands clear of the slanted letter before it.
        let across = if text.starts_with('′') { 2.5 } else { across };
        let shift = |name, by: f64| match by {
            0.0 => String::new(),
            by => format!(" {name}=\"{by:.1}\""),
        };
        let shifts = shift("dx", across) + &shift("dy", down - level);
        level = down;
        let text = escape(text);
        let _ = write!(out, "<tspan class=\"{class}\"{shifts}>{text}</tspan>");
    };
    for (n, part) in text.split('$').enumerate() {
        if n % 2 == 0 {
            if !part.is_empty() {
                piece("p", 0.0, 0.0, part);
            }
            continue;
        }
        let (mut rest, mut lowered) = (part, 0.0);
        while let Some(first) = rest.chars().next() {
            let upright = rest.split_at(rest.find(['_', '^']).unwrap_or(rest.len()));
            let ((inner, after), size, down, across) = match first {
                '_' => (group(&rest[1..]), " s", 5.0, 0.0),
                '^' => (group(&rest[1..]), " s", -7.0, -lowered),
                _ => (upright, "", 0.0, 0.0),
            };
            for (n, run) in runs(inner).into_iter().enumerate() {
                let slant = if is_variable(run) { " i" } else { "" };
                let across = if n == 0 { across } else { 0.0 };
                piece(&format!("m{slant}{size}"), down, across, run);
            }
            let wide = inner.chars().map(width).sum();
            lowered = if first == '_' { wide } else { 0.0 };
            rest = after;
        }
    }
    out
}

/// About how wide a letter of a lowered part is.
fn width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' => 3.8,
        _ => 6.6,
    }
}

/// What a `_` or `^` takes: `{…}` without its braces, `(…)`, or one character.
fn group(text: &str) -> (&str, &str) {
    if let Some(inner) = text.strip_prefix('{') {
        return inner.split_once('}').unwrap_or((inner, ""));
    }
    let end = text.strip_prefix('(').and_then(|_| text.find(')'));
    text.split_at(end.map_or(text.chars().next().map_or(0, char::len_utf8), |end| end + 1))
}

/// The text cut where letters begin or end.
fn runs(text: &str) -> Vec<&str> {
    let (mut runs, mut start, mut last) = (Vec::new(), 0, None);
    for (at, letter) in text.char_indices() {
        let kind = Some(letter.is_alphabetic() && letter != 'Σ');
        if last.is_some() && last != kind {
            runs.push(&text[start..at]);
            start = at;
        }
        last = kind;
    }
    runs.push(&text[start..]);
    runs
}

/// One letter or two; three or more are a name, such as exp, and stay upright.
fn is_variable(run: &str) -> bool {
    run.chars().all(|c| c.is_alphabetic() && c != 'Σ') && run.chars().count() < 3
}

/// The text with what would read as markup made harmless.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

//! Mathematics in the text of an SVG picture.

use std::fmt::Write;

/// The sizes of the style sheet's `math`, and of its `sub` within it, in em.
const MATH: f64 = 1.18;
const SCRIPT: f64 = 0.72;

/// Plain text, with mathematics between dollar signs.
pub fn typeset(text: &str) -> String {
    let mut out = String::new();
    let mut back = 0.0; // how far down the base line is from here, in em
    for (n, part) in text.split('$').enumerate() {
        if n % 2 == 1 {
            let (part, after) = mathematics(part);
            (out, back) = (out + &part, after * MATH);
        } else if !part.is_empty() {
            // A prime stands clear of the slanted letter before it.
            let clear = if part.starts_with('′') { 0.14 } else { 0.0 };
            let shifts = shift("dx", clear) + &shift("dy", back);
            let _ = write!(out, "<tspan{shifts}>{}</tspan>", escape(part));
            back = 0.0;
        }
    }
    out
}

/// Letters in italics, the rest upright; `_` lowers and `^` raises what follows
/// it, and a raised part stands above a lowered one that comes before it.
/// Returns how far down the base line is at the end, too.
fn mathematics(text: &str) -> (String, f64) {
    let mut out = String::from("<tspan class=\"math\">");
    let mut rest = text;
    let mut lowered = 0.0; // the width of a lowered part just written
    let mut back = 0.0;
    while let Some(first) = rest.chars().next() {
        let (part, after) = match first {
            '_' | '^' => group(&rest[1..]),
            _ => rest.split_at(rest.find(['_', '^']).unwrap_or(rest.len())),
        };
        let (class, em, dx, dy) = match first {
            '_' => (" class=\"sub\"", SCRIPT, 0.0, 0.22 + back),
            '^' => (" class=\"sub\"", SCRIPT, -lowered, -0.40 + back),
            _ => ("", 1.0, 0.0, back),
        };
        let shifts = shift("dx", dx) + &shift("dy", dy / em);
        let _ = write!(out, "<tspan{class}{shifts}>{}</tspan>", italics(part));
        lowered = if first == '_' {
            part.chars().map(width).sum()
        } else {
            0.0
        };
        back = if em == 1.0 { 0.0 } else { back - dy };
        rest = after;
    }
    (out + "</tspan>", back)
}

fn shift(direction: &str, em: f64) -> String {
    if em == 0.0 {
        String::new()
    } else {
        format!(" {direction}=\"{em:.2}em\"")
    }
}

/// What a `_` or `^` takes: `{…}` without its braces, `(…)`, or one character.
fn group(text: &str) -> (&str, &str) {
    if let Some(inner) = text.strip_prefix('{')
        && let Some((part, after)) = inner.split_once('}')
    {
        return (part, after);
    }
    let end = if text.starts_with('(') {
        text.find(')').map(|i| i + 1)
    } else {
        None
    };
    text.split_at(
        end.or_else(|| text.chars().next().map(char::len_utf8))
            .unwrap_or(0),
    )
}

/// The same text with its variables in italics. Three letters or more are a
/// name, such as exp, and stay upright.
fn italics(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let variable = |c: char| c.is_alphabetic() && c != 'Σ';
        let kind = variable(first);
        let end = rest.find(|c| variable(c) != kind).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match kind && run.chars().count() < 3 {
            true => out.push_str(&format!("<tspan class=\"it\">{run}</tspan>")),
            false => out.push_str(&escape(run)),
        }
        rest = after;
    }
    out
}

/// About how wide a letter of a lowered part is, in em.
fn width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' => 0.28,
        _ => 0.47,
    }
}

/// The text with what would read as markup made harmless.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

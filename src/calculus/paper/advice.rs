//! What is written elsewhere, and what to write here.
//!
//! One table for names and signs, `advice.txt`: a new one is a new row. A formula
//! that is advised means what was written, wherever it is put.

use super::lex::{Kind, Token, first_value, name_length, number_length, up_to};
use crate::calculus::function::{Function, functions};
use crate::calculus::graph::continues_name;

const TABLE: &str = include_str!("advice.txt");

/// Places in a row: a function of ours, two parts of a formula, all up to a ).
const PLACES: [char; 4] = ['#', '@', '~', '…'];

/// Raised and lowered characters, the same on the line, and the sign before them.
const SMALL: [(&str, &str, char); 2] = [
    ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣ", "0123456789+-()nx", '^'),
    ("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚₛₜₓ", "0123456789aehijklmnopstx", '_'),
];

/// What to write instead of the character that a text begins with.
pub(super) fn unexpected(text: &str) -> String {
    let c = text.chars().next().unwrap_or_default();
    if does_not_show(c) {
        return format!("unexpected character U+{:04X}: delete it", c as u32);
    }
    let advice = advice(text).map_or(String::new(), |advice| format!(": {advice}"));
    format!("unexpected character '{c}'{advice}")
}

/// What to write instead of a product of a name and of the value behind it, if a
/// function may have been meant, and where that is wrong.
pub(super) fn unknown_function(source: &str, name: Token<'_>) -> Option<(usize, String)> {
    let (kind, start, name) = (name.kind, name.start, name.text);
    let argument = first_value(source[start + name.len()..].trim_start());
    let called = |f: &str| format!("{f}({})", inside(argument));
    let names = Vec::from_iter(functions()).join(", ");
    let advice = if kind != Kind::Variable || argument.is_empty() {
        return None;
    } else if let Some(advice) = advice(&source[start..]) {
        advice
    } else if let Some(f) = functions().find(|f| f.eq_ignore_ascii_case(name)) {
        format!("write {}", called(f))
    } else if argument.contains([',', ';']) || argument == "()" {
        format!("there are {names}, of one value each")
    } else if !argument.starts_with('(') || name.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    } else if let Some(f) = functions().find(|f| name.ends_with(f) && !name.contains('_')) {
        match &name[..name.len() - f.len()] {
            outer if Function::named(outer).is_some() => format!("write {outer}({})", called(f)),
            factor => format!("write {factor}*{}", called(f)),
        }
    } else if name.len() <= 3 && name.chars().all(|c| argument.contains(c)) {
        let factors: Vec<String> = name.chars().map(String::from).collect();
        format!("for a product write {}*{argument}", factors.join("*"))
    } else if let Some(f) = functions().find(|f| is_near(name, f)) {
        format!("write {}, or {name}*{argument} for a product", called(f))
    } else {
        format!("there are {names}; for a product write {name}*{argument}")
    };
    Some((start, format!("no function '{name}': {advice}")))
}

/// What the table says of the beginning of a text, if it has a row for it: with
/// what stands there in its places, or else with u and v in them.
pub(super) fn advice(text: &str) -> Option<String> {
    let text = &*on_the_line(&text.chars().take(500).collect::<String>());
    let rows = TABLE.lines().filter_map(|line| line.split_once("  "));
    let rows = rows.flat_map(|(spellings, words)| spellings.split(' ').map(move |s| (s, words)));
    let found = |(spelling, words)| Some(filled(words, parts(spelling, text)?));
    rows.clone().find_map(found).or_else(|| {
        let mut rows = rows.filter(|(spelling, _)| !spelling.contains('…'));
        let (spelling, words) = rows.find(|(spelling, _)| begins(spelling, text))?;
        let [spelling, filled] = [spelling, words].map(|text| filled(text, ["", "u", "v", ""]));
        Some(match filled == words {
            true => filled,
            false => format!("for {spelling} {filled}"),
        })
    })
}

/// Whether a text begins as a spelling does before its first place. One letter is too
/// little: it may be a variable.
fn begins(spelling: &str, text: &str) -> bool {
    let head = spelling.split(['@', '#']).next().unwrap_or_default();
    let head = head.trim_end_matches('(');
    let is_name = head.ends_with(continues_name);
    let is_part = |rest: &str| is_name && (head.len() == 1 || rest.starts_with(continues_name));
    let rest = text.strip_prefix(head).filter(|_| !head.is_empty());
    rest.is_some_and(|rest| !is_part(rest))
}

/// What stands in the places of a spelling with which a text begins. Small letters
/// of the spelling may be capitals in the text.
fn parts<'t>(spelling: &str, mut text: &'t str) -> Option<[&'t str; 4]> {
    let mut parts = [""; 4];
    let (mut signs, mut last) = (spelling.chars().peekable(), ' ');
    while let Some(sign) = signs.next() {
        if !continues_name(sign) || !continues_name(last) {
            text = text.trim_start();
        }
        last = sign;
        let Some(place) = PLACES.iter().position(|place| *place == sign) else {
            text = text.strip_prefix([sign, sign.to_ascii_uppercase()])?;
            continue;
        };
        let name = name_length(text);
        let length = match (sign, signs.peek()) {
            ('#', _) => Function::named(&text[..name]).map(|_| name)?,
            ('…', _) => up_to(text, &[')']).unwrap_or(text.len()),
            (_, Some('…')) => name,
            (_, Some(&end)) => up_to(text, &[end, ',', ')', ']', '}'])?,
            (_, None) => one_value(text, sign == '~')?,
        };
        parts[place] = inside(text[..length].trim_matches([' ', '*']));
        if parts[place].is_empty() || sign != '#' && Function::named(parts[place]).is_some() {
            return None;
        }
        text = &text[length..];
    }
    Some(parts)
}

/// The length of the one value that a text begins with, a minus before it and, if
/// it is `wide`, a number too. None where it goes on as a power or a product.
fn one_value(text: &str, wide: bool) -> Option<usize> {
    let minus = usize::from(text.starts_with('-'));
    let mut end = minus + first_value(&text[minus..]).len();
    if wide && number_length(&text[minus..]) > 0 {
        end += first_value(&text[end..]).len();
    }
    let is_more = |c| continues_name(c) || c == '(';
    let goes_on = text[end..].starts_with(is_more) || text[end..].trim_start().starts_with('^');
    (end > minus && !goes_on).then_some(end)
}

/// An advice with the parts in their places, in parentheses if need be where the
/// place has brackets.
fn filled(advice: &str, parts: [&str; 4]) -> String {
    let mut text = advice.to_string();
    for (place, part) in PLACES.iter().zip(parts) {
        text = text.replace(&format!("[{place}]"), &as_value(part));
        text = text.replace(*place, part);
    }
    text
}

/// A formula as one value, in parentheses if it needs them.
fn as_value(formula: &str) -> String {
    match first_value(formula) == formula {
        true => formula.to_string(),
        false => format!("({formula})"),
    }
}

/// A formula without parentheses around the whole.
fn inside(formula: &str) -> &str {
    let one = Some(formula).filter(|one| first_value(one) == *one);
    let bare = one.and_then(|one| one.strip_prefix('(')?.strip_suffix(')'));
    bare.unwrap_or(formula)
}

/// Whether one is the other with two letters swapped, a letter missing or one too
/// many, or, in a longer name, another letter.
fn is_near(name: &str, function: &str) -> bool {
    let without =
        |word: &str, i| String::from_iter(word.chars().take(i).chain(word.chars().skip(i + 1)));
    let places = 0..=function.len() + 1;
    places.clone().any(|i| {
        let mut others = places.clone().filter(|&j| i != j || name.len() > 3);
        others.any(|j| without(name, i) == without(function, j))
    })
}

/// A text with `x⁻¹` as `x^(-1) ` and `x₁₂` as `x_12 `.
fn on_the_line(text: &str) -> String {
    let row = |c: char| SMALL.iter().find(|(small, ..)| small.contains(c));
    let on_the_line = |run: &[char]| match row(run[0]) {
        None => String::from_iter(run),
        Some((small, plain, sign)) => {
            let place = |c| small.chars().position(|other| other == c);
            let plain = run.iter().filter_map(|&c| plain.chars().nth(place(c)?));
            format!("{sign}{} ", as_value(&String::from_iter(plain)))
        }
    };
    let letters = Vec::from_iter(text.chars());
    let runs = letters.chunk_by(|&a, &b| row(a) == row(b));
    runs.map(on_the_line).collect()
}

/// Whether a character is invisible, or no more than an accent.
pub(super) fn does_not_show(c: char) -> bool {
    let is_plain = c.is_ascii() || c.is_whitespace();
    c.is_control() || !is_plain && c.escape_debug().len() > 1
}

//! What is written elsewhere, and what to write here.
//!
//! One table for names and signs, `advice.txt`: a new one is a new row. A formula
//! that is advised means what was written, wherever it is put.

use super::lex::{first_value, number_length};
use crate::calculus::function::{Function, functions};
use crate::calculus::graph::continues_name;

const TABLE: &str = include_str!("advice.txt");

/// Raised and lowered characters, and the same on the line.
const RAISED: [&str; 2] = ["⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣ", "0123456789+-()nx"];
const LOWERED: [&str; 2] = ["₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚₛₜₓ", "0123456789aehijklmnopstx"];

/// What to write instead of the character of `source` that begins at `byte`.
pub(super) fn unexpected(source: &str, byte: usize) -> String {
    let (before, text) = source.split_at(byte);
    let c = text.chars().next().unwrap_or_default();
    let name = &before[before.trim_end_matches(continues_name).len()..];
    let advice = match typewritten(c) {
        _ if does_not_show(c) => {
            return format!("unexpected character U+{:04X}: delete it", c as u32);
        }
        _ if c == '{' && name.ends_with('_') => Some("write an index without braces".into()),
        _ if on_the_line(c, LOWERED).is_some() => {
            let (index, rest) = run(text, LOWERED);
            let times = rest.starts_with(continues_name);
            let times = if times { " and a * behind it" } else { "" };
            Some(format!("write {name}_{index}{times}"))
        }
        Some(plain) => Some(format!("write {plain}")),
        None => advice(text),
    };
    let advice = advice.map_or(String::new(), |advice| format!(": {advice}"));
    format!("unexpected character '{c}'{advice}")
}

/// What to write instead of a product of the name from `start` to `end` and of the
/// value behind it, if a function may have been meant.
pub(super) fn unknown_function(source: &str, start: usize, end: usize) -> Option<String> {
    let name = &source[start..end];
    let argument = first_value(source[end..].trim_start());
    let called = |f: &str| match argument.starts_with('(') {
        true => format!("{f}{argument}"),
        false => format!("{f}({argument})"),
    };
    let find = |is: &dyn Fn(&str) -> bool| functions().find(|f| is(f));
    let advice = if let Some(advice) = advice(&source[start..]) {
        advice
    } else if let Some(f) = find(&|f| f.eq_ignore_ascii_case(name)) {
        format!("write {}", called(f))
    } else if !argument.starts_with('(') || name.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    } else if let Some(f) = find(&|f| name.ends_with(f) && !name.contains('_')) {
        format!("write {}*{}", &name[..name.len() - f.len()], called(f))
    } else if name.len() < 4 && name.chars().all(|c| argument.contains(c)) {
        let factors: Vec<String> = name.chars().map(String::from).collect();
        format!("for a product write {}*{argument}", factors.join("*"))
    } else if let Some(f) = find(&|f| is_near(name, f)) {
        format!("write {}, or {name}*{argument} for a product", called(f))
    } else {
        let names: Vec<_> = functions().collect();
        let names = names.join(", ");
        format!("there are {names}; for a product write {name}*{argument}")
    };
    Some(format!("no function '{name}': {advice}"))
}

/// What the table says of the beginning of a text, if it has a row for it: with
/// what stands there in its places, or else with u and v in them.
pub(super) fn advice(text: &str) -> Option<String> {
    let beginning = text
        .char_indices()
        .nth(500)
        .map_or(text, |(end, _)| &text[..end]);
    let text = &*with_plain_powers(beginning);
    let rows = || {
        let rows = TABLE.lines().filter_map(|line| line.split_once("  "));
        rows.flat_map(|(spellings, advice)| spellings.split(' ').map(move |s| (s, advice)))
    };
    let found = rows().find_map(|(spelling, advice)| Some(fill(advice, parts(spelling, text)?)));
    found.or_else(|| {
        let word = |text: &'static str| text.split(['(', '@']).next().unwrap_or_default();
        let is_meant = |head: &str| match head.chars().all(continues_name) {
            true => head.len() > 1 && text.split(|c| !continues_name(c)).next() == Some(head),
            false => !head.starts_with(|c| continues_name(c) || c == '#') && text.starts_with(head),
        };
        let (spelling, advice) = rows().find(|(spelling, _)| is_meant(word(spelling)))?;
        let general = |text| fill(text, ["", "u", "v", ""]);
        Some(match general(advice) {
            words if words == advice => words,
            words => format!("{words} for {}", general(spelling)),
        })
    })
}

/// What stands in the places `#`, `@`, `~` and `…` of a spelling with which a text
/// begins. Small letters of the spelling may be capitals in the text.
fn parts<'t>(spelling: &str, text: &'t str) -> Option<[&'t str; 4]> {
    let (mut parts, mut rest) = ([""; 4], text);
    let (mut signs, mut last) = (spelling.chars().peekable(), ' ');
    while let Some(sign) = signs.next() {
        if !continues_name(sign) || !continues_name(last) {
            rest = rest.trim_start();
        }
        last = sign;
        let length = match (sign, signs.peek()) {
            ('#', _) => {
                let name = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
                Function::named(&rest[..name])?;
                name
            }
            ('…', _) => rest.len(),
            ('@', Some('…')) => rest.find(|c| !continues_name(c))?,
            ('@' | '~', Some(&end)) => up_to(rest, end)?,
            ('@' | '~', None) => one_value(rest, sign == '~')?,
            _ => {
                let c = rest.chars().next()?;
                if c != sign && c.to_ascii_lowercase() != sign {
                    return None;
                }
                c.len_utf8()
            }
        };
        if let Some(place) = "#@~…".chars().position(|place| place == sign) {
            parts[place] = rest[..length].trim();
            if parts[place].is_empty() {
                return None;
            }
        }
        rest = &rest[length..];
    }
    let ends_in_a_name = spelling.ends_with(continues_name);
    (!ends_in_a_name || !rest.starts_with(continues_name)).then_some(parts)
}

/// How far it is to a sign that is in no parentheses, without a comma on the way.
fn up_to(text: &str, end: char) -> Option<usize> {
    let mut depth = 0;
    for (place, c) in text.char_indices() {
        match c {
            _ if depth == 0 && c == end => return Some(place),
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            ',' if depth == 0 => return None,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    None
}

/// The length of the one value that a text begins with, a minus before it and, if
/// it is `wide`, a number too. None where it goes on as a power or a product.
fn one_value(text: &str, wide: bool) -> Option<usize> {
    let minus = usize::from(text.starts_with('-'));
    let mut end = minus + first_value(&text[minus..]).len();
    if wide && number_length(&text[minus..]) > 0 {
        end += first_value(&text[end..]).len();
    }
    let (touching, behind) = (&text[end..], text[end..].trim_start());
    let goes_on =
        touching.starts_with(|c| continues_name(c) || c == '(') || behind.starts_with('^');
    (end > minus && !goes_on).then_some(end)
}

/// An advice with the parts put in, in parentheses where they need them.
fn fill(advice: &str, [function, u, v, rest]: [&str; 4]) -> String {
    let mut text = String::new();
    for (place, c) in advice.char_indices() {
        let part = match c {
            '#' => function,
            '@' => u,
            '~' => v,
            '…' => rest.trim_start_matches('*'),
            _ => {
                text.push(c);
                continue;
            }
        };
        let next = advice[place + c.len_utf8()..].chars().next();
        let inside = part
            .strip_prefix('(')
            .and_then(|part| part.strip_suffix(')'));
        let (is_called, is_value) = (
            text.ends_with('(') && next == Some(')'),
            first_value(part) == part,
        );
        let is_all = text.ends_with("write ") && next.is_none_or(|c| c == ' ');
        match inside.filter(|_| is_called && is_value) {
            Some(inside) => text.push_str(inside),
            None if is_called || is_value || is_all => text.push_str(part),
            None => text.extend(["(", part, ")"]),
        }
    }
    text
}

/// Whether one is the other with two letters swapped, a letter missing or one too
/// many, or, in a longer name, another letter.
fn is_near(name: &str, function: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (name.chars().collect(), function.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    match (&a[..a.len() - same], &b[..b.len() - same]) {
        ([], [_]) | ([_], []) => name.len() > 1,
        ([a, b], [c, d]) => (a, b) == (d, c),
        ([_], [_]) => name.len() > 3,
        _ => false,
    }
}

/// The character that stands for `c` in the second string.
fn on_the_line(c: char, [from, to]: [&str; 2]) -> Option<char> {
    to.chars().nth(from.chars().position(|other| other == c)?)
}

/// The raised or lowered characters that a text begins with, on the line, and the rest.
fn run<'t>(text: &'t str, table: [&str; 2]) -> (String, &'t str) {
    let rest = text.trim_start_matches(|c| on_the_line(c, table).is_some());
    let run = text[..text.len() - rest.len()].chars();
    (run.filter_map(|c| on_the_line(c, table)).collect(), rest)
}

/// `x⁻¹` as `x^(-1) `, with the space that ends a raised text.
fn with_plain_powers(text: &str) -> String {
    let Some(start) = text.find(|c| on_the_line(c, RAISED).is_some()) else {
        return text.to_string();
    };
    let (power, rest) = run(&text[start..], RAISED);
    let power = match first_value(&power) == power {
        true => power,
        false => format!("({power})"),
    };
    format!("{}^{power} {}", &text[..start], with_plain_powers(rest))
}

/// The letter or sign of a keyboard that `c` shows in italics, bold or wide.
fn typewritten(c: char) -> Option<char> {
    match c as u32 {
        place @ 0xff01..=0xff5e => char::from_u32(place - 0xfee0),
        place @ 0x1d400..=0x1d6a3 => ('A'..='Z')
            .chain('a'..='z')
            .nth((place - 0x1d400) as usize % 52),
        _ => None,
    }
}

/// Whether a character is invisible, or no more than an accent.
pub(super) fn does_not_show(c: char) -> bool {
    let is_mark = matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}');
    let is_joint = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    c.is_control() || is_mark || is_joint
}

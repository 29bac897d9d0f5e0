//! Quoted output is what the command beside it prints.
//!
//! A `sh` fence with one `cargo run --example …` and the `text` fence right
//! after it belong together. A line `…` in the quotation stands for any lines.
//! Numbers with a decimal point may differ by one in their last printed digit,
//! since `exp` and its like differ in their last bits between systems.

use crate::cargo::cargo;
use crate::page::pages;
use std::collections::HashMap;

/// A piece of a line: a number with the unit of its last digit, or a word.
#[derive(Debug, PartialEq)]
enum Piece<'a> {
    Number(f64, f64),
    Word(&'a str),
}

/// `"0.25"` is 0.25 in steps of 0.01; a whole number has no such steps.
fn number(text: &str) -> Option<(f64, f64)> {
    let value: f64 = text.parse().ok().filter(|value: &f64| value.is_finite())?;
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let Some((_, decimals)) = digits.split_once('.') else {
        return Some((value, 0.0));
    };
    let exponent = exponent.parse::<i32>().ok()? - decimals.len() as i32;
    Some((value, 10f64.powi(exponent)))
}

/// A line's pieces: split where a number begins or ends, and at spaces.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for word in line.split_whitespace() {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e');
        let mut rest = word;
        while !rest.is_empty() {
            let digits = |c: char| c.is_ascii_digit() || c == '-' || c == '.';
            let start = rest.find(digits).unwrap_or(rest.len());
            let end = rest[start..]
                .find(|c| !is_part(c))
                .map_or(rest.len(), |end| start + end);
            let longest = (start..=end).rev().find_map(|end| {
                let found = rest.get(start..end).and_then(number)?;
                Some((found, end))
            });
            let Some(((value, unit), end)) = longest else {
                pieces.push(Piece::Word(&rest[..end.max(1).min(rest.len())]));
                rest = &rest[end.max(1).min(rest.len())..];
                continue;
            };
            if start > 0 {
                pieces.push(Piece::Word(&rest[..start]));
            }
            pieces.push(Piece::Number(value, unit));
            rest = &rest[end..];
        }
    }
    pieces
}

/// Is the printed line the quoted one, up to the last digit of its numbers?
fn same(quoted: &str, printed: &str) -> bool {
    let (quoted, printed) = (pieces(quoted), pieces(printed));
    let near = |pair: (&Piece, &Piece)| match pair {
        (Piece::Number(q, unit), Piece::Number(p, _)) => (q - p).abs() <= 1.001 * unit,
        (quoted, printed) => quoted == printed,
    };
    quoted.len() == printed.len() && quoted.iter().zip(&printed).all(near)
}

/// The first quoted line that is not where it should be in what was printed.
fn missing<'a>(quoted: &'a str, printed: &str) -> Option<&'a str> {
    let printed: Vec<&str> = printed.lines().collect();
    let (mut at, mut anywhere) = (0, true);
    for line in quoted.lines() {
        if line.trim() == "…" {
            anywhere = true;
            continue;
        }
        let place = (at..printed.len()).find(|&i| same(line, printed[i]));
        let place = place.filter(|&i| anywhere || i == at);
        match place {
            Some(i) => (at, anywhere) = (i + 1, false),
            None => return Some(line),
        }
    }
    None
}

/// The words of a command, with "…" holding words together.
fn arguments(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.trim().chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What `cargo run --example …` prints: the same in every profile, and in that
/// of the tests `cargo test` has built the examples already.
fn printed_by(command: &str) -> String {
    let words = arguments(command);
    let run = ["run", "--quiet", "--profile", "test"].map(str::to_string);
    cargo(&[&run, &words[2..]].concat())
}

#[test]
fn quoted_output_is_what_the_command_prints() {
    let mut printed = HashMap::<String, String>::new();
    for page in pages() {
        let (_, fences) = page.split();
        for pair in fences.windows(2) {
            let (run, quotation) = (&pair[0], &pair[1]);
            let command = &run.body;
            let belong = run.info == "sh" && quotation.info == "text" && quotation.follows;
            if !belong || !command.starts_with("cargo run --example ") {
                continue;
            }
            let printed = printed.entry(command.clone());
            let printed = printed.or_insert_with(|| printed_by(command));
            if let Some(line) = missing(&quotation.body, printed) {
                let page = page.path.display();
                panic!("{page}: {command}does not print\n{line}\nbut\n{printed}");
            }
        }
    }
    assert!(!printed.is_empty(), "no page quotes any output");
}

#[test]
fn numbers_may_differ_by_one_in_their_last_digit_and_words_not_at_all() {
    assert!(same("L = 0.274811 (11)", "L =  0.274812   (11)"));
    assert!(!same("L = 0.274811", "L = 0.274813"));
    assert!(!same("L = 0.274811", "M = 0.274811"));
    assert!(same("err 3.1e-12, x=-2", "err 3.2e-12, x=-2"));
    assert!(!same("err 3.1e-12", "err 3.1e-13"));
    assert!(!same("x^2 (17)", "x^3 (17)"));
    assert_eq!(missing("a\n…\nc", "a\nb\nc"), None);
    assert_eq!(missing("a\nc", "a\nb\nc"), Some("c"));
}

//! Quoted output is what the command beside it prints.
//!
//! A `sh` fence with one `cargo run --example …` and the `text` fence right
//! after it belong together. A line `…` in the quotation stands for any lines.
//! Numbers with a decimal point may differ by one in their last printed digit,
//! since `exp` and its like differ in their last bits between systems.

use crate::cargo::cargo;
use crate::page::pages;
use std::collections::HashMap;

/// A line's pieces: runs of digits with their points, and runs of all else.
fn pieces(line: &str) -> Vec<&str> {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut pieces = Vec::new();
    for mut word in line.split_whitespace() {
        while let Some(first) = word.chars().next() {
            let end = word.find(|c| is_number(c) != is_number(first));
            let (piece, rest) = word.split_at(end.unwrap_or(word.len()));
            pieces.push(piece);
            word = rest;
        }
    }
    pieces
}

/// Is the printed piece the quoted one, up to the last of its decimals?
fn alike(quoted: &str, printed: &str) -> bool {
    let numbers = (quoted.parse::<f64>(), printed.parse::<f64>());
    match (numbers, quoted.split_once('.')) {
        ((Ok(q), Ok(p)), Some((_, decimals))) if !decimals.is_empty() => {
            (q - p).abs() <= 1.001 * 0.1_f64.powi(decimals.len() as i32)
        }
        _ => quoted == printed,
    }
}

fn same(quoted: &str, printed: &str) -> bool {
    let (quoted, printed) = (pieces(quoted), pieces(printed));
    quoted.len() == printed.len() && quoted.iter().zip(printed).all(|(q, p)| alike(q, p))
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

//! What the pages name exists: items behind a link, tests, examples, exercises.

use crate::page::{pages, read, root};
use crate::sources::{defined, equation_tests};
use std::path::Path;

/// The words of a text that begin so, up to the first character that no name has.
fn words<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(start).map(|(at, _)| {
        let word = &text[at..];
        let end = word
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(word.len());
        &word[..end]
    })
}

#[test]
fn an_item_is_defined_in_the_file_that_it_links_to() {
    for page in pages() {
        for (text, target) in page.links() {
            let Some(file) = target.strip_prefix("../").or(Some(&target)) else {
                continue;
            };
            let Some(name) = text.strip_prefix('`').and_then(|t| t.strip_suffix('`')) else {
                continue;
            };
            let name = name.rsplit("::").next().unwrap_or(name);
            if !file.ends_with(".rs") || name.contains(['/', '.']) || !file.contains('/') {
                continue;
            }
            let text = read(Path::new(file));
            let found = text.lines().any(|line| defined(line) == Some(name));
            assert!(found, "{}: {file} has no `{name}`", page.path.display());
        }
    }
}

#[test]
fn every_test_of_an_equation_that_a_page_names_exists() {
    let tests = equation_tests();
    for page in pages() {
        for word in words(&page.text, "eq_") {
            let name = word.trim_end_matches('_');
            let found = tests.iter().any(|test| test.starts_with(word));
            assert!(found, "{}: no test is called {name}…", page.path.display());
        }
    }
}

#[test]
fn every_command_names_an_example_or_a_test_that_exists() {
    for page in pages() {
        for (at, option) in page
            .text
            .match_indices("--example ")
            .chain(page.text.match_indices("--test "))
        {
            let rest = &page.text[at + option.len()..];
            let name: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if name.is_empty() {
                continue; // `--example NAME` in prose would not be: it has letters
            }
            let folder = if option.contains("example") {
                "examples"
            } else {
                "tests"
            };
            let file = format!("{folder}/{name}.rs");
            let main = format!("{folder}/{name}/main.rs");
            let found = [file, main].iter().any(|path| root().join(path).exists());
            assert!(
                found,
                "{}: `{option}{name}` names nothing",
                page.path.display()
            );
        }
    }
}

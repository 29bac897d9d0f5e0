//! docs/equations.md: a row for every number, and all that it names exists.

use crate::page::{Page, pages, read, root};
use crate::sources::{equation_tests, home};
use std::fs;
use std::path::Path;

/// A row of the tables: number, formula, item and test, exercise, misprint.
struct Row {
    number: usize,
    cells: Vec<String>,
}

fn page() -> Page {
    let page = pages()
        .into_iter()
        .find(|page| page.path.ends_with("equations.md"));
    page.expect("docs/equations.md")
}

fn rows() -> Vec<Row> {
    let row = |line: &str| {
        let cells: Vec<_> = line
            .trim()
            .trim_matches('|')
            .split('|')
            .map(|c| c.trim().to_owned())
            .collect();
        let number = cells[0].parse().ok()?;
        Some(Row { number, cells })
    };
    page()
        .split()
        .0
        .lines()
        .filter(|line| line.starts_with('|'))
        .filter_map(row)
        .collect()
}

/// `[text](target)` as its two parts.
fn link(cell: &str) -> (&str, &str) {
    let (text, target) = cell
        .split_once("](")
        .unwrap_or_else(|| panic!("no link in {cell:?}"));
    (
        text.trim_matches(['[', '`']),
        target.split(')').next().unwrap_or_default(),
    )
}

#[test]
fn every_equation_has_one_row_in_order() {
    let numbers: Vec<_> = rows().iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=45).collect::<Vec<_>>());
    for row in rows() {
        assert_eq!(row.cells.len(), 5, "the row of Equation {}", row.number);
    }
}

#[test]
fn the_item_of_every_row_is_the_home_of_its_number() {
    for Row { number, cells } in rows() {
        let (name, file) = link(&cells[2]);
        let file = file.strip_prefix("../").expect("a file above docs/");
        let name = name.rsplit("::").next().unwrap_or(name);
        let found = home(Path::new(file), number);
        assert_eq!(found.as_deref(), Some(name), "Equation {number} in {file}");
    }
}

#[test]
fn the_test_of_every_row_exists_and_bears_its_number() {
    let tests = equation_tests();
    for Row { number, cells } in rows() {
        let test = cells[2].split_once("<br>").expect("item<br>test").1;
        let (words, file) = link(test); // with spaces, so that a browser can wrap them
        let name = words.replace(' ', "_");
        assert!(
            name.starts_with(&format!("eq_{number:02}_")),
            "Equation {number}: {name}"
        );
        assert!(tests.contains(&name), "Equation {number}: no test {name}");
        let text = read(Path::new(
            file.strip_prefix("../").expect("a file above docs/"),
        ));
        assert!(
            text.contains(&format!("fn {name}(")),
            "Equation {number}: {name} is not in {file}"
        );
    }
}

#[test]
fn the_exercise_of_every_row_exists() {
    let files: Vec<String> = fs::read_dir(root().join("tests/exercises"))
        .expect("tests/exercises")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    for Row { number, cells } in rows() {
        let (name, _) = link(&cells[3]); // the link itself is checked with all links
        let found = files
            .iter()
            .any(|file| file.starts_with(&format!("{name}_")));
        assert!(found, "Equation {number}: no exercise {name}");
    }
}

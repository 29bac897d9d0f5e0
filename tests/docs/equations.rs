//! docs/equations.md: a row for every number, and all that it names exists.

use crate::homes::homes;
use crate::page::{Page, pages, read};
use crate::sources::equation_tests;
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
        let (exercise, target) = link(&row.cells[3]); // which exists, as all links do
        assert_eq!(target, format!("exercises.md#{exercise}"));
    }
}

#[test]
fn the_item_of_every_row_is_the_home_of_its_number() {
    for Row { number, cells } in rows() {
        let (name, file) = link(&cells[2]);
        let file = file.strip_prefix("../").expect("a file above docs/");
        let name = name.rsplit("::").next().unwrap_or(name);
        let found = homes(&read(Path::new(file)));
        let home = Ok((number, name.to_string()));
        assert!(
            found.contains(&home),
            "{file}: Equation {number} is not {name}"
        );
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

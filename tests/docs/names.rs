//! What the pages name exists: items behind a link, tests, examples, exercises.

use crate::page::{pages, read, root};
use crate::sources::{defined, equation_tests};
use std::fs;
use std::path::Path;

/// The name at the beginning of a text.
fn name_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn an_item_is_defined_in_the_file_that_it_links_to() {
    for page in pages() {
        let here = page.path.parent().expect("a page lies in a folder");
        for (text, file) in page.links() {
            let name = text
                .trim_matches('`')
                .rsplit("::")
                .next()
                .unwrap_or_default();
            if !text.starts_with('`') || name.contains(['/', '.']) || !file.ends_with(".rs") {
                continue;
            }
            let source = read(&here.join(&file));
            let found = source.lines().any(|line| defined(line) == Some(name));
            assert!(found, "{}: {file} has no `{name}`", page.path.display());
        }
    }
}

#[test]
fn every_test_of_an_equation_that_a_page_names_exists() {
    let tests = equation_tests();
    for page in pages() {
        for (at, _) in page.text.match_indices("eq_") {
            let name = name_at(&page.text[at..]);
            let found = tests.iter().any(|test| test.starts_with(name));
            assert!(found, "{}: no test is called {name}…", page.path.display());
        }
    }
}

#[test]
fn every_command_names_an_example_or_a_test_that_exists() {
    for page in pages() {
        for (folder, option) in [("examples", "--example "), ("tests", "--test ")] {
            for word in page.text.split(option).skip(1) {
                let name = name_at(word);
                let files = [
                    format!("{folder}/{name}.rs"),
                    format!("{folder}/{name}/main.rs"),
                ];
                let exists = |file: &String| root().join(file).exists();
                let yours = page.text.contains(&format!("`{}`", files[0])); // to be written
                let found = yours || files.iter().any(exists);
                assert!(
                    found,
                    "{}: {option}{name} names nothing",
                    page.path.display()
                );
            }
        }
    }
}

/// Cargo runs the targets in the order of their names.
#[test]
fn the_table_of_exercises_ends_what_cargo_test_prints() {
    for entry in fs::read_dir(root().join("tests")).expect("the folder tests/") {
        let path = entry.expect("an entry of a folder").path();
        let name = path.file_stem().expect("a name").to_string_lossy();
        let is_target = path.extension().is_some() || path.join("main.rs").exists();
        assert!(
            *name <= *"exercises" || !is_target,
            "{name} is run after the exercises: give it a name that comes before"
        );
    }
}

#[test]
fn the_code_of_every_page_is_a_documentation_test() {
    let compiled = read(Path::new("src/pages.rs"));
    for page in pages() {
        let (_, fences) = page.split();
        let has_code = fences.iter().any(|fence| fence.info == "rust");
        let path = page.path.display().to_string().replace('\\', "/");
        let included = compiled.contains(&format!("\"../{path}\""));
        assert!(included || !has_code, "{path} is missing in src/pages.rs");
    }
}

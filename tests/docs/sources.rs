//! What the Rust files define, found by reading them.

use crate::page::{read, root};
use std::fs;
use std::path::PathBuf;

/// All files below a folder that end in `.rs`, from the top of the repository.
pub(crate) fn rust_files(folder: &str) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![PathBuf::from(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("a folder of sources") {
            let path = folder.join(entry.expect("an entry of a folder").file_name());
            if root().join(&path).is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The names of all tests: the functions below tests/ whose name begins `eq_`.
pub(crate) fn equation_tests() -> Vec<String> {
    let mut names = Vec::new();
    for file in rust_files("tests") {
        for line in read(&file).lines() {
            let name = line.trim_start().strip_prefix("fn ");
            let name = name
                .and_then(|rest| rest.split_once('('))
                .map(|(name, _)| name);
            names.extend(
                name.filter(|name| name.starts_with("eq_"))
                    .map(str::to_owned),
            );
        }
    }
    names
}

/// The name that a line defines, if it defines one: `pub fn relu(x: f64)` is
/// `relu`, and the variant `Chain,` or `Chain {` is `Chain`.
pub(crate) fn defined(line: &str) -> Option<&str> {
    let mut line = line.trim_start();
    for word in ["pub ", "const ", "fn ", "struct ", "enum ", "mod "] {
        line = line.strip_prefix(word).unwrap_or(line);
    }
    let end = line
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    let defines = rest.is_empty() || rest.starts_with(['(', '<', ' ', ',', ';', '{', ':']);
    (!name.is_empty() && defines).then_some(name)
}

#[test]
fn the_name_that_a_line_defines_is_found() {
    assert_eq!(defined("pub fn relu(x: f64) -> f64 {"), Some("relu"));
    assert_eq!(defined("pub enum Activation {"), Some("Activation"));
    assert_eq!(defined("    Chain,"), Some("Chain"));
    assert_eq!(
        defined("    pub fn value(self, p: f64) -> f64 {"),
        Some("value")
    );
}

//! Where the wrong numbers stand: a row, a block, or certain inputs.

use super::record::Case;
use super::relation::Cell;

/// A place that holds every wrong number, but not all numbers.
pub struct Scope {
    pub words: String,
    /// Whether it is a place within the answer, not a choice of inputs.
    pub is_place: bool,
    inside: Vec<bool>,
}

impl Scope {
    /// The numbers of this place.
    pub fn pick<'a>(&self, cells: &[Cell<'a>]) -> Vec<Cell<'a>> {
        let inside = cells
            .iter()
            .zip(&self.inside)
            .filter(|(_, inside)| **inside);
        inside.map(|(cell, _)| *cell).collect()
    }
}

type Holds = fn(usize, usize) -> bool;

/// Places in a list of n, by the index i.
const PLACES: &[(&str, Holds)] = &[
    ("the last #", |i, n| i + 1 == n),
    ("the first #", |i, _| i == 0),
    ("the #s after the first", |i, _| i > 0),
    ("the #s before the last", |i, n| i + 1 < n),
];

/// All such places, the smallest kinds first.
pub fn scopes(cells: &[Cell], wrong: &[bool], cases: &[&Case], names: &[&str]) -> Vec<Scope> {
    let Some(first) = wrong.iter().position(|&wrong| wrong) else {
        return Vec::new();
    };
    let mut scopes = Vec::new();
    let mut add = |words: String, is_place: bool, holds: &dyn Fn(&Cell) -> bool| {
        let inside: Vec<bool> = cells.iter().map(holds).collect();
        let all_wrong = wrong
            .iter()
            .zip(&inside)
            .all(|(wrong, inside)| !wrong || *inside);
        if all_wrong && inside.contains(&false) {
            scopes.push(Scope {
                words,
                is_place,
                inside,
            });
        }
    };
    let block = cells[first].block;
    let name = names.get(block).copied().unwrap_or("");
    let is_matrix = cells
        .iter()
        .any(|cell| cell.block == block && cell.size.1 > 1);
    let is_list = cells
        .iter()
        .any(|cell| cell.block == block && cell.size.0 > 1);
    for (place, holds) in PLACES {
        let words = |what: &str| format!("{} of {name}", place.replace('#', what));
        if is_matrix {
            add(words("row"), true, &|c| {
                c.block == block && holds(c.row, c.size.0)
            });
            add(words("column"), true, &|c| {
                c.block == block && holds(c.column, c.size.1)
            });
        } else if is_list {
            let words = words("entry").replace("entrys", "entries");
            add(words, true, &|c| c.block == block && holds(c.row, c.size.0));
        }
    }
    if is_matrix {
        let of = |what: &str| format!("the entries {what} the diagonal of {name}");
        add(of("on"), true, &|c| c.block == block && c.row == c.column);
        add(of("off"), true, &|c| c.block == block && c.row != c.column);
    }
    add(name.to_string(), true, &|c| c.block == block);
    let wrong_cases: Vec<usize> = (0..cells.len())
        .filter(|&k| wrong[k])
        .map(|k| cells[k].case)
        .collect();
    let words = labels(cases, &wrong_cases);
    add(words, false, &|c| wrong_cases.contains(&c.case));
    scopes
}

/// Names some of the cases, those of one kind together if all of the kind are
/// meant, else with their inputs.
pub fn labels(cases: &[&Case], chosen: &[usize]) -> String {
    let mut names: Vec<String> = Vec::new();
    for c in 0..cases.len() {
        let kind = |k: &usize| cases[*k].about == cases[c].about;
        let whole = (0..cases.len()).filter(kind).all(|k| chosen.contains(&k));
        if chosen.contains(&c) {
            let name = if whole {
                cases[c].about.to_string()
            } else {
                cases[c].label()
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join("; ")
}

//! How an answer is related to what was given.

use super::relation::{Cell, alike, distinct, varied};
use super::value::{Block, Shape};

/// Something that was given is a factor, a summand, or the answer.
pub fn given(cells: &[Cell], tolerance: f64) -> Option<String> {
    let blocks = cells.first()?.given;
    let readings = (0..blocks.len()).flat_map(|g| READINGS.iter().map(move |r| (g, r)));
    for (g, (reading, name)) in readings {
        let values: Option<Vec<f64>> = cells
            .iter()
            .map(|cell| reading(cell.given.get(g).copied()?, cell))
            .collect();
        let Some(values) = values else { continue };
        let name = name.replace('@', &blocks[g].name);
        let fits = |formula: fn(f64, f64) -> f64| {
            let pairs = cells.iter().zip(&values);
            let mut pairs = pairs.map(|(cell, &v)| (cell.yours, formula(cell.expected, v)));
            pairs.all(|(yours, formula)| formula.is_finite() && alike(yours, formula, tolerance))
        };
        let varied = values.iter().any(|v| (v - values[0]).abs() > 1e-6);
        if !varied || !distinct(cells) {
            continue;
        }
        for (formula, words) in FORMULAS {
            if fits(*formula) {
                return Some(words.replace('@', &name));
            }
        }
    }
    None
}

type Reading = fn(&Block, &Cell) -> Option<f64>;

/// How a given thing belongs to a number of the answer, and how it is named.
const READINGS: &[(Reading, &str)] = &[
    (
        |block, _| (block.shape == Shape::Number).then(|| block.numbers[0]),
        "@",
    ),
    (
        |block, cell| element(block, cell, |cell| (cell.row, cell.size.0)),
        "its own @[…]",
    ),
    (
        |block, cell| element(block, cell, |cell| (cell.column, cell.size.1)),
        "its own @[…]",
    ),
    (
        |block, cell| {
            let same = block.shape == Shape::Matrix(cell.size.0, cell.size.1);
            same.then(|| block.numbers[cell.row * cell.size.1 + cell.column])
        },
        "its own @[(…)]",
    ),
    (
        |block, cell| Some(1.0 - element(block, cell, |cell| (cell.row, cell.size.0))?),
        "(1 - its own @[…])",
    ),
    (
        |block, cell| Some(1.0 - element(block, cell, |cell| (cell.column, cell.size.1))?),
        "(1 - its own @[…])",
    ),
    (
        |block, _| match block.shape {
            Shape::Vector(n) => Some(n as f64),
            _ => None,
        },
        "the number of entries of @",
    ),
    (
        |block, _| match block.shape {
            Shape::Matrix(rows, _) => Some(rows as f64),
            _ => None,
        },
        "the number of rows of @",
    ),
    (
        |block, _| match block.shape {
            Shape::Matrix(_, columns) => Some(columns as f64),
            _ => None,
        },
        "the number of columns of @",
    ),
];

fn element(block: &Block, cell: &Cell, place: fn(&Cell) -> (usize, usize)) -> Option<f64> {
    let (at, size) = place(cell);
    (block.shape == Shape::Vector(size)).then(|| block.numbers[at])
}

type Formula = fn(f64, f64) -> f64;

/// yours = formula(expected, given).
const FORMULAS: &[(Formula, &str)] = &[
    (|_, v| v, "is just @"),
    (|_, v| -v, "is just minus @"),
    (|e, v| e / v, "is the expected one divided by @"),
    (|e, v| e * v, "is the expected one times @"),
    (|e, v| -e / v, "has the wrong sign and is divided by @"),
    (|e, v| -e * v, "has the wrong sign and is multiplied by @"),
    (|e, v| e / (v * v), "is the expected one divided twice by @"),
    (|e, v| e + v, "is the expected one plus @"),
    (|e, v| e - v, "is the expected one minus @"),
    (|e, v| v - e, "is @ minus the expected one"),
];

/// Something that was given, not quite.
pub fn nearly_given(cells: &[Cell]) -> Option<String> {
    let blocks = cells.first()?.given;
    (0..blocks.len()).find_map(|g| {
        let near = |cell: &Cell| {
            let block = cell.given[g];
            let value = block.numbers[0];
            let size = value.abs().max(1e-3);
            block.shape == Shape::Number && (cell.yours - value).abs() < 2e-3 * size
        };
        let all = varied(cells) && cells.iter().all(near);
        all.then(|| format!("is near {}, whatever else is given", blocks[g].name))
    })
}

//! What a formula is made of: given things, and simple functions of them.

use super::relation::Cell;
use super::value::{Block, Shape};

/// A thing that may be a factor: its values at all the points.
pub struct Atom {
    pub name: String,
    pub values: Vec<f64>,
}

pub type Reading = fn(&Block, &Cell, usize, usize) -> Option<f64>;

/// How a given block may be indexed; `k` runs below `n`.
pub const READINGS: &[(Reading, &str)] = &[
    (
        |block, _, _, _| (block.shape == Shape::Number).then(|| block.numbers[0]),
        "@",
    ),
    (
        |block, cell, _, _| entry(block, cell.row, cell.size.0),
        "@[{r}]",
    ),
    (
        |block, cell, _, _| entry(block, cell.column, cell.size.1).filter(|_| cell.size.1 > 1),
        "@[{c}]",
    ),
    (|block, _, k, n| entry(block, k, n), "@[{s}]"),
    (|block, cell, _, _| last_row(block, cell), "@[(last, {r})]"),
    (|block, cell, _, _| single(block, cell, 0), "@[0]"),
    (|block, cell, _, _| single(block, cell, 1), "@[1]"),
    (
        |block, cell, _, _| place(block, (cell.row, cell.column), cell.size),
        "@[({r}, {c})]",
    ),
    (
        |block, cell, k, n| place(block, (k, cell.row), (n, cell.size.0)),
        "@[({s}, {r})]",
    ),
    (
        |block, cell, k, n| place(block, (cell.row, k), (cell.size.0, n)),
        "@[({r}, {s})]",
    ),
];

/// The bias of a neuron, where the last row holds them.
fn last_row(block: &Block, cell: &Cell) -> Option<f64> {
    match block.shape {
        Shape::Matrix(rows, columns) if cell.size == (columns, 1) && rows > 0 => {
            Some(block.numbers[(rows - 1) * columns + cell.row])
        }
        _ => None,
    }
}

/// One of two entries, where the answer is a single number.
fn single(block: &Block, cell: &Cell, i: usize) -> Option<f64> {
    let pair = block.shape == Shape::Vector(2) && cell.size == (1, 1);
    pair.then(|| block.numbers[i])
}

fn entry(block: &Block, i: usize, size: usize) -> Option<f64> {
    (block.shape == Shape::Vector(size)).then(|| block.numbers[i])
}

fn place(block: &Block, (i, j): (usize, usize), size: (usize, usize)) -> Option<f64> {
    (block.shape == Shape::Matrix(size.0, size.1)).then(|| block.numbers[i * size.1 + j])
}

/// Adds what is easily made of the atoms: differences, sums, and functions
/// where the answer is a function of single numbers.
pub fn derive(atoms: &mut Vec<Atom>, alone: bool) {
    let count = atoms.len();
    for a in 0..count {
        for b in 0..a {
            let (a, b) = (&atoms[a], &atoms[b]);
            let both = |f: fn(f64, f64) -> f64| {
                a.values
                    .iter()
                    .zip(&b.values)
                    .map(|(&a, &b)| f(a, b))
                    .collect()
            };
            let less = Atom {
                name: format!("({} - {})", a.name, b.name),
                values: both(|a, b| a - b),
            };
            let more = Atom {
                name: format!("({} + {})", b.name, a.name),
                values: both(|a, b| a + b),
            };
            atoms.extend([less, more]);
        }
    }
    type Function = fn(f64) -> f64;
    const ALWAYS: &[(Function, &str)] = &[(|x| 1.0 - x, "(1 - @)"), (f64::abs, "|@|")];
    const ALONE: &[(Function, &str)] = &[
        (|x| 1.0 / (1.0 + (-x).exp()), "σ(@)"),
        (|x| 1.0 / (1.0 + (-2.0 * x).exp()), "σ(2@)"),
        (|x| 1.0 / (1.0 + (-0.5 * x).exp()), "σ(@/2)"),
        (|x| 1.0 / (1.0 + x.exp()), "σ(-@)"),
        (|x| 1.0 / (1.0 + (1.0 - x).exp()), "σ(@ - 1)"),
        (|x| 1.0 / (1.0 + (-1.0 - x).exp()), "σ(@ + 1)"),
        (|x| 1.0 / (1.0 + (x - 1.0).exp()), "σ(1 - @)"),
        (f64::exp, "e^@"),
        (|x| (-x).exp(), "e^-@"),
        (|x| 1.0 + x.exp(), "(1 + e^@)"),
        (|x| 1.0 + (-x).exp(), "(1 + e^-@)"),
        (|x| 1.0 + x, "(1 + @)"),
        (|x| 1.0 + x.abs(), "(1 + |@|)"),
        (f64::tanh, "tanh @"),
        (f64::signum, "sign @"),
        (|x| x.max(0.0), "max(@, 0)"),
        (|x| x.exp().ln_1p(), "ln(1 + e^@)"),
        (|x| x * x * x, "@³"),
    ];
    let functions = ALWAYS.iter().chain(if alone { ALONE } else { &[] });
    for (function, name) in functions {
        for a in 0..count {
            let values = atoms[a].values.iter().map(|&x| function(x)).collect();
            let name = name.replace('@', &atoms[a].name);
            atoms.push(Atom { name, values });
        }
    }
}

//! The right numbers in the wrong places, or too few, or too many of them.

use super::value::{Block, Shape};

type Arrange = fn(&Block) -> Option<Block>;

/// Ways to lay the numbers of one block out wrongly, and how to say so of it.
pub const ARRANGEMENTS: &[(Arrange, &str)] = &[
    (
        transposed,
        "is transposed: its rows and columns have changed places",
    ),
    (
        |block| pick(block, |n, i| n - 1 - i, |_, j| j),
        "is upside down: its order is reversed",
    ),
    (
        |block| matrix(block).and_then(|_| pick(block, |_, i| i, |n, j| n - 1 - j)),
        "has its columns in reversed order",
    ),
    (
        |block| pick(block, |n, i| (i + 1) % n, |_, j| j),
        "is shifted by one: what belongs to place 1 stands at place 0, and the first is now the last",
    ),
    (
        |block| pick(block, |n, i| (i + n - 1) % n, |_, j| j),
        "is shifted by one: what belongs to place 0 stands at place 1, and the last is now the first",
    ),
    (
        |block| matrix(block).and_then(|_| pick(block, |_, i| i, |n, j| (j + 1) % n)),
        "has its columns shifted by one, to the left",
    ),
    (
        |block| matrix(block).and_then(|_| pick(block, |_, i| i, |n, j| (j + n - 1) % n)),
        "has its columns shifted by one, to the right",
    ),
    (
        |block| transposed(block).and_then(|block| pick(&block, |n, i| n - 1 - i, |_, j| j)),
        "is transposed, and its rows are in reversed order",
    ),
    (
        |block| cut(block, 0, 1),
        "lacks its last entry (of a matrix: its last row); the others are right",
    ),
    (
        |block| cut(block, 1, 0),
        "lacks its first entry (of a matrix: its first row); the others are right",
    ),
    (
        |block| transposed(&cut(&transposed(block)?, 0, 1)?),
        "lacks its last column; the others are right",
    ),
    (
        |block| transposed(&cut(&transposed(block)?, 1, 0)?),
        "lacks its first column; the others are right",
    ),
    (
        |block| extended(block, 1.0, false),
        "is right, but for a 1 too many at the end",
    ),
    (
        |block| extended(block, 1.0, true),
        "is right, but for a 1 too many in front",
    ),
    (
        |block| extended(block, 0.0, false),
        "is right, but for a 0 too many at the end",
    ),
    (
        |block| extended(block, 0.0, true),
        "is right, but for a 0 too many in front",
    ),
    (
        |block| transposed(&extended(&transposed(block)?, 0.0, false)?),
        "is right, but for a column of zeros too many at the end",
    ),
    (
        |block| transposed(&extended(&transposed(block)?, 0.0, true)?),
        "is right, but for a column of zeros too many in front",
    ),
    (
        |block| transposed(&extended(&transposed(block)?, 1.0, false)?),
        "is right, but for a column of ones too many at the end",
    ),
];

fn matrix(block: &Block) -> Option<(usize, usize)> {
    match block.shape {
        Shape::Matrix(rows, columns) => Some((rows, columns)),
        _ => None,
    }
}

/// Rows and columns; a vector is one column.
pub fn size(block: &Block) -> (usize, usize) {
    match block.shape {
        Shape::Number => (1, 1),
        Shape::Vector(n) => (n, 1),
        Shape::Matrix(rows, columns) => (rows, columns),
    }
}

fn with(block: &Block, shape: Shape, numbers: Vec<f64>) -> Option<Block> {
    let name = block.name.clone();
    Some(Block {
        name,
        shape,
        numbers,
    })
}

fn transposed(block: &Block) -> Option<Block> {
    let (rows, columns) = matrix(block)?;
    let places = (0..columns).flat_map(|j| (0..rows).map(move |i| i * columns + j));
    let numbers = places.map(|k| block.numbers[k]).collect();
    with(block, Shape::Matrix(columns, rows), numbers)
}

/// Number (i, j) is taken from row(rows, i) and column(columns, j).
fn pick(
    block: &Block,
    row: fn(usize, usize) -> usize,
    column: fn(usize, usize) -> usize,
) -> Option<Block> {
    let (rows, columns) = size(block);
    let places = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
    let from = places.map(|(i, j)| row(rows, i) * columns + column(columns, j));
    with(block, block.shape, from.map(|k| block.numbers[k]).collect())
}

/// Without some of the first and last entries, or rows.
fn cut(block: &Block, first: usize, last: usize) -> Option<Block> {
    let (rows, columns) = size(block);
    let left = rows.checked_sub(first + last).filter(|&left| left > 0)?;
    let shape = match block.shape {
        Shape::Number => return None,
        Shape::Vector(_) => Shape::Vector(left),
        Shape::Matrix(..) => Shape::Matrix(left, columns),
    };
    with(
        block,
        shape,
        block.numbers[first * columns..(rows - last) * columns].to_vec(),
    )
}

/// With one entry more, or one row.
fn extended(block: &Block, x: f64, in_front: bool) -> Option<Block> {
    let (rows, columns) = size(block);
    let shape = match block.shape {
        Shape::Number => return None,
        Shape::Vector(n) => Shape::Vector(n + 1),
        Shape::Matrix(..) => Shape::Matrix(rows + 1, columns),
    };
    let more = vec![x; columns];
    let parts = [block.numbers.clone(), more];
    let [first, second] = parts;
    let numbers = if in_front {
        [second, first].concat()
    } else {
        [first, second].concat()
    };
    with(block, shape, numbers)
}

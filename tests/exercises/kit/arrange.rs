//! The right numbers in the wrong places, or too few, or too many of them.

use super::diagnose::{Numbers, same};
use super::value::{Block, Shape};

/// What else is different, when the places are right.
pub type Besides<'a> = &'a dyn Fn(&Numbers) -> Option<String>;

type Arrange = fn(&Block) -> Option<Block>;

/// Ways to lay the numbers of one block out wrongly, and how to say so of it.
const ARRANGEMENTS: &[(Arrange, &str)] = &[
    (
        transposed,
        "transposed: rows and columns have changed places",
    ),
    (
        |block| pick(block, |n, i| n - 1 - i, |_, j| j),
        "the #s are in reversed order",
    ),
    (
        |block| matrix(block).and_then(|_| pick(block, |_, i| i, |n, j| n - 1 - j)),
        "the columns are in reversed order",
    ),
    (
        |block| pick(block, |n, i| (i + 1) % n, |_, j| j),
        "shifted by one: # 1 stands where # 0 belongs, and # 0 comes last",
    ),
    (
        |block| pick(block, |n, i| (i + n - 1) % n, |_, j| j),
        "shifted by one: # 0 stands where # 1 belongs, and the last # comes first",
    ),
    (
        |block| matrix(block).and_then(|_| pick(block, |_, i| i, |n, j| (j + 1) % n)),
        "the columns are shifted by one to the left, and column 0 comes last",
    ),
    (
        |block| matrix(block).and_then(|_| pick(block, |_, i| i, |n, j| (j + n - 1) % n)),
        "the columns are shifted by one to the right, and the last one comes first",
    ),
    (
        |block| transposed(block).and_then(|block| pick(&block, |n, i| n - 1 - i, |_, j| j)),
        "transposed, and the rows are in reversed order",
    ),
    (
        |block| cut(block, 0, 1),
        "the last # is missing; the others are right",
    ),
    (
        |block| cut(block, 1, 0),
        "the first # is missing; the others are right",
    ),
    (
        |block| transposed(&cut(&transposed(block)?, 0, 1)?),
        "the last column is missing; the others are right",
    ),
    (
        |block| transposed(&cut(&transposed(block)?, 1, 0)?),
        "the first column is missing; the others are right",
    ),
    (
        |block| extended(block, 1.0, false),
        "right, but for a # of 1 too many at the end",
    ),
    (
        |block| extended(block, 1.0, true),
        "right, but for a # of 1 too many in front",
    ),
    (
        |block| extended(block, 0.0, false),
        "right, but for a # of 0 too many at the end",
    ),
    (
        |block| extended(block, 0.0, true),
        "right, but for a # of 0 too many in front",
    ),
    (
        |block| transposed(&extended(&transposed(block)?, 0.0, false)?),
        "right, but for a column of 0 too many at the end",
    ),
    (
        |block| transposed(&extended(&transposed(block)?, 0.0, true)?),
        "right, but for a column of 0 too many in front",
    ),
    (
        |block| transposed(&extended(&transposed(block)?, 1.0, false)?),
        "right, but for a column of 1 too many at the end",
    ),
    (
        |block| cut(block, block.size().0.checked_sub(1)?, 0),
        "only the last # is there",
    ),
    (
        |block| cut(block, 0, block.size().0.checked_sub(1)?),
        "only the first # is there",
    ),
];

/// What to take away from an answer, so that the right numbers are left.
const TOO_MUCH: &[(Arrange, &str)] = &[
    (
        |block| cut(block, 0, 1),
        "right, but for one # too many at the end",
    ),
    (
        |block| cut(block, 1, 0),
        "right, but for one # too many in front",
    ),
    (
        |block| transposed(&cut(&transposed(block)?, 0, 1)?),
        "right, but for one column too many at the end",
    ),
    (
        |block| transposed(&cut(&transposed(block)?, 1, 0)?),
        "right, but for one column too many in front",
    ),
];

/// How `yours` are the numbers of `theirs` laid out otherwise; `factor` may say
/// what else is different.
pub fn arranged(
    yours: &Numbers,
    theirs: &Numbers,
    tolerance: f64,
    factor: Option<Besides>,
) -> Option<String> {
    let all = |theirs: &Numbers, b: usize| {
        let mut pairs = yours.iter().zip(theirs);
        pairs.all(|(mine, other)| same(&mine[b..=b], &other[b..=b], tolerance))
    };
    let blocks = theirs.first()?.len();
    let wrong: Vec<usize> = (0..blocks).filter(|&b| !all(theirs, b)).collect();
    let right = |theirs: &Numbers| wrong.iter().all(|&b| all(theirs, b));
    let name = |b: &usize| theirs[0][*b].name.as_str();
    let names = wrong.iter().map(name).collect::<Vec<_>>().join(" and ");
    if let [a, b] = wrong[..] {
        let mut swapped = theirs.clone();
        swapped.iter_mut().for_each(|case| case.swap(a, b));
        if right(&swapped) {
            return Some(format!(
                "{names} have changed places, and are right otherwise."
            ));
        }
    }
    let what = if theirs[0][*wrong.first()?].size().1 > 1 {
        "row"
    } else {
        "entry"
    };
    let say = |words: &str| {
        format!(
            "{names}: {}.",
            words.replace('#', what).replace("entrys", "entries")
        )
    };
    let apply = |arrange: &Arrange, numbers: &Numbers| {
        let mut numbers = numbers.clone();
        for case in &mut numbers {
            for &b in &wrong {
                case[b] = arrange(&case[b])?;
            }
        }
        Some(numbers)
    };
    ARRANGEMENTS.iter().find_map(|(arrange, words)| {
        let laid = apply(arrange, theirs).filter(|laid| laid != theirs)?;
        if right(&laid) {
            return Some(say(words));
        }
        let besides = factor?(&laid)?;
        Some(format!(
            "{} And besides, each of your numbers {besides}.",
            say(words)
        ))
    })
}

/// Whether the right numbers are left when something is taken away.
pub fn too_much(yours: &Numbers, right: &Numbers, tolerance: f64) -> Option<String> {
    let [block] = &right.first()?[..] else {
        return None;
    };
    let what = if block.size().1 > 1 { "row" } else { "entry" };
    TOO_MUCH.iter().find_map(|(take, words)| {
        let fits = |(mine, right): (&Vec<Block>, &Vec<Block>)| {
            take(&mine[0]).is_some_and(|left| same(&[left], right, tolerance))
        };
        let all = yours.iter().zip(right).all(fits);
        all.then(|| format!("{}: {}.", block.name, words.replace('#', what)))
    })
}

fn matrix(block: &Block) -> Option<(usize, usize)> {
    match block.shape {
        Shape::Matrix(rows, columns) => Some((rows, columns)),
        _ => None,
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
    let (rows, columns) = block.size();
    let places = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
    let from = places.map(|(i, j)| row(rows, i) * columns + column(columns, j));
    with(block, block.shape, from.map(|k| block.numbers[k]).collect())
}

/// Without some of the first and last entries, or rows.
fn cut(block: &Block, first: usize, last: usize) -> Option<Block> {
    let (rows, columns) = block.size();
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
    let (rows, columns) = block.size();
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

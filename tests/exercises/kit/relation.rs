//! How two rows of numbers are related: the shape of an error.
//!
//! Every sentence here is a fact about the numbers and names no cause that
//! the numbers do not show.

use super::given::{given, nearly_given};
use super::value::{Block, show};

/// One number of an answer beside the one that it is compared with.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    pub expected: f64,
    pub yours: f64,
    /// Which case it is from, and what was given there or came up on the way.
    pub case: usize,
    pub given: &'a [&'a Block],
    pub block: usize,
    pub row: usize,
    pub column: usize,
    /// Rows and columns of the block that the number is in.
    pub size: (usize, usize),
}

/// |yours − expected| ≤ tolerance · max(1, |expected|).
pub fn close(yours: f64, expected: f64, tolerance: f64) -> bool {
    yours == expected
        || (yours - expected).abs() <= tolerance * expected.abs().max(1.0)
        || (yours.is_nan() && expected.is_nan())
}

/// As [`close`], but small numbers must agree in their digits too: whatever is
/// near 0 would fit any sentence otherwise.
pub fn alike(yours: f64, formula: f64, tolerance: f64) -> bool {
    (yours - formula).abs() <= tolerance * formula.abs().max(1e-3)
}

/// What "each of your numbers" does, if one thing is true of all of them.
pub fn relation(cells: &[Cell], tolerance: f64) -> Option<String> {
    let right =
        |cell: &Cell| cell.yours == cell.expected || alike(cell.yours, cell.expected, tolerance);
    if cells.iter().all(right) {
        return None;
    }
    special(cells)
        .or_else(|| constant(cells, tolerance))
        .or_else(|| factor(cells, tolerance))
        .or_else(|| offset(cells, tolerance))
        .or_else(|| given(cells, tolerance))
        .or_else(|| function(cells, tolerance))
        .or_else(|| nearly(cells))
        .or_else(|| nearly_a_multiple(cells))
        .or_else(|| nearly_given(cells))
}

fn special(cells: &[Cell]) -> Option<String> {
    if cells.iter().all(|cell| cell.yours.is_nan()) {
        return Some("is NaN, “not a number”: what 0/0, ∞ - ∞ and ∞/∞ give".to_string());
    }
    if cells.iter().all(|cell| cell.yours.is_infinite()) {
        return Some("is infinite: something was divided by 0, or grew too large".to_string());
    }
    if !cells.iter().all(|cell| cell.yours.is_finite()) {
        return None;
    }
    let zero = cells.iter().all(|cell| cell.yours == 0.0);
    zero.then(|| "is 0".to_string())
}

/// The same number everywhere, though different ones are expected.
fn constant(cells: &[Cell], tolerance: f64) -> Option<String> {
    let first = cells.first()?.yours;
    let same = cells.iter().all(|cell| alike(cell.yours, first, tolerance));
    (same && varied(cells)).then(|| format!("is {}, whatever is given", show(first)))
}

/// At least two different numbers are expected.
pub fn varied(cells: &[Cell]) -> bool {
    cells
        .iter()
        .any(|cell| (cell.expected - cells[0].expected).abs() > 1e-4)
}

/// At least two expected sizes, both away from 0.
pub fn distinct(cells: &[Cell]) -> bool {
    let sizes = || {
        cells
            .iter()
            .map(|cell| cell.expected.abs())
            .filter(|&e| e > 1e-4)
    };
    let largest = sizes().filter(|e| e.is_finite()).fold(0.0, f64::max);
    let smallest = sizes().fold(f64::INFINITY, f64::min);
    largest > smallest * 1.01
}

/// A constant factor, the sign included.
pub fn factor(cells: &[Cell], tolerance: f64) -> Option<String> {
    if !varied(cells) {
        return None;
    }
    let larger = |a: &&Cell, b: &&Cell| a.expected.abs().total_cmp(&b.expected.abs());
    let largest = cells.iter().max_by(larger)?;
    let c = largest.yours / largest.expected;
    let fits = |cell: &Cell| alike(cell.yours, c * cell.expected, tolerance);
    let one = alike(c, 1.0, tolerance);
    if !cells.iter().all(fits) || c == 0.0 || one || !c.is_finite() {
        return None;
    }
    Some(match c {
        c if alike(c, -1.0, tolerance) => "has the wrong sign".to_string(),
        c if c < 0.0 => {
            let c = number(-c, tolerance);
            format!("has the wrong sign and is {c} times the expected one")
        }
        c => format!("is {} times the expected one", number(c, tolerance)),
    })
}

/// A number as people say it: 2, ½, 3/4, or its digits.
fn number(c: f64, tolerance: f64) -> String {
    for below in 1..=12 {
        let above = (c * f64::from(below)).round();
        if (1.0..=100.0).contains(&above) && alike(above / f64::from(below), c, tolerance) {
            return match (above as i32, below) {
                (1, 2) => "½".to_string(),
                (1, 4) => "¼".to_string(),
                (above, 1) => above.to_string(),
                (above, below) => format!("{above}/{below}"),
            };
        }
    }
    show(c)
}

fn offset(cells: &[Cell], tolerance: f64) -> Option<String> {
    if !varied(cells) {
        return None;
    }
    let first = cells.first()?;
    let more = first.yours - first.expected;
    let sum = first.yours + first.expected;
    let fits = |cell: &Cell| alike(cell.yours, cell.expected + more, tolerance);
    if cells.iter().all(fits) {
        let than = if more < 0.0 { "less" } else { "more" };
        let more = number(more.abs(), tolerance);
        return Some(format!("is {more} {than} than the expected one"));
    }
    let fits = |cell: &Cell| alike(cell.yours, sum - cell.expected, tolerance);
    let sum_is = number(sum.abs(), tolerance);
    (sum > 0.0 && cells.iter().all(fits)).then(|| format!("is {sum_is} minus the expected one"))
}

/// A function of the expected number.
fn function(cells: &[Cell], tolerance: f64) -> Option<String> {
    type Function = fn(f64) -> f64;
    const FUNCTIONS: &[(Function, &str)] = &[
        (f64::abs, "is the expected one without its sign"),
        (|e| -e.abs(), "is minus the size of the expected one"),
        (|e| e * e, "is the square of the expected one"),
        (|e| e * e * e, "is the cube of the expected one"),
        (|e| e.abs().sqrt(), "is the square root of the expected one"),
        (|e| 1.0 / e, "is 1 divided by the expected one"),
        (f64::exp, "is e to the power of the expected one"),
        (f64::ln, "is the logarithm of the expected one"),
        (f64::tanh, "is the tanh of the expected one"),
        (
            |e| 1.0 / (1.0 + (-e).exp()),
            "is the sigmoid of the expected one",
        ),
        (
            |e| e.max(0.0),
            "is the expected one, but 0 where that is negative",
        ),
        (
            |e| e.min(0.0),
            "is the expected one, but 0 where that is positive",
        ),
        (f64::trunc, "is the expected one with its decimals cut off"),
        (f64::round, "is the expected one rounded to a whole number"),
    ];
    if !distinct(cells) {
        return None;
    }
    let fits = |f: &Function| {
        cells
            .iter()
            .all(|cell| alike(cell.yours, f(cell.expected), tolerance))
    };
    FUNCTIONS
        .iter()
        .find(|(f, _)| fits(f))
        .map(|(_, words)| words.to_string())
}

/// The right numbers, not quite.
fn nearly(cells: &[Cell]) -> Option<String> {
    let off = |cell: &Cell| (cell.yours - cell.expected).abs() / cell.expected.abs().max(1e-3);
    let worst = cells.iter().map(off).fold(0.0, f64::max);
    let finite = cells.iter().all(|cell| cell.yours.is_finite());
    (finite && worst < 2e-3).then(|| {
        let least = cells.iter().map(|cell| (cell.yours - cell.expected).abs());
        format!(
            "is near the expected one but not equal to it, off by up to {} \
             (a rounded constant, an f32, or too coarse a step?)",
            show(least.fold(0.0, f64::max))
        )
    })
}

/// Twice, or half, or three times the right numbers, not quite.
fn nearly_a_multiple(cells: &[Cell]) -> Option<String> {
    [2.0, 0.5, 3.0, -1.0, -2.0, -0.5].into_iter().find_map(|c| {
        let near = |cell: &Cell| {
            let off = (cell.yours - c * cell.expected).abs();
            off < 2e-3 * cell.expected.abs().max(1e-3)
        };
        let all = varied(cells) && cells.iter().all(near);
        all.then(|| format!("is roughly {c} times the expected one"))
    })
}

/// The ratio of each number to the expected one is the same within every group,
/// but not in all of them: then the groups' own factor is wrong.
pub fn factor_of_groups(
    cells: &[Cell],
    tolerance: f64,
    group: fn(&Cell) -> (usize, usize),
) -> bool {
    let ratio = |cell: &Cell| cell.yours / cell.expected;
    let first = |cell: &Cell| {
        let mut others = cells.iter().filter(|other| group(other) == group(cell));
        others.find(|other| other.expected.abs() > 1e-6)
    };
    let fits = |cell: &Cell| {
        let Some(first) = first(cell) else {
            return false;
        };
        alike(cell.yours, ratio(first) * cell.expected, tolerance)
    };
    // Every group needs two numbers at least that differ.
    let large = |cell: &Cell| {
        let differs = |other: &Cell| (other.expected - cell.expected).abs() > 1e-6;
        cells
            .iter()
            .any(|other| group(other) == group(cell) && differs(other))
    };
    let fits = |cell: &Cell| large(cell) && fits(cell);
    !cells.is_empty() && cells.iter().all(fits)
}

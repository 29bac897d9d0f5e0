//! What one sentence can say of many numbers beside the expected ones.
//!
//! Every sentence is a fact about all the numbers it speaks of, and names no
//! cause that they do not show.

use super::value::show;

/// One number of an answer beside the one that is expected.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    pub expected: f64,
    pub yours: f64,
    pub right: bool,
    pub case: usize,
    pub block: usize,
    pub row: usize,
    pub column: usize,
    /// Rows and columns of the block that the number is in.
    pub size: (usize, usize),
    /// What was given in its place: of what is changed in place it is the change
    /// that is compared.
    pub old: Option<f64>,
}

impl Cell {
    /// Whether it hints at a cause: 0, 1 and −1 in place of each other fit any.
    pub fn is_telling(&self) -> bool {
        let plain = |x: f64| x == 0.0 || x.abs() == 1.0;
        !plain(self.yours) || !plain(self.expected)
    }
}

/// |a − b| ≤ tolerance · max(floor, |b|); infinities and NaN are like themselves
/// alone.
pub fn close(a: f64, b: f64, tolerance: f64, floor: f64) -> bool {
    let finite = a.is_finite() && b.is_finite();
    let near = finite && (a - b).abs() <= tolerance * b.abs().max(floor);
    near || a == b || (a.is_nan() && b.is_nan())
}

/// As close as an explanation has to be: small numbers must agree in their
/// digits too, since whatever is near 0 would fit any sentence otherwise.
pub fn alike(yours: f64, explained: f64, tolerance: f64) -> bool {
    close(yours, explained, tolerance, 1e-4)
}

/// What each of these numbers does, if one thing is true of all of them, and of
/// at least one that is wrong.
pub fn relation(cells: &[Cell], tolerance: f64) -> Option<String> {
    if cells.iter().all(|cell| cell.right) {
        return None;
    }
    let in_place = cells.iter().filter(|cell| cell.old.is_some()).count();
    let (noun, tolerance) = match in_place {
        0 => ("numbers", tolerance),
        // The last digits of a difference are lost.
        n if n == cells.len() => ("changes", tolerance.max(1e-6)),
        _ => ("numbers, and of your changes,", tolerance.max(1e-6)),
    };
    let change = |cell: &Cell| {
        let old = cell.old.unwrap_or(0.0);
        let (expected, yours) = (cell.expected - old, cell.yours - old);
        Cell {
            expected,
            yours,
            ..*cell
        }
    };
    let cells: Vec<Cell> = cells.iter().map(change).collect();
    let told = [special, constant, factor, offset, nearly];
    let told = told.into_iter().find_map(|tell| tell(&cells, tolerance))?;
    Some(format!("each of your {noun} {told}."))
}

/// What numbers are by themselves.
fn special(cells: &[Cell], _: f64) -> Option<String> {
    let all = |is: fn(f64) -> bool| cells.iter().all(|cell| is(cell.yours));
    let words = if all(f64::is_nan) {
        "is NaN, “not a number”: what 0/0, ∞ - ∞ and ∞/∞ give"
    } else if all(f64::is_infinite) {
        "is infinite: something was divided by 0, or grew too large"
    } else if all(|x| x == 0.0) {
        "is 0"
    } else {
        return None;
    };
    Some(words.to_string())
}

/// The same number in several cases.
fn constant(cells: &[Cell], tolerance: f64) -> Option<String> {
    let first = cells.first()?;
    // Small numbers are near each other, and not the same.
    let same = |cell: &Cell| close(cell.yours, first.yours, tolerance, 0.0);
    let cases = cells.iter().any(|cell| cell.case != first.case);
    (cases && cells.iter().all(same)).then(|| format!("is {}", show(first.yours)))
}

/// At least two different sizes are expected, both away from 0.
fn varied(cells: &[Cell]) -> bool {
    let sizes = cells.iter().map(|cell| cell.expected.abs());
    let sizes: Vec<f64> = sizes.filter(|e| e.is_finite() && *e > 1e-6).collect();
    let largest = sizes.iter().copied().fold(0.0, f64::max);
    sizes.iter().any(|&e| e < 0.99 * largest)
}

/// A constant factor, the sign included.
fn factor(cells: &[Cell], tolerance: f64) -> Option<String> {
    let larger = |a: &&Cell, b: &&Cell| a.expected.abs().total_cmp(&b.expected.abs());
    let finite = cells.iter().filter(|cell| cell.expected.is_finite());
    let largest = finite.max_by(larger)?;
    let c = largest.yours / largest.expected;
    let fits = |cell: &Cell| close(cell.yours, c * cell.expected, tolerance, 1e-6 * c.abs());
    let told = c != 0.0 && c.is_finite() && !alike(c, 1.0, tolerance);
    if !told || !varied(cells) || !cells.iter().all(fits) {
        return None;
    }
    let times = format!("is {} times the expected one", number(c.abs(), tolerance));
    Some(match (c < 0.0, alike(c, -1.0, tolerance)) {
        (_, true) => "has the wrong sign".to_string(),
        (true, _) => format!("has the wrong sign and {times}"),
        _ => times,
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
    let first = cells.iter().find(|cell| cell.expected.is_finite())?;
    let more = first.yours - first.expected;
    let fits = |cell: &Cell| alike(cell.yours, cell.expected + more, tolerance);
    let told = more.abs() > 1e-6 && varied(cells) && cells.iter().all(fits);
    let than = if more < 0.0 { "less" } else { "more" };
    let more = number(more.abs(), tolerance);
    told.then(|| format!("is {more} {than} than the expected one"))
}

/// The right numbers, or twice or half of them, not quite.
fn nearly(cells: &[Cell], _: f64) -> Option<String> {
    // Small numbers beside large ones of the same case may be off by more.
    let size = |case: usize| {
        let of_case = cells.iter().filter(|cell| cell.case == case);
        let sizes = of_case.map(|cell| cell.expected.abs());
        sizes.filter(|e| e.is_finite()).fold(0.01, f64::max)
    };
    let near = |c: f64| {
        cells
            .iter()
            .all(|cell| close(cell.yours, c * cell.expected, 0.01, 0.5 * size(cell.case)))
    };
    if near(1.0) {
        let off = cells.iter().map(|cell| (cell.yours - cell.expected).abs());
        let off = show(off.fold(0.0, f64::max));
        return Some(format!(
            "is near the expected one, off by up to {off} (a rounded constant, an f32, something \
             cut off, or a step that is too coarse or too fine?)"
        ));
    }
    let c = [-1.0, 2.0, 0.5]
        .into_iter()
        .find(|&c| varied(cells) && near(c))?;
    Some(format!("is roughly {} times the expected one", show(c)))
}

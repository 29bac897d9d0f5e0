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
    let told = [
        special, constant, factor, offset, function, nearly, multiple,
    ];
    told.into_iter().find_map(|tell| tell(cells, tolerance))
}

/// What numbers are by themselves.
pub fn special(cells: &[Cell], _: f64) -> Option<String> {
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

/// The same number in several cases, though different ones are expected.
fn constant(cells: &[Cell], tolerance: f64) -> Option<String> {
    let first = cells.first()?;
    let same = |cell: &Cell| alike(cell.yours, first.yours, tolerance);
    let cases = cells.iter().any(|cell| cell.case != first.case);
    let told = cases && varied(cells) && cells.iter().all(same);
    told.then(|| format!("is {}, whatever is given", show(first.yours)))
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
    Some(if alike(c, -1.0, tolerance) {
        "has the wrong sign".to_string()
    } else {
        let times = number(c.abs(), tolerance);
        let sign = if c < 0.0 {
            "has the wrong sign and "
        } else {
            ""
        };
        format!("{sign}is {times} times the expected one")
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
    let (more, sum) = (first.yours - first.expected, first.yours + first.expected);
    let all = |explained: &dyn Fn(f64) -> f64| {
        let fits = |cell: &Cell| alike(cell.yours, explained(cell.expected), tolerance);
        varied(cells) && cells.iter().all(fits)
    };
    if more.abs() > 1e-6 && all(&|e| e + more) {
        let than = if more < 0.0 { "less" } else { "more" };
        return Some(format!(
            "is {} {than} than the expected one",
            number(more.abs(), tolerance)
        ));
    }
    let told = sum > 1e-6 && all(&|e| sum - e);
    told.then(|| format!("is {} minus the expected one", number(sum, tolerance)))
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
        (|e| e.abs().ln(), "is the logarithm of the expected one"),
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
        (
            |e| e.clamp(0.0, 1.0),
            "is the expected one, but kept between 0 and 1",
        ),
        (
            |e| e.clamp(-1.0, 1.0),
            "is the expected one, but kept between -1 and 1",
        ),
        (|e| 1.0 - e * e, "is 1 minus the square of the expected one"),
        (
            |e| (1.0 - e) * e,
            "is (1 - s) s, with the expected one as s",
        ),
        (f64::trunc, "is the expected one with its decimals cut off"),
        (f64::round, "is the expected one rounded to a whole number"),
        (f64::floor, "is the expected one rounded down"),
        (f64::ceil, "is the expected one rounded up"),
    ];
    let fits = |f: &Function| {
        cells
            .iter()
            .all(|cell| alike(cell.yours, f(cell.expected), tolerance))
    };
    let found = FUNCTIONS.iter().find(|(f, _)| varied(cells) && fits(f));
    found.map(|(_, words)| words.to_string())
}

/// The right numbers, not quite.
fn nearly(cells: &[Cell], _: f64) -> Option<String> {
    // Small numbers beside large ones of the same case may be off by more.
    let size = |case: usize| {
        let sizes = cells
            .iter()
            .filter(|cell| cell.case == case)
            .map(|cell| cell.expected.abs());
        sizes.filter(|e| e.is_finite()).fold(0.01, f64::max)
    };
    let near = |cell: &Cell| close(cell.yours, cell.expected, 2e-3, 0.1 * size(cell.case));
    let off = cells.iter().map(|cell| (cell.yours - cell.expected).abs());
    cells.iter().all(near).then(|| {
        let off = show(off.fold(0.0, f64::max));
        format!(
            "is near the expected one but not equal to it, off by up to {off} (a rounded constant, \
             an f32, or a step that is too coarse or too fine?)"
        )
    })
}

/// Twice, or half, or three times the right numbers, not quite.
fn multiple(cells: &[Cell], _: f64) -> Option<String> {
    [2.0, 0.5, 3.0, -1.0, -2.0, -0.5].into_iter().find_map(|c| {
        let near = |cell: &Cell| close(cell.yours, c * cell.expected, 2e-3, 1e-3);
        let told = varied(cells) && cells.iter().all(near);
        told.then(|| format!("is roughly {} times the expected one", show(c)))
    })
}

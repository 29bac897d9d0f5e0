//! Plain edits of a number, a vector or a matrix: 1 in its place, its squares, the
//! first entry for all of them.

use chainrule::activation::{Activation, sigmoid};

use super::value::{Block, Shape};

/// One plain change of a number, a vector or a matrix.
pub struct Edit {
    /// With {} for the name.
    pub words: &'static str,
    how: How,
    /// Whether it goes together with another mistake.
    pub is_plain: bool,
}

enum How {
    /// Every number by itself.
    Each(fn(f64) -> f64),
    /// The f of a layer, of every number.
    Function,
    /// Row i of n becomes another row, or 0.
    Rows(fn(usize, usize) -> Option<usize>),
    /// Row i of n becomes a sum of rows, from one to before another, times a factor.
    Sums(fn(usize, usize) -> (usize, usize, f64)),
    /// Another list, of whatever shape.
    List(fn(&Block) -> Block),
    /// Another table; of a list it makes nothing.
    Table(fn(&Block) -> Option<Block>),
}
use How::{Each, Function, List, Rows, Sums, Table};

const fn plain(words: &'static str, how: How) -> Edit {
    let is_plain = true;
    Edit {
        words,
        how,
        is_plain,
    }
}

const fn alone(words: &'static str, how: How) -> Edit {
    let is_plain = false;
    Edit {
        words,
        how,
        is_plain,
    }
}

impl PartialEq for Edit {
    fn eq(&self, other: &Edit) -> bool {
        self.words == other.words
    }
}

/// The first two leave nothing of a number, the third all of it.
pub const CONSTANTS: &[Edit] = &[plain("1", Each(|_| 1.0)), plain("0", Each(|_| 0.0))];
pub const SAME: &Edit = &plain("{}", Each(|x| x));

/// Edits that say the same of one number and of many.
pub const EACH: &[Edit] = &[
    plain("-{}", Each(|x| -x)),
    plain("{}²", Each(|x| x * x)),
    plain("|{}|", Each(f64::abs)),
    plain("1/{}", Each(|x| 1.0 / x)),
    plain("2 {}", Each(|x| 2.0 * x)),
    plain("½ {}", Each(|x| 0.5 * x)),
    plain("(1 - {}) {}", Each(|x| (1.0 - x) * x)),
    plain("(1 - {})", Each(|x| 1.0 - x)),
    plain("f({})", Function),
    alone("(1 + {})", Each(|x| 1.0 + x)),
    alone("({} - 1)", Each(|x| x - 1.0)),
    alone("{}³", Each(|x| x * x * x)),
    alone("the root of {}", Each(f64::sqrt)),
    alone("the sigmoid of {}", Each(sigmoid)),
    alone("{}, or 0 where that is negative,", Each(|x| x.max(0.0))),
    plain("{} without its decimals", Each(f64::trunc)),
    plain("{} rounded to whole numbers", Each(f64::round)),
    alone("the sign of {}, 1 or -1,", Each(f64::signum)),
];

/// Edits of a list as a whole; of a matrix it is the list of its rows.
pub const LISTS: &[Edit] = &[
    plain("the first of {} for all of them", Rows(|_, _| Some(0))),
    plain("the last of {} for all of them", Rows(|_, n| Some(n - 1))),
    alone("{} in reversed order", Rows(|i, n| Some(n - 1 - i))),
    alone(
        "the first of {}, and 0 for the others,",
        Rows(|i, _| (i == 0).then_some(i)),
    ),
    alone(
        "the last of {}, and 0 for the others,",
        Rows(|i, n| (i + 1 == n).then_some(i)),
    ),
    alone("0 for the first of {}", Rows(|i, _| (i > 0).then_some(i))),
    alone(
        "0 for the last of {}",
        Rows(|i, n| (i + 1 < n).then_some(i)),
    ),
    alone(
        "{} moved on by one, the last in front,",
        Rows(|i, n| Some((i + n - 1) % n)),
    ),
    alone(
        "{} moved back by one, the first at the end,",
        Rows(|i, n| Some((i + 1) % n)),
    ),
    alone("the sum of {} for each of them", Sums(|_, n| (0, n, 1.0))),
    alone(
        "the mean of {} for each of them",
        Sums(|_, n| (0, n, 1.0 / n as f64)),
    ),
    alone("the running sums of {}", Sums(|i, _| (0, i + 1, 1.0))),
    alone(
        "{}, divided by the number of them,",
        Sums(|i, n| (i, i + 1, 1.0 / n as f64)),
    ),
    alone(
        "1 for the last of {}",
        List(|b| {
            let last = b.size().0 - 1;
            b.with(b.shape, &|i, j| if i == last { 1.0 } else { b.at(i, j) })
        }),
    ),
    alone(
        "{} divided by the sum of them",
        List(|b| {
            let sum: f64 = b.numbers.iter().sum();
            b.map(&|x| x / sum)
        }),
    ),
    alone(
        "{} divided by its length",
        List(|b| {
            let squares: f64 = b.numbers.iter().map(|x| x * x).sum();
            b.map(&|x| x / squares.sqrt())
        }),
    ),
];

/// What only a table with rows and columns can be.
pub const TURNED: &Edit = &plain(
    "{} turned over, its rows as columns,",
    Table(|b| {
        let (m, n) = b.size();
        Some(b.with(Shape::Matrix(n, m), &|i, j| b.at(j, i)))
    }),
);
const TABLES: &[Edit] = &[
    alone(
        "{} read column by column where it lies row by row",
        Table(|b| {
            let (m, n) = b.size();
            (m != n).then(|| b.with(b.shape, &|i, j| b.numbers[j * m + i]))
        }),
    ),
    alone(
        "the diagonal of {} alone",
        Table(|b| Some(b.with(b.shape, &|i, j| if i == j { b.at(i, j) } else { 0.0 }))),
    ),
];

/// All edits, those of lists by rows and by columns.
pub fn all() -> impl Iterator<Item = (&'static Edit, bool)> {
    let each = CONSTANTS.iter().chain(EACH).chain([TURNED]).chain(TABLES);
    let lists = LISTS.iter().flat_map(|edit| [(edit, false), (edit, true)]);
    each.map(|edit| (edit, false)).chain(lists)
}

/// An edit of the rows of a block, or of its columns; `None` where there are none.
pub fn applied(edit: &Edit, block: &Block, columns: bool, f: Activation) -> Option<Block> {
    if columns {
        let turned = |block: &Block| applied(TURNED, block, false, f);
        return turned(&applied(edit, &turned(block)?, false, f)?);
    }
    let rows = block.size().0;
    match edit.how {
        Each(f) => Some(block.map(&f)),
        Function => Some(block.map(&|x| f.value(x))),
        Table(f) if matches!(block.shape, Shape::Matrix(..)) => f(block),
        Table(_) => None,
        // A list of one is what it was.
        _ if rows < 2 => (block.shape != Shape::Number).then(|| block.clone()),
        List(f) => Some(f(block)),
        Rows(from) => Some(block.with(block.shape, &|i, j| {
            from(i, rows).map_or(0.0, |i| block.at(i, j))
        })),
        Sums(range) => Some(block.with(block.shape, &|i, j| {
            let (first, end, factor) = range(i, rows);
            factor * (first..end).map(|i| block.at(i, j)).sum::<f64>()
        })),
    }
}

//! Plain edits of a number, a vector or a matrix: 1 in its place, its squares, the
//! first entry for all of them.

use chainrule::activation::sigmoid;

use super::value::{Block, Shape};

/// One plain change of a number, a vector or a matrix.
pub struct Edit {
    /// With {} for the name.
    pub words: &'static str,
    how: How,
}

enum How {
    /// Every number by itself.
    Each(fn(f64) -> f64),
    /// Row i of n becomes another row, or 0.
    Rows(fn(usize, usize) -> Option<usize>),
    /// Row i of n becomes a sum of rows, from one to before another, times a factor.
    Sums(fn(usize, usize) -> (usize, usize, f64)),
    /// Another table.
    Table(fn(&Block, usize, usize) -> Option<Block>),
}
use How::{Each, Rows, Sums, Table};

const fn edit(words: &'static str, how: How) -> Edit {
    Edit { words, how }
}

impl PartialEq for Edit {
    fn eq(&self, other: &Edit) -> bool {
        self.words == other.words
    }
}

/// Changes that say the same of one number and of many. The first two leave
/// nothing of it.
pub const EACH: &[Edit] = &[
    edit("1", Each(|_| 1.0)),
    edit("0", Each(|_| 0.0)),
    edit("-{}", Each(|x| -x)),
    edit("{}²", Each(|x| x * x)),
    edit("|{}|", Each(f64::abs)),
    edit("1/{}", Each(|x| 1.0 / x)),
    edit("2 {}", Each(|x| 2.0 * x)),
    edit("½ {}", Each(|x| 0.5 * x)),
    edit("(1 - {}) {}", Each(|x| (1.0 - x) * x)),
    edit("(1 - {})", Each(|x| 1.0 - x)),
    edit("(1 + {})", Each(|x| 1.0 + x)),
    edit("({} - 1)", Each(|x| x - 1.0)),
    edit("{}³", Each(|x| x * x * x)),
    edit("the root of {}", Each(f64::sqrt)),
    edit("the sigmoid of {}", Each(sigmoid)),
    edit("{}, or 0 where that is negative,", Each(|x| x.max(0.0))),
    edit("{} without its decimals", Each(f64::trunc)),
    edit("{} rounded to whole numbers", Each(f64::round)),
    edit("the sign of {}, 1 or -1,", Each(f64::signum)),
];

/// Changes of a list as a whole; of a matrix it is the list of its rows.
pub const LISTS: &[Edit] = &[
    edit("{} in reversed order", Rows(|i, n| Some(n - 1 - i))),
    edit("the first of {} for all of them", Rows(|_, _| Some(0))),
    edit("the last of {} for all of them", Rows(|_, n| Some(n - 1))),
    edit(
        "the first of {}, and 0 for the others,",
        Rows(|i, _| (i == 0).then_some(i)),
    ),
    edit(
        "the last of {}, and 0 for the others,",
        Rows(|i, n| (i + 1 == n).then_some(i)),
    ),
    edit("0 for the first of {}", Rows(|i, _| (i > 0).then_some(i))),
    edit(
        "0 for the last of {}",
        Rows(|i, n| (i + 1 < n).then_some(i)),
    ),
    edit(
        "{} moved on by one, the last in front,",
        Rows(|i, n| Some((i + n - 1) % n)),
    ),
    edit(
        "{} moved back by one, the first at the end,",
        Rows(|i, n| Some((i + 1) % n)),
    ),
    edit("the sum of {} for each of them", Sums(|_, n| (0, n, 1.0))),
    edit(
        "the mean of {} for each of them",
        Sums(|_, n| (0, n, 1.0 / n as f64)),
    ),
    edit("the running sums of {}", Sums(|i, _| (0, i + 1, 1.0))),
    edit(
        "{}, divided by the number of them,",
        Sums(|i, n| (i, i + 1, 1.0 / n as f64)),
    ),
    edit(
        "1 for the last of {}",
        Table(|b, m, n| {
            let at = |i: usize, j: usize| {
                if i + 1 == m {
                    1.0
                } else {
                    b.numbers[i * n + j]
                }
            };
            Some(b.with(b.shape, at))
        }),
    ),
    edit(
        "{} divided by the sum of them",
        Table(|b, _, _| {
            let sum: f64 = b.numbers.iter().sum();
            Some(b.map(|x| x / sum))
        }),
    ),
];

/// What only a table with rows and columns can be.
pub const TABLES: &[Edit] = &[
    edit(
        "{} turned over, its rows as columns,",
        Table(|b, m, n| Some(b.with(Shape::Matrix(n, m), |i, j| b.numbers[j * n + i]))),
    ),
    edit(
        "{} read column by column where it lies row by row",
        Table(|b, m, n| (m != n).then(|| b.with(b.shape, |i, j| b.numbers[j * m + i]))),
    ),
    edit(
        "the diagonal of {} alone",
        Table(|b, _, n| {
            Some(b.with(
                b.shape,
                |i, j| if i == j { b.numbers[i * n + j] } else { 0.0 },
            ))
        }),
    ),
];

/// What goes together with another mistake.
pub fn is_plain(edit: &Edit) -> bool {
    EACH[..10].contains(edit) || EACH[16..18].contains(edit) || LISTS[1..3].contains(edit)
}

/// All edits, those of lists by rows and by columns.
pub fn all() -> impl Iterator<Item = (&'static Edit, bool)> {
    let plain = EACH.iter().chain(TABLES).map(|edit| (edit, false));
    plain.chain(LISTS.iter().flat_map(|edit| [(edit, false), (edit, true)]))
}

/// An edit of the rows of a block, or of its columns; `None` where there are none.
pub fn applied(edit: &Edit, block: &Block, columns: bool) -> Option<Block> {
    let (m, n) = block.size();
    if columns {
        let turned = |block: &Block| applied(&TABLES[0], block, false);
        return turned(&applied(edit, &turned(block)?, false)?);
    }
    let row = |i: usize, j: usize| block.numbers[i * n + j];
    let is_table = matches!(block.shape, Shape::Matrix(..));
    match edit.how {
        Each(f) => Some(block.map(f)),
        Table(f) if TABLES.contains(edit) => is_table.then(|| f(block, m, n))?,
        // A list of one is what it was.
        _ if m < 2 => (block.shape != Shape::Number).then(|| block.clone()),
        Table(f) => f(block, m, n),
        Rows(from) => Some(block.with(block.shape, |i, j| from(i, m).map_or(0.0, |i| row(i, j)))),
        Sums(range) => Some(block.with(block.shape, |i, j| {
            let (first, end, factor) = range(i, m);
            factor * (first..end).map(|i| row(i, j)).sum::<f64>()
        })),
    }
}

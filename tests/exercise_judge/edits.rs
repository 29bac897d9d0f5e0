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

/// The words of each, and how; `alone` if it goes with no other mistake.
macro_rules! edits {
    ($($words:literal $($alone:ident)? => $how:expr,)*) => {
        &[$(Edit { words: $words, how: $how, is_plain: edits!(@ $($alone)?) }),*]
    };
    (@ alone) => { false };
    (@) => { true };
}

impl PartialEq for Edit {
    fn eq(&self, other: &Edit) -> bool {
        self.words == other.words
    }
}

/// The first two leave nothing of a number, the third all of it.
pub const CONSTANTS: &[Edit] = edits! { "1" => Each(|_| 1.0), "0" => Each(|_| 0.0), };
pub const SAME: &Edit = &edits! { "{}" => Each(|x| x), }[0];

/// Edits that say the same of one number and of many.
pub const EACH: &[Edit] = edits! {
    "-{}" => Each(|x| -x),
    "{}²" => Each(|x| x * x),
    "|{}|" => Each(f64::abs),
    "1/{}" => Each(|x| 1.0 / x),
    "2 {}" => Each(|x| 2.0 * x),
    "½ {}" => Each(|x| 0.5 * x),
    "(1 - {}) {}" => Each(|x| (1.0 - x) * x),
    "(1 - {})" => Each(|x| 1.0 - x),
    "f({})" => Function,
    "(1 + {})" alone => Each(|x| 1.0 + x),
    "({} - 1)" alone => Each(|x| x - 1.0),
    "½ {}²" alone => Each(|x| 0.5 * x * x),
    "2 {}²" alone => Each(|x| 2.0 * x * x),
    "{}³" alone => Each(|x| x * x * x),
    "the root of {}" alone => Each(f64::sqrt),
    "the sigmoid of {}" alone => Each(sigmoid),
    "{}, or 0 where that is negative," alone => Each(|x| x.max(0.0)),
    "{} without its decimals" => Each(f64::trunc),
    "{} rounded to whole numbers" => Each(f64::round),
    "the sign of {}, 1 or -1," alone => Each(f64::signum),
};

/// Edits of a list as a whole; of a matrix it is the list of its rows.
pub const LISTS: &[Edit] = edits! {
    "the first of {} for all of them" => Rows(|_, _| Some(0)),
    "the last of {} for all of them" => Rows(|_, n| Some(n - 1)),
    "{} in reversed order" alone => Rows(|i, n| Some(n - 1 - i)),
    "the first of {}, and 0 for the others," alone => Rows(|i, _| (i == 0).then_some(i)),
    "the last of {}, and 0 for the others," alone => Rows(|i, n| (i + 1 == n).then_some(i)),
    "the first two of {}, and 0 for the others," alone => Rows(|i, _| (i < 2).then_some(i)),
    "0 for the first of {}" alone => Rows(|i, _| (i > 0).then_some(i)),
    "0 for the last of {}" alone => Rows(|i, n| (i + 1 < n).then_some(i)),
    "{} moved on by one, the last in front," alone => Rows(|i, n| Some((i + n - 1) % n)),
    "{} moved back by one, the first at the end," alone => Rows(|i, n| Some((i + 1) % n)),
    "the sum of {} for each of them" alone => Sums(|_, n| (0, n, 1.0)),
    "the mean of {} for each of them" alone => Sums(|_, n| (0, n, 1.0 / n as f64)),
    "the running sums of {}" alone => Sums(|i, _| (0, i + 1, 1.0)),
    "{}, divided by the number of them," alone => Sums(|i, n| (i, i + 1, 1.0 / n as f64)),
    "1 for the last of {}" alone => List(|b| {
        let last = b.size().0 - 1;
        b.with(b.shape, &|i, j| if i == last { 1.0 } else { b.at(i, j) })
    }),
};

/// What only a table with rows and columns can be.
pub const TURNED: &Edit = &edits! {
    "{} turned over, its rows as columns," => Table(|b| {
        let (m, n) = b.size();
        Some(b.with(Shape::Table(n, m), &|i, j| b.at(j, i)))
    }),
}[0];
const TABLES: &[Edit] = edits! {
    "{} read column by column where it lies row by row" alone => Table(|b| {
        let (m, n) = b.size();
        (m != n).then(|| b.with(b.shape, &|i, j| b.numbers[j * m + i]))
    }),
    "the diagonal of {} alone" alone => Table(|b| {
        Some(b.with(b.shape, &|i, j| if i == j { b.at(i, j) } else { 0.0 }))
    }),
};

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
        Table(f) if matches!(block.shape, Shape::Table(..)) => f(block),
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

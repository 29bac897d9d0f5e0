//! Why are these numbers wrong? The simplest true sentence that explains them.
//!
//! A guess (`guess.rs`) is told only if it gives all the numbers that the sentence
//! speaks of, and one of them at least is wrong: of all that came, of the inputs that
//! go wrong, or of one place. Where two guesses fit that would differ in cases that
//! did not come to an end, both are told, or, of more, none.

use std::ops::Deref;

use super::check::{Ask, Case};
use super::guess::Guess;
use super::places::place;
use super::record::Outcome;
use super::relation::{Cell, close, relation};
use super::value::{Block, Shape};

/// What is known before an answer is heard.
pub struct Known<'a> {
    pub check: &'a dyn Ask,
    pub cases: Vec<Case>,
    /// What is expected, case by case.
    pub right: Vec<Vec<Block>>,
    pub listed: Vec<Guess>,
    pub edited: Vec<Guess>,
}

pub struct Question<'a> {
    pub known: &'a Known<'a>,
    pub yours: &'a [Outcome],
}

impl<'a> Deref for Question<'a> {
    type Target = Known<'a>;

    fn deref(&self) -> &Known<'a> {
        self.known
    }
}

/// What is known of a wrong answer.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// Somebody's numbers: what has been done.
    Why(String),
    /// A fact about the numbers.
    Seen(String),
}

/// The simplest true sentence that explains what is wrong, if one is found.
pub fn explain(question: &Question) -> Option<Found> {
    // Without a wrong number there is nothing that numbers could explain.
    if !(0..question.cases.len()).any(|c| question.is_wrong(c)) {
        return question.bounds().map(Found::Seen);
    }
    let (listed, edited) = (&question.listed, &question.edited);
    let (cells, tolerance) = (question.cells(), question.check.about().tolerance);
    let throughout = |guesses: &[Guess]| {
        let found = guesses.iter().find(|guess| question.fits_throughout(guess));
        found.map(|guess| Found::Why(guess.sentence()))
    };
    let all = || listed.iter().chain(edited);
    let fact = |head: &str, cells: &[Cell]| {
        relation(cells, tolerance).map(|told| Found::Seen(format!("{head}{told}")))
    };
    let part = |head: &str, cells: &[Cell]| {
        fact(head, cells).or_else(|| {
            let telling = cells.iter().any(|cell| !cell.right && cell.is_telling());
            let fitting = all().filter(|guess| telling && question.fits(guess, cells));
            let told = question.either(fitting)?;
            Some(Found::Seen(match told.strip_prefix("Your numbers") {
                Some(rest) => format!("{head}your numbers{rest}"),
                None => format!("{head}your numbers are those of this mistake: {told}"),
            }))
        })
    };
    let two = || question.two_at_once().map(Found::Why);
    if cells.is_empty() || question.misshapen().next().is_some() {
        let shape = || question.shape().map(Found::Seen);
        // The same number everywhere is no edit of the solution.
        let same = relation(&cells, tolerance);
        let both = |same: String| {
            let words = [question.shape(), Some(capital(&same))];
            Found::Seen(words.into_iter().flatten().collect::<Vec<_>>().join(" "))
        };
        return throughout(listed)
            .or_else(|| same.map(both))
            .or_else(|| throughout(edited))
            .or_else(two)
            .or_else(shape);
    }
    let whole = || relation(&cells, tolerance).map(|told| Found::Seen(capital(&told)));
    let fitting = || all().filter(|guess| question.fits(guess, &cells));
    let either = || question.either(fitting()).map(Found::Why);
    let some = |keep: &dyn Fn(&Cell) -> bool| -> Vec<Cell> {
        cells.iter().filter(|cell| keep(cell)).copied().collect()
    };
    let where_wrong = || {
        let all_wrong = some(&|cell| question.is_wrong(cell.case));
        let some_right = all_wrong.len() < cells.len();
        some_right.then(|| part("Where they are wrong, ", &all_wrong))?
    };
    let only = || {
        let right = &question.right[0];
        let panics = question.yours.iter().any(Outcome::is_panic);
        let rest = if panics { "what else came" } else { "all else" };
        let words = |place| format!("What is wrong stands in {place}, {rest} is right.");
        let place = place(&cells, right).map(words);
        let head = match &place {
            Some(place) => format!("{place} There "),
            None => "Of those that are wrong, ".to_string(),
        };
        let of_block = |b: usize| {
            let of_block = some(&|cell| cell.block == b);
            part(&format!("In {} ", right[b].name), &of_block)
        };
        let mut blocks = (0..right.len()).filter(|_| right.len() > 1);
        // Whose numbers stand in a part of a result says nothing of who made them.
        fact(&head, &some(&|cell| !cell.right))
            .or_else(|| blocks.find_map(of_block))
            .or(place.map(Found::Seen))
    };
    throughout(listed)
        .or_else(whole)
        .or_else(|| throughout(edited))
        .or_else(either)
        .or_else(where_wrong)
        .or_else(two)
        .or_else(only)
}

/// A sentence from what stands within one.
fn capital(words: &str) -> String {
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}

impl Question<'_> {
    /// Every result of another shape than the expected one, with its case.
    fn misshapen(&self) -> impl Iterator<Item = (usize, &Block, &Block)> {
        let came = self.yours.iter().enumerate();
        let came = came.filter_map(|(c, yours)| Some((c, yours.blocks()?)));
        let pairs = came.flat_map(|(c, yours)| {
            let pairs = yours.iter().zip(&self.right[c]);
            pairs.map(move |(yours, right)| (c, yours, right))
        });
        pairs.filter(|(_, yours, right)| yours.shape != right.shape)
    }

    /// Of results that have the wrong shape, what is the matter with all of them.
    fn shape(&self) -> Option<String> {
        let misfit = |yours: &Block, right: &Block| {
            let ((rows, columns), (m, n)) = (yours.size(), right.size());
            match (rows as isize - m as isize, columns as isize - n as isize) {
                _ if (columns, rows) == (m, n) => Some("rows and columns have changed places"),
                (1, 0) => Some("there is one {line} too many"),
                (-1, 0) => Some("one {line} is missing"),
                (0, 1) => Some("there is one column too many"),
                (0, -1) => Some("one column is missing"),
                _ => None,
            }
        };
        let (case, yours, right) = self.misshapen().next()?;
        let vector = matches!(yours.shape, Shape::List(_));
        let line = if vector { "entry" } else { "row" };
        let words = misfit(yours, right);
        let mut pairs = self.misshapen();
        let words = words.filter(|_| pairs.all(|(_, yours, right)| misfit(yours, right) == words));
        let words = words.map(|words| words.replace("{line}", line));
        let words = words.or_else(|| {
            let given = |block: &Block, fits: &dyn Fn(&Block, &Block) -> bool| {
                self.misshapen().all(|(c, yours, _)| {
                    let given = self.cases[c].given.find(block.name);
                    given.is_some_and(|given| given.shape == yours.shape && fits(given, yours))
                })
            };
            let mut blocks = self.cases[0].given.blocks.iter();
            let like = blocks.find(|block| given(block, &|_, _| true))?;
            let numbers = given(like, &|given, yours| given.numbers == yours.numbers);
            let too = if numbers {
                ", and so are the numbers"
            } else {
                ""
            };
            Some(format!("it is that of {}{too}", like.name))
        });
        // The inputs that are shown may be some whose result has its shape.
        let shown = (0..case).all(|c| self.is_right(c));
        let head = match self.cases[case].about {
            about if !shown => format!("For {about} the shape is wrong"),
            _ => "The shape is wrong".to_string(),
        };
        Some(format!("{head}: {}.", words?))
    }

    /// All the numbers that came. Of a result of the wrong shape none is expected.
    pub fn cells(&self) -> Vec<Cell> {
        let about = self.check.about();
        let mut cells = Vec::new();
        for (case, yours) in self.yours.iter().enumerate() {
            let pairs = self.right[case]
                .iter()
                .zip(yours.blocks().unwrap_or_default());
            for (block, (right, yours)) in pairs.enumerate() {
                let fits = right.shape == yours.shape;
                let old = self.cases[case].given.find(right.name);
                let old = old.filter(|old| old.shape == yours.shape);
                for (k, &number) in yours.numbers.iter().enumerate() {
                    let (row, column) = yours.place(k);
                    let expected = if fits { right.numbers[k] } else { f64::NAN };
                    let right =
                        !number.is_nan() && close(number, expected, about.tolerance, about.floor);
                    cells.push(Cell {
                        expected,
                        yours: number,
                        right,
                        case,
                        block,
                        row,
                        column,
                        size: yours.size(),
                        old: old.map(|old| old.numbers[k]),
                    });
                }
            }
        }
        cells
    }

    /// Whether numbers came that are not the expected ones.
    pub fn is_wrong(&self, case: usize) -> bool {
        self.yours[case].blocks().is_some() && !self.is_right(case)
    }

    /// Whether the numbers of a case are the expected ones.
    pub fn is_right(&self, case: usize) -> bool {
        let about = self.check.about();
        let Some(yours) = self.yours[case].blocks() else {
            return false;
        };
        let pair = |(yours, right): (&Block, &Block)| {
            let mut pairs = yours.numbers.iter().zip(&right.numbers);
            yours.shape == right.shape
                && pairs.all(|(&y, &r)| !y.is_nan() && close(y, r, about.tolerance, about.floor))
        };
        let right = &self.right[case];
        yours.len() == right.len() && yours.iter().zip(right).all(pair)
    }

    /// Right where two sizes are equal, and a panic wherever they are not.
    fn bounds(&self) -> Option<String> {
        let (right, others): (Vec<usize>, Vec<usize>) =
            (0..self.cases.len()).partition(|&c| self.is_right(c));
        let panics = others.iter().all(|&c| self.yours[c].is_panic());
        let square = |c: usize| {
            let blocks = self.cases[c].given.blocks.iter().chain(&self.right[c]);
            let mut sizes = blocks.map(Block::size).filter(|size| *size != (1, 1));
            sizes.all(|(m, n)| n == 1 || m == n)
        };
        let told = !right.is_empty() && !others.is_empty() && panics;
        let told = told && right.iter().all(|&c| square(c)) && !others.iter().any(|&c| square(c));
        told.then(|| {
            "Right where there are as many of the one as of the other, and a panic wherever there are \
             not: have the bounds of two loops changed places, or the sizes of a result?"
                .to_string()
        })
    }
}

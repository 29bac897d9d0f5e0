//! Why are these numbers wrong? The simplest true sentence that explains them.
//!
//! A guess (`guess.rs`) is told only if it gives all the numbers that came, and one of them at
//! least is wrong. Where two guesses fit that would differ in cases that did not
//! come to an end, both are told, or, of more, none.

use super::check::{Ask, Case};
use super::guess::{Fit, Guess};
use super::places::place;
use super::record::Outcome;
use super::relation::{Cell, close, relation, special};
use super::value::{Block, Shape};

pub struct Question<'a> {
    pub check: &'a dyn Ask,
    pub cases: &'a [Case],
    /// What is expected, case by case.
    pub right: &'a [Vec<Block>],
    pub yours: &'a [Outcome],
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
    let all: Vec<usize> = (0..question.cases.len()).collect();
    if !all.iter().any(|&c| question.is_wrong(c)) {
        return question.bounds().map(Found::Seen);
    }
    let cells = question.cells();
    let tolerance = question.check.about().tolerance;
    let (listed, edited) = (question.listed(), question.edited());
    if let Some(told) = question.shape() {
        let all_guesses = [&listed[..], &edited].concat();
        let fitting = question.fitting(&all_guesses, &all);
        let why = throughout(&fitting).map(|guess| Found::Why(question.words(guess)));
        let two = || question.two_at_once(&listed, &edited, &all).map(Found::Why);
        return why.or_else(two).or(Some(Found::Seen(told)));
    }
    let mut fitting = question.fitting(&listed, &all);
    if let Some(guess) = throughout(&fitting) {
        return Some(Found::Why(question.words(guess)));
    }
    if let Some(told) = relation(&cells, tolerance) {
        return Some(Found::Seen(format!("Each of your numbers {told}.")));
    }
    fitting.extend(question.fitting(&edited, &all));
    if let Some(guess) = throughout(&fitting) {
        return Some(Found::Why(question.words(guess)));
    }
    (question.either(&fitting).map(Found::Why))
        .or_else(|| question.changes(&cells).map(Found::Seen))
        .or_else(|| {
            question
                .where_wrong(&cells, &[&listed[..], &edited].concat())
                .map(Found::Seen)
        })
        .or_else(|| question.two_at_once(&listed, &edited, &all).map(Found::Why))
        .or_else(|| question.only(&cells).map(Found::Seen))
}

/// The first that fits wherever it was asked.
fn throughout<'a>(fitting: &[(&'a Guess, Fit)]) -> Option<&'a Guess> {
    fitting
        .iter()
        .find(|(_, fit)| *fit == Fit::Throughout)
        .map(|(guess, _)| *guess)
}

impl Question<'_> {
    /// Of results that have the wrong shape, what is the matter with all of them.
    fn shape(&self) -> Option<String> {
        let mut told: Option<Vec<String>> = None;
        for (c, yours) in self.yours.iter().enumerate() {
            for (yours, right) in yours.blocks().into_iter().flatten().zip(&self.right[c]) {
                if yours.shape == right.shape {
                    continue;
                }
                let ((m, n), (rows, columns)) = (yours.size(), right.size());
                let line = if matches!(right.shape, Shape::Vector(_)) {
                    "entry"
                } else {
                    "row"
                };
                let given = self.cases[c].given.blocks.iter();
                let like = given.filter(|block| block.shape == yours.shape);
                let words = [
                    (
                        (m, n) == (columns, rows),
                        "rows and columns have changed places".to_string(),
                    ),
                    (
                        (m, n) == (rows + 1, columns),
                        format!("there is one {line} too many"),
                    ),
                    (
                        (m + 1, n) == (rows, columns),
                        format!("one {line} is missing"),
                    ),
                    (
                        (m, n) == (rows, columns + 1),
                        "there is one column too many".to_string(),
                    ),
                    (
                        (m, n + 1) == (rows, columns),
                        "one column is missing".to_string(),
                    ),
                ];
                let words = words
                    .into_iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, words)| words);
                let like = like.map(|block| format!("it is that of {}", block.name));
                let words: Vec<String> = words.chain(like).collect();
                let known = told.unwrap_or_else(|| words.clone());
                told = Some(
                    known
                        .into_iter()
                        .filter(|known| words.contains(known))
                        .collect(),
                );
            }
        }
        Some(format!("The shape is wrong: {}.", told?.first()?))
    }

    /// All the numbers of the cases that came to an end in the expected shape.
    pub fn cells(&self) -> Vec<Cell> {
        let about = self.check.about();
        let mut cells = Vec::new();
        for (case, (right, yours)) in self.right.iter().zip(self.yours).enumerate() {
            let Some(yours) = yours.blocks() else {
                continue;
            };
            for (block, (right, yours)) in right.iter().zip(yours).enumerate() {
                if right.shape != yours.shape {
                    continue;
                }
                for (k, (&expected, &yours)) in right.numbers.iter().zip(&yours.numbers).enumerate()
                {
                    let (row, column) = right.place(k);
                    let size = right.size();
                    let right =
                        !yours.is_nan() && close(yours, expected, about.tolerance, about.floor);
                    cells.push(Cell {
                        expected,
                        yours,
                        right,
                        case,
                        block,
                        row,
                        column,
                        size,
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

    /// Of what is changed in place it is the change that is compared.
    fn changes(&self, cells: &[Cell]) -> Option<String> {
        let old = |cell: &Cell| {
            let given = &self.cases[cell.case].given;
            let name = self.right[0][cell.block].name;
            let block = given.blocks.iter().find(|block| block.name == name)?;
            Some(block.numbers[cell.row * cell.size.1 + cell.column])
        };
        let names: Vec<&str> = self.right[0].iter().map(|block| block.name).collect();
        names.iter().enumerate().find_map(|(b, name)| {
            let of_block = cells.iter().filter(|cell| cell.block == b);
            let changes = of_block.map(|cell| {
                let old = old(cell)?;
                let (expected, yours) = (cell.expected - old, cell.yours - old);
                Some(Cell {
                    expected,
                    yours,
                    ..*cell
                })
            });
            let told = relation(&changes.collect::<Option<Vec<_>>>()?, 1e-6)?;
            Some(format!(
                "Look at the change of {name}: each of your changes {told}."
            ))
        })
    }

    /// The inputs with which it goes wrong, if it does so with some only.
    fn where_wrong(&self, cells: &[Cell], guesses: &[Guess]) -> Option<String> {
        let cases = 0..self.cases.len();
        let came = |c: &usize| self.yours[*c].blocks().is_some();
        let (right, wrong): (Vec<usize>, Vec<usize>) =
            cases.filter(came).partition(|&c| self.is_right(c));
        if right.is_empty() || wrong.is_empty() {
            return None;
        }
        let wrong_cells: Vec<Cell> = cells
            .iter()
            .filter(|cell| wrong.contains(&cell.case))
            .copied()
            .collect();
        let tolerance = self.check.about().tolerance;
        // Of one number only what it is can be said.
        let told = match wrong_cells.len() {
            1 => special(&wrong_cells, tolerance),
            _ => relation(&wrong_cells, tolerance),
        };
        let told = told.map(|told| format!("each of your numbers {told}."));
        let told = told.or_else(|| {
            let told = self.either(&self.fitting(guesses, &wrong))?;
            Some(format!("your numbers are those of this mistake: {told}"))
        })?;
        Some(format!("Where they are wrong, {told}"))
    }

    /// The smallest place with a name where all that is wrong stands, and what
    /// the numbers do there.
    fn only(&self, cells: &[Cell]) -> Option<String> {
        let wrong: Vec<Cell> = cells.iter().filter(|cell| !cell.right).copied().collect();
        if wrong.is_empty()
            || self
                .yours
                .iter()
                .flat_map(Outcome::blocks)
                .any(<[Block]>::is_empty)
        {
            return None;
        }
        let told = relation(&wrong, self.check.about().tolerance).filter(|_| wrong.len() > 1);
        match (place(cells, &self.right[0]), told) {
            (Some(place), Some(told)) => Some(format!(
                "What is wrong stands in {place}, all else is right. There each of your numbers {told}."
            )),
            (Some(place), None) => Some(format!(
                "What is wrong stands in {place}, all else is right."
            )),
            (None, Some(told)) => Some(format!("Each of your wrong numbers {told}.")),
            (None, None) => None,
        }
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

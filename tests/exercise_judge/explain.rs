//! Why are these numbers wrong? The simplest true sentence that explains them.
//!
//! A guess is somebody who gives numbers: a mistake of the list, the solution
//! with a slip in a loop, the solution with one thing edited, or two of these.
//! It is told only if it gives all the numbers that came, and one of them at
//! least is wrong. Where two guesses fit that would differ
//! in cases that did not come to an end, both are told, or, of more, none.

use super::check::{Ask, Case, Who};
use super::checks::network::SLIPS;
use super::edits::{self, Change};
use super::places::place;
use super::record::{Outcome, observe};
use super::relation::{Cell, alike, close, relation, special};
use super::sums::LoopSlip;
use super::value::{Block, Given, Shape};

pub struct Question<'a> {
    pub check: &'a dyn Ask,
    pub cases: &'a [Case],
    /// What is expected, case by case.
    pub right: &'a [Vec<Block>],
    pub yours: &'a [Outcome],
}

/// Somebody who gives numbers.
#[derive(Clone)]
struct Guess {
    who: Who,
    changes: Vec<Change>,
}

/// How well a guess fits: as far as numbers came, or throughout.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Fit {
    Not,
    WhereItReturned,
    Throughout,
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

    /// What is known to go wrong: the list, and the slips in loops.
    fn listed(&self) -> Vec<Guess> {
        let mistakes = (0..self.check.mistakes().len()).map(Who::Mistake);
        let about = self.check.about();
        let families = about.families.iter().copied().flatten();
        let slips = families.filter(|_| self.check.has_sums()).flat_map(|slip| {
            let slip = Some(slip);
            match about.layers {
                [] => vec![Who::Sums([slip, None])],
                _ => vec![
                    Who::Sums([slip, slip]),
                    Who::Sums([slip, None]),
                    Who::Sums([None, slip]),
                ],
            }
        });
        let backward = (0..SLIPS.len()).map(|k| Who::Slips(k, None));
        let backward = backward.filter(|_| self.check.has_slips());
        let guess = |who| Guess {
            who,
            changes: Vec::new(),
        };
        mistakes.chain(backward).chain(slips).map(guess).collect()
    }

    /// The solution with one thing edited.
    fn edited(&self) -> Vec<Guess> {
        let given = edits::of_given(&self.cases[0].given, has_f(self.cases));
        let result = edits::of_result(&self.cases[0].given, &self.right[0]);
        let guess = |change| Guess {
            who: Who::Reference,
            changes: vec![change],
        };
        given.into_iter().chain(result).map(guess).collect()
    }

    /// What a guess gives in a case; `None` where the edits cannot be made.
    fn outcome(&self, guess: &Guess, case: usize) -> Option<Outcome> {
        let given = &self.cases[case].given;
        let mut changed = given.clone();
        for change in &guess.changes {
            changed = change.before(&changed)?;
        }
        let call = |given: &Given| self.check.call(guess.who, given);
        let indexed = |change: &&Change| matches!(change, Change::Index(_));
        let outcome = observe(|| match guess.changes.iter().find(indexed) {
            Some(index) => index.call(&changed, call),
            None => call(&changed),
        });
        let Outcome::Returned(mut blocks) = outcome else {
            return Some(outcome);
        };
        for change in &guess.changes {
            blocks = change.after(given, blocks)?;
        }
        Some(Outcome::Returned(blocks))
    }

    fn fit(&self, guess: &Guess, cases: &[usize]) -> Fit {
        let tolerance = self.check.about().tolerance;
        let (mut fit, mut explained) = (Fit::Throughout, false);
        // Wrong numbers say at once when a guess is of no use.
        let wrong = |c: &usize| self.is_wrong(*c);
        let (wrong, others): (Vec<usize>, Vec<usize>) = cases.iter().copied().partition(wrong);
        for c in wrong.into_iter().chain(others) {
            let Some(theirs) = self.outcome(guess, c) else {
                return Fit::Not;
            };
            match (&self.yours[c], theirs) {
                (Outcome::Returned(yours), Outcome::Returned(theirs)) => {
                    if !same(yours, &theirs, tolerance) {
                        return Fit::Not;
                    }
                    explained |= !self.is_right(c);
                }
                (Outcome::Returned(_), _) => return Fit::Not,
                (Outcome::Panicked { .. }, Outcome::Panicked { .. }) => {}
                _ => fit = Fit::WhereItReturned,
            }
        }
        if explained { fit } else { Fit::Not }
    }

    /// Whether numbers came that are not the expected ones.
    fn is_wrong(&self, case: usize) -> bool {
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

    /// Those that fit in these cases, and how well.
    fn fitting<'a>(&self, guesses: &'a [Guess], cases: &[usize]) -> Vec<(&'a Guess, Fit)> {
        let fits = guesses.iter().map(|guess| (guess, self.fit(guess, cases)));
        fits.filter(|(_, fit)| *fit != Fit::Not).collect()
    }

    /// The words of guesses that these numbers do not tell apart: of one, of two,
    /// or of none if there are more that would differ in the other cases.
    fn either(&self, fitting: &[(&Guess, Fit)]) -> Option<String> {
        let mut different: Vec<(&Guess, Vec<Option<Outcome>>)> = Vec::new();
        for (guess, _) in fitting {
            let theirs: Vec<_> = (0..self.cases.len())
                .map(|c| self.outcome(guess, c))
                .collect();
            if !different
                .iter()
                .any(|(_, known)| self.agree(known, &theirs))
            {
                different.push((guess, theirs));
            }
            if different.len() > 2 {
                return None;
            }
        }
        let words: Vec<String> = different
            .iter()
            .map(|(guess, _)| self.words(guess))
            .collect();
        match &words[..] {
            [] => None,
            [one] => Some(one.clone()),
            _ => Some(format!("One of two things. {}", words.join(" Or: "))),
        }
    }

    fn agree(&self, a: &[Option<Outcome>], b: &[Option<Outcome>]) -> bool {
        let tolerance = self.check.about().tolerance;
        a.iter().zip(b).all(|pair| match pair {
            (Some(Outcome::Returned(a)), Some(Outcome::Returned(b))) => same(a, b, tolerance),
            (Some(a), Some(b)) => a.is_panic() && b.is_panic(),
            (a, b) => a.is_none() && b.is_none(),
        })
    }

    /// What goes wrong in one of the sums, or in all of them.
    fn slip(&self, slip: &LoopSlip, only: Option<usize>) -> String {
        let about = self.check.about();
        let layer = only.and_then(|n| about.layers.get(n));
        let layer = layer.map_or(String::new(), |layer| format!("In the {layer}: "));
        let [term, entry] = about.nouns;
        let equation = about.equations.split([',', '-']).next().unwrap_or("this");
        let words = slip.words.replace("{term}", term).replace("{entry}", entry);
        layer + &words.replace("{eq}", equation)
    }

    /// Who is meant, in words.
    fn words(&self, guess: &Guess) -> String {
        let who = match guess.who {
            Who::Mistake(k) => self.check.mistakes()[k].to_string(),
            Who::Slips(k, None) => SLIPS[k].0.to_string(),
            Who::Slips(a, Some(b)) => {
                format!("Two things at once. {} And: {}", SLIPS[a].0, SLIPS[b].0)
            }
            Who::Sums([Some(a), Some(b)]) if a != b => {
                let (first, second) = (self.slip(a, Some(0)), self.slip(b, Some(1)));
                format!("Two things at once. {first} {second}")
            }
            Who::Sums([Some(slip), Some(_)]) => self.slip(slip, None),
            Who::Sums([Some(slip), None]) => self.slip(slip, Some(0)),
            Who::Sums([_, Some(slip)]) => self.slip(slip, Some(1)),
            _ => String::new(),
        };
        let (given, right) = (&self.cases[0].given, &self.right[0]);
        let changes = guess
            .changes
            .iter()
            .map(|change| change.words(given, right));
        let changes = changes.collect::<Vec<_>>().join(", and ");
        let mut words = match guess.who {
            _ if changes.is_empty() => who,
            Who::Reference => format!("Your numbers are the right ones with {changes}."),
            _ => format!("Two things at once. {who} And besides: {changes}."),
        };
        for change in &guess.changes {
            let missing = change.missing(given);
            let notes = self.check.about().notes.iter();
            for (name, note) in notes.filter(|(name, _)| Some(*name) == missing) {
                words += &format!(" Is {name} missing? It is {note}.");
            }
        }
        words
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

    /// A slip together with an edit, two slips, or two edits: each of which
    /// changes something by itself.
    fn two_at_once(&self, listed: &[Guess], edited: &[Guess], cases: &[usize]) -> Option<String> {
        // A wrong number and a panic are two things already.
        if self.yours.iter().any(|outcome| outcome.blocks().is_none()) || self.cells().is_empty() {
            return None;
        }
        let plain = |guess: &&Guess| guess.changes.iter().all(|change| change.is_plain());
        let effective = |guess: &&Guess| cases.iter().any(|&c| !self.gives_right(guess, c));
        let edits: Vec<&Guess> = edited.iter().filter(plain).filter(effective).collect();
        let firsts: Vec<&Guess> = listed.iter().filter(effective).collect();
        let apart = firsts
            .iter()
            .flat_map(|a| firsts.iter().filter_map(|b| a.and(b)));
        let besides = firsts.iter().chain(&edits).flat_map(|a| {
            let both = |b: &&Guess| Guess {
                who: a.who,
                changes: [&a.changes[..], &b.changes].concat(),
            };
            edits.iter().map(both)
        });
        let fits = |both: &Guess| self.fit(both, cases) == Fit::Throughout;
        Some(self.words(&apart.chain(besides).find(fits)?))
    }

    fn gives_right(&self, guess: &Guess, case: usize) -> bool {
        let tolerance = self.check.about().tolerance;
        let outcome = self.outcome(guess, case);
        let numbers = outcome.as_ref().and_then(Outcome::blocks);
        numbers.is_some_and(|numbers| same(numbers, &self.right[case], tolerance))
    }
}

impl Guess {
    /// Both slips of one solution, where they stand in different parts of it.
    fn and(&self, other: &Guess) -> Option<Guess> {
        let who = match (self.who, other.who) {
            (Who::Slips(a, None), Who::Slips(b, None)) if a < b => Who::Slips(a, Some(b)),
            (Who::Sums([Some(a), None]), Who::Sums([None, Some(b)])) => {
                Who::Sums([Some(a), Some(b)])
            }
            _ => return None,
        };
        Some(Guess {
            who,
            changes: Vec::new(),
        })
    }
}

/// Whether there is an f that differs from case to case.
pub fn has_f(cases: &[Case]) -> bool {
    cases.iter().any(|case| case.given.f != cases[0].given.f)
}

/// Whether two lists of blocks have the same shapes and numbers.
pub fn same(yours: &[Block], theirs: &[Block], tolerance: f64) -> bool {
    let pair = |(a, b): (&Block, &Block)| {
        let mut numbers = a.numbers.iter().zip(&b.numbers);
        a.shape == b.shape && numbers.all(|(&a, &b)| alike(a, b, tolerance))
    };
    yours.len() == theirs.len() && yours.iter().zip(theirs).all(pair)
}

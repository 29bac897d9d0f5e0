//! Why are these numbers wrong? A search for the simplest true sentence.
//!
//! First the known mistakes; then one thing that is true of all the numbers,
//! or of all the wrong ones; then the right numbers in wrong places; then a
//! known mistake together with a sign, a factor or a place.

use super::arrange::{ARRANGEMENTS, size};
use super::record::{Case, Outcome};
use super::relation::{Cell, close, relation, simple_relation};
use super::value::Block;

/// What came out, one list of blocks for each case.
pub type Numbers = Vec<Vec<Block>>;

pub struct Mistake {
    pub message: &'static str,
    pub cases: Vec<Case>,
}

pub struct Question<'a> {
    /// The inputs, and what is right.
    pub reference: &'a [Case],
    pub yours: &'a [Outcome],
    pub mistakes: &'a [Mistake],
    pub tolerance: f64,
}

/// What is known of a wrong answer.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// All the numbers are those of a known mistake.
    Mistake(&'static str),
    /// A true sentence about the numbers.
    Shape(String),
}

pub fn diagnose(question: &Question) -> Option<Found> {
    if let Some(mistake) = question
        .mistakes
        .iter()
        .find(|mistake| question.is(mistake))
    {
        return Some(Found::Mistake(mistake.message));
    }
    // Only the cases that came to an end can be compared.
    let ended: Vec<usize> = (0..question.reference.len())
        .filter(|&c| matches!(question.yours.get(c), Some(Outcome::Returned(_))))
        .collect();
    let search = Search {
        given: ended.iter().map(|&c| &question.reference[c]).collect(),
        yours: ended
            .iter()
            .map(|&c| returned(&question.yours[c]))
            .collect::<Option<_>>()?,
        tolerance: question.tolerance,
    };
    let pick = |cases: &[Case]| -> Option<Numbers> {
        ended.iter().map(|&c| returned(&cases[c].outcome)).collect()
    };
    let right = pick(question.reference)?;
    let mistakes: Vec<(&str, Numbers)> = question
        .mistakes
        .iter()
        .filter_map(|mistake| Some((mistake.message, pick(&mistake.cases)?)))
        .collect();
    search.sentence(&right, &mistakes).map(Found::Shape)
}

fn returned(outcome: &Outcome) -> Option<Vec<Block>> {
    match outcome {
        Outcome::Returned(blocks) => Some(blocks.clone()),
        _ => None,
    }
}

impl Question<'_> {
    /// Whether the answer gave what this mistake gives, panics included.
    fn is(&self, mistake: &Mistake) -> bool {
        let mut wrong = false;
        for (c, case) in mistake.cases.iter().enumerate() {
            match (&case.outcome, self.yours.get(c)) {
                (Outcome::Returned(theirs), Some(Outcome::Returned(yours))) => {
                    if !same(yours, theirs, self.tolerance) {
                        return false;
                    }
                    let right = &self.reference[c].outcome;
                    wrong |= *right != Outcome::Returned(theirs.clone());
                }
                (Outcome::Panicked { .. }, Some(Outcome::Panicked { .. })) => {}
                _ => return false,
            }
        }
        // Panics alone are alike for many reasons.
        wrong
    }
}

/// Whether two lists of blocks have the same shapes and numbers.
pub fn same(yours: &[Block], theirs: &[Block], tolerance: f64) -> bool {
    let close_blocks = |(a, b): (&Block, &Block)| {
        let mut pairs = a.numbers.iter().zip(&b.numbers);
        a.shape == b.shape && pairs.all(|(&a, &b)| close(a, b, tolerance))
    };
    yours.len() == theirs.len() && yours.iter().zip(theirs).all(close_blocks)
}

struct Search<'a> {
    given: Vec<&'a Case>,
    yours: Numbers,
    tolerance: f64,
}

impl Search<'_> {
    fn sentence(&self, right: &Numbers, mistakes: &[(&str, Numbers)]) -> Option<String> {
        if let Some(found) = self
            .of_one_kind(right)
            .or_else(|| self.arranged(right, false))
        {
            return Some(found);
        }
        for (message, numbers) in mistakes {
            if let Some(part) = self.partly(numbers, right) {
                return Some(format!("{part}: {message}"));
            }
        }
        for (message, numbers) in mistakes {
            let cells = self.cells(numbers);
            let all = cells.and_then(|cells| simple_relation(&cells, self.tolerance));
            if let Some(relation) = all {
                return Some(format!(
                    "Two things at once. Each of your numbers {}, where “expected” is what comes \
                     out with this mistake: {message}",
                    relation
                ));
            }
            if let Some(arranged) = self.arranged(numbers, false) {
                return Some(format!("Two things at once. {arranged} And: {message}"));
            }
        }
        self.arranged(right, true)
            .or_else(|| self.where_wrong(right))
    }

    /// The numbers beside those of `theirs`, if all the shapes agree.
    fn cells<'s>(&'s self, theirs: &Numbers) -> Option<Vec<Cell<'s>>> {
        let mut cells = Vec::new();
        for (c, case) in self.given.iter().enumerate() {
            for (b, (mine, other)) in self.yours[c].iter().zip(&theirs[c]).enumerate() {
                if mine.shape != other.shape {
                    return None;
                }
                for k in 0..mine.numbers.len() {
                    let (row, column) = mine.place(k);
                    cells.push(Cell {
                        expected: other.numbers[k],
                        yours: mine.numbers[k],
                        given: &case.given,
                        about: case.about,
                        block: b,
                        row,
                        column,
                        size: size(mine),
                    });
                }
            }
        }
        Some(cells)
    }

    fn right(&self, cell: &Cell) -> bool {
        close(cell.yours, cell.expected, self.tolerance) && !cell.yours.is_nan()
    }

    /// One relation for all the numbers, or for all those of one place.
    fn of_one_kind(&self, right: &Numbers) -> Option<String> {
        let cells = self.cells(right)?;
        if let Some(words) = relation(&cells, self.tolerance) {
            return Some(format!("Each of your numbers {words}."));
        }
        for scope in self.scopes(&cells) {
            let inside: Vec<Cell> = cells
                .iter()
                .copied()
                .filter(|cell| scope.holds(cell))
                .collect();
            if let Some(words) = relation(&inside, self.tolerance) {
                let scope = &scope.words;
                return Some(format!(
                    "Right, but for {scope}: there each of your numbers {words}."
                ));
            }
        }
        self.changed(&cells)
    }

    /// For an answer that changes what it is given: what holds of the change.
    fn changed(&self, cells: &[Cell]) -> Option<String> {
        let names: Vec<&String> = self.yours[0].iter().map(|block| &block.name).collect();
        let mut changes = cells.to_vec();
        for cell in &mut changes {
            let is_before =
                |block: &&Block| block.name == *names[cell.block] && size(block) == cell.size;
            let before = cell.given.iter().find(is_before)?;
            let before = before.numbers[cell.row * cell.size.1 + cell.column];
            cell.expected -= before;
            cell.yours -= before;
        }
        if changes.iter().all(|cell| cell.yours == 0.0) {
            return Some(format!("{} has not changed at all.", names[0]));
        }
        let words = relation(&changes, self.tolerance)?;
        Some(format!(
            "Look at how much {} changes: each of your changes {words}.",
            names[0]
        ))
    }

    /// The places that hold every wrong number, the smallest first.
    fn scopes(&self, cells: &[Cell]) -> Vec<Scope> {
        let wrong: Vec<&Cell> = cells.iter().filter(|cell| !self.right(cell)).collect();
        let Some(&first) = wrong.first() else {
            return Vec::new();
        };
        let name = |cell: &Cell| {
            self.yours[0]
                .get(cell.block)
                .map_or("", |block| &block.name)
        };
        let mut scopes = Vec::new();
        let mut add = |words: String, holds: Box<dyn Fn(&Cell) -> bool>| {
            if wrong.iter().all(|cell| holds(cell)) && !cells.iter().all(|cell| holds(cell)) {
                scopes.push(Scope { words, holds });
            }
        };
        let abouts: Vec<&str> = wrong.iter().map(|cell| cell.about).collect();
        let mut named = abouts.clone();
        named.dedup();
        let block = first.block;
        let of = format!("of {}", name(first));
        let one = |words: &str| format!("{words} {of}");
        add(
            one("the last row"),
            Box::new(move |c| c.block == block && c.size.1 > 1 && c.row + 1 == c.size.0),
        );
        add(
            one("the first row"),
            Box::new(move |c| c.block == block && c.size.1 > 1 && c.row == 0),
        );
        add(
            one("the last column"),
            Box::new(move |c| c.block == block && c.size.1 > 1 && c.column + 1 == c.size.1),
        );
        add(
            one("the first column"),
            Box::new(move |c| c.block == block && c.size.1 > 1 && c.column == 0),
        );
        add(
            one("the last entry"),
            Box::new(move |c| c.block == block && c.size.1 == 1 && c.row + 1 == c.size.0),
        );
        add(
            one("the first entry"),
            Box::new(move |c| c.block == block && c.size.1 == 1 && c.row == 0),
        );
        add(
            one("the entries after the first"),
            Box::new(move |c| c.block == block && c.size.1 == 1 && c.row > 0),
        );
        add(
            one("the rows after the first"),
            Box::new(move |c| c.block == block && c.size.1 > 1 && c.row > 0),
        );
        add(
            one("the rows before the last"),
            Box::new(move |c| c.block == block && c.size.1 > 1 && c.row + 1 < c.size.0),
        );
        add(
            one("the columns after the first"),
            Box::new(move |c| c.block == block && c.size.1 > 1 && c.column > 0),
        );
        add(name(first).to_string(), Box::new(move |c| c.block == block));
        let (names, abouts) = (
            named.join(", and "),
            abouts.iter().map(|a| a.to_string()).collect::<Vec<_>>(),
        );
        add(
            names,
            Box::new(move |c| abouts.iter().any(|about| about == c.about)),
        );
        scopes
    }

    /// The numbers of a mistake in one place, and right numbers elsewhere.
    fn partly(&self, mistake: &Numbers, right: &Numbers) -> Option<String> {
        let cells = self.cells(right)?;
        let other = self.cells(mistake)?;
        let wrong = |k: usize| !self.right(&cells[k]);
        let enough = (0..cells.len()).filter(|&k| wrong(k)).count() >= 2;
        for scope in self.scopes(&cells) {
            let fits = |k: usize| {
                !scope.holds(&cells[k]) || close(other[k].yours, other[k].expected, self.tolerance)
            };
            if enough && (0..cells.len()).all(fits) {
                return Some(format!(
                    "Right, but for {}. There you have the numbers of this mistake",
                    scope.words
                ));
            }
        }
        None
    }

    /// The numbers of `theirs`, laid out otherwise.
    fn arranged(&self, theirs: &Numbers, related: bool) -> Option<String> {
        let blocks = theirs.first()?.len();
        let wrong = |b: usize| {
            let mut pairs = self.yours.iter().zip(theirs);
            !pairs.all(|(mine, other)| same(&mine[b..=b], &other[b..=b], self.tolerance))
        };
        let wrong: Vec<usize> = (0..blocks).filter(|&b| wrong(b)).collect();
        let names: Vec<&str> = wrong.iter().map(|&b| theirs[0][b].name.as_str()).collect();
        let names = names.join(" and ");
        if let [a, b] = wrong[..] {
            let mut swapped = theirs.clone();
            swapped.iter_mut().for_each(|case| case.swap(a, b));
            let mut pairs = self.yours.iter().zip(&swapped);
            if pairs.all(|(mine, other)| same(mine, other, self.tolerance)) {
                return Some(format!(
                    "{names} have changed places; otherwise they are right."
                ));
            }
        }
        for (arrange, words) in ARRANGEMENTS {
            let mut laid = theirs.clone();
            let mut possible = true;
            for case in &mut laid {
                for &b in &wrong {
                    match arrange(&case[b]) {
                        Some(block) => case[b] = block,
                        None => possible = false,
                    }
                }
            }
            if !possible || laid == *theirs {
                continue;
            }
            let mut pairs = self.yours.iter().zip(&laid);
            if pairs.all(|(mine, other)| same(mine, other, self.tolerance)) {
                return Some(format!("{names}: each {words}."));
            }
            if related
                && let Some(words_too) = self
                    .cells(&laid)
                    .and_then(|cells| simple_relation(&cells, self.tolerance))
            {
                return Some(format!(
                    "{names}: each {words}. And then each of your numbers {words_too}."
                ));
            }
        }
        None
    }

    /// At least where the wrong numbers are.
    fn where_wrong(&self, right: &Numbers) -> Option<String> {
        let cells = self.cells(right)?;
        if let Some(scope) = self.scopes(&cells).first() {
            return Some(format!("Everything is right but {}.", scope.words));
        }
        None
    }
}

/// A place where numbers stand.
struct Scope {
    words: String,
    holds: Box<dyn Fn(&Cell) -> bool>,
}

impl Scope {
    fn holds(&self, cell: &Cell) -> bool {
        (self.holds)(cell)
    }
}

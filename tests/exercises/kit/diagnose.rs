//! Why are these numbers wrong? A search for the simplest true sentence.
//!
//! First the known mistakes; then one thing that is true of all the numbers,
//! or of all the wrong ones; then the right numbers in wrong places; then two
//! things at once; and at last a formula that gives these numbers.

use super::arrange::arranged;
use super::formula::formula;
use super::record::{Case, Outcome};
use super::relation::{Cell, close, factor, relation};
use super::scope::{Scope, scopes};
use super::value::Block;

/// What came out, one list of blocks for each case.
pub type Numbers = Vec<Vec<Block>>;

/// A wrong answer that is known, and what it gives.
pub struct Mistake {
    pub message: &'static str,
    pub cases: Vec<Case>,
}

pub struct Question<'a> {
    /// The inputs, and what is right.
    pub reference: &'a [Case],
    pub yours: &'a [Outcome],
    pub mistakes: &'a [Mistake],
    /// What the exercise calls its indices: of a row, a column, and a sum.
    pub letters: [&'static str; 3],
    /// How the cases end whose answer is a sigmoid of something.
    pub squashed: &'static str,
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
    let returned = |c: &usize| matches!(question.yours.get(*c), Some(Outcome::Returned(_)));
    let ended: Vec<usize> = (0..question.reference.len()).filter(returned).collect();
    if ended.is_empty() {
        return None;
    }
    let of = |cases: &[Case]| -> Option<Numbers> {
        ended.iter().map(|&c| blocks(&cases[c].outcome)).collect()
    };
    let right = of(question.reference)?;
    let yours: Numbers = ended
        .iter()
        .map(|&c| blocks(&question.yours[c]))
        .collect::<Option<_>>()?;
    let mistakes: Vec<(&str, Numbers)> = question
        .mistakes
        .iter()
        .filter_map(|mistake| Some((mistake.message, of(&mistake.cases)?)))
        .collect();
    let cases: Vec<&Case> = ended.iter().map(|&c| &question.reference[c]).collect();
    let known = cases
        .iter()
        .map(|case| case.given.iter().chain(&case.steps).collect());
    let known: Vec<Vec<&Block>> = known.collect();
    let search = Search {
        question,
        cases: &cases,
        known: &known,
        yours,
        mistakes,
    };
    search.sentence(&right).map(Found::Shape)
}

fn blocks(outcome: &Outcome) -> Option<Vec<Block>> {
    match outcome {
        Outcome::Returned(blocks) => Some(blocks.clone()),
        _ => None,
    }
}

impl Question<'_> {
    /// Whether the answer gave what this mistake gives. Cases that panicked here
    /// or there are left out, but then two wrong numbers at least must agree.
    fn is(&self, mistake: &Mistake) -> bool {
        let (mut agreed, mut panicked) = (0, false);
        for (c, case) in mistake.cases.iter().enumerate() {
            match (&case.outcome, self.yours.get(c)) {
                (Outcome::Returned(theirs), Some(Outcome::Returned(yours))) => {
                    if !same(yours, theirs, self.tolerance) {
                        return false;
                    }
                    if let Outcome::Returned(right) = &self.reference[c].outcome {
                        agreed += differences(theirs, right, self.tolerance);
                    }
                }
                (Outcome::Panicked { .. }, Some(Outcome::Returned(_)))
                | (
                    Outcome::Returned(_) | Outcome::Panicked { .. },
                    Some(Outcome::Panicked { .. }),
                ) => {
                    panicked = true;
                }
                _ => return false,
            }
        }
        agreed >= if panicked { 2 } else { 1 }
    }
}

/// Whether two lists of blocks have the same shapes and numbers.
pub fn same(yours: &[Block], theirs: &[Block], tolerance: f64) -> bool {
    yours.len() == theirs.len() && differences(yours, theirs, tolerance) == 0
}

/// How many numbers differ; a block of another shape counts for all its own.
fn differences(yours: &[Block], theirs: &[Block], tolerance: f64) -> usize {
    let of_block = |(a, b): (&Block, &Block)| {
        if a.shape != b.shape {
            return a.numbers.len().max(1);
        }
        let pairs = a.numbers.iter().zip(&b.numbers);
        pairs.filter(|&(&a, &b)| !close(a, b, tolerance)).count()
    };
    yours.iter().zip(theirs).map(of_block).sum()
}

struct Search<'a> {
    question: &'a Question<'a>,
    /// The cases that can be compared.
    cases: &'a [&'a Case],
    /// What is known in each of them.
    known: &'a [Vec<&'a Block>],
    yours: Numbers,
    mistakes: Vec<(&'static str, Numbers)>,
}

impl<'a> Search<'a> {
    fn sentence(&self, right: &Numbers) -> Option<String> {
        let tolerance = self.question.tolerance;
        let Some(cells) = self.cells(right) else {
            // Not even the shapes agree.
            return self
                .arranged(right, false)
                .or_else(|| self.arranged_mistake());
        };
        let wrong: Vec<bool> = cells
            .iter()
            .map(|c| !close(c.yours, c.expected, tolerance) || c.yours.is_nan())
            .collect();
        let names: Vec<&str> = self.yours[0]
            .iter()
            .map(|block| block.name.as_str())
            .collect();
        let scopes = scopes(&cells, &wrong, self.cases, &names);
        self.of_one_kind(&cells, &scopes)
            .or_else(|| self.arranged(right, false))
            .or_else(|| self.partly(&cells, &scopes))
            .or_else(|| self.twice(&cells))
            .or_else(|| self.by_formula(&cells, &scopes))
            .or_else(|| self.unsquashed(&cells))
            .or_else(|| self.arranged(right, true))
            .or_else(|| self.arranged_mistake())
            .or_else(|| {
                let place = scopes.iter().find(|scope| scope.is_place)?;
                Some(format!("Everything is right but {}.", place.words))
            })
    }

    /// The numbers beside those of `theirs`, if all the shapes agree.
    fn cells(&self, theirs: &Numbers) -> Option<Vec<Cell<'a>>> {
        let mut cells = Vec::new();
        for c in 0..self.cases.len() {
            for (b, (mine, other)) in self.yours[c].iter().zip(&theirs[c]).enumerate() {
                if mine.shape != other.shape {
                    return None;
                }
                for k in 0..mine.numbers.len() {
                    let (row, column) = mine.place(k);
                    cells.push(Cell {
                        expected: other.numbers[k],
                        yours: mine.numbers[k],
                        case: c,
                        given: &self.known[c],
                        block: b,
                        row,
                        column,
                        size: mine.size(),
                    });
                }
            }
        }
        Some(cells).filter(|cells| !cells.is_empty())
    }

    /// One relation for all the numbers, or for all those of one place.
    fn of_one_kind(&self, cells: &[Cell<'a>], scopes: &[Scope]) -> Option<String> {
        let tolerance = self.question.tolerance;
        if let Some(words) = relation(cells, tolerance) {
            return Some(format!("Each of your numbers {words}."));
        }
        if let Some((changes, name)) = self.changes(cells) {
            if changes.iter().all(|cell| cell.yours == 0.0) {
                return Some(format!("{name}: nothing has changed."));
            }
            if let Some(words) = relation(&changes, tolerance) {
                return Some(format!(
                    "Look at the change of {name}. Each of your changes {words}."
                ));
            }
        }
        let in_scope = scopes.iter().find_map(|scope| {
            let words = relation(&scope.pick(cells), tolerance)?;
            let place = &scope.words;
            Some(format!(
                "Right, but for {place}. There each of your numbers {words}."
            ))
        });
        in_scope.or_else(|| self.of_a_part(cells))
    }

    /// One relation for a part of the wrong numbers: a block, or one case.
    fn of_a_part(&self, cells: &[Cell<'a>]) -> Option<String> {
        let tolerance = self.question.tolerance;
        let is_wrong = |cell: &&Cell| !close(cell.yours, cell.expected, tolerance);
        let first = cells.iter().find(is_wrong)?;
        if self.yours[0].len() > 1 {
            let of_block = cells.iter().filter(|cell| cell.block == first.block);
            if let Some(words) = relation(&of_block.copied().collect::<Vec<_>>(), tolerance) {
                let name = &self.yours[0][first.block].name;
                return Some(format!("In {name} each of your numbers {words}."));
            }
        }
        let (changes, name) = self.changes(cells)?;
        let of_case = changes.iter().filter(|cell| cell.case == first.case);
        let words = relation(&of_case.copied().collect::<Vec<_>>(), tolerance)?;
        let about = self.cases[first.case].about;
        Some(format!(
            "For {about}, look at the change of {name}: each of your changes {words}."
        ))
    }

    /// Where given things are changed in place: the changes, and their names.
    fn changes(&self, cells: &[Cell<'a>]) -> Option<(Vec<Cell<'a>>, String)> {
        let change = |cell: &Cell<'a>| {
            let name = &self.yours[0][cell.block].name;
            let is_before = |b: &&&Block| b.name == *name && b.size() == cell.size;
            let before = cell.given.iter().find(is_before)?;
            let before = before.numbers[cell.row * cell.size.1 + cell.column];
            let (expected, yours) = (cell.expected - before, cell.yours - before);
            Some(Cell {
                expected,
                yours,
                ..*cell
            })
        };
        let changes: Vec<Cell> = cells.iter().filter_map(change).collect();
        let changed = |b: &usize| changes.iter().any(|cell| cell.block == *b);
        let names = (0..self.yours[0].len()).filter(changed);
        let names: Vec<&str> = names.map(|b| self.yours[0][b].name.as_str()).collect();
        Some((changes, names.join(" and "))).filter(|(changes, _)| !changes.is_empty())
    }

    /// The numbers of a mistake in one place, and right numbers elsewhere.
    fn partly(&self, cells: &[Cell], scopes: &[Scope]) -> Option<String> {
        let tolerance = self.question.tolerance;
        let mistakes = self
            .mistakes
            .iter()
            .filter_map(|(m, numbers)| Some((m, self.cells(numbers)?)));
        for (message, other) in mistakes {
            for scope in scopes {
                let inside = scope.pick(&other);
                let fits = inside.iter().all(|c| close(c.yours, c.expected, tolerance));
                let wrong = scope.pick(cells);
                let wrong = wrong
                    .iter()
                    .filter(|c| !close(c.yours, c.expected, tolerance));
                if fits && wrong.count() >= 2 {
                    return Some(format!(
                        "Right, but for {}. There you have the numbers of a known mistake: {message}",
                        scope.words
                    ));
                }
            }
        }
        None
    }

    /// A known mistake and a factor, or two known mistakes.
    fn twice(&self, cells: &[Cell<'a>]) -> Option<String> {
        let tolerance = self.question.tolerance;
        let known: Vec<(&str, Vec<Cell>)> = self
            .mistakes
            .iter()
            .filter_map(|(message, numbers)| Some((*message, self.cells(numbers)?)))
            .collect();
        for (message, other) in &known {
            if let Some(words) = factor(other, tolerance) {
                return Some(format!(
                    "Compared with the numbers of a known mistake, each of yours {}. That mistake \
                     is: “{message}”",
                    words.replace("the expected one", "its number"),
                ));
            }
        }
        let whole =
            |cells: &[Cell<'a>]| self.changes(cells).filter(|(c, _)| c.len() == cells.len());
        let changes = whole(cells).map_or_else(|| cells.to_vec(), |(changes, _)| changes);
        let before = |k: usize| cells[k].expected - changes[k].expected;
        let wrong = |cell: &Cell, k: usize| !close(cell.expected, cells[k].expected, tolerance);
        for (a, (one, first)) in known.iter().enumerate() {
            for (other, second) in &known[a + 1..] {
                // Mistakes in different places stand side by side; mistakes in
                // factors multiply.
                let apart = (0..cells.len()).all(|k| !wrong(&first[k], k) || !wrong(&second[k], k));
                let sum = |k: usize| first[k].expected + second[k].expected - cells[k].expected;
                let product = |k: usize| {
                    let change = |cells: &[Cell]| cells[k].expected - before(k);
                    before(k) + change(first) * change(second) / changes[k].expected
                };
                let fits = |of: &dyn Fn(usize) -> f64| {
                    (0..cells.len())
                        .all(|k| of(k).is_finite() && close(cells[k].yours, of(k), tolerance))
                };
                if apart && fits(&sum) || fits(&product) {
                    return Some(format!(
                        "Two known mistakes together give these numbers. Alone, the one is: \
                         “{one}” The other: “{other}”"
                    ));
                }
            }
        }
        None
    }

    fn by_formula(&self, cells: &[Cell<'a>], scopes: &[Scope]) -> Option<String> {
        let (letters, tolerance) = (self.question.letters, self.question.tolerance);
        if self.yours[0].len() > 1 {
            return None;
        }
        let of = |cells: &[Cell], two| formula(cells, letters, tolerance, two);
        [false, true].into_iter().find_map(|two| {
            if let Some(words) = of(cells, two) {
                return Some(format!("Your numbers are those of {words}."));
            }
            if let Some((changes, name)) = self.changes(cells)
                && let Some(words) = of(&changes, two)
            {
                let words = words.replace("expected one", "expected change");
                return Some(format!("In your answer {name} changes by {words}."));
            }
            scopes.iter().find_map(|scope| {
                let words = of(&scope.pick(cells), two)?;
                let place = &scope.words;
                Some(format!(
                    "Right, but for {place}. There your numbers are those of {words}."
                ))
            })
        })
    }

    /// What went into the last f, in the cases where that is the sigmoid.
    fn unsquashed(&self, cells: &[Cell<'a>]) -> Option<String> {
        let (letters, tolerance) = (self.question.letters, self.question.tolerance);
        let squashed = |c: &&Cell| self.cases[c.case].about.ends_with(self.question.squashed);
        let before = |s: f64| (s > 0.0 && s < 1.0).then(|| (s / (1.0 - s)).ln());
        let undone = |cell: &Cell<'a>| {
            let (expected, yours) = (before(cell.expected)?, before(cell.yours)?);
            Some(Cell {
                expected,
                yours,
                ..*cell
            })
        };
        let undone: Option<Vec<Cell>> = cells.iter().filter(squashed).map(undone).collect();
        let undone = undone.filter(|undone| !undone.is_empty())?;
        if let Some(words) = relation(&undone, tolerance) {
            return Some(format!(
                "Where f is the sigmoid, what went into the last f can be seen: each of these sums {words}."
            ));
        }
        let words = [false, true]
            .into_iter()
            .find_map(|two| formula(&undone, letters, tolerance, two))?;
        Some(format!(
            "Where f is the sigmoid, what went into the last f can be seen: it was {words}."
        ))
    }

    fn arranged(&self, theirs: &Numbers, related: bool) -> Option<String> {
        let factor = |laid: &Numbers| factor(&self.cells(laid)?, self.question.tolerance);
        let factor: Option<&dyn Fn(&Numbers) -> Option<String>> =
            if related { Some(&factor) } else { None };
        arranged(&self.yours, theirs, self.question.tolerance, factor)
    }

    fn arranged_mistake(&self) -> Option<String> {
        self.mistakes.iter().find_map(|(message, numbers)| {
            let arranged = self.arranged(numbers, false)?;
            Some(format!(
                "Compared with the numbers of a known mistake: {arranged} That mistake is: “{message}”"
            ))
        })
    }
}

//! The search for a true sentence, where no known mistake gives the numbers.

use super::arrange::{Besides, arranged, too_much};
use super::diagnose::{Numbers, Question};
use super::formula::formula;
use super::record::Case;
use super::relation::{Cell, close, factor, factor_of_groups, relation};
use super::scope::{Scope, scopes};
use super::value::Block;

pub struct Search<'a> {
    pub question: &'a Question<'a>,
    /// The cases that can be compared.
    pub cases: &'a [&'a Case],
    /// What is known in each of them.
    pub known: &'a [Vec<&'a Block>],
    pub yours: Numbers,
    pub mistakes: Vec<(&'static str, Numbers)>,
}

impl<'a> Search<'a> {
    /// The simplest true sentence.
    pub fn sentence(&self, right: &Numbers) -> Option<String> {
        let tolerance = self.question.tolerance;
        let Some(cells) = self.cells(right) else {
            // Not even the shapes agree.
            let arranged = self.arranged(right, false);
            let arranged = arranged.or_else(|| too_much(&self.yours, right, tolerance));
            return arranged
                .or_else(|| self.factored())
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
            .or_else(|| self.factored())
            .or_else(|| self.twice(&cells, true))
            .or_else(|| self.by_formula(&cells, &scopes))
            .or_else(|| self.of_a_part(&cells))
            .or_else(|| self.unsquashed(&cells))
            .or_else(|| self.twice(&cells, false))
            .or_else(|| self.in_groups(&cells))
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
        scopes.iter().find_map(|scope| {
            let words = relation(&scope.pick(cells), tolerance)?;
            let place = &scope.words;
            Some(format!(
                "Right, but for {place}. There each of your numbers {words}."
            ))
        })
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
        let (changes, _) = self.changes(cells)?;
        let of_case = |cell: &&Cell| cell.case == first.case;
        let about = self.cases[first.case].about;
        let first = changes.iter().filter(of_case).find(is_wrong)?;
        let of_block = changes
            .iter()
            .filter(of_case)
            .filter(|cell| cell.block == first.block);
        let words = relation(&of_block.copied().collect::<Vec<_>>(), tolerance)?;
        let name = &self.yours[0][first.block].name;
        Some(format!(
            "For {about}, look at the change of {name}: each of your changes {words}."
        ))
    }

    /// Whether only a factor of each column, of each row or of each case is off.
    fn in_groups(&self, cells: &[Cell<'a>]) -> Option<String> {
        let tolerance = self.question.tolerance;
        let wrong = |cell: &&Cell| !close(cell.yours, cell.expected, tolerance);
        let block = cells.iter().find(wrong)?.block;
        let cells: Vec<Cell> = cells
            .iter()
            .filter(|cell| cell.block == block)
            .copied()
            .collect();
        let name = &self.yours[0][block].name;
        let is = |group: fn(&Cell) -> (usize, usize)| factor_of_groups(&cells, tolerance, group);
        let of = |one: &str, other: &str| {
            format!(
                "Within each {one} of {name} your numbers are the expected ones times one and the same \
                 factor. So what belongs to the {one} is wrong, and what belongs to the {other} is right."
            )
        };
        if is(|cell| (cell.case, 0)) {
            return Some(format!(
                "For each of the inputs your {name} is the expected one times a factor, but the \
                 factor is not always the same: the parts are in proportion, the whole is not."
            ));
        }
        if is(|cell| (cell.case, cell.column)) {
            return Some(of("column", "row"));
        }
        is(|cell| (cell.case, cell.row)).then(|| of("row", "column"))
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
        for (message, other) in self.comparable() {
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

    /// The known mistakes whose numbers can be compared one by one.
    fn comparable(&self) -> impl Iterator<Item = (&str, Vec<Cell<'a>>)> {
        let mistakes = self.mistakes.iter();
        mistakes.filter_map(|(message, numbers)| Some((*message, self.cells(numbers)?)))
    }

    /// A known mistake, and a factor besides.
    fn factored(&self) -> Option<String> {
        self.comparable().find_map(|(message, cells)| {
            let words = factor(&cells, self.question.tolerance)?;
            let words = words.replace("the expected one", "its number");
            Some(format!(
                "Compared with the numbers of a known mistake, each of yours {words}. That mistake \
                 is: “{message}”"
            ))
        })
    }

    /// Two known mistakes, in different places or as factors.
    fn twice(&self, cells: &[Cell<'a>], places: bool) -> Option<String> {
        let tolerance = self.question.tolerance;
        let known: Vec<(&str, Vec<Cell>)> = self.comparable().collect();
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
                if places && apart && fits(&sum) {
                    return Some(format!(
                        "Two known mistakes together give these numbers. Alone, the one is: \
                         “{one}” The other: “{other}”"
                    ));
                }
                if !places && fits(&product) {
                    return Some(format!(
                        "Your numbers differ from the expected ones by the factors of two known \
                         mistakes together. Alone, the one is: “{one}” The other: “{other}”"
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
        let tolerance = self.question.tolerance;
        let besides = |laid: &Numbers| factor(&self.cells(laid)?, tolerance);
        let besides: Besides = &besides;
        arranged(&self.yours, theirs, tolerance, related.then_some(besides))
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

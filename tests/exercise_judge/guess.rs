//! Who might have given these numbers: a mistake of the list, the solution with a
//! slip in a loop, the solution with one thing changed, or two of these.

use std::cell::OnceCell;

use super::changes::{Change, changes};
use super::check::{Ask, Who};
use super::checks::network::SLIPS;
use super::explain::{Known, Question};
use super::record::{Outcome, observe};
use super::relation::{Cell, alike};
use super::sums::LoopSlip;
use super::value::Block;

/// Somebody who gives numbers.
pub struct Guess {
    who: Who,
    changes: Vec<Change>,
    words: String,
    /// What came back, case by case, once it was asked for.
    outcomes: Vec<OnceCell<Option<Outcome>>>,
}

impl<'a> Known<'a> {
    /// Everybody who may be meant by wrong numbers.
    pub fn of(check: &'a dyn Ask) -> Known<'a> {
        let cases = check.cases();
        let right = cases
            .iter()
            .map(|case| check.call(Who::Reference, &case.given));
        let right = right.collect();
        let (listed, edited) = (Vec::new(), Vec::new());
        let mut known = Known {
            check,
            cases,
            right,
            listed,
            edited,
        };
        (known.listed, known.edited) = (known.listed(), known.edited());
        known
    }

    fn guess(&self, who: Who, changes: Vec<Change>, words: String) -> Guess {
        Guess {
            who,
            changes,
            words,
            outcomes: vec![OnceCell::new(); self.cases.len()],
        }
    }

    /// What is known to go wrong: the list, and the slips in loops.
    fn listed(&self) -> Vec<Guess> {
        let about = self.check.about();
        let told = |words: &str| words.to_string();
        let mistakes = self.check.mistakes().into_iter().enumerate();
        let mistakes = mistakes.map(|(k, words)| (Who::Mistake(k), told(words)));
        let backward = SLIPS.iter().filter(|_| about.slips.is_some()).enumerate();
        let backward = backward.map(|(k, (words, _))| (Who::Slips(k, None), told(words)));
        let mut known: Vec<(Who, String)> = mistakes.chain(backward).collect();
        let families = about.families.iter().copied().flatten();
        for slip in families.filter(|_| about.sums.is_some()) {
            let (one, words) = (Some(slip), self.slip(slip));
            if about.layers.is_empty() {
                known.push((Who::Sums([one, None]), words));
            } else {
                let layer = |n: usize| format!("In the {}: {words}", about.layers[n]);
                known.push((Who::Sums([one, None]), layer(0)));
                known.push((Who::Sums([None, one]), layer(1)));
                known.push((Who::Sums([one, one]), words));
            }
        }
        let guess = |(who, words)| self.guess(who, Vec::new(), words);
        known.into_iter().map(guess).collect()
    }

    /// What goes wrong in a sum, in the words of this exercise.
    fn slip(&self, slip: &LoopSlip) -> String {
        let about = self.check.about();
        let [term, entry] = about.nouns;
        slip.words.replace("{term}", term).replace("{entry}", entry)
    }

    /// The solution with one thing edited.
    fn edited(&self) -> Vec<Guess> {
        let (given, right) = (&self.cases[0].given, &self.right[0]);
        // Whether there is an f that differs from case to case.
        let has_f = self.cases.iter().any(|case| case.given.f != given.f);
        let guess = |change: Change| {
            let mut words = change.words(given, right);
            let missing = change.missing(given);
            let notes = self.check.about().notes.iter();
            for (name, note) in notes.filter(|(name, _)| Some(*name) == missing) {
                words += &format!(" (is {name} missing? It is {note})");
            }
            self.guess(Who::Reference, vec![change], words)
        };
        let changes = changes(given, right, has_f);
        changes.into_iter().map(guess).collect()
    }

    /// What a guess gives in a case; `None` where the edits cannot be made.
    fn outcome<'g>(&self, guess: &'g Guess, case: usize) -> Option<&'g Outcome> {
        let ask = || {
            let given = &self.cases[case].given;
            let mut changed = given.clone();
            for change in &guess.changes {
                changed = change.given(&changed)?;
            }
            let call = |given: &_| self.check.call(guess.who, given);
            let around = guess.changes.iter().find(|change| change.is_index());
            let outcome = observe(|| match around {
                Some(change) => change.call(&changed, &call),
                None => call(&changed),
            });
            let Outcome::Returned(mut blocks) = outcome else {
                return Some(outcome);
            };
            for change in &guess.changes {
                blocks = change.result(given, blocks)?;
            }
            Some(Outcome::Returned(blocks))
        };
        guess.outcomes[case].get_or_init(ask).as_ref()
    }

    fn agree(&self, a: &Guess, b: &Guess) -> bool {
        let tolerance = self.check.about().tolerance;
        (0..self.cases.len()).all(|c| match (self.outcome(a, c), self.outcome(b, c)) {
            (Some(Outcome::Returned(a)), Some(Outcome::Returned(b))) => same(a, b, tolerance),
            (Some(a), Some(b)) => a.is_panic() && b.is_panic(),
            (a, b) => a.is_none() && b.is_none(),
        })
    }

    /// Whether a guess gives the right numbers throughout.
    pub fn gives_right(&self, guess: &Guess) -> bool {
        let tolerance = self.check.about().tolerance;
        self.right.iter().enumerate().all(|(c, right)| {
            let numbers = self.outcome(guess, c).and_then(Outcome::blocks);
            numbers.is_some_and(|numbers| same(numbers, right, tolerance))
        })
    }
}

impl Question<'_> {
    /// Whether a guess gives all these numbers, one of which at least is wrong.
    pub fn fits(&self, guess: &Guess, cells: &[Cell]) -> bool {
        // Wrong numbers say at once when a guess is of no use.
        let (right, wrong): (Vec<&Cell>, Vec<&Cell>) = cells.iter().partition(|cell| cell.right);
        let mut cells = wrong.iter().chain(&right);
        !wrong.is_empty() && cells.all(|cell| self.gives(guess, cell))
    }

    /// Whether a guess gives this number.
    fn gives(&self, guess: &Guess, cell: &Cell) -> bool {
        let tolerance = self.check.about().tolerance;
        let theirs = self.outcome(guess, cell.case).and_then(Outcome::blocks);
        theirs.is_some_and(|theirs| {
            let theirs = &theirs[cell.block];
            theirs.size() == cell.size
                && alike(cell.yours, theirs.at(cell.row, cell.column), tolerance)
        })
    }

    /// Whether a guess gives all that came, the panics too.
    pub fn fits_throughout(&self, guess: &Guess) -> bool {
        let tolerance = self.check.about().tolerance;
        let cases = 0..self.cases.len();
        let (wrong, others): (Vec<usize>, Vec<usize>) = cases.partition(|&c| self.is_wrong(c));
        let mut cases = wrong.into_iter().chain(others);
        cases.all(|c| match (&self.yours[c], self.outcome(guess, c)) {
            (Outcome::Returned(yours), Some(Outcome::Returned(theirs))) => {
                same(yours, theirs, tolerance)
            }
            (yours, theirs) => yours.is_panic() && theirs.is_some_and(Outcome::is_panic),
        })
    }

    /// The words of guesses that these numbers do not tell apart: of one, of two,
    /// or of none if there are more that would differ in the other cases.
    pub fn either<'a>(&self, fitting: impl Iterator<Item = &'a Guess>) -> Option<String> {
        let mut different: Vec<&Guess> = Vec::new();
        for guess in fitting {
            if !different.iter().any(|known| self.agree(known, guess)) {
                different.push(guess);
            }
            if different.len() > 2 {
                return None;
            }
        }
        match different[..] {
            [] => None,
            [one] => Some(one.sentence()),
            [one, other, ..] => Some(format!(
                "Your numbers fit two mistakes. {} Or: {}",
                one.sentence(),
                other.sentence()
            )),
        }
    }

    /// A slip together with an edit, two slips, or two edits of different things. Each
    /// changes something by itself, and alone leaves a telling number unexplained.
    pub fn two_at_once(&self) -> Option<String> {
        // A wrong number and a panic are two things already.
        if self.yours.iter().any(|outcome| outcome.blocks().is_none()) {
            return None;
        }
        let cells = self.cells().into_iter();
        let telling: Vec<Cell> = cells.filter(Cell::is_telling).collect();
        let plain = |guess: &&Guess| guess.changes.iter().all(|change| change.is_plain());
        let effective = |guess: &&Guess| !self.gives_right(guess);
        let edits: Vec<&Guess> = self.edited.iter().filter(plain).filter(effective).collect();
        let firsts: Vec<&Guess> = self.listed.iter().filter(effective).collect();
        let both = |a: &Guess, b: &Guess| {
            let both = match (a.who, b.who) {
                (Who::Slips(a, None), Who::Slips(b, None)) if a < b => Who::Slips(a, Some(b)),
                (Who::Sums([a, None]), Who::Sums([None, b])) => Who::Sums([a, b]),
                // Without one of the things that it joins, a mistake is another one.
                (Who::Mistake(_), Who::Reference) if b.words.starts_with("0 ") => return None,
                (_, Who::Reference) if !a.is_of_what(b) => a.who,
                _ => return None,
            };
            let words = match a.who {
                Who::Reference => format!("{}, and {}", a.words, b.words),
                _ => format!(
                    "Two mistakes together give these numbers. The one: {} The other: {}",
                    a.words, b.words
                ),
            };
            let changes = [&a.changes[..], &b.changes].concat();
            let both = self.guess(both, changes, words);
            let more = |one| telling.iter().any(|cell| !self.gives(one, cell));
            (self.fits_throughout(&both) && more(a) && more(b)).then_some(both)
        };
        let apart = firsts.iter().map(|a| (a, &firsts));
        let besides = firsts.iter().chain(&edits).map(|a| (a, &edits));
        let mut pairs = apart.chain(besides);
        let found = pairs.find_map(|(a, others)| others.iter().find_map(|b| both(a, b)));
        found.map(|both| both.sentence())
    }
}

impl Guess {
    /// What is edited, or what went wrong.
    pub fn words(&self) -> &str {
        &self.words
    }

    pub fn is_index(&self) -> bool {
        self.changes.iter().any(|change| change.is_index())
    }

    /// Whether it changes what another changes.
    fn is_of_what(&self, other: &Guess) -> bool {
        let same = |change: &Change| other.changes.iter().any(|it| it.what() == change.what());
        self.changes.iter().any(same)
    }

    /// What is to be said if it fits.
    pub fn sentence(&self) -> String {
        match self.who {
            Who::Reference => format!("Your numbers are the right ones with {}.", self.words),
            _ if self.changes.is_empty() => self.words.clone(),
            _ => format!("{}.", self.words),
        }
    }
}

/// Whether two lists of blocks have the same shapes and numbers.
pub fn same(yours: &[Block], theirs: &[Block], tolerance: f64) -> bool {
    let pair = |(a, b): (&Block, &Block)| {
        let mut numbers = a.numbers.iter().zip(&b.numbers);
        a.shape == b.shape && numbers.all(|(&a, &b)| alike(a, b, tolerance))
    };
    yours.len() == theirs.len() && yours.iter().zip(theirs).all(pair)
}

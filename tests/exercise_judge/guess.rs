//! Who might have given these numbers: a mistake of the list, the solution with a
//! slip in a loop, the solution with one thing changed, or two of these.

use super::changes::{self, Change};
use super::check::{Case, Who};
use super::checks::network::SLIPS;
use super::explain::Question;
use super::record::{Outcome, observe};
use super::relation::alike;
use super::sums::LoopSlip;
use super::value::{Block, Given};

/// Somebody who gives numbers.
#[derive(Clone)]
pub struct Guess {
    who: Who,
    changes: Vec<Change>,
}

/// How well a guess fits: as far as numbers came, or throughout.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub enum Fit {
    Not,
    WhereItReturned,
    Throughout,
}

impl Question<'_> {
    /// What is known to go wrong: the list, and the slips in loops.
    pub fn listed(&self) -> Vec<Guess> {
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
    pub fn edited(&self) -> Vec<Guess> {
        let given = changes::of_given(&self.cases[0].given, has_f(self.cases));
        let result = changes::of_result(&self.cases[0].given, &self.right[0]);
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

    /// Those that fit in these cases, and how well.
    pub fn fitting<'a>(&self, guesses: &'a [Guess], cases: &[usize]) -> Vec<(&'a Guess, Fit)> {
        let fits = guesses.iter().map(|guess| (guess, self.fit(guess, cases)));
        fits.filter(|(_, fit)| *fit != Fit::Not).collect()
    }

    /// The words of guesses that these numbers do not tell apart: of one, of two,
    /// or of none if there are more that would differ in the other cases.
    pub fn either(&self, fitting: &[(&Guess, Fit)]) -> Option<String> {
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
    pub fn words(&self, guess: &Guess) -> String {
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

    /// A slip together with an edit, two slips, or two edits: each of which
    /// changes something by itself.
    pub fn two_at_once(
        &self,
        listed: &[Guess],
        edited: &[Guess],
        cases: &[usize],
    ) -> Option<String> {
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

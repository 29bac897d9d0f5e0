//! Why are these numbers wrong? A search for the simplest true sentence.
//!
//! First the known mistakes; then, by [`Search`], one thing that is true of all
//! the numbers, or of all the wrong ones; the right numbers in wrong places; two
//! things at once; and at last a formula that gives these numbers.

use super::record::{Case, Outcome};
use super::relation::close;
use super::search::Search;
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

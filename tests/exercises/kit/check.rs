//! What an exercise asks, and what it knows about the answers.

use super::diagnose::Mistake;
use super::record::{Case, Record};

/// The check of one exercise; `A` is the type of its answer.
pub struct Check<A: 'static> {
    pub about: About,
    /// Asks an answer about fixed inputs.
    pub ask: fn(A, &mut Record),
    /// The crate's own solution.
    pub reference: A,
    /// The same numbers by another way, and what to call it.
    pub oracle: Option<(&'static str, A)>,
    /// Wrong answers, each with the sentence that helps.
    pub mistakes: &'static [(&'static str, A)],
}

/// What a check says of itself.
pub struct About {
    pub title: &'static str,
    /// "Eq 22-24", "Eq 5, 14, 25".
    pub equations: &'static str,
    /// Where the crate solves it.
    pub compare: &'static str,
    /// True of the task, whatever the answer.
    pub hint: &'static str,
    /// |yours − expected| ≤ tolerance · max(1, |expected|).
    pub tolerance: f64,
}

/// A check, whatever the type of its answer.
pub trait Questions: Sync {
    fn about(&self) -> &About;
    fn reference(&self) -> Vec<Case>;
    fn oracle(&self) -> Option<(&'static str, Vec<Case>)>;
    fn mistakes(&self) -> Vec<Mistake>;
}

impl<A: Copy + Sync> Check<A> {
    fn cases(&self, answer: A) -> Vec<Case> {
        let mut record = Record::new();
        (self.ask)(answer, &mut record);
        record.cases
    }
}

impl<A: Copy + Sync> Questions for Check<A> {
    fn about(&self) -> &About {
        &self.about
    }

    fn reference(&self) -> Vec<Case> {
        self.cases(self.reference)
    }

    fn oracle(&self) -> Option<(&'static str, Vec<Case>)> {
        self.oracle.map(|(name, answer)| (name, self.cases(answer)))
    }

    fn mistakes(&self) -> Vec<Mistake> {
        let mistake = |&(message, answer): &(&'static str, A)| Mistake {
            message,
            cases: self.cases(answer),
        };
        self.mistakes.iter().map(mistake).collect()
    }
}

/// An exercise: its file, its check, and the student's answer to it.
pub struct Exercise {
    /// The name of its file, without `.rs`.
    pub name: &'static str,
    /// The file as it was compiled.
    pub source: &'static str,
    pub check: &'static dyn Questions,
    pub answer: Box<dyn Fn(&mut Record) + Sync>,
}

impl Exercise {
    pub fn new<A: Copy + Sync>(
        name: &'static str,
        source: &'static str,
        check: &'static Check<A>,
        answer: A,
    ) -> Exercise {
        Exercise {
            name,
            source,
            check,
            answer: Box::new(move |record| (check.ask)(answer, record)),
        }
    }

    /// The number that begins the name: `ex02`.
    pub fn short(&self) -> &'static str {
        self.name.split('_').next().unwrap_or(self.name)
    }
}

/// Names what an answer is given: `given![w, s]`.
#[macro_export]
macro_rules! given {
    ($($name:ident),* $(,)?) => {
        vec![$($name.named(stringify!($name))),*]
    };
}

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
    /// Lists of wrong answers, each with the sentence that helps.
    pub mistakes: &'static [&'static [(&'static str, A)]],
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
    /// What the text calls the indices of the answer's rows, of its columns, and
    /// of a sum in it.
    pub letters: [&'static str; 3],
    /// How the cases end whose answer is a sigmoid of something.
    pub squashed: &'static str,
    /// |yours − expected| ≤ tolerance · max(1, |expected|).
    pub tolerance: f64,
}

/// Who is asked.
#[derive(Clone, Copy)]
pub enum Who {
    Reference,
    Oracle,
    Mistake(usize),
}

/// A check, whatever the type of its answer.
pub trait Ask: Sync {
    fn about(&self) -> &About;
    /// What the oracle is called, if there is one.
    fn oracle_name(&self) -> Option<&'static str>;
    /// What to say of mistake `k`, if there are so many.
    fn message(&self, k: usize) -> Option<&'static str>;
    fn ask(&self, who: Who, record: &mut Record);
}

impl<A: Copy> Check<A> {
    fn mistake(&self, k: usize) -> Option<(&'static str, A)> {
        self.mistakes.iter().copied().flatten().nth(k).copied()
    }
}

impl<A: Copy + Sync> Ask for Check<A> {
    fn about(&self) -> &About {
        &self.about
    }

    fn oracle_name(&self) -> Option<&'static str> {
        Some(self.oracle?.0)
    }

    fn message(&self, k: usize) -> Option<&'static str> {
        Some(self.mistake(k)?.0)
    }

    fn ask(&self, who: Who, record: &mut Record) {
        let answer = match who {
            Who::Reference => self.reference,
            Who::Oracle => self.oracle.map_or(self.reference, |(_, answer)| answer),
            Who::Mistake(k) => self.mistake(k).map_or(self.reference, |(_, answer)| answer),
        };
        (self.ask)(answer, record);
    }
}

impl dyn Ask + '_ {
    fn cases(&self, who: Who) -> Vec<Case> {
        let mut record = Record::new();
        self.ask(who, &mut record);
        record.cases
    }

    /// What is right.
    pub fn reference(&self) -> Vec<Case> {
        self.cases(Who::Reference)
    }

    /// The same by another way, with its name.
    pub fn oracle(&self) -> Option<(&'static str, Vec<Case>)> {
        Some((self.oracle_name()?, self.cases(Who::Oracle)))
    }

    /// What the known mistakes give.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let messages = (0..).map_while(|k| self.message(k)).enumerate();
        let mistake = |(k, message)| Mistake {
            message,
            cases: self.cases(Who::Mistake(k)),
        };
        messages.map(mistake).collect()
    }
}

/// An exercise: its file, its check, and the student's answer to it.
pub struct Exercise {
    /// The name of its file, without `.rs`.
    pub name: &'static str,
    /// The file as it was compiled.
    pub source: &'static str,
    pub check: &'static dyn Ask,
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

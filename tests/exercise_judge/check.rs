//! What an exercise asks, and what it knows about the answers.

use super::checks::network::SLIPS;
use super::slips::{self, Slip};
use super::sums::{BOUNDS, LOOPS, LoopSlip, Sum};
use super::value::{Block, Given, Shape};

/// Writes a check from the list of what it says besides its answers: name, type, and
/// what holds where a check says nothing. All but the answers is the same for every
/// type of answer, and can be had without it as [`About`].
macro_rules! check {
    ($($(#[$doc:meta])* $field:ident: $type:ty = $default:expr,)*) => {
        /// The check of one exercise; `A` is the type of its answer.
        pub struct Check<A: 'static> {
            $($(#[$doc])* pub $field: $type,)*
            /// Asks an answer about the inputs of one case.
            pub call: fn(A, &Given) -> Vec<Block>,
            /// The crate's own solution.
            pub reference: A,
            /// The same numbers by finite differences.
            pub oracle: Option<A>,
            /// Wrong answers that no edit and no loop makes, each with what to tell.
            pub mistakes: Mistakes<A>,
        }

        /// What a check says of itself.
        pub struct About {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl<A: Copy> Check<A> {
            /// A check that knows nothing but the crate's solution, for the fields
            /// that one does without. An exercise without cases would be solved.
            pub const fn of(reference: A) -> Check<A> {
                let call = |_, _: &Given| Vec::new();
                Check { $($field: $default,)* call, reference, oracle: None, mistakes: &[] }
            }

            fn plain(&self) -> About {
                About { $($field: self.$field,)* }
            }
        }
    };
}

check! {
    /// Where the crate solves it.
    compare: &'static str = "",
    /// True of the task, whatever the answer.
    hint: &'static str = "",
    /// What answers are asked about: asymmetric, of several sizes and signs.
    cases: fn() -> Vec<Case> = Vec::new,
    /// What comes up on the way from there to the answer.
    steps: fn(&Given) -> Vec<Block> = |_| Vec::new(),
    /// |yours − expected| ≤ tolerance · max(floor, |expected|).
    tolerance: f64 = 1e-9,
    floor: f64 = 1.0,
    /// What something that is given is for, said where it seems to be missing.
    notes: &'static [(&'static str, &'static str)] = &[],
    /// The solution once more as sums, whose loops can be given a slip.
    sums: Option<Sums> = None,
    /// What can go wrong in them: in their loops, with f, with a bias.
    families: &'static [&'static [LoopSlip]] = &[LOOPS, BOUNDS],
    /// What is added up, and what has a sum of its own: "input", "neuron".
    nouns: [&'static str; 2] = ["term", "entry"],
    /// What the sums are called, if there are several: "hidden layer".
    layers: &'static [&'static str] = &[],
    /// Backpropagation with a slip in it, for those that go all the way.
    slips: Option<fn(&Slip, &Given) -> Vec<Block>> = None,
}

pub type Mistakes<A> = &'static [&'static [(&'static str, A)]];

/// A solution that leaves each of its sums to the function it is given.
pub type Sums = fn(&Given, &mut dyn FnMut(&Sum) -> Vec<f64>) -> Vec<Block>;

/// One question.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is special about these inputs: "a negative x".
    pub about: &'static str,
    pub given: Given,
}

impl Case {
    /// What is special about it, and its inputs if they are single numbers.
    pub fn label(&self) -> String {
        let blocks = &self.given.blocks;
        let single = blocks.iter().all(|block| block.shape == Shape::Number);
        if single && !self.about.contains('=') {
            let given: Vec<String> = blocks.iter().map(Block::to_string).collect();
            format!("{} ({})", self.about, given.join(", "))
        } else {
            self.about.to_string()
        }
    }
}

/// Who is asked.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    Reference,
    Oracle,
    Mistake(usize),
    /// The solution with a slip in the first of its sums, in the second, or in both.
    Sums([Option<&'static LoopSlip>; 2]),
    /// Backpropagation with one slip of the table, or with two.
    Slips(usize, Option<usize>),
}

/// A check, whatever the type of its answer.
pub trait Ask: Sync {
    fn about(&self) -> About;
    /// What to tell of every mistake in the list.
    fn mistakes(&self) -> Vec<&'static str>;
    fn has_oracle(&self) -> bool;
    fn call(&self, who: Who, given: &Given) -> Vec<Block>;

    fn cases(&self) -> Vec<Case> {
        (self.about().cases)()
    }
}

impl<A: Copy + Sync> Ask for Check<A> {
    fn about(&self) -> About {
        self.plain()
    }

    fn mistakes(&self) -> Vec<&'static str> {
        let mistakes = self.mistakes.iter().copied().flatten();
        mistakes.map(|(words, _)| *words).collect()
    }

    fn has_oracle(&self) -> bool {
        self.oracle.is_some()
    }

    fn call(&self, who: Who, given: &Given) -> Vec<Block> {
        if let Who::Slips(first, second) = who {
            let mut slip = slips::RIGHT;
            for k in [Some(first), second].into_iter().flatten() {
                SLIPS[k].1(&mut slip);
            }
            return self.slips.map_or_else(Vec::new, |run| run(&slip, given));
        }
        let answer = match (who, self.sums) {
            (Who::Sums(slips), Some(sums)) => {
                let mut slips = slips.into_iter();
                let mut run = |sum: &Sum| match slips.next().flatten() {
                    Some(slip) => slip.run(sum),
                    None => sum.right(),
                };
                return sums(given, &mut run);
            }
            (Who::Mistake(k), _) => {
                let mut mistakes = self.mistakes.iter().copied().flatten();
                mistakes.nth(k).map(|(_, answer)| *answer)
            }
            (Who::Oracle, _) => self.oracle,
            _ => None,
        };
        (self.call)(answer.unwrap_or(self.reference), given)
    }
}

/// A function that was written for an exercise, whatever its type.
pub type Answer = Box<dyn Fn(&Given) -> Vec<Block> + Sync>;

/// An exercise: its file, its check, and the student's answer to it.
pub struct Exercise {
    /// The name of its file, without `.rs`.
    pub name: &'static str,
    /// The file as it was compiled.
    pub source: &'static str,
    pub check: &'static dyn Ask,
    pub answer: Answer,
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
            answer: Box::new(move |given| (check.call)(answer, given)),
        }
    }

    /// Its equations, "Eq 22-24", or a word of its own for what is not in the text, and
    /// its title: they stand in the first line of its file.
    pub fn head(&self) -> [&'static str; 2] {
        let mut lines = self.source.lines();
        let line = lines.find_map(|line| line.strip_prefix("//! Exercise "));
        let mut parts = line.unwrap_or_default().split(" · ").skip(1);
        [(); 2].map(|()| parts.next().unwrap_or("?"))
    }

    /// Whether the text has it: then the page has a section on it.
    pub fn is_of_the_text(&self) -> bool {
        self.head()[0].starts_with("Eq ")
    }

    /// The number that begins the name: `ex02`.
    pub fn short(&self) -> &'static str {
        self.name.split('_').next().unwrap_or(self.name)
    }
}

/// One line of the list: a stub's function, and its check.
#[macro_export]
macro_rules! exercise {
    ($file:ident :: $answer:ident, $check:path) => {
        $crate::exercise_judge::Exercise::new(
            stringify!($file),
            include_str!(concat!(stringify!($file), ".rs")),
            &$check,
            $file::$answer,
        )
    };
}

/// Wrong answers, each with what to tell: all of them take the same arguments.
#[macro_export]
macro_rules! mistakes {
    (|$($name:ident),*| $($list:tt)*) => { mistakes!(@list ($($name),*) $($list)*) };
    (@list $names:tt $($answer:expr => $words:expr,)*) => {
        &[$(($words, mistakes!(@one $names $answer))),*]
    };
    (@one ($($name:ident),*) $answer:expr) => {
        |$($name),*| {
            let _ = ($(&$name,)*);
            $answer
        }
    };
}

/// Cases, a row each: `"two inputs": s = [0.5, 2.0], delta = 0.1;`. Between the
/// words and the colon may stand another f, `(f = Activation::Relu)`.
#[macro_export]
macro_rules! cases {
    ($($about:literal $(($field:ident = $to:expr))?: $($name:ident = $value:expr),+;)+) => {
        || vec![$({
            use $crate::exercise_judge::{Case, Given, Named};
            let blocks = vec![$($value.named(stringify!($name))),+];
            let given = Given { $($field: $to,)? ..Given::of(blocks) };
            Case { about: $about, given }
        }),+]
    };
}

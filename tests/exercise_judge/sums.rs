//! Loops and what goes wrong in them, whatever is added up.
//!
//! An exercise that sums writes its solution once more as a [`Sum`]: for every
//! row and column of the result a start, some terms, and what is made of the
//! sum. Every slip below is then known for it: a mean for a sum, the first term
//! forgotten, a loop that runs too far.

use chainrule::activation::sigmoid;

/// finish(start + Σ_i term(i)), for every entry of a result.
pub struct Sum<'a> {
    pub rows: usize,
    /// How many terms each sum has.
    pub terms: usize,
    pub start: &'a dyn Fn(usize) -> f64,
    /// The term of an entry, and the number of the term.
    pub term: &'a dyn Fn(usize, usize) -> f64,
    pub finish: &'a dyn Fn(f64) -> f64,
}

/// One thing that goes wrong in a loop.
#[derive(Debug)]
pub struct LoopSlip {
    /// With {term} and {entry} for what is added up and what has the sum.
    pub words: &'static str,
    how: How,
}

#[derive(Debug)]
enum How {
    /// What is made of the terms before start and finish.
    Terms(fn(&[f64]) -> f64),
    /// What is made of start and terms.
    Entry(fn(&Sum, f64, &[f64]) -> f64),
    /// What stands in an entry.
    Each(fn(&Sum, usize) -> f64),
    /// How far the loop over the entries runs, and that over the terms. As in a
    /// table, what lies beyond the end is a panic.
    Bounds(fn(&Sum) -> [usize; 2]),
}
use How::{Bounds, Each, Entry, Terms};

impl<'a> Sum<'a> {
    /// Sums of terms alone.
    pub fn of(rows: usize, terms: usize, term: &'a dyn Fn(usize, usize) -> f64) -> Sum<'a> {
        Sum {
            rows,
            terms,
            start: &|_| 0.0,
            term,
            finish: &|x| x,
        }
    }

    pub fn right(&self) -> Vec<f64> {
        let entries = 0..self.rows;
        entries.map(|r| self.finished(r, self.terms)).collect()
    }

    /// The first `n` terms of an entry.
    fn list(&self, r: usize, n: usize) -> Vec<f64> {
        (0..n).map(|i| (self.term)(r, i)).collect()
    }

    fn sum(&self, r: usize, n: usize) -> f64 {
        (self.start)(r) + total(&self.list(r, n))
    }

    fn finished(&self, r: usize, n: usize) -> f64 {
        (self.finish)(self.sum(r, n))
    }
}

fn total(terms: &[f64]) -> f64 {
    terms.iter().sum()
}

fn f_of(s: &Sum, terms: &[f64]) -> f64 {
    terms.iter().map(|&x| (s.finish)(x)).sum()
}

impl LoopSlip {
    /// What a sum gives with this slip in it.
    pub fn run(&self, s: &Sum) -> Vec<f64> {
        let entry = |r: usize| {
            let (start, terms) = ((s.start)(r), s.list(r, s.terms));
            match self.how {
                Terms(f) => (s.finish)(start + f(&terms)),
                Entry(f) => f(s, start, &terms),
                Each(f) => f(s, r),
                Bounds(f) => {
                    let [entries, terms] = f(s);
                    assert!(entries <= s.rows, "no entry");
                    if r < entries {
                        s.finished(r, terms)
                    } else {
                        0.0
                    }
                }
            }
        };
        (0..s.rows).map(entry).collect()
    }
}

macro_rules! slips {
    ($($how:expr => $words:literal,)*) => { &[$(LoopSlip { words: $words, how: $how }),*] };
}

/// What goes wrong in the loop over the terms, and around it.
pub const LOOPS: &[LoopSlip] = slips! {
    Terms(|t| total(t) / t.len() as f64)
        => "The sums were divided by the number of {term}s: these are means. They should be sums.",
    Terms(|t| t[t.len() - 1])
        => "Only the last {term} counts in these numbers, as when = stands where += should \
         add.",
    Terms(|t| t[0])
        => "Only the first {term} counts in these numbers: a return or a break inside the \
         loop, or one index for all?",
    Terms(|t| total(&t[..t.len() - 1]))
        => "The last {term} is left out of the sums: the last index is n - 1, and it counts.",
    Terms(|t| total(&t[1..]))
        => "The first {term} is left out of the sums: the text counts from 1, the code from 0.",
    Each(|s, r| (s.finish)((0..=r).map(|r| s.sum(r, s.terms)).sum()))
        => "The sum is not set back for the next {entry}: each one begins with what the one \
         before it had.",
    Terms(|t| t.iter().product())
        => "What should be added was multiplied: these are products over the {term}s.",
    Terms(|t| 1.0 + total(t))
        => "Each sum is 1 too large, as when it begins with 1. A sum begins with 0.",
    Terms(|t| t.iter().copied().max_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(0.0))
        => "Only the largest {term}'s share is there, by its size, in place of the sum.",
    Terms(|t| t.iter().map(|x| x.abs()).sum())
        => "Every term lost its sign before it was added.",
    Terms(|t| -total(t))
        => "The sums have the wrong sign.",
    Terms(|t| t.iter().map(|x| x * x).sum())
        => "Every term was squared before it was added.",
    Terms(|t| t.iter().map(|x| x * x).sum::<f64>().sqrt())
        => "The root of a sum of squares stands in place of the sum, a length.",
    Terms(|t| t[0] + total(t))
        => "The first {term} counts twice in each sum.",
    Terms(|t| (0..t.len()).map(|k| total(&t[..=k])).sum())
        => "The running sums were added up as well, as when the result is added to inside the loop \
         and not once behind it.",
    Terms(|t| total(t) * t.len() as f64)
        => "Each sum was multiplied by the number of {term}s: is something added or multiplied \
         inside the loop that belongs behind it?",
    Terms(|t| t.iter().map(|x| x.trunc()).sum())
        => "Every term lost its decimals before it was added: whole numbers on the way?",
};

/// What goes wrong with f, and with what a sum begins with.
pub const FINISHES: &[LoopSlip] = slips! {
    Entry(|_, start, t| start + total(t))
        => "f is missing: these are the bare sums.",
    Entry(|s, start, t| (s.finish)((s.finish)(start + total(t))))
        => "f was applied twice.",
    Entry(|s, start, t| start + f_of(s, t))
        => "f was applied to every term before the sum. Sum first, then f.",
    Entry(|s, start, t| (s.finish)(start + f_of(s, t)))
        => "f was applied to every term and then to their sum as well. Sum first, then f.",
    Entry(|s, start, t| t.iter().fold(start, |sum, x| (s.finish)(sum + x)))
        => "f was applied anew whenever a term was added. Add all of them first, then f once.",
    Entry(|_, start, t| sigmoid(start + total(t)))
        => "The sigmoid was used, whatever f is. f is an argument: call it.",
};

/// What goes wrong with a bias.
pub const STARTS: &[LoopSlip] = slips! {
    Entry(|s, _, t| (s.finish)(total(t)))
        => "The bias is missing in these numbers.",
    Entry(|s, start, t| (s.finish)(total(t)) + start)
        => "The bias was added after f. It belongs to the sum, inside the brackets.",
    Entry(|s, start, t| (s.finish)(total(t) - start))
        => "The bias was subtracted. It is added.",
    Entry(|s, start, t| (s.finish)(total(t) + s.terms as f64 * start))
        => "The bias was added once for every {term}. Once is enough.",
    Entry(|s, start, t| (s.finish)(total(t) + 2.0 * start))
        => "The bias is in these numbers twice.",
    Entry(|s, start, t| (s.finish)(total(t) + start) + start)
        => "The bias is in these numbers twice, inside f and after it. Inside is enough.",
    Entry(|s, start, t| (s.finish)(total(t) * start))
        => "The sum was multiplied by the bias. It is added.",
    Entry(|s, start, t| (s.finish)(total(t)) + (s.finish)(start))
        => "f was taken of the bias and of the sum, each for itself. The bias belongs to the \
         sum.",
    Each(|s, r| (s.finish)((s.start)(0) + total(&s.list(r, s.terms))))
        => "The bias of the first {entry} was used for all of them.",
};

/// What goes wrong with the loop over the entries, and with the bounds of both.
pub const BOUNDS: &[LoopSlip] = slips! {
    Bounds(|s| [1, s.terms])
        => "Only the first {entry} has a number, the others are 0: a return or a break inside \
         the loop?",
    Bounds(|s| [s.rows - 1, s.terms])
        => "The last {entry} is left out, its number is 0: the last index is n - 1, and it \
         counts.",
    Each(|s, r| if r == 0 { 0.0 } else { s.finished(r, s.terms) })
        => "The first {entry} is left out, its number is 0: the text counts from 1, the code \
         from 0.",
    Bounds(|s| [s.terms, s.terms])
        => "The loop over the {entry}s runs to the number of {term}s: right only where there \
         are as many of both.",
    Bounds(|s| [s.rows, s.rows])
        => "The loop over the {term}s runs to the number of {entry}s: right only where there \
         are as many of both.",
    Bounds(|s| [s.rows, s.rows.min(s.terms)])
        => "Only as many {term}s count in these numbers as there are {entry}s: how far does the \
         loop over the {term}s run?",
    Bounds(|s| [s.rows.min(s.terms), s.terms])
        => "Only as many {entry}s count in these numbers as there are {term}s, the others are 0: how \
         far does the loop over the {entry}s run?",
};

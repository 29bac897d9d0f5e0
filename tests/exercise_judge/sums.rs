//! Loops and what goes wrong in them, whatever is added up.
//!
//! An exercise that sums writes its solution once more as a [`Sum`]: for every
//! row and column of the result a start, some terms, and what is made of the
//! sum. Every slip below is then known for it: a mean for a sum, the first term
//! forgotten, a loop that runs too far.

use chainrule::activation::{relu, sigmoid};

/// finish(start + Σ_i term(i)), for every row and column of a result.
pub struct Sum<'a> {
    pub rows: usize,
    pub columns: usize,
    /// How many terms each sum has.
    pub terms: usize,
    pub start: &'a dyn Fn(usize, usize) -> f64,
    /// The term of a row, a column, and the number of the term.
    pub term: &'a dyn Fn(usize, usize, usize) -> f64,
    pub finish: &'a dyn Fn(f64) -> f64,
}

/// One thing that goes wrong in a loop.
pub struct LoopSlip {
    /// With {term} and {entry} for what is added up and what has the sum.
    pub words: &'static str,
    pub run: fn(&Sum) -> Vec<f64>,
}

impl std::fmt::Debug for LoopSlip {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.words)
    }
}

impl PartialEq for LoopSlip {
    fn eq(&self, other: &LoopSlip) -> bool {
        self.words == other.words
    }
}

impl Sum<'_> {
    pub fn right(&self) -> Vec<f64> {
        self.each(|r, c| (self.finish)((self.start)(r, c) + self.total(r, c, 0..self.terms)))
    }

    fn each(&self, mut entry: impl FnMut(usize, usize) -> f64) -> Vec<f64> {
        let places = (0..self.rows).flat_map(|r| (0..self.columns).map(move |c| (r, c)));
        places.map(|(r, c)| entry(r, c)).collect()
    }

    fn total(&self, r: usize, c: usize, range: std::ops::Range<usize>) -> f64 {
        range.fold(0.0, |sum, i| sum + (self.term)(r, c, i))
    }

    /// Every entry made of the list of its terms, and finished.
    fn of_terms(&self, entry: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        self.each(|r, c| {
            let terms: Vec<f64> = (0..self.terms).map(|i| (self.term)(r, c, i)).collect();
            (self.finish)((self.start)(r, c) + entry(&terms))
        })
    }

    /// Every entry made of its start and the sum of its terms.
    fn of_sum(&self, entry: impl Fn(f64, f64) -> f64) -> Vec<f64> {
        self.each(|r, c| entry((self.start)(r, c), self.total(r, c, 0..self.terms)))
    }

    /// The sum that is not set back for the next entry, from whatever it begins
    /// with in the first.
    fn running(&self, start: impl Fn(f64, usize, usize) -> f64) -> Vec<f64> {
        let mut sum = 0.0;
        self.each(|r, c| {
            sum = start(sum, r, c) + self.total(r, c, 0..self.terms);
            (self.finish)(sum)
        })
    }

    /// The right numbers as far as `keep` says so, and 0 elsewhere.
    fn kept(&self, keep: impl Fn(usize) -> bool) -> Vec<f64> {
        let mut numbers = self.right();
        for (k, x) in numbers.iter_mut().enumerate() {
            if !keep(k) {
                *x = 0.0;
            }
        }
        numbers
    }

    /// Loops with other bounds, over a result of the right size. As in a table,
    /// what lies beyond the end is a panic.
    fn bounds(&self, entries: usize, terms: usize) -> Vec<f64> {
        let mut numbers = vec![0.0; self.rows * self.columns];
        for r in 0..entries {
            for c in 0..self.columns {
                let sum = self.total(r, c, 0..terms);
                numbers[r * self.columns + c] = (self.finish)((self.start)(r, c) + sum);
            }
        }
        numbers
    }
}

macro_rules! slips {
    (|$s:ident| $($run:expr => $words:literal,)*) => {
        &[$(LoopSlip { words: $words, run: |$s| $run }),*]
    };
}

/// What goes wrong in the loop over the terms, and around it.
pub const LOOPS: &[LoopSlip] = slips! { |s|
    s.of_terms(|t| t.iter().sum::<f64>() / t.len() as f64)
        => "The sums were divided by the number of {term}s: these are means. {eq} is a sum.",
    s.of_terms(|t| t[t.len() - 1])
        => "Only the last {term} counts in these numbers, as when = stands where += should add.",
    s.of_terms(|t| t[0])
        => "Only the first {term} counts in these numbers: a return or a break inside the loop, \
         or one index for all?",
    s.of_terms(|t| t[..t.len() - 1].iter().sum())
        => "The last {term} is left out of the sums: the last index is n - 1, and it counts.",
    s.of_terms(|t| t[1..].iter().sum())
        => "The first {term} is left out of the sums: the text counts from 1, the code from 0.",
    s.running(|sum, r, c| sum + (s.start)(r, c))
        => "The sum is not set back for the next {entry}: each one begins with what the one \
         before it had.",
    {
        let mut last = 0.0;
        s.each(|r, c| {
            last = (s.finish)(last + (s.start)(r, c) + s.total(r, c, 0..s.terms));
            last
        })
    }
        => "Each sum begins with the finished number of the {entry} before it: it has to be set \
         back.",
    s.of_terms(|t| t.iter().product())
        => "What should be added was multiplied: these are products over the {term}s.",
    s.of_terms(|t| 1.0 + t.iter().sum::<f64>())
        => "The sums begin with 1. A sum begins with 0.",
    s.of_terms(|t| t.iter().sum::<f64>() - 1.0)
        => "The sums are 1 less than they should be before anything is made of them.",
    s.of_terms(|t| t.iter().copied().fold(f64::NEG_INFINITY, f64::max))
        => "These are the numbers with the largest {term}'s share in place of the sum.",
    s.of_terms(|t| t.iter().copied().fold(f64::INFINITY, f64::min))
        => "These are the numbers with the smallest {term}'s share in place of the sum.",
    s.of_terms(|t| t.iter().map(|x| x.abs()).sum())
        => "Every term lost its sign before it was added.",
    s.of_terms(|t| t.iter().sum::<f64>().abs())
        => "The sums lost their signs.",
    s.of_terms(|t| -t.iter().sum::<f64>())
        => "The sums have the wrong sign.",
    s.of_terms(|t| t.iter().map(|x| x * x).sum())
        => "Every term was squared before it was added.",
    s.of_terms(|t| t.iter().map(|x| x * x).sum::<f64>().sqrt())
        => "The root of a sum of squares stands in place of the sum, a length.",
    s.of_terms(|t| t.iter().rev().fold(0.0, |sum, x| x - sum))
        => "The terms were added with changing signs, + - + -: something is subtracted in the \
         loop that should be added.",
    s.of_terms(|t| t[0] + t.iter().sum::<f64>())
        => "The first {term} counts twice in each sum.",
    s.of_terms(|t| t[t.len() - 1] + t.iter().sum::<f64>())
        => "The last {term} counts twice in each sum.",
    s.of_terms(|t| (0..t.len()).map(|k| t[..=k].iter().sum::<f64>()).sum())
        => "The running sums were added up as well: the result is added to inside the loop, and \
         should be once behind it.",
    s.of_terms(|t| t.iter().sum::<f64>() * t.len() as f64)
        => "Each sum was multiplied by the number of {term}s: something is added or multiplied \
         inside the loop that belongs behind it.",
    s.of_terms(|t| t.iter().map(|x| x.trunc()).sum())
        => "Every term lost its decimals before it was added: whole numbers on the way?",
    s.of_terms(|t| t.iter().map(|x| x.round()).sum())
        => "Every term was rounded to a whole number before it was added.",
};

/// What goes wrong with f, and with what a sum begins with.
pub const FINISHES: &[LoopSlip] = slips! { |s|
    s.of_sum(|start, sum| start + sum)
        => "f is missing: these are the bare sums.",
    s.of_sum(|start, sum| (s.finish)((s.finish)(start + sum)))
        => "f was applied twice.",
    {
        s.each(|r, c| {
            let terms = (0..s.terms).map(|i| (s.finish)((s.term)(r, c, i)));
            (s.start)(r, c) + terms.sum::<f64>()
        })
    }
        => "f was applied to every term before the sum. Sum first, then f.",
    {
        s.each(|r, c| {
            let terms = (0..s.terms).map(|i| (s.finish)((s.term)(r, c, i)));
            (s.finish)((s.start)(r, c) + terms.sum::<f64>())
        })
    }
        => "f was applied to every term and then to their sum as well. Sum first, then f.",
    {
        s.each(|r, c| {
            (0..s.terms).fold((s.start)(r, c), |sum, i| {
                (s.finish)(sum + (s.term)(r, c, i))
            })
        })
    }
        => "f was applied anew whenever a term was added. Add all of them first, then f once.",
    {
        s.each(|r, c| {
            let sum = |i: usize| (s.start)(r, c) + s.total(r, c, 0..i + 1);
            (0..s.terms).map(|i| (s.finish)(sum(i))).sum()
        })
    }
        => "f was applied to each running sum, and these were added up.",
    s.of_sum(|start, sum| sigmoid(start + sum))
        => "The sigmoid was used, whatever f is. f is an argument: call it.",
    s.of_sum(|start, sum| relu(start + sum))
        => "The ReLU was used, whatever f is. f is an argument: call it.",
};

/// What goes wrong with a bias.
pub const STARTS: &[LoopSlip] = slips! { |s|
    s.of_sum(|_, sum| (s.finish)(sum))
        => "The bias is missing in these numbers.",
    s.of_sum(|start, sum| (s.finish)(sum) + start)
        => "The bias was added after f. It belongs to the sum, inside the brackets.",
    s.of_sum(|start, sum| (s.finish)(sum - start))
        => "The bias was subtracted. It is added.",
    s.of_sum(|start, sum| (s.finish)(sum + s.terms as f64 * start))
        => "The bias was added once for every {term}. Once is enough.",
    s.of_sum(|start, sum| (s.finish)(sum + 2.0 * start))
        => "The bias is in these numbers twice.",
    s.of_sum(|start, sum| (s.finish)(sum + start) + start)
        => "The bias is in these numbers twice, inside f and after it. Inside is enough.",
    s.of_sum(|start, sum| (s.finish)(sum * start))
        => "The sum was multiplied by the bias. It is added.",
    s.of_sum(|start, _| (s.finish)(start))
        => "The biases alone are left: the {term}s are missing.",
    s.of_sum(|start, sum| (s.finish)(sum + (s.finish)(start)))
        => "f was taken of the bias before it was added, and then of the sum as well.",
    s.of_sum(|start, sum| (s.finish)(sum) + (s.finish)(start))
        => "f was taken of the bias and of the sum, each for itself. The bias belongs to the \
         sum.",
    s.each(|r, c| (s.finish)((s.start)(0, 0) + s.total(r, c, 0..s.terms)))
        => "The bias of the first {entry} was used for all of them.",
    {
        let all: f64 = s.each(s.start).iter().sum();
        s.each(|r, c| (s.finish)(all + s.total(r, c, 0..s.terms)))
    }
        => "All the biases were added to every sum. Each {entry} has its own.",
    s.of_sum(|start, sum| (s.finish)((sum + start) / s.terms as f64))
        => "The bias was divided with the sum: it is no mean.",
    s.of_sum(|start, sum| sum + (s.finish)(start))
        => "f was taken of the bias alone, and the sum was added to that. Everything goes into f \
         together.",
};

/// What goes wrong with the loop over the entries, and with the bounds of both.
pub const BOUNDS: &[LoopSlip] = slips! { |s|
    s.kept(|k| k == 0)
        => "Only the first {entry} has a number, the others are 0: a return or a break inside \
         the loop?",
    s.kept(|k| k + 1 == s.rows * s.columns)
        => "Only the last {entry} has its number, the others are 0.",
    s.kept(|k| k + 1 < s.rows * s.columns)
        => "The last {entry} is left out, its number is 0: the last index is n - 1, and it \
         counts.",
    s.kept(|k| k > 0)
        => "The first {entry} is left out, its number is 0: the text counts from 1, the code \
         from 0.",
    {
        let all = s.right().iter().sum();
        s.kept(|_| false)
            .iter()
            .enumerate()
            .map(|(k, _)| if k == 0 { all } else { 0.0 })
            .collect()
    }
        => "All the sums were added into the first {entry}'s number.",
    s.bounds(s.terms, s.terms)
        => "The loop over the {entry}s runs to the number of {term}s: right only where there are \
         as many of both.",
    s.bounds(s.rows, s.rows)
        => "The loop over the {term}s runs to the number of {entry}s: right only where there are \
         as many of both.",
    s.bounds(s.terms, s.rows)
        => "The bounds of the two loops have changed places, that over the {entry}s and that \
         over the {term}s: right only where there are as many of both.",
    s.bounds(s.rows, s.rows.min(s.terms))
        => "The loop over the {term}s runs to the number of {entry}s, as far as there are so \
         many.",
    s.bounds(s.rows.min(s.terms), s.terms)
        => "The loop over the {entry}s runs to the number of {term}s, as far as there are so \
         many: the others stay 0.",
};

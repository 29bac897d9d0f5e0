//! The options of a command line, taken out one by one.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The words of a command line. Each method takes out what it returns.
#[derive(Debug)]
pub(crate) struct Options {
    words: Vec<String>,
}

/// Whole or not: what has a range, and can be read and shown.
pub(crate) trait Number: FromStr + PartialOrd + Display {}

impl<T: FromStr + PartialOrd + Display> Number for T {}

impl Options {
    pub(crate) fn new(words: impl IntoIterator<Item = impl Into<String>>) -> Options {
        Options {
            words: words.into_iter().map(Into::into).collect(),
        }
    }

    /// Whether nothing is said at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The texts behind every `name`, as in `--name text` or `--name=text`.
    pub(crate) fn texts(&mut self, name: &str) -> Result<Vec<String>, String> {
        let mut texts = Vec::new();
        let spelled = |word: &str| word.split_once('=').map_or(word, |(name, _)| name) == name;
        while let Some(at) = self.position(spelled) {
            let word = self.words.remove(at);
            texts.push(match word.split_once('=') {
                Some((_, value)) => value.to_string(),
                None if at < self.words.len() => self.words.remove(at),
                None => return Err(format!("{name} needs a value behind it: see --help")),
            });
        }
        Ok(texts)
    }

    /// The text behind `name`, if it is given.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        let mut texts = self.texts(name)?;
        match texts.len() {
            0 | 1 => Ok(texts.pop()),
            _ => Err(format!("{name} is given twice: leave one out")),
        }
    }

    /// So many numbers within `range`, as in `--name 0.4,0.9`, if they are given.
    pub(crate) fn numbers<T: Number, const N: usize>(
        &mut self,
        name: &str,
        range: RangeInclusive<T>,
    ) -> Result<Option<[T; N]>, String> {
        let text = self.text(name)?;
        text.map(|text| read(name, &text, range)).transpose()
    }

    /// A number within `range`; `default` if it is not given.
    pub(crate) fn number<T: Number>(
        &mut self,
        name: &str,
        default: T,
        range: RangeInclusive<T>,
    ) -> Result<T, String> {
        let given = self.numbers(name, range)?;
        Ok(given.map_or(default, |[number]| number))
    }

    /// The seed of all random numbers; 1 if it is not given.
    pub(crate) fn seed(&mut self) -> Result<u64, String> {
        self.number("--seed", 1, 0..=u64::MAX)
    }

    /// Whether the bare word `name` is there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let at = self.position(|word| word == name);
        at.map(|at| self.words.remove(at)).is_some()
    }

    /// The words that are left, at most `most`. To be asked for last: an option
    /// that nobody took out is unknown.
    pub(crate) fn words(mut self, most: usize) -> Result<Vec<String>, String> {
        if let Some(at) = self.position(|word| word.starts_with("--")) {
            return Err(format!("there is no option {}: see --help", self.words[at]));
        }
        let end = self.words.iter().position(|word| word == "--");
        end.map(|end| self.words.remove(end));
        match self.words.get(most) {
            Some(word) => Err(format!("I do not know what '{word}' is for: see --help")),
            None => Ok(self.words),
        }
    }

    /// Where such a word stands. Behind `--` none is an option.
    fn position(&self, is_it: impl Fn(&str) -> bool) -> Option<usize> {
        let mut options = self.words.iter().take_while(|word| *word != "--");
        options.position(|word| is_it(word))
    }
}

/// The numbers that `text` consists of, each within `range`; `name` is what they are
/// for.
pub(crate) fn read<T: Number, const N: usize>(
    name: &str,
    text: &str,
    range: RangeInclusive<T>,
) -> Result<[T; N], String> {
    let numbers = text.split(',').map(|number| number.trim().parse().ok());
    let numbers: Option<Vec<T>> = numbers.map(|n| n.filter(|n| range.contains(n))).collect();
    numbers.and_then(|n| n.try_into().ok()).ok_or_else(|| {
        let number = match "0.5".parse::<T>() {
            Ok(_) => "number",
            Err(_) => "whole number",
        };
        let how_many = match N {
            1 => format!("a {number}"),
            n => format!("{n} {number}s, with commas between,"),
        };
        let (start, end) = (range.start(), range.end());
        format!("{name} is '{text}': give {how_many} from {start} to {end}")
    })
}

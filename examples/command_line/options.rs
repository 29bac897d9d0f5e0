//! The options of a command line, taken out one by one.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The words of a command line. Each method takes out what it returns.
#[derive(Debug)]
pub(crate) struct Options {
    words: Vec<String>,
}

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
        while let Some(at) = self.position(name) {
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

    /// A whole number within `range`, if it is given.
    pub(crate) fn whole_if_given(
        &mut self,
        name: &str,
        range: RangeInclusive<usize>,
    ) -> Result<Option<usize>, String> {
        let text = self.text(name)?;
        text.map(|text| whole(name, &text, range)).transpose()
    }

    /// A whole number within `range`; `default` if it is not given.
    pub(crate) fn whole(
        &mut self,
        name: &str,
        default: usize,
        range: RangeInclusive<usize>,
    ) -> Result<usize, String> {
        Ok(self.whole_if_given(name, range)?.unwrap_or(default))
    }

    /// The seed of all random numbers; 1 if it is not given.
    pub(crate) fn seed(&mut self) -> Result<u64, String> {
        Ok(self.whole("--seed", 1, 0..=usize::MAX)? as u64)
    }

    /// A number within `range`; `default` if it is not given.
    pub(crate) fn number(
        &mut self,
        name: &str,
        default: f64,
        range: RangeInclusive<f64>,
    ) -> Result<f64, String> {
        Ok(self.numbers(name, [default], range)?[0])
    }

    /// So many numbers within `range`, as in `--name 0.4,0.9`.
    pub(crate) fn numbers<const N: usize>(
        &mut self,
        name: &str,
        default: [f64; N],
        range: RangeInclusive<f64>,
    ) -> Result<[f64; N], String> {
        let Some(text) = self.text(name)? else {
            return Ok(default);
        };
        let parsed = text.split(',').map(|number| number.trim().parse().ok());
        let numbers: Option<Vec<f64>> = parsed.map(|n| n.filter(|n| range.contains(n))).collect();
        numbers.and_then(|n| n.try_into().ok()).ok_or_else(|| {
            let how_many = match N {
                1 => "a number".to_string(),
                n => format!("{n} numbers, with commas between,"),
            };
            let (start, end) = (range.start(), range.end());
            format!("{name} is '{text}': give {how_many} from {start} to {end}")
        })
    }

    /// Something that can be read from a word, such as an activation.
    pub(crate) fn parsed<T>(&mut self, name: &str, default: T) -> Result<T, String>
    where
        T: FromStr<Err: Display>,
    {
        match self.text(name)? {
            None => Ok(default),
            Some(text) => text.parse().map_err(|error| format!("{name}: {error}")),
        }
    }

    /// Whether the bare word `name` is there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let at = self.position(name);
        at.map(|at| self.words.remove(at)).is_some()
    }

    /// The words that are left, at most `most`. To be asked for last: an option
    /// that nobody took out is unknown.
    pub(crate) fn words(mut self, most: usize) -> Result<Vec<String>, String> {
        let end = self.words.iter().position(|word| word == "--");
        let options = &self.words[..end.unwrap_or(self.words.len())];
        if let Some(word) = options.iter().find(|word| word.starts_with("--")) {
            return Err(format!("there is no option {word}: see --help"));
        }
        end.map(|end| self.words.remove(end));
        match self.words.get(most) {
            Some(word) => Err(format!("I do not know what '{word}' is for: see --help")),
            None => Ok(self.words),
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        let options = self.words.iter().take_while(|word| *word != "--");
        options
            .map(|word| word.split_once('=').map_or(word.as_str(), |(name, _)| name))
            .position(|word| word == name)
    }
}

/// The whole number that `text` is, within `range`; `name` is what it is for.
pub(crate) fn whole(name: &str, text: &str, range: RangeInclusive<usize>) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| {
        let (start, end) = (range.start(), range.end());
        let wanted = match *end {
            usize::MAX => format!("a whole number from {start} on"),
            end => format!("a whole number from {start} to {end}"),
        };
        format!("{name} is '{text}': give {wanted}")
    })
}

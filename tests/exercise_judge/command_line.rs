//! The command line, as much of libtest's as cargo, nextest and editors use.

use super::check::Exercise;

#[derive(Debug, Default, PartialEq)]
pub struct Options {
    pub filters: Vec<String>,
    pub skips: Vec<String>,
    pub exact: bool,
    pub list: bool,
    /// Names alone, as nextest reads them.
    pub terse: bool,
    /// Only what is not done yet, and that counts as failed.
    pub ignored: bool,
    /// All must be solved.
    pub include_ignored: bool,
    /// Nobody has written anything.
    pub pristine: bool,
    pub quiet: bool,
    /// Show what answers print, also the right ones.
    pub show_output: bool,
    pub color: Option<bool>,
    /// Answer this one exercise, for the process that asks.
    pub answer: Option<String>,
    pub help: bool,
    /// Judge again whenever a stub is saved.
    pub watch: bool,
    /// The first open exercise alone, for the watch.
    pub next: bool,
    /// The tests of the judge itself.
    pub own_tests: bool,
}

pub const HELP: &str = "\
cargo test --test exercises                        the table, and the first wrong answer
cargo test --test exercises ex02                   one exercise; any part of a name will do
cargo test --test exercises -- --watch             judges again whenever a file is saved;
                                                   with a name behind it, that one
cargo test --test exercises -- --list              the names
cargo test --test exercises -- --exact NAME        exactly this name
cargo test --test exercises -- --skip NAME         without these
cargo test --test exercises -- --show-output       what right answers print, too
cargo test --test exercises -- --include-ignored   fails until all are solved: for a class
cargo test --test exercises -- --pristine          fails if anything is written: for CI
cargo test --test exercises -- --color never       or always, or auto; NO_COLOR works too
";

impl Options {
    /// Reads the arguments. What libtest knows and this does not is passed over.
    pub fn read(arguments: impl IntoIterator<Item = String>) -> Options {
        let mut options = Options::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let (flag, mut value) = match argument.split_once('=') {
                Some((flag, value)) if flag.starts_with('-') => (flag, Some(value.to_string())),
                _ => (argument.as_str(), None),
            };
            if value.is_none() && TAKE_A_VALUE.contains(&flag) {
                value = arguments.next();
            }
            match flag {
                "--exact" => options.exact = true,
                "--list" => options.list = true,
                "--ignored" => options.ignored = true,
                "--include-ignored" => options.include_ignored = true,
                "--pristine" => options.pristine = true,
                "--quiet" | "-q" => options.quiet = true,
                "--show-output" | "--nocapture" | "--no-capture" => options.show_output = true,
                "--watch" => options.watch = true,
                "--next" => options.next = true,
                "--own-tests" => options.own_tests = true,
                "--help" | "-h" => options.help = true,
                "--skip" => options.skips.extend(value.map(|name| plain(&name))),
                "--answer" => options.answer = value,
                "--format" => options.terse = value.as_deref() == Some("terse"),
                "--color" => {
                    options.color = match value.as_deref() {
                        Some("always") => Some(true),
                        Some("never") => Some(false),
                        _ => None,
                    }
                }
                "--" => {}
                flag if flag.starts_with('-') => {}
                name => options.filters.push(plain(name)),
            }
        }
        options
    }

    pub fn chooses(&self, exercise: &Exercise) -> bool {
        let fits = |name: &String| {
            if self.exact {
                exercise.name == *name
            } else {
                exercise.name.contains(name.as_str())
            }
        };
        let wanted = self.filters.is_empty() || self.filters.iter().any(fits);
        wanted && !self.skips.iter().any(fits)
    }
}

/// Editors ask for the test in the file: `ex02_sigmoid::check`.
fn plain(name: &str) -> String {
    name.strip_suffix("::check").unwrap_or(name).to_string()
}

const TAKE_A_VALUE: &[&str] = &[
    "--skip",
    "--answer",
    "--color",
    "--test-threads",
    "--format",
    "--logfile",
    "--shuffle-seed",
    "-Z",
];

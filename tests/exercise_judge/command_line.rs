//! The command line, as much of libtest's as cargo, nextest and editors use.

use super::check::Exercise;

#[derive(Debug, Default, PartialEq)]
pub struct Options {
    pub filters: Vec<String>,
    pub skips: Vec<String>,
    /// What takes no value: the flags of [`HELP`] and of libtest, `--own-tests` for
    /// the tests of the judge, `--next` for the first open exercise alone.
    flags: Vec<String>,
    /// Names alone, as nextest reads them.
    pub terse: bool,
    pub color: Option<bool>,
    /// Answer this one exercise, for the process that asks.
    pub answer: Option<String>,
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
    /// Reads the arguments.
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
                "-q" => options.flags.push("--quiet".to_string()),
                "-h" => options.flags.push("--help".to_string()),
                "--nocapture" | "--no-capture" => options.flags.push("--show-output".to_string()),
                "--skip" => options.skips.extend(value.map(|name| plain(&name))),
                "--answer" => options.answer = value,
                "--format" | "--color" => match (flag, value.as_deref().unwrap_or_default()) {
                    ("--format", "pretty") => options.terse = false,
                    ("--format", "terse") => options.terse = true,
                    ("--color", "auto") => options.color = None,
                    ("--color", "always") => options.color = Some(true),
                    ("--color", "never") => options.color = Some(false),
                    (_, other) => options.flags.push(format!("{flag} {other}")),
                },
                flag if flag.starts_with('-') => options.flags.push(flag.to_string()),
                name => options.filters.push(plain(name)),
            }
        }
        options
    }

    /// The flags that neither the exercises nor libtest have.
    pub fn unknown(&self) -> impl Iterator<Item = &String> {
        let known = |flag: &String| KNOWN.split_whitespace().any(|known| known == flag);
        self.flags.iter().filter(move |flag| !known(flag))
    }

    pub fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|known| known == flag)
    }

    pub fn chooses(&self, exercise: &Exercise) -> bool {
        let fits = |name: &String| {
            if self.has("--exact") {
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

/// Those that take no value. Of libtest's the last ones do nothing here.
const KNOWN: &str = "--help --watch --next --list --exact --show-output --quiet --pristine \
    --include-ignored --ignored --own-tests --logfile --test-threads --shuffle-seed -Z --test \
    --bench --report-time --ensure-time --shuffle --exclude-should-panic --force-run-in-process";

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

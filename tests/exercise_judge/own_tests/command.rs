//! The command line: libtest's, as far as cargo, nextest and editors use it.

use crate::exercise_judge::Exercise;
use crate::exercise_judge::checks::functions::SIGMOID;
use crate::exercise_judge::command_line::Options;

fn read(line: &str) -> Options {
    Options::read(line.split_whitespace().map(str::to_string))
}

fn chooses(line: &str) -> bool {
    let sigmoid = |x: f64| x;
    read(line).chooses(&Exercise::new("ex02_sigmoid", "", &SIGMOID, sigmoid))
}

/// A filter is a part of a name; exact names match with and without `::check`; a
/// flag that takes a value swallows it, and unknown ones are told.
const CHOOSE_EX02: &str = "|ex02|sigmoid|ex01 ex02|--skip ex01|--exact ex02_sigmoid|\
    ex02_sigmoid::check --exact --show-output|ex02_sigmoid::check|--exact --skip ex02|\
    --test-threads 1|--test-threads=1 ex02|-Z unstable-options --format pretty --logfile log|\
    --shuffle-seed 3 --color never|--report-time --no-such-flag -q ex02";

const PASS_EX02_OVER: &str = "ex03|eq_24|--skip ex02|--skip=sig|--exact ex02|\
    --exact --skip ex02_sigmoid";

pub fn the_exercises_that_are_named_are_chosen(_: &[Exercise]) {
    for (lines, chosen) in [(CHOOSE_EX02, true), (PASS_EX02_OVER, false)] {
        for line in lines.split('|') {
            assert_eq!(chooses(line), chosen, "{line}");
        }
    }
}

pub fn the_flags_of_libtest_and_its_own(_: &[Exercise]) {
    let all = read(
        "--list --format terse --ignored --include-ignored --pristine -q --nocapture --help \
              --watch --next",
    );
    let flags = "--list --ignored --include-ignored --pristine --quiet --show-output --help \
                 --watch --next";
    assert_eq!(all.unknown().count(), 0);
    let typed = read("--wach --list=no ex02 --no-such-flag --format json --color=purple --color");
    let typed: Vec<&String> = typed.unknown().collect();
    let unknown = [
        "--wach",
        "--no-such-flag",
        "--format json",
        "--color purple",
        "--color ",
    ];
    assert_eq!(typed, unknown);
    for flag in flags.split(' ') {
        assert!(all.terse && all.has(flag) && !read("").has(flag), "{flag}");
    }
    assert_eq!(read("--color always").color, Some(true));
    assert_eq!(read("--color=never").color, Some(false));
    assert_eq!(read("--color auto").color, None);
    assert_eq!(
        read("--answer ex02_sigmoid").answer.as_deref(),
        Some("ex02_sigmoid")
    );
}

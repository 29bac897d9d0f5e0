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

pub fn a_filter_is_a_part_of_a_name() {
    assert!(chooses("") && chooses("ex02") && chooses("sigmoid") && chooses("ex01 ex02"));
    assert!(!chooses("ex03") && !chooses("eq_24"));
    assert!(!chooses("--skip ex02") && !chooses("--skip=sig") && chooses("--skip ex01"));
}

pub fn exact_names_match_with_and_without_check() {
    assert!(
        chooses("--exact ex02_sigmoid") && chooses("ex02_sigmoid::check --exact --show-output")
    );
    assert!(!chooses("--exact ex02") && chooses("ex02_sigmoid::check"));
    assert!(!chooses("--exact --skip ex02_sigmoid") && chooses("--exact --skip ex02"));
}

pub fn flags_that_take_a_value_swallow_it() {
    assert!(
        chooses("--test-threads 1")
            && chooses("--test-threads=1 ex02")
            && chooses("-Z unstable-options")
    );
    assert!(chooses(
        "--format pretty --logfile log --shuffle-seed 3 --color never"
    ));
    assert!(
        chooses("--report-time --no-such-flag -q ex02"),
        "unknown flags are passed over"
    );
}

pub fn the_flags_of_libtest_and_its_own() {
    let all = read(
        "--list --format terse --ignored --include-ignored --pristine -q --nocapture --help \
              --watch --next",
    );
    assert!(all.list && all.terse && all.ignored && all.include_ignored && all.pristine);
    assert!(all.quiet && all.show_output && all.help && all.watch && all.next);
    assert_eq!(read("--color always").color, Some(true));
    assert_eq!(read("--color=never").color, Some(false));
    assert_eq!(read("--color auto").color, None);
    assert_eq!(
        read("--answer ex02_sigmoid").answer.as_deref(),
        Some("ex02_sigmoid")
    );
}

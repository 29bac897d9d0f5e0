//! The command line that the experiments share.

use crate::command_line::{Options, nobody_reads, number, read};

fn options<const N: usize>(words: [&str; N]) -> Options {
    Options::new(words)
}

#[test]
fn options_are_taken_in_any_order_and_either_spelling() {
    let words = [
        "--rate", "0.5", "word", "--seed=7", "--from", "-2", "--check",
    ];
    let mut options = options(words);
    assert_eq!(options.seed(), Ok(7));
    assert_eq!(options.number("--rate", 1.0, 0.0..=9.0), Ok(0.5));
    assert_eq!(options.number("--from", 0.0, -9.0..=9.0), Ok(-2.0));
    assert_eq!(
        options.number("--epochs", 30, 1..=99),
        Ok(30),
        "the default"
    );
    assert_eq!([(); 2].map(|()| options.flag("--check")), [true, false]);
    assert_eq!(options.words(1), Ok(vec!["word".to_string()]));
}

#[test]
fn what_cannot_be_read_is_told_with_what_could() {
    for word in ["0", "100", "-1", "2.5", "many", ""] {
        let expected = format!("--epochs is '{word}': give a whole number from 1 to 99");
        let given = options(["--epochs", word]).number("--epochs", 1, 1..=99);
        assert_eq!(given, Err(expected));
    }
    for word in ["NaN", "inf", "0.4", "x", "1,2"] {
        let expected = format!("--rate is '{word}': give a number from 0.5 to 9");
        let given = options(["--rate", word]).number("--rate", 1.0, 0.5..=9.0);
        assert_eq!(given, Err(expected));
    }
    let input = |text| read("--input", text, -9.0..=9.0);
    assert_eq!(input("0.4, -0.9"), Ok([0.4, -0.9]));
    for text in ["0.4", "1,2,3", "1,", "1,ten", "1,10", "1,NaN"] {
        let wanted = "give 2 numbers, with commas between, from -9 to 9";
        assert_eq!(input(text), Err(format!("--input is '{text}': {wanted}")));
    }
}

#[test]
fn what_nobody_asked_for_is_told() {
    let seed = |mut options: Options| options.seed().unwrap_err();
    let words = |options: Options| options.words(1).unwrap_err();
    let missing = seed(options(["--seed"]));
    assert_eq!(missing, "--seed needs a value behind it: see --help");
    let twice = seed(options(["--seed", "1", "--seed=2"]));
    assert_eq!(twice, "--seed is given twice: leave one out");
    let unknown = words(options(["--speed", "3"]));
    assert_eq!(unknown, "there is no option --speed: see --help");
    let more = words(options(["a", "b"]));
    assert_eq!(more, "I do not know what 'b' is for: see --help");
}

#[test]
fn behind_two_dashes_everything_is_a_word() {
    let mut options = options(["--seed", "3", "--", "--x"]);
    assert_eq!(options.number("--x", 5, 0..=9), Ok(5));
    assert_eq!(options.seed(), Ok(3));
    assert_eq!(options.words(1), Ok(vec!["--x".to_string()]));
}

#[test]
fn numbers_are_written_in_one_way() {
    for (written, text) in [
        (number::fixed(0.025, 4), "0.0250"),
        (number::fixed(-0.0, 4), "0.0000"),
        (number::fixed(2e-5, 4), "2.00e-5"),
        (number::fixed(-1.38e253, 4), "-1.38e253"),
        (number::fixed(12_345.678, 1), "12345.7"),
        (number::fixed(f64::NAN, 3), "–"),
        (number::fixed(f64::NEG_INFINITY, 3), "-∞"),
        (number::short(0.4, 9), "0.4"),
        (number::short(7.0, 9), "7"),
        (number::short(1e-12, 9), "1.0000e-12"),
        (number::within(247_584, 6), "247584"),
        (number::within(1_331_000, 6), "1.33e6"),
        (number::within(2_197_530_864_200, 6), "2.2e12"),
        (number::percent(0, 9_999, 1), "0.0 %"),
        (number::percent(1, 9_999, 1), "0.1 %"),
        (number::percent(9_998, 9_999, 1), "99.9 %"),
        (number::percent(9_999, 9_999, 1), "100.0 %"),
        (number::percent(2, 3, 2), "66.67 %"),
        (number::percent(0, 0, 1), "– %"),
        (number::digits(1234.0, 3), "1234"),
        (number::digits(12.34, 3), "12.3"),
        (number::digits(0.01234, 3), "0.0123"),
    ] {
        assert_eq!(written, text);
    }
}

/// A reader who has seen enough is no error, a full disk is one.
#[test]
fn what_cannot_be_printed_is_lost_only_if_nobody_reads() {
    let failed = |why| nobody_reads(&format!("failed printing to stdout: {why}"));
    assert!(failed("Broken pipe (os error 32)"));
    assert!(failed("The pipe is being closed. (os error 232)"));
    assert!(!failed("No space left on device (os error 28)"));
}

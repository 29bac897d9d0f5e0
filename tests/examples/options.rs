//! The command line that the experiments share.

use crate::command_line::{Options, number};
use chainrule::activation::Activation;

fn options<const N: usize>(words: [&str; N]) -> Options {
    Options::new(words)
}

#[test]
fn options_are_taken_in_any_order_and_either_spelling() {
    let mut options = options(["--rate", "0.5", "word", "--seed=7", "--from", "-2"]);
    assert_eq!(options.whole("--seed", 1, 0..=usize::MAX), Ok(7));
    assert_eq!(options.number("--rate", 1.0, 0.0..=9.0), Ok(0.5));
    assert_eq!(options.number("--from", 0.0, -9.0..=9.0), Ok(-2.0));
    assert_eq!(options.whole("--epochs", 30, 1..=99), Ok(30), "the default");
    assert_eq!(options.words(1), Ok(vec!["word".to_string()]));
}

#[test]
fn what_cannot_be_read_is_told_with_what_could() {
    let whole = |word| options(["--epochs", word]).whole("--epochs", 1, 1..=99);
    for word in ["0", "100", "-1", "2.5", "many", ""] {
        let expected = format!("--epochs is '{word}': give a whole number from 1 to 99");
        assert_eq!(whole(word), Err(expected));
    }
    let number = |word| options(["--rate", word]).number("--rate", 1.0, 0.5..=9.0);
    for word in ["NaN", "inf", "0.4", "x"] {
        let expected = format!("--rate is '{word}': give a number from 0.5 to 9");
        assert_eq!(number(word), Err(expected));
    }
    let error = options(["--f", "softmax"])
        .parsed("--f", Activation::Relu)
        .expect_err("no softmax");
    assert!(
        error.contains("--f") && error.contains("sigmoid"),
        "{error}"
    );
}

#[test]
fn what_nobody_asked_for_is_told() {
    let seed = |mut options: Options| options.whole("--seed", 1, 0..=usize::MAX);
    assert_eq!(
        seed(options(["--seed"])),
        Err("--seed needs a value behind it: see --help".to_string())
    );
    assert_eq!(
        seed(options(["--seed", "1", "--seed=2"])),
        Err("--seed is given twice: leave one out".to_string())
    );
    assert_eq!(
        options(["--speed", "3"]).words(1),
        Err("there is no option --speed: see --help".to_string())
    );
    assert_eq!(
        options(["a", "b"]).words(1),
        Err("I do not know what 'b' is for: see --help".to_string())
    );
}

#[test]
fn behind_two_dashes_everything_is_a_word() {
    let mut options = options(["--seed", "3", "--", "--x"]);
    assert_eq!(options.whole("--x", 5, 0..=9), Ok(5));
    assert_eq!(options.whole("--seed", 5, 0..=9), Ok(3));
    assert_eq!(options.words(1), Ok(vec!["--x".to_string()]));
}

#[test]
fn a_list_has_as_many_numbers_as_are_wanted() {
    let input = |text| options(["--input", text]).numbers("--input", [0.0, 0.5], -9.0..=9.0);
    assert_eq!(input("0.4, -0.9"), Ok([0.4, -0.9]));
    for text in ["0.4", "1,2,3", "1,", "1,ten", "1,10", "1,NaN"] {
        let expected =
            format!("--input is '{text}': give 2 numbers, with commas between, from -9 to 9");
        assert_eq!(input(text), Err(expected));
    }
    assert_eq!(
        options(["x"]).numbers("--input", [0.0], 0.0..=1.0),
        Ok([0.0])
    );
}

#[test]
fn numbers_are_written_in_one_way() {
    for (value, decimals, text) in [
        (0.025, 4, "0.0250"),
        (-0.0, 4, "0.0000"),
        (2e-5, 4, "2.00e-5"),
        (-1.38e253, 4, "-1.38e253"),
        (12_345.678, 1, "12345.7"),
        (f64::NAN, 3, "–"),
        (f64::NEG_INFINITY, 3, "-∞"),
    ] {
        assert_eq!(number::fixed(value, decimals), text);
    }
    assert_eq!(
        [0.4, 7.0, 1e-12].map(|x| number::short(x, 9)),
        ["0.4", "7", "1.0000e-12"]
    );
    let counts = [247_584, 1_331_000, 2_197_530_864_200];
    assert_eq!(
        counts.map(|count| number::within(count, 6)),
        ["247584", "1.33e6", "2.2e12"]
    );
    assert_eq!(
        [1234.0, 12.34, 0.01234].map(|x| number::digits(x, 3)),
        ["1234", "12.3", "0.0123"]
    );
}

//! The command line that the experiments share.

use crate::command_line::Options;
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
        Err("'b' is one word too many: see --help".to_string())
    );
}

#[test]
fn behind_two_dashes_everything_is_a_word() {
    let mut options = options(["--seed", "3", "--", "--x"]);
    assert_eq!(options.whole("--x", 5, 0..=9), Ok(5));
    assert_eq!(options.whole("--seed", 5, 0..=9), Ok(3));
    assert_eq!(options.words(1), Ok(vec!["--x".to_string()]));
}

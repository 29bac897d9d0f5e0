//! What the exercises look like from outside: the page, the list, what is printed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chainrule::Vector;

use super::{Exercise, Who, outcomes};
use crate::exercise_judge::checks::network::SLIPS;
use crate::exercise_judge::child::{Ending, Heard};
use crate::exercise_judge::explain::Known;
use crate::exercise_judge::judge::State::{Borrowed, NotStarted, Solved, Started, Wrong};
use crate::exercise_judge::judge::judge;
use crate::exercise_judge::pristine::page;
use crate::exercise_judge::record::Outcome;
use crate::exercise_judge::report::{Paint, compare, details, row};
use crate::exercise_judge::value::Named;

/// The root of the package, wherever the program was started.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// In order, and together on all the equations. That a file says the same at its head
/// is a matter of `--pristine`: a student may have changed it.
pub fn the_page_has_a_section_for_each_exercise_in_order(all: &[Exercise]) {
    let page = page();
    let mut covered = BTreeSet::new();
    for (section, exercise) in page.split("\n## ").skip(1).zip(all) {
        let name = exercise.name;
        assert!(section.starts_with(exercise.short()), "{name}: {section}");
        let file = format!(" · [`tests/exercises/{name}.rs`](../tests/exercises/{name}.rs)");
        let (head, _) = section.split_once(&file).expect(name);
        let (_, equations) = head.split_once("** · Eq ").expect(name);
        for range in equations.split(", ") {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let number = |text: &str| text.parse::<u32>().expect(name);
            covered.extend(number(first)..=number(last));
        }
        let count = |word: &str| section.lines().filter(|line| line.contains(word)).count();
        let hints = [count("<details>"), count("</details>")];
        assert_eq!(hints, [2, 2], "{name} has two hints");
        assert_eq!(count("```math"), 1, "{name} has its formula");
        assert_eq!(count("```"), 2, "{name} gives no code away");
    }
    assert_eq!(covered, (1..=45).collect());
}

pub fn what_they_say_to_compare_with_exists(all: &[Exercise]) {
    let sources = sources(&root("src"));
    for exercise in all {
        let (name, path) = (exercise.name, exercise.check.about().compare);
        let path = path.split(", ").next().expect(name);
        let item = path.rsplit("::").next().expect(name);
        let words = ["pub fn ", "pub mod "].map(|word| format!("{word}{item}"));
        let is_there = |source: &String| words.iter().any(|words| source.contains(words));
        let is_there = path.starts_with("chainrule::") && sources.iter().any(is_there);
        // Of one's own any words will do.
        assert!(is_there || !exercise.is_of_the_text(), "{name}: {path}");
    }
}

fn sources(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let read = |path: PathBuf| match path.is_dir() {
        true => sources(&path),
        false => vec![fs::read_to_string(path).expect("a file")],
    };
    entries.flat_map(|entry| read(entry.path())).collect()
}

/// Every state, every listed mistake, and an answer that prints and panics much.
pub fn everything_printed_fits_80_columns(all: &[Exercise]) {
    let states = [NotStarted, Started, Borrowed, Solved, Wrong];
    for exercise in all {
        let check = exercise.check;
        let mut text = compare(exercise);
        for state in states {
            text += &row(exercise, state, Paint(false));
            text += "\n";
        }
        let known = Known::of(check);
        let long = "word".repeat(40);
        let panic = Outcome::Panicked {
            message: long.clone(),
            place: long.clone(),
        };
        let cases = check.cases().len();
        let many = Vector::from_fn(40, |k| 12_345.678_9 * k as f64);
        let alike = [panic, Outcome::Returned(vec![many.named("x")])];
        // Where each of them takes long, others will do.
        let alike = alike.into_iter().filter(|_| check.about().slips.is_none());
        let mut answers: Vec<_> = alike.map(|outcome| vec![outcome; cases]).collect();
        let mut half = vec![Outcome::Todo(String::new()); cases];
        half[0] = outcomes(check, Who::Reference)[0].clone();
        answers.push(half);
        let mistakes = (0..check.mistakes().len()).map(Who::Mistake);
        let slips = (0..SLIPS.len()).step_by(9).map(|k| Who::Slips(k, None));
        let wrong = mistakes.chain(slips.filter(|_| check.about().slips.is_some()));
        answers.extend(wrong.map(|who| outcomes(check, who)));
        for outcomes in answers {
            let heard = Heard {
                outcomes,
                printed: long.clone(),
                ending: Ending::Finished,
            };
            let judgement = judge(&known, &heard, exercise);
            text += &details(exercise, &judgement, Paint(false));
        }
        for line in text.lines() {
            assert!(line.chars().count() <= 80, "{}: {line}", exercise.name);
            let zero = line.contains(" 0 more") || line.contains("a entry");
            assert!(!zero && !line.contains(",,"), "{}: {line}", exercise.name);
        }
    }
}

pub fn sentences_are_sentences(all: &[Exercise]) {
    for Exercise { name, check, .. } in all {
        let slips = SLIPS.iter().map(|(words, _)| *words);
        let hint = check.about().hint;
        for sentence in check.mistakes().into_iter().chain([hint]).chain(slips) {
            let ends = sentence.ends_with(['.', '?', ')']);
            assert!(ends && !sentence.contains("  "), "{name}: {sentence}");
            // It may be told of one table alone, where others are wrong too.
            assert!(!sentence.contains(" right, "), "{name}: {sentence}");
        }
    }
}

pub fn numbers_are_shown_with_six_digits(_: &[Exercise]) {
    let shown = |x: f64| x.named("x").to_string()[4..].to_string();
    assert_eq!(shown(-0.169_634_9), "-0.169635");
    assert_eq!(shown(2.0), "2");
    assert_eq!(shown(1234.5), "1234.5");
    assert_eq!(shown(1e-9), "1e-9");
    assert_eq!(shown(f64::NEG_INFINITY), "-∞");
    assert_eq!([1.0, 2.5].named("s").to_string(), "s = [1, 2.5]");
}

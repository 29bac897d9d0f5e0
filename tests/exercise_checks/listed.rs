//! What is true of all the checks in the list.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::checks;
use crate::heard;
use crate::kit::diagnose::{Found, Mistake, Question, diagnose};
use crate::kit::judge::{Judgement, State, fits, judge};
use crate::kit::record::{Case, Outcome};
use crate::kit::{Ask, Value};

fn outcomes(cases: &[Case]) -> Vec<Outcome> {
    cases.iter().map(|case| case.outcome.clone()).collect()
}

fn judged(check: &dyn Ask, cases: &[Case]) -> Judgement {
    judge(check, &heard(outcomes(cases)), "")
}

/// What a judgement gives as its hint.
fn hint(judgement: &Judgement) -> &str {
    let hint = judgement
        .details
        .remarks
        .iter()
        .find(|(word, _)| *word == "hint");
    hint.map_or("", |(_, text)| text)
}

/// The reference with every list of numbers changed.
fn changed(check: &dyn Ask, change: impl Fn(&mut Vec<f64>)) -> Vec<Case> {
    let mut cases = check.reference();
    for case in &mut cases {
        if let Outcome::Returned(blocks) = &mut case.outcome {
            blocks
                .iter_mut()
                .for_each(|block| change(&mut block.numbers));
        }
    }
    cases
}

#[test]
fn every_reference_passes() {
    for (name, check) in checks::all() {
        let judgement = judged(check, &check.reference());
        assert_eq!(
            judgement.state,
            State::Solved,
            "{name}: {:?}",
            judgement.details
        );
    }
}

#[test]
fn every_mistake_is_rejected_with_its_own_words() {
    let mut wrong = Vec::new();
    for (name, check) in checks::all() {
        let (reference, mistakes) = (check.reference(), check.mistakes());
        let about = check.about();
        for Mistake { message, cases } in &mistakes {
            let question = Question {
                reference: &reference,
                yours: &outcomes(cases),
                mistakes: &mistakes,
                letters: about.letters,
                squashed: about.squashed,
                tolerance: about.tolerance,
            };
            let found = diagnose(&question);
            let accepted = question.yours == outcomes(&reference);
            if accepted || found != Some(Found::Mistake(message)) {
                wrong.push(format!("{name}\n  listed: {message}\n  found: {found:?}"));
            }
        }
        // And once all the way to what is printed.
        let first = judged(check, &mistakes[0].cases);
        assert_eq!(first.state, State::Wrong, "{name}");
        assert_eq!(hint(&first), mistakes[0].message, "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn zeroed_negated_and_reversed_numbers_are_rejected() {
    for (name, check) in checks::all() {
        let zeroed = changed(check, |numbers| numbers.fill(0.0));
        let negated = changed(check, |numbers| numbers.iter_mut().for_each(|x| *x = -*x));
        let nan = changed(check, |numbers| numbers.fill(f64::NAN));
        for (how, cases) in [("zeroed", zeroed), ("negated", negated), ("NaN", nan)] {
            let judgement = judged(check, &cases);
            assert_eq!(judgement.state, State::Wrong, "{name}, {how}");
        }
        let reversed = changed(check, |numbers| numbers.reverse());
        let has_lists = outcomes(&reversed) != outcomes(&check.reference());
        assert!(
            !has_lists || judged(check, &reversed).state == State::Wrong,
            "{name}, reversed"
        );
    }
}

/// The first or the last of them, a little off.
#[test]
fn one_wrong_number_is_enough() {
    for (name, check) in checks::all() {
        let tolerance = check.about().tolerance;
        for Case { outcome, .. } in check.reference() {
            let Outcome::Returned(blocks) = &outcome else {
                panic!("{name}: the reference returns");
            };
            for (b, block) in blocks.iter().enumerate() {
                for k in [0, block.numbers.len() - 1] {
                    let mut blocks = blocks.clone();
                    blocks[b].numbers[k] += 3e-5 * block.numbers[k].abs().max(1.0);
                    let off = Outcome::Returned(blocks);
                    let label = block.label(k);
                    assert!(!fits(&outcome, &off, tolerance), "{name}, {label}");
                }
            }
        }
    }
}

#[test]
fn the_oracles_agree() {
    for (name, check) in checks::all() {
        let Some((_, oracle)) = check.oracle() else {
            continue;
        };
        for (right, oracle) in check.reference().iter().zip(&oracle) {
            let (Outcome::Returned(right), Outcome::Returned(oracle)) =
                (&right.outcome, &oracle.outcome)
            else {
                panic!("{name}: both return");
            };
            for (right, oracle) in right.iter().zip(oracle) {
                assert_eq!(right.shape, oracle.shape, "{name}");
                for (k, (&r, &o)) in right.numbers.iter().zip(&oracle.numbers).enumerate() {
                    let close = (r - o).abs() <= 1e-7 * r.abs().max(1.0);
                    assert!(
                        close,
                        "{name}, {}: {r:?} and by differences {o:?}",
                        right.label(k)
                    );
                }
            }
        }
    }
}

#[test]
fn there_are_many_mistakes_and_they_are_told_in_sentences() {
    let mut total = 0;
    for (name, check) in checks::all() {
        let mistakes = check.mistakes();
        assert!(
            mistakes.len() >= 3,
            "{name} lists {} mistakes",
            mistakes.len()
        );
        total += mistakes.len();
        let sentences = mistakes
            .iter()
            .map(|mistake| mistake.message)
            .chain([check.about().hint]);
        for sentence in sentences {
            let ends = sentence.ends_with(['.', '?', ')']);
            assert!(ends && !sentence.contains("  "), "{name}: {sentence}");
        }
    }
    assert!(total > 80, "{total} mistakes");
}

#[test]
fn the_exercises_cover_all_45_equations() {
    let mut covered = BTreeSet::new();
    for (name, check) in checks::all() {
        let numbers = check.about().equations.strip_prefix("Eq ").expect(name);
        for range in numbers.split(", ") {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let number = |text: &str| text.parse::<u32>().expect(name);
            covered.extend(number(first)..=number(last));
        }
    }
    assert_eq!(covered, (1..=45).collect());
}

#[test]
fn what_they_say_to_compare_with_exists() {
    for (name, check) in checks::all() {
        let path = check.about().compare;
        let item = path
            .split(", ")
            .next()
            .expect("a path")
            .rsplit("::")
            .next()
            .expect("a name");
        let is_there = sources(Path::new("src")).iter().any(|source| {
            ["pub fn ", "pub mod "]
                .iter()
                .any(|word| source.contains(&format!("{word}{item}")))
        });
        assert!(
            path.starts_with("chainrule::") && is_there,
            "{name}: {path}"
        );
    }
}

fn sources(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let read = |path: std::path::PathBuf| {
        if path.is_dir() {
            sources(&path)
        } else {
            vec![fs::read_to_string(path).expect("a file")]
        }
    };
    paths.flat_map(read).collect()
}

#[test]
fn the_runner_lists_the_same_exercises_in_the_same_order() {
    let main = fs::read_to_string("tests/exercises/main.rs").expect("the list");
    let listed = main
        .lines()
        .filter_map(|line| line.trim().strip_prefix("exercise!("));
    let listed: Vec<&str> = listed.filter_map(|line| line.split("::").next()).collect();
    let names: Vec<&str> = checks::all().iter().map(|(name, _)| *name).collect();
    assert_eq!(listed, names);
    for (n, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("ex{:02}_", n + 1)), "{name}");
    }
}

#[test]
fn the_page_has_a_section_for_each_exercise_in_order() {
    let page = fs::read_to_string("docs/exercises.md").expect("the page");
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push((heading, Vec::new()));
        } else if let Some((_, lines)) = sections.last_mut() {
            lines.push(line);
        }
    }
    let all = checks::all();
    let short = |(name, _): &(&str, _)| name[..4].to_string();
    let headings: Vec<&str> = sections.iter().map(|(heading, _)| *heading).collect();
    assert_eq!(headings, all.iter().map(short).collect::<Vec<_>>());
    for ((_, lines), (name, check)) in sections.iter().zip(all) {
        let about = check.about();
        let file = format!("tests/exercises/{name}.rs");
        let first = format!(
            "**{}** · {} · [`{file}`](../{file})",
            about.title, about.equations
        );
        assert!(lines[1].starts_with(&first), "{name}: {}", lines[1]);
        let count = |word: &str| lines.iter().filter(|line| line.contains(word)).count();
        assert_eq!(count("<details>"), 2, "{name} has two hints");
        assert_eq!(count("</details>"), 2, "{name} has two hints");
        assert_eq!(count("```math"), 1, "{name} has its formula");
        assert_eq!(count("```"), 2, "{name} gives no code away");
    }
}

#[test]
fn numbers_are_shown_with_six_digits() {
    let shown = |x: f64| x.named("x").to_string()[4..].to_string();
    assert_eq!(shown(-0.169_634_9), "-0.169635");
    assert_eq!(shown(2.0), "2");
    assert_eq!(shown(1234.5), "1234.5");
    assert_eq!(shown(1e-9), "1e-9");
    assert_eq!(shown(f64::NEG_INFINITY), "-∞");
    assert_eq!([1.0, 2.5].named("s").to_string(), "s = [1, 2.5]");
}

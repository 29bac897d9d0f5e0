//! Tests of the judge, in the exercises' own program, so that nothing is compiled
//! twice: `cargo test --test exercise_judge` starts it with `--own-tests`. They
//! never look at a student's answer: they stay green whatever is written in one.

mod answers;
mod borrowing;
mod command;
mod house;
mod inputs;
mod told;

pub use answers::answer;

use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::check::{Ask, Case, Exercise, Who};
use super::explain::{Found, Known, Question, explain};
use super::record::{Outcome, observe};
use super::side_by_side;
use super::value::{Block, Given};

/// A list of tests with their names.
macro_rules! tests {
    ($($file:ident: $($name:ident)+;)+) => { &[$($((stringify!($name), $file::$name),)+)+] };
}

type Test = fn(&[Exercise]);

const TESTS: &[(&str, Test)] = tests! {
    answers:
        answers_that_misbehave_are_told_what_they_do;
    borrowing:
        what_is_borrowed_is_found_and_nothing_else
        a_borrowed_glob_is_told_what_to_write;
    command:
        the_exercises_that_are_named_are_chosen
        the_flags_of_libtest_and_its_own;
    house:
        numbers_are_shown_with_six_digits
        the_page_has_a_section_for_each_exercise_in_order
        what_they_say_to_compare_with_exists
        everything_printed_fits_80_columns
        sentences_are_sentences;
    inputs:
        answers_that_are_nearly_right_are_wrong
        every_solution_passes_and_its_witnesses_agree
        numbers_that_are_changed_are_rejected
        an_edit_that_changes_nothing_is_right_algebra;
    told:
        signs_and_factors_and_offsets
        where_it_goes_wrong
        two_things_at_once
        no_cause_is_told_that_the_numbers_do_not_show
        what_cannot_be_told_apart_is_told_together
        every_mistake_is_told_in_its_own_words
        the_inputs_tell_mistakes_apart
        a_panic_makes_no_right_number_wrong
        the_numbers_of_every_slip_are_explained;
};

/// Runs all of them, a few at a time.
pub fn run(all: &[Exercise]) -> ExitCode {
    let failed = AtomicUsize::new(0);
    side_by_side(TESTS.len(), &|k| {
        let (name, test) = TESTS[k];
        let passed = panic::catch_unwind(AssertUnwindSafe(|| test(all))).is_ok();
        println!("test {name} ... {}", if passed { "ok" } else { "FAILED" });
        failed.fetch_add(usize::from(!passed), Ordering::Relaxed);
    });
    let failed = failed.into_inner();
    println!("\n{} tests of the judge, {failed} failed", TESTS.len());
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(101)
    }
}

/// What an answer gives, case by case.
fn asked(check: &dyn Ask, answer: &dyn Fn(&Given) -> Vec<Block>) -> Vec<Outcome> {
    let ask = |case: &Case| observe(|| answer(&case.given));
    check.cases().iter().map(ask).collect()
}

/// What somebody gives, case by case.
fn outcomes(check: &dyn Ask, who: Who) -> Vec<Outcome> {
    asked(check, &|given| check.call(who, given))
}

/// Calls `look` with the question that these outcomes make. What is known of a
/// check is kept for the next.
fn question<T>(check: &'static dyn Ask, yours: &[Outcome], look: impl Fn(&Question) -> T) -> T {
    thread_local! {
        static KNOWN: RefCell<HashMap<usize, Rc<Known<'static>>>> = RefCell::default();
    }
    let known = KNOWN.with_borrow_mut(|known| {
        let of = || Rc::new(Known::of(check));
        let key = std::ptr::from_ref(check).addr();
        known.entry(key).or_insert_with(of).clone()
    });
    look(&Question {
        known: &known,
        yours,
    })
}

fn accepted(check: &'static dyn Ask, yours: &[Outcome]) -> bool {
    question(check, yours, |question| {
        (0..yours.len()).all(|c| question.is_right(c))
    })
}

fn explained(check: &'static dyn Ask, yours: &[Outcome]) -> Option<Found> {
    question(check, yours, explain)
}

//! What is said of wrong answers, and that it is true.

use chainrule::activation::{sigmoid, silu};
use chainrule::{Matrix, Vector};

use super::{Exercise, Found, Outcome, Who, accepted, asked, explained, outcomes};
use crate::exercise_judge::F;
use crate::exercise_judge::check::{Ask, Check};
use crate::exercise_judge::checks::network::SLIPS;
use crate::exercise_judge::checks::{
    bias, functions, hidden, layers, loss, network, output, training,
};
use crate::exercise_judge::guess::same;
use crate::exercise_judge::slips::{RIGHT, Slip};
use crate::net::Sample;

/// A mistake that is listed: its words, and what it gives.
type Listed = (&'static str, Vec<Outcome>);

/// Whether it is listed for all functions alike.
fn is_common(one: &Listed) -> bool {
    functions::CURVES.iter().any(|(words, _)| *words == one.0)
}

/// Whether it is listed for several exercises alike.
fn is_shared(one: &Listed) -> bool {
    is_common(one) || SLIPS.iter().any(|(words, _)| *words == one.0)
}

/// Everything that is listed for an exercise.
fn listed(check: &dyn Ask) -> Vec<Listed> {
    let mistakes = check.mistakes().into_iter().enumerate();
    let mistakes = mistakes.map(|(k, words)| (words, Who::Mistake(k)));
    let slips = SLIPS.iter().filter(|_| check.about().slips.is_some());
    let slips = slips
        .enumerate()
        .map(|(k, (words, _))| (*words, Who::Slips(k, None)));
    let all = mistakes.chain(slips);
    all.map(|(words, who)| (words, outcomes(check, who)))
        .collect()
}

/// Whether two give the same numbers in all cases, so that the words for one are
/// true of the other.
fn twins(a: &Listed, b: &Listed, tolerance: f64) -> bool {
    let mut pairs = a.1.iter().zip(&b.1);
    pairs.all(|(a, b)| match (a.blocks(), b.blocks()) {
        (Some(a), Some(b)) => same(a, b, tolerance),
        (a, b) => a.is_none() && b.is_none(),
    })
}

/// Whether this was told, or the words for a twin.
fn is_told(all: &[Listed], one: &Listed, told: &str, tolerance: f64) -> bool {
    let fits = |other: &Listed| told.contains(other.0) && twins(one, other, tolerance);
    told.contains(one.0) || all.iter().any(fits)
}

pub fn every_mistake_is_told_in_its_own_words(all: &[Exercise]) {
    let mut wrong = Vec::new();
    for Exercise { name, check, .. } in all {
        let listed = listed(*check);
        for one in &listed {
            let found = explained(*check, &one.1);
            // What is listed for all functions alike is right for one of them.
            let right = is_common(one) && accepted(*check, &one.1);
            let told = matches!(&found, Some(Found::Why(told))
                if is_told(&listed, one, told, check.about().tolerance));
            if !right && !told {
                wrong.push(format!("{name}\n  listed: {}\n  found: {found:?}", one.0));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two mistakes whose numbers are the same must be the same: else there are
/// inputs missing that tell them apart.
pub fn the_inputs_tell_mistakes_apart(all: &[Exercise]) {
    for Exercise { name, check, .. } in all {
        let listed = listed(*check);
        for (k, one) in listed.iter().enumerate() {
            // An exercise may say more than what is said in several.
            let alike = |other: &&Listed| is_shared(one) == is_shared(other);
            for other in listed[..k].iter().filter(alike) {
                let twins = twins(one, other, check.about().tolerance);
                let apart = !twins || other.0 == one.0;
                assert!(apart, "{name}\n  {}\n  {}", one.0, other.0);
            }
        }
    }
}

fn panic() -> Outcome {
    Outcome::Panicked {
        message: "no entry".to_string(),
        place: String::new(),
    }
}

/// With every case in turn made to panic, a mistake is told as itself, as one of
/// two, or not at all; and of right answers that panic nothing is said but that.
pub fn a_panic_makes_no_right_number_wrong(all: &[Exercise]) {
    for Exercise { name, check, .. } in all {
        let (right, listed) = (outcomes(*check, Who::Reference), listed(*check));
        for c in 0..right.len() {
            let mut yours = right.clone();
            yours[c] = panic();
            let mut rest = vec![panic(); right.len()];
            rest[c] = right[c].clone();
            for yours in [yours, rest] {
                let found = explained(*check, &yours);
                let told =
                    matches!(&found, Some(Found::Seen(words)) if words.starts_with("Right where"));
                assert!(found.is_none() || told, "{name}, case {c}: {found:?}");
            }
            // Where each of them takes long, some will do.
            let step = if check.about().slips.is_some() { 5 } else { 1 };
            for one in listed.iter().step_by(step) {
                let mut yours = one.1.clone();
                yours[c] = panic();
                if let Some(Found::Why(told)) = explained(*check, &yours) {
                    let own = is_told(&listed, one, &told, check.about().tolerance);
                    assert!(own, "{name}, case {c}\n{}\n{told}", one.0);
                }
            }
        }
    }
}

/// A slip in any sum is told something.
pub fn the_numbers_of_every_slip_are_explained(all: &[Exercise]) {
    for Exercise { name, check, .. } in all {
        let about = check.about();
        let slips = about.families.iter().copied().flatten();
        for slip in slips.filter(|_| about.sums.is_some()) {
            let yours = outcomes(*check, Who::Sums([Some(slip), None]));
            if yours.iter().all(|outcome| outcome.blocks().is_some()) && !accepted(*check, &yours) {
                let found = explained(*check, &yours);
                assert!(found.is_some(), "{name}: {}", slip.words);
            }
        }
    }
}

fn told<A: Copy + Sync>(check: &'static Check<A>, answer: A) -> String {
    let yours = asked(check, &|given| (check.call)(answer, given));
    match explained(check, &yours) {
        Some(Found::Why(words) | Found::Seen(words)) => words,
        None => String::new(),
    }
}

/// What is told of an answer, all of it or some.
#[track_caller]
fn told_with<A: Copy + Sync>(check: &'static Check<A>, answer: A, words: &[&str]) {
    let told = told(check, answer);
    let all = words.iter().all(|words| told.contains(words));
    assert!(all && told.is_empty() == words.is_empty(), "{told}");
}

pub fn signs_and_factors_and_offsets(_: &[Exercise]) {
    let answers: [(F, &str); 7] = [
        (|x| -sigmoid(x), "numbers has the wrong sign."),
        (|x| 0.5 * sigmoid(x), "numbers is ½ times the expected one."),
        (|x| sigmoid(x) + 0.25, "is ¼ more than the expected one."),
        (|_| 0.5, "Each of your numbers is 0.5."),
        (|_| f64::NAN, "Each of your numbers is NaN"),
        (|_| 0.0, "Each of your numbers is 0."),
        (|x| f64::from(sigmoid(x) as f32), "near the expected one"),
    ];
    for (answer, words) in answers {
        told_with(&functions::SIGMOID, answer, &[words]);
    }
    // The inputs that are shown may be some whose result has its shape.
    told_with(
        &layers::MATRIX_FORM,
        |w| Matrix::zeros(w.rows(), w.columns()),
        &[
            "For 3 inputs and 2 neurons the shape is wrong: rows and columns have changed places",
            "Each of your numbers is 0.",
        ],
    );
    told_with(
        &layers::SUMS,
        |_, s: &Vector| s.clone(),
        &["that of s, and so are the numbers."],
    );
    // One case that came back is no proof that the inputs do not matter.
    let once: F = |x| if x == 0.5 { 0.7 } else { panic!() };
    told_with(&functions::SIGMOID, once, &[]);
}

pub fn where_it_goes_wrong(_: &[Exercise]) {
    let leaky: F = |x| if x < 0.0 { 0.05 * x } else { x };
    told_with(&functions::RELU, leaky, &[]);
    told_with(
        &output::OUTPUT_GRADIENT,
        |a, s, h, f| {
            let row = |j: usize| if j + 1 == h.len() { 3.0 } else { 1.0 };
            let error = |k: usize| (s[k] - a[k]) * f[k];
            Matrix::from_fn(h.len(), s.len(), |j, k| row(j) * error(k) * h[j])
        },
        &["in the last row of dL/dw2, all else is right. There each of your numbers is 3 times"],
    );
    told_with(
        &functions::SILU,
        |x| if x < 0.0 { x } else { silu(x) },
        &["Where they are wrong, your numbers fit two mistakes. You hand every x on"],
    );
    let some_panic = |w: &Matrix, s: &Vector| {
        assert!(s.len() <= w.columns());
        s * w
    };
    told_with(&layers::SUMS, some_panic, &[]);
}

pub fn two_things_at_once(_: &[Exercise]) {
    told_with(
        &output::OUTPUT_GRADIENT,
        |a, s, h, _| Matrix::from_fn(h.len(), s.len(), |j, k| (a[k] - s[k]) * h[j]),
        &["sign", "1 in place of slope2"],
    );
    told_with(
        &network::BACKPROP,
        |net, s, target| {
            let slip = Slip {
                signs: [-1.0, 1.0],
                biases: [1.0, 0.0],
                ..RIGHT
            };
            let (s, target) = (s.clone(), target.clone());
            network::batch(net, &[Sample { s, target }], &slip)
        },
        &["wrong sign", "biases of the outputs"],
    );
    told_with(
        &hidden::HIDDEN_GRADIENT,
        |e, s, _| Matrix::from_fn(s.len(), e.len(), |_, j| e[j]),
        &["1 in place of s ", "1 in place of slope1"],
    );
}

/// Different answers give the same numbers: no cause is told that these do not show.
pub fn no_cause_is_told_that_the_numbers_do_not_show(_: &[Exercise]) {
    let curves: [(&Check<F>, F, &str); 7] = [
        (&functions::SIGMOID, |x| 1.0 - sigmoid(x), "lost"),
        (&functions::SIGMOID, |x| 1.0 / (1.0 - x.exp()), "Write"),
        (&functions::SIGMOID, |x| 1e-14 * sigmoid(x), "is 6.2"),
        (&functions::RELU, |x| x.min(0.0), "condition is"),
        // 0 and 1 in place of each other are what many a mistake gives.
        (
            &functions::STEP,
            |x| if x.abs() > 0.3 { 1.0 } else { 0.0 },
            "|x|",
        ),
        (
            &functions::STEP,
            |x| if x == 0.0 || x > 0.3 { 1.0 } else { 0.0 },
            "S(x)",
        ),
        // In one thing two are not found.
        (&functions::SIGMOID, |x| sigmoid(1.0 - x * x), ", and "),
    ];
    for (check, answer, words) in curves {
        let told = told(check, answer);
        assert!(!told.contains(words), "{told}");
    }
    let last_row_again = |_: &Vector, w: &Matrix| {
        Matrix::from_fn(w.rows() + 1, w.columns(), |i, j| {
            w[(i.min(w.rows() - 1), j)]
        })
    };
    assert!(told(&bias::FOLD, last_row_again).ends_with("all else is right."));
    let two_inputs = |f: F, w0: &Vector, w: &Matrix, s: &Vector| {
        let sum = |j| w0[j] + w[(0, j)] * s[0] + w[(1, j)] * s[1];
        Vector::from_fn(w0.len(), |j| f(sum(j)))
    };
    told_with(&bias::LAYER, two_inputs, &["how far does the loop"]);
    told_with(
        &functions::SIGMOID_SLOPE,
        |x: f64| {
            let s = 1.0 / (1.0 - (-x).exp());
            s * (1.0 - s)
        },
        &["1/(1 - e^x) or 1/(1 - e^-x)"],
    );
    told_with(
        &loss::LOSS_SLOPE,
        |a, s| (s - a).map(f64::signum),
        &["numbers are the right ones with the sign of (s2 - A)"],
    );
    told_with(
        &training::TRAINING,
        |net, x, delta, steps| (training::TRAINING.reference)(net, x, -delta, steps),
        &["Either the steps were added"],
    );
    told_with(
        &training::TRAINING,
        |net, x, delta, steps| (training::TRAINING.reference)(net, x, 2.0 * delta, steps),
        &["Either it was taken twice"],
    );
}

pub fn what_cannot_be_told_apart_is_told_together(_: &[Exercise]) {
    // With one output alone the first output is the last.
    let one = told(&loss::LOSS, |a, s| {
        assert!(a.len() == 1);
        (a[0] - s[0]) * (a[0] - s[0])
    });
    assert!(!one.contains("output counts"), "{one}");
}

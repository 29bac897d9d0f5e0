//! The questions that are asked: what is right passes, and nothing else does.

use chainrule::activation::{sigmoid, silu};

use super::{Exercise, Outcome, Who, accepted, asked, outcomes, question};
use crate::exercise_judge::F;
use crate::exercise_judge::check::{Ask, Check};
use crate::exercise_judge::checks::{differences, functions, network, training};
use crate::exercise_judge::relation::close;
use crate::exercise_judge::slips::{RIGHT, Slip};
use crate::net::{Net, Sample};

/// The crate's solution; finite differences; the same as sums; and, where there is
/// a whole network, backpropagation without a slip.
pub fn every_solution_passes_and_its_witnesses_agree(all: &[Exercise]) {
    for Exercise { name, check, .. } in all {
        let right = outcomes(*check, Who::Reference);
        assert!(accepted(*check, &right), "{name}");
        for who in [Who::Oracle, Who::Sums([None, None])] {
            for (a, b) in right.iter().zip(outcomes(*check, who)) {
                for (a, b) in a.blocks().expect(name).iter().zip(b.blocks().expect(name)) {
                    let mut numbers = a.numbers.iter().zip(&b.numbers);
                    let close = numbers.all(|(&x, &y)| close(y, x, 1e-7, 1.0));
                    assert!(close && a.shape == b.shape, "{name}: {a} and {who:?} {b}");
                }
            }
        }
    }
    for check in [
        &network::BACKPROP as &dyn Ask,
        &network::BATCH,
        &training::TRAINING,
    ] {
        let run = check.about().slips.expect("backpropagation");
        let without = asked(check, &|given| run(&RIGHT, given));
        assert!(accepted(check, &without));
    }
}

/// Whether the right numbers still pass when block `b` of case `c` is changed.
fn passes(check: &'static dyn Ask, change: impl Fn(usize, usize, &mut [f64])) -> bool {
    let mut yours = outcomes(check, Who::Reference);
    for (c, outcome) in yours.iter_mut().enumerate() {
        if let Outcome::Returned(blocks) = outcome {
            let blocks = blocks.iter_mut().enumerate();
            blocks.for_each(|(b, block)| change(c, b, &mut block.numbers));
        }
    }
    accepted(check, &yours)
}

/// All of them, or the first or the last, a little off.
pub fn numbers_that_are_changed_are_rejected(all: &[Exercise]) {
    for Exercise { name, check, .. } in all {
        let each: [fn(f64) -> f64; 4] = [|_| 0.0, |x| -x, |_| f64::NAN, |_| f64::INFINITY];
        for (k, each) in each.iter().enumerate() {
            let change = |_, _, numbers: &mut [f64]| numbers.iter_mut().for_each(|x| *x = each(*x));
            assert!(!passes(*check, change), "{name}: change {k}");
        }
        let right = question(*check, &[], |question| question.right.clone());
        let has_lists = right.iter().flatten().any(|block| block.numbers.len() > 1);
        let reversed = passes(*check, |_, _, numbers| numbers.reverse());
        assert!(!(has_lists && reversed), "{name}, reversed");
        for (c, blocks) in right.iter().enumerate() {
            for (b, block) in blocks.iter().enumerate() {
                for k in [0, block.numbers.len() - 1] {
                    let off = passes(*check, |case, of, numbers| {
                        if (case, of) == (c, b) {
                            numbers[k] += 3e-5 * numbers[k].abs().max(1.0);
                        }
                    });
                    assert!(!off, "{name}, {}", block.label(k));
                }
            }
        }
    }
}

/// Answers that look right on kind inputs, besides those that are listed and
/// those that an edit makes.
pub fn answers_that_are_nearly_right_are_wrong(_: &[Exercise]) {
    fn rejected<A: Copy + Sync>(check: &'static Check<A>, answers: &[A]) {
        for (k, &answer) in answers.iter().enumerate() {
            let yours = asked(check, &|given| (check.call)(answer, given));
            assert!(!accepted(check, &yours), "{}: {k}", check.about().compare);
        }
    }
    rejected(&functions::STEP, &[|x| (1e9 * x).clamp(0.0, 1.0)]);
    let capped: F = |x| if x > 16.0 { 1.0 } else { sigmoid(x) };
    rejected(&functions::SIGMOID, &[capped]);
    let relus: [F; 2] = [|x| if x < 1e-9 { 0.0 } else { x }, |x| x.clamp(0.0, 1e6)];
    rejected(&functions::RELU, &relus);
    let capped: [F; 2] = [
        |x| silu(x.min(20.0)),
        |x| if x > 16.0 { x } else { silu(x) },
    ];
    rejected(&functions::SILU, &capped);
    let powers: [fn(f64, i32) -> f64; 2] = [
        |x, n| f64::from(n) * x.powi((n - 1).clamp(-3, 9) + i32::from(n == 0)),
        |x, n| f64::from(n) * x.abs().powi(n - 1 + i32::from(n == 0)),
    ];
    rejected(&differences::POWER_SLOPE, &powers);
    // The slope of the hidden neurons without its sign.
    let slip = Slip {
        slope1: |f, p, _| f.derivative(p).abs(),
        ..RIGHT
    };
    let run = network::BACKPROP.slips.expect("backpropagation");
    let yours = asked(&network::BACKPROP, &|given| run(&slip, given));
    assert!(!accepted(&network::BACKPROP, &yours), "|f′(p1)|");
    rejected(
        &training::TRAINING,
        &[
            |net, x, delta, steps| until(net, x, delta, steps, |_, loss| loss < 1e-6),
            |net, x, delta, steps| until(net, x, delta, steps, |last, loss| loss > last),
        ],
    );
}

/// Training that stops early, and repeats its last loss.
fn until(
    net: &mut Net,
    x: &[Sample],
    delta: f64,
    steps: usize,
    stop: fn(f64, f64) -> bool,
) -> chainrule::Vector {
    let mut last = f64::INFINITY;
    let mut step = |_| {
        let before = (net.w1.clone(), net.w2.clone());
        let loss = (training::TRAINING.reference)(net, x, delta, 1)[0];
        if stop(last, loss) {
            (net.w1, net.w2) = before;
        } else {
            last = loss;
        }
        loss
    };
    (0..steps).map(&mut step).collect()
}

/// Edits that change nothing, each of them right for all numbers: what may stand in
/// place of something.
const ALGEBRA: &str = "\
ex01 x: 2 {}; ½ {}; the root of {}; {}, or 0 where that is negative,
ex01 S(x): |{}|; {}, or 0 where that is negative,; {}²; {}³; the root of {}
ex01 S(x): {} without its decimals; {} rounded to whole numbers
ex02 σ(x): |{}|; {}, or 0 where that is negative,; the sigmoid of x
ex03 x: {}, or 0 where that is negative,
ex03 R(x): |{}|; {}, or 0 where that is negative,; x, or 0 where that is negative,
ex13 n: {} without its decimals; {} rounded to whole numbers
ex16 partials, slopes: the first two of {}, and 0 for the others,
ex17 L: |{}|; {}, or 0 where that is negative,
ex17 the error A - s2: -(A - s2); |(A - s2)|; (A - s2) in reversed order
ex17 the error A - s2: (A - s2) moved on by one, the last in front,
ex17 the error A - s2: (A - s2) moved back by one, the first at the end,
ex17 the error s2 - A: -(s2 - A); |(s2 - A)|; (s2 - A) in reversed order
ex17 the error s2 - A: (s2 - A) moved on by one, the last in front,
ex17 the error s2 - A: (s2 - A) moved back by one, the first at the end,
ex19 x: -{}; |{}|
ex19 σ′(x): |{}|; {}, or 0 where that is negative,
ex21 delta, s2: |{}|; {}, or 0 where that is negative,
ex26 delta, steps, losses: |{}|; {}, or 0 where that is negative,
ex26 steps: {} without its decimals; {} rounded to whole numbers";

fn is_right_algebra(short: &str, words: &str) -> bool {
    let rows = ALGEBRA
        .lines()
        .filter_map(|row| row.strip_prefix(short)?.split_once(": "));
    let told = |name: &str, edit: &str| format!("{} in place of {name}", edit.replace("{}", name));
    let mut rows = rows.map(|(names, edits)| (names.trim().split(", "), edits));
    rows.any(|(mut names, edits)| {
        names.any(|name| edits.split("; ").any(|edit| told(name, edit) == words))
    })
}

pub fn an_edit_that_changes_nothing_is_right_algebra(all: &[Exercise]) {
    let mut surprises = Vec::new();
    // What is right of one's own exercises is not known here.
    for exercise in all.iter().filter(|exercise| exercise.is_of_the_text()) {
        let Exercise { name, check, .. } = exercise;
        let right = outcomes(*check, Who::Reference);
        surprises.extend(question(*check, &right, |question| {
            // An index may be exchanged for itself.
            let edits = question.edited.iter().filter(|edit| !edit.is_index());
            let nothing = edits.filter(|edit| question.gives_right(edit));
            let told = nothing.map(|edit| edit.words().to_string());
            let surprising = told.filter(|words| !is_right_algebra(&name[..4], words));
            let named = surprising.map(|words| format!("{name}: {words}"));
            named.collect::<Vec<String>>()
        }));
    }
    assert!(surprises.is_empty(), "edits\n{}", surprises.join("\n"));
}

//! The questions that are asked: what is right passes, and nothing else does.

use chainrule::activation::{sigmoid, silu};
use chainrule::{Matrix, Vector};

use super::{Exercise, Outcome, Who, accepted, outcomes, question, right};
use crate::exercise_judge::check::{Ask, Check};
use crate::exercise_judge::checks::{
    differences, functions, hidden, loss, network, output, training,
};
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
                let (a, b) = (a.blocks().expect(name), b.blocks().expect(name).to_vec());
                for (a, b) in a.iter().zip(&b) {
                    assert_eq!(a.shape, b.shape, "{name}");
                    for (k, (x, y)) in a.numbers.iter().zip(&b.numbers).enumerate() {
                        let close = (x - y).abs() <= 1e-7 * x.abs().max(1.0);
                        assert!(close, "{name}, {}: {x:?} and {who:?} {y:?}", a.label(k));
                    }
                }
            }
        }
    }
    for check in [
        &network::BACKPROP as &dyn Ask,
        &network::BATCH,
        &training::TRAINING,
    ] {
        let cases = check.cases();
        let without = cases.iter().map(|case| check.slipped(&RIGHT, &case.given));
        let without: Vec<Outcome> = without.map(Outcome::Returned).collect();
        assert!(accepted(check, &without));
    }
}

/// The right answers with every list of numbers changed.
fn changed(check: &dyn Ask, change: impl Fn(&mut Vec<f64>)) -> Vec<Outcome> {
    let mut right = right(check);
    right
        .iter_mut()
        .flatten()
        .for_each(|block| change(&mut block.numbers));
    right.into_iter().map(Outcome::Returned).collect()
}

pub fn numbers_that_are_changed_are_rejected(all: &[Exercise]) {
    for Exercise { name, check, .. } in all {
        let zeroed = changed(*check, |numbers| numbers.fill(0.0));
        let negated = changed(*check, |numbers| numbers.iter_mut().for_each(|x| *x = -*x));
        let nan = changed(*check, |numbers| numbers.fill(f64::NAN));
        let infinite = changed(*check, |numbers| numbers.fill(f64::INFINITY));
        for wrong in [zeroed, negated, nan, infinite] {
            assert!(!accepted(*check, &wrong), "{name}: {wrong:?}");
        }
        let reversed = changed(*check, |numbers| numbers.reverse());
        let has_lists = right(*check)
            .iter()
            .flatten()
            .any(|block| block.numbers.len() > 1);
        assert!(
            !has_lists || !accepted(*check, &reversed),
            "{name}, reversed"
        );
    }
}

/// The first or the last of them, a little off.
pub fn one_wrong_number_is_enough(all: &[Exercise]) {
    for Exercise { name, check, .. } in all {
        let right = right(*check);
        for (c, blocks) in right.iter().enumerate() {
            for (b, block) in blocks.iter().enumerate() {
                for k in [0, block.numbers.len() - 1] {
                    let mut yours = right.clone();
                    yours[c][b].numbers[k] += 3e-5 * block.numbers[k].abs().max(1.0);
                    let yours: Vec<Outcome> = yours.into_iter().map(Outcome::Returned).collect();
                    assert!(!accepted(*check, &yours), "{name}, {}", block.label(k));
                }
            }
        }
    }
}

/// Answers that look right on kind inputs.
pub fn answers_that_are_nearly_right_are_wrong() {
    fn rejected<A: Copy + Sync>(check: &'static Check<A>, answers: &[A]) {
        for (k, &answer) in answers.iter().enumerate() {
            let cases = check.cases();
            let outcomes = cases
                .iter()
                .map(|case| Outcome::Returned((check.call)(answer, &case.given)));
            let outcomes: Vec<Outcome> = outcomes.collect();
            assert!(
                !accepted(check, &outcomes),
                "{}: answer {k}",
                check.about().title
            );
        }
    }
    rejected(
        &functions::STEP,
        &[
            |x| if x > 1e-9 { 1.0 } else { 0.0 },
            |x| if x > f64::EPSILON { 1.0 } else { 0.0 },
            |x| (1e9 * x).clamp(0.0, 1.0),
        ],
    );
    rejected(
        &functions::RELU,
        &[|x| if x < 1e-9 { 0.0 } else { x }, |x| x.clamp(0.0, 1e6)],
    );
    rejected(
        &functions::SILU,
        &[
            |x| x * x.exp() / (1.0 + x.exp()),
            |x| if x > 20.0 { 20.0 } else { silu(x) },
        ],
    );
    rejected(
        &functions::SIGMOID_SLOPE,
        &[|x| (-x).exp() / (1.0 + (-x).exp()).powi(2)],
    );
    rejected(
        &differences::QUOTIENT,
        &[|x, e| {
            if e == 0.0 {
                2.0 * x
            } else {
                ((x + e) * (x + e) - x * x) / e
            }
        }],
    );
    rejected(
        &differences::POWER_SLOPE,
        &[
            |x, n| {
                if n == 0 {
                    0.0
                } else {
                    f64::from(n) * x.powi((n - 1).max(-3))
                }
            },
            |x, n| {
                if n == 0 {
                    0.0
                } else {
                    f64::from(n) * x.abs().powi(n - 1)
                }
            },
        ],
    );
    rejected(
        &loss::LOSS,
        &[|a, s| {
            0.5 * (0..a.len())
                .map(|k| (a[k] - s[k].abs()).powi(2))
                .sum::<f64>()
        }],
    );
    rejected(
        &output::OUTPUT_GRADIENT,
        &[
            |a, s, h, f| (output::OUTPUT_GRADIENT.reference)(a, &s.map(f64::abs), h, f),
            |a, s, h, f| (output::OUTPUT_GRADIENT.reference)(a, s, h, &f.map(f64::abs)),
        ],
    );
    rejected(
        &hidden::HIDDEN_ERROR,
        &[|a, s, f, w| (hidden::HIDDEN_ERROR.reference)(a, &s.map(f64::abs), f, w)],
    );
    let positive: fn(f64) -> f64 = |x| sigmoid(x.max(0.0));
    rejected(&functions::SIGMOID, &[positive]);
    // The slope of the hidden neurons without its sign.
    let slip = Slip {
        slope1: |f, p, _| f.derivative(p).abs(),
        ..RIGHT
    };
    let cases = network::BACKPROP.cases();
    let yours = cases
        .iter()
        .map(|case| Outcome::Returned(network::BACKPROP.slipped(&slip, &case.given)));
    assert!(
        !accepted(&network::BACKPROP, &yours.collect::<Vec<_>>()),
        "|f′(p1)|"
    );
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
) -> Vector {
    let (mut losses, mut last) = (Vec::new(), f64::INFINITY);
    for _ in 0..steps {
        let (w1, w2): (Matrix, Matrix) = (net.w1.clone(), net.w2.clone());
        let loss = (training::TRAINING.reference)(net, x, delta, 1)[0];
        if stop(last, loss) {
            (net.w1, net.w2) = (w1, w2);
        } else {
            last = loss;
        }
        losses.push(loss);
    }
    losses.into_iter().collect()
}

/// What is never negative, and what is always whole, whatever is given.
const NEVER_NEGATIVE: &str = "S(x) σ(x) σ′(x) R(x) L losses delta steps ex21:s2";
const WHOLE: &str = "S(x) n steps";

/// Edits that change nothing, each of them right for all numbers.
const ALGEBRA: &[&str] = &[
    "ex01: 2 x in place of x",
    "ex01: ½ x in place of x",
    "ex01: the root of x in place of x",
    "ex01: x, or 0 where that is negative, in place of x",
    "ex01: S(x)² in place of S(x)",
    "ex01: S(x)³ in place of S(x)",
    "ex01: the root of S(x) in place of S(x)",
    "ex02: the sigmoid of x in place of σ(x)",
    "ex03: x, or 0 where that is negative, in place of x",
    "ex03: x, or 0 where that is negative, in place of R(x)",
    "ex17: -(A - s2) in place of the error A - s2",
    "ex17: -(s2 - A) in place of the error s2 - A",
    "ex17: |(A - s2)| in place of the error A - s2",
    "ex17: |(s2 - A)| in place of the error s2 - A",
    "ex19: -x in place of x",
    "ex19: |x| in place of x",
];

fn is_right_algebra(short: &str, words: &str) -> bool {
    let known = |list: &str, edits: &[&str]| {
        list.split(' ').any(|name| {
            let name = name
                .strip_prefix("ex21:")
                .filter(|_| short == "ex21")
                .unwrap_or(name);
            let edits = edits.iter().map(|edit| edit.replace("{}", name));
            edits
                .into_iter()
                .any(|edit| words == format!("{edit} in place of {name}"))
        })
    };
    // The order of what is added does not matter.
    let orders = ["reversed order", "moved on", "moved back"];
    let order = orders.iter().any(|order| words.contains(order));
    let order = order && short == "ex17" && words.contains("error");
    order
        || known(
            NEVER_NEGATIVE,
            &["|{}|", "{}, or 0 where that is negative,"],
        )
        || known(
            WHOLE,
            &["{} without its decimals", "{} rounded to whole numbers"],
        )
        || ALGEBRA.contains(&format!("{short}: {words}").as_str())
}

pub fn an_edit_that_changes_nothing_is_right_algebra(all: &[Exercise]) {
    let mut surprises = Vec::new();
    for Exercise { name, check, .. } in all {
        if !check.about().equations.starts_with("Eq ") {
            continue; // what is right of one's own exercises is not known here
        }
        let right = outcomes(*check, Who::Reference);
        let edits = question(*check, &right, |question| {
            let edits = question.edited.iter();
            // An index may be exchanged for itself.
            let edits = edits.filter(|edit| !edit.is_index() && question.gives_right(edit));
            edits
                .map(|edit| edit.words().to_string())
                .collect::<Vec<_>>()
        });
        let edits = edits
            .iter()
            .filter(|words| !is_right_algebra(&name[..4], words));
        surprises.extend(edits.map(|words| format!("{name}: {words}")));
    }
    assert!(
        surprises.is_empty(),
        "{} edits\n{}",
        surprises.len(),
        surprises.join("\n")
    );
}

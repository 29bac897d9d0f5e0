//! What is said of wrong answers that no list has: each sentence is a fact
//! about their numbers.

use chainrule::activation::sigmoid;
use chainrule::{Matrix, Vector};

use crate::checks::backward::{RIGHT, Way, batch, gradient, sample, two_layer};
use crate::checks::{
    ex01_step, ex02_sigmoid, ex03_relu, ex05_sums, ex07_matrix_form, ex08_bias, ex15_partials,
    ex17_loss, ex18_loss_slope, ex20_output_gradient, ex21_descent_step, ex22_hidden_error,
    ex24_backprop, ex26_training,
};
use crate::heard;
use crate::kit::Check;
use crate::kit::judge::{State, judge};
use crate::kit::record::Record;

/// What is said under `word` of an answer that is wrong.
fn said<A: Copy + Sync>(word: &str, check: &Check<A>, answer: A) -> String {
    let mut record = Record::new();
    (check.ask)(answer, &mut record);
    let outcomes = record.cases.into_iter().map(|case| case.outcome).collect();
    let judgement = judge(check, &heard(outcomes), "");
    assert_eq!(judgement.state, State::Wrong);
    let remarks = judgement.details.remarks.into_iter();
    remarks
        .filter(|(name, _)| *name == word)
        .map(|(_, text)| text)
        .collect()
}

fn seen<A: Copy + Sync>(check: &Check<A>, answer: A) -> String {
    said("seen", check, answer)
}

#[test]
fn signs_and_factors_and_offsets() {
    let check = &ex02_sigmoid::CHECK;
    assert_eq!(
        seen(check, |x| -sigmoid(x)),
        "Each of your numbers has the wrong sign."
    );
    assert_eq!(
        seen(check, |x| 0.5 * sigmoid(x)),
        "Each of your numbers is ½ times the expected one."
    );
    assert_eq!(
        seen(check, |x| sigmoid(x) + 0.25),
        "Each of your numbers is ¼ more than the expected one."
    );
    assert_eq!(
        seen(check, |_| 0.5),
        "Each of your numbers is 0.5, whatever is given."
    );
    assert_eq!(
        seen(check, |_| f64::NAN),
        "Each of your numbers is NaN, “not a number”: what 0/0, ∞ - ∞ and ∞/∞ give."
    );
    assert_eq!(seen(check, |_| 0.0), "Each of your numbers is 0.");
    assert_eq!(seen(check, |x| x), "Each of your numbers is just x.");
    let rounded = seen(check, |x| f64::from(sigmoid(x) as f32));
    assert!(rounded.contains("near the expected one"), "{rounded}");
}

#[test]
fn the_inputs_where_it_goes_wrong() {
    let check = &ex03_relu::CHECK;
    let seen = seen(check, |x| if x < 0.0 { 0.05 * x } else { x });
    assert_eq!(
        seen,
        "Right, but for a negative x; a very negative x. There your numbers are those of 0.05 · x."
    );
    let right = said("right", check, |x| if x < 0.0 { 0.05 * x } else { x });
    assert_eq!(right, "for a positive x; a large x; x = 0");
    // Of two cases of one kind one is right: then the inputs are named.
    let right = said("right", &ex01_step::CHECK, |x| {
        if x > 0.5 || x == 1e-9 { 1.0 } else { 0.0 }
    });
    assert!(
        right.contains("an x between 0 and 1 (x = 0.625)"),
        "{right}"
    );
}

#[test]
fn the_place_where_it_goes_wrong() {
    let doubled = |a: &Vector, s: &Vector, h: &Vector, f: &Vector| {
        let row = |j: usize| if j + 1 == h.len() { 2.0 } else { 1.0 };
        Matrix::from_fn(h.len(), s.len(), |j, k| {
            row(j) * (s[k] - a[k]) * f[k] * h[j]
        })
    };
    let seen = seen(&ex20_output_gradient::CHECK, doubled);
    assert_eq!(
        seen,
        "Right, but for the last row of dL/dw2. There each of your numbers is 2 times the expected one."
    );
}

#[test]
fn one_of_two_outputs() {
    const H: f64 = 1e-6;
    let second = seen(&ex15_partials::CHECK, |f, x, y| {
        [(f(x + H, y) - f(x, y)) / H, (f(x, y) - f(x, y + H)) / H]
    });
    assert_eq!(
        second,
        "Right, but for ∂f/∂y. There each of your numbers has the wrong sign."
    );
}

#[test]
fn a_factor_that_was_given() {
    let check = &ex20_output_gradient::CHECK;
    let squared = seen(check, |a, s, h, f| {
        Matrix::from_fn(h.len(), s.len(), |j, k| (s[k] - a[k]) * f[k] * h[j] * h[j])
    });
    assert_eq!(
        squared,
        "Each of your numbers is the expected one times its own s1[…]."
    );
    let step = seen(&ex21_descent_step::CHECK, |w, delta, a, s, h| {
        for j in 0..h.len() {
            for k in 0..s.len() {
                w[(j, k)] += (a[k] - s[k]) * h[j] * s[k] * (1.0 - s[k]) / delta;
            }
        }
    });
    assert_eq!(
        step,
        "Look at the change of w2. Each of your changes is the expected one divided twice by delta."
    );
}

#[test]
fn right_numbers_in_wrong_places() {
    let check = &ex05_sums::CHECK;
    let reversed = seen(check, |w, s| (s * w).iter().rev().copied().collect());
    assert_eq!(reversed, "p: the entries are in reversed order.");
    let short = seen(check, |w, s| (s * w).iter().skip(1).copied().collect());
    assert_eq!(
        short,
        "p: the first entry is missing; the others are right."
    );
    let long = seen(check, |w, s| (s * w).iter().copied().chain([7.5]).collect());
    assert_eq!(long, "p: right, but for one entry too many at the end.");
    let negative = seen(&ex07_matrix_form::CHECK, |w| w.map(|x| -x));
    assert!(
        negative.contains("wrong sign") && negative.contains("This is w, unchanged"),
        "{negative}"
    );
}

#[test]
fn two_things_at_once() {
    let check = &ex24_backprop::CHECK;
    let apart = seen(check, |net, s, a| {
        let way = Way {
            signs: [-1.0, 1.0],
            biases: [1.0, 0.0],
            ..RIGHT
        };
        gradient(net, s, a, &way)
    });
    assert!(apart.starts_with("Two known mistakes together"), "{apart}");
    assert!(
        apart.contains("wrong sign") && apart.contains("biases of the outputs"),
        "{apart}"
    );
    let factors = seen(check, |net, s, a| {
        let way = Way {
            signs: [-1.0, 1.0],
            slope2_back: |_, _, _| 1.0,
            ..RIGHT
        };
        gradient(net, s, a, &way)
    });
    assert!(
        factors.contains("by the factors of two known mistakes"),
        "{factors}"
    );
    assert!(
        factors.contains("wrong sign") && factors.contains("f′(p2) is missing"),
        "{factors}"
    );
    let halved = seen(&ex22_hidden_error::CHECK, |a, s, f, w| {
        w * &(&(s - a).hadamard(&(s - a)) * 0.5).hadamard(f)
    });
    assert!(
        halved.contains("½ times its number") && halved.contains("squared"),
        "{halved}"
    );
}

#[test]
fn what_belongs_to_a_column_or_to_a_row() {
    let columns = seen(&ex24_backprop::CHECK, |net, s, a| {
        let way = Way {
            weight: |w, j, k| w[(j, k)] * w[(j, k)],
            ..RIGHT
        };
        gradient(net, s, a, &way)
    });
    assert!(
        columns.starts_with("Within each column of dL/dw1"),
        "{columns}"
    );
    let scaled = seen(&ex18_loss_slope::CHECK, |a, s| {
        let slope = s - a;
        let length = slope.dot(&slope).sqrt();
        slope.map(|d| d / length)
    });
    assert!(
        scaled.ends_with("the parts are in proportion, the whole is not."),
        "{scaled}"
    );
}

#[test]
fn a_mistake_in_one_block_of_a_change() {
    let faster = seen(&ex26_training::CHECK, |net, samples, delta, steps| {
        let samples_too: Vec<_> = samples.iter().map(sample).collect();
        let half = |_| {
            let loss = two_layer(net).loss(&samples_too);
            let (w1, w2) = batch(net, samples, &RIGHT, &|_| delta);
            net.w1 -= &w1;
            net.w2 -= &(&w2 * 2.0);
            loss
        };
        (0..steps).map(half).collect()
    });
    assert!(
        faster.contains("change of w2: each of your changes is 2 times"),
        "{faster}"
    );
}

#[test]
fn a_formula_that_gives_the_numbers() {
    let product = seen(&ex18_loss_slope::CHECK, |a, s| a.hadamard(s));
    assert_eq!(product, "Your numbers are those of target[k] · s2[k].");
    let quotient = seen(&ex05_sums::CHECK, |w, s| {
        Vector::from_fn(w.columns(), |j| {
            (0..s.len()).map(|i| w[(i, j)] / s[i]).sum()
        })
    });
    assert_eq!(quotient, "Your numbers are those of Σ_i w[(i, j)] / s[i].");
    let steep = seen(&ex02_sigmoid::CHECK, |x| sigmoid(2.0 * x));
    assert_eq!(
        steep,
        "Your numbers are those of σ(2x) (very large numbers left out)."
    );
    let fourth = seen(&ex17_loss::CHECK, |a, s| {
        0.5 * (a - s).map(|d| d.powi(4)).sum()
    });
    assert!(
        fourth.starts_with("Your numbers are those of 0.5 · Σ_k"),
        "{fourth}"
    );
}

#[test]
fn what_went_into_the_sigmoid() {
    let more = seen(&ex08_bias::CHECK, |f, w0, w, s| {
        (&(s * w) + w0).map(|p| f(p + 1.0))
    });
    assert!(
        more.ends_with("each of these sums is 1 more than the expected one."),
        "{more}"
    );
}

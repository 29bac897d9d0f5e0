//! The line of every equation, against numbers that were worked out apart from
//! this crate.

use crate::common::assert_close;
use crate::goldens::{DELTA, G1, G2, G3, G4, Golden, W01, W1, W02, W2, assert_all_close};
use crate::playground::{Answer, Playground};

/// Twelve digits.
const DIGITS: f64 = 1e-12;

const S: [f64; 2] = [0.05, 0.10];
const A: f64 = 0.01;
/// Of both worked examples, without and with biases.
const EXAMPLES: [(&str, &Golden); 2] = [("bias=no", &G1), ("bias=yes", &G2)];

/// The lines of these equations have these values, and a number for every `#`.
#[track_caller]
fn assert_lines(answer: &Answer, part: &str, expected: &[(u32, &[f64])]) {
    for (equation, values) in expected {
        let line = answer.line(part, *equation);
        assert_all_close(&answer.numbers(&format!("{line}/value")), values, DIGITS);
        let places = answer
            .text(&format!("{line}/template"))
            .matches('#')
            .count();
        assert_eq!(
            answer.texts(&format!("{line}/numbers")).len(),
            places,
            "({equation})"
        );
    }
}

#[test]
fn the_first_question_is_the_worked_example() {
    let answer = Playground::start().ask("/network");
    for (way, expected) in [
        ("/pass/w1", &[W1[0], W1[1], W01].concat()[..]),
        ("/pass/w2", &[W2[0][0], W2[1][0], W02[0]]),
        ("/pass/s", &[S[0], S[1], 1.0]),
        ("/pass/answer", &[A]),
    ] {
        assert_eq!(answer.numbers(way), expected);
    }
}

#[test]
fn forward_lines_show_the_worked_examples() {
    let playground = Playground::start();
    for (bias, golden) in EXAMPLES {
        for j in [0, 1] {
            let answer = playground.ask(&format!("/network?{bias}&weight=w2.{}1", j + 1));
            // Without biases in the first three, with them in the next; zeros are none.
            let expected: [(u32, &[f64]); 7] = [
                (5, &[G1.s1[j]]),
                (6, &[G1.s2]),
                (7, &[G1.s1[0], G1.s1[1], G1.s2]),
                (8, &[golden.s1[j]]),
                (9, &[golden.s2]),
                (10, &[golden.s1[0], golden.s1[1], golden.s2]),
                (11, &[golden.loss]),
            ];
            assert_lines(&answer, "/forward", &expected);
        }
    }
}

#[test]
fn output_weights_show_the_worked_examples() {
    let playground = Playground::start();
    for (bias, golden) in EXAMPLES {
        for (j, &slope) in golden.gradient2.iter().enumerate() {
            let from = if j < 2 { j + 1 } else { 0 };
            let answer = playground.ask(&format!("/network?{bias}&weight=w2.{from}1"));
            let signal = if j < 2 { golden.s1[j] } else { 1.0 };
            let expected: [(u32, &[f64]); 9] = [
                (12, &[golden.next2[j]]),
                (13, &[-DELTA * slope]),
                (14, &[golden.p2]),
                (15, &[golden.slope2 * signal]),
                (16, &[signal]),
                (17, &[golden.slope2 * signal]),
                (18, &[golden.next2[j]]),
                (19, &[golden.slope2]),
                (20, &[golden.next2[j]]),
            ];
            assert_lines(&answer, "/backward", &expected);
            assert_verdict(&answer, slope);
        }
    }
}

#[test]
fn hidden_weights_show_the_worked_examples() {
    let playground = Playground::start();
    for (bias, golden) in EXAMPLES {
        for (i, row) in golden.gradient1.iter().enumerate() {
            for j in [0, 1] {
                let from = if i < 2 { i + 1 } else { 0 };
                let to = j + 1;
                let answer = playground.ask(&format!("/network?{bias}&weight=w1.{from}{to}"));
                let signal = if i < 2 { S[i] } else { 1.0 };
                let expected: [(u32, &[f64]); 7] = [
                    (21, &[golden.next1[i][j]]),
                    (22, &[row[j]]),
                    (23, &[W2[j][0]]),
                    (24, &[golden.l1[j]]),
                    (25, &[golden.p1[j]]),
                    (26, &[signal * golden.slope1[j]]),
                    (27, &[row[j]]),
                ];
                assert_lines(&answer, "/backward", &expected);
                assert_verdict(&answer, row[j]);
            }
        }
    }
}

#[track_caller]
fn assert_verdict(answer: &Answer, slope: f64) {
    assert_all_close(&answer.numbers("/pass/slope"), &[slope], DIGITS);
    assert_all_close(&answer.numbers("/pass/estimate"), &[slope], 1e-7);
    assert_eq!(answer.text("/pass/verdict"), "PASS");
}

/// The factors of Equation 22 stand there one by one, four for each output; and
/// their products make the slope. Of a long sum only the beginning stands there.
#[test]
fn the_four_factors_stand_apart() {
    let question = "/network?weight=w1.21&f=silu&widths=2-6-3&seed=3&data=xor&sample=2";
    let answer = Playground::start().ask(question);
    let line = answer.line("/backward", 22);
    let template = answer.text(&format!("{line}/template"));
    assert_eq!(template.matches(r"\under{#}{(1)}").count(), 3, "{template}");
    assert_eq!(template.matches(r"\under{#}{(4)}").count(), 3, "{template}");
    let factors = answer.numbers(&format!("{line}/numbers"));
    let products = factors.chunks(4).map(|route| route.iter().product::<f64>());
    let slope = products.sum::<f64>();
    assert_lines(&answer, "/backward", &[(22, &[slope]), (27, &[slope])]);
    let line = answer.line("/forward", 9);
    assert!(answer.text(&format!("{line}/template")).ends_with("#·#)"));
    let line = answer.line("/batch", 28);
    assert!(answer.text(&format!("{line}/template")).ends_with(" + …)"));
}

#[test]
fn batches_show_the_worked_examples() {
    let playground = Playground::start();
    for (bias, golden) in [("bias=no", &G3), ("bias=yes", &G4)] {
        let question = format!("/network?data=three&{bias}");
        for (weight, slope) in [
            ("w2.21", golden.gradient2[1]),
            ("w1.12", golden.gradient1[0][1]),
        ] {
            let answer = playground.ask(&format!("{question}&weight={weight}"));
            let expected: [(u32, &[f64]); 2] = [(28, &[golden.loss]), (29, &[-DELTA * slope])];
            assert_lines(&answer, "/batch", &expected);
        }
        for (learning, w1, w2, loss) in [
            ("steps=1", golden.next1, golden.next2, golden.loss_after),
            (
                "steps=1&loss=mean",
                golden.mean_next1,
                golden.mean_next2,
                golden.mean_loss_after,
            ),
            (
                "steps=3&batch=1",
                golden.online_next1,
                golden.online_next2,
                golden.online_loss_after,
            ),
        ] {
            let answer = playground.ask(&format!("{question}&{learning}"));
            assert_all_close(&answer.numbers("/pass/w1"), &w1.concat(), DIGITS);
            assert_all_close(&answer.numbers("/pass/w2"), w2, DIGITS);
            let losses = answer.numbers("/losses");
            assert_all_close(&losses[losses.len() - 1..], &[loss], DIGITS);
        }
    }
}

/// A training may be cut in pieces anywhere: the state carries on.
#[test]
fn a_step_goes_on_from_the_state_of_the_last() {
    let playground = Playground::start();
    for batch in ["1", "10", "all"] {
        let question = format!("/network?data=curve&seed=5&batch={batch}&delta=0.2");
        let whole = playground.ask(&format!("{question}&steps=7"));
        let first = playground.ask(&format!("{question}&steps=3")).state();
        let rest = playground.ask(&format!("/network?{first}&steps=4"));
        assert_eq!(rest.text("/state/t"), "7");
        assert_eq!(rest.state(), whole.state());
        assert_eq!(rest.texts("/pass"), whole.texts("/pass"));
    }
}

#[test]
fn functions_show_their_values() {
    let playground = Playground::start();
    let expected: [(u32, &[f64]); 5] = [
        (1, &[1.0]),
        (2, &[0.880797077977882]),
        (3, &[2.0]),
        (4, &[1.76159415595576]),
        (19, &[0.104993585403507]),
    ];
    assert_lines(&playground.ask("/function?p=2"), "/lines", &expected);
    let expected: [(u32, &[f64]); 2] = [(1, &[0.0]), (3, &[0.0])];
    assert_lines(&playground.ask("/function?p=-3"), "/lines", &expected);
    let silu = playground.ask("/function?f=silu&p=2");
    assert_all_close(&silu.numbers("/slope_p"), &[1.09078424878], 1e-11);
    assert_eq!(silu.text("/verdict"), "PASS");
    let corner = playground.ask("/function?f=relu&p=0");
    assert!(corner.text("/verdict").starts_with("INCONCLUSIVE"));
}

#[test]
fn the_appendix_shows_its_values() {
    // x² + y² at x = 1.5, y = −2, along x = z², y = eᶻ at z = 0.5, with ε = 0.5.
    let point = "f=x%5E2+%2B+y%5E2&at=x:1.5,y:-2,a:1,z:0.5&epsilon=0.5&n=4";
    let answer = Playground::start().ask(&format!("/derivative?{point}"));
    let along = 4.0 * 0.125 + 2.0 * std::f64::consts::E;
    let expected: [(u32, &[f64]); 16] = [
        (30, &[3.5]),
        (31, &[2.25]),
        (32, &[3.5]),
        (33, &[1.75]),
        (34, &[3.5]),
        (35, &[13.5]),
        (36, &[5.0]),
        (37, &[6.25, 2.5]),
        (38, &[5.0, 1.0]),
        (39, &[5.0]),
        (40, &[6.25]),
        (41, &[3.0, -4.0]),
        (42, &[6.25]),
        (43, &[3.0, -4.0]),
        (44, &[-0.5]),
        (45, &[along]),
    ];
    assert_lines(&answer, "/lines", &expected);
    assert_eq!(answer.text("/result"), "2x");
    assert_eq!(answer.text("/verdict"), "PASS");
    assert_all_close(&answer.numbers("/secant"), &[3.5], DIGITS);
    let steps = answer.texts("/path_steps");
    let last = steps.iter().any(|step| step.ends_with("4z^3 + 2 exp(z)^2"));
    assert!(last, "{steps:?}");
}

#[test]
fn a_mistake_fails_where_it_is_and_its_loss_falls_all_the_same() {
    let answer = Playground::start().ask("/network?bias=no&mistake=eq24&steps=1");
    // Equation 24 as printed, and the right Equation 29: worked out by hand.
    let [w11, w12] = [0.150355824878408, 0.25040019793368005];
    let [w21, w22] = [0.20071164975681601, 0.3008003958673601];
    let m1 = answer.text("/state/m1").split([',', ';']);
    let m1: Vec<f64> = m1.filter_map(|x| x.parse().ok()).collect();
    assert_all_close(&m1, &[w11, w12, w21, w22], DIGITS);
    let loss = answer.numbers("/mistake/losses")[0];
    assert_close(loss, 0.17266905333148171, DIGITS);
    assert!(loss < G1.loss);
    for i in 0..6 {
        let way = format!("/mistake/weights/{i}");
        let is_hidden = answer.text(&format!("{way}/weight")).starts_with("w1");
        let expected = if is_hidden { "FAIL" } else { "PASS" };
        assert_eq!(answer.text(&format!("{way}/verdict")), expected, "{way}");
    }
}

#[test]
fn weights_that_start_equal_stay_equal_though_their_slopes_are_right() {
    let question = "/network?data=xor&seed=5&mistake=equal&steps=50&delta=2";
    let answer = Playground::start().ask(question);
    for row in answer.text("/state/m1").split(';') {
        let (left, right) = row.split_once(',').expect("two columns");
        assert_eq!(left, right);
    }
    assert!(answer.text("/mistake/check").ends_with("9 PASS"));
}

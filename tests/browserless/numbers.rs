//! The line of every equation, against numbers that were worked out apart from
//! this crate.

use crate::common::assert_close;
use crate::goldens::{DELTA, G1, G2, G3, G4, Golden, W01, W1, W02, W2, assert_all_close};
use crate::playground::{Answer, Playground};
use chainrule::activation::silu;

/// Twelve digits.
const DIGITS: f64 = 1e-12;

const S: [f64; 2] = [0.05, 0.10];
const A: f64 = 0.01;
/// Of both worked examples, without and with biases.
const EXAMPLES: [(&str, &Golden); 2] = [("bias=no", &G1), ("bias=yes", &G2)];

/// The lines of a part are those of these equations, their values are these, and
/// there is a number for every `#`.
#[track_caller]
fn assert_lines(
    answer: &Answer,
    part: &str,
    equations: impl IntoIterator<Item = u32>,
    values: &[f64],
) {
    let mut found = Vec::new();
    for (i, equation) in equations.into_iter().enumerate() {
        let end = |name| format!("{part}/{i}/{name}");
        assert_eq!(answer.text(&end("equation")), format!("{equation}.0"));
        let places = answer.text(&end("template")).matches('#').count();
        assert_eq!(answer.texts(&end("numbers")).len(), places, "({equation})");
        found.extend(answer.numbers(&end("value")));
    }
    assert_all_close(&found, values, DIGITS);
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
            let [plain, biased] = [&G1, golden].map(|golden| {
                let ([a, b], s2) = (golden.s1, golden.s2);
                [golden.s1[j], s2, a, b, s2]
            });
            let expected = [&plain[..], &biased, &[golden.loss]].concat();
            assert_lines(&answer, "/forward", 5..=11, &expected);
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
            let (next, step, p, by_p) = (golden.next2[j], -DELTA * slope, golden.p2, golden.slope2);
            let s = if j < 2 { golden.s1[j] } else { 1.0 };
            let by_w = by_p * s;
            let expected = [next, step, p, by_w, s, by_w, next, by_p, next];
            assert_lines(&answer, "/backward", 12..=20, &expected);
            assert_verdict(&answer, slope);
        }
    }
    // That of a step is 0 on either side, as (1 − s) s is: not wrong, but not meant.
    let answer = playground.ask("/network?f=step&weight=w2.11");
    let note = answer.text("/backward/7/note"); // (19)
    assert_eq!(
        note,
        "made for f = σ, but here f is step: see (17) and (18)"
    );
}

#[test]
fn hidden_weights_show_the_worked_examples() {
    let playground = Playground::start();
    for (bias, golden) in EXAMPLES {
        for (i, row) in golden.gradient1.iter().enumerate() {
            for j in [0, 1] {
                let (from, to) = (if i < 2 { i + 1 } else { 0 }, j + 1);
                let answer = playground.ask(&format!("/network?{bias}&weight=w1.{from}{to}"));
                let (next, slope, w) = (golden.next1[i][j], row[j], W2[j][0]);
                let (l, p, by_p) = (golden.l1[j], golden.p1[j], golden.slope1[j]);
                let by_w = by_p * if i < 2 { S[i] } else { 1.0 };
                let expected = [next, slope, w, l, p, by_w, slope];
                assert_lines(&answer, "/backward", 21..=27, &expected);
                assert_verdict(&answer, slope);
            }
        }
    }
}

#[track_caller]
fn assert_verdict(answer: &Answer, slope: f64) {
    assert_all_close(&answer.numbers("/pass/asked/slope"), &[slope], DIGITS);
    assert_all_close(&answer.numbers("/pass/asked/estimate"), &[slope], 1e-7);
    assert_eq!(answer.text("/pass/asked/verdict"), "PASS");
}

/// The factors of Equation 22 stand there one by one, four for each output. The
/// numbers of a sum make its value; of a long sum only the beginning stands there.
#[test]
fn the_four_factors_stand_apart() {
    let question = "/network?weight=w1.21&f=silu&widths=2-6-3&seed=3&data=xor&sample=2";
    let playground = Playground::start();
    let answer = playground.ask(question);
    let template = answer.text("/backward/1/template");
    assert_eq!(template.matches(r"\under{#}{(1)}").count(), 3, "{template}");
    assert_eq!(template.matches(r"\under{#}{(4)}").count(), 3, "{template}");
    let products = |way: &str, skip, n| -> f64 {
        let numbers = answer.numbers(&format!("{way}/numbers"));
        let terms = numbers[skip..].chunks(n);
        terms.map(|term| term.iter().product::<f64>()).sum()
    };
    let errors = answer.numbers("/backward/3/numbers");
    let error = errors.chunks(4).map(|x| (x[0] - x[1]) * x[2] * x[3]);
    let slope = products("/backward/1", 0, 4);
    for (way, value) in [
        ("/forward/0", silu(products("/forward/0", 0, 2))), // (5)
        ("/backward/1", slope),                             // (22)
        ("/backward/3", -error.sum::<f64>()),               // (24)
        ("/backward/4", products("/backward/4", 0, 2)),     // (25)
        ("/backward/6", slope),                             // (27)
        ("/batch/1", -DELTA * products("/batch/1", 1, 3)),  // (29)
    ] {
        assert_all_close(&answer.numbers(&format!("{way}/value")), &[value], DIGITS);
    }
    assert!(answer.text("/forward/4/template").ends_with("#·#)")); // (9)
    let question = question.replace("2-6-3", "2-4-3"); // 4 samples of 3 outputs
    let answer = playground.ask(&question);
    assert!(answer.text("/batch/0/template").ends_with(" + …)")); // (28)
}

#[test]
fn batches_show_the_worked_examples() {
    let playground = Playground::start();
    for (bias, golden) in [("bias=no", &G3), ("bias=yes", &G4)] {
        let question = format!("/network?data=three&{bias}");
        let slopes = [golden.gradient2[1], golden.gradient1[0][1]];
        for (weight, slope) in ["w2.21", "w1.12"].into_iter().zip(slopes) {
            let answer = playground.ask(&format!("{question}&weight={weight}"));
            let expected = [golden.loss, -DELTA * slope];
            assert_lines(&answer, "/batch", [28, 29], &expected);
        }
        let (g, mean, online) = (golden, "steps=1&loss=mean", "steps=3&batch=1");
        let (mean_loss, online_loss) = (g.mean_loss_after, g.online_loss_after);
        for (learning, w1, w2, loss) in [
            ("steps=1", g.next1, g.next2, g.loss_after),
            (mean, g.mean_next1, g.mean_next2, mean_loss),
            (online, g.online_next1, g.online_next2, online_loss),
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
    let [s, silu] = [0.880797077977882, 1.76159415595576];
    for (p, expected) in [
        ("2", [1.0, s, 2.0, silu, 0.104993585403507]),
        ("-2", [0.0, 1.0 - s, 0.0, silu - 2.0, 0.104993585403507]),
    ] {
        let answer = playground.ask(&format!("/function?p={p}"));
        assert_lines(&answer, "/lines", [1, 2, 3, 4, 19], &expected);
    }
    let silu = playground.ask("/function?f=silu&p=2");
    assert_all_close(&silu.numbers("/asked/slope"), &[1.09078424878], 1e-11);
    assert_eq!(silu.text("/asked/verdict"), "PASS");
    let corner = playground.ask("/function?f=relu&p=0");
    assert!(corner.text("/asked/verdict").starts_with("INCONCLUSIVE"));
}

#[test]
fn the_appendix_shows_its_values() {
    // x² + y² at x = 1.5, y = −2, along x = z², y = eᶻ at z = 0.5, with ε = 0.5.
    let point = "f=x%5E2+%2B+y%5E2&at=x:1.5,y:-2,a:1,z:0.5&epsilon=0.5&n=4";
    let playground = Playground::start();
    let answer = playground.ask(&format!("/derivative?{point}"));
    let along = 4.0 * 0.125 + 2.0 * std::f64::consts::E;
    let expected = [
        3.5, 2.25, 3.5, 1.75, 3.5, 13.5, 5.0, // 30 to 36
        6.25, 2.5, 5.0, 1.0, 5.0, 6.25, // 37 and 38, two each, to 40
        3.0, -4.0, 6.25, 3.0, -4.0, // 41 to 43
        -0.5, along, // 44 and 45
    ];
    assert_lines(&answer, "/lines", 30..=45, &expected);
    assert_eq!(answer.text("/result"), "2x");
    assert_eq!(answer.text("/asked/verdict"), "PASS");
    assert_all_close(&answer.numbers("/secant"), &[3.5], DIGITS);
    let steps = answer.texts("/path_steps");
    let last = steps.iter().any(|step| step.ends_with("4z^3 + 2 exp(z)^2"));
    assert!(last, "{steps:?}");
    let corner = playground.ask("/derivative?f=relu(x)&path=x:z%5E2");
    let steps = corner.texts("/path_steps");
    assert!(steps.contains(&"where z ≠ 0"), "{steps:?}");
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
    for weight in ["w1.11", "w1.12", "w1.21", "w1.22", "w2.11", "w2.21"] {
        let expected = if weight < "w2" { "FAIL" } else { "PASS" };
        let verdict = answer.text(&format!("/mistake/weights/{weight}/verdict"));
        assert_eq!(verdict, expected, "{weight}");
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

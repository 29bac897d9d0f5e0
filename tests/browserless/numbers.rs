//! The line of every equation, against numbers that were worked out apart from
//! this crate.

use crate::answer::ask;
use crate::common::assert_close;
use crate::goldens::{DELTA, G1, G2, G3, G4, Golden, W01, W1, W02, W2, assert_all_close};
use crate::json::Json;

/// Twelve digits.
const DIGITS: f64 = 1e-12;

const S: [f64; 2] = [0.05, 0.10];
const A: f64 = 0.01;
/// Of both worked examples, without and with biases.
const EXAMPLES: [(&str, &Golden); 2] = [("bias=no", &G1), ("bias=yes", &G2)];

#[track_caller]
fn assert_line(lines: &Json, equation: u32, expected: &[f64]) {
    assert_all_close(&lines.equation(equation), expected, DIGITS);
}

#[test]
fn forward_lines_show_the_worked_examples() {
    for (bias, golden) in EXAMPLES {
        for j in [0, 1] {
            let answer = ask(&format!("/network?{bias}&weight=w2.{}1", j + 1));
            let lines = answer.at("forward");
            // Without biases in the first three, with them in the next; zeros are none.
            assert_line(lines, 5, &[G1.s1[j]]);
            assert_line(lines, 6, &[G1.s2]);
            assert_line(lines, 7, &[G1.s1[0], G1.s1[1], G1.s2]);
            assert_line(lines, 8, &[golden.s1[j]]);
            assert_line(lines, 9, &[golden.s2]);
            assert_line(lines, 10, &[golden.s1[0], golden.s1[1], golden.s2]);
            assert_line(lines, 11, &[golden.loss]);
            assert_all_close(&answer.at("pass").at("p1").numbers(), &golden.p1, DIGITS);
        }
    }
}

#[test]
fn output_weights_show_the_worked_examples() {
    for (bias, golden) in EXAMPLES {
        for j in 0..golden.gradient2.len() {
            let name = if j < 2 {
                format!("w2.{}1", j + 1)
            } else {
                "w2.01".into()
            };
            let answer = ask(&format!("/network?{bias}&weight={name}"));
            let (lines, pass) = (answer.at("backward"), answer.at("pass"));
            let (slope, next) = (golden.gradient2[j], golden.next2[j]);
            let signal = if j < 2 { golden.s1[j] } else { 1.0 };
            for equation in [12, 18, 20] {
                assert_line(lines, equation, &[next]);
            }
            assert_line(lines, 13, &[-DELTA * slope]);
            assert_line(lines, 14, &[golden.p2]);
            assert_line(lines, 15, &[golden.slope2 * signal]);
            assert_line(lines, 16, &[signal]);
            assert_line(lines, 17, &[golden.slope2 * signal]);
            assert_line(lines, 19, &[golden.slope2]);
            assert_all_close(&pass.at("slope").numbers(), &[slope], DIGITS);
            assert_close(pass.at("estimate").numbers()[0], slope, 1e-7);
            assert_eq!(pass.at("verdict").text(), "PASS");
        }
    }
}

#[test]
fn hidden_weights_show_the_worked_examples() {
    for (bias, golden) in EXAMPLES {
        for (i, row) in golden.gradient1.iter().enumerate() {
            for j in [0, 1] {
                let from = if i < 2 { i + 1 } else { 0 };
                let answer = ask(&format!("/network?{bias}&weight=w1.{from}{}", j + 1));
                let lines = answer.at("backward");
                let signal = if i < 2 { S[i] } else { 1.0 };
                assert_line(lines, 21, &[golden.next1[i][j]]);
                assert_line(lines, 22, &[row[j]]);
                assert_line(lines, 23, &[W2[j][0]]);
                assert_line(lines, 24, &[golden.l1[j]]);
                assert_line(lines, 25, &[golden.p1[j]]);
                assert_line(lines, 26, &[signal * golden.slope1[j]]);
                assert_line(lines, 27, &[row[j]]);
                assert_eq!(answer.at("pass").at("verdict").text(), "PASS");
            }
        }
    }
}

/// The numbers of Equation 22 stand there one by one, each with its own.
#[test]
fn the_four_factors_stand_apart() {
    let answer = ask("/network?weight=w1.21&f=silu&widths=2-2-3&seed=3&data=xor&sample=2");
    let lines = answer.at("backward");
    let line = &lines.items()[1];
    let numbers = line.at("numbers").text();
    assert_eq!(numbers.matches(r"}{(1)}").count(), 3, "{numbers}");
    assert_eq!(numbers.matches(r"}{(4)}").count(), 3, "{numbers}");
    let routes = numbers.split(" + ").map(|route| {
        let factors = route.split(r"\under{").skip(1);
        let factors = factors.map(|factor| factor.split('}').next().unwrap_or_default());
        let factors = factors.map(|text| text.trim_matches(['(', ')']).replace('−', "-"));
        factors
            .map(|text| text.parse::<f64>().expect(&text))
            .product::<f64>()
    });
    let total = routes.sum::<f64>();
    assert_close(lines.equation(22)[0], total, 1e-4); // of six digits each
    assert_close(lines.equation(27)[0], total, 1e-4);
}

#[test]
fn batches_show_the_worked_examples() {
    for (bias, golden) in [("bias=no", &G3), ("bias=yes", &G4)] {
        let question = format!("/network?data=three&{bias}");
        let answer = ask(&format!("{question}&weight=w2.21"));
        assert_line(answer.at("batch"), 28, &[golden.loss]);
        assert_line(answer.at("batch"), 29, &[-DELTA * golden.gradient2[1]]);
        let answer = ask(&format!("{question}&weight=w1.12"));
        assert_line(answer.at("batch"), 29, &[-DELTA * golden.gradient1[0][1]]);

        for (learning, w1, w2, loss) in [
            ("", golden.next1, golden.next2, golden.loss_after),
            (
                "&loss=mean",
                golden.mean_next1,
                golden.mean_next2,
                golden.mean_loss_after,
            ),
        ] {
            let answer = ask(&format!("{question}{learning}&steps=1"));
            assert_all_close(&answer.at("pass").at("w1").numbers(), &w1.concat(), DIGITS);
            assert_all_close(&answer.at("pass").at("w2").numbers(), w2, DIGITS);
            assert_all_close(&answer.at("losses").numbers(), &[loss], DIGITS);
        }
        let answer = ask(&format!("{question}&batch=1&steps=3"));
        let pass = answer.at("pass");
        assert_all_close(
            &pass.at("w1").numbers(),
            &golden.online_next1.concat(),
            DIGITS,
        );
        assert_all_close(&pass.at("w2").numbers(), golden.online_next2, DIGITS);
        assert_close(
            answer.at("losses").numbers()[2],
            golden.online_loss_after,
            DIGITS,
        );
    }
}

/// A training may be cut in pieces anywhere: the state carries on.
#[test]
fn a_step_goes_on_from_the_state_of_the_last() {
    for batch in ["1", "10", "all"] {
        let question = format!("data=xor&seed=5&batch={batch}&delta=2");
        let whole = ask(&format!("/network?{question}&steps=7"));
        let mut state = question;
        for steps in [3, 4] {
            let answer = ask(&format!("/network?{state}&steps={steps}"));
            let Json::Object(fields) = answer.at("state") else {
                panic!()
            };
            let pairs = fields
                .iter()
                .map(|(name, value)| format!("{name}={}", value.text()));
            state = pairs.collect::<Vec<_>>().join("&").replace('^', "%5E");
        }
        let answer = ask(&format!("/network?{state}"));
        assert_eq!(answer.at("state").at("t").text(), "7");
        assert_eq!(answer.at("pass").to_string(), whole.at("pass").to_string());
    }
}

#[test]
fn functions_show_their_values() {
    let lines = ask("/function?p=2").at("lines").clone();
    assert_line(&lines, 1, &[1.0]);
    assert_line(&lines, 2, &[0.880797077977882]);
    assert_line(&lines, 3, &[2.0]);
    assert_line(&lines, 4, &[1.76159415595576]);
    assert_line(&lines, 19, &[0.104993585403507]);
    let lines = ask("/function?p=-3").at("lines").clone();
    assert_line(&lines, 1, &[0.0]);
    assert_line(&lines, 3, &[0.0]);
    let silu = ask("/function?f=silu&p=2");
    assert_all_close(&silu.at("slope_p").numbers(), &[1.09078424878], 1e-11);
    assert_eq!(silu.at("verdict").text(), "PASS");
    let corner = ask("/function?f=relu&p=0");
    assert!(corner.at("verdict").text().starts_with("INCONCLUSIVE"));
}

#[test]
fn the_appendix_shows_its_values() {
    // x² + y² at x = 1.5, y = −2, along x = z², y = eᶻ at z = 0.5, with ε = 0.5.
    let point = "f=x%5E2+%2B+y%5E2&at=x:1.5,y:-2,a:1,z:0.5&epsilon=0.5&n=4";
    let answer = ask(&format!("/derivative?{point}"));
    let lines = answer.at("lines");
    for (equation, expected) in [
        (30, &[3.5] as &[f64]),
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
        (45, &[4.0 * 0.125 + 2.0 * std::f64::consts::E]),
    ] {
        assert_line(lines, equation, expected);
    }
    assert_eq!(answer.at("result").text(), "2x");
    assert_eq!(answer.at("verdict").text(), "PASS");
    assert_all_close(&answer.at("secant").numbers(), &[3.5], DIGITS);
    let last = answer.at("path_steps").items().last().expect("steps");
    assert!(
        last.items()[2].text().ends_with("4z^3 + 2 exp(z)^2"),
        "{last}"
    );
}

/// With ε = 0 the quotient is 0/0; what is left when ε was cancelled first is not.
#[test]
fn the_limit_itself_is_no_quotient() {
    let answer = ask("/derivative?f=x%5E2&at=x:3&epsilon=0");
    assert_eq!(answer.at("secant").text(), "NaN");
    assert_line(answer.at("lines"), 34, &[6.0]);
    let line = &answer.at("lines").items()[2];
    assert!(line.at("value").text().contains("not defined"), "{line}");
}

#[test]
fn a_mistake_fails_where_it_is_and_its_loss_falls_all_the_same() {
    let answer = ask("/network?bias=no&mistake=eq24&steps=1");
    let mistake = answer.at("mistake");
    // Equation 24 as printed, and the right Equation 29: worked out by hand.
    let state = answer.at("state");
    let w1: Vec<f64> = state
        .at("m1")
        .text()
        .split([',', ';'])
        .filter_map(|x| x.parse().ok())
        .collect();
    let [w11, w12] = [0.150355824878408, 0.25040019793368005];
    let [w21, w22] = [0.20071164975681601, 0.3008003958673601];
    assert_all_close(&w1, &[w11, w12, w21, w22], DIGITS);
    let loss = mistake.at("losses").numbers()[0];
    assert_close(loss, 0.17266905333148171, DIGITS);
    assert!(loss < G1.loss);
    for weight in mistake.at("weights").items() {
        let is_hidden = weight.at("weight").text().starts_with("w1");
        let expected = if is_hidden { "FAIL" } else { "PASS" };
        assert_eq!(weight.at("verdict").text(), expected, "{weight}");
    }
}

#[test]
fn weights_that_start_equal_stay_equal_though_their_slopes_are_right() {
    let answer = ask("/network?data=xor&seed=5&mistake=equal&steps=50&delta=2");
    let m1 = answer.at("state").at("m1").text();
    for row in m1.split(';') {
        let (left, right) = row.split_once(',').expect("two columns");
        assert_eq!(left, right);
    }
    assert!(!answer.at("mistake").at("check").text().contains("FAIL"));
}

/// The page starts from the numbers of the text's worked example.
#[test]
fn the_first_question_is_the_worked_example() {
    let pass = ask("/network").at("pass").clone();
    let w1 = [W1[0], W1[1], W01].concat();
    assert_all_close(&pass.at("w1").numbers(), &w1, DIGITS);
    assert_all_close(
        &pass.at("w2").numbers(),
        &[W2[0][0], W2[1][0], W02[0]],
        DIGITS,
    );
    assert_all_close(&pass.at("answer").numbers(), &[A], DIGITS);
}

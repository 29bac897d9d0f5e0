//! Equations 5 to 7: signals through two layers.

use super::common::assert_close;
use super::goldens::{G1, TIGHT, W1, W2, assert_all_close};
use chainrule::activation::Activation::{Identity, Relu, Sigmoid, Silu};
use chainrule::activation::sigmoid;
use chainrule::network::feed_forward::{hidden_signals, matrix_form, output_signals};
use chainrule::{Matrix, Vector};

/// Three inputs, two hidden neurons, two outputs, no two numbers alike.
fn tables() -> (Matrix, Matrix, Vector) {
    let w1 = Matrix::from([[1.0, -2.0], [0.5, 4.0], [3.0, -0.25]]);
    let w2 = Matrix::from([[0.3, -0.7], [1.1, 0.2]]);
    (w1, w2, Vector::from([2.0, -1.0, 0.5]))
}

#[test]
fn eq_05_hidden_signals_of_the_worked_example() {
    let s1 = hidden_signals(Sigmoid, &W1.into(), &[0.05, 0.10].into());
    assert_all_close(s1.as_slice(), &G1.s1, TIGHT);
}

#[test]
fn eq_05_every_weight_leads_from_i_to_j() {
    let (w1, _, s) = tables();
    let p = [2.0 - 0.5 + 1.5, -4.0 - 4.0 - 0.125];
    assert_eq!(hidden_signals(Identity, &w1, &s), Vector::from(p));
    assert_eq!(hidden_signals(Relu, &w1, &s), Vector::from([3.0, 0.0]));
    let s1 = hidden_signals(Sigmoid, &w1, &s);
    assert_all_close(s1.as_slice(), &p.map(sigmoid), 1e-15);
}

/// In a square table a transposition goes unnoticed but for the numbers.
#[test]
fn eq_05_is_not_transposed() {
    let w = Matrix::from([[1.0, 2.0], [3.0, 4.0]]);
    let s1 = hidden_signals(Sigmoid, &w, &[1.0, 0.0].into());
    assert_close(s1[0], 0.731_058_578_630, 1e-11);
    assert_close(s1[1], 0.880_797_077_978, 1e-11);
}

#[test]
#[should_panic(expected = "2 signals do not fit a 3×2 table of weights, which takes 3")]
fn eq_05_refuses_a_signal_of_the_wrong_length() {
    let (w1, _, _) = tables();
    let _ = hidden_signals(Sigmoid, &w1, &[1.0, 2.0].into());
}

#[test]
fn eq_06_outputs_of_the_worked_example() {
    let s2 = output_signals(Sigmoid, &W2.into(), &G1.s1.into());
    assert_all_close(s2.as_slice(), &[G1.s2], TIGHT);
}

#[test]
fn eq_06_every_weight_leads_from_j_to_k() {
    let (_, w2, _) = tables();
    let s2 = output_signals(Identity, &w2, &[10.0, 100.0].into());
    assert_all_close(s2.as_slice(), &[113.0, 13.0], 1e-15);
}

#[test]
#[should_panic(expected = "3 signals do not fit a 2×2 table of weights, which takes 2")]
fn eq_06_refuses_a_signal_of_the_wrong_length() {
    let (_, w2, _) = tables();
    let _ = output_signals(Sigmoid, &w2, &[1.0, 2.0, 3.0].into());
}

#[test]
fn eq_07_is_equations_5_and_6() {
    let (w1, w2, s) = tables();
    for f in [Identity, Sigmoid, Relu, Silu] {
        let s1 = hidden_signals(f, &w1, &s);
        let s2 = output_signals(f, &w2, &s1);
        assert_eq!(matrix_form(f, &w1, &w2, &s), (s1, s2));
    }
}

#[test]
fn eq_07_gives_the_worked_example() {
    let (s1, s2) = matrix_form(Sigmoid, &W1.into(), &W2.into(), &[0.05, 0.10].into());
    assert_all_close(s1.as_slice(), &G1.s1, TIGHT);
    assert_all_close(s2.as_slice(), &[G1.s2], TIGHT);
}

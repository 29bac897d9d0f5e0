//! Equations 8 to 10: the bias.

use super::goldens::{G2, TIGHT, W01, W1, W02, W2, assert_all_close};
use chainrule::activation::Activation::{Identity, Sigmoid, Silu};
use chainrule::activation::sigmoid;
use chainrule::network::bias::{append_one, fold, hidden_signals, matrix_form, output_signals};
use chainrule::network::feed_forward;
use chainrule::{Matrix, Vector};

/// Two inputs, three hidden neurons, two outputs, with biases.
fn tables() -> ((Vector, Matrix), (Vector, Matrix), Vector) {
    let w1 = Matrix::from([[1.0, -2.0, 0.5], [4.0, 3.0, -0.25]]);
    let w2 = Matrix::from([[0.3, -0.7], [1.1, 0.2], [-0.4, 0.6]]);
    let (w01, w02) = (Vector::from([0.1, 0.2, -0.3]), Vector::from([-0.5, 0.8]));
    ((w01, w1), (w02, w2), Vector::from([2.0, -1.0]))
}

#[test]
fn eq_08_hidden_signals_of_the_worked_example() {
    let s1 = hidden_signals(Sigmoid, &W01.into(), &W1.into(), &[0.05, 0.10].into());
    assert_all_close(s1.as_slice(), &G2.s1, TIGHT);
}

#[test]
fn eq_08_adds_one_bias_to_every_neuron() {
    let ((w01, w1), _, s) = tables();
    let s1 = hidden_signals(Identity, &w01, &w1, &s);
    assert_all_close(s1.as_slice(), &[-1.9, -6.8, 0.95], 1e-14);
    let none = hidden_signals(Silu, &Vector::zeros(3), &w1, &s);
    assert_eq!(none, feed_forward::hidden_signals(Silu, &w1, &s));
}

/// Section 4: the bias shifts the origin of f by −w_0j.
#[test]
fn eq_08_the_bias_shifts_the_origin() {
    let w = Matrix::from([[1.0]]);
    let f = |w_0: f64, s: f64| hidden_signals(Sigmoid, &[w_0].into(), &w, &[s].into())[0];
    assert_eq!(f(2.0, -2.0), 0.5);
    assert_eq!(f(0.0, 0.0), 0.5);
    assert_eq!(f(2.0, 0.5), sigmoid(0.5 + 2.0));
}

#[test]
#[should_panic(expected = "3 biases do not fit a 2×2 table of weights, which takes 2")]
fn eq_08_refuses_a_bias_too_many() {
    let _ = hidden_signals(Sigmoid, &Vector::zeros(3), &W1.into(), &[0.05, 0.10].into());
}

#[test]
fn eq_09_outputs_of_the_worked_example() {
    let s2 = output_signals(Sigmoid, &W02.into(), &W2.into(), &G2.s1.into());
    assert_all_close(s2.as_slice(), &[G2.s2], TIGHT);
}

#[test]
fn eq_09_adds_one_bias_to_every_output() {
    let (_, (w02, w2), _) = tables();
    let s2 = output_signals(Identity, &w02, &w2, &[1.0, 10.0, 100.0].into());
    assert_all_close(s2.as_slice(), &[-29.2, 62.1], 1e-14);
}

#[test]
fn eq_10_is_equations_8_and_9() {
    let ((w01, w1), (w02, w2), s) = tables();
    for f in [Identity, Sigmoid, Silu] {
        let s1 = hidden_signals(f, &w01, &w1, &s);
        let s2 = output_signals(f, &w02, &w2, &s1);
        let (m1, m2) = matrix_form(f, &fold(&w01, &w1), &fold(&w02, &w2), &s);
        assert_all_close(m1.as_slice(), s1.as_slice(), 1e-14);
        assert_all_close(m2.as_slice(), s2.as_slice(), 1e-14);
    }
}

#[test]
fn eq_10_gives_the_worked_example() {
    let (w1, w2) = (fold(&W01.into(), &W1.into()), fold(&W02.into(), &W2.into()));
    let (s1, s2) = matrix_form(Sigmoid, &w1, &w2, &[0.05, 0.10].into());
    assert_all_close(s1.as_slice(), &G2.s1, TIGHT);
    assert_all_close(s2.as_slice(), &[G2.s2], TIGHT);
}

#[test]
fn eq_10_puts_the_one_and_the_biases_last() {
    assert_eq!(
        append_one(&[0.05, 0.10].into()),
        Vector::from([0.05, 0.10, 1.0])
    );
    let folded = fold(&W01.into(), &W1.into());
    assert_eq!(
        folded,
        Matrix::from([[0.15, 0.25], [0.20, 0.30], [0.35, 0.35]])
    );
}

#[test]
#[should_panic(expected = "1 biases do not fit a 2×2 table of weights, which takes 2")]
fn eq_10_refuses_a_bias_too_few() {
    let _ = fold(&W02.into(), &W1.into());
}

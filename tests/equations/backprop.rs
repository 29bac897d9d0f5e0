//! Equations 11 to 18 and 20 to 27: the slopes of the loss, and the updates.
//!
//! Each is held against the worked example G1 (and G2, with biases) and against
//! finite differences of a loss that is written out here, once more and apart
//! from the crate, for three inputs, two hidden neurons and two outputs.

use super::common::{assert_close, assert_slope};
use super::goldens::{DELTA, G1, G2, TIGHT, W1, W2, assert_all_close, biased, plain, sample};
use chainrule::activation::Activation::{self, Identity, Sigmoid, Silu};
use chainrule::network::backprop::*;
use chainrule::{Matrix, Vector};

const A: [f64; 2] = [0.9, -0.2];
const S: [f64; 3] = [0.7, -1.3, 0.4];
const U: [[f64; 2]; 3] = [[0.5, -0.8], [1.2, 0.3], [-0.6, 0.9]]; // w⁽¹⁾
const V: [[f64; 2]; 2] = [[0.4, -1.1], [0.8, 0.25]]; // w⁽²⁾

/// p_j, s_j, p_k and s_k of the network above.
fn signals(f: Activation, u: [[f64; 2]; 3], v: [[f64; 2]; 2]) -> [[f64; 2]; 4] {
    let p1 = [0, 1].map(|j| u[0][j] * S[0] + u[1][j] * S[1] + u[2][j] * S[2]);
    let s1 = p1.map(|p| f.value(p));
    let p2 = [0, 1].map(|k| v[0][k] * s1[0] + v[1][k] * s1[1]);
    [p1, s1, p2, p2.map(|p| f.value(p))]
}

fn loss_of([s_0, s_1]: [f64; 2]) -> f64 {
    ((A[0] - s_0).powi(2) + (A[1] - s_1).powi(2)) / 2.0
}

/// The same list with x at position i.
fn with<T: Copy, const N: usize>(mut list: [T; N], i: usize, x: T) -> [T; N] {
    list[i] = x;
    list
}

/// The signals with x for the hidden weight w_ij, or for the output weight w_jk.
fn with_hidden(f: Activation, i: usize, j: usize, x: f64) -> [[f64; 2]; 4] {
    signals(f, with(U, i, with(U[i], j, x)), V)
}

fn with_output(f: Activation, j: usize, k: usize, x: f64) -> [[f64; 2]; 4] {
    signals(f, U, with(V, j, with(V[j], k, x)))
}

/// Every f with every weight of a layer that has so many inputs.
fn each(inputs: usize) -> impl Iterator<Item = (Activation, usize, usize)> {
    [Sigmoid, Silu]
        .into_iter()
        .flat_map(move |f| (0..2 * inputs).map(move |n| (f, n / 2, n % 2)))
}

/// The output weights of both worked examples, the bias last, with their signals.
fn worked_outputs() -> [(super::goldens::Golden, Vec<(f64, f64)>); 2] {
    let weights = |s1: [f64; 2]| [(0.40, s1[0]), (0.45, s1[1]), (0.60, 1.0)];
    [
        (G1, weights(G1.s1)[..2].to_vec()),
        (G2, weights(G2.s1).to_vec()),
    ]
}

#[test]
fn eq_11_loss_of_the_worked_examples() {
    for golden in [G1, G2] {
        assert_close(
            loss(&[0.01].into(), &[golden.s2].into()),
            golden.loss,
            TIGHT,
        );
    }
}

#[test]
fn eq_11_halves_the_sum_over_all_outputs() {
    let l = loss(&[1.0, 2.0, 3.0].into(), &[0.0, 4.0, 3.5].into());
    assert_eq!(l, (1.0 + 4.0 + 0.25) / 2.0);
    // Why ½: it cancels the 2 of the power rule, and the slope is the error.
    assert_slope(|s: f64| loss(&[1.0].into(), &[s].into()), 0.25, -0.75);
}

#[test]
#[should_panic(expected = "a and s2 must agree in size, but have [2, 1]")]
fn eq_11_refuses_answers_of_another_length() {
    let _ = loss(&A.into(), &[1.0].into());
}

#[test]
fn eq_12_output_weights_of_the_worked_examples() {
    for (golden, weights) in worked_outputs() {
        for (j, (w, _)) in weights.into_iter().enumerate() {
            let next = next_output_weight(w, DELTA, golden.gradient2[j]);
            assert_close(next, golden.next2[j], TIGHT);
        }
    }
}

const DS_K_DW_JK: [f64; 2] = [0.120_971_947_511_240_82, 0.121_866_653_635_196_43];

#[test]
fn eq_13_step_of_the_worked_example() {
    let steps = [-0.036_078_536_456_068_13, -0.036_345_372_595_972_38];
    for j in 0..2 {
        let step = output_step(DELTA, 0.01, G1.s2, DS_K_DW_JK[j]);
        assert_close(step, steps[j], TIGHT);
    }
}

/// Both lines of Equation 13 are −δ times the slope of the loss.
#[test]
fn eq_13_is_minus_delta_times_the_slope_of_the_loss() {
    for (f, j, k) in each(2) {
        let [_, s1, p2, s2] = signals(f, U, V);
        let ds_k_dw_jk = output_by_weight(s1[j], f, p2[k]);
        let step = output_step(0.3, A[k], s2[k], ds_k_dw_jk);
        let loss = |x| -0.3 * loss_of(with_output(f, j, k, x)[3]);
        assert_slope(loss, V[j][k], step);
        assert_close(step, -0.3 * loss_by_output(A[k], s2[k]) * ds_k_dw_jk, 1e-14);
        let loss = |x| loss_of(with(s2, k, x));
        assert_slope(loss, s2[k], loss_by_output(A[k], s2[k]));
    }
}

#[test]
fn eq_14_sums_of_the_worked_examples() {
    let s1 = [G2.s1[0], G2.s1[1], 1.0];
    let sums = [
        output_sums(&W2.into(), &G1.s1.into()),
        output_sums(biased().w2(), &s1.into()),
    ];
    assert_all_close(&[sums[0][0], sums[1][0]], &[G1.p2, G2.p2], TIGHT);
    let w = Matrix::from([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]]);
    assert_eq!(output_sums(&w, &[1.0, 0.5].into()), [6.0, 12.0, 18.0]);
}

#[test]
#[should_panic(expected = "3 signals do not fit a 2×1 table of weights, which takes 2")]
fn eq_14_refuses_a_signal_of_the_wrong_length() {
    let _ = output_sums(&W2.into(), &S.into());
}

#[test]
fn eq_15_is_a_product_of_two_slopes() {
    let slope = output_by_weight_in_factors(G1.slope2, G1.s1[0]);
    assert_close(slope, DS_K_DW_JK[0], TIGHT);
}

#[test]
fn eq_16_the_sum_moves_by_the_signal_that_the_weight_carries() {
    let s1 = Vector::from([1.0, 2.0]);
    assert_eq!(output_sum_by_weight(&s1, 0), 1.0, "not Σ_j s_j = 3");
    for j in 0..2 {
        let p = |x: f64| {
            let [w_0, w_1] = with([0.4, 0.8], j, x);
            output_sums(&[[w_0], [w_1]].into(), &s1)[0]
        };
        assert_slope(p, 0.3, output_sum_by_weight(&s1, j));
    }
}

#[test]
fn eq_17_of_the_worked_examples() {
    for j in 0..2 {
        assert_close(
            output_by_weight(G1.s1[j], Sigmoid, G1.p2),
            DS_K_DW_JK[j],
            TIGHT,
        );
    }
    // The bias carries the signal 1.
    let slope = output_by_weight(1.0, Sigmoid, G2.p2);
    assert_close(slope, 0.186_815_601_808_959_49, TIGHT);
}

#[test]
fn eq_17_is_the_slope_of_an_output() {
    for (f, j, k) in each(2) {
        let [_, s1, p2, _] = signals(f, U, V);
        let slope = output_by_weight(s1[j], f, p2[k]);
        assert_slope(|x| with_output(f, j, k, x)[3][k], V[j][k], slope);
        let factors = (f.derivative(p2[k]), output_sum_by_weight(&s1.into(), j));
        assert_eq!(slope, output_by_weight_in_factors(factors.0, factors.1)); // (15), (16)
    }
}

/// Equations 12, 18 and 20 are one step, written three ways.
#[test]
fn eq_18_is_equation_12_written_out() {
    for (golden, weights) in worked_outputs() {
        for (j, (w, s_j)) in weights.into_iter().enumerate() {
            let (s2, p2) = (golden.s2, golden.p2);
            let next = next_output_weight_from_error(w, DELTA, 0.01, s2, s_j, Sigmoid, p2);
            assert_close(next, golden.next2[j], TIGHT);
        }
    }
    for (f, j, k) in each(2) {
        let [_, s1, p2, s2] = signals(f, U, V);
        let next = next_output_weight_from_error(V[j][k], 0.3, A[k], s2[k], s1[j], f, p2[k]);
        let slope = loss_by_output_weight(A[k], s2[k], s1[j], f, p2[k]);
        assert_close(next, next_output_weight(V[j][k], 0.3, slope), 1e-14);
        assert_slope(|x| loss_of(with_output(f, j, k, x)[3]), V[j][k], slope);
    }
}

#[test]
fn eq_20_is_equation_18_for_a_sigmoid() {
    for (golden, weights) in worked_outputs() {
        for (j, (w, s_j)) in weights.into_iter().enumerate() {
            let next = next_output_weight_of_sigmoid(w, DELTA, 0.01, golden.s2, s_j);
            assert_close(next, golden.next2[j], TIGHT);
        }
    }
}

/// Behind another f the trick is wrong: here the step even climbs.
#[test]
fn eq_20_climbs_behind_an_identity() {
    let (w, delta, a, s2, s1) = (2.0, 0.1, 0.0, 2.0, 1.0);
    let right = next_output_weight_from_error(w, delta, a, s2, s1, Identity, 2.0);
    let trick = next_output_weight_of_sigmoid(w, delta, a, s2, s1);
    assert_all_close(&[right - w, trick - w], &[-0.2, 0.4], 1e-14);
}

#[test]
fn eq_21_hidden_weights_of_the_worked_examples() {
    for (golden, network) in [(G1, plain()), (G2, biased())] {
        for (i, row) in golden.gradient1.iter().enumerate() {
            for j in 0..2 {
                let next = next_hidden_weight(network.w1()[(i, j)], DELTA, row[j]);
                assert_close(next, golden.next1[i][j], TIGHT);
            }
        }
    }
}

/// The four factors of one route, from the text's own pieces.
fn factors(f: Activation, i: usize, j: usize) -> (Vector, Vector, Vector, f64) {
    let [p1, _, p2, s2] = signals(f, U, V);
    (
        Vector::from_fn(2, |k| loss_by_output(A[k], s2[k])), // (1)
        Vector::from_fn(2, |k| f.derivative(p2[k])),         // (2)
        Vector::from_fn(2, |k| output_sum_by_hidden_signal(&V.into(), j, k)), // (3)
        hidden_signal_by_weight(S[i], f, p1[j]),             // (4)
    )
}

#[test]
fn eq_22_four_factors_give_the_slope_of_the_loss() {
    for (f, i, j) in each(3) {
        let (one, two, three, four) = factors(f, i, j);
        let slope = loss_by_hidden_weight_in_factors(&one, &two, &three, four);
        assert_slope(|x| loss_of(with_hidden(f, i, j, x)[3]), U[i][j], slope);
    }
}

#[test]
fn eq_23_the_sum_moves_by_the_weight_between() {
    let w_jk = output_sum_by_hidden_signal(&W2.into(), 0, 0);
    assert_eq!(w_jk, 0.40, "not Σ_j w_jk = 0.85");
    let [_, s1, ..] = signals(Sigmoid, U, V);
    for (_, j, k) in each(2) {
        let p = |x: f64| output_sums(&V.into(), &with(s1, j, x).into())[k];
        assert_slope(p, s1[j], output_sum_by_hidden_signal(&V.into(), j, k));
    }
}

#[test]
fn eq_24_hidden_errors_of_the_worked_examples() {
    for (golden, network) in [(G1, plain()), (G2, biased())] {
        let (a, s2, p2) = ([0.01].into(), [golden.s2].into(), [golden.p2].into());
        let l1 = [0, 1].map(|j| hidden_error(&a, &s2, Sigmoid, &p2, network.w2(), j));
        assert_all_close(&l1, &golden.l1, TIGHT);
    }
}

/// And its two lines agree: the factors (1) to (3) of Equation 22, summed.
#[test]
fn eq_24_hidden_error_is_the_slope_of_the_loss() {
    for (f, _, j) in each(1) {
        let [_, s1, p2, s2] = signals(f, U, V);
        let loss = |x: f64| {
            let s1 = with(s1, j, x);
            loss_of([0, 1].map(|k| f.value(V[0][k] * s1[0] + V[1][k] * s1[1])))
        };
        let l_j = hidden_error(&A.into(), &s2.into(), f, &p2.into(), &V.into(), j);
        assert_slope(loss, s1[j], l_j);
        let (one, two, three, _) = factors(f, 0, j);
        let first_line = loss_by_hidden_weight_in_factors(&one, &two, &three, 1.0);
        assert_close(first_line, l_j, 1e-14);
    }
}

#[test]
fn eq_25_sums_of_the_worked_examples() {
    let s = [0.05, 0.10, 1.0];
    let sums = hidden_sums(&W1.into(), &s[..2].into());
    assert_all_close(sums.as_slice(), &G1.p1, TIGHT);
    assert_all_close(
        hidden_sums(biased().w1(), &s.into()).as_slice(),
        &G2.p1,
        TIGHT,
    );
    let sums = hidden_sums(&U.into(), &S.into());
    assert_all_close(sums.as_slice(), &signals(Sigmoid, U, V)[0], 1e-15);
}

#[test]
#[should_panic(expected = "3 signals do not fit a 2×2 table of weights, which takes 2")]
fn eq_25_refuses_a_signal_of_the_wrong_length() {
    let _ = hidden_sums(&W1.into(), &S.into());
}

#[test]
fn eq_26_of_the_worked_example() {
    let slope = |s_i| G1.p1.map(|p_j| hidden_signal_by_weight(s_i, Sigmoid, p_j));
    let expected = [0.012_497_637_016_589_998, 0.012_494_357_167_554_387];
    assert_all_close(&slope(0.05), &expected, TIGHT);
    let expected = [0.024_995_274_033_179_996, 0.024_988_714_335_108_774];
    assert_all_close(&slope(0.10), &expected, TIGHT);
    for (f, i, j) in each(3) {
        let slope = hidden_signal_by_weight(S[i], f, signals(f, U, V)[0][j]);
        assert_slope(|x| with_hidden(f, i, j, x)[1][j], U[i][j], slope);
    }
}

#[test]
fn eq_27_hidden_gradient_of_the_worked_examples() {
    for golden in [G1, G2] {
        for (row, s_i) in golden.gradient1.iter().zip([0.05, 0.10, 1.0]) {
            let slope = |j| loss_by_hidden_weight(golden.l1[j], s_i, Sigmoid, golden.p1[j]);
            assert_all_close(&[slope(0), slope(1)], row, TIGHT);
        }
    }
}

#[test]
fn eq_27_is_the_slope_of_the_loss() {
    for (f, i, j) in each(3) {
        let [p1, _, p2, s2] = signals(f, U, V);
        let l_j = hidden_error(&A.into(), &s2.into(), f, &p2.into(), &V.into(), j);
        let slope = loss_by_hidden_weight(l_j, S[i], f, p1[j]);
        assert_slope(|x| loss_of(with_hidden(f, i, j, x)[3]), U[i][j], slope);
    }
}

/// The whole of Section 5 on one sample: the gradient, and the step.
#[test]
fn eq_27_and_all_before_make_the_gradient_and_the_step() {
    for (golden, mut network) in [(G1, plain()), (G2, biased())] {
        let gradient = network.gradient(&sample());
        assert_all_close(gradient.w1.as_slice(), &golden.gradient1.concat(), TIGHT);
        assert_all_close(gradient.w2.as_slice(), golden.gradient2, TIGHT);
        network.update(DELTA, &gradient);
        assert_all_close(network.w1().as_slice(), &golden.next1.concat(), TIGHT);
        assert_all_close(network.w2().as_slice(), golden.next2, TIGHT);
        assert_close(network.loss(&[sample()]), golden.loss_after, TIGHT);
    }
}

//! Equations 11 to 18 and 20 to 27: the slopes of the loss, and the updates.
//!
//! Each is held against the worked example G1 (and G2, with biases) and against
//! finite differences of a loss that is written out here, once more and apart
//! from the crate, for three inputs, two hidden neurons and two outputs.

use super::common::{assert_close, assert_slope};
use super::goldens::{
    DELTA, G1, G2, Golden, TIGHT, W1, W2, assert_all_close, biased, plain, sample,
};
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
fn with<const N: usize>(mut list: [f64; N], i: usize, x: f64) -> [f64; N] {
    list[i] = x;
    list
}

/// The loss with x for the hidden weight w_ij, or for the output weight w_jk.
fn loss_with_hidden(f: Activation, i: usize, j: usize, x: f64) -> f64 {
    let mut u = U;
    u[i][j] = x;
    loss_of(signals(f, u, V)[3])
}

fn loss_with_output(f: Activation, j: usize, k: usize, x: f64) -> f64 {
    let mut v = V;
    v[j][k] = x;
    loss_of(signals(f, U, v)[3])
}

const BOTH: [Activation; 2] = [Sigmoid, Silu];

#[test]
fn eq_11_loss_of_the_worked_examples() {
    assert_close(loss(&[0.01].into(), &[G1.s2].into()), G1.loss, TIGHT);
    assert_close(loss(&[0.01].into(), &[G2.s2].into()), G2.loss, TIGHT);
}

#[test]
fn eq_11_halves_the_sum_over_all_outputs() {
    let l = loss(&[1.0, 2.0, 3.0].into(), &[0.0, 4.0, 3.5].into());
    assert_eq!(l, (1.0 + 4.0 + 0.25) / 2.0);
    assert_eq!(loss(&A.into(), &A.into()), 0.0);
}

/// Why ½: it cancels the 2 of the power rule, and the slope is the error.
#[test]
fn eq_11_has_the_plain_error_for_a_slope() {
    let l = |s: f64| loss(&[1.0].into(), &[s].into());
    assert_slope(l, 0.25, -0.75);
}

#[test]
#[should_panic(expected = "a and s2 must agree in size, but have [2, 1]")]
fn eq_11_refuses_answers_of_another_length() {
    let _ = loss(&A.into(), &[1.0].into());
}

#[test]
fn eq_12_output_weights_of_the_worked_examples() {
    for (golden, w) in [(G1, &[0.40, 0.45][..]), (G2, &[0.40, 0.45, 0.60])] {
        for j in 0..w.len() {
            let next = next_output_weight(w[j], DELTA, golden.gradient2[j]);
            assert_close(next, golden.next2[j], TIGHT);
        }
    }
}

#[test]
fn eq_12_walks_downhill() {
    assert_eq!(next_output_weight(1.0, 0.1, 2.0), 0.8);
    assert_eq!(next_output_weight(1.0, 0.1, -2.0), 1.2);
}

#[test]
fn eq_13_step_of_the_worked_example() {
    let steps = [-0.036_078_536_456_068_13, -0.036_345_372_595_972_38];
    let ds_k_dw_jk = [0.120_971_947_511_240_82, 0.121_866_653_635_196_43];
    for j in 0..2 {
        assert_close(
            output_step(DELTA, 0.01, G1.s2, ds_k_dw_jk[j]),
            steps[j],
            TIGHT,
        );
    }
}

/// Both lines of Equation 13 are −δ times the slope of the loss.
#[test]
fn eq_13_is_minus_delta_times_the_slope_of_the_loss() {
    for f in BOTH {
        let [_, s1, p2, s2] = signals(f, U, V);
        for (j, k) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let ds_k_dw_jk = output_by_weight(s1[j], f, p2[k]);
            let step = output_step(0.3, A[k], s2[k], ds_k_dw_jk);
            assert_slope(|x| -0.3 * loss_with_output(f, j, k, x), V[j][k], step);
            assert_close(step, -0.3 * loss_by_output(A[k], s2[k]) * ds_k_dw_jk, 1e-14);
        }
    }
}

#[test]
fn eq_13_holds_the_slope_of_the_loss_along_an_output() {
    assert_eq!(loss_by_output(1.0, 0.25), -0.75);
    for f in BOTH {
        let s2 = signals(f, U, V)[3];
        for k in 0..2 {
            assert_slope(
                |x| loss_of(with(s2, k, x)),
                s2[k],
                loss_by_output(A[k], s2[k]),
            );
        }
    }
}

/// The difference alone is not enough: the signal that the weight carries
/// counts as well.
#[test]
fn eq_13_needs_the_signal_too() {
    let step = |s_j| output_step(0.5, 0.5, 0.0, output_by_weight(s_j, Sigmoid, 0.0));
    assert_close(step(1.0), 0.0625, 1e-15);
    assert_close(step(0.1), 0.00625, 1e-15);
}

#[test]
fn eq_14_sums_of_the_worked_examples() {
    assert_all_close(
        output_sums(&W2.into(), &G1.s1.into()).as_slice(),
        &[G1.p2],
        TIGHT,
    );
    let s1 = [G2.s1[0], G2.s1[1], 1.0];
    assert_all_close(
        output_sums(biased().w2(), &s1.into()).as_slice(),
        &[G2.p2],
        TIGHT,
    );
}

#[test]
fn eq_14_sums_what_arrives_at_output_k() {
    let [_, s1, p2, _] = signals(Silu, U, V);
    assert_all_close(output_sums(&V.into(), &s1.into()).as_slice(), &p2, 1e-15);
    let w = Matrix::from([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]]);
    assert_eq!(
        output_sums(&w, &[1.0, 0.5].into()),
        Vector::from([6.0, 12.0, 18.0])
    );
}

#[test]
#[should_panic(expected = "3 signals do not fit a 2×1 table of weights, which takes 2")]
fn eq_14_refuses_a_signal_of_the_wrong_length() {
    let _ = output_sums(&W2.into(), &S.into());
}

#[test]
fn eq_15_is_a_product_of_two_slopes() {
    assert_close(
        output_by_weight_in_factors(G1.slope2, G1.s1[0]),
        0.120_971_947_511_240_82,
        TIGHT,
    );
    for f in BOTH {
        let [_, s1, p2, _] = signals(f, U, V);
        let output = |x: f64| f.value(x * s1[0] + V[1][1] * s1[1]);
        let slope = output_by_weight_in_factors(f.derivative(p2[1]), s1[0]);
        assert_slope(output, V[0][1], slope);
    }
}

#[test]
fn eq_16_the_sum_moves_by_the_signal_that_the_weight_carries() {
    let s1 = Vector::from([1.0, 2.0]);
    assert_eq!(output_sum_by_weight(&s1, 0), 1.0, "not Σ_j s_j = 3");
    for j in 0..2 {
        let p = |x: f64| {
            let w = with([0.4, 0.8], j, x);
            output_sums(&Matrix::from([[w[0]], [w[1]]]), &s1)[0]
        };
        assert_slope(p, 0.3, output_sum_by_weight(&s1, j));
    }
}

#[test]
fn eq_17_of_the_worked_examples() {
    let expected = [0.120_971_947_511_240_82, 0.121_866_653_635_196_43];
    for j in 0..2 {
        assert_close(
            output_by_weight(G1.s1[j], Sigmoid, G1.p2),
            expected[j],
            TIGHT,
        );
    }
    // The bias carries the signal 1.
    assert_close(
        output_by_weight(1.0, Sigmoid, G2.p2),
        0.186_815_601_808_959_49,
        TIGHT,
    );
}

#[test]
fn eq_17_is_the_slope_of_an_output() {
    for f in BOTH {
        let [_, s1, p2, _] = signals(f, U, V);
        for (j, k) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let output = |x: f64| {
                let mut v = V;
                v[j][k] = x;
                signals(f, U, v)[3][k]
            };
            let slope = output_by_weight(s1[j], f, p2[k]);
            assert_slope(output, V[j][k], slope);
            let factors = (f.derivative(p2[k]), output_sum_by_weight(&s1.into(), j));
            assert_eq!(slope, output_by_weight_in_factors(factors.0, factors.1)); // (15), (16)
        }
    }
}

/// Equations 12, 18 and 20 are one step, written three ways.
#[test]
fn eq_18_is_equation_12_written_out() {
    for j in 0..2 {
        let w = W2[j][0];
        let next = next_output_weight_from_error(w, DELTA, 0.01, G1.s2, G1.s1[j], Sigmoid, G1.p2);
        assert_close(next, G1.next2[j], TIGHT);
    }
    for f in BOTH {
        let [_, s1, p2, s2] = signals(f, U, V);
        for (j, k) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let next = next_output_weight_from_error(V[j][k], 0.3, A[k], s2[k], s1[j], f, p2[k]);
            let slope = loss_by_output_weight(A[k], s2[k], s1[j], f, p2[k]);
            assert_close(next, next_output_weight(V[j][k], 0.3, slope), 1e-14);
            assert_slope(|x| loss_with_output(f, j, k, x), V[j][k], slope);
        }
    }
}

#[test]
fn eq_20_is_equation_18_for_a_sigmoid() {
    for (golden, w) in [(G1, &[0.40, 0.45][..]), (G2, &[0.40, 0.45, 0.60])] {
        let s1 = [golden.s1[0], golden.s1[1], 1.0];
        for j in 0..w.len() {
            let next = next_output_weight_of_sigmoid(w[j], DELTA, 0.01, golden.s2, s1[j]);
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
    assert_close(right - w, -0.2, 1e-14);
    assert_close(trick - w, 0.4, 1e-14);
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
    assert_eq!(next_hidden_weight(1.0, 0.1, 2.0), 0.8);
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
    for f in BOTH {
        for (i, j) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)] {
            let (one, two, three, four) = factors(f, i, j);
            let slope = loss_by_hidden_weight_in_factors(&one, &two, &three, four);
            assert_slope(|x| loss_with_hidden(f, i, j, x), U[i][j], slope);
        }
    }
}

/// 1-1-2 with identities and all signals 1: one route gives 1, the other 4.
#[test]
fn eq_22_adds_the_routes_through_all_outputs() {
    let (one, two, three) = ([1.0, 2.0].into(), [1.0, 1.0].into(), [1.0, 2.0].into());
    assert_eq!(
        loss_by_hidden_weight_in_factors(&one, &two, &three, 1.0),
        5.0
    );
    for (route, alone) in [(0, 1.0), (1, 4.0)] {
        let only = |v: &Vector| Vector::from([v[route]]);
        let slope = loss_by_hidden_weight_in_factors(&only(&one), &only(&two), &only(&three), 1.0);
        assert_eq!(slope, alone);
    }
}

#[test]
fn eq_23_the_sum_moves_by_the_weight_between() {
    assert_eq!(
        output_sum_by_hidden_signal(&W2.into(), 0, 0),
        0.40,
        "not Σ_j w_jk = 0.85"
    );
    let [_, s1, ..] = signals(Sigmoid, U, V);
    for (j, k) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let p = |x: f64| output_sums(&V.into(), &with(s1, j, x).into())[k];
        assert_slope(p, s1[j], output_sum_by_hidden_signal(&V.into(), j, k));
    }
}

fn assert_hidden_errors(golden: &Golden, w2: &Matrix) {
    let (a, s2, p2) = ([0.01].into(), [golden.s2].into(), [golden.p2].into());
    for j in 0..2 {
        assert_close(
            hidden_error(&a, &s2, Sigmoid, &p2, w2, j),
            golden.l1[j],
            TIGHT,
        );
    }
}

#[test]
fn eq_24_hidden_errors_of_the_worked_examples() {
    assert_hidden_errors(&G1, plain().w2());
    assert_hidden_errors(&G2, biased().w2());
}

#[test]
fn eq_24_hidden_error_is_the_slope_of_the_loss() {
    for f in BOTH {
        let [_, s1, p2, s2] = signals(f, U, V);
        for j in 0..2 {
            let loss = |x: f64| {
                let s1 = with(s1, j, x);
                loss_of([0, 1].map(|k| f.value(V[0][k] * s1[0] + V[1][k] * s1[1])))
            };
            let l_j = hidden_error(&A.into(), &s2.into(), f, &p2.into(), &V.into(), j);
            assert_slope(loss, s1[j], l_j);
        }
    }
}

/// Its two lines agree: the factors (1) to (3) of Equation 22, summed.
#[test]
fn eq_24_is_the_shared_part_of_equation_22() {
    for f in BOTH {
        let [_, _, p2, s2] = signals(f, U, V);
        for j in 0..2 {
            let (one, two, three, _) = factors(f, 0, j);
            let first_line = loss_by_hidden_weight_in_factors(&one, &two, &three, 1.0);
            let second = hidden_error(&A.into(), &s2.into(), f, &p2.into(), &V.into(), j);
            assert_close(first_line, second, 1e-14);
        }
    }
}

#[test]
fn eq_25_sums_of_the_worked_examples() {
    let s = [0.05, 0.10, 1.0];
    assert_all_close(
        hidden_sums(&W1.into(), &s[..2].into()).as_slice(),
        &G1.p1,
        TIGHT,
    );
    assert_all_close(
        hidden_sums(biased().w1(), &s.into()).as_slice(),
        &G2.p1,
        TIGHT,
    );
}

#[test]
fn eq_25_sums_what_arrives_at_neuron_j() {
    let p = hidden_sums(&U.into(), &S.into());
    assert_all_close(p.as_slice(), &signals(Sigmoid, U, V)[0], 1e-15);
}

#[test]
#[should_panic(expected = "3 signals do not fit a 2×2 table of weights, which takes 2")]
fn eq_25_refuses_a_signal_of_the_wrong_length() {
    let _ = hidden_sums(&W1.into(), &S.into());
}

#[test]
fn eq_26_of_the_worked_example() {
    let expected = [
        [0.012_497_637_016_589_998, 0.012_494_357_167_554_387],
        [0.024_995_274_033_179_996, 0.024_988_714_335_108_774],
    ];
    for (i, s_i) in [0.05, 0.10].into_iter().enumerate() {
        for j in 0..2 {
            assert_close(
                hidden_signal_by_weight(s_i, Sigmoid, G1.p1[j]),
                expected[i][j],
                TIGHT,
            );
        }
    }
}

#[test]
fn eq_26_is_the_slope_of_a_hidden_signal() {
    for f in BOTH {
        let p1 = signals(f, U, V)[0];
        for (i, j) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)] {
            let hidden = |x: f64| {
                let mut u = U;
                u[i][j] = x;
                signals(f, u, V)[1][j]
            };
            assert_slope(hidden, U[i][j], hidden_signal_by_weight(S[i], f, p1[j]));
        }
    }
}

#[test]
fn eq_27_hidden_gradient_of_the_worked_examples() {
    for golden in [G1, G2] {
        for (i, s_i) in [0.05, 0.10, 1.0][..golden.gradient1.len()]
            .iter()
            .enumerate()
        {
            for j in 0..2 {
                let slope = loss_by_hidden_weight(golden.l1[j], *s_i, Sigmoid, golden.p1[j]);
                assert_close(slope, golden.gradient1[i][j], TIGHT);
            }
        }
    }
}

#[test]
fn eq_27_is_the_slope_of_the_loss() {
    for f in BOTH {
        let [p1, _, p2, s2] = signals(f, U, V);
        for (i, j) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)] {
            let l_j = hidden_error(&A.into(), &s2.into(), f, &p2.into(), &V.into(), j);
            let slope = loss_by_hidden_weight(l_j, S[i], f, p1[j]);
            assert_slope(|x| loss_with_hidden(f, i, j, x), U[i][j], slope);
        }
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

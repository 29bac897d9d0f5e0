//! The misprints that change a number: as printed, the formula gives the wrong
//! one; corrected, it holds. (Equations 3 and 4 have theirs in
//! `tests/equations/activation.rs`.)
//!
//! "One-one-one" is the smallest network that tells: one input, one hidden
//! neuron, one output, identities, all signals and weights 1, the answer
//! wanted 0. There s⁽²⁾ = 1 and L = ½.

use super::common::assert_close;
use super::goldens::{DELTA, G1, G2, G3, TIGHT, W1, W2, assert_all_close, biased, plain, sample};
use super::goldens::{flat, samples};
use chainrule::activation::Activation::{Identity, Sigmoid};
use chainrule::activation::sigmoid;
use chainrule::linalg::sum;
use chainrule::network::{Gradient, Sample, TwoLayer, backprop, batch, bias, feed_forward};
use chainrule::{Matrix, Vector};

fn one_one_one() -> (TwoLayer, Sample) {
    let one = || Matrix::from([[1.0]]);
    (
        TwoLayer::new(Identity, one(), one()).unwrap(),
        Sample::new([1.0], [0.0]),
    )
}

/// The loss after a step along part of a gradient: `scales` has a factor for each
/// of the two tables.
fn loss_after(network: &TwoLayer, delta: f64, samples: &[Sample], scales: [f64; 2]) -> f64 {
    let each = || samples.iter().map(|sample| network.gradient(sample));
    let w1 = each().map(|part| scales[0] * part.w1).sum();
    let w2 = each().map(|part| scales[1] * part.w2).sum();
    let mut network = network.clone();
    network.update(delta, &Gradient { w1, w2 });
    network.loss(samples)
}

/// One upper limit n for all sums: with n = n(1) = 1, Equation 6 stops early.
#[test]
fn eq_06_as_printed_stops_at_the_width_of_another_layer() {
    let (w, s1) = (Matrix::from([[1.0], [1.0]]), Vector::from([0.5, 0.5]));
    let n = 1;
    let printed = sigmoid(sum(n, |j| w[(j, 0)] * s1[j]));
    assert_close(printed, 0.622_459_331_202, 1e-11);
    let right = feed_forward::output_signals(Sigmoid, &w, &s1)[0];
    assert_close(right, 0.731_058_578_630, 1e-11);
}

/// W s with the table w_ij itself sums over the wrong index; nobody notices
/// while the table is square.
#[test]
fn eq_07_as_printed_wants_the_transpose() {
    let w = Matrix::from([[1.0, 2.0], [3.0, 4.0]]);
    let s = Vector::from([1.0, 0.0]);
    assert_eq!(&w * &s, Vector::from([1.0, 3.0]));
    assert_eq!(&w.transpose() * &s, Vector::from([1.0, 2.0]));
    let (s1, _) = feed_forward::matrix_form(Sigmoid, &w, &Matrix::from([[0.0], [0.0]]), &s);
    assert_close(s1[1], 0.880_797_077_978, 1e-11);
    assert_close(sigmoid((&w * &s)[1]), 0.952_574_126_822, 1e-11);
}

/// The worked example G1 with its tables read the other way round.
#[test]
fn eq_07_as_printed_shifts_the_worked_example() {
    let w1 = Matrix::from(W1).transpose();
    let network = TwoLayer::new(Sigmoid, w1, W2.into()).unwrap();
    let signals = network.signals(&sample().input);
    assert_all_close(signals.p1.as_slice(), &[0.0325, 0.04], TIGHT);
    assert_close(signals.s2[0], 0.606_529_940_057_576_5, TIGHT);
    assert_close(network.loss(&[sample()]), 0.177_923_984_692_547_92, TIGHT);
}

/// "Let the last signal be 1" overwrites an input and leaves two biases.
#[test]
fn eq_08_as_printed_has_two_biases() {
    let (w_0, w) = ([1.0].into(), [[0.5], [1.0]].into());
    let printed = bias::hidden_signals(Sigmoid, &w_0, &w, &[2.0, 1.0].into())[0];
    assert_close(printed, 0.952_574_126_822, 1e-11);
    let one_bias = bias::hidden_signals(Sigmoid, &w_0, &[[0.5]].into(), &[2.0].into())[0];
    assert_close(one_bias, 0.880_797_077_978, 1e-11);
}

/// f(W⁽²⁾ f(W⁽¹⁾ s)) leaves the second layer without its 1.
#[test]
fn eq_10_as_printed_forgets_the_second_one() {
    let (w1, w2) = (Matrix::from([[0.5], [1.0]]), Matrix::from([[1.0], [-1.0]]));
    let (s1, s2) = bias::matrix_form(Sigmoid, &w1, &w2, &[2.0].into());
    assert_close(s2[0], 0.470_234_506_810, 1e-11);
    let printed = sigmoid(w2[(0, 0)] * s1[0]);
    assert_close(printed, 0.706_987_368_000, 1e-11);
}

/// The 1 first in the signal but the biases last in the table.
#[test]
fn eq_10_with_its_one_at_the_wrong_end() {
    let (w1, w2) = (biased().w1().clone(), biased().w2().clone());
    let one_first = |s: &[f64]| Vector::from([&[1.0], s].concat());
    let p1 = &one_first(&[0.05, 0.10]) * &w1;
    assert_all_close(p1.as_slice(), &[0.195, 0.3], TIGHT);
    let s2 = &one_first(p1.map(sigmoid).as_slice()) * &w2;
    assert_close(sigmoid(s2[0]), 0.729_390_761_992_846, TIGHT);
}

/// Equation 14 does not know the bias of Section 4.
#[test]
fn eq_14_as_printed_has_no_bias() {
    let printed = backprop::output_sums(&W2.into(), &G2.s1.into());
    assert_close(printed[0], 0.505_905_967_059_770_1, TIGHT);
    assert_close(sigmoid(printed[0]), 0.623_846_248_278_702_7, TIGHT);
    let with_one = bias::append_one(&G2.s1.into());
    let right = backprop::output_sums(biased().w2(), &with_one);
    assert_close(right[0], G2.p2, TIGHT);
}

/// Item (1) under Equation 22, A − s, put into Equation 12.
#[test]
fn eq_22_item_1_as_printed_climbs_the_loss() {
    let (a, s2, s1, w) = (0.0, 1.0, 1.0, 1.0);
    let item_1 = |a_k: f64, s_k: f64| a_k - s_k;
    let loss = |w: f64| 0.5 * (a - w * s1) * (a - w * s1);
    let printed = backprop::next_output_weight(w, 0.1, item_1(a, s2) * s1);
    let right = backprop::next_output_weight(w, 0.1, backprop::loss_by_output(a, s2) * s1);
    let walks = [printed, loss(printed), right, loss(right)];
    assert_all_close(&walks, &[1.1, 0.605, 0.9, 0.405], 1e-14);
}

/// The second line of Equation 24 contradicts the first.
#[test]
fn eq_24_as_printed_has_the_wrong_sign() {
    let printed = |a: &Vector, s2: &Vector, p2: &Vector, w2: &Matrix, j: usize| {
        sum(a.len(), |k| {
            (a[k] - s2[k]) * Sigmoid.derivative(p2[k]) * w2[(j, k)]
        })
    };
    let (a, s2, p2) = ([0.01].into(), [G1.s2].into(), [G1.p2].into());
    for j in 0..2 {
        let right = backprop::hidden_error(&a, &s2, Sigmoid, &p2, &W2.into(), j);
        assert_close(printed(&a, &s2, &p2, &W2.into(), j), -G1.l1[j], TIGHT);
        assert_close(right, G1.l1[j], TIGHT);
    }
}

/// The losses after a step with the sign as printed, and with the right one, are
/// these; the printed one lies above the loss before.
fn assert_climbs(
    network: &TwoLayer,
    delta: f64,
    samples: &[Sample],
    layer: usize,
    after: [f64; 2],
) {
    let only = |sign: f64| [[sign, 0.0], [0.0, sign]][layer];
    let losses = [-1.0, 1.0].map(|sign| loss_after(network, delta, samples, only(sign)));
    assert_all_close(&losses, &after, TIGHT);
    let before = network.loss(samples);
    assert!(losses[1] < before && before < losses[0]);
}

/// Through Equations 27 and 21 the printed sign walks the hidden weights uphill.
#[test]
fn eq_24_as_printed_climbs_the_loss() {
    let (tiny, answer) = one_one_one();
    assert_climbs(&tiny, 0.1, &[answer], 0, [0.605, 0.405]);
    let after = [0.177_895_710_209_469_9, 0.177_889_974_814_870_2];
    assert_climbs(&plain(), DELTA, &[sample()], 0, after);
    let after = [0.275_015_217_955_887_4, 0.274_606_591_143_603_3];
    assert_climbs(&biased(), DELTA, &[sample()], 0, after);
}

/// A falling loss does not reveal it: the right step of the output weights
/// hides the wrong one of the hidden weights.
#[test]
fn eq_24_as_printed_hides_behind_a_falling_loss() {
    let one = [sample()];
    for (network, samples, before, masked) in [
        (plain(), &one[..], G1.loss, 0.172_669_053_331_481_71),
        (biased(), &one, G2.loss, 0.258_393_611_665_969_8),
        (plain(), &samples(), G3.loss, 0.251_631_636_884_532_07),
    ] {
        let after = loss_after(&network, DELTA, samples, [-1.0, 1.0]);
        assert_close(after, masked, TIGHT);
        assert!(after < before);
    }
}

/// Lines 2 and 3 of Equation 29 turned the error round and kept the −δ.
#[test]
fn eq_29_as_printed_climbs_the_loss() {
    let (tiny, answer) = one_one_one();
    assert_climbs(&tiny, 0.1, &[answer], 1, [0.605, 0.405]);
    let after = [0.254_386_744_900_484_24, 0.251_595_186_239_813_14];
    assert_climbs(&plain(), DELTA, &samples(), 1, after);
}

/// A_k without its `[l]` compares every sample with the first one's answer.
#[test]
fn eq_29_as_printed_has_one_answer_for_all_samples() {
    let slopes = |answer: fn(usize) -> usize| {
        let list = samples();
        let each = (0..3).map(|l| {
            let target = list[answer(l)].target.clone();
            flat(&plain().gradient(&Sample::new(list[l].input.clone(), target)))
        });
        each.reduce(|a, b| a + &b).unwrap()
    };
    let (printed, right) = (slopes(|_| 0), slopes(|l| l));
    let expected = [0.229_965_689_859_26, 0.238_604_269_470_331_07];
    assert_all_close(&printed.as_slice()[4..], &expected, TIGHT);
    assert_all_close(&right.as_slice()[4..], G3.gradient2, TIGHT);

    // Identity, w = 0, both signals 1, answers 1 and −1: the right step is 0.
    let (w, s1, s2) = (
        Matrix::zeros(1, 1),
        [[1.0], [1.0]].into(),
        Matrix::zeros(2, 1),
    );
    let step = |a| batch::output_steps(0.1, &Matrix::from(a), &s2, &s1, Identity, &w);
    assert_eq!(step([[1.0], [-1.0]]), [[0.0]].into());
    assert_eq!(step([[1.0], [1.0]]), [[0.2]].into());
}

/// The sum inside f′ as printed, up to N, where it should run to n(2).
fn inner_sum_as_printed(n: usize, w2: &Matrix, s1: &Vector) -> f64 {
    sum(n, |j| w2[(j, 0)] * s1[j])
}

#[test]
fn eq_29_as_printed_sums_over_samples_inside_the_slope() {
    let (w2, s1) = (Matrix::from(W2), Vector::from(G1.s1));
    let p = inner_sum_as_printed(1, &w2, &s1);
    assert_close(p, 0.202_749_826_705_813_69, TIGHT);
    let wrong_slope = Sigmoid.derivative(p);
    assert_close(wrong_slope, 0.247_448_282_126_677_55, TIGHT);
    let step = |s_j: f64, slope: f64| DELTA * (0.01 - G1.s2) * s_j * slope;
    let row = |x: &[f64]| Matrix::from_rows([Vector::from(x)]);
    let (a, s2) = (row(&[0.01]), row(&[G1.s2]));
    let steps = batch::output_steps(DELTA, &a, &s2, &row(&G1.s1), Sigmoid, &w2);
    let printed = [-0.037_406_681_596_810_49, -0.037_683_340_671_827_97];
    let right = [-0.036_078_536_456_068_13, -0.036_345_372_595_972_38];
    for j in 0..2 {
        assert_close(step(s1[j], wrong_slope), printed[j], TIGHT);
        assert_close(steps[(j, 0)], right[j], TIGHT);
    }
}

/// With three samples and two hidden neurons the printed limit runs out.
#[test]
#[should_panic(expected = "no entry (2, 0) in a 2×1 matrix")]
fn eq_29_as_printed_runs_out_of_neurons() {
    let _ = inner_sum_as_printed(3, &W2.into(), &G1.s1.into());
}

/// With as many samples as neurons nothing shows at all.
#[test]
fn eq_29_as_printed_is_silent_if_samples_and_neurons_are_equal_in_number() {
    let (w2, s1) = (Matrix::from(W2), Vector::from(G1.s1));
    let right = backprop::output_sums(&w2, &s1);
    assert_eq!(inner_sum_as_printed(2, &w2, &s1), right[0]);
}

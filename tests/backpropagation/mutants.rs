//! Ten mistakes that are made again and again, made here on purpose: each with
//! the symptom it shows, which is often none, and the check that catches it.
//!
//! Their numbers come from `slips.rs`, backpropagation with one mistake in it;
//! without a mistake it is right, which is tested too.

use super::common::assert_close;
use super::goldens::{DELTA, G1, TIGHT, W1, W2, assert_all_close, plain, sample};
use super::slips::{self, RIGHT, Slip};
use super::{network, samples, xor};
use chainrule::Matrix;
use chainrule::activation::Activation::{self, Sigmoid, Silu};
use chainrule::activation::{silu, silu_slope};
use chainrule::finite_difference::{Verdict, check};
use chainrule::network::{GradientCheck, Network, Sample, Training, TwoLayer};

/// ∂L/∂w of both layers, with biases, as someone might have written it.
fn wrong_gradient(slip: &Slip, network: &Network, samples: &[Sample]) -> Vec<Matrix> {
    slips::gradients(as_net(network), samples, DELTA, slip).into()
}

fn as_net(network: &Network) -> slips::Net<'_> {
    let [hidden, output] = network.layers() else {
        panic!("two layers")
    };
    let (f, w1, w2) = (hidden.activation(), hidden.weights(), output.weights());
    slips::Net { f, w1, w2 }
}

/// What the gradient check says of a mistake, in a 3-4-4 network on 5 samples.
fn judged(slip: &Slip, f: Activation) -> GradientCheck {
    let network = network(&[3, 4, 4], f, 81);
    let samples = samples(&network, 5, 82);
    network.check_claim(&samples, &wrong_gradient(slip, &network, &samples))
}

/// How many slopes of the hidden and of the output layer are called wrong.
fn wrong_slopes(slip: &Slip, f: Activation) -> [usize; 2] {
    [0, 1].map(|m| {
        judged(slip, f)
            .failures()
            .filter(|weight| weight.layer == m)
            .count()
    })
}

/// The first and the last loss of so many steps on the exclusive or.
fn descent(slip: &Slip, f: Activation, steps: usize) -> (f64, f64) {
    let mut network = network(&[2, 2, 1], f, 83);
    let before = network.loss(&xor());
    for _ in 0..steps {
        let gradient = wrong_gradient(slip, &network, &xor());
        network.update(0.5, &gradient);
    }
    (before, network.loss(&xor()))
}

#[test]
fn without_a_mistake_all_slopes_are_right() {
    for f in [Sigmoid, Silu] {
        assert!(judged(&RIGHT, f).all_pass());
        let network = network(&[3, 4, 4], f, 81);
        let samples = samples(&network, 5, 82);
        let by_hand = wrong_gradient(&RIGHT, &network, &samples);
        for (a, b) in by_hand.iter().zip(network.gradient(&samples)) {
            assert_all_close(a.as_slice(), b.as_slice(), 1e-12);
        }
    }
}

/// Symptom: none to see at first. The loss falls, for the output layer learns.
#[test]
fn eq_24_flipped_sign_is_caught_though_the_loss_falls() {
    let (before, after) = descent(&slips::EQ_24_AS_PRINTED, Sigmoid, 1000);
    assert!(after < before, "{before} to {after}");
    assert_eq!(wrong_slopes(&slips::EQ_24_AS_PRINTED, Sigmoid), [16, 0]);
    let report = judged(&slips::EQ_24_AS_PRINTED, Sigmoid);
    for wrong in report.failures() {
        assert_close(wrong.check.claim, -wrong.check.estimate, 1e-6);
    }
}

/// Symptom: a slightly different walk. Equations 12 and 21 say "at t".
#[test]
fn eq_21_updating_the_output_first_is_caught() {
    let (before, after) = descent(&slips::UPDATED_TOO_EARLY, Sigmoid, 1000);
    assert!(after < before);
    let [hidden, output] = wrong_slopes(&slips::UPDATED_TOO_EARLY, Sigmoid);
    assert!(hidden == 16 && output == 0, "{hidden} and {output}");

    // The worked example G1, with L_j of the new output weights.
    let mut network = plain();
    let right = network.gradient(&sample());
    let first = TwoLayer::new(
        Sigmoid,
        W1.into(),
        Matrix::from([[G1.next2[0]], [G1.next2[1]]]),
    );
    let late = |j: usize| {
        let (a, s2, p2) = ([0.01].into(), [G1.s2].into(), [G1.p2].into());
        let w2 = first.as_ref().unwrap().w2();
        chainrule::network::backprop::hidden_error(&a, &s2, Sigmoid, &p2, w2, j)
    };
    assert_close(late(0), 0.051_806_717_679_385_037, TIGHT);
    assert_close(late(1), 0.058_886_574_839_531_75, TIGHT);
    let wrong_w11 = 0.15 - DELTA * late(0) * 0.05 * G1.slope1[0];
    assert_close(wrong_w11, 0.149_676_269_223_711_05, TIGHT);
    network.update(DELTA, &right);
    assert_close(network.w1()[(0, 0)], 0.149_644_175_121_592, TIGHT);
}

/// Symptom: none, the loss falls; the hidden steps are too long.
#[test]
fn eq_24_missing_slope_is_caught() {
    let (before, after) = descent(&slips::MISSING_SLOPE, Sigmoid, 1000);
    assert!(after < before);
    assert_eq!(wrong_slopes(&slips::MISSING_SLOPE, Sigmoid), [16, 0]);
}

/// Symptom: none for σ, whose slope changes little; f′ wants p.
#[test]
fn eq_17_slope_of_the_signal_is_caught() {
    let (before, after) = descent(&slips::SLOPE_OF_SIGNAL, Sigmoid, 1000);
    assert!(after < before);
    assert_eq!(wrong_slopes(&slips::SLOPE_OF_SIGNAL, Sigmoid), [16, 20]);
}

/// Symptom: none where the table is square, but for the numbers.
#[test]
fn eq_23_untransposed_weights_are_caught() {
    let [hidden, output] = wrong_slopes(&slips::UNTRANSPOSED, Sigmoid);
    assert!(hidden == 16 && output == 0, "{hidden} and {output}");

    // On the way forward no gradient check can see it: a network with its
    // tables the other way round is a network too. The worked example can.
    let turned = TwoLayer::new(Sigmoid, Matrix::from(W1).transpose(), W2.into()).unwrap();
    let report = Network::from(&turned).check_gradient(&[sample()]).unwrap();
    assert!(report.all_pass(), "{report}");
    assert_close(turned.loss(&[sample()]), 0.177_923_984_692_547_92, TIGHT);
    assert!((turned.loss(&[sample()]) - G1.loss).abs() > 1e-5);
}

/// Symptom: the biases never move.
#[test]
fn eq_16_dropped_bias_is_caught() {
    let report = judged(&slips::DROPPED_BIAS, Sigmoid);
    assert_eq!(report.failures().count(), 8);
    assert!(
        report
            .failures()
            .all(|wrong| wrong.is_bias && wrong.check.claim == 0.0)
    );
}

/// Symptom: learning N times as slow. With δN for δ it would be right.
#[test]
fn eq_28_mean_for_sum_is_caught() {
    let report = judged(&slips::MEAN_FOR_SUM, Sigmoid);
    assert_eq!(report.failures().count(), report.weights.len());
    for wrong in report.failures() {
        assert_close(5.0 * wrong.check.claim, wrong.check.estimate, 1e-6);
    }
}

/// Symptom: none at all, the loss has the same lowest point; but loss and
/// gradient do not belong together, as in many a published program.
#[test]
fn eq_11_missing_half_is_caught() {
    let network = network(&[3, 4, 4], Sigmoid, 81);
    let samples = samples(&network, 5, 82);
    let gradient = network.gradient(&samples);
    let w = network.layers()[1].weights()[(2, 1)];
    let loss = |x: f64, slip: &Slip| {
        let mut moved = network.clone();
        let mut w = network.layers()[1].weights().clone();
        w[(2, 1)] = x;
        moved.set_weights(1, w).unwrap();
        slips::loss(as_net(&moved), &samples, slip)
    };
    let with_half = |x: f64| loss(x, &RIGHT);
    let without_half = |x: f64| loss(x, &slips::MISSING_HALF);
    assert_close(with_half(w), network.loss(&samples), 1e-12);
    assert_eq!(
        check(with_half, w, gradient[1][(2, 1)]).verdict,
        Verdict::Pass
    );
    let caught = check(without_half, w, gradient[1][(2, 1)]);
    assert_eq!(caught.verdict, Verdict::Fail);
    assert_close(caught.estimate, 2.0 * gradient[1][(2, 1)], 1e-8);
}

/// Symptom: none, the loss falls: 0.9858 for 1.0908 at x = 2.
#[test]
fn eq_04_silu_slope_without_its_x_is_caught() {
    let (before, after) = descent(&slips::SILU_WITHOUT_X, Silu, 200);
    assert!(after < before, "{before} to {after}");
    let wrong = (slips::SILU_WITHOUT_X.slope1)(Silu, 2.0, silu(2.0));
    assert_close(wrong, 0.985_790_663, 1e-9);
    assert_close(silu_slope(2.0), 1.090_784_249, 1e-9);
    assert_eq!(check(silu, 2.0, wrong).verdict, Verdict::Fail);
    let [hidden, output] = wrong_slopes(&slips::SILU_WITHOUT_X, Silu);
    assert!(hidden == 16 && output == 20, "{hidden} and {output}");
}

/// Symptom: the loss stays near ½, and the outputs near ½. The gradient is
/// right; what is wrong is the beginning, so look for equal columns.
#[test]
fn eq_27_equal_initial_weights_are_caught() {
    let mut network = network(&[2, 3, 1], Sigmoid, 84);
    network
        .set_weights(0, Matrix::from_fn(3, 3, |_, _| 0.5))
        .unwrap();
    network
        .set_weights(1, Matrix::from_fn(4, 1, |_, _| 0.5))
        .unwrap();
    assert!(network.check_gradient(&xor()).unwrap().all_pass());
    let losses = network
        .train(&xor(), &mut Training::new(0.5, 3000))
        .unwrap();
    assert!(losses[2999] > 0.3, "{}", losses[2999]);
    let columns = |w: &Matrix| w.transpose();
    let w = columns(network.layers()[0].weights());
    assert!(
        w.row(0) == w.row(1) && w.row(1) == w.row(2),
        "three neurons, but one feature"
    );
}

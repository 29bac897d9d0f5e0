//! Mistakes that are made again and again, made here on purpose: each with the
//! symptom it shows, which is often none, and the check that catches it. (Weights
//! that begin equal are in `claims.rs`.)
//!
//! Their numbers come from `slips.rs`, backpropagation with one mistake in it;
//! without a mistake it is right, which is tested too.

use super::common::assert_close;
use super::goldens::{DELTA, G1, TIGHT, W1, W2, assert_all_close, sample};
use super::slips::{self, RIGHT, Slip};
use super::{network, samples, xor};
use chainrule::Matrix;
use chainrule::activation::Activation::{self, Sigmoid, Silu};
use chainrule::activation::{silu, silu_slope};
use chainrule::finite_difference::{Verdict, check};
use chainrule::network::backprop::hidden_error;
use chainrule::network::{GradientCheck, Network, Sample, TwoLayer};

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
    let report = judged(slip, f);
    [0, 1].map(|m| report.failures().filter(|wrong| wrong.layer == m).count())
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

/// Symptom: none to see at first, for the loss falls; and the slopes of how many
/// weights of the hidden and of the output layer are wrong.
#[test]
fn eq_24_slips_are_caught_though_the_loss_falls() {
    for (slip, f, wrong) in [
        (&slips::EQ_24_AS_PRINTED, Sigmoid, [16, 0]),
        (&slips::UPDATED_TOO_EARLY, Sigmoid, [16, 0]), // (12) and (21) say "at t"
        (&slips::MISSING_SLOPE, Sigmoid, [16, 0]),     // the hidden steps are too long
        (&slips::SLOPE_OF_SIGNAL, Sigmoid, [16, 20]),  // f′ wants p
        (&slips::UNTRANSPOSED, Sigmoid, [16, 0]),      // the table is square
        (&slips::SILU_WITHOUT_X, Silu, [16, 20]),
        (&slips::DROPPED_BIAS, Sigmoid, [4, 4]), // the biases never move
    ] {
        let (before, after) = descent(slip, f, 200);
        assert!(after < before, "{before} to {after}");
        assert_eq!(wrong_slopes(slip, f), wrong);
    }
    for wrong in judged(&slips::EQ_24_AS_PRINTED, Sigmoid).failures() {
        assert_close(wrong.check.claim, -wrong.check.estimate, 1e-6);
    }
    let report = judged(&slips::DROPPED_BIAS, Sigmoid);
    assert!(
        report
            .failures()
            .all(|wrong| wrong.is_bias && wrong.check.claim == 0.0)
    );
}

/// The worked example G1, with L_j of the new output weights.
#[test]
fn eq_21_updating_the_output_first_goes_elsewhere() {
    let w2 = Matrix::from([[G1.next2[0]], [G1.next2[1]]]);
    let (a, s2, p2) = ([0.01].into(), [G1.s2].into(), [G1.p2].into());
    let late = [0, 1].map(|j| hidden_error(&a, &s2, Sigmoid, &p2, &w2, j));
    let expected = [0.051_806_717_679_385_037, 0.058_886_574_839_531_75];
    assert_all_close(&late, &expected, TIGHT);
    let wrong_w11 = 0.15 - DELTA * late[0] * 0.05 * G1.slope1[0];
    assert_close(wrong_w11, 0.149_676_269_223_711_05, TIGHT);
}

/// On the way forward no gradient check can see it: a network with its tables the
/// other way round is a network too. The worked example can.
#[test]
fn eq_07_untransposed_weights_pass_the_check() {
    let turned = TwoLayer::new(Sigmoid, Matrix::from(W1).transpose(), W2.into()).unwrap();
    let report = turned.as_network().check_gradient(&[sample()]).unwrap();
    assert!(report.all_pass(), "{report}");
    assert_close(turned.loss(&[sample()]), 0.177_923_984_692_547_92, TIGHT);
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

/// 0.9858 for 1.0908 at x = 2.
#[test]
fn eq_04_silu_slope_without_its_x_is_caught() {
    let wrong = (slips::SILU_WITHOUT_X.slope1)(Silu, 2.0, silu(2.0));
    assert_close(wrong, 0.985_790_663, 1e-9);
    assert_close(silu_slope(2.0), 1.090_784_249, 1e-9);
    assert_eq!(check(silu, 2.0, wrong).verdict, Verdict::Fail);
}

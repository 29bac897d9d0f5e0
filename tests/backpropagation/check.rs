//! The gradient check: it passes what is right, names what is wrong, and says
//! when it cannot tell.

use super::{doubtful, network, samples, xor};
use chainrule::Matrix;
use chainrule::activation::Activation::{self, Identity, Relu, Sigmoid, Silu, Step};
use chainrule::finite_difference::{Doubt, Verdict};
use chainrule::network::{Layer, Network, Sample, Training};

#[test]
fn passes_every_activation_at_every_depth_and_batch() {
    for f in Activation::ALL {
        for widths in [&[3, 2][..], &[2, 4, 1], &[2, 3, 3, 2], &[1, 5, 2, 4, 3]] {
            let network = network(widths, f, 31);
            for n in [1, 12] {
                let report = network.check_gradient(&samples(&network, n, 32)).unwrap();
                assert_eq!(report.failures().count(), 0, "{f}: {report}");
                let weights: usize = widths.windows(2).map(|w| (w[0] + 1) * w[1]).sum();
                assert_eq!(report.weights.len(), weights, "every weight and every bias");
            }
        }
    }
}

#[test]
fn passes_at_the_start_and_after_training() {
    for f in [Sigmoid, Silu, Relu] {
        let mut network = network(&[2, 4, 1], f, 33);
        let before = network.check_gradient(&xor()).unwrap();
        network.train(&xor(), &mut Training::new(0.1, 200)).unwrap();
        let after = network.check_gradient(&xor()).unwrap();
        for report in [before, after] {
            assert_eq!(report.failures().count(), 0, "{report}");
            assert!(f == Relu || report.all_pass(), "{report}");
        }
    }
}

#[test]
fn names_the_weight_and_the_bias_that_are_wrong() {
    let network = network(&[2, 3, 2], Silu, 34);
    let samples = samples(&network, 3, 35);
    let mut claim = network.gradient(&samples);
    assert!(network.check_claim(&samples, &claim).all_pass());
    claim[0][(1, 2)] *= 1.001;
    claim[1][(3, 1)] = 0.0;
    let report = network.check_claim(&samples, &claim);
    let wrong: Vec<_> = report.failures().collect();
    let wrong: Vec<_> = wrong
        .iter()
        .map(|w| (w.layer, w.i, w.j, w.is_bias))
        .collect();
    assert_eq!(wrong, [(0, 1, 2, false), (1, 3, 1, true)]);
    let words = report.to_string();
    let gradient = format!(
        "layer 0, weight (1, 2): gradient {:.9e}, finite",
        claim[0][(1, 2)]
    );
    for said in [
        "17 weights and biases: 15 PASS, 2 FAIL\n",
        &gradient,
        "layer 1, bias of neuron 1: gradient 0.000000000e0, finite",
    ] {
        assert!(words.contains(said), "{words}");
    }
    assert_eq!(words.lines().count(), 1 + 2);
    assert_eq!(format!("{report:#}").lines().count(), 1 + 17);
    let one = Network::new(vec![Layer::new(Identity, [[2.0]].into())]).unwrap();
    let report = one.check_gradient(&[Sample::new([1.0], [0.0])]).unwrap();
    assert_eq!(report.to_string(), "1 weight: 1 PASS");
    let two = Network::new(vec![Layer::new(Identity, [[2.0, 3.0]].into())]).unwrap();
    let report = two.check_gradient(&[Sample::new([1.0], [0.0, 0.0])]);
    assert_eq!(report.unwrap().to_string(), "2 weights: 2 PASS");
}

/// One neuron whose p lies close to its corner, or at it.
fn at_the_corner(p: f64, f: Activation) -> (Network, [Sample; 2]) {
    let hidden = Layer::with_bias(f, &[0.5, p].into(), &[[1.0, 1.0]].into());
    let output = Layer::new(Identity, Matrix::from([[2.0], [3.0]]));
    let samples = [Sample::new([1.0], [0.0]), Sample::new([0.0], [2.0])];
    (Network::new(vec![hidden, output]).unwrap(), samples)
}

#[test]
fn a_corner_in_the_way_is_inconclusive() {
    for (f, p) in [(Relu, 0.0), (Relu, 1e-15), (Relu, -1e-15), (Step, 0.0)] {
        let (network, samples) = at_the_corner(p, f);
        let report = network.check_gradient(&samples).unwrap();
        assert_eq!(report.failures().count(), 0, "{report}");
        let doubtful: Vec<_> = doubtful(&report).collect();
        assert_eq!(doubtful.len(), 1, "{report}");
        assert!((doubtful[0].layer, doubtful[0].j) == (0, 1) && doubtful[0].is_bias);
        let doubt = doubtful[0].check.verdict;
        match f {
            Relu => assert!(matches!(doubt, Verdict::Inconclusive(Doubt::Kink { .. }))),
            _ => assert!(matches!(doubt, Verdict::Inconclusive(Doubt::Jump { .. }))),
        }
    }
}

#[test]
fn beside_a_corner_a_weight_is_judged() {
    for (f, p) in [
        (Relu, 1e-7),
        (Relu, -1e-7),
        (Relu, 0.1),
        (Step, 1e-3),
        (Step, -0.1),
    ] {
        let (network, samples) = at_the_corner(p, f);
        let report = network.check_gradient(&samples).unwrap();
        assert!(report.all_pass(), "{f} at {p}: {report}");
        let mut claim = network.gradient(&samples);
        claim[0][(1, 1)] += 1.0;
        let report = network.check_claim(&samples, &claim);
        assert_eq!(report.failures().count(), 1, "{f} at {p}: {report}");
    }
}

/// A corner where p stays 0 whatever the weight is, is no crossing.
#[test]
fn a_weight_without_a_signal_is_judged() {
    let hidden = Layer::new(Relu, Matrix::from([[1.0], [2.0]]));
    let network = Network::new(vec![hidden]).unwrap();
    let report = network
        .check_gradient(&[Sample::new([0.0, 0.0], [1.0])])
        .unwrap();
    assert!(report.all_pass(), "{report}");
}

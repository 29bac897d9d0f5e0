//! What the text says in words, run: what holds, and where it stops holding.

use super::common::{assert_close, assert_close_to};
use super::{network, samples, xor};
use chainrule::activation::Activation::{self, Identity, Relu, Sigmoid, Step};
use chainrule::network::{Layer, Network, Sample, Training};
use chainrule::{Matrix, Vector};

/// Section 2: "no matter how deep", a network of identities is one matrix.
#[test]
fn an_identity_network_collapses_into_one_matrix() {
    let network = network(&[4, 6, 3, 5, 2], Identity, 71);
    // Biases folded in, every layer but the last also hands on the constant 1.
    let tables = network.layers().iter().map(|layer| {
        let w = layer.weights();
        let (n, m) = (layer.inputs(), layer.outputs());
        Matrix::from_fn(n + 1, m + 1, |i, j| match (i == n, j == m) {
            (_, false) => w[(i, j)],
            (last, true) => f64::from(u8::from(last)),
        })
    });
    let whole = tables.reduce(|before, after| before * after).unwrap();
    for sample in samples(&network, 10, 72) {
        let with_one: Vector = sample.input.iter().copied().chain([1.0]).collect();
        let (deep, flat) = (network.forward(&sample.input), &with_one * &whole);
        for k in 0..2 {
            assert_close_to(deep[k], flat[k], 1e-13);
        }
    }
}

/// With a bend in it, it does not: f(−s) = −f(s) would follow without biases.
#[test]
fn a_bent_network_does_not_collapse() {
    let w = |i: usize, j: usize| (1 + i) as f64 - 1.5 * j as f64;
    let layers = [(3, 4), (4, 2)].map(|(n, m)| Layer::new(Relu, Matrix::from_fn(n, m, w)));
    let network = Network::new(layers.into()).unwrap();
    let s = Vector::from([0.4, -0.2, 0.7]);
    let there_and_back = &network.forward(&s) + &network.forward(&-&s);
    assert!(there_and_back.iter().any(|x| x.abs() > 0.1));
}

/// Section 2 sees no point in the middle layers of an identity network. They
/// have one effect: a narrow layer limits which matrices the whole can be.
/// Through a single neuron it has rank 1, so all its 2×2 minors vanish.
#[test]
fn a_narrow_identity_layer_still_limits_the_rank() {
    let w1 = Matrix::from([[0.3], [-1.2], [0.8]]);
    let whole = &w1 * &Matrix::from([[0.5, -0.7, 1.1]]);
    for (i, j) in [(0, 1), (0, 2), (1, 2)] {
        for (k, l) in [(0, 1), (0, 2), (1, 2)] {
            let minor = whole[(i, k)] * whole[(j, l)] - whole[(i, l)] * whole[(j, k)];
            assert_close_to(minor, 0.0, 1e-15);
        }
    }
}

/// Section 2: the step had to go because it gives nothing to learn from.
#[test]
fn eq_01_a_network_of_steps_does_not_move() {
    let start = network(&[2, 4, 1], Step, 73);
    let gradient = start.gradient(&xor());
    assert!(gradient.iter().all(|w| *w == w.map(|_| 0.0)));
    let mut network = start.clone();
    let losses = network.train(&xor(), &mut Training::new(5.0, 50)).unwrap();
    assert_eq!(network, start);
    assert!(losses.iter().all(|loss| *loss == losses[0] && *loss > 0.0));
}

/// A chain of single σ neurons without biases, all with the weight w.
fn chain(w: f64, bias: f64, depth: usize) -> Network {
    let layer = || Layer::with_bias(Sigmoid, &[bias].into(), &[[w]].into());
    Network::new((0..depth).map(|_| layer()).collect()).unwrap()
}

/// ∂L/∂p of every layer: the slope along its bias, whose signal is 1.
fn errors(network: &Network, sample: Sample) -> Vec<f64> {
    network
        .gradient(&[sample])
        .iter()
        .map(|table| table[(1, 0)].abs())
        .collect()
}

/// Section 2, vanishing gradient: σ′ is at most ¼, so with |w| ≤ 1 each layer
/// further back has at most a quarter of the slope.
#[test]
fn in_a_chain_of_sigmoids_the_slope_shrinks_fourfold_a_layer() {
    for w in [-1.0, -0.5, 0.3, 1.0] {
        for bias in [-2.0, 0.0, 0.7] {
            let errors = errors(&chain(w, bias, 10), Sample::new([0.9], [1.0]));
            for m in 1..10 {
                assert!(
                    errors[m] > 0.0 && errors[m - 1] <= errors[m] / 4.0,
                    "w = {w}: {errors:?}"
                );
            }
        }
    }
}

/// It is a matter of the weights, not of σ alone: w = 8 and b = −4 keep every
/// neuron at s = ½, where σ′ = ¼, and the slope doubles.
#[test]
fn with_large_weights_the_slope_of_a_chain_grows() {
    let network = chain(8.0, -4.0, 10);
    assert!(network.trace(&[0.5].into()).s.iter().all(|s| s[0] == 0.5));
    let errors = errors(&network, Sample::new([0.5], [1.0]));
    for m in 1..10 {
        assert_close(errors[m - 1], 2.0 * errors[m], 1e-13);
    }
}

/// Hidden neurons that start equal get equal slopes and stay equal: they count
/// as one neuron, which cannot do the exclusive or.
#[test]
fn equal_weights_stay_equal() {
    let mut network = network(&[2, 3, 1], Sigmoid, 74);
    let (hidden, output) = (Vector::from([0.3, -0.4, 0.1]), 0.6);
    let w1 = Matrix::from_fn(3, 3, |i, _| hidden[i]);
    network.set_weights(0, w1).unwrap();
    let w2 = Matrix::from_fn(4, 1, |_, _| output);
    network.set_weights(1, w2).unwrap();
    let report = network.check_gradient(&xor()).unwrap();
    assert!(report.all_pass(), "no gradient check sees it: {report}");
    let losses = network
        .train(&xor(), &mut Training::new(1.0, 2000))
        .unwrap();
    let w = network.layers()[0].weights();
    for i in 0..3 {
        assert_eq!(w.row(i)[0], w.row(i)[1]);
        assert_eq!(w.row(i)[0], w.row(i)[2]);
        assert_ne!(w.row(i)[0], hidden[i], "they did move");
    }
    assert!(losses[1999] > 0.3, "one neuron is not enough: {losses:?}");
}

/// The outputs of one step neuron with these weights for the four inputs.
fn one_layer(w_0: f64, w_1: f64, w_2: f64) -> [f64; 4] {
    let layer = Layer::with_bias(Step, &[w_0].into(), &[[w_1], [w_2]].into());
    let network = Network::new(vec![layer]).unwrap();
    xor().map(|sample| network.forward(&sample.input)[0])
}

/// Why the first perceptron stalled: one layer of steps cannot do the exclusive
/// or. It would need w_0 ≤ 0, w_0 + w_1 > 0, w_0 + w_2 > 0 and
/// w_0 + w_1 + w_2 ≤ 0; the middle two add up against the outer two.
#[test]
fn eq_01_one_layer_of_steps_cannot_do_xor() {
    let grid = || (-12..=12).map(|i| f64::from(i) / 4.0);
    let mut found = std::collections::BTreeSet::new();
    for w_0 in grid() {
        for w_1 in grid() {
            for w_2 in grid() {
                found.insert(one_layer(w_0, w_1, w_2).map(|s| s as u8));
            }
        }
    }
    let (xor, and, or) = ([0, 1, 1, 0], [0, 0, 0, 1], [0, 1, 1, 1]);
    assert!(found.contains(&and) && found.contains(&or));
    assert!(!found.contains(&xor) && !found.contains(&[1, 0, 0, 1]));
    assert_eq!(found.len(), 14, "all other tables of two inputs can be had");
}

/// Two layers of steps can: (s_1 or s_2) and not (s_1 and s_2).
#[test]
fn eq_01_two_layers_of_steps_can_do_xor() {
    let hidden = Layer::with_bias(Step, &[-0.5, -1.5].into(), &[[1.0, 1.0], [1.0, 1.0]].into());
    let output = Layer::with_bias(Step, &[-0.5].into(), &[[1.0], [-1.0]].into());
    let network = Network::new(vec![hidden, output]).unwrap();
    for sample in xor() {
        assert_eq!(network.forward(&sample.input), sample.target);
    }
}

/// Section 2 says of σ that its range keeps a network from some functions. It
/// is the output that is stuck between 0 and 1, not the hidden neurons.
#[test]
fn only_a_sigmoid_output_is_stuck_between_0_and_1() {
    let hidden = || Layer::with_bias(Sigmoid, &[0.0].into(), &[[1.0]].into());
    let with_output = |f: Activation| {
        let output = Layer::with_bias(f, &[0.0].into(), &[[5.0]].into());
        Network::new(vec![hidden(), output]).unwrap()
    };
    let s = Vector::from([2.0]);
    let output = with_output(Identity).forward(&s)[0];
    assert_close(output, 4.403_985_389_89, 1e-11);
    let mut squashed = with_output(Sigmoid);
    let wanted = [Sample::new([2.0], [2.0])];
    let losses = squashed
        .train(&wanted, &mut Training::new(1.0, 3000))
        .unwrap();
    let reached = losses.iter().any(|loss| *loss <= 0.5);
    assert!(!reached, "½ (2 − 1)² is never reached");
    assert_close(losses[2999], 0.5, 0.01);
}

//! Three witnesses for every gradient: backpropagation as written by hand, the
//! symbolic derivative of the whole loss, and finite differences of the loss;
//! and `TwoLayer` and `Network`, which must agree.

use super::common::{assert_close, assert_close_to};
use super::goldens::{DELTA, G1, G2, TIGHT, assert_all_close, biased, plain, sample};
use super::{doubtful, network, samples};
use chainrule::activation::Activation::{self, Sigmoid, Silu};
use chainrule::calculus::{Expr, Graph, Plan};
use chainrule::network::{Layer, Network, Sample, TwoLayer};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};

/// The loss of one sample as an expression of all weights, with their values.
fn symbolic_loss<'g>(
    graph: &'g Graph,
    network: &Network,
    sample: &Sample,
) -> (Expr<'g>, Vec<Expr<'g>>, Vec<f64>) {
    let (mut weights, mut values) = (Vec::new(), Vec::new());
    let mut s: Vec<Expr> = sample.input.iter().map(|x| graph.number(*x)).collect();
    for (m, layer) in network.layers().iter().enumerate() {
        if layer.has_bias() {
            s.push(graph.number(1));
        }
        let w = layer.weights();
        let mut next = Vec::new();
        for j in 0..layer.outputs() {
            let mut p = graph.number(0);
            for (i, s_i) in s.iter().enumerate() {
                let w_ij = graph.variable(&format!("w{m}_{i}_{j}"));
                p += w_ij * *s_i;
                weights.push(w_ij);
                values.push(w[(i, j)]);
            }
            next.push(match layer.activation() {
                Sigmoid => p.sigmoid(),
                Silu => p.silu(),
                other => panic!("{other} is not needed here"),
            });
        }
        s = next;
    }
    let mut loss = graph.number(0);
    for (a_k, s_k) in sample.target.iter().zip(s) {
        let error = graph.number(*a_k) - s_k;
        loss += error * error / 2;
    }
    (loss, weights, values)
}

/// All entries of a gradient in the order of [`symbolic_loss`]: neuron by neuron.
fn neuron_by_neuron(gradient: &[Matrix]) -> Vec<f64> {
    gradient
        .iter()
        .flat_map(|table| table.transpose().as_slice().to_vec())
        .collect()
}

fn assert_symbolic_gradient(network: &Network, sample: &Sample) {
    let graph = Graph::new();
    let (loss, weights, values) = symbolic_loss(&graph, network, sample);
    let mut outputs = loss.gradient(&weights);
    outputs.push(loss);
    let mut plan = Plan::new(&outputs);
    let names: Vec<String> = weights.iter().map(ToString::to_string).collect();
    let value = |name: &str| values[names.iter().position(|n| n == name).unwrap()];
    let in_order: Vec<f64> = plan.variables().into_iter().map(value).collect();
    let symbolic = plan.evaluate(&in_order).unwrap();
    let by_hand = neuron_by_neuron(&network.gradient(std::slice::from_ref(sample)));
    let (loss, gradient) = symbolic.split_last().unwrap();
    assert_close(network.loss(std::slice::from_ref(sample)), *loss, 1e-14);
    assert_all_close(&by_hand, gradient, 1e-12);
}

/// With biases, or the same network without its bias rows.
fn with_and_without_bias(network: Network) -> [Network; 2] {
    let layers = network.layers().iter().map(|layer| {
        let w = layer.weights();
        let plain = Matrix::from_fn(layer.inputs(), layer.outputs(), |i, j| w[(i, j)]);
        Layer::new(layer.activation(), plain)
    });
    let plain = Network::new(layers.collect()).unwrap();
    [network, plain]
}

#[test]
fn eq_27_symbolic_derivative_agrees_for_every_weight() {
    for widths in [&[2, 2, 1], &[4, 8, 3]] {
        for f in [Sigmoid, Silu] {
            for network in with_and_without_bias(network(widths, f, 11)) {
                for sample in samples(&network, 3, 12) {
                    assert_symbolic_gradient(&network, &sample);
                }
            }
        }
    }
}

/// At depth four too, and where each layer's slope is that of its own f.
#[test]
fn eq_24_symbolic_derivative_agrees_at_any_depth() {
    let mixed = Network::random(&[3, 4, 2, 2], &[Silu, Sigmoid, Silu], &mut Rng::new(23));
    for network in [network(&[3, 4, 2, 3, 2], Silu, 15), mixed.unwrap()] {
        for sample in samples(&network, 2, 24) {
            assert_symbolic_gradient(&network, &sample);
        }
    }
}

#[test]
fn eq_27_finite_differences_agree_for_every_weight() {
    for widths in [&[2, 2, 1][..], &[4, 8, 3], &[3], &[2, 5, 1, 4, 2]] {
        let widths = [&[3], widths].concat();
        for f in [Sigmoid, Silu, Activation::Identity] {
            for network in with_and_without_bias(network(&widths, f, 17)) {
                for n in [1, 12] {
                    let report = network.check_gradient(&samples(&network, n, 18)).unwrap();
                    assert_eq!(report.failures().count(), 0, "{report}");
                    let few = doubtful(&report).count() * 20 <= report.weights.len();
                    assert!(few, "{report}");
                }
            }
        }
    }
}

#[test]
fn eq_27_worked_examples_hold_for_the_network_of_any_depth() {
    for (golden, two) in [(G1, plain()), (G2, biased())] {
        let mut network = two.as_network().clone();
        let trace = network.trace(&sample().input);
        assert_all_close(trace.p[0].as_slice(), &golden.p1, TIGHT);
        assert_all_close(&trace.s[1].as_slice()[..2], &golden.s1, TIGHT);
        assert_all_close(trace.p[1].as_slice(), &[golden.p2], TIGHT);
        assert_all_close(trace.s[2].as_slice(), &[golden.s2], TIGHT);
        assert_close(network.loss(&[sample()]), golden.loss, TIGHT);
        let gradient = network.gradient(&[sample()]);
        assert_all_close(gradient[0].as_slice(), &golden.gradient1.concat(), TIGHT);
        assert_all_close(gradient[1].as_slice(), golden.gradient2, TIGHT);
        network.update(DELTA, &gradient);
        assert_close(network.loss(&[sample()]), golden.loss_after, TIGHT);
    }
}

/// A random network of two layers, as text and as `Network`.
fn pair(widths: [usize; 3], f: Activation, bias: bool, rng: &mut Rng) -> (TwoLayer, Network) {
    let [n1, n2, n3] = widths;
    let mut random = |m, n| Matrix::from_fn(m, n, |_, _| rng.uniform(-2.0, 2.0));
    let (w1, w2) = (random(n1, n2), random(n2, n3));
    let mut row = |n| Vector::from_fn(n, |_| random(1, 1)[(0, 0)]);
    let two = match bias {
        true => TwoLayer::with_bias(f, (row(n2), w1), (row(n3), w2)),
        false => TwoLayer::new(f, w1, w2),
    };
    let two = two.unwrap();
    let network = two.as_network().clone();
    (two, network)
}

/// From one `Rng` both begin alike.
#[test]
fn random_networks_of_two_layers_are_the_same() {
    let two = TwoLayer::random(Silu, [3, 5, 2], &mut Rng::new(25)).unwrap();
    let network = Network::random(&[3, 5, 2], &[Silu; 2], &mut Rng::new(25)).unwrap();
    assert_eq!(two.as_network(), &network);
    assert_eq!((network.inputs(), network.outputs()), (3, 2));
}

/// Of variance 1/inputs, and twice that where f lets half through; biases are 0.
#[test]
fn random_weights_keep_the_size_of_the_signals() {
    use Activation::{Relu, Tanh};
    for (f, gain) in [(Sigmoid, 1.0), (Tanh, 1.0), (Relu, 2.0), (Silu, 2.0)] {
        let layer = Layer::random(50, 200, f, &mut Rng::new(27));
        let (w, biases) = layer.weights().as_slice().split_at(50 * 200);
        let variance = w.iter().map(|w| w * w).sum::<f64>() / 1e4;
        assert_close(variance, gain / 50.0, 0.05);
        assert_eq!(biases, [0.0; 200]);
    }
}

#[test]
fn weights_that_are_set_are_in_their_places() {
    let mut rng = Rng::new(26);
    // All tables 3×2, so that their shapes would not tell them apart.
    let [(mut two, mut network), (other, _)] =
        [(); 2].map(|()| pair([2, 2, 2], Silu, true, &mut rng));
    assert_ne!(two, other);
    network.set_weights(0, other.w1().clone()).unwrap();
    network.set_weights(1, other.w2().clone()).unwrap();
    two.set_weights(other.w1().clone(), other.w2().clone())
        .unwrap();
    assert_eq!(two, other);
    assert_eq!(&network, other.as_network());
}

/// The same sums in the same order, so the same bits; the products of a
/// gradient are bracketed differently, so there the last bit may differ.
#[test]
fn two_layers_give_what_the_text_gives() {
    let mut rng = Rng::new(19);
    for widths in [[1, 1, 1], [2, 3, 1], [4, 8, 3], [9, 5, 7]] {
        for f in Activation::ALL {
            for bias in [false, true] {
                let (two, network) = pair(widths, f, bias, &mut rng);
                for sample in samples(&network, 4, 20) {
                    let text = two.signals(&sample.input);
                    let trace = network.trace(&sample.input);
                    assert_eq!(trace.p, [text.p1, text.p2]);
                    assert_eq!(trace.s, [text.s, text.s1, text.s2.clone()]);
                    assert_eq!(network.forward(&sample.input), text.s2);
                    let one = std::slice::from_ref(&sample);
                    assert_eq!(network.loss(one), two.loss(one));
                    assert_same_gradient(&two, &network, &sample);
                }
            }
        }
    }
}

/// Within 1e-13 of the sum of the terms' absolute values.
fn assert_same_gradient(two: &TwoLayer, network: &Network, sample: &Sample) {
    let text = two.gradient(sample);
    let deep = network.gradient(std::slice::from_ref(sample));
    let x = two.signals(&sample.input);
    let f = two.activation();
    let routes = |j: usize| -> f64 {
        let a = &sample.target;
        let route = |k| (a[k] - x.s2[k]) * f.derivative(x.p2[k]) * two.w2()[(j, k)];
        (0..a.len()).map(|k| f64::abs(route(k))).sum()
    };
    for j in 0..x.p1.len() {
        for i in 0..x.s.len() {
            let scale = routes(j) * x.s[i].abs() * f.derivative(x.p1[j]).abs();
            assert_close_to(deep[0][(i, j)], text.w1[(i, j)], 1e-13 * scale);
        }
    }
    assert_all_close(deep[1].as_slice(), text.w2.as_slice(), 1e-13);
}

//! The numbers of the worked network: one chain of Equation 13, and one pass
//! forward and one backward.

use crate::picture::draw;
use crate::svg::Svg;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::backprop::*;
use chainrule::network::{Sample, TwoLayer};
use chainrule::{Matrix, Vector};

/// The network and the sample of pages 4 to 6.
fn worked() -> (TwoLayer, Sample) {
    let w1 = Matrix::from([[0.15, 0.25], [0.20, 0.30]]);
    let w2 = Matrix::from([[0.40], [0.45]]);
    let (w01, w02) = (Vector::from([0.35, 0.35]), Vector::from([0.60]));
    let network = TwoLayer::with_bias(Sigmoid, (w01, w1), (w02, w2)).expect("tables that fit");
    (network, Sample::new([0.05, 0.10], [0.01]))
}

/// From a weight of the output to the loss, one link at a time.
pub(crate) fn chain(svg: &mut Svg) {
    let (network, sample) = worked();
    let x = network.signals(&sample.input);
    let (w, p, s) = (network.w2()[(0, 0)], x.p2[0], x.s2[0]);
    let moves = output_sum_by_weight(&x.s1, 0);
    let (f, wrong) = (Sigmoid.derivative(p), loss_by_output(sample.target[0], s));
    let (loss, product) = (network.loss(&[sample]), moves * f * wrong);
    let names = "w p s L ∂p/∂w ∂s/∂p ∂L/∂s ∂L/∂w";
    let values = [w, p, s, loss, moves, f, wrong, product];
    draw(svg, "chain", &[(names, &values, 4)]);
}

/// One pass forward and one backward, drawn on the network with its numbers.
pub(crate) fn backward_pass(svg: &mut Svg) {
    let (network, sample) = worked();
    let (x, gradient) = (network.signals(&sample.input), network.gradient(&sample));
    let (a, p, s) = (&sample.target, x.p2[0], x.s2[0]);
    let slope = loss_by_output(a[0], s);
    let before_f = slope * Sigmoid.derivative(p);
    let l = [0, 1].map(|j| hidden_error(a, &x.s2, Sigmoid, &x.p2, network.w2(), j));
    let e = [0, 1].map(|j| l[j] * Sigmoid.derivative(x.p1[j]));
    let (hidden, output) = ("w_11 w_12 w_21 w_22 w_01 w_02", "w_1 w_2 w_0");
    let slopes = [hidden, output].map(|names| names.replace('w', "∂w"));
    let numbers: [(&str, &[f64], usize); 11] = [
        (hidden, network.w1().as_slice(), 2),
        (output, network.w2().as_slice(), 2),
        (&slopes[0], gradient.w1.as_slice(), 5),
        (&slopes[1], gradient.w2.as_slice(), 5),
        ("s_1 s_2", sample.input.as_slice(), 2),
        ("p_1 p_2", x.p1.as_slice(), 4),
        ("s_11 s_12", x.s1.as_slice(), 4),
        ("L_1 L_2", &l, 4),
        ("e_1 e_2", &e, 4),
        ("p s L ∂L/∂s e", &[p, s, loss(a, &x.s2), slope, before_f], 4),
        ("A", a.as_slice(), 2),
    ];
    draw(svg, "backward-pass", &numbers);
}

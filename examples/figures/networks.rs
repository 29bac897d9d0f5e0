//! Networks: Figures 7 and 8 of the text, one chain of Equation 13, and the two
//! routes of Equation 22.

use crate::nodes::{arrow, line, node, tag};
use crate::plot::svg::Svg;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::backprop::{loss_by_output, output_sum_by_weight};
use chainrule::network::{Sample, TwoLayer};
use chainrule::{Matrix, Vector};

const ROWS: [f64; 3] = [140.0, 222.0, 304.0];

pub(crate) fn without_bias() -> String {
    let mut svg = Svg::new(
        490.0,
        "Figure 7. A feed-forward network",
        "Three input signals, three hidden neurons and one output. Every input sends its signal \
         along a weight to every hidden neuron, and every hidden neuron to the output. The weight \
         from input 1 to hidden neuron 2 is w_12 of layer 1. Equations 5 and 6.",
    );
    let sums = [
        "$s_j^(1) = f (Σ_i w_{ij}^(1) s_i)$\u{2003}(5)",
        "$s_k^(2) = f (Σ_j w_{jk}^(2) s_j^(1))$\u{2003}(6)",
    ];
    network(&mut svg, 372.0, sums);
    svg.finish()
}

pub(crate) fn with_bias() -> String {
    let mut svg = Svg::new(
        572.0,
        "Figure 8. The same network with biases",
        "The network of Figure 7 with one more input and one more hidden node, both fixed at 1. \
         Weights w_0j and w_0k lead from them to the next layer; nothing leads into them. \
         Equations 8 to 10.",
    );
    let ones = [(70.0, 386.0), (300.0, 386.0)];
    for y in ROWS {
        arrow(&mut svg, "red", ones[0], (300.0, y));
    }
    arrow(&mut svg, "red", ones[1], (530.0, ROWS[1]));
    for one in ones {
        node(&mut svg, "red", one, "$1$", "");
    }
    let sums = [
        "$s_j^(1) = f (w_{0j}^(1) + Σ_i w_{ij}^(1) s_i)$\u{2002}(8)",
        "$s_k^(2) = f (w_{0k}^(2) + Σ_j w_{jk}^(2) s_j^(1))$\u{2002}(9)",
    ];
    network(&mut svg, 454.0, sums);
    tag(
        &mut svg,
        "red",
        (ones[0], (300.0, ROWS[2])),
        (0.5, 48.0),
        "$w_{0j}^(1)$",
    );
    tag(
        &mut svg,
        "red",
        (ones[1], (530.0, ROWS[1])),
        (0.45, 48.0),
        "$w_{0k}^(2)$",
    );
    svg.finish()
}

/// The network, with its names from `foot` on.
fn network(svg: &mut Svg, foot: f64, sums: [&str; 2]) {
    let at = |layer: usize, y: f64| ([70.0, 300.0, 530.0][layer], y);
    for i in ROWS {
        for j in ROWS {
            arrow(svg, "faint thin", at(0, i), at(1, j));
        }
        arrow(svg, "faint thin", at(1, i), at(2, ROWS[1]));
    }
    // One weight of each layer, to show which index is which.
    for (from, to, part, name) in [
        (at(0, ROWS[0]), at(1, ROWS[1]), 0.36, "$w_{12}^(1)$"),
        (at(1, ROWS[2]), at(2, ROWS[1]), 0.42, "$w_{31}^(2)$"),
    ] {
        arrow(svg, "blue", from, to);
        tag(svg, "blue", (from, to), (part, 48.0), name);
    }
    for (n, y) in ROWS.into_iter().enumerate() {
        node(svg, "ink", at(0, y), &format!("$s_{}$", n + 1), "");
        node(svg, "ink", at(1, y), &format!("$s_{}^(1)$", n + 1), "");
    }
    node(svg, "ink", at(2, ROWS[1]), "$s_1^(2)$", "");
    svg.texts(
        "70 80 mid: input
         300 80 mid: hidden layer
         530 80 mid: output
         185 108 mid: $w_{ij}^(1)$
         415 108 mid: $w_{jk}^(2)$",
    );
    let [hidden, output] = sums;
    let [ranges, first, second] = [25.0, 62.0, 94.0].map(|down| foot + down);
    svg.texts(&format!(
        "70 {foot} mid: $s_i$
         300 {foot} mid: $s_j^(1)$
         530 {foot} mid: $s_k^(2)$
         70 {ranges} mid faint small: $i$ = 1, …, $n$(1)
         300 {ranges} mid faint small: $j$ = 1, …, $n$(2)
         530 {ranges} mid faint small: $k$ = 1, …, $n$(3)
         300 {first} mid: {hidden}
         300 {second} mid: {output}"
    ));
}

/// The network and the sample of pages 4 to 6.
pub(crate) fn worked() -> (TwoLayer, Sample) {
    let w1 = Matrix::from([[0.15, 0.25], [0.20, 0.30]]);
    let w2 = Matrix::from([[0.40], [0.45]]);
    let (w01, w02) = (Vector::from([0.35, 0.35]), Vector::from([0.60]));
    let network = TwoLayer::with_bias(Sigmoid, (w01, w1), (w02, w2)).expect("tables that fit");
    (network, Sample::new([0.05, 0.10], [0.01]))
}

/// From a weight of the output to the loss, one link at a time.
pub(crate) fn chain() -> String {
    let (network, sample) = worked();
    let signals = network.signals(&sample.input);
    let slopes = [
        output_sum_by_weight(&signals.s1, 0),
        Sigmoid.derivative(signals.p2[0]),
        loss_by_output(sample.target[0], signals.s2[0]),
    ];
    let numbers = [
        network.w2()[(0, 0)],
        signals.p2[0],
        signals.s2[0],
        network.loss(&[sample]),
    ];
    let mut svg = Svg::new(
        290.0,
        "One chain: weight, sum, signal, loss",
        "Four nodes in a row, the weight w, the sum p, the signal s and the loss L, with the slope of \
         each by the one before it on the arrow between them. Their product is the slope of the \
         loss along the weight.",
    );
    let x = |n: usize| 60.0 + 160.0 * n as f64;
    for (n, name) in ["$w_{jk}^(2)$", "$p_k^(2)$", "$s_k^(2)$", "$L$"]
        .into_iter()
        .enumerate()
    {
        node(
            &mut svg,
            "ink",
            (x(n), 120.0),
            name,
            &format!("{:.4}", numbers[n]),
        );
    }
    for (n, (ratio, slope, equation)) in [
        ("$∂p$/$∂w$", "$s_j^(1)$", "(16)"),
        ("$∂s$/$∂p$", "$f$′($p$)", "(15)"),
        ("$∂L$/$∂s$", "$s − A$", "(13)"),
    ]
    .into_iter()
    .enumerate()
    {
        let middle = (x(n) + x(n + 1)) / 2.0;
        arrow(&mut svg, "red", (x(n), 120.0), (x(n + 1), 120.0));
        svg.texts(&format!(
            "{middle} 78 mid: {ratio}
             {middle} 106 mid red: {slope}
             {middle} 144 mid red small: {:.4}
             {middle} 166 mid faint small: {equation}",
            slopes[n]
        ));
    }
    let [moves, f, wrong] = slopes;
    svg.texts(&format!(
        "300 222 mid: $∂L$/$∂w$ is their product, $s_j^(1) f$′($p_k^(2)$) ($s_k^(2) − A_k$):
         300 254 mid red: {moves:.4} × {f:.4} × {wrong:.4} = {:.4}",
        moves * f * wrong
    ));
    svg.finish()
}

/// One hidden neuron and two outputs: the slopes of two routes add.
pub(crate) fn routes() -> String {
    let mut svg = Svg::new(
        345.0,
        "Two routes to the loss, and their slopes add",
        "One input, one hidden neuron, two outputs, f(x) = x. The weight into the hidden neuron \
         reaches the loss along two routes: 1 times 1 by output 1, 2 times 2 by output 2. Its \
         slope is their sum, 5.",
    );
    let [s, s1, loss] = [56.0, 210.0, 540.0].map(|x| (x, 190.0));
    arrow(&mut svg, "ink", s, s1);
    tag(&mut svg, "", (s, s1), (0.47, 22.0), "1");
    for (class, y, n) in [("blue", 120.0, "1"), ("red", 260.0, "2")] {
        let output = (380.0, y); // the weight, the signal and the slope behind it are n
        arrow(&mut svg, class, s1, output);
        line(&mut svg, class, output, loss);
        for ends in [(s1, output), (output, loss)] {
            tag(&mut svg, class, ends, (0.5, 22.0), n);
        }
        node(&mut svg, class, output, &format!("$s_{n}^(2)$"), n);
    }
    node(&mut svg, "ink", s, "$s$", "1");
    node(&mut svg, "ink", s1, "$s^(1)$", "1");
    node(&mut svg, "ink", loss, "$L$", "2.5");
    svg.texts(
        "130 162 mid: $w^(1)$
         380 72 mid blue: $k$ = 1: slope 1 × weight 1 = 1
         380 318 mid red: $k$ = 2: slope 2 × weight 2 = 4
         130 270 mid: $∂L$/$∂w^(1)$ = 1 + 4 = 5
         130 294 mid faint small: Equation 22",
    );
    svg.finish()
}

//! Networks: Figures 7 and 8 of the text, one chain of Equation 13, and the two
//! routes of Equation 22.

use crate::nodes::draw;
use crate::plot::svg::Svg;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::backprop::{loss_by_output, output_sum_by_weight};
use chainrule::network::{Sample, TwoLayer};
use chainrule::{Matrix, Vector};

const ROWS: [usize; 3] = [140, 222, 304];

pub(crate) fn without_bias() -> String {
    let mut svg = Svg::new(
        490.0,
        "Figure 7. A feed-forward network",
        "Three input signals, three hidden neurons and one output. Every input sends its signal \
         along a weight to every hidden neuron, and every hidden neuron to the output. The weight \
         from input 1 to hidden neuron 2 is w_12 of layer 1. Equations 5 and 6.",
    );
    network(&mut svg, 372);
    svg.texts(
        "300 434 mid: $s_j^(1) = f (Σ_i w_{ij}^(1) s_i)$\u{2003}(5)
         300 466 mid: $s_k^(2) = f (Σ_j w_{jk}^(2) s_j^(1))$\u{2003}(6)",
    );
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
    network(&mut svg, 454);
    draw(
        &mut svg,
        "arrow 70 386 300 140 0 red:
         arrow 70 386 300 222 0 red:
         arrow 70 386 300 304 0.5 red: $w_{0j}^(1)$
         arrow 300 386 530 222 0.45 red: $w_{0k}^(2)$
         node 70 386 red: $1$
         node 300 386 red: $1$
         300 516 mid: $s_j^(1) = f (w_{0j}^(1) + Σ_i w_{ij}^(1) s_i)$\u{2002}(8)
         300 548 mid: $s_k^(2) = f (w_{0k}^(2) + Σ_j w_{jk}^(2) s_j^(1))$\u{2002}(9)",
    );
    svg.finish()
}

/// The network, with its names from `foot` on.
fn network(svg: &mut Svg, foot: usize) {
    for i in ROWS {
        for j in ROWS {
            draw(svg, &format!("arrow 70 {i} 300 {j} 0 faint thin:"));
        }
        draw(svg, &format!("arrow 300 {i} 530 222 0 faint thin:"));
    }
    let ranges = foot + 25;
    draw(
        svg,
        &format!(
            "arrow 70 140 300 222 0.36 blue: $w_{{12}}^(1)$
             arrow 300 304 530 222 0.42 blue: $w_{{31}}^(2)$
             node 70 140 ink: $s_1$
             node 70 222 ink: $s_2$
             node 70 304 ink: $s_3$
             node 300 140 ink: $s_1^(1)$
             node 300 222 ink: $s_2^(1)$
             node 300 304 ink: $s_3^(1)$
             node 530 222 ink: $s_1^(2)$
             70 80 mid: input
             300 80 mid: hidden layer
             530 80 mid: output
             185 108 mid: $w_{{ij}}^(1)$
             415 108 mid: $w_{{jk}}^(2)$
             70 {foot} mid: $s_i$
             300 {foot} mid: $s_j^(1)$
             530 {foot} mid: $s_k^(2)$
             70 {ranges} mid faint small: $i$ = 1, …, $n$(1)
             300 {ranges} mid faint small: $j$ = 1, …, $n$(2)
             530 {ranges} mid faint small: $k$ = 1, …, $n$(3)"
        ),
    );
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
    let (p, s, a, w) = (
        signals.p2[0],
        signals.s2[0],
        sample.target[0],
        network.w2()[(0, 0)],
    );
    let moves = output_sum_by_weight(&signals.s1, 0);
    let (f, wrong) = (Sigmoid.derivative(p), loss_by_output(a, s));
    let (loss, product) = (network.loss(&[sample]), moves * f * wrong);
    let mut svg = Svg::new(
        290.0,
        "One chain: weight, sum, signal, loss",
        "Four nodes in a row, the weight w, the sum p, the signal s and the loss L, with the slope of \
         each by the one before it on the arrow between them. Their product is the slope of the \
         loss along the weight.",
    );
    draw(
        &mut svg,
        &format!(
            "arrow 60 120 220 120 0 red:
             arrow 220 120 380 120 0 red:
             arrow 380 120 540 120 0 red:
             node 60 120 ink: $w_{{jk}}^(2)$ | {w:.4}
             node 220 120 ink: $p_k^(2)$ | {p:.4}
             node 380 120 ink: $s_k^(2)$ | {s:.4}
             node 540 120 ink: $L$ | {loss:.4}
             140 78 mid: $∂p$/$∂w$
             300 78 mid: $∂s$/$∂p$
             460 78 mid: $∂L$/$∂s$
             140 106 mid red: $s_j^(1)$
             300 106 mid red: $f$′($p$)
             460 106 mid red: $s − A$
             140 144 mid red small: {moves:.4}
             300 144 mid red small: {f:.4}
             460 144 mid red small: {wrong:.4}
             140 166 mid faint small: (16)
             300 166 mid faint small: (15)
             460 166 mid faint small: (13)
             300 222 mid: $∂L$/$∂w$ is their product, $s_j^(1) f$′($p_k^(2)$) ($s_k^(2) − A_k$):
             300 254 mid red: {moves:.4} × {f:.4} × {wrong:.4} = {product:.4}"
        ),
    );
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
    draw(
        &mut svg,
        "arrow 56 190 210 190 0.47 ink: 1
         arrow 210 190 380 120 0.5 blue: 1
         line 380 120 540 190 0.5 blue: 1
         arrow 210 190 380 260 0.5 red: 2
         line 380 260 540 190 0.5 red: 2
         node 56 190 ink: $s$ | 1
         node 210 190 ink: $s^(1)$ | 1
         node 380 120 blue: $s_1^(2)$ | 1
         node 380 260 red: $s_2^(2)$ | 2
         node 540 190 ink: $L$ | 2.5
         130 162 mid: $w^(1)$
         380 72 mid blue: $k$ = 1: slope 1 × weight 1 = 1
         380 318 mid red: $k$ = 2: slope 2 × weight 2 = 4
         130 270 mid: $∂L$/$∂w^(1)$ = 1 + 4 = 5
         130 294 mid faint small: Equation 22",
    );
    svg.finish()
}

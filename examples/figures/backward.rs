//! One pass forward and one backward, drawn on the network with its numbers.

use crate::networks::worked;
use crate::nodes::draw;
use crate::plot::svg::Svg;
use chainrule::Matrix;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::backprop::{hidden_error, loss, loss_by_output};

pub(crate) fn figure() -> String {
    let (network, sample) = worked();
    let (x, gradient) = (network.signals(&sample.input), network.gradient(&sample));
    let (w2, a, p_k, s_k) = (network.w2(), &sample.target, x.p2[0], x.s2[0]);
    let mut svg = Svg::new(
        826.0,
        "Forward: the signals, at their end the loss",
        "A network with two inputs, two hidden neurons, one output and biases. Above, forward: \
         weights on the arrows, signals in the nodes, and the loss at the end. Below, backward: \
         the slope of the loss along every signal in the nodes, along every weight on the lines.",
    );
    edges(network.w1(), w2, |x, y, right, to, part, w| {
        draw(
            &mut svg,
            &format!(
                "arrow {x} {} {right} {} {part} blue: {w:.2}",
                y + 56,
                to + 56
            ),
        );
    });
    edges(
        &gradient.w1,
        &gradient.w2,
        |x, y, right, to, part, slope| {
            let (y, to) = (y + 434, to + 434);
            let line = match right {
                // The 1 and the inputs: no error flows on.
                520 if y < 690 => {
                    format!("arrow {right} {to} {x} {y} {} red: {slope:.5}", 1.0 - part)
                }
                _ => format!("line {x} {y} {right} {to} {part} red thin: {slope:.5}"),
            };
            draw(&mut svg, &line);
        },
    );
    for (n, y, back) in [(1, 106, 484), (2, 211, 589)] {
        let (s_i, p_j, s_j) = (x.s[n - 1], x.p1[n - 1], x.s1[n - 1]);
        let l_j = hidden_error(a, &x.s2, Sigmoid, &x.p2, w2, n - 1);
        let (before_f, above, above_back) = (l_j * Sigmoid.derivative(p_j), y - 40, back - 40);
        draw(
            &mut svg,
            &format!(
                "node 56 {y} ink: $s_{n}$ | {s_i:.2}
                 node 56 {back} ink: $s_{n}$ | {s_i:.2}
                 node 288 {y} ink: $s_{n}^(1)$ | {s_j:.4}
                 node 288 {back} ink: $L_{n}^(1)$ | {l_j:.4}
                 244 {above} small: $p_{n}^(1)$ = {p_j:.4}
                 244 {above_back} small: $L_{n}^(1) f$′($p_{n}^(1)$) = {before_f:.4}"
            ),
        );
    }
    let (slope, loss, a) = (loss_by_output(a[0], s_k), loss(a, &x.s2), a[0]);
    let before_f = slope * Sigmoid.derivative(p_k);
    draw(
        &mut svg,
        &format!(
            "node 56 316 faint: 1
             node 288 316 faint: 1
             node 56 694 faint: 1
             node 288 694 faint: 1
             node 520 158 ink: $s_1^(2)$ | {s_k:.4}
             node 520 536 ink: $∂L$/$∂s$ | {slope:.4}
             588 30 end faint small: Equations 8, 9, 11
             588 116 end: $p_1^(2)$ = {p_k:.4}
             588 284 end: wanted: $A_1$ = {a}
             588 314 end: $L$ = ½($A_1 − s_1^(2)$)$^2$ = {loss:.4}
             24 408 head: Backward: the slopes of the loss
             588 408 end faint small: Equations 13, 17, 24, 27
             588 492 end: $∂L$/$∂s × f$′($p_1^(2)$) = {before_f:.4}
             588 640 end: $∂L$/$∂s = s_1^(2) − A_1$
             24 764 faint small: On a line: the signal where the weight begins, times the number above
             24 786 faint small: the node where it ends. In a hidden node: its weight in the upper
             24 808 faint small: picture, times the number above the output."
        ),
    );
    svg.finish()
}

/// Every line from left to right with the number on it: where it begins and ends,
/// and at which part of it the number stands.
fn edges(w1: &Matrix, w2: &Matrix, mut draw: impl FnMut(i32, i32, i32, i32, f64, f64)) {
    for (i, y) in [50, 155, 260].into_iter().enumerate() {
        for (j, to) in [50, 155].into_iter().enumerate() {
            draw(56, y, 288, to, 0.27, w1[(i, j)]);
        }
        draw(288, y, 520, 102, 0.6, w2[(i, 0)]);
    }
}

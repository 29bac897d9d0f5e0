//! One pass forward and one backward, drawn on the network with its numbers.

use crate::networks::worked;
use crate::nodes::{RADIUS, arrow, line, node, tag};
use crate::plot::svg::{Point, Svg};
use chainrule::Vector;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::backprop::{hidden_error, loss, loss_by_output};

/// Where node n of a layer stands; the third of the first two is the constant 1.
fn at(top: f64, layer: usize, n: usize) -> Point {
    let x = [56.0, 288.0, 520.0][layer];
    let y = [[50.0, 155.0, 260.0], [50.0, 155.0, 260.0], [102.0; 3]][layer][n];
    (x, top + y)
}

/// Both ends of every weight: layer, from, to.
fn edges() -> impl Iterator<Item = (usize, usize, usize)> {
    let hidden = (0..3).flat_map(|i| [(0, i, 0), (0, i, 1)]);
    hidden.chain((0..3).map(|j| (1, j, 0)))
}

pub(crate) fn figure() -> String {
    let (network, sample) = worked();
    let (a, x, gradient) = (
        &sample.target,
        network.signals(&sample.input),
        network.gradient(&sample),
    );
    let (w, slopes) = ([network.w1(), network.w2()], [&gradient.w1, &gradient.w2]);
    let mut svg = Svg::new(
        826.0,
        "Forward: the signals, at their end the loss",
        "A network with two inputs, two hidden neurons, one output and biases. Above, forward: \
         weights on the arrows, signals in the nodes, and the loss at the end. Below, backward: \
         the slope of the loss along every signal in the nodes, along every weight on the lines.",
    );
    let (up, down) = (56.0, 434.0);
    for (layer, i, j) in edges() {
        let part = ([0.27, 0.6][layer], 46.0);
        let ends = (at(up, layer, i), at(up, layer + 1, j));
        arrow(&mut svg, "blue", ends.0, ends.1);
        tag(
            &mut svg,
            "small blue",
            ends,
            part,
            &format!("{:.2}", w[layer][(i, j)]),
        );

        let ends = (at(down, layer, i), at(down, layer + 1, j));
        match (layer, i) {
            (1, 0 | 1) => arrow(&mut svg, "red", ends.1, ends.0),
            _ => line(&mut svg, "red thin", ends.0, ends.1), // no error flows on
        }
        let slope = format!("{:.5}", slopes[layer][(i, j)]);
        tag(&mut svg, "small red", ends, (part.0, 62.0), &slope);
    }
    for top in [up, down] {
        given(&mut svg, top, &x.s);
    }
    for j in 0..2 {
        let (n, p_j) = (j + 1, x.p1[j]);
        let place = at(up, 1, j);
        node(
            &mut svg,
            "ink",
            place,
            &format!("$s_{n}^(1)$"),
            &format!("{:.4}", x.s1[j]),
        );
        above(&mut svg, place, &format!("$p_{n}^(1)$ = {p_j:.4}"));
        let l_j = hidden_error(a, &x.s2, Sigmoid, &x.p2, w[1], j);
        let place = at(down, 1, j);
        node(
            &mut svg,
            "ink",
            place,
            &format!("$L_{n}^(1)$"),
            &format!("{l_j:.4}"),
        );
        let before_f = l_j * Sigmoid.derivative(p_j);
        above(
            &mut svg,
            place,
            &format!("$L_{n}^(1) f$′($p_{n}^(1)$) = {before_f:.4}"),
        );
    }
    let (p_k, s_k, slope) = (x.p2[0], x.s2[0], loss_by_output(a[0], x.s2[0]));
    node(
        &mut svg,
        "ink",
        at(up, 2, 0),
        "$s_1^(2)$",
        &format!("{s_k:.4}"),
    );
    node(
        &mut svg,
        "ink",
        at(down, 2, 0),
        "$∂L$/$∂s$",
        &format!("{slope:.4}"),
    );
    svg.texts(&format!(
        "588 30 end faint small: Equations 8, 9, 11
         588 116 end: $p_1^(2)$ = {p_k:.4}
         588 284 end: wanted: $A_1$ = {}
         588 314 end: $L$ = ½($A_1 − s_1^(2)$)$^2$ = {:.4}
         24 408 head: Backward: the slopes of the loss
         588 408 end faint small: Equations 13, 17, 24, 27
         588 492 end: $∂L$/$∂s × f$′($p_1^(2)$) = {:.4}
         588 640 end: $∂L$/$∂s = s_1^(2) − A_1$
         24 764 faint small: On a line: the signal where the weight begins, times the number above
         24 786 faint small: the node where it ends. In a hidden node: its weight in the upper
         24 808 faint small: picture, times the number above the output.",
        a[0],
        loss(a, &x.s2),
        slope * Sigmoid.derivative(p_k)
    ));
    svg.finish()
}

/// What no error flows into: the ones of the biases, and the inputs.
fn given(svg: &mut Svg, top: f64, s: &Vector) {
    for layer in 0..2 {
        node(svg, "faint", at(top, layer, 2), "1", "");
    }
    for i in 0..2 {
        node(
            svg,
            "ink",
            at(top, 0, i),
            &format!("$s_{}$", i + 1),
            &format!("{:.2}", s[i]),
        );
    }
}

fn above(svg: &mut Svg, place: Point, text: &str) {
    svg.text("small", (place.0 - 44.0, place.1 - RADIUS - 9.0), text);
}

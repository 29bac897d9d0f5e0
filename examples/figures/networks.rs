//! Figures 7 and 8 of the text: the network without and with biases.

use crate::plot::svg::Svg;

/// Where the three layers stand.
const ACROSS: [f64; 3] = [130.0, 400.0, 670.0];
const RADIUS: f64 = 25.0;

pub(crate) fn without_bias() -> String {
    let mut svg = Svg::new(
        800.0,
        470.0,
        "Figure 7. A feed-forward network, Equations 5 and 6",
        "Three input signals, three hidden neurons and one output. Every input sends its signal \
         along a weight to every hidden neuron, and every hidden neuron to the output. The weight \
         from input 1 to hidden neuron 2 is w_12 of layer 1.",
    );
    svg.text("head", (40.0, 32.0), "Figure 7. A feed-forward network");
    network(&mut svg, false);
    svg.finish()
}

pub(crate) fn with_bias() -> String {
    let mut svg = Svg::new(
        800.0,
        550.0,
        "Figure 8. The same network with biases, Equations 8 to 10",
        "The network of Figure 7 with one more input and one more hidden node, both fixed at 1. \
         Weights w_0j and w_0k lead from them to the next layer; nothing leads into them.",
    );
    svg.text(
        "head",
        (40.0, 32.0),
        "Figure 8. The same network with biases",
    );
    network(&mut svg, true);
    svg.finish()
}

fn network(svg: &mut Svg, biases: bool) {
    let rows = [145.0, 225.0, 305.0];
    let at = |layer: usize, row: f64| (ACROSS[layer], row);
    let one = 385.0; // the row of the nodes that are fixed at 1
    let foot = if biases { 450.0 } else { 372.0 };

    for (layer, head) in ["input", "hidden layer", "output"].into_iter().enumerate() {
        svg.text("mid", (ACROSS[layer], 80.0), head);
    }
    for i in rows {
        for j in rows {
            edge(svg, "faint thin", at(0, i), at(1, j));
        }
        edge(svg, "faint thin", at(1, i), at(2, rows[1]));
    }
    // One weight of each layer, to show which index is which.
    edge(svg, "blue", at(0, rows[0]), at(1, rows[1]));
    edge(svg, "blue", at(1, rows[2]), at(2, rows[1]));
    if biases {
        for j in rows {
            edge(svg, "red", at(0, one), at(1, j));
        }
        edge(svg, "red", at(1, one), at(2, rows[1]));
        node(svg, "red", at(0, one), "$1$");
        node(svg, "red", at(1, one), "$1$");
    }
    for (n, row) in rows.into_iter().enumerate() {
        node(svg, "ink", at(0, row), &format!("$s_{}$", n + 1));
        node(svg, "ink", at(1, row), &format!("$s_{}^(1)$", n + 1));
    }
    node(svg, "ink", at(2, rows[1]), "$s_1^(2)$");

    beside(
        svg,
        "blue",
        at(0, rows[0]),
        at(1, rows[1]),
        0.36,
        "$w_{12}^(1)$",
    );
    beside(
        svg,
        "blue",
        at(1, rows[2]),
        at(2, rows[1]),
        0.42,
        "$w_{31}^(2)$",
    );
    if biases {
        beside(svg, "red", at(0, one), at(1, rows[2]), 0.5, "$w_{0j}^(1)$");
        beside(svg, "red", at(1, one), at(2, rows[1]), 0.5, "$w_{0k}^(2)$");
    }
    let signals = ["$s_i$", "$s_j^(1)$", "$s_k^(2)$"];
    let ranges = [
        "$i$ = 1, …, $n$(1)",
        "$j$ = 1, …, $n$(2)",
        "$k$ = 1, …, $n$(3)",
    ];
    for layer in 0..3 {
        svg.text("mid large", (ACROSS[layer], foot), signals[layer]);
        svg.text("mid faint", (ACROSS[layer], foot + 26.0), ranges[layer]);
    }
    let sums = match biases {
        false => [
            "$s_j^(1) = f (Σ_i w_{ij}^(1) s_i)$\u{2003}(5)",
            "$s_k^(2) = f (Σ_j w_{jk}^(2) s_j^(1))$\u{2003}(6)",
        ],
        true => [
            "$s_j^(1) = f (w_{0j}^(1) + Σ_i w_{ij}^(1) s_i)$\u{2003}(8)",
            "$s_k^(2) = f (w_{0k}^(2) + Σ_j w_{jk}^(2) s_j^(1))$\u{2003}(9)",
        ],
    };
    for layer in 0..2 {
        let middle = (ACROSS[layer] + ACROSS[layer + 1]) / 2.0;
        svg.text(
            "mid large",
            (middle, 112.0),
            ["$w_{ij}^(1)$", "$w_{jk}^(2)$"][layer],
        );
        svg.text("mid", (middle, foot + 68.0), sums[layer]);
    }
}

/// The line between two places, cut short at the rims of the nodes around them.
pub(crate) fn rim(from: (f64, f64), to: (f64, f64), radius: f64) -> ((f64, f64), (f64, f64)) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let part = radius / dx.hypot(dy);
    let (x, y) = (part * dx, part * dy);
    ((from.0 + x, from.1 + y), (to.0 - 1.06 * x, to.1 - 1.06 * y))
}

fn edge(svg: &mut Svg, class: &str, from: (f64, f64), to: (f64, f64)) {
    let (from, to) = rim(from, to, RADIUS);
    svg.arrow(class, from, to);
}

fn node(svg: &mut Svg, class: &str, at: (f64, f64), text: &str) {
    svg.circle("area paper", at, RADIUS);
    svg.circle(&format!("line {class}"), at, RADIUS);
    svg.text(&format!("mid large {class}"), (at.0, at.1 + 6.0), text);
}

/// A text on the line from one node to another, `part` of the way.
fn beside(svg: &mut Svg, class: &str, from: (f64, f64), to: (f64, f64), part: f64, text: &str) {
    let place = (
        from.0 + part * (to.0 - from.0),
        from.1 + part * (to.1 - from.1) + 5.0,
    );
    svg.rectangle("area paper", (place.0 - 20.0, place.1 - 19.0), (42.0, 28.0));
    svg.text(&format!("mid large {class}"), place, text);
}

//! One pass forward and one backward, drawn on the network with its numbers.

use crate::networks::rim;
use crate::plot::svg::Svg;
use chainrule::activation::Activation;
use chainrule::network::{Sample, TwoLayer, backprop};
use chainrule::{Matrix, Vector};

/// Where the three layers stand.
const ACROSS: [f64; 3] = [90.0, 385.0, 660.0];
/// The rows of their nodes; the third of a layer is the constant 1.
const ROWS: [&[f64]; 3] = [&[60.0, 160.0, 260.0], &[60.0, 160.0, 260.0], &[110.0]];
const RADIUS: f64 = 31.0;

pub(crate) fn figure() -> String {
    let f = Activation::Sigmoid;
    let network = TwoLayer::with_bias(
        f,
        (
            Vector::from([0.35, 0.35]),
            Matrix::from([[0.15, 0.25], [0.20, 0.30]]),
        ),
        (Vector::from([0.60]), Matrix::from([[0.40], [0.45]])),
    )
    .expect("tables that fit");
    let sample = Sample::new([0.05, 0.10], [0.01]);
    let (a, signals, gradient) = (
        &sample.target,
        network.signals(&sample.input),
        network.gradient(&sample),
    );
    let (w1, w2) = (network.w1(), network.w2());

    let mut svg = Svg::new(
        800.0,
        800.0,
        "One pass forward and one backward",
        "A network with two inputs, two hidden neurons, one output and biases. Above, forward: \
         weights on the arrows, signals in the nodes, and the loss at the end. Below, backward: \
         the slope of the loss along every signal in the nodes, along every weight on the lines.",
    );
    svg.text(
        "head",
        (40.0, 34.0),
        "Forward: the signals, and at their end the loss",
    );
    svg.text("end faint", (770.0, 34.0), "Equations 8, 9 and 11");
    let top = 62.0;
    for (i, j) in edges(w1) {
        edge(
            &mut svg,
            "blue",
            (at(top, 0, i), at(top, 1, j)),
            &format!("{:.2}", w1[(i, j)]),
        );
    }
    for (j, k) in edges(w2) {
        edge(
            &mut svg,
            "blue",
            (at(top, 1, j), at(top, 2, k)),
            &format!("{:.2}", w2[(j, k)]),
        );
    }
    given(&mut svg, top, &signals.s);
    for j in 0..2 {
        let place = at(top, 1, j);
        node(
            &mut svg,
            place,
            &format!("$s_{}^(1)$", j + 1),
            &format!("{:.4}", signals.s1[j]),
        );
        above(
            &mut svg,
            place,
            &format!("$p_{}^(1)$ = {:.4}", j + 1, signals.p1[j]),
        );
    }
    let place = at(top, 2, 0);
    node(
        &mut svg,
        place,
        "$s_1^(2)$",
        &format!("{:.4}", signals.s2[0]),
    );
    above(
        &mut svg,
        place,
        &format!("$p_1^(2)$ = {:.4}", signals.p2[0]),
    );
    below(&mut svg, place, 0, &format!("wanted: $A_1$ = {}", a[0]));
    below(
        &mut svg,
        place,
        1,
        &format!(
            "$L$ = ½($A_1$ − $s_1^(2)$)$^2$ = {:.4}",
            backprop::loss(a, &signals.s2)
        ),
    );

    svg.text("head", (40.0, 414.0), "Backward: the slopes of the loss");
    svg.text("end faint", (770.0, 414.0), "Equations 13, 17, 24 and 27");
    let top = 442.0;
    for (i, j) in edges(w1) {
        line(
            &mut svg,
            (at(top, 0, i), at(top, 1, j)),
            &format!("{:.5}", gradient.w1[(i, j)]),
        );
    }
    for (j, k) in edges(w2) {
        let ends = (at(top, 1, j), at(top, 2, k));
        let slope = format!("{:.5}", gradient.w2[(j, k)]);
        if j < 2 {
            edge(&mut svg, "red", (ends.1, ends.0), "");
            tag(&mut svg, "red small", between(ends), &slope);
        } else {
            line(&mut svg, ends, &slope); // the 1 passes no error on
        }
    }
    given(&mut svg, top, &signals.s);
    for j in 0..2 {
        let place = at(top, 1, j);
        let l_j = backprop::hidden_error(a, &signals.s2, f, &signals.p2, w2, j);
        node(
            &mut svg,
            place,
            &format!("$L_{}^(1)$", j + 1),
            &format!("{l_j:.4}"),
        );
        let before_f = l_j * f.derivative(signals.p1[j]);
        above(
            &mut svg,
            place,
            &format!("$L_{0}^(1) f$′($p_{0}^(1)$) = {before_f:.4}", j + 1),
        );
    }
    let place = at(top, 2, 0);
    let slope = backprop::loss_by_output(a[0], signals.s2[0]);
    node(&mut svg, place, "$∂L$/$∂s$", &format!("{slope:.4}"));
    above(
        &mut svg,
        place,
        &format!(
            "$∂L$/$∂s$ × $f$′($p_1^(2)$) = {:.4}",
            slope * f.derivative(signals.p2[0])
        ),
    );
    below(&mut svg, place, 0, "$∂L$/$∂s_1^(2)$ = $s_1^(2)$ − $A_1$");

    let captions = [
        "On a line: the signal where the weight begins, times the number above the node where it ends.",
        "In a hidden node: its weight in the upper picture, times the number above the output.",
    ];
    for (y, caption) in [765.0, 788.0].into_iter().zip(captions) {
        svg.text("mid faint", (400.0, y), caption);
    }
    svg.finish()
}

/// The ends of every weight of a table, in the text's order (from, to).
fn edges(w: &Matrix) -> impl Iterator<Item = (usize, usize)> + use<> {
    let (from, to) = w.shape();
    (0..from).flat_map(move |i| (0..to).map(move |j| (i, j)))
}

fn at(top: f64, layer: usize, n: usize) -> (f64, f64) {
    (ACROSS[layer], top + ROWS[layer][n])
}

/// Where the number of a line stands: near its start, where the lines that end
/// in one node have not met yet.
fn between((from, to): ((f64, f64), (f64, f64))) -> (f64, f64) {
    let part = if from.0 == ACROSS[0] { 0.27 } else { 0.4 };
    (
        from.0 + part * (to.0 - from.0),
        from.1 + part * (to.1 - from.1),
    )
}

/// An arrow along a weight, with a number.
fn edge(svg: &mut Svg, class: &str, ends: ((f64, f64), (f64, f64)), number: &str) {
    let (from, to) = rim(ends.0, ends.1, RADIUS);
    svg.arrow(class, from, to);
    if !number.is_empty() {
        tag(svg, &format!("small {class}"), between(ends), number);
    }
}

/// A line along which no error flows, with the slope along its weight.
fn line(svg: &mut Svg, ends: ((f64, f64), (f64, f64)), number: &str) {
    let (from, to) = rim(ends.0, ends.1, RADIUS);
    svg.line("red thin", from, to);
    tag(svg, "small red", between(ends), number);
}

/// A number on a line.
fn tag(svg: &mut Svg, class: &str, (x, y): (f64, f64), number: &str) {
    let width = 7.6 * number.len() as f64 + 6.0;
    svg.rectangle("area paper", (x - width / 2.0, y - 9.0), (width, 18.0));
    svg.text(&format!("mid {class}"), (x, y + 4.5), number);
}

fn node(svg: &mut Svg, place: (f64, f64), name: &str, number: &str) {
    svg.circle("area paper", place, RADIUS);
    svg.circle("line ink", place, RADIUS);
    svg.text("mid faint", (place.0, place.1 - 5.0), name);
    svg.text("mid", (place.0, place.1 + 16.0), number);
}

/// What no error flows into: the ones of the biases, and the inputs.
fn given(svg: &mut Svg, top: f64, s: &Vector) {
    for layer in 0..2 {
        let place = at(top, layer, 2);
        svg.circle("line faint", place, RADIUS);
        svg.text("mid", (place.0, place.1 + 5.0), "1");
    }
    for i in 0..2 {
        let (name, number) = (format!("$s_{}$", i + 1), format!("{:.2}", s[i]));
        node(svg, at(top, 0, i), &name, &number);
    }
}

fn above(svg: &mut Svg, place: (f64, f64), text: &str) {
    svg.text("small", (place.0 - 42.0, place.1 - RADIUS - 9.0), text);
}

fn below(svg: &mut Svg, place: (f64, f64), line: u8, text: &str) {
    svg.text(
        "mid",
        (place.0, place.1 + RADIUS + 26.0 + 24.0 * f64::from(line)),
        text,
    );
}

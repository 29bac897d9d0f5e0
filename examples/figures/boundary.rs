//! What the network answers over the plane of its two inputs as it learns XOR,
//! in batch training from the start of the other picture.

use crate::contour::outlines;
use crate::plot::svg::Svg;
use crate::xor::{DELTA, network, samples};
use chainrule::network::TwoLayer;
use chainrule::{Matrix, Vector};

pub(crate) fn figure() -> String {
    let mut svg = Svg::new(
        800.0,
        712.0,
        "XOR's decision boundary as it forms",
        "Six maps of the network's output over the plane of its two inputs, at six epochs of batch \
         training. At first the output is about a half everywhere. Then one corner, and later two \
         opposite corners, are cut off by the line where the output is a half.",
    );
    svg.text(
        "head",
        (80.0, 32.0),
        "XOR's decision boundary as it forms, in batch training",
    );
    let note = format!("2-2-1 with biases, $δ$ = {DELTA}");
    svg.text("faint", (80.0, 56.0), &note);
    let (samples, mut network) = (samples(), network());
    let mut epoch = 0;
    for (n, until) in [0, 100, 200, 250, 300, 600].into_iter().enumerate() {
        while epoch < until {
            network.batch_update(DELTA, &samples);
            epoch += 1;
        }
        let corner = (
            80.0 + 240.0 * (n % 3) as f64,
            106.0 + 280.0 * (n / 3) as f64,
        );
        map(&mut svg, corner, &network);
        let text = format!("epoch {epoch}, $L$ = {:.3}", network.loss(&samples));
        svg.text("", (corner.0, corner.1 - 10.0), &text);
    }
    legend(&mut svg, (80.0, 662.0));
    svg.finish()
}

fn map(svg: &mut Svg, corner: (f64, f64), network: &TwoLayer) {
    const SIZE: f64 = 215.0;
    const CELLS: usize = 24; // across the map; two more on every side
    let cell = SIZE / CELLS as f64;
    let pixel = |column: f64| (column - 2.0) * cell;
    let input = |column: usize| -0.5 + 2.0 * (column as f64 - 2.0) / CELLS as f64;
    let outputs = Matrix::from_fn(CELLS + 5, CELLS + 5, |i, j| {
        network.forward(&Vector::from([input(i), input(j)]))[0]
    });
    svg.window(corner, (SIZE, SIZE), |svg| {
        let mut region = |class: &str, sign: f64, level: f64| {
            let outlines = outlines(sign * level, CELLS + 5, |i, j| sign * outputs[(i, j)]);
            let lines = outlines.into_iter().flat_map(|outline| {
                let points = outline
                    .into_iter()
                    .map(|(i, j)| Some((pixel(i), SIZE - pixel(j))));
                points.chain([None])
            });
            svg.path(class, lines);
        };
        for level in [0.5, 0.6, 0.7, 0.8, 0.9] {
            region("area wash red", 1.0, level);
            region("area wash blue", -1.0, 1.0 - level);
        }
        region("line ink", 1.0, 0.5);
    });
    svg.rectangle("line faint thin", corner, (SIZE, SIZE));
    for sample in samples() {
        let place = |s: f64| SIZE * (s + 0.5) / 2.0;
        let (x, y) = (
            corner.0 + place(sample.input[0]),
            corner.1 + SIZE - place(sample.input[1]),
        );
        svg.circle("area paper", (x, y), 10.0);
        svg.circle("line thin ink", (x, y), 10.0);
        svg.text("mid small", (x, y + 4.5), &sample.target[0].to_string());
    }
    let (left, bottom) = (corner.0, corner.1 + SIZE);
    for (label, place) in [("0", SIZE / 4.0), ("1", 3.0 * SIZE / 4.0)] {
        svg.text("mid faint small", (left + place, bottom + 18.0), label);
        svg.text("end faint small", (left - 8.0, bottom - place + 4.5), label);
    }
    svg.text("mid", (left + SIZE / 2.0, bottom + 20.0), "$s_1$");
    svg.text("end", (left - 6.0, bottom - SIZE / 2.0 + 4.0), "$s_2$");
}

/// The shades of [`map`], each the sum of the washes that lie over one another.
fn legend(svg: &mut Svg, (left, top): (f64, f64)) {
    const STEP: f64 = 28.0;
    svg.text("", (left, top + 15.0), "output");
    let shade = |place: f64| left + 74.0 + place * STEP; // where output place/10 stands
    for n in 1..=5 {
        let size = (STEP * f64::from(n), 20.0);
        svg.rectangle("area wash blue", (shade(0.0), top), size);
        svg.rectangle("area wash red", (shade(10.0) - size.0, top), size);
    }
    svg.line("ink", (shade(5.0), top - 4.0), (shade(5.0), top + 24.0));
    for (label, place) in [("0", 0.0), ("½", 5.0), ("1", 10.0)] {
        svg.text("mid faint small", (shade(place), top + 40.0), label);
    }
    let right = shade(11.5);
    svg.text(
        "faint",
        (right, top + 6.0),
        "in the circles: the answer wanted",
    );
    svg.text(
        "faint",
        (right, top + 26.0),
        "the line: where the output is ½",
    );
}

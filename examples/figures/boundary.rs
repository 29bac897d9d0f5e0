//! What the network answers over the plane of its two inputs as it learns XOR,
//! in batch training from the start of the other picture.

use crate::contour::outlines;
use crate::svg::{Point, Svg};
use crate::xor::{DELTA, network, samples};
use chainrule::network::TwoLayer;
use chainrule::{Matrix, Vector};

pub(crate) fn steps(svg: &mut Svg) {
    let trained = trained(&[0, 100, 200, 250, 300, 600]);
    for (n, (epoch, network)) in trained.iter().enumerate() {
        let corner = (44.0 + 190.0 * (n % 3) as f64, 82.0 + 234.0 * (n / 3) as f64);
        let loss = network.loss(&samples());
        let text = format!("epoch {epoch}, $L$ = {loss:.3}");
        svg.text("small", (corner.0, corner.1 - 10.0), &text);
        map(svg, corner, 160.0, network);
    }
    legend(svg, (44.0, 536.0));
}

pub(crate) fn film(svg: &mut Svg) {
    legend(svg, (44.0, 464.0));
    let epochs = [0, 100, 150, 200, 225, 250, 275, 300, 400, 600];
    let trained = trained(&epochs);
    svg.frames(epochs.len(), 1.5, |svg, n| {
        let (epoch, network) = &trained[n];
        map(svg, (44.0, 56.0), 350.0, network);
        svg.texts(&format!(
            "424 84: epoch {epoch}
             424 112: $L$ = {:.4}
             424 152 faint small: $s_1$
             448 152 faint small: $s_2$
             526 152 end faint small: wanted
             590 152 end faint small: answer",
            network.loss(&samples())
        ));
        for (n, sample) in samples().iter().enumerate() {
            let (s, y) = (&sample.input, 182 + 26 * n);
            let (s_1, s_2, wanted, answer) = (s[0], s[1], sample.target[0], network.forward(s)[0]);
            svg.texts(&format!(
                "424 {y} small: {s_1}\n448 {y} small: {s_2}
                 512 {y} end small: {wanted}\n590 {y} end small: {answer:.3}"
            ));
        }
    });
}

/// The network after so many epochs.
fn trained(epochs: &[usize]) -> Vec<(usize, TwoLayer)> {
    let (samples, mut network, mut epoch) = (samples(), network(), 0);
    let until = |&until: &usize| {
        while epoch < until {
            network.batch_update(DELTA, &samples);
            epoch += 1;
        }
        (epoch, network.clone())
    };
    epochs.iter().map(until).collect()
}

fn map(svg: &mut Svg, (left, top): Point, size: f64, network: &TwoLayer) {
    const CELLS: usize = 24; // across the map; two more on every side
    let cell = size / CELLS as f64;
    let pixel = |column: f64| (column - 2.0) * cell;
    let input = |column: usize| -0.5 + 2.0 * (column as f64 - 2.0) / CELLS as f64;
    let outputs = Matrix::from_fn(CELLS + 5, CELLS + 5, |i, j| {
        network.forward(&Vector::from([input(i), input(j)]))[0]
    });
    svg.window((left, top), (size, size), |svg| {
        let mut region = |class: &str, sign: f64, level: f64| {
            let outlines = outlines(sign * level, CELLS + 5, |i, j| sign * outputs[(i, j)]);
            let lines = outlines.into_iter().flat_map(|outline| {
                let points = outline.into_iter();
                let points = points.map(|(i, j)| Some((pixel(i), size - pixel(j))));
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
    svg.rectangle("line faint thin", (left, top), (size, size));
    let across = |s_1: f64| left + size * (s_1 + 0.5) / 2.0;
    let down = |s_2: f64| top + size * (1.5 - s_2) / 2.0;
    for sample in samples() {
        let (x, y) = (across(sample.input[0]), down(sample.input[1]));
        svg.circle("area paper", (x, y), 11.0);
        svg.circle("line thin ink", (x, y), 11.0);
        svg.text("mid small", (x, y + 5.0), &sample.target[0].to_string());
    }
    for s in [0.0, 1.0] {
        let label = s.to_string();
        svg.text("mid faint small", (across(s), top + size + 18.0), &label);
        svg.text("end faint small", (left - 8.0, down(s) + 5.0), &label);
    }
    svg.text("mid", (across(0.5), top + size + 20.0), "$s_1$");
    svg.text("end", (left - 6.0, down(0.5) + 4.0), "$s_2$");
}

/// The shades of [`map`], each the sum of the washes that lie over one another.
fn legend(svg: &mut Svg, (left, top): Point) {
    const STEP: f64 = 20.0;
    let shade = |place: f64| left + 60.0 + place * STEP; // where output place/10 stands
    for n in 1..=5 {
        let size = (STEP * f64::from(n), 20.0);
        svg.rectangle("area wash blue", (shade(0.0), top), size);
        svg.rectangle("area wash red", (shade(10.0) - size.0, top), size);
    }
    svg.line("ink", (shade(5.0), top - 4.0), (shade(5.0), top + 24.0));
    for (label, place) in [("0", 0.0), ("½", 5.0), ("1", 10.0)] {
        svg.text("mid faint small", (shade(place), top + 40.0), label);
    }
    let (right, [up, middle, down]) = (shade(11.5), [6.0, 15.0, 27.0].map(|y| top + y));
    svg.texts(&format!(
        "{left} {middle} small: output
         {right} {up} faint small: in the circles: the answer wanted
         {right} {down} faint small: the line: where the output is ½"
    ));
}

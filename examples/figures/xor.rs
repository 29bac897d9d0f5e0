//! XOR, the network that learns it, and the three ways of training it.

use crate::contour::outlines;
use crate::plot::Axis;
use crate::plot::svg::{Panel, Svg};
use chainrule::activation::Activation;
use chainrule::network::{Sample, TwoLayer};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};

const DELTA: f64 = 2.0;
const SEED: u64 = 5;

fn samples() -> [Sample; 4] {
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
        .map(|s| Sample::new(s, [f64::from(s[0] != s[1])]))
}

/// 2-2-1 with biases, every weight drawn evenly from −1 to 1.
fn network() -> TwoLayer {
    let mut rng = Rng::new(SEED);
    let mut draw = || rng.uniform(-1.0, 1.0);
    let w1 = Matrix::from_fn(2, 2, |_, _| draw());
    let w01 = Vector::from([draw(), draw()]);
    let w2 = Matrix::from_fn(2, 1, |_, _| draw());
    let w02 = Vector::from([draw()]);
    TwoLayer::with_bias(Activation::Sigmoid, (w1, w01), (w2, w02)).expect("tables that fit")
}

/// Online, mini-batch and batch training from one start: the loss after every
/// update.
pub(crate) fn training() -> String {
    const EPOCHS: usize = 600;
    let mut svg = Svg::new(
        800.0,
        400.0,
        "Three ways of training XOR",
        "The loss over all four samples after every update, against the epoch, for one start and \
         one learning rate. Online training trembles, mini-batches of two tremble less, and batch \
         training comes down on a smooth line.",
    );
    svg.text(
        "head",
        (80.0, 32.0),
        "XOR, one start, three ways of training",
    );
    let note = format!("2-2-1 with biases, $δ$ = {DELTA}, losses summed over the batch");
    svg.text("faint", (80.0, 56.0), &note);
    let ways = [
        (1, "blue", "online"),
        (2, "green", "mini-batches of 2"),
        (4, "red", "batch"),
    ];
    for (n, (size, class, name)) in ways.into_iter().enumerate() {
        let title = if n == 0 {
            "loss over the four samples"
        } else {
            ""
        };
        let panel = Panel {
            x: Axis::linear(if n == 1 { "epoch" } else { "" }).between(0.0, EPOCHS as f64),
            y: Axis::linear(title).between(0.0, 0.8),
            corner: (80.0 + 240.0 * n as f64, 110.0),
            size: (215.0, 220.0),
        };
        let losses = losses(size, EPOCHS);
        let per_epoch = 4 / size;
        let rises = losses.windows(2).filter(|pair| pair[1] > pair[0]).count();
        let share = 100.0 * rises as f64 / (losses.len() - 1) as f64;
        panel.axes(&mut svg, (3, 4));
        let points = losses.iter().enumerate();
        panel.curve(
            &mut svg,
            &format!("{class} thin"),
            points.map(|(t, &loss)| (t as f64 / per_epoch as f64, loss)),
        );
        svg.text(class, (panel.corner.0, 98.0), name);
        let updates = if per_epoch == 1 { "update" } else { "updates" };
        panel.label(
            &mut svg,
            "small faint end",
            (600.0, 0.8),
            (-6.0, 18.0),
            &format!("{per_epoch} {updates} per epoch,"),
        );
        panel.label(
            &mut svg,
            "small faint end",
            (600.0, 0.8),
            (-6.0, 36.0),
            &format!("{share:.0} % of them uphill"),
        );
    }
    svg.finish()
}

/// The loss at the start and after every update, in batches of `size`.
fn losses(size: usize, epochs: usize) -> Vec<f64> {
    let (samples, mut network, mut rng) = (samples(), network(), Rng::new(SEED));
    let mut order = samples.clone();
    let mut losses = vec![network.loss(&samples)];
    for _ in 0..epochs {
        rng.shuffle(&mut order);
        for batch in order.chunks(size) {
            network.batch_update(DELTA, batch);
            losses.push(network.loss(&samples));
        }
    }
    losses
}

/// What the network of [`training`] answers over the plane of its two inputs,
/// in batch training.
pub(crate) fn boundary() -> String {
    let mut svg = Svg::new(
        800.0,
        690.0,
        "XOR's decision boundary as it forms",
        "Six maps of the network's output over the plane of its two inputs, at six epochs of batch \
         training. At first the output is about a half everywhere. Then one corner, and later two \
         opposite corners, are cut off by the line where the output is a half.",
    );
    svg.text(
        "head",
        (80.0, 32.0),
        "What the network answers, while batch training goes on",
    );
    let (samples, mut network) = (samples(), network());
    let mut epoch = 0;
    for (n, until) in [0, 100, 200, 250, 300, 600].into_iter().enumerate() {
        while epoch < until {
            network.batch_update(DELTA, &samples);
            epoch += 1;
        }
        let corner = (80.0 + 240.0 * (n % 3) as f64, 84.0 + 280.0 * (n / 3) as f64);
        map(&mut svg, corner, &network);
        let text = format!("epoch {epoch}, $L$ = {:.3}", network.loss(&samples));
        svg.text("", (corner.0, corner.1 - 10.0), &text);
    }
    svg.finish()
}

fn map(svg: &mut Svg, corner: (f64, f64), network: &TwoLayer) {
    const SIZE: f64 = 215.0;
    const CELLS: usize = 32; // across the map; two more on every side
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
}

//! XOR, a network to learn it, and the three ways of training it.

use crate::plot::Axis;
use crate::plot::panel::Panel;
use crate::plot::svg::Svg;
use chainrule::activation::Activation;
use chainrule::network::{Sample, TwoLayer};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};

/// The learning rate δ.
pub(crate) const DELTA: f64 = 2.0;
const SEED: u64 = 5;

pub(crate) fn samples() -> [Sample; 4] {
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
        .map(|s| Sample::new(s, [f64::from(s[0] != s[1])]))
}

/// 2-2-1 with biases, every weight drawn evenly from −1 to 1.
pub(crate) fn network() -> TwoLayer {
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
         one learning rate. Under online training and mini-batches of two the loss trembles; under \
         batch training it comes down on a smooth line.",
    );
    svg.text(
        "head",
        (80.0, 32.0),
        "XOR, one start, three ways of training",
    );
    let note = format!("2-2-1 with biases, $δ$ = {DELTA}; another start may favour another way");
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
            y: Axis::linear(title).between(0.0, 0.7),
            corner: (80.0 + 245.0 * n as f64, 110.0),
            size: (195.0, 220.0),
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
            "small faint end halo",
            (600.0, 0.7),
            (-6.0, 18.0),
            &format!("{per_epoch} {updates} per epoch,"),
        );
        panel.label(
            &mut svg,
            "small faint end halo",
            (600.0, 0.7),
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

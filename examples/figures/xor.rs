//! XOR, a network to learn it, and the three ways of training it.

use crate::command_line::number::percent;
use crate::panel::Panel;
use crate::picture::draw;
use crate::plot::Axis;
use crate::svg::Svg;
use chainrule::activation::Activation::Sigmoid;
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
    TwoLayer::with_bias(Sigmoid, (w01, w1), (w02, w2)).expect("tables that fit")
}

/// Online, mini-batch and batch training from one start: the loss after every
/// update.
pub(crate) fn training(svg: &mut Svg) {
    const EPOCHS: usize = 600;
    draw(svg, "xor-training", &[("δ", &[DELTA], 0)]);
    for (left, size, class, name, x, y) in [
        (72.0, 1, "blue", "online", "", "loss of the four"),
        (254.0, 2, "green", "in pairs", "epoch", ""),
        (436.0, 4, "red", "batch", "", ""),
    ] {
        let x = Axis::linear(x).between(0.0, EPOCHS as f64);
        let y = Axis::linear(y).between(0.0, 0.7);
        let mut panel = Panel::new(svg, (x, y), (left, 104.0), (145.0, 200.0), (2, 4));
        let (losses, updates) = (losses(size, EPOCHS), 4 / size);
        let points = losses.iter().enumerate();
        let points = points.map(|(t, &loss)| (t as f64 / updates as f64, loss));
        panel.curve(&format!("{class} thin"), points);

        let uphill = losses.windows(2).filter(|pair| pair[1] > pair[0]).count();
        let share = percent(uphill, losses.len() - 1, 0);
        let s = if updates == 1 { "" } else { "s" };
        let right = left + 142.0;
        svg.texts(&format!(
            "{left} 94 {class}: {name}
             {right} 122 small faint end halo: {updates} update{s} an epoch,
             {right} 142 small faint end halo: {share} uphill"
        ));
    }
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

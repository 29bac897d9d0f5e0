//! Train XOR from 100 random starts, with the sign of Equation 24 as printed and
//! with the right one, and see how much of the damage the loss shows.

use crate::slips::{EQ_24_AS_PRINTED, Net, RIGHT, Slip, gradients, loss};
use chainrule::Matrix;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::Sample;
use chainrule::rng::Rng;
use std::thread;

const STARTS: usize = 100;
const EPOCHS: usize = 500;
const DELTA: f64 = 4.0;

pub(crate) fn experiment() {
    println!(
        "
XOR with two hidden neurons, Equation 24 printed and right: {STARTS} random starts,
{EPOCHS} steps with δ = {DELTA} on all four samples. Share of the starts whose loss"
    );
    let [printed, right] = [&EQ_24_AS_PRINTED, &RIGHT]
        .map(|slip| thread::spawn(|| shares(slip))) // side by side
        .map(|shares| shares.join().expect("training does not panic"));
    let rows = [
        "ends lower than it began",
        "ends below 0.05: XOR is learned",
    ];
    for (i, what) in rows.into_iter().enumerate() {
        println!("{:12}{what:32}{:12.2}{:12.2}", "", printed[i], right[i]);
    }
    println!("A loss that falls proves little. Compare slopes, layer by layer.");
}

/// Of all starts, which share ends lower than it began, and which below 0.05.
fn shares(slip: &Slip) -> [f64; 2] {
    let mut rng = Rng::new(24); // the same starts for both signs
    let (mut lower, mut learned) = (0, 0);
    for _ in 0..STARTS {
        let (first, last) = train(&mut rng, slip);
        lower += usize::from(last < first);
        learned += usize::from(last < 0.05);
    }
    [lower, learned].map(|count| count as f64 / STARTS as f64)
}

/// The loss before and after training, of two inputs, two hidden neurons and one
/// output; the last row of each table holds the biases.
fn train(rng: &mut Rng, slip: &Slip) -> (f64, f64) {
    let inputs = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]];
    let samples = inputs.map(|s| Sample::new(s, [f64::from(s[0] != s[1])]));
    let mut random = |rows, columns| Matrix::from_fn(rows, columns, |_, _| rng.uniform(-1.0, 1.0));
    let (mut w1, mut w2) = (random(3, 2), random(3, 1));
    let first = loss(net(&w1, &w2), &samples, slip);
    for _ in 0..EPOCHS {
        let [by_w1, by_w2] = gradients(net(&w1, &w2), &samples, DELTA, slip);
        w1 -= DELTA * by_w1; // (21)
        w2 -= DELTA * by_w2; // (12)
    }
    (first, loss(net(&w1, &w2), &samples, slip))
}

fn net<'a>(w1: &'a Matrix, w2: &'a Matrix) -> Net<'a> {
    Net { f: Sigmoid, w1, w2 }
}

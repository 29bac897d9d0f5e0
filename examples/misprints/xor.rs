//! Train XOR from 400 random starts, with the sign of Equation 24 as printed and
//! with the right one, and see how much of the damage the loss shows.

use chainrule::activation::sigmoid;
use chainrule::rng::Rng;
use std::thread;

const STARTS: usize = 400;
const EPOCHS: usize = 10_000;
const DELTA: f64 = 0.5;
const XOR: [([f64; 3], f64); 4] = [
    ([0.0, 0.0, 1.0], 0.0), // the last 1 belongs to the bias
    ([1.0, 0.0, 1.0], 1.0),
    ([0.0, 1.0, 1.0], 1.0),
    ([1.0, 1.0, 1.0], 0.0),
];

/// Two inputs, two hidden neurons, one output, biases last. Plain arrays, since
/// this runs some thirty million times.
#[derive(Clone, Copy, Default)]
struct Weights {
    w1: [[f64; 2]; 3],
    w2: [f64; 3],
}

pub(crate) fn experiment() {
    println!(
        "\nXOR with two hidden neurons, Equation 24 printed and right: {STARTS} random starts,"
    );
    println!("{EPOCHS} steps with δ = {DELTA} on all four samples. Share of the starts whose loss");
    let [printed, right] = [-1.0, 1.0]
        .map(|sign| thread::spawn(move || shares(sign))) // side by side
        .map(|shares| shares.join().expect("training does not panic"));
    for (i, what) in [
        "ends lower than it began",
        "ends below 0.05: XOR is learned",
    ]
    .into_iter()
    .enumerate()
    {
        println!("{:12}{what:32}{:12.2}{:12.2}", "", printed[i], right[i]);
    }
    println!("A loss that falls proves little. Compare slopes, layer by layer.");
}

/// Of all starts, which share ends lower than it began, and which below 0.05.
fn shares(sign: f64) -> [f64; 2] {
    let mut rng = Rng::new(24); // the same starts for both signs
    let runs: Vec<(f64, f64)> = (0..STARTS).map(|_| train(&mut rng, sign)).collect();
    let share =
        |of: fn(&&(f64, f64)) -> bool| runs.iter().filter(of).count() as f64 / STARTS as f64;
    [
        share(|(first, last)| last < first),
        share(|(_, last)| *last < 0.05),
    ]
}

/// The loss before and after training. `sign` is that of Equation 24's L_j.
fn train(rng: &mut Rng, sign: f64) -> (f64, f64) {
    let mut random = || rng.uniform(-1.0, 1.0);
    let mut w = Weights {
        w1: [(); 3].map(|()| [random(), random()]),
        w2: [(); 3].map(|()| random()),
    };
    let first = step(&mut w, sign, 0.0);
    for _ in 0..EPOCHS {
        step(&mut w, sign, DELTA);
    }
    (first, step(&mut w, sign, 0.0))
}

/// One step for the whole batch, Equations 21 and 29. Gives the loss before it.
fn step(w: &mut Weights, sign: f64, delta: f64) -> f64 {
    let (mut loss, mut slope) = (0.0, Weights::default());
    for (s, a) in XOR {
        let mut s1 = [1.0; 3];
        for j in 0..2 {
            s1[j] = sigmoid(s[0] * w.w1[0][j] + s[1] * w.w1[1][j] + s[2] * w.w1[2][j]); // (8)
        }
        let s2 = sigmoid(s1[0] * w.w2[0] + s1[1] * w.w2[1] + s1[2] * w.w2[2]); // (9)
        loss += 0.5 * (a - s2) * (a - s2); // (28)
        let e2 = -(a - s2) * (1.0 - s2) * s2;
        for j in 0..3 {
            slope.w2[j] += e2 * s1[j]; // (17)
        }
        for j in 0..2 {
            let l_j = sign * e2 * w.w2[j]; // (24)
            for i in 0..3 {
                slope.w1[i][j] += l_j * s[i] * (1.0 - s1[j]) * s1[j]; // (27)
            }
        }
    }
    for (w, slope) in
        w.w1.as_flattened_mut()
            .iter_mut()
            .zip(slope.w1.as_flattened())
    {
        *w -= delta * slope; // (21)
    }
    for (w, slope) in w.w2.iter_mut().zip(slope.w2) {
        *w -= delta * slope; // (12)
    }
    loss
}

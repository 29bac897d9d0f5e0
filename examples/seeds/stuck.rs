//! One start that was left at ¼ or ⅓, looked into.

use crate::command_line::number::fixed;
use crate::plot::terminal::sparkline;
use crate::setting::{Outcome, USUAL, samples};
use chainrule::Matrix;
use chainrule::network::{Network, Sample};

pub(crate) fn look_into(seed: u64, epochs: usize) {
    let Outcome { network, losses } = USUAL.train(seed, epochs);
    println!(
        "Seed {seed}, the usual setting, after {epochs} epochs:

  loss {} {:.4}

                            hidden signals    slopes, hidden and output
  s_1  s_2  wanted  output   s_1⁽¹⁾  s_2⁽¹⁾    f′(p_1)  f′(p_2)  f′(p_k)",
        sparkline(&losses, 60),
        losses[losses.len() - 1]
    );
    for sample in samples() {
        let trace = network.trace(&sample.input);
        let (s, s1, s2, a) = (&sample.input, &trace.s[1], &trace.s[2], sample.target[0]);
        print!("{:>5}{:>5}{a:>8}{:>8.4}", s[0], s[1], s2[0]);
        print!("{:>9.4}{:>8.4}  ", s1[0], s1[1]);
        for (layer, p) in network.layers().iter().zip(&trace.p) {
            let slopes = p.map(|p| layer.activation().derivative(p));
            slopes.iter().for_each(|slope| print!("{slope:9.4}"));
        }
        println!();
    }
    let [single, summed] = steepest(&network).map(|slope| fixed(slope, 4));
    let later = USUAL.train(seed, 50 * epochs);
    let end = match later.learned() {
        true => "it is learned, with",
        false => "it still has",
    };
    println!(
        "
The steepest slope of a single sample is {single}, of all four together {summed}.
After {} epochs {end} a loss of {}.",
        later.losses.len(),
        fixed(later.loss(), 6)
    );
}

/// The largest |∂L/∂w| of a single sample, and that of all of them together: where
/// it is much smaller, they pull in opposite directions.
pub(crate) fn steepest(network: &Network) -> [f64; 2] {
    let largest = |samples: &[Sample]| {
        let gradient = network.gradient(samples);
        let slopes = gradient.iter().flat_map(Matrix::as_slice);
        slopes.fold(0.0_f64, |most, slope| most.max(slope.abs()))
    };
    let all = samples();
    let single = all.chunks(1).map(largest).fold(0.0, f64::max);
    [single, largest(&all)]
}

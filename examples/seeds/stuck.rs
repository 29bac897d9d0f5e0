//! One start that was left at ¼ or ⅓, looked into.

use crate::command_line::number::fixed;
use crate::plot::terminal::sparkline;
use crate::setting::{USUAL, samples};
use chainrule::network::{Network, Sample};
use chainrule::{Matrix, Vector};

pub(crate) fn look_into(seed: u64, epochs: usize) {
    let outcome = USUAL.train(seed, epochs);
    println!(
        "Seed {seed}, the usual setting, after {epochs} epochs:

  loss {} {:.4}

                            hidden signals    slopes, hidden and output
  s_1  s_2  wanted  output   s_1⁽¹⁾  s_2⁽¹⁾    f′(p_1)  f′(p_2)  f′(p_k)",
        sparkline(&outcome.losses, 60),
        outcome.loss()
    );
    for sample in samples() {
        let (s, place) = (&sample.input, Place::new(&outcome.network, &sample));
        let [f_1, f_2, f_k] = [place.slopes[0], place.slopes[1], place.slope];
        print!(
            "{:>5}{:>5}{:>8}{:>8.4}",
            s[0], s[1], place.wanted, place.output
        );
        print!("{:>9.4}{:>8.4}", place.hidden[0], place.hidden[1]);
        println!("  {f_1:9.4}{f_2:9.4}{f_k:9.4}");
    }
    println!("\n{}", reasons(&outcome.network));
    let later = USUAL.train(seed, 50 * epochs);
    let end = if later.learned() {
        "it is learned, with"
    } else {
        "it still has"
    };
    let (epochs, loss) = (later.losses.len(), fixed(later.loss(), 6));
    println!("After {epochs} epochs {end} a loss of {loss}.");
}

/// What the network makes of one sample.
struct Place {
    wanted: f64,
    output: f64,
    hidden: Vector,
    /// f′ of the hidden neurons, and of the output.
    slopes: Vector,
    slope: f64,
}

impl Place {
    fn new(network: &Network, sample: &Sample) -> Place {
        let trace = network.trace(&sample.input);
        let f = |layer: usize, p| network.layers()[layer].activation().derivative(p);
        Place {
            wanted: sample.target[0],
            output: trace.s[2][0],
            hidden: trace.s[1].clone(),
            slopes: trace.p[0].map(|p| f(0, p)),
            slope: f(1, trace.p[1][0]),
        }
    }
}

/// Why it does not move: what the numbers say of it, and no more.
pub(crate) fn reasons(network: &Network) -> String {
    let all = samples();
    let places = all.each_ref().map(|sample| Place::new(network, sample));
    let wrong = || places.iter().filter(|x| (x.output - x.wanted).abs() > 0.32);
    let largest = |numbers: &[f64]| numbers.iter().fold(0.0_f64, |a, b| a.max(b.abs()));
    let distances =
        wrong().flat_map(|x| wrong().map(|y| largest((&x.hidden - &y.hidden).as_slice())));
    let (n, apart) = (wrong().count(), distances.fold(0.0, f64::max));
    let mut sentences = Vec::new();
    if n > 1 && apart < 0.1 {
        let mean = wrong().map(|x| x.wanted).sum::<f64>() / n as f64;
        let off = wrong().map(|x| (x.output - mean).abs()).fold(0.0, f64::max);
        sentences.push(
            format!(
                "The {n} inputs with a wrong answer look alike to the hidden neurons: no
signal differs by more than {}. So one answer must do for all of them",
                fixed(apart, 4)
            ) + &match off < 0.05 {
                true => format!(",\nand it is the mean of what is wanted, {mean:.2}."),
                false => ".".to_string(),
            },
        );
    }
    let steepest = |samples: &[Sample]| {
        let gradient = network.gradient(samples);
        largest(
            &gradient
                .iter()
                .flat_map(Matrix::as_slice)
                .copied()
                .collect::<Vec<_>>(),
        )
    };
    let single = all
        .iter()
        .map(|sample| steepest(std::slice::from_ref(sample)));
    let (single, summed) = (single.fold(0.0, f64::max), steepest(&all));
    let verb = match summed < 0.2 * single {
        true => "cancel: they go",
        false => "go",
    };
    sentences.push(format!(
        "The samples' own slopes {verb} up to {}; summed, the steepest is {}.",
        fixed(single, 4),
        fixed(summed, 4)
    ));
    let slopes = wrong().map(|x| largest(x.slopes.as_slice()));
    let flat = slopes.fold(0.0, f64::max);
    if n > 0 && flat < 0.1 {
        sentences.push(format!(
            "No hidden slope is above {} there, so the first layer, which could tell the
inputs apart, hears next to nothing.",
            fixed(flat, 4)
        ));
    }
    sentences.join("\n")
}

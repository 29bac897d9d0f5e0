//! How the work grows with depth, with reuse and without.

use crate::command_line::number::within;
use crate::plot::Axis;
use crate::plot::terminal::Plot;
use crate::routes::{Given, WAYS, Way};
use chainrule::activation::Activation;
use chainrule::network::{Layer, Network, Sample};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};

const DEPTHS: std::ops::RangeInclusive<u64> = 1..=10;
const WIDTHS: std::ops::RangeInclusive<u64> = 1..=10;

pub(crate) fn compare(most: u64, seed: u64) -> Result<(), String> {
    println!(
        "1. \"The number of repeated computations grow exponentially\" (Section 5.2)
==============================================================================

A weight moves its neuron, that one all neurons of the next layer, these all
of the one after. How many multiplications do all slopes of a network cost?

  every route     each route from a weight to the loss multiplied out
  nothing stored  Equation 22, each L_j found anew where it is needed
  reused          Equations 24 and 27, each L_j found once

Depth counts the layers of weights, width the neurons in each of them. Numbers
with a ~ are the formula's, being above {most}; the others were counted while
running (seed {seed}), and each met its formula exactly.
"
    );
    let plot = Plot::new(
        Axis::linear("depth").between(1.0, 10.0),
        Axis::log("multiplications, width 4").between(10.0, 1e8),
    );
    let plot = WAYS.iter().fold(plot, |plot, way| {
        let cost = |depth| (depth as f64, (way.formula)(depth, 4) as f64);
        plot.curve(way.name, &DEPTHS.map(cost).collect::<Vec<_>>())
    });
    println!("{}", plot.rows(12));
    for way in &WAYS {
        table(way, most, seed)?;
    }
    println!(
        "The last row says what the tenth layer did: without reuse it multiplied the
work by about the width. So \"exponentially\" is right, and its base is the
width: with one neuron to a layer nothing explodes. With reuse a layer adds
2 n² + n multiplications, however many there are already.
"
    );
    Ok(())
}

fn table(way: &Way, most: u64, seed: u64) -> Result<(), String> {
    println!("{}", way.name);
    let row = |head: &str, cells: Vec<String>| {
        let cells = cells.iter().map(|cell| format!("{cell:>7}"));
        println!("{head:>7}{}", cells.collect::<String>());
    };
    row("depth", WIDTHS.map(|width| format!("n={width}")).collect());
    for depth in DEPTHS {
        let cell = |width| {
            let formula = (way.formula)(depth, width);
            if formula > most {
                return Ok(format!("~{}", within(formula, 5)));
            }
            match count(way, depth as usize, width as usize, seed) {
                counted if counted == formula => Ok(within(counted, 6)),
                counted => Err(format!(
                    "{} took {counted} multiplications at depth {depth} and width {width}, \
                     but its formula says {formula}",
                    way.name
                )),
            }
        };
        let cells: Result<Vec<String>, String> = WIDTHS.map(cell).collect();
        row(&depth.to_string(), cells?);
    }
    let formulas = |width| [9, 10].map(|depth| (way.formula)(depth, width) as f64);
    let growth = WIDTHS
        .map(formulas)
        .map(|[nine, ten]| format!("×{:.1}", ten / nine));
    row("10:9 ", growth.collect());
    println!();
    Ok(())
}

/// How many multiplications a way takes on a random network.
pub(crate) fn count(way: &Way, depth: usize, width: usize, seed: u64) -> u64 {
    let (network, sample) = random(depth, width, Activation::Sigmoid, &mut Rng::new(seed));
    let given = Given::new(&network, &sample);
    (way.run)(&given);
    given.multiplications()
}

/// A network of equal layers without biases, and a sample for it.
pub(crate) fn random(
    depth: usize,
    width: usize,
    f: Activation,
    rng: &mut Rng,
) -> (Network, Sample) {
    let layer = |_| {
        let w = Layer::random(width, width, f, rng).weights().clone();
        Layer::new(f, Matrix::from_fn(width, width, |i, j| w[(i, j)])) // without its biases
    };
    let network = Network::new((0..depth).map(layer).collect()).expect("layers that fit");
    let mut draw = || Vector::from_fn(width, |_| rng.uniform(-1.0, 1.0));
    (network, Sample::new(draw(), draw()))
}

//! How the slopes shrink from the last layer to the first.

use crate::plot::Axis;
use crate::plot::terminal::Plot;
use crate::work::random;
use chainrule::activation::Activation::{self, Relu, Sigmoid, Silu};
use chainrule::rng::Rng;

const DEPTHS: [usize; 7] = [2, 3, 5, 8, 10, 15, 20];

/// What is measured, and on how many networks.
#[derive(Clone, Copy)]
pub(crate) struct Measurement {
    pub(crate) width: usize,
    pub(crate) starts: usize,
    pub(crate) seed: u64,
}

pub(crate) fn report(measurement: Measurement) {
    let Measurement {
        width,
        starts,
        seed,
    } = measurement;
    println!(
        "2. \"An issue called vanishing gradient\" (Section 2)
==============================================================================

Networks of {width} neurons in every layer, before any training: the mean size of
∂L/∂w in each layer, over {starts} random networks with a random sample each (seed
{seed}). Weights are normal with variance 1/n for σ, 2/n for ReLU and SiLU; there
are no biases.
"
    );
    plot(measurement);
    table(measurement);
    large_weights(measurement);
}

fn plot(measurement: Measurement) {
    const DEPTH: usize = 20;
    let plot = Plot::new(
        Axis::linear("layer, from the input to the output").between(1.0, DEPTH as f64),
        Axis::log(&format!("mean |∂L/∂w|, depth {DEPTH}")),
    );
    let plot = [Sigmoid, Relu, Silu].into_iter().fold(plot, |plot, f| {
        let sizes = measurement.sizes(f, DEPTH, 1.0);
        let points: Vec<(f64, f64)> = (1..).map(f64::from).zip(sizes).collect();
        plot.curve(f.name(), &points)
    });
    println!("{plot}");
}

fn table(measurement: Measurement) {
    println!("          sigmoid, mean |∂L/∂w|            relu              silu");
    println!("D         first     last  ratio (1/4)^(D-1)   first    last    first    last");
    for depth in DEPTHS {
        let [[first, last], relu, silu] = [Sigmoid, Relu, Silu].map(|f| {
            let sizes = measurement.sizes(f, depth, 1.0);
            [sizes[0], sizes[depth - 1]]
        });
        let most = 0.25_f64.powi(depth as i32 - 1);
        print!(
            "{depth:5}{first:>10.1e}{last:>9.1e}{:>8.0e}{most:>9.0e}   ",
            first / last
        );
        println!(
            "{:>9.3}{:>8.3}{:>9.4}{:>8.4}",
            relu[0], relu[1], silu[0], silu[1]
        );
    }
    println!(
        "
σ: each layer back multiplies by a slope of at most 1/4, and (1/4)^(D-1) keeps
pace. ReLU: a route is either whole or cut, and what passes is not shrunk.
SiLU: near 0 its slope is 1/2, so signals shrink on the way in and errors on
the way back; every layer gets equally little, but none gets nothing.
"
    );
}

fn large_weights(measurement: Measurement) {
    println!("The weights have their say too. σ, depth 20, all weights k times as large:\n");
    println!("     k     first      last     ratio");
    for k in [1.0, 2.0, 4.0, 8.0] {
        let sizes = measurement.sizes(Sigmoid, 20, k);
        let (first, last) = (sizes[0], sizes[19]);
        println!("{k:6}{first:>10.1e}{last:>10.1e}{:>10.0e}", first / last);
    }
    println!(
        "
Larger weights carry more of the error back, but they also drive σ to its flat
ends, and the last layer's slopes begin to shrink."
    );
}

impl Measurement {
    /// The mean |∂L/∂w| of every layer, over random networks with a sample
    /// each; their weights are `k` times as large as usual.
    pub(crate) fn sizes(&self, f: Activation, depth: usize, k: f64) -> Vec<f64> {
        let mut rng = Rng::new(self.seed);
        let mut means = vec![0.0; depth];
        for _ in 0..self.starts {
            let (mut network, sample) = random(depth, self.width, f, &mut rng);
            for layer in network.layers_mut() {
                *layer.weights_mut() *= k;
            }
            for (mean, table) in means.iter_mut().zip(network.gradient(&[sample])) {
                let sum: f64 = table.as_slice().iter().map(|slope| slope.abs()).sum();
                *mean += sum / (self.width * self.width * self.starts) as f64;
            }
        }
        means
    }
}

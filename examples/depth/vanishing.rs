//! How the slopes shrink from the last layer to the first.

use crate::command_line::number::fixed;
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
    println!(
        "2. \"An issue called vanishing gradient\" (Section 2)
==============================================================================

Networks of width {}, before any training: the mean size of ∂L/∂w in each
layer, over random starts with a random sample each, {} of them (seed {}).
Weights are normal with variance 1/n for σ, 2/n for ReLU and SiLU; there are no
biases.
",
        measurement.width, measurement.starts, measurement.seed
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
    let ends = DEPTHS.map(|depth| {
        [Sigmoid, Relu, Silu].map(|f| {
            let sizes = measurement.sizes(f, depth, 1.0);
            [sizes[0], sizes[depth - 1]]
        })
    });
    for (depth, [[first, last], relu, silu]) in DEPTHS.into_iter().zip(ends) {
        let (ratio, most) = (first / last, 0.25_f64.powi(depth as i32 - 1));
        print!("{depth:5}{first:>10.1e}{last:>9.1e}{ratio:>8.0e}{most:>9.0e}   ");
        let [relu, silu] = [relu, silu].map(|pair| pair.map(|size| fixed(size, 3)));
        println!("{:>9}{:>8}{:>9}{:>8}", relu[0], relu[1], silu[0], silu[1]);
    }
    let [shallow, deep] = [DEPTHS[0], DEPTHS[DEPTHS.len() - 1]];
    let gap = " ".repeat(30);
    println!("\n{gap}slopes at D = {deep},         those of layer 1,");
    println!("{gap}from last to first        from D = {shallow} to D = {deep}");
    let own = ["at most 1/4", "0 or 1", "1/2 at 0"];
    for (n, f) in [Sigmoid, Relu, Silu].into_iter().enumerate() {
        let [[first, _], [deep_first, deep_last]] = [ends[0][n], ends[DEPTHS.len() - 1][n]];
        let back = change(deep_last, deep_first);
        let name = format!("{f}, slope {}", own[n]);
        println!("{name:30}{back:26}{}", change(first, deep_first));
    }
    println!();
}

fn large_weights(measurement: Measurement) {
    println!("The weights have their say too. σ, depth 20, all weights k times as large:\n");
    println!("     k     first      last     ratio");
    let rows = [1.0, 2.0, 4.0, 8.0].map(|k| {
        let sizes = measurement.sizes(Sigmoid, 20, k);
        let (first, last) = (sizes[0], sizes[19]);
        println!("{k:6}{first:>10.1e}{last:>10.1e}{:>10.0e}", first / last);
        [first, last]
    });
    let [first, last] = [0, 1].map(|n| change(rows[0][n], rows[3][n]));
    println!("\nFrom k = 1 to k = 8 the first layer's slopes {first},");
    println!("the last layer's {last}. Each layer back multiplies by weights,");
    println!("and by slopes of σ, which are the smaller, the farther a sum lies from 0.");
}

/// How a size changes from one to another, in words.
pub(crate) fn change(from: f64, to: f64) -> String {
    let times = |factor: f64| match factor {
        1e6.. => format!("{factor:.0e} times"),
        10.0.. => format!("{factor:.0} times"),
        _ => format!("{factor:.1} times"),
    };
    match to / from {
        _ if from == 0.0 && to == 0.0 => "are all 0".to_string(),
        0.0 => "vanish altogether".to_string(),
        f64::INFINITY => "grow from 0".to_string(),
        factor if factor < 0.8 => format!("shrink {}", times(1.0 / factor)),
        factor if factor > 1.25 => format!("grow {}", times(factor)),
        _ => "hardly change".to_string(),
    }
}

impl Measurement {
    /// The mean |∂L/∂w| of every layer, over random networks with a sample
    /// each; their weights are `k` times as large as usual.
    pub(crate) fn sizes(&self, f: Activation, depth: usize, k: f64) -> Vec<f64> {
        let mut rng = Rng::new(self.seed);
        let mut means = vec![0.0; depth];
        for _ in 0..self.starts {
            let (mut network, sample) = random(depth, self.width, f, &mut rng);
            for m in 0..depth {
                let w = k * network.layers()[m].weights();
                network.set_weights(m, w).expect("finite weights");
            }
            for (mean, table) in means.iter_mut().zip(network.gradient(&[sample])) {
                let sum: f64 = table.as_slice().iter().map(|slope| slope.abs()).sum();
                *mean += sum / (self.width * self.width * self.starts) as f64;
            }
        }
        means
    }
}

//! One update of a small network, factor by factor, to be followed with a
//! pocket calculator: two inputs, two hidden neurons, one output, σ, biases.
//!
//! ```text
//! cargo run --example trace
//! cargo run --example trace -- --input 0.4,0.9 --answer 0.99 --delta 0.1
//! ```
//!
//! Letters and counting are the text's: w_21 leads from input 2 to hidden
//! neuron 1, and w_01 is the bias of neuron 1. Every number behind a last `=`
//! comes from the function of the equation on its left.

#[path = "command_line/mod.rs"]
mod command_line;

use chainrule::activation::Activation::Sigmoid;
use chainrule::network::{Sample, TwoLayer, backprop::*, bias};
use chainrule::{Matrix, Vector};
use std::error::Error;
use std::fmt;
use std::process::ExitCode;

const HELP: &str = "\
One update of a network of two inputs, two hidden neurons and one output, with
every factor.

  cargo run --example trace
  cargo run --example trace -- --input 0.4,0.9 --answer 0.99 --delta 0.1

  --input X,X   the signals that come in (0.05,0.1)
  --answer X    what is wanted (0.01)
  --delta X     the learning rate (0.5)
";

fn main() -> ExitCode {
    command_line::run(HELP, |mut options| {
        let input = options
            .numbers("--input", -1e6..=1e6)?
            .unwrap_or([0.05, 0.10]);
        let answer = options.number("--answer", 0.01, -1e6..=1e6)?;
        let delta = options.number("--delta", 0.5, 1e-6..=1e6)?;
        options.words(0)?;
        trace(Sample::new(input, [answer]), delta)
    })
}

fn trace(sample: Sample, delta: f64) -> Result<(), Box<dyn Error>> {
    let (w01, w02) = (Vector::from([0.35, 0.35]), Vector::from([0.60]));
    let w1 = Matrix::from([[0.15, 0.25], [0.20, 0.30]]);
    let w2 = Matrix::from([[0.40], [0.45]]);
    let mut network = TwoLayer::with_bias(Sigmoid, (w01, w1), (w02, w2))?;

    let (s, a) = (&sample.input, N(sample.target[0]));
    let (s_1, s_2, delta_) = (N(s[0]), N(s[1]), N(delta));
    println!("Input s = ({s_1}, {s_2}), answer wanted A = {a}, learning rate δ = {delta_}.");
    println!("Numbers are rounded, most to nine decimals, so your last digits may differ.");
    forward(&network, &sample);
    backward_to_the_output_weights(&network, &sample, delta);
    backward_to_the_hidden_weights(&network, &sample, delta);

    println!("\nAll nine slopes found, all nine weights take their steps at once\n");
    let samples = [sample];
    let report = network.as_network().check_gradient(&samples)?;
    let before = N(network.loss(&samples));
    network.update(delta, &network.gradient(&samples[0]));
    let after = N(network.loss(&samples));
    println!("    (11)  L was {before} and is now {after}");
    println!("\nThe slopes against finite differences of the loss: {report}");
    Ok(())
}

fn forward(network: &TwoLayer, sample: &Sample) {
    println!("\nForward, Sections 3 and 4\n");
    let (w1, w2, x) = (network.w1(), network.w2(), network.signals(&sample.input));
    let (s1, s2) = bias::matrix_form(Sigmoid, w1, w2, &sample.input);
    let [i_1, i_2] = [0, 1].map(|i| N(sample.input[i]));
    for (j, n) in [(0, 1), (1, 2)] {
        let [w_1, w_2, w_0] = [0, 1, 2].map(|i| N(w1[(i, j)]));
        let (p_j, s_j) = (N(hidden_sums(w1, &x.s)[j]), N(s1[j]));
        println!("    (25)  p⁽¹⁾_{n} = {w_0} + {w_1}·{i_1:#} + {w_2}·{i_2:#} = {p_j}");
        println!(" (8, 10)  s⁽¹⁾_{n} = 1 / (1 + e^−{p_j:#}) = {s_j}");
    }
    let [w_1, w_2, w_0] = [0, 1, 2].map(|j| N(w2[(j, 0)]));
    let ([h_1, h_2], p_k) = ([0, 1].map(|j| N(s1[j])), N(output_sums(w2, &x.s1)[0]));
    let (s_k, a_k, l) = (N(s2[0]), N(sample.target[0]), N(loss(&sample.target, &s2)));
    println!("    (14)  p⁽²⁾ = {w_0} + {w_1}·{h_1} + {w_2}·{h_2} = {p_k}");
    println!(" (9, 10)  s⁽²⁾ = 1 / (1 + e^−{p_k:#}) = {s_k}");
    println!("    (11)  L = ½ ({a_k} − {s_k})² = {l}");
}

fn backward_to_the_output_weights(network: &TwoLayer, sample: &Sample, delta: f64) {
    println!("\nBackward to the output weights, Section 5.1; a bias has the signal 1\n");
    let (w2, x) = (network.w2(), network.signals(&sample.input));
    let (a, s, p, f) = (sample.target[0], x.s2[0], x.p2[0], Sigmoid);
    let (one, two) = (N(loss_by_output(a, s)), N(f.derivative(p)));
    let (a_k, s_k, d) = (N(a), N(s), N(delta));
    println!("    (13)  ∂L/∂s⁽²⁾ = −({a_k} − {s_k}) = {one}");
    println!("    (19)  f′(p⁽²⁾) = (1 − {s_k})·{s_k} = {two}");
    for (j, n) in [(2, 0), (0, 1), (1, 2)] {
        let (s_j, w_jk) = (N(output_sum_by_weight(&x.s1, j)), N(w2[(j, 0)]));
        let moves = N(output_by_weight(s_j.0, f, p));
        let slope = N(loss_by_output_weight(a, s, s_j.0, f, p));
        let next = N(next_output_weight_from_error(
            w_jk.0, delta, a, s, s_j.0, f, p,
        ));
        println!("\n    (16)  ∂p⁽²⁾/∂w⁽²⁾_{n}1 = s⁽¹⁾_{n} = {s_j}");
        println!("(15, 17)  ∂s⁽²⁾/∂w⁽²⁾_{n}1 = {s_j}·{two} = {moves}");
        println!("    (13)  ∂L/∂w⁽²⁾_{n}1 = {one:#}·{moves} = {slope}");
        println!("(12, 18)  w⁽²⁾_{n}1 at t+1 = {w_jk} − {d}·{slope:#} = {next}");
    }
}

fn backward_to_the_hidden_weights(network: &TwoLayer, sample: &Sample, delta: f64) {
    println!("\nBackward to the hidden weights, Section 5.2, still with the w⁽²⁾ at t");
    let (w1, w2, x) = (network.w1(), network.w2(), network.signals(&sample.input));
    let (a, f, d) = (&sample.target, Sigmoid, N(delta));
    let (one, two) = (N(loss_by_output(a[0], x.s2[0])), N(f.derivative(x.p2[0])));
    for (j, n) in [(0, 1), (1, 2)] {
        let three = N(output_sum_by_hidden_signal(w2, j, 0));
        let l_j = N(hidden_error(a, &x.s2, f, &x.p2, w2, j));
        let (s_j, slope) = (N(x.s1[j]), N(f.derivative(x.p1[j])));
        println!("\n    (23)  ∂p⁽²⁾/∂s⁽¹⁾_{n} = w⁽²⁾_{n}1 = {three}");
        println!("    (24)  L_{n} = {one:#}·{two}·{three} = {l_j}");
        println!("    (19)  f′(p⁽¹⁾_{n}) = (1 − {s_j})·{s_j} = {slope}");
        for (i, m) in [(2, 0), (0, 1), (1, 2)] {
            let (s_i, w_ij) = (N(x.s[i]), N(w1[(i, j)]));
            let four = N(hidden_signal_by_weight(s_i.0, f, x.p1[j]));
            let gradient = N(loss_by_hidden_weight(l_j.0, s_i.0, f, x.p1[j]));
            let next = N(next_hidden_weight(w_ij.0, delta, gradient.0));
            println!("\n    (26)  ∂s⁽¹⁾_{n}/∂w⁽¹⁾_{m}{n} = {s_i:#}·{slope} = {four}");
            println!("    (22)  ∂L/∂w⁽¹⁾_{m}{n} = {one:#}·{two}·{three}·{four:#}");
            println!("    (27)  ∂L/∂w⁽¹⁾_{m}{n} = {l_j:#}·{four:#} = {gradient}");
            println!("    (21)  w⁽¹⁾_{m}{n} at t+1 = {w_ij} − {d}·{gradient:#} = {next}");
        }
    }
}

/// A number with up to nine decimals; with `#`, as a factor, in parentheses if it
/// has a sign.
#[derive(Clone, Copy)]
struct N(f64);

impl fmt::Display for N {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match command_line::number::short(self.0, 9) {
            text if out.alternate() && self.0 < 0.0 => write!(out, "({text})"),
            text => out.write_str(&text),
        }
    }
}

//! One update of a small network, factor by factor, to be followed with a
//! pocket calculator: two inputs, two hidden neurons, one output, σ, biases.
//!
//! ```text
//! cargo run --example trace
//! ```
//!
//! Letters and counting are the text's: w_21 leads from input 2 to hidden
//! neuron 1, and w_01 is the bias of neuron 1. Every number behind a last `=`
//! comes from the function of the equation on its left.

#[path = "command_line/pipe.rs"]
mod pipe;

use chainrule::activation::{Activation::Sigmoid, sigmoid_slope_from_output};
use chainrule::network::{Network, NetworkError, Sample, TwoLayer, backprop::*, bias};
use chainrule::{Matrix, Vector};
use std::fmt;

const DELTA: f64 = 0.5;

fn main() -> Result<(), NetworkError> {
    pipe::end_quietly_when_nobody_reads();
    let w1 = Matrix::from([[0.15, 0.25], [0.20, 0.30]]);
    let w2 = Matrix::from([[0.40], [0.45]]);
    let (w01, w02) = (Vector::from([0.35, 0.35]), Vector::from([0.60]));
    let sample = Sample::new([0.05, 0.10], [0.01]);
    let mut network = TwoLayer::with_bias(Sigmoid, (w01, w1), (w02, w2))?;

    println!("Input s = (0.05, 0.1), answer wanted A = 0.01, learning rate δ = {DELTA}.");
    println!("Numbers are rounded to nine decimals, so your last digit may differ.");
    forward(&network, &sample);
    backward_to_the_output_weights(&network, &sample);
    backward_to_the_hidden_weights(&network, &sample);

    println!("\nAll nine slopes found, all nine weights change at once\n");
    let samples = [sample];
    let report = Network::from(&network).check_gradient(&samples)?;
    let before = N(network.loss(&samples));
    network.update(DELTA, &network.gradient(&samples[0]));
    println!(
        "    (11)  L was {before} and is now {}",
        N(network.loss(&samples))
    );
    println!("\nThe slopes against finite differences of the loss: {report}");
    Ok(())
}

fn forward(network: &TwoLayer, sample: &Sample) {
    println!("\nForward, Sections 3 and 4\n");
    let (w1, w2, x) = (network.w1(), network.w2(), network.signals(&sample.input));
    let (s1, s2) = bias::matrix_form(Sigmoid, w1, w2, &sample.input);
    let [i_1, i_2, _] = [0, 1, 2].map(|i| N(x.s[i]));
    for (j, n) in [(0, 1), (1, 2)] {
        let [w_1, w_2, w_0] = [0, 1, 2].map(|i| N(w1[(i, j)]));
        let (p_j, s_j) = (N(hidden_sums(w1, &x.s)[j]), N(s1[j]));
        println!("    (25)  p⁽¹⁾_{n} = {w_0} + {w_1}·{i_1} + {w_2}·{i_2} = {p_j}");
        println!(" (8, 10)  s⁽¹⁾_{n} = 1 / (1 + e^−{p_j}) = {s_j}");
    }
    let [w_1, w_2, w_0] = [0, 1, 2].map(|j| N(w2[(j, 0)]));
    let [h_1, h_2] = [0, 1].map(|j| N(s1[j]));
    let (p_k, s_k) = (N(output_sums(w2, &x.s1)[0]), N(s2[0]));
    println!("    (14)  p⁽²⁾ = {w_0} + {w_1}·{h_1} + {w_2}·{h_2} = {p_k}");
    println!(" (9, 10)  s⁽²⁾ = 1 / (1 + e^−{p_k}) = {s_k}");
    println!(
        "    (11)  L = ½ (0.01 − {s_k})² = {}",
        N(loss(&sample.target, &s2))
    );
}

fn backward_to_the_output_weights(network: &TwoLayer, sample: &Sample) {
    println!("\nBackward to the output weights, Section 5.1; a bias has the signal 1\n");
    let (w2, x, a_k) = (
        network.w2(),
        network.signals(&sample.input),
        sample.target[0],
    );
    let (s_k, p_k) = (x.s2[0], x.p2[0]);
    let (one, two) = (
        N(loss_by_output(a_k, s_k)),
        N(sigmoid_slope_from_output(s_k)),
    );
    println!("    (13)  ∂L/∂s⁽²⁾ = −(0.01 − {}) = {one}", N(s_k));
    println!("    (19)  f′(p⁽²⁾) = (1 − {0})·{0} = {two}", N(s_k));
    for (j, n) in [(2, 0), (0, 1), (1, 2)] {
        let (s_j, w_jk) = (output_sum_by_weight(&x.s1, j), w2[(j, 0)]);
        let moves = N(output_by_weight(s_j, Sigmoid, p_k));
        let slope = N(loss_by_output_weight(a_k, s_k, s_j, Sigmoid, p_k));
        let next = N(next_output_weight_from_error(
            w_jk, DELTA, a_k, s_k, s_j, Sigmoid, p_k,
        ));
        println!();
        println!("    (16)  ∂p⁽²⁾/∂w⁽²⁾_{n}1 = s⁽¹⁾_{n} = {}", N(s_j));
        println!("(15, 17)  ∂s⁽²⁾/∂w⁽²⁾_{n}1 = {}·{two} = {moves}", N(s_j));
        println!("    (13)  ∂L/∂w⁽²⁾_{n}1 = {one}·{moves} = {slope}");
        println!("(12, 18)  w⁽²⁾_{n}1 at t+1 = {w_jk} − {DELTA}·{slope} = {next}");
    }
}

fn backward_to_the_hidden_weights(network: &TwoLayer, sample: &Sample) {
    println!("\nBackward to the hidden weights, Section 5.2, still with the w⁽²⁾ at t");
    let (w1, w2, x) = (network.w1(), network.w2(), network.signals(&sample.input));
    let (a, f) = (&sample.target, Sigmoid);
    let (one, two) = (N(loss_by_output(a[0], x.s2[0])), N(f.derivative(x.p2[0])));
    for (j, n) in [(0, 1), (1, 2)] {
        let three = N(output_sum_by_hidden_signal(w2, j, 0));
        let l_j = hidden_error(a, &x.s2, f, &x.p2, w2, j);
        let (s_j, slope) = (N(x.s1[j]), N(sigmoid_slope_from_output(x.s1[j])));
        println!("\n    (23)  ∂p⁽²⁾/∂s⁽¹⁾_{n} = w⁽²⁾_{n}1 = {three}");
        println!("    (24)  L_{n} = {one}·{two}·{three} = {}", N(l_j));
        println!("    (19)  f′(p⁽¹⁾_{n}) = (1 − {s_j})·{s_j} = {slope}");
        for (i, m) in [(2, 0), (0, 1), (1, 2)] {
            let (s_i, w_ij) = (x.s[i], w1[(i, j)]);
            let four = N(hidden_signal_by_weight(s_i, f, x.p1[j]));
            let dl_dw_ij = loss_by_hidden_weight(l_j, s_i, f, x.p1[j]);
            let (l_j, gradient) = (N(l_j), N(dl_dw_ij));
            let next = N(next_hidden_weight(w_ij, DELTA, dl_dw_ij));
            println!();
            println!("    (26)  ∂s⁽¹⁾_{n}/∂w⁽¹⁾_{m}{n} = {s_i}·{slope} = {four}");
            println!("    (22)  ∂L/∂w⁽¹⁾_{m}{n} = {one}·{two}·{three}·{four}");
            println!("    (27)  ∂L/∂w⁽¹⁾_{m}{n} = {l_j}·{four} = {gradient}");
            println!("    (21)  w⁽¹⁾_{m}{n} at t+1 = {w_ij} − {DELTA}·{gradient} = {next}");
        }
    }
}

/// A number with up to nine decimals, without zeros behind them.
#[derive(Clone, Copy)]
struct N(f64);

impl fmt::Display for N {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let digits = format!("{:.9}", self.0);
        out.write_str(digits.trim_end_matches('0').trim_end_matches('.'))
    }
}

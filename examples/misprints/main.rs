//! The misprints that change a number: printed beside right, what each does to
//! the loss, and why a falling loss does not reveal the worst of them.
//!
//!     cargo run --example misprints
//!
//! Every one is explained in docs/misprints.md.

#[path = "../command_line/mod.rs"]
mod command_line;
mod printed; // the formulas as the text prints them
#[path = "../../tests/common/slips.rs"]
mod slips; // backpropagation with a slip in it
mod xor; // the experiment of 100 starts

use chainrule::activation::{Activation, relu, silu, silu_slope};
use chainrule::finite_difference::{central_difference, difference_quotient};
use chainrule::network::{Gradient, Sample, TwoLayer, backprop, batch, bias, feed_forward};
use chainrule::{Matrix, Vector};
use command_line::Options;
use std::process::ExitCode;

const HELP: &str = "\
The misprints of the text that change a number, each beside the right formula.

  cargo run --example misprints

docs/misprints.md explains them one by one.
";

fn main() -> ExitCode {
    command_line::run(HELP, misprints)
}

fn misprints(options: Options) -> Result<(), String> {
    options.words(0)?;
    println!("{:44}{:>12}{:>12}", "", "printed", "right");
    formulas();
    net_of_ones();
    worked_network();
    xor::experiment();
    Ok(())
}

fn row(what: &str, printed: f64, right: f64) {
    println!("{what:44}{printed:12.6}{right:12.6}");
}

/// What an independent witness says, under the column that it agrees with.
fn witness(what: &str, number: f64) {
    println!("{:12}{what:44}{number:12.6}", "");
}

/// Those that are wrong by themselves.
fn formulas() {
    let f = Activation::Sigmoid;
    row("Equation 3  R(2)", printed::relu(2.0), relu(2.0));
    row("            R(-3)", printed::relu(-3.0), relu(-3.0));

    let (printed, right) = (printed::sigmoid_slope_of(silu(2.0)), silu_slope(2.0));
    row("Equation 4  slope at 2, by Equation 19", printed, right);
    witness("a central difference", central_difference(silu, 2.0, 1e-5));

    let (w, s1) = (Matrix::from([[1.0], [1.0]]), Vector::from([0.5, 0.5]));
    let right = feed_forward::output_signals(f, &w, &s1)[0];
    let printed = printed::summed_to(1, f, &w, &s1);
    row("Equation 6  1 input, 2 hidden: sum to n", printed, right);

    let (w, s) = (
        Matrix::from([[1.0, 2.0], [3.0, 4.0]]),
        Vector::from([1.0, 0.0]),
    );
    let (printed, right) = ((&w * &s)[1], (&w.transpose() * &s)[1]);
    row("Equation 7  sum at neuron 2 for s = (1, 0)", printed, right);

    let (w_0, w, s) = ([1.0].into(), [[0.5]].into(), Vector::from([2.0]));
    let right = bias::hidden_signals(f, &w_0, &w, &s)[0];
    let printed = bias::hidden_signals(f, &w_0, &[[0.5], [1.0]].into(), &[2.0, 1.0].into())[0];
    row("Equation 8  the last input is made the 1", printed, right);

    let (w1, w2) = ([[0.5], [1.0]].into(), [[1.0], [-1.0]].into());
    let (_, right) = bias::matrix_form(f, &w1, &w2, &s);
    let printed = printed::second_one_missing(f, &w1, &w2, &s);
    row("Equation 10 the hidden signals get no 1", printed, right[0]);

    let sum = backprop::output_sums(&[[1.0], [1.0]].into(), &[1.0, 1.0].into())[0];
    let (printed, right) = (f.derivative(1.0), f.derivative(sum));
    row("Equation 29 f′ of a sum to N = 1, not n(2)", printed, right);

    let (printed, right) = (printed::chain_rule(3.0, 1.0), 2.0 * (3.0 + 1.0));
    row("Equation 39 slope of (x + 1)^2 at 3", printed, right);
    let quotient = difference_quotient(|x| (x + 1.0) * (x + 1.0), 3.0, 1e-6);
    witness("the difference quotient", quotient);
}

/// One input, one hidden neuron, one output, all 1, and f(x) = x. The answer
/// wanted is 0.
fn net_of_ones() {
    let (f, delta, a) = (Activation::Identity, 0.1, Vector::from([0.0]));
    let (s2, p2, w2) = ([1.0].into(), [1.0].into(), [[1.0]].into());
    let loss = |w1: f64, w2: f64| backprop::loss(&a, &[w1 * w2].into());
    let before = loss(1.0, 1.0);
    println!("\nThe net of ones: its loss is {before:.6}. One step with δ = {delta}:");

    let slopes = [printed::loss_by_output, backprop::loss_by_output];
    let [printed, right] = slopes.map(|slope| slope(0.0, 1.0));
    row("Item (1)    ∂L/∂s⁽²⁾", printed, right);
    let slope = central_difference(|s| loss(1.0, s), 1.0, 1e-5);
    witness("a central difference", slope);

    let printed = 1.0 - delta * printed::hidden_error(&a, &s2, f, &p2, &w2, 0);
    let right = 1.0 - delta * backprop::hidden_error(&a, &s2, f, &p2, &w2, 0);
    row("Equation 24 w⁽¹⁾ goes to", printed, right);
    let (printed, right) = (loss(printed, 1.0), loss(right, 1.0));
    row("            and the loss to", printed, right);

    let steps = [printed::output_step, backprop::output_step];
    let [printed, right] = steps.map(|step| 1.0 + step(delta, 0.0, 1.0, 1.0));
    row("Equation 29 w⁽²⁾ goes to", printed, right);
    let (printed, right) = (loss(1.0, printed), loss(1.0, right));
    row("            and the loss to", printed, right);

    let (w2, s1, s2) = ([[0.0]].into(), [[1.0], [1.0]].into(), [[0.0], [0.0]].into());
    let [p, r] = [[[1.0], [1.0]], [[1.0], [-1.0]]]
        .map(|a| batch::output_steps(delta, &a.into(), &s2, &s1, f, &w2)[(0, 0)]);
    row("            a step for the answers 1 and -1", p, r);
}

/// The worked example of docs/4-bias.md and docs/5-backpropagation.md.
fn worked_network() {
    let sample = [Sample::new([0.05, 0.10], [0.01])];
    let network = |w_11: f64| {
        let w1 = ([0.35, 0.35].into(), [[w_11, 0.25], [0.20, 0.30]].into());
        let w2 = ([0.60].into(), [[0.40], [0.45]].into());
        TwoLayer::with_bias(Activation::Sigmoid, w1, w2).expect("tables that fit")
    };
    let Gradient { w1, w2 } = network(0.15).gradient(&sample[0]);
    let after = |[hidden, output]: [f64; 2]| {
        let mut network = network(0.15);
        let (w1, w2) = (&w1 * hidden, &w2 * output);
        network.update(0.5, &Gradient { w1, w2 });
        network.loss(&sample)
    };

    let loss = network(0.15).loss(&sample);
    println!("\nThe worked network: its loss is {loss:.6}. After one step with δ = 0.5 of");
    let (printed, right) = (after([0.0, -1.0]), after([0.0, 1.0]));
    row("Equation 29 the output layer alone", printed, right);
    let (printed, right) = (after([-1.0, 0.0]), after([1.0, 0.0]));
    row("Equation 24 the hidden layer alone", printed, right);
    let (printed, right) = (after([-1.0, 1.0]), after([1.0, 1.0]));
    row("            both layers", printed, right);
    println!("It falls all the same: the output layer hides the error. But look at a slope:");
    let slope = w1[(0, 0)];
    row("Equation 24 ∂L/∂w⁽¹⁾ of the first weight", -slope, slope);
    let nudged = central_difference(|w_11| network(w_11).loss(&sample), 0.15, 1e-4);
    witness("nudging that weight", nudged);
}

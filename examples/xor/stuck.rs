//! One start that got stuck, looked into.

use crate::plot::terminal::sparkline;
use crate::seeds::USUAL;
use chainrule::Matrix;
use chainrule::network::Sample;

pub(crate) fn look_into(xor: &[Sample], seed: u64, epochs: usize) {
    let outcome = USUAL.train(xor, seed, epochs);
    let network = &outcome.network;
    println!(
        "Seed {seed}, usual settings, after {epochs} epochs:\n\n  loss {} {:.4}\n",
        sparkline(&outcome.losses, 60),
        outcome.loss()
    );
    println!(
        "{:26}{:>21}{:>29}",
        "", "hidden signals", "slopes, hidden and output"
    );
    println!(
        "  s_1  s_2  wanted  output{:>13}{:>8}{:>11}{:>9}{:>9}",
        "s_1⁽¹⁾", "s_2⁽¹⁾", "f′(p_1)", "f′(p_2)", "f′(p_k)"
    );
    for Sample {
        input: s,
        target: a,
    } in xor
    {
        let trace = network.trace(s);
        let (s1, s2) = (&trace.s[1], &trace.s[2]);
        print!("{:>5}{:>5}{:>8}{:>8.4}", s[0], s[1], a[0], s2[0]);
        print!("{:>13.4}{:>8.4}  ", s1[0], s1[1]);
        for (layer, p) in network.layers().iter().zip(&trace.p) {
            for p in p.iter() {
                print!("{:9.4}", layer.activation().derivative(*p));
            }
        }
        println!();
    }
    let gradient = network.gradient(xor);
    let slopes = gradient.iter().flat_map(Matrix::as_slice);
    let steepest = slopes.map(|slope| slope.abs()).fold(0.0, f64::max);
    let later = USUAL.train(xor, seed, 50 * epochs);
    println!(
        "
To its hidden neurons the inputs with a wrong answer look all but alike, so
one answer must do for all of them, and it is the mean of what is wanted. The
errors are large, but opposite: summed over the samples they cancel, and no
weight has a slope steeper than {steepest:.0e}. And the hidden slopes are nearly 0
there, so the first layer, which could tell the inputs apart, hears next to
nothing. After {} epochs the loss is {:.6}.",
        later.losses.len(),
        later.loss()
    );
}

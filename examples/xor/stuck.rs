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
    println!("{:35}{:20}{:>18}", "", "hidden signals", "slopes f′(p)");
    println!(
        "  s_1  s_2  wanted  output{:11}{:4}{:>8}{:>14}{:>9}{:>9}",
        "", "s_1⁽¹⁾", "s_2⁽¹⁾", "hidden 1", "2", "output"
    );
    for sample in xor {
        let trace = network.trace(&sample.input);
        let slopes = network.layers().iter().zip(&trace.p);
        let slopes =
            slopes.flat_map(|(layer, p)| p.iter().map(|&p| layer.activation().derivative(p)));
        let (s, s1, s2) = (&sample.input, &trace.s[1], &trace.s[2]);
        println!(
            "{:>5}{:>5}{:>8}{:>8.4}{:>15.4}{:>8.4}{:5}{}",
            s[0],
            s[1],
            sample.target[0],
            s2[0],
            s1[0],
            s1[1],
            "",
            slopes
                .map(|slope| format!("{slope:9.4}"))
                .collect::<String>()
        );
    }
    let gradient = network.gradient(xor);
    let slopes = gradient.iter().flat_map(Matrix::as_slice);
    let steepest = slopes.map(|slope| slope.abs()).fold(0.0, f64::max);
    let later = USUAL.train(xor, seed, 50 * epochs);
    println!(
        "
To its hidden neurons the inputs with a wrong answer look all but alike, so one
answer must do for all of them, and it is the mean of what is wanted. The errors
are large, but opposite: in the sum over the samples they cancel, and no weight
has a slope steeper than {steepest:.0e}. And the hidden slopes are nearly 0 there, so the
first layer, which could tell the inputs apart, hears next to nothing. After
{} epochs the loss is {:.6}.",
        later.losses.len(),
        later.loss()
    );
}

//! Fits a network to a curve that is given as an expression, and compares its
//! slope with the symbolic derivative.
//!
//! ```text
//! cargo run --example curve
//! cargo run --example curve -- "exp(-x^2)" --from -3 --to 3 --hidden 8
//! ```

#[path = "../command_line/mod.rs"]
mod command_line;
mod fit;
mod picture;
#[path = "../plot/mod.rs"]
mod plot;
mod truth;

use chainrule::activation::Activation;
use chainrule::calculus::Graph;
use command_line::number::{fixed, short};
use command_line::{Options, Progress};
use fit::{Fit, Plan};
use plot::terminal::sparkline;
use std::process::ExitCode;
use truth::Truth;

const HELP: &str = "\
Fits a network to a curve, and compares its slope with the derivative.

  cargo run --example curve
  cargo run --example curve -- \"sin(3x) + 0.3x\" --from -2 --to 2 --hidden 16

The curve is an expression in x, with + - * / ^, parentheses, and the functions
exp ln sqrt sin cos tanh abs step sigmoid relu silu.

  --from X        the interval (-2
  --to X          to 2)
  --points N      how many points of it to learn from, evenly spaced (100)
  --hidden N      hidden neurons (16)
  --activation F  of the hidden neurons: sigmoid, which is taken if nothing
                  is said, tanh, relu, silu, identity
  --spread X      their first weights and biases lie between -X and X (8, so
                  that they bend in different places)
  --rate X        learning rate, of the mean over batches of 10 (0.2)
  --epochs N      passes over the points (5000)
  --seed N        of the first weights and the order (1)
  --              what follows is the expression even if it begins with --
";

fn main() -> ExitCode {
    command_line::run(HELP, curve)
}

fn curve(mut options: Options) -> Result<(), String> {
    let from = options.number("--from", -2.0, -1e6..=1e6)?;
    let to = options.number("--to", 2.0, -1e6..=1e6)?;
    if to - from <= 1e-9 * f64::max(-from, to) {
        let [from, to] = [from, to].map(|x| short(x, 9));
        return Err(format!("--from {from} is not far enough left of --to {to}"));
    }
    let points = options.number("--points", 100, 2..=100_000)?;
    let plan = Plan {
        hidden: options.number("--hidden", 16, 1..=1000)?,
        f: match options.text("--activation")? {
            None => Activation::Sigmoid,
            Some(name) => name.parse().map_err(|e| format!("--activation: {e}"))?,
        },
        spread: options.number("--spread", 8.0, 0.0..=1e3)?,
        rate: options.number("--rate", 0.2, 1e-9..=1e6)?,
        epochs: options.number("--epochs", 5000, 1..=10_000_000)?,
        seed: options.seed()?,
    };
    let words = options.words(1)?;
    let graph = Graph::new();
    let text = words.first().map_or("sin(3x) + 0.3x", String::as_str);
    let truth = Truth::parse(&graph, text)?;

    let place = |n| from + (to - from) * (n as f64 + 0.5) / points as f64;
    let places = (0..points).map(place);
    let points = places.map(|x| Ok((x, truth.at(x)?)));
    let points = points.collect::<Result<Vec<_>, String>>()?;
    let Truth { f, steps } = &truth;
    let slope = format!("slope  {:#}    {}", steps.result, steps.where_it_holds());
    println!("truth  {f:#}\n{}\n", slope.trim_end());
    let (hidden, f, spread) = (plan.hidden, plan.f, plan.spread);
    let (rate, epochs, seed) = (plan.rate, plan.epochs, plan.seed);
    println!(
        "1-{hidden}-1: {f} and then no f, seed {seed}.
{} points from {} to {}, scaled. Epochs: {epochs}.
Mini-batches of at most 10, δ = {rate}. First weights and biases of the hidden
layer lie within ±{}.
",
        points.len(),
        short(from, 9),
        short(to, 9),
        short(spread, 9)
    );
    let mut progress = Progress::new();
    let fit = Fit::new(&points, (from, to), &plan, |at| {
        let (epoch, loss) = (at.epoch, fixed(at.loss, 5));
        let what = format!("epoch {epoch} of {epochs}, loss {loss}");
        progress.show(epoch, epochs, &what);
    });
    drop(progress);
    let fit = fit.map_err(|error| error.to_string())?;
    let above_0 = fit.losses.iter().map(|loss| loss.max(1e-300));
    let logarithms: Vec<f64> = above_0.map(f64::ln).collect();
    let last = fit.losses[fit.losses.len() - 1];
    // The scaled curve has the mean loss ½ if its mean is answered everywhere.
    if last.is_nan() || last > 1e6 {
        return Err(format!(
            "the training ran away, to a loss of {last:.1e}: try a smaller --rate or --spread"
        ));
    }
    println!(
        "ln loss  {}  the loss ends at {}\n",
        sparkline(&logarithms, 36),
        fixed(last, 6)
    );
    picture::compare(&truth, &fit, (from, to));
    Ok(())
}

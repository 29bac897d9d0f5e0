//! The fit beside the truth: drawn, and in numbers.

use crate::command_line::number::{digits, fixed, short};
use crate::fit::Fit;
use crate::plot::Axis;
use crate::plot::terminal::Plot;
use crate::truth::Truth;

/// Something of the truth, and the same of the network.
type Pair<'a> = [&'a dyn Fn(f64) -> f64; 2];

pub(crate) fn compare(truth: &Truth, fit: &Fit, (from, to): (f64, f64)) {
    let values: Pair = [&|x| truth.value(x), &|x| fit.value(x)];
    let slopes: Pair = [&|x| truth.slope(x), &|x| fit.slope(x)];
    println!("{}", draw("value", values, (from, to)));
    println!("{}", draw("slope", slopes, (from, to)));

    // At most ten characters, in columns of eleven.
    let cell = |y: f64| fixed(y, if y.abs() < 1e4 { 4 } else { 1 });
    println!("{:>10}{:>22}{:>26}", "x", "value", "slope");
    println!(
        "{:10}{:>11}{:>11}{:>15}{:>11}",
        "", "truth", "network", "truth", "network"
    );
    let width = to - from;
    for n in -1..=9 {
        let x = from + width * f64::from(n) / 8.0;
        let [value, answer] = values.map(|f| f(x));
        let [slope, slope_of_answer] = slopes.map(|f| f(x));
        let numbers = [x, value, answer, slope, slope_of_answer].map(cell);
        let [x, value, answer, slope, of_answer] = numbers;
        let outside = match n {
            0..=8 => "",
            _ => "   outside",
        };
        println!("{x:>10}{value:>11}{answer:>11}{slope:>15}{of_answer:>11}{outside}");
    }
    let rounding = 1e-12 * fit.mean.abs();
    let share = |error: f64, of: f64, what| match of > rounding && of > 1e-9 * error {
        true => format!(
            "{} ({} % of {what})",
            fixed(error, 4),
            digits(100.0 * error / of, 2)
        ),
        false => fixed(error, 4), // a constant has neither
    };
    let [error, slope_error] = [values, slopes].map(|pair| apart(pair, (from, to)));
    let from_mean = "the curve's deviation from the points' mean";
    let deviation = size(&|x| truth.value(x) - fit.mean, (from, to));
    let slope = size(slopes[0], (from, to));
    println!(
        "
Values were trained, slopes were not. The root mean square of the error,
wherever it is defined from {} to {}:

  in value  {}
  in slope  {}

Outside, a quarter of that width to the left and right, it is
{} and {} in value.",
        short(from, 9),
        short(to, 9),
        share(error, deviation, from_mean),
        share(slope_error, slope, "the size of its slopes"),
        fixed(apart(values, (from - width / 4.0, from)), 4),
        fixed(apart(values, (to, to + width / 4.0)), 4)
    );
}

/// Truth and network over the interval and a quarter beyond, with the ends of
/// the interval dotted.
fn draw(title: &str, [truth, network]: Pair, (from, to): (f64, f64)) -> Plot {
    let width = to - from;
    let at = |n: i32| from + width * f64::from(n) / 200.0;
    let curve = |f: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
        (-50..=250).map(|n| (at(n), f(at(n)))).collect()
    };
    let inside = (0..=200).flat_map(|n| [truth(at(n)), network(at(n))]);
    let inside = inside.filter(|y| y.is_finite());
    let low = inside.clone().fold(f64::INFINITY, f64::min);
    let high = inside.fold(f64::NEG_INFINITY, f64::max);
    let room = match high - low > 1e-9 * high.abs() {
        true => 0.2 * (high - low),
        false => high.abs().max(1.0), // a constant, but for rounding
    };
    let (low, high) = (low - room, high + room);
    let gap = (f64::NAN, f64::NAN);
    let ends = [(from, low), (from, high), gap, (to, low), (to, high)];
    let x = Axis::linear("x").between(at(-50), at(250));
    Plot::new(x, Axis::linear(title).between(low, high))
        .rows(13)
        .curve("truth", &curve(truth))
        .curve("network", &curve(network))
        .curve("", &ends)
}

/// The root mean square of the difference, over the places where both are known.
pub(crate) fn apart([truth, network]: Pair, range: (f64, f64)) -> f64 {
    size(&|x| truth(x) - network(x), range)
}

/// The root mean square of `f`, over the places where it is known.
fn size(f: &dyn Fn(f64) -> f64, (from, to): (f64, f64)) -> f64 {
    let at = (0..1000).map(|n| from + (to - from) * (f64::from(n) + 0.5) / 1000.0);
    let known = at.map(f).filter(|y| y.is_finite());
    let (n, root) = known.fold((0, 0.0), |(n, root), y| (n + 1, y.hypot(root)));
    root / f64::from(n).sqrt()
}

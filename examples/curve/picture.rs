//! The fit beside the truth: drawn, and in numbers.

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

    println!("{:>9}{:>22}{:>26}", "x", "value", "slope");
    println!(
        "{:9}{:>11}{:>11}{:>15}{:>11}",
        "", "truth", "network", "truth", "network"
    );
    let width = to - from;
    for n in -1..=9 {
        let x = from + width * f64::from(n) / 8.0;
        let [value, answer] = values.map(|f| f(x));
        let [slope, slope_of_answer] = slopes.map(|f| f(x));
        print!(
            "{}{}{}",
            number(x, 9),
            number(value, 11),
            number(answer, 11)
        );
        print!("{}{}", number(slope, 15), number(slope_of_answer, 11));
        println!(
            "{}",
            if (0..=8).contains(&n) {
                ""
            } else {
                "   outside"
            }
        );
    }
    println!(
        "
The root mean square of the error from {from} to {to} is
{} in value and {} in slope.

The values were trained. The slopes were not: they came along, since two
curves that lie close everywhere cannot differ much in slope for long.
Outside, where there were no points, the network knows nothing.",
        number(apart(values, (from, to)), 0),
        number(apart(slopes, (from, to)), 0),
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
    let inside = (0..=200)
        .flat_map(|n| [truth(at(n)), network(at(n))])
        .filter(|y| y.is_finite());
    let low = inside.clone().fold(f64::INFINITY, f64::min);
    let high = inside.fold(f64::NEG_INFINITY, f64::max);
    let room = if high > low {
        0.2 * (high - low)
    } else {
        high.abs().max(1.0)
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
pub(crate) fn apart([truth, network]: Pair, (from, to): (f64, f64)) -> f64 {
    let at = (0..1000).map(|n| from + (to - from) * (f64::from(n) + 0.5) / 1000.0);
    let squares = at
        .map(|x| (truth(x) - network(x)).powi(2))
        .filter(|square| square.is_finite());
    let (n, sum) = squares.fold((0, 0.0), |(n, sum), square| (n + 1, sum + square));
    (sum / f64::from(n)).sqrt()
}

/// A number in a column of some width.
fn number(value: f64, width: usize) -> String {
    match value.abs() {
        size if !size.is_finite() => format!("{:>width$}", "–"),
        size if size != 0.0 && !(1e-3..1e4).contains(&size) => format!("{value:width$.2e}"),
        _ => format!("{:width$.4}", value + 0.0), // −0 becomes 0
    }
}

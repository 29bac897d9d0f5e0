//! The fit beside the truth: drawn, and in numbers.

use crate::command_line::number::fixed;
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
        let outside = if (0..=8).contains(&n) {
            ""
        } else {
            "   outside"
        };
        let [x, value, answer] = [x, value, answer].map(|x| fixed(x, 4));
        let [slope, of_answer] = [slope, slope_of_answer].map(|x| fixed(x, 4));
        println!("{x:>9}{value:>11}{answer:>11}{slope:>15}{of_answer:>11}{outside}");
    }
    let quarter = width / 4.0;
    let beyond = [(from - quarter, from), (to, to + quarter)];
    // A constant has no deviation, and no slopes to compare with.
    let slope_scale = match fit.constant {
        true => fit.deviation / width,
        false => size(slopes[0], (from, to)),
    };
    let errors = Errors {
        value: [apart(values, (from, to)), fit.deviation],
        slope: [apart(slopes, (from, to)), slope_scale],
        outside: beyond.map(|range| apart(values, range)),
    };
    println!(
        "\nThe root mean square of the error from {from} to {to} is
{} in value and {} in slope.\n\n{}",
        fixed(errors.value[0], 4),
        fixed(errors.slope[0], 4),
        errors.conclusion()
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

/// Root mean squares of what the network gets wrong.
pub(crate) struct Errors {
    /// In value, and how far the values of the curve lie from their mean.
    pub(crate) value: [f64; 2],
    /// In slope, and how large the slopes of the curve are.
    pub(crate) slope: [f64; 2],
    /// In value, before the interval and behind it; NaN where the curve has none.
    pub(crate) outside: [f64; 2],
}

impl Errors {
    pub(crate) fn conclusion(&self) -> String {
        let close = |[error, scale]: [f64; 2], share| error < share * scale;
        let outside = self.outside.into_iter().filter(|error| error.is_finite());
        let outside = outside.fold(0.0, f64::max);
        let text = match close(self.value, 0.05) {
            false => {
                return "The network is not close to the curve: try more --epochs, another --rate or
more --hidden."
                    .to_string();
            }
            true if close(self.slope, 0.25) => {
                "The values were trained. The slopes were not: they came along."
            }
            true => {
                "The values were trained, and are close. The slopes were not, and are not:
what is close in value may be far off in slope."
            }
        };
        match outside > 3.0 * self.value[0] && outside > 0.05 * self.value[1] {
            true => format!(
                "{text}\nOutside, where there were no points, the error is up to {}.",
                fixed(outside, 4)
            ),
            false => text.to_string(),
        }
    }
}

/// The root mean square of the difference, over the places where both are known.
pub(crate) fn apart([truth, network]: Pair, range: (f64, f64)) -> f64 {
    size(&|x| truth(x) - network(x), range)
}

/// The root mean square of `f`, over the places where it is known.
fn size(f: &dyn Fn(f64) -> f64, (from, to): (f64, f64)) -> f64 {
    let at = (0..1000).map(|n| from + (to - from) * (f64::from(n) + 0.5) / 1000.0);
    let squares = at.map(|x| f(x).powi(2)).filter(|square| square.is_finite());
    let (n, sum) = squares.fold((0, 0.0), |(n, sum), square| (n + 1, sum + square));
    (sum / f64::from(n)).sqrt()
}

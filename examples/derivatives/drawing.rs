//! A function and its slope, drawn around the points of a check.

use chainrule::calculus::Expr;

use crate::judge::along;
use crate::page::{Point, place};
use crate::plot::{Axis, terminal::Plot};

/// How many points are drawn, and what is too long to be drawn at all.
const SAMPLES: usize = 240;
const LONGEST: usize = 5_000;

/// The plot of `f` and of its `slope` along `x`, the other variables as they are at
/// the first of the points. It is empty where there is nothing to see.
pub(crate) fn drawing(
    (f, slope): (Expr<'_>, Expr<'_>),
    (f_label, slope_label): (&str, &str),
    x: &str,
    points: &[Point<'_>],
) -> String {
    let places = points.iter().flatten().filter(|(name, _)| *name == x);
    let places = places.map(|(_, x)| *x);
    let low = places.clone().fold(f64::INFINITY, f64::min);
    let high = places.fold(-f64::INFINITY, f64::max);
    let middle = low / 2.0 + high / 2.0;
    let reach = 1.2 * (high - low).max(2.0).max(1e-6 * middle.abs());
    let is_long = f.shared_size() + slope.shared_size() > LONGEST;
    if is_long || !(middle.abs() + reach).is_finite() {
        return String::new();
    }
    let across = Axis::linear(x).between(middle - reach, middle + reach);
    // There is no slope where f has no value.
    let [mut f, mut slope] = [&[f][..], &[slope, f]].map(|of| along(of, x, &points[0]));
    let mut functions: [&mut dyn FnMut(f64) -> f64; 2] = [&mut f, &mut slope];
    let curves = functions.each_mut().map(|f| {
        let places = (0..=SAMPLES).map(|i| across.value_at(i as f64 / SAMPLES as f64));
        places.map(|x| (x, f(x))).collect::<Vec<_>>()
    });
    let mut values: Vec<f64> = curves.iter().flatten().map(|&(_, y)| y).collect();
    values.retain(|y| y.abs() < 1e300);
    values.sort_by(f64::total_cmp);
    let Some(last) = values.len().checked_sub(1) else {
        return String::new();
    };
    // What is steep or has a pole leaves the picture.
    let part = |part: usize| values[last * part / 16];
    let beyond = (part(14) - part(2)) / 2.0;
    let (low, high) = (part(2) - beyond, part(14) + beyond);
    let shown = [part(0).max(low), part(16).min(high)];
    let mut others = points[0].clone();
    others.retain(|(name, _)| *name != x);
    let up = Axis::linear(&place(&others)).fitted(shown.into_iter());
    let dot = (up.value_at(1.0) - up.value_at(0.0)) / 50.0;
    let [f, slope] = [0, 1].map(|i| with_gaps(&mut *functions[i], &curves[i], dot));
    Plot::new(across, up)
        .rows(6)
        .curve(f_label, &f)
        .curve(slope_label, &slope)
        .to_string()
}

/// The points of a curve, with a gap between two where f is not continuous.
fn with_gaps(f: &mut dyn FnMut(f64) -> f64, curve: &[(f64, f64)], dot: f64) -> Vec<(f64, f64)> {
    let mut points = vec![curve[0]];
    for pair in curve.windows(2) {
        if is_broken(f, [pair[0].0, pair[1].0], dot) {
            points.push((pair[1].0, f64::NAN));
        }
        points.push(pair[1]);
    }
    points
}

/// Whether f has a jump, a pole or no value between two places: it goes on to rise
/// or fall by more than a dot in ever shorter parts of the way.
fn is_broken(f: &mut dyn FnMut(f64) -> f64, mut ends: [f64; 2], dot: f64) -> bool {
    for _ in 0..40 {
        let points = [0.0, 0.25, 0.5, 0.75, 1.0].map(|part| ends[0] + part * (ends[1] - ends[0]));
        let values = points.map(&mut *f);
        if values.iter().any(|value| !value.is_finite()) {
            return true;
        }
        let step = |i: usize| (values[i + 1] - values[i]).abs();
        let ways = [0, 1, 2].map(|i| step(i) + step(i + 1));
        if ways[0] + ways[2] < dot {
            return false;
        }
        let steepest = (0..3).max_by(|&i, &j| ways[i].total_cmp(&ways[j]));
        let steepest = steepest.expect("one of three");
        ends = [points[steepest], points[steepest + 2]];
    }
    true
}

//! Two ways to the same numbers, timed in turn.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What came of it.
pub(crate) struct Outcome {
    /// The median and the minimum of what a call took, in each form.
    pub(crate) literal: [Duration; 2],
    pub(crate) own: [Duration; 2],
    /// The largest |a − b| / max(1, |a|, |b|) between numbers of the two forms.
    pub(crate) apart: f64,
}

/// Times both forms in turn, `rounds` times, with `calls` calls to a timing.
///
/// They take turns because the speed of a machine drifts: neighbours in time
/// meet the same machine. `numbers` says what of a result has to agree.
pub(crate) fn race<T>(
    (rounds, calls): (usize, usize),
    mut literal: impl FnMut() -> T,
    mut own: impl FnMut() -> T,
    numbers: fn(&T) -> Vec<f64>,
) -> Outcome {
    let apart = apart(&numbers(&literal()), &numbers(&own())); // a warm-up too
    let (mut literal_times, mut own_times) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        literal_times.push(time(calls, &mut literal));
        own_times.push(time(calls, &mut own));
    }
    Outcome {
        literal: median_and_minimum(literal_times),
        own: median_and_minimum(own_times),
        apart,
    }
}

fn time<T>(calls: usize, run: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(run());
    }
    start.elapsed() / calls as u32
}

fn median_and_minimum(mut times: Vec<Duration>) -> [Duration; 2] {
    times.sort();
    [times[times.len() / 2], times[0]]
}

/// The largest relative difference; a NaN stays one, and differs from anything.
fn apart(a: &[f64], b: &[f64]) -> f64 {
    if a.len() != b.len() {
        return f64::INFINITY;
    }
    let one = |(a, b): (&f64, &f64)| (a - b).abs() / a.abs().max(b.abs()).max(1.0);
    let worse = |x: f64, y: f64| if x.is_nan() || x > y { x } else { y };
    a.iter().zip(b).map(one).fold(0.0, worse)
}

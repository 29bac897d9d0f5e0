//! The three ways side by side: passes, gradients and updates to reach a loss.

use crate::command_line::Progress;
use crate::plot::Axis;
use crate::plot::terminal::Plot;
use crate::task::{Run, Task};

const RATES: [f64; 6] = [0.01, 0.03, 0.1, 0.3, 1.0, 3.0];

/// A size of batches with the learning rate that took it to the target soonest.
pub(crate) struct Way {
    pub(crate) name: String,
    pub(crate) size: usize,
    pub(crate) rate: f64,
    pub(crate) run: Run,
}

impl Way {
    /// How many updates so many passes over `n` samples make.
    fn updates(&self, n: usize, passes: usize) -> usize {
        passes * n.div_ceil(self.size)
    }
}

pub(crate) fn report(task: &Task) {
    let n = task.samples.len();
    println!(
        "2. Many weights: {n} points of sin 3x with noise, network 1-8-1 (σ, then no f)
==============================================================================

From one start, with the mean over each batch (so that δ means the same to
all) and a new order every pass: passes over the data until the mean loss is
below {} (seed {}). A dash: not in {} passes. ∞: it ran away.
",
        task.target, task.seed, task.passes
    );
    let ways = race(task);
    println!("Each at the best of these rates, to the end:\n");
    curves(&ways, "passes over the data", |_| 1);
    curves(&ways, "updates", |way| way.updates(n, 1));
    println!(
        "{:22}{:>6}{:>10}{:>14}{:>12}{:>10}",
        "to the target", "δ", "passes", "gradients", "updates", "rises"
    );
    for way in &ways {
        let [passes, gradients, updates] = match way.run.reached {
            Some(p) => [p, p * n, way.updates(n, p)].map(|count| count.to_string()),
            None => ["–"; 3].map(String::from),
        };
        let (name, rate, rises) = (&way.name, way.rate, rises(&way.run.losses));
        println!("  {name:20}{rate:>6}{passes:>10}{gradients:>14}{updates:>12}{rises:>10}");
    }
    println!(
        "
One gradient is one sample sent forward and back: that is the work. Rises are
the passes, of all that were run, with a larger mean loss than the one before.
{}",
        conclusion(&ways, n)
    );
}

/// How many of the losses are above the one before them.
pub(crate) fn rises(losses: &[f64]) -> usize {
    losses.windows(2).filter(|pair| pair[1] > pair[0]).count()
}

/// Which of the ways that arrived took the fewest updates, and which the least work.
pub(crate) fn conclusion(ways: &[Way], n: usize) -> String {
    let cost = |way: &Way| {
        let passes = way.run.reached?;
        Some((way.name.clone(), [way.updates(n, passes), passes * n]))
    };
    let arrived: Vec<(String, [usize; 2])> = ways.iter().filter_map(cost).collect();
    let least = |i: usize| {
        let least = arrived.iter().map(|(_, costs)| costs[i]).min()?;
        let best = arrived.iter().filter(|(_, costs)| costs[i] == least);
        let names: Vec<&str> = best.map(|(name, _)| name.as_str()).collect();
        Some(format!("{} ({least})", names.join(" and ")))
    };
    match (least(0), least(1)) {
        (Some(updates), Some(work)) => format!("Fewest updates: {updates}. Least work: {work}."),
        _ => "None of them arrived.".to_string(),
    }
}

/// Prints the passes for every rate and size, and returns the best of each size.
fn race(task: &Task) -> Vec<Way> {
    let n = task.samples.len();
    let sizes = [1, 10, n];
    let names = ["online", "batches of 10", &format!("all {n}")].map(String::from);
    let mut progress = Progress::new();
    let mut runs: Vec<[Run; 3]> = Vec::new();
    let cells = |cells: &[String; 3]| cells.each_ref().map(|cell| format!("{cell:>16}")).concat();
    println!("  {:<8}{}", "δ", cells(&names));
    for rate in RATES {
        let row = sizes.map(|size| task.run(size, rate, false));
        let passes = cells(&row.each_ref().map(passes));
        progress.println(&format!("  {rate:<8}{passes}"));
        runs.push(row);
        progress.show(runs.len(), RATES.len(), &format!("rate {rate}"));
    }
    println!(
        "
Ten times the batch and ten times the rate, down the diagonal of the first two
columns: {}. If only the number of
steps times δ counted, the two of a pair would be about equal.
",
        diagonal(&runs)
    );
    // The soonest at the target, or else the lowest at the end.
    let rank = |run: &Run| {
        let last = run.losses.last().filter(|loss| loss.is_finite());
        let reached = run.reached.unwrap_or(usize::MAX);
        (reached, *last.unwrap_or(&f64::INFINITY))
    };
    let way = |(i, name)| {
        let ranked = RATES.into_iter().zip(&runs);
        let ranked = ranked.map(|(rate, row)| (rank(&row[i]), rate));
        let best = ranked.min_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let (size, rate) = (sizes[i], best.map_or(RATES[0], |(_, rate)| rate));
        let run = task.run(size, rate, true);
        Way {
            name,
            size,
            rate,
            run,
        }
    };
    names.into_iter().enumerate().map(way).collect()
}

/// The passes that a run took to the target.
fn passes(run: &Run) -> String {
    match run.reached {
        Some(passes) => passes.to_string(),
        None if run.losses.iter().all(|loss| loss.is_finite()) => "–".to_string(),
        None => "∞".to_string(),
    }
}

/// Passes with ten times the batch and ten times the rate. Of each rate the runs
/// online come first, and those by tens behind them.
pub(crate) fn diagonal(runs: &[[Run; 3]]) -> String {
    let pairs = runs.iter().zip(runs.iter().skip(2)); // every second rate is ten times as large
    let pairs = pairs.map(|(low, high)| format!("{} and {}", passes(&low[0]), passes(&high[1])));
    pairs.collect::<Vec<_>>().join(", ")
}

/// The loss over passes, or over something of which a pass has several.
fn curves(ways: &[Way], title: &str, per_pass: impl Fn(&Way) -> usize) {
    let least = |way: &Way| way.run.losses.iter().copied().fold(1e300, f64::min);
    let least = ways.iter().map(least).filter(|least| *least < 1e300);
    let low = least.clone().fold(1e300, f64::min).max(1e-300) / 2.0;
    let high = least.fold(100.0 * low, |high, least| high.max(4.0 * least));
    let loss = Axis::log("mean loss").between(low, high);
    let plot = Plot::new(Axis::log(title), loss).rows(11);
    let plot = ways.iter().fold(plot, |plot, way| {
        let point = |pass| ((pass * per_pass(way)) as f64, way.run.losses[pass - 1]);
        // On a logarithmic axis late passes crowd: one in so many is enough.
        let passes = (0..).map(|n| 1.05_f64.powi(n).round() as usize);
        let passes = passes.take_while(|&pass| pass <= way.run.losses.len());
        plot.curve(&way.name, &passes.map(point).collect::<Vec<_>>())
    });
    println!("{plot}");
}

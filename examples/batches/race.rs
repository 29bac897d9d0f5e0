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

pub(crate) fn report(task: &Task) -> Vec<Way> {
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
    curves(&ways, task.target, "passes over the data", |_| 1.0);
    curves(&ways, task.target, "updates", |way| {
        way.updates(n, 1) as f64
    });
    println!(
        "{:22}{:>6}{:>10}{:>14}{:>12}",
        "to the target", "δ", "passes", "gradients", "updates"
    );
    for way in &ways {
        let [passes, gradients, updates] = match way.run.reached {
            Some(p) => [p, p * n, way.updates(n, p)].map(|count| count.to_string()),
            None => ["–"; 3].map(String::from),
        };
        let (name, rate) = (&way.name, way.rate);
        println!("  {name:20}{rate:>6}{passes:>10}{gradients:>14}{updates:>12}");
    }
    println!("\nOne gradient is one sample sent forward and back: that is the work.");
    println!("{}\n", conclusion(&ways, n));
    ways
}

impl Way {
    /// How many updates so many passes over `n` samples make.
    fn updates(&self, n: usize, passes: usize) -> usize {
        passes * n.div_ceil(self.size)
    }
}

/// Which of the ways that arrived took the fewest updates, and which the least work.
pub(crate) fn conclusion(ways: &[Way], n: usize) -> String {
    let least = |cost: &dyn Fn(&Way, usize) -> usize| {
        let costs = || {
            ways.iter()
                .filter_map(|way| Some((&*way.name, cost(way, way.run.reached?))))
        };
        let (_, least) = costs().min_by_key(|(_, cost)| *cost)?;
        let names = costs()
            .filter(|(_, cost)| *cost == least)
            .map(|(name, _)| name);
        Some(format!(
            "{} ({least})",
            names.collect::<Vec<_>>().join(" and ")
        ))
    };
    match (
        least(&|way, passes| way.updates(n, passes)),
        least(&|_, passes| passes * n),
    ) {
        (Some(updates), Some(work)) => format!("Fewest updates: {updates}. Least work: {work}."),
        _ => "None of them arrived.".to_string(),
    }
}

/// Prints the passes for every rate and size, and returns the best of each size.
fn race(task: &Task) -> Vec<Way> {
    let n = task.samples.len();
    let sizes = [1, 10, n];
    let names = [
        "online".to_string(),
        "batches of 10".to_string(),
        format!("all {n}"),
    ];
    let mut progress = Progress::new();
    let mut runs: Vec<Vec<Run>> = Vec::new();
    println!(
        "  {:<8}{:>16}{:>16}{:>16}",
        "δ", names[0], names[1], names[2]
    );
    for rate in RATES {
        let runs_of_rate = sizes.map(|size| task.run(size, rate, false));
        let cells = runs_of_rate.each_ref().map(|run| match run.reached {
            Some(passes) => format!("{passes:>16}"),
            None if run.losses.iter().all(|loss| loss.is_finite()) => format!("{:>16}", "–"),
            None => format!("{:>16}", "∞"),
        });
        progress.println(&format!("  {rate:<8}{}", cells.concat()));
        runs.push(runs_of_rate.into());
        progress.show(runs.len(), RATES.len(), || format!("rate {rate}"));
    }
    println!(
        "
Ten times the batch and ten times the rate, down the diagonal of the first two
columns: {}. What counts, while δ is
small, is the number of steps times δ.
",
        diagonal(&runs)
    );
    // The soonest at the target, or else the lowest at the end.
    let rank = |run: &Run| {
        let last = run.losses.last().filter(|loss| loss.is_finite());
        (
            run.reached.unwrap_or(usize::MAX),
            *last.unwrap_or(&f64::INFINITY),
        )
    };
    let best = |way: usize| {
        let ranked = RATES
            .into_iter()
            .zip(&runs)
            .map(|(rate, runs)| (rank(&runs[way]), rate));
        let best = ranked.min_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        best.map_or(RATES[0], |(_, rate)| rate)
    };
    let way = |(way, name)| {
        let (size, rate) = (sizes[way], best(way));
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

/// Passes with ten times the batch and ten times the rate. Of each rate the runs
/// online come first, and those by tens behind them.
pub(crate) fn diagonal(runs: &[Vec<Run>]) -> String {
    let passes = |run: &Run| {
        run.reached
            .map_or("–".to_string(), |passes| passes.to_string())
    };
    let pairs = runs.iter().zip(runs.iter().skip(2)); // every second rate is ten times as large
    let pairs = pairs.map(|(low, high)| format!("{} and {}", passes(&low[0]), passes(&high[1])));
    pairs.collect::<Vec<_>>().join(", ")
}

/// The loss over passes, or over something of which a pass has several.
fn curves(ways: &[Way], target: f64, title: &str, per_pass: impl Fn(&Way) -> f64) {
    let losses = ways.iter().flat_map(|way| way.run.losses.iter().copied());
    let low = losses.fold(target / 1.5, f64::min).max(1e-300) / 2.0;
    let loss = Axis::log("mean loss").between(low, 100.0 * low);
    let plot = Plot::new(Axis::log(title), loss);
    let plot = ways.iter().fold(plot, |plot, way| {
        let point = |pass| (pass as f64 * per_pass(way), way.run.losses[pass - 1]);
        // On a logarithmic axis late passes crowd: one in so many is enough.
        let passes = (0..).map(|n| 1.05_f64.powi(n).round() as usize);
        let passes = passes.take_while(|&pass| pass <= way.run.losses.len());
        plot.curve(&way.name, &passes.map(point).collect::<Vec<_>>())
    });
    println!("{}", plot.rows(11));
}

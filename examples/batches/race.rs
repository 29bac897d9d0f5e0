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
    println!("Each at its best rate, to the end:\n");
    curves(&ways, task.target, "passes over the data", |_| 1.0);
    curves(&ways, task.target, "updates", |way| {
        n.div_ceil(way.size) as f64
    });
    println!(
        "{:22}{:>6}{:>10}{:>14}{:>12}",
        "to the target", "δ", "passes", "gradients", "updates"
    );
    for Way {
        name,
        size,
        rate,
        run,
    } in &ways
    {
        print!("  {name:20}{rate:>6}");
        match run.reached {
            Some(p) => println!("{p:>10}{:>14}{:>12}", p * n, p * n.div_ceil(*size)),
            None => println!("{:>10}{:>14}{:>12}", "–", "–", "–"),
        }
    }
    println!(
        "
One gradient is one sample sent forward and back: that is the work. The
batch's \"fast convergence\" holds if one counts updates, and fails if one
counts work: it buys one step with a whole pass, and no step can be longer
than the loss bears. In the table of rates look along the diagonal: ten times
the batch and ten times the rate take as many passes, until the rate is too
large. What counts is the number of steps times δ.
"
    );
    ways
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
    println!();
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

/// The loss over passes, or over something of which a pass has several.
fn curves(ways: &[Way], target: f64, title: &str, per_pass: impl Fn(&Way) -> f64) {
    let loss = Axis::log("mean loss").between(target / 3.0, 30.0 * target);
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

//! What becomes of them in the end: who settles, who hovers, who needs memory.

use crate::command_line::number::fixed;
use crate::race::Way;
use crate::task::Task;
use chainrule::Matrix;
use chainrule::network::Sample;

pub(crate) fn report(task: &Task, ways: &[Way]) {
    let late = task.passes / 10;
    println!(
        "3. In the end
==============================================================================

The mean loss in the last {late} of {} passes; how many passes made it rise,
and which did so last. The noise alone costs {}.

                               δ      lowest     highest     rises      last",
        task.passes,
        fixed(task.loss_of_noise(), 4)
    );
    let row = |name: &str, rate: &str, losses: &[f64]| {
        let end = End::new(losses, late);
        let last = end.last.map_or("–".to_string(), |pass| pass.to_string());
        let [low, high] = [end.lowest, end.highest].map(|loss| fixed(loss, 4));
        let rises = end.rises;
        println!("  {name:<22}{rate:>8}{low:>12}{high:>12}{rises:>10}{last:>10}");
        end
    };
    let ends: Vec<End> = ways
        .iter()
        .map(|way| row(&way.name, &way.rate.to_string(), &way.run.losses))
        .collect();
    let rate = ways[0].rate;
    let shrinking = row(
        "online, δ shrinking",
        &format!("{rate}↓"),
        &shrinking(task, rate),
    );
    let (online, batch) = (&ends[0], &ends[ends.len() - 1]);
    println!("\n{}\n", conclusion(online, batch, &shrinking));
    let numbers = task.start.layers().iter();
    let numbers: usize = numbers.map(|layer| layer.weights().as_slice().len()).sum();
    let apart = match largest_difference(task) {
        0.0 => "is the same to the last bit".to_string(),
        apart => format!("differs by at most {apart:.0e} of its largest slope"),
    };
    println!(
        "That online training \"can be applied to very large training data\" holds; so
can a batch. Only the sum of the gradients must be kept, here {numbers} numbers.
Summed from a stream that hands over one sample at a time and forgets it, the
gradient of all {} {apart}.",
        task.samples.len(),
    );
}

/// How a training ended.
pub(crate) struct End {
    /// The bounds of the loss in the last passes.
    pub(crate) lowest: f64,
    pub(crate) highest: f64,
    /// How many passes made the loss rise, by more than rounding does.
    pub(crate) rises: usize,
    /// The last of them, counted from 1.
    pub(crate) last: Option<usize>,
    /// Whether it is one of the last passes.
    pub(crate) late: bool,
}

impl End {
    pub(crate) fn new(losses: &[f64], late: usize) -> End {
        let tail = losses.len().saturating_sub(late);
        let rises = (1..losses.len()).filter(|&n| losses[n] > losses[n - 1] * (1.0 + 1e-12));
        let last = rises.clone().next_back().map(|n| n + 1);
        End {
            lowest: losses[tail..].iter().copied().fold(f64::INFINITY, f64::min),
            highest: losses[tail..].iter().copied().fold(0.0, f64::max),
            rises: rises.count(),
            last,
            late: last.is_some_and(|pass| pass > tail),
        }
    }

    /// By how much the loss still moves, as a share of it.
    fn sway(&self) -> f64 {
        self.highest / self.lowest - 1.0
    }
}

/// What the three ends say of the text's two words, stability and noise.
pub(crate) fn conclusion(online: &End, batch: &End, shrinking: &End) -> String {
    let stable = match (batch.late, batch.last) {
        (true, _) => "fails here: even among the last passes some make its loss rise".to_string(),
        (false, None) => "holds: its loss never rises".to_string(),
        (false, Some(pass)) => format!("holds: after pass {pass} its loss only falls"),
    };
    let bounds = |end: &End| [end.lowest, end.highest].map(|loss| fixed(loss, 4));
    let [low, high] = bounds(online);
    let swayed = match online.late && online.sway() > 0.1 {
        true => format!(
            "holds for a fixed\nrate: in the end its loss goes up and down between {low} and {high}"
        ),
        false => format!("does not show here:\nin the end its loss stays between {low} and {high}"),
    };
    let settles = match shrinking.sway() < online.sway() / 2.0 {
        true => "it settles",
        false => "it does not settle better",
    };
    let place = match shrinking {
        end if end.highest < batch.lowest => "lower than the batch",
        end if end.lowest > batch.highest => "higher than the batch",
        _ => "about where the batch is",
    };
    format!(
        "The batch's \"high stability\" {stable}.
That online training is \"swayed by noise\" {swayed}.
With the rate δ / (1 + pass / 20) {settles}, {place}."
    )
}

/// The losses of online training with δ / (1 + pass/20).
fn shrinking(task: &Task, rate: f64) -> Vec<f64> {
    let mut network = task.start.clone();
    let mut training = task.training(1, rate);
    training.epochs = 1;
    let mut losses = Vec::new();
    for pass in 0..task.passes {
        training.learning_rate = rate / (1.0 + pass as f64 / 20.0);
        losses.extend(
            network
                .train(&task.samples, &mut training)
                .expect("samples that fit"),
        );
    }
    losses
}

/// The gradient in one go against the gradient from a stream of samples.
pub(crate) fn largest_difference(task: &Task) -> f64 {
    let at_once = task.start.gradient(&task.samples);
    let stream = task.samples.iter().cloned(); // a file, a network, a sensor
    let mut sum: Vec<Matrix> = at_once
        .iter()
        .map(|t| Matrix::zeros(t.rows(), t.columns()))
        .collect();
    for sample in stream {
        let each = task.start.gradient(&[sample] as &[Sample]);
        for (sum, table) in sum.iter_mut().zip(&each) {
            *sum += table; // (29)
        }
    }
    let largest = |tables: Vec<Matrix>| {
        let entries = tables.iter().flat_map(|table| table.as_slice().to_vec());
        entries.map(f64::abs).fold(0.0, f64::max)
    };
    let apart = sum.iter().zip(&at_once).map(|(a, b)| a - b).collect();
    largest(apart) / largest(at_once)
}

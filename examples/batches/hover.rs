//! What becomes of them in the end: who settles, who hovers, who needs memory.

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
and which did so last. A noise of {} costs about {:.3} by itself.

{:24}{:>8}{:>12}{:>12}{:>10}{:>10}",
        task.passes,
        task.noise,
        task.noise * task.noise / 2.0,
        "",
        "δ",
        "lowest",
        "highest",
        "rises",
        "last"
    );
    for way in ways {
        row(&way.name, &way.rate.to_string(), &way.run.losses, late);
    }
    let online = &ways[0];
    let losses = shrinking(task, online.rate);
    row(
        "online, δ shrinking",
        &format!("{}↓", online.rate),
        &losses,
        late,
    );
    println!(
        "
The batch's \"high stability\" holds: once the first leaps are over, which are
the price of a rate as large as the loss bears, it comes down smoothly. That
online training is \"swayed by noise\" holds for a fixed rate: it hovers. With
the rate δ / (1 + pass / 20) it settles too, and lower down, since it has made
so many more steps.
"
    );
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

fn row(name: &str, rate: &str, losses: &[f64], late: usize) {
    let tail = &losses[losses.len().saturating_sub(late)..];
    let lowest = tail.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = tail.iter().copied().fold(0.0, f64::max);
    let rises: Vec<usize> = (1..losses.len())
        .filter(|&n| losses[n] > losses[n - 1])
        .map(|n| n + 1) // passes are counted from 1
        .collect();
    let last = rises.last().map_or("–".to_string(), ToString::to_string);
    let rises = rises.len();
    println!("  {name:<22}{rate:>8}{lowest:>12.4}{highest:>12.4}{rises:>10}{last:>10}");
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

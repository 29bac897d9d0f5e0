//! What becomes of them in the end: who settles, and who is swayed by noise.

use crate::command_line::number::fixed;
use crate::race::Way;
use crate::task::Task;

pub(crate) fn report(task: &Task, ways: &[Way]) {
    let (passes, late) = (task.passes, task.passes / 10);
    println!(
        "3. In the end
==============================================================================

The mean loss in the last {late} of {passes} passes; how many passes made it rise,
and which did so last. The noise alone costs {}.

                               δ      lowest     highest     rises      last",
        fixed(task.loss_of_noise(), 4)
    );
    for way in ways {
        println!(
            "{}",
            row(&way.name, &way.rate.to_string(), &way.run.losses, late)
        );
    }
    let rate = ways[0].rate;
    let losses = shrinking(task, rate);
    println!(
        "{}",
        row("online, δ shrinking", &format!("{rate}↓"), &losses, late)
    );
    println!(
        "
A way is stable if its last rise came early, and swayed by noise if its losses
lie far apart to the end. The last row has the rate δ / (1 + pass / 20). All
can be had from a stream of samples: a batch keeps the sum of their gradients."
    );
}

pub(crate) fn row(name: &str, rate: &str, losses: &[f64], late: usize) -> String {
    let tail = &losses[losses.len().saturating_sub(late)..];
    let lowest = fixed(tail.iter().copied().fold(f64::INFINITY, f64::min), 4);
    let highest = fixed(tail.iter().copied().fold(0.0, f64::max), 4);
    let rises = (1..losses.len()).filter(|&n| losses[n] > losses[n - 1]);
    let last = rises.clone().next_back();
    let last = last.map_or("–".to_string(), |n| (n + 1).to_string()); // counted from 1
    let rises = rises.count();
    format!("  {name:<22}{rate:>8}{lowest:>12}{highest:>12}{rises:>10}{last:>10}")
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

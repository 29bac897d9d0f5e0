//! What is tried with every seed, and what becomes of it.

use crate::command_line::number::{percent, short};
use chainrule::activation::Activation::{self, Relu, Sigmoid, Silu};
use chainrule::network::{Mode, Network, Sample, Training};
use chainrule::rng::Rng;
use std::ops::{ControlFlow, RangeInclusive};

/// A loss that counts as learned: no answer is off by more than √0.1 = 0.32.
pub(crate) const LEARNED: f64 = 0.05;

#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Setting {
    pub(crate) hidden: usize,
    /// The f of the hidden neurons; the output has σ.
    pub(crate) f: Activation,
    pub(crate) rate: f64,
    /// The first weights and biases lie between ± this; 0 stands for all equal.
    pub(crate) spread: f64,
    pub(crate) mode: Mode,
}

/// From which one thing at a time is changed.
pub(crate) const USUAL: Setting = Setting {
    hidden: 2,
    f: Sigmoid,
    rate: 2.0,
    spread: 1.0,
    mode: Mode::Batch,
};

/// The settings by name, in blocks in which one thing is changed.
pub(crate) fn blocks() -> [(&'static str, Vec<(String, Setting)>); 5] {
    let hidden = [1, 2, 3, 4, 8, 16];
    let hidden = hidden.map(|hidden| (hidden.to_string(), Setting { hidden, ..USUAL }));
    let f = [Sigmoid, Relu, Silu].map(|f| (f.to_string(), Setting { f, ..USUAL }));
    let rates = [0.1, 0.3, 1.0, 2.0, 5.0, 10.0, 30.0];
    let rates = rates.map(|rate| (rate.to_string(), Setting { rate, ..USUAL }));
    let spreads = [0.0, 0.1, 0.5, 1.0, 2.0, 5.0].map(|spread| match spread {
        0.0 => ("all 0.5".to_string(), Setting { spread, ..USUAL }),
        _ => (format!("±{spread}"), Setting { spread, ..USUAL }),
    });
    let modes = [("batch", Mode::Batch), ("online", Mode::Online)];
    let modes = modes.map(|(name, mode)| (name.to_string(), Setting { mode, ..USUAL }));
    [
        ("hidden neurons", hidden.into()),
        ("hidden f", f.into()),
        ("δ", rates.into()),
        ("first weights", spreads.into()),
        ("samples", modes.into()),
    ]
}

pub(crate) fn samples() -> [Sample; 4] {
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
        .map(|s| Sample::new(s, [f64::from(s[0] != s[1])]))
}

/// What became of one start.
pub(crate) struct Outcome {
    pub(crate) network: Network,
    pub(crate) losses: Vec<f64>,
}

impl Outcome {
    pub(crate) fn loss(&self) -> f64 {
        self.losses[self.losses.len() - 1]
    }

    pub(crate) fn learned(&self) -> bool {
        self.loss() < LEARNED
    }
}

impl Setting {
    /// Trains the start of a seed until it has learned, or for so many epochs.
    pub(crate) fn train(&self, seed: u64, epochs: usize) -> Outcome {
        let mut rng = Rng::new(seed);
        let widths = [2, self.hidden, 1];
        let mut network =
            Network::random(&widths, &[self.f, Sigmoid], &mut rng).expect("three widths");
        match self.spread {
            0.0 => network.fill_uniform(0.5, 0.5, &mut rng),
            spread => network.fill_uniform(-spread, spread, &mut rng),
        }
        let mut training = Training {
            mode: self.mode,
            ..Training::new(self.rate, epochs)
        };
        let losses = network.train_with(&samples(), &mut training, |progress, _| {
            match progress.loss < LEARNED {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        Outcome {
            network,
            losses: losses.expect("samples that fit"),
        }
    }

    /// The row of the table: this setting over all seeds.
    pub(crate) fn row(&self, seeds: RangeInclusive<u64>, epochs: usize) -> String {
        let (mut took, mut left) = (Vec::new(), [0; 4]);
        for outcome in seeds.map(|seed| self.train(seed, epochs)) {
            match outcome.learned() {
                true => took.push(outcome.losses.len()),
                false => left[trap(outcome.loss())] += 1,
            }
        }
        took.sort_unstable();
        let count = took.len() + left.iter().sum::<usize>();
        let learned = percent(took.len(), count, 1);
        let middle = took.get(took.len().saturating_sub(1) / 2..=took.len() / 2);
        let median = |two: &[usize]| short(two.iter().sum::<usize>() as f64 / two.len() as f64, 1);
        let median = middle.map_or("–".to_string(), median);
        let left = left.map(|count| format!("{count:7}")).concat();
        format!("{learned:>8}{median:>16}{:5}{left}", "")
    }
}

/// Which trap a loss belongs to: 0 for ¼, 1 for ⅓, 2 for ½, 3 for none.
pub(crate) fn trap(loss: f64) -> usize {
    let traps = [1.0 / 4.0, 1.0 / 3.0, 1.0 / 2.0];
    let near = traps.iter().position(|trap| (loss - trap).abs() < 0.02);
    near.unwrap_or(traps.len())
}

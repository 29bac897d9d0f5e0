//! How often XOR is learned: many random starts, one setting changed at a time.

use crate::command_line::Progress;
use crate::stuck;
use chainrule::activation::Activation::{self, Relu, Sigmoid, Silu};
use chainrule::network::{Mode, Network, Sample, Training};
use chainrule::rng::Rng;
use std::ops::ControlFlow;

/// A loss that counts as learned: no answer is off by more than √0.1 = 0.32.
pub(crate) const LEARNED: f64 = 0.05;

/// What is tried with every seed.
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
    pub(crate) fn train(&self, xor: &[Sample], seed: u64, epochs: usize) -> Outcome {
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
        let losses = network.train_with(xor, &mut training, |progress, _| {
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
}

pub(crate) fn experiment(xor: &[Sample], seeds: usize, epochs: usize) {
    println!(
        "How often is XOR learned? Seeds 1 to {seeds}, each until its loss (Equation 28)
is below {LEARNED}, so that no answer is off by more than 0.32; {epochs} epochs at
most.

2-{}-1, σ, δ = {}, first weights and biases within ±{}, all four samples in an
update. In each block one of these is changed; * marks the usual.

                     learned   median epochs   left at ¼      ⅓      ½  other",
        USUAL.hidden, USUAL.rate, USUAL.spread
    );
    let blocks = blocks();
    let total = blocks.iter().map(|(_, settings)| settings.len()).sum();
    let mut progress = Progress::new();
    let mut done = 0;
    for (title, settings) in &blocks {
        progress.println(title);
        for (name, setting) in settings {
            let row = row(xor, setting, seeds, epochs);
            progress.println(&format!("  {name:18}{row}"));
            done += 1;
            progress.show(done, total, || format!("{done} of {total} settings"));
        }
    }
    drop(progress);
    println!(
        "
Losses of the rest: ¼, two answers are right and the other two are ½; ⅓, one
is right and the other three are ⅔, or ⅓; ½, all four are ½, on the plateau
where most begin, or by dead ReLUs; other, mostly still on the way down.
"
    );
    let trapped = |seed: &u64| {
        let outcome = USUAL.train(xor, *seed, epochs);
        !outcome.learned() && trap(outcome.loss()) < 2
    };
    match (1..=seeds as u64).find(trapped) {
        Some(seed) => stuck::look_into(xor, seed, epochs),
        None => println!("With the usual settings no seed got stuck."),
    }
}

/// The settings, in blocks in which one thing is changed.
fn blocks() -> Vec<(&'static str, Vec<(String, Setting)>)> {
    let usual = USUAL;
    let named = |name: String, setting| match setting == usual {
        true => (format!("{name} *"), setting),
        false => (name, setting),
    };
    let hidden = [1, 2, 3, 4, 8, 16];
    let hidden = hidden.map(|hidden| named(hidden.to_string(), Setting { hidden, ..usual }));
    let f = [Sigmoid, Relu, Silu].map(|f| named(f.to_string(), Setting { f, ..usual }));
    let rate = [0.1, 0.3, 1.0, 2.0, 5.0, 10.0, 30.0];
    let rate = rate.map(|rate| named(rate.to_string(), Setting { rate, ..usual }));
    let spread = [0.0, 0.1, 0.5, 1.0, 2.0, 5.0].map(|spread| {
        let name = match spread {
            0.0 => "all 0.5".to_string(),
            _ => format!("±{spread}"),
        };
        named(name, Setting { spread, ..usual })
    });
    let mode = [("batch", Mode::Batch), ("online", Mode::Online)];
    let mode = mode.map(|(name, mode)| named(name.to_string(), Setting { mode, ..usual }));
    vec![
        ("hidden neurons", hidden.into()),
        ("hidden f", f.into()),
        ("δ", rate.into()),
        ("first weights", spread.into()),
        ("samples", mode.into()),
    ]
}

/// One setting, over all seeds.
fn row(xor: &[Sample], setting: &Setting, seeds: usize, epochs: usize) -> String {
    let outcomes = (1..=seeds as u64).map(|seed| setting.train(xor, seed, epochs));
    let (mut took, mut left) = (Vec::new(), [0; 4]);
    for outcome in outcomes {
        if outcome.learned() {
            took.push(outcome.losses.len());
        } else {
            left[trap(outcome.loss())] += 1;
        }
    }
    took.sort_unstable();
    let learned = 100.0 * took.len() as f64 / seeds as f64;
    let median = took
        .get(took.len() / 2)
        .map_or("–".to_string(), ToString::to_string);
    let left = left.map(|count| format!("{count:7}")).concat();
    format!("{learned:6.1} %{median:>16}{:5}{left}", "")
}

/// Which trap a loss belongs to: 0 for ¼, 1 for ⅓, 2 for ½, 3 for none.
pub(crate) fn trap(loss: f64) -> usize {
    let traps = [1.0 / 4.0, 1.0 / 3.0, 1.0 / 2.0];
    let near = traps.iter().position(|trap| (loss - trap).abs() < 0.02);
    near.unwrap_or(traps.len())
}

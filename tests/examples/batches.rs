//! `batches`: the closed forms of one weight, and training by seed.

use crate::common::assert_close;
use crate::hover::row;
use crate::one_weight::after_passes;
use crate::race::{Way, conclusion, diagonal};
use crate::task::{Run, Task};
use chainrule::network::{Mode, Reduction, Sample};

fn answers(answers: &[f64]) -> Vec<Sample> {
    answers.iter().map(|&a| Sample::new([1.0], [a])).collect()
}

#[test]
fn a_pass_over_copies_takes_online_all_the_way_and_a_batch_one_step() {
    let copies = answers(&[1.0; 100]);
    let one_pass = |mode, reduction| after_passes(&copies, mode, reduction, |_| 0.1, 1);
    let online = one_pass(Mode::Online, Reduction::Sum);
    assert_close(online, 1.0 - 0.9_f64.powi(100), 1e-13);
    assert_close(online, 0.999_973_438_600, 1e-11);
    assert_close(one_pass(Mode::Batch, Reduction::Mean), 0.1, 1e-13);
    assert_close(one_pass(Mode::Batch, Reduction::Sum), 10.0, 1e-13);
}

#[test]
fn a_summed_batch_runs_away_from_delta_n_2_on() {
    let w = |n, passes| {
        let copies = answers(&vec![1.0; n]);
        after_passes(&copies, Mode::Batch, Reduction::Sum, |_| 0.6, passes)
    };
    for (passes, one, four) in [(1, 0.6, 2.4), (2, 0.84, -0.96), (3, 0.936, 3.744)] {
        assert_close(w(1, passes), one, 1e-13);
        assert_close(w(4, passes), four, 1e-13);
    }
    assert!((w(3, 100) - 1.0).abs() < 1e-5, "0.6 × 3 is below 2");
    assert!((w(4, 100) - 1.0).abs() > 1e5, "0.6 × 4 is above 2");
}

#[test]
fn online_training_cycles_unless_its_steps_shrink() {
    let (rising, falling) = (answers(&[0.0, 1.0]), answers(&[1.0, 0.0]));
    let online = |two: &[Sample], rate: fn(usize) -> f64, passes| {
        after_passes(two, Mode::Online, Reduction::Sum, rate, passes)
    };
    assert_close(online(&rising, |_| 0.5, 100), 2.0 / 3.0, 1e-13); // 1/(2 − δ)
    assert_close(online(&falling, |_| 0.5, 100), 1.0 / 3.0, 1e-13); // (1 − δ)/(2 − δ)
    assert_close(online(&rising, |pass| 0.5 / pass as f64, 10_000), 0.5, 1e-3);
    let batch = after_passes(&rising, Mode::Batch, Reduction::Mean, |_| 0.5, 100);
    assert_close(batch, 0.5, 1e-13);
}

#[test]
fn the_seed_decides_every_number_of_the_race() {
    let losses = |seed| task(seed).run(10, 0.3, true).losses;
    assert_eq!(losses(1), losses(1));
    assert_ne!(losses(1), losses(2));
}

#[test]
fn every_pass_has_an_order_of_its_own() {
    let task = task(1);
    let mut in_order = task.training(1, 0.3);
    in_order.shuffle = None;
    let losses = task.start.clone().train(&task.samples, &mut in_order);
    assert_ne!(losses, Ok(task.run(1, 0.3, true).losses));
}

#[test]
fn a_run_stops_at_its_target_and_says_when() {
    let run = task(1).run(1, 0.3, false);
    assert_eq!(run.reached, Some(run.losses.len()));
    let (last, before) = run.losses.split_last().expect("at least one pass");
    assert!(*last < 0.05 && before.iter().all(|loss| *loss >= 0.05));
}

fn task(seed: u64) -> Task {
    Task::new(60, 0.2, 0.05, 100, seed)
}

/// Ways that arrive after so many passes, with batches of 1, 10 and 200.
fn ways(reached: [Option<usize>; 3]) -> Vec<Way> {
    let way = |((name, size), reached)| Way {
        name: String::from(name),
        size,
        rate: 1.0,
        run: run(reached),
    };
    let sizes = [("online", 1), ("by tens", 10), ("all 200", 200)];
    sizes.into_iter().zip(reached).map(way).collect()
}

fn run(reached: Option<usize>) -> Run {
    let losses = vec![1.0];
    Run { losses, reached }
}

#[test]
fn what_is_said_of_the_race_follows_from_its_table() {
    let said = |reached| conclusion(&ways(reached), 200);
    let usual = "Fewest updates: all 200 (753). Least work: online (2000).";
    assert_eq!(said([Some(10), Some(48), Some(753)]), usual);
    let slower = "Fewest updates: by tens (760). Least work: online (2400).";
    assert_eq!(said([Some(12), Some(38), Some(824)]), slower);
    let never = "Fewest updates: by tens (1500). Least work: online (2400).";
    assert_eq!(said([Some(12), Some(75), None]), never);
    let alike = "Fewest updates: all 200 (1). Least work: online and by tens and all 200 (200).";
    assert_eq!(said([Some(1); 3]), alike);
    assert_eq!(said([None; 3]), "None of them arrived.");
}

#[test]
fn the_diagonal_is_told_with_its_numbers() {
    let passes = [
        (Some(193), None),
        (None, None),
        (Some(21), Some(193)),
        (None, Some(48)),
    ];
    let runs = passes.map(|(one, ten)| vec![run(one), run(ten)]);
    assert_eq!(diagonal(&runs), "193 and 193, – and 48");
}

#[test]
fn the_end_is_told_as_it_was() {
    let falling: Vec<f64> = (1..=100).map(|n| 1.0 + 1.0 / f64::from(n)).collect();
    let zigzag: Vec<f64> = (0..100).map(|n| f64::from(1 + n % 2)).collect();
    let words = |losses: &[f64]| -> Vec<String> {
        let row = row("x", "0.3", losses, 10);
        row.split_whitespace().map(str::to_string).collect()
    };
    assert_eq!(words(&falling), ["x", "0.3", "1.0100", "1.0110", "0", "–"]);
    assert_eq!(
        words(&zigzag),
        ["x", "0.3", "1.0000", "2.0000", "50", "100"]
    );
}

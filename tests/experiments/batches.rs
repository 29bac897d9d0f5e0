//! `batches`: the closed forms of one weight, and training by seed.

use crate::common::assert_close;
use crate::hover::{self, End, largest_difference};
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
fn a_streamed_gradient_is_the_gradient() {
    assert!(largest_difference(&task(1)) < 1e-14);
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
    let way = |(size, reached)| Way {
        name: String::new(),
        size,
        rate: 1.0,
        run: run(reached),
    };
    [1, 10, 200].into_iter().zip(reached).map(way).collect()
}

fn run(reached: Option<usize>) -> Run {
    let losses = vec![1.0];
    Run { losses, reached }
}

#[test]
fn fast_convergence_is_judged_by_the_table() {
    let said = |reached| conclusion(&ways(reached), 200, 1000);
    let usual = said([Some(10), Some(48), Some(753)]);
    assert!(
        usual.contains("holds, with 753 against\n960 at best"),
        "{usual}"
    );
    assert!(usual.contains("fails, with 150600 against 2000"), "{usual}");
    let slower = said([Some(12), Some(38), Some(824)]);
    assert!(
        slower.contains("in updates it fails, with 824 against\n760"),
        "{slower}"
    );
    let never = said([Some(12), Some(75), None]);
    assert!(never.contains("did not arrive in 1000 passes"), "{never}");
    assert_eq!(said([None; 3]), "None of the three arrived in 1000 passes.");
    assert_eq!(said([None, None, Some(3)]), "Only the batch arrived.");
}

#[test]
fn the_diagonal_is_told_with_its_numbers() {
    let said = |online: [_; 3], tens: [_; 3]| {
        let row = |(one, ten)| vec![run(one), run(ten)];
        diagonal(&online.into_iter().zip(tens).map(row).collect::<Vec<_>>())
    };
    let agree = said([Some(193), None, None], [None, None, Some(193)]);
    assert!(
        agree.contains("193 and 193") && agree.contains("agree"),
        "{agree}"
    );
    let not = said([Some(20), None, None], [None, None, Some(82)]);
    assert!(not.contains("20 and 82") && !not.contains("agree"), "{not}");
    assert!(said([None; 3], [None; 3]).starts_with("No two of them arrived"));
}

#[test]
fn the_end_is_told_as_it_was() {
    let falling: Vec<f64> = (1..=100).map(|n| 1.0 + 1.0 / f64::from(n)).collect();
    let zigzag: Vec<f64> = (0..100).map(|n| f64::from(1 + n % 2)).collect();
    let [falls, sways] = [falling, zigzag].map(|losses| move || End::new(&losses, 10));
    let text = hover::conclusion(&sways(), &falls(), &falls());
    for words in [
        "never rises",
        "up and down between 1.0000 and 2.0000",
        "it settles",
    ] {
        assert!(text.contains(words), "no '{words}' in: {text}");
    }
    let text = hover::conclusion(&falls(), &sways(), &sways());
    for words in [
        "some make its loss rise",
        "does not show here",
        "not settle better",
    ] {
        assert!(text.contains(words), "no '{words}' in: {text}");
    }
}

//! `batches`: the closed forms of one weight, and training by seed.

use crate::common::assert_close;
use crate::one_weight::{MEAN, ONLINE, SUM, after_passes};
use crate::race::{Way, conclusion, diagonal, rises};
use crate::task::{Run, Task};

#[test]
fn one_weight_goes_where_its_closed_form_says() {
    let (w, copies, shrinking) = (after_passes, &[1.0; 100], |pass| 0.5 / pass as f64);
    assert_close(w(copies, ONLINE, |_| 0.1, 1), 0.999_973_438_600, 1e-11);
    assert_close(w(copies, MEAN, |_| 0.1, 1), 0.1, 1e-13);
    assert_close(w(copies, SUM, |_| 0.1, 1), 10.0, 1e-13);
    // A sum of n runs away beyond δ n = 2.
    assert_close(w(&[1.0; 1], SUM, |_| 0.6, 3), 0.936, 1e-13);
    assert_close(w(&[1.0; 3], SUM, |_| 0.6, 100), 1.0, 1e-5);
    assert_close(w(&[1.0; 4], SUM, |_| 0.6, 2), -0.96, 1e-13);
    assert_close(w(&[1.0; 4], SUM, |_| 0.6, 3), 3.744, 1e-13);
    // Online training cycles unless its steps shrink.
    assert_close(w(&[0.0, 1.0], ONLINE, |_| 0.5, 100), 2.0 / 3.0, 1e-13);
    assert_close(w(&[1.0, 0.0], ONLINE, |_| 0.5, 100), 1.0 / 3.0, 1e-13);
    assert_close(w(&[0.0, 1.0], ONLINE, shrinking, 10_000), 0.5, 1e-3);
    assert_close(w(&[0.0, 1.0], MEAN, |_| 0.5, 100), 0.5, 1e-13);
}

fn task(seed: u64) -> Task {
    Task::new(60, 0.2, 0.05, 100, seed)
}

#[test]
fn the_seed_decides_every_number_of_the_race_and_every_pass_has_an_order_of_its_own() {
    let losses = |seed| task(seed).run(10, 0.3, true).losses;
    assert_eq!(losses(1), losses(1));
    assert_ne!(losses(1), losses(2));
    let (task, mut in_order) = (task(1), task(1).training(10, 0.3));
    in_order.shuffle = None;
    let in_order = task.start.clone().train(&task.samples, &mut in_order);
    assert_ne!(in_order, Ok(losses(1)));
}

#[test]
fn a_run_stops_at_its_target_and_says_when() {
    let run = task(1).run(1, 0.3, false);
    assert_eq!(run.reached, Some(run.losses.len()));
    let (last, before) = run.losses.split_last().expect("at least one pass");
    assert!(*last < 0.05 && before.iter().all(|loss| *loss >= 0.05));
}

fn run(reached: Option<usize>) -> Run {
    let losses = vec![1.0];
    Run { losses, reached }
}

#[test]
fn what_is_said_of_the_race_follows_from_its_table() {
    let said = |reached: [Option<usize>; 3]| {
        let sizes = [("online", 1), ("by tens", 10), ("all 200", 200)];
        let way = |((name, size), reached)| Way {
            name: String::from(name),
            size,
            rate: 1.0,
            run: run(reached),
        };
        conclusion(
            &sizes.into_iter().zip(reached).map(way).collect::<Vec<_>>(),
            200,
        )
    };
    let usual = "Fewest updates: all 200 (753). Least work: online (2000).";
    assert_eq!(said([Some(10), Some(48), Some(753)]), usual);
    let never = "Fewest updates: by tens (1500). Least work: online (2400).";
    assert_eq!(said([Some(12), Some(75), None]), never);
    let alike = "Fewest updates: all 200 (1). Least work: by tens and all 200 (200).";
    assert_eq!(said([None, Some(1), Some(1)]), alike);
    assert_eq!(said([None; 3]), "None of them arrived.");
    assert_eq!(rises(&[3.0, 1.0, 2.0, 2.0, 2.5]), 2);
}

#[test]
fn the_diagonal_is_told_with_its_numbers() {
    let row = |one, ten| [run(one), run(ten), run(None)];
    let (ends, middle) = (row(Some(193), None), row(None, Some(48)));
    let mut runs = [ends, row(None, None), row(Some(21), Some(193)), middle];
    assert_eq!(diagonal(&runs), "193 and 193, – and 48");
    runs[1][0].losses.push(f64::INFINITY);
    assert_eq!(diagonal(&runs), "193 and 193, ∞ and 48");
}

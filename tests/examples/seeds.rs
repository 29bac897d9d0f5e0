//! `seeds`: the traps, starts by seed, and what is said of one that is stuck.

use crate::common::assert_close;
use crate::setting::{Setting, USUAL, samples as xor, trap};
use crate::stuck::steepest;
use chainrule::network::backprop;

#[test]
fn the_traps_are_where_two_or_three_inputs_get_one_answer() {
    let loss = |answers: [f64; 4]| -> f64 {
        let pairs = xor().into_iter().zip(answers);
        let losses = pairs.map(|(sample, s)| backprop::loss(&sample.target, &[s].into()));
        losses.sum()
    };
    let two_thirds = 2.0 / 3.0;
    assert_close(loss([0.0, 1.0, 0.5, 0.5]), 1.0 / 4.0, 1e-15);
    assert_close(
        loss([0.0, two_thirds, two_thirds, two_thirds]),
        1.0 / 3.0,
        1e-15,
    );
    assert_close(loss([0.5; 4]), 1.0 / 2.0, 1e-15);
    assert_eq!([0.251, 0.334, 0.5, 0.29].map(trap), [0, 1, 2, 3]);
}

#[test]
fn a_seed_is_a_start() {
    let train = |seed| USUAL.train(seed, 200);
    assert_eq!(train(5).network, train(5).network);
    assert_ne!(train(5).network, train(6).network);
}

#[test]
fn training_ends_as_soon_as_xor_is_learned() {
    let outcome = USUAL.train(1, 2000);
    assert!(outcome.learned() && outcome.losses.len() < 2000);
    for sample in xor() {
        let off = outcome.network.forward(&sample.input)[0] - sample.target[0];
        assert!(off.abs() < 0.32);
    }
}

/// Why weights are random: the neurons of a layer that starts with equal weights
/// remain each other's copies, and one is not enough.
#[test]
fn equal_weights_stay_equal_and_never_learn() {
    let equal = Setting {
        spread: 0.0,
        hidden: 4,
        ..USUAL
    };
    let outcome = equal.train(1, 1000);
    let w = outcome.network.layers()[0].weights();
    for i in 0..w.rows() {
        assert!(w.row(i).iter().all(|w_ij| *w_ij == w[(i, 0)]), "{w}");
    }
    assert!(!outcome.learned());
}

/// At about the same loss seed 8 is stuck and seed 6 on its way.
#[test]
fn slopes_cancel_where_a_start_is_stuck() {
    let share = |seed, epochs| {
        let [single, summed] = steepest(&USUAL.train(seed, epochs).network);
        summed / single
    };
    assert!(share(8, 2000) < 0.01, "{}", share(8, 2000));
    assert!(share(6, 150) > 0.1, "{}", share(6, 150));
}

#[test]
fn the_row_of_a_setting_tells_how_many_learned_and_how_soon() {
    let mut took = [1, 2, 3, 4].map(|seed| USUAL.train(seed, 2000).losses.len());
    took.sort_unstable();
    let median = (took[1] + took[2]) as f64 / 2.0; // of an even number
    let row = USUAL.row(1..=4, 2000);
    let cells: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(cells[..3], ["100.0", "%", &median.to_string()]);
    assert_eq!(cells[3..], ["0"; 4], "none is left");
    assert!(USUAL.row(1..=2, 1).contains("0.0 %               –"));
}

//! `depth`: what every way costs, and that all ways lead to the same slopes.

use crate::common::assert_close_to;
use crate::routes::{Given, WAYS};
use crate::vanishing::{Measurement, change};
use crate::work::{count, random};
use chainrule::Matrix;
use chainrule::activation::Activation::{Relu, Sigmoid, Silu};
use chainrule::rng::Rng;

/// Depth, width, and the multiplications of every route, of Equation 22 without
/// storage, and of the reused recursion, worked out by hand.
const COSTS: [(u64, u64, [u64; 3]); 8] = [
    (2, 2, [40, 32, 16]),
    (3, 2, [136, 88, 26]),
    (5, 2, [1_032, 456, 46]),
    (10, 2, [73_736, 16_288, 96]),
    (20, 2, [159_383_560, 16_777_040, 196]),
    (3, 10, [64_200, 24_600, 530]),
    (10, 10, [2_197_530_864_200, 246_913_580_000, 2_000]),
    (10, 1, [110, 110, 29]),
];

#[test]
fn formulas_give_the_costs_worked_out_by_hand() {
    for (depth, width, costs) in COSTS {
        let formulas = WAYS.each_ref().map(|way| (way.formula)(depth, width));
        assert_eq!(formulas, costs, "depth {depth}, width {width}");
    }
}

#[test]
fn the_sum_over_routes_has_a_closed_form() {
    for (depth, n) in (1..=10).flat_map(|depth| (2..=10).map(move |n| (depth, n))) {
        let (d, wide) = (i128::from(depth), i128::from(n));
        let power = wide.pow(depth);
        let bracket = 1 - (d + 1) * power + d * power * wide;
        let closed = 2 * wide * wide * bracket / ((wide - 1) * (wide - 1));
        assert_eq!(i128::from((WAYS[0].formula)(depth.into(), n)), closed);
    }
}

#[test]
fn counted_multiplications_meet_the_formulas() {
    for (depth, width) in (1..=5).flat_map(|depth| (1..=4).map(move |width| (depth, width))) {
        for way in &WAYS {
            let formula = (way.formula)(depth as u64, width as u64);
            let counted = count(way, depth, width, 1);
            assert_eq!(counted, formula, "{}, {depth} by {width}", way.name);
        }
    }
}

#[test]
fn all_ways_lead_to_the_slopes_of_the_network() {
    for f in [Sigmoid, Relu, Silu] {
        let (network, sample) = random(4, 3, f, &mut Rng::new(7));
        let expected = network.gradient(std::slice::from_ref(&sample));
        for way in &WAYS {
            let tables = (way.run)(&Given::new(&network, &sample));
            let [slopes, expected] = [&tables, &expected]
                .map(|tables| tables.iter().flat_map(Matrix::as_slice).copied());
            slopes
                .zip(expected)
                .for_each(|(slope, expected)| assert_close_to(slope, expected, 1e-13));
        }
    }
}

fn measurement(width: usize, starts: usize) -> Measurement {
    let seed = 3;
    Measurement {
        width,
        starts,
        seed,
    }
}

#[test]
fn slopes_vanish_under_the_sigmoid_alone() {
    let [sigmoid, relu, silu] = [Sigmoid, Relu, Silu].map(|f| {
        let sizes = measurement(6, 40).sizes(f, 10, 1.0);
        sizes[0] / sizes[9]
    });
    assert!(sigmoid < 0.25_f64.powi(8), "{sigmoid}");
    assert!(relu > 0.1 && silu > 0.1, "{relu}, {silu}");
}

#[test]
fn a_change_is_told_as_it_is() {
    for (from, to, words) in [
        (1.0, 1.1, "hardly change"),
        (0.05, 0.18, "grow 3.6 times"),
        (7.6e-2, 4.2e-14, "shrink 2e12 times"),
        (0.3, 0.0, "vanish altogether"),
        (0.0, 0.0, "are all 0"),
        (0.0, 0.3, "grow from 0"),
    ] {
        assert_eq!(change(from, to), words);
    }
}

/// One neuron to a layer: a ReLU that is off cuts the only route there is.
#[test]
fn at_width_1_relu_passes_nothing_on() {
    let sizes = measurement(1, 100).sizes(Relu, 20, 1.0);
    assert_eq!(change(sizes[19], sizes[0]), "are all 0");
}

//! Equations 1 to 4 and 19: the activations and their slopes.
//!
//! Values beyond the text's own come from 50-digit arithmetic.

use super::common::{assert_close, assert_close_to};
use chainrule::activation::*;

/// The symmetric difference quotient, good to about ten digits.
fn slope_of(f: fn(f64) -> f64, x: f64) -> f64 {
    let h = 1e-5;
    (f(x + h) - f(x - h)) / (2.0 * h)
}

#[test]
fn eq_01_the_step_switches_above_zero() {
    assert_eq!([-800.0, -1e-300, 0.0].map(step), [0.0; 3]);
    assert_eq!([1e-300, 1.0, f64::INFINITY].map(step), [1.0; 3]);
    assert_eq!(step(f64::NEG_INFINITY), 0.0);
}

/// Section 5: the first perceptron cannot be trained by slopes.
#[test]
fn eq_01_the_step_has_no_usable_slope() {
    for x in [-1.0, -0.1, 0.1, 1.0] {
        assert_eq!(slope_of(step, x), 0.0);
        assert_eq!(step_slope(x), 0.0);
    }
    assert_eq!(step_slope(0.0), 0.0, "by convention");
}

#[test]
fn eq_02_the_sigmoid_has_its_values() {
    assert_eq!(sigmoid(0.0), 0.5);
    assert_close(sigmoid(2.0), 0.880_797_077_977_882_4, 1e-15);
    assert_close(sigmoid(-2.0), 0.119_202_922_022_117_57, 1e-15);
    assert_close(sigmoid(-40.0), 4.248_354_255_291_589e-18, 1e-15);
}

#[test]
fn eq_02_the_sigmoid_holds_far_out() {
    assert_eq!(sigmoid(-800.0), 0.0);
    assert_eq!(sigmoid(800.0), 1.0);
    assert_eq!(sigmoid(f64::NEG_INFINITY), 0.0);
    assert_eq!(sigmoid(f64::INFINITY), 1.0);
    assert!(sigmoid(f64::NAN).is_nan());
    assert!(sigmoid(36.73) < 1.0 && sigmoid(36.74) == 1.0);
}

#[test]
fn eq_03_the_relu_keeps_what_is_positive() {
    assert_eq!([2.0, 0.5, 1e-300].map(relu), [2.0, 0.5, 1e-300]);
    assert_eq!([-3.0, -1e-300, 0.0].map(relu), [0.0; 3]);
    assert_eq!(relu(f64::INFINITY), f64::INFINITY);
    assert_eq!(relu(f64::NEG_INFINITY), 0.0);
    assert!(relu(f64::NAN).is_nan());
}

/// The condition as transcribed, x < 0, keeps the wrong half.
#[test]
fn eq_03_as_transcribed_keeps_what_is_negative() {
    let transcribed = |x: f64| if x < 0.0 { x } else { 0.0 };
    assert_eq!((transcribed(2.0), relu(2.0)), (0.0, 2.0));
    assert_eq!((transcribed(-3.0), relu(-3.0)), (-3.0, 0.0));
    for x in [-3.0, -0.5, 0.0, 0.5, 2.0] {
        assert_eq!(transcribed(x), -relu(-x));
        assert!(relu(x) >= 0.0, "the text gives the range 0 to ∞");
    }
}

/// "The derivative can be defined over the entire range" needs a convention at
/// the corner, where the two sides disagree.
#[test]
fn eq_03_the_relu_has_two_slopes_at_its_corner() {
    assert_eq!([-1.0, 0.0, 1.0].map(relu_slope), [0.0, 0.0, 1.0]);
    for h in [1.0, 1e-3, 1e-9] {
        assert_eq!((relu(0.0) - relu(-h)) / h, 0.0, "from the left");
        assert_eq!((relu(h) - relu(0.0)) / h, 1.0, "from the right");
        assert_eq!((relu(h) - relu(-h)) / (2.0 * h), 0.5, "across");
    }
}

#[test]
fn eq_04_the_silu_has_its_values() {
    assert_eq!(silu(0.0), 0.0);
    assert_close(silu(2.0), 1.761_594_155_955_764_9, 1e-15);
    assert_close(silu(-2.0), -0.238_405_844_044_235_13, 1e-15);
    for x in [-30.0, -1.0, 0.5, 30.0] {
        assert_close(silu(x), x * sigmoid(x), 1e-15);
    }
}

#[test]
fn eq_04_the_silu_holds_far_out() {
    assert_eq!(silu(-800.0), 0.0);
    assert_eq!(silu(800.0), 800.0);
    assert_eq!(silu(f64::NEG_INFINITY), 0.0);
    assert_eq!(silu(f64::INFINITY), f64::INFINITY);
    assert!(silu(f64::NAN).is_nan());
    assert_eq!((silu_slope(-800.0), silu_slope(800.0)), (0.0, 1.0));
    assert_eq!(silu_slope(f64::NEG_INFINITY), 0.0);
    assert_eq!(silu_slope(f64::INFINITY), 1.0);
    assert!(silu_slope(f64::NAN).is_nan());
}

/// "Not zero over the whole value range": it is zero at one point.
#[test]
fn eq_04_the_silu_is_flat_at_its_minimum_alone() {
    let bottom = -1.278_464_542_761_074;
    assert_close(silu(bottom), -0.278_464_542_761_073_8, 1e-15);
    assert_close_to(silu_slope(bottom), 0.0, 1e-16);
    for i in 1..2000 {
        let d = 0.01 * f64::from(i);
        assert!(silu_slope(bottom - d) < 0.0 && silu_slope(bottom + d) > 0.0);
        assert!(silu(bottom - d) > silu(bottom) && silu(bottom + d) > silu(bottom));
    }
}

#[test]
fn eq_04_the_slope_of_the_silu_has_its_values() {
    let values = [
        (-2.0, -0.090_784_248_784_9),
        (0.0, 0.5),
        (1.0, 0.927_670_511_871),
        (2.0, 1.090_784_248_78),
        (2.399_357_280_52, 1.099_839_320_13),
    ];
    for (x, slope) in values {
        assert_close(silu_slope(x), slope, 1e-10);
        assert_close(slope_of(silu, x), slope, 1e-9);
    }
}

/// A SiLU named σ invites Equation 19, which belongs to the sigmoid.
#[test]
fn eq_04_as_printed_is_not_the_sigma_of_eq_19() {
    let s = silu(2.0);
    assert_close(sigmoid_slope_from_output(s), -1.341_619_814_34, 1e-11);
    assert_close(slope_of(silu, 2.0), 1.090_784_248_78, 1e-9);
}

#[test]
fn eq_19_the_slope_of_the_sigmoid_comes_from_its_output() {
    assert_close(sigmoid_slope_from_output(0.75), 0.1875, 1e-15);
    for i in -20..=20 {
        let x = 0.3 * f64::from(i);
        let slope = sigmoid_slope_from_output(sigmoid(x));
        assert_close(slope, slope_of(sigmoid, x), 1e-7);
        assert_close(slope, sigmoid_slope(x), 1e-13);
        assert!(slope <= 0.25);
    }
    assert_close(sigmoid_slope(2.0), 0.104_993_585_403_506_5, 1e-15);
}

/// From p all digits are kept; from the output they are lost near 1.
#[test]
fn eq_19_the_two_slopes_part_far_out() {
    let tiny = 4.248_354_255_291_589e-18;
    assert_close(sigmoid_slope(40.0), tiny, 1e-15);
    assert_close(sigmoid_slope(-40.0), tiny, 1e-15);
    assert_close(sigmoid_slope(37.0), 8.533_047_625_744_065e-17, 1e-15);
    assert_close(sigmoid_slope(-400.0), 1.915_169_596_714_005_7e-174, 1e-13);
    assert_eq!(sigmoid_slope_from_output(sigmoid(37.0)), 0.0);
    assert_close(sigmoid_slope_from_output(sigmoid(-40.0)), tiny, 1e-15);
    for p in [-800.0, 800.0, f64::NEG_INFINITY, f64::INFINITY] {
        assert_eq!(sigmoid_slope(p), 0.0);
        assert_eq!(sigmoid_slope_from_output(sigmoid(p)), 0.0);
    }
}

/// The second line of Equation 19, taken literally, overflows far left of 0;
/// the crate's slope does not, and is the same where both can be had.
#[test]
fn eq_19_second_line_overflows_far_left_of_0() {
    let second_line = |x: f64| (-x).exp() / (1.0 + (-x).exp()).powi(2);
    assert!(second_line(-800.0).is_nan() && sigmoid_slope(-800.0) == 0.0);
    assert!(second_line(-400.0) == 0.0 && sigmoid_slope(-400.0) > 0.0);
    for x in [-300.0, -2.0, 2.0, 300.0] {
        assert_close(sigmoid_slope(x), second_line(x), 1e-15);
    }
}

/// Not in the text, and added by one row.
#[test]
fn the_tanh_keeps_its_digits_far_out() {
    for x in [-3.0, -0.1, 0.7, 12.0] {
        // Both have parts of size 1; exp and tanh may miss by a last digit or two.
        assert_close_to(tanh(x), 2.0 * sigmoid(2.0 * x) - 1.0, 1e-15);
        assert_close_to(tanh_slope(x), 1.0 - tanh(x) * tanh(x), 1e-15);
        assert_close(tanh_slope(x), 4.0 * sigmoid_slope(2.0 * x), 3e-15);
    }
    assert_eq!([-800.0, 800.0, f64::INFINITY].map(tanh_slope), [0.0; 3]);
}

/// Every slope of the enum is the slope of its value.
#[test]
fn eq_19_and_all_other_slopes_agree_with_differences() {
    for f in Activation::ALL {
        for x in [-7.0, -1.2, -0.3, 0.4, 1.1, 8.0] {
            let h = 1e-5;
            let difference = (f.value(x + h) - f.value(x - h)) / (2.0 * h);
            assert_close_to(f.derivative(x), difference, 1e-9);
        }
    }
}

#[test]
fn activations_are_found_by_name() {
    for f in Activation::ALL {
        assert_eq!(f.to_string().parse(), Ok(f));
    }
}

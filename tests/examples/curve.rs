//! `curve`: the slope of the network, and curves that cannot be learned.

use crate::common::{assert_close, assert_slope};
use crate::fit::{Fit, Plan};
use crate::picture::apart;
use crate::truth::Truth;
use chainrule::activation::Activation::{self, Sigmoid, Silu};
use chainrule::calculus::Graph;

fn plan(f: Activation) -> Plan {
    Plan {
        f,
        hidden: 8,
        rate: 0.1,
        epochs: 300,
        spread: 4.0,
        seed: 3,
    }
}

fn parabola(plan: &Plan) -> Fit {
    let places = (0..40).map(|n| 1.0 + 0.1 * f64::from(n));
    let points = places.map(|x| (x, x * x - 50.0));
    Fit::new(&points.collect::<Vec<_>>(), (1.0, 5.0), plan, |_| ()).expect("samples that fit")
}

#[test]
fn the_slope_of_the_fit_is_that_of_its_values() {
    for f in [Sigmoid, Silu] {
        let fit = parabola(&plan(f));
        for x in [0.5, 1.0, 2.7, 4.9] {
            assert_slope(|x| fit.value(x), x, fit.slope(x));
        }
    }
}

#[test]
fn a_fit_comes_near_its_curve_in_the_curves_own_units() {
    let fit = parabola(&plan(Sigmoid));
    let truth: &dyn Fn(f64) -> f64 = &|x| x * x - 50.0;
    let far = apart([truth, &|x| fit.value(x)], (1.0, 5.0));
    assert!(far < 0.5, "{far} of a range of 24");
}

#[test]
fn the_seed_decides_the_fit() {
    let losses = |seed| {
        let plan = plan(Sigmoid);
        parabola(&Plan { seed, ..plan }).losses
    };
    assert_eq!(losses(3), losses(3));
    assert_ne!(losses(3), losses(4));
}

#[test]
fn a_curve_is_a_function_of_x_that_is_defined_where_it_is_learned() {
    let graph = Graph::new();
    let error = |text| Truth::parse(&graph, text).err().unwrap_or_default();
    assert!(error("sin(").contains('^'), "a caret shows where");
    let alone = "x + y depends on y, but the curve is a function of x alone";
    assert_eq!(error("x + y"), alone);
    let far = Truth::parse(&graph, "1e99x^2").expect("a curve").at(9.0);
    assert!(far.is_err_and(|error| error.contains("too far off")));
    let truth = Truth::parse(&graph, "ln(x)").expect("a curve");
    let message = truth.at(-1.0).expect_err("no logarithm");
    let parts = ["ln(x)", "--from"].map(|part| message.contains(part));
    assert_eq!(parts, [true; 2], "{message}");
    assert_eq!(truth.slope(4.0), 0.25);
    assert!(truth.value(-1.0).is_nan() && truth.slope(-1.0).is_nan());
}

/// The squares of such numbers are 0. The deviation is made by `hypot`, which need
/// not be right to the last digit.
#[test]
fn a_curve_near_0_is_scaled_like_any_other() {
    let points: Vec<(f64, f64)> = [-1.0, 1.0].map(|x| (x, 1e-300 * x)).into();
    let fit = Fit::new(&points, (-1.0, 1.0), &plan(Sigmoid), |_| ()).expect("samples that fit");
    assert_close(fit.deviation, 1e-300, 1e-14);
    let zero: &dyn Fn(f64) -> f64 = &|_| 0.0;
    assert_close(apart([zero, &|_| 1e-300], (0.0, 1.0)), 1e-300, 1e-13);
}

/// The mean of equal numbers is not always their value, to the last bit.
#[test]
fn a_constant_is_not_scaled_by_rounding_errors() {
    let points: Vec<(f64, f64)> = (0..100).map(|n| (f64::from(n), 0.1)).collect();
    let fit = Fit::new(&points, (0.0, 99.0), &plan(Sigmoid), |_| ()).expect("samples that fit");
    assert!(fit.deviation == 1.0);
}

//! Section 7: Equations 30 to 45. The witnesses are finite differences and
//! numbers that can be worked out by hand.

use chainrule::calculus::{Expr, Graph, Rule, appendix};
use chainrule::finite_difference::{Verdict, check, difference_quotient};

use crate::common::{assert_close, assert_close_to};

/// The value of `e` at a point that suits all tests here.
#[track_caller]
fn value(e: Expr<'_>, at: &[(&str, f64)]) -> f64 {
    e.evaluate(at).expect("has a value")
}

/// The slope of `f` along `x` by finite differences alone.
#[track_caller]
fn assert_slope(f: Expr<'_>, x: &str, at: &[(&str, f64)], claim: f64) {
    assert_eq!(verdict(f, x, at, claim), Verdict::Pass, "{claim} for {f}");
}

fn verdict(f: Expr<'_>, x: &str, at: &[(&str, f64)], claim: f64) -> Verdict {
    let along = |moved: f64| {
        let mut at = at.to_vec();
        for (name, value) in &mut at {
            if *name == x {
                *value = moved;
            }
        }
        value(f, &at)
    };
    let here = at.iter().find(|(name, _)| *name == x);
    check(along, here.expect("x has a value").1, claim).verdict
}

#[test]
fn eq_30_quotient_of_the_square_is_2x_plus_epsilon() {
    let square = |x: f64| x * x;
    // By hand: 6.5, 6.1, 6.01 for ε = 0.5, 0.1, 0.01 at x = 3.
    assert_eq!(difference_quotient(square, 3.0, 0.5), 6.5);
    assert_close(difference_quotient(square, 3.0, 0.1), 6.1, 1e-13);
    assert_close(difference_quotient(square, 3.0, -0.01), 5.99, 1e-12);
}

#[test]
fn eq_30_quotient_tends_to_the_derivative() {
    // The derivative of eˣ at 0 is 1, and |f″|ε/2 is what the quotient misses.
    for power in 1..=6 {
        let epsilon = 10f64.powi(-power);
        let miss = difference_quotient(f64::exp, 0.0, epsilon) - 1.0;
        assert_close(miss, epsilon / 2.0, 0.04);
    }
}

#[test]
fn eq_31_the_square_at_three_is_nine() {
    let graph = Graph::new();
    let x = graph.variable("x");
    assert_eq!(value(appendix::square(x), &[("x", 3.0)]), 9.0);
}

#[test]
fn eq_32_the_quotient_of_the_square_has_no_value_at_epsilon_0() {
    let graph = Graph::new();
    let (x, epsilon) = (graph.variable("x"), graph.variable("e"));
    let quotient = appendix::square_quotient(x, epsilon);
    assert_eq!(value(quotient, &[("x", 3.0), ("e", 0.5)]), 6.5);
    let at_0 = quotient.evaluate(&[("x", 3.0), ("e", 0.0)]);
    assert!(at_0.unwrap_err().to_string().contains("is not defined"));
}

#[test]
fn eq_33_it_is_the_numerator_that_is_expanded() {
    let graph = Graph::new();
    let (x, epsilon) = (graph.variable("x"), graph.variable("e"));
    let expanded = appendix::square_numerator(x, epsilon);
    // x = 3, ε = 0.5: numerator 3.25, denominator 0.5.
    let at = [("x", 3.0), ("e", 0.5)];
    assert_eq!(value(expanded, &at), 3.25);
    let numerator = (x + epsilon).pow(2) - x.pow(2);
    assert_eq!(value(numerator, &at), 3.25);
    // The text says denominator, which is ε: over it, this is the quotient.
    let quotient = appendix::square_quotient(x, epsilon);
    assert_eq!(value(quotient, &at), value(expanded / epsilon, &at));
}

#[test]
fn eq_34_with_epsilon_cancelled_the_limit_can_be_taken() {
    let graph = Graph::new();
    let (x, epsilon) = (graph.variable("x"), graph.variable("e"));
    let cancelled = appendix::square_slope(x, epsilon);
    assert_eq!(value(cancelled, &[("x", 3.0), ("e", 0.0)]), 6.0);
    assert_slope(appendix::square(x), "x", &[("x", 3.0)], 6.0);
    let quotient = appendix::square_quotient(x, epsilon);
    let at = [("x", -1.25), ("e", 0.25)];
    assert_close(value(quotient, &at), value(cancelled, &at), 1e-15);
}

#[test]
fn eq_35_power_rule_for_whole_exponents() {
    let graph = Graph::new();
    let x = graph.variable("x");
    for n in -5..=12 {
        let f = x.pow(n);
        let slope = value(f.derivative(x), &[("x", 1.5)]);
        assert_close(slope, f64::from(n) * 1.5f64.powi(n - 1), 1e-13);
        assert_slope(f, "x", &[("x", 1.5)], slope);
    }
}

#[test]
fn eq_35_power_rule_for_fractions_and_letters() {
    let graph = Graph::new();
    let (x, n) = (graph.variable("x"), graph.variable("n"));
    for exponent in [0.5, -1.5, 1.0 / 3.0] {
        let slope = value(x.pow(exponent).derivative(x), &[("x", 2.0)]);
        assert_close(slope, exponent * 2f64.powf(exponent - 1.0), 1e-13);
    }
    let slope = x.pow(n).derivative(x);
    assert_eq!(slope.to_string(), "n*x^(n - 1)");
}

#[test]
fn eq_35_power_rule_holds_at_zero_and_below() {
    let graph = Graph::new();
    let x = graph.variable("x");
    // By way of x² = exp(2 ln x) there would be no value here.
    assert_eq!(value(x.pow(2).derivative(x), &[("x", 0.0)]), 0.0);
    assert_eq!(value(x.pow(1).derivative(x), &[("x", 0.0)]), 1.0);
    assert_eq!(value(x.pow(0).derivative(x), &[("x", 0.0)]), 0.0);
    assert_eq!(value(x.pow(3).derivative(x), &[("x", -2.0)]), 12.0);
}

#[test]
fn eq_36_chain_rule_multiplies_the_slopes() {
    let graph = Graph::new();
    let x = graph.variable("x");
    for (text, at) in [
        ("exp(-x^2)", 0.75),
        ("sigmoid(3*x - 1)", 0.4),
        ("ln(1 + x^2)", -1.3),
        ("sqrt(sin(x)^2 + 2)", 2.2),
        ("tanh(exp(x/3))", 0.9),
        ("(x^2 + 1)^5", -0.6),
    ] {
        let f = graph.parse(text).expect(text);
        assert_slope(f, "x", &[("x", at)], value(f.derivative(x), &[("x", at)]));
    }
}

#[test]
fn eq_36_chain_rule_takes_the_outer_slope_at_the_inner_value() {
    let graph = Graph::new();
    let x = graph.variable("x");
    // (3x)² is 9x²: at x = 2 its slope is 36. The outer slope at x itself gives
    // 12, and without the inner slope it is 12 as well.
    assert_eq!(value((3 * x).pow(2).derivative(x), &[("x", 2.0)]), 36.0);
}

#[test]
fn eq_37_the_parts_make_the_whole() {
    let graph = Graph::new();
    let [x, a, f] = ["x", "a", "f"].map(|name| graph.variable(name));
    let [outer, inner] = appendix::outer_and_inner(f, x, a);
    let at = [("x", 3.0), ("a", 1.0), ("f", 4.0)];
    assert_eq!((value(outer, &at), value(inner, &at)), (16.0, 4.0));
    assert_eq!(
        outer.substitute(&[(f, inner)]),
        appendix::shifted_square(x, a)
    );
}

#[test]
fn eq_38_slope_of_the_inner_function_is_1_not_x() {
    let graph = Graph::new();
    let [x, a, f] = ["x", "a", "f"].map(|name| graph.variable(name));
    let [outer, inner] = appendix::outer_and_inner(f, x, a);
    let [outer_slope, inner_slope] = appendix::outer_and_inner_slope(f);
    let at = [("x", 3.0), ("a", 1.0), ("f", 4.0)];
    assert_slope(outer, "f", &at, value(outer_slope, &at));
    assert_slope(inner, "x", &at, value(inner_slope, &at));
    // As printed it would be x, 3 here. At x = 1 the two cannot be told apart.
    assert_eq!(verdict(inner, "x", &at, 3.0), Verdict::Fail);
    assert_slope(inner, "x", &[("x", 1.0), ("a", 1.0)], 1.0);
}

#[test]
fn eq_39_slope_of_the_shifted_square() {
    let graph = Graph::new();
    let (x, a) = (graph.variable("x"), graph.variable("a"));
    let whole = appendix::shifted_square(x, a);
    let slope = appendix::shifted_square_slope(x, a);
    let at = [("x", 3.0), ("a", 1.0)];
    assert_eq!(value(slope, &at), 8.0);
    assert_slope(whole, "x", &at, 8.0);
    assert_eq!(value(whole.derivative(x), &at), 8.0);
    assert_eq!(whole.derivative(x).simplify().expression, slope);
}

#[test]
fn eq_39_as_printed_fails() {
    let graph = Graph::new();
    let (x, a) = (graph.variable("x"), graph.variable("a"));
    let printed = 2 * x * (x + a);
    let whole = appendix::shifted_square(x, a);
    let at = [("x", 3.0), ("a", 1.0)];
    assert_eq!(value(printed, &at), 24.0);
    assert_eq!(verdict(whole, "x", &at, 24.0), Verdict::Fail);
    // It is right at x = 1 and at x = −a only.
    for x_value in [1.0, -1.0] {
        let at = [("x", x_value), ("a", 1.0)];
        assert_slope(whole, "x", &at, value(printed, &at));
    }
}

#[test]
fn eq_40_g_of_f_and_g_of_x_are_two_functions() {
    let graph = Graph::new();
    let (x, a) = (graph.variable("x"), graph.variable("a"));
    let at = [("x", 3.0), ("a", 1.0)];
    assert_eq!(value(appendix::shifted_square(x, a), &at), 16.0);
    assert_eq!(value(appendix::square(x), &at), 9.0);
}

#[test]
fn eq_41_partial_derivatives_hold_the_others_fixed() {
    let graph = Graph::new();
    let (x, y) = (graph.variable("x"), graph.variable("y"));
    let f = graph.parse("x^3*y^2 + sin(x*y) + exp(y)").expect("reads");
    let at = [("x", 1.3), ("y", -0.7)];
    let gradient = f.gradient(&[x, y]);
    for (variable, partial) in [x, y].into_iter().zip(gradient) {
        let name = variable.to_string();
        assert_slope(f, &name, &at, value(partial, &at));
        let alone = value(f.derivative(variable), &at);
        assert_close(value(partial, &at), alone, 1e-14);
    }
}

#[test]
fn eq_42_and_43_sum_of_squares_and_its_partials() {
    let graph = Graph::new();
    let (x, y) = (graph.variable("x"), graph.variable("y"));
    let f = appendix::sum_of_squares(x, y);
    let at = [("x", 1.5), ("y", -2.0)];
    assert_eq!(value(f, &at), 6.25);
    let [by_x, by_y] = appendix::sum_of_squares_slopes(x, y);
    assert_eq!((value(by_x, &at), value(by_y, &at)), (3.0, -4.0));
    assert_slope(f, "x", &at, 3.0);
    assert_slope(f, "y", &at, -4.0);
}

#[test]
fn eq_43_partials_by_the_rules() {
    let graph = Graph::new();
    let (x, y) = (graph.variable("x"), graph.variable("y"));
    let f = appendix::sum_of_squares(x, y);
    assert_eq!(f.gradient(&[x, y]), appendix::sum_of_squares_slopes(x, y));
    assert_eq!([f.derivative(x), f.derivative(y)], [2 * x, 2 * y]);
}

#[test]
fn eq_44_differential_is_the_linear_part_of_the_change() {
    let graph = Graph::new();
    let (x, y) = (graph.variable("x"), graph.variable("y"));
    let df = appendix::sum_of_squares(x, y).differential();
    let at = [("x", 1.0), ("y", 2.0)];
    let by = |dx: f64, dy: f64| df.evaluate(&at, &[("x", dx), ("y", dy)]).expect("a value");
    // By hand: df = 2·0.1 + 4·0.2 = 1, while f goes from 5 to 6.05.
    assert_close(by(0.1, 0.2), 1.0, 1e-15);
    // What it misses shrinks with the square of the change.
    for shrink in [1.0, 0.1, 0.01] {
        let (dx, dy) = (0.1 * shrink, 0.2 * shrink);
        let change = (1.0 + dx) * (1.0 + dx) + (2.0 + dy) * (2.0 + dy) - 5.0;
        assert_close_to(change - by(dx, dy), 0.05 * shrink * shrink, 1e-14);
    }
    assert_eq!(by(0.0, 0.0), 0.0);
}

#[test]
fn eq_45_total_derivative_along_a_path() {
    let graph = Graph::new();
    let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    let f = appendix::sum_of_squares(x, y);
    // By hand: x = z², y = z³ gives z⁴ + z⁶, and at z = 2 the slope 32 + 192.
    let path = [(x, z.pow(2)), (y, z.pow(3))];
    let slope = f.total_derivative(&path, z);
    assert_close(value(slope, &[("z", 2.0)]), 224.0, 1e-15);
    assert_slope(f.substitute(&path), "z", &[("z", 2.0)], 224.0);
    // It is not the partial derivative, which is 8.
    assert_eq!(value(f.derivative(x), &[("x", 4.0)]), 8.0);
}

#[test]
fn eq_36_steps_apply_the_chain_rule_and_the_power_rule() {
    let graph = Graph::new();
    let (x, a) = (graph.variable("x"), graph.variable("a"));
    let steps = appendix::shifted_square(x, a).steps(x);
    let rules: Vec<Rule> = steps.lines.iter().map(|step| step.rule).collect();
    use Rule::{Chain, Power, PutBack, Simplify, Sum};
    assert_eq!(rules, [Chain, Power, Sum, PutBack, Simplify]);
    assert_eq!(steps.result, appendix::shifted_square_slope(x, a));
}

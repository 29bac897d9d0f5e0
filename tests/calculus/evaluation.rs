use super::read;
use crate::common::panic_of;
use crate::common::{assert_close, assert_close_to};
use chainrule::calculus::{Graph, Plan};

/// What evaluation says of `text` at a point.
fn answer(text: &str, at: &[(&str, f64)]) -> String {
    match read(&Graph::new(), text).evaluate(at) {
        Ok(value) => value.to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn mistakes_are_named() {
    let far = [("x", 1e200), ("y", -1e-200)];
    for (text, at, expected) in [
        ("x*y", &[("x", 1.0)][..], "unbound variable 'y' (bound: x)"),
        ("x*y", &[], "unbound variable 'x' (none is bound)"),
        ("x", &far[1..], "unbound variable 'x' (bound: y)"),
        ("1/0", &[], "1/0 is not defined"),
        ("0^-1", &[], "0^-1 is not defined"),
        (
            "sigmoid(-x)/z",
            &[("x", 1e200), ("z", 0.0)],
            "sigmoid(-x)/z is not defined at x = 1e200, z = 0",
        ),
        (
            "x/y",
            &far,
            "x/y overflows at x = 1e200, y = -1e-200: it exceeds 1.8e308",
        ),
        ("x*ln(y)", &far, "ln(y) is not defined at y = -1e-200"),
        ("1e308*10", &[], "1e308*10 overflows: it exceeds 1.8e308"),
    ] {
        assert_eq!(answer(text, at), expected, "{text}");
    }
    for (text, x, part) in [
        ("1/x", 0.0, "1/x is not defined at x = 0"),
        ("1/x", -0.0, "1/x is not defined at x = -0"),
        (
            "(x^2-1)/(x-1)",
            1.0,
            "(x^2 - 1)/(x - 1) is not defined at x = 1",
        ),
        ("1 + ln(x)", -1.0, "ln(x) is not defined at x = -1"),
        ("ln(x)", 0.0, "ln(x) is not defined at x = 0"),
        ("sqrt(x)*0", -1.0, "sqrt(x) is not defined at x = -1"),
        ("x^0.5", -1.0, "x^(1/2) is not defined at x = -1"),
        ("x^-2", 0.0, "x^-2 is not defined at x = 0"),
        ("0*(1/x)", 0.0, "1/x is not defined at x = 0"),
        (
            "1/x^2",
            1e-200,
            "1/x^2 overflows at x = 1e-200: it exceeds 1.8e308",
        ),
        // Not what is only too large, or too small, but what has no value.
        (
            "1/x^2 + ln(-x)",
            1e-200,
            "ln(-x) is not defined at x = 1e-200",
        ),
        (
            "ln(x^2) + ln(-x)",
            1e-200,
            "ln(-x) is not defined at x = 1e-200",
        ),
        (
            "x^2/x^2 + ln(-x)",
            1e200,
            "ln(-x) is not defined at x = 1e200",
        ),
        ("ln(-x^2)", 1e200, "ln(-x^2) is not defined at x = 1e200"),
        (
            "1/silu(x)",
            -800.0,
            "1/silu(x) overflows at x = -800: it exceeds 1.8e308",
        ),
        // Not what may be too large, but what makes the whole so, or is not known.
        (
            "x^2/x^2 + x^3",
            1e200,
            "x^3 overflows at x = 1e200: it exceeds 1.8e308",
        ),
        (
            "x^2/x^2 + sin(x^3)",
            1e200,
            "x^3 overflows at x = 1e200: it exceeds 1.8e308",
        ),
        (
            "exp(x)/exp(x)",
            1e300,
            "exp(x) overflows at x = 1e300: it exceeds 1.8e308",
        ),
        (
            "exp(x)/exp(x)",
            -1e300,
            "exp(x) underflows at x = -1e300: it is nearer to 0 than 4.9e-324",
        ),
        (
            "1/(x - x + exp(x) + exp(x))",
            -1e300,
            "exp(x) underflows at x = -1e300: it is nearer to 0 than 4.9e-324",
        ),
        (
            "ln(exp(x))",
            -1e300,
            "exp(x) underflows at x = -1e300: it is nearer to 0 than 4.9e-324",
        ),
        (
            "ln(x^1e150)",
            0.5,
            "x^1e150 underflows at x = 0.5: it is nearer to 0 than 4.9e-324",
        ),
        (
            "exp(-x)*exp(x/2)*exp(x/2)",
            50000.0,
            "exp(-x) underflows at x = 50000: it is nearer to 0 than 4.9e-324",
        ),
        (
            "x^20000001/x^20000000",
            1.5,
            "x^20000001 overflows at x = 1.5: it exceeds 1.8e308",
        ),
        (
            "(1 + 1/x)^(x^2)",
            1e200,
            "x^2 overflows at x = 1e200: it exceeds 1.8e308",
        ),
        ("sigmoid(1/x)", 0.0, "1/x is not defined at x = 0"),
        (
            "1 + exp(x)",
            1000.0,
            "exp(x) overflows at x = 1000: it exceeds 1.8e308",
        ),
        (
            "x^400 + 1",
            -10.0,
            "x^400 overflows at x = -10: it exceeds 1.8e308",
        ),
        (
            "x + x",
            1.7e308,
            "x + x overflows at x = 1.7e308: it exceeds 1.8e308",
        ),
        (
            "sigmoid(x)",
            f64::NAN,
            "x is NaN: it must be a finite number",
        ),
        ("x", f64::INFINITY, "x is inf: it must be a finite number"),
    ] {
        assert_eq!(answer(text, &[("x", x)]), part, "{text}");
    }
}

#[test]
fn edges_that_have_a_value_have_one() {
    for (text, x, expected) in [
        ("0^0", 0.0, 1.0),
        ("x^0", 0.0, 1.0),
        ("x^x", 0.0, 1.0),
        ("0^x", 2.0, 0.0),
        ("x^-3", -2.0, -0.125),
        ("(-8)^x", 2.0, 64.0),
        ("sqrt(x)", 0.0, 0.0),
        ("exp(x)", -1000.0, 0.0),
        ("silu(x)", 800.0, 800.0),
        ("tanh(x)", 1e308, 1.0),
        ("step(x)", 5e-324, 1.0),
        ("ln(x)", 5e-324, -744.440_071_921_381_2),
        ("1 - sigmoid(x)", 40.0, 4.248_354_255_291_589e-18),
        ("1 - sigmoid(x)", -800.0, 1.0),
        ("1 - tanh(x)^2", 20.0, 1.699_341_702_116_635_5e-17),
        ("1 - tanh(x)^3", 0.5, 1.0 - 0.5_f64.tanh().powi(3)),
        ("1 - tanh(x)", 0.5, 1.0 - 0.5_f64.tanh()),
        ("2 - sigmoid(x)", 0.0, 1.5),
        ("0 - sigmoid(x)", 0.0, -0.5),
        // The same as simplification and differentiation write it.
        ("-(1 - sigmoid(x))", 40.0, -4.248_354_255_291_589e-18),
        ("-1 + sigmoid(x)", 40.0, -4.248_354_255_291_589e-18),
        ("sigmoid(x) - 1", 40.0, -4.248_354_255_291_589e-18),
        ("-sigmoid(x) + 1", 40.0, 4.248_354_255_291_589e-18),
        ("1 + -sigmoid(x)", 40.0, 4.248_354_255_291_589e-18),
        ("-1 + tanh(x)^2", 20.0, -1.699_341_702_116_635_5e-17),
        ("exp(x) - 1", 1e-10, 1.000_000_000_05e-10),
        ("1 - exp(-x)", 1e-10, 9.999_999_999_5e-11),
        ("exp(x) - 1", -50.0, -1.0),
        ("1 + sigmoid(x)", 0.0, 1.5),
        ("-sigmoid(x) - 1", 0.0, -1.5),
        ("-1 - tanh(x)^2", 0.0, -1.0),
        ("x - sigmoid(x)", 1.0, 1.0 - 1.0 / (1.0 + (-1_f64).exp())),
    ] {
        let found = read(&Graph::new(), text).evaluate(&[("x", x)]);
        assert_close(found.unwrap_or(f64::NAN), expected, 1e-14);
    }
}

/// e^700 has a square beyond 1.8e308, but e^700/(e^700)² has not.
#[test]
fn a_part_may_overflow_where_the_whole_does_not() {
    let e = |x: f64| x.exp();
    for (text, x, expected) in [
        ("exp(-x)/(1 + exp(-x))^2", -360.0, e(-360.0)),
        ("exp(-x)/(1 + exp(-x))^4", -200.0, e(-600.0)),
        ("x^200/x^199", 1e3, 1e3),
        ("x^-200*x^201", -1e3, -1e3),
        ("x^300/(2*x^300 - x^300)", 1e300, 1.0),
        ("x/x^2", 1e-200, 1e200),
        ("x/x^2*x", 5e-324, 1.0),
        ("(x^2 - x^2 + 1/x)*x", 1e200, 1.0),
        ("(x - x + 1/x^2)*x^2", 1e200, 1.0),
        ("x^100000/(x^50000)^2", 2.0, 1.0),
        ("-(x^2)/x", 1e200, -1e200),
        ("tanh(x^2)", 1e200, 1.0),
        ("sigmoid(-x^2)", 1e200, 0.0),
        ("1 - sigmoid(x^2)", 1e200, 0.0),
        ("x/x^1.5/x", 1e300, 0.0),
        ("(x^2)^0.5", 1e200, 1e200),
        ("sqrt(x^2)", 1e200, 1e200),
        ("x^2/x", f64::MAX, f64::MAX),
        ("x^2/x^2 + relu(-x)^0.5", 1e200, 1.0),
        ("sqrt(x^2)/x + x^2/x^2", 1e-200, 2.0),
        ("exp(x)/(1 + exp(x))", 1000.0, 1.0),
        ("exp(x)/exp(x + 1)", -1000.0, e(-1.0)),
        ("exp(x)/(exp(x) - 1)", 1000.0, 1.0),
        ("exp(-x)/(1 + exp(-x))^2", -800.0, 0.0),
        ("exp(1/x^2) + cos(1/x^2)", 1e200, 2.0),
        ("ln(1 + exp(x))", 800.0, 800.0),
        ("ln(sigmoid(x))", -800.0, -800.0),
        ("ln(x^2 + relu(-x))", 1e-200, -400.0 * 10_f64.ln()),
        ("sin(1/x^2)*x^2 + tanh(x^2/x^4)*x^2", 1e200, 2.0),
        ("step(1/x^2) + step(-1/x^2)", 1e200, 1.0),
        ("abs(-x^2)/x^2 + relu(x^2)/x^2 + relu(-x^2)", 1e200, 2.0),
        ("silu(x^2)/x^2 + silu(1/x^2)*x^2 + silu(-x^2)", 1e200, 1.5),
        ("silu(x)/exp(x)", -800.0, -800.0),
        ("relu(x)*exp(-x) + ln(x/x)/step(-x)", -800.0, 0.0),
        // Of some parts no more is known than that they are small.
        ("sin(1/x^2)", 1e200, 0.0),
        ("1 + sqrt(exp(-x)) - exp(-x) + x^2/x^2", 1e200, 2.0),
        ("x^2*sigmoid(x) + exp(x)", -1e200, 0.0),
        ("exp(2*x) - exp(x) + x^2/x^2", -1e200, 1.0),
    ] {
        let found = read(&Graph::new(), text).evaluate(&[("x", x)]);
        assert_close(
            found.unwrap_or_else(|error| panic!("{error}")),
            expected,
            1e-13,
        );
    }
    // No digits of these are left, or nothing to be had.
    for (text, x) in [
        ("sin(x^2)", 1e200),
        ("1/(exp(-x) - exp(-2*x))", 1e200),
        ("sqrt(-x^2)", 1e200),
        ("ln(-x^2)", 1e200),
        ("exp(x^2)/exp(x^2)", 1e200),
        ("x^2000000001/x^2000000000", 1.5),
        ("x^20000001/x^20000000", 1.5),
        ("(x^100000)^50.1/(x^50000)^100.2", 3.0),
        ("(x^100000)^100000/(x^100000)^99999/x^99999", 1.5),
        ("ln(x^1e150)", 0.5),
        ("x*x^1e150/x^1e150", 0.5),
        ("((x^100000)^100000)^2/(x^100000)^100000", 2.0),
        ("(x^-100000)^100000/(x^-100000)^100001", 2.0),
        ("x/x^2", 0.0),
        ("1/(x - x)*0", 1e200),
        ("x^2 - x^2 + x^2", 1e200),
        ("(-x^2)^0.5", 1e200),
        ("(1 + 1/x)^(x^2)", 1e200),
    ] {
        assert!(
            read(&Graph::new(), text).evaluate(&[("x", x)]).is_err(),
            "{text}"
        );
    }
}

/// Each part that moves with x is rounded once, by at most a last digit: what that
/// does to the value was worked out by hand.
#[test]
fn rounding_is_bounded_part_by_part() {
    for (text, expected) in [
        ("x", 0.0),
        ("(1e6 - y) + x", 1e6 - 3.0 + 2.0),
        ("(x + 1e6) - 1e6", 1e6 + 2.0 + 2.0),
        ("(x - 1e6)*y", 2.0 * (1e6 - 2.0) * 3.0),
        // The cosine and the difference over x², the square of x in it, the quotient.
        (
            "(1 - cos(x))/x^2",
            (2_f64.cos().abs() + 3.0 * (1.0 - 2_f64.cos())) / 4.0,
        ),
        // One part in two places: e^x twice over.
        ("exp(x) + exp(x)", 4.0 * 2_f64.exp()),
        ("exp(x) - exp(x)", 0.0),
    ] {
        let graph = Graph::new();
        let rounding = read(&graph, text).rounding(graph.variable("x"));
        let found = rounding.evaluate(&[("x", 2.0), ("y", 3.0)]).expect(text);
        assert_close_to(found, expected, 1e-9);
    }
    // The square, and so the quotient, is smaller than any f64.
    let graph = Graph::new();
    let rounding = read(&graph, "x^2/1e-300").rounding(graph.variable("x"));
    let found = rounding.evaluate(&[("x", 1e-170)]).expect("a bound");
    assert!(found * f64::EPSILON > 1e-340 / 1e-300, "{found}");
}

#[test]
fn a_plan_can_be_used_again_after_a_mistake() {
    let graph = Graph::new();
    let [f, g] = ["ln(x) + y", "y^2"].map(|text| read(&graph, text));
    let mut plan = Plan::new(&[f, g, f]);
    assert_eq!(plan.variables(), ["x", "y"]);
    assert_eq!(plan.evaluate(&[1.0, 3.0]), Ok(&[3.0, 9.0, 3.0][..]));
    assert!(plan.evaluate(&[-1.0, 3.0]).is_err());
    let error = plan.evaluate(&[-1.0, f64::INFINITY]).unwrap_err();
    assert_eq!(error.to_string(), "y is inf: it must be a finite number");
    assert_eq!(plan.evaluate(&[1.0, 4.0]), Ok(&[4.0, 16.0, 4.0][..]));
    // A name that does not occur is passed over, and the first of two counts.
    let at = [("unused", f64::NAN), ("y", 2.0), ("y", 9.0)];
    assert_eq!(g.evaluate(&at), Ok(4.0));
    // The library's power errs in the last digit here.
    assert_eq!(g.evaluate(&[("y", 2.759)]), Ok(2.759 * 2.759));
    // Nothing at all is a plan too.
    assert_eq!(Plan::new(&[]).evaluate(&[]), Ok(&[][..]));
}

#[test]
fn a_plan_wants_one_graph_and_a_value_for_each_variable() {
    let words = panic_of(|| {
        let (graph, other) = (Graph::new(), Graph::new());
        Plan::new(&[graph.variable("x"), other.variable("y")]);
    });
    assert_eq!(words, "y belongs to another graph");
    let words = panic_of(|| {
        let graph = Graph::new();
        let _ = Plan::new(&[graph.variable("x")]).evaluate(&[1.0, 2.0]);
    });
    assert!(
        words.contains(r#"the variables are ["x"]: one value each"#),
        "{words}"
    );
}

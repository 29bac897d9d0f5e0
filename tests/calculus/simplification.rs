use super::{read, short};
use crate::common::assert_close;
use chainrule::calculus::Graph;

/// Simplifies each text, and compares what comes out and what is relied on.
#[track_caller]
fn assert_short(cases: &[(&str, &str, &str)]) {
    for (text, expected, conditions) in cases {
        let graph = Graph::new();
        let short = read(&graph, text).simplify();
        let told: Vec<String> = short.conditions.iter().map(ToString::to_string).collect();
        let found = (format!("{short:#}"), told.join(" and "));
        assert_eq!(
            found,
            (expected.to_string(), conditions.to_string()),
            "{text}"
        );
    }
}

#[test]
fn the_fourteen_rules() {
    for (text, expected) in [
        // Sums and products are taken apart, numbers folded exactly.
        ("(x + 1) + (y + 2)", "x + 3 + y"),
        ("x/2 + x/3", "5x/6"),
        ("0.1*x + 0.2*x", "3x/10"),
        // 0 + u, 1 u, 0 u
        ("0 + x", "x"),
        ("0 - x", "-x"),
        ("x/1", "x"),
        ("x*0", "0"),
        // u¹, u⁰
        ("x^1", "x"),
        ("x^0", "1"),
        ("0^0", "1"),
        // One number before a product, and like terms.
        ("x*2*y*3", "6x y"),
        ("x + x", "2x"),
        ("x*y + y*x", "2x y"),
        ("3*x - 2*x", "x"),
        ("(x + a) + (a + x)", "2x + 2a"),
        ("2*(x + a) + 3*(x + a)", "5(x + a)"),
        ("x + 3*(x + 1) - 2*(x + 1)", "2x + 1"),
        ("(x + a)*(a + x)", "(x + a)^2"),
        // Powers of the same base.
        ("x^2*x^3", "x^5"),
        ("(x^2)^3", "x^6"),
        ("1/x/x", "1/x^2"),
        ("(2*x*y^2)^3", "8x^3 y^6"),
        ("(-x)^3", "-x^3"),
        // Minus.
        ("-(-x)", "x"),
        ("x - -x", "2x"),
        ("x - (1 - x)", "2x - 1"),
        ("-(x - 1)", "-x + 1"),
        ("-(x + 1)*y", "-y(x + 1)"),
        ("(-x)*(-y)", "x y"),
        // Negative powers below the line.
        ("x^-1", "1/x"),
        ("0^-1", "1/0"),
        ("y*x^-2", "y/x^2"),
        ("a/(b/c)", "a c/b"),
        ("(1/x)*(1/y)", "1/(x y)"),
        // Numbers, variables, functions, sums; sums as they stand.
        ("(x + 1)*sin(x)*x*2", "2x sin(x)(x + 1)"),
        ("1 + x + x^2", "1 + x + x^2"),
    ] {
        assert_eq!(short(text), expected, "{text}");
    }
}

#[test]
fn what_it_never_does() {
    for (text, expected) in [
        ("2*(x + a)", "2(x + a)"),
        ("x*y + x*z", "x y + x z"),
        ("(x + 1)*(x - 1)", "(x + 1)(x - 1)"),
        ("ln(x*y)", "ln(x y)"),
        ("exp(x)*exp(y)", "exp(x) exp(y)"),
        ("(x + a)/(2*(x + b))", "(x + a)/(2(x + b))"),
    ] {
        assert_eq!(short(text), expected);
    }
    for text in [
        "(x + a)^2",
        "ln(x^2)",
        "(x^y)^2",
        "sqrt(x)^2",
        "sqrt(x^2)",
        "sin(x)^2 + cos(x)^2",
        "x/0",
        "0/0",
        "2^(1/2)",
        "0^x",
        "1^x",
        "6.02e23 + 6.02e23x",
        "1e20 + 1",
    ] {
        assert_eq!(short(text), text);
    }
}

/// What is relied on, and where it fails.
#[test]
fn conditions_are_reported() {
    assert_short(&[
        ("x/x", "1", "x ≠ 0"),
        ("(x + 1)/(1 + x)", "1", "x + 1 ≠ 0"),
        ("x^-1*x", "1", "x ≠ 0"),
        ("1/(1/x)", "x", "x ≠ 0"),
        ("a/x^-1", "a x", "x ≠ 0"),
        ("(1/x)^-2", "x^2", "x ≠ 0"),
        ("(1/x)^2", "1/x^2", ""),
        ("0*2^x", "0", ""),
        ("2^x/2^x", "1", ""),
        ("0*sqrt(x)^3", "0", "x ≥ 0"),
        ("3*((2*x)^0.5)^2", "6x", "2x ≥ 0"),
        ("(2^0.5)^2*x + x", "3x", ""),
        ("y/((x/3)^0.5)^2", "3y/x", "x/3 > 0"),
        ("0/x^(1/2)", "0", "x > 0"),
        ("0*x^y", "0", "x^y is defined"),
        ("x - x", "0", ""),
        ("ln(x) - ln(x)", "0", "x > 0"),
        // However large: that is no matter of where there is a value.
        ("0*exp(exp(x))", "0", ""),
        ("x^1000 - x^1000", "0", ""),
        ("0*exp(1000)", "0", ""),
        ("x^1000/x^999", "x", "x ≠ 0"),
        ("ln(x)^0", "1", "x > 0"),
        ("(1/x)^0", "1", "x ≠ 0"),
        ("x*ln(x)/x", "ln(x)", ""),
        ("x/x + y/y + 0*(1/(x*y) + 1)", "2", "x ≠ 0 and y ≠ 0"),
        ("x/x + 0*(1/(x*y) + 1)", "1", "x ≠ 0 and y ≠ 0"),
        ("0*exp(50/(x*y))", "0", "x ≠ 0 and y ≠ 0"),
        ("0*ln(1/x^2)", "0", "x ≠ 0"),
        // What has no sign for certain.
        ("0*sqrt(x^2 + y)", "0", "x^2 + y ≥ 0"),
        ("0*sqrt(x^2*y)", "0", "x^2 y ≥ 0"),
        ("0*sqrt(21 - x)", "0", "21 - x ≥ 0"),
        ("0*sqrt(1/x^2 - 1e-3)", "0", "1/x^2 - 1/1000 ≥ 0"),
        ("1/x + 0*sqrt(x^2 - 1e-3)", "1/x", "x^2 - 1/1000 ≥ 0"),
        ("0*sqrt(x^3)", "0", "x^3 ≥ 0"),
        // Two kinds, and what is lost inside a function that is tame.
        ("ln(x)^0 + ln(x)/ln(x)", "2", "ln(x) ≠ 0"),
        ("0*cos(ln(x))", "0", "x > 0"),
        ("ln(x)^0 + 0*sqrt(x)", "1", "x > 0"),
        ("x*sigmoid((x - y)/(x - y))^0", "x", "x - y ≠ 0"),
        ("0*x^(1/y) + x/x", "1", "x ≠ 0 and x^(1/y) is defined"),
        ("0*x^y + 0*ln(x)", "0", "x > 0"),
        ("0*x^y + x^y", "x^y", ""),
        ("0*x^y + 0*ln(x^y)", "0", "x^y > 0"),
        // What always holds, or is said by the result.
        ("exp(x)/exp(x)", "1", ""),
        ("(x^2 + exp(y))*a/(x^2 + exp(y))", "a", ""),
        ("sigmoid(x)/sigmoid(x)", "1", ""),
        ("0*ln(x^2 + 1)", "0", ""),
        ("0*sqrt(abs(x) + 1)", "0", ""),
        ("0*ln(sigmoid(x)*exp(-y^2))", "0", ""),
        ("0*sigmoid(ln(1))", "0", ""),
        ("0*ln(sin(1))", "0", ""),
        ("0*sqrt(0*x)", "0", ""),
        ("sqrt(x^2 + 1)/sqrt(x^2 + 1)", "1", ""),
        ("abs(x)/abs(x) + 1/x", "1 + 1/x", ""),
        ("sqrt(x)/sqrt(x) + ln(x)", "1 + ln(x)", ""),
        ("step(exp(x))/step(exp(x))", "1", ""),
        ("0*ln(1 - sigmoid(x)) + 0*ln(1 - tanh(x)^2)", "0", ""),
        ("0*ln(2 + sin(x)) + 0*ln(3 - step(x))", "0", ""),
        ("(sin(x) - 2)/(sin(x) - 2)", "1", ""),
        ("0*sqrt(1 - cos(x)) + 0*sqrt(sin(x)^3 + 1)", "0", ""),
        ("0*sqrt(-sin(x)*cos(y) + 1)", "0", ""),
        ("0*ln(abs(-x^2 - 1))", "0", ""),
        ("x*x/x/x^2", "1/x", ""),
        ("x/x + ln(x^2)", "1 + ln(x^2)", ""),
        ("x*y/(x*y) + 1/sqrt(x)", "1 + 1/sqrt(x)", "y ≠ 0"),
        ("x/x + 1/tanh(-x/2)", "1 + 1/tanh(-x/2)", ""),
        ("x^y/x^y", "1", "x^y ≠ 0"),
        ("x/x + 1/(2*x^3*y)", "1 + 1/(2x^3 y)", ""),
        // But not these.
        ("(x^2 - 1)/(x^2 - 1)", "1", "x^2 - 1 ≠ 0"),
        ("0*ln(x^2)", "0", "x^2 > 0"),
        ("0*ln(1 + sin(x))", "0", "1 + sin(x) > 0"),
        ("0*ln(sin(x) - 2)", "0", "sin(x) - 2 > 0"),
        ("0*ln(tanh(x) - 1)", "0", "tanh(x) - 1 > 0"),
        ("step(x)/step(x) + 1/x", "1 + 1/x", "step(x) ≠ 0"),
        ("0/relu(-x) + 0*ln(x)", "0", "x > 0 and relu(-x) ≠ 0"),
        ("0*sqrt(x^(1/2))", "0", "x ≥ 0"),
        ("0*sqrt(exp(ln(x)))", "0", "x > 0"),
        ("exp(ln(x))/exp(ln(x))", "1", "x > 0"),
        ("0*ln(-x^2)", "0", "-x^2 > 0"),
        ("x/x + 1/(x + 1)", "1 + 1/(x + 1)", "x ≠ 0"),
        (
            "(x - y)/(x - y) + z*(x*y)/(x*y)",
            "1 + z",
            "x ≠ 0 and y ≠ 0 and x - y ≠ 0",
        ),
        // What has no value anywhere stays.
        ("1/(1/0)", "1/(1/0)", ""),
        ("0*(1/0)", "0/0", ""),
        ("0*cos(0/0)", "0 cos(0/0)", ""),
        ("x/x + 0*ln(-1)", "x/x + 0 ln(-1)", ""),
        ("x + 0.1/0 - 0.1/0", "x + 1/10/0 - 1/10/0", ""),
    ]);
}

#[test]
fn a_condition_holds_or_not_at_a_point() {
    let graph = Graph::new();
    let conditions = read(&graph, "ln(x)/ln(x) + y/y").simplify().conditions;
    let hold = |at: &[(&str, f64)]| conditions.iter().all(|condition| condition.holds(at));
    assert!(hold(&[("x", 2.0), ("y", 1.0)]));
    // Without a value it does not hold.
    for at in [
        &[("x", -1.0), ("y", 1.0)],
        &[("x", 1.0), ("y", 1.0)],
        &[("x", 2.0), ("y", 0.0)],
    ] {
        assert!(!hold(at), "{at:?}");
    }
    assert!(!hold(&[("y", 1.0)]));
    // It holds where what it is about is too large for an f64, or too small.
    for text in ["(x^2 - 1)/(x^2 - 1)", "0*ln(x^2)", "x/x^3*x^2", "0*x^(1/x)"] {
        let conditions = read(&graph, text).simplify().conditions;
        assert_eq!(conditions.len(), 1, "{text}");
        for x in [1e200, 1e-200, 1e-320, 800.0] {
            assert!(conditions[0].holds(&[("x", x)]), "{text} at {x}");
        }
    }
}

/// Beyond exact fractions a product is rounded as an `f64` is, and a sum only put
/// together where it is exact.
#[test]
fn numbers_beyond_exact_fractions() {
    for (text, expected) in [
        (
            "x + 3.141592653589793*3.141592653589793",
            "x + 9.869604401089358",
        ),
        (
            "3.141592653589793*x*3.141592653589793 - x",
            "8.869604401089358x",
        ),
        ("-(1e10*1e10)", "-1e20"),
        ("x + 1e-10*1e-10", "x + 1e-20"),
        ("x + 2*2^62", "x + 9.223372036854776e18"),
        ("x - 2*2^62*y", "x - 9.223372036854776e18y"),
        ("1000*3e8^2*x + x", "9e19x + x"),
        ("9223372036854775807 * 2", "1.8446744073709552e19"),
        ("6.02e23*x + 6.02e23*x", "1.204e24x"),
        ("6.02e23*x - x*6.02e23", "0"),
        ("1e20 + 1 + x - 1e20", "1 + x"),
        ("x*(2 - (1e18*1e18 - 1e36))", "2x"),
        ("(3*x)^40", "(3x)^40"),
        // What is divided by such a number stays so below a whole one.
        ("x/6.02e23 + x/6.02e23", "2x/6.02e23"),
        ("6.02e23*x/6.02e23", "x"),
        ("3.01e23*x/6.02e23", "x/2"),
        ("x/1e-200/1e-200", "x/1e-200^2"),
        ("1e-200*1e-200*x", "1e-200 · 1e-200x"),
        ("1e300*1e300*x", "1e300 · 1e300x"),
        ("x/0 + 1e20*1e20", "x/0 + 1e40"),
        // Short as a fraction, or as a decimal.
        ("0.0001*x + 0.00002345*x", "0.00012345x"),
        ("x*33/1024 + 1/3000", "33x/1024 + 1/3000"),
        ("x + 123456789012345/70001", "x + 123456789012345/70001"),
    ] {
        assert_eq!(short(text), expected, "{text}");
    }
}

/// Exponents are added, with what a root demands where it goes.
#[test]
fn powers_with_a_fraction() {
    assert_short(&[
        ("1/(2*(2*x^(1/2))^2*x^(1/2))", "1/(8x^(3/2))", ""),
        ("(2*x^(1/2))^3", "8x^(3/2)", ""),
        ("(2*x^(1/2))^2", "4x", "x ≥ 0"),
        ("x^(1/2)/x^(1/2)", "1", "x > 0"),
        ("x^(3/2)/x", "x^(1/2)", "x > 0"),
        ("x/x^(1/2)", "x^(1/2)", "x > 0"),
        ("x^0.3*x^0.2", "x^(1/2)", ""),
        ("(x^(1/2))^-2", "1/x", "x > 0"),
        ("(x^(1/2))^(1/2)", "x^(1/4)", ""),
        ("((2*x)^(1/3))^3 + x", "3x", "2x ≥ 0"),
        ("1/((2*x)^(1/2))^2/(2*x)^(1/2)", "1/(2x)^(3/2)", ""),
        ("(4*x*y)^(1/2)", "2(x y)^(1/2)", ""),
        ("(x^(1/2)*y^(1/3))^6", "x^3 y^2", "x ≥ 0 and y ≥ 0"),
        ("(4*x)^(1/2)", "2x^(1/2)", ""),
        ("(-4*x)^(1/2)", "(-4x)^(1/2)", ""),
        ("(x*y)^(1/2)", "(x y)^(1/2)", ""),
        ("(x^3)^(1/3)", "(x^3)^(1/3)", ""),
        ("(9*x^2)^(1/2)", "3(x^2)^(1/2)", ""),
    ]);
    let graph = Graph::new();
    let x = graph.variable("x");
    let nth = |text: &str| {
        let f = read(&graph, text);
        (0..10).fold(f, |f, _| f.derivative(x).simplify().expression)
    };
    let (power, root) = (nth("x^0.5"), nth("sqrt(x)"));
    assert!(power.tree_size() <= root.tree_size() + 5, "{power}");
    for e in [power, root] {
        let expected = -34_459_425.0 / 1024.0 / 2_f64.powf(9.5);
        assert_close(e.evaluate(&[("x", 2.0)]).unwrap(), expected, 1e-14);
    }
}

/// The slopes of ln(1 + x) are ± (n − 1)!/(1 + x)ⁿ, far beyond an `i64`.
#[test]
fn factorials_do_not_overflow() {
    let graph = Graph::new();
    let x = graph.variable("x");
    let (mut f, mut factorial) = (read(&graph, "ln(1 + x)"), 1.0);
    for n in 1..=100 {
        f = f.derivative(x).simplify().expression;
        let sign = if n % 2 == 0 { -1.0 } else { 1.0 };
        let expected = sign * factorial / 1.5_f64.powi(n);
        assert_close(f.evaluate(&[("x", 0.5)]).unwrap(), expected, 1e-13);
        assert!(f.tree_size() <= 8, "{f}");
        factorial *= f64::from(n);
    }
}

#[test]
fn overflowing_numbers_keep_their_value() {
    for text in [
        "9223372036854775807*x*9223372036854775807",
        "x/9223372036854775807/9223372036854775807",
        "(3*x)^60",
        "x^9223372036854775807*x^9223372036854775807",
        "(x^9223372036854775807)^9223372036854775807",
        "1e-300*x*1e300",
        "x/1e-320",
    ] {
        let graph = Graph::new();
        let f = read(&graph, text);
        for x in [1.0, -1.0, 0.5] {
            let values = [f, f.simplify().expression].map(|e| e.evaluate(&[("x", x)]).ok());
            if let [Some(a), Some(b)] = values {
                assert_close(b, a, 1e-13);
            } else {
                assert_eq!(values, [None, None], "{text} at {x}");
            }
        }
    }
}

#[test]
fn like_terms_meet_however_far_apart_they_stand() {
    let between: Vec<String> = (0..40).map(|n| format!("y{n}")).collect();
    for (sign, twice) in [(" + ", "2*x + "), ("*", "x^2*")] {
        let middle = between.join(sign);
        let graph = Graph::new();
        let whole = read(&graph, &format!("x{sign}{middle}{sign}x"));
        let short = whole.simplify().expression.to_string();
        assert_eq!(short, format!("{twice}{middle}"));
    }
}

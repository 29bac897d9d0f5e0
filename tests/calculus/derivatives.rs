use super::read;
use crate::common::{assert_close, panic_of};
use chainrule::calculus::{Expr, Graph};
use std::panic::AssertUnwindSafe;

#[test]
fn slopes_are_those_found_by_hand() {
    let s = 1.0 / (1.0 + (-0.75_f64).exp());
    for (text, order, x, expected) in [
        // The rule for u^v would give NaN for all of these.
        ("x^2", 1, 0.0, 0.0),
        ("x^1", 1, 0.0, 1.0),
        ("x^0", 1, 0.0, 0.0),
        ("x^-1", 1, -2.0, -0.25),
        ("(x^3)^2", 1, -1.0, -6.0),
        ("x^(6/2)", 1, -1.0, 3.0),
        ("(-2)^2*x", 1, 0.0, 4.0),
        // At corners they are the network's conventions.
        ("relu(x)", 1, 0.0, 0.0),
        ("step(x)", 1, 0.0, 0.0),
        ("x*step(x)", 1, 3.0, 1.0),
        ("exp(step(x))", 1, 2.0, 0.0),
        ("relu(x^2 - 1)", 1, 2.0, 4.0),
        // Far from 0 they keep their digits.
        ("sigmoid(x)", 1, 40.0, 4.248_354_255_291_589e-18),
        ("sigmoid(x)", 1, -40.0, 4.248_354_255_291_589e-18),
        ("sigmoid(x)", 1, 700.0, 9.859_676_543_759_77e-305),
        ("tanh(x)", 1, 20.0, 1.699_341_702_116_635_5e-17),
        ("tanh(x)", 1, -20.0, 1.699_341_702_116_635_5e-17),
        ("silu(x)", 1, 40.0, 1.0),
        ("silu(x)", 1, -40.0, -1.656_858_159_563_719_8e-16),
        ("x^5", 5, 0.75, 120.0),
        ("x^5", 6, 0.75, 0.0),
        ("sin(x)", 4, 0.75, 0.75_f64.sin()),
        ("exp(2x)", 5, 0.75, 32.0 * 1.5_f64.exp()),
        ("x*exp(x)", 3, 0.75, (3.0 + 0.75) * 0.75_f64.exp()),
        ("1/(1 - x)", 3, 0.75, 6.0 / 0.25_f64.powi(4)),
        ("sigmoid(x)", 2, 0.75, s * (1.0 - s) * (1.0 - 2.0 * s)),
    ] {
        let graph = Graph::new();
        let by = graph.variable("x");
        let slope = (0..order).fold(read(&graph, text), |f, _| f.derivative(by));
        println!("{slope}");
        assert_close(slope.evaluate(&[("x", x)]).unwrap(), expected, 1e-14);
    }
    for (text, limit) in [("sigmoid(x)", 0.0), ("tanh(x)", 0.0), ("silu(x)", 1.0)] {
        let graph = Graph::new();
        let slope = read(&graph, text).derivative(graph.variable("x"));
        for x in [800.0, 1e300] {
            assert_eq!(slope.evaluate(&[("x", x)]), Ok(limit), "{text} at {x}");
            assert_eq!(slope.evaluate(&[("x", -x)]), Ok(0.0), "{text} at -{x}");
        }
    }
}

#[test]
fn a_part_without_the_variable_has_no_slope_and_no_say() {
    let graph = Graph::new();
    let [x, y] = ["x", "y"].map(|name| graph.variable(name));
    let [zero, one] = [0, 1].map(|n| graph.number(n));
    // ln(y) has no value at y = −1, and 0 times it would have none either. The slope of
    // a step is 0.
    for (f, slope) in [
        (x + y.ln() + y.ln().sin().exp(), one),
        (y.pow(y), zero),
        (graph.number(7), zero),
        (x.step() * y.ln(), zero),
        (x.step() + x, one),
        (5 * y * x.pow(0), zero),
    ] {
        assert_eq!(
            [f.derivative(x), f.gradient(&[x])[0]],
            [slope, slope],
            "{f}"
        );
    }
    // What comes by two ways can cancel: √x has no slope at 0, √x − √x has.
    assert_eq!((x.sqrt() - x.sqrt()).gradient(&[x]), [zero]);
}

/// One over something is so common that its slope leaves out the factor 1.
#[test]
fn the_slope_of_a_quotient_is_written_short() {
    for (text, slope) in [
        ("1/sin(x)", "-cos(x)/sin(x)^2"),
        ("a/sin(x)", "-a cos(x)/sin(x)^2"),
    ] {
        let graph = Graph::new();
        let slope_of = read(&graph, text).derivative(graph.variable("x"));
        assert_eq!(format!("{slope_of:#}"), slope);
    }
}

#[test]
fn a_gradient_holds_the_others_fixed_and_keeps_the_order() {
    let graph = Graph::new();
    let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    let f = x * y.pow(2) + z.sin() * x;
    let at = [("x", 2.0), ("y", 3.0), ("z", 0.5)];
    let [by_x, by_y, by_z] = [9.0 + 0.5_f64.sin(), 12.0, 2.0 * 0.5_f64.cos()];
    for (variables, slopes) in [
        (&[x, y, z][..], &[by_x, by_y, by_z][..]),
        (&[z, x], &[by_z, by_x]),
        (&[y, y], &[by_y, by_y]),
    ] {
        let gradient = f.gradient(variables);
        let found: Vec<f64> = gradient.iter().map(|e| e.evaluate(&at).unwrap()).collect();
        assert_eq!(found, slopes);
    }
    assert_eq!(f.gradient(&[]), []);
    let gradient = (3 * (x - y)).gradient(&[x, y]);
    assert_eq!(gradient, [graph.number(3), graph.number(-3)]);
    assert_eq!(x.gradient(&[x, y]), [graph.number(1), graph.number(0)]);
}

/// Whatever combination of its variables is inside, the sine moves.
#[test]
fn no_combination_of_variables_stands_still() {
    let graph = Graph::new();
    let variables: Vec<Expr> = (0..40).map(|n| graph.variable(&format!("x{n}"))).collect();
    let zero = graph.number(0);
    for factors in [
        &[1, -1][..],
        &[1, 1],
        &[1, -2, 1],
        &[1, -1, -1],
        &[1, -3, 3, -1],
        &[1, -4, 6, -4, 1],
        &[1, 1, -1, -1],
    ] {
        for beside in variables.windows(factors.len()) {
            let terms = beside.iter().zip(factors).map(|(&x, &n)| n * x);
            let inside = terms.reduce(|sum, term| sum + term).unwrap();
            let gradient = inside.sin().gradient(&variables);
            let moved = gradient.iter().filter(|&&partial| partial != zero);
            assert_eq!(moved.count(), factors.len(), "{inside}");
        }
    }
}

#[test]
fn a_variable_of_another_graph_is_refused() {
    let (graph, other) = (Graph::new(), Graph::new());
    let f = graph.variable("x").pow(2);
    // The same place in its own graph, so that only the graphs differ.
    let x = other.variable("x");
    let (own, z) = (graph.variable("x"), graph.variable("z"));
    let uses: [fn([Expr; 4]); 9] = [
        |[f, x, ..]| drop(f.derivative(x).to_string()),
        |[f, x, ..]| drop(f.gradient(&[x])),
        |[f, x, ..]| drop(f.steps(x)),
        |[f, x, ..]| drop(f.substitute(&[(x, f)]).to_string()),
        |[f, x, own, _]| drop(f.substitute(&[(own, x)]).to_string()),
        // z does not even occur in f.
        |[f, x, _, z]| drop(f.substitute(&[(z, x)]).to_string()),
        |[f, x, _, z]| drop(f.total_derivative(&[(x, f)], z).to_string()),
        |[f, x, ..]| drop((f + x).to_string()),
        |[f, x, ..]| drop(f.pow(x).to_string()),
    ];
    for (i, misuse) in uses.into_iter().enumerate() {
        let words = panic_of(AssertUnwindSafe(|| misuse([f, x, own, z])));
        assert!(words.contains("another graph"), "use {i}: {words}");
    }
}

#[test]
fn what_can_stand_in_no_formula_is_refused() {
    let advice = "is no name for a variable: write letters, digits and _, a letter first";
    for name in ["", "2x", "_x", "x y", "x²", "x'"] {
        let words = panic_of(|| drop(Graph::new().variable(name).to_string()));
        assert_eq!(words, format!("{name:?} {advice}"));
    }
    let words = panic_of(|| drop(Graph::new().variable("exp").to_string()));
    assert_eq!(words, "exp is the name of a function, not of a variable");
    for text in ["x + 1", "2", "exp(x)"] {
        let graph = Graph::new();
        let words = panic_of(AssertUnwindSafe(|| {
            graph.variable("x").derivative(read(&graph, text));
        }));
        assert!(words.contains("it is not a variable"), "{words}");
    }
    for bad in [f64::NAN, f64::INFINITY] {
        let words = panic_of(|| drop(Graph::new().number(bad).to_string()));
        assert_eq!(words, format!("{bad} cannot stand in an expression"));
    }
}

#[test]
fn total_derivatives_take_every_way_to_z() {
    let graph = Graph::new();
    let [x, y, z, w] = ["x", "y", "z", "w"].map(|name| graph.variable(name));
    let at = [("z", 0.75), ("w", 2.0)];
    for (f, path) in [
        ("x*y*z", [(x, "sin(z)"), (y, "z^3")]),
        ("x^y", [(x, "2 + z"), (y, "z")]),
        ("z*ln(x) - w*y", [(x, "w*z"), (y, "1")]),
        ("z^2 + w", [(x, "z"), (y, "z")]),
    ] {
        let f = read(&graph, f);
        let path = path.map(|(x, text)| (x, read(&graph, text)));
        let other = f.substitute(&path).derivative(z).evaluate(&at).unwrap();
        for total in [f.total_derivative(&path, z), f.total_steps(&path, z).result] {
            assert_close(total.evaluate(&at).unwrap(), other, 1e-12);
        }
    }
    // Where y does not move, its slope does not matter: ∂f/∂y has no value at 0.
    let still = (x + y.sqrt()).total_derivative(&[(x, z), (y, graph.number(0))], z);
    assert_eq!(still.evaluate(&at), Ok(1.0));
    // The direct way alone, and none at all.
    assert_eq!((z * z).total_derivative(&[], z).evaluate(&at), Ok(1.5));
    assert_eq!(w.total_derivative(&[(x, z)], z), graph.number(0));
}

#[test]
fn an_impossible_path_is_refused() {
    for (path, z, words) in [
        ([("z", "x"), ("y", "1")], "z", "z is what the path"),
        ([("x", "z"), ("x", "z^2")], "z", "of x is given twice"),
        ([("x", "y"), ("y", "z")], "z", "x is given in terms of y"),
        ([("x", "x + z"), ("y", "z")], "z", "in terms of x"),
        ([("x + y", "z"), ("y", "z")], "z", "is not a variable"),
        ([("x", "z"), ("y", "z")], "z + 1", "by z + 1: it is not"),
    ] {
        let found = panic_of(|| {
            let graph = Graph::new();
            let path = path.map(|(x, e)| (read(&graph, x), read(&graph, e)));
            read(&graph, "x*y*z").total_derivative(&path, read(&graph, z));
        });
        assert!(found.contains(words), "{found}");
    }
}

/// A derivative can have values where its function has none.
#[test]
fn slopes_hold_where_the_function_has_a_value() {
    for (text, slope, conditions) in [
        ("ln(x)", "1/x", "x > 0"),
        ("ln(x^2)", "2/x", ""),
        ("ln(x)^0", "0", "x > 0"),
        ("step(x)/step(x)", "0", "step(x) ≠ 0"),
        ("ln(x)/x", "(1 - ln(x))/x^2", ""),
        ("ln(x)/ln(x)", "0", "ln(x) ≠ 0"),
        ("ln(ln(x))", "1/(x ln(x))", "ln(x) > 0"),
        ("x + ln(y)", "1", "y > 0"),
        ("x + y^-0.5", "1", "y > 0"),
        ("x/(y + y)^0.5", "1/(2y)^(1/2)", ""),
        ("sqrt(x*2)", "1/sqrt(2x)", ""),
        ("(x - 1)/(x + x)", "(2x - 2(x - 1))/(4x^2)", ""),
        ("ln(2 + x) + (x + 2)^2", "1/(2 + x) + 2(2 + x)", "2 + x > 0"),
        ("x + sqrt(y)", "1", "y ≥ 0"),
        ("x + exp(y)^100", "1", ""),
        ("ln(exp(x)/3)", "1", ""),
        ("ln(1 - sigmoid(x))", "-sigmoid(x)", ""),
        ("sqrt(exp(x) + 1)^2", "exp(x)", ""),
        ("sqrt(x)", "1/(2 sqrt(x))", ""),
        ("sqrt(0*x)", "0", ""),
        ("((x - x)^-1)^-2", "0", "x - x ≠ 0"),
        ("x^(3/2)", "3x^(1/2)/2", ""),
        ("x^x", "x^x(ln(x) + 1)", ""),
        ("x + y^-2", "1", "y ≠ 0"),
        ("x + 1/y^-2", "1", "y ≠ 0"),
        ("x + 1/y^0", "1", ""),
        ("relu(2*x - 1)", "2 step(2x - 1)", "2x - 1 ≠ 0"),
        ("step(x)*y", "0", "x ≠ 0"),
        ("relu(y)*x", "relu(y)", ""),
        ("relu(x^2 + 1)", "2x step(x^2 + 1)", ""),
        ("relu(x - x)", "0", ""),
        ("x + ln(y^0)", "1", ""),
    ] {
        let graph = Graph::new();
        let steps = read(&graph, text).steps(graph.variable("x"));
        assert_eq!(format!("{:#}", steps.result), slope, "{text}");
        let told: Vec<String> = steps.conditions.iter().map(ToString::to_string).collect();
        assert_eq!(told.join(" and "), conditions, "{text}");
    }
    let graph = Graph::new();
    let [x, z] = ["x", "z"].map(|name| graph.variable(name));
    let steps = x.ln().total_steps(&[(x, z.pow(3))], z);
    assert_eq!(format!("{:#}", steps.result), "3/z");
    assert_eq!(steps.conditions[0].to_string(), "z^3 > 0");
}

/// Where the parts of a root cancel, it stands still.
#[test]
fn both_ways_know_what_does_not_move() {
    for text in [
        "sqrt(0*x)",
        "sqrt((x - x)^2)",
        "sqrt(0*x^2 + x^2*0 + y - y)",
        "sqrt(x/2 - 0.5*x)",
        "sqrt(0*step(x)) + sqrt(step(x) - step(x))",
        "ln(0*x + 1) + sqrt(-(x - x))",
    ] {
        let graph = Graph::new();
        let [x, y] = ["x", "y"].map(|name| graph.variable(name));
        let f = read(&graph, text);
        for slope in [f.derivative(x), f.gradient(&[x])[0], f.gradient(&[y, x])[1]] {
            let found = slope.evaluate(&[("x", 1.5), ("y", 0.5)]);
            assert_eq!(found, Ok(0.0), "{slope} for {text}");
        }
    }
}

#[test]
fn substitution_is_simultaneous() {
    let graph = Graph::new();
    let [x, y] = ["x", "y"].map(|name| graph.variable(name));
    let f = x.pow(2) - y;
    assert_eq!(f.substitute(&[(x, y), (y, x)]), y.pow(2) - x);
    assert_eq!(f.substitute(&[(x, x + 1)]), (x + 1).pow(2) - y);
    assert_eq!(f.substitute(&[]), f);
    assert_eq!(f.substitute(&[(x, x + 1), (x, y)]), (x + 1).pow(2) - y);
    assert_eq!(f.substitute(&[(graph.variable("z"), y)]), f);
}

#[test]
fn differentials_print_and_count() {
    for (text, expected) in [
        ("x^2 + y^2", "df = 2x dx + 2y dy"),
        ("x*y", "df = y dx + x dy"),
        ("-x + 2y", "df = -dx + 2 dy"),
        ("x/y", "df = (1/y) dx - (x/y^2) dy"),
        ("(x + y)^2", "df = 2(x + y) dx + 2(x + y) dy"),
        ("7", "df = 0"),
        ("step(x)*y", "df = step(x) dy    where x ≠ 0"),
        ("x*y/y", "df = dx    where y ≠ 0"),
    ] {
        let graph = Graph::new();
        assert_eq!(read(&graph, text).differential().to_string(), expected);
    }
    let graph = Graph::new();
    let df = read(&graph, "x*y/y").differential();
    for (y, change) in [(2.0, Some(0.5)), (0.0, None)] {
        let found = df.evaluate(&[("x", 3.0), ("y", y)], &[("x", 0.5), ("y", 0.25)]);
        assert_eq!(found.ok(), change);
    }
}

#[test]
fn a_differential_is_a_finite_number_or_an_error() {
    let graph = Graph::new();
    let df = read(&graph, "x^2 - y^2").differential();
    let far = [("x", 5e307), ("y", 5e307)];
    for (dx, dy, expected) in [
        (10.0, 0.0, "df overflows at dx = 10, dy = 0: it exceeds"),
        // Infinity minus infinity would be NaN.
        (10.0, 10.0, "df overflows at dx = 10, dy = 10: it exceeds"),
        (0.1, f64::NAN, "dy is NaN: it must be a finite number"),
    ] {
        let error = df.evaluate(&far, &[("x", dx), ("y", dy)]).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[test]
fn printing_a_differential_adds_nothing_to_the_graph() {
    let graph = Graph::new();
    let df = read(&graph, "x*x*y - ln(y*y) - x*y").differential();
    let before = format!("{graph:?}");
    assert_eq!(df.to_string(), "df = -(y - 2x y) dx - (x + 2/y - x^2) dy");
    assert_eq!(format!("{graph:?}"), before);
    let df = read(&graph, "ln(x) - y").differential();
    assert_eq!(df.to_string(), "df = (1/x) dx - dy    where x > 0");
}

#[test]
fn numbers_of_every_type_stand_in_formulas() {
    use std::collections::HashSet;
    let graph = Graph::new();
    let x = graph.variable("x");
    let (n, width) = (1_i64 << 62, 3_usize);
    assert_eq!((x * n).to_string(), "x*4611686018427387904");
    assert_eq!((x - i64::MIN).to_string(), "x - -9.223372036854776e18");
    assert_eq!(graph.number(-0.0), graph.number(0));
    assert_eq!(graph.number(0.1) + 0.2, graph.number(0.3));
    let largest = match usize::BITS {
        64 => "x^3 + 1.8446744073709552e19",
        _ => "x^3 + 4294967295",
    };
    assert_eq!((x.pow(width) + usize::MAX).to_string(), largest);
    assert_eq!(x.pow(2_i64), x.pow(2));
    let mut f = x;
    f += 1;
    f *= 2.5;
    f -= x;
    f /= width;
    assert_eq!(f, ((x + 1) * 2.5 - x) / 3);
    #[allow(
        clippy::mutable_key_type,
        reason = "its place in the graph never changes"
    )]
    let met: HashSet<Expr> = [x, x + 1, 1 + x, x + 1].into_iter().collect();
    assert_eq!(met.len(), 3);
}

//! Node counts and answers, never times. Everything here runs in the 2 MB stack
//! of a test's thread.

use super::read;
use crate::common::assert_close;
use chainrule::calculus::{Expr, Graph};

#[test]
fn silu_written_out_swells_as_a_tree_and_not_as_a_graph() {
    let graph = Graph::new();
    let x = graph.variable("x");
    let f = (0..20).fold(x, |u, _| u * u.sigmoid());
    let slope = f.derivative(x);
    assert!(slope.shared_size() < 500 && slope.tree_size() > 100_000_000);
    for page in [format!("{slope:#}"), f.steps(x).to_string()] {
        assert!(page.len() < 100_000);
    }
    assert!(slope.to_string().starts_with("[too long to write: "));
    // By hand: the slopes of all levels multiplied.
    let (mut u, mut product) = (0.9_f64, 1.0);
    for _ in 0..20 {
        let s = 1.0 / (1.0 + (-u).exp());
        product *= s + u * s * (1.0 - s);
        u *= s;
    }
    let short = slope.simplify().expression;
    assert!(short.shared_size() < 1000);
    for slope in [slope, f.gradient(&[x])[0], short] {
        assert_close(slope.evaluate(&[("x", 0.9)]).unwrap(), product, 1e-12);
    }
    let nested = (0..20).fold(x, |u, _| u.sigmoid()).derivative(x);
    assert!(nested.shared_size() < 150 && nested.tree_size() < 2000);
}

#[test]
fn a_gradient_costs_about_as_much_as_its_function() {
    let graph = Graph::new();
    let variables: Vec<Expr> = (0..200).map(|i| graph.variable(&format!("w{i}"))).collect();
    let f = variables
        .iter()
        .fold(graph.number(1), |u, &w| (w * u + w).sigmoid());
    let gradient = f.gradient(&variables);
    // One expression that contains them all counts every node once.
    let all = gradient.iter().fold(f, |sum, &partial| sum + partial);
    let together = all.shared_size() - gradient.len();
    assert!(
        together <= 4 * f.shared_size(),
        "{together} > 4·{}",
        f.shared_size()
    );
    let names: Vec<String> = variables.iter().map(ToString::to_string).collect();
    let at: Vec<(&str, f64)> = names.iter().map(|name| (&**name, 1.5)).collect();
    for i in [0, 199] {
        let single = f.derivative(variables[i]).evaluate(&at).unwrap();
        assert_close(gradient[i].evaluate(&at).unwrap(), single, 1e-13);
    }
}

/// Everything that can be done with an expression, by looking at few nodes for each
/// of its letters.
fn exercise(text: &str, value: f64, slope: f64) {
    let graph = Graph::new();
    let (f, x) = (read(&graph, text), graph.variable("x"));
    let at = [("x", 0.5)];
    let derivative = f.derivative(x);
    for (e, expected) in [
        (f, value),
        (f.simplify().expression, value),
        (derivative, slope),
        (f.gradient(&[x])[0], slope),
        (derivative.simplify().expression, slope),
        (f.steps(x).result, slope),
    ] {
        assert_close(e.evaluate(&at).unwrap(), expected, 1e-9);
    }
    let printed = f.to_string();
    if !printed.starts_with('[') {
        assert_eq!(graph.parse(&printed), Ok(f));
    }
    for page in [
        format!("{f:#}"),
        f.differential().to_string(),
        f.steps(x).to_string(),
    ] {
        assert!(page.len() < 100_000);
    }
    let moved = f.substitute(&[(x, x + 1)]).evaluate(&[("x", -0.5)]);
    assert_close(moved.unwrap(), value, 1e-9);
    let visits = graph.visits() / text.len() as u64;
    assert!(visits < 400, "{visits} for {text:.40}");
}

#[test]
fn long_and_deep_formulas() {
    let chain = |sign: &str, n: usize| vec!["x"; n].join(sign);
    let nest = |open: &str, close: &str, n| format!("{}x{}", open.repeat(n), close.repeat(n));
    exercise(&chain("-", 2000), -999.0, -1998.0);
    exercise(
        &chain("*", 500),
        0.5_f64.powi(500),
        500.0 * 0.5_f64.powi(499),
    );
    exercise(&chain("/", 500), 2f64.powi(498), -498.0 * 2f64.powi(499));
    let distinct: Vec<String> = (1..=300).map(|n| format!("{n}*x^2")).collect();
    exercise(&distinct.join(" + "), 45_150.0 / 4.0, 45_150.0);
    exercise(&nest("-", "", 5000), 0.5, 1.0);
    exercise(&nest("(", ")", 20_000), 0.5, 1.0);
    exercise(&nest("(-", ")", 2000), 0.5, 1.0);
    exercise(&nest("x-(1-(", "))", 500), -249.5, 501.0);
    exercise(&nest("2(", ")", 900), 2f64.powi(899), 2f64.powi(900));
}

#[test]
fn thousands_of_powers() {
    // At x = ½, (x/2 + 1/4)² = ¼; from then on u ↦ (u/2 + ¼)².
    let n = 700;
    let text = format!("{}x{}", "(".repeat(n), "/2+1/4)^2".repeat(n));
    let (mut u, mut slope) = (0.5_f64, 1.0_f64);
    for _ in 0..n {
        slope *= u / 2.0 + 0.25;
        u = (u / 2.0 + 0.25).powi(2);
    }
    assert_eq!(slope, 0.0); // too small for an f64
    exercise(&text, u, 0.0);
    // Without the halves it overflows, and says so.
    let text = format!("{}x{}", "(".repeat(n), "+1)^2".repeat(n));
    let error = read(&Graph::new(), &text)
        .evaluate(&[("x", 0.5)])
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("overflows at x = 0.5") && error.len() < 1000,
        "{error:.300}"
    );
}

#[test]
fn long_nonsense_is_answered_in_few_words() {
    let graph = Graph::new();
    for text in [
        "(", "-", "2(", "1", "x+", "x^", "exp(", ")", "1.", "e", "🦀",
    ] {
        if let Err(error) = graph.parse(&text.repeat(20_000)) {
            assert!(error.to_string().len() < 1000, "{text}");
        }
    }
    let error = graph.parse(&"(".repeat(20_000)).unwrap_err();
    assert_eq!(error.column(), 20_000);
    assert!(error.message().contains("never closed"));
}

/// Everything goes by nodes and not by trees: 2⁶⁰ x has 61 of them.
#[test]
fn sums_and_products_of_themselves_are_answered_at_once() {
    let graph = Graph::new();
    let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    let f = (0..60).fold(x, |f, _| f + f);
    let g = (0..60).fold(x * y, |g, _| g * g + g);
    for f in [f, (f + y).sin(), f * g] {
        let path = [(x, z.pow(2)), (y, z + z)];
        for page in [
            f.to_string(),
            format!("{f:#}"),
            f.latex(),
            f.differential().to_string(),
            f.steps(x).to_string(),
            f.total_steps(&path, z).to_string(),
        ] {
            assert!(page.len() < 100_000);
        }
    }
    assert_eq!(f.steps(x).result.evaluate(&[]), Ok(2_f64.powi(60)));
    assert_eq!(f.simplify().to_string(), "1152921504606846976*x");
    let power = (0..60).fold(x, |f, _| f * f);
    assert_eq!(power.simplify().to_string(), "x^1152921504606846976");
    // Beyond the numbers of an `i64`.
    for e in [
        g,
        (0..200).fold(x, |f, _| f + f),
        (0..200).fold(x, |f, _| f * f),
    ] {
        assert!(e.simplify().expression.shared_size() < 1000);
    }
}

/// What is done with an expression looks at what the expression reaches.
#[test]
fn a_small_formula_costs_the_same_in_a_large_graph() {
    let graph = Graph::new();
    let z = graph.variable("z");
    let formula = |n: usize| {
        let x = graph.variable(&format!("x{n}"));
        (x, x.pow(2) * (x * n).sin() / (1 + x.exp()))
    };
    let cost = |n: usize| {
        let (x, f) = formula(n);
        let before = graph.visits();
        f.derivative(x).simplify();
        f.gradient(&[x]);
        f.substitute(&[(x, z + 1)]);
        f.steps(x);
        f.total_steps(&[(x, z.pow(2))], z);
        f.differential().to_string();
        assert_eq!(f.variables(), [x]);
        f.evaluate(&[(&x.to_string(), 0.5)]).unwrap();
        graph.visits() - before
    };
    let first = cost(2);
    for n in 3..3000 {
        formula(n);
    }
    let later = cost(3000);
    assert!(
        (100..10_000).contains(&first) && later <= first + first / 10,
        "{later} and {first}"
    );
}

#[test]
fn many_variables_and_conditions() {
    let graph = Graph::new();
    let (n, before) = (1000, graph.visits());
    let terms: Vec<String> = (0..n).map(|i| format!("x{i}^2 + y{i}/y{i}")).collect();
    let f = read(&graph, &terms.join(" + "));
    let variables = f.variables();
    let gradient = f.gradient(&variables);
    assert_eq!(gradient[2 * n - 2], 2 * graph.variable("x999"));
    assert_eq!(f.simplify().conditions.len(), n);
    let visits = (graph.visits() - before) / n as u64;
    assert!(visits < 400, "{visits}");
    // Neither does what cancels cost more where more of it stands before.
    let terms: Vec<String> = (0..n).map(|i| format!("x{i} - x{i}")).collect();
    let (f, before) = (read(&graph, &terms.join(" + ")), graph.visits());
    assert!(
        f.gradient(&variables)
            .iter()
            .all(|partial| *partial == graph.number(0))
    );
    let visits = (graph.visits() - before) / n as u64;
    assert!(visits < 400, "{visits}");
    // What the partial derivatives share is written shorter once for all.
    let (f, before) = (
        read(&graph, &terms[..100].join(" + ")).pow(2),
        graph.visits(),
    );
    f.differential().to_string();
    let visits = (graph.visits() - before) / 100;
    assert!(visits < 400, "{visits}");
}

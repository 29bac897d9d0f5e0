//! Node counts and answers, never times. Everything here runs in the 2 MB stack
//! of a test's thread.

use super::read;
use crate::common::{assert_close, assert_close_to};
use chainrule::calculus::{Expr, Graph};

#[test]
fn silu_written_out_swells_as_a_tree_and_not_as_a_graph() {
    let graph = Graph::new();
    let x = graph.variable("x");
    let f = (0..20).fold(x, |u, _| u * u.sigmoid());
    let slope = f.derivative(x);
    assert!(slope.shared_size() < 500, "{}", slope.shared_size());
    assert!(slope.tree_size() > 100_000_000, "{}", slope.tree_size());
    for page in [
        slope.to_string(),
        format!("{slope:#}"),
        f.steps(x).to_string(),
    ] {
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
    for slope in [slope, f.gradient(&[x])[0], slope.simplify().expression] {
        assert_close(slope.evaluate(&[("x", 0.9)]).unwrap(), product, 1e-12);
    }
    assert!(slope.simplify().expression.shared_size() < 1000);
}

#[test]
fn sigmoid_nested_swells_little() {
    let graph = Graph::new();
    let x = graph.variable("x");
    let f = (0..20).fold(x, |u, _| u.sigmoid());
    let slope = f.derivative(x);
    assert!(slope.shared_size() < 150 && slope.tree_size() < 2000);
}

/// The squared error of a network with sigmoids, and its weights and biases.
fn loss<'g>(graph: &'g Graph, widths: &[usize]) -> (Expr<'g>, Vec<Expr<'g>>) {
    let mut weights = Vec::new();
    let mut s: Vec<Expr> = (0..widths[0])
        .map(|i| graph.number(0.25 * i as f64 - 0.5))
        .collect();
    for (l, &width) in widths.iter().enumerate().skip(1) {
        let next = |j| {
            let bias = graph.variable(&format!("b{l}_{j}"));
            weights.push(bias);
            let p = s.iter().enumerate().fold(bias, |p, (i, &s_i)| {
                let w = graph.variable(&format!("w{l}_{i}_{j}"));
                weights.push(w);
                p + w * s_i
            });
            p.sigmoid()
        };
        s = (0..width).map(next).collect();
    }
    let errors = s
        .iter()
        .enumerate()
        .map(|(k, &s_k)| (0.3 * k as f64 - s_k).pow(2));
    (0.5 * errors.reduce(|sum, e| sum + e).unwrap(), weights)
}

#[test]
fn the_gradient_of_a_loss_costs_less_than_the_loss() {
    let graph = Graph::new();
    let (f, weights) = loss(&graph, &[4, 8, 3]);
    assert_eq!(weights.len(), 67);
    let gradient = f.gradient(&weights);
    // One expression that contains them all counts every node once.
    let all = gradient.iter().fold(f, |sum, &partial| sum + partial);
    let together = all.shared_size() - gradient.len();
    assert!(
        together <= 2 * f.shared_size(),
        "{together} > 2·{}",
        f.shared_size()
    );
    let at: Vec<(String, f64)> = weights
        .iter()
        .enumerate()
        .map(|(i, w)| (w.to_string(), (i as f64).sin()))
        .collect();
    let at: Vec<(&str, f64)> = at.iter().map(|(name, v)| (&**name, *v)).collect();
    for (&w, partial) in weights.iter().zip(&gradient) {
        let single = f.derivative(w).evaluate(&at).unwrap();
        assert_close_to(partial.evaluate(&at).unwrap(), single, 1e-14);
    }
}

/// Everything that can be done with an expression.
fn exercise(text: &str, value: f64, slope: f64) {
    let graph = Graph::new();
    let f = read(&graph, text);
    let x = graph.variable("x");
    let at = [("x", 0.5)];
    let derivative = f.derivative(x);
    assert_close(f.evaluate(&at).unwrap(), value, 1e-9);
    for slope_of_f in [
        derivative,
        f.gradient(&[x])[0],
        derivative.simplify().expression,
        f.steps(x).result,
    ] {
        assert_close(slope_of_f.evaluate(&at).unwrap(), slope, 1e-9);
    }
    assert_close(f.simplify().expression.evaluate(&at).unwrap(), value, 1e-9);
    let printed = f.to_string();
    if !printed.starts_with('[') {
        assert_eq!(graph.parse(&printed), Ok(f));
    }
    assert!(format!("{f:#}").len() < 10_000);
    assert!(f.steps(x).to_string().len() < 100_000);
    assert!(f.differential().to_string().len() < 10_000);
    assert_close(
        f.substitute(&[(x, x + 1)])
            .evaluate(&[("x", -0.5)])
            .unwrap(),
        value,
        1e-9,
    );
}

#[test]
fn long_sums_products_and_quotients() {
    let n = 100_000;
    let chain = |sign: &str, n: usize| vec!["x"; n].join(sign);
    exercise(&chain("+", n), 50_000.0, 1e5);
    exercise(&chain("-", n), -49_999.0, -99_998.0);
    exercise(
        &chain("*", 1000),
        0.5_f64.powi(1000),
        1000.0 * 0.5_f64.powi(999),
    );
    exercise(&chain("/", 1000), 2f64.powi(998), -998.0 * 2f64.powi(999));
    let distinct: Vec<String> = (1..=3000).map(|n| format!("{n}*x^2")).collect();
    exercise(&distinct.join(" + "), 4_501_500.0 / 4.0, 4_501_500.0);
}

#[test]
fn deep_nests() {
    exercise(&format!("{}x{}", "-".repeat(100_000), ""), 0.5, 1.0);
    exercise(
        &format!("{}x{}", "(".repeat(1_000_000), ")".repeat(1_000_000)),
        0.5,
        1.0,
    );
    exercise(
        &format!("{}x{}", "(-".repeat(20_000), ")".repeat(20_000)),
        0.5,
        1.0,
    );
    exercise(
        &format!("{}x{}", "x-(1-(".repeat(3_000), "))".repeat(3_000)),
        -1499.5,
        3001.0,
    );
    exercise(
        &format!("{}x{}", "2(".repeat(900), ")".repeat(900)),
        2f64.powi(899),
        2f64.powi(900),
    );
    // 1/(1 + 1/(1 + …)): the golden ratio less 1, whatever x is.
    let golden = (5f64.sqrt() - 1.0) / 2.0;
    let nest = format!("{}x{}", "1/(1+".repeat(300), ")".repeat(300));
    let graph = Graph::new();
    assert_close(
        read(&graph, &nest).evaluate(&[("x", 0.5)]).unwrap(),
        golden,
        1e-14,
    );
}

#[test]
fn ten_thousand_powers() {
    // ((…(x + 1)^2 + 1)^2…, at x = −1 − 1e−9 or so it does not overflow at once:
    // inside, 0 + 1, squared, plus 1, …; so halve it on the way.
    let n = 10_000;
    let text = format!("{}x{}", "(".repeat(n), "/2+1/4)^2".repeat(n));
    // At x = ½, (x/2 + 1/4)² = ¼; from then on u ↦ (u/2 + ¼)².
    let (mut u, mut slope) = (0.5_f64, 1.0_f64);
    for _ in 0..n {
        slope *= u / 2.0 + 0.25;
        u = (u / 2.0 + 0.25).powi(2);
    }
    assert!(slope < 1e-300);
    let graph = Graph::new();
    let (f, x) = (read(&graph, &text), graph.variable("x"));
    let at = [("x", 0.5)];
    let derivative = f.derivative(x);
    assert_close(f.evaluate(&at).unwrap(), u, 1e-12);
    assert_eq!(derivative.evaluate(&at), Ok(slope));
    assert_eq!(derivative.simplify().expression.evaluate(&at), Ok(0.0));
    assert!(f.steps(x).to_string().len() < 100_000);
    // As it is written in the issue of every parser, it overflows, and says so.
    let text = format!("{}x{}", "(".repeat(n), "+1)^2".repeat(n));
    let error = read(&graph, &text).evaluate(&at).unwrap_err().to_string();
    assert!(error.contains("overflows at x = 0.5"), "{error:.300}");
    assert!(error.len() < 1000);
}

#[test]
fn a_million_of_anything_is_answered() {
    let graph = Graph::new();
    for text in [
        "(", "-", "2(", "x", "1", "x+", "x^", "exp(", ")", "1.", "e", "🦀",
    ] {
        let long = text.repeat(1_000_000 / text.len());
        if let Err(error) = graph.parse(&long) {
            assert!(
                error.to_string().len() < 1000 || text == "x",
                "{text}: {}",
                error.to_string().len()
            );
        }
    }
    let error = graph.parse(&"(".repeat(1_000_000)).unwrap_err();
    assert_eq!(error.column(), 1_000_000);
    assert!(error.message().contains("never closed"));
}

/// Everything goes by nodes and not by trees: 2⁶⁰ x has 61 of them.
#[test]
fn sums_of_themselves_are_answered_at_once() {
    let graph = Graph::new();
    let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    let f = (0..60).fold(x, |f, _| f + f);
    let g = (0..60).fold(x * y, |g, _| g * g + g);
    for f in [f, g, f - g, (f + y).sin(), f * g] {
        let steps = f.steps(x);
        assert!(steps.lines.len() < 300 && steps.to_string().len() < 100_000);
        let steps = f.total_steps(&[(x, z.pow(2)), (y, z + z)], z);
        assert!(steps.to_string().len() < 100_000);
        for text in [
            f.to_string(),
            format!("{f:#}"),
            f.latex(),
            f.differential().to_string(),
        ] {
            assert!(text.len() < 100_000);
        }
    }
    assert_eq!(f.steps(x).result.evaluate(&[]), Ok(2_f64.powi(60)));
}

/// What is done with an expression looks at what the expression reaches.
#[test]
fn a_small_formula_costs_the_same_in_a_large_graph() {
    let graph = Graph::new();
    let cost = |n: usize| {
        let [x, z] = [format!("x{n}"), format!("z{n}")].map(|name| graph.variable(&name));
        let f = x.pow(2) * (x * n).sin() / (1 + x.exp());
        let before = graph.visits();
        let slope = f.derivative(x);
        f.gradient(&[x]);
        slope.simplify();
        f.substitute(&[(x, z + 1)]);
        f.steps(x);
        f.total_steps(&[(x, z.pow(2))], z);
        f.differential().to_string();
        assert_eq!(f.variables(), [x]);
        f.evaluate(&[(&x.to_string(), 0.5)]).unwrap();
        graph.visits() - before
    };
    let first = cost(2);
    for n in 3..1000 {
        let later = cost(n);
        assert!(later <= first + first / 10, "{later} and {first}");
    }
    assert!(first < 10_000, "{first}");
}

#[test]
fn many_variables() {
    let n = 20_000;
    let text = (0..n)
        .map(|i| format!("x{i}^2"))
        .collect::<Vec<_>>()
        .join(" + ");
    let graph = Graph::new();
    let f = read(&graph, &text);
    let variables = f.variables();
    assert_eq!(variables.len(), n);
    let gradient = f.gradient(&variables);
    assert_eq!(gradient.last(), Some(&(2 * graph.variable("x19999"))));
}

#[test]
fn cancelling_pairs_in_their_thousands() {
    let graph = Graph::new();
    let pairs: Vec<String> = (1..=5000)
        .map(|n| format!("exp({n}*x) - exp({n}*x)"))
        .collect();
    let short = read(&graph, &pairs.join(" + ")).simplify();
    assert_eq!(short.expression, graph.number(0));
    assert_eq!(short.conditions.len(), 5000);
}

//! Equations 30 to 45, one after another.

use chainrule::calculus::{EvaluationError, Expr, Graph, appendix};
use chainrule::finite_difference::{Verdict, check, difference_quotient};

use crate::judge::judge;
use crate::page::{digits, heading, numbered, place, print_check, print_outline};
use crate::valley;

/// Prints one topic. `Ok(false)` if a check failed that should not.
type Topic = fn(&Graph) -> Result<bool, EvaluationError>;

/// Prints them all.
pub(crate) fn walk() -> Result<bool, String> {
    println!("Section 7 of the text: all you need to know about derivatives.");
    println!("Your own function: cargo run --example derivatives -- \"(x + a)^2\" x");
    let graph = Graph::new();
    let topics: [Topic; 8] = [
        limit,
        powers,
        chain,
        partials,
        differential,
        total,
        activations,
        valley::errors,
    ];
    let mut passed = true;
    for topic in topics {
        passed &= topic(&graph).map_err(|error| error.to_string())?;
    }
    Ok(passed)
}

/// Equations 30 to 34.
fn limit(graph: &Graph) -> Result<bool, EvaluationError> {
    let (x, epsilon) = (graph.variable("x"), graph.variable("ε"));
    let f = appendix::square(x);
    let quotient = appendix::square_quotient(x, epsilon);
    let cancelled = appendix::square_slope(x, epsilon);
    heading("A derivative is a limit", "Equations 30-34");
    numbered("df/dx = lim (f(x + ε) - f(x))/ε, ε → 0", 30);
    numbered(&format!("f(x) = {f:#}"), 31);
    numbered(&format!("df/dx = lim {quotient:#}, ε → 0"), 32);
    let numerator = appendix::square_numerator(x, epsilon);
    numbered(&format!("(x + ε)^2 - x^2 = {numerator:#}"), 33);
    numbered(&format!("df/dx = lim ({cancelled:#}), ε → 0"), 34);
    println!();
    println!("  At x = 3, as ε goes to 0:\n");
    println!("       ε        quotient (32)    with ε cancelled (34)");
    for size in [1.0, 0.5, 0.1, 0.01, 0.001, 1e-6] {
        let at = [("x", 3.0), ("ε", size)];
        let [quotient, cancelled] = [quotient.evaluate(&at)?, cancelled.evaluate(&at)?].map(digits);
        println!("  {size:>9}   {quotient:>15}   {cancelled:>15}");
    }
    let zero = [("x", 3.0), ("ε", 0.0)];
    let undefined = quotient.evaluate(&zero).map_or("0/0", |_| "?");
    let limit = digits(cancelled.evaluate(&zero)?);
    println!("          0   {undefined:>15}   {limit:>15}   <- the limit\n");
    let computed = digits(difference_quotient(|x| x * x, 3.0, 1e-6));
    println!("First cancel ε, and only then put 0 in its place. The quotient with ε = 1e-6,");
    println!("computed straight from Equation 30, is {computed}.");
    Ok(true)
}

/// Equation 35.
fn powers(graph: &Graph) -> Result<bool, EvaluationError> {
    let (x, n) = (graph.variable("x"), graph.variable("n"));
    heading("The power rule", "Equation 35");
    let slope = x.pow(n).derivative(x).simplify();
    numbered(&format!("d/dx x^n = {slope:#}"), 35);
    println!();
    println!("  f          df/dx           at x = 1.5        finite difference verdict");
    let mut passed = true;
    for text in ["x", "x^2", "x^3", "x^10", "x^-1", "x^(1/2)", "7"] {
        let f = read(graph, text);
        let derivative = f.derivative(x).simplify().expression;
        let check = judge(f, "x", derivative, &[("x", 1.5)])?;
        passed &= check.verdict == Verdict::Pass;
        let [slope, estimate] = [check.claim, check.estimate].map(digits);
        println!("  {f:<#9}  {derivative:<#14}  {slope:<16}  {estimate:<16}  {check}");
    }
    println!("\nA polynomial, term by term:\n");
    passed &= derivation(graph, "3*x^4 - 2*x^3 + x - 5", "x", &[("x", -1.5)])?;
    Ok(passed)
}

/// Equations 36 to 40.
fn chain(graph: &Graph) -> Result<bool, EvaluationError> {
    let [x, a, f] = ["x", "a", "f"].map(|name| graph.variable(name));
    let [outer, inner] = appendix::outer_and_inner(f, x, a);
    let [by_f, by_x] = appendix::outer_and_inner_slope(f);
    let g = appendix::shifted_square(x, a);
    let slope = appendix::shifted_square_slope(x, a);
    heading("The chain rule", "Equations 36-40");
    numbered("dg/dx = dg/df df/dx", 36);
    numbered(&format!("g(f) = {outer:#},  f(x) = {inner:#}"), 37);
    numbered(&format!("dg/df = {by_f:#},  df/dx = {by_x:#}"), 38);
    numbered(&format!("dg/dx = {slope:#}"), 39);
    numbered(&format!("so, for g(x) = {g:#}:"), 40);
    println!();
    let point = [("x", 3.0), ("a", 1.0)];
    let passed = derivation(graph, "(x + a)^2", "x", &point)?;
    let printed = 2 * x * (x + a);
    let check = judge(g, "x", printed, &point)?;
    println!("\n  The text prints df/dx = x in (38), and so {printed:#} in (39). At the same");
    println!("  point that gives {}:  {check}", digits(check.claim));
    Ok(passed)
}

/// Equations 41 to 43.
fn partials(graph: &Graph) -> Result<bool, EvaluationError> {
    heading("Partial derivatives", "Equations 41-43");
    let both = "∂f/∂x, ∂f/∂y: move one variable, and hold the other fixed";
    numbered(both, 41);
    let [x, y] = ["x", "y"].map(|name| graph.variable(name));
    let f = appendix::sum_of_squares(x, y);
    let [by_x, by_y] = appendix::sum_of_squares_slopes(x, y);
    numbered(&format!("f(x, y) = {f:#}"), 42);
    numbered(&format!("∂f/∂x = {by_x:#},  ∂f/∂y = {by_y:#}"), 43);
    println!();
    let point = [("x", 1.5), ("y", -2.0)];
    let first = derivation(graph, "x^2 + y^2", "x", &point)?;
    println!();
    Ok(first & derivation(graph, "x^2 + y^2", "y", &point)?)
}

/// Equation 44.
fn differential(graph: &Graph) -> Result<bool, EvaluationError> {
    let (x, y) = (graph.variable("x"), graph.variable("y"));
    let f = appendix::sum_of_squares(x, y);
    let df = f.differential();
    heading("The total differential", "Equation 44");
    numbered("df = ∂f/∂x dx + ∂f/∂y dy", 44);
    println!("\n  f = {f:#}");
    println!("  {df}\n");
    let here = [("x", 1.0), ("y", 2.0)];
    let start = f.evaluate(&here)?;
    println!("  From x = 1, y = 2, where f = {start}:\n");
    println!("      dx      dy       df      true change      what df misses");
    for shrink in [1.0, 0.5, 0.1, 0.01] {
        let (dx, dy) = (0.1 * shrink, 0.2 * shrink);
        let guess = df.evaluate(&here, &[("x", dx), ("y", dy)])?;
        let change = f.evaluate(&[("x", 1.0 + dx), ("y", 2.0 + dy)])? - start;
        let misses = change - guess;
        let [dx, dy, df] = [dx, dy, guess].map(digits);
        println!("  {dx:>6}  {dy:>6}   {df:>6}   {change:>14.7}   {misses:>14.7}");
    }
    println!("\n  A step ten times shorter misses a hundred times less: df is the best linear");
    println!("  guess. The text calls Equation 44 a derivative; this is the differential.");
    Ok(true)
}

/// Equation 45.
fn total(graph: &Graph) -> Result<bool, EvaluationError> {
    let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    let f = appendix::sum_of_squares(x, y);
    let path = [(x, z.pow(2)), (y, z.exp())];
    let partial = digits(f.derivative(x).substitute(&path).evaluate(&[("z", 0.5)])?);
    heading("The total derivative", "Equation 45");
    numbered("df/dz = ∂f/∂x dx/dz + ∂f/∂y dy/dz", 45);
    let [(_, x), (_, y)] = path;
    println!("\n  f = {f:#} along the path x = {x:#}, y = {y:#}\n");
    let steps = f.total_steps(&path, z);
    print_outline(&steps);
    let along = f.substitute(&path);
    println!();
    let passed = check_at(along, "z", steps.result, &[("z", 0.5)])?;
    let other = digits(along.derivative(z).evaluate(&[("z", 0.5)])?);
    println!("\n  First put the path into f, then differentiate: {along:#}");
    println!("    gives              {other}");
    println!("\n  Not along the path, but with y held fixed, ∂f/∂x is only {partial}.");
    Ok(passed)
}

/// Section 2's functions, differentiated by these rules; Equation 19.
fn activations(graph: &Graph) -> Result<bool, EvaluationError> {
    heading("Two activation functions", "Equations 2, 4, 19");
    println!("  The sigmoid, written out as in Equation 2:\n");
    let first = derivation(graph, "1/(1 + exp(-x))", "x", &[("x", 0.75)])?;
    let x = graph.variable("x");
    let known = x.sigmoid().derivative(x);
    println!("\n  Named sigmoid, its slope is known:");
    numbered(&format!("d/dx sigmoid(x) = {known:#}"), 19);
    let slope = digits(known.evaluate(&[("x", 0.75)])?);
    println!("  At x = 0.75 that is {slope} too.\n");
    println!("  SiLU, the sigmoid times x, as in Equation 4:\n");
    let second = derivation(graph, "x*sigmoid(x)", "x", &[("x", 2.0)])?;
    let relu = check(|x: f64| x.max(0.0), 0.0, 0.0);
    println!("\n  And ReLU at 0, where no rule helps:\n    {relu}");
    Ok(first & second)
}

/// A function with its steps and its check.
fn derivation(
    graph: &Graph,
    text: &str,
    x: &str,
    point: &[(&str, f64)],
) -> Result<bool, EvaluationError> {
    let (f, by) = (read(graph, text), graph.variable(x));
    let steps = f.steps(by);
    print_outline(&steps);
    println!();
    check_at(f, x, steps.result, point)
}

/// Checks a derivative as it was printed.
fn check_at(
    f: Expr<'_>,
    x: &str,
    derivative: Expr<'_>,
    point: &[(&str, f64)],
) -> Result<bool, EvaluationError> {
    let check = judge(f, x, derivative, point)?;
    Ok(print_check(&place(point), &check))
}

fn read<'g>(graph: &'g Graph, text: &str) -> Expr<'g> {
    let read = graph.parse(text);
    read.expect("the examples of this page can be read")
}

//! How small should ε be? The valley of errors.

use chainrule::calculus::{EvaluationError, Graph};
use chainrule::finite_difference::{central_difference, difference_quotient};

use crate::page::heading;
use crate::plot::{Axis, terminal::Plot};

/// The error of finite differences of σ at 0.75 against ε.
pub(crate) fn errors(graph: &Graph) -> Result<bool, EvaluationError> {
    const X: f64 = 0.75;
    let x = graph.variable("x");
    let f = x.sigmoid();
    // f, f′, f″ and f‴ at x, by the rules.
    let mut slopes = Vec::new();
    let mut g = f;
    for _ in 0..4 {
        slopes.push(g.evaluate(&[("x", X)])?);
        g = g.derivative(x).simplify().expression;
    }
    let sigmoid = |x: f64| f.evaluate(&[("x", x)]).unwrap_or(f64::NAN);
    let error = |estimate: f64| ((estimate - slopes[1]) / slopes[1]).abs().max(1e-17);
    let forward = |e: f64| error(difference_quotient(sigmoid, X, e));
    let central = |e: f64| error(central_difference(sigmoid, X, e));

    heading("How small should ε be?", "Equation 30 again");
    println!("  f = sigmoid(x) at x = {X}: the relative error of the difference quotient (30)");
    println!("  and of the central difference, (f(x + ε) - f(x - ε)) / 2ε.\n");
    println!("      ε       quotient    central");
    for power in [-1, -2, -3, -4, -5, -6, -7, -8, -10, -12, -14] {
        let e = 10f64.powi(power);
        let (forward, central) = (forward(e), central(e));
        println!("    1e{power:<5}   {forward:8.1e}   {central:8.1e}");
    }
    let curve = |error: &dyn Fn(f64) -> f64| {
        let sizes = (0..=112).map(|i| 10f64.powf(-15.0 + f64::from(i) / 8.0));
        sizes.map(|e| (e, error(e))).collect::<Vec<_>>()
    };
    let (forward, central) = (curve(&forward), curve(&central));
    let plot = Plot::new(Axis::log("ε"), Axis::log("relative error"));
    let plot = plot.curve("(30)", &forward).curve("central", &central);
    print!("\n{plot}");
    // Cutting the limit short costs |f″|ε/2 or |f‴|ε²/6, rounding about u|f|/ε.
    let u = f64::EPSILON / 2.0;
    let best_forward = 2.0 * (u * slopes[0] / slopes[2].abs()).sqrt();
    let best_central = (3.0 * u * slopes[0] / slopes[3].abs()).cbrt();
    println!("\n  On the right, ε is too long for the limit; on the left, f(x + ε) and f(x)");
    println!("  share so many digits that ever more of their difference is rounding.");
    println!("  The bottom of the valley:      theory      here");
    for (name, best, curve) in [
        ("quotient (30)     ", best_forward, forward),
        ("central difference", best_central, central),
    ] {
        let lowest = curve.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let (here, _) = lowest.expect("a curve has points");
        println!("    {name}    ε = {best:9.1e} {here:9.1e}");
    }
    Ok(true)
}

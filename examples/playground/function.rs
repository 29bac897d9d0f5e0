//! Activation functions at a point: Equations 1 to 4 and 19.

use crate::json::{Json, list, object};
use crate::lines::lines;
use crate::query::{Answer, Query};
use chainrule::activation::{Activation, relu, sigmoid, sigmoid_slope_from_output, silu, step};
use chainrule::finite_difference::check;

/// The curves are drawn between −SPAN and SPAN.
const SPAN: f64 = 6.0;

/// Answers `/function?…`.
pub(crate) fn answer(mut query: Query) -> Answer {
    let f: Activation = query.parsed("f", "sigmoid")?;
    let p = query.number("p", "1", -100.0..=100.0)?;
    query.end()?;
    let xs = (0..=240).map(|i| SPAN * (f64::from(i) / 120.0 - 1.0));
    let check = check(|x| f.value(x), p, f.derivative(p));
    Ok(object([
        ("state", query.state()),
        ("functions", list(Activation::ALL.map(Activation::name))),
        ("x", list(xs.clone())),
        ("f", list(xs.clone().map(|x| f.value(x)))),
        ("slope", list(xs.map(|x| f.derivative(x)))),
        ("p", p.into()),
        ("f_p", f.value(p).into()),
        ("slope_p", f.derivative(p).into()),
        ("estimate", check.estimate.into()),
        ("verdict", check.verdict.to_string().into()),
        ("lines", list(lines_at(p))),
    ]))
}

fn lines_at(x: f64) -> Vec<Json> {
    let s = sigmoid(x);
    let case = match 0.0 < x {
        true => r"\text{since }~0 < #",
        false => r"\text{since }~# ≤ 0",
    };
    lines! {
        1: (case, [x]) => step(x);
        2: (r"\frac{1}{1 + e^{−#}}", [x]) => s;
        3: (case, [x]) => relu(x);
        4: (r"\frac{#}{1 + e^{−#}}", [x, x]) => silu(x);
        19: ("(1 − #)·#", [s, s]) => sigmoid_slope_from_output(s);
    }
}

//! Activation functions at a point: Equations 1 to 4 and 19.

use crate::json::{Json, list, object};
use crate::lines::lines;
use crate::query::{Answer, Query};
use chainrule::activation::{relu, sigmoid, sigmoid_slope_from_output, silu, step};
use chainrule::finite_difference::check;

/// The curves are drawn between −SPAN and SPAN.
const SPAN: f64 = 6.0;

/// Answers `/function?…`.
pub(crate) fn answer(mut query: Query) -> Answer {
    let f = query.activation()?;
    let p = query.number("p", "1", -100.0..=100.0)?;
    let s = sigmoid(p);
    let case = match 0.0 < p {
        true => r"\text{since }~0 < #",
        false => r"\text{since }~# ≤ 0",
    };
    let lines: Vec<Json> = lines! {
        1: (case, [p]) => step(p);
        2: (r"\frac{1}{1 + e^{−#}}", [p]) => s;
        3: (case, [p]) => relu(p);
        4: (r"\frac{#}{1 + e^{−#}}", [p, p]) => silu(p);
        19: ("(1 − #)·#", [s, s]) => sigmoid_slope_from_output(s);
    };
    let xs = (0..=240).map(|i| SPAN * (f64::from(i) / 120.0 - 1.0));
    let check = check(|x| f.value(x), p, f.derivative(p));
    Ok(object([
        ("state", query.state()?),
        ("x", list(xs.clone())),
        ("f", list(xs.clone().map(|x| f.value(x)))),
        ("slope", list(xs.map(|x| f.derivative(x)))),
        ("f_p", f.value(p).into()),
        ("asked", (&check).into()),
        ("lines", list(lines)),
    ]))
}

//! Why ε must be small, but not too small: Equation 30 without its limit.

use crate::plot::Axis;
use crate::plot::svg::{Panel, Svg};
use chainrule::finite_difference::{
    central_difference, central_step, difference_quotient, forward_step,
};

/// x³ has a slope that everybody knows, and needs no `exp`: the rounding errors
/// that make the left half of the picture are the same on every machine.
fn f(x: f64) -> f64 {
    x * x * x
}

const X: f64 = 3.0;
const SLOPE: f64 = 27.0; // 3x², Equation 35

pub(crate) fn figure() -> String {
    let mut svg = Svg::new(
        800.0,
        500.0,
        "The valley of error against ε",
        "The relative error of two difference quotients for the slope of x³ at x = 3, against \
         the step ε, both on logarithmic axes. From right to left the error first falls, with ε \
         for Equation 30 and with ε² for the central difference, and then climbs again as \
         rounding takes over.",
    );
    let x = Axis::log("step $ε$").between(1e-16, 1.0);
    let y = Axis::log("relative error of the slope").between(1e-13, 10.0);
    let panel = Panel {
        x,
        y,
        corner: (92.0, 52.0),
        size: (676.0, 380.0),
    };
    svg.text(
        "head",
        (92.0, 30.0),
        "How far a difference quotient is from the slope of $x^3$ at $x$ = 3",
    );
    panel.axes(&mut svg, (8, 7));

    // What rounding f may cost: u|f| at both ends of the step.
    let rounding = |step: f64| f64::EPSILON * f(X) / step / SLOPE;
    panel.curve(
        &mut svg,
        "faint thin dash",
        [1e-16, 1e-4].map(|step| (step, rounding(step))),
    );
    panel.label(
        &mut svg,
        "faint",
        (2e-16, 1e-8),
        (0.0, 0.0),
        "rounding wins:",
    );
    panel.label(
        &mut svg,
        "faint",
        (2e-16, 1e-8),
        (0.0, 20.0),
        "the error grows with 1/$ε$",
    );

    let chosen = [
        ("blue", forward_step(X), -8.0, "end", "forward_step(3)"),
        ("red", central_step(X), 8.0, "", "central_step(3)"),
    ];
    for (class, step, shift, anchor, name) in chosen {
        let up = rounding(step);
        panel.curve(
            &mut svg,
            &format!("{class} thin"),
            [(step, 1e-13), (step, up)],
        );
        panel.label(
            &mut svg,
            &format!("{class} small {anchor}"),
            (step, 1e-13),
            (shift, -10.0),
            name,
        );
    }
    for step in steps() {
        let error = |estimate: f64| (step, (estimate - SLOPE).abs() / SLOPE);
        for (class, point) in [
            ("blue", error(difference_quotient(f, X, step))),
            ("red", error(central_difference(f, X, step))),
        ] {
            if let Some(place) = panel.at(point) {
                svg.circle(&format!("area {class}"), place, 3.2);
            }
        }
    }
    panel.label(
        &mut svg,
        "blue end",
        (4e-4, 3e-3),
        (-14.0, -2.0),
        "Equation 30,",
    );
    panel.label(
        &mut svg,
        "blue end",
        (4e-4, 3e-3),
        (-14.0, 18.0),
        "error ∝ $ε$",
    );
    panel.label(
        &mut svg,
        "red",
        (3e-3, 1e-8),
        (14.0, 16.0),
        "central difference,",
    );
    panel.label(
        &mut svg,
        "red",
        (1.6e-4, 1e-10),
        (14.0, 16.0),
        "error ∝ $ε^2$",
    );
    svg.finish()
}

/// Six steps to a decade, made by multiplication alone.
fn steps() -> impl Iterator<Item = f64> {
    std::iter::successors(Some(0.9), |step| Some(step * 0.68)).take_while(|step| *step > 1e-16)
}

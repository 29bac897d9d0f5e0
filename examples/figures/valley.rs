//! Why ε must be small, but not too small: Equation 30 without its limit.

use crate::plot::Axis;
use crate::plot::panel::Panel;
use crate::plot::svg::Svg;
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
    let title = "How far a difference quotient is from the slope of $x^3$ at $x$ = 3";
    svg.text("head", (92.0, 30.0), title);
    let panel = Panel {
        x: Axis::log("step $ε$").between(1e-16, 1.0),
        y: Axis::log("relative error of the slope").between(1e-13, 10.0),
        corner: (92.0, 52.0),
        size: (676.0, 380.0),
    };
    panel.axes(&mut svg, (8, 7));

    // What rounding f may cost: u|f| at both ends of the step.
    let rounding = |step: f64| f64::EPSILON * f(X) / step / SLOPE;
    let line = [1e-16, 1e-4].map(|step| (step, rounding(step)));
    panel.curve(&mut svg, "faint thin dash", line);
    for (class, step) in [
        ("blue thin", forward_step(X)),
        ("red thin", central_step(X)),
    ] {
        panel.curve(&mut svg, class, [(step, 1e-13), (step, rounding(step))]);
    }
    for step in steps() {
        for (class, estimate) in [
            ("area blue", difference_quotient(f, X, step)),
            ("area red", central_difference(f, X, step)),
        ] {
            if let Some(place) = panel.at((step, (estimate - SLOPE).abs() / SLOPE)) {
                svg.circle(class, place, 3.2);
            }
        }
    }
    for (class, x, y, text) in [
        ("faint", 105.0, 306.0, "rounding wins:"),
        ("faint", 105.0, 326.0, "the error grows with 1/$ε$"),
        ("blue end small", 450.0, 422.0, "forward_step(3)"),
        ("red small", 580.0, 422.0, "central_step(3)"),
        ("blue end", 600.0, 136.0, "Equation 30,"),
        ("blue end", 600.0, 156.0, "error ∝ $ε$"),
        ("red", 630.0, 346.0, "central difference,"),
        ("red", 630.0, 366.0, "error ∝ $ε^2$"),
    ] {
        svg.text(class, (x, y), text);
    }
    svg.finish()
}

/// Six steps to a decade, made by multiplication alone.
fn steps() -> impl Iterator<Item = f64> {
    std::iter::successors(Some(0.9), |step| Some(step * 0.68)).take_while(|step| *step > 1e-16)
}

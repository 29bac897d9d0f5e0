//! Equation 30: the secant that becomes a tangent, and why ε must be small, but
//! not too small.

use crate::plot::Axis;
use crate::plot::panel::Panel;
use crate::plot::svg::Svg;
use chainrule::finite_difference::{
    central_difference, central_step, difference_quotient, forward_step,
};

const X: f64 = 3.0;

fn square(x: f64) -> f64 {
    x * x
}

/// Equations 30 to 34 at x = 3.
pub(crate) fn secant() -> String {
    let mut svg = Svg::new(
        480.0,
        "The secant becomes the tangent: $x^2$ at $x$ = 3",
        "A line through two points of the parabola x², at 3 and at 3 + ε. As ε shrinks from 2 to \
         0.01, the second point moves towards the first, and the slope of the line goes from 8 to \
         6.01. At last it is the tangent, whose slope is 6.",
    );
    let (corner, size) = ((56.0, 56.0), (520.0, 330.0));
    let y = Axis::linear("").between(-5.0, 35.0);
    let axes = (Axis::linear("$x$").between(1.0, 6.0), y);
    let mut panel = Panel::new(&mut svg, axes.clone(), corner, size, (5, 7));
    let points = (0..=100).map(|i| 1.0 + 0.049 * f64::from(i));
    panel.curve("blue", points.map(|x| (x, square(x))));
    panel.texts("5.4 29 -116 10 blue halo: $f$($x$) = $x^2$");
    let steps = [2.0, 1.5, 1.0, 0.5, 0.1, 0.01, 0.0];
    svg.frames(steps.len(), 2.5, |svg, n| {
        let (step, to) = (steps[n], X + steps[n]);
        let (class, slope) = match step {
            0.0 => ("green", 2.0 * X), // (34)
            _ => ("red", difference_quotient(square, X, step)),
        };
        let line = match step {
            0.0 => "$ε$ → 0: the quotient 6 + $ε$ goes to 6 = 2$x$, Equation 34".to_string(),
            _ => format!("$ε$ = {step}: ({to}$^2$ − 9) / {step} = {slope:.2}"),
        };
        svg.text(class, (56.0, 456.0), &line);
        // The axes are there already; here they only give points their places.
        let mut panel = Panel::new(svg, axes.clone(), corner, size, (0, 0));
        panel.curve(class, [1.4, 6.0].map(|x| (x, square(X) + slope * (x - X))));
        panel.curve("faint thin dash", [(X, 9.0), (to, 9.0), (to, square(to))]);
        panel.dot("blue", (X, 9.0), false);
        panel.dot(class, (to, square(to)), false);
        panel.texts(&format!("1 31.5 14 0 {class} halo: slope {slope:.2}"));
    });
    svg.finish()
}

/// x³ has a slope that everybody knows, and needs no `exp`: the rounding errors
/// that make the left half of the picture are the same on every machine.
fn cube(x: f64) -> f64 {
    x * x * x
}

pub(crate) fn valley() -> String {
    const SLOPE: f64 = 27.0; // 3x², Equation 35
    let mut svg = Svg::new(
        480.0,
        "How far a difference quotient is from the slope of $x^3$ at 3",
        "The relative error of two difference quotients for the slope of x³ at x = 3, against \
         the step ε, both on logarithmic axes. From right to left the error first falls, with ε \
         for Equation 30 and with ε² for the central difference, and then climbs again as \
         rounding takes over.",
    );
    let x = Axis::log("step $ε$").between(1e-16, 1.0);
    let y = Axis::log("relative error of the slope").between(1e-13, 10.0);
    let mut panel = Panel::new(&mut svg, (x, y), (84.0, 52.0), (496.0, 360.0), (8, 7));
    // What rounding f may cost: u|f| at both ends of the step.
    let rounding = |step: f64| f64::EPSILON * cube(X) / step / SLOPE;
    panel.curve(
        "faint thin dash",
        [1e-16, 1e-4].map(|step| (step, rounding(step))),
    );
    for (class, step) in [
        ("blue thin", forward_step(X)),
        ("red thin", central_step(X)),
    ] {
        panel.curve(class, [(step, 1e-13), (step, rounding(step))]);
    }
    // Six steps to a decade, made by multiplication alone.
    let steps = std::iter::successors(Some(0.9), |step| Some(step * 0.68));
    for step in steps.take_while(|step| *step > 1e-16) {
        for (class, estimate) in [
            ("area blue", difference_quotient(cube, X, step)),
            ("area red", central_difference(cube, X, step)),
        ] {
            if let Some(place) = panel.at((step, (estimate - SLOPE).abs() / SLOPE)) {
                panel.svg.circle(class, place, 3.2);
            }
        }
    }
    svg.texts(
        "92 284 faint: rounding wins:
         92 305 faint: it grows with 1/$ε$
         342 404 blue end small: forward_step(3)
         440 404 red small: central_step(3)
         456 126 blue end: Equation 30,
         456 147 blue end: error ∝ $ε$
         478 318 red: central,
         478 339 red: error ∝ $ε^2$",
    );
    svg.finish()
}

//! Equation 30: the secant that becomes a tangent, and why ε must be small, but
//! not too small.

use crate::panel::Panel;
use crate::picture::draw;
use crate::plot::Axis;
use crate::svg::Svg;
use chainrule::finite_difference::{
    central_difference, central_step, difference_quotient, forward_step,
};

const X: f64 = 3.0;

fn square(x: f64) -> f64 {
    x * x
}

/// Equations 30 to 34 at x = 3.
pub(crate) fn secant(svg: &mut Svg) {
    let (corner, size) = ((56.0, 56.0), (520.0, 330.0));
    let y = Axis::linear("").between(-5.0, 35.0);
    let axes = (Axis::linear("$x$").between(1.0, 6.0), y);
    let mut panel = Panel::new(svg, axes.clone(), corner, size, (5, 7));
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
}

/// x³ has a slope that everybody knows, and needs no `exp`: the rounding errors
/// that make the left half of the picture are the same on every machine.
fn cube(x: f64) -> f64 {
    x * x * x
}

pub(crate) fn valley(svg: &mut Svg) {
    const SLOPE: f64 = 27.0; // 3x², Equation 35
    let x = Axis::log("step $ε$").between(1e-16, 1.0);
    let y = Axis::log("relative error of the slope").between(1e-13, 10.0);
    let mut panel = Panel::new(svg, (x, y), (84.0, 52.0), (496.0, 360.0), (8, 7));
    // What rounding f may cost: u|f| at both ends of the step.
    let rounding = |step: f64| f64::EPSILON * cube(X) / step / SLOPE;
    let ends = [1e-16, 1e-4].map(|step| (step, rounding(step)));
    panel.curve("faint thin dash", ends);
    for (class, step) in [("blue", forward_step(X)), ("red", central_step(X))] {
        let ends = [(step, 1e-13), (step, rounding(step))];
        panel.curve(&format!("{class} thin"), ends);
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
    draw(svg, "valley", &[]);
}

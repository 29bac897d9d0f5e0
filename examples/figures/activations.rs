//! Figures 3 to 6 of the text, each function and its slope on one scale; and what
//! the slopes come to in depth.

use crate::panel::Panel;
use crate::picture::draw;
use crate::plot::Axis;
use crate::svg::Svg;
use chainrule::activation::Activation::{self, Relu, Sigmoid, Silu, Step};

pub(crate) fn step(svg: &mut Svg) {
    let mut panel = both(svg, Step, (-0.25, 1.25));
    panel.dot("blue", (0.0, 0.0), false);
    panel.dot("blue", (0.0, 1.0), true);
    panel.texts(
        "2 1 0 -12 blue halo: $S$($x$)
         0 0 -90 -14 faint halo: $S$(0) = 0
         1 0 0 -14 red halo: $S$′($x$) = 0, and none at 0",
    );
}

pub(crate) fn sigmoid(svg: &mut Svg) {
    let mut panel = both(svg, Sigmoid, (-0.25, 1.25));
    panel.dot("blue", (0.0, 0.5), false);
    panel.dot("red", (0.0, 0.25), false);
    panel.texts(
        "2 1 0 -14 blue halo: $σ$($x$)
         0 0.5 -92 -4 faint halo: $σ$(0) = ½
         0 0.25 20 -6 red halo: $σ$′(0) = ¼, its largest",
    );
}

pub(crate) fn relu(svg: &mut Svg) {
    let mut panel = both(svg, Relu, (-1.0, 3.0));
    panel.dot("red", (0.0, 0.0), false);
    panel.dot("red", (0.0, 1.0), true);
    panel.texts(
        "2.3 2.3 -60 -6 blue halo: $R$($x$)
         3.2 1 0 -12 red halo: $R$′($x$)
         0 0 10 24 faint halo: a corner: $R$′(0) = 0 is agreed",
    );
}

pub(crate) fn silu(svg: &mut Svg) {
    let lowest = zero(|x| Silu.derivative(x), -2.0, -1.0);
    let least = Silu.value(lowest);
    let mut panel = both(svg, Silu, (-1.0, 3.0));
    panel.dot("blue", (lowest, least), false);
    panel.dot("red", (lowest, 0.0), false);
    let text = format!("least, {least:.3}, at $x$ = {lowest:.3}").replace('-', "−");
    panel.texts(&format!(
        "2.3 2.3 -76 -6 blue halo: SiLU($x$)
         3.2 1 0 26 red halo: SiLU′($x$)
         {lowest} {least} -60 28 faint halo: {text}
         {lowest} 0 -76 -12 faint halo: slope 0"
    ));
}

/// The three slopes side by side, and what a product of d of them comes to.
pub(crate) fn slopes(svg: &mut Svg) {
    draw(svg, "slopes", &[]);
    let (x, y) = (across(), Axis::linear("").between(-0.25, 1.25));
    let mut panel = Panel::new(svg, (x, y), (56.0, 70.0), (226.0, 280.0), (4, 6));
    for (class, f) in [("blue", Sigmoid), ("red", Relu), ("green", Silu)] {
        curve(&mut panel, class, |x| f.derivative(x));
    }
    panel.texts(
        "0.4 0.3 0 0 blue halo: $σ$′
         -2.9 0.98 0 0 red halo: ReLU′
         2.4 1.16 0 0 green halo: SiLU′",
    );
    let x = Axis::linear("depth $d$").between(0.0, 10.0);
    let y = Axis::log("").between(1e-7, 10.0);
    let mut panel = Panel::new(svg, (x, y), (350.0, 70.0), (226.0, 280.0), (5, 8));
    for (class, slope) in [("red", 1.0_f64), ("green", 0.5), ("blue", 0.25)] {
        let points = (0..=10).map(|d| (f64::from(d), slope.powi(d)));
        panel.curve(&format!("{class} thin"), points.clone());
        points.for_each(|point| panel.dot(class, point, false));
    }
    panel.texts(
        "0.6 2.2 0 0 red small halo: 1$^d$: ReLU, whole routes
         3.6 0.13 0 0 green small halo: (½)$^d$: SiLU at 0
         0.4 2e-6 0 0 blue small halo: (¼)$^d$: $σ$ at most",
    );
}

fn across() -> Axis {
    Axis::linear("$x$").between(-5.0, 5.0)
}

/// A panel with f in blue and f′ in red.
fn both(svg: &mut Svg, f: Activation, (low, high): (f64, f64)) -> Panel<'_> {
    let (x, y) = (across(), Axis::linear("").between(low, high));
    let mut panel = Panel::new(svg, (x, y), (60.0, 52.0), (510.0, 280.0), (5, 5));
    panel.curve("faint thin", [(-5.0, 0.0), (5.0, 0.0)]);
    curve(&mut panel, "red", |x| f.derivative(x));
    curve(&mut panel, "blue", |x| f.value(x));
    panel
}

/// Up to 0, and from just behind it: between the two, a curve may jump.
fn curve(panel: &mut Panel, class: &str, f: impl Fn(f64) -> f64) {
    for (from, to) in [(-5.0, 0.0), (f64::MIN_POSITIVE, 5.0)] {
        let points = (0..=100).map(|i| from + (to - from) * f64::from(i) / 100.0);
        let points = points.map(|x| (x, f(x)));
        let inside = |(_, y): &(f64, f64)| panel.at((0.0, *y)).is_some_and(|place| place.1 > 40.0);
        let points: Vec<_> = points.filter(inside).collect();
        panel.curve(class, points);
    }
}

/// Where `f` is 0 between `low`, where it is negative, and `high`.
fn zero(f: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        *(if f(middle) < 0.0 { &mut low } else { &mut high }) = middle;
    }
    low
}

//! Figures 3 to 6 of the text, each function beside its slope.

use crate::plot::Axis;
use crate::plot::panel::Panel;
use crate::plot::svg::Svg;
use chainrule::activation::Activation;

pub(crate) fn step() -> String {
    let mut figure = Figure::new(
        "Figure 3. The step function, Equation 1",
        "S(x) is 0 up to x = 0, with x = 0 included, and 1 from there on. Its slope is 0 on both \
         sides, and there is none at the jump.",
    );
    figure.left("$S$($x$)", (-0.25, 1.25), |x| Activation::Step.value(x));
    figure.note((0.0, 0.0), (14.0, -12.0), "$S$(0) = 0");
    figure.right("its slope, $S$′($x$)", (-0.25, 1.25), |x| {
        Activation::Step.derivative(x)
    });
    figure.note((0.0, 0.0), (-64.0, -42.0), "0 on both sides,");
    figure.note((0.0, 0.0), (-64.0, -22.0), "none at the jump");
    figure.dot((0.0, 0.0), true);
    figure.svg.finish()
}

pub(crate) fn sigmoid() -> String {
    let mut figure = Figure::new(
        "Figure 4. The sigmoid, Equation 2",
        "σ(x) climbs smoothly from 0 to 1 and is ½ at x = 0. Its slope is a bell, ¼ at x = 0 and \
         nearly 0 beyond ±5.",
    );
    figure.left("$σ$($x$)", (-0.25, 1.25), |x| Activation::Sigmoid.value(x));
    figure.dot((0.0, 0.5), false);
    figure.note((0.0, 0.5), (14.0, 12.0), "$σ$(0) = ½");
    figure.right("its slope, $σ$′($x$)", (-0.05, 0.3), |x| {
        Activation::Sigmoid.derivative(x)
    });
    figure.dot((0.0, 0.25), false);
    figure.note((0.0, 0.25), (14.0, -4.0), "$σ$′(0) = ¼");
    figure.svg.finish()
}

pub(crate) fn relu() -> String {
    let mut figure = Figure::new(
        "Figure 5. The ReLU, Equation 3",
        "R(x) is 0 up to x = 0 and x from there on. Its slope is 0 on the left and 1 on the \
         right; at x = 0 it is 0 by agreement.",
    );
    figure.left("$R$($x$)", (-1.0, 5.0), |x| Activation::Relu.value(x));
    figure.note((0.0, 0.0), (12.0, 22.0), "a corner");
    figure.right("its slope, $R$′($x$)", (-0.25, 1.25), |x| {
        Activation::Relu.derivative(x)
    });
    figure.note((0.0, 0.0), (14.0, -12.0), "$R$′(0) = 0, agreed");
    figure.svg.finish()
}

pub(crate) fn silu() -> String {
    let f = Activation::Silu;
    let lowest = zero(|x| f.derivative(x), -2.0, -1.0);
    let mut figure = Figure::new(
        "Figure 6. The SiLU, Equation 4",
        "SiLU(x) is x σ(x): near 0 far on the left, near x far on the right, with a shallow dip \
         between. Its slope is 0 at the bottom of the dip alone, and goes a little above 1.",
    );
    let bottom = format!("least: {:.3} at $x$ = {lowest:.3}", f.value(lowest)).replace('-', "−");
    figure.left("SiLU($x$)", (-1.0, 5.0), |x| f.value(x));
    figure.dot((lowest, f.value(lowest)), false);
    figure.note((lowest, f.value(lowest)), (-36.0, 24.0), &bottom);
    figure.right("its slope, SiLU′($x$)", (-0.25, 1.25), |x| {
        f.derivative(x)
    });
    figure.dot((lowest, 0.0), false);
    figure.note((lowest, 0.0), (14.0, 20.0), "0 here alone");
    figure.svg.finish()
}

/// Two panels; dots and notes go to the one that was drawn last.
struct Figure {
    svg: Svg,
    class: &'static str,
    panel: Panel,
}

impl Figure {
    fn new(title: &str, description: &str) -> Figure {
        let mut svg = Svg::new(800.0, 370.0, title, description);
        svg.text("head", (80.0, 30.0), title);
        Figure {
            svg,
            class: "blue",
            panel: panel(80.0, (0.0, 1.0)),
        }
    }

    fn left(&mut self, title: &str, range: (f64, f64), curve: impl Fn(f64) -> f64) {
        (self.class, self.panel) = ("blue", panel(80.0, range));
        self.draw(title, curve);
    }

    fn right(&mut self, title: &str, range: (f64, f64), curve: impl Fn(f64) -> f64) {
        (self.class, self.panel) = ("red", panel(478.0, range));
        self.draw(title, curve);
    }

    fn draw(&mut self, title: &str, curve: impl Fn(f64) -> f64) {
        let Figure { svg, class, panel } = self;
        svg.text(class, (panel.corner.0, 62.0), title);
        panel.axes(svg, (5, 6));
        panel.curve(svg, "faint thin", [(-5.0, 0.0), (5.0, 0.0)]);
        // Up to 0, and from just behind it: between the two, a curve may jump.
        let behind = f64::MIN_POSITIVE;
        for (from, to) in [(-5.0, 0.0), (behind, 5.0)] {
            let points = (0..=100).map(|i| from + (to - from) * f64::from(i) / 100.0);
            panel.curve(svg, class, points.map(|x| (x, curve(x))));
        }
        if curve(behind) - curve(0.0) > 0.5 {
            self.dot((0.0, curve(0.0)), false);
            self.dot((0.0, curve(behind)), true);
        }
    }

    fn dot(&mut self, point: (f64, f64), hollow: bool) {
        self.panel.dot(&mut self.svg, self.class, point, hollow);
    }

    fn note(&mut self, point: (f64, f64), shift: (f64, f64), text: &str) {
        self.panel
            .label(&mut self.svg, "faint halo", point, shift, text);
    }
}

fn panel(left: f64, range: (f64, f64)) -> Panel {
    let (x, y) = (
        Axis::linear("$x$").between(-5.0, 5.0),
        Axis::linear("").between(range.0, range.1),
    );
    Panel {
        x,
        y,
        corner: (left, 76.0),
        size: (292.0, 230.0),
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

//! Page 1: the waves of Figure 1, and what one layer cannot do.

use crate::panel::Panel;
use crate::picture::draw;
use crate::plot::Axis;
use crate::svg::{Svg, notes};

/// How high the interest ran, roughly: three waves, placed by the dates alone.
fn interest(year: f64) -> f64 {
    let wave = |middle: f64, width: f64| (-((year - middle) / width).powi(2)).exp();
    let last = 1.0 / (1.0 + ((2013.5 - year) / 2.2).exp());
    0.08 + 0.42 * wave(1962.5, 6.0) + 0.5 * wave(1990.0, 5.5) + 0.86 * last
}

pub(crate) fn waves(svg: &mut Svg) {
    let x = Axis::linear("").between(1940.0, 2022.0);
    let y = Axis::linear("").between(-0.05, 1.0);
    let mut panel = Panel::new(svg, (x, y), (24.0, 60.0), (552.0, 280.0), (9, 0));
    panel.curve("grid", [(1940.0, 0.0), (2022.0, 0.0)]);
    let years = (0..=164).map(|n| 1940.0 + 0.5 * f64::from(n));
    panel.curve("blue", years.map(|year| (year, interest(year))));
    let dates = "1943 0.2 small halo: 1943 neuron
        1958 0.66 small halo: 1958 perceptron
        1969 0.44 small halo: 1969 its limits
        1986 0.78 small halo: 1986 backpropagation
        1998 0.62 mid small halo: 1998 cheques
        2006 0 small halo: 2006 belief nets
        2012 0.92 end small halo: 2012 ImageNet";
    for ([year, y], class, text) in notes(dates) {
        panel.curve("faint thin", [(year, interest(year)), (year, y)]);
        panel.dot("red", (year, interest(year)), false);
        panel.texts(&format!("{year} {y} 0 -5 {class}: {text}"));
    }
    draw(svg, "figure-1-waves", &[]);
}

/// OR and AND by a line each; XOR by none.
pub(crate) fn lines(svg: &mut Svg) {
    for (left, name, bias, right) in [
        (44.0, "OR", Some(-0.5), [false, true, true, true]),
        (234.0, "AND", Some(-1.5), [false, false, false, true]),
        (424.0, "XOR", None, [false, true, true, false]),
    ] {
        let side = Axis::linear("").between(-0.5, 1.5);
        let axes = (side.clone(), side);
        let mut panel = Panel::new(svg, axes, (left, 70.0), (150.0, 150.0), (2, 2));
        if let Some(w_0) = bias {
            // w_0 + s_1 + s_2 = 0
            let ends = [-0.5_f64, 1.5].map(|s_1| (-w_0 - s_1).clamp(-0.5, 1.5));
            panel.curve("red", ends.map(|s_2| (-w_0 - s_2, s_2)));
        }
        for (n, one) in right.into_iter().enumerate() {
            let corner = ((n % 2) as f64, (n / 2) as f64);
            panel.dot("blue", corner, !one);
        }
        let foot = match bias {
            Some(w_0) => format!("{w_0} + $s_1 + s_2$ > 0").replace('-', "−"),
            None => "no line".to_string(),
        };
        svg.text("", (left, 60.0), name);
        svg.text("mid red", (left + 75.0, 264.0), &foot);
    }
    draw(svg, "or-and-xor", &[]);
}

//! Figures 3 to 6 of the text, each function beside its slope.

use crate::plot::Axis;
use crate::plot::svg::{Panel, Svg};
use chainrule::activation::Activation;

pub(crate) fn step() -> String {
    draw(&Figure {
        f: Activation::Step,
        letter: "S",
        title: "Figure 3. The step function, Equation 1",
        description: "S(x) is 0 up to x = 0, with x = 0 included, and 1 from there on. Its slope \
                      is 0 on both sides, and there is none at the jump.",
        value_range: (-0.25, 1.25),
        slope_range: (-0.25, 1.25),
        value_notes: &[Note {
            at: (0.0, 0.0),
            shift: (12.0, -10.0),
            dot: "",
            text: "$S$(0) = 0",
        }],
        slope_notes: &[
            Note {
                at: (0.0, 0.0),
                shift: (-70.0, -42.0),
                dot: "hollow",
                text: "0 on both sides,",
            },
            Note {
                at: (0.0, 0.0),
                shift: (-70.0, -22.0),
                dot: "hollow",
                text: "none at the jump",
            },
        ],
    })
}

pub(crate) fn sigmoid() -> String {
    draw(&Figure {
        f: Activation::Sigmoid,
        letter: "σ",
        title: "Figure 4. The sigmoid, Equation 2",
        description: "σ(x) climbs smoothly from 0 to 1 and is ½ at x = 0. Its slope is a bell, ¼ \
                      at x = 0 and nearly 0 beyond ±5.",
        value_range: (-0.25, 1.25),
        slope_range: (-0.05, 0.3),
        value_notes: &[Note {
            at: (0.0, 0.5),
            shift: (14.0, 12.0),
            dot: "filled",
            text: "$σ$(0) = ½",
        }],
        slope_notes: &[Note {
            at: (0.0, 0.25),
            shift: (12.0, -4.0),
            dot: "filled",
            text: "$σ$′(0) = ¼",
        }],
    })
}

pub(crate) fn relu() -> String {
    draw(&Figure {
        f: Activation::Relu,
        letter: "R",
        title: "Figure 5. The ReLU, Equation 3",
        description: "R(x) is 0 up to x = 0 and x from there on. Its slope is 0 on the left and 1 \
                      on the right; at x = 0 it is 0 by agreement.",
        value_range: (-1.0, 5.0),
        slope_range: (-0.25, 1.25),
        value_notes: &[Note {
            at: (0.0, 0.0),
            shift: (12.0, 22.0),
            dot: "",
            text: "a corner",
        }],
        slope_notes: &[Note {
            at: (0.0, 0.0),
            shift: (12.0, -10.0),
            dot: "",
            text: "$R$′(0) = 0, agreed",
        }],
    })
}

pub(crate) fn silu() -> String {
    let lowest = zero(|x| Activation::Silu.derivative(x), -2.0, -1.0);
    let least = Activation::Silu.value(lowest);
    draw(&Figure {
        f: Activation::Silu,
        letter: "SiLU",
        title: "Figure 6. The SiLU, Equation 4",
        description: "SiLU(x) is x σ(x): near 0 far on the left, near x far on the right, with a \
                      shallow dip between. Its slope is 0 at the bottom of the dip alone, and \
                      goes a little above 1.",
        value_range: (-1.0, 5.0),
        slope_range: (-0.25, 1.25),
        value_notes: &[Note {
            at: (lowest, least),
            shift: (0.0, 24.0),
            dot: "filled",
            text: &format!("{least:.3} at $x$ = {lowest:.3}").replace('-', "−"),
        }],
        slope_notes: &[Note {
            at: (lowest, 0.0),
            shift: (12.0, 18.0),
            dot: "filled",
            text: "0 here alone",
        }],
    })
}

/// A function, what to say about it, and the part of it to show.
struct Figure<'a> {
    f: Activation,
    letter: &'a str,
    title: &'a str,
    description: &'a str,
    value_range: (f64, f64),
    slope_range: (f64, f64),
    value_notes: &'a [Note<'a>],
    slope_notes: &'a [Note<'a>],
}

/// A remark beside a point, which may bear a dot.
struct Note<'a> {
    at: (f64, f64),
    shift: (f64, f64),
    dot: &'a str,
    text: &'a str,
}

fn draw(figure: &Figure) -> String {
    let Figure { f, letter, .. } = *figure;
    let mut svg = Svg::new(800.0, 370.0, figure.title, figure.description);
    svg.text("head", (80.0, 30.0), figure.title);
    let value = |x| f.value(x);
    let slope = |x| f.derivative(x);
    let halves: [(&str, f64, &dyn Fn(f64) -> f64, _, _, _); 2] = [
        (
            "blue",
            80.0,
            &value,
            format!("${letter}$($x$)"),
            figure.value_range,
            figure.value_notes,
        ),
        (
            "red",
            478.0,
            &slope,
            format!("its slope, ${letter}$′($x$)"),
            figure.slope_range,
            figure.slope_notes,
        ),
    ];
    for (class, left, curve, title, range, notes) in halves {
        let (x, y) = (
            Axis::linear("$x$").between(-5.0, 5.0),
            Axis::linear("").between(range.0, range.1),
        );
        let panel = Panel {
            x: &x,
            y: &y,
            corner: (left, 76.0),
            size: (292.0, 230.0),
        };
        panel.axes(&mut svg, (5, 6));
        panel.curve(&mut svg, "faint thin", [(-5.0, 0.0), (5.0, 0.0)]);
        svg.text(class, (left, 62.0), &title);

        // Up to 0, and from just behind it: between the two f may jump.
        let behind = f64::MIN_POSITIVE;
        let part =
            |from: f64, to: f64| (0..=100).map(move |i| from + (to - from) * f64::from(i) / 100.0);
        panel.curve(&mut svg, class, part(-5.0, 0.0).map(|x| (x, curve(x))));
        panel.curve(&mut svg, class, part(behind, 5.0).map(|x| (x, curve(x))));
        if curve(behind) - curve(0.0) > 0.5 {
            panel.dot(&mut svg, class, (0.0, curve(0.0)), false);
            panel.dot(&mut svg, class, (0.0, curve(behind)), true);
        }
        for note in notes {
            if !note.dot.is_empty() {
                panel.dot(&mut svg, class, note.at, note.dot == "hollow");
            }
            panel.label(&mut svg, "faint halo", note.at, note.shift, note.text);
        }
    }
    svg.finish()
}

/// Where `f` is 0 between `low`, where it is negative, and `high`.
fn zero(f: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if f(middle) < 0.0 {
            low = middle
        } else {
            high = middle
        }
    }
    low
}

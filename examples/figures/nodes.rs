//! What pictures of networks are made of: nodes, and the lines between them.

use crate::plot::svg::{Point, Svg, notes};

pub(crate) const RADIUS: f64 = 31.0;

/// A drawing, a line for each thing:
///
/// ```text
/// node 70 140 ink: name                      or  name | number
/// arrow 70 140 300 222 0.36 blue: weight     from, to, and which part of the
/// line 70 140 300 222 0 faint thin:          way the text stands
/// 70 80 mid: text
/// ```
pub(crate) fn draw(svg: &mut Svg, lines: &str) {
    for line in lines.lines().map(str::trim) {
        match line.split_once(' ') {
            Some(("node", rest)) => notes(rest).for_each(|([x, y], class, text)| {
                node(svg, &class, (x, y), text);
            }),
            Some((kind @ ("arrow" | "line"), rest)) => {
                notes(rest).for_each(|([x0, y0, x1, y1, part], class, text)| {
                    edge(
                        svg,
                        kind == "arrow",
                        &class,
                        ((x0, y0), (x1, y1)),
                        (part, text),
                    );
                });
            }
            _ => svg.texts(line),
        }
    }
}

/// A circle with a name in it, and below the name a number.
fn node(svg: &mut Svg, class: &str, (x, y): Point, text: &str) {
    svg.circle("area paper", (x, y), RADIUS);
    svg.circle(&format!("line {class}"), (x, y), RADIUS);
    match text.split_once(" | ") {
        None => svg.text(&format!("mid {class}"), (x, y + 6.0), text),
        Some((name, number)) => {
            svg.text("mid faint", (x, y - 4.0), name);
            svg.text("mid small", (x, y + 17.0), number);
        }
    }
}

/// The line between two nodes, from rim to rim, with a text on it.
fn edge(
    svg: &mut Svg,
    arrow: bool,
    class: &str,
    ((x0, y0), (x1, y1)): (Point, Point),
    (part, text): (f64, &str),
) {
    let at = |part: f64| (x0 + part * (x1 - x0), y0 + part * (y1 - y0));
    let rim = RADIUS / (x1 - x0).hypot(y1 - y0);
    match arrow {
        true => svg.arrow(class, at(rim), at(1.0 - 1.06 * rim)),
        false => svg.line(class, at(rim), at(1.0 - rim)),
    }
    if !text.is_empty() {
        let (x, y) = at(part);
        let width = if text.starts_with('$') {
            48.0
        } else {
            8.0 * text.len() as f64 + 6.0
        };
        svg.rectangle("area paper", (x - width / 2.0, y - 11.0), (width, 22.0));
        let small = if text.len() > 1 && width != 48.0 {
            "small "
        } else {
            ""
        };
        svg.text(&format!("mid {small}{class}"), (x, y + 5.0), text);
    }
}

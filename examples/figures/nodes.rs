//! What pictures of networks are made of: nodes, and the lines between them.

use crate::plot::svg::{Point, Svg};

pub(crate) const RADIUS: f64 = 31.0;

/// A circle with a name in it, and below the name a number.
pub(crate) fn node(svg: &mut Svg, class: &str, (x, y): Point, name: &str, number: &str) {
    svg.circle("area paper", (x, y), RADIUS);
    svg.circle(&format!("line {class}"), (x, y), RADIUS);
    if number.is_empty() {
        svg.text(&format!("mid {class}"), (x, y + 6.0), name);
    } else {
        svg.text("mid faint", (x, y - 4.0), name);
        svg.text("mid small", (x, y + 17.0), number);
    }
}

/// The line between two places, cut short at the rims of the nodes around them.
fn rim(from: Point, to: Point) -> (Point, Point) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let part = RADIUS / dx.hypot(dy);
    let (x, y) = (part * dx, part * dy);
    ((from.0 + x, from.1 + y), (to.0 - 1.06 * x, to.1 - 1.06 * y))
}

/// An arrow from node to node.
pub(crate) fn arrow(svg: &mut Svg, class: &str, from: Point, to: Point) {
    let (from, to) = rim(from, to);
    svg.arrow(class, from, to);
}

/// A line from node to node.
pub(crate) fn line(svg: &mut Svg, class: &str, from: Point, to: Point) {
    let (from, to) = rim(from, to);
    svg.line(class, from, to);
}

/// A text on the line from one node to another, `part` of the way, so wide.
pub(crate) fn tag(
    svg: &mut Svg,
    class: &str,
    ends: (Point, Point),
    (part, width): Point,
    text: &str,
) {
    let ((x0, y0), (x1, y1)) = ends;
    let (x, y) = (x0 + part * (x1 - x0), y0 + part * (y1 - y0));
    svg.rectangle("area paper", (x - width / 2.0, y - 11.0), (width, 22.0));
    svg.text(&format!("mid {class}"), (x, y + 5.0), text);
}

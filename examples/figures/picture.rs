//! Pictures as data: what [pictures.txt](pictures.txt) says, drawn.

use crate::svg::{Point, Svg, note};

const PICTURES: &str = include_str!("pictures.txt");
const RADIUS: f64 = 31.0;

/// The lines of a block.
fn block(name: &str) -> impl Iterator<Item = &'static str> {
    let mut lines = PICTURES.lines();
    let head = lines.find(|line| line.strip_prefix("== ") == Some(name));
    assert!(head.is_some(), "pictures.txt has no block {name}");
    lines.take_while(|line| !line.starts_with("== "))
}

/// A picture with its headline and with its words for those who cannot see it.
pub(crate) fn start(name: &str) -> Svg {
    let words = |key: &str| -> String {
        let lines = block(name).filter_map(|line| line.strip_prefix(key));
        lines.collect::<Vec<_>>().join(" ")
    };
    let height = words("height ").parse().expect("a height");
    Svg::new(height, &words("title "), &words("about "))
}

/// Draws a block. The numbers come in rows: their names, their values, and how many
/// decimals they have.
pub(crate) fn draw(svg: &mut Svg, name: &str, numbers: &[(&str, &[f64], usize)]) {
    for line in block(name) {
        let mut line = line.to_string();
        for (names, values, decimals) in numbers {
            for (name, value) in names.split(' ').zip(*values) {
                line = line.replace(&format!("{{{name}}}"), &format!("{value:.decimals$}"));
            }
        }
        match line.split_once(' ').unwrap_or_default() {
            ("" | "height" | "title" | "about", _) => {}
            ("use", other) => draw(svg, other, numbers),
            ("node", rest) => node(svg, rest),
            ("arrow", rest) => edge(svg, Svg::arrow, 1.06, rest),
            ("line", rest) => edge(svg, Svg::line, 1.0, rest),
            _ => svg.texts(&line),
        }
    }
}

/// A circle with a name in it, and below the name a number.
fn node(svg: &mut Svg, line: &str) {
    let ([x, y], class, text) = note(line);
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

/// The line between two nodes, from rim to rim, with a text on it. It ends at so
/// many radii from the middle of a node.
fn edge(svg: &mut Svg, draw: fn(&mut Svg, &str, Point, Point), radii: f64, line: &str) {
    let ([x0, y0, x1, y1, part], class, text) = note(line);
    let at = |part: f64| (x0 + part * (x1 - x0), y0 + part * (y1 - y0));
    let rim = RADIUS / (x1 - x0).hypot(y1 - y0);
    draw(svg, class, at(rim), at(1.0 - radii * rim));
    let (width, size) = match text.len() {
        0 => return,
        _ if text.starts_with('$') => (48.0, ""),
        1 => (14.0, ""),
        letters => (8.0 * letters as f64 + 6.0, "small "),
    };
    let (x, y) = at(part);
    svg.rectangle("area paper", (x - width / 2.0, y - 11.0), (width, 22.0));
    svg.text(&format!("mid {size}{class}"), (x, y + 5.0), text);
}

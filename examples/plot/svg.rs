//! Pictures as SVG: text stays text, and the colours follow the page's scheme.
//!
//! Colours are classes, so that one line of the style sheet changes them all:
//! `ink`, `faint` and `grid` for what surrounds, `blue`, `red` and `green` for
//! what is shown (they stay apart for colour-blind eyes), `paper` for the
//! ground. Shapes take `line` or `area`, and `thin`, `dash`, `dots` or `bold`.
//! Text takes `small`, `large`, `head`, `mid` (centred) or `end` (ends at its place),
//! and `halo` to stay legible over lines.

use super::axis::Axis;
use std::fmt::Write;

const STYLE: &str = r#"
svg { color: #1f2328; font: 14px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif }
text { fill: currentColor }
.paper { color: #ffffff } .faint { color: #59636e } .grid { color: #d8dee4 }
.blue { color: #0a6fae } .red { color: #c9510c } .green { color: #117a5b }
.line { fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round }
.area { fill: currentColor; stroke: none }
.thin { stroke-width: 1.2 } .bold { stroke-width: 3.2; font-weight: 600 }
.dash { stroke-dasharray: 8 6 } .dots { stroke-dasharray: 0.1 5.5; stroke-width: 2.8 }
.wash { opacity: 0.15 }
.halo { paint-order: stroke; stroke: #ffffff; stroke-width: 6; stroke-linejoin: round }
.small { font-size: 13px } .large { font-size: 17px } .head { font-size: 16px; font-weight: 600 }
.mid { text-anchor: middle } .end { text-anchor: end }
.math { font-family: "STIX Two Text", Cambria, "Times New Roman", Times, serif; font-size: 1.18em }
.it { font-style: italic } .sub { font-size: 0.72em }
@media (prefers-color-scheme: dark) {
svg { color: #e6edf3 }
.halo { stroke: #0d1117 }
.paper { color: #0d1117 } .faint { color: #9198a1 } .grid { color: #30363d }
.blue { color: #58b4f0 } .red { color: #f79a55 } .green { color: #4cc9a0 }
}
"#;

/// A picture that grows by one shape at a time, in pixels from the top left.
pub struct Svg {
    width: f64,
    height: f64,
    head: String,
    body: String,
}

impl Svg {
    /// An empty picture. Screen readers speak its title and its description.
    pub fn new(width: f64, height: f64, title: &str, description: &str) -> Svg {
        let head = format!(
            "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>",
            escape(title),
            escape(description)
        );
        Svg {
            width,
            height,
            head,
            body: String::new(),
        }
    }

    /// The line through `points`; `None` breaks it.
    pub fn path(&mut self, class: &str, points: impl IntoIterator<Item = Option<(f64, f64)>>) {
        let mut data = String::new();
        let mut pen = 'M';
        for point in points {
            if let Some((x, y)) = point {
                let _ = write!(data, "{pen}{} {}", number(x), number(y));
            }
            pen = if point.is_some() { 'L' } else { 'M' };
        }
        self.push(&format!("<path class=\"{class}\" d=\"{data}\"/>"));
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.path(&format!("line {class}"), [Some(from), Some(to)]);
    }

    /// A straight line with an arrow's head at its end.
    pub fn arrow(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let (dx, dy) = (dx / length, dy / length);
        let barb = |side: f64| Some((to.0 - 9.0 * dx - side * dy, to.1 - 9.0 * dy + side * dx));
        self.line(class, from, (to.0 - 6.0 * dx, to.1 - 6.0 * dy));
        let colour = class.split(' ').next().unwrap_or_default();
        self.path(&format!("area {colour}"), [Some(to), barb(4.0), barb(-4.0)]);
    }

    /// A circle.
    pub fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        let (x, y, r) = (number(x), number(y), number(radius));
        self.push(&format!(
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"
        ));
    }

    /// A rectangle with round corners.
    pub fn rectangle(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let (x, y, w, h) = (number(x), number(y), number(width), number(height));
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"4\"/>"
        ));
    }

    /// A line of text on the base line at `(x, y)`. Between dollar signs stands
    /// mathematics, with `_i`, `_{ij}`, `^2` and `^(1)`.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let text = typeset(text);
        let (x, y) = (number(x), number(y));
        self.push(&format!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>"
        ));
    }

    /// Text that reads upwards, centred at `(x, y)`.
    pub fn upward(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let text = typeset(text);
        let turn = format!("translate({} {}) rotate(-90)", number(x), number(y));
        self.push(&format!(
            "<text class=\"mid {class}\" transform=\"{turn}\">{text}</text>"
        ));
    }

    /// Whatever `draw` draws, cut off at the edges of a rectangle, in which the
    /// coordinates begin at 0.
    pub fn window(
        &mut self,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        draw: impl FnOnce(&mut Svg),
    ) {
        let (x, y, w, h) = (number(x), number(y), number(width), number(height));
        self.push(&format!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\">"
        ));
        draw(self);
        self.push("</svg>");
    }

    /// The whole file.
    pub fn finish(self) -> String {
        let Svg {
            width,
            height,
            head,
            body,
        } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\">\n{head}\n\
             <style>{STYLE}</style>\n\
             <rect class=\"area paper\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>\n{body}</svg>\n"
        )
    }

    fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }
}

/// A rectangle of a picture in which two axes give every point its place.
pub struct Panel {
    /// The horizontal axis, with a range.
    pub x: Axis,
    /// The vertical axis, with a range.
    pub y: Axis,
    /// The top left corner.
    pub corner: (f64, f64),
    /// Width and height.
    pub size: (f64, f64),
}

impl Panel {
    /// Where a point stands in the picture.
    pub fn at(&self, (x, y): (f64, f64)) -> Option<(f64, f64)> {
        let across = self.corner.0 + self.x.place(x)? * self.size.0;
        Some((
            across,
            self.corner.1 + (1.0 - self.y.place(y)?) * self.size.1,
        ))
    }

    /// Draws the grid, the ticks' labels and the titles, for `most` ticks.
    pub fn axes(&self, svg: &mut Svg, most: (usize, usize)) {
        let ((left, top), (width, height)) = (self.corner, self.size);
        let bottom = top + height;
        for (value, label) in self.x.ticks(most.0) {
            let across = left + width * self.x.place(value).unwrap_or_default();
            svg.line("grid thin", (across, top), (across, bottom));
            svg.text("mid faint small", (across, bottom + 19.0), &label);
        }
        for (value, label) in self.y.ticks(most.1) {
            let up = bottom - height * self.y.place(value).unwrap_or_default();
            svg.line("grid thin", (left, up), (left + width, up));
            svg.text("end faint small", (left - 8.0, up + 4.5), &label);
        }
        svg.text("mid", (left + width / 2.0, bottom + 42.0), &self.x.title);
        if !self.y.title.is_empty() {
            svg.upward("", (left - 48.0, top + height / 2.0), &self.y.title);
        }
    }

    /// Draws the line through `points`.
    pub fn curve(&self, svg: &mut Svg, class: &str, points: impl IntoIterator<Item = (f64, f64)>) {
        svg.path(
            &format!("line {class}"),
            points.into_iter().map(|point| self.at(point)),
        );
    }

    /// Draws a dot, hollow for a point that does not belong to the curve.
    pub fn dot(&self, svg: &mut Svg, class: &str, point: (f64, f64), hollow: bool) {
        if let Some(place) = self.at(point) {
            svg.circle(
                &format!("area {}", if hollow { "paper" } else { class }),
                place,
                4.5,
            );
            svg.circle(&format!("line {class}"), place, 4.5);
        }
    }

    /// Writes text `shift` pixels from a point.
    pub fn label(
        &self,
        svg: &mut Svg,
        class: &str,
        point: (f64, f64),
        shift: (f64, f64),
        text: &str,
    ) {
        if let Some((x, y)) = self.at(point) {
            svg.text(class, (x + shift.0, y + shift.1), text);
        }
    }
}

/// One digit after the point, and none where it would be 0.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" {
        "0".to_string()
    } else {
        text.to_string()
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Plain text, with mathematics between dollar signs.
fn typeset(text: &str) -> String {
    let mut out = String::new();
    let mut back = 0.0; // how far down the base line is from here, in em
    for (n, part) in text.split('$').enumerate() {
        if n % 2 == 1 {
            let (part, after) = mathematics(part);
            (out, back) = (out + &part, after * MATH);
        } else if !part.is_empty() {
            let _ = write!(out, "<tspan{}>{}</tspan>", shift("dy", back), escape(part));
            back = 0.0;
        }
    }
    out
}

/// Letters in italics, the rest upright; `_` lowers and `^` raises what follows
/// it, and a raised part stands above a lowered one that comes before it.
/// Returns how far down the base line is at the end, too.
fn mathematics(text: &str) -> (String, f64) {
    let mut out = String::from("<tspan class=\"math\">");
    let mut rest = text;
    let mut lowered = 0.0; // the width of a lowered part just written
    let mut back = 0.0;
    while let Some(first) = rest.chars().next() {
        let (part, after) = match first {
            '_' | '^' => group(&rest[1..]),
            _ => rest.split_at(rest.find(['_', '^']).unwrap_or(rest.len())),
        };
        let (class, em, dx, dy) = match first {
            '_' => (" class=\"sub\"", SCRIPT, 0.0, 0.22 + back),
            '^' => (" class=\"sub\"", SCRIPT, -lowered, -0.40 + back),
            _ => ("", 1.0, 0.0, back),
        };
        let shifts = shift("dx", dx) + &shift("dy", dy / em);
        let _ = write!(out, "<tspan{class}{shifts}>{}</tspan>", italics(part));
        lowered = if first == '_' {
            part.chars().map(width).sum()
        } else {
            0.0
        };
        back = if em == 1.0 { 0.0 } else { back - dy };
        rest = after;
    }
    (out + "</tspan>", back)
}

/// The sizes of the style sheet's `math`, and of its `sub` within it, in em.
const MATH: f64 = 1.18;
const SCRIPT: f64 = 0.72;

fn shift(direction: &str, em: f64) -> String {
    if em == 0.0 {
        String::new()
    } else {
        format!(" {direction}=\"{em:.2}em\"")
    }
}

/// What a `_` or `^` takes: `{…}` without its braces, `(…)`, or one character.
fn group(text: &str) -> (&str, &str) {
    if let Some(inner) = text.strip_prefix('{')
        && let Some((part, after)) = inner.split_once('}')
    {
        return (part, after);
    }
    let end = if text.starts_with('(') {
        text.find(')').map(|i| i + 1)
    } else {
        None
    };
    text.split_at(
        end.or_else(|| text.chars().next().map(char::len_utf8))
            .unwrap_or(0),
    )
}

/// The same text with its variables in italics. Three letters or more are a
/// name, such as exp, and stay upright.
fn italics(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let variable = |c: char| c.is_alphabetic() && c != 'Σ';
        let kind = variable(first);
        let end = rest.find(|c| variable(c) != kind).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match kind && run.chars().count() < 3 {
            true => out.push_str(&format!("<tspan class=\"it\">{run}</tspan>")),
            false => out.push_str(&escape(run)),
        }
        rest = after;
    }
    out
}

/// About how wide a letter of a lowered part is, in em.
fn width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' => 0.28,
        _ => 0.47,
    }
}

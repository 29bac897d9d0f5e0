//! Pictures as SVG: text stays text, and the colours follow the page's scheme.
//!
//! Colours are classes, so that one line of the style sheet changes them all:
//! `ink`, `faint` and `grid` for what surrounds, `blue`, `red` and `green` for
//! what is shown (they stay apart for colour-blind eyes), `paper` for the
//! ground. Shapes take `line` or `area`, and `thin`, `dash`, `dots` or `bold`.
//! Text takes `small`, `large`, `head`, `mid` (centred) or `end` (ends at its place),
//! and `halo` to stay legible over lines.

use super::mathematics::{escape, typeset};
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
.halo { stroke: #ffffff; stroke-width: 6; stroke-linejoin: round }
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

    /// A rectangle.
    pub fn rectangle(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let (x, y, w, h) = (number(x), number(y), number(width), number(height));
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>"
        ));
    }

    /// A line of text on the base line at `(x, y)`. Between dollar signs stands
    /// mathematics, with `_i`, `_{ij}`, `^2` and `^(1)`.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let place = format!("x=\"{}\" y=\"{}\"", number(x), number(y));
        self.write(class, &place, text);
    }

    /// Text that reads upwards, centred at `(x, y)`.
    pub fn upward(&mut self, (x, y): (f64, f64), text: &str) {
        let turn = format!("translate({} {}) rotate(-90)", number(x), number(y));
        self.write("mid", &format!("transform=\"{turn}\""), text);
    }

    fn write(&mut self, class: &str, place: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = typeset(text);
        if class.contains("halo") {
            // Beneath the whole text: a letter's own would cover its neighbour.
            let hidden = "aria-hidden=\"true\"";
            self.push(&format!(
                "<text class=\"{class}\" {hidden} {place}>{text}</text>"
            ));
        }
        let class = class.replace(" halo", "");
        self.push(&format!("<text class=\"{class}\" {place}>{text}</text>"));
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

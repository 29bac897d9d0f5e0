//! Pictures as SVG: text stays text, and the colours follow the page's scheme.
//!
//! Colours are classes, so that one line of the style sheet changes them all:
//! `ink`, `faint` and `grid` for what surrounds, `blue`, `red` and `green` for
//! what is shown (they stay apart for colour-blind eyes), `paper` for the
//! ground. Shapes take `line` or `area`, and `thin` or `dash`. Text takes `small`,
//! `head`, `mid` (centred) or `end` (ends at its place), and `halo` to stay legible
//! over lines.
//!
//! Every picture is 600 wide and no letter smaller than 13.5, so that all of it can
//! be read on a telephone, at three fifths of that size.

use crate::mathematics::{escape, typeset};
use std::fmt::Write;

/// A place, or a size: across, and down from the top.
pub(crate) type Point = (f64, f64);

const WIDTH: f64 = 600.0;

const STYLE: &str = include_str!("picture.css");

/// A picture that grows by one shape at a time, in pixels from the top left.
pub(crate) struct Svg {
    height: f64,
    head: String,
    style: String,
    body: String,
}

impl Svg {
    /// A picture with nothing but a headline. Screen readers speak its title and
    /// its description.
    pub(crate) fn new(height: f64, title: &str, description: &str) -> Svg {
        let mut svg = Svg {
            height,
            head: format!(
                "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>",
                escape(&title.replace('$', "")),
                escape(description)
            ),
            style: STYLE.to_string(),
            body: String::new(),
        };
        svg.text("head", (24.0, 30.0), title);
        svg
    }

    /// The line through `points`; `None` breaks it.
    pub(crate) fn path(&mut self, class: &str, points: impl IntoIterator<Item = Option<Point>>) {
        let (mut data, mut pen) = (String::new(), 'M');
        for point in points {
            if let Some((x, y)) = point {
                let _ = write!(data, "{pen}{} {}", number(x), number(y));
            }
            pen = if point.is_some() { 'L' } else { 'M' };
        }
        self.push(&format!("<path class=\"{class}\" d=\"{data}\"/>"));
    }

    /// A straight line.
    pub(crate) fn line(&mut self, class: &str, from: Point, to: Point) {
        self.path(&format!("line {class}"), [Some(from), Some(to)]);
    }

    /// A straight line with an arrow's head at its end.
    pub(crate) fn arrow(&mut self, class: &str, from: Point, to: Point) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (dx, dy) = (dx / dx.hypot(dy), dy / dx.hypot(dy));
        let barb = |side: f64| Some((to.0 - 9.0 * dx - side * dy, to.1 - 9.0 * dy + side * dx));
        self.line(class, from, (to.0 - 6.0 * dx, to.1 - 6.0 * dy));
        let colour = class.split(' ').next().unwrap_or_default();
        self.path(&format!("area {colour}"), [Some(to), barb(4.0), barb(-4.0)]);
    }

    /// A circle.
    pub(crate) fn circle(&mut self, class: &str, (x, y): Point, radius: f64) {
        let [x, y, r] = [x, y, radius].map(number);
        self.push(&format!(
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"
        ));
    }

    /// A rectangle.
    pub(crate) fn rectangle(&mut self, class: &str, corner: Point, size: Point) {
        let place = rectangle(corner, size);
        self.push(&format!("<rect class=\"{class}\" {place}/>"));
    }

    /// A line of text on the base line at `(x, y)`. Between dollar signs stands
    /// mathematics, with `_i`, `_{ij}`, `^2` and `^(1)`.
    pub(crate) fn text(&mut self, class: &str, (x, y): Point, text: &str) {
        let place = format!("x=\"{}\" y=\"{}\"", number(x), number(y));
        self.write(class, &place, text);
    }

    /// Texts, a line for each, such as `24 30 faint small: text`: where, which
    /// classes, and what.
    pub(crate) fn texts(&mut self, lines: &str) {
        for ([x, y], class, text) in notes(lines) {
            self.text(class, (x, y), text);
        }
    }

    /// Text that reads upwards, centred at `(x, y)`.
    pub(crate) fn upward(&mut self, (x, y): Point, text: &str) {
        let turn = format!("translate({} {}) rotate(-90)", number(x), number(y));
        self.write("mid", &format!("transform=\"{turn}\""), text);
    }

    fn write(&mut self, class: &str, place: &str, text: &str) {
        let (text, plain) = (typeset(text), class.replace(" halo", ""));
        if class.len() > plain.len() {
            // Beneath the whole text: a letter's own would cover its neighbour.
            let hidden = "aria-hidden=\"true\"";
            self.push(&format!(
                "<text class=\"{class}\" {hidden} {place}>{text}</text>"
            ));
        }
        self.push(&format!("<text class=\"{plain}\" {place}>{text}</text>"));
    }

    /// Whatever `draw` draws, cut off at the edges of a rectangle, in which the
    /// coordinates begin at 0.
    pub(crate) fn window(&mut self, corner: Point, size: Point, draw: impl FnOnce(&mut Svg)) {
        self.push(&format!("<svg {}>", rectangle(corner, size)));
        draw(self);
        self.push("</svg>");
    }

    /// Frames that are shown one after another, so many seconds each, twice. Then
    /// the last one stays; and where motion is not wanted, it alone is shown.
    pub(crate) fn frames(
        &mut self,
        count: usize,
        seconds: f64,
        mut draw: impl FnMut(&mut Svg, usize),
    ) {
        let (whole, last) = (seconds * count as f64, count - 1);
        let part = |n: usize| 100.0 * n as f64 / count as f64;
        let _ = write!(
            self.style,
            ".frame {{ opacity: 0; animation: frame {whole}s step-end 2 }}
.last {{ animation: last {whole}s step-end 2 }}
@keyframes frame {{ 0% {{ opacity: 1 }} {:.2}% {{ opacity: 0 }} 100% {{ opacity: 0 }} }}
@keyframes last {{ 0% {{ opacity: 0 }} {:.2}% {{ opacity: 1 }} 100% {{ opacity: 1 }} }}
@media (prefers-reduced-motion: reduce) {{ .frame, .last {{ animation: none }} }}\n",
            part(1),
            part(last)
        );
        for n in 0..last {
            let delay = seconds * n as f64;
            self.push(&format!(
                "<g class=\"frame\" style=\"animation-delay: {delay}s\">"
            ));
            draw(self, n);
            self.push("</g>");
        }
        self.push("<g class=\"last\">");
        draw(self, last);
        self.push("</g>");
    }

    /// The whole file.
    pub(crate) fn finish(self) -> String {
        let (height, head, style, body) = (self.height, self.head, self.style, self.body);
        let size = format!("width=\"{WIDTH}\" height=\"{height}\"");
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" {size} viewBox=\"0 0 {WIDTH} {height}\" \
             role=\"img\" aria-labelledby=\"title desc\">\n{head}\n<style>\n{style}</style>\n\
             <rect class=\"area paper\" {size} rx=\"6\"/>\n{body}</svg>\n"
        )
    }

    fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }
}

/// A line of N numbers, classes, and behind a colon the text.
pub(crate) fn note<const N: usize>(line: &str) -> ([f64; N], &str, &str) {
    let (head, text) = line.split_once(':').expect("a colon before the text");
    let mut words = head.splitn(N + 1, ' ');
    let mut number = || words.next()?.parse().ok();
    let numbers = std::array::from_fn(|_| number().expect("a number"));
    (numbers, words.next().unwrap_or_default(), text.trim_start())
}

/// Such lines, indented as the code around them.
pub(crate) fn notes<const N: usize>(lines: &str) -> impl Iterator<Item = ([f64; N], &str, &str)> {
    lines.lines().map(|line| note(line.trim()))
}

fn rectangle((x, y): Point, (width, height): Point) -> String {
    let [x, y, w, h] = [x, y, width, height].map(number);
    format!("x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"")
}

/// One digit after the point, and none where it would be 0.
fn number(value: f64) -> String {
    ((value * 10.0).round() / 10.0 + 0.0).to_string()
}

//! Curves between axes, in an SVG picture.

use crate::plot::Axis;
use crate::svg::{Point, Svg, notes};

/// A rectangle of a picture in which two axes give every point its place.
pub(crate) struct Panel<'a> {
    pub(crate) svg: &'a mut Svg,
    x: Axis,
    y: Axis,
    corner: Point,
    size: Point,
}

impl<'a> Panel<'a> {
    /// Draws the grid, the ticks' labels and the titles, for so many ticks at most.
    pub(crate) fn new(
        svg: &'a mut Svg,
        (x, y): (Axis, Axis),
        (left, top): Point,
        (width, height): Point,
        most: (usize, usize),
    ) -> Panel<'a> {
        let bottom = top + height;
        for (value, label) in x.ticks(most.0) {
            let across = left + width * x.place(value).unwrap_or_default();
            svg.line("grid thin", (across, top), (across, bottom));
            svg.text("mid faint small", (across, bottom + 19.0), &label);
        }
        for (value, label) in y.ticks(most.1) {
            let up = bottom - height * y.place(value).unwrap_or_default();
            svg.line("grid thin", (left, up), (left + width, up));
            svg.text("end faint small", (left - 8.0, up + 4.5), &label);
        }
        if !x.title.is_empty() {
            svg.text("mid", (left + width / 2.0, bottom + 42.0), &x.title);
        }
        if !y.title.is_empty() {
            svg.upward((left - 56.0, top + height / 2.0), &y.title);
        }
        Panel {
            svg,
            x,
            y,
            corner: (left, top),
            size: (width, height),
        }
    }

    /// Where a point stands in the picture.
    pub(crate) fn at(&self, (x, y): Point) -> Option<Point> {
        let (across, up) = (self.x.place(x)?, self.y.place(y)?);
        let ((left, top), (width, height)) = (self.corner, self.size);
        Some((left + across * width, top + (1.0 - up) * height))
    }

    /// Draws the line through `points`.
    pub(crate) fn curve(&mut self, class: &str, points: impl IntoIterator<Item = Point>) {
        let places: Vec<_> = points.into_iter().map(|point| self.at(point)).collect();
        self.svg.path(&format!("line {class}"), places);
    }

    /// Draws a dot, hollow for a point that does not belong to the curve.
    pub(crate) fn dot(&mut self, class: &str, point: Point, hollow: bool) {
        if let Some(place) = self.at(point) {
            let fill = if hollow { "paper" } else { class };
            self.svg.circle(&format!("area {fill}"), place, 4.5);
            self.svg.circle(&format!("line {class}"), place, 4.5);
        }
    }

    /// Texts, a line for each, such as `0 0.5 14 -4 faint: text`: the point, how
    /// many pixels from it, which classes, and what.
    pub(crate) fn texts(&mut self, lines: &str) {
        for ([x, y, across, down], class, text) in notes(lines) {
            if let Some(place) = self.at((x, y)) {
                let place = (place.0 + across, place.1 + down);
                self.svg.text(class, place, text);
            }
        }
    }
}

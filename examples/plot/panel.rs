//! Curves between axes, in an SVG picture.

use super::axis::Axis;
use super::svg::Svg;

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
        let (across, up) = (self.x.place(x)?, self.y.place(y)?);
        let ((left, top), (width, height)) = (self.corner, self.size);
        Some((left + across * width, top + (1.0 - up) * height))
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
        svg.upward((left - 48.0, top + height / 2.0), &self.y.title);
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
            let fill = if hollow { "paper" } else { class };
            svg.circle(&format!("area {fill}"), place, 4.5);
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

//! Pictures made of characters, at most 78 columns wide, in colour only if asked.

use super::axis::Axis;
use super::braille::Braille;
use super::frame::Frame;
use std::fmt;

/// Rows of a plot between its axes.
const ROWS: usize = 15;

/// `values` in one line of at most `width` bars, `▁` the least and `█` the
/// greatest. Where there are more values than bars, a bar is their mean.
/// A `!` stands where a value is infinite or not a number.
pub fn sparkline(values: &[f64], width: usize) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let bars = width.min(values.len());
    let means: Vec<f64> = (0..bars)
        .map(|b| &values[b * values.len() / bars..(b + 1) * values.len() / bars])
        .map(|part| part.iter().sum::<f64>() / part.len() as f64)
        .collect();
    let finite = || means.iter().copied().filter(|m| m.is_finite());
    let low = finite().fold(f64::INFINITY, f64::min);
    let high = finite().fold(f64::NEG_INFINITY, f64::max);
    let bar = |mean: f64| match mean.is_finite() {
        true if high > low => BARS[((mean - low) / (high - low) * 7.0).round() as usize],
        true => BARS[0],
        false => '!',
    };
    means.iter().map(|&mean| bar(mean)).collect()
}

/// Curves in braille dots, with axes.
///
/// The first curve is solid, the second dashed, the third dotted, and so on
/// again; each bears its label at its right end.
pub struct Plot {
    x: Axis,
    y: Axis,
    curves: Vec<(String, Vec<(f64, f64)>)>,
    marks: Vec<(f64, f64, char)>,
    rows: usize,
    coloured: bool,
}

impl Plot {
    /// A plot without curves.
    pub fn new(x: Axis, y: Axis) -> Plot {
        Plot {
            x,
            y,
            curves: Vec::new(),
            marks: Vec::new(),
            rows: ROWS,
            coloured: false,
        }
    }

    /// Adds the line through `points`, in their order. It is broken where a
    /// point cannot be shown. An empty label takes no room.
    pub fn curve(mut self, label: &str, points: &[(f64, f64)]) -> Plot {
        self.curves.push((label.to_string(), points.to_vec()));
        self
    }

    /// Adds a character at every point, over the curves.
    pub fn points(mut self, mark: char, points: &[(f64, f64)]) -> Plot {
        self.marks.extend(points.iter().map(|&(x, y)| (x, y, mark)));
        self
    }

    /// The height of the plot, in rows between its axes; 15 if not said.
    pub fn rows(mut self, rows: usize) -> Plot {
        self.rows = rows.max(2);
        self
    }

    /// Whether each curve but the first has a colour, for a terminal.
    pub fn coloured(mut self, coloured: bool) -> Plot {
        self.coloured = coloured;
        self
    }
}

impl fmt::Display for Plot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let points = || {
            let curves = self
                .curves
                .iter()
                .flat_map(|(_, points)| points.iter().copied());
            curves.chain(self.marks.iter().map(|&(x, y, _)| (x, y)))
        };
        let x = self.x.clone().fitted(points().map(|p| p.0));
        let y = self.y.clone().fitted(points().map(|p| p.1));
        let label_width = self
            .curves
            .iter()
            .map(|(label, _)| label.chars().count())
            .max();
        let frame = Frame::new(&x, &y, self.rows, label_width.unwrap_or(0));

        let mut dots = Braille::new(frame.columns, frame.rows);
        let mut labels = vec![String::new(); frame.rows];
        for (n, (label, points)) in self.curves.iter().enumerate() {
            let end = dots.line(
                points
                    .iter()
                    .map(|&(px, py)| Some((x.place(px)?, y.place(py)?))),
                n,
            );
            if let Some(row) = end
                && let Some(free) = nearest_free(&labels, row)
            {
                labels[free] = self.painted(label, n as u8 + 1);
            }
        }
        let mut cells = dots.cells();
        for &(px, py, mark) in &self.marks {
            if let Some((row, column)) = frame.cell(px, py) {
                cells[row][column] = mark;
            }
        }
        let painted = |row: usize, column: usize| match cells[row][column] {
            ' ' => " ".to_string(),
            cell => self.painted(&cell.to_string(), dots.line_in(row, column)),
        };
        let row = |row| {
            (0..frame.columns)
                .map(|column| painted(row, column))
                .collect()
        };
        let rows: Vec<String> = (0..frame.rows).map(row).collect();
        f.write_str(&frame.draw(&rows, &labels))
    }
}

impl Plot {
    /// Text in the colour of a line, from 1: of all but the first, which has none.
    fn painted(&self, text: &str, line: u8) -> String {
        match self.coloured && line > 1 {
            true => format!("\x1b[3{}m{text}\x1b[0m", [6, 5, 3][usize::from(line) % 3]),
            false => text.to_string(),
        }
    }
}

/// The row nearest to `row` that has no label yet.
fn nearest_free(labels: &[String], row: usize) -> Option<usize> {
    (0..labels.len())
        .filter(|&r| labels[r].is_empty())
        .min_by_key(|r| r.abs_diff(row))
}

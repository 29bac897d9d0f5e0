//! Pictures made of characters, at most 78 columns wide.

use super::axis::Axis;
use super::braille::Braille;
use std::fmt;
use std::io::IsTerminal;

/// Columns of a plot, axis and labels included.
const COLUMNS: usize = 76;

/// `values` in one line of at most `width` bars, `▁` the least and `█` the
/// greatest. Where there are more values than bars, a bar is their mean.
/// A `!` stands where a value is infinite or not a number.
pub fn sparkline(values: &[f64], width: usize) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let bars = width.min(values.len());
    let start = |bar: usize| bar * values.len() / bars;
    let parts = (0..bars).map(|bar| &values[start(bar)..start(bar + 1)]);
    let means = parts.map(|part| part.iter().sum::<f64>() / part.len() as f64);
    let means: Vec<f64> = means.collect();
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
/// The first curve is solid, the second dashed, the third dotted, and so on again;
/// each bears its label at its right end. On a terminal all but the first have a
/// colour too, unless `NO_COLOR` is set.
pub struct Plot {
    x: Axis,
    y: Axis,
    curves: Vec<(String, Vec<(f64, f64)>)>,
    rows: usize,
    coloured: bool,
}

impl Plot {
    /// A plot without curves.
    pub fn new(x: Axis, y: Axis) -> Plot {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Plot {
            x,
            y,
            curves: Vec::new(),
            rows: 15,
            coloured: std::io::stdout().is_terminal() && !no_colour,
        }
    }

    /// With colours or without, wherever it is printed.
    pub fn coloured(self, coloured: bool) -> Plot {
        Plot { coloured, ..self }
    }

    /// Adds the line through `points`, in their order. It is broken where a
    /// point cannot be shown. An empty label takes no room.
    pub fn curve(mut self, label: &str, points: &[(f64, f64)]) -> Plot {
        self.curves.push((label.to_string(), points.to_vec()));
        self
    }

    /// The height of the plot, in rows between its axes; 15 if not said.
    pub fn rows(mut self, rows: usize) -> Plot {
        self.rows = rows.max(2);
        self
    }
}

impl fmt::Display for Plot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let points = || self.curves.iter().flat_map(|(_, points)| points);
        let x = self.x.clone().fitted(points().map(|p| p.0));
        let y = self.y.clone().fitted(points().map(|p| p.1));
        // Every third row at most, unless less than two would have a label.
        let mut ticks = (self.rows.div_ceil(3)..=self.rows).map(|most| y.ticks(most));
        let ticks = ticks.find(|ticks| ticks.len() > 1).unwrap_or_default();
        let row = |(value, label)| Some((cell(y.place(value), self.rows)?, label));
        let ticks: Vec<(usize, String)> = ticks.into_iter().filter_map(row).collect(); // upwards
        let widths = ticks.iter().map(|(_, label)| width(label));
        let margin = widths.max().unwrap_or(0);
        let labels = self.curves.iter().map(|(label, _)| width(label)).max();
        let labels = labels.map_or(0, |width| width + usize::from(width > 0));
        let columns = COLUMNS.saturating_sub(margin + 3 + labels).max(20);

        let mut dots = Braille::new(columns, self.rows);
        let mut ends = vec![None; self.rows]; // which curve has its label in a row
        for (n, (_, points)) in self.curves.iter().enumerate() {
            let place = |&(px, py): &(f64, f64)| Some((x.place(px)?, y.place(py)?));
            if let Some(row) = dots.line(points.iter().map(place), n) {
                let free = (0..self.rows).filter(|&r| ends[r].is_none());
                if let Some(r) = free.min_by_key(|r| r.abs_diff(row)) {
                    ends[r] = Some(n);
                }
            }
        }
        let paint = |text: &str, n: usize| match self.coloured && n > 0 && text != " " {
            true => format!("\x1b[{}m{text}\x1b[0m", [36, 33, 35][n % 3]),
            false => text.to_string(),
        };
        writeln!(f, "{}", format!(" {:margin$} {}", "", y.title).trim_end())?;
        for (row, end) in ends.iter().enumerate() {
            let tick = ticks.iter().find(|(up, _)| up + row + 1 == self.rows);
            let (label, bar) = tick.map_or(("", '│'), |(_, label)| (label, '┤'));
            let cells = dots.row(row).map(|(cell, n)| paint(&cell.to_string(), n));
            let end = end.map_or(String::new(), |n| paint(&self.curves[n].0, n));
            let line = format!(" {label:>margin$} {bar}{} {end}", cells.collect::<String>());
            writeln!(f, "{}", line.trim_end())?;
        }
        let (mut rule, mut numbers) = (vec!['─'; columns], vec![' '; margin + 3 + columns]);
        let mut free = 0;
        for (value, label) in x.ticks(columns / 9) {
            if let Some(column) = cell(x.place(value), columns) {
                rule[column] = '┬';
                let middle = (margin + 3 + column).saturating_sub(width(&label) / 2);
                let start = middle.min(numbers.len() - width(&label));
                if start >= free {
                    free = start + width(&label) + 1;
                    numbers.splice(start..free - 1, label.chars());
                }
            }
        }
        let [rule, numbers] = [rule, numbers].map(String::from_iter);
        writeln!(f, " {:margin$} └{rule}\n{}", "", numbers.trim_end())?;
        writeln!(f, "{:>1$}", x.title, margin + 3 + columns)
    }
}

fn width(label: &str) -> usize {
    label.chars().count()
}

/// The cell out of `count` in which `place` (0 to 1) falls.
fn cell(place: Option<f64>, count: usize) -> Option<usize> {
    let place = place.filter(|p| (-1e-9..=1.0 + 1e-9).contains(p))?;
    Some(((place * count as f64).max(0.0) as usize).min(count - 1))
}

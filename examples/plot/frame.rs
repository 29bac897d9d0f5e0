//! Axes made of characters.

use super::axis::Axis;

/// Columns of a plot or a map, axis and labels included.
const COLUMNS: usize = 76;

/// Axes around a rectangle of character cells.
pub struct Frame<'a> {
    x: &'a Axis,
    y: &'a Axis,
    /// The width of the rectangle.
    pub columns: usize,
    /// Its height.
    pub rows: usize,
    /// The label of a row, if a tick of the y axis stands there.
    row_labels: Vec<String>,
    margin: usize,
}

impl<'a> Frame<'a> {
    /// A frame with room for labels of `label_width` on its right.
    pub fn new(x: &'a Axis, y: &'a Axis, rows: usize, label_width: usize) -> Frame<'a> {
        let mut row_labels = vec![String::new(); rows];
        // Every third row at most, unless less than two would have a label.
        let mut ticks = (rows.div_ceil(3)..=rows).map(|most| y.ticks(most));
        for (value, label) in ticks.find(|ticks| ticks.len() > 1).unwrap_or_default() {
            if let Some(row) = cell(y.place(value), rows) {
                row_labels[rows - 1 - row] = label;
            }
        }
        let margin = row_labels
            .iter()
            .map(|l| l.chars().count())
            .max()
            .unwrap_or(0);
        let labels = if label_width > 0 { label_width + 1 } else { 0 };
        let columns = COLUMNS.saturating_sub(margin + 3 + labels).max(20);
        Frame {
            x,
            y,
            columns,
            rows,
            row_labels,
            margin,
        }
    }

    /// The row and column of the cell at a point, if it is within the frame.
    pub fn cell(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let row = cell(self.y.place(y), self.rows)?;
        Some((self.rows - 1 - row, cell(self.x.place(x), self.columns)?))
    }

    /// The rows of cells with the axes around them, and `ends` behind the rows.
    pub fn draw(&self, rows: &[String], ends: &[String]) -> String {
        let margin = self.margin;
        let mut lines = vec![format!(" {:margin$} {}", "", self.y.title)];
        for ((row, label), end) in rows.iter().zip(&self.row_labels).zip(ends) {
            let bar = if label.is_empty() { '│' } else { '┤' };
            lines.push(format!(" {label:>margin$} {bar}{row} {end}"));
        }
        let mut rule = vec!['─'; self.columns];
        let mut numbers = vec![' '; margin + 3 + self.columns];
        let mut free = 0;
        for (value, label) in self.x.ticks(self.columns / 9) {
            let Some(column) = cell(self.x.place(value), self.columns) else {
                continue;
            };
            rule[column] = '┬';
            let width = label.chars().count();
            let middle = (margin + 3 + column).saturating_sub(width / 2);
            let start = middle.min(numbers.len() - width);
            if start >= free {
                numbers.splice(start..start + width, label.chars());
                free = start + width + 1;
            }
        }
        lines.push(format!(" {:margin$} └{}", "", String::from_iter(rule)));
        lines.push(String::from_iter(numbers));
        lines.push(format!("{:>1$}", self.x.title, margin + 3 + self.columns));
        lines
            .iter()
            .map(|line| line.trim_end().to_string() + "\n")
            .collect()
    }
}

/// The cell out of `count` in which `place` (0 to 1) falls.
pub fn cell(place: Option<f64>, count: usize) -> Option<usize> {
    let place = place.filter(|p| (-1e-9..=1.0 + 1e-9).contains(p))?;
    Some(((place * count as f64).max(0.0) as usize).min(count - 1))
}

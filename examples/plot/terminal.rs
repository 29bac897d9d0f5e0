//! Pictures made of characters, at most 78 columns wide and without colour.

use super::axis::Axis;
use std::fmt;

/// Columns of a plot or a map, axis and labels included.
const COLUMNS: usize = 76;
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
        let mut labels = vec![""; frame.rows];
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
                labels[free] = label;
            }
        }
        let mut cells = dots.cells();
        for &(px, py, mark) in &self.marks {
            if let Some((row, column)) = frame.cell(px, py) {
                cells[row][column] = mark;
            }
        }
        frame.write(f, &cells, &labels)
    }
}

/// `value(x, y)` over a rectangle as shades of a character, blank at `low` and
/// full at `high`, with `marks` written over them.
pub fn heat_map(
    x: &Axis,
    y: &Axis,
    low: f64,
    high: f64,
    value: impl Fn(f64, f64) -> f64,
    marks: &[(f64, f64, char)],
) -> String {
    const SHADES: [char; 5] = [' ', '░', '▒', '▓', '█'];
    let frame = Frame {
        columns: 40,
        ..Frame::new(x, y, 18, 0)
    };
    let shade = |row: usize, column: usize| {
        let px = x.value_at((column as f64 + 0.5) / frame.columns as f64);
        let py = y.value_at(1.0 - (row as f64 + 0.5) / frame.rows as f64);
        let part = (value(px, py) - low) / (high - low);
        if part.is_nan() {
            '!'
        } else {
            SHADES[(part * 5.0).clamp(0.0, 4.0) as usize]
        }
    };
    let mut cells: Vec<Vec<char>> = (0..frame.rows)
        .map(|r| (0..frame.columns).map(|c| shade(r, c)).collect())
        .collect();
    for &(px, py, mark) in marks {
        if let Some((row, column)) = frame.cell(px, py) {
            cells[row][column] = mark;
        }
    }
    Picture {
        frame: &frame,
        cells: &cells,
    }
    .to_string()
}

/// Axes around a rectangle of character cells.
struct Frame<'a> {
    x: &'a Axis,
    y: &'a Axis,
    columns: usize,
    rows: usize,
    /// The label of a row, if a tick of the y axis stands there.
    row_labels: Vec<String>,
    margin: usize,
}

impl<'a> Frame<'a> {
    fn new(x: &'a Axis, y: &'a Axis, rows: usize, label_width: usize) -> Frame<'a> {
        let mut row_labels = vec![String::new(); rows];
        for (value, label) in y.ticks(rows.div_ceil(3)) {
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
    fn cell(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let row = cell(self.y.place(y), self.rows)?;
        Some((self.rows - 1 - row, cell(self.x.place(x), self.columns)?))
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, cells: &[Vec<char>], ends: &[&str]) -> fmt::Result {
        let margin = self.margin;
        writeln!(f, " {:>margin$} {}", "", self.y.title)?;
        for ((row, label), end) in cells.iter().zip(&self.row_labels).zip(ends) {
            let bar = if label.is_empty() { '│' } else { '┤' };
            let line = format!(
                " {label:>margin$} {bar}{} {end}",
                row.iter().collect::<String>()
            );
            writeln!(f, "{}", line.trim_end_matches([' ', '\u{2800}']))?;
        }
        let mut rule = vec!['─'; self.columns];
        let mut numbers = vec![' '; self.columns + margin + 3];
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
        let numbers: String = numbers.into_iter().collect();
        let title = self.x.title.chars().count();
        let indent = (margin + 3 + self.columns).saturating_sub(title);
        writeln!(
            f,
            " {:>margin$} └{}",
            "",
            rule.into_iter().collect::<String>()
        )?;
        writeln!(f, "{}", numbers.trim_end())?;
        writeln!(f, "{:indent$}{}", "", self.x.title)
    }
}

struct Picture<'a> {
    frame: &'a Frame<'a>,
    cells: &'a [Vec<char>],
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.frame.write(f, self.cells, &vec![""; self.frame.rows])
    }
}

/// The cell out of `count` in which `place` (0 to 1) falls.
fn cell(place: Option<f64>, count: usize) -> Option<usize> {
    let place = place.filter(|p| (-1e-9..=1.0 + 1e-9).contains(p))?;
    Some(((place * count as f64).max(0.0) as usize).min(count - 1))
}

/// The row nearest to `row` that has no label yet.
fn nearest_free(labels: &[&str], row: usize) -> Option<usize> {
    (0..labels.len())
        .filter(|&r| labels[r].is_empty())
        .min_by_key(|r| r.abs_diff(row))
}

/// Dots, 2 × 4 of them in every character cell.
struct Braille {
    width: usize,
    height: usize,
    on: Vec<bool>,
}

impl Braille {
    fn new(columns: usize, rows: usize) -> Braille {
        let (width, height) = (2 * columns, 4 * rows);
        Braille {
            width,
            height,
            on: vec![false; width * height],
        }
    }

    /// Draws the `n`th line through the places (0 to 1 each way, upwards) and
    /// returns the row of cells in which it ends.
    fn line(
        &mut self,
        places: impl Iterator<Item = Option<(f64, f64)>>,
        n: usize,
    ) -> Option<usize> {
        // Solid, dashed, dotted: of so many dots on the way, the first so many.
        let (drawn, turn) = [(1, 1), (6, 10), (1, 3)][n % 3];
        let (mut from, mut last, mut length) = (None, None, 0);
        for place in places {
            let to = place.map(|(x, y)| {
                // A point far outside is brought near, so that its line is short.
                let (x, y) = (x.clamp(-1.0, 2.0), y.clamp(-1.0, 2.0));
                (
                    x * (self.width - 1) as f64,
                    (1.0 - y) * (self.height - 1) as f64,
                )
            });
            if let Some((x1, y1)) = to {
                let (x0, y0) = from.unwrap_or((x1, y1));
                let steps = (x1 - x0).abs().max((y1 - y0).abs()).ceil().max(1.0);
                for step in 1..=steps as usize {
                    let part = step as f64 / steps;
                    let (x, y) = (
                        (x0 + part * (x1 - x0)).round(),
                        (y0 + part * (y1 - y0)).round(),
                    );
                    let inside =
                        x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64;
                    if inside && last != Some((x, y)) {
                        self.on[y as usize * self.width + x as usize] |= length % turn < drawn;
                        length += 1;
                        last = Some((x, y));
                    }
                }
            }
            from = to;
        }
        last.map(|(_, y)| y as usize / 4)
    }

    fn cells(&self) -> Vec<Vec<char>> {
        // Unicode numbers the dots down the left side, then the right; the
        // bottom pair was added later.
        const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let cell = |row: usize, column: usize| {
            let dots = (0..4).flat_map(|y| (0..2).map(move |x| (x, y)));
            let bits: u32 = dots
                .filter(|(x, y)| self.on[(4 * row + y) * self.width + 2 * column + x])
                .map(|(x, y)| BITS[y][x])
                .sum();
            if bits == 0 {
                ' '
            } else {
                char::from_u32(0x2800 + bits).unwrap_or(' ')
            }
        };
        let (rows, columns) = (self.height / 4, self.width / 2);
        (0..rows)
            .map(|r| (0..columns).map(|c| cell(r, c)).collect())
            .collect()
    }
}

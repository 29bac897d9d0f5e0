//! Lines of dots, eight in every character.

type Point = (f64, f64);

/// Dots, 2 × 4 of them in every cell, and the number of the line that was there last.
pub struct Braille {
    columns: usize,
    rows: usize,
    cells: Vec<(u32, usize)>,
}

impl Braille {
    /// No dots yet, in so many cells.
    pub fn new(columns: usize, rows: usize) -> Braille {
        let cells = vec![(0, 0); columns * rows];
        Braille {
            columns,
            rows,
            cells,
        }
    }

    /// Draws the `n`th line through the places (0 to 1 each way, upwards) and
    /// returns the row of cells in which it ends.
    pub fn line(&mut self, places: impl Iterator<Item = Option<Point>>, n: usize) -> Option<usize> {
        // Solid, dashed, dotted: of so many dots on the way, the first so many.
        let (drawn, turn) = [(1, 1), (6, 10), (1, 3)][n % 3];
        let (right, bottom) = ((2 * self.columns - 1) as f64, (4 * self.rows - 1) as f64);
        let (mut from, mut last, mut length) = (None, None, 0);
        for place in places {
            // A point far outside is brought near, so that its line is short.
            let near = |part: f64| part.clamp(-1.0, 2.0);
            let to = place.map(|(x, y)| (near(x) * right, (1.0 - near(y)) * bottom));
            if let Some((x1, y1)) = to {
                let (x0, y0) = from.unwrap_or((x1, y1));
                let steps = (x1 - x0).abs().max((y1 - y0).abs()).ceil().max(1.0);
                for step in 1..=steps as usize {
                    let part = step as f64 / steps;
                    let (x, y) = (x0 + part * (x1 - x0), y0 + part * (y1 - y0));
                    let (x, y) = (x.round(), y.round());
                    let inside = (0.0..=right).contains(&x) && (0.0..=bottom).contains(&y);
                    if inside && last != Some((x, y)) {
                        if length % turn < drawn {
                            self.dot(x as usize, y as usize, n);
                        }
                        length += 1;
                        last = Some((x, y));
                    }
                }
            }
            from = to;
        }
        last.map(|(_, y)| y as usize / 4)
    }

    fn dot(&mut self, x: usize, y: usize, n: usize) {
        // Unicode numbers the dots down the left side, then the right; the
        // bottom pair was added later.
        const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let cell = &mut self.cells[y / 4 * self.columns + x / 2];
        *cell = (cell.0 | BITS[y % 4][x % 2], n);
    }

    /// The characters of a row, each with the number of its line.
    pub fn row(&self, row: usize) -> impl Iterator<Item = (char, usize)> {
        let cells = &self.cells[row * self.columns..][..self.columns];
        cells.iter().map(|&(bits, n)| match bits {
            0 => (' ', n),
            _ => (char::from_u32(0x2800 + bits).unwrap_or(' '), n),
        })
    }
}

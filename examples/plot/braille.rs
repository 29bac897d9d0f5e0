//! Lines of dots, eight in every character.

/// Dots, 2 × 4 of them in every character cell.
pub struct Braille {
    width: usize,
    height: usize,
    /// 0 for no dot, or the number of the line that drew it last, from 1.
    dots: Vec<u8>,
}

impl Braille {
    /// No dots yet, in so many character cells.
    pub fn new(columns: usize, rows: usize) -> Braille {
        let (width, height) = (2 * columns, 4 * rows);
        Braille {
            width,
            height,
            dots: vec![0; width * height],
        }
    }

    /// Draws the `n`th line through the places (0 to 1 each way, upwards) and
    /// returns the row of cells in which it ends.
    pub fn line(
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
                        if length % turn < drawn {
                            self.dots[y as usize * self.width + x as usize] = n as u8 + 1;
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

    fn at(&self, row: usize, column: usize) -> u8 {
        self.dots[row * self.width + column]
    }

    /// The last of the lines in a cell, from 1, or 0.
    pub fn line_in(&self, row: usize, column: usize) -> u8 {
        let dots = (0..8).map(|i| self.at(4 * row + i / 2, 2 * column + i % 2));
        dots.max().unwrap_or(0)
    }

    /// The characters, row by row from the top.
    pub fn cells(&self) -> Vec<Vec<char>> {
        // Unicode numbers the dots down the left side, then the right; the
        // bottom pair was added later.
        const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let cell = |row: usize, column: usize| {
            let dots = (0..4).flat_map(|y| (0..2).map(move |x| (x, y)));
            let bits: u32 = dots
                .filter(|(x, y)| self.at(4 * row + y, 2 * column + x) > 0)
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

//! Outlines of the regions in which a function lies above a level.

use std::collections::BTreeMap;

type Corner = (usize, usize);

/// Closed outlines of the region where `value(column, row)` is above `level`,
/// on a grid of `n` × `n` values; coordinates are columns and rows.
///
/// Beyond the grid every value counts as below the level, so that an outline
/// that leaves the grid returns along its border.
pub(crate) fn outlines(
    level: f64,
    n: usize,
    value: impl Fn(usize, usize) -> f64,
) -> Vec<Vec<(f64, f64)>> {
    // One row and column more on every side, numbered from 0.
    let height = |(i, j): Corner| match (1..=n).contains(&i) && (1..=n).contains(&j) {
        true => value(i - 1, j - 1) - level,
        false => -1.0,
    };
    let mut next: BTreeMap<(Corner, Corner), (Corner, Corner)> = BTreeMap::new();
    for i in 0..=n {
        for j in 0..=n {
            // Once around the cell: where the walk comes down below the level,
            // an outline enters, and it leaves where the walk comes up again.
            let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)];
            let side = |k: usize| (corners[k % 4], corners[(k + 1) % 4]);
            let falls = |(p, q): (Corner, Corner)| height(p) > 0.0 && height(q) <= 0.0;
            for k in 0..4 {
                if falls(side(k)) {
                    let up = (k + 1..k + 4).map(side).find(|&(p, q)| falls((q, p)));
                    // The neighbour walks along that side in the other direction.
                    next.extend(up.map(|(p, q)| (side(k), (q, p))));
                }
            }
        }
    }
    let mut outlines = Vec::new();
    while let Some((start, _)) = next.first_key_value() {
        let (mut outline, mut here) = (Vec::new(), Some(*start));
        while let Some(side) = here {
            outline.push(crossing(side, height));
            here = next.remove(&side);
        }
        outlines.push(outline);
    }
    outlines
}

/// Where between two corners the level is crossed, counted from the grid's first.
fn crossing((p, q): (Corner, Corner), height: impl Fn(Corner) -> f64) -> (f64, f64) {
    let part = height(p) / (height(p) - height(q));
    let between = |p: usize, q: usize| p as f64 + part * (q as f64 - p as f64) - 1.0;
    (between(p.0, q.0), between(p.1, q.1))
}

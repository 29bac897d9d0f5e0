//! Draws digits as an unsteady hand does: no two alike.

use crate::data::{Digits, sample};
use crate::glyphs::{GLYPHS, Strokes};
use chainrule::Vector;
use chainrule::rng::Rng;

type Point = (f64, f64);

/// So many digits, each as likely as another, on images of `side` × `side`.
pub(crate) fn draw(count: usize, side: usize, rng: &mut Rng) -> Digits {
    let mut drawn = |_| {
        let digit = rng.below(10);
        let ways = GLYPHS[digit];
        sample(image(ways[rng.below(ways.len())], side, rng), digit)
    };
    Digits {
        size: (side, side),
        samples: (0..count).map(&mut drawn).collect(),
    }
}

/// One image of a glyph: shifted, scaled, slanted and turned, its stations
/// moved a little each, with a pen of some width, on dirty paper.
fn image(strokes: Strokes, side: usize, rng: &mut Rng) -> Vector {
    let (width, height) = (rng.uniform(0.055, 0.085), rng.uniform(0.06, 0.085));
    let (slant, turn) = (rng.uniform(-0.3, 0.3), rng.uniform(-0.2, 0.2));
    let (right, down) = (rng.uniform(-0.09, 0.09), rng.uniform(-0.09, 0.09));
    let pen = rng.uniform(0.035, 0.07);
    let mut segments: Vec<[Point; 2]> = Vec::new();
    for stroke in strokes {
        let stations = stroke.split(' ').map(|station| {
            let place = |index: usize| f64::from(station.as_bytes()[index] - b'0') - 4.5;
            let (x, y) = (place(0) + 0.3 * rng.normal(), place(1) + 0.3 * rng.normal());
            let (x, y) = (width * (x - slant * y), height * y);
            (0.5 + right + x - turn * y, 0.5 + down + y + turn * x)
        });
        let stations: Vec<Point> = stations.collect();
        segments.extend(stations.windows(2).map(|ends| [ends[0], ends[1]]));
    }
    Vector::from_fn(side * side, |pixel| {
        let middle = |index: usize| (index as f64 + 0.5) / side as f64;
        let at = (middle(pixel % side), middle(pixel / side));
        let far = segments.iter().map(|ends| distance_squared(at, ends));
        let far = far.fold(1.0, f64::min);
        // Ink within the width of the pen, fading out over a pixel.
        let ink = ((pen - far.sqrt()) * side as f64 + 0.5).clamp(0.0, 1.0);
        (ink + 0.15 * rng.normal()).clamp(0.0, 1.0)
    })
}

/// The squared distance of a point from a segment.
fn distance_squared((x, y): Point, &[(x0, y0), (x1, y1)]: &[Point; 2]) -> f64 {
    let (dx, dy) = (x1 - x0, y1 - y0);
    let length = dx * dx + dy * dy;
    let along = ((x - x0) * dx + (y - y0) * dy) / length.max(1e-12);
    let along = along.clamp(0.0, 1.0);
    let (ex, ey) = (x0 + along * dx - x, y0 + along * dy - y);
    ex * ex + ey * ey
}

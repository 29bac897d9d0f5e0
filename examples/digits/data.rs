//! Images of digits, with what they show.

use chainrule::Vector;
use chainrule::network::Sample;

/// Images of one size and their digits.
#[derive(Debug)]
pub(crate) struct Digits {
    /// Rows and columns of every image.
    pub(crate) size: (usize, usize),
    pub(crate) samples: Vec<Sample>,
}

/// The pixels of an image, row by row, from 0 (paper) to 1 (ink); and ten answers,
/// 1 for the digit that it shows and 0 for the others.
pub(crate) fn sample(pixels: Vector, digit: usize) -> Sample {
    let answers = Vector::from_fn(10, |k| if k == digit { 1.0 } else { 0.0 });
    Sample::new(pixels, answers)
}

/// Which of the ten numbers is the greatest: the digit that outputs answer, or
/// that a target asks for.
pub(crate) fn digit(numbers: &Vector) -> usize {
    let greatest = (0..numbers.len()).max_by(|&a, &b| numbers[a].total_cmp(&numbers[b]));
    greatest.unwrap_or(0)
}

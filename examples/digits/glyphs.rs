//! How the ten digits are written: the way of the pen, for each of them.
//!
//! A stroke is a list of stations, each a column and a row from 0 to 9, with the
//! row 0 at the top: `"40 49"` goes straight down the middle. Some digits are
//! written in more than one way.

/// The strokes of one way to write a digit.
pub(crate) type Strokes = &'static [&'static str];

/// For each digit, the ways to write it.
pub(crate) const GLYPHS: [&[Strokes]; 10] = [
    &[
        &["40 62 74 76 68 49 28 16 13 22 40"],
        &["50 22 14 17 39 59 77 73 61 50"],
    ],
    &[&["23 40 49"], &["50 49"], &["22 40 49", "29 69"]],
    &[
        &["13 21 40 61 73 64 46 19 79"],
        &["12 30 60 72 65 38 28 27 38 59 79"],
    ],
    &[
        &["11 30 60 72 63 44 65 77 58 39 18"],
        &["10 70 44 65 77 68 39 18"],
    ],
    &[&["59 50 16 76"], &["20 15 75", "61 59"]],
    &[
        &["70 20 14 43 64 76 68 39 18"],
        &["20 24 54 76 68 49 18", "20 70"],
    ],
    &[&["60 33 16 28 49 68 76 55 36 17"]],
    &[&["10 70 39"], &["10 70 48 39", "25 65"], &["12 10 70 49"]],
    &[
        &["44 22 31 50 61 62 44 26 18 39 59 68 66 44"],
        &["71 40 21 23 65 77 58 29 17 26 63 71"],
    ],
    &[
        &["73 54 34 22 21 40 60 72 73 66 49"],
        &["62 40 22 34 54 62 69"],
    ],
];

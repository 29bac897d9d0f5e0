//! What the network makes of digits that it has never seen.

use crate::command_line::number::{fixed, percent};
use crate::data::{Digits, digit};
use chainrule::Vector;
use chainrule::network::{Network, backprop};
use std::array::from_fn;

/// How many of the digits the network gets right.
pub(crate) fn correct(network: &Network, digits: &Digits) -> usize {
    let samples = digits.samples.iter();
    let right = samples.filter(|x| digit(&network.forward(&x.input)) == digit(&x.target));
    right.count()
}

/// Prints which digits are taken for which, and draws the mistakes with the greatest
/// loss.
pub(crate) fn report(network: &Network, digits: &Digits) {
    let (mut table, mut mistakes) = ([[0; 10]; 10], Vec::new());
    for sample in &digits.samples {
        let output = network.forward(&sample.input);
        let (shown, taken_for) = (digit(&sample.target), digit(&output));
        table[shown][taken_for] += 1;
        if shown != taken_for {
            let loss = backprop::loss(&sample.target, &output); // (11)
            let rounded = output.map(|s| (100.0 * s).round() / 100.0);
            let outputs = [shown, taken_for].map(|k| format!("{k}: {}", fixed(rounded[k], 2)));
            let caption = [format!("{shown}, not {taken_for}"), outputs.join(" ")];
            mistakes.push((loss, &sample.input, caption));
        }
    }
    let names: [String; 10] = from_fn(|k| format!("{k:6}"));
    println!("Shown (rows) and taken for (columns):\n");
    println!("      {}   right", names.concat());
    for (shown, row) in table.iter().enumerate() {
        let cells = row.map(|count| match count {
            0 => format!("{:>6}", "·"),
            count => format!("{count:6}"),
        });
        let share = percent(row[shown], row.iter().sum(), 1);
        println!("  {shown:3} {}{share:>8}", cells.concat());
    }
    mistakes.sort_by(|a, b| b.0.total_cmp(&a.0));
    mistakes.truncate(if digits.size.1 > 18 { 4 } else { 8 });
    if mistakes.is_empty() {
        println!("\nIt made no mistake.");
        return;
    }
    println!("\nMistakes, the worst first, with the outputs for the right and the wrong digit:\n");
    let pictures = mistakes.into_iter();
    let pictures = pictures.map(|(_, pixels, caption)| (picture(pixels, digits.size, 36), caption));
    print!("{}", beside(&pictures.collect::<Vec<_>>()));
}

/// Draws the first image of every digit.
pub(crate) fn examples(digits: &Digits) {
    let samples = &digits.samples;
    let first = |k| samples.iter().find(|sample| digit(&sample.target) == k);
    let pictures = (0..10).filter_map(first).map(|sample| {
        let caption = [digit(&sample.target).to_string(), String::new()];
        (picture(&sample.input, digits.size, 14), caption)
    });
    print!("{}", beside(&pictures.collect::<Vec<_>>()));
}

/// An image in half blocks, two pixels above each other in a character, shrunk
/// by a whole factor to at most `most` columns.
fn picture(pixels: &Vector, (rows, columns): (usize, usize), most: usize) -> Vec<String> {
    let factor = columns.div_ceil(most);
    let ink = |row: usize, column: usize| {
        let square =
            (0..factor * factor).map(|n| (row * factor + n / factor, column * factor + n % factor));
        let inside = square.filter(|&(r, c)| r < rows && c < columns);
        let ink: f64 = inside.map(|(r, c)| pixels[r * columns + c]).sum();
        ink / (factor * factor) as f64 > 0.4
    };
    let character = |row, column| match (ink(row, column), ink(row + 1, column)) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    let across = columns.div_ceil(factor);
    let line = |row| (0..across).map(|column| character(row, column)).collect();
    (0..rows.div_ceil(factor)).step_by(2).map(line).collect()
}

/// Pictures of one size beside each other, their captions below, as many in a
/// row as 78 columns hold.
fn beside(pictures: &[(Vec<String>, [String; 2])]) -> String {
    let lines = pictures
        .iter()
        .flat_map(|(picture, caption)| picture.iter().chain(caption));
    let width = lines.map(|line| line.chars().count()).max().unwrap_or(1);
    let mut text = String::new();
    for row in pictures.chunks(79 / (width + 1)) {
        for n in 0..row[0].0.len() + 2 {
            let line = |(picture, caption): &(Vec<String>, [String; 2])| match picture.get(n) {
                Some(line) => format!("{line:width$} "),
                None => format!("{:^width$} ", caption[n - picture.len()]),
            };
            let line: String = row.iter().map(line).collect();
            if !line.trim().is_empty() {
                text += line.trim_end();
                text.push('\n');
            }
        }
        text.push('\n');
    }
    text
}

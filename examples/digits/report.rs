//! What the network makes of digits that it has never seen.

use crate::data::{Digits, digit};
use chainrule::Vector;
use chainrule::network::{Network, Sample, backprop};

/// What the network answers to a sample.
struct Answer<'a> {
    sample: &'a Sample,
    output: Vector,
    shown: usize,
    taken_for: usize,
}

fn answers<'a>(network: &Network, digits: &'a Digits) -> Vec<Answer<'a>> {
    let answer = |sample: &'a Sample| {
        let output = network.forward(&sample.input);
        let (shown, taken_for) = (digit(&sample.target), digit(&output));
        Answer {
            sample,
            output,
            shown,
            taken_for,
        }
    };
    digits.samples.iter().map(answer).collect()
}

/// The share of the digits that the network gets right.
pub(crate) fn accuracy(network: &Network, digits: &Digits) -> f64 {
    let answers = answers(network, digits);
    let right = answers
        .iter()
        .filter(|answer| answer.shown == answer.taken_for);
    right.count() as f64 / answers.len() as f64
}

/// Prints which digits are taken for which.
pub(crate) fn confusion(network: &Network, digits: &Digits) {
    let mut table = [[0; 10]; 10];
    for answer in answers(network, digits) {
        table[answer.shown][answer.taken_for] += 1;
    }
    println!("Shown (rows) and taken for (columns):\n");
    println!(
        "      {}   right",
        std::array::from_fn::<_, 10, _>(|k| format!("{k:6}")).concat()
    );
    for (shown, row) in table.iter().enumerate() {
        let cells = row.map(|count| match count {
            0 => format!("{:>6}", "·"),
            count => format!("{count:6}"),
        });
        let share = 100.0 * f64::from(row[shown]) / f64::from(row.iter().sum::<i32>().max(1));
        println!("  {shown:3} {}{share:6.1} %", cells.concat());
    }
    println!();
}

/// Draws the mistakes with the greatest loss.
pub(crate) fn worst(network: &Network, digits: &Digits) {
    let loss = |answer: &Answer| backprop::loss(&answer.sample.target, &answer.output); // (11)
    let mut wrong = answers(network, digits);
    wrong.retain(|answer| answer.shown != answer.taken_for);
    wrong.sort_by(|a, b| loss(b).total_cmp(&loss(a)));
    wrong.truncate(if digits.size.1 > 18 { 4 } else { 8 });
    if wrong.is_empty() {
        println!("It made no mistake.");
        return;
    }
    println!("The worst mistakes, with the outputs for the right and the wrong digit:\n");
    let pictures = wrong.iter().map(|answer| {
        let (right, wrong) = (answer.shown, answer.taken_for);
        let outputs = [right, wrong].map(|k| format!("{k}: {:.2}", answer.output[k]));
        let caption = [format!("{right}, not {wrong}"), outputs.join(" ")];
        (picture(&answer.sample.input, digits.size, 36), caption)
    });
    print!("{}", beside(&pictures.collect::<Vec<_>>()));
}

/// Draws the first image of every digit.
pub(crate) fn examples(digits: &Digits) {
    let first = |k| {
        digits
            .samples
            .iter()
            .find(|sample| digit(&sample.target) == k)
    };
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
    let line = |row| {
        (0..columns.div_ceil(factor))
            .map(|column| character(row, column))
            .collect()
    };
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

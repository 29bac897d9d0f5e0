//! Expected and got, number by number.

use super::check::Who;
use super::explain::Question;
use super::record::{Outcome, observe};
use super::value::{Block, show};

/// A heading and one row for each number; nothing if the shapes differ.
pub fn table(question: &Question, c: usize, yours: &[Block]) -> Vec<Vec<String>> {
    let right = &question.right[c];
    let mut pairs = right.iter().zip(yours);
    if right.len() != yours.len() || pairs.any(|(right, yours)| right.shape != yours.shape) {
        return Vec::new();
    }
    let check = question.check;
    let oracle = || observe(|| check.call(Who::Oracle, &question.cases[c].given));
    let oracle = check.has_oracle().then(oracle);
    let oracle = oracle.as_ref().and_then(Outcome::blocks);
    let mut head = vec![String::new(), "expected".to_string(), "yours".to_string()];
    head.extend(oracle.map(|_| "differences".to_string()));
    head.push(String::new());
    let mut rows = vec![head];
    for cell in question.cells().iter().filter(|cell| cell.case == c) {
        let block = &right[cell.block];
        let k = cell.row * cell.size.1 + cell.column;
        let numbers = [cell.expected, cell.yours];
        let mut shown = numbers.map(show);
        if !cell.right && shown[0] == shown[1] {
            shown = numbers.map(|x| format!("{x:.11e}"));
        }
        let mut row = vec![block.label(k)];
        row.extend(shown);
        row.extend(oracle.map(|blocks| show(blocks[cell.block].numbers[k])));
        row.push(if cell.right { "" } else { "<" }.to_string());
        rows.push(row);
    }
    rows
}

/// For blocks of different shapes: both of them.
pub fn shapes(right: &[Block], yours: &[Block]) -> String {
    let mut pairs = right.iter().zip(yours);
    let different = pairs.find(|(right, yours)| right.shape != yours.shape);
    different.map_or(String::new(), |(right, yours)| {
        let mut text = format!(
            "{} should be {}; yours is {}\n{right} expected",
            right.name, right.shape, yours.shape
        );
        if yours.numbers.len() <= 100 && !yours.numbers.is_empty() {
            text += &format!("\n{yours} is yours");
        }
        text
    })
}

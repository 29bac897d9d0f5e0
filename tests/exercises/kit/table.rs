//! Expected and got, number by number.

use super::check::Ask;
use super::record::Outcome;
use super::value::{Block, show};

/// A heading and one row for each number; nothing if the shapes differ.
pub fn table(
    check: &dyn Ask,
    c: usize,
    right: &[Block],
    yours: &[Block],
    tolerance: f64,
) -> Vec<Vec<String>> {
    if right
        .iter()
        .zip(yours)
        .any(|(right, yours)| right.shape != yours.shape)
    {
        return Vec::new();
    }
    let oracle = check.oracle();
    let oracle_blocks = oracle
        .as_ref()
        .and_then(|(name, cases)| match &cases[c].outcome {
            Outcome::Returned(blocks) => Some((*name, blocks)),
            _ => None,
        });
    let mut head = vec![String::new(), "expected".to_string(), "yours".to_string()];
    head.extend(oracle_blocks.map(|(name, _)| name.to_string()));
    head.push(String::new());
    let mut rows = vec![head];
    for (b, block) in right.iter().enumerate() {
        for k in 0..block.numbers.len() {
            let (expected, got) = (block.numbers[k], yours[b].numbers[k]);
            let right = (got - expected).abs() <= tolerance * expected.abs().max(1.0);
            let (mut a, mut b_text) = (show(expected), show(got));
            if !right && a == b_text {
                (a, b_text) = (format!("{expected:?}"), format!("{got:?}"));
            }
            let mut row = vec![block.label(k), a, b_text];
            row.extend(oracle_blocks.map(|(_, blocks)| show(blocks[b].numbers[k])));
            row.push(if right { "" } else { "<" }.to_string());
            rows.push(row);
        }
    }
    rows
}

/// For blocks of different shapes: both of them.
pub fn shapes(right: &[Block], yours: &[Block]) -> String {
    let mut pairs = right
        .iter()
        .zip(yours)
        .filter(|(right, yours)| right.shape != yours.shape);
    pairs.next().map_or(String::new(), |(right, yours)| {
        format!(
            "{} should be {}; yours is {}:\n{right} expected\n{yours} is yours",
            right.name, right.shape, yours.shape
        )
    })
}

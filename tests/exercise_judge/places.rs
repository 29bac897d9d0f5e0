//! Where the wrong numbers stand: in one block, in a row, on the diagonal.

use super::check::Case;
use super::relation::Cell;
use super::value::Block;

/// A place that has a name and holds all the wrong numbers, and nothing that is
/// right.
pub fn place(cells: &[Cell], blocks: &[Block]) -> Option<String> {
    let names = names(cells, blocks);
    let fits = |inside: &dyn Fn(&Cell) -> bool| cells.iter().all(|cell| inside(cell) != cell.right);
    names
        .into_iter()
        .find(|(_, inside)| fits(inside))
        .map(|(name, _)| name)
}

type Place = (String, Box<dyn Fn(&Cell) -> bool>);

fn names(cells: &[Cell], blocks: &[Block]) -> Vec<Place> {
    type Inside = fn(usize, usize) -> bool;
    const LINES: [(&str, Inside); 4] = [
        ("the first {}", |i, _| i == 0),
        ("the last {}", |i, n| i + 1 == n),
        ("the {}s after the first", |i, _| i > 0),
        ("the {}s before the last", |i, n| i + 1 < n),
    ];
    let mut places: Vec<Place> = Vec::new();
    for (b, block) in blocks.iter().enumerate() {
        let name = block.name;
        let of = move |cell: &Cell| cell.block == b;
        if blocks.len() > 1 {
            places.push((name.to_string(), Box::new(of)));
        }
        let largest = cells.iter().filter(|cell| of(cell)).map(|cell| cell.size);
        let (rows, columns) = largest.fold((1, 1), |a, b| (a.0.max(b.0), a.1.max(b.1)));
        let row = if columns > 1 { "row" } else { "entry" };
        type Position = fn(&Cell) -> (usize, usize);
        let by_row: (&str, usize, Position) = (row, rows, |c| (c.row, c.size.0));
        let by_column: (&str, usize, Position) = ("column", columns, |c| (c.column, c.size.1));
        for (words, inside) in LINES {
            for (line, n, position) in [by_row, by_column] {
                let words = words.replace("{}", line).replace("entrys", "entries");
                let inside = move |c: &Cell| of(c) && n > 1 && inside(position(c).0, position(c).1);
                places.push((format!("{words} of {name}"), Box::new(inside)));
            }
        }
        if rows > 1 && columns > 1 {
            let diagonal = format!("the diagonal of {name}");
            places.push((diagonal, Box::new(move |c| of(c) && c.row == c.column)));
            let rest = format!("all of {name} but its diagonal");
            places.push((rest, Box::new(move |c| of(c) && c.row != c.column)));
        }
    }
    places
}

/// What is special about these inputs, each thing once; and the inputs too where
/// other cases of the same kind were not chosen.
pub fn labels(cases: &[Case], chosen: &[usize]) -> String {
    let mut labels: Vec<String> = Vec::new();
    for &c in chosen {
        let kind = |k: usize| cases[k].about == cases[c].about;
        let whole = (0..cases.len())
            .filter(|&k| kind(k))
            .all(|k| chosen.contains(&k));
        let label = if whole {
            cases[c].about.to_string()
        } else {
            cases[c].label()
        };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.join("; ")
}

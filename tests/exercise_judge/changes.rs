//! Changes of what goes into a solution and of what comes out of it.
//!
//! Many a mistake is the right formula with one plain thing in place of another:
//! 1 for a factor that was forgotten, the squares of the errors, the first entry
//! for all of them. So the solution is asked again with each given thing edited
//! in each of these ways, and what it gives is edited likewise.

use chainrule::activation::Activation;

use super::edits::{EACH, Edit, LISTS, TABLES, all, applied, is_plain};
use super::value::{Block, Given, Shape};

/// What is changed, and how.
#[derive(Clone, Copy)]
pub enum Change {
    /// Block `at` of what is given, edited; by columns if it says so.
    Given {
        at: usize,
        edit: &'static Edit,
        columns: bool,
    },
    /// Another given thing of the same shape, edited or as it is.
    Other {
        at: usize,
        other: usize,
        edit: Option<&'static Edit>,
    },
    /// Two given things have changed places.
    Swapped { at: usize, other: usize },
    /// A given thing of the same shape, edited or as it is, as block `at` of the
    /// result.
    Instead {
        at: usize,
        other: usize,
        edit: Option<&'static Edit>,
    },
    /// Another activation in place of f.
    Function(Activation),
    /// A given thing, put through f.
    Through { at: usize },
    /// The difference A − s2, or s2 − A, by way of the target.
    Error {
        at: usize,
        edit: &'static Edit,
        sign: f64,
    },
    /// One index in place of another.
    Index(Index),
    /// Block `at` of the result, or what was added to the block of this name.
    Result {
        at: usize,
        edit: &'static Edit,
        columns: bool,
    },
}

/// All changes of what is given, as far as these inputs admit them.
pub fn of_given(given: &Given, has_f: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    for (at, block) in given.blocks.iter().enumerate() {
        for (edit, columns) in all() {
            if applied(edit, block, columns).is_some() {
                changes.push(Change::Given { at, edit, columns });
            }
        }
        if block.shape != Shape::Number {
            changes.extend([false, true].map(|column| {
                Change::Index(Index {
                    at,
                    error: false,
                    column,
                })
            }));
        }
        if has_f {
            changes.push(Change::Through { at });
        }
        if block.name == "target" {
            let edits = EACH.iter().chain(LISTS);
            let both = edits.flat_map(|edit| [(edit, 1.0), (edit, -1.0)]);
            changes.extend(both.map(|(edit, sign)| Change::Error { at, edit, sign }));
            changes.extend([false, true].map(|column| {
                Change::Index(Index {
                    at,
                    error: true,
                    column,
                })
            }));
        }
        for (other, block2) in given.blocks.iter().enumerate() {
            if other != at && block2.shape == block.shape {
                let edits = EACH.iter().skip(2).map(Some);
                let edits = [None].into_iter().chain(edits);
                changes.extend(edits.map(|edit| Change::Other { at, other, edit }));
                if at < other {
                    changes.push(Change::Swapped { at, other });
                }
            }
        }
    }
    if has_f {
        let others = [Activation::Identity, Activation::Sigmoid, Activation::Relu];
        changes.extend(others.map(Change::Function));
    }
    changes
}

/// The index of a given list is that of the result: its row's, or its column's.
#[derive(Clone, Copy)]
pub struct Index {
    at: usize,
    /// Not of the list alone, but of target and s2 together.
    error: bool,
    column: bool,
}

impl Index {
    /// Row by row of the result, or column by column, what is given when all
    /// entries of the list are the one with that number. As in a list, there is
    /// a panic where there is none.
    fn call(self, given: &Given, call: impl Fn(&Given) -> Vec<Block>) -> Vec<Block> {
        let mut result = call(given);
        for b in 0..result.len() {
            let (rows, columns) = result[b].size();
            for n in 0..if self.column { columns } else { rows } {
                let mut changed = given.clone();
                for block in &mut changed.blocks {
                    let error = self.error && ["target", "s2"].contains(&block.name);
                    if error || block.name == given.blocks[self.at].name {
                        let (_, width) = block.size();
                        let row = block.numbers[n * width..(n + 1) * width].to_vec();
                        *block = block.with(block.shape, |_, j| row[j]);
                    }
                }
                let part = &call(&changed)[b];
                for k in 0..rows * columns {
                    let (i, j) = part.place(k);
                    if n == if self.column { j } else { i } {
                        result[b].numbers[k] = part.numbers[k];
                    }
                }
            }
        }
        result
    }
}

/// All changes of a result, and everything of its shape in its place.
pub fn of_result(given: &Given, result: &[Block]) -> Vec<Change> {
    let mut changes = Vec::new();
    for (at, block) in result.iter().enumerate() {
        for (other, _) in given
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, b)| b.shape == block.shape)
        {
            let edits = [None].into_iter().chain(EACH.iter().skip(2).map(Some));
            changes.extend(edits.map(|edit| Change::Instead { at, other, edit }));
        }
        for (edit, columns) in all() {
            if applied(edit, block, columns).is_some() {
                changes.push(Change::Result { at, edit, columns });
            }
        }
    }
    changes
}

impl Change {
    /// What a solution is given then.
    pub fn before(self, given: &Given) -> Option<Given> {
        let mut changed = given.clone();
        match self {
            Change::Given { at, edit, columns } => {
                changed.blocks[at] = applied(edit, &given.blocks[at], columns)?;
            }
            Change::Other { at, other, edit } => {
                let (block, other) = (&given.blocks[at], given.blocks.get(other)?);
                let name = block.name;
                let other = edit.map_or(Some(other.clone()), |edit| applied(edit, other, false))?;
                (other.shape == block.shape).then_some(())?;
                changed.blocks[at] = Block { name, ..other };
            }
            Change::Swapped { at, other } => {
                let (a, b) = (&given.blocks[at], &given.blocks[other]);
                (a.shape == b.shape).then_some(())?;
                changed.blocks[at] = Block {
                    name: a.name,
                    ..b.clone()
                };
                changed.blocks[other] = Block {
                    name: b.name,
                    ..a.clone()
                };
            }
            Change::Function(f) => changed.f = f,
            Change::Through { at } => {
                changed.blocks[at] = given.blocks[at].map(|x| given.f.value(x));
            }
            Change::Error { at, edit, sign } => {
                let s2 = given.blocks.iter().find(|block| block.name == "s2")?;
                let pairs = given.blocks[at].numbers.iter().zip(&s2.numbers);
                let numbers = pairs.map(|(a, s)| sign * (a - s)).collect();
                let error = Block {
                    numbers,
                    ..s2.clone()
                };
                let error = applied(edit, &error, false)?;
                let pairs = error.numbers.iter().zip(&s2.numbers);
                changed.blocks[at].numbers = pairs.map(|(e, s)| s + sign * e).collect();
            }
            Change::Result { .. } | Change::Instead { .. } | Change::Index(_) => {}
        }
        Some(changed)
    }

    /// What becomes of the result then. Where a given block was changed in
    /// place, it is the change that is edited.
    pub fn after(self, given: &Given, mut result: Vec<Block>) -> Option<Vec<Block>> {
        if let Change::Instead { at, other, edit } = self {
            let (block, other) = (&result[at], given.blocks.get(other)?);
            let other = edit.map_or(Some(other.clone()), |edit| applied(edit, other, false))?;
            (other.shape == block.shape).then_some(())?;
            result[at].numbers = other.numbers;
        }
        let Change::Result { at, edit, columns } = self else {
            return Some(result);
        };
        let block = &result[at];
        let before = given.blocks.iter().find(|before| before.name == block.name);
        let zero = block.map(|_| 0.0);
        let base = before.filter(|before| before.shape == block.shape);
        let base = base.unwrap_or(&zero).clone();
        let pairs = |a: &Block, b: &Block, sign: f64| {
            let pairs = a.numbers.iter().zip(&b.numbers);
            pairs.map(|(a, b)| a + sign * b).collect()
        };
        let numbers = pairs(block, &base, -1.0);
        let step = Block {
            numbers,
            ..block.clone()
        };
        let edited = applied(edit, &step, columns)?;
        if edited.shape == block.shape {
            let numbers = pairs(&edited, &base, 1.0);
            result[at] = Block { numbers, ..edited };
        } else {
            result[at] = edited;
        }
        Some(result)
    }

    /// "s2² in place of s2".
    pub fn words(self, given: &Given, result: &[Block]) -> String {
        let named = |edit: &Edit, name: &str, columns: bool| {
            let table = |block: &Block| name.ends_with(block.name) && block.size().1 > 1;
            let is_table = given.blocks.iter().chain(result).any(table);
            let name = match (LISTS.contains(edit) && is_table, columns) {
                (true, true) => format!("the columns of {name}"),
                (true, false) => format!("the rows of {name}"),
                _ => name.to_string(),
            };
            edit.words.replace("{}", &name)
        };
        match self {
            Change::Given { at, edit, .. } if *edit == TABLES[0] => {
                let name = given.blocks[at].name;
                format!("the two indices of {name} exchanged (it is {name}[(from, to)])")
            }
            Change::Result { at, edit, .. } if *edit == TABLES[0] => {
                let name = result[at].name;
                format!("the rows and columns of {name} exchanged")
            }
            Change::Given { at, edit, columns } => {
                let name = given.blocks[at].name;
                format!("{} in place of {name}", named(edit, name, columns))
            }
            Change::Other { at, other, edit } => {
                let (name, other) = (given.blocks[at].name, given.blocks[other].name);
                let other = edit.map_or(other.to_string(), |edit| named(edit, other, false));
                format!("{other} in place of {name}")
            }
            Change::Instead { at, other, edit } => {
                let (name, other) = (result[at].name, given.blocks[other].name);
                let other = edit.map_or(other.to_string(), |edit| named(edit, other, false));
                format!("{other} in place of {name}")
            }
            Change::Swapped { at, other } => {
                let (name, other) = (given.blocks[at].name, given.blocks[other].name);
                format!("{name} and {other} exchanged")
            }
            Change::Function(Activation::Identity) => "no f at all".to_string(),
            Change::Function(f) => format!("the {f} in place of f, whatever f is"),
            Change::Through { at } => {
                let name = given.blocks[at].name;
                format!("f({name}) in place of {name}: {name} enters as it is")
            }
            Change::Error { edit, sign, .. } => {
                let error = if sign > 0.0 { "A - s2" } else { "s2 - A" };
                let words = named(edit, &format!("({error})"), false);
                format!("{words} in place of the error {error}")
            }
            Change::Index(Index { at, error, column }) => {
                let name = if error {
                    "the error A - s2"
                } else {
                    given.blocks[at].name
                };
                let line = if column { "column" } else { "row" };
                format!(
                    "the wrong index for {name}: that of the result's {line}, as far as there are so \
                     many"
                )
            }
            Change::Result { at, edit, columns } => {
                let name = result[at].name;
                let step = given.blocks.iter().any(|block| block.name == name);
                let name = if step {
                    format!("the change of {name}")
                } else {
                    name.to_string()
                };
                format!("{} in place of {name}", named(edit, &name, columns))
            }
        }
    }

    /// Calls a solution, several times if an index is exchanged.
    pub fn call(self, given: &Given, call: impl Fn(&Given) -> Vec<Block>) -> Vec<Block> {
        match self {
            Change::Index(index) => index.call(given, call),
            _ => call(given),
        }
    }

    /// One of those that go together with another mistake.
    pub fn is_plain(self) -> bool {
        match self {
            Change::Given { edit, columns, .. } => {
                !columns && (is_plain(edit) || TABLES[0] == *edit)
            }
            Change::Error { edit, .. } => is_plain(edit),
            Change::Index(_) | Change::Through { .. } => true,
            Change::Other { edit, .. } => edit.is_none(),
            Change::Swapped { .. } | Change::Function(_) => true,
            Change::Result { edit, columns, .. } => {
                !columns && (EACH[2..10].contains(edit) || TABLES[0] == *edit)
            }
            Change::Instead { .. } => false,
        }
    }

    /// The name of what is given and seems to be missing.
    pub fn missing(self, given: &Given) -> Option<&'static str> {
        match self {
            Change::Given { at, edit, .. } if edit.words == "1" => Some(given.blocks[at].name),
            _ => None,
        }
    }
}

//! Changes of what goes into a solution and of what comes out of it.
//!
//! Many a mistake is the right formula with one plain thing in place of another:
//! 1 for a factor that was forgotten, the squares of the errors, the first entry
//! for all of them. So the solution is asked again with each given thing edited
//! in each of these ways, and what it gives is edited likewise.

use chainrule::activation::Activation;

use super::edits::{CONSTANTS, EACH, Edit, LISTS, SAME, TURNED, all, applied};
use super::value::{Block, Given, Shape};

/// What is changed, and how.
#[derive(Clone, Copy)]
pub enum Change {
    Block(Exchange),
    /// Another activation in place of f.
    Function(Activation),
    /// The index of a given list is that of the result: its row's, or its column's.
    Index {
        at: usize,
        column: bool,
    },
}

/// Block `at` of what is given, or of the result, is now an edit of something: of its
/// rows, or of its columns.
#[derive(Clone, Copy)]
pub struct Exchange {
    result: bool,
    at: usize,
    of: Of,
    edit: &'static Edit,
    columns: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Of {
    /// The block itself; of one that an answer changes in place, its change.
    Itself,
    /// Something else that is given, of the same shape.
    Given(usize),
    /// The difference A − s2, or with −1 s2 − A, by way of the target.
    Error(f64),
}

/// All changes that these inputs and this result admit.
pub fn changes(given: &Given, result: &[Block], has_f: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    let inputs = given.blocks.iter().enumerate().map(|block| (false, block));
    let outputs = result.iter().enumerate().map(|block| (true, block));
    for (result, (at, block)) in inputs.chain(outputs) {
        let mut add = |of, edit: &'static Edit, columns| {
            let possible = applied(edit, block, columns, given.f).is_some();
            if possible && (has_f || edit.words != "f({})") {
                changes.push(Change::Block(Exchange {
                    result,
                    at,
                    of,
                    edit,
                    columns,
                }));
            }
        };
        all().for_each(|(edit, columns)| add(Of::Itself, edit, columns));
        if block.name == "target" && !result {
            for edit in CONSTANTS.iter().chain(EACH).chain(LISTS) {
                add(Of::Error(1.0), edit, false);
                add(Of::Error(-1.0), edit, false);
            }
        }
        for (other, like) in given.blocks.iter().enumerate() {
            if (result || other != at) && like.shape == block.shape {
                for edit in [SAME].into_iter().chain(EACH) {
                    add(Of::Given(other), edit, false);
                }
            }
        }
        if block.shape != Shape::Number && !result {
            changes.extend([false, true].map(|column| Change::Index { at, column }));
        }
    }
    let others = [Activation::Identity, Activation::Sigmoid, Activation::Relu];
    changes.extend(others.map(Change::Function).iter().filter(|_| has_f));
    changes
}

impl Change {
    /// What a solution is given then.
    pub fn given(self, given: &Given) -> Option<Given> {
        let mut changed = given.clone();
        match self {
            Change::Block(exchange) if !exchange.result => {
                let block = &mut changed.blocks[exchange.at];
                *block = exchange.edited(given, block)?;
            }
            Change::Function(f) => changed.f = f,
            _ => {}
        }
        Some(changed)
    }

    /// What becomes of the result then.
    pub fn result(self, given: &Given, mut result: Vec<Block>) -> Option<Vec<Block>> {
        if let Change::Block(exchange) = self
            && exchange.result
        {
            result[exchange.at] = exchange.edited(given, &result[exchange.at])?;
        }
        Some(result)
    }

    /// Calls a solution. If an index is exchanged, then row by row of the result,
    /// or column by column, with the entry of that number for all of the list. As
    /// in a list, there is a panic where there is none.
    pub fn call(self, given: &Given, call: &dyn Fn(&Given) -> Vec<Block>) -> Vec<Block> {
        let mut result = call(given);
        let Change::Index { at, column } = self else {
            return result;
        };
        let (rows, columns) = result[0].size();
        for n in 0..if column { columns } else { rows } {
            let mut changed = given.clone();
            let list = &given.blocks[at];
            changed.blocks[at] = list.with(list.shape, &|_, j| list.at(n, j));
            let part = &call(&changed)[0];
            result[0] = part.with(part.shape, &|i, j| {
                let here = n == if column { j } else { i };
                if here { part } else { &result[0] }.at(i, j)
            });
        }
        result
    }

    /// "s2² in place of s2".
    pub fn words(self, given: &Given, result: &[Block]) -> String {
        match self {
            Change::Function(Activation::Identity) => "no f at all".to_string(),
            Change::Function(f) => format!("the {f} in place of f, whatever f is"),
            Change::Index { at, column } => {
                let line = if column { "column" } else { "row" };
                let name = given.blocks[at].name;
                format!(
                    "the wrong index for {name}: that of the result's {line}, as far as there are so \
                     many"
                )
            }
            Change::Block(exchange) => exchange.words(given, result),
        }
    }

    /// Whether it is the result that changes, and which of its things or of those given;
    /// for f there is none.
    pub fn what(self) -> (bool, Option<usize>) {
        match self {
            Change::Function(_) => (false, None),
            Change::Index { at, .. } => (false, Some(at)),
            Change::Block(exchange) => (exchange.result, Some(exchange.at)),
        }
    }

    pub fn is_index(self) -> bool {
        matches!(self, Change::Index { .. })
    }

    /// The name of what is given and seems to be missing.
    pub fn missing(self, given: &Given) -> Option<&'static str> {
        let Change::Block(exchange) = self else {
            return None;
        };
        let nothing = !exchange.result && exchange.of == Of::Itself && exchange.edit.words == "1";
        nothing.then(|| given.blocks[exchange.at].name)
    }

    /// One of those that go together with another mistake.
    pub fn is_plain(self) -> bool {
        match self {
            Change::Block(Exchange {
                of: Of::Given(_),
                result,
                edit,
                ..
            }) => !result && *edit == *SAME,
            Change::Block(exchange) => !exchange.columns && exchange.edit.is_plain,
            _ => true,
        }
    }
}

impl Exchange {
    /// The edit of a block, or of its difference to what it is added to.
    fn edited(self, given: &Given, block: &Block) -> Option<Block> {
        let (source, base, sign) = match self.of {
            Of::Itself if self.result => (block, given.find(block.name), 1.0),
            Of::Itself => (block, None, 1.0),
            Of::Given(other) => (given.blocks.get(other)?, None, 1.0),
            Of::Error(sign) => (block, given.find("s2"), sign),
        };
        let base = base.filter(|base| base.shape == source.shape);
        let base = base.map_or(source.map(&|_| 0.0), Block::clone);
        let step = source.with(source.shape, &|i, j| {
            // No difference is 0, and not -0, whose sign is -1.
            sign * (source.at(i, j) - base.at(i, j)) + 0.0
        });
        let step = applied(self.edit, &step, self.columns, given.f)?;
        let name = block.name;
        if step.shape != base.shape {
            return Some(Block { name, ..step });
        }
        let sum = base.with(base.shape, &|i, j| base.at(i, j) + sign * step.at(i, j));
        (self.of == Of::Itself || sum.shape == block.shape).then_some(Block { name, ..sum })
    }

    fn words(self, given: &Given, result: &[Block]) -> String {
        let blocks = if self.result { result } else { &given.blocks };
        let block = &blocks[self.at];
        let change = format!("the change of {}", block.name);
        let in_place = self.result && given.find(block.name).is_some();
        let name = match self.of {
            Of::Itself if in_place => &change,
            _ => block.name,
        };
        match (*self.edit == *TURNED, self.result) {
            (true, true) => return format!("the rows and columns of {name} exchanged"),
            (true, false) => {
                return format!("the two indices of {name} exchanged (it is {name}[(from, to)])");
            }
            _ => {}
        }
        let (new, old) = match self.of {
            Of::Error(1.0) => ("(A - s2)", "the error A - s2"),
            Of::Error(_) => ("(s2 - A)", "the error s2 - A"),
            Of::Given(other) => (given.blocks[other].name, name),
            Of::Itself => (name, name),
        };
        let new = match (
            LISTS.contains(self.edit) && block.size().1 > 1,
            self.columns,
        ) {
            (true, true) => format!("the columns of {new}"),
            (true, false) => format!("the rows of {new}"),
            _ => new.to_string(),
        };
        format!("{} in place of {old}", self.edit.words.replace("{}", &new))
    }
}

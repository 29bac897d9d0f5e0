//! What goes into an answer and what comes out of it: numbers with names.

use std::fmt;

use chainrule::activation::Activation;
use chainrule::{Matrix, Vector};

/// A function of one number: an activation, and whatever else an answer is given.
pub type F = fn(f64) -> f64;

/// A number, a vector or a matrix, with the name that messages give it.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub name: &'static str,
    pub shape: Shape,
    /// Row by row.
    pub numbers: Vec<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Number,
    List(usize),
    Table(usize, usize),
}

impl Block {
    pub fn new(name: &'static str, shape: Shape, numbers: Vec<f64>) -> Block {
        Block {
            name,
            shape,
            numbers,
        }
    }

    /// Rows and columns; a vector is one column.
    pub fn size(&self) -> (usize, usize) {
        match self.shape {
            Shape::Number => (1, 1),
            Shape::List(n) => (n, 1),
            Shape::Table(rows, columns) => (rows, columns),
        }
    }

    /// Row and column of number `k`.
    pub fn place(&self, k: usize) -> (usize, usize) {
        let columns = self.size().1;
        (k / columns, k % columns)
    }

    /// The name of number `k`: `L`, `p[1]`, `w[(0, 1)]`.
    pub fn label(&self, k: usize) -> String {
        let (i, j) = self.place(k);
        match self.shape {
            Shape::Number => self.name.to_string(),
            Shape::List(_) => format!("{}[{i}]", self.name),
            Shape::Table(..) => format!("{}[({i}, {j})]", self.name),
        }
    }

    /// The number in row `i` and column `j`.
    pub fn at(&self, i: usize, j: usize) -> f64 {
        self.numbers[i * self.size().1 + j]
    }

    pub fn map(&self, f: &dyn Fn(f64) -> f64) -> Block {
        self.with(self.shape, &|i, j| f(self.at(i, j)))
    }

    /// Another matrix or vector in place of this one, an entry for every place.
    pub fn with(&self, shape: Shape, entry: &dyn Fn(usize, usize) -> f64) -> Block {
        let mut block = Block::new(self.name, shape, Vec::new());
        let (rows, columns) = block.size();
        for i in 0..rows {
            block.numbers.extend((0..columns).map(|j| entry(i, j)));
        }
        block
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Shape::Number => write!(f, "one number"),
            Shape::List(1) => write!(f, "a vector of 1 number"),
            Shape::List(n) => write!(f, "a vector of {n} numbers"),
            Shape::Table(m, n) => write!(f, "a {m}×{n} matrix"),
        }
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let list = |row: &[f64]| row.iter().map(|&x| show(x)).collect::<Vec<_>>().join(", ");
        write!(f, "{} = ", self.name)?;
        match self.shape {
            Shape::Number => write!(f, "{}", show(self.numbers[0])),
            Shape::List(_) => write!(f, "[{}]", list(&self.numbers)),
            Shape::Table(0, _) | Shape::Table(_, 0) => write!(f, "[]"),
            Shape::Table(_, n) => {
                let rows: Vec<String> = self.numbers.chunks(n).map(list).collect();
                write!(f, "[[{}]]", rows.join("], ["))
            }
        }
    }
}

/// Six digits: enough to compare by eye.
pub fn show(x: f64) -> String {
    let size = x.abs();
    if x.is_nan() {
        "NaN".to_string()
    } else if x.is_infinite() {
        if x > 0.0 { "∞" } else { "-∞" }.to_string()
    } else if x == 0.0 {
        "0".to_string()
    } else if !(1e-4..1e7).contains(&size) {
        let text = format!("{x:.5e}");
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        format!("{}e{power}", trim(digits))
    } else {
        let before = size.log10().floor() as i32;
        trim(&format!("{x:.*}", (5 - before).max(0) as usize)).to_string()
    }
}

fn trim(digits: &str) -> &str {
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    }
}

/// What can be given a name.
pub trait Named {
    fn named(&self, name: &'static str) -> Block;
}

impl Named for f64 {
    fn named(&self, name: &'static str) -> Block {
        Block::new(name, Shape::Number, vec![*self])
    }
}

impl<const N: usize> Named for [f64; N] {
    fn named(&self, name: &'static str) -> Block {
        Block::new(name, Shape::List(N), self.to_vec())
    }
}

impl<const M: usize, const N: usize> Named for [[f64; N]; M] {
    fn named(&self, name: &'static str) -> Block {
        Block::new(name, Shape::Table(M, N), self.as_flattened().to_vec())
    }
}

impl Named for Vector {
    fn named(&self, name: &'static str) -> Block {
        Block::new(name, Shape::List(self.len()), self.as_slice().to_vec())
    }
}

impl Named for Matrix {
    fn named(&self, name: &'static str) -> Block {
        let shape = Shape::Table(self.rows(), self.columns());
        Block::new(name, shape, self.as_slice().to_vec())
    }
}

/// What an answer is asked about: numbers, and for some a function.
#[derive(Clone, Debug)]
pub struct Given {
    pub blocks: Vec<Block>,
    /// The f of a layer.
    pub f: Activation,
    /// What exercises 11 and 15 take slopes of, by its number.
    pub curve: usize,
}

impl Given {
    pub fn of(blocks: Vec<Block>) -> Given {
        let f = Activation::Sigmoid;
        Given {
            blocks,
            f,
            curve: 0,
        }
    }

    pub fn find(&self, name: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.name == name)
    }

    fn block(&self, name: &str) -> &Block {
        self.find(name)
            .unwrap_or_else(|| panic!("a check asks for {name}, which is not given"))
    }

    pub fn number(&self, name: &str) -> f64 {
        self.block(name).numbers[0]
    }

    pub fn vector(&self, name: &str) -> Vector {
        self.block(name).numbers.iter().copied().collect()
    }

    pub fn pair(&self, name: &str) -> [f64; 2] {
        let numbers = &self.block(name).numbers;
        [numbers[0], numbers[1]]
    }

    pub fn matrix(&self, name: &str) -> Matrix {
        let block = self.block(name);
        let (rows, columns) = block.size();
        Matrix::from_fn(rows, columns, |i, j| block.at(i, j))
    }
}

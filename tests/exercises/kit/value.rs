//! Numbers with names: what goes into an answer, and what comes out of it.

use std::fmt;

use chainrule::{Matrix, Vector};

/// A number, a vector or a matrix, with the name that messages give it.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub name: String,
    pub shape: Shape,
    /// Row by row.
    pub numbers: Vec<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Number,
    Vector(usize),
    Matrix(usize, usize),
}

impl Block {
    fn new(name: &str, shape: Shape, numbers: Vec<f64>) -> Block {
        let name = name.to_string();
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
            Shape::Vector(n) => (n, 1),
            Shape::Matrix(rows, columns) => (rows, columns),
        }
    }

    /// Row and column of number `k`; a vector is one column.
    pub fn place(&self, k: usize) -> (usize, usize) {
        match self.shape {
            Shape::Matrix(_, columns) => (k / columns, k % columns),
            _ => (k, 0),
        }
    }

    /// The name of number `k`: `L`, `p[1]`, `w[(0, 1)]`.
    pub fn label(&self, k: usize) -> String {
        let (i, j) = self.place(k);
        match self.shape {
            Shape::Number => self.name.clone(),
            Shape::Vector(_) => format!("{}[{i}]", self.name),
            Shape::Matrix(..) => format!("{}[({i}, {j})]", self.name),
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Shape::Number => write!(f, "one number"),
            Shape::Vector(1) => write!(f, "a vector of 1 number"),
            Shape::Vector(n) => write!(f, "a vector of {n} numbers"),
            Shape::Matrix(m, n) => write!(f, "a {m}×{n} matrix"),
        }
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let list = |row: &[f64]| row.iter().map(|&x| show(x)).collect::<Vec<_>>().join(", ");
        write!(f, "{} = ", self.name)?;
        match self.shape {
            Shape::Number => write!(f, "{}", show(self.numbers[0])),
            Shape::Vector(_) => write!(f, "[{}]", list(&self.numbers)),
            Shape::Matrix(m, n) => {
                let row = |i: usize| format!("[{}]", list(&self.numbers[i * n..(i + 1) * n]));
                let rows: Vec<String> = (0..m).map(row).collect();
                write!(f, "[{}]", rows.join(", "))
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
pub trait Value {
    fn named(&self, name: &str) -> Block;
}

impl Value for f64 {
    fn named(&self, name: &str) -> Block {
        Block::new(name, Shape::Number, vec![*self])
    }
}

impl Value for i32 {
    fn named(&self, name: &str) -> Block {
        f64::from(*self).named(name)
    }
}

impl Value for usize {
    fn named(&self, name: &str) -> Block {
        (*self as f64).named(name)
    }
}

impl<const N: usize> Value for [f64; N] {
    fn named(&self, name: &str) -> Block {
        Block::new(name, Shape::Vector(N), self.to_vec())
    }
}

impl Value for Vector {
    fn named(&self, name: &str) -> Block {
        Block::new(name, Shape::Vector(self.len()), self.as_slice().to_vec())
    }
}

impl Value for Matrix {
    fn named(&self, name: &str) -> Block {
        let shape = Shape::Matrix(self.rows(), self.columns());
        let rows = (0..self.rows()).map(|i| self.row(i));
        Block::new(name, shape, rows.flatten().copied().collect())
    }
}

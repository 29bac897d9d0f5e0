//! Which formula gives these numbers? A search among short ones.
//!
//! A term is a product of a few things that were given, or of their simple
//! functions: `s[i]`, `1 − s2[k]`, `target[k] − s2[k]`. An answer may be a number
//! times one term, such a term summed over an index, or the sum of two terms.
//! What is found is a fact about all the numbers, whatever the student meant.

use std::cell::Cell as StdCell;

use super::atoms::{Atom, READINGS, derive};
use super::relation::{Cell, alike};
use super::value::Shape;

/// A number of the answer is a sum over its points; mostly it has only one.
#[derive(Clone, Copy)]
struct Point {
    cell: usize,
    /// The index that is summed over.
    k: usize,
}

/// The simplest formula, in words, for what `cells` call "yours": one term, or
/// a sum of `two`.
pub fn formula(cells: &[Cell], letters: [&str; 3], tolerance: f64, two: bool) -> Option<String> {
    // Exponentials of large numbers overflow, and hide every formula.
    let tame = |cell: &&Cell| {
        let numbers = cell.given.iter().flat_map(|block| &block.numbers);
        let large = cell.size == (1, 1) && numbers.into_iter().any(|x| x.abs() > 100.0);
        cell.yours.is_finite() && !large
    };
    let some: Vec<Cell> = cells.iter().filter(tame).copied().collect();
    let words = of_tame(&some, letters, tolerance, two)?;
    let all = some.len() == cells.len();
    Some(if all {
        words
    } else {
        format!("{words} (very large numbers left out)")
    })
}

fn of_tame(cells: &[Cell], letters: [&str; 3], tolerance: f64, two: bool) -> Option<String> {
    let sizes: Vec<f64> = cells
        .iter()
        .map(|cell| cell.yours.abs())
        .filter(|&y| y > 1e-6)
        .collect();
    let varied = sizes.iter().any(|y| (y - sizes[0]).abs() > 1e-6);
    if sizes.len() < 2 || !varied {
        return None;
    }
    // Few numbers are explained by one factor at most: more would fit by chance.
    let most = if sizes.len() < 3 { 1 } else { 4 };
    if two {
        return Search::new(cells, letters, None, tolerance)?
            .two()
            .filter(|_| most > 1);
    }
    let found =
        |sum: Option<(usize, usize)>| Search::new(cells, letters, sum, tolerance)?.run(most);
    let axes = (0..cells[0].given.len()).flat_map(|g| [(g, 0), (g, 1)]);
    found(None).or_else(|| axes.map(Some).find_map(found))
}

struct Search<'a> {
    cells: &'a [Cell<'a>],
    points: Vec<Point>,
    atoms: Vec<Atom>,
    /// The letter of the sum, if there is one.
    sum: Option<&'a str>,
    tolerance: f64,
    /// How many more terms are tried.
    patience: StdCell<u32>,
}

impl<'a> Search<'a> {
    /// The atoms, where the sum, if any, runs along an axis of a given block.
    fn new(
        cells: &'a [Cell<'a>],
        letters: [&'a str; 3],
        axis: Option<(usize, usize)>,
        tolerance: f64,
    ) -> Option<Search<'a>> {
        let length = |cell: &Cell| match axis {
            None => Some(1),
            Some((g, axis)) => {
                let size = cell.given.get(g)?.size();
                let length = if axis == 0 { size.0 } else { size.1 };
                Some(length).filter(|_| cell.given[g].shape != Shape::Number && length > 0)
            }
        };
        let mut points = Vec::new();
        for (c, cell) in cells.iter().enumerate() {
            points.extend((0..length(cell)?).map(|k| Point { cell: c, k }));
        }
        let sum = axis.map(|_| letters[2]);
        if sum.is_some() && points.len() == cells.len() {
            return None;
        }
        let mut atoms = Vec::new();
        for g in 0..cells[0].given.len() {
            for (reading, name) in READINGS {
                let value = |point: &Point| {
                    let cell = &cells[point.cell];
                    reading(cell.given.get(g).copied()?, cell, point.k, length(cell)?)
                };
                let named = name
                    .replace('@', &cells[0].given[g].name)
                    .replace("{r}", letters[0])
                    .replace("{c}", letters[1])
                    .replace("{s}", letters[2]);
                // Without a sum nothing is read along it.
                if (axis.is_some() || !name.contains("{s}"))
                    && let Some(values) = points.iter().map(value).collect()
                {
                    atoms.push(Atom {
                        name: named,
                        values,
                    });
                }
            }
        }
        if axis.is_none() {
            let values = points
                .iter()
                .map(|point| cells[point.cell].expected)
                .collect();
            let name = "(the expected one)".to_string();
            atoms.push(Atom { name, values });
        }
        let alone = cells[0]
            .given
            .iter()
            .all(|block| block.shape == Shape::Number);
        derive(&mut atoms, alone);
        Some(Search {
            cells,
            points,
            atoms,
            sum,
            tolerance,
            patience: StdCell::new(200_000),
        })
    }

    /// All atoms, alone and squared and below the bar.
    fn singles(&self) -> Vec<Term> {
        let mut singles = Vec::new();
        for (k, atom) in self.atoms.iter().enumerate() {
            for power in [1, 2, -1] {
                let values: Vec<f64> = atom.values.iter().map(|x| x.powi(power)).collect();
                let name = vec![(k, power)];
                singles.push(Term { name, values });
            }
        }
        singles.retain(|term| term.values.iter().all(|x| x.is_finite()));
        singles
    }

    fn one(&self) -> Term {
        let values = vec![1.0; self.points.len()];
        Term {
            name: Vec::new(),
            values,
        }
    }

    /// The simplest term that fits, with `most` factors.
    fn run(&self, most: usize) -> Option<String> {
        let (one, mut singles) = (self.one(), self.singles());
        let found = (0..=most.min(3)).find_map(|factors| self.product(&one, &singles, factors));
        singles.retain(|term| term.name[0].1 == 1);
        found.or_else(|| self.product(&one, &singles, 4).filter(|_| most > 3))
    }

    /// The first product of `term` and so many more atoms that fits.
    fn product(&self, term: &Term, singles: &[Term], more: usize) -> Option<String> {
        if more == 0 {
            self.patience.set(self.patience.get().saturating_sub(1));
            return self.fits(term);
        }
        if self.patience.get() == 0 {
            return None;
        }
        let last = term.name.last().map(|(atom, _)| *atom);
        let mut product = term.clone();
        product.name.push((0, 0));
        let later = singles
            .iter()
            .filter(|single| last.is_none_or(|last| single.name[0].0 > last));
        for single in later {
            *product.name.last_mut()? = single.name[0];
            for (k, value) in product.values.iter_mut().enumerate() {
                *value = term.values[k] * single.values[k];
            }
            if let Some(found) = self.product(&product, singles, more - 1) {
                return Some(found);
            }
        }
        None
    }

    /// The values of a term, summed up for each number of the answer.
    fn sums(&self, term: &Term) -> Vec<f64> {
        let mut sums = vec![0.0; self.cells.len()];
        for (point, value) in self.points.iter().zip(&term.values) {
            sums[point.cell] += value;
        }
        sums
    }

    fn fits(&self, term: &Term) -> Option<String> {
        let sums = self.sums(term);
        nice(self.cells[0].yours / sums[0])
            .or_else(|| (self.cells[0].yours == 0.0 && sums[0].abs() < 1e-9).then_some(1.0))?;
        let largest = (0..sums.len()).max_by(|&a, &b| sums[a].abs().total_cmp(&sums[b].abs()))?;
        let c = nice(self.cells[largest].yours / sums[largest])?;
        let mut pairs = self.cells.iter().zip(&sums);
        pairs
            .all(|(cell, sum)| alike(cell.yours, c * sum, self.tolerance))
            .then(|| self.words(c, term))
    }

    /// A sum of two terms, each with a coefficient of its own.
    fn two(&self) -> Option<String> {
        if self.cells.len() < 4 {
            return None;
        }
        let mut plain = self.singles();
        plain.retain(|term| term.name[0].1 == 1);
        let mut terms = vec![self.one()];
        terms.extend_from_slice(&plain);
        for (n, a) in plain.iter().enumerate().take(8) {
            for b in &plain[..=n] {
                let values = a.values.iter().zip(&b.values).map(|(a, b)| a * b).collect();
                let name = if a.name == b.name {
                    vec![(a.name[0].0, 2)]
                } else {
                    [&b.name[..], &a.name].concat()
                };
                terms.push(Term { name, values });
            }
        }
        let y = |c: usize| self.cells[c].yours;
        for (n, a) in terms.iter().enumerate() {
            for b in &terms[..n] {
                let (a_at, b_at) = (|c: usize| a.values[c], |c: usize| b.values[c]);
                let determinant = |c: usize| a_at(0) * b_at(c) - a_at(c) * b_at(0);
                let Some(c) = (1..self.cells.len()).find(|&c| determinant(c).abs() > 1e-3) else {
                    continue;
                };
                let first = nicer((y(0) * b_at(c) - y(c) * b_at(0)) / determinant(c));
                let second = nicer((a_at(0) * y(c) - a_at(c) * y(0)) / determinant(c));
                let (Some(p), Some(q)) = (first, second) else {
                    continue;
                };
                let fits = |c| alike(y(c), p * a_at(c) + q * b_at(c), self.tolerance);
                if (0..self.cells.len()).all(fits) {
                    let second = self.words(q.abs(), b);
                    let sign = if q < 0.0 { "-" } else { "+" };
                    return Some(format!("{} {sign} {second}", self.words(p, a)));
                }
            }
        }
        None
    }

    fn words(&self, c: f64, term: &Term) -> String {
        let power = |(atom, power): &(usize, i32)| {
            let name = &self.atoms[*atom].name;
            if *power == 2 {
                format!("{name}²")
            } else {
                name.clone()
            }
        };
        let above: Vec<String> = term
            .name
            .iter()
            .filter(|(_, p)| *p > 0)
            .map(power)
            .collect();
        let below: Vec<String> = term
            .name
            .iter()
            .filter(|(_, p)| *p < 0)
            .map(power)
            .collect();
        let mut words = above.join(" · ");
        if words.is_empty() {
            words = "1".to_string();
        }
        for name in below {
            words = format!("{words} / {name}");
        }
        let sum = self.sum.map_or(String::new(), |k| format!("Σ_{k} "));
        let number = format!("{c}");
        match (number.as_str(), words.as_str()) {
            ("1", _) => format!("{sum}{words}"),
            ("-1", _) => format!("-{sum}{words}"),
            (number, "1") if sum.is_empty() => number.to_string(),
            (number, _) => format!("{number} · {sum}{words}"),
        }
    }
}

#[derive(Clone)]
struct Term {
    /// Atoms and their powers.
    name: Vec<(usize, i32)>,
    values: Vec<f64>,
}

/// Coefficients that somebody would write: ±2, ±½, ±0.01.
fn nice(c: f64) -> Option<f64> {
    let rounded = (c * 1000.0).round() / 1000.0;
    let simple = c.abs() <= 20.0 && rounded != 0.0;
    (simple && alike(c, rounded, 1e-9)).then_some(rounded)
}

/// Whole numbers, halves and quarters.
fn nicer(c: f64) -> Option<f64> {
    nice(c).filter(|c| (4.0 * c).fract() == 0.0)
}

//! The gradient of a whole loss as formulas: the crate's graph against a tree.
//!
//! The loss is that of a network of four inputs, four hidden neurons and two
//! outputs, with its 30 weights and biases as variables. Both forms follow the
//! same rules and skip what does not depend on the variable; but a tree has a
//! copy of every part in every place where it occurs, while the graph stores it
//! once and computes it once.

use crate::race::{Outcome, race};
use chainrule::calculus::{Expr, Graph, Plan};
use std::ops::{Add, Mul, Sub};

const INPUTS: [f64; 4] = [0.5, -1.0, 0.25, 2.0];
const TARGETS: [f64; 2] = [1.0, 0.0];
const WEIGHTS: usize = 4 * (4 + 1) + 2 * (4 + 1);

/// What both forms can do.
trait Formula: Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Clone {
    fn sigmoid(self) -> Self;
}

impl Formula for Expr<'_> {
    fn sigmoid(self) -> Self {
        Expr::sigmoid(self)
    }
}

/// The loss of the network, each of whose neurons takes a bias and weights.
fn loss<T: Formula>(number: impl Fn(f64) -> T, weights: impl IntoIterator<Item = T>) -> T {
    let mut weights = weights.into_iter();
    let mut weight = || weights.next().expect("a weight");
    let mut s: Vec<T> = INPUTS.map(&number).into();
    for width in [4, 2] {
        let mut neuron = |_| {
            let bias = weight();
            let p = s.iter().fold(bias, |p, s| p + weight() * s.clone());
            p.sigmoid()
        };
        s = (0..width).map(&mut neuron).collect();
    }
    let squares = s.into_iter().zip(TARGETS).map(|(s_k, a_k)| {
        let error = number(a_k) - s_k;
        error.clone() * error
    });
    number(0.5) * squares.reduce(T::add).expect("outputs")
}

/// A formula written out, nothing shared.
#[derive(Clone)]
enum Tree {
    Number(f64),
    Weight(usize),
    Sum(Box<[Tree; 2]>),
    Difference(Box<[Tree; 2]>),
    Product(Box<[Tree; 2]>),
    Sigmoid(Box<Tree>),
}

use Tree::{Difference, Number, Product, Sigmoid, Sum, Weight};

macro_rules! operators {
    ($($operator:ident, $method:ident, $tree:ident;)*) => {$(
        impl $operator for Tree {
            type Output = Tree;
            fn $method(self, v: Tree) -> Tree {
                $tree(Box::new([self, v]))
            }
        }
    )*};
}

operators! { Add, add, Sum; Sub, sub, Difference; Mul, mul, Product; }

impl Formula for Tree {
    fn sigmoid(self) -> Tree {
        Sigmoid(Box::new(self))
    }
}

impl Tree {
    /// The derivative by the weight n, by the rules; `None` if there is no n in it.
    fn derivative(&self, n: usize) -> Option<Tree> {
        let sum = |du: Option<Tree>, dv: Option<Tree>| match (du, dv) {
            (Some(du), Some(dv)) => Some(du + dv),
            (du, dv) => du.or(dv),
        };
        match self {
            Number(_) => None,
            Weight(i) => (*i == n).then_some(Number(1.0)),
            Sum(both) => sum(both[0].derivative(n), both[1].derivative(n)),
            Difference(both) => {
                let minus_dv = both[1].derivative(n).map(|dv| Number(-1.0) * dv);
                sum(both[0].derivative(n), minus_dv)
            }
            Product(both) => {
                let [u, v] = &**both;
                let left = u.derivative(n).map(|du| du * v.clone());
                sum(left, v.derivative(n).map(|dv| u.clone() * dv))
            }
            Sigmoid(u) => {
                let slope = self.clone() * (Number(1.0) - self.clone());
                u.derivative(n).map(|du| slope * du)
            }
        }
    }

    fn evaluate(&self, weights: &[f64]) -> f64 {
        let value = |tree: &Tree| tree.evaluate(weights);
        match self {
            Number(number) => *number,
            Weight(i) => weights[*i],
            Sum(both) => value(&both[0]) + value(&both[1]),
            Difference(both) => value(&both[0]) - value(&both[1]),
            Product(both) => value(&both[0]) * value(&both[1]),
            Sigmoid(u) => 1.0 / (1.0 + (-value(u)).exp()),
        }
    }
}

fn tree_gradient() -> Vec<Tree> {
    let loss = loss(Number, (0..WEIGHTS).map(Weight));
    (0..WEIGHTS).filter_map(|n| loss.derivative(n)).collect()
}

fn plan(graph: &Graph) -> Plan<'_> {
    let weights = (0..WEIGHTS).map(|n| graph.variable(&format!("w{n}")));
    let weights: Vec<Expr> = weights.collect();
    let loss = loss(|x| graph.number(x), weights.iter().copied());
    Plan::new(&loss.gradient(&weights))
}

/// Some weights, other ones for every n.
fn values(n: usize) -> [f64; WEIGHTS] {
    std::array::from_fn(|i| ((i * i + n) as f64).sin())
}

/// Sums of numbers, one for each slope.
fn add(sums: &mut [f64], numbers: impl IntoIterator<Item = f64>) {
    let pairs = sums.iter_mut().zip(numbers);
    pairs.for_each(|(sum, number)| *sum += number);
}

/// From nothing to the first numbers: the loss as a formula, its 30 derivatives,
/// and their values at one place.
pub(crate) fn derivation(quick: bool) -> Outcome {
    let at = values(0);
    let literal = || {
        let slopes = tree_gradient();
        slopes.iter().map(|slope| slope.evaluate(&at)).collect()
    };
    let own = || {
        let graph = Graph::new();
        let mut plan = plan(&graph);
        plan.evaluate(&at).expect("finite numbers").to_vec()
    };
    race((if quick { 5 } else { 25 }, 20), literal, own, Vec::clone)
}

/// The numbers of a gradient that is there already, for a thousand sets of weights.
pub(crate) fn evaluation(quick: bool) -> Outcome {
    let places: Vec<_> = (0..if quick { 100 } else { 1_000 }).map(values).collect();
    let (slopes, graph) = (tree_gradient(), Graph::new());
    let mut plan = plan(&graph);
    let literal = || {
        let mut sums = vec![0.0; WEIGHTS];
        for at in &places {
            add(&mut sums, slopes.iter().map(|slope| slope.evaluate(at)));
        }
        sums
    };
    let own = || {
        let mut sums = vec![0.0; WEIGHTS];
        for at in &places {
            let numbers = plan.evaluate(at).expect("finite numbers");
            add(&mut sums, numbers.iter().copied());
        }
        sums
    };
    race((if quick { 3 } else { 11 }, 1), literal, own, Vec::clone)
}

/// The slopes of thousands of small formulas, each in a graph of its own, and all in
/// one.
pub(crate) fn many(quick: bool) -> Outcome {
    let formulas = if quick { 1_000 } else { 8_000 };
    let slope = |graph: &Graph, n: i32| {
        let x = graph.variable(&format!("x{n}"));
        let f = x.pow(2) * (n * x).sin() / (1 + x.exp());
        let slope = f.derivative(x).simplify().expression;
        let mut plan = Plan::new(&[slope]);
        plan.evaluate(&[0.5]).expect("a finite number")[0]
    };
    let alone = || (1..=formulas).map(|n| slope(&Graph::new(), n)).collect();
    let together = || {
        let graph = Graph::new();
        (1..=formulas).map(|n| slope(&graph, n)).collect()
    };
    race((if quick { 3 } else { 11 }, 1), alone, together, Vec::clone)
}

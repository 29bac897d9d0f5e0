//! The gradient of a whole loss as formulas: the crate's graph against a tree.
//!
//! The loss is that of a network of four inputs, four hidden neurons and two
//! outputs, with its 30 weights and biases as variables. Both forms follow the
//! same rules and skip what does not depend on the variable; but a tree has a
//! copy of every part in every place where it occurs, while the graph stores it
//! once and computes it once.

use crate::race::{Outcome, race};
use chainrule::calculus::{Expr, Graph, Plan};

const INPUTS: [f64; 4] = [0.5, -1.0, 0.25, 2.0];
const TARGETS: [f64; 2] = [1.0, 0.0];
const WEIGHTS: usize = 4 * (4 + 1) + 2 * (4 + 1);

/// A formula written out, nothing shared.
#[derive(Clone)]
enum Tree {
    Number(f64),
    Weight(usize),
    Add(Box<Tree>, Box<Tree>),
    Sub(Box<Tree>, Box<Tree>),
    Mul(Box<Tree>, Box<Tree>),
    Sigmoid(Box<Tree>),
}

impl Tree {
    fn add(self, v: Tree) -> Tree {
        Tree::Add(Box::new(self), Box::new(v))
    }

    fn sub(self, v: Tree) -> Tree {
        Tree::Sub(Box::new(self), Box::new(v))
    }

    fn mul(self, v: Tree) -> Tree {
        Tree::Mul(Box::new(self), Box::new(v))
    }

    fn sigmoid(self) -> Tree {
        Tree::Sigmoid(Box::new(self))
    }

    /// The derivative by the weight n, by the rules; `None` if there is no n in it.
    fn derivative(&self, n: usize) -> Option<Tree> {
        Some(match self {
            Tree::Number(_) => return None,
            Tree::Weight(i) if *i == n => Tree::Number(1.0),
            Tree::Weight(_) => return None,
            Tree::Add(u, v) => match (u.derivative(n), v.derivative(n)) {
                (Some(du), Some(dv)) => du.add(dv),
                (du, dv) => return du.or(dv),
            },
            Tree::Sub(u, v) => match (u.derivative(n), v.derivative(n)) {
                (Some(du), Some(dv)) => du.sub(dv),
                (None, Some(dv)) => Tree::Number(-1.0).mul(dv),
                (du, None) => return du,
            },
            Tree::Mul(u, v) => match (u.derivative(n), v.derivative(n)) {
                (Some(du), Some(dv)) => du.mul((**v).clone()).add((**u).clone().mul(dv)),
                (Some(du), None) => du.mul((**v).clone()),
                (None, Some(dv)) => (**u).clone().mul(dv),
                (None, None) => return None,
            },
            Tree::Sigmoid(u) => {
                let du = u.derivative(n)?;
                let slope = self.clone().mul(Tree::Number(1.0).sub(self.clone()));
                slope.mul(du)
            }
        })
    }

    fn evaluate(&self, weights: &[f64]) -> f64 {
        match self {
            Tree::Number(number) => *number,
            Tree::Weight(i) => weights[*i],
            Tree::Add(u, v) => u.evaluate(weights) + v.evaluate(weights),
            Tree::Sub(u, v) => u.evaluate(weights) - v.evaluate(weights),
            Tree::Mul(u, v) => u.evaluate(weights) * v.evaluate(weights),
            Tree::Sigmoid(u) => 1.0 / (1.0 + (-u.evaluate(weights)).exp()),
        }
    }
}

/// f(w_0 + Σ_i w_i s_i) for each of `n` neurons, as trees.
fn tree_layer(s: &[Tree], n: usize, weights: &mut impl Iterator<Item = usize>) -> Vec<Tree> {
    let mut weight = || Tree::Weight(weights.next().expect("a weight"));
    let mut neuron = |_| {
        let bias = weight();
        let p = s.iter().fold(bias, |p, s| p.add(weight().mul(s.clone())));
        p.sigmoid()
    };
    (0..n).map(&mut neuron).collect()
}

fn tree_gradient() -> Vec<Tree> {
    let mut weights = 0..WEIGHTS;
    let s = tree_layer(&INPUTS.map(Tree::Number), 4, &mut weights);
    let s = tree_layer(&s, 2, &mut weights);
    let squares = s.into_iter().zip(TARGETS).map(|(s_k, a_k)| {
        let error = Tree::Number(a_k).sub(s_k);
        error.clone().mul(error)
    });
    let sum = squares.reduce(Tree::add).expect("outputs");
    let loss = Tree::Number(0.5).mul(sum);
    let slopes = (0..WEIGHTS).map(|n| loss.derivative(n));
    slopes
        .map(|slope| slope.expect("every weight counts"))
        .collect()
}

/// The same layer in a graph.
fn layer<'g>(
    s: &[Expr<'g>],
    n: usize,
    weights: &mut impl Iterator<Item = Expr<'g>>,
) -> Vec<Expr<'g>> {
    let mut weight = || weights.next().expect("a weight");
    let mut neuron = |_| {
        let bias = weight();
        let p = s.iter().fold(bias, |p, &s| p + weight() * s);
        p.sigmoid()
    };
    (0..n).map(&mut neuron).collect()
}

fn gradient(graph: &Graph) -> Vec<Expr<'_>> {
    let names = (0..WEIGHTS).map(|n| graph.variable(&format!("w{n}")));
    let weights: Vec<Expr> = names.collect();
    let mut next = weights.iter().copied();
    let s = layer(&INPUTS.map(|x| graph.number(x)), 4, &mut next);
    let s = layer(&s, 2, &mut next);
    let squares = s
        .into_iter()
        .zip(TARGETS)
        .map(|(s_k, a_k)| (a_k - s_k) * (a_k - s_k));
    let sum = squares.reduce(|sum, square| sum + square).expect("outputs");
    (0.5 * sum).gradient(&weights)
}

/// Some weights, other ones for every n.
fn values(n: usize) -> [f64; WEIGHTS] {
    std::array::from_fn(|i| ((i * i + n) as f64).sin())
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
        let mut plan = Plan::new(&gradient(&graph));
        plan.evaluate(&at).expect("finite numbers").to_vec()
    };
    race((if quick { 5 } else { 25 }, 20), literal, own, Vec::clone)
}

/// The numbers of a gradient that is there already, for a thousand sets of weights.
pub(crate) fn evaluation(quick: bool) -> Outcome {
    let places: Vec<_> = (0..if quick { 100 } else { 1_000 }).map(values).collect();
    let (slopes, graph) = (tree_gradient(), Graph::new());
    let mut plan = Plan::new(&gradient(&graph));
    let literal = || {
        let mut sums = vec![0.0; WEIGHTS];
        for at in &places {
            for (sum, slope) in sums.iter_mut().zip(&slopes) {
                *sum += slope.evaluate(at);
            }
        }
        sums
    };
    let own = || {
        let mut sums = vec![0.0; WEIGHTS];
        for at in &places {
            let slopes = plan.evaluate(at).expect("finite numbers");
            for (sum, slope) in sums.iter_mut().zip(slopes) {
                *sum += slope;
            }
        }
        sums
    };
    race((if quick { 3 } else { 11 }, 1), literal, own, Vec::clone)
}

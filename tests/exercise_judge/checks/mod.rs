//! One check for each exercise: fixed inputs, the crate's own solution, and
//! answers that people give instead, each with what to tell them.
//!
//! The inputs are asymmetric, of both signs and of several sizes, so that no
//! mistake gives the right numbers. Only such mistakes are listed as no edit of
//! the solution (`changes`) and no slip in a loop (`sums`) makes; where a list says
//! more than those would, it speaks first.

pub mod bias;
pub mod chain;
pub mod differences;
pub mod functions;
pub mod hidden;
pub mod layers;
pub mod loss;
pub mod network;
pub mod output;
pub mod training;

use chainrule::activation::{self, Activation, identity};
use chainrule::finite_difference::central_difference;
use chainrule::network::backprop::{self, hidden_sums};
use chainrule::network::bias::append_one;
use chainrule::{Matrix, Vector};

use super::sums::{BOUNDS, FINISHES, LOOPS, STARTS};
use super::{Check, F, Given, Named, Sum};
use crate::{cases, mistakes};

/// f and f′ of an activation, as an answer is given them.
pub fn functions(f: Activation) -> [F; 2] {
    use chainrule::activation::{
        identity, identity_slope, relu, relu_slope, sigmoid, sigmoid_slope, silu, silu_slope,
    };
    match f {
        Activation::Sigmoid => [sigmoid, sigmoid_slope],
        Activation::Silu => [silu, silu_slope],
        Activation::Relu => [relu, relu_slope],
        _ => [identity, identity_slope],
    }
}

/// The f of a case.
fn given_f(x: &Given) -> F {
    functions(x.f)[0]
}

// The crate's own `from_fn` and `sum` are compiled anew for every closure, and
// there are hundreds of closures here. These are compiled once.

/// A vector of `n` entries.
fn vector(n: usize, entry: &dyn Fn(usize) -> f64) -> Vector {
    Vector::from_fn(n, entry)
}

/// A matrix with an entry for every row and column.
fn matrix(rows: usize, columns: usize, entry: &dyn Fn(usize, usize) -> f64) -> Matrix {
    Matrix::from_fn(rows, columns, entry)
}

/// A matrix with a number for every pair of entries, of one vector and another.
fn pairs(from: &Vector, to: &Vector, entry: &dyn Fn(usize, usize) -> f64) -> Matrix {
    matrix(from.len(), to.len(), entry)
}

fn square(x: f64) -> f64 {
    x * x
}

/// Σ: the sum of `term(i)` for i from 0 to n − 1.
fn sum(n: usize, term: &dyn Fn(usize) -> f64) -> f64 {
    chainrule::linalg::sum(n, term)
}

/// A layer without biases: weighted sums, and then f.
fn layer(w: &Matrix, s: &Vector, f: F) -> Vector {
    hidden_sums(w, s).map(f)
}

/// The sum of one layer's neurons: start(j) + Σ_i w_ij s_i, and then f.
fn layer_sum(
    run: &mut dyn FnMut(&Sum) -> Vec<f64>,
    w: &Matrix,
    s: &Vector,
    start: &dyn Fn(usize) -> f64,
    f: &dyn Fn(f64) -> f64,
) -> Vector {
    let term = |j: usize, i: usize| w[(i, j)] * s[i];
    let sums = Sum::of(w.columns(), s.len(), &term);
    run(&Sum {
        start,
        finish: f,
        ..sums
    })
    .into_iter()
    .collect()
}

/// The slope of `f` at `x`, by finite differences: to about 10 digits for the
/// functions of these checks.
fn slope_at(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    central_difference(f, x, 1e-4)
}

/// The slope of `loss` along every number of `w`, by finite differences.
fn slopes_at(w: &Matrix, loss: impl Fn(&Matrix) -> f64) -> Matrix {
    matrix(w.rows(), w.columns(), &|i, j| {
        let moved = |x: f64| {
            let mut w = w.clone();
            w[(i, j)] = x;
            loss(&w)
        };
        slope_at(moved, w[(i, j)])
    })
}

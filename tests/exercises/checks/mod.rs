//! One check for each exercise: fixed inputs, the crate's own solution, and
//! the answers that people give instead, each with what to tell them.
//!
//! The inputs are asymmetric, and there are several of them, so that no mistake
//! gives the right numbers or those of another mistake.

pub mod backward;

pub mod ex01_step;
pub mod ex02_sigmoid;
pub mod ex03_relu;
pub mod ex04_silu;
pub mod ex05_sums;
pub mod ex06_two_layers;
pub mod ex07_matrix_form;
pub mod ex08_bias;
pub mod ex09_fold;
pub mod ex10_forward;
pub mod ex11_derivative;
pub mod ex12_cancel;
pub mod ex13_powers;
pub mod ex14_chain_rule;
pub mod ex15_partials;
pub mod ex16_total;
pub mod ex17_loss;
pub mod ex18_loss_slope;
pub mod ex19_sigmoid_slope;
pub mod ex20_output_gradient;
pub mod ex21_descent_step;
pub mod ex22_hidden_error;
pub mod ex23_hidden_gradient;
pub mod ex24_backprop;
pub mod ex25_batch;
pub mod ex26_training;

use chainrule::finite_difference::central_difference;
use chainrule::network::backprop::hidden_sums;
use chainrule::network::bias::append_one;
use chainrule::{Matrix, Vector, activation};

use crate::given;
use crate::kit::{About, Ask, Check, Value};
use crate::net::{Net, Sample};

/// An activation, or any other function of one number.
pub type F = fn(f64) -> f64;

/// Most answers come out to the last digits.
pub const EXACT: About = About {
    title: "",
    equations: "",
    compare: "",
    hint: "",
    letters: ["j", "k", "i"],
    squashed: "-",
    tolerance: 1e-9,
};

/// The heading over what finite differences give.
pub const DIFFERENCES: &str = "finite differences";

// The crate's own `from_fn` and `sum` are compiled anew for every closure, and
// there are hundreds of closures here. These are compiled once.

/// A vector of `n` entries.
pub fn vector(n: usize, entry: impl Fn(usize) -> f64) -> Vector {
    fn once(n: usize, entry: &dyn Fn(usize) -> f64) -> Vector {
        Vector::from_fn(n, entry)
    }
    once(n, &entry)
}

/// A matrix with an entry for every row and column.
pub fn matrix(rows: usize, columns: usize, entry: impl Fn(usize, usize) -> f64) -> Matrix {
    fn once(rows: usize, columns: usize, entry: &dyn Fn(usize, usize) -> f64) -> Matrix {
        Matrix::from_fn(rows, columns, entry)
    }
    once(rows, columns, &entry)
}

/// Σ: the sum of `term(i)` for i from 0 to n − 1.
pub fn sum(n: usize, term: impl Fn(usize) -> f64) -> f64 {
    fn once(n: usize, term: &dyn Fn(usize) -> f64) -> f64 {
        chainrule::linalg::sum(n, term)
    }
    once(n, &term)
}

/// The slope of `f` at `x`, by finite differences: to about 10 digits for the
/// functions of these checks.
pub fn slope_at(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    central_difference(f, x, 1e-4)
}

/// The slope of `loss` along every number of `w`, by finite differences.
pub fn slopes_at(w: &Matrix, loss: impl Fn(&Matrix) -> f64) -> Matrix {
    matrix(w.rows(), w.columns(), |i, j| {
        let moved = |x: f64| {
            let mut w = w.clone();
            w[(i, j)] = x;
            loss(&w)
        };
        slope_at(moved, w[(i, j)])
    })
}

/// All the checks in the order of the exercises, by the names of their files.
#[allow(
    dead_code,
    reason = "the runner lists the exercises with their answers"
)]
pub fn all() -> Vec<(&'static str, &'static dyn Ask)> {
    macro_rules! checks {
        ($($name:ident)*) => { vec![$((stringify!($name), &$name::CHECK as &dyn Ask)),*] };
    }
    checks!(
        ex01_step ex02_sigmoid ex03_relu ex04_silu ex05_sums ex06_two_layers ex07_matrix_form
        ex08_bias ex09_fold ex10_forward ex11_derivative ex12_cancel ex13_powers ex14_chain_rule
        ex15_partials ex16_total ex17_loss ex18_loss_slope ex19_sigmoid_slope ex20_output_gradient
        ex21_descent_step ex22_hidden_error ex23_hidden_gradient ex24_backprop ex25_batch
        ex26_training
    )
}

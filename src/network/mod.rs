//! The network: Equations 5 to 29, one item for each number.
//!
//! | Section | Equations | Module |
//! |---|---|---|
//! | 3 Feed forward | 5 to 7 | [`feed_forward`] |
//! | 4 Bias | 8 to 10 | [`bias`] |
//! | 5 Backpropagation | 11 to 27 | [`backprop`]; 19 in [`activation`](crate::activation) |
//! | 6 Batch training | 28, 29 | [`batch`] |
//!
//! These functions are the text's network of two layers, index by index and in
//! the text's letters. They run: [`TwoLayer`] is made of nothing else.
//!
//! [`Network`] is the same at any depth, with nothing computed twice, and
//! [`Training`] says how to train it; [`Network::check_gradient`] compares every
//! slope with finite differences.
//!
//! ```
//! use chainrule::Vector;
//! use chainrule::activation::Activation::Identity;
//! use chainrule::network::{Network, Sample, Training};
//! use chainrule::rng::Rng;
//!
//! // To be learnt: twice the input.
//! let samples = [Sample::new([1.0], [2.0]), Sample::new([2.0], [4.0])];
//! let mut network = Network::random(&[1, 1], &[Identity], &mut Rng::new(1))?;
//! assert!(network.check_gradient(&samples)?.all_pass());
//! network.train(&samples, &mut Training::new(0.1, 1000))?;
//! let s2 = network.forward(&Vector::from([3.0]));
//! assert!((s2[0] - 6.0).abs() < 1e-6);
//! # Ok::<(), chainrule::network::NetworkError>(())
//! ```
//!
//! Both networks keep the same rules:
//!
//! | | |
//! |---|---|
//! | tables that do not fit each other, a width 0, a weight that is not finite | an error from whatever takes weights in, and for the last one from `save`; nothing has changed |
//! | biases that do not fit their table; a gradient or new weights of another shape | a panic; nothing has changed |
//! | no samples, one of a wrong length, a number in one that is not finite | a panic in `loss`, `gradient` and updates; an error from `check_samples` and `train` |
//! | an input of a wrong length | a panic |
//! | an input that is not finite | goes through, and need not be seen in the outputs: σ(∞) is 1 |
//! | a δ so large that the weights run away | no error: the losses show it |
//! | the 1 of the biases | stands behind the signals s in [`Signals`] and [`Trace`], never in inputs or outputs |
//!
//! | number | item |
//! |--:|---|
//! | 5 | [`feed_forward::hidden_signals`] |
//! | 6 | [`feed_forward::output_signals`] |
//! | 7 | [`feed_forward::matrix_form`] |
//! | 8 | [`bias::hidden_signals`] |
//! | 9 | [`bias::output_signals`] |
//! | 10 | [`bias::matrix_form`] |
//! | 11 | [`backprop::loss`] |
//! | 12 | [`backprop::next_output_weight`] |
//! | 13 | [`backprop::output_step`] |
//! | 14 | [`backprop::output_sums`] |
//! | 15 | [`backprop::output_by_weight_in_factors`] |
//! | 16 | [`backprop::output_sum_by_weight`] |
//! | 17 | [`backprop::output_by_weight`] |
//! | 18 | [`backprop::next_output_weight_from_error`] |
//! | 19 | [`activation::sigmoid_slope_from_output`](crate::activation::sigmoid_slope_from_output) |
//! | 20 | [`backprop::next_output_weight_of_sigmoid`] |
//! | 21 | [`backprop::next_hidden_weight`] |
//! | 22 | [`backprop::loss_by_hidden_weight_in_factors`] |
//! | 23 | [`backprop::output_sum_by_hidden_signal`] |
//! | 24 | [`backprop::hidden_error`] |
//! | 25 | [`backprop::hidden_sums`] |
//! | 26 | [`backprop::hidden_signal_by_weight`] |
//! | 27 | [`backprop::loss_by_hidden_weight`] |
//! | 28 | [`batch::loss`] |
//! | 29 | [`batch::output_steps`] |

#[doc(alias = "backpropagation")]
pub mod backprop;
pub mod batch;
pub mod bias;
mod deep;
mod error;
pub mod feed_forward;
mod gradient_check;
mod layer;
mod safetensors;
mod sample;
mod train;
mod two_layer;
mod weights;

pub use deep::{Network, Trace};
pub use error::NetworkError;
pub use gradient_check::{GradientCheck, WeightCheck};
pub use layer::Layer;
pub use sample::Sample;
pub use train::{Mode, Progress, Reduction, Training};
pub use two_layer::{Gradient, Signals, TwoLayer};

use crate::linalg::{Matrix, Vector};
use std::fmt;

/// A layer's table takes as many signals as it has rows, and as many biases as it has
/// columns.
#[track_caller]
fn assert_fit(name: &str, v: &Vector, takes: usize, w: &Matrix) {
    let (n, (rows, columns)) = (v.len(), w.shape());
    assert!(
        n == takes,
        "{n} {name} do not fit a {rows}×{columns} table of weights, which takes {takes}"
    );
}

/// What one sum runs over, or one step changes, has one length, or one shape.
#[track_caller]
fn assert_alike<T: PartialEq + fmt::Debug>(names: impl fmt::Display, sizes: &[T]) {
    let alike = sizes.iter().all(|size| *size == sizes[0]);
    assert!(alike, "{names} must agree in size, but have {sizes:?}");
}

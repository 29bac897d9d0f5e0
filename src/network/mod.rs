//! The network: Equations 5 to 29, one item for each number.
//!
//! | Section | Equations | File |
//! |---|---|---|
//! | 3 Feed forward | 5 to 7 | [`feed_forward`] |
//! | 4 Bias | 8 to 10 | [`bias`] |
//! | 5 Backpropagation | 11 to 18, 20 to 27 | [`backprop`] |
//! | 6 Batch training | 28, 29 | [`batch`] |
//!
//! (Equation 19 is [`sigmoid_slope_from_output`].) These functions are the
//! text's network of two layers, index by index and in the text's letters.
//! They run: [`TwoLayer`] is made of nothing else.
//!
//! [`Network`] is the same at any depth, with nothing computed twice, and
//! [`Training`] says how to train it; [`Network::check_gradient`] compares every
//! slope with finite differences.
//!
//! | number | item | | number | item |
//! |--:|---|---|--:|---|
//! | 5 | [`feed_forward::hidden_signals`] | | 18 | [`backprop::next_output_weight_from_error`] |
//! | 6 | [`feed_forward::output_signals`] | | 20 | [`backprop::next_output_weight_of_sigmoid`] |
//! | 7 | [`feed_forward::matrix_form`] | | 21 | [`backprop::next_hidden_weight`] |
//! | 8 | [`bias::hidden_signals`] | | 22 | [`backprop::loss_by_hidden_weight_in_factors`] |
//! | 9 | [`bias::output_signals`] | | 23 | [`backprop::output_sum_by_hidden_signal`] |
//! | 10 | [`bias::matrix_form`] | | 24 | [`backprop::hidden_error`] |
//! | 11 | [`backprop::loss`] | | 25 | [`backprop::hidden_sums`] |
//! | 12 | [`backprop::next_output_weight`] | | 26 | [`backprop::hidden_signal_by_weight`] |
//! | 13 | [`backprop::output_step`] | | 27 | [`backprop::loss_by_hidden_weight`] |
//! | 14 | [`backprop::output_sums`] | | 28 | [`batch::loss`] |
//! | 15 | [`backprop::output_by_weight_in_factors`] | | 29 | [`batch::output_steps`] |
//! | 16 | [`backprop::output_sum_by_weight`] | | | |
//! | 17 | [`backprop::output_by_weight`] | | | |
//!
//! [`sigmoid_slope_from_output`]: crate::activation::sigmoid_slope_from_output

#[doc(alias = "backpropagation")]
pub mod backprop;
pub mod batch;
pub mod bias;
mod deep;
mod error;
pub mod feed_forward;
mod gradient_check;
mod layer;
mod pass;
mod sample;
mod train;
mod two_layer;

pub use deep::{Network, Trace};
pub use error::NetworkError;
pub use gradient_check::{Crossing, GradientCheck, WeightCheck};
pub use layer::Layer;
pub use sample::Sample;
pub use train::{Mode, Progress, Reduction, Training};
pub use two_layer::{Gradient, Signals, TwoLayer};

use crate::linalg::{Matrix, Vector};

/// A layer's table takes as many signals as it has rows.
#[track_caller]
fn assert_fit(s: &Vector, w: &Matrix) {
    let (n, (rows, columns)) = (s.len(), w.shape());
    assert!(
        n == rows,
        "{n} signals do not fit a {rows}×{columns} table of weights, which takes {rows}"
    );
}

//! Sakuta's *Neural Networks*, equation by equation, in Rust.
//!
//! This crate is read beside a short text: Masahiro Sakuta, [*Neural
//! Networks*][text]. Each of its Equations 1 to 45 is one item here. Press
//! Search, above, and type its number, `eq17` or `eq24`: you are there.
//!
//! ```
//! use chainrule::activation::Activation::Sigmoid;
//! use chainrule::network::{Network, Sample, Training};
//! use chainrule::rng::Rng;
//!
//! let xor = [
//!     Sample::new([0.0, 0.0], [0.0]),
//!     Sample::new([0.0, 1.0], [1.0]),
//!     Sample::new([1.0, 0.0], [1.0]),
//!     Sample::new([1.0, 1.0], [0.0]),
//! ];
//! let mut rng = Rng::new(1);
//! let mut network = Network::random(&[2, 4, 1], &[Sigmoid; 2], &mut rng)?;
//! let losses = network.train(&xor, &mut Training::new(2.0, 2000))?;
//! assert!(losses[1999] < 0.01);
//! # Ok::<(), chainrule::network::NetworkError>(())
//! ```
//!
//! # Reading order
//!
//! | section of the text | module | equations |
//! |---|---|---|
//! | – | [`linalg`]: vectors and matrices, with plain loops | – |
//! | 2 The model of the perceptron | [`activation`] | 1–4, 19 |
//! | 3 Feed forward neural network | [`network::feed_forward`] | 5–7 |
//! | 4 Bias term | [`network::bias`] | 8–10 |
//! | 7 Appendix: derivatives | [`finite_difference`], [`calculus`] | 30–45 |
//! | 5 Backpropagation | [`network::backprop`] | 11–18, 20–27 |
//! | 6 Batch training | [`network::batch`] | 28–29 |
//! | all of it, running | [`network::TwoLayer`], [`network::Network`] | – |
//!
//! Which item is which number: 5 to 29 in [`network`], 31 to 45 in [`calculus`].
//!
//! # Notation
//!
//! | text | here | meaning |
//! |---|---|---|
//! | s_i, s_j⁽¹⁾, s_k⁽²⁾ | `s`, `s1`, `s2` | signals: input, hidden, output |
//! | w_ij⁽¹⁾, w_jk⁽²⁾ | `w1[(i, j)]`, `w2[(j, k)]` | weights: row = from, column = to |
//! | ∂s_k/∂w_jk | `output_by_weight` | a name `x_by_y` is ∂x/∂y |
//! | w_0j | `w_0[j]`, or the last row of `w` | biases |
//! | p_j, p_k | `p1`, `p2` | what enters f |
//! | f, f′ | `f.value(p)`, `f.derivative(p)` | activation and its slope |
//! | A_k, L, L_j⁽¹⁾ | `a`, `loss`, `l_j` | answer, loss, ∂L/∂s_j |
//! | δ, t | `delta`, – | learning rate, step |
//! | A_k, s_k with `[l]` | `a[(l, k)]`, `s2[(l, k)]` | of sample l, a row of a batch |
//! | n(1), n(2), n(3), N | `n1`, `n2`, `n3`, `samples.len()` | widths, number of samples |
//!
//! Two things are the same throughout. Counting starts at 0: the text's w_12 is
//! `w[(0, 1)]`. And L_j is the slope of the loss itself, +∂L/∂s_j, so that updates
//! subtract; where the text lost a sign, the file's first lines say so.
//!
//! Everything random comes from a seeded [`rng::Rng`] that is handed in: the same
//! seed gives the same numbers. A wrong shape is a mistake of the caller and
//! panics with both shapes; whatever comes from outside is refused with an error.
//! Networks, samples, vectors and matrices may be sent to other threads and shared
//! between them; a [`Graph`](calculus::Graph) and the formulas in it stay in theirs.
//!
//! [text]: https://github.com/msakuta/typst-test/blob/gh-pages/neural-network.pdf

#![warn(missing_docs)] // here and not in Cargo.toml: an example of your own needs none

pub mod activation;
pub mod calculus;
pub mod finite_difference;
pub mod linalg;
pub mod network;
#[cfg(doctest)]
mod pages;
mod readable;
pub mod rng;

pub use linalg::{Matrix, Vector};

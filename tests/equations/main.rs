//! One test at least for every equation of the text, named by its number:
//! `cargo test eq_24` runs what concerns Equation 24, `cargo test eq_` all 45.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/goldens.rs"]
mod goldens;

mod activation; // Section 2: 1 to 4, and 19
mod appendix; // Section 7: 30 to 45
mod backprop; // Section 5: 11 to 27
mod batch; // Section 6: 28 and 29
mod bias; // Section 4: 8 to 10
mod feed_forward; // Section 3: 5 to 7

//! Curves in the terminal, for the examples; the crate itself never draws.
//!
//! An example says `mod plot;` at its root and then, for instance,
//!
//! ```ignore
//! use plot::{Axis, terminal::{Plot, sparkline}};
//!
//! println!("loss {}", sparkline(&losses, 40));
//!
//! println!(
//!     "{}",
//!     Plot::new(Axis::log("ε"), Axis::log("error"))
//!         .curve("forward", &forward)     // &[(f64, f64)]
//!         .curve("central", &central)
//! );
//! ```
//!
//! An [`Axis`] says where a value stands. [`terminal`] draws with characters, at most
//! 78 columns wide.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "a part of every example that draws; each uses some of it, none all"
)]

mod axis;
mod braille;
pub mod terminal;

pub use axis::Axis;

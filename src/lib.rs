//! Sakuta's *Neural Networks*, equation by equation.

pub mod activation;
pub mod calculus;
pub mod finite_difference;
pub mod linalg;
pub mod network;
pub mod rng;

pub use linalg::{Matrix, Vector};

#[cfg(doctest)]
mod pages;

//! To come.

/// To come.
#[derive(Debug)]
pub struct Vector;
/// To come.
#[derive(Debug)]
pub struct Matrix;

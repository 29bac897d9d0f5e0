//! The README and the pages of `docs/`, so that their code is compiled and run.

#[doc = include_str!("../README.md")]
struct Readme;

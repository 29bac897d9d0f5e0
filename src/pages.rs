//! The README and the pages of `docs/`, so that their code is compiled and run.

#[doc = include_str!("../README.md")]
struct Readme;

#[doc = include_str!("../docs/README.md")]
struct Reading;

#[doc = include_str!("../docs/1-history.md")]
struct History;

#[doc = include_str!("../docs/2-activations.md")]
struct Activations;

#[doc = include_str!("../docs/3-feed-forward.md")]
struct FeedForward;

#[doc = include_str!("../docs/4-bias.md")]
struct Bias;

#[doc = include_str!("../docs/5-backpropagation.md")]
struct Backpropagation;

#[doc = include_str!("../docs/6-batches.md")]
struct Batches;

#[doc = include_str!("../docs/7-derivatives.md")]
struct Derivatives;

#[doc = include_str!("../docs/misprints.md")]
struct Misprints;

#[doc = include_str!("../docs/questions.md")]
struct Questions;

#[doc = include_str!("../docs/next.md")]
struct Next;

#[doc = include_str!("../docs/speed.md")]
struct Speed;

#[doc = include_str!("../docs/exercises.md")]
struct Exercises;

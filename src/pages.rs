//! The Rust code of README and docs, compiled and run as documentation tests.
//! There is nothing else here, and nothing of it in the crate.

#[doc = include_str!("../docs/README.md")]
mod reading {}

#[doc = include_str!("../docs/1-history.md")]
mod history {}

#[doc = include_str!("../docs/2-activations.md")]
mod activations {}

#[doc = include_str!("../docs/3-feed-forward.md")]
mod feed_forward {}

#[doc = include_str!("../docs/4-bias.md")]
mod bias {}

#[doc = include_str!("../docs/5-backpropagation.md")]
mod backpropagation {}

#[doc = include_str!("../docs/6-batches.md")]
mod batches {}

#[doc = include_str!("../docs/7-derivatives.md")]
mod derivatives {}

#[doc = include_str!("../docs/misprints.md")]
mod misprints {}

#[doc = include_str!("../docs/questions.md")]
mod questions {}

#[doc = include_str!("../docs/next.md")]
mod next {}

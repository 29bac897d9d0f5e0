//! Laws of the crate `chainrule`, tried on random cases. `cargo test` in the
//! crate's folder runs them with all the other tests.
//! The same cases in every run, unless `PROPTEST_RNG_SEED` asks for others.

mod algebra;
mod calculus;
mod network;
mod trees;

use proptest::test_runner::{Config, RngSeed};

/// So many random cases, always the same ones.
fn cases(cases: u32) -> Config {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    match config.rng_seed {
        RngSeed::Random => Config {
            rng_seed: RngSeed::Fixed(45),
            ..config
        },
        RngSeed::Fixed(_) => config,
    }
}

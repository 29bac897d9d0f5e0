//! Laws of the crate `chainrule`, tried on random cases. `cargo test` in the
//! crate's folder runs them with all the other tests.
//! The same cases in every run, unless `PROPTEST_RNG_SEED` asks for others, and as
//! many as the laws say, unless `PROPTEST_CASES` does.

mod algebra;
#[path = "../common/functions.rs"]
mod by_std;
mod calculus;
mod double;
mod judge;
mod network;
mod trees;

use proptest::test_runner::{Config, RngSeed};

/// So many random cases, always the same ones.
fn cases(cases: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .map(|asked| asked.parse());
    let config = Config {
        cases: asked.map_or(cases, |asked| asked.expect("PROPTEST_CASES is a number")),
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

//! Starts the tests of the judge, which stand in the exercises' own program so
//! that nothing is compiled twice, and stay out of a student's sight.

#[path = "common/cargo.rs"]
mod cargo;

#[test]
fn the_judge_of_the_exercises_passes_its_own_tests() {
    let own_tests = "test --quiet --test exercises -- --own-tests";
    cargo::cargo(&Vec::from_iter(own_tests.split(' ')));
}

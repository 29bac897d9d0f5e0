//! Starts the tests of the judge, which stand in the exercises' own program so
//! that nothing is compiled twice, and stay out of a student's sight.

use std::process::Command;

#[test]
fn the_judge_of_the_exercises_passes_its_own_tests() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args([
        "test",
        "--quiet",
        "--offline",
        "--test",
        "exercises",
        "--",
        "--own-tests",
    ]);
    let heard = cargo.output().expect("cargo starts");
    let (out, err) = (
        String::from_utf8_lossy(&heard.stdout),
        String::from_utf8_lossy(&heard.stderr),
    );
    assert!(heard.status.success(), "{out}\n{err}");
}

//! Is a file as it came? For CI: nobody has committed an answer, and every
//! stub says what it should.

use super::check::Exercise;
use super::judge::State;

/// What is wrong with the stub, if anything is.
pub fn complaint(exercise: &Exercise, state: State, n: usize) -> Option<String> {
    let about = exercise.check.about();
    let short = exercise.short();
    let head = format!(
        "//! Exercise {n} · {} · {}\n//!\n//! Replace the `todo!`, then run   \
         cargo test --test exercises {short}\n//! Stuck? See docs/exercises.md, section {short}.\n\n",
        about.equations, about.title
    );
    let source = exercise.source.replace("\r\n", "\n");
    if state != State::NotStarted {
        Some("something is written in it".to_string())
    } else if !source.starts_with(&head) {
        Some(format!("it should begin\n{head}"))
    } else if source.matches("todo!(\"Eq ").count() != 1 {
        Some("it should have one todo!, with its equations".to_string())
    } else if !source.ends_with("\n#[test] // for the run button of your editor\nfn check() {}\n") {
        Some("it should end with the test for the run button".to_string())
    } else {
        None
    }
}

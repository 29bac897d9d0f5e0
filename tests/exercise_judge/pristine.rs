//! Are the files as they came? For CI: nobody has committed an answer, and every
//! stub says what it should.

use std::fs;
use std::path::Path;

use super::check::Exercise;
use super::judge::{Judgement, State};

/// What is wrong with the stubs.
pub fn complaints(all: &[Exercise], judged: &[(&Exercise, Judgement)]) -> Vec<String> {
    let complaint = |(exercise, judgement): &(&Exercise, Judgement)| {
        let name = exercise.name;
        let n = all.iter().position(|other| other.name == name)?;
        let complaint = complaint(exercise, judgement.state, n + 1)?;
        Some(format!(
            "tests/exercises/{name}.rs is not as it came: {complaint}"
        ))
    };
    judged.iter().filter_map(complaint).collect()
}

/// The page on the exercises, with the ends of lines as they are here.
pub fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exercises.md");
    let page = fs::read_to_string(path).unwrap_or_default();
    page.replace("\r\n", "\n")
}

fn complaint(exercise: &Exercise, state: State, n: usize) -> Option<String> {
    let [equations, title] = exercise.head();
    let short = exercise.short();
    let mut head = format!(
        "//! Exercise {n} · {equations} · {title}\n//!\n//! Replace the `todo!`, then run   \
         cargo test --test exercises {short}\n"
    );
    if exercise.is_of_the_text() {
        head += &format!("//! Stuck? See docs/exercises.md, section {short}.\n\n");
    }
    let section = format!("\n## {short}\n\n**{title}** · {equations} · [`");
    let source = exercise.source.replace("\r\n", "\n");
    if state != State::NotStarted {
        Some("something is written in it".to_string())
    } else if !source.starts_with(&head) {
        Some(format!("it should begin\n{head}"))
    } else if exercise.is_of_the_text() && !page().contains(&section) {
        Some("docs/exercises.md has another title, or other equations".to_string())
    } else if source.matches("todo!(").count() != 1 {
        Some("it should have one todo!".to_string())
    } else if !source.ends_with("\n#[test] // for the run button of your editor\nfn check() {}\n") {
        Some("it should end with the test for the run button".to_string())
    } else {
        None
    }
}

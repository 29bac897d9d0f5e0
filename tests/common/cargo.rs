//! Cargo, started by a test.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What `cargo` prints with these words, in the crate's folder. It builds to
/// where this test itself was built, whatever names that place: a variable, a
/// flag or a file. If it fails, so does the test, with all that it said.
#[track_caller]
pub(crate) fn cargo(words: &[impl AsRef<str>]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let output = Command::new(env!("CARGO"))
        .args(words.iter().map(AsRef::as_ref))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CARGO_TARGET_DIR", target.expect("not the root"))
        .output()
        .expect("cargo starts");
    let [said, complaint] = [output.stdout, output.stderr]
        .map(|text| String::from_utf8_lossy(&text).replace("\r\n", "\n"));
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    assert!(
        output.status.success(),
        "cargo {words:?}\n{complaint}\n{said}"
    );
    said
}

/// An example, built as the tests are, where cargo says that it is: a system to
/// build for has a folder of its own.
#[allow(dead_code, reason = "not every test target starts an example")]
pub(crate) fn example(name: &str) -> PathBuf {
    let words = "build --profile test --message-format json --example";
    let messages = cargo(&Vec::from_iter(words.split(' ').chain([name])));
    let path = messages.split(r#""executable":""#).nth(1);
    let path = path.and_then(|rest| rest.split('"').next());
    let path = path.expect("the example builds");
    path.replace(r"\\", r"\").into()
}

//! The words of the command line.

/// All of them behind the name of the program. What is not UTF-8 comes with
/// replacement characters, to be refused like any other word.
pub(crate) fn given() -> Vec<String> {
    let words = std::env::args_os().skip(1);
    words.map(|word| word.to_string_lossy().into()).collect()
}

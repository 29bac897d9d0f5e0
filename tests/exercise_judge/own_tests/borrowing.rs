//! What counts as borrowed, and what does not.

use crate::exercise_judge::borrowing::borrowed;

#[track_caller]
fn clean(source: &str) {
    assert_eq!(borrowed(source), None, "{source}");
}

#[track_caller]
fn found(source: &str, words: &str) {
    let borrowed = borrowed(source).expect(source);
    assert_eq!(borrowed.words, words, "{source}");
    let first = words.split([':', '{', '!', ' ']).next().expect("a word");
    let line = source.lines().nth(borrowed.line - 1).expect("a line");
    assert!(line.contains(first), "{source}");
}

pub fn vector_and_matrix_are_tools() {
    clean("use chainrule::{Matrix, Vector};");
    clean("use chainrule::Vector;\r\nuse chainrule::Matrix as M;\r\n");
    clean("use chainrule::linalg::{Matrix as Table, Vector};");
    clean("use chainrule::{Matrix, linalg::Vector,};");
    clean("fn f() -> chainrule::Vector { chainrule::Vector::zeros(2) }");
    clean("use ::chainrule::Matrix;");
    clean("use crate::net::{Net, Sample};");
}

pub fn everything_else_of_the_crate_is_borrowed() {
    found("use chainrule::activation;", "chainrule::activation");
    found(
        "\n\nfn f(x: f64) -> f64 { chainrule::activation::sigmoid(x) }",
        "chainrule::activation::sigmoid",
    );
    found("use chainrule as c;", "chainrule as c");
    found("use chainrule::{self as c};", "chainrule::{…}");
    found("use chainrule::*;", "chainrule::*");
    found(
        "use chainrule::{Matrix, Vector, network};",
        "chainrule::{…}",
    );
    found(
        "use chainrule::{Matrix, linalg::{Vector, sum}};",
        "chainrule::{…}",
    );
    found("use chainrule::linalg::*;", "chainrule::linalg::*");
    found("use chainrule::linalg;", "chainrule::linalg");
    found("extern crate chainrule as c;", "crate chainrule as c");
    found("use r#chainrule::activation;", "chainrule::activation");
    found(
        "use chainrule\n    ::\n    activation;",
        "chainrule::activation",
    );
    found(
        "use /* Vector */ chainrule:: /* ::Vector */ network;",
        "chainrule::network",
    );
    found(
        "m!(chainrule activation sigmoid);",
        "chainrule activation sigmoid",
    );
    found(
        "use { chainrule::activation::silu, chainrule::Vector };",
        "chainrule::activation::silu",
    );
}

pub fn other_exercises_and_other_files_are_borrowed() {
    found(
        "use crate::ex02_sigmoid::sigmoid;",
        "crate::ex02_sigmoid::sigmoid",
    );
    found(
        "use crate::exercise_judge::ex02_sigmoid::CHECK;",
        "crate::exercise_judge::ex02_sigmoid::CHECK",
    );
    found("use crate as k;", "crate as k");
    found("use crate::{net::Net, exercise_judge};", "crate::{…}");
    found("use super::exercise_judge;", "super::exercise_judge");
    found("use self::super::ex02_sigmoid;", "super::ex02_sigmoid");
    found("fn f() { include!(\"mod.rs\") }", "include!");
    found("use std::include as i;", "include as i");
    found("#[path = \"mod.rs\"]\nmod own;", "mod own");
    found(
        "mod own { use super::super::exercise_judge; }",
        "super::super::exercise_judge",
    );
    found(
        "macro_rules! m { () => { $crate::exercise_judge } }",
        "crate::exercise_judge",
    );
}

pub fn words_that_only_look_like_it_are_not() {
    clean(
        "// use chainrule::activation;\n/* chainrule::network /* nested */ super::x */\n//! chainrule::activation",
    );
    clean("/// Compare with chainrule::activation::step.\nfn f() {}");
    clean("fn f() -> &'static str { \"use chainrule::activation; \\\" super::exercise_judge\" }");
    clean(
        "const S: &str = r#\"chainrule::activation \" super \"#; const B: &[u8] = b\"crate::x\";",
    );
    clean("fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' || c == '\\u{41}' }");
    clean("pub(crate) fn f() {} pub(super) fn g() {}");
    clean("fn f() {}\n#[cfg(test)]\nmod tests { use super::*; }");
    clean("mod own { pub fn f() {} mod inner { use super::super::g; } }");
    clean("let my_chainrule = 1; let supercharged = crates;");
}

/// A glob is told with the line to write instead.
pub fn a_borrowed_glob_is_told_what_to_write() {
    let hint = |source: &str| borrowed(source).expect(source).hint();
    assert!(hint("use chainrule::*;").contains("use chainrule::{Matrix, Vector};"));
    assert!(hint("use chainrule::*;").contains("s * w"));
    assert!(!hint("use crate::ex02_sigmoid::sigmoid;").contains("use chainrule"));
}

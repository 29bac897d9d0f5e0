//! What counts as borrowed, and what does not.

use crate::exercise_judge::Exercise;
use crate::exercise_judge::borrowing::borrowed;

/// `Vector` and `Matrix` are tools, and some words only look like more.
const CLEAN: &[&str] = &[
    "use chainrule::{Matrix, Vector};",
    "use chainrule::Vector;\r\nuse chainrule::Matrix as M;\r\n",
    "use chainrule::linalg::{Matrix as Table, Vector};",
    "use chainrule::{Matrix, linalg::Vector,};",
    "fn f() -> chainrule::Vector { chainrule::Vector::zeros(2) }",
    "use ::chainrule::Matrix;",
    "use crate::net::{Net, Sample};",
    "// use chainrule::activation;\n/* chainrule::network /* nested */ super::x */\n//! chainrule::x",
    "/// Compare with chainrule::activation::step.\nfn f() {}",
    "fn f() -> &'static str { \"use chainrule::activation; \\\" super::exercise_judge\" }",
    "const S: &str = r#\"chainrule::activation \" super \"#; const B: &[u8] = b\"crate::x\";",
    "fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' || c == '\\u{41}' }",
    "pub(crate) fn f() {} pub(super) fn g() {}",
    "fn f() {}\n#[cfg(test)]\nmod tests { use super::*; }",
    "mod own { pub fn f() {} mod inner { use super::super::g; } }",
    "let my_chainrule = 1; let supercharged = crates;",
];

/// What is borrowed, in the words that say so, and where: of the crate, of other
/// exercises, of other files.
const BORROWED: &[&str] = &[
    "chainrule::activation <- use chainrule::activation;",
    "chainrule::activation::step <- \n\nfn f() { chainrule::activation::step(x) }",
    "chainrule as c <- use chainrule as c;",
    "chainrule::{…} <- use chainrule::{self as c};",
    "chainrule::* <- use chainrule::*;",
    "chainrule::{…} <- use chainrule::{Matrix, Vector, network};",
    "chainrule::{…} <- use chainrule::{Matrix, linalg::{Vector, sum}};",
    "chainrule::linalg::* <- use chainrule::linalg::*;",
    "chainrule::linalg <- use chainrule::linalg;",
    "crate chainrule as c <- extern crate chainrule as c;",
    "chainrule::activation <- use r#chainrule::activation;",
    "chainrule::activation <- use chainrule\n    ::\n    activation;",
    "chainrule::network <- use /* Vector */ chainrule:: /* ::Vector */ network;",
    "chainrule activation sigmoid <- m!(chainrule activation sigmoid);",
    "chainrule::silu <- use { chainrule::silu, chainrule::Vector };",
    "crate::ex02_sigmoid::sigmoid <- use crate::ex02_sigmoid::sigmoid;",
    "crate::exercise_judge::CHECK <- use crate::exercise_judge::CHECK;",
    "crate as k <- use crate as k;",
    "crate::{…} <- use crate::{net::Net, exercise_judge};",
    "super::exercise_judge <- use super::exercise_judge;",
    "super::ex02_sigmoid <- use self::super::ex02_sigmoid;",
    "include! <- fn f() { include!(\"mod.rs\") }",
    "include as i <- use std::include as i;",
    "mod own <- #[path = \"mod.rs\"]\nmod own;",
    "super::super::exercise_judge <- mod own { use super::super::exercise_judge; }",
    "crate::exercise_judge <- macro_rules! m { () => { $crate::exercise_judge } }",
];

pub fn what_is_borrowed_is_found_and_nothing_else(_: &[Exercise]) {
    for source in CLEAN {
        assert_eq!(borrowed(source), None, "{source}");
    }
    for row in BORROWED {
        let (words, source) = row.split_once(" <- ").expect(row);
        let borrowed = borrowed(source).expect(source);
        assert_eq!(borrowed.words, words, "{source}");
        let first = words.split([':', '{', '!', ' ']).next().expect("a word");
        let line = source.lines().nth(borrowed.line - 1).expect("a line");
        assert!(line.contains(first), "{source}");
    }
}

/// A glob is told with the line to write instead.
pub fn a_borrowed_glob_is_told_what_to_write(_: &[Exercise]) {
    let hint = |source: &str| borrowed(source).expect(source).hint();
    assert!(hint("use chainrule::*;").contains("use chainrule::{Matrix, Vector};"));
    assert!(hint("use chainrule::*;").contains("s * w"));
    assert!(!hint("use crate::ex02_sigmoid::sigmoid;").contains("use chainrule"));
}

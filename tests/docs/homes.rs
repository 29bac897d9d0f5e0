//! Every equation from 1 to 45 has one home in `src/`, which the documentation's
//! search finds by its number. (docs/equations.md names a test of each.)
//!
//! A home is an item whose documentation begins `**Equation n.**` and which
//! bears `#[doc(alias = "eqn")]`, and "Equation n" as another alias.

use crate::page::read;
use crate::sources::{defined, rust_files};
use std::collections::BTreeMap;
use std::path::PathBuf;

const NUMBERS: std::ops::RangeInclusive<usize> = 1..=45;

/// What stands between `before` and `after`, as a number.
fn number(line: &str, before: &str, after: &str) -> Option<usize> {
    line.strip_prefix(before)?.split_once(after)?.0.parse().ok()
}

/// The items of a source that have documentation or attributes: the lines of
/// these, and the line of the item itself at the end.
fn items(source: &str) -> Vec<Vec<&str>> {
    let (mut items, mut above) = (Vec::new(), Vec::new());
    for line in source.lines().map(str::trim) {
        above.push(line);
        if !line.starts_with("///") && !line.starts_with("#[") {
            items.push(std::mem::take(&mut above));
        }
    }
    items
}

/// The equations that a source gives a home, or what is wrong with one.
pub(crate) fn homes(source: &str) -> Vec<Result<(usize, String), String>> {
    let mut homes = Vec::new();
    for lines in items(source) {
        let item = lines[lines.len() - 1];
        let first = lines.iter().find(|line| line.starts_with("///"));
        let title = first.and_then(|line| number(line, "/// **Equation ", ".**"));
        let aliases = lines
            .iter()
            .filter_map(|x| number(x, "#[doc(alias = \"eq", "\")]"));
        let aliases: Vec<usize> = aliases.collect();
        let mentions = lines.iter().filter(|x| x.contains("**Equation ")).count();
        let is_named = |n| {
            lines
                .iter()
                .any(|x| x.contains(&format!("\"Equation {n}\"")))
        };
        match title {
            None if aliases.is_empty() && mentions == 0 => {}
            Some(n) if aliases == [n] && is_named(n) && mentions == 1 && is_public(item) => {
                homes.push(Ok((n, defined(item).unwrap_or_default().to_string())));
            }
            _ => homes.push(Err(format!("title {title:?}, aliases {aliases:?}: {item}"))),
        }
    }
    homes
}

/// A public item, or else the variant of an enum.
fn is_public(item: &str) -> bool {
    item.starts_with("pub ") || item.starts_with(|c: char| c.is_uppercase())
}

#[test]
fn every_equation_has_exactly_one_home() {
    let mut found: BTreeMap<usize, Vec<PathBuf>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in rust_files("src") {
        for home in homes(&read(&path)) {
            match home {
                Ok((n, _)) => found.entry(n).or_default().push(path.clone()),
                Err(problem) => wrong.push(format!("{}: {problem}", path.display())),
            }
        }
    }
    for n in NUMBERS {
        match found.remove(&n).unwrap_or_default().as_slice() {
            [] => wrong.push(format!("Equation {n} has no home")),
            [_] => {}
            several => wrong.push(format!("Equation {n} has several homes: {several:?}")),
        }
    }
    wrong.extend(found.keys().map(|n| format!("there is no Equation {n}")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The test above would be worth nothing if it could not see a fault.
#[test]
fn a_home_without_its_alias_is_seen() {
    let right = "/// **Equation 7.** Both.\r\n///\r\n/// More.\r\n#[doc(alias = \"eq7\")]\r\n#[doc(alias = \"Equation 7\")]\r\npub fn f() {}\r\n";
    assert_eq!(homes(right), [Ok((7, "f".to_string()))]);
    for broken in [
        right.replace("#[doc(alias = \"eq7\")]\r\n", ""),
        right.replace("#[doc(alias = \"Equation 7\")]\r\n", ""),
        right.replace("eq7", "eq8"),
        right.replace("eq7", "eq07x"),
        right.replace("/// **Equation 7.** Both.", "/// Both."),
        right.replace("/// **Equation 7.** Both.", "/// See **Equation 7.** Both."),
        right.replace("More.", "**Equation 8.**"),
        right.replace("pub fn", "fn"),
        right.replace("#[doc(alias", "#[doc(alias = \"eq9\")]\r\n#[doc(alias"),
    ] {
        assert!(homes(&broken).iter().any(Result::is_err), "{broken}");
    }
    let variant = "    /// **Equation 35.** Powers.\n    #[doc(alias = \"eq35\")]\n    #[doc(alias = \"Equation 35\")]\n    Power,\n";
    assert_eq!(homes(variant), [Ok((35, "Power".to_string()))]);
}

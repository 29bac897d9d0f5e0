//! Every equation from 1 to 45 has one home in `src/`, which the documentation's
//! search finds by its number, and at least one test that bears the number.
//!
//! A home is an item whose documentation begins `**Equation n.**` and which
//! bears `#[doc(alias = "eqn")]`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const NUMBERS: std::ops::RangeInclusive<u32> = 1..=45;

/// All Rust files below a folder of this crate, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|x| x == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    files
}

/// What stands between `before` and `after`, as a number.
fn number(line: &str, before: &str, after: &str) -> Option<u32> {
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

/// The equations that a source gives a home, with what is wrong about them.
fn homes(source: &str) -> Vec<(u32, Option<String>)> {
    let mut homes = Vec::new();
    for lines in items(source) {
        let item = lines[lines.len() - 1];
        let first = lines
            .iter()
            .find(|line| line.starts_with("///"))
            .unwrap_or(&"");
        let title = number(first, "/// **Equation ", ".**");
        let aliases: Vec<u32> = lines
            .iter()
            .filter_map(|x| number(x, "#[doc(alias = \"eq", "\")]"))
            .collect();
        let later = lines.iter().filter(|x| x.contains("**Equation ")).count();
        let is_public = item.starts_with("pub ") || !item.contains("fn ");
        let wrong = if title.is_none() && later > 0 {
            Some("documentation that does not begin with its equation".to_string())
        } else if aliases != Vec::from_iter(title) {
            Some(format!("title {title:?}, but aliases {aliases:?}"))
        } else if !is_public {
            Some("a home that is not public".to_string())
        } else {
            None
        };
        for n in title
            .into_iter()
            .chain(aliases.iter().copied().filter(|n| Some(*n) != title))
        {
            homes.push((n, wrong.as_ref().map(|wrong| format!("{wrong}: {item}"))));
        }
        if title.is_none() && aliases.is_empty() && wrong.is_some() {
            homes.push((0, wrong.map(|wrong| format!("{wrong}: {item}"))));
        }
    }
    homes
}

#[test]
fn every_equation_has_exactly_one_home() {
    let mut found: BTreeMap<u32, Vec<PathBuf>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, source) in sources("src") {
        for (n, problem) in homes(&source) {
            wrong.extend(problem.map(|problem| format!("{}: {problem}", path.display())));
            found.entry(n).or_default().push(path.clone());
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

#[test]
fn every_equation_has_a_test_of_its_number() {
    let tests = sources("tests");
    let named = |n: u32| {
        let name = format!("fn eq_{n:02}_");
        tests.iter().any(|(_, text)| {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            (1..lines.len()).any(|i| {
                let attributes = lines[..i].iter().rev().take_while(|x| x.starts_with("#["));
                lines[i].starts_with(&name) && attributes.into_iter().any(|x| *x == "#[test]")
            })
        })
    };
    let missing: Vec<u32> = NUMBERS.filter(|n| !named(*n)).collect();
    assert!(
        missing.is_empty(),
        "no test is named after Equations {missing:?}"
    );
}

/// The test above would be worth nothing if it could not see a fault.
#[test]
fn a_home_without_its_alias_is_seen() {
    let right = "/// **Equation 7.** Both.\r\n///\r\n/// More.\r\n#[doc(alias = \"eq7\")]\r\npub fn f() {}\r\n";
    assert_eq!(homes(right), [(7, None)]);
    for broken in [
        right.replace("#[doc(alias = \"eq7\")]\r\n", ""),
        right.replace("eq7", "eq8"),
        right.replace("eq7", "eq07x"),
        right.replace("/// **Equation 7.** Both.", "/// Both."),
        right.replace("/// **Equation 7.** Both.", "/// See **Equation 7.** Both."),
        right.replace("pub fn", "fn"),
        right.replace("#[doc(alias", "#[doc(alias = \"eq9\")]\r\n#[doc(alias"),
    ] {
        assert!(
            homes(&broken).iter().any(|(_, wrong)| wrong.is_some()),
            "{broken}"
        );
    }
    let variant = "    /// **Equation 35.** Powers.\n    #[doc(alias = \"eq35\")]\n    Power,\n";
    assert_eq!(homes(variant), [(35, None)]);
}

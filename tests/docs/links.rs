//! Every relative link leads to a file, and its anchor to a heading there.

use crate::page::{pages, root};
use std::path::{Component, Path, PathBuf};

/// `docs/../src/x.rs` is `src/x.rs`; a link above the top has no such path.
fn tidy(path: &Path) -> Option<PathBuf> {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if tidy.pop() => {}
            Component::ParentDir => return None,
            part => tidy.push(part),
        }
    }
    Some(tidy)
}

#[test]
fn every_relative_link_and_anchor_resolves() {
    let pages = pages();
    let mut broken = Vec::new();
    for page in &pages {
        for (_, target) in page.links() {
            if target.starts_with("https://") || target.starts_with("http://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let here = page.path.parent().expect("a page lies in a folder");
            let to = if file.is_empty() {
                Some(page.path.clone())
            } else {
                tidy(&here.join(file))
            };
            let exists = to.as_ref().is_some_and(|to| root().join(to).exists());
            let of_page = pages.iter().find(|p| Some(&p.path) == to.as_ref());
            let found = anchor.is_empty()
                || of_page.is_some_and(|p| p.anchors().iter().any(|a| a == anchor));
            if !exists || !found {
                broken.push(format!("{}: {target}", page.path.display()));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "links that lead nowhere:\n{}",
        broken.join("\n")
    );
}

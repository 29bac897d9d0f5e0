//! Every relative link leads to a file, and its anchor to a heading there.

use crate::page::{pages, root};
use std::path::Path;

#[test]
fn every_relative_link_and_anchor_resolves() {
    let place = |path: &Path| root().join(path).canonicalize().ok();
    let top = root().canonicalize().expect("the repository");
    let pages = pages();
    let mut broken = Vec::new();
    for page in &pages {
        for (_, target) in page.links() {
            if target.starts_with("https://") || target.starts_with("http://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let here = page.path.parent().expect("a page lies in a folder");
            let to = match file {
                "" => &page.path,
                file => &here.join(file),
            };
            let to = place(to).filter(|to| to.starts_with(&top)); // GitHub has nothing above
            let of_page = pages.iter().find(|page| place(&page.path) == to);
            let found = anchor.is_empty()
                || of_page.is_some_and(|p| p.anchors().iter().any(|a| a == anchor));
            if to.is_none() || !found {
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

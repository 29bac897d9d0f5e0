//! A page of Markdown, as far as these tests need to read it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A page: its path from the top of the repository, and its text.
pub(crate) struct Page {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// A fenced block: what stands after the ```` ``` ````, and its lines.
pub(crate) struct Fence {
    pub(crate) info: String,
    pub(crate) body: String,
    /// Is there nothing but space between the fence before and this one?
    pub(crate) follows: bool,
}

/// The top of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file's text, with `\n` at the ends of its lines on every system.
pub(crate) fn read(path: &Path) -> String {
    let text = fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
        .replace("\r\n", "\n")
}

/// README.md and every page of docs/.
pub(crate) fn pages() -> Vec<Page> {
    let mut paths = vec![PathBuf::from("README.md")];
    for entry in fs::read_dir(root().join("docs")).expect("the folder docs/") {
        let name = entry.expect("an entry of docs/").file_name();
        paths.push(Path::new("docs").join(name));
    }
    paths.retain(|path| path.extension().is_some_and(|e| e == "md") && root().join(path).exists());
    paths.sort();
    let page = |path: PathBuf| Page {
        text: read(&path),
        path,
    };
    paths.into_iter().map(page).collect()
}

impl Page {
    /// The text outside fences, and the fences.
    pub(crate) fn split(&self) -> (String, Vec<Fence>) {
        let (mut prose, mut fences, mut open) = (String::new(), Vec::new(), None::<Fence>);
        let mut follows = false;
        for line in self.text.lines() {
            match (&mut open, line.trim_start().strip_prefix("```")) {
                (None, Some(info)) => {
                    let (info, body) = (info.trim().to_owned(), String::new());
                    open = Some(Fence {
                        info,
                        body,
                        follows,
                    });
                }
                (Some(_), Some(_)) => {
                    fences.extend(open.take());
                    follows = true;
                }
                (Some(fence), None) => fence.body += &format!("{line}\n"),
                (None, None) => {
                    follows &= line.trim().is_empty();
                    prose += &format!("{line}\n");
                }
            }
        }
        assert!(
            open.is_none(),
            "{}: a fence is not closed",
            self.path.display()
        );
        (prose, fences)
    }

    /// The anchors of the headings, as GitHub makes them.
    pub(crate) fn anchors(&self) -> Vec<String> {
        let mut seen = HashMap::<String, usize>::new();
        let (prose, _) = self.split();
        let headings = prose.lines().filter_map(|line| {
            let title = line.trim_start_matches('#');
            (title.len() < line.len() && title.starts_with(' ')).then(|| anchor(title.trim()))
        });
        let number = |anchor: String| {
            let n = seen.entry(anchor.clone()).or_default();
            *n += 1;
            if *n == 1 {
                anchor
            } else {
                format!("{anchor}-{}", *n - 1)
            }
        };
        headings.map(number).collect()
    }

    /// The links `[text](target)`: text and target.
    pub(crate) fn links(&self) -> Vec<(String, String)> {
        let (prose, _) = self.split();
        let mut links = Vec::new();
        for (at, _) in prose.match_indices("](") {
            let text = &prose[prose[..at].rfind('[').map_or(0, |i| i + 1)..at];
            let mut depth = 1;
            let target = prose[at + 2..].chars().take_while(|&c| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                depth > 0
            });
            links.push((text.to_owned(), target.collect()));
        }
        links
    }
}

/// GitHub's anchor of a heading: small letters, hyphens for spaces, no punctuation.
fn anchor(title: &str) -> String {
    let keep = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let small = title.to_lowercase();
    small
        .chars()
        .filter(keep)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn a_heading_gets_the_anchor_that_github_gives_it() {
    assert_eq!(anchor("4. f′ of p, or f′ of s?"), "4-f-of-p-or-f-of-s");
    assert_eq!(
        anchor("3. w_ij or w_ji, and why?"),
        "3-w_ij-or-w_ji-and-why"
    );
    let text = "# Links\n```text\n# none\n```\n## Links\n".to_owned();
    let page = Page {
        path: PathBuf::new(),
        text,
    };
    assert_eq!(page.anchors(), ["links", "links-1"]);
}

#[test]
fn a_link_may_have_parentheses_in_its_target() {
    let text = "see [a\nb](https://doi.org/10.1/S(03)1-2), [c](d.md#e)".to_owned();
    let page = Page {
        path: PathBuf::new(),
        text,
    };
    let targets: Vec<_> = page.links().into_iter().map(|(_, target)| target).collect();
    assert_eq!(targets, ["https://doi.org/10.1/S(03)1-2", "d.md#e"]);
}

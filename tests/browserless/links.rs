//! The pages' links to states of the playground: each names one that there is.

use crate::answer::ask;
use crate::query::Query;
use std::fs;

/// The default port of the playground, in whose address the links are written.
const ADDRESS: &str = "http://127.0.0.1:4545/#";

#[test]
fn every_link_to_the_playground_leads_to_the_state_that_it_names() {
    let mut count = 0;
    let docs = fs::read_dir("docs").expect("the folder docs/");
    let pages = docs.map(|entry| entry.expect("an entry of docs/").path());
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "md")) {
        let text = fs::read_to_string(&page).expect("a page");
        for link in text.split(ADDRESS).skip(1) {
            let end = link.find([')', '>', '\n', ' ']).expect("an end");
            let state = &link[..end];
            let answer = ask(&format!("/{state}"));
            let (_, pairs) = state.split_once('?').unwrap_or_default();
            let mut named = Query::read(pairs).expect("pairs");
            for pair in pairs.split('&').filter(|pair| !pair.is_empty()) {
                let (name, _) = pair.split_once('=').expect("a pair");
                let value = named.given(name).expect("it is given");
                let kept = answer.at("state").at(name).text();
                // Of a point the state has all variables, in any order.
                let is_there = match name {
                    "at" => value
                        .split(',')
                        .all(|one| kept.split(',').any(|each| each == one)),
                    _ => kept == value,
                };
                assert!(is_there, "{}: {state}: {name} is {kept}", page.display());
            }
            count += 1;
        }
    }
    assert!(
        count >= 4,
        "pages 2, 5, 6 and 7 link to states, but {count} links were found"
    );
}

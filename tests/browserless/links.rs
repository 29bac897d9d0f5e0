//! The pages' links to states of the playground: each names one that there is.

use crate::playground::Playground;
use std::fs;

/// The default port of the playground, in whose address the links are written.
const ADDRESS: &str = "http://127.0.0.1:4545/#";

#[test]
fn every_link_to_the_playground_leads_to_the_state_that_it_names() {
    let playground = Playground::start();
    let mut linking = Vec::new();
    for entry in fs::read_dir("docs").expect("the folder docs/") {
        let page = entry.expect("an entry of docs/").path();
        if page.extension().is_none_or(|end| end != "md") {
            continue;
        }
        let text = fs::read_to_string(&page).expect("a page");
        for link in text.split(ADDRESS).skip(1) {
            let end = link.find([')', '>', '\n', ' ']).expect("an end");
            let state = &link[..end];
            let answer = playground.ask(&format!("/{state}"));
            let (_, pairs) = state.split_once('?').unwrap_or_default();
            for pair in pairs.split('&').filter(|pair| !pair.is_empty()) {
                let (name, value) = pair.split_once('=').expect("a pair");
                let value = value.replace("%5E", "^");
                let kept = answer.text(&format!("/state/{name}"));
                // Of a point the state has all variables, in any order.
                let is_there = match name {
                    "at" => value.split(',').all(|x| kept.split(',').any(|y| x == y)),
                    _ => kept == value,
                };
                assert!(is_there, "{}: {state}: {name} is {kept}", page.display());
            }
            linking.push(page.file_name().unwrap_or_default().to_os_string());
        }
    }
    for number in ["2-", "5-", "6-", "7-"] {
        let links = linking
            .iter()
            .any(|page| page.to_string_lossy().starts_with(number));
        assert!(links, "page {number} has no link to the playground");
    }
}

//! Where to check: at the user's point, or at some that are picked.

use chainrule::calculus::Graph;
use chainrule::finite_difference::Verdict;

use crate::arguments::Question;
use crate::notes::on;
use crate::own::{Derivation, texts};
use crate::page::Point;
use crate::reading::parse;

/// Values to try where the user names no point: none of them special.
const TRIALS: [f64; 16] = [
    1.25, 0.75, -0.5, 2.5, 0.3, -1.75, 3.5, 0.1, -2.25, 5.5, -0.05, 8.25, 0.01, -6.5, 20.5, 100.25,
];

/// The values of `--at`, and the variables that need one.
pub(crate) struct Place<'q> {
    given: Point<'q>,
    names: Vec<String>,
}

impl<'q> Place<'q> {
    /// Reads the values of `--at`, which must belong to variables.
    pub(crate) fn of(
        question: &'q Question,
        derivations: &[Derivation],
    ) -> Result<Place<'q>, String> {
        let mut names = texts(derivations[0].f.variables());
        for name in texts(derivations.iter().map(|d| d.x)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut given = Vec::new();
        for (name, text) in &question.at {
            if !names.contains(name) {
                return Err(format!(
                    "--at gives {name} a value, but the variables are {}",
                    names.join(", ")
                ));
            }
            let graph = Graph::new();
            let number = parse(&graph, &format!("--at {name}: "), text)?;
            if let Some(x) = number.variables().first() {
                let note = on(&x.to_string(), text).map(|note| format!(": {note}"));
                let note = note.unwrap_or_default();
                return Err(format!("--at {name}: {text} is no number{note}"));
            }
            let value = number.evaluate(&[]);
            let value = value.map_err(|error| format!("--at {name}: {error}"))?;
            given.push((name.as_str(), value));
        }
        Ok(Place { given, names })
    }

    /// The user's point, or else up to three inside the domain, those first that
    /// finite differences can judge.
    pub(crate) fn points(&self, d: &Derivation<'_>) -> Result<Vec<Point<'_>>, String> {
        if self.given.len() == self.names.len() {
            return Ok(vec![self.given.clone()]);
        }
        let (mut clear, mut doubtful, mut first) = (Vec::new(), Vec::new(), None);
        for trial in 0..400 {
            let mut point = self.given.clone();
            for (i, name) in self.names.iter().enumerate() {
                if self.given.iter().all(|(known, _)| known != name) {
                    let turn = trial * (2 * i + 1) + 5 * i + trial / TRIALS.len() * i;
                    point.push((name, TRIALS[turn % TRIALS.len()]));
                }
            }
            let points = match d.judge(&point).map(|check| check.verdict) {
                Ok(Verdict::Inconclusive(_)) => &mut doubtful,
                Ok(_) => &mut clear,
                Err(error) => {
                    first.get_or_insert(error);
                    continue;
                }
            };
            if !points.contains(&point) {
                points.push(point);
            }
            if clear.len() == 3 {
                break;
            }
        }
        clear.extend(doubtful);
        clear.truncate(3);
        match first {
            Some(error) if clear.is_empty() => Err(format!(
                "found no point where f and its derivative have a value: {error}; \
                 if there is one, name it: --at {}=...",
                self.names.join("=...,")
            )),
            _ => Ok(clear),
        }
    }
}

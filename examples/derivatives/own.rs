//! The answer to a question of the user's own.

use chainrule::calculus::{EvaluationError, Expr, Graph, Steps};
use chainrule::finite_difference::Verdict;

use crate::arguments::Question;
use crate::page::{Point, judge, print_check, print_outline};

/// Values to try where the user names no point: none of them special.
const TRIALS: [f64; 16] = [
    1.25, 0.75, -0.5, 2.5, 0.3, -1.75, 3.5, 0.1, -2.25, 5.5, -0.05, 8.25, 0.01, -6.5, 20.5, 100.25,
];

/// Prints the derivatives asked for. `Ok(false)` if a check failed.
pub(crate) fn answer(question: &Question) -> Result<bool, String> {
    let graph = Graph::new();
    let f = parse(&graph, "", &question.expression)?;
    let named = question.variables.iter().map(|name| variable(&graph, name));
    let named: Vec<Expr> = named.collect::<Result<_, _>>()?;
    match question.with.is_empty() {
        true => partials(f, &named, question),
        false => along_a_path(f, &named, question),
    }
}

/// The derivative by each variable, and the differential of several.
fn partials(f: Expr<'_>, named: &[Expr<'_>], question: &Question) -> Result<bool, String> {
    let all = f.variables();
    let by = if named.is_empty() { &all } else { named };
    if by.is_empty() {
        return Err("f has no variable: name one, and its derivative is 0".into());
    }
    let place = Place::of(question, &all, by)?;
    println!("f = {f:#}");
    let mut passed = true;
    for &x in by {
        let others = all.iter().filter(|other| **other != x);
        let others: Vec<String> = others.map(ToString::to_string).collect();
        let (label, held) = match others.is_empty() {
            true => (format!("df/d{x}"), String::new()),
            false => (
                format!("∂f/∂{x}"),
                format!(", with {} held fixed", others.join(", ")),
            ),
        };
        print_steps(&f.steps(x), &label, &held);
        passed &= place.print_checks(f, x, f.derivative(x))?;
    }
    if by.len() > 1 && named.is_empty() {
        println!("\n{}", f.differential());
    }
    Ok(passed)
}

/// The total derivative: Equation 45.
fn along_a_path(f: Expr<'_>, named: &[Expr<'_>], question: &Question) -> Result<bool, String> {
    let mut path = Vec::new();
    for (name, text) in &question.with {
        let x = variable(f.graph(), name)?;
        if !f.variables().contains(&x) {
            return Err(format!(
                "--with gives {name} a path, but f does not contain {name}"
            ));
        }
        path.push((x, parse(f.graph(), &format!("--with {name}: "), text)?));
    }
    let &[z] = named else {
        return Err(match named {
            [] => "name the variable that the path depends on, such as z".into(),
            _ => "with a path, name one variable only: the one that it depends on".into(),
        });
    };
    let on_path = |e: &Expr| path.iter().any(|(x, _)| x == e);
    for (x, follows) in &path {
        if *x == z {
            return Err(format!(
                "{z} cannot follow a path and be the variable that paths depend on"
            ));
        }
        if let Some(other) = follows.variables().into_iter().find(on_path) {
            return Err(format!(
                "the path of {x} contains {other}, which has a path itself: put that in first"
            ));
        }
    }
    let follows_path = |name: &String| question.with.iter().any(|(x, _)| x == name);
    if let Some((name, _)) = question.at.iter().find(|(name, _)| follows_path(name)) {
        return Err(format!(
            "--at gives {name} a value, but {name} follows its path: give {z} one"
        ));
    }
    let along = f.substitute(&path);
    let place = Place::of(question, &along.variables(), &[z])?;
    println!("f = {f:#}");
    for (x, follows) in &path {
        println!("{x} = {follows:#}");
    }
    print_steps(&f.total_steps(&path, z), &format!("df/d{z}"), "");
    place.print_checks(along, z, f.total_derivative(&path, z))
}

fn print_steps(steps: &Steps<'_>, label: &str, held: &str) {
    println!("\n{label}{held}\n");
    print_outline(steps);
    let conditions: Vec<String> = steps.conditions.iter().map(ToString::to_string).collect();
    let only = if conditions.is_empty() {
        ""
    } else {
        "    where "
    };
    let conditions = conditions.join(" and ");
    println!("\n  {label} = {:#}{only}{conditions}\n", steps.result);
}

/// Where to check: the values of `--at`, and the variables that need one.
struct Place<'q> {
    given: Point<'q>,
    names: Vec<String>,
}

impl<'q> Place<'q> {
    /// Reads the values of `--at`, which must belong to variables.
    fn of(question: &'q Question, some: &[Expr], others: &[Expr]) -> Result<Place<'q>, String> {
        let others = others.iter().filter(|e| !some.contains(e));
        let names: Vec<String> = some.iter().chain(others).map(ToString::to_string).collect();
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
            let value = number.evaluate(&[]).map_err(|error| match error {
                EvaluationError::Unbound { .. } => format!("--at {name}: {text} is no number"),
                error => format!("--at {name}: {error}"),
            })?;
            given.push((name.as_str(), value));
        }
        Ok(Place { given, names })
    }

    /// Checks at the user's point, or at three that are picked.
    fn print_checks(&self, f: Expr<'_>, x: Expr<'_>, slope: Expr<'_>) -> Result<bool, String> {
        let x = x.to_string();
        let points = match self.given.len() == self.names.len() {
            true => vec![self.given.clone()],
            false => self.pick(f, &x, slope),
        };
        if points.is_empty() {
            return Err(format!(
                "found no point where f and its derivative have a value: name one, --at {x}=..."
            ));
        }
        let mut passed = true;
        for point in points {
            passed &= print_check(f, &x, slope, &point).map_err(|error| error.to_string())?;
        }
        Ok(passed)
    }

    /// Up to three points inside the domain, those first that finite differences
    /// can judge.
    fn pick(&self, f: Expr<'_>, x: &str, slope: Expr<'_>) -> Vec<Point<'_>> {
        let (mut clear, mut doubtful) = (Vec::new(), Vec::new());
        for trial in 0..400 {
            let mut point = self.given.clone();
            for (i, name) in self.names.iter().enumerate() {
                if self.given.iter().all(|(known, _)| known != name) {
                    let turn = trial * (2 * i + 1) + 5 * i + trial / TRIALS.len() * i;
                    point.push((name, TRIALS[turn % TRIALS.len()]));
                }
            }
            let judged = slope.evaluate(&point);
            let judged = judged.and_then(|slope| judge(f, x, slope, &point));
            let points = match judged.map(|check| check.verdict) {
                Ok(Verdict::Inconclusive(_)) => &mut doubtful,
                Ok(_) => &mut clear,
                Err(_) => continue,
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
        clear
    }
}

fn variable<'g>(graph: &'g Graph, name: &str) -> Result<Expr<'g>, String> {
    match parse(graph, "", name)? {
        x if x.is_variable() => Ok(x),
        _ => Err(format!(
            "'{name}' is no variable, and a derivative is by a variable"
        )),
    }
}

fn parse<'g>(graph: &'g Graph, before: &str, text: &str) -> Result<Expr<'g>, String> {
    let read = graph.parse(text);
    read.map_err(|error| format!("{before}{error}"))
}

//! The answer to a question of the user's own.

use chainrule::calculus::{EvaluationError, Expr, Graph, Steps};
use chainrule::finite_difference::Verdict;

use crate::arguments::Question;
use crate::page::{Point, judge, print_check};

/// Values to try where the user names no point: none of them special.
const TRIALS: [f64; 16] = [
    1.25, 0.75, -0.5, 2.5, 0.3, -1.75, 3.5, 0.1, -2.25, 5.5, -0.05, 8.25, 0.01, -6.5, 20.5, 100.25,
];

/// Prints the derivatives asked for. `Ok(false)` if a check failed.
pub(crate) fn answer(question: &Question) -> Result<bool, String> {
    let graph = Graph::new();
    let f = parse(&graph, "", &question.expression)?;
    if question.with.is_empty() {
        partials(&graph, f, question)
    } else {
        along_a_path(&graph, f, question)
    }
}

/// The derivative by each variable, and the differential of several.
fn partials(graph: &Graph, f: Expr<'_>, question: &Question) -> Result<bool, String> {
    let all = f.variables();
    let by = match &question.variables[..] {
        [] => all.clone(),
        names => names
            .iter()
            .map(|name| variable(graph, name))
            .collect::<Result<_, _>>()?,
    };
    if by.is_empty() {
        return Err("f has no variable: name one, and its derivative is 0".into());
    }
    if let Some(x) = question
        .variables
        .iter()
        .enumerate()
        .find(|(i, x)| question.variables[..*i].contains(x))
    {
        return Err(format!("{} is named twice", x.1));
    }
    let names: Vec<String> = union(&all, &by).iter().map(ToString::to_string).collect();
    let given = values(question, &names)?;
    println!("f = {f:#}");
    let mut passed = true;
    for &x in &by {
        let steps = f.steps(x);
        let (label, held) = label(f, x);
        print_steps(&steps, &label, &held);
        passed &= print_checks(f, &x.to_string(), f.derivative(x), &given, &names)?;
    }
    if by.len() > 1 && question.variables.is_empty() {
        println!("\n{}", f.differential());
    }
    Ok(passed)
}

/// The total derivative: Equation 45.
fn along_a_path(graph: &Graph, f: Expr<'_>, question: &Question) -> Result<bool, String> {
    let mut path = Vec::new();
    for (name, text) in &question.with {
        let x = variable(graph, name)?;
        if !f.variables().contains(&x) {
            return Err(format!(
                "--with gives {name} a path, but f does not contain {name}"
            ));
        }
        path.push((x, parse(graph, &format!("--with {name}: "), text)?));
    }
    let z = match &question.variables[..] {
        [z] => variable(graph, z)?,
        [] => return Err("name the variable that the path depends on, such as z".into()),
        _ => return Err("with a path, name one variable only: the one that it depends on".into()),
    };
    for (x, follows) in &path {
        if *x == z {
            return Err(format!(
                "{z} cannot follow a path and be the variable that paths depend on"
            ));
        }
        if let Some(other) = follows
            .variables()
            .into_iter()
            .find(|v| path.iter().any(|(x, _)| x == v))
        {
            return Err(format!(
                "the path of {x} contains {other}, which has a path itself: put that in first"
            ));
        }
    }
    let along = f.substitute(&path);
    let names: Vec<String> = union(&along.variables(), &[z])
        .iter()
        .map(ToString::to_string)
        .collect();
    if let Some((name, _)) = question
        .at
        .iter()
        .find(|(name, _)| path.iter().any(|(x, _)| x.to_string() == *name))
    {
        return Err(format!(
            "--at gives {name} a value, but {name} follows its path: give {z} one"
        ));
    }
    let given = values(question, &names)?;
    println!("f = {f:#}");
    for (x, follows) in &path {
        println!("{x} = {follows:#}");
    }
    let steps = f.total_steps(&path, z);
    print_steps(&steps, &format!("df/d{z}"), "");
    print_checks(
        along,
        &z.to_string(),
        f.total_derivative(&path, z),
        &given,
        &names,
    )
}

fn print_steps(steps: &Steps<'_>, label: &str, held: &str) {
    println!("\n{label}{held}\n");
    for line in steps.to_string().lines() {
        println!("  {line}");
    }
    let conditions: Vec<String> = steps.conditions.iter().map(ToString::to_string).collect();
    let only = match conditions.is_empty() {
        true => String::new(),
        false => format!("    where {}", conditions.join(" and ")),
    };
    println!("\n  {label} = {:#}{only}\n", steps.result);
}

/// `∂f/∂x` and `, with a held fixed`
fn label(f: Expr<'_>, x: Expr<'_>) -> (String, String) {
    let others = f.variables().into_iter().filter(|v| *v != x);
    let others: Vec<String> = others.map(|v| v.to_string()).collect();
    match others.is_empty() {
        true => (format!("df/d{x}"), String::new()),
        false => (
            format!("∂f/∂{x}"),
            format!(", with {} held fixed", others.join(", ")),
        ),
    }
}

/// Checks at the user's point, or at three that are picked.
fn print_checks(
    f: Expr<'_>,
    x: &str,
    slope: Expr<'_>,
    given: &Point<'_>,
    names: &[String],
) -> Result<bool, String> {
    if given.len() == names.len() {
        return print_check(f, x, slope, given).map_err(|error| error.to_string());
    }
    let mut passed = true;
    let points = pick(f, x, slope, given, names);
    if points.is_empty() {
        return Err(format!(
            "found no point where f and its derivative have a value: name one, --at {x}=..."
        ));
    }
    for point in points {
        passed &= print_check(f, x, slope, &point).map_err(|error| error.to_string())?;
    }
    Ok(passed)
}

/// Up to three points inside the domain, those first that finite differences
/// can judge.
fn pick<'n>(
    f: Expr<'_>,
    x: &str,
    slope: Expr<'_>,
    given: &Point<'n>,
    names: &'n [String],
) -> Vec<Point<'n>> {
    let (mut clear, mut doubtful) = (Vec::new(), Vec::new());
    for trial in 0..400 {
        let mut point = given.clone();
        for (i, name) in names.iter().enumerate() {
            if given.iter().all(|(known, _)| known != name) {
                let turn = trial * (2 * i + 1) + 5 * i + trial / TRIALS.len() * i;
                point.push((name, TRIALS[turn % TRIALS.len()]));
            }
        }
        let judged = slope
            .evaluate(&point)
            .and_then(|slope| judge(f, x, slope, &point));
        match judged.map(|check| check.verdict) {
            Ok(Verdict::Inconclusive(_)) => doubtful.push(point),
            Ok(_) if !clear.contains(&point) => clear.push(point),
            _ => {}
        }
        if clear.len() == 3 {
            return clear;
        }
    }
    clear.extend(doubtful);
    clear.truncate(if clear.is_empty() { 1 } else { 3 });
    clear.dedup();
    clear
}

/// The values of `--at`, which must belong to variables.
fn values<'q>(question: &'q Question, names: &[String]) -> Result<Point<'q>, String> {
    let mut point = Vec::new();
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
        point.push((name.as_str(), value));
    }
    Ok(point)
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
    graph
        .parse(text)
        .map_err(|error| format!("{before}{error}"))
}

fn union<'g>(some: &[Expr<'g>], others: &[Expr<'g>]) -> Vec<Expr<'g>> {
    let mut all = some.to_vec();
    all.extend(others.iter().filter(|e| !some.contains(e)));
    all
}

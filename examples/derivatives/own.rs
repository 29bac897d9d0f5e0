//! The answer to a question of the user's own.

use chainrule::calculus::{EvaluationError, Expr, Graph, Steps};
use chainrule::finite_difference::{Check, Doubt, Verdict};

use crate::arguments::Question;
use crate::drawing::drawing;
use crate::judge::judge;
use crate::notes::notes;
use crate::page::{Point, place, print_check, print_outline};
use crate::points::Place;
use crate::reading::{self, parse};

/// The length up to which a derivative is written out to be typed in.
const LONGEST: usize = 2000;

/// A function with its derivative by one variable.
pub(crate) struct Derivation<'g> {
    pub(crate) f: Expr<'g>,
    pub(crate) x: Expr<'g>,
    /// What the two are called: f and df/dx.
    labels: [String; 2],
    steps: Steps<'g>,
    /// The derivative before it is simplified.
    raw: Expr<'g>,
}

impl Derivation<'_> {
    /// Checks the derivative as it is printed. Where that relies on what does not
    /// hold at the point, the derivative as the rules give it must have a value.
    pub(crate) fn judge(&self, point: &[(&str, f64)]) -> Result<Check, EvaluationError> {
        let mut conditions = self.steps.conditions.iter();
        if !conditions.all(|condition| condition.holds(point)) {
            self.raw.evaluate(point)?;
        }
        judge(self.f, &self.x.to_string(), self.steps.result, point)
    }

    /// The same, or why there is no slope to check.
    fn check(&self, point: &[(&str, f64)]) -> Result<Check, String> {
        self.judge(point).map_err(|error| {
            let side = judge(self.f, &self.x.to_string(), self.f.graph().number(0), point);
            match side.map(|check| check.verdict) {
                Ok(Verdict::Inconclusive(kink @ Doubt::Kink { .. })) => {
                    format!("{error}, where f has {kink}")
                }
                _ => error.to_string(),
            }
        })
    }

    /// Prints the steps, the derivative, its checks at the points and a drawing.
    fn print(&self, points: &[Point<'_>], with_plot: bool) -> Result<bool, String> {
        let (x, [name, label]) = (self.x.to_string(), &self.labels);
        let mut others = self.f.variables();
        others.retain(|other| *other != self.x);
        let held = match &texts(others)[..] {
            [] => String::new(),
            others => format!(", with {} held fixed", others.join(", ")),
        };
        println!("\n{label}{held}\n");
        print_outline(&self.steps);
        let only = self.steps.where_it_holds();
        let result = format!("  {label} = {:#}    {only}", self.steps.result);
        println!("\n{}\n", result.trim_end());
        let mut passed = true;
        for point in points {
            passed &= print_check(&place(point), &self.check(point)?);
        }
        if with_plot {
            let drawing = drawing((self.f, self.steps.result), (name, label), &x, points);
            print!("\n{}", drawing.trim_start_matches('\n'));
        }
        Ok(passed)
    }
}

pub(crate) fn texts(items: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
    items.into_iter().map(|item| item.to_string()).collect()
}

/// Prints the derivatives asked for. `Ok(false)` if a check failed.
pub(crate) fn answer(question: &Question) -> Result<bool, String> {
    let graph = Graph::new();
    let f = parse(&graph, "", &question.expression)?;
    let named = question.variables.iter().map(|name| variable(&graph, name));
    let named: Vec<Expr> = named.collect::<Result<_, _>>()?;
    let path = path(f, &named, question)?;
    let derivations = match path.is_empty() {
        true => partials(f, &named, question.order)?,
        false => vec![Derivation {
            f: f.substitute(&path),
            x: named[0],
            labels: ["f".to_string(), format!("df/d{}", named[0])],
            steps: f.total_steps(&path, named[0]),
            raw: f.total_derivative(&path, named[0]),
        }],
    };
    let place = Place::of(question, &derivations)?;
    let points = derivations.iter().map(|d| place.points(d));
    let points = points.collect::<Result<Vec<_>, _>>()?;
    let (mut passed, notes) = (true, notes(&question.expression, f, &named));
    if question.latex {
        for (d, points) in derivations.iter().zip(&points) {
            for point in points {
                passed &= d.check(point)?.verdict != Verdict::Fail;
            }
            print!("{}", d.steps.latex());
        }
        notes.iter().for_each(|note| eprintln!("note: {note}"));
        return Ok(passed);
    }
    println!("f = {f:#}");
    for (x, follows) in &path {
        println!("{x} = {follows:#}");
    }
    for (d, points) in derivations.iter().zip(&points) {
        passed &= d.print(points, !question.no_plot)?;
    }
    if derivations.len() > 1 && named.is_empty() && question.order < 2 {
        passed &= print_differential(f, &points);
    }
    for (i, note) in notes.iter().enumerate() {
        println!("{}  note: {note}", if i == 0 { "\n" } else { "" });
    }
    println!("\n  To type in again:\n");
    for d in &derivations {
        let (label, form) = (&d.labels[1], d.steps.result.to_string());
        match form.len() {
            ..=LONGEST => println!("    {label} = {form}"),
            length => println!("    {label}: {length} characters, too many to be typed"),
        }
    }
    Ok(passed)
}

/// The derivatives by each variable, up to the order.
fn partials<'g>(
    f: Expr<'g>,
    named: &[Expr<'g>],
    order: usize,
) -> Result<Vec<Derivation<'g>>, String> {
    let all = f.variables();
    let by = if named.is_empty() { &all } else { named };
    if by.is_empty() {
        return Err("f has no variable: name one, and its derivative is 0".into());
    }
    let mut derivations: Vec<Derivation> = Vec::new();
    for &x in by {
        let is_alone = all.iter().all(|other| *other == x);
        let d = if is_alone { 'd' } else { '∂' };
        let (mut f, mut name, mut relied_on) = (f, "f".to_string(), x.graph().number(1));
        for power in &["", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"][..order] {
            let label = format!("{d}{power}f/{d}{x}{power}");
            let mut steps = f.steps(x);
            // What the derivatives before relied on counts on, if this one does not say it.
            for condition in &steps.conditions {
                relied_on += condition.defined.pow(0);
            }
            steps.conditions = (steps.result + relied_on).simplify().conditions;
            let result = steps.result;
            derivations.push(Derivation {
                f,
                x,
                labels: [name, label.clone()],
                steps,
                raw: f.derivative(x),
            });
            (f, name) = (result, label);
        }
    }
    Ok(derivations)
}

/// Reads what the variables of f follow, if anything.
fn path<'g>(
    f: Expr<'g>,
    named: &[Expr<'g>],
    question: &Question,
) -> Result<Vec<(Expr<'g>, Expr<'g>)>, String> {
    let z = match named {
        _ if question.with.is_empty() => return Ok(Vec::new()),
        [] => {
            let paths = question.with.iter().map(|(_, text)| text);
            let paths = paths.filter_map(|text| f.graph().parse(text).ok());
            let such_as = paths.flat_map(Expr::variables).next();
            let such_as = such_as.map_or("z".to_string(), |z| z.to_string());
            let name = "name the variable that the path depends on, such as";
            return Err(format!("{name} {such_as}"));
        }
        [z] => *z,
        _ => return Err("with a path, name one variable only: the one that it depends on".into()),
    };
    let path = reading::path(f, z, "--with", &question.with)?;
    let follows_path = |name: &String| question.with.iter().any(|(x, _)| x == name);
    if let Some((name, _)) = question.at.iter().find(|(name, _)| follows_path(name)) {
        return Err(format!(
            "--at gives {name} a value, but {name} follows its path: give {z} one"
        ));
    }
    Ok(path)
}

/// Prints the total differential, Equation 44, and checks it along one direction.
fn print_differential(f: Expr<'_>, points: &[Vec<Point<'_>>]) -> bool {
    let df = f.differential();
    println!("\n{df}\n");
    // Longer than any other name, it is none of them, nor a function.
    let name = texts(df.terms.iter().map(|(x, _)| x)).concat() + "_";
    let (t, mut slope) = (f.graph().variable(&name), f.graph().number(0));
    let (mut path, mut way) = (Vec::new(), Vec::new());
    let changes = [1.0, -0.5, 0.25].into_iter().cycle();
    for ((x, partial), change) in df.terms.into_iter().zip(changes) {
        path.push((x, x + change * t));
        slope += change * partial.simplify().expression;
        way.push(format!("d{x} = {change}"));
    }
    let [moved, slope] = [f, slope].map(|e| e.substitute(&path));
    for point in points.iter().flatten() {
        let mut at = point.clone();
        at.push((&name, 0.0));
        if let Ok(check) = judge(moved, &name, slope, &at) {
            let place = format!("{} along {}", place(point), way.join(", "));
            return print_check(&place, &check);
        }
    }
    println!("  no point was found where all of it has a value");
    true
}

fn variable<'g>(graph: &'g Graph, name: &str) -> Result<Expr<'g>, String> {
    let read = graph.parse(name).ok().filter(|x| x.is_variable());
    let words = "is no variable, and a derivative is by a variable: put the expression \
                 in quotes if it has spaces, and a list too, as in --at \"x=3, a=1\"";
    read.ok_or_else(|| format!("'{name}' {words}"))
}

//! Derivatives: an expression of the reader's own, its steps and its curves. The
//! appendix's equations at the same point are in `appendix`.

use crate::json::{Json, list, object};
use crate::query::{self, Query, shown};
use chainrule::calculus::{EvaluationError, Expr, Graph, Plan, Steps};
use chainrule::finite_difference::{central_difference, check, difference_quotient};
use std::cell::RefCell;

/// The longest text of an expression.
const LONGEST: usize = 200;
/// The curves are drawn this far to either side of the middle.
const SPAN: f64 = 5.0;
/// The values that the variables of the text's examples start from.
const START: [(&str, f64); 4] = [("x", 3.0), ("a", 1.0), ("y", -2.0), ("z", 0.5)];

/// What is asked.
pub(crate) struct Page<'g> {
    pub(crate) f: Expr<'g>,
    /// The variable of the derivative and of the curves.
    pub(crate) x: Expr<'g>,
    /// What x, y, … are along a path, and the variable on which it depends.
    pub(crate) path: Vec<(Expr<'g>, Expr<'g>)>,
    pub(crate) z: Expr<'g>,
    /// The values of all variables, by name.
    pub(crate) point: Vec<(String, f64)>,
    pub(crate) epsilon: f64,
    /// The n of Equation 35.
    pub(crate) power: f64,
}

/// Answers `/derivative?…`.
pub(crate) fn answer(mut query: Query) -> Result<Json, String> {
    let graph = Graph::new();
    let f = parse(&graph, "f", &query.text("f", "(x + a)^2"))?;
    let first = f
        .variables()
        .first()
        .map_or("x".to_string(), ToString::to_string);
    let x = variable(&graph, "by", &query.text("by", &first))?;
    let z = variable(&graph, "along", &query.text("along", "z"))?;
    let path = match query.given("path") {
        Some(text) => {
            query.keep("path", &text);
            read_path(f, &text, z)?
        }
        None => usual_path(f, z),
    };
    let mut point: Vec<(String, f64)> = Vec::new();
    let known = START.iter().map(|(name, _)| graph.variable(name));
    let used = f
        .variables()
        .into_iter()
        .chain(path.iter().flat_map(|(_, e)| e.variables()));
    for name in used.chain([x, z]).chain(known).map(|e| e.to_string()) {
        if point.iter().all(|(earlier, _)| *earlier != name) {
            let start = START.iter().find(|(known, _)| *known == name);
            point.push((name, start.map_or(1.0, |(_, value)| *value)));
        }
    }
    for (name, value) in pairs("at", &query.given("at").unwrap_or_default())? {
        // A variable that f has no more is passed over.
        if let Some(known) = point.iter_mut().find(|(known, _)| *known == name) {
            known.1 = query::number(&name, &value)?;
        }
    }
    let at = point
        .iter()
        .map(|(name, value)| format!("{name}:{}", query::plain(*value)));
    query.keep("at", &at.collect::<Vec<_>>().join(","));
    let epsilon = query.number("epsilon", "1", -10.0..=10.0)?;
    let power = query.number("n", "3", -20.0..=20.0)?;
    query.end()?;

    let page = Page {
        f,
        x,
        path,
        z,
        point,
        epsilon,
        power,
    };
    let mut fields = page.curves();
    fields.push(("state", query.state()));
    fields.push(("lines", list(page.lines())));
    Ok(object(fields))
}

impl<'g> Page<'g> {
    /// All variables with their values.
    pub(crate) fn at(&self) -> Vec<(&str, f64)> {
        let point = self.point.iter();
        point.map(|(name, value)| (name.as_str(), *value)).collect()
    }

    pub(crate) fn value(&self, e: Expr) -> Result<f64, EvaluationError> {
        e.evaluate(&self.at())
    }

    pub(crate) fn here(&self, x: Expr) -> f64 {
        self.value(x).unwrap_or(f64::NAN)
    }

    /// `e` as a function of the variable `x`, NaN where it has no value.
    pub(crate) fn along(&self, e: Expr<'g>, x: Expr<'g>) -> impl Fn(f64) -> f64 + use<'g> {
        let (plan, x) = (Plan::new(&[e]), x.to_string());
        let place = plan.variables().iter().position(|name| *name == x);
        let here = plan.variables().into_iter().map(|name| {
            let known = self.point.iter().find(|(known, _)| known == name);
            known.map_or(f64::NAN, |(_, value)| *value)
        });
        let state = RefCell::new((here.collect::<Vec<_>>(), plan));
        move |value| {
            let (values, plan) = &mut *state.borrow_mut();
            if let Some(place) = place {
                values[place] = value;
            }
            plan.evaluate(values).map_or(f64::NAN, |found| found[0])
        }
    }

    /// f, its steps and its slope, its curve and its secant, and the valley.
    fn curves(&self) -> Vec<(&'static str, Json)> {
        let Page { f, x, epsilon, .. } = *self;
        let (here, steps, slope) = (self.here(x), f.steps(x), f.derivative(x));
        let (along, slope_along) = (&self.along(f, x), self.along(slope, x));
        let claim = self.value(slope);
        let judged = claim.as_ref().ok().map(|&claim| check(along, here, claim));
        let middle = if here.abs() < SPAN { 0.0 } else { here };
        let xs = (0..=240).map(|i| middle + SPAN * (f64::from(i) / 120.0 - 1.0));
        let sizes = (0..=60).map(|i| 10f64.powf(-15.0 + f64::from(i) / 4.0));
        let scale = claim
            .as_ref()
            .map_or(f64::NAN, |&slope| if slope == 0.0 { 1.0 } else { slope });
        let exact = self.here(slope);
        let error = |estimate: f64| ((estimate - exact) / scale).abs();
        let forward = |e| error(difference_quotient(along, here, e));
        let central = |h| error(central_difference(along, here, h));
        let conditions = steps.conditions.iter().map(ToString::to_string);
        let variables = self
            .point
            .iter()
            .map(|(name, value)| Json::List(vec![name.as_str().into(), (*value).into()]));
        vec![
            ("variables", list(variables)),
            ("own", list(f.variables().iter().map(ToString::to_string))),
            ("by", x.to_string().into()),
            ("written", format!("{f:#}").into()),
            ("steps", outline(&steps)),
            ("result", format!("{:#}", steps.result).into()),
            ("where", conditions.collect::<Vec<_>>().join(" and ").into()),
            (
                "path",
                list(self.path.iter().map(|(x, e)| format!("{x} = {e:#}"))),
            ),
            ("path_steps", outline(&f.total_steps(&self.path, self.z))),
            ("here", here.into()),
            ("f_here", self.value(f).into()),
            ("slope_here", claim.into()),
            ("estimate", judged.map(|check| check.estimate).into()),
            ("verdict", judged.map(|check| check.to_string()).into()),
            ("x", list(xs.clone())),
            ("f", list(xs.clone().map(along))),
            ("slope", list(xs.map(slope_along))),
            ("secant_x", (here + epsilon).into()),
            ("secant_f", along(here + epsilon).into()),
            ("secant", difference_quotient(along, here, epsilon).into()),
            ("sizes", list(sizes.clone())),
            ("forward", list(sizes.clone().map(forward))),
            ("central", list(sizes.map(central))),
            ("error", forward(epsilon).into()),
        ]
    }
}

fn outline(steps: &Steps) -> Json {
    list(
        steps
            .lines
            .iter()
            .map(|line| list([&*line.number, line.rule.name(), &line.formula, &line.note])),
    )
}

fn parse<'g>(graph: &'g Graph, name: &str, text: &str) -> Result<Expr<'g>, String> {
    if text.len() > LONGEST {
        return Err(format!(
            "{name} may have {LONGEST} letters: write it shorter"
        ));
    }
    graph
        .parse(text)
        .map_err(|error| format!("{name}: {error}"))
}

fn variable<'g>(graph: &'g Graph, name: &str, text: &str) -> Result<Expr<'g>, String> {
    match parse(graph, name, text)? {
        x if x.is_variable() => Ok(x),
        _ => Err(format!(
            "{name} is '{}': name a variable, such as x",
            shown(text)
        )),
    }
}

/// Reads `x:3,a:1`.
fn pairs(name: &str, text: &str) -> Result<Vec<(String, String)>, String> {
    let pair = |part: &str| match part.split_once(':') {
        Some((x, value)) => Ok((x.trim().to_string(), value.trim().to_string())),
        None => Err(format!(
            "{name}: '{}' gives nothing a value: write such as x:3,a:1",
            shown(part)
        )),
    };
    text.split(',')
        .filter(|part| !part.trim().is_empty())
        .map(pair)
        .collect()
}

/// Reads `x:z^2,y:exp(z)` as a path that f can follow.
fn read_path<'g>(
    f: Expr<'g>,
    text: &str,
    z: Expr<'g>,
) -> Result<Vec<(Expr<'g>, Expr<'g>)>, String> {
    let mut path: Vec<(Expr, Expr)> = Vec::new();
    for (name, follows) in pairs("path", text)? {
        let x = variable(f.graph(), "path", &name)?;
        let problem = match () {
            () if x == z => "is what the path depends on, and cannot follow it",
            () if path.iter().any(|(earlier, _)| *earlier == x) => "has two paths: leave one out",
            () if !f.variables().contains(&x) => "does not occur in f",
            () => {
                path.push((x, parse(f.graph(), "path", &follows)?));
                continue;
            }
        };
        return Err(format!("path: {x} {problem}"));
    }
    for (x, follows) in &path {
        let on_path = |e: &Expr| path.iter().any(|(other, _)| other == e);
        if let Some(other) = follows.variables().into_iter().find(on_path) {
            return Err(format!(
                "path: that of {x} contains {other}, which has one itself"
            ));
        }
    }
    Ok(path)
}

/// x = z², y = eᶻ, as far as f contains them.
fn usual_path<'g>(f: Expr<'g>, z: Expr<'g>) -> Vec<(Expr<'g>, Expr<'g>)> {
    let [x, y] = ["x", "y"].map(|name| f.graph().variable(name));
    let mut path = vec![(x, z.pow(2)), (y, z.exp())];
    path.retain(|(x, _)| *x != z && f.variables().contains(x));
    path
}

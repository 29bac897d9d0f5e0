//! Derivatives: an expression of the reader's own, its steps and its curves. The
//! appendix's equations at the same point are in `appendix`.

use crate::json::{Json, join, list, object};
use crate::judge::{along, judge};
use crate::query::{Answer, Query, list_text, number, shown};
use crate::reading;
use chainrule::calculus::{EvaluationError, Expr, Graph, Steps};
use chainrule::finite_difference::{central_difference, difference_quotient};
use std::collections::BTreeMap;

/// The longest text of an expression.
const LONGEST: usize = 200;
/// The curves are drawn this far to either side of the middle.
const SPAN: f64 = 5.0;
/// The values that the variables of the text's examples start from; others start
/// from 1.
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
    pub(crate) point: BTreeMap<String, f64>,
    pub(crate) epsilon: f64,
    /// The n of Equation 35.
    pub(crate) power: f64,
}

/// Answers `/derivative?…`.
pub(crate) fn answer(mut query: Query) -> Answer {
    let graph = Graph::new();
    let f = parse(&graph, "f", &query.text("f", "(x + a)^2"))?;
    let own: Vec<String> = f.variables().iter().map(ToString::to_string).collect();
    let first = own.first().map_or("x", String::as_str);
    let by = query.text("by", first);
    let x = parse(&graph, "by", &by)?;
    if !x.is_variable() {
        let wanted = "name a variable, such as x";
        return Err(format!("by is '{}': {wanted}", shown(&by)).into());
    }
    // Usually x = z² and y = eᶻ, as far as f contains them.
    let usual = [("x", "x:z^2"), ("y", "y:exp(z)")].into_iter();
    let usual = usual.filter(|(name, _)| own.iter().any(|own| own == name));
    let usual = join(usual.map(|(_, part)| part), ",");
    let z = graph.variable("z");
    let path = query.text("path", &usual);
    let path = reading::path(f, z, "path", &pairs("path", limited("path", &path)?)?)?;
    let mut point: BTreeMap<String, f64> = START.map(|(x, value)| (x.to_string(), value)).into();
    let along = path.iter().flat_map(|(_, e)| e.variables()).chain([x]);
    for variable in f.variables().into_iter().chain(along) {
        point.entry(variable.to_string()).or_insert(1.0);
    }
    for (name, text) in pairs("at", &query.text("at", ""))? {
        let value = number(&name, &text)?;
        point.entry(name).and_modify(|known| *known = value);
    }
    let at = point.iter();
    let at = at.map(|(name, value)| format!("{name}:{}", list_text(&[*value])));
    query.keep("at", join(at, ","));
    let page = Page {
        f,
        x,
        path,
        z,
        point,
        epsilon: query.number("epsilon", "1", -10.0..=10.0)?,
        power: query.number("n", "3", -20.0..=20.0)?,
    };
    let rest = [("state", query.state()?), ("lines", list(page.lines()))];
    Ok(object(page.curves().into_iter().chain(rest)))
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

    /// The value of a slope of f, which has none where f has none.
    pub(crate) fn slope(&self, slope: Expr) -> Result<f64, EvaluationError> {
        self.value(self.f).and_then(|_| self.value(slope))
    }

    /// The value of an expression, NaN where there is none.
    pub(crate) fn here(&self, e: Expr) -> f64 {
        self.value(e).unwrap_or(f64::NAN)
    }

    /// f, its steps and its slope, its curve and its secant, and the valley.
    fn curves(&self) -> Vec<(&'static str, Json)> {
        let Page { f, x, epsilon, .. } = *self;
        let (here, steps, slope) = (self.here(x), f.steps(x), f.derivative(x));
        let (name, at) = (x.to_string(), self.at());
        // There is no slope where f has no value.
        let [mut along, slope_along] = [&[f][..], &[slope, f]].map(|of| along(of, &name, &at));
        let asked = judge(f, &name, slope, &at);
        let claim = asked.clone().map(|check| check.claim);
        let exact = claim.clone().unwrap_or(f64::NAN);
        let middle = if here.abs() < SPAN { 0.0 } else { here };
        let xs = (0..=240).map(|i| middle + SPAN * (f64::from(i) / 120.0 - 1.0));
        let curve = list(xs.clone().map(&mut along));
        let slopes = list(xs.clone().map(slope_along));
        let sizes = (0..=60).map(|i| 10f64.powf(-15.0 + f64::from(i) / 4.0));
        let scale = if exact == 0.0 { 1.0 } else { exact };
        let error = |estimate: f64| ((estimate - exact) / scale).abs();
        let secant = difference_quotient(&mut along, here, epsilon);
        let forward = |e| error(difference_quotient(&mut along, here, e));
        let forward = list(sizes.clone().map(forward));
        let central = |h| error(central_difference(&mut along, here, h));
        let central = list(sizes.clone().map(central));
        let variables = self.at().into_iter().map(|(x, value)| (x, value.into()));
        let path = self.path.iter().map(|(x, e)| format!("{x} = {e:#}"));
        vec![
            ("variables", object(variables)),
            ("own", list(f.variables().iter().map(ToString::to_string))),
            ("written", format!("{f:#}").into()),
            ("steps", outline(&steps)),
            ("result", format!("{:#}", steps.result).into()),
            ("where", steps.where_it_holds().into()),
            ("path", list(path)),
            ("path_steps", outline(&f.total_steps(&self.path, self.z))),
            ("here", here.into()),
            ("f_here", self.value(f).into()),
            ("slope_here", claim.into()),
            ("asked", asked.ok().as_ref().into()),
            ("x", list(xs)),
            ("f", curve),
            ("slope", slopes),
            ("secant_x", (here + epsilon).into()),
            ("secant_f", along(here + epsilon).into()),
            ("secant", secant.into()),
            ("sizes", list(sizes)),
            ("forward", forward),
            ("central", central),
            ("error", error(secant).into()),
        ]
    }
}

/// The lines, and below them where they hold.
fn outline(steps: &Steps) -> Json {
    let lines = steps.lines.iter();
    let lines = lines.map(|line| [&*line.number, line.rule.name(), &line.formula, &line.note]);
    let only = steps.where_it_holds();
    let below = (!only.is_empty()).then_some(["", "", &*only, ""]);
    list(lines.chain(below).map(list))
}

/// An expression that is not too long to be worked with at every move of a hand.
pub(crate) fn parse<'g>(graph: &'g Graph, name: &str, text: &str) -> Answer<Expr<'g>> {
    let text = limited(name, text)?;
    Ok(reading::parse(graph, &format!("{name}: "), text)?)
}

fn limited<'t>(name: &str, text: &'t str) -> Answer<&'t str> {
    match text.len() {
        0..=LONGEST => Ok(text),
        _ => Err(format!("{name} may have {LONGEST} letters: write it shorter").into()),
    }
}

/// Reads `x:3,a:1`, or nothing.
fn pairs(name: &str, text: &str) -> Answer<Vec<(String, String)>> {
    let lists = Some(text.to_string()).filter(|text| !text.trim().is_empty());
    Ok(reading::pairs(name, lists.as_slice())?)
}

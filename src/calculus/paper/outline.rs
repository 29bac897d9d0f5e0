//! Writes down how a derivative was found.
//!
//! The outline is read off the records that the differentiator itself leaves
//! behind, so that the explanation cannot disagree with the answer.

use std::collections::{HashMap, HashSet};

use super::steps::{Claim, Step, Steps, equal, slope};
use crate::calculus::derivative::{Record, rule};
use crate::calculus::graph::{Id, Node};
use crate::calculus::simplify::{IN_A_NOTE, doubtful, smooth, where_they_hold};
use crate::calculus::total::combine;
use crate::calculus::{Condition, Expr, Rule};

/// The longest outline, and the deepest.
const LONGEST: usize = 200;
const DEEPEST: usize = 11;

impl<'g> Expr<'g> {
    /// The derivative by the variable `x`, with every step explained; see [`Steps`].
    ///
    /// # Panics
    ///
    /// If `x` is not a variable of the same graph.
    #[track_caller]
    pub fn steps(self, x: Expr<'g>) -> Steps<'g> {
        let mut outline = Outline::of(self, x, self.records(x));
        outline.explain(self, 0);
        let (_, raw) = outline.records[&self.id()];
        outline.finish(raw, self)
    }

    /// The total derivative along a path, Equation 45, with every step explained.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    /// let steps = (x * y).total_steps(&[(x, z.pow(2)), (y, 3 * z)], z);
    /// assert_eq!(steps.to_string(), "\
    /// 1      total derivative (45)  df/dz = ∂f/∂x dx/dz + ∂f/∂y dy/dz
    ///   1.1  constant factor        ∂f/∂x = y    y is held fixed
    ///   1.2  power rule (35)        dx/dz = 2z    with x = z^2
    ///   1.3  constant factor        ∂f/∂y = x    x is held fixed
    ///   1.4  constant factor        dy/dz = 3    with y = 3z
    /// 2      total derivative (45)  df/dz = y(2z) + x · 3
    /// 3      put back               y(2z) + x · 3 = 3z(2z) + z^2 · 3
    /// 4      simplify               3z(2z) + z^2 · 3 = 9z^2
    /// ");
    /// ```
    ///
    /// # Panics
    ///
    /// As [`total_derivative`](Expr::total_derivative) does.
    #[track_caller]
    pub fn total_steps(self, path: &[(Expr<'g>, Expr<'g>)], z: Expr<'g>) -> Steps<'g> {
        let mut routes = self.routes(path, z);
        let exact = combine(&routes, z);
        let mut outline = Outline::of(self, z, HashMap::new());
        outline.steps.names = path.to_vec();
        let along = self.substitute(path);
        let labels = routes.iter().map(|route| match route.variable {
            x if x == z => format!("∂f/∂{x}"),
            x => format!("∂f/∂{x} d{x}/d{z}"),
        });
        let labels: Vec<String> = labels.collect();
        let line = outline.line(0, Rule::Total, slope(along, z, exact));
        line.formula = format!("df/d{z} = {}", labels.join(" + "));
        for route in &mut routes {
            let x = route.variable;
            route.partial = outline.slope_line(self, x, format!("∂f/∂{x}"), held(self, x));
            if x != z {
                let note = format!("with {x} = {:#}", route.follows);
                route.speed = outline.slope_line(route.follows, z, format!("d{x}/d{z}"), note);
            }
        }
        // What the slopes rely on, along the path.
        let along_path = |c: &Condition<'g>| c.defined.substitute(path).pow(0);
        let conditions = outline.steps.conditions.iter().map(along_path);
        outline.steps.conditions = conditions.flat_map(|e| e.simplify().conditions).collect();
        let combined = combine(&routes, z);
        let line = outline.line(0, Rule::Total, equal(exact, combined));
        line.formula = format!("df/d{z} = {combined:#}");
        let back = combined.substitute(path);
        if back != combined {
            outline.line(0, Rule::PutBack, equal(combined, back));
        }
        outline.finish(back, along)
    }
}

/// An outline while it is being written.
struct Outline<'g> {
    x: Expr<'g>,
    records: HashMap<Id, Record<'g>>,
    /// The names of the whole and of the lines, without `_`: as LaTeX shows them.
    taken: HashSet<String>,
    /// The number of the last line: 1 and 2 for 1.2.
    number: Vec<usize>,
    /// What is written so far; the result is not known before the end.
    steps: Steps<'g>,
}

impl<'g> Outline<'g> {
    /// An empty one. The records are those of the parts that it is to explain.
    fn of(whole: Expr<'g>, x: Expr<'g>, records: HashMap<Id, Record<'g>>) -> Outline<'g> {
        let names = whole.variables().into_iter().map(|x| x.to_string());
        Outline {
            x,
            records,
            taken: HashSet::from_iter(names.map(|name| name.replace('_', ""))),
            number: Vec::new(),
            steps: Steps {
                lines: Vec::new(),
                names: Vec::new(),
                result: whole,
                conditions: Vec::new(),
                left_out: 0,
            },
        }
    }

    /// Explains one part of the whole, and below it what it is made of.
    fn explain(&mut self, part: Expr<'g>, depth: usize) {
        if self.steps.lines.len() >= LONGEST || depth >= DEEPEST {
            self.steps.left_out += 1;
            return;
        }
        let (x, (rule, is)) = (self.x, self.records[&part.id()]);
        let is_same = |line: &&Step| matches!(line.claim, Claim::Slope { of, .. } if of == part);
        let (note, below) = match (self.steps.lines.iter().find(is_same), rule) {
            (Some(earlier), _) => (format!("as in {}", earlier.number), Vec::new()),
            (_, Rule::Constant) => (held(part, x), Vec::new()),
            (_, Rule::Chain) => return self.explain_chain(part, is, depth),
            _ => {
                let is_fixed = |e: &Expr<'g>| self.records[&e.id()].0 == Rule::Constant;
                let (mut fixed, moving): (Vec<_>, _) =
                    made_of(part).into_iter().partition(is_fixed);
                fixed.retain(|e| rule == Rule::Sum || e.as_number().is_none());
                let said = format!("not depend on {x}");
                (said_of(&fixed, ["does", "do"], &said), moving)
            }
        };
        self.line(depth, rule, slope(part, x, is)).note = note;
        for e in below.into_iter().filter(|e| *e != x) {
            self.explain(e, depth + 1);
        }
    }

    /// Equation 36: a name for the inner function, the slope of the outer one
    /// along that name, the slope of the inner one, and their product.
    fn explain_chain(&mut self, part: Expr<'g>, found: Expr<'g>, depth: usize) {
        let inner = part.operands()[0];
        let u = self.name(inner);
        let outer = match part.node() {
            Node::Call(function, _) => u.call(function),
            _ => u.pow(part.operands()[1]),
        };
        let (outer_rule, outer_slope) = rule(outer, Some(u.graph().number(1)), None);
        let (_, inner_slope) = self.records[&inner.id()];
        let product = outer_slope * inner_slope;
        let line = self.line(depth, Rule::Chain, slope(part, self.x, product));
        line.note = format!("with {u} = {inner:#}");
        self.line(depth + 1, outer_rule, slope(outer, u, outer_slope));
        self.explain(inner, depth + 1);
        self.line(depth + 1, Rule::PutBack, equal(product, found));
    }

    /// Adds a line, in the words of its claim and without a note.
    fn line(&mut self, depth: usize, rule: Rule, claim: Claim<'g>) -> &mut Step<'g> {
        self.number.resize(depth + 1, 0);
        self.number[depth] += 1;
        let number: Vec<String> = self.number.iter().map(usize::to_string).collect();
        self.steps.lines.push(Step {
            number: number.join("."),
            rule,
            claim,
            formula: claim.to_string(),
            note: String::new(),
        });
        self.steps.lines.last_mut().expect("a line was added")
    }

    /// Adds the simplified slope of `of` as one line below line 1, and gives it.
    fn slope_line(&mut self, of: Expr<'g>, by: Expr<'g>, label: String, note: String) -> Expr<'g> {
        let (rule, raw) = of.records(by)[&of.id()];
        let short = raw.simplify();
        let is = short.expression;
        let notes = [note, where_they_hold(&short.conditions, IN_A_NOTE)].join(", ");
        self.steps.conditions.extend(short.conditions);
        let line = self.line(1, rule, slope(of, by, is));
        line.formula = format!("{label} = {is:#}");
        line.note = notes.trim_matches([',', ' ']).to_string();
        is
    }

    /// The next of u1, u2, … that does not occur in the expression.
    fn name(&mut self, meaning: Expr<'g>) -> Expr<'g> {
        let mut names = (1..).map(|i| format!("u{i}"));
        let name = names.find(|name| self.taken.insert(name.clone()));
        let name = name.expect("there is always another number");
        let u = meaning.graph().variable(&name);
        self.steps.names.push((u, meaning));
        u
    }

    /// Simplifies the last result, the slope of `of`, and ends the outline.
    fn finish(mut self, raw: Expr<'g>, of: Expr<'g>) -> Steps<'g> {
        let short = raw.simplify();
        let result = short.expression;
        if format!("{raw:#}") != format!("{result:#}") {
            let line = self.line(0, Rule::Simplify, equal(raw, result));
            line.note = where_they_hold(&short.conditions, IN_A_NOTE);
        }
        let of = of.simplify();
        let corners = smooth(of.expression, Some(self.x));
        let so_far = self.steps.conditions;
        let relied_on = [so_far, short.conditions, of.conditions, corners].concat();
        Steps {
            result,
            conditions: doubtful(&relied_on, &[result]),
            ..self.steps
        }
    }
}

/// What a part is made of, each once: its operands, or the addends of a sum, however
/// nested.
fn made_of(whole: Expr<'_>) -> Vec<Expr<'_>> {
    let is_sum = |e: Expr| matches!(e.node(), Node::Add(..) | Node::Sub(..));
    let (mut parts, mut open, mut seen) = (Vec::new(), vec![whole], HashSet::new());
    while let Some(part) = open.pop() {
        match part == whole || is_sum(part) && is_sum(whole) {
            _ if !seen.insert(part) => {}
            true => open.extend(part.operands().into_iter().rev()),
            false => parts.push(part),
        }
    }
    parts
}

/// Which variables are held fixed.
fn held(e: Expr<'_>, x: Expr<'_>) -> String {
    let mut others = e.variables();
    others.retain(|other| *other != x);
    said_of(&others, ["is", "are"], "held fixed")
}

/// What is said of one part, or of several, naming three of them at most.
fn said_of(parts: &[Expr<'_>], [one, several]: [&str; 2], said: &str) -> String {
    let more = (parts.len() > 3).then(|| "…".to_string());
    let names = parts.iter().take(3).map(|e| format!("{e:#}")).chain(more);
    let names = Vec::from_iter(names);
    match &names[..] {
        [] => String::new(),
        [name] => format!("{name} {one} {said}"),
        _ => format!("{} {several} {said}", names.join(", ")),
    }
}

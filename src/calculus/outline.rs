//! Writes down how a derivative was found.
//!
//! The outline is read off the records that the differentiator itself leaves
//! behind, so that the explanation cannot disagree with the answer.

use super::derivative::{Record, rule};
use super::graph::Node;
use super::simplify::{doubtful, where_they_hold};
use super::steps::{Claim, Step, Steps, equal, slope};
use super::total::{Route, combine};
use super::{Condition, Expr, Rule};

/// The longest outline, and the deepest.
const LONGEST: usize = 200;
const DEEPEST: usize = 10;

impl<'g> Expr<'g> {
    /// The derivative by the variable `x`, with every step explained.
    ///
    /// # Panics
    ///
    /// If `x` is not a variable.
    #[track_caller]
    pub fn steps(self, x: Expr<'g>) -> Steps<'g> {
        let mut outline = Outline::of(self, x);
        outline.explain(self, "1");
        outline.finish("2", self.derivative(x))
    }

    /// The total derivative along a path, Equation 45, with every step explained.
    ///
    /// # Panics
    ///
    /// As [`total_derivative`](Expr::total_derivative) does.
    #[track_caller]
    pub fn total_steps(self, path: &[(Expr<'g>, Expr<'g>)], z: Expr<'g>) -> Steps<'g> {
        let routes = self.routes(path, z);
        let exact = combine(&routes, z);
        let labels: Vec<String> = routes.iter().map(|route| route.label(z)).collect();
        let mut outline = Outline::of(self, z);
        outline.names = path.to_vec();
        outline.line(
            "1",
            Rule::Total,
            slope(self.substitute(path), z, exact),
            String::new(),
        );
        outline.write(format!("df/d{z} = {}", labels.join(" + ")));
        let short: Vec<Route> = routes
            .into_iter()
            .map(|mut route| {
                let x = route.variable;
                route.partial = outline.slope(self, x, format!("∂f/∂{x}"), held(self, x));
                if let Some((_, follows)) = path.iter().find(|(left, _)| *left == x) {
                    let note = format!("with {x} = {follows:#}");
                    route.speed = outline.slope(*follows, z, format!("d{x}/d{z}"), note);
                }
                route
            })
            .collect();
        // What the slopes rely on, along the path.
        for condition in &mut outline.conditions {
            *condition = condition.substitute(path);
        }
        let combined = combine(&short, z);
        outline.line("2", Rule::Total, equal(exact, combined), String::new());
        outline.write(format!("df/d{z} = {combined:#}"));
        let back = combined.substitute(path);
        if back == combined {
            return outline.finish("3", back);
        }
        outline.line("3", Rule::PutBack, equal(combined, back), String::new());
        outline.finish("4", back)
    }
}

/// An outline while it is being written.
struct Outline<'g> {
    x: Expr<'g>,
    /// The variables of the whole, whose names are taken.
    taken: Vec<Expr<'g>>,
    records: Vec<Option<Record<'g>>>,
    /// The parts explained so far, and in which line.
    explained: Vec<(Expr<'g>, String)>,
    lines: Vec<Step<'g>>,
    names: Vec<(Expr<'g>, Expr<'g>)>,
    conditions: Vec<Condition<'g>>,
    left_out: usize,
}

impl<'g> Outline<'g> {
    fn of(whole: Expr<'g>, x: Expr<'g>) -> Outline<'g> {
        let records = whole.records(x);
        Outline {
            x,
            taken: whole.variables(),
            records,
            explained: Vec::new(),
            lines: Vec::new(),
            names: Vec::new(),
            conditions: Vec::new(),
            left_out: 0,
        }
    }

    /// Explains one part of the whole, and below it what it is made of.
    fn explain(&mut self, part: Expr<'g>, number: &str) {
        let x = self.x;
        if self.lines.len() >= LONGEST || number.matches('.').count() > DEEPEST {
            self.left_out += 1;
            return;
        }
        let Some(Record { rule, slope: found }) = self.record(part) else {
            let (rule, known) = if part == x {
                (Rule::Power, 1)
            } else {
                (Rule::Constant, 0)
            };
            let claim = slope(part, x, x.graph().number(known));
            return self.line(number, rule, claim, held(part, x));
        };
        let claim = slope(part, x, found);
        if let Some((_, earlier)) = self.explained.iter().find(|(e, _)| *e == part) {
            let note = format!("as in {earlier}");
            return self.line(number, rule, claim, note);
        }
        self.explained.push((part, number.to_string()));
        if rule == Rule::Chain {
            return self.explain_chain(part, found, number);
        }
        let parts = if rule == Rule::Sum {
            addends(part)
        } else {
            part.operands()
        };
        let fixed = parts
            .iter()
            .filter(|&&e| e != x && self.record(e).is_none());
        let told = fixed.filter(|e| rule == Rule::Sum || e.as_number().is_none());
        let note = fixed_note(told.map(|e| format!("{e:#}")).collect(), x);
        self.line(number, rule, claim, note);
        let moving: Vec<_> = parts
            .into_iter()
            .filter(|&e| self.record(e).is_some())
            .collect();
        for (i, e) in moving.into_iter().enumerate() {
            self.explain(e, &format!("{number}.{}", i + 1));
        }
    }

    /// Equation 36: a name for the inner function, the slope of the outer one
    /// along that name, the slope of the inner one, and their product.
    fn explain_chain(&mut self, part: Expr<'g>, found: Expr<'g>, number: &str) {
        let inner = part.operands()[0];
        let u = self.name(inner);
        let outer = match part.node() {
            Node::Call(function, _) => u.call(function),
            _ => u.pow(part.operands()[1]),
        };
        let one = u.graph().number(1);
        let (outer_rule, outer_slope) =
            rule(outer, Some(one), None).expect("the outer function is of u");
        let inner_slope = self.record(inner).map_or(one, |record| record.slope);
        let product = outer_slope * inner_slope;
        let note = format!("with {u} = {inner:#}");
        self.line(number, Rule::Chain, slope(part, self.x, product), note);
        let claim = slope(outer, u, outer_slope);
        self.line(&format!("{number}.1"), outer_rule, claim, String::new());
        self.explain(inner, &format!("{number}.2"));
        self.line(
            &format!("{number}.3"),
            Rule::PutBack,
            equal(product, found),
            String::new(),
        );
    }

    fn record(&self, part: Expr<'g>) -> Option<Record<'g>> {
        self.records.get(part.id() as usize).copied().flatten()
    }

    fn line(&mut self, number: &str, rule: Rule, claim: Claim<'g>, note: String) {
        let (number, formula) = (number.to_string(), claim.to_string());
        self.lines.push(Step {
            number,
            rule,
            claim,
            formula,
            note,
        });
    }

    /// Writes the last line otherwise than its claim.
    fn write(&mut self, formula: String) {
        if let Some(last) = self.lines.last_mut() {
            last.formula = formula;
        }
    }

    /// Adds the simplified slope of `of` as one line below line 1, and gives it.
    fn slope(&mut self, of: Expr<'g>, by: Expr<'g>, label: String, note: String) -> Expr<'g> {
        let short = of.derivative(by).simplify();
        let (is, number) = (short.expression, format!("1.{}", self.lines.len()));
        let mut notes = vec![note, where_they_hold(&short.conditions)];
        notes.retain(|note| !note.is_empty());
        let (rule, claim) = (top_rule(of, by), slope(of, by, is));
        self.line(&number, rule, claim, notes.join(", "));
        self.write(format!("{label} = {is:#}"));
        self.conditions.extend(short.conditions);
        is
    }

    /// The next of u1, u2, … that does not occur in the expression.
    fn name(&mut self, meaning: Expr<'g>) -> Expr<'g> {
        let taken = &self.taken;
        let mut names = (1..).map(|i| meaning.graph().variable(&format!("u{i}")));
        let free = |u: &Expr| !taken.contains(u) && self.names.iter().all(|(name, _)| name != u);
        let u = names.find(free).expect("there is always another number");
        self.names.push((u, meaning));
        u
    }

    /// Simplifies the last result, and ends the outline.
    fn finish(mut self, number: &str, raw: Expr<'g>) -> Steps<'g> {
        let short = raw.simplify();
        let result = short.expression;
        if format!("{raw:#}") != format!("{result:#}") {
            let note = where_they_hold(&short.conditions);
            self.line(number, Rule::Simplify, equal(raw, result), note);
        }
        self.conditions.extend(short.conditions);
        Steps {
            lines: self.lines,
            names: self.names,
            result,
            conditions: doubtful(self.conditions),
            left_out: self.left_out,
        }
    }
}

/// The rule by which the whole of `e` was differentiated.
fn top_rule<'g>(e: Expr<'g>, x: Expr<'g>) -> Rule {
    match e.records(x).last() {
        Some(Some(record)) => record.rule,
        _ if e == x => Rule::Power,
        _ => Rule::Constant,
    }
}

/// The addends of a sum, however it is nested.
fn addends(sum: Expr<'_>) -> Vec<Expr<'_>> {
    let (mut addends, mut open) = (Vec::new(), vec![sum]);
    while let Some(part) = open.pop() {
        match part.node() {
            Node::Add(..) | Node::Sub(..) => open.extend(part.operands().into_iter().rev()),
            _ => addends.push(part),
        }
    }
    addends
}

/// Says why parts have no slope, naming three of them at most.
fn fixed_note(mut parts: Vec<String>, x: Expr<'_>) -> String {
    if parts.len() > 3 {
        parts.truncate(3);
        parts.push("…".into());
    }
    match &parts[..] {
        [] => String::new(),
        [one] => format!("{one} does not depend on {x}"),
        _ => format!("{} do not depend on {x}", parts.join(", ")),
    }
}

/// Which variables are held fixed.
fn held(e: Expr<'_>, x: Expr<'_>) -> String {
    let others = e.variables().into_iter().filter(|v| *v != x);
    let others: Vec<String> = others.map(|v| v.to_string()).collect();
    match others.len() {
        0 => String::new(),
        1 => format!("{} is held fixed", others[0]),
        _ => format!("{} are held fixed", others.join(", ")),
    }
}

//! How a derivative was found: a numbered outline, one rule a line.
//!
//! The outline is read off the records that the differentiator itself leaves
//! behind, so that the explanation cannot disagree with the answer.

use std::collections::HashMap;
use std::fmt;

use super::derivative::Record;
use super::graph::{Id, Node};
use super::{Condition, Expr, Rule};

/// The width of the page; formulas break at their equals sign to keep it.
const WIDTH: usize = 76;

/// The longest outline; of a longer one only the beginning is kept.
const LONGEST: usize = 200;

/// A derivation, line by line, and its result.
///
/// ```
/// # use chainrule::calculus::Graph;
/// let graph = Graph::new();
/// let x = graph.variable("x");
/// let steps = graph.parse("(x + a)^2")?.steps(x);
/// assert_eq!(steps.to_string(), "\
/// 1      chain rule (36)  d/dx (x + a)^2 = 2u1 · 1    with u1 = x + a
///   1.1  power rule (35)  d/du1 u1^2 = 2u1
///   1.2  sum rule         d/dx (x + a) = 1    a does not depend on x
///   1.3  put back         2u1 · 1 = 2(x + a) · 1
/// 2      simplify         2(x + a) · 1 = 2(x + a)
/// ");
/// # Ok::<(), chainrule::calculus::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Steps<'g> {
    /// The lines, the last of which ends in the result.
    pub lines: Vec<Step<'g>>,
    /// What the lines have given a name, with its name first: u1 = x + a.
    pub names: Vec<(Expr<'g>, Expr<'g>)>,
    /// The derivative, simplified.
    pub result: Expr<'g>,
    /// What the simplification relied on.
    pub conditions: Vec<Condition<'g>>,
    /// How many parts of the expression are left unexplained, since the outline
    /// would be too long.
    pub left_out: usize,
}

/// One line of a derivation.
#[derive(Clone, Debug)]
pub struct Step<'g> {
    /// Its place in the outline, such as 1.2.
    pub number: String,
    /// The rule it applies.
    pub rule: Rule,
    /// What it says, to be checked by numbers.
    pub claim: Claim<'g>,
    /// The same as on paper.
    pub formula: String,
    /// What is held fixed, and what names mean.
    pub note: String,
}

/// What a step says.
#[derive(Clone, Copy, Debug)]
pub enum Claim<'g> {
    /// The slope of `of` by the variable `by`, all others held fixed, is `is`.
    Slope {
        /// The function.
        of: Expr<'g>,
        /// The variable.
        by: Expr<'g>,
        /// The derivative.
        is: Expr<'g>,
    },
    /// The two sides have the same value.
    Equal {
        /// The left side.
        left: Expr<'g>,
        /// The right side.
        right: Expr<'g>,
    },
}

impl<'g> Expr<'g> {
    /// The derivative by the variable `x`, with every step explained.
    ///
    /// # Panics
    ///
    /// If `x` is not a variable.
    #[track_caller]
    pub fn steps(self, x: Expr<'g>) -> Steps<'g> {
        let mut outline = Outline::new();
        outline.explain(self, x, "1");
        outline.finish("2", self.derivative(x))
    }
}

/// An outline while it is being written.
pub(super) struct Outline<'g> {
    pub(super) lines: Vec<Step<'g>>,
    pub(super) names: Vec<(Expr<'g>, Expr<'g>)>,
    left_out: usize,
}

/// What is still to be written.
enum Task<'g> {
    Explain(Expr<'g>, String),
    Line(String, Rule, Claim<'g>, String),
}

impl<'g> Outline<'g> {
    pub(super) fn new() -> Outline<'g> {
        Outline {
            lines: Vec::new(),
            names: Vec::new(),
            left_out: 0,
        }
    }

    pub(super) fn line(&mut self, number: &str, rule: Rule, claim: Claim<'g>, note: String) {
        self.labelled(number, rule, claim, claim.to_string(), note);
    }

    /// Adds the simplified slope of `of` as one line below line 1, and gives it.
    pub(super) fn slope(
        &mut self,
        of: Expr<'g>,
        by: Expr<'g>,
        label: String,
        note: String,
    ) -> Expr<'g> {
        let rule = top_rule(of, by);
        let is = of.derivative(by).simplify().expression;
        let number = format!("1.{}", self.lines.len());
        self.labelled(
            &number,
            rule,
            Claim::Slope { of, by, is },
            format!("{label} = {is:#}"),
            note,
        );
        is
    }

    /// Adds a line that is written otherwise than its claim.
    pub(super) fn labelled(
        &mut self,
        number: &str,
        rule: Rule,
        claim: Claim<'g>,
        formula: String,
        note: String,
    ) {
        self.lines.push(Step {
            number: number.to_string(),
            rule,
            claim,
            formula,
            note,
        });
    }

    /// Adds the derivation of `whole` by `x`, and what it is made of below it.
    fn explain(&mut self, whole: Expr<'g>, x: Expr<'g>, number: &str) {
        let records = whole.records(x);
        let record = |e: Expr<'g>| records.get(e.id() as usize).copied().flatten();
        let mut explained: HashMap<Id, String> = HashMap::new();
        // A stack of tasks, the next on top: no depth of nesting overflows it.
        let mut tasks = vec![Task::Explain(whole, number.to_string())];
        while let Some(task) = tasks.pop() {
            let (part, number) = match task {
                Task::Line(number, rule, claim, note) => {
                    self.line(&number, rule, claim, note);
                    continue;
                }
                Task::Explain(..) if self.lines.len() >= LONGEST => {
                    self.left_out += 1;
                    continue;
                }
                Task::Explain(part, number) => (part, number),
            };
            let Some(Record { rule, slope }) = record(part) else {
                let (rule, slope) = if part == x {
                    (Rule::Power, 1)
                } else {
                    (Rule::Constant, 0)
                };
                let is = x.graph().number(slope);
                self.line(
                    &number,
                    rule,
                    Claim::Slope {
                        of: part,
                        by: x,
                        is,
                    },
                    held(part, x),
                );
                continue;
            };
            let claim = Claim::Slope {
                of: part,
                by: x,
                is: slope,
            };
            if let Some(earlier) = explained.get(&part.id()) {
                self.line(&number, rule, claim, format!("as in {earlier}"));
                continue;
            }
            explained.insert(part.id(), number.clone());
            let mut below = Vec::new();
            match (rule, part.node()) {
                (Rule::Chain, Node::Pow(inner, _) | Node::Call(_, inner)) => {
                    let inner = part.at(inner);
                    let u = self.fresh_name(whole, inner);
                    let outer = match part.node() {
                        Node::Call(function, _) => u.call(function),
                        Node::Pow(_, n) => u.pow(part.at(n)),
                        _ => part,
                    };
                    let outer_slope = outer.derivative(u);
                    let inner_slope = record(inner).map_or(u.graph().number(1), |r| r.slope);
                    let product = outer_slope * inner_slope;
                    let claim = Claim::Slope {
                        of: part,
                        by: x,
                        is: product,
                    };
                    self.line(&number, rule, claim, format!("with {u} = {inner:#}"));
                    let rule = top_rule(outer, u);
                    let claim = Claim::Slope {
                        of: outer,
                        by: u,
                        is: outer_slope,
                    };
                    below.push(Task::Line(
                        format!("{number}.1"),
                        rule,
                        claim,
                        String::new(),
                    ));
                    below.push(Task::Explain(inner, format!("{number}.2")));
                    let claim = Claim::Equal {
                        left: product,
                        right: slope,
                    };
                    let note = String::new();
                    below.push(Task::Line(
                        format!("{number}.3"),
                        Rule::PutBack,
                        claim,
                        note,
                    ));
                }
                (_, node) => {
                    let mut parts = Vec::new();
                    match rule {
                        Rule::Sum => addends(part, &mut parts),
                        _ => parts
                            .extend(node.children().into_iter().flatten().map(|id| part.at(id))),
                    }
                    let told = |e: Expr| rule == Rule::Sum || e.as_number().is_none();
                    let fixed = |&&e: &&Expr<'g>| e != x && record(e).is_none() && told(e);
                    let fixed: Vec<_> = parts.iter().filter(fixed).collect();

                    self.line(&number, rule, claim, fixed_note(&fixed, x));
                    let moving = parts.into_iter().filter(|&e| record(e).is_some());
                    below.extend(
                        moving
                            .enumerate()
                            .map(|(i, e)| Task::Explain(e, format!("{number}.{}", i + 1))),
                    );
                }
            }
            tasks.extend(below.into_iter().rev());
        }
    }

    /// The next of u1, u2, … that does not occur in the expression.
    fn fresh_name(&mut self, whole: Expr<'g>, meaning: Expr<'g>) -> Expr<'g> {
        let taken = whole.variables();
        let names = (1..).map(|i| whole.graph().variable(&format!("u{i}")));
        let free = |u: &Expr| !taken.contains(u) && self.names.iter().all(|(name, _)| name != u);
        let u = names
            .into_iter()
            .find(free)
            .expect("there is always another number");
        self.names.push((u, meaning));
        u
    }

    /// Simplifies the last result, and ends the outline.
    pub(super) fn finish(mut self, number: &str, raw: Expr<'g>) -> Steps<'g> {
        let short = raw.simplify();
        let shown = |e: Expr| format!("{e:#}");
        if shown(short.expression) != shown(raw) {
            let conditions: Vec<_> = short.conditions.iter().map(ToString::to_string).collect();
            let note = if conditions.is_empty() {
                String::new()
            } else {
                format!("where {}", conditions.join(" and "))
            };
            let claim = Claim::Equal {
                left: raw,
                right: short.expression,
            };
            self.line(number, Rule::Simplify, claim, note);
        }
        Steps {
            lines: self.lines,
            names: self.names,
            result: short.expression,
            conditions: short.conditions,
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
fn addends<'g>(sum: Expr<'g>, parts: &mut Vec<Expr<'g>>) {
    let mut open = vec![sum];
    while let Some(part) = open.pop() {
        match part.node() {
            Node::Add(u, v) | Node::Sub(u, v) => open.extend([part.at(v), part.at(u)]),
            Node::Neg(u) => open.push(part.at(u)),
            _ => parts.push(part),
        }
    }
}

/// Says why parts have no slope, naming three of them at most.
fn fixed_note(parts: &[&Expr<'_>], x: Expr<'_>) -> String {
    let mut names: Vec<String> = parts.iter().take(3).map(|e| format!("{e:#}")).collect();
    if parts.len() > 3 {
        names.push("…".into());
    }
    match &names[..] {
        [] => String::new(),
        [one] => format!("{one} does not depend on {x}"),
        _ => format!("{} do not depend on {x}", names.join(", ")),
    }
}

/// Which variables are held fixed.
pub(super) fn held(e: Expr<'_>, x: Expr<'_>) -> String {
    let others = e.variables().into_iter().filter(|v| *v != x);
    let others: Vec<String> = others.map(|v| v.to_string()).collect();
    match &others[..] {
        [] => String::new(),
        [one] => format!("{one} is held fixed"),
        _ => format!("{} are held fixed", others.join(", ")),
    }
}

impl fmt::Display for Claim<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Claim::Equal { left, right } => write!(out, "{left:#} = {right:#}"),
            Claim::Slope { of, by, is } => match of.node() {
                Node::Add(..) | Node::Sub(..) | Node::Neg(_) => {
                    write!(out, "d/d{by} ({of:#}) = {is:#}")
                }
                _ => write!(out, "d/d{by} {of:#} = {is:#}"),
            },
        }
    }
}

/// A formula in one piece, or broken before its last equals sign.
fn pieces(formula: &str, room: usize) -> Vec<&str> {
    match formula.rfind(" = ") {
        Some(equals) if formula.chars().count() > room => {
            vec![&formula[..equals], &formula[equals + 1..]]
        }
        _ => vec![formula],
    }
}

impl fmt::Display for Steps<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indent = |step: &Step| 2 * step.number.matches('.').count();
        let numbers = self
            .lines
            .iter()
            .map(|step| indent(step) + step.number.len());
        let rules = self.lines.iter().map(|step| step.rule.name().len());
        let (numbers, rules) = (numbers.max().unwrap_or(0), rules.max().unwrap_or(0));
        for step in &self.lines {
            let number = format!("{:1$}{2}", "", indent(step), step.number);
            let mut line = format!("{number:numbers$}  {:rules$}  ", step.rule.name());
            let margin = line.chars().count();
            for piece in pieces(&step.formula, WIDTH.saturating_sub(margin)) {
                line += &format!("{piece}\n{:margin$}", "");
            }
            let line = line.trim_end();
            let last = line.lines().last().map_or(0, |last| last.chars().count());
            match step.note.chars().count() {
                0 => writeln!(out, "{line}")?,
                note if last + 4 + note <= WIDTH => writeln!(out, "{line}    {}", step.note)?,
                _ => writeln!(out, "{line}\n{:margin$}{}", "", step.note)?,
            }
        }
        if self.left_out > 0 {
            writeln!(
                out,
                "(and more: {} parts are not explained here)",
                self.left_out
            )?;
        }
        Ok(())
    }
}

//! From expressions to numbers, by a plan: the nodes in order, each once.

use std::rc::Rc;

use super::expr::parts;
use super::graph::Node;
use super::{EvaluationError, Expr};

/// One or many expressions made ready to be evaluated again and again.
///
/// ```
/// use chainrule::calculus::{Graph, Plan};
///
/// let graph = Graph::new();
/// let (x, y) = (graph.variable("x"), graph.variable("y"));
/// let f = x.pow(2) + y.pow(2);
/// let mut plan = Plan::new(&[f, f.derivative(x)]);
/// assert_eq!(plan.variables(), ["x", "y"]);
/// assert_eq!(plan.evaluate(&[3.0, 4.0])?, [25.0, 6.0]);
/// # Ok::<(), chainrule::calculus::EvaluationError>(())
/// ```
#[derive(Debug)]
pub struct Plan<'g> {
    steps: Vec<Step>,
    /// The expression that each step computes, to name it in an error.
    parts: Vec<Expr<'g>>,
    values: Vec<f64>,
    variables: Vec<Rc<str>>,
    /// The steps whose values are asked for, and those values.
    wanted: Vec<usize>,
    results: Vec<f64>,
}

/// One operation on the values of earlier steps.
#[derive(Clone, Copy, Debug)]
enum Step {
    Number(f64),
    /// The variable in this place.
    Variable(usize),
    Add(usize, usize),
    Sub(usize, usize),
    Mul(usize, usize),
    Div(usize, usize),
    Pow(usize, usize),
    Call(fn(f64) -> f64, usize),
}

impl<'g> Plan<'g> {
    /// A plan that evaluates all of `expressions`, which share one graph.
    ///
    /// # Panics
    ///
    /// If the expressions belong to different graphs.
    #[track_caller]
    pub fn new(expressions: &[Expr<'g>]) -> Plan<'g> {
        for e in expressions {
            let (first, same) = (
                expressions[0],
                std::ptr::eq(e.graph(), expressions[0].graph()),
            );
            assert!(same, "{first} and {e} belong to different graphs");
        }
        let parts = parts(expressions);
        let place = |id| parts.binary_search_by_key(&id, |part| part.id());
        let step_of = |id| place(id).expect("every operand is a part");
        let mut variables = Vec::new();
        let mut step = |&part: &Expr<'g>| match part.node() {
            Node::Number(number) => Step::Number(number.value()),
            Node::Variable(name) => {
                variables.push(part.graph().name(name));
                Step::Variable(variables.len() - 1)
            }
            Node::Neg(u) => Step::Call(|u| -u, step_of(u)),
            Node::Add(u, v) => Step::Add(step_of(u), step_of(v)),
            Node::Sub(u, v) => match complement(part.at(u), part.at(v)) {
                Some((value, inner)) => Step::Call(value, step_of(inner.id())),
                None => Step::Sub(step_of(u), step_of(v)),
            },
            Node::Mul(u, v) => Step::Mul(step_of(u), step_of(v)),
            Node::Div(u, v) => Step::Div(step_of(u), step_of(v)),
            Node::Pow(u, v) if part.at(v).as_integer() == Some(2) => {
                Step::Call(|u| u * u, step_of(u))
            }
            Node::Pow(u, v) => Step::Pow(step_of(u), step_of(v)),
            Node::Call(function, u) => Step::Call(function.row().value, step_of(u)),
        };
        Plan {
            steps: parts.iter().map(&mut step).collect(),
            values: vec![0.0; parts.len()],
            wanted: expressions.iter().map(|e| step_of(e.id())).collect(),
            results: vec![0.0; expressions.len()],
            variables,
            parts,
        }
    }

    /// The names of the variables, in the order that [`evaluate`](Plan::evaluate) takes them.
    pub fn variables(&self) -> Vec<&str> {
        self.variables.iter().map(|name| &**name).collect()
    }

    /// The values of the expressions, for the values of the variables.
    ///
    /// # Errors
    ///
    /// If a variable is not finite, or an expression or a part of it has no
    /// finite value there; the error names the part.
    ///
    /// # Panics
    ///
    /// If there are not as many values as variables.
    #[track_caller]
    pub fn evaluate(&mut self, variables: &[f64]) -> Result<&[f64], EvaluationError> {
        assert_eq!(
            variables.len(),
            self.variables.len(),
            "the variables are {:?}: one value each",
            self.variables()
        );
        for (i, &step) in self.steps.iter().enumerate() {
            let v = &self.values;
            self.values[i] = match step {
                Step::Number(number) => number,
                Step::Variable(place) => variables[place],
                Step::Add(a, b) => v[a] + v[b],
                Step::Sub(a, b) => v[a] - v[b],
                Step::Mul(a, b) => v[a] * v[b],
                Step::Div(a, b) => v[a] / v[b],
                Step::Pow(a, b) => v[a].powf(v[b]),
                Step::Call(f, a) => f(v[a]),
            };
        }
        if let Some(i) = self.values.iter().position(|value| !value.is_finite()) {
            return Err(self.error(i));
        }
        for (result, &step) in self.results.iter_mut().zip(&self.wanted) {
            *result = self.values[step];
        }
        Ok(&self.results)
    }

    /// Why step `i`, the first of this kind, came to a value that is not finite.
    fn error(&self, i: usize) -> EvaluationError {
        let (part, value) = (self.parts[i], self.values[i]);
        let variables = part.variables();
        let of_part = (0..)
            .zip(&self.parts)
            .filter(|(_, e)| variables.contains(e));
        let at: Vec<String> = of_part
            .map(|(step, name)| match self.values[step] {
                value if matches!(value.abs(), 0.0 | 1e-5..1e16) => format!("{name} = {value}"),
                value => format!("{name} = {value:e}"),
            })
            .collect();
        let (part, at) = (part.to_string(), at.join(", "));
        match self.steps[i] {
            Step::Variable(_) => EvaluationError::NotFinite { name: part, value },
            Step::Div(_, b) if self.values[b] == 0.0 => EvaluationError::Undefined { part, at },
            Step::Pow(a, _) if self.values[a] == 0.0 => EvaluationError::Undefined { part, at },
            _ if value.is_nan() => EvaluationError::Undefined { part, at },
            _ => EvaluationError::Overflow { part, at },
        }
    }
}

/// `1 − f(u)` where subtracting would lose the digits: σ(40) rounds to 1, but
/// 1 − σ(40) is σ(−40), some 4 × 10⁻¹⁸.
fn complement<'g>(one: Expr<'g>, v: Expr<'g>) -> Option<(fn(f64) -> f64, Expr<'g>)> {
    if one.as_integer() != Some(1) {
        return None;
    }
    match v.node() {
        // 1 − σ(u) = σ(−u)
        Node::Call(f, u) if f.row().name == "sigmoid" => Some((|u| 1.0 / (1.0 + u.exp()), v.at(u))),
        // 1 − tanh²(u) = 1/cosh²(u)
        Node::Pow(t, n) if v.at(n).as_integer() == Some(2) => match v.at(t).node() {
            Node::Call(f, u) if f.row().name == "tanh" => Some((|u| u.cosh().powi(-2), v.at(u))),
            _ => None,
        },
        _ => None,
    }
}

impl Expr<'_> {
    /// The value where the variables have the values given by name. Names that
    /// do not occur are passed over.
    ///
    /// # Errors
    ///
    /// If a variable has no value or no finite one, or if a part of the
    /// expression has no finite value there.
    ///
    /// ```
    /// # use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let f = graph.parse("x*y")?;
    /// assert_eq!(f.evaluate(&[("x", 3.0), ("y", 2.0)])?, 6.0);
    /// let error = f.evaluate(&[("x", 3.0)]).unwrap_err();
    /// assert_eq!(error.to_string(), "unbound variable 'y' (bound: x)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evaluate(self, bindings: &[(&str, f64)]) -> Result<f64, EvaluationError> {
        let mut plan = Plan::new(&[self]);
        let mut values = Vec::new();
        for name in plan.variables() {
            let Some(&(_, value)) = bindings.iter().find(|(bound, _)| *bound == name) else {
                let bound = bindings.iter().map(|(bound, _)| bound.to_string());
                return Err(EvaluationError::Unbound {
                    name: name.to_string(),
                    bound: bound.collect(),
                });
            };
            values.push(value);
        }
        Ok(plan.evaluate(&values)?[0])
    }
}

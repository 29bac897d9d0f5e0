//! From expressions to numbers, by a plan: the nodes in order, each once.

use std::rc::Rc;

use super::evaluation_error::{Kind, binding};
use super::function::Value;
use super::graph::{Id, Node, parts};
use super::wide::Wide;
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
    /// What the expressions are made of, each part behind its operands.
    parts: Vec<Expr<'g>>,
    /// The values of the parts; those of numbers are there from the start.
    values: Vec<f64>,
    /// The variables, and which parts they are.
    variables: Vec<(Rc<str>, usize)>,
    /// The operations, and which parts they compute.
    operations: Vec<(usize, Operation)>,
    /// The parts whose values are asked for, and those values.
    wanted: Vec<usize>,
    results: Vec<f64>,
}

/// One operation on the values of earlier parts.
#[derive(Clone, Copy, Debug)]
enum Operation {
    Add(usize, usize),
    Sub(usize, usize),
    Mul(usize, usize),
    Div(usize, usize),
    Pow(usize, usize),
    Neg(usize),
    Call(Value, usize),
    /// ± 1 − f(u)ⁿ, without the subtraction.
    Complement(f64, Value, usize),
}

/// Which of the parts is the node `id` of the graph.
fn place_of(id: Id, parts: &[Expr<'_>]) -> usize {
    let place = parts.binary_search_by_key(&id, |part| part.id());
    place.expect("all that a part is made of is a part")
}

impl<'g> Plan<'g> {
    /// A plan that evaluates all of `expressions`, which share one graph.
    ///
    /// # Complexity
    ///
    /// One operation for every part of them, each once; to make the plan their places
    /// are sorted.
    ///
    /// # Panics
    ///
    /// If the expressions belong to different graphs.
    #[track_caller]
    pub fn new(expressions: &[Expr<'g>]) -> Plan<'g> {
        for e in expressions {
            let first = expressions[0];
            let same = std::ptr::eq(e.graph(), first.graph());
            assert!(same, "{first} and {e} belong to different graphs");
        }
        let parts = parts(expressions);
        let of = |id| place_of(id, &parts);
        let mut values = vec![0.0; parts.len()];
        let (mut variables, mut operations) = (Vec::new(), Vec::new());
        for (place, part) in parts.iter().enumerate() {
            let operation = match part.node() {
                Node::Number(number) => {
                    values[place] = number.value();
                    continue;
                }
                Node::Variable(name) => {
                    variables.push((part.graph().name(name), place));
                    continue;
                }
                Node::Neg(u) => Operation::Neg(of(u)),
                Node::Add(u, v) | Node::Sub(u, v) => match (complement(*part), part.node()) {
                    (Some((sign, value, u)), _) => Operation::Complement(sign, value, of(u)),
                    (None, Node::Add(..)) => Operation::Add(of(u), of(v)),
                    _ => Operation::Sub(of(u), of(v)),
                },
                Node::Mul(u, v) => Operation::Mul(of(u), of(v)),
                Node::Div(u, v) => Operation::Div(of(u), of(v)),
                Node::Pow(u, v) if part.at(v).as_integer() == Some(2) => {
                    Operation::Mul(of(u), of(u))
                }
                Node::Pow(u, v) => Operation::Pow(of(u), of(v)),
                Node::Call(function, u) => Operation::Call(function.row().value, of(u)),
            };
            operations.push((place, operation));
        }
        Plan {
            wanted: expressions.iter().map(|e| of(e.id())).collect(),
            results: vec![0.0; expressions.len()],
            parts,
            values,
            variables,
            operations,
        }
    }

    /// The names of the variables, in the order that [`evaluate`](Plan::evaluate) takes them.
    pub fn variables(&self) -> Vec<&str> {
        self.variables.iter().map(|(name, _)| &**name).collect()
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
        for (&(_, place), &value) in self.variables.iter().zip(variables) {
            self.values[place] = value;
        }
        if let Some(i) = variables.iter().position(|value| !value.is_finite()) {
            let (_, place) = self.variables[i];
            return Err(self.error(place));
        }
        for &(place, operation) in &self.operations {
            let v = &self.values;
            let value = match operation {
                Operation::Add(a, b) => v[a] + v[b],
                Operation::Sub(a, b) => v[a] - v[b],
                Operation::Mul(a, b) => v[a] * v[b],
                Operation::Div(a, b) => v[a] / v[b],
                Operation::Pow(a, b) => v[a].powf(v[b]),
                Operation::Neg(a) => -v[a],
                Operation::Call(f, a) => f(v[a]),
                Operation::Complement(sign, f, a) => sign * f(v[a]),
            };
            self.values[place] = value;
            if !value.is_finite() {
                let error = self.error(place);
                return self.evaluate_widely().ok_or(error);
            }
        }
        for (result, &place) in self.results.iter_mut().zip(&self.wanted) {
            *result = self.values[place];
        }
        Ok(&self.results)
    }

    /// The same where a part overflows, but no result does: e^700/(e^700)² is e^−700.
    fn evaluate_widely(&mut self) -> Option<&[f64]> {
        let mut v: Vec<Wide> = self.values.iter().map(|&value| value.into()).collect();
        for &(place, operation) in &self.operations {
            v[place] = match operation {
                Operation::Add(a, b) => v[a] + v[b],
                Operation::Sub(a, b) => v[a] + -v[b],
                Operation::Mul(a, b) => v[a] * v[b],
                Operation::Div(a, b) => v[a] / v[b],
                Operation::Pow(a, b) => v[a].pow(v[b]),
                Operation::Neg(a) => -v[a],
                Operation::Call(f, a) => v[a].call(f),
                Operation::Complement(sign, f, a) => v[a].call(|u| sign * f(u)),
            };
            if !v[place].is_finite() {
                return None;
            }
        }
        for (result, &place) in self.results.iter_mut().zip(&self.wanted) {
            *result = v[place].value();
        }
        self.results
            .iter()
            .all(|result| result.is_finite())
            .then_some(&self.results)
    }

    /// Why the part in this place, the first of its kind, has no finite value.
    fn error(&self, place: usize) -> EvaluationError {
        let (part, value) = (self.parts[place], self.values[place]);
        let value_of = |id| self.values[place_of(id, &self.parts)];
        let variables = part.variables().into_iter();
        let at = variables.map(|x| binding(&x.to_string(), value_of(x.id())));
        let name = match part.tree_size() {
            ..=300 => part.to_string(),
            _ => format!("{part:#}"), // only how long it is
        };
        let at = at.collect::<Vec<_>>().join(", ");
        let is_undefined = match part.node() {
            Node::Variable(_) => return Kind::NotFinite { name, value }.into(),
            Node::Div(_, v) if value_of(v) == 0.0 => true,
            Node::Pow(u, _) if value_of(u) == 0.0 => true,
            _ => value.is_nan(),
        };
        match is_undefined {
            true => Kind::Undefined { part: name, at }.into(),
            false => Kind::Overflow { part: name, at }.into(),
        }
    }
}

/// A sum that is 1 − f(u)ⁿ or its negative, where subtracting would lose the
/// digits: σ(40) rounds to 1, but 1 − σ(40) is σ(−40), some 4 × 10⁻¹⁸.
fn complement(sum: Expr<'_>) -> Option<(f64, Value, Id)> {
    // The addends with their signs, a minus before one taken into its sign.
    let signed = |id: Id, sign: f64| match sum.at(id).node() {
        Node::Neg(u) => (sum.at(u), -sign),
        _ => (sum.at(id), sign),
    };
    let [(a, a_sign), (b, b_sign)] = match sum.node() {
        Node::Sub(u, v) => [signed(u, 1.0), signed(v, -1.0)],
        node => node
            .children()
            .map(|id| signed(id.unwrap_or(sum.id()), 1.0)),
    };
    let (sign, power, power_sign) = match (a.as_integer(), b.as_integer()) {
        (Some(one @ (1 | -1)), _) => (one as f64 * a_sign, b, b_sign),
        (_, Some(one @ (1 | -1))) => (one as f64 * b_sign, a, a_sign),
        _ => return None,
    };
    let (call, n) = match power.node() {
        Node::Pow(call, n) => (sum.at(call), sum.at(n).as_integer()?),
        _ => (power, 1),
    };
    match call.node() {
        Node::Call(f, u) if sign == -power_sign => {
            let (_, value) = f.row().complement.filter(|&(of, _)| of == n)?;
            Some((sign, value, u))
        }
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
                let (name, bound) = (name.to_string(), bound.collect());
                return Err(Kind::Unbound { name, bound }.into());
            };
            values.push(value);
        }
        Ok(plan.evaluate(&values)?[0])
    }
}

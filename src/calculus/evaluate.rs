//! From expressions to numbers, by a plan: the nodes in order, each once.

use std::rc::Rc;

use super::expr::Operand;
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
    /// How each part comes from earlier ones, and how without a subtraction.
    operations: Vec<(Node, Option<Complement>)>,
    /// The values of the parts; those of numbers are there from the start.
    values: Vec<f64>,
    /// The variables, and which parts they are.
    variables: Vec<(Rc<str>, usize)>,
    /// The parts whose values are asked for, and those values.
    wanted: Vec<usize>,
    results: Vec<f64>,
}

/// ± 1 − f(u)ⁿ, without the subtraction: the sign, what it is of u, and which part u is.
type Complement = (f64, Value, usize);

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
            e.in_graph(expressions[0].graph());
        }
        let parts = parts(expressions);
        let of = |id: Id| parts.partition_point(|part| part.id() < id);
        let mut values = vec![0.0; parts.len()];
        let (mut variables, mut operations) = (Vec::new(), Vec::new());
        for (place, part) in parts.iter().enumerate() {
            let mut node = part.node();
            match node {
                Node::Number(number) => values[place] = number.value(),
                Node::Variable(name) => variables.push((part.graph().name(name), place)),
                Node::Pow(u, n) if part.at(n).as_integer() == Some(2) => node = Node::Mul(u, u),
                _ => {}
            }
            for operand in node.children_mut().into_iter().flatten() {
                *operand = of(*operand);
            }
            let complement = complement(*part).map(|(sign, f, u)| (sign, f, of(u)));
            operations.push((node, complement));
        }
        Plan {
            wanted: expressions.iter().map(|e| of(e.id())).collect(),
            results: vec![0.0; expressions.len()],
            parts,
            operations,
            values,
            variables,
        }
    }

    /// The names of the variables, in the order in which
    /// [`evaluate`](Plan::evaluate) takes them.
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
        for ((name, place), &value) in self.variables.iter().zip(variables) {
            if !value.is_finite() {
                return Err(EvaluationError::not_finite(name, value));
            }
            self.values[*place] = value;
        }
        for (place, &operation) in self.operations.iter().enumerate() {
            let v = &self.values;
            let value = match operation {
                (_, Some((sign, f, a))) => sign * f(v[a]),
                (Node::Number(_) | Node::Variable(_), _) => continue,
                (Node::Neg(a), _) => -v[a],
                (Node::Add(a, b), _) => v[a] + v[b],
                (Node::Sub(a, b), _) => v[a] - v[b],
                (Node::Mul(a, b), _) => v[a] * v[b],
                (Node::Div(a, b), _) => v[a] / v[b],
                (Node::Pow(a, b), _) => v[a].powf(v[b]),
                (Node::Call(f, a), _) => (f.row().value)(v[a]),
            };
            self.values[place] = value;
            if !value.is_finite() {
                self.evaluate_widely()?;
                break;
            }
        }
        for (result, &place) in self.results.iter_mut().zip(&self.wanted) {
            *result = self.values[place];
        }
        Ok(&self.results)
    }

    /// The same where a part overflows, but no result does: e^700/(e^700)² is e^−700.
    fn evaluate_widely(&mut self) -> Result<(), EvaluationError> {
        let mut v: Vec<Wide> = self.values.iter().map(|&value| value.into()).collect();
        for (place, &(node, complement)) in self.operations.iter().enumerate() {
            let complement = complement.map(|(sign, f, a)| sign * f(v[a].value()));
            v[place] = match (node, complement.filter(|value| value.is_finite())) {
                (_, Some(value)) => value.into(),
                (Node::Number(_) | Node::Variable(_), _) => continue,
                (Node::Neg(a), _) => v[a].negated(),
                (Node::Add(a, b), _) => v[a].plus(v[b]),
                (Node::Sub(a, b), _) => v[a].plus(v[b].negated()),
                (Node::Mul(a, b), _) => v[a].times(v[b]),
                (Node::Div(a, b), _) => v[a].over(v[b]),
                (Node::Pow(a, b), _) => v[a].pow(v[b]),
                (Node::Call(f, a), _) => v[a].call(f.row()),
            };
            if !v[place].is_usable() {
                return Err(self.error(place, &v));
            }
        }
        let is_large = |place: &&usize| v[**place].value().is_infinite();
        if let Some(&place) = self.wanted.iter().find(is_large) {
            return Err(self.error(place, &v));
        }
        self.values = v.into_iter().map(Wide::value).collect();
        Ok(())
    }

    /// Why the part in this place has no value.
    fn error(&self, mut place: usize, v: &[Wide]) -> EvaluationError {
        // At fault is the first operand that is beyond an `f64`, if that is the reason.
        let cause = |place: usize| {
            let mut operands = self.operations[place].0.children().into_iter().flatten();
            operands.find(|&operand| v[operand].explains(v[place]))
        };
        while let Some(operand) = cause(place) {
            place = operand;
        }
        let part = self.parts[place];
        let name = match part.tree_size() {
            ..=300 => part.to_string(),
            _ => format!("{part:#}"), // only how long it is
        };
        let (inside, values) = (part.variables(), &self.values);
        let at = self.variables.iter();
        let at = at.filter(|(_, x)| inside.contains(&self.parts[*x]));
        let at: Vec<_> = at.map(|(name, x)| (name.to_string(), values[*x])).collect();
        EvaluationError::no_value(&name, &at, v[place].value())
    }
}

/// A sum that is 1 − f(u)ⁿ or its negative, where subtracting would lose the
/// digits: σ(40) rounds to 1, but 1 − σ(40) is σ(−40), some 4 × 10⁻¹⁸.
fn complement(sum: Expr<'_>) -> Option<(f64, Value, Id)> {
    let (u, v, sign) = match sum.node() {
        Node::Add(u, v) => (sum.at(u), sum.at(v), 1),
        Node::Sub(u, v) => (sum.at(u), sum.at(v), -1),
        _ => return None,
    };
    let (one, (mut power, mut sign)) = match v.as_integer() {
        Some(n) => (sign * n, (u, 1)),
        None => (u.as_integer()?, (v, sign)),
    };
    if let Node::Neg(u) = power.node() {
        (power, sign) = (sum.at(u), -sign);
    }
    let (call, n) = match power.node() {
        Node::Pow(call, n) => (sum.at(call).node(), sum.at(n).as_integer()?),
        call => (call, 1),
    };
    let Node::Call(f, u) = call else {
        return None;
    };
    let (degree, value) = f.row().complement?;
    (degree == n && sign == -one).then_some((one as f64, value, u))
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
    /// use chainrule::calculus::Graph;
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
                let bound = Vec::from_iter(bindings.iter().map(|(bound, _)| *bound));
                let bound = match &bound[..] {
                    [] => "none is bound".to_string(),
                    _ => format!("bound: {}", bound.join(", ")),
                };
                let words = format!("unbound variable '{name}' ({bound})");
                return Err(EvaluationError(words));
            };
            values.push(value);
        }
        Ok(plan.evaluate(&values)?[0])
    }
}

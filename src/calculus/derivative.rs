//! The rules of differentiation: Sections 7.1.1 and 7.1.2.
//!
//! One table, [`rule`], says how every operation passes on the slopes of its
//! operands. Run forward, from the variable to the whole, it gives the derivative
//! by one variable. Every rule is linear in those slopes, so the same table run
//! backward, from the whole to the variables, gives the derivatives by all of
//! them at once. That is backpropagation, here with formulas for numbers.
//!
//! Nothing is simplified: that is another function. A part that does not depend
//! on the variable has no slope at all, so nothing is ever multiplied by 0.

use std::collections::HashMap;

use super::Expr;
use super::expr::Operand;
use super::graph::{Id, Node, parts_where};

/// The rule by which a derivative was found.
///
/// ```
/// use chainrule::calculus::{Graph, Rule};
///
/// let graph = Graph::new();
/// let x = graph.variable("x");
/// let steps = graph.parse("x*exp(x)")?.steps(x);
/// assert_eq!(steps.lines[0].rule, Rule::Product);
/// assert_eq!(Rule::Power.name(), "power rule (35)");
/// # Ok::<(), chainrule::calculus::ParseError>(())
/// ```
///
/// Below, u and v depend on x, c does not, and u′ stands for du/dx.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// c′ = 0.
    Constant,
    /// (u + v)′ = u′ + v′, (u − v)′ = u′ − v′.
    Sum,
    /// (c u)′ = c u′, (u / c)′ = u′ / c and (−u)′ = −u′.
    ConstantFactor,
    /// (u v)′ = u′ v + u v′.
    #[doc(alias = "product rule")]
    Product,
    /// (u / v)′ = (u′ v − u v′) / v².
    Quotient,
    /// **Equation 35.** The power rule: dxⁿ/dx = n xⁿ⁻¹.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// # let graph = Graph::new();
    /// # let x = graph.variable("x");
    /// assert_eq!(x.pow(5).derivative(x), 5 * x.pow(4));
    /// ```
    #[doc(alias = "eq35")]
    #[doc(alias("Equation 35", "power rule"))]
    Power,
    /// **Equation 36.** The chain rule: dg/dx = dg/df df/dx.
    ///
    /// `dg/df` is taken at f(x). It is needed wherever a function or a power
    /// has more than the bare variable inside.
    #[doc(alias = "eq36")]
    #[doc(alias("Equation 36", "chain rule"))]
    Chain,
    /// The slope of a function of the table, such as (eˣ)′ = eˣ.
    Function,
    /// (cᵘ)′ = cᵘ ln c u′.
    Exponential,
    /// (uᵛ)′ = uᵛ (v′ ln u + v u′/u): the exponential rule with the base held
    /// fixed, plus the power rule with the exponent held fixed.
    GeneralPower,
    /// Equation 45: every variable's partial derivative times its own slope.
    Total,
    /// What a name stands for is written in its place.
    PutBack,
    /// The same value, written shorter.
    Simplify,
}

impl Rule {
    /// Its name, with the number of its equation where the text has one.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Constant => "constant",
            Rule::Sum => "sum rule",
            Rule::ConstantFactor => "constant factor",
            Rule::Product => "product rule",
            Rule::Quotient => "quotient rule",
            Rule::Power => "power rule (35)",
            Rule::Chain => "chain rule (36)",
            Rule::Function => "known slope",
            Rule::Exponential => "exponential rule",
            Rule::GeneralPower => "general power rule",
            Rule::Total => "total derivative (45)",
            Rule::PutBack => "put back",
            Rule::Simplify => "simplify",
        }
    }
}

/// What the table gives for one part of an expression: the rule, and the slope.
pub(crate) type Record<'g> = (Rule, Expr<'g>);

/// The table. The slope of `whole`, given those of its operands u and v, where
/// `None` says that an operand does not depend on the variable.
pub(crate) fn rule<'g>(whole: Expr<'g>, du: Option<Expr<'g>>, dv: Option<Expr<'g>>) -> Record<'g> {
    let operand = |id: Option<Id>| id.map_or(whole, |id| whole.at(id));
    let [u, v] = whole.node().children().map(operand);
    match (whole.node(), du, dv) {
        // Sum rule: (u + v)′ = u′ + v′
        (Node::Add(..), Some(du), Some(dv)) => (Rule::Sum, du + dv),
        (Node::Sub(..), Some(du), Some(dv)) => (Rule::Sum, du - dv),
        (Node::Add(..), Some(d), None) | (Node::Add(..), None, Some(d)) => (Rule::Sum, d),
        (Node::Sub(..), Some(du), None) => (Rule::Sum, du),
        (Node::Sub(..), None, Some(dv)) => (Rule::Sum, -dv),
        // A constant factor stays: (c v)′ = c v′, and 0 v does not move
        (Node::Mul(..), None, Some(_)) if u.as_integer() == Some(0) => (Rule::Constant, u),
        (Node::Mul(..), Some(_), None) if v.as_integer() == Some(0) => (Rule::Constant, v),
        (Node::Neg(_), Some(du), _) => (Rule::ConstantFactor, -du),
        (Node::Mul(..), None, Some(dv)) => (Rule::ConstantFactor, u * dv),
        (Node::Mul(..), Some(du), None) => (Rule::ConstantFactor, du * v),
        (Node::Div(..), Some(du), None) => (Rule::ConstantFactor, du / v),
        // Product rule: (u v)′ = u′ v + u v′
        (Node::Mul(..), Some(du), Some(dv)) => (Rule::Product, du * v + u * dv),
        // Quotient rule: (u / v)′ = (u′ v − u v′) / v²
        (Node::Div(..), Some(du), Some(dv)) => (Rule::Quotient, (du * v - u * dv) / v.pow(2)),
        (Node::Div(..), None, Some(dv)) if u.as_integer() == Some(1) => {
            (Rule::Quotient, -dv / v.pow(2))
        }
        (Node::Div(..), None, Some(dv)) => (Rule::Quotient, -(u * dv) / v.pow(2)),
        // Power rule, Equation 35, with the chain rule, Equation 36, around it
        (Node::Pow(..), Some(du), None) => chain(Rule::Power, power_slope(u, v), u, du),
        (Node::Pow(..), None, Some(dv)) => (Rule::Exponential, whole * u.ln() * dv),
        (Node::Pow(..), Some(du), Some(dv)) => {
            (Rule::GeneralPower, whole * (dv * u.ln() + v * du / u))
        }
        // Chain rule, Equation 36: f(u)′ = f′(u) u′
        (Node::Call(f, _), Some(du), _) => chain(Rule::Function, (f.row().slope)(u), u, du),
        // A constant does not change: c′ = 0
        (Node::Number(_) | Node::Variable(_) | Node::Neg(_) | Node::Call(..), ..)
        | (_, None, None) => (Rule::Constant, whole.graph().number(0)),
    }
}

/// Equation 35, n uⁿ⁻¹, with u⁰ = 1 and u¹ = u written so.
fn power_slope<'g>(u: Expr<'g>, n: Expr<'g>) -> Expr<'g> {
    match n.as_integer() {
        Some(0 | 1) => n,
        Some(2) => n * u,
        _ => n * u.pow(n - 1),
    }
}

/// Equation 36: the outer slope times the inner one, and the outer slope alone
/// where the inner function is the variable itself.
fn chain<'g>(outer: Rule, slope: Expr<'g>, u: Expr<'g>, du: Expr<'g>) -> Record<'g> {
    if u.is_variable() && du.as_integer() == Some(1) || slope.as_integer() == Some(0) {
        (outer, slope)
    } else {
        (Rule::Chain, slope * du)
    }
}

impl<'g> Expr<'g> {
    /// The derivative by the variable `x`, all other variables held fixed.
    ///
    /// It is not simplified; see [`simplify`](Expr::simplify). Where a convention
    /// is needed it is the network's: relu′(0) = 0, and step′ = 0 everywhere.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let x = graph.variable("x");
    /// let f = graph.parse("(x + a)^2")?;
    /// assert_eq!(format!("{:#}", f.derivative(x).simplify()), "2(x + a)");
    /// # Ok::<(), chainrule::calculus::ParseError>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// Every part that the expression reaches is looked at once, whatever else the
    /// graph holds.
    ///
    /// # Panics
    ///
    /// If `x` is not a variable of the same graph.
    #[track_caller]
    pub fn derivative(self, x: Expr<'g>) -> Expr<'g> {
        let (_, slope) = self.records(x)[&self.id()];
        slope
    }

    /// What the rules give for each part of this expression.
    #[track_caller]
    pub(crate) fn records(self, x: Expr<'g>) -> HashMap<Id, Record<'g>> {
        self.check_by(x);
        forward(&self.parts(), &[x])
    }

    /// **Equation 41.** The partial derivatives ∂f/∂x, ∂f/∂y, … by each of the
    /// `variables`, in their order.
    ///
    /// They come from one loop backward over the graph, in which every node
    /// hands the slope of f along itself down to its operands: all of them
    /// together cost about as much as f, however many there are.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let (x, y) = (graph.variable("x"), graph.variable("y"));
    /// let f = x * x * y;
    /// let partials = f.gradient(&[x, y]);
    /// assert_eq!(partials[0].evaluate(&[("x", 3.0), ("y", 2.0)])?, 12.0);
    /// assert_eq!(partials[1].evaluate(&[("x", 3.0), ("y", 2.0)])?, 9.0);
    /// # Ok::<(), chainrule::calculus::EvaluationError>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// Every part is looked at a few times, for all variables together. Only what moves
    /// inside a sum whose slopes cancel, such as x − y, is looked at again, variable by
    /// variable, until one moves it.
    ///
    /// # Panics
    ///
    /// If one of the `variables` is not a variable of the same graph.
    #[doc(alias = "eq41")]
    #[doc(alias("Equation 41", "partial derivative", "backpropagation"))]
    #[track_caller]
    pub fn gradient(self, variables: &[Expr<'g>]) -> Vec<Expr<'g>> {
        let (slopes, zero) = (self.slopes(variables), self.graph().number(0));
        let slope_along = |x: &Expr<'g>| slopes.get(&x.id()).copied().unwrap_or(zero);
        variables.iter().map(slope_along).collect()
    }

    /// How far rounding may move the value where only `x` moves, as a multiple of
    /// [`f64::EPSILON`]: Σ |p ∂f/∂p|, to the first order. Each part p is rounded once,
    /// and f is as much the worse for it as it depends on p.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let f = graph.parse("(x + 1e6) - 1e6")?;
    /// let rounding = f.rounding(graph.variable("x"));
    /// assert_eq!(rounding.evaluate(&[("x", 2.0)])?, 1000002.0 + 2.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Panics
    ///
    /// If `x` is not a variable of the same graph.
    #[track_caller]
    pub fn rounding(self, x: Expr<'g>) -> Expr<'g> {
        let slopes = self.slopes(&[x]);
        let [zero, smallest] = [0.0, f64::MIN_POSITIVE].map(|n| self.graph().number(n));
        let parts = self.parts().into_iter().filter(|part| !part.is_variable());
        let moving = parts.filter_map(|part| Some((part, slopes.get(&part.id())?)));
        // What is smaller than an f64 can be is lost, too.
        moving.fold(zero, |sum, (part, slope)| {
            sum + (part.abs() + smallest) * slope.abs()
        })
    }

    /// The slope along every part that moves with the variables.
    #[track_caller]
    fn slopes(self, variables: &[Expr<'g>]) -> HashMap<Id, Expr<'g>> {
        for &x in variables {
            self.check_by(x);
        }
        let [zero, one] = [0, 1].map(|n| self.graph().number(n));
        let parts = self.parts();
        // Neither 0 x nor x − x moves with x.
        let records = forward(&parts, variables);
        let moves = |id: &Id| records[id].1 != zero;
        let mut slopes = HashMap::from([(self.id(), one)]);
        for &part in parts.iter().rev() {
            // None if no variable moves it, or what came by two ways has cancelled.
            let slope = slopes.get(&part.id()).filter(|&&slope| slope != zero);
            let slope = slope.copied();
            // It is passed to each operand in turn.
            let passed = [(slope, None), (None, slope)];
            for (operand, (du, dv)) in part.node().children().into_iter().zip(passed) {
                if let Some(operand) = operand.filter(|id| slope.is_some() && moves(id)) {
                    let (_, share) = rule(part, du, dv);
                    let sum = slopes.entry(operand).or_insert(zero);
                    *sum = if *sum == zero { share } else { *sum + share };
                }
            }
        }
        slopes
    }

    /// Refuses to differentiate by anything but a variable of the same graph.
    #[track_caller]
    pub(crate) fn check_by(self, x: Expr<'g>) {
        assert!(
            x.in_graph(self.graph()).is_variable(),
            "cannot differentiate by {x}: it is not a variable"
        );
    }
}

/// One loop forward: what the rules give for each part where all variables move alike.
fn forward<'g>(parts: &[Expr<'g>], variables: &[Expr<'g>]) -> HashMap<Id, Record<'g>> {
    let [zero, one] = [0, 1].map(|n| parts[0].graph().number(n));
    // dx/dx = 1
    let known = variables.iter().map(|x| (x.id(), (Rule::Power, one)));
    let mut records: HashMap<Id, Record> = known.collect();
    for &part in parts {
        let slope_of = |operand: Id| Some(records.get(&operand)?.1).filter(|&slope| slope != zero);
        let [du, dv] = part.node().children().map(|operand| slope_of(operand?));
        let mut record = rule(part, du, dv);
        if record == (Rule::Sum, zero) && variables.len() > 1 {
            // x − y stands still where both move alike, but not for each of them.
            let moving = parts_where(&[part], |&id| slope_of(id).is_some());
            let moves_it = |x: &Expr<'g>| forward(&moving, &[*x])[&part.id()].1 != zero;
            if moving.iter().any(|x| variables.contains(x) && moves_it(x)) {
                record.1 = one;
            }
        }
        records.entry(part.id()).or_insert(record);
    }
    records
}

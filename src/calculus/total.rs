//! Total differentials and total derivatives: Section 7.1.3.
//!
//! The text calls Equation 44 the total derivative too. It is the total
//! *differential*, the change of f for small changes of all its variables;
//! Equation 45 is the total derivative, a slope along a path.

use super::{EvaluationError, Expr};

/// The total differential of a function: Equation 44.
///
/// ```
/// use chainrule::calculus::Graph;
///
/// let graph = Graph::new();
/// let df = graph.parse("x*y")?.differential();
/// assert_eq!(df.to_string(), "df = y dx + x dy");
/// let corner = [("x", 3.0), ("y", 2.0)]; // a rectangle grows on two sides
/// assert_eq!(df.evaluate(&corner, &[("x", 1.0), ("y", 1.0)])?, 5.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Differential<'g> {
    /// The function.
    pub of: Expr<'g>,
    /// Each variable with the partial derivative by it, not simplified.
    pub terms: Vec<(Expr<'g>, Expr<'g>)>,
}

impl<'g> Expr<'g> {
    /// **Equation 44.** The total differential, df = ∂f/∂x dx + ∂f/∂y dy.
    ///
    /// It is the best linear guess at the change of f where x changes by dx and
    /// y by dy.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let df = graph.parse("x^2 + y^2")?.differential();
    /// assert_eq!(df.to_string(), "df = 2x dx + 2y dy");
    /// let here = [("x", 1.0), ("y", 2.0)];
    /// assert_eq!(df.evaluate(&here, &[("x", 0.1), ("y", 0.2)])?, 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "eq44")]
    #[doc(alias = "Equation 44")]
    pub fn differential(self) -> Differential<'g> {
        let variables = self.variables();
        let partials = self.gradient(&variables);
        Differential {
            of: self,
            terms: variables.into_iter().zip(partials).collect(),
        }
    }

    /// **Equation 45.** The total derivative along a path, on which x, y, …
    /// depend on z.
    ///
    /// ```text
    /// df/dz = ∂f/∂x dx/dz + ∂f/∂y dy/dz
    /// ```
    ///
    /// Each pair of `path` is a variable of f and the expression in z that it
    /// follows. Where f contains z itself, ∂f/∂z is added. In the result the
    /// expressions in z stand in the place of the variables.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    /// let f = x.pow(2) + y.pow(2);
    /// let slope = f.total_derivative(&[(x, z.pow(2)), (y, z.exp())], z);
    /// assert_eq!(format!("{:#}", slope.simplify()), "4z^3 + 2 exp(z)^2");
    /// ```
    ///
    /// # Panics
    ///
    /// If `z` is no variable; if a left side of `path` is none, is z, or stands
    /// there twice; or if one variable of the path is given in terms of another.
    #[doc(alias = "eq45")]
    #[doc(alias("Equation 45", "total derivative"))]
    #[track_caller]
    pub fn total_derivative(self, path: &[(Expr<'g>, Expr<'g>)], z: Expr<'g>) -> Expr<'g> {
        combine(&self.routes(path, z), z).substitute(path)
    }

    /// The ways from z to f, one through each variable of the path, and one
    /// through z itself if f contains it.
    #[track_caller]
    pub(crate) fn routes(self, path: &[(Expr<'g>, Expr<'g>)], z: Expr<'g>) -> Vec<Route<'g>> {
        let on_path = |e: &Expr| path.iter().any(|(x, _)| x == e);
        for (i, (x, follows)) in path.iter().enumerate() {
            assert!(
                *x != z,
                "{x} is what the path depends on, and cannot follow it"
            );
            let earlier = path[..i].iter().any(|(earlier, _)| earlier == x);
            assert!(!earlier, "the path of {x} is given twice");
            if let Some(other) = follows.variables().into_iter().find(on_path) {
                panic!("the path of {x} is given in terms of {other}, which has a path itself");
            }
        }
        self.check_by(z);
        // f's own z follows itself.
        let own = self.variables().contains(&z).then_some((z, z));
        let pairs: Vec<_> = path.iter().copied().chain(own).collect();
        let variables: Vec<Expr> = pairs.iter().map(|&(x, _)| x).collect();
        let routes = pairs.into_iter().zip(self.gradient(&variables));
        routes
            .map(|((variable, follows), partial)| Route {
                variable,
                follows,
                partial,
                speed: follows.derivative(z),
            })
            .collect()
    }
}

/// One way from z to f: through one of the variables.
pub(crate) struct Route<'g> {
    pub(crate) variable: Expr<'g>,
    /// What the variable is along the path.
    pub(crate) follows: Expr<'g>,
    /// ∂f/∂x
    pub(crate) partial: Expr<'g>,
    /// dx/dz, and 1 for z itself
    pub(crate) speed: Expr<'g>,
}

/// The right side of Equation 45: the sum over all routes.
pub(crate) fn combine<'g>(routes: &[Route<'g>], z: Expr<'g>) -> Expr<'g> {
    let zero = z.graph().number(0);
    let moves = |route: &&Route| route.partial != zero && route.speed != zero;
    let terms = routes.iter().filter(moves);
    let terms = terms.map(|route| match route.variable == z {
        true => route.partial,
        false => route.partial * route.speed,
    });
    terms.reduce(|sum, term| sum + term).unwrap_or(zero)
}

impl Differential<'_> {
    /// The value of df at a point, for the changes dx, dy, … given by the names
    /// of their variables. A variable without a change does not change.
    ///
    /// # Errors
    ///
    /// If a partial derivative has no value at the point, a change is not finite,
    /// or df exceeds the largest `f64`.
    pub fn evaluate(
        &self,
        point: &[(&str, f64)],
        changes: &[(&str, f64)],
    ) -> Result<f64, EvaluationError> {
        let (mut df, mut at) = (0.0, Vec::new());
        for (x, partial) in &self.terms {
            let x = x.to_string();
            let change = changes.iter().find(|(changed, _)| *changed == x);
            let (name, value) = (format!("d{x}"), change.map_or(0.0, |&(_, change)| change));
            if !value.is_finite() {
                return Err(EvaluationError::not_finite(&name, value));
            }
            df += partial.evaluate(point)? * value;
            at.push((name, value));
        }
        let overflow = || EvaluationError::no_value("df", &at, f64::INFINITY);
        df.is_finite().then_some(df).ok_or_else(overflow)
    }
}

//! Equations 30 to 45, each with its numbers and its value: 30, 41, 44 and 45 for
//! the reader's f, the others for the text's examples, all at the same point.

use crate::derivative::Page;
use crate::json::{Json, list};
use crate::lines::{digits, fill, lines};
use chainrule::calculus::{Expr, appendix::*};
use chainrule::finite_difference::{check, difference_quotient};

impl<'g> Page<'g> {
    pub(crate) fn lines(&self) -> Vec<Json> {
        let Page {
            f,
            epsilon: e,
            power: m,
            ..
        } = *self;
        let graph = f.graph();
        let [x, a, y] = ["x", "a", "y"].map(|name| graph.variable(name));
        let [x_0, a_0, y_0, by] = [x, a, y, self.x].map(|variable| self.here(variable));
        let value = |e: Expr<'g>| Json::from(self.value(e));
        let values = |all: &[Expr<'g>]| list(all.iter().map(|e| self.value(*e)));
        let [epsilon, zero] = [e, 0.0].map(|e| graph.number(e));
        let along = self.along(f, self.x);
        let limit = self
            .value(square_slope(x, zero))
            .map_or(String::new(), digits);
        let limit = format!("with 0 for ε it is {limit}");
        lines! {
            30: r"\frac{f(# + #) − f(#)}{#}" [by, e, by, e] => difference_quotient(along, by, e);
            31: "#^2" [x_0] => value(square(x));
            32: r"\frac{(# + #)^2 − #^2}{#}" [x_0, e, x_0, e] => value(square_quotient(x, epsilon));
            33: "#·(2·# + #)" [e, x_0, e] => value(square_numerator(x, epsilon));
            34: "2·# + #" [x_0, e] => value(square_slope(x, epsilon)), limit;
            35: "#·#^{# − 1}" [m, x_0, m] => value(x.pow(m).derivative(x));
            36: "2·(# + #)·1" [x_0, a_0] => value(shifted_square(x, a).derivative(x));
            37: r"(# + #)^2, \quad # + #" [x_0, a_0, x_0, a_0] => values(&outer_and_inner(x + a, x, a));
            38: r"2·(# + #), \quad 1" [x_0, a_0] => values(&outer_and_inner_slope(x + a));
            39: "2·(# + #)" [x_0, a_0] => value(shifted_square_slope(x, a));
            40: "(# + #)^2" [x_0, a_0] => value(shifted_square(x, a));
            41: "" [] => values(&f.gradient(&f.variables())), self.names_of_partials();
            42: "#^2 + #^2" [x_0, y_0] => value(sum_of_squares(x, y));
            43: r"2·#, \quad 2·#" [x_0, y_0] => values(&sum_of_squares_slopes(x, y));
            44: (self.changes()) [] => self.differential(), self.true_change();
            45: (self.routes()) [] => self.value(f.total_derivative(&self.path, self.z)), self.verdict_along();
        }
    }

    fn names_of_partials(&self) -> String {
        let names = self.f.variables().into_iter().map(|x| format!("∂f/∂{x}"));
        format!("your f: {}", names.collect::<Vec<_>>().join(", "))
    }

    /// ∂f/∂x dx + ∂f/∂y dy with its numbers, where every variable changes by ε.
    fn changes(&self) -> String {
        let variables = self.f.variables();
        let partials = self.f.gradient(&variables).into_iter();
        let terms =
            partials.map(|e| fill("#·#", &[self.value(e).unwrap_or(f64::NAN), self.epsilon]));
        terms.collect::<Vec<_>>().join(" + ")
    }

    fn differential(&self) -> Json {
        let changes = self.at().into_iter().map(|(name, _)| (name, self.epsilon));
        let changes: Vec<_> = changes.collect();
        self.f.differential().evaluate(&self.at(), &changes).into()
    }

    fn true_change(&self) -> String {
        let there = self
            .at()
            .into_iter()
            .map(|(name, value)| (name, value + self.epsilon));
        let there = self.f.evaluate(&there.collect::<Vec<_>>());
        let change = there.and_then(|there| Ok(there - self.value(self.f)?));
        let change = change.map_or_else(|error| error.to_string(), digits);
        format!(
            "your f: {}; with ε for every change. The true change is {change}",
            self.f.differential()
        )
    }

    /// ∂f/∂x dx/dz + ∂f/∂y dy/dz with its numbers.
    fn routes(&self) -> String {
        let route = |&(x, follows): &(Expr<'g>, Expr<'g>)| {
            let partial = self.f.derivative(x).substitute(&self.path);
            let speed = follows.derivative(self.z);
            fill(
                "#·#",
                &[partial, speed].map(|e| self.value(e).unwrap_or(f64::NAN)),
            )
        };
        self.path.iter().map(route).collect::<Vec<_>>().join(" + ")
    }

    fn verdict_along(&self) -> String {
        let (f, z) = (self.f.substitute(&self.path), self.z);
        let claim = self.value(self.f.total_derivative(&self.path, z));
        let along = self.along(f, z);
        claim.map_or(String::new(), |claim| {
            format!(
                "your f along the path; finite differences: {}",
                check(along, self.here(z), claim)
            )
        })
    }
}

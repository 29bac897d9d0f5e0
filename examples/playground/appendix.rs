//! Equations 30 to 45, each with its numbers and its value: 30, 41, 44 and 45 for
//! the reader's f, the others for the text's examples, all at the same point.

use crate::command_line::number::short;
use crate::derivative::Page;
use crate::json::{Json, join, list};
use crate::judge::{along, judge};
use crate::lines::{ALONE, lines, sum};
use chainrule::calculus::{Expr, appendix::*};
use chainrule::finite_difference::difference_quotient;

impl<'g> Page<'g> {
    pub(crate) fn lines(&self) -> Vec<Json> {
        let (f, e, m) = (self.f, self.epsilon, self.power);
        let [x, a, y] = ["x", "a", "y"].map(|name| f.graph().variable(name));
        let [x_0, a_0, y_0, by] = [x, a, y, self.x].map(|variable| self.here(variable));
        let value = |e: Expr<'g>| Json::from(self.value(e));
        let values = |all: &[Expr<'g>]| list(all.iter().map(|e| self.value(*e)));
        let [epsilon, zero] = [e, 0.0].map(|e| f.graph().number(e));
        let along = along(&[f], &self.x.to_string(), &self.at());
        let limit = self.here(square_slope(x, zero));
        let variables = f.variables();
        let names = join(variables.iter().map(|x| format!("∂f/∂{x}")), ", ");
        let slopes = match variables.is_empty() {
            true => "your f has no variable".to_string(),
            false => format!("your f: {names}"),
        };
        // Every variable changes by ε.
        let partials = f.gradient(&variables);
        let partials = partials.iter().map(|slope| self.slope(*slope));
        let known = partials.clone().map(|slope| slope.unwrap_or(f64::NAN));
        let changes = known.map(|slope| [slope, e]);
        let routes = self.path.iter().map(|(x, follows)| {
            let partial = f.derivative(*x).substitute(&self.path);
            [partial, follows.derivative(self.z)].map(|e| self.here(e))
        });
        let ((df, change), (total, verdict)) = (self.differential(), self.total());
        lines! {
            30: (r"\frac{f(# + #) − f(#)}{#}", [by, e, by, e]) => difference_quotient(along, by, e);
            31: ("#^2", [x_0]) => value(square(x));
            32: (r"\frac{(# + #)^2 − #^2}{#}", [x_0, e, x_0, e]) => value(square_quotient(x, epsilon));
            33: ("#·(2·# + #)", [e, x_0, e]) => value(square_numerator(x, epsilon));
            34: ("2·# + #", [x_0, e]) => value(square_slope(x, epsilon)),
                format!("with 0 for ε it is {}", short(limit, 9));
            35: ("#·#^{# − 1}", [m, x_0, m]) => value(x.pow(m).derivative(x));
            36: ("2·(# + #)·1", [x_0, a_0]) => value(shifted_square(x, a).derivative(x));
            37: (r"(# + #)^2, \quad # + #", [x_0, a_0, x_0, a_0]) => values(&outer_and_inner(x + a, x, a));
            38: (r"2·(# + #), \quad 1", [x_0, a_0]) => values(&outer_and_inner_slope(x + a));
            39: ("2·(# + #)", [x_0, a_0]) => value(shifted_square_slope(x, a));
            40: ("(# + #)^2", [x_0, a_0]) => value(shifted_square(x, a));
            41: ALONE => list(partials), slopes;
            42: ("#^2 + #^2", [x_0, y_0]) => value(sum_of_squares(x, y));
            43: (r"2·#, \quad 2·#", [x_0, y_0]) => values(&sum_of_squares_slopes(x, y));
            44: sum("Σ", &[], "#·#", changes) => df, change;
            45: sum("Σ", &[], "#·#", routes)
                => total, verdict;
        }
    }

    /// df where every variable changes by ε, and what is to be said of it.
    fn differential(&self) -> (Json, String) {
        let (df, mut changes, mut there) = (self.f.differential(), self.at(), self.at());
        changes.iter_mut().for_each(|(_, dx)| *dx = self.epsilon);
        there.iter_mut().for_each(|(_, x)| *x += self.epsilon);
        let there = self.f.evaluate(&there);
        let change = there.and_then(|there| Ok(there - self.value(self.f)?));
        let change = change.map_or_else(
            |error| format!("cannot be told: {error}"),
            |x| format!("is {}", short(x, 9)),
        );
        let note = format!("your f: {df}; with ε for every change. The true change {change}");
        let df = self
            .value(self.f)
            .and_then(|_| df.evaluate(&self.at(), &changes));
        (df.into(), note)
    }

    /// The total derivative, and what finite differences say of it.
    fn total(&self) -> (Json, String) {
        let (z, path) = (self.z.to_string(), &self.path);
        let slope = self.f.total_derivative(path, self.z);
        let check = judge(self.f.substitute(path), &z, slope, &self.at());
        let verdict = check.as_ref().map_or(String::new(), |check| {
            format!("your f along the path; finite differences: {check}")
        });
        (check.map(|check| check.claim).into(), verdict)
    }
}

//! What was asked for on the command line.

use crate::command_line::Options;
use crate::reading::pairs;

pub(crate) const HELP: &str = "\
Derivatives, step by step, each checked by finite differences.

  cargo run --example derivatives
      a walk through Equations 30 to 45 of the text
  cargo run --example derivatives -- EXPRESSION [VARIABLE ...]
      your own: its derivative by each variable that you name, or by all

  --at x=3,a=1              where to check; without it, points are picked
  --with \"x=z^2, y=exp(z)\"  the total derivative along a path; then name z
  --order 2                 higher derivatives too, up to the ninth
  --latex                   the derivation alone, in LaTeX, for a hand-in
  --no-plot                 without the drawing
  --                        an expression follows, even if it begins with --
  --help                    this page

An expression has + - * / ^, parentheses, numbers, variables and functions:
exp ln sqrt sin cos tanh abs step sigmoid relu silu; e is a variable.
-x^2 is -(x^2). Where a product is clear its * may go: 2x, 2(x + a), (a)(b).

  cargo run --example derivatives -- \"(x + a)^2\" x --at x=3,a=1
  cargo run --example derivatives -- \"x*exp(-x)\" x --order 2
  cargo run --example derivatives -- \"x^2 + y^2\" x y
  cargo run --example derivatives -- \"x^2 + y^2\" --with \"x=z^2, y=exp(z)\" z

Exit code: 0 if all checks pass, 1 if one fails, 2 if the request is wrong.
";

/// An expression of the user's own.
pub(crate) struct Question {
    pub(crate) expression: String,
    pub(crate) variables: Vec<String>,
    /// Names with the text of their values.
    pub(crate) at: Vec<(String, String)>,
    /// Names with the text of the expressions that they follow.
    pub(crate) with: Vec<(String, String)>,
    /// How many times to differentiate.
    pub(crate) order: usize,
    pub(crate) latex: bool,
    pub(crate) no_plot: bool,
}

impl Question {
    /// What the command line asks.
    pub(crate) fn new(mut options: Options) -> Result<Question, String> {
        let [at, with] = ["--at", "--with"].map(|name| pairs(name, &options.texts(name)?));
        let (at, with) = (at?, with?);
        let order = options.number("--order", 1, 1..=9)?;
        let (latex, no_plot) = (options.flag("--latex"), options.flag("--no-plot"));
        let mut variables = options.words(usize::MAX)?;
        let options = ["-at", "-with", "-order", "-latex", "-no-plot"].map(String::from);
        if let Some(option) = variables.iter().find(|word| options.contains(word)) {
            return Err(format!("there is no option {option}: write -{option}"));
        }
        if variables.is_empty() {
            return Err("an expression is missing, such as \"(x + a)^2\": see --help".into());
        }
        let expression = variables.remove(0);
        let twice = |i: &usize| variables[..*i].contains(&variables[*i]);
        if let Some(i) = (0..variables.len()).find(twice) {
            return Err(format!("{} is given twice: leave one out", variables[i]));
        }
        if order > 1 && !with.is_empty() {
            return Err("--order and --with do not go together: put the path into f".into());
        }
        Ok(Question {
            expression,
            variables,
            at,
            with,
            order,
            latex,
            no_plot,
        })
    }
}

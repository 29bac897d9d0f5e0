//! How a derivative was found: a numbered outline, one rule a line.
//!
//! What a line says is kept as expressions, so that it can be checked by numbers;
//! the file `outline` writes the lines, this one prints them.

use std::fmt;

use super::display::{Level, Style, written_behind};
use crate::calculus::simplify::where_they_hold;
use crate::calculus::{Condition, Expr, Rule};

/// The width of the page; formulas break at their equals sign to keep it.
const WIDTH: usize = 76;

/// A derivation, line by line, and its result.
///
/// ```
/// use chainrule::calculus::Graph;
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
    /// What the known slopes and the simplification relied on.
    pub conditions: Vec<Condition<'g>>,
    /// How many parts of the expression are left unexplained, since the outline
    /// would be too long.
    pub left_out: usize,
}

/// One line of a derivation.
///
/// ```
/// use chainrule::calculus::{Graph, Rule};
/// let graph = Graph::new();
/// let x = graph.variable("x");
/// let steps = graph.parse("x^2 + a")?.steps(x);
/// let first = &steps.lines[0];
/// assert_eq!((&*first.number, first.rule), ("1", Rule::Sum));
/// assert_eq!(first.formula, "d/dx (x^2 + a) = 2x");
/// assert_eq!(first.note, "a does not depend on x");
/// # Ok::<(), chainrule::calculus::ParseError>(())
/// ```
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
///
/// ```
/// use chainrule::calculus::{Claim, Graph};
///
/// let graph = Graph::new();
/// let x = graph.variable("x");
/// let f = x.pow(2);
/// let claim = f.steps(x).lines[0].claim;
/// assert_eq!(claim, Claim::Slope { of: f, by: x, is: 2 * x });
/// assert_eq!(claim.to_string(), "d/dx x^2 = 2x");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// `of` has the slope `is` along `by`.
pub(super) fn slope<'g>(of: Expr<'g>, by: Expr<'g>, is: Expr<'g>) -> Claim<'g> {
    Claim::Slope { of, by, is }
}

/// `left` and `right` have the same value.
pub(super) fn equal<'g>(left: Expr<'g>, right: Expr<'g>) -> Claim<'g> {
    Claim::Equal { left, right }
}

impl fmt::Display for Claim<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Claim::Equal { left, right } => write!(out, "{left:#} = {right:#}"),
            Claim::Slope { of, by, is } => {
                let d = format!("d/d{by} ");
                let left = written_behind(&d, *of, Level::Fraction, Style::Textbook);
                write!(out, "{left} = {is:#}")
            }
        }
    }
}

/// A formula in one piece, or broken wherever it is still too long.
pub(super) fn pieces(formula: &str, room: usize) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), formula);
    let is_long = |text: &str| text.chars().nth(room).is_some();
    while (is_long(rest) || !pieces.is_empty() && rest.contains(" = "))
        && let Some(end) = last_break(rest, room)
    {
        pieces.push(rest[..end].trim_end());
        rest = rest[end..].trim_start();
    }
    pieces.push(rest);
    pieces
}

/// Where to break a text: before its equals sign, or else before another sign or
/// between two parentheses, inside as few parentheses as can be. Not too early, and
/// within `room` characters, or else at the first place that there is. What LaTeX
/// holds together stays in one piece.
fn last_break(text: &str, room: usize) -> Option<usize> {
    let (mut depth, mut group, mut breaks) = (0, 0, Vec::new());
    for (i, (place, c)) in text.char_indices().enumerate() {
        let rest = &text[place..];
        let is_equals = rest.starts_with(" = ");
        let is_sign = is_equals || rest.starts_with(" + ") || rest.starts_with(" - ");
        let is_between = c == '(' && text[..place].trim_end().ends_with(')');
        if group == 0 && (is_sign || is_between) {
            breaks.push((i <= room, is_equals, i >= room / 3, -depth, place));
        }
        depth += i32::from(c == '(') - i32::from(c == ')');
        group += i32::from(c == '{' || rest.starts_with(r"\left"));
        group -= i32::from(c == '}' || rest.starts_with(r"\right"));
    }
    let within = breaks.iter().filter(|(is_within, ..)| *is_within).max();
    within.or(breaks.first()).map(|&(.., place)| place)
}

impl Steps<'_> {
    /// Where the result is the derivative: `where x ≠ 0 and y > 0`, or nothing if it
    /// relies on nothing that the result does not show.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let x = graph.variable("x");
    /// assert_eq!(graph.parse("ln(x)")?.steps(x).where_it_holds(), "where x > 0");
    /// assert_eq!(graph.parse("1/x")?.steps(x).where_it_holds(), "");
    /// # Ok::<(), chainrule::calculus::ParseError>(())
    /// ```
    pub fn where_it_holds(&self) -> String {
        where_they_hold(&self.conditions, usize::MAX)
    }
}

impl fmt::Display for Steps<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indented = |step: &Step| "  ".repeat(step.number.matches('.').count()) + &step.number;
        let widest = |word: &dyn Fn(&Step) -> usize| self.lines.iter().map(word).max().unwrap_or(0);
        let numbers = widest(&|step| indented(step).len());
        let rules = widest(&|step| step.rule.name().len());
        let margin = numbers + 2 + rules + 2;
        let next_line = format!("\n{:margin$}", "");
        for step in &self.lines {
            let (number, rule) = (indented(step), step.rule.name());
            let formula = pieces(&step.formula, WIDTH.saturating_sub(margin)).join(&next_line);
            let line = format!("{number:numbers$}  {rule:rules$}  {formula}");
            let last = line.lines().last().map_or(0, |last| last.chars().count());
            let fits = last + 4 + step.note.chars().count() <= WIDTH;
            let line = line + if fits { "    " } else { &next_line } + &step.note;
            writeln!(out, "{}", line.trim_end())?;
        }
        if self.left_out > 0 {
            writeln!(out, "(and {} more, not explained here)", self.left_out)?;
        }
        Ok(())
    }
}

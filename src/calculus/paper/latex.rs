//! The third style, for a hand-in: LaTeX that MathJax, KaTeX and pdfLaTeX with
//! `amsmath` take.
//!
//! The file `display` puts an expression together; the words of it are here.

use super::display::{Level, Style, written_behind};
use super::steps::pieces;
use super::{Claim, Step, Steps};
use crate::calculus::{Expr, Graph, Rule};

/// How wide a formula may be, in characters of the textbook, for its rule to stand
/// beside it in an `article` on A4; and how many rows fit on a page.
const WIDTH: usize = 46;
const ROWS: usize = 22;

/// Letters that LaTeX has commands for, and those commands.
const GREEK: &str = "αβγδεϵζηθϑικλμνξπρσςτυφϕχψωΓΔΘΛΞΠΣΥΦΨΩ";
const COMMANDS: &str = "alpha beta gamma delta varepsilon epsilon zeta eta theta vartheta \
    iota kappa lambda mu nu xi pi rho sigma varsigma tau upsilon varphi phi chi psi omega \
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega";

impl Expr<'_> {
    /// This expression in LaTeX, for mathematics mode. Indices are lowered, x_1 and x1
    /// alike; where the graph has both, one is written as it is typed.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let f = graph.parse("x_1^2/2*exp(-x_1)")?;
    /// assert_eq!(f.latex(), r"\frac{x_{1}^{2}}{2} \operatorname{exp}(-x_{1})");
    /// # Ok::<(), chainrule::calculus::ParseError>(())
    /// ```
    pub fn latex(self) -> String {
        written_behind("", self, Level::Sum, Style::Latex)
    }
}

/// A number: `-\frac{1}{3}`, `6.02 \cdot 10^{23}`.
pub(super) fn number(text: &str) -> String {
    let (sign, size) = text.split_at(usize::from(text.starts_with('-')));
    match (size.split_once('/'), text.split_once('e')) {
        (Some((over, under)), _) => format!(r"{sign}\frac{{{over}}}{{{under}}}"),
        (_, Some((digits, exponent))) => format!(r"{digits} \cdot 10^{{{exponent}}}"),
        _ => text.to_string(),
    }
}

/// A name of a variable: `x`, `w_{12}` for w12 and w_12, `\sigma`, `\mathit{rate}`. Where
/// the graph has two that would look alike, one stands as it is typed: `\mathit{x\_1}`.
pub(super) fn name(name: &str, graph: &Graph) -> String {
    let (typed, index) = stem_and_index(name);
    let place = COMMANDS.split(' ').position(|command| command == typed);
    let letter = place.and_then(|place| GREEK.chars().nth(place));
    let letter = letter.map_or(typed.to_string(), String::from);
    let ways = [(&*letter, ""), (&letter, "_"), (typed, ""), (typed, "_")];
    let ways = ways.map(|(stem, joint)| (stem, format!("{stem}{joint}{index}")));
    let mut before = ways.iter().take_while(|(_, way)| way != name);
    let is_taken =
        before.any(|(stem, way)| graph.has_variable(way) && stem_and_index(way) == (stem, index));
    let (stem, index) = match is_taken {
        true => (name, ""),
        false => (&*letter, index),
    };
    let stem = match stem.chars().nth(1) {
        None => spelled(stem).trim_end().to_string(),
        Some(_) => format!(r"\mathit{{{}}}", spelled(stem)),
    };
    match index {
        "" => stem,
        _ => format!("{stem}_{{{}}}", spelled(index)),
    }
}

/// `w` and `12` of w12 and w_12.
fn stem_and_index(name: &str) -> (&str, &str) {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let parts = name.split_once('_').filter(|(_, index)| !index.is_empty());
    parts.unwrap_or(name.split_at(letters.len()))
}

/// Letter by letter, as TeX takes them.
fn spelled(text: &str) -> String {
    let letter = |c: char| match GREEK.chars().position(|letter| letter == c) {
        Some(place) => format!(r"\{} ", COMMANDS.split(' ').nth(place).unwrap_or_default()),
        None if c == '_' => r"\_".to_string(),
        None => c.to_string(),
    };
    text.chars().map(letter).collect()
}

impl Steps<'_> {
    /// The derivation in LaTeX: blocks of aligned lines with their numbers and their
    /// rules, and last the result. It goes into a page as it is, and into a document
    /// that says `\usepackage{amsmath}`.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let x = graph.variable("x");
    /// assert_eq!((x.pow(2)).steps(x).latex(), r"\[
    /// \begin{aligned}
    /// &\text{1} && \quad \frac{d}{dx} x^{2} = 2 x && \quad \text{power rule (35)} \\
    /// &\text{} && \quad \frac{d}{dx} x^{2} = 2 x && \quad \text{result}
    /// \end{aligned}
    /// \]
    /// ");
    /// ```
    pub fn latex(&self) -> String {
        let mut rows = Vec::new();
        let mut add = |[margin, rule]: [&str; 2], latex: String| {
            let room = WIDTH * latex.len() / width(&latex).max(1);
            let [first, rest @ ..] = &pieces(&latex, room)[..] else {
                return;
            };
            let row = format!(r"&\text{{{margin}}} && \quad {first} && \quad \text{{{rule}}}");
            rows.push(row);
            rows.extend(rest.iter().map(|piece| format!(r"&&& \qquad {piece}")));
        };
        for step in &self.lines {
            let sides = self.sides(step).join(" = ");
            add([&step.number, step.rule.name()], sides);
            let named = |(u, _): &&(Expr, Expr)| step.note.starts_with(&format!("with {u} = "));
            if let Some((u, meaning)) = self.names.iter().find(named) {
                let [u, meaning] = [u, meaning].map(|e| e.latex());
                add([""; 2], format!(r"\text{{with }} {u} = {meaning}"));
            }
        }
        if self.left_out > 0 {
            let words = format!("(and {} more, not explained here)", self.left_out);
            add([""; 2], format!(r"\text{{{words}}}"));
        }
        let [left, _] = self.sides(&self.lines[0]);
        add(["", "result"], format!("{left} = {}", self.result.latex()));
        for condition in &self.conditions {
            let (e, words) = condition.stated();
            let words = words.replace('≠', r"\neq").replace('≥', r"\geq");
            let words = words.replace("is defined", r"\text{ is defined}");
            add([""; 2], format!(r"\text{{where }} {} {words}", e.latex()));
        }
        let [begin, end] = ["\\[\n\\begin{aligned}\n", "\n\\end{aligned}\n\\]\n"];
        let block = |rows: &[String]| begin.to_string() + &rows.join(" \\\\\n") + end;
        rows.chunks(ROWS).map(block).collect()
    }

    /// The two sides of a line. Those of Equation 45 have names: df/dz = ∂f/∂x dx/dz + …
    fn sides(&self, step: &Step<'_>) -> [String; 2] {
        let (left, right) = step.formula.split_once(" = ").unwrap_or_default();
        let named = |side: &str| labels(side, self.result.graph());
        match (step.claim, step.rule) {
            (Claim::Slope { .. }, Rule::Total) => [left, right].map(named),
            (Claim::Equal { right, .. }, Rule::Total) => [named(left), right.latex()],
            (Claim::Equal { left, right }, _) => [left.latex(), right.latex()],
            (Claim::Slope { of, by, is }, _) if left.contains(' ') => [slope(of, by), is.latex()],
            (Claim::Slope { is, .. }, _) => [named(left), is.latex()],
        }
    }
}

/// About how many characters of a formula are seen: neither commands nor braces.
fn width(latex: &str) -> usize {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let parts = latex.split('\\');
    let seen = parts.flat_map(|part| part.trim_start_matches(is_letter).chars());
    seen.filter(|c| !"{}^_".contains(*c)).count()
}

/// d/dx of an expression, partial if it has other variables too.
fn slope(of: Expr<'_>, by: Expr<'_>) -> String {
    let is_partial = of.variables().iter().any(|x| *x != by);
    let d = if is_partial { '∂' } else { 'd' };
    let label = labels(&format!("{d}/{d}{by} "), by.graph());
    written_behind(&label, of, Level::Fraction, Style::Latex)
}

/// `∂f/∂x dx/dz + …`
fn labels(text: &str, graph: &Graph) -> String {
    let part = |text: &str| match text.strip_prefix('∂') {
        Some(of) => format!(r"\partial {}", name(of, graph)),
        None => format!("d{}", name(&text[1..], graph)),
    };
    let word = |word: &str| match word.split_once('/') {
        Some((above, below)) => format!(r"\frac{{{}}}{{{}}}", part(above).trim_end(), part(below)),
        None => word.to_string(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

//! The third style, for a hand-in: LaTeX that MathJax, KaTeX and pdfLaTeX with
//! `amsmath` take.
//!
//! Only what people read is written so, and that is never so deep that recursion
//! could overflow.

use super::display::{LONGEST_READ, leads_with_minus, too_long};
use super::steps::pieces;
use super::{Claim, Step, Steps};
use crate::calculus::graph::Node;
use crate::calculus::number::Number;
use crate::calculus::{Condition, Expr, Rule};
use Level::{Atom, Power, Product, Sum};

/// How wide a formula may be, in characters of the textbook, for its rule to stand
/// beside it in an `article` on A4; and how many rows fit on a page.
const WIDTH: usize = 46;
const ROWS: usize = 22;

/// Letters that LaTeX has commands for, and those commands.
const GREEK: &str = "α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta \
    ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau \
    υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi \
    Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega";

/// How tightly an expression holds together, the loosest first. A fraction is as
/// good as a factor, for it has a line of its own.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Sum,
    Product,
    Power,
    Atom,
}

impl Expr<'_> {
    /// This expression in LaTeX, for mathematics mode.
    ///
    /// ```
    /// # use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let f = graph.parse("x_1^2/2*exp(-x_1)")?;
    /// assert_eq!(f.latex(), r"\frac{x_{1}^{2}}{2} \operatorname{exp}(-x_{1})");
    /// # Ok::<(), chainrule::calculus::ParseError>(())
    /// ```
    pub fn latex(self) -> String {
        match too_long(self, LONGEST_READ) {
            Some(words) => format!(r"\text{{{words}}}"),
            None => at_level(self, Sum, false),
        }
    }
}

/// An expression, in parentheses if it is looser than the level, or if it would
/// bring a minus `behind` another sign.
fn at_level(e: Expr<'_>, level: Level, behind: bool) -> String {
    let part = |id, level| at_level(e.at(id), level, false);
    let last = |id, level| at_level(e.at(id), level, true);
    let (own, text) = match e.node() {
        Node::Number(number) => match number.to_string().split_once(['/', 'e']) {
            None => (Atom, number.to_string()),
            Some((digits, under)) if number.over_and_under().1 != Number::ONE => {
                let (sign, size) = digits.split_at(usize::from(number.is_negative()));
                (Product, format!(r"{sign}\frac{{{size}}}{{{under}}}"))
            }
            Some((digits, exponent)) => (Product, format!(r"{digits} \cdot 10^{{{exponent}}}")),
        },
        Node::Variable(place) => (Atom, name(&e.graph().name(place))),
        Node::Call(function, u) => {
            let inside = part(u, Sum);
            let call = match function.row().latex {
                Some([open, close]) => format!("{open}{inside}{close}"),
                None => format!(
                    r"\operatorname{{{}}}{}",
                    function.row().name,
                    bracketed(&inside)
                ),
            };
            (Atom, call)
        }
        Node::Neg(u) => (Product, format!("-{}", last(u, Product))),
        Node::Add(u, v) => (Sum, format!("{} + {}", part(u, Sum), last(v, Product))),
        Node::Sub(u, v) => (Sum, format!("{} - {}", part(u, Sum), last(v, Product))),
        Node::Mul(u, v) => {
            let (u, v) = (part(u, Product), last(v, Power));
            let is_number = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
            let sign = match v.starts_with(|c: char| c.is_ascii_digit()) {
                true => r" \cdot ",
                false if u == "1" || u == "-1" => r" \cdot ",
                false if is_number(&u) && v.starts_with(r"\frac") => r" \cdot ",
                false if is_number(&u) || v.starts_with(['(', '\\']) => " ",
                false => r" \, ",
            };
            (Product, [u, v].join(sign))
        }
        Node::Div(u, v) => (
            Power,
            format!(r"\frac{{{}}}{{{}}}", part(u, Sum), part(v, Sum)),
        ),
        Node::Pow(u, v) => (Power, format!("{}^{{{}}}", part(u, Atom), part(v, Sum))),
    };
    match own < level || behind && leads_with_minus(e) {
        true => bracketed(&text),
        false => text,
    }
}

/// In parentheses, which grow with what is tall.
fn bracketed(text: &str) -> String {
    match text.contains(r"\frac") {
        true => format!(r"\left({text}\right)"),
        false => format!("({text})"),
    }
}

/// A name of a variable: `x`, `w_{12}` for w12 and w_12, `\sigma`, `\mathit{rate}`.
fn name(name: &str) -> String {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let (stem, index) = match name.split_once('_') {
        Some(parts) => parts,
        None => (stem, &name[stem.len()..]),
    };
    let words: Vec<&str> = GREEK.split_whitespace().collect();
    let greek = words.chunks(2).find(|pair| pair.contains(&stem));
    let stem = match greek {
        Some(pair) => format!(r"\{}", pair[1]),
        None if stem.chars().nth(1).is_none() => stem.to_string(),
        None => format!(r"\mathit{{{stem}}}"),
    };
    match index {
        "" => stem,
        _ => format!("{stem}_{{{}}}", index.replace('_', r"\_")),
    }
}

impl Steps<'_> {
    /// The derivation in LaTeX: blocks of aligned lines with their numbers and their
    /// rules, and last the result. It goes into a page as it is, and into a document
    /// that says `\usepackage{amsmath}`.
    ///
    /// ```
    /// # use chainrule::calculus::Graph;
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
        let mut add = |margin: &str, rule: &str, latex: &str| {
            let pieces = pieces(latex, WIDTH * latex.len() / width(latex).max(1));
            let mut pieces = pieces.into_iter().filter(|piece| !piece.is_empty());
            let first = pieces.next().unwrap_or_default();
            let rule = format!(r"\quad \text{{{rule}}}");
            rows.push(format!(r"&\text{{{margin}}} && \quad {first} && {rule}"));
            rows.extend(pieces.map(|piece| format!(r"&&& \qquad {piece}")));
        };
        for step in &self.lines {
            add(&step.number, step.rule.name(), &sides(step).join(" = "));
            let named = |(u, _): &&(Expr, Expr)| step.note.starts_with(&format!("with {u} = "));
            if let Some((u, meaning)) = self.names.iter().find(named) {
                let meaning = meaning.latex();
                add(
                    "",
                    "",
                    &format!(r"\text{{with }} {} = {meaning}", u.latex()),
                );
            }
        }
        if self.left_out > 0 {
            let words = format!("(and {} more, not explained here)", self.left_out);
            add("", "", &format!(r"\text{{{words}}}"));
        }
        let [left, _] = sides(&self.lines[0]);
        add("", "result", &format!("{left} = {}", self.result.latex()));
        for condition in &self.conditions {
            add("", "", &format!(r"\text{{where }} {}", stated(condition)));
        }
        let block = |rows: &[String]| {
            let rows = rows.join(" \\\\\n");
            format!("\\[\n\\begin{{aligned}}\n{rows}\n\\end{{aligned}}\n\\]\n")
        };
        rows.chunks(ROWS).map(block).collect()
    }
}

/// About how many characters of a formula are seen: neither commands nor braces.
fn width(latex: &str) -> usize {
    let mut parts = latex.split('\\');
    let first = parts.next().into_iter();
    let rest = parts.map(|part| part.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
    let seen = first.chain(rest).flat_map(str::chars);
    seen.filter(|c| !"{}^_".contains(*c)).count()
}

/// The two sides of a line.
fn sides(step: &Step<'_>) -> [String; 2] {
    let [left, right] = match step.claim {
        Claim::Slope { of, by, is } => [slope(of, by), is.latex()],
        Claim::Equal { left, right } => [left.latex(), right.latex()],
    };
    if step.formula == step.claim.to_string() {
        return [left, right];
    }
    // A line of Equation 45 is written with names: df/dz = ∂f/∂x dx/dz + …
    let names = step.formula.split_once(" = ");
    let (names, sum) = names.unwrap_or((&step.formula, ""));
    match step.claim {
        Claim::Slope { .. } if step.rule == Rule::Total => [labels(names), labels(sum)],
        _ => [labels(names), right],
    }
}

/// d/dx of an expression, partial if it has other variables too.
fn slope(of: Expr<'_>, by: Expr<'_>) -> String {
    let (above, below) = match of.variables().iter().any(|x| *x != by) {
        true => (r"\partial", r"\partial "),
        false => ("d", "d"),
    };
    let function = at_level(of, Product, true);
    format!(r"\frac{{{above}}}{{{below}{}}} {function}", by.latex())
}

/// `∂f/∂x dx/dz + …`
fn labels(text: &str) -> String {
    let part = |text: &str| match text.strip_prefix('∂') {
        Some(of) => format!(r"\partial {}", name(of)),
        None => format!("d{}", name(&text[1..])),
    };
    let word = |word: &str| match word.split_once('/') {
        Some((above, below)) => format!(r"\frac{{{}}}{{{}}}", part(above), part(below)),
        None => word.to_string(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A condition in LaTeX.
fn stated(condition: &Condition<'_>) -> String {
    let (e, words) = condition.stated();
    let words = match words {
        "≠ 0" => r"\neq 0",
        "> 0" => "> 0",
        "≥ 0" => r"\geq 0",
        _ => r"\text{ is defined}",
    };
    format!("{} {words}", e.latex())
}

//! The third style, for a hand-in: LaTeX that MathJax, KaTeX and pdfLaTeX with
//! `amsmath` take.
//!
//! Only what people read is written so, and that is never so deep that recursion
//! could overflow.

use super::display::{LONGEST_READ, leads_with_minus, too_long};
use super::{Claim, Step, Steps};
use crate::calculus::function::Function;
use crate::calculus::graph::Node;
use crate::calculus::number::Number;
use crate::calculus::{Condition, Expr, Rule};
use Level::{Atom, Power, Product, Sum};

/// How wide a formula may be, in characters of the textbook: in an `article` on
/// A4 its rule then stands beside it.
const WIDTH: usize = 46;

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
            Some((digits, exponent)) if matches!(number, Number::Fraction(..)) => {
                let (sign, size) = digits.split_at(usize::from(number.is_negative()));
                (Product, format!(r"{sign}\frac{{{size}}}{{{exponent}}}"))
            }
            Some((digits, exponent)) => (Product, format!(r"{digits} \cdot 10^{{{exponent}}}")),
        },
        Node::Variable(place) => (Atom, name(&e.graph().name(place))),
        Node::Call(function, u) => {
            let inside = part(u, Sum);
            let call = match around(function) {
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

/// How many rows a block may have, so that it fits on a page.
const ROWS: usize = 18;

impl Steps<'_> {
    /// The derivation in LaTeX: blocks of aligned lines with their numbers and their
    /// rules, and last the result. It goes into a page as it is, and into a document
    /// that says `\\usepackage{amsmath}`.
    ///
    /// ```
    /// # use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let x = graph.variable("x");
    /// assert_eq!((x.pow(2)).steps(x).latex(), r"\[
    /// \begin{aligned}
    /// &\text{1} && \quad \frac{d}{dx} x^{2} = 2 x && \quad \text{power rule (35)} \\
    /// & && \quad \frac{d}{dx} x^{2} = 2 x && \quad \text{result}
    /// \end{aligned}
    /// \]
    /// ");
    /// ```
    pub fn latex(&self) -> String {
        let mut rows = Vec::new();
        let mut add = |margin: String, rule: &str, formulas: Vec<String>| {
            for (i, formula) in formulas.into_iter().enumerate() {
                rows.push(match i {
                    0 => format!(r"&{margin} && \quad {formula}{rule}"),
                    _ => format!(r"&&& \quad {formula}"),
                });
            }
        };
        for step in &self.lines {
            let (left, right) = sides(step);
            let rule = format!(r" && \quad \text{{{}}}", step.rule.name());
            let margin = format!(r"\text{{{}}}", step.number);
            add(margin, &rule, broken(left, right));
            add(String::new(), "", self.note(step).into_iter().collect());
        }
        if self.left_out > 0 {
            let words = format!(r"\text{{(and {} more, not explained here)}}", self.left_out);
            add(String::new(), "", vec![words]);
        }
        let (left, _) = sides(&self.lines[0]);
        let result = broken(left, addends(self.result));
        add(String::new(), r" && \quad \text{result}", result);
        for condition in &self.conditions {
            add(
                String::new(),
                "",
                vec![format!(r"\text{{where }} {}", stated(condition))],
            );
        }
        let block = |rows: &[String]| {
            let rows = rows.join(" \\\\\n");
            format!("\\[\n\\begin{{aligned}}\n{rows}\n\\end{{aligned}}\n\\]\n")
        };
        rows.chunks(ROWS).map(block).collect()
    }

    /// The note of a line: what its name stands for, or words.
    fn note(&self, step: &Step<'_>) -> Option<String> {
        let named = |(u, _): &&(Expr, Expr)| step.note.starts_with(&format!("with {u} = "));
        if let Some((u, meaning)) = self.names.iter().find(named) {
            return Some(format!(
                r"\text{{with }} {} = {}",
                u.latex(),
                meaning.latex()
            ));
        }
        let Claim::Slope { of, .. } = step.claim else {
            return None;
        };
        let variables: Vec<String> = of.variables().iter().map(ToString::to_string).collect();
        let word = |word: &str| match word.trim_end_matches(',') {
            variable if variables.iter().any(|x| x == variable) => {
                format!("${}${}", name(variable), &word[variable.len()..])
            }
            _ => word.to_string(),
        };
        let words: Vec<String> = step.note.split(' ').map(word).collect();
        // What has more than names in it stands in the formula anyway.
        let is_plain = |c: char| c.is_alphanumeric() || " ,._".contains(c);
        let is_told = !step.note.is_empty() && step.note.chars().all(is_plain);
        is_told.then(|| format!(r"\text{{{}}}", words.join(" ")))
    }
}

/// A part of a formula, and how wide its text is.
type Part = (String, usize);

fn width(e: Expr<'_>) -> usize {
    format!("{e:#}").chars().count()
}

/// The two sides of a line, in their addends.
fn sides(step: &Step<'_>) -> (Vec<Part>, Vec<Part>) {
    let (left, right) = match step.claim {
        Claim::Slope { of, by, is } => (vec![(slope(of, by), width(of) + 5)], is),
        Claim::Equal { left, right } => (addends(left), right),
    };
    if step.formula == step.claim.to_string() {
        return (left, addends(right));
    }
    // A line of Equation 45 is written with names: df/dz = ∂f/∂x dx/dz + …
    let (left, names) = step
        .formula
        .split_once(" = ")
        .unwrap_or((&step.formula, ""));
    let right = match step.claim {
        Claim::Slope { .. } if step.rule == Rule::Total => vec![labels(names)],
        _ => addends(right),
    };
    (vec![labels(left)], right)
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
fn labels(text: &str) -> Part {
    let part = |text: &str| match text.strip_prefix('∂') {
        Some(of) => format!(r"\partial {}", name(of)),
        None => format!("d{}", name(&text[1..])),
    };
    let word = |word: &str| match word.split_once('/') {
        Some((above, below)) => format!(r"\frac{{{}}}{{{}}}", part(above), part(below)),
        None => word.to_string(),
    };
    let words: Vec<String> = text.split(' ').map(word).collect();
    (words.join(" "), text.chars().count() / 2)
}

/// The addends of a sum, each with its sign.
fn addends(mut sum: Expr<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    while too_long(sum, LONGEST_READ).is_none()
        && let (sign, Node::Add(u, v) | Node::Sub(u, v)) = match sum.node() {
            node @ Node::Add(..) => ('+', node),
            node => ('-', node),
        }
    {
        let (u, v) = (sum.at(u), sum.at(v));
        parts.push((
            format!("{sign} {}", at_level(v, Product, true)),
            width(v) + 3,
        ));
        sum = u;
    }
    parts.push((sum.latex(), width(sum)));
    parts.reverse();
    parts
}

/// An equation on as many lines as it needs: its right side on a line of its own
/// where both are too wide for one, and each in turn broken between its addends.
fn broken(left: Vec<Part>, right: Vec<Part>) -> Vec<String> {
    let width = |parts: &[Part]| parts.iter().map(|(_, width)| width).sum::<usize>();
    if width(&left) + width(&right) + 3 <= WIDTH {
        let text = |parts: Vec<Part>| parts.into_iter().map(|(text, _)| text).collect::<Vec<_>>();
        return vec![format!(
            "{} = {}",
            text(left).join(" "),
            text(right).join(" ")
        )];
    }
    let mut lines = Vec::new();
    for (parts, sign) in [(left, ""), (right, r"\quad = ")] {
        let mut room = 0;
        for (i, (text, width)) in parts.into_iter().enumerate() {
            match i {
                0 => lines.push(format!("{sign}{text}")),
                _ if width > room => lines.push(format!(r"\qquad {text}")),
                _ => lines
                    .last_mut()
                    .expect("it has one")
                    .push_str(&format!(" {text}")),
            }
            room = if i == 0 || width > room { WIDTH } else { room }.saturating_sub(width);
        }
    }
    lines
}

/// What stands around the argument of a function, if that is not its name.
fn around(function: Function) -> Option<[&'static str; 2]> {
    match function.row().name {
        "sqrt" => Some([r"\sqrt{", "}"]),
        "abs" => Some([r"\left|", r"\right|"]),
        _ => None,
    }
}

/// A condition in LaTeX.
fn stated(condition: &Condition<'_>) -> String {
    match condition {
        Condition::NonZero(e) => format!(r"{} \neq 0", e.latex()),
        Condition::Defined(e) => format!(r"{} \text{{ is defined}}", e.latex()),
    }
}

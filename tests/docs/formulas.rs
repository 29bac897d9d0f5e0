//! Formulas as GitHub sets them: MathJax makes MathML of them, which the browser
//! then draws by its own rules. What looked wrong there once stays mended.

use crate::page::pages;

/// What not to write, and what instead.
const INSTEAD: [(&str, &str); 6] = [
    (
        "\\mathbf",
        "the letter 𝐬 itself: a browser draws \\mathbf{s} like s",
    ),
    ("\\boldsymbol", "the letter 𝐬 itself"),
    ("\\mathsf", "\\top: a browser draws \\mathsf{T} like T"),
    (
        "\\\\",
        "\\cr: Markdown may take one of two backslashes away",
    ),
    ("<", "\\lt: HTML begins with <"),
    (">", "\\gt"),
];

/// What fits a telephone of 390 px, as [`Tex::width`] counts. MathJax 3.2 and
/// Chromium gave the widest up to here 319 px, and GitHub's margins leave 324.
const WIDEST: f64 = 42.5;
/// The room between the columns of an environment.
const APART: f64 = 2.0;

/// The rest of a formula that is being read.
struct Tex<'a> {
    rest: &'a str,
    /// Did a fraction follow a fraction, so that both look like one?
    touching: bool,
}

impl<'a> Tex<'a> {
    /// The next letter, sign or command; nothing at the end.
    fn next(&mut self) -> &'a str {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\'']);
        let letters = |text: &str| text.find(|c: char| !c.is_ascii_alphabetic());
        let first = |text: &str| text.chars().next().map_or(0, char::len_utf8);
        let end = match self.rest.strip_prefix('\\') {
            Some(name) => 1 + letters(name).unwrap_or(name.len()).max(first(name).min(1)),
            None => first(self.rest),
        };
        let (next, rest) = self.rest.split_at(end);
        self.rest = rest;
        next
    }

    /// The width in letters up to the end of a group: that of its widest cells.
    fn width(&mut self) -> f64 {
        let (mut cells, mut column, mut script) = (vec![0.0], 0, 0.0);
        let (mut cell, mut before) = (0_f64, "");
        loop {
            let word = self.next();
            self.touching |= word == "\\frac" && before == word;
            before = word;
            if ["", "}", "\\end", "&", "\\cr"].contains(&word) {
                cells[column] = cell.max(cells[column]);
                (cell, script) = (0.0, 0.0);
                match word {
                    "&" => column += 1,
                    "\\cr" => column = 0,
                    _ => return cells.iter().sum::<f64>() + APART * (cells.len() - 1) as f64,
                }
                cells.resize(cells.len().max(column + 1), 0.0);
            } else if word == "^" || word == "_" {
                // One above the other, or under a sum, where there is room.
                let size = 0.75 * self.atom();
                cell += f64::max(0.0, size - script);
                script = script.max(size);
            } else {
                let size = self.size(word);
                cell += size;
                let limits = ["\\sum", "\\lim", "\\underbrace"].contains(&word);
                script = if limits { size } else { 0.0 };
            }
        }
    }

    fn atom(&mut self) -> f64 {
        let word = self.next();
        self.size(word)
    }

    fn size(&mut self, word: &str) -> f64 {
        match word {
            "{" => self.width(),
            "\\frac" => self.atom().max(self.atom()) + 0.6,
            "\\underbrace" | "\\text" | "\\mathrm" => self.atom(),
            "\\begin" => {
                let _name = self.atom();
                let width = self.width();
                let _name = self.atom();
                APART + width
            }
            "\\left" | "\\right" | "\\big" | "\\Big" | "\\bigl" | "\\bigr" | "\\Bigl"
            | "\\Bigr" => 0.0,
            "\\!" => -0.4,
            "\\," | "\\;" => 0.4,
            "\\quad" | "\\sum" => 2.0,
            "\\qquad" => 4.0,
            "=" | "+" | "-" | "\\cdot" | "\\times" | "\\equiv" | "\\to" | "\\lim" => 2.5,
            _ => 1.0,
        }
    }
}

#[test]
fn formulas_look_right_on_github() {
    for page in pages() {
        let (prose, fences) = page.split();
        let display = fences.iter().filter(|fence| fence.info == "math");
        let inline = prose.split("$`").skip(1);
        let inline = inline.map(|rest| rest.split("`$").next().unwrap_or(rest));
        for tex in display.map(|fence| &*fence.body).chain(inline) {
            let here = format!("{}: {tex}", page.path.display());
            for (wrong, instead) in INSTEAD {
                assert!(!tex.contains(wrong), "{here}\n{wrong}: write {instead}");
            }
            let (width, touching) = measured(tex);
            assert!(!touching, "{here}\nput \\, between the fractions");
            assert!(width <= WIDEST, "{here}\nis too wide: {width:.1}");
        }
    }
}

#[test]
fn a_formula_is_as_wide_as_its_widest_cells() {
    for (tex, width, touching) in [
        ("w_{ij}^{(1)} = p", 6.75, false), // one script above the other
        ("\\frac{dg}{df} \\, \\frac{df}{dx}", 5.6, false),
        ("\\frac{dg}{df} \\frac{d}{dx}", 5.2, true),
        ("\\lim_{x \\to 0} \\frac{a}{b}", 4.975, false),
        (
            "\\begin{aligned} a &= bc \\cr abc &= d \\end{aligned}",
            11.5,
            false,
        ),
    ] {
        let (found, fractions) = measured(tex);
        assert!((found - width).abs() < 1e-9, "{tex}: {found}");
        assert_eq!(fractions, touching, "{tex}");
    }
}

/// The width of a formula, and whether two fractions in it look like one.
fn measured(rest: &str) -> (f64, bool) {
    let mut tex = Tex {
        rest,
        touching: false,
    };
    (tex.width(), tex.touching)
}

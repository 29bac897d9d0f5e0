use super::read;
use crate::common::assert_close_to;
use chainrule::calculus::{Claim, Expr, Graph, Rule, Step, Steps};

/// Checks every line by numbers, slopes by finite differences.
#[track_caller]
fn assert_true(steps: &Steps<'_>, at: &[(&str, f64)]) {
    let mut bound: Vec<(String, f64)> = at.iter().map(|(name, v)| (name.to_string(), *v)).collect();
    let value = |e: Expr, bound: &[(String, f64)]| {
        let bound: Vec<(&str, f64)> = bound.iter().map(|(name, v)| (&**name, *v)).collect();
        e.evaluate(&bound).unwrap()
    };
    for &(name, meaning) in &steps.names {
        let v = value(meaning, &bound);
        bound.retain(|(other, _)| *other != name.to_string());
        bound.push((name.to_string(), v));
    }
    for step in &steps.lines {
        let (a, b) = match step.claim {
            Claim::Equal { left, right } => (value(left, &bound), value(right, &bound)),
            Claim::Slope { of, by, is } => {
                // Central differences, halved once: no rule of the crate.
                let along = |h: f64| {
                    let mut moved = bound.clone();
                    let name = by.to_string();
                    moved.iter_mut().find(|(n, _)| *n == name).unwrap().1 += h;
                    value(of, &moved)
                };
                let central = |h: f64| (along(h) - along(-h)) / (2.0 * h);
                (
                    (4.0 * central(5e-4) - central(1e-3)) / 3.0,
                    value(is, &bound),
                )
            }
        };
        println!("{} {}: {a} and {b}", step.number, step.formula);
        assert_close_to(a, b, 1e-8 * b.abs().max(1.0));
    }
}

/// Whether the last line ends in the result.
#[track_caller]
fn assert_ends_in_the_result(steps: &Steps<'_>) {
    let top = steps
        .lines
        .iter()
        .rfind(|step| !step.number.contains('.'))
        .unwrap();
    let last = match top.claim {
        Claim::Equal { right, .. } => right,
        Claim::Slope { is, .. } => is,
    };
    assert_eq!(
        format!("{last:#}"),
        format!("{:#}", steps.result),
        "{steps}"
    );
}

const HERE: &[(&str, f64)] = &[
    ("x", 0.75),
    ("y", 1.25),
    ("a", -0.5),
    ("u1", 0.3),
    ("u2", 1.5),
    ("n", 2.5),
    ("z", 0.4),
];

const EXPRESSIONS: &str = "
    x 7 a x^2 x^1 x^0 (x+a)^2 3*x^4-2*x^3+x-5 x^n 2^x x^x (x^2+1)^(x+a) exp(-x^2)
    1/(1+exp(-x)) sigmoid(x) silu(x^2) x*sigmoid(x) ln(sin(x)^2+1) (x+1)/(x-2) a/x x/a -x
    -(x+a)^3 sin(x)*cos(x)*exp(x) sqrt(1+x^2) tanh(2x+a) relu(x)*x step(x)+x x*step(x^2)
    ((x+1)^2+1)^2 sin(sin(sin(sin(x)))) u1*sin(u1*x) sin(u1+exp(u2*x)) (x+a)^2*(x+a)^2
    sigmoid(2x)*exp(sigmoid(2x)) x-(x-(x-a)) x^-2 x^(1/2) 0*x x/x y^x*x^y
";

#[test]
fn every_line_is_true() {
    for text in EXPRESSIONS.split_whitespace() {
        let graph = Graph::new();
        for by in ["x", "a", "u1"] {
            let by = graph.variable(by);
            let f = read(&graph, text);
            let steps = f.steps(by);
            assert_true(&steps, HERE);
            assert_ends_in_the_result(&steps);
            let (a, b) = (
                steps.result.evaluate(HERE).unwrap(),
                f.derivative(by).evaluate(HERE).unwrap(),
            );
            assert_close_to(a, b, 1e-13 * b.abs().max(1.0));
        }
    }
}

#[test]
fn every_line_of_a_total_derivative_is_true() {
    for (f, x_of_z, y_of_z) in [
        ("x^2 + y^2", "z^2", "exp(z)"),
        ("x*y*z", "sin(z)", "a*z"),
        ("x^y", "1 + z", "z"),
        ("x", "z", "z^2"),
        ("a*z", "z", "z"),
        ("sigmoid(x + y)", "z/z", "3"),
        ("x*ln(x)", "z^2", "1"),
    ] {
        let graph = Graph::new();
        let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
        let path = [(x, read(&graph, x_of_z)), (y, read(&graph, y_of_z))];
        let steps = read(&graph, f).total_steps(&path, z);
        assert_true(&steps, &[("z", 0.75), ("a", 2.0)]);
        let (own, slopes) = match f.contains('z') {
            true => (" + ∂f/∂z", 5),
            false => ("", 4),
        };
        let below = |step: &&Step| step.number.starts_with("1.");
        assert_eq!(steps.lines.iter().filter(below).count(), slopes);
        let formula = format!("df/dz = ∂f/∂x dx/dz + ∂f/∂y dy/dz{own}");
        assert_eq!(steps.lines[0].formula, formula);
        assert_eq!(steps.lines[0].rule, Rule::Total);
        assert_ends_in_the_result(&steps);
    }
}

#[test]
fn names_avoid_those_of_the_expression() {
    let graph = Graph::new();
    // In LaTeX u_3 is u3.
    let f = read(&graph, "sin(u1*x)^2 + exp(u_3*x)");
    let steps = f.steps(graph.variable("x"));
    let names = [0, 1, 2].map(|i| steps.names[i].0.to_string());
    assert_eq!(names, ["u2", "u4", "u5"]);
}

#[test]
fn one_rule_a_line_with_its_equation() {
    for (text, expected) in [
        ("x", "power rule (35)"),
        ("a", "constant"),
        ("x^1", "power rule (35)"),
        ("x^0", "power rule (35)"),
        ("step(x^2)", "known slope, power rule (35)"),
        ("x^3", "power rule (35)"),
        ("exp(x)", "known slope"),
        ("3*x^2", "constant factor, power rule (35), simplify"),
        ("-x^2", "constant factor, power rule (35)"),
        ("x^2 + a", "sum rule, power rule (35)"),
        ("x*exp(x)", "product rule, known slope, simplify"),
        ("a/x", "quotient rule, simplify"),
        ("a^x", "exponential rule, simplify"),
        ("x^x", "general power rule, simplify"),
        (
            "(x + a)^2",
            "chain rule (36), power rule (35), sum rule, put back, simplify",
        ),
    ] {
        let graph = Graph::new();
        let steps = read(&graph, text).steps(graph.variable("x"));
        let rules: Vec<&str> = steps.lines.iter().map(|step| step.rule.name()).collect();
        assert_eq!(rules.join(", "), expected, "{text}");
    }
}

#[test]
fn notes_say_what_is_held_fixed_and_why() {
    let graph = Graph::new();
    for (text, expected) in [
        ("x^2 + y^2", "y^2 does not depend on x"),
        ("a*x", "a does not depend on x"),
        ("x + a + y + b", "a, y, b do not depend on x"),
        ("a + b + c + d + x", "a, b, c, … do not depend on x"),
        ("a*b", "a, b are held fixed"),
        ("a", "a is held fixed"),
        ("x^2", ""),
        ("exp(a*x)", "with u1 = a x"),
    ] {
        let steps = read(&graph, text).steps(graph.variable("x"));
        assert_eq!(steps.lines[0].note, expected, "{text}");
    }
    let sum = read(&graph, "a + b + dist").steps(graph.variable("dist"));
    assert_eq!(sum.lines[0].note, "a, b do not depend on dist");
    let six = "x*(a/a)*(b/b)*(c/c)*(d/d)*(e/e)*(g/g)";
    let five = "where a ≠ 0 and b ≠ 0 and c ≠ 0 and d ≠ 0 and e ≠ 0";
    for (text, expected) in [
        ("x*x/x", "where x ≠ 0".to_string()),
        (six.trim_end_matches("*(g/g)"), five.to_string()),
        (six, format!("{five} and 1 more")),
    ] {
        let steps = read(&graph, text).steps(graph.variable("x"));
        assert_eq!(steps.lines.last().unwrap().note, expected);
    }
}

/// What follows a sign has its own in parentheses.
#[test]
fn a_slope_puts_a_leading_minus_in_parentheses() {
    let graph = Graph::new();
    for (text, expected) in [
        ("-2*x", "d/dx (-2x) = -2"),
        ("-x/3", "d/dx (-x/3) = -1/3"),
        ("(-x)^2", "d/dx (-x)^2 = 2u1(-1)"),
        ("1/x", "d/dx 1/x = -1/x^2"),
    ] {
        let claim = read(&graph, text).steps(graph.variable("x")).lines[0].claim;
        assert_eq!(claim.to_string(), expected);
    }
}

/// What stands there twice is explained once.
#[test]
fn what_was_explained_is_not_explained_again() {
    for (text, numbers, note) in [
        (
            "sin(x^2)*exp(sin(x^2))",
            "1 1.1 1.1.1 1.1.2 1.1.3 1.2 1.2.1 1.2.2 1.2.3 2",
            "as in 1.1",
        ),
        (
            "sin(x) + sin(x) - a - a",
            "1 1.1 2",
            "a does not depend on x",
        ),
    ] {
        let graph = Graph::new();
        let steps = read(&graph, text).steps(graph.variable("x"));
        let found: Vec<&str> = steps.lines.iter().map(|line| &*line.number).collect();
        assert_eq!(found.join(" "), numbers, "{steps}");
        assert!(steps.lines.iter().any(|line| line.note == note), "{steps}");
    }
}

#[test]
fn conditions_of_the_pieces_are_conditions_of_the_whole() {
    let graph = Graph::new();
    let [x, z] = ["x", "z"].map(|name| graph.variable(name));
    // ∂f/∂x = (x²/x)′, and dx/dz = (z²/z)′: both rely on something.
    let steps = read(&graph, "x*x/x").total_steps(&[(x, read(&graph, "z*z/z"))], z);
    let conditions: Vec<String> = steps.conditions.iter().map(ToString::to_string).collect();
    assert!(conditions.contains(&"z ≠ 0".to_string()), "{conditions:?}");
    for condition in &steps.conditions {
        assert!(condition.holds(&[("z", 0.5)]));
        assert!(!condition.holds(&[("z", 0.0)]));
    }
}

#[test]
fn an_outline_fits_the_page() {
    let graph = Graph::new();
    for text in [
        "(x + 1)*(x + 2)*(x + 3)*(x + 4)*sin(x + 5)*exp(x + 7)",
        "3*x^4 - 2*x^3 + x - 5",
        "0.5*(sigmoid(w*x + b) - 1)^2",
        "1/(1 + exp(-x))",
    ] {
        let steps = read(&graph, text).steps(graph.variable("x"));
        let page = steps.to_string();
        let column = page.find("d/dx").expect("the first formula");
        for line in page.lines() {
            assert!(line.chars().count() <= 76, "{line}");
            assert_eq!(line, line.trim_end());
            // Every piece goes on right below where the first one began.
            let margin = line.len() - line.trim_start().len();
            let begins = |step: &Step| line.trim_start().starts_with(&*step.number);
            assert!(margin == column || steps.lines.iter().any(begins), "{line}");
        }
    }
    // It is broken at its equals sign, and then inside as few parentheses as can be.
    let steps = read(&graph, "sqrt(sqrt(sqrt(x)))").steps(graph.variable("x"));
    let page = steps.to_string();
    let pieces: Vec<&str> = page.lines().skip(1).map(str::trim).take(2).collect();
    let factors = [
        "= (1/(2 sqrt(u1)))",
        "((1/(2 sqrt(sqrt(x))))(1/(2 sqrt(x))))",
    ];
    assert_eq!(pieces, factors, "{page}");
    let steps = read(&graph, "x*exp(x*y)*sin(x*y)*cos(x)").steps(graph.variable("x"));
    let page = steps.to_string();
    assert!(page.contains("(cos(x y)(1 · y))) cos(x)\n"), "{page}");
    // But not so early that hardly anything stands before the break.
    let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    let along = read(&graph, "x*y*exp(x*y)*sin(x*y)");
    let page = along.total_steps(&[(x, z.pow(2)), (y, z.exp())], z);
    assert!(page.to_string().contains(" (2z) + (sin("), "{page}");
    // A formula that is broken is whole again when put together.
    let steps =
        read(&graph, "(x + 1)*(x + 2)*(x + 3)*(x + 4)*sin(x + 5)").steps(graph.variable("x"));
    let close = |text: &str| text.replace([' ', '\n'], "");
    assert!(close(&steps.to_string()).contains(&close(&steps.lines[0].formula)));
}

/// A row of LaTeX closes what it opens, and a block has no more rows than a page.
#[test]
fn a_long_derivation_for_a_hand_in_is_broken_between_groups() {
    let graph = Graph::new();
    let text = "sqrt((x/2 + 1)*(x + 2)*(x + 3)*(x + 4)*(x + 5)*(x + 6))/exp(sin(x)*cos(x)*tanh(x))";
    let latex = read(&graph, text).steps(graph.variable("x")).latex();
    assert!(latex.contains(r"&&& \qquad "), "{latex}");
    for row in latex.lines() {
        for [open, close] in [["{", "}"], [r"\left", r"\right"]] {
            let [opened, closed] = [open, close].map(|word| row.matches(word).count());
            assert_eq!(opened, closed, "{row}");
        }
    }
    let blocks = latex.split_terminator("\\]\n");
    assert!(blocks.clone().count() > 1 && blocks.clone().all(|block| block.lines().count() < 26));
}

#[test]
fn latex_has_the_names_of_a_total_derivative_and_breaks_long_lines() {
    let graph = Graph::new();
    let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    let latex = (x * y).total_steps(&[(x, z.pow(2)), (y, 3 * z)], z).latex();
    for formula in [
        r" \frac{df}{dz} = \frac{\partial f}{\partial x} \frac{dx}{dz} + ",
        r" \frac{dx}{dz} = 2 z ",
        r" \frac{df}{dz} = y (2 z) + x \cdot 3 ",
    ] {
        assert!(latex.contains(formula), "{latex}");
    }
    let [x1, x_1] = ["x1", "x_1"].map(|name| graph.variable(name));
    let latex = (x1 * x_1).total_steps(&[(x1, z), (x_1, 2 * z)], z).latex();
    let own = r"\frac{\partial f}{\partial x_{1}} \frac{dx_{1}}{dz}";
    let other = r"\frac{\partial f}{\partial \mathit{x\_1}} \frac{d\mathit{x\_1}}{dz}";
    assert!(latex.contains(&format!("{own} + {other}")), "{latex}");
    let latex = read(&graph, "x*x/x").steps(x).latex();
    assert!(latex.contains(r"\text{where } x \neq 0 "), "{latex}");
    let long = read(&graph, "(x + 1)*(x + 2)*(x + 3)*sin(x + 5)");
    let latex = long.steps(x).latex();
    assert!(latex.lines().all(|row| row.len() < 170), "{latex}");
}

/// Where nothing is put back, no line says so.
#[test]
fn a_path_of_numbers_alone_puts_nothing_back() {
    let graph = Graph::new();
    let [x, y, z] = ["x", "y", "z"].map(|name| graph.variable(name));
    for (f, along, back) in [(2 * x, z, 0), (x + 3 * y, 5 * z, 0), (x * y, z, 1)] {
        let steps = f.total_steps(&[(x, z), (y, along)], z);
        let found = steps.lines.iter().filter(|line| line.rule == Rule::PutBack);
        assert_eq!(found.count(), back, "{steps}");
    }
}

#[test]
fn a_long_derivation_is_cut_short_and_says_so() {
    let graph = Graph::new();
    let x = graph.variable("x");
    let many = (1..1000)
        .map(|n| format!("sin({n}*x)"))
        .collect::<Vec<_>>()
        .join(" + ");
    let deep = format!("{}x{}", "sin(".repeat(500), ")".repeat(500));
    for text in [many, deep] {
        let steps = read(&graph, &text).steps(x);
        assert!(steps.left_out > 0);
        assert!(steps.lines.len() < 300);
        let page = steps.to_string();
        assert!(page.contains("not explained here"));
        assert!(steps.latex().contains("not explained here"));
        assert!(
            page.lines().all(|line| line.chars().count() < 200),
            "{page}"
        );
        let at = [("x", 0.1)];
        assert_close_to(
            steps.result.evaluate(&at).unwrap(),
            read(&graph, &text).derivative(x).evaluate(&at).unwrap(),
            1e-9,
        );
    }
}

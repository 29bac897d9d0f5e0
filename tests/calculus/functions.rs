//! The table of functions, walked row by row: a new row is tested as it is added.

use super::{read, short};
use crate::by_std::BY_STD;
use crate::common::{assert_close, assert_close_to, assert_slope};
use chainrule::calculus::{Expr, Graph, functions};

/// Numbers of every size and sign.
const POINTS: [f64; 17] = [
    0.0, 1e-300, -1e-300, 1e-9, -1e-9, 0.3, -0.4, 1.0, -1.0, 1.7, -1.2, 4.0, -5.0, 30.0, -30.0,
    700.0, -700.0,
];

fn value(e: Expr<'_>, x: f64) -> Option<f64> {
    e.evaluate(&[("x", x)]).ok()
}

/// What is told where `text` is simplified.
fn told(text: &str) -> String {
    let graph = Graph::new();
    let conditions = read(&graph, text).simplify().conditions;
    conditions
        .first()
        .map(ToString::to_string)
        .unwrap_or_default()
}

#[test]
fn every_row_has_its_value_and_its_slope() {
    assert_eq!(functions().count(), BY_STD.len());
    for name in functions() {
        let (_, by_std) = BY_STD.into_iter().find(|row| row.0 == name).unwrap();
        let graph = Graph::new();
        let x = graph.variable("x");
        let f = read(&graph, &format!("{name}(x)"));
        for point in POINTS {
            match value(f, point) {
                Some(value) => assert_close(value, by_std(point), 1e-15),
                None => assert!(!by_std(point).is_finite(), "{f} at {point}"),
            }
        }
        let inside = f.substitute(&[(x, x.pow(2) / 2 + 1)]);
        for point in [0.3, 1.7, -1.2, 4.0, -5.0] {
            if value(f, point).is_some() {
                assert_slope(by_std, point, value(f.derivative(x), point).unwrap());
            }
        }
        for point in [0.3, 1.7, -1.2] {
            let composed = |x: f64| by_std(x * x / 2.0 + 1.0);
            assert_slope(composed, point, value(inside.derivative(x), point).unwrap());
        }
    }
}

/// |u| turns at 0, where it has no slope.
#[test]
fn the_corner_of_the_absolute_value_has_no_slope() {
    let graph = Graph::new();
    let slope = read(&graph, "abs(x)").derivative(graph.variable("x"));
    for (point, expected) in [(-2.0, Some(-1.0)), (0.0, None), (1e-300, Some(1.0))] {
        assert_eq!(value(slope, point), expected);
    }
}

/// The columns on domain and range are what conditions are told by.
#[test]
fn every_row_is_where_it_says() {
    for name in functions() {
        let f = |u: f64| value(read(&Graph::new(), &format!("{name}(x)")), u);
        let domain = told(&format!("0*{name}(x)"));
        let is_within_1 = told(&format!("0*sqrt(1 - {name}(x)^2)")).is_empty();
        let is_positive = told(&format!("{name}(x)/{name}(x)")).is_empty();
        let is_not_negative = told(&format!("0*sqrt({name}(x))")).is_empty();
        for x in POINTS
            .into_iter()
            .chain([1e300, -1e300, 745.2, 1e16, -1e16])
        {
            let demanded = match &domain[..] {
                "x > 0" => x > 0.0,
                "x ≥ 0" => x >= 0.0,
                _ => domain.is_empty(),
            };
            let value = f(x);
            assert!(
                value.is_some() == demanded || x.abs() > 709.0,
                "{name} at {x:e}: {domain}"
            );
            let Some(value) = value else { continue };
            assert!(!is_within_1 || value.abs() <= 1.0, "{name} at {x}");
            assert!(
                !is_positive || x.abs() > 700.0 || value > 0.0,
                "{name} at {x}"
            );
            assert!(!is_not_negative || value >= 0.0, "{name} at {x}");
        }
    }
}

/// 1 − f(u) and 1 − f²(u) have a column of their own where subtracting loses digits.
#[test]
fn every_row_has_its_complement() {
    for (name, by_std) in BY_STD {
        for n in [1, 2] {
            let graph = Graph::new();
            let complement = read(&graph, &format!("1 - {name}(x)^{n}"));
            for x in POINTS {
                if by_std(x).abs() < 1e9 {
                    let expected = 1.0 - by_std(x).powi(n);
                    let found = value(complement, x).unwrap();
                    assert_close_to(found, expected, 1e-15 * expected.abs().max(1.0));
                }
            }
        }
    }
}

/// What can be folded exactly is, and to the value that it has.
#[test]
fn every_row_is_folded_where_it_is_exact() {
    for (text, expected) in [
        ("exp(0) + ln(1)", "1"),
        ("sqrt(4) + sqrt(9/4)", "7/2"),
        ("sqrt(2)", "sqrt(2)"),
        ("sqrt(-4)", "sqrt(-4)"),
        ("sigmoid(0)", "1/2"),
        ("cos(0)*x + sin(0)", "x"),
        ("exp(1)", "exp(1)"),
        ("exp(x - x)", "1"),
        ("4^(1/2) + 8^(2/3) + (9/4)^(3/2)", "75/8"),
        ("4^(-1/2)", "1/2"),
    ] {
        assert_eq!(short(text), expected, "{text}");
    }
    for name in functions() {
        for u in ["0", "1", "4", "9/4", "-1", "2"] {
            let graph = Graph::new();
            let f = read(&graph, &format!("{name}({u})"));
            let short = f.simplify().expression;
            if let (Ok(raw), Ok(short)) = (f.evaluate(&[]), short.evaluate(&[])) {
                assert_close(short, raw, 1e-15);
            }
        }
    }
}

#[test]
fn every_row_is_named_in_help_and_docs() {
    for (file, mark) in [
        ("src/calculus/mod.rs", "`"),
        ("examples/derivatives/arguments.rs", ""),
        ("examples/curve/main.rs", ""),
    ] {
        let text = std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR")));
        let text = text.unwrap();
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '`');
        let words: Vec<&str> = words.collect();
        for name in functions() {
            let name = format!("{mark}{name}{mark}");
            assert!(words.contains(&&*name), "{name} in {file}");
        }
    }
}

//! The table of functions, walked row by row: a new row is tested as it is added.

use super::read;
use crate::common::{assert_close, assert_close_to, assert_slope};
use chainrule::calculus::{Expr, Graph, functions};

type Function = fn(f64) -> f64;

/// What each function is by the standard library.
const BY_STD: [(&str, Function); 11] = [
    ("exp", f64::exp),
    ("ln", f64::ln),
    ("sqrt", f64::sqrt),
    ("sin", f64::sin),
    ("cos", f64::cos),
    ("tanh", f64::tanh),
    ("abs", f64::abs),
    ("step", |x| f64::from(x > 0.0)),
    ("sigmoid", |x| 1.0 / (1.0 + (-x).exp())),
    ("relu", |x| x.max(0.0)),
    ("silu", |x| x / (1.0 + (-x).exp())),
];

/// Numbers of every size and sign.
const POINTS: [f64; 17] = [
    0.0, 1e-300, -1e-300, 1e-9, -1e-9, 0.3, -0.4, 1.0, -1.0, 1.7, -1.2, 4.0, -5.0, 30.0, -30.0,
    700.0, -700.0,
];

fn value(e: Expr<'_>, x: f64) -> Option<f64> {
    e.evaluate(&[("x", x)]).ok()
}

/// What is told where `text` is simplified.
fn told(text: &str) -> Vec<String> {
    let graph = Graph::new();
    let conditions = read(&graph, text).simplify().conditions;
    conditions.iter().map(ToString::to_string).collect()
}

#[test]
fn every_row_has_its_value_and_its_slope() {
    let names: Vec<&str> = BY_STD.iter().map(|(name, _)| *name).collect();
    assert_eq!(functions().collect::<Vec<_>>(), names);
    for (name, by_std) in BY_STD {
        let graph = Graph::new();
        let x = graph.variable("x");
        let f = read(&graph, &format!("{name}(x)"));
        let inside = f.substitute(&[(x, x.pow(2) / 2 + 1)]);
        for point in POINTS {
            match value(f, point) {
                Some(value) => assert_close(value, by_std(point), 1e-15),
                None => assert!(!by_std(point).is_finite() || name == "ln", "{f} at {point}"),
            }
        }
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
    let x = graph.variable("x");
    let slope = x.abs().derivative(x);
    assert_eq!(format!("{slope:#}"), "x/abs(x)");
    for (point, expected) in [(-2.0, Some(-1.0)), (0.0, None), (1e-300, Some(1.0))] {
        assert_eq!(value(slope, point), expected);
    }
}

/// The columns on domain, range and size are what conditions are told by.
#[test]
fn every_row_is_where_it_says() {
    for name in functions() {
        let graph = Graph::new();
        let f = read(&graph, &format!("{name}(x)"));
        let domain = told(&format!("0*{name}(x)"));
        let domain = domain.first().map_or("", |condition| &condition[..]);
        let (is_positive, is_not_negative) = (
            told(&format!("{name}(x)/{name}(x)")).is_empty(),
            told(&format!("0*sqrt({name}(x))")).is_empty(),
        );
        for x in POINTS
            .into_iter()
            .chain([1e300, -1e300, 745.2, 1e16, -1e16])
        {
            let demanded = match domain {
                "x > 0" => x > 0.0,
                "x ≥ 0" => x >= 0.0,
                "" => true,
                _ => x < 700.1 && domain == format!("{name}(x) is defined"),
            };
            assert_eq!(value(f, x).is_some(), demanded, "{name} at {x}: {domain}");
            let Some(value) = value(f, x) else { continue };
            let is_tame = value.abs() <= x.abs().max(1000.0);
            assert!(is_tame || domain.ends_with("defined"), "{name} at {x}");
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
    for name in functions() {
        for (text, n) in [
            (format!("1 - {name}(x)"), 1),
            (format!("1 - {name}(x)^2"), 2),
        ] {
            let graph = Graph::new();
            let (f, complement) = (read(&graph, &format!("{name}(x)")), read(&graph, &text));
            for x in POINTS {
                if let Some(value_of_f) = value(f, x).filter(|f| f.abs() < 1e9) {
                    let expected = 1.0 - value_of_f.powi(n);
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
        ("sqrt(16/81) + sqrt(0)", "4/9"),
        ("sqrt(2)", "sqrt(2)"),
        ("sqrt(-4)", "sqrt(-4)"),
        ("sigmoid(0)", "1/2"),
        ("cos(0)*x + sin(0)", "x"),
        ("exp(1)", "exp(1)"),
        ("exp(x - x)", "1"),
        ("4^(1/2) + 8^(2/3) + (9/4)^(3/2)", "75/8"),
        ("2^(1/2)", "2^(1/2)"),
        ("4^(-1/2)", "1/2"),
    ] {
        assert_eq!(super::short(text), expected, "{text}");
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
    let here = env!("CARGO_MANIFEST_DIR");
    for (file, mark) in [
        ("src/calculus/mod.rs", "`"),
        ("examples/derivatives/arguments.rs", ""),
        ("examples/curve/main.rs", ""),
    ] {
        let text = std::fs::read_to_string(format!("{here}/{file}")).unwrap();
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '`')
            .collect();
        for name in functions() {
            assert!(
                words.contains(&&*format!("{mark}{name}{mark}")),
                "{name} in {file}"
            );
        }
    }
}

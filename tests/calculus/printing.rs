use super::{read, slope};
use chainrule::calculus::Graph;

/// What is read, and how it prints: to be read again, and in a textbook.
#[rustfmt::skip]
const BOTH_STYLES: &[(&str, &str, &str)] = &[
    ("2*x*(x+a)", "2*x*(x + a)", "2x(x + a)"),
    ("c-(a+b)", "c - (a + b)", "c - (a + b)"),
    ("c-(a-b)", "c - (a - b)", "c - (a - b)"),
    ("(c-a)-b", "c - a - b", "c - a - b"),
    ("c+(a+b)", "c + (a + b)", "c + (a + b)"),
    ("a/(b/c)", "a/(b/c)", "a/(b/c)"),
    ("a/b/c", "a/b/c", "a/b/c"),
    ("a/(b*c)", "a/(b*c)", "a/(b c)"),
    ("a/b*c", "a/b*c", "(a/b) c"),
    ("a*b/c", "a*b/c", "a b/c"),
    ("a*(b/c)", "a*(b/c)", "a(b/c)"),
    ("a*(b*c)", "a*(b*c)", "a(b c)"),
    ("(-x)^2", "(-x)^2", "(-x)^2"),
    ("-x^2", "-x^2", "-x^2"),
    ("(x^y)^z", "(x^y)^z", "(x^y)^z"),
    ("x^y^z", "x^y^z", "x^y^z"),
    ("x^(y*z)", "x^(y*z)", "x^(y z)"),
    ("2^-x", "2^-x", "2^-x"),
    ("x^(-1)", "x^-1", "x^-1"),
    ("x^(1/2)", "x^(1/2)", "x^(1/2)"),
    ("(1/2)^x", "(1/2)^x", "(1/2)^x"),
    ("(-2)^x", "(-2)^x", "(-2)^x"),
    ("-(2^x)", "-2^x", "-2^x"),
    ("-(2*x)", "-(2*x)", "-2x"),
    ("-2*x", "-2*x", "-2x"),
    ("-(a+b)", "-(a + b)", "-(a + b)"),
    ("-(a/b)", "-(a/b)", "-a/b"),
    ("-(a/b)*c", "-(a/b)*c", "(-a/b) c"),
    ("-(a+b)/c", "-(a + b)/c", "-(a + b)/c"),
    ("-(a+b)*c", "-(a + b)*c", "-(a + b) c"),
    ("a-(-1/2)^2^x*b", "a - (-1/2)^2^x*b", "a - (-1/2)^2^x b"),
    ("a-b/c*-d/3", "a - b/c*-d/3", "a - (b/c)(-d)/3"),
    ("a-(-b/c)*d", "a - -b/c*d", "a - (-b/c) d"),
    ("-(-x)", "--x", "-(-x)"),
    ("a*-b", "a*-b", "a(-b)"),
    ("a+-b", "a + -b", "a + (-b)"),
    ("a--b", "a - -b", "a - (-b)"),
    ("a--2", "a - -2", "a - (-2)"),
    ("a+-b*c", "a + -b*c", "a + (-b c)"),
    ("a/-b", "a/-b", "a/(-b)"),
    ("a^-b", "a^-b", "a^-b"),
    ("x*2", "x*2", "x · 2"),
    ("2*3^x", "2*3^x", "2 · 3^x"),
    ("1*x", "1*x", "1 · x"),
    ("-1*x", "-1*x", "-1 · x"),
    ("x*y", "x*y", "x y"),
    ("w1*w2", "w1*w2", "w1 w2"),
    ("x*sin(y)", "x*sin(y)", "x sin(y)"),
    ("sin(y)*x", "sin(y)*x", "sin(y) x"),
    ("2*sin(y)", "2*sin(y)", "2 sin(y)"),
    ("(x+1)*(x-1)", "(x + 1)*(x - 1)", "(x + 1)(x - 1)"),
    ("(x+1)*2", "(x + 1)*2", "(x + 1) · 2"),
    ("x/2", "x/2", "x/2"),
    ("x*(1/2)", "x*(1/2)", "x(1/2)"),
    ("1/2*x", "1/2*x", "(1/2) x"),
    ("x/(1/2)", "x/(1/2)", "x/(1/2)"),
    ("2*x/(3*y)", "2*x/(3*y)", "2x/(3y)"),
    ("exp(-x)", "exp(-x)", "exp(-x)"),
    ("exp(x)^2", "exp(x)^2", "exp(x)^2"),
    ("x - 1/3", "x - 1/3", "x - 1/3"),
    ("x^2*y", "x^2*y", "x^2 y"),
    ("2^x*y", "2^x*y", "2^x y"),
    ("6.02e23*x", "6.02e23*x", "6.02e23x"),
    ("2*e", "2*e", "2e"),
    ("2*e1", "2*e1", "2 e1"),
    ("1/2*E5", "1/2*E5", "(1/2) E5"),
    ("x^2*3*E5", "x^2*3*E5", "x^2 · 3 E5"),
    ("10*x10", "10*x10", "10x10"),
    ("0*x10", "0*x10", "0 x10"),
];

#[test]
fn both_styles_say_what_was_read() {
    for (text, strict, textbook) in BOTH_STYLES {
        let graph = Graph::new();
        let f = read(&graph, text);
        assert_eq!(f.to_string(), *strict);
        assert_eq!(read(&graph, strict), f, "{strict}");
        assert_eq!(format!("{f:#}"), *textbook);
    }
}

#[test]
fn the_derivatives_of_the_text_print_as_in_a_textbook() {
    for (text, x, expected) in [
        ("(x+a)^2", "x", "2(x + a)"),
        ("x^2+y^2", "x", "2x"),
        ("3*x^4-2*x^3+x-5", "x", "12x^3 - 6x^2 + 1"),
        ("exp(-x^2)", "x", "-2x exp(-x^2)"),
        ("1/(1+exp(-x))", "x", "exp(-x)/(1 + exp(-x))^2"),
        ("1/x", "x", "-1/x^2"),
        ("2*x^3", "x", "6x^2"),
        ("sigmoid(x)", "x", "sigmoid(x)(1 - sigmoid(x))"),
        ("((x^2+1)^2+1)^2", "x", "8x(x^2 + 1)((x^2 + 1)^2 + 1)"),
        ("x*ln(x)", "x", "ln(x) + 1"),
        ("x^n", "x", "n x^(n - 1)"),
        ("sqrt(x)", "x", "1/(2 sqrt(x))"),
        ("x^(1/2)", "x", "1/(2x^(1/2))"),
        ("x^3*y^-2", "y", "-2x^3/y^3"),
        ("x*y/(x+y)", "y", "(x(x + y) - x y)/(x + y)^2"),
        ("tanh(x)", "x", "1 - tanh(x)^2"),
        ("ln(x)", "x", "1/x"),
        ("sin(2x)", "x", "2 cos(2x)"),
        ("cos(x)", "x", "-sin(x)"),
        ("relu(x)", "x", "step(x)"),
        ("step(x)", "x", "0"),
        ("7", "x", "0"),
        ("a - x", "x", "-1"),
        ("x", "x", "1"),
        ("2^x", "x", "2^x ln(2)"),
        ("x^x", "x", "x^x(ln(x) + 1)"),
        ("silu(x)", "x", "sigmoid(x)(1 + x(1 - sigmoid(x)))"),
        ("-(x + 1)*y", "y", "-x - 1"),
    ] {
        let found = slope(text, x);
        assert_eq!(found, expected, "d/d{x} {text}");
    }
}

#[test]
fn a_long_expression_is_described_and_not_written() {
    let graph = Graph::new();
    let mut f = graph.variable("x");
    for _ in 0..40 {
        f = f * f.sin();
    }
    let parts = f.tree_size();
    assert!(parts > 1_000_000_000_000);
    assert_eq!(
        f.to_string(),
        format!("[too long to write: {parts} parts, 81 of them different]")
    );
    assert_eq!(format!("{f:#}"), f.to_string());
    assert_eq!(f.latex(), format!(r"\text{{{f}}}"));
    let longer = (0..40).fold(f, |f, _| f * f.sin());
    let counted = format!("[too long to write: over {} parts, 161 of", u64::MAX);
    assert!(longer.to_string().starts_with(&counted), "{longer}");
    let error = f.evaluate(&[("x", f64::NAN)]).unwrap_err();
    assert_eq!(error.to_string(), "x is NaN: it must be a finite number");
    // A long line can be written out to be read back, not to be read.
    let long = graph.parse(&vec!["x"; 10_000].join(" + ")).unwrap();
    assert_eq!(graph.parse(&long.to_string()), Ok(long));
    assert!(format!("{long:#}").starts_with("[too long to write"));
    let longest = read(&graph, &format!("-({})", ["x"; 150].join(" + ")));
    assert_eq!(longest.tree_size(), 300);
    assert!(format!("{longest:#}").starts_with("-(x"));
}

#[test]
fn widths_pad_an_expression() {
    let graph = Graph::new();
    let f = read(&graph, "2*x");
    assert_eq!(format!("{f:>6}|{f:<#5}|"), "   2*x|2x   |");
    assert_eq!(format!("{f:?} of {graph:?}"), "Expr(2*x) of Graph(3 nodes)");
}

#[test]
fn latex_has_fractions_indices_and_greek_letters() {
    for (text, latex) in [
        ("x^2*y/(x + 1)", r"\frac{x^{2} \, y}{x + 1}"),
        ("(x/2)^10", r"\left(\frac{x}{2}\right)^{10}"),
        ("exp(-x/2)", r"\operatorname{exp}\left(\frac{-x}{2}\right)"),
        ("sqrt(x + 1)*x", r"\sqrt{x + 1} \, x"),
        ("abs(x)/x", r"\frac{\left|{x}\right|}{x}"),
        ("w12*w_ij", r"w_{12} \, w_{ij}"),
        ("w_i_j^2", r"w_{i\_j}^{2}"),
        ("2*x", "2 x"),
        ("6.02e23^x", r"(6.02 \cdot 10^{23})^{x}"),
        ("σ*alpha*rate_1", r"\sigma \alpha \, \mathit{rate}_{1}"),
        ("2*3^x", r"2 \cdot 3^{x}"),
        ("a - (b - c)", "a - (b - c)"),
        ("-(a + b)*-c", "-(a + b) (-c)"),
        ("(-x)^2", "(-x)^{2}"),
        ("(-2)^x*(-1/2)^y", r"(-2)^{x} \left(-\frac{1}{2}\right)^{y}"),
        ("2*(x/3)*y", r"2 \cdot \frac{x}{3} \, y"),
        ("x*1*y", r"x \cdot 1 \cdot y"),
        ("x^y^z", "x^{y^{z}}"),
        ("(x^y)^z", "(x^{y})^{z}"),
        ("x - 1/3", r"x - \frac{1}{3}"),
        ("x - -y/z", r"x - \frac{-y}{z}"),
        ("6.02e23*x", r"6.02 \cdot 10^{23} \, x"),
        // Two names that would look alike are told apart, in any order.
        ("x1 + x_1", r"x_{1} + \mathit{x\_1}"),
        ("x_1*x1", r"\mathit{x\_1} \, x_{1}"),
        ("α + alpha", r"\alpha + \mathit{alpha}"),
        ("alpha_2/α_2", r"\frac{\mathit{alpha\_2}}{\alpha_{2}}"),
        ("x + x_ + x__", r"x + \mathit{x\_} + x_{\_}"),
        (
            "w1_2 + w12 + w_12",
            r"\mathit{w1}_{2} + w_{12} + \mathit{w\_12}",
        ),
        ("σx_Δσ", r"\mathit{\sigma x}_{\Delta \sigma }"),
    ] {
        assert_eq!(read(&Graph::new(), text).latex(), latex, "{text}");
    }
}

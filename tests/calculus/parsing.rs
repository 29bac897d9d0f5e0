use super::read;
use crate::common::{assert_close, panic_of};
use chainrule::calculus::Graph;

#[test]
fn binding_strengths_are_the_usual_ones() {
    for (short, long) in [
        ("-x^2", "-(x^2)"),
        ("2^-x", "2^(-x)"),
        ("a/b/c", "(a/b)/c"),
        ("1/2*x", "(1/2)*x"),
        ("3 x^2", "3*(x^2)"),
        ("(x+1)(x-1)", "(x+1)*(x-1)"),
        ("2exp(-x)", "2*exp(-x)"),
        ("+x", "x"),
        ("-2^2", "-(2^2)"),
        ("a-b-c", "(a-b)-c"),
        ("a-b+c", "(a-b)+c"),
        ("a*b/c*d", "((a*b)/c)*d"),
        ("a^b^c", "a^(b^c)"),
        ("a**b**c", "a^(b^c)"),
        ("2**-x", "2^(-x)"),
        ("a^-b^c", "a^(-(b^c))"),
        ("-a*b", "(-a)*b"),
        ("-a/b", "(-a)/b"),
        ("-a+b", "(-a)+b"),
        ("a*-b", "a*(-b)"),
        ("a--b", "a-(-b)"),
        ("a - - -b", "a-(-(-b))"),
        ("a+-+b", "a+(-b)"),
        ("--x^2", "-(-(x^2))"),
        ("a^+b", "a^b"),
        ("2x^2", "2*(x^2)"),
        ("-2x^2", "(-2)*(x^2)"),
        ("2(x+a)", "2*(x+a)"),
        ("(a)(b)(c)", "(a*b)*c"),
        ("(x)y", "x*y"),
        ("2sin(x)", "2*sin(x)"),
        ("sin(x)cos(x)", "sin(x)*cos(x)"),
        ("sin(x)^2", "(sin(x))^2"),
        ("3x + 2y", "(3*x)+(2*y)"),
        ("x*2y", "(x*2)*y"),
        ("x + 2(y)", "x+(2*y)"),
        ("2^3*x", "(2^3)*x"),
        ("exp (x)", "exp(x)"),
        ("((x))", "x"),
        ("x\t+\n1", "x+1"),
        ("x\u{a0}+ 1", "x+1"),
    ] {
        let graph = Graph::new();
        assert_eq!(read(&graph, short), read(&graph, long), "{short}");
    }
}

#[test]
fn numbers_are_read_exactly() {
    for (text, expected) in [
        ("2.", "2"),
        (".5", "1/2"),
        ("0.1 + 0.2", "3/10"),
        ("1e-3", "1/1000"),
        ("1E3", "1000"),
        ("2.5e+2", "250"),
        ("6.02e23", "6.02e23"),
        ("1/3 + 1/6", "1/2"),
        ("2^-2", "1/4"),
        ("(2/3)^3", "8/27"),
        ("-0", "0"),
        ("0.000", "0"),
        ("0e400", "0"),
        ("0e99999999999999999999", "0"),
        ("007", "7"),
        ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775807", "-9223372036854775807"),
        // Too long for a fraction of two `i64`: the nearest f64.
        ("9223372036854775808", "9.223372036854776e18"),
        ("-9223372036854775808", "-9.223372036854776e18"),
        ("1e-400 + 1", "error"),
        ("1e400", "error"),
        ("1e-320", "1e-320"),
        ("1.7976931348623157e308", "1.7976931348623157e308"),
        // Arithmetic that would overflow stays as it is written.
        ("9223372036854775807 + 1", "9223372036854775807 + 1"),
        ("-9223372036854775807 - 1", "-9223372036854775807 - 1"),
        ("9223372036854775807*2", "9223372036854775807*2"),
        ("1/9223372036854775807/2", "1/9223372036854775807/2"),
        ("3^40", "3^40"),
        ("3^39", "4052555153018976267"),
        ("1e308*10", "1e308*10"),
        ("(-1)^9223372036854775807", "-1"),
        ("2^-9223372036854775807", "2^-9223372036854775807"),
        // No number at all, or no exact one.
        ("0^0", "0^0"),
        ("0^-1", "0^-1"),
        ("1/0", "1/0"),
        ("2^(1/2)", "2^(1/2)"),
        // As many digits as you like: what prints is read back.
        ("0.1000000000000000000000000000000000000000000", "1/10"),
        ("0.3333333333333333333", "0.3333333333333333"),
        ("0.12345678901234567890123", "0.12345678901234568"),
    ] {
        let graph = Graph::new();
        let found = graph.parse(text);
        match expected {
            "error" => assert!(found.is_err(), "{text}"),
            _ => assert_eq!(
                found.map(|f| f.to_string()).as_deref(),
                Ok(expected),
                "{text}"
            ),
        }
    }
}

#[test]
fn numbers_have_the_value_of_the_nearest_f64() {
    for text in [
        "0.1",
        "1e-3",
        "3.14159265358979323846",
        "9007199254740993",
        "123456789.987654321",
        "0.303883685957489068",
        "0.82447577104656341",
        "0.83960306202786838",
        "0.9961983914549817",
        "4.9e-324",
    ] {
        let value = read(&Graph::new(), text).evaluate(&[]);
        assert_eq!(value, Ok(text.parse().unwrap()), "{text}");
    }
}

#[test]
fn an_exponent_counts_only_with_digits() {
    let graph = Graph::new();
    assert_eq!(read(&graph, "2e"), 2 * graph.variable("e"));
    // Without digits before it, e1 is a name.
    let e1 = graph.variable("e1");
    assert_eq!(
        read(&graph, "e1*x + e1^2"),
        e1 * graph.variable("x") + e1.pow(2)
    );
    assert_eq!(read(&graph, "2exp(x)"), 2 * graph.variable("x").exp());
    assert_eq!(read(&graph, "2e3x"), 2000 * graph.variable("x"));
    assert_eq!(read(&graph, "3e + 1"), 3 * graph.variable("e") + 1);
}

#[test]
fn names_are_letters_digits_and_underscores() {
    for name in [
        "x", "w1", "w_12", "σx", "Δ", "дом", "x1y2", "e", "d", "dx", "expx", "u1",
    ] {
        let graph = Graph::new();
        let x = read(&graph, name);
        assert!(x.is_variable());
        assert_eq!(x, graph.variable(name));
        assert_eq!(x.to_string(), name);
    }
    for name in ["", "1x", "x y", "_x", "x-1", "x'", "exp", "sigmoid", "²"] {
        let words = panic_of(|| {
            Graph::new().variable(name);
        });
        assert!(words.contains("name"), "{name}: {words}");
    }
}

/// Message and column of every kind of mistake.
#[test]
fn mistakes_are_named_with_their_column_and_a_remedy() {
    for (text, column, message) in [
        ("", 1, "empty expression"),
        ("  ", 1, "empty expression"),
        ("x + * y", 5, "expected a value, found '*'"),
        ("x + 1)", 6, "unmatched ')'"),
        ("exp x", 5, "function exp needs parentheses: write exp(x)"),
        ("x $ y", 3, "unexpected character '$'"),
        ("1/2x", 4, "ambiguous: write 1/(2*x) or (1/2)*x"),
        ("x y", 3, "write x*y"),
        // The opener of an unclosed parenthesis, not the end.
        ("(x + 1", 1, "this '(' is never closed"),
        ("2*(x + (1 - x)", 3, "this '(' is never closed"),
        ("exp(x", 4, "this '(' is never closed"),
        ("exp (x", 5, "this '(' is never closed"),
        ("(", 1, "this '(' is never closed"),
        ("x*(", 3, "this '(' is never closed"),
        ("exp(", 4, "this '(' is never closed"),
        (")", 1, "expected a value, found ')'"),
        ("()", 2, "expected a value, found ')'"),
        ("(x))", 4, "unmatched ')'"),
        ("x +", 4, "expected a value, found the end"),
        ("-", 2, "expected a value, found the end"),
        ("x^", 3, "expected a value, found the end"),
        ("x ** * y", 6, "expected a value, found '*'"),
        ("x***y", 4, "expected a value, found '*'"),
        ("exp", 4, "function exp needs parentheses"),
        ("exp y", 5, "write exp(y)"),
        ("sin 2x", 5, "write sin(2x)"),
        ("sin x^2", 5, "put them around its argument"),
        ("sin^2(x)", 4, "write sin(x)^2"),
        ("sin² x", 4, "write sin(x)^2"),
        (
            "sin^-1(x)",
            4,
            "there is no arcsine here; 1/sin(x) is sin(x)^-1",
        ),
        ("exp^x", 4, "write exp(x)"),
        ("exp^(-2x)", 4, "write exp(-2x)"),
        ("exp^2x", 4, "write exp(2x)"),
        ("sinx", 0, ""),
        // Products that two readers would read in two ways.
        ("2^3x", 4, "ambiguous: write 2^(3*x) or 2^3*x"),
        ("x^2y", 4, "ambiguous: write x^(2*y) or x^2*y"),
        ("a/b(c)", 4, "ambiguous: write a/(b*(c)) or (a/b)*(c)"),
        ("1/-2x", 5, "ambiguous: write 1/(-2*x) or (1/-2)*x"),
        ("2^-3x", 5, "ambiguous: write 2^(-3*x) or 2^-3*x"),
        ("2*x/3y", 6, "ambiguous: write 2*x/(3*y) or (2*x/3)*y"),
        (
            "1/2sin(x + 1) + y",
            4,
            "ambiguous: write 1/(2*sin(x + 1)) or (1/2)*sin(x + 1)",
        ),
        ("x/(y)(z)", 6, "ambiguous: write x/((y)*(z)) or (x/(y))*(z)"),
        ("x(x+1)", 2, "write x*(x+1)"),
        ("2x(x+a)", 3, "write x*(x+a)"),
        ("x 2", 3, "write x*2"),
        ("1 000", 3, "write 1*000, or 1000 for one number"),
        ("(x)2", 4, "write (x)*2"),
        ("x sin(y)", 3, "write x*sin(y)"),
        (
            "foo(x)",
            1,
            "no function 'foo': there are exp, ln, sqrt, sin,",
        ),
        (
            "2 + log(x)",
            5,
            "write ln(x), or ln(x)/ln(10) if the base is 10",
        ),
        // Letters and signs that keyboards, books and other languages have.
        ("x²", 2, "write ^2"),
        ("2·x", 2, "write *"),
        ("2 × x", 3, "write *"),
        ("x − 1", 3, "write -"),
        ("[x]", 1, "write ("),
        ("x = 2", 3, "write only what stands right of the ="),
        ("f(x) := x^2", 7, "write only what stands right of the ="),
        ("x^2 + y^2 = 1", 11, "not an equation"),
        ("x == 2", 3, "not an equation"),
        ("1,5*x", 2, "decimals a point"),
        (
            "f'",
            2,
            "unexpected character ''': the derivative is taken for you",
        ),
        ("x⁴", 2, "write ^4"),
        ("x⁻¹", 2, "write ^(-1)"),
        ("xⁿ", 2, "write ^n"),
        ("x₁", 2, "write x_1"),
        ("w₁x₁ + 1", 2, "write w_1 and a * behind it"),
        ("w_{ij}", 3, "write an index without braces"),
        ("√x", 1, "write sqrt(x)"),
        ("√(x + 1)", 1, "write sqrt(x + 1)"),
        ("√2x", 1, "write sqrt(u) for √u"),
        ("½x", 1, "write (1/2)"),
        ("x•y", 2, "write *"),
        ("x∗y", 2, "write *"),
        ("∞", 1, "infinity is no number"),
        ("2|x + 1|", 2, "write abs(x + 1)"),
        ("|x", 1, "write abs(u) for |u|"),
        ("ln|x|", 3, "write ln(abs(x))"),
        ("𝑥 + 1", 1, "unexpected character '𝑥': write x"),
        ("x＋１", 2, "unexpected character '＋': write +"),
        ("\u{feff}x", 1, "unexpected character U+FEFF: delete it"),
        ("x\u{200b}^2", 2, "unexpected character U+200B: delete it"),
        // LaTeX.
        (r"\frac{1}{x + 1}", 1, "write (1/(x + 1))"),
        (
            r"\frac{d}{dx} x^2",
            1,
            "write x^2 alone, and the variable x behind it",
        ),
        (r"2 \cdot x", 3, "write *"),
        (r"\sqrt{x}", 1, "write sqrt(x)"),
        (r"\sigma(x)", 1, "write sigmoid(x)"),
        (r"\sin{x}", 1, "write sin(x)"),
        (r"\alpha", 1, "write the name alone"),
        ("$x^2$", 1, "write x^2"),
        // Functions by other names.
        ("1 - σ(x)", 5, "no function 'σ': write sigmoid(x)"),
        ("S(x)", 1, "write step(x)"),
        ("R(x)", 1, "write relu(x)"),
        ("H(x)", 1, "only what stands right of the ="),
        ("xsin(x)", 1, "write x*sin(x)"),
        ("2ab(a + b)", 2, "for a product write a*b*(a + b)"),
        ("Exp(x)", 1, "write exp(x)"),
        ("ReLU(x)", 1, "write relu(x)"),
        ("SIN x", 1, "write sin(x)"),
        ("max(0, x)", 1, "write relu(x)"),
        ("max(x - 1, 0)", 1, "write relu(x - 1)"),
        ("max(x, y)", 1, "write (x + relu(y - x))"),
        ("1/tan(2x)", 3, "write (sin(2x)/cos(2x))"),
        ("tan x", 1, "write (sin(u)/cos(u)) for tan(u)"),
        ("pow(x + 1, 2)", 1, "write ((x + 1)^2)"),
        ("LOG10(x)", 1, "write (ln(x)/ln(10))"),
        ("logistic(x)", 1, "write sigmoid(x)"),
        ("swish(x)", 1, "write silu(x)"),
        ("leaky_relu(x)", 1, "there is none like it here"),
        (
            "arctan x",
            1,
            "no function 'arctan': there is no arctangent here",
        ),
        (
            "log x^2",
            1,
            "write ln(u), or ln(u)/ln(10) if the base is 10 for log(u)",
        ),
        (
            "np.exp(x)",
            3,
            "write exp(x), without what stands before the point",
        ),
        ("³√x", 1, "write x^(1/3)"),
        ("D(x^2)", 1, "write x^2 alone, and the variable behind it"),
        ("sni(x)", 1, "write sin(x), or sni*(x) for a product"),
        ("sigmod(x)", 1, "write sigmoid(x)"),
        ("w1(x)", 3, "write w1*(x)"),
        // The derivative itself.
        (
            "d/dx x^2",
            6,
            "write x^2 alone, and the variable x behind it",
        ),
        (
            "d^2/dx^2 x^3",
            10,
            "write x^3 alone, and the variable x behind it",
        ),
        (
            "d(x^2)/dx",
            1,
            "write x^2 alone, and the variable x behind it",
        ),
        ("∂f/∂x", 1, "write f itself, and the variable behind it"),
        ("σσ $", 4, "unexpected character '$'"),
        ("x_", 0, ""),
        ("_x", 1, "unexpected character '_'"),
        ("x # y", 3, "unexpected character '#'"),
        ("🦀", 1, "unexpected character '🦀'"),
        ("x\u{0}", 2, "unexpected character"),
        ("1e400", 1, "outside the range"),
        ("x + 1e-400", 5, "outside the range"),
        ("1.2.3", 1, "malformed number '1.2.3'"),
        ("x + 1..2", 5, "malformed number '1..2'"),
        ("1.0ee-5", 1, "malformed number '1.0ee'"),
        ("0x10", 1, "malformed number '0x10'"),
        ("1_000", 1, "malformed number '1_000'"),
        ("0x + 1", 0, ""),
        (".", 1, "unexpected character '.'"),
    ] {
        let graph = Graph::new();
        match graph.parse(text) {
            Ok(_) => assert_eq!(column, 0, "{text} was read"),
            Err(error) => {
                assert!(
                    error.message().contains(message),
                    "{text}: {}",
                    error.message()
                );
                assert_eq!(error.column(), column, "{text}: {}", error.message());
            }
        }
    }
}

#[test]
fn what_a_message_advises_can_be_read() {
    for (text, one, other) in [
        ("1/2x", "1/(2*x)", "(1/2)*x"),
        ("2^-3x", "2^(-3*x)", "2^-3*x"),
        ("a^b/2x", "a^b/(2*x)", "(a^b/2)*x"),
        ("1/-2x", "1/(-2*x)", "(1/-2)*x"),
        ("-a/2x", "-a/(2*x)", "(-a/2)*x"),
    ] {
        let graph = Graph::new();
        let message = graph.parse(text).unwrap_err().message().to_string();
        assert_eq!(message, format!("ambiguous: write {one} or {other}"));
        assert_ne!(read(&graph, one), read(&graph, other));
    }
}

/// The formula has the value of the function that was meant, wherever it is put.
#[test]
fn what_is_advised_has_the_value_of_what_was_meant() {
    let (x, u): (f64, f64) = (0.8, 0.6); // u = 2x - 1
    for (call, value) in [
        ("logistic(2x - 1)", 1.0 / (1.0 + (-u).exp())),
        ("σ(2x - 1)", 1.0 / (1.0 + (-u).exp())),
        (r"\sigma(2x - 1)", 1.0 / (1.0 + (-u).exp())),
        ("S(2x - 1)", 1.0),
        ("R(2x - 1)", u),
        ("swish(2x - 1)", u / (1.0 + (-u).exp())),
        ("max(0, 2x - 1)", u),
        ("max(x, 2x - 1)", x),
        ("min(x, 2x - 1)", u),
        ("pow(2x - 1, x)", u.powf(x)),
        ("cbrt(2x - 1)", u.cbrt()),
        ("log(2x - 1)", u.ln()),
        ("log(2x - 1, 3)", u.log(3.0)),
        ("log10(2x - 1)", u.log10()),
        ("log2(2x - 1)", u.log2()),
        ("softplus(2x - 1)", u.exp().ln_1p()),
        ("tan(2x - 1)", u.tan()),
        ("cot(2x - 1)", 1.0 / u.tan()),
        ("sec(2x - 1)", 1.0 / u.cos()),
        ("csc(2x - 1)", 1.0 / u.sin()),
        ("sinh(2x - 1)", u.sinh()),
        ("cosh(2x - 1)", u.cosh()),
        ("atanh(2x - 1)", u.atanh()),
        ("Exp(2x - 1)", u.exp()),
        ("exp^(2x - 1)", u.exp()),
        ("sin^2(2x - 1)", u.sin().powi(2)),
        ("√(2x - 1)", u.sqrt()),
        (r"\frac{2x - 1}{x + 1}", u / 1.8),
        (r"\sqrt{2x - 1}", u.sqrt()),
        ("½", 0.5),
    ] {
        let graph = Graph::new();
        let message = graph.parse(call).unwrap_err().message().to_string();
        let (_, advice) = message.split_once("write ").expect("an advice");
        let end = [", ", " if "]
            .iter()
            .filter_map(|word| advice.find(word))
            .min();
        let formula = &advice[..end.unwrap_or(advice.len())];
        let whole = read(&graph, &format!("9 - 1/{formula}"));
        assert_close(
            whole.evaluate(&[("x", x)]).unwrap(),
            9.0 - 1.0 / value,
            1e-14,
        );
    }
}

#[test]
fn the_caret_stands_under_the_mistake() {
    let graph = Graph::new();
    let error = graph.parse("σ + * y").unwrap_err();
    assert_eq!(
        error.to_string(),
        "column 5: expected a value, found '*'\n  σ + * y\n      ^"
    );
    // Of a long source, the neighbourhood.
    let long = format!("{}+ $ +{}", "x".repeat(500), "y".repeat(500));
    let error = graph.parse(&long).unwrap_err();
    assert_eq!(error.column(), 503);
    let lines: Vec<String> = error.to_string().lines().map(String::from).collect();
    assert!(lines.iter().all(|line| line.chars().count() < 90));
    let caret = lines[2].chars().position(|c| c == '^').unwrap();
    assert_eq!(lines[1].chars().nth(caret), Some('$'));
}

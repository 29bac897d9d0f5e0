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
        ("a*b/c*d", "((a*b)/c)*d"),
        ("a^b^c", "a^(b^c)"),
        ("a**b**c", "a^(b^c)"),
        ("a^-b^c", "a^(-(b^c))"),
        ("-a*b", "(-a)*b"),
        ("-a/b", "(-a)/b"),
        ("a*-b", "a*(-b)"),
        ("a - - -b", "a-(-(-b))"),
        ("a+-+b", "a+(-b)"),
        ("--x^2", "-(-(x^2))"),
        ("a^+b", "a^b"),
        ("-2x^2", "(-2)*(x^2)"),
        ("2(x+a)", "2*(x+a)"),
        ("sin(x)cos(x)", "sin(x)*cos(x)"),
        ("sin(x)^2", "(sin(x))^2"),
        ("3x + 2y", "(3*x)+(2*y)"),
        ("x*2y", "(x*2)*y"),
        ("2^3*x", "(2^3)*x"),
        ("exp (x)", "exp(x)"),
        ("((x))", "x"),
        ("x\t+\n1", "x+1"),
        ("x\u{a0}+ 1", "x+1"),
        // An exponent counts only with digits, before and behind the e.
        ("2e", "2*e"),
        ("3e + 1", "(3*e)+1"),
        ("2e3x", "2000*x"),
        ("e1*x + e1^2", "(e1*x)+(e1^2)"),
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
        ("8e-4", "1/1250"),
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
        ("(-1)^133", "-1"),
        ("2^4294967296", "2^4294967296"),
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
        assert_eq!(read(&graph, text).to_string(), expected, "{text}");
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
    for name in [
        "", "1x", "x y", "_x", "x-1", "x'", "exp", "sigmoid", "²", "ℎ",
    ] {
        let words = panic_of(|| {
            Graph::new().variable(name);
        });
        assert!(words.contains("name"), "{name}: {words}");
    }
}

/// The column of a mistake, the text, and what is said of it.
const MISTAKES: &str = "\
  1  =>  empty expression
  5  x + * y  =>  expected a value, found '*'
  6  x + 1)  =>  unmatched ')'
  5  exp x  =>  function exp needs parentheses: write exp(x)
  3  x $ y  =>  unexpected character '$'
  4  1/2x  =>  ambiguous: write 1/(2*x) or (1/2)*x
  3  2*(x + (1 - x)  =>  this '(' is never closed
  5  exp (x  =>  this '(' is never closed
  1  (  =>  this '(' is never closed
  3  x*(  =>  this '(' is never closed
  1  )  =>  expected a value, found ')'
  2  ()  =>  expected a value, found ')'
  4  x +  =>  expected a value, found the end
  2  -  =>  expected a value, found the end
  4  exp  =>  function exp needs parentheses
  5  sin 2x  =>  write sin(2x)
  5  sin x^2  =>  put them around its argument
  5  sin x(y)  =>  put them around its argument
  5  sin -  =>  put them around its argument
  4  sin² x  =>  write sin(x)^2
  4  sin^-1(x)  =>  there is no arcsine here; 1/sin(x) is sin(x)^-1
  4  exp^(-2x)  =>  write exp(-2x)
  4  sin^2*x  =>  function sin needs parentheses: put them around its argument
  4  x^2y  =>  ambiguous: write x^(2*y) or (x^2)*y
  5  1/-2x  =>  ambiguous: write 1/(-2*x) or (1/-2)*x
  5  2^-3x  =>  ambiguous: write 2^(-3*x) or (2^-3)*x
  6  2*x/3y  =>  ambiguous: write 2*x/(3*y) or (2*x/3)*y
  4  1/2sin(x + 1) + y  =>  ambiguous: write 1/(2*sin(x + 1)) or (1/2)*sin(x + 1)
  3  2x(x+a)  =>  write x*(x+a)
  8  3x sin x  =>  function sin needs parentheses: write sin(x)
  9  1/2 sin x  =>  function sin needs parentheses: write sin(x)
  3  S 2  =>  write S*2
  3  1 000  =>  write 1*000, or 1000 for one number
  1  f(x, y, z)  =>  write its formula
  1  f(x, y)  =>  write its formula, only what stands right of the =
  3  s h(x)  =>  no function 'h': write its formula
  3  x tan x  =>  no function 'tan': for tan(u) write (sin(u)/cos(u))
  3  x if x > 0  =>  no function 'if': there are no cases here
  3  x foo(1)  =>  no function 'foo'
  3  x sigma  =>  write x*sigma
  7  gamma x  =>  write gamma*x
  8  lambda x  =>  write lambda*x
  3  x gamma(y)  =>  for a product write gamma*(y)
  1  C(5, 2)  =>  no function 'C': there are exp, ln,
  1  x()  =>  no function 'x'
  8  6.02 x 10^23  =>  write x*10, or 6.02*10 if x is ×
  7  a + x 10  =>  write x*10
  1  foo(x)  =>  no function 'foo': there are exp, ln, sqrt, sin,
  5  2 + log(x)  =>  write ln(x), or ln(x)/ln(10) if the base is 10
  2  x²  =>  write ^2
  3  x − 1  =>  write -
  1  [x]  =>  write (, or for an index
  6  y(x) = x^2  =>  write a formula alone, of a definition only what stands right of the =
 11  x^2 + y^2 = 1  =>  write a formula alone
  2  1,5*x  =>  decimals have a point, and thousands no sign
  2  f'  =>  unexpected character ''': the derivative is taken for you
  2  x⁻¹  =>  write ^(-1)
  2  xⁿ  =>  write ^n
  2  x₁  =>  write _1 right behind its letter, as in x_1
  2  w₁x₁ + 1  =>  and a * before what it multiplies
  3  w_{ij}  =>  for an index its letters alone, as in w_12
  1  √(x + 1)  =>  write sqrt(x + 1)
  1  √2x  =>  for √u write sqrt(u)
  1  ½x  =>  write (1/2)
  2  2½  =>  but 2.5 for 2½
  2  x.^2  =>  write ^
  2  x./y  =>  write /
  1  \\sin^{2}(x)  =>  write sin(x)^2
  3  np.log(x)  =>  and of np.exp(x) only exp(x)
  1  \\frac12  =>  write a quotient with a /
  1  \\sin^{-1}(x)  =>  there is no arcsine here
  1  POW(x; 2)  =>  of one value each
  1  sinc(x)  =>  write (sin(x)/x), which
  2  x%2  =>  remainders are not taken here
  3  50%  =>  write /100
  1  int(x^2, x)  =>  without integral
  1  PI()  =>  write 3.141592653589793
  1  lambda x: x^2  =>  write x^2 alone
  1  foo(x, y)  =>  no function 'foo': there are exp, ln, sqrt, sin, cos, tanh, abs, step, sigmoid, relu, silu, of one value each
  2  x•y  =>  write *
  1  ∞  =>  infinity is no number
  2  2|x + 1|  =>  write abs(x + 1)
  1  |x  =>  for |u| write abs(u)
  5  sin cos x  =>  function sin needs parentheses: put them around its argument
  3  ln|x|  =>  write ln(abs(x))
  1  𝑥 + 1  =>  unexpected character '𝑥': write x
  2  x＋１  =>  unexpected character '＋': write +
  1  \u{feff}x  =>  unexpected character U+FEFF: delete it
  2  x\u{200b}^2  =>  unexpected character U+200B: delete it
  2  x\u{ad}  =>  unexpected character U+00AD: delete it
  1  \\frac{1}{x + 1}  =>  write (1/(x + 1))
  1  \\frac{d}{dx} x^2  =>  write x^2 alone, and the variable x behind it
  3  2 \\cdot x  =>  write *
  1  \\sigma(x)  =>  write sigmoid(x)
  1  \\sin{x}  =>  write sin(x)
  1  $x^2$  =>  write x^2
  5  1 - σ(x)  =>  no function 'σ': write sigmoid(x)
  1  S(x)  =>  write step(x)
  1  xsin(x)  =>  write x*sin(x)
  8  x^2 sin(x  =>  this '(' is never closed
  2  2ab(a + b)  =>  for a product write a*b*(a + b)
  1  Exp(x)  =>  write exp(x)
  1  max(0, (x + 1)/2)  =>  write relu((x + 1)/2)
  1  max(x, y)  =>  write (x + relu(y - x))
  3  1/tan(2x)  =>  write (sin(2x)/cos(2x))
  1  tan x  =>  for tan(u) write (sin(u)/cos(u))
  1  Tan(x)  =>  write (sin(x)/cos(x))
  1  pow(x + 1, 2)  =>  write ((x + 1)^2)
  1  leaky_relu(x)  =>  there is none like it here
  1  arctan x  =>  no function 'arctan': there is no arctangent here
  1  log x^2  =>  for log(u) write ln(u), or ln(u)/ln(10) if the base is 10
  3  np.exp(x)  =>  write exp(x), without what stands before the point
  1  ³√x  =>  write x^(1/3)
  1  six(x)  =>  no function 'six': there are exp, ln,
  1  sni(x)  =>  write sin(x), or sni*(x) for a product
  1  sigmod(x)  =>  write sigmoid(x)
  1  sigmaid(x)  =>  write sigmoid(x)
  1  lnx(y)  =>  write ln(y), or lnx*(y) for a product
  3  w1(x)  =>  write w1*(x)
  6  d/dx x^2  =>  write x^2 alone, and the variable x behind it
 10  d^2/dx^2 x^3  =>  write x^3 alone, and the variable x behind it
  7  (d/dx x^2)*2  =>  write x^2 alone,
  1  lncos(2x)  =>  write ln(cos(2x))
  7  dy/dx x^2  =>  write x^2 alone, and the variable x behind it
  4  d^2y/dx^2 x^3  =>  write x^3 alone, and the variable x behind it
  1  d(x^2)/dx  =>  write x^2 alone, and the variable x behind it
  1  ∂f/∂x  =>  write f itself, and the variable behind it
  4  σσ $  =>  unexpected character '$'
  1  _x  =>  unexpected character '_'
  3  x # y  =>  unexpected character '#'
  1  🦀  =>  unexpected character '🦀'
  2  x\u{0}  =>  unexpected character
  1  1e400  =>  outside the range
  5  x + 1e-400  =>  outside the range
  1  1.2.3  =>  malformed number '1.2.3'
  1  1.0ee-5  =>  malformed number '1.0ee'
  1  0x10  =>  malformed number '0x10'
  1  1_000  =>  malformed number '1_000'
";

#[test]
fn mistakes_are_named_with_their_column_and_a_remedy() {
    for row in MISTAKES.lines() {
        let (place, message) = row.split_once("  =>  ").expect("two sides");
        let (column, text) = place.trim().split_once("  ").unwrap_or(("1", ""));
        let graph = Graph::new();
        let error = graph.parse(text).expect_err(text);
        assert!(error.message().contains(message), "{text}: {error}");
        assert_eq!(error.column().to_string(), column, "{text}: {error}");
        // The two readings can be read, and differ.
        if let Some(readings) = error.message().strip_prefix("ambiguous: write ") {
            let (one, other) = readings.split_once(" or ").expect("two readings");
            assert_ne!(read(&graph, one), read(&graph, other));
        }
    }
    for (text, whole) in [
        ("#^2", "unexpected character '#'"),
        (
            "cos^-1(x)",
            "there is no arccosine here; 1/cos(x) is cos(x)^-1",
        ),
    ] {
        assert_eq!(Graph::new().parse(text).unwrap_err().message(), whole);
    }
    for text in ["sinx", "x_", "0x + 1"] {
        assert!(Graph::new().parse(text).is_ok(), "{text}");
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
        ("root(2x - 1, 3)", u.cbrt()),
        (r"\sqrt[3]{2x - 1}", u.cbrt()),
        ("hypot(2x - 1, x)", 1.0),
        ("sqrt[3](2x - 1)", u.cbrt()),
        ("log1p(2x - 1)", u.ln_1p()),
        ("exp2(2x - 1)", u.exp2()),
        ("expm1(2x - 1)", u.exp_m1()),
        ("logit(2x - 1)", (u / (1.0 - u)).ln()),
        ("asinh(2x - 1)", u.asinh()),
        ("acosh(2x + 1)", 2.6_f64.acosh()),
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
    assert!(lines[1].ends_with('y'), "{}", lines[1]);
    let caret = lines[2].chars().position(|c| c == '^').unwrap();
    assert_eq!(lines[1].chars().nth(caret), Some('$'));
}

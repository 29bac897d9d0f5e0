use super::cargo::example;
use super::read;
use chainrule::calculus::Graph;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

/// The example, built by cargo.
static EXAMPLE: LazyLock<PathBuf> = LazyLock::new(|| example("derivatives"));

/// What it prints, what it complains of, and its exit code. In a word of the line `_`
/// is a space, and `''` is an empty word.
fn run(line: &str) -> (String, String, i32) {
    let words = line.split_whitespace();
    let words = words.map(|word| word.replace('_', " ").replace("''", ""));
    let output = Command::new(&*EXAMPLE)
        .args(words)
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    let code = output.status.code().expect("it ends by itself");
    (text(output.stdout), text(output.stderr), code)
}

/// The page for a line that is in order.
#[track_caller]
fn page(line: &str) -> String {
    let (page, complaint, code) = run(line);
    assert_eq!((complaint.as_str(), code), ("", 0), "{line}");
    page
}

#[test]
fn the_walk_passes_and_fits_the_page() {
    let walk = page("");
    for heading in ["30-34", "35", "36-40", "41-43", "44", "45", "2, 4, 19"] {
        assert!(walk.contains(&format!(
            "Equation{} {heading}",
            if heading.len() > 2 { "s" } else { "" }
        )));
    }
    // Each equation has its number in the margin of the line that it is.
    for number in 30..=45 {
        let margin = format!("  ({number})");
        let line = walk.lines().find(|line| line.ends_with(&margin));
        assert!(
            line.is_some_and(|line| line.chars().count() == 78),
            "{number}"
        );
    }
    assert!(walk.matches("PASS").count() >= 12);
    // The misprint of (39) is shown failing, and nothing else fails.
    assert_eq!(walk.matches("FAIL").count(), 1);
    for line in walk.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        assert_eq!(line, line.trim_end());
        assert!(!line.contains("NaN") && !line.contains("inf "), "{line}");
    }
}

#[test]
fn a_reader_who_has_seen_enough_ends_the_walk_quietly() {
    let mut walk = Command::new(&*EXAMPLE);
    let mut walk = walk
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(walk.stdout.take());
    let output = walk.wait_with_output().expect("it ends");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!((&*complaint, output.status.code()), ("", Some(0)));
}

/// What is typed, and what stands in the answer, or behind a `!` does not.
const ANSWERS: &str = r"
(x_+_a)^2 x --at x=3,a=1  =>  f = (x + a)^2 | ∂f/∂x, with a held fixed | chain rule (36)
(x+a)^2 x --at x=3,a=1  =>  ∂f/∂x = 2(x + a) | check at x = 3, a = 1 | by the rules       8
--at=x=3 -x^2 x  =>  df/dx = -2x | by the rules       -6
-- --x x  =>  df/dx = 1
x^2 --at x_=_1/2  =>  check at x = 0.5
x^2 --at x=-2^2  =>  check at x = -4
7 x  =>  df/dx = 0
x^2*y  =>  ∂f/∂x = 2x y | ∂f/∂y = x^2 | df = 2x y dx + x^2 dy
x^2*y y  =>  ∂f/∂y = x^2 | !∂f/∂x
x^2+y^2 --with x=z^2,_y=exp(z) z --at z=0.5  =>  x = z^2 | y = exp(z) | total derivative (45)
x^2+y^2 --with x=z^2,y=exp(z) z --at z=0.5  =>  df/dz = 4z^3 + 2 exp(z)^2 | 5.93656365692
x*z z --with x=z^2 --at z=2  =>  by the rules       12
sin(2x) x --order 3 --at x=0.5  =>  df/dx = 2 cos(2x) | d²f/dx² = -4 sin(2x)
a*x x --order 3  =>  ∂f/∂x, with a held fixed | \n∂³f/∂x³\n
sin(2x) x --order 3 --at x=0.5  =>  d/dx 2 cos(2x) = | d³f/dx³ = -8 cos(2x)
ln(x) x  =>  df/dx = 1/x    where x > 0
x*ln(x) x  =>  df/dx = ln(x) + 1\n
ln(x) x --order 3  =>  d²f/dx² = -1/x^2    where x > 0\n | d³f/dx³ = 2/x^3    where x > 0\n
abs(x)^3 x --order 2  =>  df/dx = 3x abs(x)    where abs(x) ≠ 0\n | = 3 abs(x) + 3x^2/abs(x)\n
x^2*y-z --at x=2,y=3,z=1  =>  df = 2x y dx + x^2 dy - dz\n | by the rules       9.75
x^2*y-z --at x=2,y=3,z=1  =>  along dx = 1, dy = -0.5, dz = 0.25
s*q*r  =>  df = r q ds + s r dq + s q dr
relu(x) x --at x=0  =>  INCONCLUSIVE\n      a kink: the slope is 0 on the left and 1 on the right
sigmoid(x) x --at x=40  =>  too few digits left
-h  =>  --at x=3,a=1 | --with | Exit code
x^2 x --help  =>  --at x=3,a=1 | !check at
x^3 x --latex --order=2  =>  \[\n\begin{aligned}\n | \end{aligned}\n\]\n | !note | !check
(x+a)^2 x --latex  =>  \partial x} (x + a)^{2} = 2 (x + a) && \quad \text{result} | \text{with } u_{1} = x + a
x^2 --no-plot  =>  !└
e^x x  =>  note: e is a variable here; e^x is exp(x)
pi*x  =>  note: pi is a variable here; the number is 3.14159
2πx  =>  note: πx is one name; for a product write π*x
x2 x  =>  note: x does not occur: x2 is one name; for a product write x*2
sinx x  =>  for the function write sin(x)
X^2 x  =>  x does not occur: X is another name
xy  =>  note: xy is one name; for a product write x*y
d/dx*x^2 x  =>  the derivative is taken for you, write f itself
x^1/2 x  =>  note: ^1/2 divides the power by 2; for a power write ^(1/2)
x^2/2 x  =>  !note
x^(1/2) x  =>  !note
y^2 x  =>  !note
x^-1/2 x  =>  note: ^-1/2 divides the power by 2; for a power write ^(-1/2)
6.02x10^23  =>  note: x10 is one name; for the number write 6.02e23
1/(1.6_x10^(-19)) x  =>  for the number write 1.6e-19
x10^2+10x100^2  =>  !the number
2ex  =>  for a product write e*x
2pix  =>  for a product write pi*x
xyz  =>  for a product write x*yz
xsinx  =>  for the function write x*sin(x)
coshx  =>  for the function write cosh(x)
sinh x  =>  the function is (exp(x) - exp(-x))/2
sinxcosx x  =>  for the function write sin(...)
log x  =>  note: log is a variable here; the function is ln(x)
";

#[test]
fn an_answer_has_what_was_asked_for() {
    for row in ANSWERS.trim().lines() {
        let (line, parts) = row.split_once("  =>  ").expect("two sides");
        let page = page(line);
        for part in parts.replace(r"\n", "\n").split(" | ") {
            let absent = part.strip_prefix('!');
            let found = page.contains(absent.unwrap_or(part));
            assert_eq!(found, absent.is_none(), "{part} in {page}");
        }
    }
    assert_eq!(page("x^3 x --latex --order=2").matches("result").count(), 2);
    // What is handed in has no notes; who hands it in has them.
    let (page_in_latex, note, _) = run("e^x x --latex");
    assert!(!page_in_latex.contains("note") && note.contains("e^x is exp(x)"));
    assert_eq!(page("sin(2x) x --order 3").matches("PASS").count(), 9);
    assert!(
        page("--help")
            .lines()
            .all(|line| line.chars().count() <= 78)
    );
}

#[test]
fn points_are_picked_inside_the_domain_and_named() {
    let domains = "ln(x)  sqrt(1-x^2)  ln(x-3)  1/x  x^0.5*ln(2-x)  ln(-x)  ln(x-99)  ln(x*y)";
    for text in domains.split("  ") {
        let own = page(&format!("{text} x"));
        assert!(
            own.contains("check at x = ") && own.contains("PASS"),
            "{own}"
        );
        assert!(
            !own.contains("FAIL") && !own.contains("INCONCLUSIVE"),
            "{own}"
        );
    }
}

#[test]
fn a_failed_check_exits_with_1() {
    // It is x, with slope 1 at 0 too, where the slope of relu counts as 0.
    let (page, complaint, code) = run("relu(x)-relu(-x) x --at x=0");
    assert!(page.contains("FAIL"), "{page}");
    assert_eq!((complaint.as_str(), code), ("", 1));
}

/// What is typed, and what is said of it.
const MISTAKES: &str = r"
''  =>  column 1: empty expression
x_+_*_y x  =>    x + * y\n      ^
7  =>  f has no variable
x^2 x+1  =>  'x+1' is no variable
x^2 -x  =>  '-x' is no variable
x^2 exp  =>  'exp' is no variable
x^2 ''  =>  '' is no variable
x^2 + y^2  =>  put the expression in quotes
x^2 --order 10  =>  --order is '10': give a whole number from 1 to 9
x z --with x=z --order=2  =>  --order and --with do not go together
x^2 x x  =>  x is given twice
--at x=3  =>  an expression is missing
--  =>  an expression is missing
x^2 --at  =>  --at needs a value behind it
x^2 --at x  =>  'x' gives nothing a value
x^2 --at x=  =>  'x=' gives nothing a value
x^2 --at =3  =>  '=3' gives nothing a value
x^2 --at ''  =>  gives nothing a value
x^2 --at x=1,  =>  gives nothing a value
x*y --at x=1;y=2  =>  'x=1;y=2' gives nothing a value
x*y --at x=1 y=2  =>  'y=2' is no variable, | a list too, as in --at
x+y --with x_z^2 z  =>  'x z^2' gives nothing a value: | x=z^2,y=exp(z)
x^2 --at x=pi  =>  --at x: pi is no number: pi is a variable here; the number is 3.14
x^2 -order 2  =>  there is no option -order: write --order
x^2 --at x=abc  =>  --at x: abc is no number
x^2 --at x=1e400  =>  --at x: column 1: this number is outside the range
x^2 --at x=1/0  =>  --at x: 1/0 is not defined
x^2 --at y=1  =>  --at gives y a value, but the variables are x
x^2 --at x=1 --at x=2  =>  x is given twice: leave one out
--x^2  =>  there is no option --x^2
abs(x) --at x=0  =>  x/abs(x) is not defined at x = 0, where f has a kink: the slope is -1
ln(x) --at x=-1  =>  ln(x) is not defined at x = -1
exp(x) --at x=1000  =>  exp(x) overflows at x = 1000
sqrt(-1-x^2)  =>  found no point where f and its derivative have a value
x/y --at y=0  =>  : x/y is not defined at x = 1.25, y = 0; | name it: --at x=...,y=...
x^2+y x --with x=ln(z) z --at z=-1  =>  name one variable only
x^2+y --with x=ln(z) z --at z=-1  =>  : ln(z) is not defined at z = -1 | --at y=...,z=...
x --with x=z  =>  name the variable that the path depends on
x --with x=3*t^2  =>  such as t
x z w --with x=z  =>  name one variable only
x z --with y=z  =>  f does not contain y
x*z z --with z=x  =>  z cannot follow a path
x*y z --with x=z,y=x  =>  the path of y contains x
x z --with x=z,x=z^2  =>  x is given twice
x z --with x=z+  =>  --with x: column 3: expected a value
x z --with x=z --at x=1  =>  x follows its path
";

#[test]
fn every_mistake_gets_one_message_and_exit_code_2() {
    for row in MISTAKES.trim().lines() {
        let (line, message) = row.split_once("  =>  ").expect("two sides");
        let (page, complaint, code) = run(line);
        assert_eq!(code, 2, "{line}: {page}{complaint}");
        for part in message.replace(r"\n", "\n").split(" | ") {
            assert!(complaint.contains(part), "{part} in {complaint}");
        }
        assert!(!complaint.contains("panicked"), "{complaint}");
        assert!(complaint.lines().count() <= 3, "{complaint}");
    }
}

#[cfg(unix)]
#[test]
fn words_that_are_no_text_are_refused_in_words() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let word = OsStr::from_bytes(b"x\xff");
    let output = Command::new(&*EXAMPLE).arg(word).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_last_lines_can_be_typed_in_again() {
    for text in [
        "x^2*exp(-x)",
        "x*sqrt(x)",
        "2^-x*3^x",
        "x*y^2+e1",
        "x/(x+1)",
    ] {
        let graph = Graph::new();
        let f = read(&graph, text);
        let page = page(text);
        let (_, forms) = page
            .split_once("To type in again:\n\n")
            .expect("the last part");
        assert_eq!(forms.lines().count(), f.variables().len());
        for (line, x) in forms.lines().zip(f.variables()) {
            let (_, form) = line.split_once(" = ").expect("a label");
            assert_eq!(read(&graph, form), f.derivative(x).simplify().expression);
        }
    }
}

/// The rows of the drawing between the axes, and the column in which x is 0.
fn drawing(line: &str) -> (Vec<Vec<char>>, usize) {
    let page = page(line);
    let lines: Vec<&str> = page.lines().collect();
    let axis = lines
        .iter()
        .position(|line| line.contains('└'))
        .expect("an axis");
    let top = lines[..axis]
        .iter()
        .rposition(|line| line.is_empty())
        .expect("a line above");
    assert!(
        axis + 3 - top <= 11 && lines.iter().all(|line| line.chars().count() <= 80),
        "{page}"
    );
    assert!(!page.contains('\u{1b}'), "no colour but on a terminal");
    let zero = lines[axis + 1]
        .chars()
        .position(|c| c == '0')
        .expect("x is 0 somewhere");
    let rows = lines[top + 1..axis].iter();
    (rows.map(|line| line.chars().collect()).collect(), zero)
}

#[test]
fn poles_jumps_and_ends_of_the_domain_stay_gaps_in_the_drawing() {
    for text in ["1/x", "1/x^2", "cos(x)/sin(x)", "1/(x+x^3)"] {
        let (rows, zero) = drawing(&format!("{text} x"));
        for row in &rows {
            let cell = row.get(zero).copied().unwrap_or(' ');
            assert_eq!(cell, ' ', "{text}: {rows:?}");
        }
    }
    // Only the two ends of the jump, not the way between them.
    let (rows, zero) = drawing("step(x) x");
    let way = &rows[1..rows.len() - 1];
    let is_blank = |row: &Vec<char>| row.iter().skip(zero - 3).take(6).all(|c| *c == ' ');
    assert!(way.iter().all(is_blank), "{rows:?}");
    let (rows, zero) = drawing("sqrt(x) x");
    let left = rows.iter().flat_map(|row| row.iter().take(zero).skip(8));
    assert!(left.copied().all(|c| c == ' '), "{rows:?}");
}

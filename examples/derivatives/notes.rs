//! Where what was read may not be what was meant.

use chainrule::calculus::Expr;

use crate::own::texts;

/// Names that others take for something else, and what to write for it.
const TAKEN: [(&str, &str); 10] = [
    ("e", "e^x is exp(x)"),
    ("pi", "the number is 3.141592653589793"),
    ("π", "the number is 3.141592653589793"),
    ("inf", "there is no infinity"),
    ("infinity", "there is no infinity"),
    ("log", "the function is ln(x)"),
    ("lg", "the function is ln(x)/ln(10)"),
    ("tan", "the function is sin(x)/cos(x)"),
    ("sinh", "the function is (exp(x) - exp(-x))/2"),
    ("cosh", "the function is (exp(x) + exp(-x))/2"),
];

/// Functions that a name may have been meant to call, tanh before tan.
const FUNCTIONS: &str = "exp ln sqrt sinh sin cosh cos tanh tan log";

/// Letters that are variables rather than parts of a name.
const LETTERS: &str = "abeuvwxyz";

/// The notes on an expression, read from `text` and differentiated by `named`.
pub(crate) fn notes(text: &str, f: Expr<'_>, named: &[Expr<'_>]) -> Vec<String> {
    let text = text.replace(' ', "");
    let variables = f.variables();
    let missing = texts(named.iter().filter(|x| !variables.contains(x)));
    let mut notes = Vec::new();
    for name in texts(&variables) {
        let (small, part_of) = (name.to_lowercase(), |x: &&String| x.to_lowercase());
        notes.extend(match missing.iter().find(|x| small.contains(&part_of(x))) {
            Some(x) => Some(format!("{x} does not occur: {}", instead(&name, x))),
            None => on(&name, &text),
        });
    }
    notes.extend(fraction_behind_a_power(&text));
    notes.extend(power_of_ten(&text));
    notes
}

/// What to say of a name that may have been meant otherwise.
pub(crate) fn on(name: &str, text: &str) -> Option<String> {
    if let Some((_, advice)) = TAKEN.iter().find(|(taken, _)| *taken == name) {
        return Some(format!("{name} is a variable here; {advice}"));
    }
    let divides = |x: &&str| !x.is_empty() && text.contains(&format!("d/d{x}"));
    if name.strip_prefix('d').filter(divides).is_some() {
        let advice = "the derivative is taken for you, write f itself";
        return Some(format!("{name} is a variable here; {advice}"));
    }
    let pi = ["π", "pi"].iter().find_map(|pi| name.strip_prefix(pi));
    let letter = name.strip_prefix(|c| LETTERS.contains(c));
    let rest = pi.or(letter.filter(|rest| LETTERS.contains(rest)));
    let rest = rest.filter(|rest| (1..=2).contains(&rest.chars().count()));
    let factor = rest.or(called(name).map(|_| name));
    factor.map(|x| instead(name, x))
}

/// What to say of a name that has `x` in it.
fn instead(name: &str, x: &str) -> String {
    let advice = match (called(name), name.split_once(x)) {
        (Some(call), _) => format!("for the function write {call}"),
        (_, None) => return format!("{name} is another name"),
        (_, Some(("d", ""))) => "the derivative is taken for you, write f itself".to_string(),
        (_, Some((_, after))) if after.starts_with('_') => return format!("{name} is one name"),
        (_, Some((before, after))) => {
            let factors = [before, x, after].join("*");
            format!("for a product write {}", factors.trim_matches('*'))
        }
    };
    format!("{name} is one name; {advice}")
}

/// The call that a name may have been meant for: `sin(x)` of `sinx`, `x*sin(x)` of `xsinx`.
fn called(name: &str) -> Option<String> {
    FUNCTIONS.split(' ').find_map(|function| {
        let (before, x) = name.split_once(function)?;
        match (before.chars().count(), x.chars().count()) {
            (0, 1..=3) => Some(format!("{function}({x})")),
            (0, 4..) => Some(format!("{function}(...)")),
            (1, 1) => Some(format!("{before}*{function}({x})")),
            _ => None,
        }
    })
}

/// What to say of `x^1/2`, where the two numbers have no common divisor.
fn fraction_behind_a_power(text: &str) -> Option<String> {
    text.match_indices('^').find_map(|(place, _)| {
        let (above, below) = text[place + 1..].split_once('/')?;
        let (below, rest) = below.split_at(whole_number(below));
        let (n, d): (i16, i16) = (above.parse().ok()?, below.parse().ok()?);
        let goes_on = rest.starts_with(['.', 'e', 'E', '^']) || rest.starts_with("**");
        let no_divisor = (2..=d).all(|k| n % k != 0 || d % k != 0);
        let advice = format!("divides the power by {d}; for a power write ^({n}/{d})");
        (d > 1 && no_divisor && !goes_on).then(|| format!("^{n}/{d} {advice}"))
    })
}

/// What to say of `6.02x10^23`.
fn power_of_ten(text: &str) -> Option<String> {
    let (before, power) = text.split_once("x10^")?;
    let mut numbers = before.rsplit(|c: char| !c.is_ascii_digit() && c != '.');
    let number: f64 = numbers.next()?.parse().ok()?;
    let power = power.trim_start_matches('(');
    let power: i16 = power[..whole_number(power)].parse().ok()?;
    let advice = format!("for the number write {number}e{power}");
    Some(format!("x10 is one name; {advice}"))
}

/// The length of the whole number that a text begins with.
fn whole_number(text: &str) -> usize {
    let size = text.strip_prefix('-').unwrap_or(text);
    text.len() - size.trim_start_matches(|c: char| c.is_ascii_digit()).len()
}

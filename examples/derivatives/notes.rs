//! Where what was read may not be what was meant.

use chainrule::calculus::Expr;

/// Names that others take for a number, and what to write for it.
const CONSTANTS: [(&str, &str); 5] = [
    ("e", "e^x is exp(x)"),
    ("pi", "the number is 3.141592653589793"),
    ("π", "the number is 3.141592653589793"),
    ("inf", "there is no infinity"),
    ("infinity", "there is no infinity"),
];

/// Functions that a name may have been meant to call, tanh before tan.
const FUNCTIONS: [&str; 8] = ["exp", "ln", "sqrt", "sin", "cos", "tanh", "tan", "log"];

/// The notes on an expression, read from `text` and differentiated by `named`.
pub(crate) fn notes(text: &str, f: Expr<'_>, named: &[Expr<'_>]) -> Vec<String> {
    let text = text.replace(' ', "");
    let variables = f.variables();
    let missing = named.iter().filter(|x| !variables.contains(x));
    let missing: Vec<String> = missing.map(ToString::to_string).collect();
    let names = variables.iter().map(ToString::to_string);
    let mut notes: Vec<String> = names
        .filter_map(|name| {
            let (small, part_of) = (name.to_lowercase(), |x: &&String| x.to_lowercase());
            match missing.iter().find(|x| small.contains(&part_of(x))) {
                Some(x) => Some(format!("{x} does not occur: {}", instead(&name, x))),
                None => on(&name, &text),
            }
        })
        .collect();
    if let Some((above, below)) = fraction_behind_a_power(&text) {
        notes.push(format!(
            "^{above}/{below} divides the power by {below}; for a power write ^({above}/{below})"
        ));
    }
    notes
}

/// What to say of a name that may have been meant otherwise.
fn on(name: &str, text: &str) -> Option<String> {
    if let Some((_, advice)) = CONSTANTS.iter().find(|(constant, _)| *constant == name) {
        return Some(format!("{name} is a variable here; {advice}"));
    }
    let divides = |x: &&str| !x.is_empty() && text.contains(&format!("d/d{x}"));
    if name.strip_prefix('d').filter(divides).is_some() {
        let advice = "the derivative is taken for you, write f itself";
        return Some(format!("{name} is a variable here; {advice}"));
    }
    if let Some((_, x)) = called(name) {
        return Some(instead(name, x));
    }
    let factor = name.chars().next().filter(|c| "πabuvwxyz".contains(*c))?;
    let rest = &name[factor.len_utf8()..];
    let is_product = factor == 'π' || rest.len() == 1 && "abuvwxyz".contains(rest);
    (is_product && !rest.is_empty()).then(|| instead(name, rest))
}

/// What to say of a name that has `x` in it.
fn instead(name: &str, x: &str) -> String {
    let advice = match (called(name), name.split_once(x)) {
        (Some((function, x)), _) => format!("for the function write {function}({x})"),
        (_, None) => return format!("{name} is another name"),
        (_, Some(("d", ""))) => "the derivative is taken for you, write f itself".to_string(),
        (_, Some((_, after))) if after.starts_with('_') => return format!("{name} is one name"),
        (_, Some((before, after))) => {
            let factors = [before, x, after].into_iter();
            let factors: Vec<&str> = factors.filter(|part| !part.is_empty()).collect();
            format!("for a product write {}", factors.join("*"))
        }
    };
    format!("{name} is one name; {advice}")
}

/// A function with a name behind it: `sin` and `x` of `sinx`.
fn called(name: &str) -> Option<(&str, &str)> {
    let split = |function| Some((function, name.strip_prefix(function)?));
    let call = FUNCTIONS.into_iter().find_map(split);
    call.filter(|(_, x)| !x.is_empty())
}

/// `1` and `2` of `x^1/2`, where the two have no common divisor.
fn fraction_behind_a_power(text: &str) -> Option<(u16, u16)> {
    text.match_indices('^').find_map(|(place, _)| {
        let (above, below) = text[place + 1..].split_once('/')?;
        let end = below.find(|c: char| !c.is_ascii_digit());
        let (below, rest) = below.split_at(end.unwrap_or(below.len()));
        let (n, d) = (above.parse().ok()?, below.parse().ok()?);
        let goes_on = rest.starts_with(['.', 'e', 'E', '^']) || rest.starts_with("**");
        let no_divisor = (2..=d).all(|k| n % k != 0 || d % k != 0);
        (d > 1 && no_divisor && !goes_on).then_some((n, d))
    })
}

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

/// Functions that a name may have been meant to call.
const FUNCTIONS: [&str; 8] = ["exp", "ln", "sqrt", "sin", "cos", "tan", "tanh", "log"];

/// The notes on an expression, read from `text` and differentiated by `named`.
pub(crate) fn notes(text: &str, f: Expr<'_>, named: &[Expr<'_>]) -> Vec<String> {
    let variables: Vec<String> = f.variables().iter().map(ToString::to_string).collect();
    let mut notes = Vec::new();
    for variable in &variables {
        let missing = named.iter().map(ToString::to_string);
        let mut missing = missing.filter(|x| !variables.contains(x));
        if let Some((name, advice)) = CONSTANTS.iter().find(|(name, _)| name == variable) {
            notes.push(format!("{name} is a variable here; {advice}"));
        } else if let Some(x) =
            missing.find(|x| variable.to_lowercase().contains(&x.to_lowercase()))
        {
            let advice = instead(variable, &x);
            notes.push(format!(
                "{x} does not occur: {variable} is one name; {advice}"
            ));
        } else if let Some(rest) = variable.strip_prefix('π').filter(|rest| !rest.is_empty()) {
            notes.push(format!(
                "{variable} is one name; for a product write π*{rest}"
            ));
        } else if let Some((function, x)) = called(variable) {
            notes.push(format!(
                "{variable} is one name; for the function write {function}({x})"
            ));
        }
    }
    if let Some((above, below)) = fraction_behind_a_power(text) {
        notes.push(format!(
            "^{above}/{below} divides the power by {below}; for a power write ^({above}/{below})"
        ));
    }
    notes
}

/// What to write in the place of a name that has `x` in it.
fn instead(name: &str, x: &str) -> String {
    if let Some((function, x)) = called(name) {
        return format!("for the function write {function}({x})");
    }
    match name.split_once(x) {
        None => format!("{x} is another"),
        Some(("d" | "∂", "")) => "the derivative is taken for you, write f itself".to_string(),
        Some((before, after)) => {
            let factors = [before, x, after]
                .into_iter()
                .filter(|part| !part.is_empty());
            format!(
                "for a product write {}",
                factors.collect::<Vec<_>>().join("*")
            )
        }
    }
}

/// A function with a name behind it: `sin` and `x` of `sinx`.
fn called(name: &str) -> Option<(&str, &str)> {
    let split = |function: &&&str| name.len() > function.len() && name.starts_with(**function);
    let function = FUNCTIONS
        .iter()
        .filter(split)
        .max_by_key(|function| function.len())?;
    Some((function, &name[function.len()..]))
}

/// `1` and `2` of `x^1/2`, where the two have no common divisor.
fn fraction_behind_a_power(text: &str) -> Option<(u32, u32)> {
    let number = |text: &str| -> Option<u32> {
        let digits = text.trim_start().split(|c: char| !c.is_ascii_digit());
        digits.into_iter().next()?.parse().ok()
    };
    text.match_indices('^').find_map(|(place, _)| {
        let (above, below) = text[place + 1..].split_once('/')?;
        let (n, d) = (above.trim().parse().ok()?, number(below)?);
        let no_divisor = (2..=d).all(|k| n % k != 0 || d % k != 0);
        (d > 1 && no_divisor).then_some((n, d))
    })
}

//! What was asked for on the command line.

pub(crate) const HELP: &str = "\
Derivatives, step by step, each checked by finite differences.

  cargo run --example derivatives
      a walk through Equations 30 to 45 of the text
  cargo run --example derivatives -- EXPRESSION [VARIABLE ...]
      your own: its derivative by each variable that you name, or by all

  --at x=3,a=1              where to check; without it, points are picked
  --with \"x=z^2, y=exp(z)\"  the total derivative along a path; then name z
  --order 2                 higher derivatives too, up to the ninth
  --latex                   the derivation alone, in LaTeX, for a hand-in
  --no-plot                 without the drawing
  --                        an expression follows, even if it begins with --
  --help                    this page

An expression has + - * / ^, parentheses, numbers, variables and functions:
exp ln sqrt sin cos tanh step sigmoid relu silu; e is a variable as any other.
-x^2 is -(x^2). Where a product is clear its * may go: 2x, 2(x + a), (a)(b).

  cargo run --example derivatives -- \"(x + a)^2\" x --at x=3,a=1
  cargo run --example derivatives -- \"x*exp(-x)\" x --order 2
  cargo run --example derivatives -- \"x^2 + y^2\" x y
  cargo run --example derivatives -- \"x^2 + y^2\" --with \"x=z^2, y=exp(z)\" z

Exit code: 0 if all checks pass, 1 if one fails, 2 if the request is wrong.
";

/// What is to be done.
pub(crate) enum Request {
    Walk,
    Help,
    Own(Question),
}

/// An expression of the user's own.
#[derive(Default)]
pub(crate) struct Question {
    pub(crate) expression: String,
    pub(crate) variables: Vec<String>,
    /// Names with the text of their values.
    pub(crate) at: Vec<(String, String)>,
    /// Names with the text of the expressions that they follow.
    pub(crate) with: Vec<(String, String)>,
    /// How many times to differentiate: once if it is 0.
    pub(crate) order: usize,
    pub(crate) latex: bool,
    pub(crate) no_plot: bool,
}

/// Reads the words of the command line.
pub(crate) fn read(words: &[String]) -> Result<Request, String> {
    if words.is_empty() {
        return Ok(Request::Walk);
    }
    let (mut question, mut plain) = (Question::default(), Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let (option, value) = match word.split_once('=') {
            Some((option, value)) if word.starts_with("--") => (option, Some(value)),
            _ => (word.as_str(), None),
        };
        match option {
            "--" => plain.extend(words.by_ref().cloned()),
            "--help" | "-h" => return Ok(Request::Help),
            "--latex" => question.latex = true,
            "--no-plot" => question.no_plot = true,
            "--order" => {
                let order = value.or_else(|| Some(words.next()?)).unwrap_or("");
                let order = order.parse().ok().filter(|order| (1..=9).contains(order));
                question.order = order.ok_or("--order needs a number from 1 to 9 behind it")?;
            }
            "--at" | "--with" => {
                let Some(list) = value.or_else(|| Some(words.next()?)) else {
                    return Err(format!("{option} needs a list behind it, such as x=3,a=1"));
                };
                let pairs = pairs(option, list)?;
                match option {
                    "--at" => question.at.extend(pairs),
                    _ => question.with.extend(pairs),
                }
            }
            "-at" | "-with" | "-order" | "-latex" | "-no-plot" => {
                return Err(format!("there is no option {option}: write -{option}"));
            }
            _ if option.starts_with("--") => {
                return Err(format!(
                    "there is no option {option}: see --help; \
                     if it is an expression, put -- before it"
                ));
            }
            _ => plain.push(word.clone()),
        }
    }
    if plain.is_empty() {
        return Err("an expression is missing, such as \"(x + a)^2\": see --help".into());
    }
    question.expression = plain.remove(0);
    question.variables = plain;
    if let Some((_, i)) = twice(&question.variables) {
        return Err(format!("{} is named twice", question.variables[i]));
    }
    for list in [&question.at, &question.with] {
        let (names, texts): (Vec<_>, Vec<_>) = list.iter().cloned().unzip();
        if let Some((first, again)) = twice(&names) {
            return Err(format!(
                "{} is given twice, as {} and as {}: leave one out",
                names[again], texts[first], texts[again]
            ));
        }
    }
    match question.order > 1 && !question.with.is_empty() {
        true => Err("--order and --with do not go together: put the path into f".into()),
        false => Ok(Request::Own(question)),
    }
}

/// The two places of the first name that stands there twice.
fn twice(names: &[String]) -> Option<(usize, usize)> {
    let earlier = |i: usize| names[..i].iter().position(|name| *name == names[i]);
    (0..names.len()).find_map(|i| Some((earlier(i)?, i)))
}

/// Reads `x=3,a=1`.
fn pairs(option: &str, list: &str) -> Result<Vec<(String, String)>, String> {
    let pair = |text: &str| match text.split_once('=') {
        Some((name, value))
            if !name.trim().is_empty() && !value.trim().is_empty() && !value.contains('=') =>
        {
            Ok((name.trim().to_string(), value.trim().to_string()))
        }
        _ => Err(format!(
            "{option}: '{}' gives nothing a value: write a list like x=3,a=1",
            text.trim()
        )),
    };
    list.split(',').map(pair).collect()
}

//! What is written elsewhere, and what to write here.
//!
//! One table for names and signs: a new one is a new row. A formula that is advised
//! means what was written, wherever it is put.

use super::lex::{first_value, number_length};
use crate::calculus::function::Function;
use crate::calculus::graph::continues_name;

/// Spellings, and what to say of them. In a spelling `#` is a function of ours, `@`
/// and `~` are what stands there up to the next sign, and `…` is all the rest. At
/// the end `@` is one value, and `~` may have a number before it, as in `sin 2x`.
#[rustfmt::skip]
const TABLE: &[(&str, &str)] = &[
    // Functions by other names, the text's letters first.
    ("σ(@) sigma(@) sig(@) sigm(@) logistic(@) expit(@)", "write sigmoid(@)"),
    ("S(@) heaviside(@) theta(@)", "write step(@)"),
    ("R(@) rectifier(@) ramp(@)", "write relu(@)"),
    ("swish(@)", "write silu(@)"),
    ("max(0,@) max(@,0)", "write relu(@)"),
    ("max(@,~)", "write (@ + relu(~ - @))"),
    ("min(@,~)", "write (@ - relu(@ - ~))"),
    ("pow(@,~) power(@,~)", "write (@^~)"),
    ("sqr(@)", "write @^2 for the square, sqrt(@) for the root"),
    ("square(@)", "write (@^2)"),
    ("cbrt(@) ∛@", "write @^(1/3), which has a value for positive ones only"),
    ("log(@,~)", "write (ln(@)/ln(~)) if ~ is the base"),
    ("log10(@) log_10(@) lg(@)", "write (ln(@)/ln(10))"),
    ("log2(@) log_2(@) ld(@)", "write (ln(@)/ln(2))"),
    ("log(@)", "write ln(@), or ln(@)/ln(10) if the base is 10"),
    ("In(@)", "write ln(@), with a small L"),
    ("log1p(@)", "write ln(1 + @)"),
    ("expm1(@)", "write (exp(@) - 1)"),
    ("softplus(@)", "write ln(1 + exp(@))"),
    ("sine(@)", "write sin(@)"),
    ("cosine(@)", "write cos(@)"),
    ("tan(@) tg(@) tangent(@)", "write (sin(@)/cos(@))"),
    ("cot(@) cotan(@) ctg(@)", "write (cos(@)/sin(@))"),
    ("sec(@)", "write (1/cos(@))"),
    ("csc(@) cosec(@)", "write (1/sin(@))"),
    ("sinh(@) sh(@)", "write ((exp(@) - exp(-@))/2)"),
    ("cosh(@) ch(@)", "write ((exp(@) + exp(-@))/2)"),
    ("atanh(@) artanh(@) arctanh(@) tanh^-1(@)", "write (ln((1 + @)/(1 - @))/2)"),
    ("asin(@) arcsin(@) sin^-1(@) sin^(-1)(@)", "there is no arcsine here; 1/sin(@) is sin(@)^-1"),
    ("acos(@) arccos(@) cos^-1(@) cos^(-1)(@)", "there is no arccosine here; 1/cos(@) is cos(@)^-1"),
    ("atan(@) arctan(@) tan^-1(@) tan^(-1)(@)", "there is no arctangent here"),
    ("fabs(@) |@|", "write abs(@)"),
    ("sign(@) sgn(@) signum(@)", "write (@/abs(@)), which has no value at 0"),
    ("diff(@,~) derivative(@,~) d(@)/d~", "write @ alone, and the variable ~ behind it"),
    ("d/d@… d^2/d@^2…", "the derivative is taken for you: write … alone, and the variable @ behind it"),
    ("f(@) ƒ(@) φ(@) ϕ(@) g(@) h(@) F(@) G(@) H(@)", "write its formula, only what stands right of the ="),
    ("lim", "limits are not taken here: write the function itself"),
    // Our functions without their parentheses.
    ("exp^~", "write exp(~)"),
    ("#^@(~)", "write #(~)^@"),
    ("#^2~", "write #(~)^2"),
    ("#{@} #[@]", "write #(@)"),
    ("#|@|", "write #(abs(@))"),
    ("#√@", "write #(sqrt(@))"),
    ("#~", "write #(~)"),
    // LaTeX.
    ("\\frac{d}{d@}… \\frac{\\partial}{\\partial@}…", "the derivative is taken for you: write … alone, and the variable @ behind it"),
    ("\\frac{@}{~} \\dfrac{@}{~} \\tfrac{@}{~}", "write (@/~)"),
    ("\\sqrt{@} √@", "write sqrt(@)"),
    ("\\sigma(@) \\sigma{@} \\sigma\\left(@\\right)", "write sigmoid(@)"),
    ("\\#{@} \\#(@) \\#\\left(@\\right)", "write #(@)"),
    ("\\#~", "write #(~)"),
    ("\\left|@\\right| \\lvert@\\rvert", "write abs(@)"),
    ("\\mathrm{@} \\mathit{@} \\text{@} \\operatorname{@}", "write @"),
    ("$$@$$ $@$ \\(@\\) \\[@\\]", "write @"),
    ("\\cdot \\times \\ast", "write *"),
    ("\\div", "write /"),
    ("\\infty ∞", "infinity is no number"),
    ("\\left \\right \\big \\, \\; \\! \\quad $", "leave it out"),
    ("\\", "LaTeX is not read here: write the name alone"),
    // Signs from books, keyboards and other languages.
    ("− – — ‒ ‐ ‑ ﹣", "write -"),
    ("× · ⋅ ∙ • ∗ ✕ ✖ ⨯ ⁎", "write *"),
    ("÷ ∕ ⁄ :", "write /"),
    ("[ { ⟨", "write ("),
    ("] } ⟩", "write )"),
    ("½", "write (1/2)"),
    ("⅓", "write (1/3)"),
    ("⅔", "write (2/3)"),
    ("¼", "write (1/4)"),
    ("¾", "write (3/4)"),
    ("⅕", "write (1/5)"),
    ("⅛", "write (1/8)"),
    ("%", "write /100"),
    (".", "write * for a product"),
    ("°", "angles are in radians"),
    (",", "functions take one argument, and decimals a point"),
    ("; &", "write one expression"),
    ("' ′ ’ ‘ ″ ∂", "the derivative is taken for you: write f itself, and the variable behind it"),
    ("∫ ∑ ∏", "write the function itself, without integral, sum or product signs"),
    ("! ¡", "there is no factorial here"),
    ("< > ≤ ≥ ≠ ≈ →", "write an expression, not an equation"),
    ("\" “ ” „ « » `", "leave it out"),
    ("_", "a name begins with a letter"),
    ("⋯", "write it out"),
];

/// Raised and lowered characters, and the same on the line.
const RAISED: (&str, &str) = ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣ", "0123456789+-()nx");
const LOWERED: (&str, &str) = ("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚₛₜₓ", "0123456789aehijklmnopstx");

/// What to write instead of the character of `source` that begins at `byte`.
pub(super) fn unexpected(source: &str, byte: usize) -> String {
    let (before, text) = source.split_at(byte);
    let c = text.chars().next().unwrap_or_default();
    let advice = if on_the_line(c, RAISED).is_some() {
        let run = text.find(|c| on_the_line(c, RAISED).is_none());
        Some(format!(
            "write {}",
            with_plain_powers(&text[..run.unwrap_or(text.len())])
        ))
    } else if on_the_line(c, LOWERED).is_some() {
        let name = before.trim_end_matches(continues_name).len();
        Some(format!("write {}", with_plain_indices(&source[name..])))
    } else if let Some(plain) = typewritten(c) {
        Some(format!("write {plain}"))
    } else if c == '{' && before.ends_with('_') {
        Some("write an index without braces".to_string())
    } else {
        advice(text)
    };
    match advice {
        _ if does_not_show(c) => format!("unexpected character U+{:04X}: delete it", u32::from(c)),
        Some(advice) => format!("unexpected character '{c}': {advice}"),
        None => format!("unexpected character '{c}'"),
    }
}

/// What to write instead of a product of the name that ends at `end` and of the
/// value behind it, if a function may have been meant.
pub(super) fn unknown_function(source: &str, start: usize, end: usize) -> Option<String> {
    let (name, behind) = (&source[start..end], source[end..].trim_start());
    let argument = first_value(behind);
    let is_call = argument.starts_with('(');
    let called = |f: &str| match is_call {
        true => format!("{f}{argument}"),
        false => format!("{f}({argument})"),
    };
    let find = |is: &dyn Fn(&str) -> bool| Function::names().find(|f| is(f));
    let letter_alone = |c: char| {
        let others = source[..start].split(|c| !continues_name(c));
        let mut others = others.chain(source[end..].split(|c| !continues_name(c)));
        others.any(|word| word.trim_start_matches(|c: char| c.is_ascii_digit()) == c.to_string())
    };
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let advice = if let Some(advice) = advice(&source[start..]) {
        advice
    } else if let Some(f) = find(&|f| f.eq_ignore_ascii_case(name)) {
        format!("write {}", called(f))
    } else if !is_call {
        return None;
    } else if let Some(f) = find(&|f| name.ends_with(f)) {
        format!("write {}*{}", &name[..name.len() - f.len()], called(f))
    } else if (2..4).contains(&letters) && name.chars().all(letter_alone) {
        let factors: Vec<String> = name.chars().map(String::from).collect();
        format!("for a product write {}*{argument}", factors.join("*"))
    } else if let Some(f) = find(&|f| is_near(name, f)) {
        format!("write {}, or {name}*{argument} for a product", called(f))
    } else if letters > 1 {
        let names: Vec<_> = Function::names().collect();
        let names = names.join(", ");
        return Some(format!(
            "no function '{name}' (there are {names}); for a product write {name}*{argument}"
        ));
    } else {
        return None;
    };
    Some(format!("no function '{name}': {advice}"))
}

/// What the table says of the beginning of a text, if it has a row for it: with
/// what stands there in its places, or else with u and v in them.
pub(super) fn advice(text: &str) -> Option<String> {
    let text = &*with_plain_powers(text);
    let rows = || {
        let spelled = |&(spellings, advice): &(&'static str, &'static str)| {
            spellings.split(' ').map(move |spelling| (spelling, advice))
        };
        TABLE.iter().flat_map(spelled)
    };
    let found = rows().find_map(|(spelling, advice)| Some(fill(advice, parts(spelling, text)?)));
    found.or_else(|| {
        // A name of two letters or more, or a sign that has an inside.
        let is_word = |c| continues_name(c) || c == '#';
        let is_meant = |spelling: &str| match spelling.split_once(['(', '@']) {
            Some((name, _)) if name.chars().all(continues_name) => {
                name.len() > 1 && text.split(|c| !continues_name(c)).next() == Some(name)
            }
            Some((sign, _)) => !sign.starts_with(is_word) && text.starts_with(sign),
            None => false,
        };
        let (spelling, advice) = rows().find(|(spelling, _)| is_meant(spelling))?;
        let general = |text| fill(text, ["", "u", "v", ""]);
        Some(format!("{} for {}", general(advice), general(spelling)))
    })
}

/// What stands in the places `#`, `@`, `~` and `…` of a spelling with which a text
/// begins. Small letters of the spelling may be capitals in the text.
fn parts<'t>(spelling: &str, text: &'t str) -> Option<[&'t str; 4]> {
    let (mut parts, mut rest) = ([""; 4], text);
    let (mut signs, mut last) = (spelling.chars().peekable(), ' ');
    while let Some(sign) = signs.next() {
        if !continues_name(sign) || !continues_name(last) {
            rest = rest.trim_start();
        }
        last = sign;
        let length = match (sign, signs.peek()) {
            ('#', _) => {
                let name = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
                Function::named(&rest[..name])?;
                name
            }
            ('…', _) => rest.len(),
            ('@', Some('…')) => rest.find(|c| !continues_name(c))?,
            ('@' | '~', Some(&end)) => up_to(rest, end)?,
            ('@' | '~', None) => one_value(rest, sign == '~')?,
            _ => {
                let c = rest.chars().next()?;
                if c != sign && c.to_ascii_lowercase() != sign {
                    return None;
                }
                c.len_utf8()
            }
        };
        if let Some(place) = "#@~…".chars().position(|place| place == sign) {
            parts[place] = rest[..length].trim();
            if parts[place].is_empty() {
                return None;
            }
        }
        rest = &rest[length..];
    }
    let ends_in_a_name = spelling.ends_with(continues_name);
    (!ends_in_a_name || !rest.starts_with(continues_name)).then_some(parts)
}

/// How far it is to a sign that is in no parentheses, without a comma on the way.
fn up_to(text: &str, end: char) -> Option<usize> {
    let mut depth = 0;
    for (place, c) in text.char_indices() {
        match c {
            _ if depth == 0 && c == end => return Some(place),
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            ',' if depth == 0 => return None,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    None
}

/// The length of the one value that a text begins with, a minus before it and, if
/// it is `wide`, a number too. None where it goes on as a power or a product.
fn one_value(text: &str, wide: bool) -> Option<usize> {
    let minus = usize::from(text.starts_with('-'));
    let mut end = minus + first_value(&text[minus..]).len();
    if wide && number_length(&text[minus..]) > 0 {
        end += first_value(&text[end..]).len();
    }
    let (touching, behind) = (&text[end..], text[end..].trim_start());
    let goes_on =
        touching.starts_with(|c| continues_name(c) || c == '(') || behind.starts_with('^');
    (end > minus && !goes_on).then_some(end)
}

/// An advice with the parts put in, in parentheses where they need them.
fn fill(advice: &str, [function, u, v, rest]: [&str; 4]) -> String {
    let mut text = String::new();
    for (place, c) in advice.char_indices() {
        let part = match c {
            '#' => function,
            '@' => u,
            '~' => v,
            '…' => rest.trim_start_matches('*'),
            _ => {
                text.push(c);
                continue;
            }
        };
        let next = advice[place + c.len_utf8()..].chars().next();
        let inside = part
            .strip_prefix('(')
            .and_then(|part| part.strip_suffix(')'));
        let (is_called, is_value) = (
            text.ends_with('(') && next == Some(')'),
            first_value(part) == part,
        );
        let is_all = text.ends_with("write ") && next.is_none_or(|c| c == ' ');
        match inside.filter(|_| is_called && is_value) {
            Some(inside) => text.push_str(inside),
            None if is_called || is_value || is_all => text.push_str(part),
            None => text.extend(["(", part, ")"]),
        }
    }
    text
}

/// Whether one is the other with two letters swapped, a letter missing or one too
/// many, or, in a longer name, another letter.
fn is_near(name: &str, function: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (name.chars().collect(), function.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    match (&a[..a.len() - same], &b[..b.len() - same]) {
        ([], [_]) | ([_], []) => name.len() > 1,
        ([a, b], [c, d]) => (a, b) == (d, c),
        ([_], [_]) => name.len() > 3,
        _ => false,
    }
}

/// The character that stands for `c` in the second string.
fn on_the_line(c: char, (from, to): (&str, &str)) -> Option<char> {
    to.chars().nth(from.chars().position(|other| other == c)?)
}

/// The letter, digit or sign of a keyboard that `c` shows in italics, bold or wide.
fn typewritten(c: char) -> Option<char> {
    let place = u32::from(c);
    match place {
        0x210e => Some('h'),
        0xff01..=0xff5e => char::from_u32(place - 0xfee0),
        0x1d400..=0x1d6a3 => ('A'..='Z')
            .chain('a'..='z')
            .nth((place - 0x1d400) as usize % 52),
        0x1d7ce..=0x1d7ff => char::from_digit((place - 0x1d7ce) % 10, 10),
        _ => None,
    }
}

/// Whether a character is invisible, or no more than an accent.
pub(super) fn does_not_show(c: char) -> bool {
    let marks = matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}');
    let joints = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    c.is_control() || marks || joints || matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// `x⁻¹` as `x^(-1)`.
fn with_plain_powers(text: &str) -> String {
    let (mut plain, mut exponent) = (String::new(), String::new());
    for c in text.chars().map(Some).chain([None]) {
        if let Some(c) = c.and_then(|c| on_the_line(c, RAISED)) {
            exponent.push(c);
            continue;
        }
        match std::mem::take(&mut exponent) {
            power if power.is_empty() => {}
            power if first_value(&power) == power => plain.extend(["^", &power]),
            power => plain.extend(["^(", &power, ")"]),
        }
        plain.extend(c);
    }
    plain
}

/// `w₁x₁y` as `w_1*x_1*y`, as far as the names go.
fn with_plain_indices(text: &str) -> String {
    let (mut plain, mut is_low) = (String::new(), false);
    for c in text.chars() {
        match on_the_line(c, LOWERED) {
            Some(index) if is_low => plain.push(index),
            Some(index) => plain.extend(['_', index]),
            None if !continues_name(c) => break,
            None if is_low => plain.extend(['*', c]),
            None => plain.push(c),
        }
        is_low = on_the_line(c, LOWERED).is_some();
    }
    plain
}

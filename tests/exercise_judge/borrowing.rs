//! Does an answer borrow? Found in its own source, not in comments or strings.
//!
//! `Vector` and `Matrix` are the tools. An answer that names anything else of
//! the crate, another exercise, or another file hands the work to somebody
//! else, and the check would compare the crate with itself.

use super::words::ALONE;

/// What was borrowed, in the words of the source, and on which line.
#[derive(Debug, PartialEq)]
pub struct Borrowed {
    pub line: usize,
    pub words: String,
}

impl Borrowed {
    /// What to write instead.
    pub fn hint(&self) -> String {
        let words = &self.words;
        let all = words.ends_with('*') || words.ends_with("{…}");
        if words.starts_with("chainrule") && all {
            let used = "Only Vector and Matrix are tools here. Write `use chainrule::{Matrix, Vector};` \
                        in that line, and products such as `s * w` still work.";
            used.to_string()
        } else {
            ALONE.to_string()
        }
    }
}

/// The first thing that `source` borrows.
pub fn borrowed(source: &str) -> Option<Borrowed> {
    let tokens = tokens(source);
    let word = |k: usize| {
        tokens
            .get(k)
            .map_or("", |token: &Token| token.text.as_str())
    };
    let found = |k: usize| {
        let line = tokens[k].line;
        let words = path(&tokens[k..]);
        Some(Borrowed { line, words })
    };
    // `pub(crate)` and `pub(super)` bring nothing in.
    let visibility = |k: usize| k > 0 && word(k - 1) == "(" && word(k + 1) == ")";
    let mut depth = 0;
    let mut modules: Vec<usize> = Vec::new();
    for k in 0..tokens.len() {
        match word(k) {
            "crate" | "super" if visibility(k) => {}
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                modules.retain(|&opened| opened < depth + 1);
            }
            "mod" if word(k + 2) == "{" => modules.push(depth + 1),
            // Another file, which is not read here.
            "mod" if word(k + 2) == ";" => return found(k),
            "include" => return found(k),
            "chainrule" if word(k + 1) != "::" || tools(&tokens, k + 2).is_none() => {
                return found(k);
            }
            "crate" if [word(k + 1), word(k + 3)] != ["::", "::"] || word(k + 2) != "net" => {
                return found(k);
            }
            "super" => {
                let mut steps = 1;
                while word(k + 2 * steps) == "super" {
                    steps += 1;
                }
                if steps > modules.len() {
                    return found(k);
                }
            }
            _ => {}
        }
    }
    None
}

/// The token after a path to `Vector`, `Matrix` or a group of them; `None` if
/// the path that begins at `k` leads anywhere else.
fn tools(tokens: &[Token], k: usize) -> Option<usize> {
    let word = |k: usize| tokens.get(k).map_or("", |token| token.text.as_str());
    match word(k) {
        "Vector" | "Matrix" if word(k + 1) == "as" => Some(k + 3),
        "Vector" | "Matrix" => Some(k + 1),
        "linalg" if word(k + 1) == "::" => tools(tokens, k + 2),
        "{" => {
            let mut k = k + 1;
            while word(k) != "}" {
                k = tools(tokens, k)?;
                k += usize::from(word(k) == ",");
            }
            Some(k + 1)
        }
        _ => None,
    }
}

/// The path that begins here, as it stands in the source.
fn path(tokens: &[Token]) -> String {
    let mut path = String::new();
    let mut previous = "";
    for token in tokens {
        let text = token.text.as_str();
        let name = |text: &str| text.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        match text {
            "{" => return path + "{…}",
            "!" => return path + "!",
            _ if name(text) && name(previous) => path += " ",
            "::" | "*" => {}
            _ if name(text) => {}
            _ => break,
        }
        path += text;
        previous = text;
    }
    path
}

struct Token {
    text: String,
    line: usize,
}

/// Words, `::` and single signs; comments, strings and characters left out.
fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    // A raw name, r#crate, is a name.
    for (n, line) in code(source).replace("r#", "").lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = match first {
                _ if in_word(first) => rest.find(|c| !in_word(c)).unwrap_or(rest.len()),
                _ if rest.starts_with("::") => 2,
                _ => first.len_utf8(),
            };
            let (text, after) = rest.split_at(length);
            let (text, line) = (text.to_string(), n + 1);
            tokens.push(Token { text, line });
            rest = after.trim_start();
        }
    }
    tokens
}

/// The source with a blank for every comment, string and character, line by line.
fn code(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let hidden = hidden(rest, &code);
        let (text, after) = rest.split_at(hidden.unwrap_or(first.len_utf8()));
        if hidden.is_some() {
            code += " ";
            code.extend(text.chars().filter(|&c| c == '\n'));
        } else {
            code += text;
        }
        rest = after;
    }
    code
}

/// How long the comment, string or character is that begins `rest`, if one does.
fn hidden(rest: &str, before: &str) -> Option<usize> {
    let mut signs = rest.chars();
    match (signs.next()?, signs.next(), signs.next()) {
        ('/', Some('/'), _) => Some(rest.find('\n').unwrap_or(rest.len())),
        ('/', Some('*'), _) => {
            // Block comments nest.
            let (mut depth, mut at) = (1, 2);
            while depth > 0 && at < rest.len() {
                match rest.as_bytes()[at..] {
                    [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
                    [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
                    _ => at += 1,
                }
            }
            Some(at)
        }
        // A character, not a lifetime.
        ('\'', Some('\\'), Some(sign)) => {
            let escaped = 2 + sign.len_utf8();
            let end = rest[escaped..].find('\'');
            Some(end.map_or(rest.len(), |end| escaped + end + 1))
        }
        ('\'', Some(sign), Some('\'')) => Some(sign.len_utf8() + 2),
        ('"', ..) => {
            let raw = before.trim_end_matches('#');
            if raw.ends_with('r') {
                let end = format!("\"{}", &before[raw.len()..]);
                let at = rest[1..].find(&end);
                return Some(at.map_or(rest.len(), |at| at + 1 + end.len()));
            }
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            Some(end.map_or(rest.len(), |end| end + 2))
        }
        _ => None,
    }
}

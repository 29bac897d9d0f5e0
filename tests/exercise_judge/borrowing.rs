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
    let signs: Vec<char> = source.chars().collect();
    let at = |k: usize| signs.get(k).copied().unwrap_or('\0');
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut tokens = Vec::new();
    let (mut k, mut line) = (0, 1);
    while k < signs.len() {
        let start = k;
        match (at(k), at(k + 1)) {
            ('/', '/') => {
                while k < signs.len() && at(k) != '\n' {
                    k += 1;
                }
            }
            ('/', '*') => k = after_comment(&signs, k),
            ('"', _) => k = after_string(&signs, k),
            ('r' | 'b' | 'c', '"' | '#' | 'r') if raw_string(&signs, k).is_some() => {
                k = raw_string(&signs, k).unwrap_or(k + 1);
            }
            // A character, not a lifetime.
            ('\'', '\\') => {
                k += 3;
                while k < signs.len() && at(k) != '\'' {
                    k += 1;
                }
                k += 1;
            }
            ('\'', _) if at(k + 2) == '\'' => k += 3,
            ('r', '#') => k += 2, // a raw name, r#crate: the name follows
            (':', ':') => {
                tokens.push(Token {
                    text: "::".to_string(),
                    line,
                });
                k += 2;
            }
            (c, _) if in_word(c) => {
                while in_word(at(k)) {
                    k += 1;
                }
                let text = signs[start..k].iter().collect();
                tokens.push(Token { text, line });
            }
            (c, _) => {
                if !c.is_whitespace() {
                    tokens.push(Token {
                        text: c.to_string(),
                        line,
                    });
                }
                k += 1;
            }
        }
        let end = k.min(signs.len());
        line += signs[start..end].iter().filter(|&&c| c == '\n').count();
    }
    tokens
}

/// Block comments nest.
fn after_comment(signs: &[char], mut k: usize) -> usize {
    let mut depth = 0;
    while k < signs.len() {
        match signs[k..] {
            ['/', '*', ..] => (depth, k) = (depth + 1, k + 2),
            ['*', '/', ..] => (depth, k) = (depth - 1, k + 2),
            _ => k += 1,
        }
        if depth == 0 {
            break;
        }
    }
    k
}

fn after_string(signs: &[char], mut k: usize) -> usize {
    k += 1;
    while k < signs.len() && signs[k] != '"' {
        k += if signs[k] == '\\' { 2 } else { 1 };
    }
    k + 1
}

/// The end of a raw or byte string that begins at `k`, if one does.
fn raw_string(signs: &[char], k: usize) -> Option<usize> {
    let prefix = signs[k..]
        .iter()
        .take_while(|c| "rbc".contains(**c))
        .count();
    let fences = signs[k + prefix..]
        .iter()
        .take_while(|&&c| c == '#')
        .count();
    let open = k + prefix + fences;
    if prefix > 2 || signs.get(open) != Some(&'"') {
        return None;
    }
    if !signs[k..k + prefix].contains(&'r') {
        return (fences == 0).then(|| after_string(signs, open));
    }
    let closes = |end: &usize| {
        signs[*end] == '"' && signs[end + 1..].iter().take_while(|&&c| c == '#').count() >= fences
    };
    let end = (open + 1..signs.len()).find(closes);
    Some(end.map_or(signs.len(), |end| end + 1 + fences))
}

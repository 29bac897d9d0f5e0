//! What the student reads: the table, and one wrong answer at a time.

use std::env;
use std::io::{self, IsTerminal};

use super::check::Exercise;
use super::judge::{Details, Judgement, State};

/// Colours, or none of them.
#[derive(Clone, Copy)]
pub struct Paint(pub bool);

impl Paint {
    /// On a terminal, unless NO_COLOR says otherwise; `wish` has the last word.
    pub fn choose(wish: Option<bool>) -> Paint {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        // An old Windows console prints the codes as they are.
        let able = !cfg!(windows) || set("WT_SESSION") || set("TERM");
        let automatic = io::stdout().is_terminal() && !set("NO_COLOR") && !dumb && able;
        Paint(wish.unwrap_or(automatic))
    }

    pub fn with(self, code: &str, text: &str) -> String {
        if self.0 && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    }
}

// What a terminal calls them.
pub const BOLD: &str = "1";
const FAINT: &str = "2";
pub const BAD: &str = "31";
pub const GOOD: &str = "32";
const HALF: &str = "33";

/// The width of everything that is printed.
const WIDTH: usize = 80;

/// Where an exercise is, and what it is about.
pub fn place(exercise: &Exercise) -> String {
    let [_, title] = exercise.head();
    format!("{title} in tests/exercises/{}.rs", exercise.name)
}

/// One line of the table.
pub fn row(exercise: &Exercise, state: State, paint: Paint) -> String {
    let [equations, title] = exercise.head();
    let (colour, mark, note) = match state {
        State::NotStarted => (FAINT, "[ ]", ""),
        State::Started => (HALF, "[~]", "started"),
        State::Borrowed => (HALF, "[=]", "borrowed"),
        State::Solved => (GOOD, "[x]", ""),
        State::Wrong => (BAD, "[!]", "not right yet"),
    };
    let mark = paint.with(colour, mark);
    let head = format!("{:<20} {:<13}", exercise.name, equations);
    let rest = match state {
        State::Solved => paint.with(FAINT, &shortened(exercise.check.about().compare, 39)),
        _ => format!("{title:<25} {}", paint.with(FAINT, note)),
    };
    format!("  {mark} {head} {rest}").trim_end().to_string()
}

/// As much of a path's end as there is room for.
fn shortened(path: &str, room: usize) -> String {
    let mut rest = path.strip_prefix("chainrule::").unwrap_or(path);
    while rest.chars().count() > room
        && let Some((_, end)) = rest.split_once("::")
    {
        rest = end;
    }
    rest.to_string()
}

/// Everything about one answer that is not solved.
pub fn details(exercise: &Exercise, judgement: &Judgement, paint: Paint) -> String {
    let short = exercise.short();
    let details = &judgement.details;
    let name = exercise.name;
    let mut text = format!(
        "  {} ({}) in tests/exercises/{name}.rs\n",
        paint.with(BOLD, name),
        exercise.head()[0]
    );
    if !details.about.is_empty() {
        text += &format!("      for {}:\n", details.about);
    }
    for given in &details.given {
        text += &wrapped(given, "          ", "              ");
    }
    for line in details.event.lines() {
        text += &wrapped(line, "      ", "          ");
    }
    text += &table(&details.table, paint);
    let mut remarks = details.remarks.clone();
    if exercise.is_of_the_text() {
        remarks.push(("more", format!("docs/exercises.md, section {short}")));
    }
    remarks.push(("again", format!("cargo test --test exercises {short}")));
    for (word, remark) in &remarks {
        text += &remarked(word, remark, paint);
    }
    text + &printed(details)
}

/// What a solved answer can be compared with.
pub fn compare(exercise: &Exercise) -> String {
    wrapped(
        &format!("compare with {}", exercise.check.about().compare),
        "      ",
        "      ",
    )
}

fn remarked(word: &str, remark: &str, paint: Paint) -> String {
    let first = format!(
        "      {} ",
        paint.with(BOLD, &format!("{:<6}", format!("{word}:")))
    );
    let lines = wrap(remark, WIDTH - 13);
    format!("{first}{}\n", lines.join("\n             "))
}

/// What the answer printed itself, set apart.
pub fn printed(details: &Details) -> String {
    const LINES: usize = 20;
    let wide = details
        .printed
        .lines()
        .flat_map(|line| cut(line, WIDTH - 10));
    let mut lines = wide.peekable();
    if lines.peek().is_none() {
        return String::new();
    }
    let mut text = "      it printed:\n".to_string();
    for line in lines.by_ref().take(LINES) {
        text += &format!("        | {line}\n");
    }
    if lines.next().is_some() {
        text += "        | …\n";
    }
    text
}

/// The columns, set to the right but for the first; of many numbers only the
/// wrong ones.
fn table(rows: &[Vec<String>], paint: Paint) -> String {
    const MOST: usize = 14;
    let Some((head, numbers)) = rows.split_first() else {
        return String::new();
    };
    let length = |row: &Vec<String>, c: usize| row[c].chars().count();
    let width = |c: usize| rows.iter().map(|row| length(row, c)).max().unwrap_or(0);
    let last = head.len() - 1;
    let line = |row: &Vec<String>| {
        let mut line = format!("      {:<1$}", row[0], width(0));
        for c in 1..last {
            line += &format!("   {:>1$}", row[c], width(c));
        }
        let line = format!("{}   {}", line.trim_end(), paint.with(BAD, &row[last]));
        format!("{}\n", line.trim_end())
    };
    let wrong: Vec<&Vec<String>> = numbers.iter().filter(|row| !row[last].is_empty()).collect();
    let shown: Vec<&Vec<String>> = if numbers.len() > MOST {
        wrong.iter().copied().take(MOST).collect()
    } else {
        numbers.iter().collect()
    };
    let mut text = line(head);
    text.extend(shown.iter().map(|row| line(row)));
    if shown.len() < numbers.len() {
        let (more, right) = (wrong.len() - shown.len(), numbers.len() - wrong.len());
        let counts = [(more, "more are wrong"), (right, "are right")];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(n, are)| format!("{n} {are}")).collect();
        text += &format!("      … {}\n", counts.join(", and "));
    }
    text
}

fn wrapped(text: &str, first: &str, next: &str) -> String {
    let lines = wrap(text, WIDTH - next.len());
    format!("{first}{}\n", lines.join(&format!("\n{next}")))
}

/// Breaks a text into lines of at most `width` signs, between words where it can.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace().flat_map(|word| cut(word, width)) {
        let line = lines.len() - 1;
        let length = lines[line].chars().count();
        if length > 0 && length + 1 + word.chars().count() > width {
            lines.push(word);
        } else {
            if length > 0 {
                lines[line].push(' ');
            }
            lines[line].push_str(&word);
        }
    }
    lines
}

/// A text in pieces of at most `width` signs.
fn cut(text: &str, width: usize) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    signs
        .chunks(width)
        .map(|piece| piece.iter().collect())
        .collect()
}

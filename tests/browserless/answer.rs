//! Questions over a socket, and answers read back.

use crate::json::Json;
use crate::server;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

/// How long the program under test waits for a silent client.
pub(crate) const PATIENCE: Duration = Duration::from_millis(1500);

/// The port of a playground that runs as long as the tests do.
pub(crate) fn port() -> u16 {
    static PORT: OnceLock<u16> = OnceLock::new();
    *PORT.get_or_init(|| {
        let (listener, address) = server::listen(0).expect("a free port");
        thread::spawn(move || server::serve(&listener, PATIENCE));
        let port = address.trim_end_matches('/').rsplit(':').next();
        port.and_then(|port| port.parse().ok()).expect("a port")
    })
}

/// Says something to the program, and hears its answer to the end.
pub(crate) fn say(words: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port())).expect("it listens");
    stream.write_all(words).expect("it hears");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers");
    String::from_utf8(answer).expect("UTF-8")
}

/// The status of a question and its text.
pub(crate) fn get(target: &str) -> (u16, String) {
    let question = format!(
        "GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
        port()
    );
    let answer = say(question.as_bytes());
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    (status.expect("a status"), body.to_string())
}

/// The answer to a question that is in order.
#[track_caller]
pub(crate) fn ask(target: &str) -> Json {
    let (status, body) = get(target);
    assert_eq!(status, 200, "{target}: {body}");
    read(&body)
}

/// Why a question was refused.
#[track_caller]
pub(crate) fn refused(target: &str) -> String {
    let (status, body) = get(target);
    assert_eq!(status, 400, "{target}: {body}");
    assert!(
        body.len() < 300 && body.lines().count() <= 4,
        "{target}: {body}"
    );
    body
}

impl Json {
    /// What bears this name.
    #[track_caller]
    pub(crate) fn at(&self, name: &str) -> &Json {
        let Json::Object(fields) = self else {
            panic!("{self} has no names")
        };
        let found = fields.iter().find(|(known, _)| known == name);
        &found.unwrap_or_else(|| panic!("there is no {name}")).1
    }

    #[track_caller]
    pub(crate) fn items(&self) -> &[Json] {
        let Json::List(items) = self else {
            panic!("{self} is no list")
        };
        items
    }

    #[track_caller]
    pub(crate) fn text(&self) -> &str {
        let Json::Text(text) = self else {
            panic!("{self} is no text")
        };
        text
    }

    /// All numbers in it, from left to right.
    pub(crate) fn numbers(&self) -> Vec<f64> {
        match self {
            Json::Number(x) => vec![*x],
            Json::List(items) => items.iter().flat_map(Json::numbers).collect(),
            _ => Vec::new(),
        }
    }

    /// The value of an equation in a list of lines.
    #[track_caller]
    pub(crate) fn equation(&self, number: u32) -> Vec<f64> {
        let is_it = |line: &&Json| line.at("equation").numbers() == [f64::from(number)];
        let line = self.items().iter().find(is_it);
        let line = line.unwrap_or_else(|| panic!("there is no line for Equation {number}"));
        line.at("value").numbers()
    }
}

/// Reads JSON, as far as the program writes it.
fn read(text: &str) -> Json {
    let mut rest = text.trim();
    let value = read_value(&mut rest);
    assert_eq!(rest, "", "there is more behind the answer");
    value
}

fn read_value(rest: &mut &str) -> Json {
    let mut take = |token: &str| {
        let found = rest.strip_prefix(token);
        *rest = found.unwrap_or(rest);
        found.is_some()
    };
    if take("null") {
        Json::Null
    } else if take("\"") {
        Json::Text(read_text(rest))
    } else if take("[") {
        Json::List(read_until(rest, "]", read_value))
    } else if take("{") {
        Json::Object(read_until(rest, "}", |rest| {
            *rest = rest.strip_prefix('"').expect("a name");
            let name = read_text(rest);
            *rest = rest.strip_prefix(':').expect("a colon");
            (name, read_value(rest))
        }))
    } else {
        let end = rest.find([',', ']', '}']).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        *rest = behind;
        Json::Number(
            number
                .parse()
                .unwrap_or_else(|_| panic!("{number} is no JSON")),
        )
    }
}

fn read_until<T>(rest: &mut &str, end: &str, one: fn(&mut &str) -> T) -> Vec<T> {
    let mut items = Vec::new();
    loop {
        if let Some(behind) = rest.strip_prefix(end) {
            *rest = behind;
            return items;
        }
        *rest = rest.strip_prefix(',').unwrap_or(rest);
        items.push(one(rest));
    }
}

fn read_text(rest: &mut &str) -> String {
    let mut text = String::new();
    let mut letters = rest.char_indices();
    while let Some((at, c)) = letters.next() {
        match c {
            '"' => {
                *rest = &rest[at + 1..];
                return text;
            }
            '\\' => match letters.next().expect("a letter behind \\").1 {
                'u' => {
                    let digits: String = letters.by_ref().take(4).map(|(_, c)| c).collect();
                    let code = u32::from_str_radix(&digits, 16).ok();
                    text.push(code.and_then(char::from_u32).expect("a letter's number"));
                }
                c => text.push(c),
            },
            c => text.push(c),
        }
    }
    panic!("a text without an end");
}

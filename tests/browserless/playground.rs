//! The program under test: started, asked over a socket, and ended. Its answers are
//! read back as what stands at every end of them.

use crate::cargo::example;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

/// The program, as `cargo test` builds it with the other examples: where it has
/// done so, this costs nothing.
pub(crate) static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| example("playground"));

/// A playground that runs until this is dropped.
pub(crate) struct Playground {
    program: Child,
    pub(crate) port: u16,
}

impl Drop for Playground {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Playground {
    pub(crate) fn start() -> Playground {
        let mut program = Command::new(&*PROGRAM);
        let program = program.args(["--port", "0"]).stdout(Stdio::piped()).spawn();
        let mut program = program.expect("it starts");
        let said = program.stdout.as_mut().expect("a pipe");
        let mut line = String::new();
        BufReader::new(said).read_line(&mut line).expect("a line");
        let port = line.trim().trim_end_matches('/').rsplit(':').next();
        let port = port.and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no address in {line}"));
        Playground { program, port }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).expect("it listens")
    }

    /// Says something to the program, and hears its answer to the end.
    pub(crate) fn say(&self, words: &[u8]) -> String {
        let (mut stream, mut answer) = (self.connect(), String::new());
        stream.write_all(words).expect("it hears");
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    /// The head and the text of the answer to a question.
    pub(crate) fn get(&self, target: &str) -> (String, String) {
        let port = self.port;
        let question = format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
        let answer = self.say(question.as_bytes());
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        (head.to_string(), body.to_string())
    }

    /// The answer to a question that is in order.
    #[track_caller]
    pub(crate) fn ask(&self, target: &str) -> Answer {
        let (head, body) = self.get(target);
        assert!(head.starts_with("HTTP/1.1 200 OK"), "{target}: {body}");
        let (mut rest, mut ends) = (body.as_str(), Vec::new());
        read(&mut rest, String::new(), &mut ends);
        assert_eq!(rest, "", "there is more behind the answer to {target}");
        Answer(ends)
    }

    /// Why a question was refused.
    #[track_caller]
    pub(crate) fn refused(&self, target: &str) -> String {
        let (head, body) = self.get(target);
        assert!(head.starts_with("HTTP/1.1 400 Bad"), "{target}: {body}");
        let is_short = body.len() < 300 && body.lines().count() <= 4;
        assert!(is_short, "{target}: {body}");
        body
    }
}

/// Every end of an answer, by the way there: `/pass/w1/0/1` is `0.25`.
pub(crate) struct Answer(Vec<(String, String)>);

impl Answer {
    #[track_caller]
    pub(crate) fn text(&self, way: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == way);
        &found.unwrap_or_else(|| panic!("there is no {way}")).1
    }

    /// What stands at all ends behind `way`, from left to right.
    pub(crate) fn texts(&self, way: &str) -> Vec<&str> {
        let behind = |known: &str| {
            let rest = known.strip_prefix(way);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let found = self.0.iter().filter(|(known, _)| behind(known));
        found.map(|(_, text)| text.as_str()).collect()
    }

    /// The numbers among them.
    pub(crate) fn numbers(&self, way: &str) -> Vec<f64> {
        let texts = self.texts(way).into_iter();
        texts.filter_map(|text| text.parse().ok()).collect()
    }

    /// The state, as a question again.
    pub(crate) fn state(&self) -> String {
        let pairs = self.0.iter();
        let pairs = pairs.filter_map(|(way, text)| Some((way.strip_prefix("/state/")?, text)));
        let pairs = pairs.map(|(name, text)| format!("{name}={}", text.replace('+', "%2B")));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// Reads JSON, as far as the program writes it.
fn read(rest: &mut &str, way: String, ends: &mut Vec<(String, String)>) {
    let (first, inside) = rest.split_at(1);
    match first {
        "{" | "[" => {
            *rest = inside;
            for i in 0.. {
                if let Some(behind) = rest.strip_prefix(['}', ']']) {
                    *rest = behind;
                    return;
                }
                *rest = rest.strip_prefix(',').unwrap_or(rest);
                let mut name = i.to_string();
                if first == "{" {
                    name = read_text(rest);
                    *rest = rest.strip_prefix(':').expect("a colon");
                }
                read(rest, format!("{way}/{name}"), ends);
            }
        }
        "\"" => ends.push((way, read_text(rest))),
        _ => {
            let end = rest.find([',', ']', '}']).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            *rest = behind;
            let is_json = word == "null" || word.parse().is_ok_and(f64::is_finite);
            assert!(is_json, "{way} is {word}, which is no JSON");
            ends.push((way, word.to_string()));
        }
    }
}

fn read_text(rest: &mut &str) -> String {
    let mut letters = rest.strip_prefix('"').expect("a text").chars();
    let mut text = String::new();
    loop {
        match letters.next().expect("the end of a text") {
            '"' => break,
            '\\' => match letters.next().expect("a letter behind \\") {
                'u' => {
                    let digits: String = letters.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&digits, 16).ok();
                    text.push(code.and_then(char::from_u32).expect("a letter's number"));
                }
                c => text.push(c),
            },
            c => text.push(c),
        }
    }
    *rest = letters.as_str();
    text
}

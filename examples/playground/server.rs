//! HTTP/1.1, as much of it as one page on the reader's own computer needs.
//!
//! Whoever connects may ask one short question with GET, and has a few seconds
//! for it. Everything else is refused in a sentence, and costs nobody else
//! anything: each client has a thread of its own, which ends after that time.

use crate::query::{Answer, Query};
use crate::{derivative, function, network};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// How long a client may take to ask.
const PATIENCE: Duration = Duration::from_secs(3);
/// The longest question, with all its headers, in bytes.
const LONGEST: usize = 16 * 1024;

/// Nothing is loaded from anywhere else, and no other page may embed this one.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What goes back to a client: a status, a kind of text, and the text.
type Response = (&'static str, &'static str, String);

fn refuse<T>(status: &'static str, words: impl Into<String>) -> Result<T, Response> {
    Err((status, "text/plain", words.into() + "\n"))
}

/// Listens on this computer alone.
pub(crate) fn listen(port: u16) -> Result<TcpListener, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    listener.map_err(|error| {
        let what_to_do = "if another playground has it, end that, or add -- --port 0";
        format!("cannot listen on port {port}: {error}; {what_to_do}")
    })
}

/// Serves whoever comes, and never ends.
pub(crate) fn serve(listener: &TcpListener) {
    for stream in listener.incoming() {
        match stream {
            // Where there are no more threads, the client is dropped.
            Ok(stream) => drop(thread::Builder::new().spawn(|| attend(stream))),
            // It is gone already, or there are too many: the next, in a moment.
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
    }
}

/// One client: its question, the answer, the end.
fn attend(mut stream: TcpStream) {
    let port = stream.local_addr().map_or(0, |address| address.port());
    let head = head(&mut stream, Instant::now() + PATIENCE);
    let response = head.and_then(|head| answer(target(&head, port)?));
    let (status, kind, body) = response.unwrap_or_else(|refused| refused);
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
         Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\nCache-Control: no-store\r\n\
         Allow: GET\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // A client that does not read, or has gone, is none of our concern.
    let _ = stream.set_write_timeout(Some(PATIENCE));
    let sent = stream.write_all((head + &body).as_bytes());
    if sent.and_then(|()| stream.shutdown(Shutdown::Write)).is_ok() {
        // What it still has to say is listened to for a moment: were the line cut
        // at once, it might never see the answer.
        let moment = Instant::now() + Duration::from_millis(500);
        while matches!(read(&mut stream, &mut [0; 4096], moment), Ok(1..)) {}
    }
}

/// Reads once, but not beyond the deadline.
fn read(stream: &mut TcpStream, buffer: &mut [u8], deadline: Instant) -> io::Result<usize> {
    let left = deadline.saturating_duration_since(Instant::now());
    stream.set_read_timeout(Some(left))?; // an error if none is left
    stream.read(buffer)
}

/// The lines of a question, up to the empty one that ends it.
fn head(stream: &mut TcpStream, deadline: Instant) -> Result<String, Response> {
    let (mut head, mut buffer) = (Vec::new(), [0; 2048]);
    loop {
        if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
            head.truncate(end);
            let words = "the question is not UTF-8";
            return String::from_utf8(head).or_else(|_| refuse("400 Bad Request", words));
        }
        if head.len() > LONGEST {
            let words = format!("a question may have {LONGEST} bytes: ask for less");
            return refuse("431 Request Header Fields Too Large", words);
        }
        match read(stream, &mut buffer, deadline) {
            Ok(0) => return refuse("400 Bad Request", "the question has no end"),
            Ok(count) => head.extend_from_slice(&buffer[..count]),
            Err(_) => return refuse("408 Request Timeout", "the question took too long"),
        }
    }
}

/// What is asked for, if it may be asked.
fn target(head: &str, port: u16) -> Result<&str, Response> {
    let malformed = || refuse("400 Bad Request", "this is no question in HTTP/1.1");
    let mut lines = head.split("\r\n");
    let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let &[method, target, version] = words.as_slice() else {
        return malformed();
    };
    if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
        return malformed();
    }
    if method != "GET" {
        return refuse("405 Method Not Allowed", "only GET is answered here");
    }
    let mut hosts = Vec::new();
    for line in lines {
        let Some((name, value)) = line.split_once(':') else {
            return malformed();
        };
        match (name.to_ascii_lowercase().as_str(), value.trim()) {
            ("host", host) => hosts.push(host),
            ("content-length", "0") => {}
            ("content-length" | "transfer-encoding", _) => {
                return refuse("413 Content Too Large", "a question has no body here");
            }
            _ => {}
        }
    }
    // Another name for this computer would be a page from elsewhere that tries to
    // read what is here.
    let own = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    match hosts.as_slice() {
        [host] if own.iter().any(|name| name == host) => Ok(target),
        [_] => {
            let words = format!("this is http://{}/", own[0]);
            refuse("421 Misdirected Request", words)
        }
        _ => malformed(),
    }
}

/// The page and its two companions, or the answer to one of three questions.
fn answer(target: &str) -> Result<Response, Response> {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let page = |kind, text: &str| Ok(("200 OK", kind, text.to_string()));
    let question: fn(Query) -> Answer = match path {
        "/" => return page("text/html", include_str!("page.html")),
        "/page.css" => return page("text/css", include_str!("page.css")),
        "/page.js" => return page("text/javascript", include_str!("page.js")),
        "/function" => function::answer,
        "/network" => network::answer,
        "/derivative" => derivative::answer,
        _ => {
            let words = "there is no such page: the playground is at /";
            return refuse("404 Not Found", words);
        }
    };
    match Query::read(query).and_then(question) {
        Ok(json) => page("application/json", &json.0),
        Err(words) => refuse("400 Bad Request", words.to_string()),
    }
}

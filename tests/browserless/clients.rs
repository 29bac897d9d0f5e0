//! Bad clients, and many of them at once.

use crate::answer::{ask, get, port, say};
use crate::server;
use std::io::{Read, Write};
use std::net::TcpStream;

/// The first line of the answer to a question with these headers.
fn status(first: &str, headers: &str) -> String {
    let answer = say(format!("{first}\r\n{headers}\r\n\r\n").as_bytes());
    answer.lines().next().unwrap_or_default().to_string()
}

fn own_host() -> String {
    format!("Host: 127.0.0.1:{}", port())
}

#[test]
fn the_page_and_its_companions_come_with_a_strict_policy() {
    for (path, kind) in [
        ("/", "text/html"),
        ("/page.css", "text/css"),
        ("/page.js", "text/javascript"),
        ("/network", "application/json"),
        ("/network?f=no", "text/plain"),
    ] {
        let answer = say(format!("GET {path} HTTP/1.1\r\n{}\r\n\r\n", own_host()).as_bytes());
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        assert!(
            head.contains(&format!("Content-Type: {kind}; charset=utf-8")),
            "{head}"
        );
        assert!(head.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"));
        assert!(!head.contains("unsafe"), "{head}");
        assert!(
            head.contains(&format!("Content-Length: {}", body.len())),
            "{head}"
        );
        // Nothing is fetched from anywhere else.
        let elsewhere = body.replace("http://www.w3.org/", "");
        assert!(
            !elsewhere.contains("https://") && !elsewhere.contains("http://"),
            "{path}"
        );
    }
}

/// What the page needs is in it: letters for every number, and a field for what
/// can be asked.
#[test]
fn the_page_has_letters_for_every_equation() {
    let (_, script) = get("/page.js");
    for n in 1..=45 {
        let letters = format!("\n  {n}: String.raw`");
        assert_eq!(script.matches(&letters).count(), 1, "Equation {n}");
    }
}

/// Every field of the page stands for a name that the program knows.
#[test]
fn the_page_and_the_program_call_things_alike() {
    let (_, page) = get("/");
    let mut count = 0;
    for part in page.split("<main id=\"").skip(1) {
        let (route, part) = part.split_once('"').expect("the name of a part");
        let state = ask(&format!("/{route}")).at("state").clone();
        for field in part.split("data-key=\"").skip(1) {
            let (name, _) = field.split_once('"').expect("the name of a field");
            assert!(!state.at(name).text().is_empty(), "{route}: {name}");
            count += 1;
        }
    }
    assert!(count > 10, "{count} fields");
}

#[test]
fn another_host_or_method_or_a_body_is_refused() {
    let (host, port) = (own_host(), port());
    let question = "GET /network HTTP/1.1";
    assert_eq!(status(question, &host), "HTTP/1.1 200 OK");
    assert_eq!(
        status(question, &format!("host:localhost:{port}")),
        "HTTP/1.1 200 OK"
    );
    for wrong in [
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost.evil.example",
    ] {
        let refused = status(question, &format!("Host: {wrong}"));
        assert_eq!(refused, "HTTP/1.1 421 Misdirected Request");
    }
    for method in ["POST", "HEAD", "PUT", "DELETE", "OPTIONS", "get", "GETT"] {
        let refused = status(&format!("{method} / HTTP/1.1"), &host);
        assert_eq!(refused, "HTTP/1.1 405 Method Not Allowed");
    }
    for body in ["Content-Length: 5", "Transfer-Encoding: chunked"] {
        let refused = status(question, &format!("{host}\r\n{body}"));
        assert_eq!(refused, "HTTP/1.1 413 Content Too Large");
    }
    assert_eq!(
        status("GET /secret HTTP/1.1", &host),
        "HTTP/1.1 404 Not Found"
    );
    assert_eq!(
        status("GET /../Cargo.toml HTTP/1.1", &host),
        "HTTP/1.1 404 Not Found"
    );
}

#[test]
fn what_is_no_question_is_refused() {
    let host = own_host();
    for first in [
        "",
        "GET",
        "GET /",
        "GET / HTTP/2",
        "GET  / HTTP/1.1",
        "GET http://x/ HTTP/1.1",
    ] {
        assert_eq!(status(first, &host), "HTTP/1.1 400 Bad Request", "{first}");
    }
    for headers in ["", "no colon", &format!("{host}\r\n{host}")] {
        assert_eq!(
            status("GET / HTTP/1.1", headers),
            "HTTP/1.1 400 Bad Request",
            "{headers}"
        );
    }
    assert!(say(b"\xff\xfe\r\n\r\n").starts_with("HTTP/1.1 400"));
}

#[test]
fn what_is_too_long_is_refused() {
    let long = "x".repeat(20_000);
    let refused = status(&format!("GET /{long} HTTP/1.1"), &own_host());
    assert_eq!(refused, "HTTP/1.1 414 URI Too Long");
    let refused = status(
        "GET / HTTP/1.1",
        &format!("{}\r\nCookie: {long}", own_host()),
    );
    assert_eq!(refused, "HTTP/1.1 431 Request Header Fields Too Large");
    // A line that never ends is not waited for to the end.
    assert!(say("y".repeat(9000).as_bytes()).starts_with("HTTP/1.1 414"));
}

#[test]
fn a_hundred_bad_clients_do_not_stop_one_that_works() {
    let mut crowd = Vec::new();
    for i in 0..100 {
        let mut stream = TcpStream::connect(("127.0.0.1", port())).expect("it listens");
        let words: &[u8] = match i % 4 {
            0 => b"",
            1 => b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            2 => b"GET / HTTP/1.1\r\nHost",
            _ => b"GET /network HTTP/1.1\r\n\r\n",
        };
        stream.write_all(words).expect("it hears");
        crowd.push(stream);
    }
    let questions = ["/network", "/derivative", "/function", "/"];
    for question in questions.into_iter().cycle().take(20) {
        assert_eq!(get(question).0, 200);
    }
    // Those who say nothing are told so after a while, or had their answer before.
    for (i, mut stream) in crowd.into_iter().enumerate() {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let expected = if i % 4 == 3 {
            "HTTP/1.1 400"
        } else {
            "HTTP/1.1 408"
        };
        assert!(answer.starts_with(expected), "{i}: {answer}");
    }
}

#[test]
fn a_busy_port_is_told_with_what_to_do() {
    let refused = server::listen(port()).expect_err("it is busy");
    assert!(
        refused.contains("is busy") && refused.contains("--port 0"),
        "{refused}"
    );
}

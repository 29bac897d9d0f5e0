//! Bad clients, and many of them at once.

use crate::playground::{PROGRAM, Playground};
use std::io::{Read, Write};
use std::process::Command;

#[test]
fn the_page_and_its_companions_come_with_a_strict_policy() {
    let playground = Playground::start();
    for (path, kind) in [
        ("/", "text/html"),
        ("/page.css", "text/css"),
        ("/page.js", "text/javascript"),
        ("/network", "application/json"),
        ("/network?f=no", "text/plain"),
    ] {
        let (head, body) = playground.get(path);
        let length = body.len();
        for line in [
            &format!("Content-Type: {kind}; charset=utf-8\r\n"),
            &format!("Content-Length: {length}\r\n"),
            "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; c",
        ] {
            assert!(head.contains(line), "{path}: {head}");
        }
        // Nothing is fetched from anywhere else.
        let elsewhere = body.replace("http://www.w3.org/", "");
        let fetches = ["https://", "http://"]
            .iter()
            .any(|x| elsewhere.contains(x));
        assert!(!fetches, "{path}");
    }
}

/// The page has letters for every equation, and each of its fields stands for a
/// name that the program knows.
#[test]
fn the_page_and_the_program_call_things_alike() {
    let playground = Playground::start();
    let (_, script) = playground.get("/page.js");
    for n in 1..=45 {
        let letters = format!("\n  {n}: String.raw`");
        assert_eq!(script.matches(&letters).count(), 1, "Equation {n}");
    }
    let (_, page) = playground.get("/");
    let mut count = 0;
    for part in page.split("<main id=\"").skip(1) {
        let (route, part) = part.split_once('"').expect("the name of a part");
        let answer = playground.ask(&format!("/{route}"));
        for field in part.split("data-key=\"").skip(1) {
            let (name, _) = field.split_once('"').expect("the name of a field");
            let kept = answer.text(&format!("/state/{name}"));
            assert!(!kept.is_empty(), "{route}: {name}");
            count += 1;
        }
    }
    assert!(count > 10, "{count} fields");
}

#[test]
fn what_is_no_short_question_to_this_host_is_refused() {
    let playground = Playground::start();
    let host = format!("Host: 127.0.0.1:{}", playground.port);
    let local = format!("host:localhost:{}", playground.port);
    let long = "x".repeat(20_000);
    let good = "GET /network HTTP/1.1";
    for (first, headers, status) in [
        (good, &*host, 200),
        (good, &local, 200),
        (good, &format!("{host}\r\nContent-Length: 0"), 200),
        ("", &host, 400),
        ("GET /", &host, 400),
        ("GET / HTTP/2", &host, 400),
        ("GET  / HTTP/1.1", &host, 400),
        ("GET http://x/ HTTP/1.1", &host, 400),
        (good, "", 400),
        (good, "no colon", 400),
        (good, &format!("{host}\r\n{host}"), 400),
        ("GET /../Cargo.toml HTTP/1.1", &host, 404),
        ("POST / HTTP/1.1", &host, 405),
        ("HEAD / HTTP/1.1", &host, 405),
        ("get / HTTP/1.1", &host, 405),
        (good, &format!("{host}\r\nContent-Length: 5"), 413),
        (good, &format!("{host}\r\nTransfer-Encoding: chunked"), 413),
        (&format!("GET /{long} HTTP/1.1"), &host, 431),
        (good, "Host: evil.example", 421),
        (good, "Host: 127.0.0.1", 421),
        (good, "Host: 127.0.0.1:1", 421),
        (good, "Host: localhost.evil.example", 421),
        (good, &format!("{host}\r\nCookie: {long}"), 431),
    ] {
        let answer = playground.say(format!("{first}\r\n{headers}\r\n\r\n").as_bytes());
        let asked = format!("{first:.40} {headers:.60}");
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{asked}: {answer}"
        );
    }
    let answer = playground.say(b"\xff\xfe\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    // A line that never ends is not waited for to the end.
    let answer = playground.say(long.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[test]
fn a_hundred_bad_clients_do_not_stop_one_that_works() {
    let playground = Playground::start();
    let kinds: [(&[u8], &str); 4] = [
        (b"", "HTTP/1.1 408"),
        (b"\x16\x03\x01\x02\x00\x01\xfc", "HTTP/1.1 408"),
        (b"GET / HTTP/1.1\r\nHost", "HTTP/1.1 408"),
        (b"GET /network HTTP/1.1\r\n\r\n", "HTTP/1.1 400"),
    ];
    let mut crowd = Vec::new();
    for (words, expected) in kinds.into_iter().cycle().take(100) {
        let mut stream = playground.connect();
        stream.write_all(words).expect("it hears");
        crowd.push((stream, expected));
    }
    let questions = ["/network", "/derivative", "/function", "/"];
    for question in questions.into_iter().cycle().take(20) {
        assert!(playground.get(question).0.starts_with("HTTP/1.1 200"));
    }
    // Those who say nothing are told so after a while, or had their answer before.
    for (mut stream, expected) in crowd {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with(expected), "{expected}: {answer}");
    }
}

#[test]
fn a_busy_port_and_a_wrong_option_are_told_with_what_to_do() {
    let playground = Playground::start();
    let busy = playground.port.to_string();
    for (words, expected) in [
        (["--port", &busy], "if another playground has it, end that"),
        (["--port", "65536"], "from 0 to 65535"),
        (["--prot", "80"], "there is no option --prot"),
    ] {
        let ended = Command::new(&*PROGRAM).args(words).output();
        let ended = ended.expect("it starts");
        let complaint = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{words:?}: {complaint}");
        assert!(complaint.contains(expected), "{words:?}: {complaint}");
    }
}

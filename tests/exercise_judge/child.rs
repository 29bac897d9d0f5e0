//! Every answer runs in a process of its own.
//!
//! An endless loop cannot be stopped in a thread, and an overflown stack ends
//! the whole process. So the runner starts itself once more for each answer,
//! listens, and ends it when it takes too long.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::check::{Ask, Case, Who};
use super::record::{Outcome, observe, read_outcome, write_outcome};
use super::value::{Block, Given};

/// How to start the process that runs one answer.
pub struct Launcher {
    pub program: PathBuf,
    /// After so long an answer is stopped.
    pub limit: Duration,
}

/// What came from that process.
#[derive(Debug)]
pub struct Heard {
    /// One for every question that was asked, in order.
    pub outcomes: Vec<Outcome>,
    /// What the answer printed itself.
    pub printed: String,
    pub ending: Ending,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// Every question was asked.
    Finished,
    /// The answer overflowed the stack.
    Overflowed,
    /// It was stopped after so long.
    TimedOut(Duration),
    /// The answer ended the process, in these words: "exit code: 3".
    Ended(String),
}

impl Launcher {
    /// Starts the process that answers for `name`, and hears it out.
    pub fn run(&self, name: &str, check: &dyn Ask) -> io::Result<Heard> {
        let secret = format!("\u{2}{:x}\u{3}", RandomState::new().build_hasher().finish());
        let mut child = Command::new(&self.program)
            .args(["--answer", name])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let stdin = child.stdin.take();
        let (out, err) = (child.stdout.take(), child.stderr.take());
        if let Some(mut stdin) = stdin {
            // A process that has died already is seen below.
            let _ = writeln!(stdin, "{secret}");
        }
        thread::scope(|scope| {
            let out = scope.spawn(|| out.map(|out| listen(out, &secret)).unwrap_or_default());
            let err = scope.spawn(|| err.map(|err| listen(err, &secret)).unwrap_or_default());
            let status = self.wait(&mut child)?;
            let out = out.join().unwrap_or_default();
            let err = err.join().unwrap_or_default();
            let right = check.cases().into_iter().next();
            let right = right.map(|case| check.call(Who::Reference, &case.given));
            Ok(self.understand(&out, &err, status, &right.unwrap_or_default()))
        })
    }

    /// How the process ended, or `None` when it had to be stopped.
    fn wait(&self, child: &mut Child) -> io::Result<Option<ExitStatus>> {
        let start = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(status));
            }
            if start.elapsed() > self.limit {
                child.kill()?;
                child.wait()?;
                return Ok(None);
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The outcomes in order, and how it ended.
    fn understand(
        &self,
        out: &Stream,
        err: &Stream,
        status: Option<ExitStatus>,
        right: &[Block],
    ) -> Heard {
        let mut outcomes = Vec::new();
        let mut finished = false;
        for line in &out.record {
            match line.as_str() {
                "asked" => outcomes.push(Outcome::Unheard),
                "finished" => finished = true,
                line => {
                    if let Some(outcome) = read_outcome(line, right) {
                        outcomes.pop();
                        outcomes.push(outcome);
                    }
                }
            }
        }
        let ending = match status {
            _ if finished => Ending::Finished,
            _ if err.overflowed => Ending::Overflowed,
            // STATUS_STACK_OVERFLOW, as Windows numbers it.
            Some(status) if status.code() == Some(0xC000_00FD_u32 as i32) => Ending::Overflowed,
            Some(status) => Ending::Ended(status.to_string()),
            None => Ending::TimedOut(self.limit),
        };
        let printed: Vec<u8> = out.printed.iter().chain(&err.printed).copied().collect();
        let printed = String::from_utf8_lossy(&printed).trim().to_string();
        Heard {
            outcomes,
            printed,
            ending,
        }
    }
}

/// One stream, with the record's lines and the answer's own told apart.
#[derive(Default)]
struct Stream {
    record: Vec<String>,
    printed: Vec<u8>,
    overflowed: bool,
}

/// As much of what an answer prints is kept; the rest is read and dropped.
const KEPT: usize = 16 * 1024;
/// No line is longer than this.
const LINE: u64 = 16 * 1024 * 1024;

fn listen(stream: impl Read, secret: &str) -> Stream {
    let mut reader = BufReader::new(stream);
    let mut heard = Stream::default();
    let mut line = Vec::new();
    while let Ok(1..) = reader.by_ref().take(LINE).read_until(b'\n', &mut line) {
        let secret = secret.as_bytes();
        let at = line.windows(secret.len()).position(|part| part == secret);
        let own = &line[..at.unwrap_or(line.len())];
        let text = String::from_utf8_lossy(own);
        // Rust says this itself, and then aborts the process.
        heard.overflowed |= text.contains("has overflowed its stack");
        if !heard.overflowed && heard.printed.len() < KEPT {
            heard.printed.extend(own);
        }
        if let Some(at) = at {
            let said = String::from_utf8_lossy(&line[at + secret.len()..]);
            heard.record.push(said.trim_end().to_string());
        }
        line.clear();
    }
    heard
}

/// What the started process does: it answers, and nothing else.
pub fn answer(cases: &[Case], answer: &(dyn Fn(&Given) -> Vec<Block> + Sync)) {
    // Should the runner be gone, nobody stops a loop but this.
    thread::spawn(|| {
        thread::sleep(Duration::from_secs(60));
        std::process::exit(1);
    });
    let mut secret = String::new();
    if io::stdin().read_line(&mut secret).is_err() {
        return;
    }
    let secret = secret.trim_end();
    let send = |line: &str| {
        let mut out = io::stdout().lock();
        // Nobody listens any more: then nobody needs the answer either.
        let _ = writeln!(out, "{secret}{line}").and_then(|()| out.flush());
    };
    let ask = || {
        for case in cases {
            send("asked");
            send(&write_outcome(&observe(|| answer(&case.given))));
        }
    };
    thread::scope(|scope| {
        let room = thread::Builder::new().stack_size(8 << 20);
        let run = room.spawn_scoped(scope, ask);
        let _ = run.map(thread::ScopedJoinHandle::join);
    });
    send("finished");
}

//! One line that says how far long work is, for those who watch it.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// A line that is written again and again, and gone at the end. It is there on
/// a terminal only: into a pipe or a file goes nothing of it.
pub(crate) struct Progress {
    start: Instant,
    written: Option<Instant>,
    terminal: bool,
}

impl Progress {
    pub(crate) fn new() -> Progress {
        Progress {
            start: Instant::now(),
            written: None,
            terminal: std::io::stdout().is_terminal() && std::io::stderr().is_terminal(),
        }
    }

    /// Says that `done` of `total` parts are done, with the time left; not more
    /// than ten times a second.
    pub(crate) fn show(&mut self, done: usize, total: usize, what: impl FnOnce() -> String) {
        let recent = |at: Instant| at.elapsed() < Duration::from_millis(100);
        if !self.terminal || done == 0 || self.written.is_some_and(recent) {
            return;
        }
        let left = self
            .start
            .elapsed()
            .mul_f64(total as f64 / done as f64 - 1.0);
        let line = format!("{}, {} left", what(), duration(left));
        eprint!("\r{line:<77.77}");
        let _ = std::io::stderr().flush(); // a line unseen does no harm
        self.written = Some(Instant::now());
    }

    /// Takes the line away and prints one that stays.
    pub(crate) fn println(&mut self, line: &str) {
        self.clear();
        println!("{line}");
    }

    fn clear(&mut self) {
        if self.written.take().is_some() {
            eprint!("\r{:77}\r", "");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

fn duration(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..100 => format!("{seconds} s"),
        seconds => format!("{} min", seconds.div_ceil(60)),
    }
}

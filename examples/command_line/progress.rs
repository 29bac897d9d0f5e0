//! One line that says how far long work is, for those who watch it.

use std::io::{IsTerminal, stderr, stdout};
use std::time::{Duration, Instant};

/// A line that is written again and again, and gone at the end. It is there on
/// a terminal only: into a pipe or a file goes nothing of it.
pub(crate) struct Progress {
    start: Instant,
    next: Duration,
    terminal: bool,
}

impl Progress {
    pub(crate) fn new() -> Progress {
        Progress {
            start: Instant::now(),
            next: Duration::ZERO,
            terminal: stdout().is_terminal() && stderr().is_terminal(),
        }
    }

    /// Says that `done` of `total` parts are done, with the time left; not more
    /// than ten times a second.
    pub(crate) fn show(&mut self, done: usize, total: usize, what: &str) {
        let spent = self.start.elapsed();
        if self.terminal && done > 0 && spent >= self.next {
            self.next = spent + Duration::from_millis(100);
            let left = spent.mul_f64(total as f64 / done as f64 - 1.0).as_secs();
            let left = match left {
                0..100 => format!("{left} s"),
                _ => format!("{} min", left.div_ceil(60)),
            };
            eprint!("\r{:<77.77}", format!("{what}, {left} left"));
        }
    }

    /// Takes the line away and prints one that stays.
    pub(crate) fn println(&mut self, line: &str) {
        self.clear();
        println!("{line}");
    }

    fn clear(&self) {
        if self.terminal {
            eprint!("\r{:77}\r", "");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

//! The exercises. Open a file `ex….rs`, replace its `todo!`, and run
//! `cargo test --test exercises`.
//!
//! `checks/` knows the right answers and the usual wrong ones, and `kit/` runs
//! and compares. Nothing in them needs to be touched.

#![allow(unreachable_pub, reason = "an answer is `pub` for the list below")]

mod checks;
mod kit;
mod net;

mod ex01_step;
mod ex02_sigmoid;

use kit::Exercise;

macro_rules! exercise {
    ($file:ident :: $answer:ident) => {
        Exercise::new(
            stringify!($file),
            include_str!(concat!(stringify!($file), ".rs")),
            &checks::$file::CHECK,
            $file::$answer,
        )
    };
}

fn main() -> std::process::ExitCode {
    kit::run(&[exercise!(ex01_step::step), exercise!(ex02_sigmoid::sigmoid)])
}

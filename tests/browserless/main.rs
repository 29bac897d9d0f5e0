//! The playground without a browser: the program is started, answers over sockets,
//! and this holds its answers against worked numbers, and itself against bad clients.

#[path = "../common/cargo.rs"]
mod cargo;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/goldens.rs"]
mod goldens;

mod clients; // bad ones, and many of them
mod links; // the pages' links to states
mod numbers; // of the worked examples, a line for every equation
mod options; // each of them, and what is refused
mod playground; // the program, and its answers read back

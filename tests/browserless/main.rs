//! The playground without a browser: its program answers over sockets, and this
//! holds the answers against worked numbers, and the program against bad clients.
#![allow(dead_code, reason = "only the program itself reads its command line")]

#[path = "../../examples/playground/appendix.rs"]
mod appendix;
#[path = "../common/mod.rs"]
mod common;
#[path = "../../examples/playground/derivative.rs"]
mod derivative;
#[path = "../../examples/playground/function.rs"]
mod function;
#[path = "../common/goldens.rs"]
mod goldens;
#[path = "../../examples/playground/json.rs"]
mod json;
#[path = "../../examples/playground/lines.rs"]
mod lines;
#[path = "../../examples/playground/mistake.rs"]
mod mistake;
#[path = "../../examples/playground/network.rs"]
mod network;
#[path = "../../examples/playground/query.rs"]
mod query;
#[path = "../../examples/playground/samples.rs"]
mod samples;
#[path = "../../examples/playground/server.rs"]
mod server;
#[path = "../common/slips.rs"]
mod slips;

mod answer; // questions, and answers read back
mod clients; // bad ones, and many of them
mod links; // the pages' links to states
mod numbers; // of the worked examples, a line for every equation
mod options; // each of them, and what is refused

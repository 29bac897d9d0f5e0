//! temp
mod literal;
mod race;
mod workloads;
fn main() {
    let quick = cfg!(debug_assertions) || std::env::args().any(|a| a == "--quick");
    let all: &[(&str, fn(bool) -> race::Outcome)] = &[
        ("xor", workloads::xor), ("64-online", workloads::small_online), ("64-batches", workloads::small_batches),
        ("784-online", workloads::large_online), ("784-batches", workloads::large_batches), ("forward", workloads::forward),
        ("matrix", workloads::matrix), ("vector", workloads::vector), ("outer", workloads::outer)];
    let pick = std::env::args().nth(1);
    for (name, run) in all {
        if pick.as_ref().is_some_and(|p| !p.starts_with("--") && !name.contains(p.as_str())) { continue; }
        let o = run(quick);
        let ms = |d: std::time::Duration| d.as_secs_f64() * 1e3;
        println!("{name:12} {:10.3} {:10.3} | {:10.3} {:10.3} | {:6.2} | {:.1e}", ms(o.literal.median), ms(o.literal.minimum), ms(o.own.median), ms(o.own.minimum), ms(o.literal.minimum)/ms(o.own.minimum), o.difference);
    }
}

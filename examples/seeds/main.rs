//! How often XOR is learned: many first weights, one setting changed at a time.
//!
//! ```text
//! cargo run --release --example seeds             20 seeds in each setting
//! cargo run --release --example seeds -- 1000     half a minute
//! ```

#[path = "../command_line/mod.rs"]
mod command_line;
#[path = "../plot/mod.rs"]
mod plot;
mod setting;
mod stuck;

use command_line::{Options, Progress, read};
use setting::{LEARNED, USUAL, trap};
use std::process::ExitCode;

const HELP: &str = "\
How often does 2-2-1 learn XOR? Many seeds, one setting changed at a time.

  cargo run --release --example seeds            20 seeds in each setting
  cargo run --release --example seeds -- 1000    half a minute

  --epochs N   passes over the four samples, at most (2000)
";

fn main() -> ExitCode {
    command_line::run(HELP, experiment)
}

fn experiment(mut options: Options) -> Result<(), String> {
    let epochs = options.number("--epochs", 2000, 1..=1_000_000)?;
    let words = options.words(1)?;
    let count = words.first().map_or("20", String::as_str);
    let [last] = read("the number of seeds", count, 1..=1_000_000)?;
    let seeds = 1..=last;
    println!(
        "How often is XOR learned? Seeds 1 to {last}, epochs at most: {epochs}. It is learned
when the loss (Equation 28) is below {LEARNED}: then no answer is off by more than
0.32.

2-{}-1, σ, δ = {}, first weights and biases within ±{}, all four samples in an
update. In each block one of these is changed; * marks the usual.

                     learned   median epochs   left at ¼      ⅓      ½  other",
        USUAL.hidden, USUAL.rate, USUAL.spread
    );
    let blocks = setting::blocks();
    let total = blocks.iter().map(|(_, settings)| settings.len()).sum();
    let (mut progress, mut done) = (Progress::new(), 0);
    for (title, settings) in &blocks {
        progress.println(title);
        for (name, setting) in settings {
            let star = if *setting == USUAL { " *" } else { "" };
            let row = setting.row(seeds.clone(), epochs);
            progress.println(&format!("  {:18}{row}", format!("{name}{star}")));
            done += 1;
            progress.show(done, total, &format!("{done} of {total} settings"));
        }
    }
    drop(progress);
    println!(
        "
Left at: the loss in the end, give or take 0.02. ¼ is the loss of two right
answers and two of ½; ⅓ of one right answer and three of ⅔, or of ⅓; and ½ of
four answers of ½.
"
    );
    let trapped = |seed: &u64| {
        let outcome = USUAL.train(*seed, epochs);
        !outcome.learned() && trap(outcome.loss()) < 2
    };
    match seeds.clone().find(trapped) {
        Some(seed) => stuck::look_into(seed, epochs),
        None => println!("With the usual setting no seed was left at ¼ or ⅓."),
    }
    Ok(())
}

//! The table: a line for each workload, as soon as it is done.

use crate::Workload;
use crate::race::Outcome;
use std::io::Write;
use std::time::Duration;

/// The two forms add in different orders in places. More than that is a mistake.
const ALLOWED: f64 = 1e-9;

/// Runs the workloads; an error if the two forms of one disagree.
pub(crate) fn print(workloads: &[&Workload], quick: bool) -> Result<(), String> {
    println!("{:32}{:>14}{:>16}", "", "literal, ms", "crate, ms");
    println!("workload    what                 median    min   median    min  ratio    apart");
    let mut apart: f64 = 0.0;
    for workload in workloads {
        let (name, what) = (workload.name, workload.what);
        print!("{name:12}{what:20}");
        let _ = std::io::stdout().flush(); // to show what is running; unseen does no harm
        let outcome = (workload.run)(quick);
        println!("{}", line(&outcome));
        let agree = outcome.apart <= ALLOWED; // which NaN is not
        if !agree {
            let apart = outcome.apart;
            return Err(format!(
                "the two forms of '{name}' are {apart:.1e} apart: one of them is wrong"
            ));
        }
        apart = apart.max(outcome.apart);
    }
    println!("\nThe ratio is of the minima, literal to crate. The numbers that come out");
    println!("agree to {apart:.0e}, where {ALLOWED:.0e} is allowed.");
    Ok(())
}

fn line(outcome: &Outcome) -> String {
    let (literal, own) = (outcome.literal, outcome.own);
    let ratio = literal.minimum.as_secs_f64() / own.minimum.as_secs_f64();
    let [a, b, c, d] = [literal.median, literal.minimum, own.median, own.minimum].map(milliseconds);
    format!(
        "{a:>7}{b:>7}{c:>9}{d:>7}{ratio:>7.1}{:>9.0e}",
        outcome.apart
    )
}

/// With three digits or so: `1234`, `12.3`, `0.0123`.
fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    let decimals = (2.0 - ms.log10().floor()).clamp(0.0, 4.0);
    format!("{ms:.*}", decimals as usize)
}

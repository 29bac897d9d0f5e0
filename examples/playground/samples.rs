//! What the network is to learn.

use crate::query::{self, Query};
use chainrule::calculus::Graph;
use chainrule::linalg::Vector;
use chainrule::network::Sample;
use chainrule::rng::Rng;

const MOST_SAMPLES: usize = 60;
const LONGEST_CURVE: usize = 200;

/// The samples of a question: given one by one, or by a name.
pub(crate) fn samples(query: &mut Query, [n1, _, n3]: [usize; 3]) -> Result<Vec<Sample>, String> {
    let names = ["example", "three", "xor", "or", "and", "curve", "own"];
    let data = query.word("data", &names)?;
    let curve = query.text("curve", "x^2");
    let samples = match query.given("samples") {
        Some(text) => query::samples(&text, n1, n3)?,
        None => fit(&named(data, &curve)?, n1, n3),
    };
    if samples.len() > MOST_SAMPLES {
        return Err(format!(
            "there may be {MOST_SAMPLES} samples: leave some out"
        ));
    }
    query.keep("samples", &query::samples_text(&samples));
    Ok(samples)
}

/// The samples of a name, with two inputs and one answer.
fn named(data: &str, curve: &str) -> Result<Vec<Sample>, String> {
    let three = [
        ([0.05, 0.10], 0.01),
        ([0.40, 0.90], 0.99),
        ([0.80, 0.20], 0.50),
    ];
    let answers = match data {
        "xor" => [0.0, 1.0, 1.0, 0.0],
        "or" => [0.0, 1.0, 1.0, 1.0],
        "and" => [0.0, 0.0, 0.0, 1.0],
        "curve" => return above_and_below(curve),
        "own" => return Err("give your samples, such as samples=0,1:1;1,1:0".into()),
        name => {
            let count = if name == "three" { 3 } else { 1 };
            let three = three.into_iter().take(count);
            return Ok(three.map(|(s, a)| Sample::new(s, [a])).collect());
        }
    };
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].into_iter();
    Ok(inputs
        .zip(answers)
        .map(|(s, a)| Sample::new(s, [a]))
        .collect())
}

/// Points between −1 and 1, each with the answer 1 if it lies above the curve.
fn above_and_below(curve: &str) -> Result<Vec<Sample>, String> {
    if curve.len() > LONGEST_CURVE {
        return Err(format!(
            "the curve may have {LONGEST_CURVE} letters: write it shorter"
        ));
    }
    let graph = Graph::new();
    let y = graph
        .parse(curve)
        .map_err(|error| format!("curve: {error}"))?;
    let mut rng = Rng::new(1);
    let mut sample = |_| {
        // Two decimals, so that the address of the page stays short.
        let [s_1, s_2] = [(); 2].map(|()| rng.uniform(-100.0, 100.0).round() / 100.0);
        let edge = y
            .evaluate(&[("x", s_1)])
            .map_err(|error| format!("curve: {error}"))?;
        Ok(Sample::new([s_1, s_2], [f64::from(s_2 > edge)]))
    };
    (0..40).map(&mut sample).collect()
}

/// Samples of two inputs and one answer for other widths: further inputs are 0,
/// and further answers are 1 − A and A again.
fn fit(samples: &[Sample], n1: usize, n3: usize) -> Vec<Sample> {
    let fit = |x: &Sample| {
        let s = |i| if i < 2 { x.input[i] } else { 0.0 };
        let a = |k| {
            if k == 1 {
                1.0 - x.target[0]
            } else {
                x.target[0]
            }
        };
        Sample::new(Vector::from_fn(n1, s), Vector::from_fn(n3, a))
    };
    samples.iter().map(fit).collect()
}

//! What the network is to learn.

use crate::derivative::parse;
use crate::json::join;
use crate::query::{Answer, Query, list_text, rows};
use chainrule::calculus::Graph;
use chainrule::linalg::Vector;
use chainrule::network::Sample;
use chainrule::rng::Rng;

const MOST_SAMPLES: usize = 60;
/// The samples of Section 6; the first is the worked example.
const THREE: [([f64; 2], f64); 3] = [
    ([0.05, 0.10], 0.01),
    ([0.40, 0.90], 0.99),
    ([0.80, 0.20], 0.50),
];

/// The samples of a question: given one by one, as in `0.05,0.1:0.01;0.4,0.9:0.99`,
/// or by a name.
pub(crate) fn samples(query: &mut Query, [n1, _, n3]: [usize; 3]) -> Answer<Vec<Sample>> {
    let names = ["example", "three", "xor", "or", "and", "curve", "own"];
    let data = query.word("data", &names)?;
    let curve = query.text("curve", "x^2");
    let samples: Vec<Sample> = match query.given("samples") {
        Some(text) => {
            let rows = rows("samples", &text, &[n1, n3])?.into_iter();
            rows.map(|x| Sample::new(&x[..n1], &x[n1..])).collect()
        }
        None => {
            let named = named(data, &curve)?.into_iter();
            named.map(|x| fit(x, n1, n3)).collect()
        }
    };
    if samples.len() > MOST_SAMPLES {
        return Err(format!("there may be {MOST_SAMPLES} samples: leave some out").into());
    }
    let texts = samples.iter().map(|x| {
        let lists = [&x.input, &x.target].map(|v| list_text(v.as_slice()));
        lists.join(":")
    });
    query.keep("samples", join(texts, ";"));
    Ok(samples)
}

/// The samples of a name: two inputs, and one answer.
fn named(data: &str, curve: &str) -> Answer<Vec<([f64; 2], f64)>> {
    let corners = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].into_iter();
    Ok(match data {
        "example" => THREE[..1].to_vec(),
        "three" => THREE.to_vec(),
        "xor" => corners.zip([0.0, 1.0, 1.0, 0.0]).collect(),
        "or" => corners.zip([0.0, 1.0, 1.0, 1.0]).collect(),
        "and" => corners.zip([0.0, 0.0, 0.0, 1.0]).collect(),
        "curve" => above_and_below(curve)?,
        _ => return Err("give your samples, such as samples=0,1:1;1,1:0".into()),
    })
}

/// Points between −1 and 1, each with the answer 1 if it lies above the curve.
fn above_and_below(curve: &str) -> Answer<Vec<([f64; 2], f64)>> {
    let graph = Graph::new();
    let y = parse(&graph, "curve", curve)?;
    let mut rng = Rng::new(1);
    let mut sample = |_| {
        // Two decimals, so that the address of the page stays short.
        let s = [(); 2].map(|()| rng.uniform(-100.0, 100.0).round() / 100.0);
        let edge = y.evaluate(&[("x", s[0])]);
        let edge = edge.map_err(|error| format!("curve: {error}"))?;
        Ok((s, f64::from(s[1] > edge)))
    };
    (0..40).map(&mut sample).collect()
}

/// Such a sample for other widths: further inputs are 0, and further answers are
/// 1 − A and A again.
fn fit((s, a): ([f64; 2], f64), n1: usize, n3: usize) -> Sample {
    let input = |i| s.get(i).copied().unwrap_or(0.0);
    let answer = |k| if k == 1 { 1.0 - a } else { a };
    Sample::new(Vector::from_fn(n1, input), Vector::from_fn(n3, answer))
}

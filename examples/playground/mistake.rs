//! The same network with a mistake in it, beside the right one.
//!
//! Its numbers alone do not come from the crate, which makes none of these
//! mistakes: they come from the file of slips that tests and exercises use too.

use crate::json::{Json, list, object};
use crate::network::{Learning, two_layer};
use crate::query::{self, Query};
use crate::slips::{self, NAMED, Net, RIGHT, Slip};
use chainrule::linalg::Matrix;
use chainrule::network::{Network, Sample, TwoLayer};

/// Those of the slips that show in this network.
const OFFERED: [&str; 7] = [
    "eq24",
    "eq29",
    "early",
    "slope",
    "signal",
    "forgotten",
    "dropped",
];
/// And a mistake that is none in the slopes.
const EQUAL: (&str, &str, Slip) = ("equal", "all weights of a layer start equal", RIGHT);

/// A mistake, and where its network stands.
pub(crate) struct Mistake {
    words: &'static str,
    slip: Slip,
    w1: Matrix,
    w2: Matrix,
}

/// The mistakes that one can choose, each with its words.
pub(crate) fn names() -> Json {
    list(offered().map(|(name, words, _)| list([name, words])))
}

fn offered() -> impl Iterator<Item = (&'static str, &'static str, Slip)> {
    let named = NAMED
        .into_iter()
        .filter(|(name, ..)| OFFERED.contains(name));
    named.chain([EQUAL])
}

impl Mistake {
    /// The mistake that a question names; its weights are `m1` and `m2`, or those
    /// of the right network.
    pub(crate) fn read(query: &mut Query, right: &TwoLayer) -> Result<Option<Mistake>, String> {
        let names: Vec<&str> = ["none"]
            .into_iter()
            .chain(offered().map(|one| one.0))
            .collect();
        let name = query.word("mistake", &names)?;
        let mut tables = [right.w1().clone(), right.w2().clone()];
        for (w, key) in tables.iter_mut().zip(["m1", "m2"]) {
            match query.given(key) {
                Some(text) => *w = query::table(key, &text, w.shape())?,
                None if name == EQUAL.0 => *w = w.map(|_| w[(0, 0)]),
                None => {}
            }
        }
        let ([w1, w2], found) = (tables, offered().find(|one| one.0 == name));
        Ok(found.map(|(_, words, slip)| Mistake {
            words,
            slip,
            w1,
            w2,
        }))
    }

    /// Keeps the weights for the address of the page.
    pub(crate) fn keep(&self, query: &mut Query) {
        query.keep("m1", &query::table_text(&self.w1));
        query.keep("m2", &query::table_text(&self.w2));
    }

    /// Takes the steps that the right network takes. The loss after each.
    pub(crate) fn train(
        &mut self,
        right: &TwoLayer,
        samples: &[Sample],
        learning: Learning,
    ) -> Vec<f64> {
        let (f, mut losses) = (right.activation(), Vec::new());
        for t in learning.t..learning.t + learning.steps {
            let batch = learning.batch(samples, t);
            let rate = learning.rate(batch.len());
            let Mistake { slip, w1, w2, .. } = self;
            let [by_w1, by_w2] = slips::gradients(Net { f, w1, w2 }, batch, rate, slip);
            let [next1, next2] = [&*w1 - &(rate * &by_w1), &*w2 - &(rate * &by_w2)];
            let net = Net {
                f,
                w1: &next1,
                w2: &next2,
            };
            let loss = slips::loss(net, samples, slip);
            let weights = next1.as_slice().iter().chain(next2.as_slice());
            if !weights.chain([&loss]).all(|x| x.is_finite()) {
                break;
            }
            losses.push(loss);
            [self.w1, self.w2] = [next1, next2];
        }
        losses
    }

    /// What finite differences of the loss say of the slopes.
    pub(crate) fn answer(
        &self,
        right: &TwoLayer,
        samples: &[Sample],
        learning: Learning,
        losses: Vec<f64>,
    ) -> Result<Json, String> {
        let Mistake {
            words,
            slip,
            w1,
            w2,
        } = self;
        let net = Net {
            f: right.activation(),
            w1,
            w2,
        };
        let claim = slips::gradients(net, samples, learning.rate(samples.len()), slip);
        let network = two_layer(right.activation(), right.has_bias(), w1, w2)?;
        let check = Network::from(&network).check_claim(samples, &claim);
        let rows = check.weights.iter().map(|w| {
            let from = if w.is_bias { 0 } else { w.i + 1 };
            object([
                (
                    "weight",
                    format!("w{}.{from}{}", w.layer + 1, w.j + 1).into(),
                ),
                ("slope", w.check.claim.into()),
                ("estimate", w.check.estimate.into()),
                ("verdict", w.check.verdict.to_string().into()),
            ])
        });
        Ok(object([
            ("words", (*words).into()),
            ("losses", list(losses)),
            ("loss", slips::loss(net, samples, slip).into()),
            ("check", check.to_string().lines().next().into()),
            ("weights", list(rows)),
        ]))
    }
}

//! The same network with a mistake in it, beside the right one.
//!
//! Its numbers alone do not come from the crate, which makes none of these
//! mistakes: they come from the file of slips that tests and exercises use too.

use crate::json::{Json, list, object};
use crate::network::{Learning, name};
use crate::query::{Answer, Query, table_text};
use crate::slips::{self, NAMED, Net, RIGHT, Slip};
use chainrule::network::{Gradient, Sample, TwoLayer};

/// Those of the slips that show in this network.
const OFFERED: [&str; 6] = ["eq24", "eq29", "early", "slope", "signal", "forgotten"];
/// And a mistake that is none in the slopes.
const EQUAL: (&str, &str, Slip) = ("equal", "all weights of a layer start equal", RIGHT);

/// A mistake, and the network that makes it.
pub(crate) struct Mistake {
    words: &'static str,
    slip: Slip,
    network: TwoLayer,
}

/// The mistakes that one can choose, each with its words.
pub(crate) fn names() -> Json {
    list(offered().map(|(name, words, _)| list([name, words])))
}

fn offered() -> impl Iterator<Item = (&'static str, &'static str, Slip)> {
    let named = NAMED.into_iter();
    let named = named.filter(|(name, ..)| OFFERED.contains(name));
    named.chain([EQUAL])
}

fn net(network: &TwoLayer) -> Net<'_> {
    Net {
        f: network.activation(),
        w1: network.w1(),
        w2: network.w2(),
    }
}

impl Mistake {
    /// The mistake that a question names; its weights are `m1` and `m2`, or those
    /// of the right network.
    pub(crate) fn read(query: &mut Query, right: &TwoLayer) -> Answer<Option<Mistake>> {
        let names: Vec<&str> = offered().map(|(name, ..)| name).collect();
        let name = query.word("mistake", &[&["none"], &names[..]].concat())?;
        let start = [right.w1(), right.w2()].map(|w| match name == EQUAL.0 {
            true => w.map(|_| w[(0, 0)]),
            false => w.clone(),
        });
        let ([m1, m2], mut network) = (start, right.clone());
        network.set_weights(query.table("m1", m1)?, query.table("m2", m2)?)?;
        let found = offered().find(|(known, ..)| *known == name);
        Ok(found.map(|(_, words, slip)| Mistake {
            words,
            slip,
            network,
        }))
    }

    /// Takes the steps that the right network takes, keeps its weights for the
    /// address of the page, and says what finite differences say of its slopes.
    pub(crate) fn answer(mut self, query: &mut Query, samples: &[Sample], by: Learning) -> Json {
        let slip = &self.slip;
        let loss = |network: &TwoLayer| slips::loss(net(network), samples, slip);
        let update = |network: &mut TwoLayer, rate: f64, batch: &[Sample]| {
            let [w1, w2] = slips::gradients(net(network), batch, rate, slip);
            network.update(rate, &Gradient { w1, w2 });
        };
        let (losses, _) = by.train(&mut self.network, samples, update, loss);
        query.keep("m1", table_text(self.network.w1()));
        query.keep("m2", table_text(self.network.w2()));

        let rate = by.rate(samples.len());
        let claim = slips::gradients(net(&self.network), samples, rate, slip);
        let check = self.network.as_network().check_claim(samples, &claim);
        let weights = check.weights.iter();
        let weights = weights.map(|w| (name(w.layer, w.i, w.j, w.is_bias), (&w.check).into()));
        object([
            ("words", self.words.into()),
            ("losses", list(losses)),
            ("loss", loss(&self.network).into()),
            ("check", check.to_string().lines().next().into()),
            ("weights", object(weights)),
        ])
    }
}

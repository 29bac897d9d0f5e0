//! Equations 11 to 27: the gradient of the whole network, for one sample.

use super::backward::{RIGHT, Way, gradient, sample, slips, two_layer};
use super::*;
use chainrule::activation::{sigmoid, sigmoid_slope, silu, silu_slope};

type Answer = fn(&Net, &Vector, &Vector) -> (Matrix, Matrix);

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "backpropagation",
        equations: "Eq 11-27",
        compare: "chainrule::network::TwoLayer::gradient",
        hint: "Forward first, with a 1 appended to s and to s1, and keep p1, s1, p2 and s2. Then \
               backward: exercise 20 for w2, exercise 22 for the hidden errors (with the rows of w2 \
               that belong to hidden neurons), exercise 23 for w1.",
        ..EXACT
    },
    ask: |backprop, record| {
        for (about, net, s, target) in cases() {
            let (w1, w2) = (&net.w1, &net.w2);
            record.on_the_way(&|| {
                let way = two_layer(&net).signals(&s);
                let error = |k: usize| (way.s2[k] - target[k]) * (net.slope)(way.p2[k]);
                let l1 = |j: usize| sum(target.len(), |k| error(k) * net.w2[(j, k)]);
                let l1 = vector(way.p1.len(), l1);
                let signals = [way.p1.named("p1"), way.s1.named("s1 with its 1")];
                let outputs = [way.p2.named("p2"), way.s2.named("s2"), l1.named("dL/ds1")];
                signals.into_iter().chain(outputs).collect()
            });
            record.ask(about, given![w1, w2, s, target], &|| {
                let (w1, w2) = backprop(&net, &s, &target);
                vec![w1.named("dL/dw1"), w2.named("dL/dw2")]
            });
        }
    },
    reference: |net, s, target| {
        let (s, target) = (s.clone(), target.clone());
        let gradient = two_layer(net).gradient(&sample(&Sample { s, target }));
        (gradient.w1, gradient.w2)
    },
    oracle: Some(("finite differences of the loss", |net, s, target| {
        let loss = |w1: &Matrix, w2: &Matrix| {
            let (w1, w2) = (w1.clone(), w2.clone());
            let (f, slope) = (net.f, net.slope);
            let (s, target) = (s.clone(), target.clone());
            two_layer(&Net { w1, w2, f, slope }).loss(&[sample(&Sample { s, target })])
        };
        let by_w1 = slopes_at(&net.w1, |w1| loss(w1, &net.w2));
        (by_w1, slopes_at(&net.w2, |w2| loss(&net.w1, w2)))
    })),
    mistakes: &[MISTAKES, SLIPS],
};

fn cases() -> [(&'static str, Net, Vector, Vector); 3] {
    [
        (
            "3, 4 and 2 neurons, f the sigmoid",
            Net {
                w1: Matrix::from([
                    [0.5, -1.0, 0.75, 0.2],
                    [-1.5, 0.75, 0.4, -0.6],
                    [0.25, 1.2, -0.9, 1.4],
                    [0.6, -0.35, 0.15, -0.8],
                ]),
                w2: Matrix::from([
                    [1.25, -0.5],
                    [0.5, 1.75],
                    [-0.8, 0.45],
                    [1.1, -1.3],
                    [0.3, -0.2],
                ]),
                f: sigmoid,
                slope: sigmoid_slope,
            },
            Vector::from([0.8, -1.25, 0.5]),
            Vector::from([0.9, 0.1]),
        ),
        (
            "2, 2 and 2 neurons, f the SiLU",
            Net {
                w1: Matrix::from([[0.5, -1.5], [1.75, 0.25], [0.4, 0.7]]),
                w2: Matrix::from([[1.25, -0.5], [0.75, 1.5], [0.3, -0.9]]),
                f: silu,
                slope: silu_slope,
            },
            Vector::from([0.75, -0.5]),
            Vector::from([-0.4, 1.1]),
        ),
        (
            "2, 3 and 1 neurons, f the sigmoid",
            Net {
                w1: Matrix::from([[0.3, -0.6, 1.1], [1.2, 0.4, -0.7], [0.9, -1.3, 0.2]]),
                w2: Matrix::from([[1.75], [-0.25], [1.5], [-0.55]]),
                f: sigmoid,
                slope: sigmoid_slope,
            },
            Vector::from([0.5, 0.8]),
            Vector::from([0.2]),
        ),
    ]
}

const MISTAKES: &[(&str, Answer)] = &[(
    "The two matrices have changed places: dL/dw1 comes first.",
    |n, s, a| {
        let (w1, w2) = gradient(n, s, a, &RIGHT);
        (w2, w1)
    },
)];

const SLIPS: &[(&str, Answer)] = slips!(WAY, |n, s, a| gradient(n, s, a, &WAY));

//! Equations 11 to 27: the gradient of the whole network, for one sample.

use super::backward::{RIGHT, Way, gradient, sample, two_layer};
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
    mistakes: MISTAKES,
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

const MISTAKES: &[(&str, Answer)] = &[
    (
        "dL/dw2 is right and dL/dw1 has the wrong sign throughout: that is Eq 24 as printed, which \
         lost a minus. By Eq 13, dL/ds2 is -(A - s2) (docs/misprints.md).",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    signs: [-1.0, 1.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "dL/dw1 is right and dL/dw2 has the wrong sign throughout: dL/ds2 is -(A - s2) there too.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    signs: [1.0, -1.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "Both layers have the wrong sign: A - s2 is what the update adds. The gradient points \
         uphill, with s2 - A.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    signs: [-1.0, -1.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "f′(p1) is missing: the error of a hidden neuron passes back through its f (Eq 26).",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope1: |_, _, _| 1.0,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "f′(p2) is missing in both layers: the error of an output passes back through its f before \
         anything else (Eq 15, and piece (2) of Eq 22).",
        |n, s, a| {
            let way = Way {
                slope2: |_, _, _| 1.0,
                slope2_back: |_, _, _| 1.0,
                ..RIGHT
            };
            gradient(n, s, a, &way)
        },
    ),
    (
        "f′ is missing everywhere: in dL/dw2 it is f′(p2), and dL/dw1 has both f′(p2) and f′(p1).",
        |n, s, a| {
            let one: fn(F, f64, f64) -> f64 = |_, _, _| 1.0;
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2: one,
                    slope2_back: one,
                    slope1: one,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "dL/dw2 is right, but on the way back to the hidden layer f′(p2) is missing, piece (2) of \
         Eq 22.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2_back: |_, _, _| 1.0,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "On the way back to the hidden layer f′(p2) is missing, and f′(p1) as well. dL/dw2 is right.",
        |n, s, a| {
            let way = Way {
                slope2_back: |_, _, _| 1.0,
                slope1: |_, _, _| 1.0,
                ..RIGHT
            };
            gradient(n, s, a, &way)
        },
    ),
    (
        "dL/dw1 is right, but in dL/dw2 f′(p2) is missing (Eq 15).",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2: |_, _, _| 1.0,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The last row of dL/dw1 is 0. The biases learn as well: their signal is the 1.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    biases: [0.0, 1.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The last row of dL/dw2 is 0. The biases learn as well: their signal is the 1.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    biases: [1.0, 0.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The last rows of both matrices are 0. The biases learn as well: their signal is the 1.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    biases: [0.0, 0.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The hidden signals got no 1 on the way forward, so the biases of the outputs did not count. \
         Append a 1 to s1, after f.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    ones: [1.0, 0.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The input got no 1 on the way forward, so the biases of the hidden neurons did not count. \
         Append a 1 to s.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    ones: [0.0, 1.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "Nothing got a 1 on the way forward, so no bias counted. Append a 1 to s, and to s1 after f.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    ones: [0.0, 0.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "f′ was taken of the signals: these are the numbers with f′(s1) and f′(s2). It is a function \
         of p, the sum that entered f.",
        |n, s, a| {
            let of_s: fn(F, f64, f64) -> f64 = |f, _, s| f(s);
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2: of_s,
                    slope2_back: of_s,
                    slope1: of_s,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "f′ was taken of the hidden signals: these are the numbers with f′(s1) in place of f′(p1).",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope1: |f, _, s| f(s),
                    ..RIGHT
                },
            )
        },
    ),
    (
        "f′ was taken of the outputs: these are the numbers with f′(s2) in place of f′(p2).",
        |n, s, a| {
            let of_s: fn(F, f64, f64) -> f64 = |f, _, s| f(s);
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2: of_s,
                    slope2_back: of_s,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "(1 - s)s was used for f′ in both layers. That is Eq 19, and right for the sigmoid only: \
         net.slope knows the slope of any f.",
        |n, s, a| {
            let of_s: fn(F, f64, f64) -> f64 = |_, _, s| (1.0 - s) * s;
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2: of_s,
                    slope2_back: of_s,
                    slope1: of_s,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "(1 - s)s was used for f′ in the hidden layer. That is Eq 19, and right for the sigmoid \
         only: net.slope knows the slope of any f.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope1: |_, _, s| (1.0 - s) * s,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "(1 - s)s was used for f′ at the outputs. That is Eq 19, and right for the sigmoid only: \
         net.slope knows the slope of any f.",
        |n, s, a| {
            let of_s: fn(F, f64, f64) -> f64 = |_, _, s| (1.0 - s) * s;
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2: of_s,
                    slope2_back: of_s,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "Only the first output sends its error back to the hidden layer. Eq 24 sums over all of them.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    share: |k, _| f64::from(k == 0),
                    ..RIGHT
                },
            )
        },
    ),
    (
        "Only the last output sends its error back to the hidden layer, as when = stands where += \
         should add.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    share: |k, n| f64::from(k + 1 == n),
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The hidden errors were divided by the number of outputs. Eq 24 is a sum, not a mean.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    share: |_, n| 1.0 / n as f64,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "On the way back the weights w_jk are missing, piece (3) of Eq 22.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    weight: |_, _, _| 1.0,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "On the way back the rows of w2 are off by one, as if the biases were the first row. They \
         are the last.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    weight: |w, j, k| w[(j + 1, k)],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "There is a factor 2 throughout: it cancels the ½ of Eq 11.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    signs: [2.0, 2.0],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The target is missing: these are the numbers with s2 in place of s2 - A.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    error: |_, s| s,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The errors are squared. The square belongs to the loss; its slope is s2 - A.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    error: |a, s| (s - a) * (s - a),
                    ..RIGHT
                },
            )
        },
    ),
    ("f′(p1) is there twice.", |n, s, a| {
        gradient(
            n,
            s,
            a,
            &Way {
                slope1: |f, p, _| f(p) * f(p),
                ..RIGHT
            },
        )
    }),
    (
        "On the way back f′(p2) is there twice: it is a factor of the output's error already.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2_back: |f, p, _| f(p) * f(p),
                    ..RIGHT
                },
            )
        },
    ),
    (
        "In dL/dw1 the input signals s are missing (Eq 26).",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    signals: [false, true],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "In dL/dw2 the hidden signals s1 are missing (Eq 16).",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    signals: [true, false],
                    ..RIGHT
                },
            )
        },
    ),
    (
        "The two matrices have changed places: dL/dw1 comes first.",
        |n, s, a| {
            let (w1, w2) = gradient(n, s, a, &RIGHT);
            (w2, w1)
        },
    ),
    (
        "In the hidden layer f stands where its slope belongs: these are the numbers with f(p1) in \
         place of f′(p1). net.slope is the slope.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope1: |_, _, s| s,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "At the outputs f stands where its slope belongs: these are the numbers with f(p2) in place \
         of f′(p2). net.slope is the slope.",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2: |_, _, s| s,
                    slope2_back: |_, _, s| s,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "f stands where its slope belongs, in both layers. net.slope is the slope.",
        |n, s, a| {
            let f: fn(F, f64, f64) -> f64 = |_, _, s| s;
            gradient(
                n,
                s,
                a,
                &Way {
                    slope2: f,
                    slope2_back: f,
                    slope1: f,
                    ..RIGHT
                },
            )
        },
    ),
    (
        "f′ was taken twice in the hidden layer: these are the numbers with f′(f′(p1)).",
        |n, s, a| {
            gradient(
                n,
                s,
                a,
                &Way {
                    slope1: |f, p, _| f(f(p)),
                    ..RIGHT
                },
            )
        },
    ),
];

//! All slopes of a deep network in three ways, with every multiplication
//! counted.
//!
//! D layers of n neurons, as many inputs, no biases. The forward pass is done:
//! the signals, the slopes f′(p) and ∂L/∂s of the outputs are given, and what is
//! counted is the way from them to all D n² slopes ∂L/∂w.

use chainrule::network::backprop::loss_by_output;
use chainrule::network::{Layer, Network, Sample};
use chainrule::{Matrix, Vector};
use std::cell::Cell;

/// A way to all slopes: its name, its cost by the formula, and the way itself.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    /// The multiplications for D layers of n neurons.
    pub(crate) formula: fn(u64, u64) -> u64,
    pub(crate) run: fn(&Given) -> Vec<Matrix>,
}

/// From the longest to the shortest.
pub(crate) const WAYS: [Way; 3] = [
    Way {
        name: "every route",
        // Behind a weight d layers from the last there are n^d routes, with
        // 2d + 3 factors each.
        formula: |depth, n| {
            let terms = (0..depth).map(|d| 2 * (d + 1) * n.pow(d as u32 + 2));
            terms.sum()
        },
        run: every_route,
    },
    Way {
        name: "nothing stored",
        formula: |depth, n| {
            let (mut total, mut error) = (0, 0); // and for one L_j
            for _ in 0..depth {
                total += n * n * (error + 2);
                error = n * (error + 2);
            }
            total
        },
        run: nothing_stored,
    },
    Way {
        name: "reused",
        formula: |depth, n| (2 * depth - 1) * n * n + depth * n,
        run: reused,
    },
];

/// What the forward pass leaves behind. Layer m, counted from 0, has the table
/// `w[m]`, takes the signals `s[m]` and has the slopes `f_p[m]`.
pub(crate) struct Given {
    w: Vec<Matrix>,
    s: Vec<Vector>,
    f_p: Vec<Vector>,
    /// ∂L/∂s_k of the outputs.
    dl_ds: Vector,
    multiplications: Cell<u64>,
}

impl Given {
    /// Feeds the sample forward. All layers of the network have one width, and
    /// none has biases.
    pub(crate) fn new(network: &Network, sample: &Sample) -> Given {
        let trace = network.trace(&sample.input);
        let layers = network.layers().iter();
        let w = layers.clone().map(|layer| layer.weights().clone());
        let slopes = |(layer, p): (&Layer, &Vector)| p.map(|p| layer.activation().derivative(p));
        let (a, s) = (&sample.target, &trace.s[trace.p.len()]);
        Given {
            w: w.collect(),
            f_p: layers.zip(&trace.p).map(slopes).collect(),
            dl_ds: Vector::from_fn(a.len(), |k| loss_by_output(a[k], s[k])),
            s: trace.s,
            multiplications: Cell::new(0),
        }
    }

    /// How many multiplications there were since this was made.
    pub(crate) fn multiplications(&self) -> u64 {
        self.multiplications.get()
    }

    fn times(&self, a: f64, b: f64) -> f64 {
        self.multiplications.set(self.multiplications.get() + 1);
        a * b
    }

    fn depth(&self) -> usize {
        self.w.len()
    }

    fn width(&self) -> usize {
        self.dl_ds.len()
    }

    /// A table for every layer, with `slope(m, i, j)` in it.
    fn tables(&self, slope: impl Fn(usize, usize, usize) -> f64) -> Vec<Matrix> {
        let n = self.width();
        let table = |m| Matrix::from_fn(n, n, |i, j| slope(m, i, j));
        (0..self.depth()).map(table).collect()
    }
}

/// Equation 22 carried to any depth and multiplied out: ∂L/∂w_ij is a sum over
/// all routes from neuron j to the outputs, each a product from scratch.
fn every_route(given: &Given) -> Vec<Matrix> {
    let n = given.width();
    let route = |m: usize, i: usize, j: usize, mut number: usize| {
        let mut product = given.times(given.s[m][i], given.f_p[m][j]);
        let mut from = j;
        for layer in m + 1..given.depth() {
            let to = number % n; // the digits of the number, to base n, are the route
            number /= n;
            product = given.times(product, given.w[layer][(from, to)]);
            product = given.times(product, given.f_p[layer][to]);
            from = to;
        }
        given.times(product, given.dl_ds[from])
    };
    given.tables(|m, i, j| {
        let routes = n.pow((given.depth() - 1 - m) as u32);
        (0..routes).map(|number| route(m, i, j, number)).sum()
    })
}

/// Equation 22 as a recursion: L_j of a layer asks for every L_k of the next,
/// and forgets them again.
fn nothing_stored(given: &Given) -> Vec<Matrix> {
    fn error(given: &Given, m: usize, j: usize) -> f64 {
        if m + 1 == given.depth() {
            return given.dl_ds[j];
        }
        let route = |k| {
            let e_k = given.times(error(given, m + 1, k), given.f_p[m + 1][k]);
            given.times(e_k, given.w[m + 1][(j, k)])
        };
        (0..given.width()).map(route).sum() // (24)
    }
    given.tables(|m, i, j| {
        let s_i = given.times(error(given, m, j), given.s[m][i]);
        given.times(s_i, given.f_p[m][j]) // (27)
    })
}

/// Backpropagation: every e_j = L_j f′(p_j) is found once, from those behind it.
fn reused(given: &Given) -> Vec<Matrix> {
    let n = given.width();
    let mut l = given.dl_ds.clone();
    let mut tables = Vec::new();
    for m in (0..given.depth()).rev() {
        let e = Vector::from_fn(n, |j| given.times(l[j], given.f_p[m][j]));
        tables.push(Matrix::from_fn(n, n, |i, j| {
            given.times(given.s[m][i], e[j])
        })); // (27)
        if m > 0 {
            let w = &given.w[m];
            l = Vector::from_fn(n, |i| (0..n).map(|j| given.times(w[(i, j)], e[j])).sum()); // (24)
        }
    }
    tables.reverse();
    tables
}

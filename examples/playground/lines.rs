//! Equations 5 to 29, each with its numbers and its value.
//!
//! The value is what the function returns that bears the number. What it is made
//! of stands beside it in a small part of TeX, where each `#` is one of the
//! numbers; the page fills them in, and has the letters of the equations.

use crate::json::{Json, list, object};
use chainrule::activation::{Activation, sigmoid_slope_from_output};
use chainrule::linalg::{Matrix, Vector};
use chainrule::network::{Sample, Signals, TwoLayer, backprop::*, batch, bias, feed_forward};

/// What an equation is made of: a template, and the number for each `#` in it.
pub(crate) struct Made(pub(crate) String, pub(crate) Vec<f64>);

impl<const N: usize> From<(&str, [f64; N])> for Made {
    fn from((template, numbers): (&str, [f64; N])) -> Made {
        Made(template.to_string(), numbers.to_vec())
    }
}

/// Where the value is all there is to see.
pub(crate) const ALONE: (&str, [f64; 0]) = ("", []);

/// A sum of terms that look alike, in the place of the Σ in `frame`, which has
/// numbers of its own before it. Of more than six terms, only the first five.
pub(crate) fn sum<const N: usize>(
    frame: &str,
    own: &[f64],
    term: &str,
    terms: impl IntoIterator<Item = [f64; N]>,
) -> Made {
    let terms: Vec<[f64; N]> = terms.into_iter().collect();
    let (count, more) = match terms.len() {
        0..=6 => (terms.len(), ""),
        _ => (5, " + …"),
    };
    let template = vec![term; count].join(" + ") + more;
    let numbers = [own, &terms[..count].concat()].concat();
    Made(frame.replace('Σ', &template), numbers)
}

/// Rows of `equation: made => value, "note";`, where the note may be left out.
macro_rules! lines {
    ($($equation:literal: $made:expr => $value:expr $(, $note:expr)?;)*) => {
        vec![$(crate::lines::line(
            $equation, $made.into(), $value.into(), [$($note.into())?].into(),
        )),*]
    };
}
pub(crate) use lines;

/// One equation, as it stands with its numbers.
pub(crate) fn line(equation: u32, made: Made, value: Json, notes: Vec<String>) -> Json {
    object([
        ("equation", f64::from(equation).into()),
        ("template", made.0.into()),
        ("numbers", list(made.1)),
        ("value", value),
        ("note", notes.concat().into()),
    ])
}

/// One sample in one network, and the weight whose slope is asked for.
pub(crate) struct Question<'a> {
    pub(crate) network: &'a TwoLayer,
    pub(crate) samples: &'a [Sample],
    /// Which of them is looked at, counted from 0.
    pub(crate) sample: usize,
    /// What each of them makes the network compute.
    pub(crate) each: Vec<Signals>,
    /// w_0 and w of both layers; w_0 is 0 if there are no biases.
    pub(crate) tables: [(Vector, Matrix); 2],
    pub(crate) delta: f64,
    /// Its layer, and its row and column in the table there, all counted from 0; a
    /// bias is in the last row.
    pub(crate) weight: [usize; 3],
}

/// Terms of Σ_i w_ij s_i, and of L.
const PRODUCT: &str = "#·#";
const SQUARE: &str = "(# − #)^2";

fn products(w: &Matrix, s: &Vector, j: usize) -> impl Iterator<Item = [f64; 2]> {
    (0..w.rows()).map(move |i| [w[(i, j)], s[i]])
}

/// What is to be said of row `i` of a table that has biases behind row `n`.
fn of_bias(i: usize, n: usize) -> &'static str {
    if i < n { "" } else { "a bias has the signal 1" }
}

/// w_0 and w of a table whose last row holds the biases, if there are any.
pub(crate) fn unfold(w: &Matrix, has_bias: bool) -> (Vector, Matrix) {
    let (n, m) = (w.rows() - usize::from(has_bias), w.columns());
    let w_0 = Vector::from_fn(m, |j| if has_bias { w[(n, j)] } else { 0.0 });
    (w_0, Matrix::from_fn(n, m, |i, j| w[(i, j)]))
}

impl Question<'_> {
    pub(crate) fn sample(&self) -> &Sample {
        &self.samples[self.sample]
    }

    /// Forward, Sections 3 and 4, and the loss: Equations 5 to 11. Those without
    /// biases leave them out; those with biases have zeros if there are none.
    pub(crate) fn forward(&self) -> Vec<Json> {
        let (f, [layer, from, to]) = (self.network.activation(), self.weight);
        let (s, a) = (&self.sample().input, &self.sample().target);
        let [(w01, w1), (w02, w2)] = &self.tables;
        // The neurons that the weight has to do with; a bias comes from none.
        let (j, k) = [(to, 0), (from % w1.columns(), to)][layer];
        let plain = feed_forward::hidden_signals(f, w1, s);
        let (m1, m2) = feed_forward::matrix_form(f, w1, w2, s);
        let s1 = bias::hidden_signals(f, w01, w1, s);
        let s2 = bias::output_signals(f, w02, w2, &s1);
        let (b1, b2) = bias::matrix_form(f, &bias::fold(w01, w1), &bias::fold(w02, w2), s);
        let squares = (0..a.len()).map(|k| [a[k], s2[k]]);
        lines! {
            5: sum("f(Σ)", &[], PRODUCT, products(w1, s, j)) => plain[j];
            6: sum("f(Σ)", &[], PRODUCT, products(w2, &plain, k))
                => feed_forward::output_signals(f, w2, &plain)[k];
            7: ALONE => list([&m1, &m2]);
            8: sum("f(# + Σ)", &[w01[j]], PRODUCT, products(w1, s, j)) => s1[j];
            9: sum("f(# + Σ)", &[w02[k]], PRODUCT, products(w2, &s1, k)) => s2[k];
            10: ALONE => list([&b1, &b2]);
            11: sum("½ (Σ)", &[], SQUARE, squares) => loss(a, &s2);
        }
    }

    /// The slope along an output weight and its next value: Equations 12 to 20.
    pub(crate) fn to_an_output_weight(&self) -> Vec<Json> {
        let (f, d, [_, j, k]) = (self.network.activation(), self.delta, self.weight);
        let (w2, a) = (self.network.w2(), self.sample().target[k]);
        let Signals { s1, p1, p2, s2, .. } = &self.each[self.sample];
        let (w, s, p) = (w2[(j, k)], s2[k], p2[k]);
        let (s_j, by_p) = (output_sum_by_weight(s1, j), f.derivative(p));
        let by_w = output_by_weight(s_j, f, p);
        let slope = loss_by_output_weight(a, s, s_j, f, p);
        let only = match f {
            Activation::Sigmoid => String::new(),
            f => format!("made for f = σ, but here f is {f}: see (17) and (18)"),
        };
        lines! {
            12: ("# − #·#", [w, d, slope]) => next_output_weight(w, d, slope);
            13: ("#·(# − #)·#", [d, a, s, by_w]) => output_step(d, a, s, by_w);
            14: sum("Σ", &[], PRODUCT, products(w2, s1, k)) => output_sums(w2, s1)[k];
            15: ("#·#", [by_p, s_j]) => output_by_weight_in_factors(by_p, s_j);
            16: ALONE => s_j, of_bias(j, p1.len());
            17: ("#·#", [s_j, by_p]) => by_w;
            18: ("# + #·(# − #)·#·#", [w, d, a, s, s_j, by_p])
                => next_output_weight_from_error(w, d, a, s, s_j, f, p);
            19: ("(1 − #)·#", [s, s]) => sigmoid_slope_from_output(s), only.clone();
            20: ("# + #·(# − #)·#·(1 − #)·#", [w, d, a, s, s_j, s, s])
                => next_output_weight_of_sigmoid(w, d, a, s, s_j), only;
        }
    }

    /// The slope along a hidden weight and its next value: Equations 21 to 27.
    pub(crate) fn to_a_hidden_weight(&self) -> Vec<Json> {
        let (f, d, [_, i, j]) = (self.network.activation(), self.delta, self.weight);
        let (w1, w2, a) = (self.network.w1(), self.network.w2(), &self.sample().target);
        let Signals { s, p1, p2, s2, .. } = &self.each[self.sample];
        let (w, s_i, p_j, n3) = (w1[(i, j)], s[i], p1[j], p2.len());
        let one = Vector::from_fn(n3, |k| loss_by_output(a[k], s2[k]));
        let two = p2.map(|p| f.derivative(p));
        let three = Vector::from_fn(n3, |k| output_sum_by_hidden_signal(w2, j, k));
        let four = hidden_signal_by_weight(s_i, f, p_j);
        let product = loss_by_hidden_weight_in_factors(&one, &two, &three, four);
        let l_j = hidden_error(a, s2, f, p2, w2, j);
        let (slope, by_p) = (loss_by_hidden_weight(l_j, s_i, f, p_j), f.derivative(p_j));
        const FACTORS: &str = r"\under{#}{(1)} · \under{#}{(2)} · \under{#}{(3)} · \under{#}{(4)}";
        let routes = (0..n3).map(|k| [one[k], two[k], three[k], four]);
        let errors = (0..n3).map(|k| [a[k], s2[k], two[k], three[k]]);
        lines! {
            21: ("# − #·#", [w, d, slope]) => next_hidden_weight(w, d, slope);
            22: sum("Σ", &[], FACTORS, routes) => product;
            23: ALONE => &three;
            24: sum("−(Σ)", &[], "(# − #)·#·#", errors) => l_j;
            25: sum("Σ", &[], PRODUCT, products(w1, s, j)) => hidden_sums(w1, s)[j];
            26: ("#·#", [s_i, by_p]) => four, of_bias(i, self.sample().input.len());
            27: ("#·#·#", [l_j, s_i, by_p]) => slope;
        }
    }

    /// All samples together, Section 6: Equations 28 and 29, the latter of a hidden
    /// weight "in the same way".
    pub(crate) fn batch(&self) -> Vec<Json> {
        let (f, d, w2) = (self.network.activation(), self.delta, self.network.w2());
        let each = &self.each;
        let rows = |part: fn(&Signals) -> &Vector| Matrix::from_rows(each.iter().map(part));
        let (s1, s2) = (rows(|x| &x.s1), rows(|x| &x.s2));
        let a = Matrix::from_rows(self.samples.iter().map(|x| &x.target));
        let (n, [layer, i, j]) = (a.rows(), self.weight);
        let (made, steps, note) = match layer {
            0 => {
                let (s, p1) = (rows(|x| &x.s), rows(|x| &x.p1));
                let l1 = Matrix::from_fn(n, p1.columns(), |l, j| {
                    hidden_error(&self.samples[l].target, &each[l].s2, f, &each[l].p2, w2, j)
                });
                let terms = (0..n).map(|l| [l1[(l, j)], s[(l, i)], f.derivative(p1[(l, j)])]);
                let made = sum("−#·(Σ)", &[d], "#·#·#", terms);
                let note = "of a hidden weight “in the same way”: Equation 27, summed";
                (made, batch::hidden_steps(d, &l1, &s, f, &p1), note)
            }
            _ => {
                let slope = |l: usize| f.derivative(each[l].p2[j]);
                let terms = (0..n).map(|l| [a[(l, j)], s2[(l, j)], s1[(l, i)], slope(l)]);
                let made = sum("#·(Σ)", &[d], "(# − #)·#·#", terms);
                (made, batch::output_steps(d, &a, &s2, &s1, f, w2), "")
            }
        };
        let pairs = a.as_slice().iter().zip(s2.as_slice());
        let squares = pairs.map(|(a, s)| [*a, *s]);
        lines! {
            28: sum("½ (Σ)", &[], SQUARE, squares) => batch::loss(&a, &s2);
            29: made => steps[(i, j)], note;
        }
    }
}

//! Equations 5 to 29, each with its numbers and its value.
//!
//! The value is what the function returns that bears the number. What it is made
//! of stands beside it in a small part of TeX, where each `#` is a number; the
//! page turns that into MathML and has the letters of the equations.

use crate::json::{Json, list, object};
use chainrule::activation::{Activation, sigmoid_slope_from_output};
use chainrule::linalg::{Matrix, Vector};
use chainrule::network::{Sample, Signals, TwoLayer, backprop::*, batch, bias, feed_forward};

/// Rows of `equation: "template" [numbers] => value, "note";`. The note may be
/// left out; a template in parentheses is any expression that gives a text.
macro_rules! lines {
    ($($equation:literal: $template:tt [$($number:expr),*] => $value:expr $(, $note:expr)?;)*) => {
        vec![$(crate::lines::line(
            $equation, $template.as_ref(), &[$($number),*], $value.into(), [$($note.into())?].into(),
        )),*]
    };
}
pub(crate) use lines;

/// One equation, as it stands with its numbers.
pub(crate) fn line(
    equation: u32,
    template: &str,
    numbers: &[f64],
    value: Json,
    notes: Vec<String>,
) -> Json {
    object([
        ("equation", f64::from(equation).into()),
        ("numbers", fill(template, numbers).into()),
        ("value", value),
        ("note", notes.concat().into()),
    ])
}

/// Puts numbers in the place of each `#`. A negative one gets parentheses, but not
/// where a sum begins with it; so does one with a power of ten.
pub(crate) fn fill(template: &str, numbers: &[f64]) -> String {
    let (mut text, mut pieces) = (String::new(), template.split('#'));
    text += pieces.next().unwrap_or_default();
    for (x, next) in numbers.iter().zip(pieces) {
        let number = digits(*x);
        let is_first =
            text.is_empty() || text.ends_with(['(', '{', '~']) && !text.ends_with(r"\under{");
        let is_base = next.starts_with('^');
        let is_plain = !number.contains(['−', '·']) || is_first && !is_base;
        text += &if is_plain {
            number
        } else {
            format!("({number})")
        };
        text += next;
    }
    text
}

/// A number to six digits, with a true minus.
pub(crate) fn digits(x: f64) -> String {
    if !x.is_finite() {
        return format!("{x}").replace("inf", "∞").replace('-', "−");
    }
    let scientific = format!("{:.5e}", x + 0.0); // −0 is written 0
    let (mantissa, power) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let decimals = 5 - power.parse::<i32>().unwrap_or(0);
    let trimmed = |text: &str| text.trim_end_matches('0').trim_end_matches('.').to_string();
    let text = match decimals {
        0 => format!("{x:.0}"),
        1..=9 => trimmed(&format!("{:.1$}", x + 0.0, decimals as usize)),
        _ => format!("{}·10^{{{power}}}", trimmed(mantissa)),
    };
    text.replace('-', "−")
}

/// Terms with their signs between them; of more than six, only the first five.
fn sum(terms: impl IntoIterator<Item = String>) -> String {
    let mut terms: Vec<String> = terms.into_iter().collect();
    if terms.len() > 6 {
        terms.truncate(5);
        terms.push("…".into());
    }
    terms.join(" + ").replace("+ −", "− ")
}

/// One sample in one network, and the weight whose slope is asked for.
pub(crate) struct Question<'a> {
    pub(crate) network: &'a TwoLayer,
    pub(crate) samples: &'a [Sample],
    pub(crate) sample: &'a Sample,
    pub(crate) delta: f64,
    /// 1 for w⁽¹⁾, 2 for w⁽²⁾.
    pub(crate) layer: usize,
    /// The row and the column of the weight, from 0; a bias is the last row.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

const OF_BIAS: &str = "a bias has the signal 1";

impl Question<'_> {
    fn f(&self) -> Activation {
        self.network.activation()
    }

    /// w_0 and w of a table whose last row holds the biases; zeros if there are none.
    fn parts(&self, w: &Matrix) -> (Vector, Matrix) {
        let rows = w.rows() - usize::from(self.network.has_bias());
        let w_0 = |j| if rows < w.rows() { w[(rows, j)] } else { 0.0 };
        let without = Matrix::from_fn(rows, w.columns(), |i, j| w[(i, j)]);
        (Vector::from_fn(w.columns(), w_0), without)
    }

    /// w_0j + Σ_i w_ij s_i with its numbers; without a 1 in `s`, without w_0j.
    fn sum_of(&self, w: &Matrix, s: &Vector, j: usize) -> String {
        let (w_0, w) = self.parts(w);
        let bias = (s.len() > w.rows()).then(|| fill("#", &[w_0[j]]));
        let products = (0..w.rows()).map(|i| fill("#·#", &[w[(i, j)], s[i]]));
        sum(bias.into_iter().chain(products))
    }

    /// Forward, Sections 3 and 4, and the loss: Equations 5 to 11. Those without
    /// biases leave them out; those with biases have zeros if there are none.
    pub(crate) fn forward(&self) -> Vec<Json> {
        let (f, s, a) = (self.f(), &self.sample.input, &self.sample.target);
        let (w1, w2) = (self.network.w1(), self.network.w2());
        // The neurons that the weight has to do with.
        let (j, k) = match self.layer {
            1 => (self.to, 0),
            _ => (
                if self.from < w1.columns() {
                    self.from
                } else {
                    0
                },
                self.to,
            ),
        };
        let ((w01, v1), (w02, v2)) = (self.parts(w1), self.parts(w2));
        let plain1 = feed_forward::hidden_signals(f, &v1, s);
        let plain2 = feed_forward::output_signals(f, &v2, &plain1);
        let (m1, m2) = feed_forward::matrix_form(f, &v1, &v2, s);
        let s1 = bias::hidden_signals(f, &w01, &v1, s);
        let s2 = bias::output_signals(f, &w02, &v2, &s1);
        let (b1, b2) = bias::matrix_form(f, &bias::fold(&w01, &v1), &bias::fold(&w02, &v2), s);
        let squares = (0..a.len()).map(|k| fill("(# − #)^2", &[a[k], s2[k]]));
        let [sum5, sum8] = [s, &bias::append_one(s)].map(|s| self.sum_of(w1, s, j));
        let [sum6, sum9] = [&plain1, &bias::append_one(&s1)].map(|s| self.sum_of(w2, s, k));
        lines! {
            5: (format!("f({sum5})")) [] => plain1[j];
            6: (format!("f({sum6})")) [] => plain2[k];
            7: "" [] => list([&m1, &m2]);
            8: (format!("f({sum8})")) [] => s1[j];
            9: (format!("f({sum9})")) [] => s2[k];
            10: "" [] => list([&b1, &b2]);
            11: (format!("½ ({})", sum(squares))) [] => loss(a, &s2);
        }
    }

    /// The slope along the weight and its next value: Equations 12 to 20 of an
    /// output weight, 21 to 27 of a hidden one.
    pub(crate) fn backward(&self) -> Vec<Json> {
        match self.layer {
            1 => self.to_a_hidden_weight(),
            _ => self.to_an_output_weight(),
        }
    }

    fn to_an_output_weight(&self) -> Vec<Json> {
        let (f, d, j, k) = (self.f(), self.delta, self.from, self.to);
        let (w2, a) = (self.network.w2(), self.sample.target[k]);
        let Signals { s1, p2, s2, .. } = self.network.signals(&self.sample.input);
        let (w, s, p) = (w2[(j, k)], s2[k], p2[k]);
        let (s_j, by_p) = (output_sum_by_weight(&s1, j), f.derivative(p));
        let by_w = output_by_weight(s_j, f, p);
        let slope = loss_by_output_weight(a, s, s_j, f, p);
        let of_bias = if j < self.network.w1().columns() {
            ""
        } else {
            OF_BIAS
        };
        let only = match f {
            Activation::Sigmoid => String::new(),
            f => format!("holds for f = σ alone; here f is {f}, and this is wrong"),
        };
        lines! {
            12: "# − #·#" [w, d, slope] => next_output_weight(w, d, slope);
            13: "#·(# − #)·#" [d, a, s, by_w] => output_step(d, a, s, by_w);
            14: (self.sum_of(w2, &s1, k)) [] => output_sums(w2, &s1)[k];
            15: "#·#" [by_p, s_j] => output_by_weight_in_factors(by_p, s_j);
            16: "" [] => s_j, of_bias;
            17: "#·#" [s_j, by_p] => by_w;
            18: "# + #·(# − #)·#·#" [w, d, a, s, s_j, by_p]
                => next_output_weight_from_error(w, d, a, s, s_j, f, p);
            19: "(1 − #)·#" [s, s] => sigmoid_slope_from_output(s), only.clone();
            20: "# + #·(# − #)·#·(1 − #)·#" [w, d, a, s, s_j, s, s]
                => next_output_weight_of_sigmoid(w, d, a, s, s_j), only;
        }
    }

    fn to_a_hidden_weight(&self) -> Vec<Json> {
        let (f, d, i, j) = (self.f(), self.delta, self.from, self.to);
        let (w1, w2, a) = (self.network.w1(), self.network.w2(), &self.sample.target);
        let Signals { s, p1, p2, s2, .. } = self.network.signals(&self.sample.input);
        let (w, s_i, p_j, n3) = (w1[(i, j)], s[i], p1[j], p2.len());
        let one = Vector::from_fn(n3, |k| loss_by_output(a[k], s2[k]));
        let two = p2.map(|p| f.derivative(p));
        let three = Vector::from_fn(n3, |k| output_sum_by_hidden_signal(w2, j, k));
        let four = hidden_signal_by_weight(s_i, f, p_j);
        let product = loss_by_hidden_weight_in_factors(&one, &two, &three, four);
        let l_j = hidden_error(a, &s2, f, &p2, w2, j);
        let (slope, by_p) = (loss_by_hidden_weight(l_j, s_i, f, p_j), f.derivative(p_j));
        const FACTORS: &str = r"\under{#}{(1)} · \under{#}{(2)} · \under{#}{(3)} · \under{#}{(4)}";
        let routes = (0..n3).map(|k| fill(FACTORS, &[one[k], two[k], three[k], four]));
        let errors = (0..n3).map(|k| fill("(# − #)·#·#", &[a[k], s2[k], two[k], three[k]]));
        let of_bias = if i < self.sample.input.len() {
            ""
        } else {
            OF_BIAS
        };
        lines! {
            21: "# − #·#" [w, d, slope] => next_hidden_weight(w, d, slope);
            22: (sum(routes)) [] => product;
            23: "" [] => &three;
            24: (format!("−({})", sum(errors))) [] => l_j;
            25: (self.sum_of(w1, &s, j)) [] => hidden_sums(w1, &s)[j];
            26: "#·#" [s_i, by_p] => four, of_bias;
            27: "#·#·#" [l_j, s_i, by_p] => slope;
        }
    }

    /// All samples together, Section 6: Equations 28 and 29, the latter of a hidden
    /// weight "in the same way".
    pub(crate) fn batch(&self) -> Vec<Json> {
        let (f, d, w2) = (self.f(), self.delta, self.network.w2());
        let each = self.samples.iter().map(|x| self.network.signals(&x.input));
        let each: Vec<Signals> = each.collect();
        let rows = |part: fn(&Signals) -> &Vector| Matrix::from_rows(each.iter().map(part));
        let (s, p1, s1, s2) = (
            rows(|x| &x.s),
            rows(|x| &x.p1),
            rows(|x| &x.s1),
            rows(|x| &x.s2),
        );
        let a = Matrix::from_rows(self.samples.iter().map(|x| &x.target));
        let (n, n3) = a.shape();
        let squares = (0..n * n3).map(|l| (l / n3, l % n3));
        let squares = squares.map(|lk| fill("(# − #)^2", &[a[lk], s2[lk]]));
        let (i, j) = (self.from, self.to);
        let (sign, terms, step, note): (_, Vec<_>, _, _) = if self.layer == 1 {
            let error = |l: usize, j| {
                hidden_error(&self.samples[l].target, &each[l].s2, f, &each[l].p2, w2, j)
            };
            let l1 = Matrix::from_fn(n, p1.columns(), error);
            let term = |l| fill("#·#·#", &[l1[(l, j)], s[(l, i)], f.derivative(p1[(l, j)])]);
            let steps = batch::hidden_steps(d, &l1, &s, f, &p1);
            let note = "of a hidden weight “in the same way”: Equation 27, summed";
            ("−", (0..n).map(term).collect(), steps[(i, j)], note)
        } else {
            let slope = |l: usize| f.derivative(each[l].p2[j]);
            let term = |l| {
                fill(
                    "(# − #)·#·#",
                    &[a[(l, j)], s2[(l, j)], s1[(l, i)], slope(l)],
                )
            };
            let steps = batch::output_steps(d, &a, &s2, &s1, f, w2);
            ("", (0..n).map(term).collect(), steps[(i, j)], "")
        };
        lines! {
            28: (format!("½ ({})", sum(squares))) [] => batch::loss(&a, &s2);
            29: (format!("{sign}#·({})", sum(terms))) [d] => step, note;
        }
    }
}

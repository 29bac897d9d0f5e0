//! Equation 11: L = ½ Σ_k (A_k − s_k)².

use super::*;

type Answer = fn(&Vector, &Vector) -> f64;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the loss",
        equations: "Eq 11",
        compare: "chainrule::network::backprop::loss",
        hint: "Eq 11 squares the difference of each output, adds the squares up, and halves the sum.",
        letters: ["", "", "k"],
        ..EXACT
    },
    ask: |loss, record| {
        for (about, target, s2) in cases() {
            record.on_the_way(&|| vec![(&target - &s2).named("(A - s2)")]);
            record.ask(about, given![target, s2], &|| {
                vec![loss(&target, &s2).named("L")]
            });
        }
    },
    reference: chainrule::network::backprop::loss,
    oracle: None,
    mistakes: &[MISTAKES],
};

fn cases() -> [(&'static str, Vector, Vector); 4] {
    [
        ("1 output", Vector::from([1.0]), Vector::from([0.25])),
        (
            "2 outputs",
            Vector::from([0.9, 0.1]),
            Vector::from([0.35, 0.8]),
        ),
        (
            "3 outputs",
            Vector::from([0.5, -1.0, 2.0]),
            Vector::from([0.75, 0.9, 1.8]),
        ),
        (
            "4 outputs, one of them right",
            Vector::from([-0.3, 0.6, 0.2, 1.5]),
            Vector::from([0.1, 0.6, 0.9, 0.4]),
        ),
    ]
}

/// Something of each difference A_k − s_k, added up.
fn total(a: &Vector, s: &Vector, term: fn(f64) -> f64) -> f64 {
    sum(a.len(), |k| term(a[k] - s[k]))
}

fn square(x: f64) -> f64 {
    x * x
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "The ½ of Eq 11 is missing. (It only cancels the 2 that the slope will bring, but it \
         belongs to the definition.)",
        |a, s| total(a, s, square),
    ),
    (
        "This is 0. In Rust 1 / 2 is a division of whole numbers, and gives 0: write 0.5. Or was \
         nothing added up?",
        |_, _| 0.0,
    ),
    (
        "This is the mean square: divided by the number of outputs. Eq 11 sums, and halves.",
        |a, s| total(a, s, square) / a.len() as f64,
    ),
    (
        "This is half the mean square: divided by the number of outputs as well. Eq 11 sums, and \
         halves.",
        |a, s| 0.5 * total(a, s, square) / a.len() as f64,
    ),
    (
        "The differences were not squared: you summed them without their signs. (Then halved.)",
        |a, s| 0.5 * total(a, s, f64::abs),
    ),
    (
        "The differences were not squared: you summed their sizes. Eq 11 squares them, and halves \
         the sum.",
        |a, s| total(a, s, f64::abs),
    ),
    (
        "The differences were not squared: positive and negative ones cancel here. (Then halved.)",
        |a, s| 0.5 * total(a, s, |d| d),
    ),
    (
        "These are sums of differences A_k - s_k: they have to be squared, and the sum halved.",
        |a, s| total(a, s, |d| d),
    ),
    (
        "These are sums of differences s_k - A_k: they have to be squared, and the sum halved.",
        |a, s| total(a, s, |d| -d),
    ),
    (
        "The sum was squared. Square each difference first, then sum.",
        |a, s| 0.5 * square(total(a, s, |d| d)),
    ),
    (
        "The sum was squared, and not halved. Square each difference first, then sum, then halve.",
        |a, s| square(total(a, s, |d| d)),
    ),
    (
        "This is the root of the sum of squares, a distance. Eq 11 has ½ and no root.",
        |a, s| total(a, s, square).sqrt(),
    ),
    (
        "This is half the root of the sum of squares. Eq 11 has no root.",
        |a, s| 0.5 * total(a, s, square).sqrt(),
    ),
    (
        "This is the root of the mean square. Eq 11 sums and halves.",
        |a, s| (total(a, s, square) / a.len() as f64).sqrt(),
    ),
    (
        "Only the first output counts in these numbers. Eq 11 sums over all of them.",
        |a, s| 0.5 * square(a[0] - s[0]),
    ),
    (
        "Only the last output counts in these numbers, as when = stands where += should add.",
        |a, s| 0.5 * square(a[a.len() - 1] - s[a.len() - 1]),
    ),
    (
        "The last output is left out: the last index is n - 1, and it counts.",
        |a, s| 0.5 * sum(a.len() - 1, |k| square(a[k] - s[k])),
    ),
    (
        "The first output is left out: the text counts from 1, the code from 0.",
        |a, s| 0.5 * (total(a, s, square) - square(a[0] - s[0])),
    ),
    (
        "The ½ went inside the square, where it becomes ¼.",
        |a, s| total(a, s, |d| square(0.5 * d)),
    ),
    (
        "The squares were subtracted: ½ Σ (A_k² - s_k²). Subtract first, then square.",
        |a, s| 0.5 * sum(a.len(), |k| square(a[k]) - square(s[k])),
    ),
    (
        "Target and output were added before squaring. Eq 11 subtracts.",
        |a, s| 0.5 * sum(a.len(), |k| square(a[k] + s[k])),
    ),
    (
        "Target and output were multiplied: Eq 11 subtracts them, and squares the difference.",
        |a, s| 0.5 * sum(a.len(), |k| a[k] * s[k]),
    ),
    (
        "The loss is negative here: Eq 11 has no minus sign in front.",
        |a, s| -0.5 * total(a, s, square),
    ),
    (
        "The differences were cubed. The exponent in Eq 11 is 2.",
        |a, s| 0.5 * total(a, s, |d| d * d * d),
    ),
    (
        "These are the largest squares, halved. Eq 11 sums over all the outputs.",
        |a, s| {
            0.5 * (0..a.len())
                .map(|k| square(a[k] - s[k]))
                .fold(0.0, f64::max)
        },
    ),
    (
        "Only the last square was halved. The ½ stands before the whole sum.",
        |a, s| {
            let last = a.len() - 1;
            total(a, s, square) - 0.5 * square(a[last] - s[last])
        },
    ),
];

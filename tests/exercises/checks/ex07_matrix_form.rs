//! Equation 7: the W for which W s is the sums of Equation 5.

use super::*;

type Answer = fn(&Matrix) -> Matrix;

pub static CHECK: Check<Answer> = Check {
    about: About {
        title: "the matrix form",
        equations: "Eq 7",
        compare: "chainrule::Matrix::transpose",
        hint: "In W s, entry j of the result comes from row j of W. So row j has to hold the \
               weights that arrive at neuron j.",
        letters: ["j", "i", "k"],
        ..EXACT
    },
    ask: |matrix, record| {
        for (about, w) in cases() {
            record.ask(about, given![w], &|| vec![matrix(&w).named("W")]);
        }
    },
    reference: |w| w.transpose(),
    oracle: None,
    mistakes: &[MISTAKES],
};

fn cases() -> [(&'static str, Matrix); 4] {
    let square = [[1.0, -2.0, 3.5], [4.0, 0.5, -6.0], [7.0, 8.0, 9.0]];
    [
        ("as many inputs as neurons", Matrix::from(square)),
        (
            "3 inputs and 2 neurons",
            Matrix::from([[1.5, 2.0], [-0.5, 0.75], [4.0, -3.0]]),
        ),
        (
            "2 inputs and 3 neurons",
            Matrix::from([[0.25, -0.5, 1.0], [2.0, 4.0, -0.75]]),
        ),
        ("1 input and 2 neurons", Matrix::from([[5.0, -7.0]])),
    ]
}

/// As many rows as `w` has columns, and the other way round.
fn turned(w: &Matrix, entry: &dyn Fn(usize, usize) -> f64) -> Matrix {
    matrix(w.columns(), w.rows(), entry)
}

const MISTAKES: &[(&str, Answer)] = &[
    (
        "This is w, unchanged. The W of Eq 7 is its transpose: w[(i, j)] leads from i to j, but in \
         W s the row says where the weights arrive. The text does not mention it.",
        Matrix::clone,
    ),
    (
        "Rows and columns are right in number, but the entries were only refilled row by row. Entry \
         (j, i) of W is entry (i, j) of w.",
        |w| turned(w, &|j, i| w.as_slice()[j * w.rows() + i]),
    ),
    (
        "The rows of w are in reversed order. The W of Eq 7 has its rows and columns exchanged.",
        |w| matrix(w.rows(), w.columns(), |i, j| w[(w.rows() - 1 - i, j)]),
    ),
    (
        "The columns of w are in reversed order. The W of Eq 7 has its rows and columns exchanged.",
        |w| matrix(w.rows(), w.columns(), |i, j| w[(i, w.columns() - 1 - j)]),
    ),
    (
        "w was turned by a quarter, clockwise, like a picture. A transpose is mirrored at the \
         diagonal: entry (j, i) of W is entry (i, j) of w.",
        |w| turned(w, &|j, i| w[(w.rows() - 1 - i, j)]),
    ),
    (
        "w was turned by a quarter, anticlockwise, like a picture. A transpose is mirrored at the \
         diagonal: entry (j, i) of W is entry (i, j) of w.",
        |w| turned(w, &|j, i| w[(i, w.columns() - 1 - j)]),
    ),
    (
        "w was mirrored at the other diagonal: the first row has become the last column, read \
         backwards.",
        |w| turned(w, &|j, i| w[(w.rows() - 1 - i, w.columns() - 1 - j)]),
    ),
    (
        "The entries on the diagonal are missing. They stay where they are.",
        |w| turned(w, &|j, i| if i == j { 0.0 } else { w[(i, j)] }),
    ),
    (
        "Only the entries on and above the diagonal of W are there; below it stands 0.",
        |w| turned(w, &|j, i| if i < j { 0.0 } else { w[(i, j)] }),
    ),
    (
        "Only the entries on and below the diagonal of W are there; above it stands 0.",
        |w| turned(w, &|j, i| if i > j { 0.0 } else { w[(i, j)] }),
    ),
    (
        "Only the first row of W is there, the rest is 0: a loop ends after one turn?",
        |w| turned(w, &|j, i| if j > 0 { 0.0 } else { w[(i, j)] }),
    ),
    (
        "Only the first column of W is there, the rest is 0: a loop ends after one turn?",
        |w| turned(w, &|j, i| if i > 0 { 0.0 } else { w[(i, j)] }),
    ),
    (
        "The last row of W is 0: a loop over the neurons ends one too early?",
        |w| {
            turned(w, &|j, i| {
                if j + 1 == w.columns() { 0.0 } else { w[(i, j)] }
            })
        },
    ),
    (
        "The last column of W is 0: a loop over the inputs ends one too early?",
        |w| turned(w, &|j, i| if i + 1 == w.rows() { 0.0 } else { w[(i, j)] }),
    ),
    (
        "The shape is right, but every number is 0: nothing was copied into it.",
        |w| turned(w, &|_, _| 0.0),
    ),
];

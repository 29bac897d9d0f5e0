//! What each function of the calculus is by the standard library.

pub(crate) type Function = fn(f64) -> f64;

/// Name and value; a value that is not finite stands for none.
pub(crate) const BY_STD: [(&str, Function); 11] = [
    ("exp", f64::exp),
    ("ln", f64::ln),
    ("sqrt", f64::sqrt),
    ("sin", f64::sin),
    ("cos", f64::cos),
    ("tanh", f64::tanh),
    ("sigmoid", |u| 1.0 / (1.0 + (-u).exp())),
    ("silu", |u| u / (1.0 + (-u).exp())),
    ("relu", |u| u.max(0.0)),
    ("abs", f64::abs),
    ("step", |u| f64::from(u > 0.0)),
];

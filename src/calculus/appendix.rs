//! The worked examples of Section 7, as the text states them.
//!
//! Each function gives a formula of the appendix as an expression of the
//! variables that are handed in. None of them differentiates: they are what the
//! text claims, to be held against [`derivative`](Expr::derivative) and against
//! finite differences.
//!
//! Three things differ from the text. What it calls the denominator before
//! Equation 33 is the numerator. In Equation 38 the slope of x + a is 1, not x,
//! and so Equation 39 is 2(x + a), not 2x(x + a). Equations 36 to 40 call both
//! the outer function and the finished one g; here they have a function each.
//!
//! ```
//! use chainrule::calculus::{Graph, appendix};
//!
//! let graph = Graph::new();
//! let (x, a) = (graph.variable("x"), graph.variable("a"));
//! let g = appendix::shifted_square(x, a); // (40)
//! let claim = appendix::shifted_square_slope(x, a); // (39)
//! assert_eq!(format!("{claim:#}"), "2(x + a)");
//! assert_eq!(g.derivative(x).simplify().expression, claim);
//! ```

use super::Expr;

/// **Equation 31.** The example of the definition: f(x) = x².
#[doc(alias = "eq31")]
#[doc(alias = "Equation 31")]
pub fn square<'g>(x: Expr<'g>) -> Expr<'g> {
    x.pow(2)
}

/// **Equation 32.** Its difference quotient, ((x + ε)² − x²) / ε.
///
/// At ε = 0 it is 0/0, and not defined.
#[doc(alias = "eq32")]
#[doc(alias = "Equation 32")]
pub fn square_quotient<'g>(x: Expr<'g>, epsilon: Expr<'g>) -> Expr<'g> {
    ((x + epsilon).pow(2) - x.pow(2)) / epsilon
}

/// **Equation 33.** The numerator of that quotient with ε taken out, ε(2x + ε).
#[doc(alias = "eq33")]
#[doc(alias = "Equation 33")]
pub fn square_numerator<'g>(x: Expr<'g>, epsilon: Expr<'g>) -> Expr<'g> {
    epsilon * (2 * x + epsilon)
}

/// **Equation 34.** The quotient with ε cancelled, 2x + ε: at ε = 0 it is the
/// derivative, 2x.
#[doc(alias = "eq34")]
#[doc(alias = "Equation 34")]
pub fn square_slope<'g>(x: Expr<'g>, epsilon: Expr<'g>) -> Expr<'g> {
    2 * x + epsilon
}

/// **Equation 37.** The example of the chain rule: the outer function g(f) = f²
/// and the inner one, f(x) = x + a.
#[doc(alias = "eq37")]
#[doc(alias = "Equation 37")]
pub fn outer_and_inner<'g>(f: Expr<'g>, x: Expr<'g>, a: Expr<'g>) -> [Expr<'g>; 2] {
    [f.pow(2), x + a]
}

/// **Equation 38.** The slopes of the two, dg/df = 2f and df/dx = 1.
#[doc(alias = "eq38")]
#[doc(alias = "Equation 38")]
pub fn outer_and_inner_slope<'g>(f: Expr<'g>) -> [Expr<'g>; 2] {
    [2 * f, f.graph().number(1)]
}

/// **Equation 39.** Their product, the derivative of (x + a)²: 2(x + a).
#[doc(alias = "eq39")]
#[doc(alias = "Equation 39")]
pub fn shifted_square_slope<'g>(x: Expr<'g>, a: Expr<'g>) -> Expr<'g> {
    2 * (x + a)
}

/// **Equation 40.** The outer function of the inner one, g(f(x)) = (x + a)².
#[doc(alias = "eq40")]
#[doc(alias = "Equation 40")]
pub fn shifted_square<'g>(x: Expr<'g>, a: Expr<'g>) -> Expr<'g> {
    (x + a).pow(2)
}

/// **Equation 42.** The example of partial derivatives: f(x, y) = x² + y².
#[doc(alias = "eq42")]
#[doc(alias = "Equation 42")]
pub fn sum_of_squares<'g>(x: Expr<'g>, y: Expr<'g>) -> Expr<'g> {
    x.pow(2) + y.pow(2)
}

/// **Equation 43.** Its partial derivatives, ∂f/∂x = 2x and ∂f/∂y = 2y.
#[doc(alias = "eq43")]
#[doc(alias = "Equation 43")]
pub fn sum_of_squares_slopes<'g>(x: Expr<'g>, y: Expr<'g>) -> [Expr<'g>; 2] {
    [2 * x, 2 * y]
}

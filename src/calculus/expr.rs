//! Expressions as values: `x * x + 3 * x * y` reads as on paper.

use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use super::function::Function;
use super::graph::{Graph, Id, Node, parts};
use super::number::Number;

/// An expression: a handle into a [`Graph`], as cheap to copy as a number.
///
/// The operators `+ - * /` take expressions, `i32` and `f64` on either side, and
/// `i64` and `usize` on the right. [`pow`](Expr::pow) raises to a power, and functions
/// are methods: `x.exp()`.
/// `{}` prints what [`Graph::parse`] reads back to the same expression; `{:#}`
/// prints as a textbook would. Of more than 250,000 nodes, 300 in a textbook, both
/// print only how many there are.
///
/// Two expressions are equal if they are the same node: `x + a` is not `a + x`.
///
/// ```
/// use chainrule::calculus::Graph;
///
/// let graph = Graph::new();
/// let (x, a) = (graph.variable("x"), graph.variable("a"));
/// let f = 2 * x * (x + a).pow(3);
/// assert_eq!(f.to_string(), "2*x*(x + a)^3");
/// assert_eq!(format!("{f:#}"), "2x(x + a)^3");
/// ```
///
/// # Panics
///
/// The operators panic where two expressions belong to different graphs, or a
/// number is not finite.
#[derive(Clone, Copy)]
pub struct Expr<'g> {
    graph: &'g Graph,
    id: Id,
}

impl<'g> Expr<'g> {
    pub(crate) fn new(graph: &'g Graph, id: Id) -> Expr<'g> {
        Expr { graph, id }
    }

    /// The graph that this expression belongs to.
    pub fn graph(self) -> &'g Graph {
        self.graph
    }

    pub(crate) fn id(self) -> Id {
        self.id
    }

    pub(crate) fn node(self) -> Node {
        self.graph.node(self.id)
    }

    /// Another node of the same graph.
    pub(crate) fn at(self, id: Id) -> Expr<'g> {
        Expr::new(self.graph, id)
    }

    /// Its operands: none, one or two.
    pub(crate) fn operands(self) -> Vec<Expr<'g>> {
        let operands = self.node().children().into_iter().flatten();
        operands.map(|id| self.at(id)).collect()
    }

    /// All that it is made of, each part once, children first.
    pub(crate) fn parts(self) -> Vec<Expr<'g>> {
        parts(&[self])
    }

    /// This expression to the power of `exponent`.
    ///
    /// # Panics
    ///
    /// If the exponent belongs to another graph or is a number that is not finite.
    #[track_caller]
    pub fn pow(self, exponent: impl Operand<'g>) -> Expr<'g> {
        let exponent = exponent.in_graph(self.graph);
        self.graph.insert(Node::Pow(self.id, exponent.id))
    }

    /// The function of the table, called with this expression.
    pub(crate) fn call(self, function: Function) -> Expr<'g> {
        self.graph.insert(Node::Call(function, self.id))
    }

    /// Its variables, in the order in which the graph met them.
    pub fn variables(self) -> Vec<Expr<'g>> {
        let mut parts = self.parts();
        parts.retain(|part| part.is_variable());
        parts
    }

    /// Whether this is a variable by itself.
    pub fn is_variable(self) -> bool {
        matches!(self.node(), Node::Variable(_))
    }

    /// The whole number that this is, if it is one.
    pub(crate) fn as_integer(self) -> Option<i64> {
        self.as_number().and_then(Number::as_integer)
    }

    /// The number that this is, if it is one.
    pub(crate) fn as_number(self) -> Option<Number> {
        match self.node() {
            Node::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number of nodes, written out as a tree: how long it is on paper. At
    /// 2⁶⁴ − 1 it stops counting.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let mut f = graph.variable("x");
    /// for _ in 0..10 {
    ///     f = f + f; // 2x, 4x, …, 1024x
    /// }
    /// assert_eq!(f.tree_size(), 1024 + 1023); // every x and every +
    /// assert_eq!(f.shared_size(), 1 + 10);
    /// ```
    pub fn tree_size(self) -> u64 {
        self.graph.tree_size(self.id)
    }

    /// The number of distinct nodes: how long it is in the graph; there is an
    /// example at [`tree_size`](Expr::tree_size).
    pub fn shared_size(self) -> usize {
        self.parts().len()
    }

    /// Puts expressions in the place of variables, all at once: x → y together
    /// with y → x exchanges the two. Where a variable has two pairs the first counts.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let (x, y) = (graph.variable("x"), graph.variable("y"));
    /// assert_eq!((x / y).substitute(&[(x, y), (y, x)]), y / x);
    /// ```
    ///
    /// # Complexity
    ///
    /// Every part that the expression reaches is made once.
    ///
    /// # Panics
    ///
    /// If the left side of a pair is not a variable, or anything is of another graph.
    #[track_caller]
    pub fn substitute(self, pairs: &[(Expr<'g>, Expr<'g>)]) -> Expr<'g> {
        // What each part becomes.
        let mut new = HashMap::new();
        for &(variable, e) in pairs.iter().rev() {
            assert!(
                variable.in_graph(self.graph).is_variable(),
                "cannot put anything in the place of {variable}: it is not a variable"
            );
            new.insert(variable.id, e.in_graph(self.graph));
        }
        rebuilt(&[self], self.graph, new)[0]
    }
}

/// The same expressions in another graph.
pub(crate) fn copied<'h>(roots: &[Expr<'_>], graph: &'h Graph) -> Vec<Expr<'h>> {
    let variables = parts(roots).into_iter().filter(|part| part.is_variable());
    let copies = variables.map(|x| (x.id, graph.variable(&x.to_string())));
    rebuilt(roots, graph, copies.collect())
}

/// Made again part by part, of what some become.
fn rebuilt<'h>(
    roots: &[Expr<'_>],
    graph: &'h Graph,
    mut new: HashMap<Id, Expr<'h>>,
) -> Vec<Expr<'h>> {
    for old in parts(roots) {
        let mut node = old.node();
        for child in node.children_mut().into_iter().flatten() {
            *child = new[&*child].id;
        }
        new.entry(old.id).or_insert_with(|| graph.insert(node));
    }
    roots.iter().map(|root| new[&root.id]).collect()
}

impl PartialEq for Expr<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.graph, other.graph) && self.id == other.id
    }
}

impl Eq for Expr<'_> {}

impl Hash for Expr<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Debug for Expr<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Expr({self})")
    }
}

/// What may stand beside an expression in a formula: an expression, an integer
/// (`i32`, `i64` or `usize`) or an `f64`.
///
/// ```
/// use chainrule::calculus::Graph;
///
/// let graph = Graph::new();
/// let (x, half) = (graph.variable("x"), graph.number(0.5));
/// assert_eq!(0.5 * x, half * x);
/// assert_eq!(x.pow(2), x.pow(graph.number(2)));
/// ```
pub trait Operand<'g> {
    /// This operand as an expression of `graph`.
    ///
    /// # Panics
    ///
    /// If it is an expression of another graph, or a number that is not finite.
    fn in_graph(self, graph: &'g Graph) -> Expr<'g>;
}

impl<'g> Operand<'g> for Expr<'g> {
    #[track_caller]
    fn in_graph(self, graph: &'g Graph) -> Expr<'g> {
        assert!(
            std::ptr::eq(self.graph, graph),
            "{self} belongs to another graph"
        );
        self
    }
}

impl<'g> Operand<'g> for f64 {
    #[track_caller]
    fn in_graph(self, graph: &'g Graph) -> Expr<'g> {
        graph.number(self)
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl<'g> Operand<'g> for $integer {
            fn in_graph(self, graph: &'g Graph) -> Expr<'g> {
                let exact = Number::fraction(self as i128, 1);
                graph.insert(Node::Number(exact.unwrap_or_else(|| (self as f64).into())))
            }
        }
    )*};
}

integers!(i32, i64, usize);

macro_rules! operators {
    ($($trait:ident $method:ident $assign:ident $method_assign:ident),*) => {$(
        impl<'g, T: Operand<'g>> $trait<T> for Expr<'g> {
            type Output = Expr<'g>;
            #[track_caller]
            fn $method(self, other: T) -> Expr<'g> {
                let other = other.in_graph(self.graph);
                self.graph.insert(Node::$trait(self.id, other.id))
            }
        }
        impl<'g, T: Operand<'g>> $assign<T> for Expr<'g> {
            #[track_caller]
            fn $method_assign(&mut self, other: T) {
                *self = self.$method(other);
            }
        }
        operators!($trait $method, i32);
        operators!($trait $method, f64);
    )*};
    ($trait:ident $method:ident, $number:ty) => {
        impl<'g> $trait<Expr<'g>> for $number {
            type Output = Expr<'g>;
            #[track_caller]
            fn $method(self, other: Expr<'g>) -> Expr<'g> {
                self.in_graph(other.graph).$method(other)
            }
        }
    };
}

operators!(
    Add add AddAssign add_assign,
    Sub sub SubAssign sub_assign,
    Mul mul MulAssign mul_assign,
    Div div DivAssign div_assign
);

impl<'g> Neg for Expr<'g> {
    type Output = Expr<'g>;
    fn neg(self) -> Expr<'g> {
        self.graph.insert(Node::Neg(self.id))
    }
}

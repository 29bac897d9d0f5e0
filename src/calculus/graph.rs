//! The graph in which all expressions live: each distinct one is stored once.
//!
//! A node names its children by their place in the list, and a child always
//! stands before its parents. So evaluation is one loop forward and the gradient
//! one loop backward, the shape that backpropagation has in a network; no depth
//! of nesting can overflow the stack; and two expressions are the same exactly
//! if their places are.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::rc::Rc;

use super::Expr;
use super::function::Function;
use super::number::Number;

/// The place of a node in its graph.
pub(crate) type Id = usize;

/// One operation, its operands named by their places.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Node {
    Number(Number),
    /// A variable: the place of its name among the names.
    Variable(usize),
    Neg(Id),
    Add(Id, Id),
    Sub(Id, Id),
    Mul(Id, Id),
    Div(Id, Id),
    Pow(Id, Id),
    Call(Function, Id),
}

impl Node {
    /// The operands, first and second.
    pub(crate) fn children(mut self) -> [Option<Id>; 2] {
        self.children_mut().map(|child| Some(*child?))
    }

    /// The same, to be exchanged for others.
    pub(crate) fn children_mut(&mut self) -> [Option<&mut Id>; 2] {
        match self {
            Node::Number(_) | Node::Variable(_) => [None, None],
            Node::Neg(u) | Node::Call(_, u) => [Some(u), None],
            Node::Add(u, v) | Node::Sub(u, v) | Node::Mul(u, v) => [Some(u), Some(v)],
            Node::Div(u, v) | Node::Pow(u, v) => [Some(u), Some(v)],
        }
    }
}

/// Holds expressions; every [`Expr`] is a handle into one.
///
/// ```
/// use chainrule::calculus::Graph;
///
/// let graph = Graph::new();
/// let x = graph.variable("x");
/// let f = x * x + 3 * x;
/// assert_eq!(f, graph.parse("x*x + 3*x")?); // the same node
/// assert_eq!(f.derivative(x).evaluate(&[("x", 2.0)])?, 7.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct Graph {
    /// Each node, and the number of nodes of its expression written out as a tree.
    nodes: RefCell<Vec<(Node, u64)>>,
    places: RefCell<HashMap<Node, Id>>,
    names: RefCell<Vec<Rc<str>>>,
    /// The place of each name among the names.
    named: RefCell<HashMap<Rc<str>, usize>>,
    visits: Cell<u64>,
}

impl Graph {
    /// An empty graph.
    pub fn new() -> Graph {
        Graph::default()
    }

    /// The variable of this name: letters, digits and `_`, a letter first.
    ///
    /// # Panics
    ///
    /// If `name` is no such name, or the name of a function.
    #[track_caller]
    pub fn variable(&self, name: &str) -> Expr<'_> {
        let mut letters = name.chars();
        assert!(
            letters.next().is_some_and(starts_name) && letters.all(continues_name),
            "{name:?} is no name for a variable: write letters, digits and _, a letter first"
        );
        assert!(
            Function::named(name).is_none(),
            "{name} is the name of a function, not of a variable"
        );
        let (mut names, mut named) = (self.names.borrow_mut(), self.named.borrow_mut());
        let place = *named.entry(name.into()).or_insert_with_key(|name| {
            names.push(Rc::clone(name));
            names.len() - 1
        });
        self.insert(Node::Variable(place))
    }

    /// A number as an expression: an integer, or an `f64` read as the shortest
    /// decimal that denotes it, so that 0.1 is the fraction 1/10. An `f32` is taken
    /// for the `f64` that it is: `0.1_f32` is 0.10000000149011612.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// assert_eq!(graph.number(0.1) + graph.number(0.2), graph.number(0.3));
    /// assert_ne!(0.1 + 0.2, 0.3); // in f64
    /// ```
    ///
    /// # Panics
    ///
    /// If the number is NaN or infinite.
    #[track_caller]
    pub fn number(&self, value: impl Into<f64>) -> Expr<'_> {
        let value: f64 = value.into();
        assert!(value.is_finite(), "{value} cannot stand in an expression");
        self.insert(Node::Number(value.into()))
    }

    /// The expression for `node`, stored once: folded if it is exact arithmetic.
    pub(crate) fn insert(&self, node: Node) -> Expr<'_> {
        let node = self.folded(node).map_or(node, Node::Number);
        let mut places = self.places.borrow_mut();
        let id = *places.entry(node).or_insert_with(|| {
            let mut nodes = self.nodes.borrow_mut();
            let size = |child: Option<Id>| child.map_or(0, |id| nodes[id].1);
            let [u, v] = node.children().map(size);
            nodes.push((node, u.saturating_add(v).saturating_add(1)));
            nodes.len() - 1
        });
        Expr::new(self, id)
    }

    /// The number that an operation on two numbers gives, if it is exact.
    fn folded(&self, node: Node) -> Option<Number> {
        let number = |id| Expr::new(self, id).as_number();
        match node {
            Node::Neg(u) => Some(number(u)?.negate()),
            Node::Add(u, v) => number(u)?.add(number(v)?),
            Node::Sub(u, v) => number(u)?.add(number(v)?.negate()),
            Node::Mul(u, v) => number(u)?.multiply(number(v)?),
            Node::Div(u, v) => number(u)?.divide(number(v)?),
            Node::Pow(u, v) => number(u)?.power(number(v)?),
            Node::Number(_) | Node::Variable(_) | Node::Call(..) => None,
        }
    }

    /// How often a node was looked at so far: what everything has cost that was done
    /// in this graph, counted where a clock would not be fair.
    ///
    /// ```
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let x = graph.variable("x");
    /// let f = x.pow(2).exp();
    /// let before = graph.visits();
    /// f.derivative(x);
    /// assert!(graph.visits() - before < 10 * f.shared_size() as u64);
    /// ```
    pub fn visits(&self) -> u64 {
        self.visits.get()
    }

    pub(crate) fn node(&self, id: Id) -> Node {
        self.visits.set(self.visits.get() + 1);
        self.nodes.borrow()[id].0
    }

    pub(crate) fn tree_size(&self, id: Id) -> u64 {
        self.nodes.borrow()[id].1
    }

    /// Whether a variable of this name was made.
    pub(crate) fn has_variable(&self, name: &str) -> bool {
        self.named.borrow().contains_key(name)
    }

    pub(crate) fn name(&self, place: usize) -> Rc<str> {
        self.names.borrow()[place].clone()
    }
}

/// All that these expressions of one graph are made of, each part once, children
/// first.
pub(crate) fn parts<'g>(roots: &[Expr<'g>]) -> Vec<Expr<'g>> {
    parts_where(roots, |_| true)
}

/// The same without what is inside some parts, and these.
pub(crate) fn parts_where<'g>(
    roots: &[Expr<'g>],
    is_wanted: impl Fn(&Id) -> bool,
) -> Vec<Expr<'g>> {
    let mut open: BTreeSet<Id> = roots.iter().map(|root| root.id()).collect();
    let mut parts = Vec::new();
    // The last one that is open is no part of any other.
    while let Some(id) = open.pop_last() {
        let part = roots[0].at(id);
        let operands = part.node().children().into_iter().flatten();
        open.extend(operands.filter(&is_wanted));
        parts.push(part);
    }
    parts.reverse();
    parts
}

impl fmt::Debug for Graph {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Graph({} nodes)", self.nodes.borrow().len())
    }
}

/// Whether a name may begin with this character.
pub(crate) fn starts_name(c: char) -> bool {
    // Raised, lowered, wide, bold and italic letters are a matter of type.
    let is_type = matches!(c,
        '\u{2b0}'..='\u{2ff}' | '\u{1d2c}'..='\u{1d6a}' | '\u{2070}'..='\u{209f}'
        | '\u{210e}' | '\u{ff00}'..='\u{ffef}' | '\u{1d400}'..='\u{1d7ff}');
    c.is_alphabetic() && !is_type
}

/// Whether a name may go on with this character.
pub(crate) fn continues_name(c: char) -> bool {
    starts_name(c) || c.is_ascii_digit() || c == '_'
}

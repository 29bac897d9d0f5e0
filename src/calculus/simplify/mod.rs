//! Simplification: the same value, written shorter.
//!
//! Sums and products are taken apart into lists, like with like is put together,
//! and the lists are written out again. A sum keeps the order of its source; a
//! product has its number first, then variables, functions and sums.
//!
//! What it never does: multiply a number or factor into a sum (only a minus goes
//! through), take a root of a power, or take an exponent out of a logarithm.
//!
//! Some steps hold only under a condition: x/x is 1 unless x is 0, and 0·u is 0
//! only where u has a value at all. Every such condition is reported, but not
//! what could fail by overflow alone, with variables beyond ±1000 or too near to
//! what they must not be.

mod condition;
mod product;
mod sum;

use std::collections::HashMap;
use std::fmt;

use super::Expr;
use super::graph::{Id, Node};
use super::number::Number;
pub use condition::Condition;
pub(super) use condition::{doubtful, where_they_hold};

/// A simplified expression, and the conditions under which it equals the original.
#[derive(Clone, Debug)]
pub struct Simplified<'g> {
    /// The expression, which may be defined at more places than the original.
    pub expression: Expr<'g>,
    /// What was relied on; empty if the two agree wherever nothing overflows.
    pub conditions: Vec<Condition<'g>>,
}

impl fmt::Display for Simplified<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expression.fmt(out)
    }
}

impl<'g> Expr<'g> {
    /// The same value written shorter, with the conditions that this relied on.
    ///
    /// ```
    /// # use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let short = graph.parse("x - (1 - x) + x/x")?.simplify();
    /// assert_eq!(short.expression.to_string(), "2*x");
    /// assert_eq!(short.conditions[0].to_string(), "x ≠ 0");
    /// # Ok::<(), chainrule::calculus::ParseError>(())
    /// ```
    pub fn simplify(self) -> Simplified<'g> {
        let below = self.graph().below(&[self.id()]);
        let mut table = Table::new(self, &below);
        for part in below.into_iter().map(|id| self.at(id)) {
            // The inside of a longer sum or product is taken apart with it.
            if !table.inside[part.id() as usize] {
                let short = table.shorten(part);
                table.short[part.id() as usize] = short;
            }
        }
        Simplified {
            expression: table.short[self.id() as usize],
            conditions: doubtful(table.conditions),
        }
    }
}

/// Addends in the order of the source: a number times an expression each.
type Sum<'g> = Vec<(Number, Expr<'g>)>;

/// A number times powers, in the order in which they are written.
#[derive(Clone)]
struct Product<'g> {
    number: Number,
    powers: Vec<(Expr<'g>, Number)>,
}

/// What is known so far.
struct Table<'g> {
    one: Expr<'g>,
    /// Which nodes lie inside a longer sum or product and are used nowhere else.
    inside: Vec<bool>,
    /// The short form of each node of the original.
    short: Vec<Expr<'g>>,
    /// The short forms that are sums and products, taken apart, if not too long.
    sums: HashMap<Id, Sum<'g>>,
    products: HashMap<Id, Product<'g>>,
    /// The first spelling counts: after x·y, y·x is written x·y too.
    spelled_sums: HashMap<Vec<(Id, Number)>, Expr<'g>>,
    spelled_products: HashMap<(Number, Vec<(Id, Number)>), Expr<'g>>,
    conditions: Vec<Condition<'g>>,
}

fn is_sum(node: Node) -> bool {
    matches!(node, Node::Add(..) | Node::Sub(..) | Node::Neg(_))
}

fn is_product(node: Node) -> bool {
    matches!(node, Node::Mul(..) | Node::Div(..))
}

/// The length up to which a sum or product is taken apart again wherever it is
/// used. A longer one counts as one piece, or shared ones would grow and grow.
const LONGEST: usize = 16;

const MINUS_ONE: Number = Number::Fraction(-1, 1);

impl<'g> Table<'g> {
    fn new(root: Expr<'g>, below: &[Id]) -> Table<'g> {
        let mut parents: Vec<(u32, Node)> = vec![(0, root.node()); root.id() as usize + 1];
        for node in below.iter().map(|&id| root.at(id).node()) {
            for child in node.children().into_iter().flatten() {
                let (uses, parent) = &mut parents[child as usize];
                (*uses, *parent) = (*uses + 1, node);
            }
        }
        let mut inside = vec![false; parents.len()];
        for &id in below {
            let (node, (uses, parent)) = (root.at(id).node(), parents[id as usize]);
            let continues =
                is_sum(node) && is_sum(parent) || is_product(node) && is_product(parent);
            inside[id as usize] = uses == 1 && continues;
        }
        Table {
            one: root.graph().number(1),
            short: vec![root; inside.len()],
            inside,
            sums: HashMap::new(),
            products: HashMap::new(),
            spelled_sums: HashMap::new(),
            spelled_products: HashMap::new(),
            conditions: Vec::new(),
        }
    }

    /// The short form of a node whose children have theirs.
    fn shorten(&mut self, part: Expr<'g>) -> Expr<'g> {
        match part.node() {
            Node::Number(_) | Node::Variable(_) => part,
            Node::Call(function, u) => self.short[u as usize].call(function),
            Node::Pow(u, v) => self.power(self.short[u as usize], self.short[v as usize]),
            Node::Mul(..) | Node::Div(..) => {
                let product = self.factors(part);
                self.write_product(product)
            }
            Node::Add(..) | Node::Sub(..) | Node::Neg(_) => {
                let sum = self.addends(part);
                self.write_sum(sum)
            }
        }
    }

    fn number(&self, number: Number) -> Expr<'g> {
        self.one.graph().insert(Node::Number(number))
    }

    /// Notes what must hold for a vanished power to have had a value.
    fn require(&mut self, base: Expr<'g>, exponent: Number) {
        self.conditions.push(match exponent.as_integer() {
            Some(1) => Condition::Defined(base),
            Some(n) if n < 0 => Condition::NonZero(base),
            _ => Condition::Defined(base.pow(self.number(exponent))),
        });
    }
}

fn negated(number: Number) -> Number {
    number.negate().expect("every fraction has a negative")
}

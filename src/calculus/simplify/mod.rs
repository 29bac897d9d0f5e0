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
//! only where u has a value at all. Every such condition is reported. That a value
//! may be too large for an `f64` is none: 0·exp(x) is 0 everywhere.

mod condition;
mod knowledge;
mod product;
mod sum;

use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::calculus::Expr;
use crate::calculus::graph::{Id, Node, parts};
use crate::calculus::number::Number;
use crate::calculus::range::Range;
use knowledge::demand;

pub use condition::Condition;
pub(super) use condition::{IN_A_NOTE, doubtful, smooth, where_they_hold};

/// A simplified expression, and the conditions under which it equals the original.
///
/// ```
/// use chainrule::calculus::Graph;
///
/// let graph = Graph::new();
/// let short = graph.parse("(x^2 + x^2)/x")?.simplify();
/// assert_eq!(short.to_string(), "2*x");
/// assert_eq!(format!("{short:#}"), "2x");
/// assert_eq!(short.conditions[0].to_string(), "x ≠ 0");
/// # Ok::<(), chainrule::calculus::ParseError>(())
/// ```
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
    /// use chainrule::calculus::Graph;
    /// let graph = Graph::new();
    /// let short = graph.parse("x - (1 - x) + x/x")?.simplify();
    /// assert_eq!(short.expression.to_string(), "2*x");
    /// assert_eq!(short.conditions[0].to_string(), "x ≠ 0");
    /// # Ok::<(), chainrule::calculus::ParseError>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// Every part is shortened once, whatever else the graph holds. A sum or product
    /// of more than 16 terms counts as one part of what contains it, so that none is
    /// taken apart over and over.
    pub fn simplify(self) -> Simplified<'g> {
        let (short, conditions) = shortened(&[self]);
        Simplified {
            expression: short[0],
            conditions,
        }
    }
}

/// Expressions of one graph, each written shorter, and what all of them rely on.
pub(super) fn shortened<'g>(roots: &[Expr<'g>]) -> (Vec<Expr<'g>>, Vec<Condition<'g>>) {
    let parts = parts(roots);
    let mut table = Table::new(roots, &parts);
    for part in parts {
        // The inside of a longer sum or product is taken apart with it.
        if !table.inside.contains(&part.id()) {
            let short = table.shorten(part);
            table.short.insert(part.id(), short);
        }
    }
    let short = Vec::from_iter(roots.iter().map(|root| table.short[&root.id()]));
    let conditions = doubtful(&table.conditions, &short);
    // Where they can never hold nothing is gained: 0(0/0) stays.
    match conditions.iter().any(Condition::is_constant) {
        true => (roots.to_vec(), Vec::new()),
        false => (short, conditions),
    }
}

/// Expressions with a number each: the addends of a sum with their factors, in the
/// order of the source, or the bases of a product with their exponents, in the
/// order in which they are written.
type Terms<'g> = Vec<(Expr<'g>, Number)>;

/// Whether it is a sum or a product, and its terms in the order of their places, so
/// that y·x is known for x·y.
type Key = (bool, Vec<(Id, Number)>);

/// What is known so far.
struct Table<'g> {
    one: Expr<'g>,
    /// Which nodes lie inside a longer sum or product and are used nowhere else.
    inside: HashSet<Id>,
    /// The short form of each node of the original.
    short: HashMap<Id, Expr<'g>>,
    /// The short forms that are sums of more than one addend, or have a number before
    /// them, and those that are products without a number, taken apart.
    sums: HashMap<Id, Terms<'g>>,
    products: HashMap<Id, Terms<'g>>,
    /// The first spelling counts: after x·y, y·x is written x·y too.
    spelled: HashMap<Key, Expr<'g>>,
    conditions: Vec<Condition<'g>>,
}

/// Whether a node goes on with the sum or the product of the node above it.
fn continues(node: Node, above: Node) -> bool {
    let is_sum = |node| matches!(node, Node::Add(..) | Node::Sub(..) | Node::Neg(_));
    let is_product = |node| matches!(node, Node::Mul(..) | Node::Div(..));
    is_sum(node) && is_sum(above) || is_product(node) && is_product(above)
}

/// The length up to which a sum or product is taken apart again wherever it is
/// used. A longer one counts as one piece, or shared ones would grow and grow.
const LONGEST: usize = 16;

const MINUS_ONE: Number = Number::Fraction(-1, 1);

impl<'g> Table<'g> {
    fn new(roots: &[Expr<'g>], parts: &[Expr<'g>]) -> Table<'g> {
        let mut used: HashSet<Id> = roots.iter().map(|root| root.id()).collect();
        let mut inside = HashSet::new();
        for above in parts.iter().map(|part| part.node()) {
            for child in above.children().into_iter().flatten() {
                match used.insert(child) && continues(roots[0].at(child).node(), above) {
                    true => inside.insert(child),
                    false => inside.remove(&child),
                };
            }
        }
        let one = roots[0].graph().number(1);
        Table {
            one,
            short: HashMap::new(),
            inside,
            sums: HashMap::new(),
            products: HashMap::from([(one.id(), Terms::new())]),
            spelled: HashMap::new(),
            conditions: Vec::new(),
        }
    }

    /// The short form of a node whose children have theirs.
    fn shorten(&mut self, part: Expr<'g>) -> Expr<'g> {
        match part.node() {
            Node::Number(_) | Node::Variable(_) => part,
            Node::Call(function, u) => {
                let u = self.short[&u];
                self.require(u.call(function));
                let exact = u.as_number().and_then(|u| function.exact(u));
                exact.map_or_else(|| u.call(function), |exact| self.number(exact))
            }
            Node::Pow(u, v) => self.power(self.short[&u], self.short[&v]),
            Node::Mul(..) | Node::Div(..) => self.product(part),
            Node::Add(..) | Node::Sub(..) | Node::Neg(_) => self.sum(part),
        }
    }

    /// Takes a sum or product of the original apart, however it is nested. Each
    /// part comes with −1 if it is subtracted or divided by, else with 1, and with
    /// whether it stands right of a minus or below a line at all.
    fn take_apart(&self, whole: Expr<'g>) -> Vec<(Expr<'g>, Number, bool)> {
        let (mut parts, mut open) = (Vec::new(), vec![(whole, Number::ONE, false)]);
        while let Some((part, sign, behind)) = open.pop() {
            let (at, minus) = (|id| part.at(id), sign.negate());
            match part.node() {
                _ if part != whole && !self.inside.contains(&part.id()) => {
                    parts.push((part, sign, behind));
                }
                Node::Add(u, v) | Node::Mul(u, v) => {
                    open.extend([(at(v), sign, behind), (at(u), sign, behind)]);
                }
                Node::Sub(u, v) | Node::Div(u, v) => {
                    open.extend([(at(v), minus, true), (at(u), sign, behind)]);
                }
                Node::Neg(u) => open.push((at(u), minus, behind)),
                Node::Number(_) | Node::Variable(_) | Node::Pow(..) | Node::Call(..) => {}
            }
        }
        parts
    }

    /// Writes a sum of at least two addends, or a product without a number.
    fn write(&mut self, is_sum: bool, terms: Terms<'g>) -> Expr<'g> {
        let mut key: Vec<_> = terms.iter().map(|&(e, n)| (e.id(), n)).collect();
        key.sort_by_key(|&(id, _)| id);
        let key = (is_sum, key);
        if let Some(&spelled) = self.spelled.get(&key) {
            return spelled;
        }
        let (whole, taken_apart) = match is_sum {
            true => (self.spell_sum(&terms), &mut self.sums),
            false => (self.spell_product(Number::ONE, &terms), &mut self.products),
        };
        taken_apart.insert(whole.id(), terms);
        self.spelled.insert(key, whole);
        whole
    }

    fn number(&self, number: Number) -> Expr<'g> {
        self.one.graph().insert(Node::Number(number))
    }

    /// Notes that the original has a value only where this has one.
    fn require(&mut self, defined: Expr<'g>) {
        if !matches!(demand(defined), Some((_, Range::ANY))) {
            self.conditions.push(Condition { defined });
        }
    }
}

/// The terms of a short form; a long one, or what is not in the list, counts as one.
fn terms_of<'g>(list: &HashMap<Id, Terms<'g>>, short: Expr<'g>) -> Terms<'g> {
    let terms = list.get(&short.id());
    let terms = terms.filter(|terms| terms.len() <= LONGEST);
    terms.cloned().unwrap_or(vec![(short, Number::ONE)])
}

/// Terms of the same expression as one, without those that are 0.
fn put_together(terms: Terms) -> Terms {
    let (mut all, mut places) = (Terms::new(), HashMap::new());
    for (e, n) in terms {
        // A number that is no fraction only meets its like.
        let like = matches!(n, Number::Decimal(_)).then(|| n.value().abs().to_bits());
        let place = *places.entry((e.id(), like)).or_insert(all.len());
        match all.get(place).and_then(|&(_, old)| n.add(old)) {
            Some(total) => all[place].1 = total,
            None => all.push((e, n)),
        }
    }
    all.retain(|&(_, n)| n != Number::ZERO);
    all
}

/// A number times 1 or −1.
fn signed(number: Number, sign: Number) -> Number {
    match sign {
        Number::ONE => number,
        _ => number.negate(),
    }
}

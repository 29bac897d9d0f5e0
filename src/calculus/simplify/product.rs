//! Products: powers of the same base are put together, negative ones go below
//! the line.

use super::{Form, MINUS_ONE, Product, Table, Terms, put_together, signed};
use crate::calculus::Expr;
use crate::calculus::graph::Node;
use crate::calculus::number::Number;

impl<'g> Table<'g> {
    /// The short form of a product of the original.
    pub(super) fn product(&mut self, whole: Expr<'g>) -> Expr<'g> {
        let (mut number, mut powers) = (Number::ONE, Terms::new());
        for (part, side, below) in self.take_apart(whole) {
            let (mut short, mut sign) = (self.short[&part.id()], Number::ONE);
            if let Node::Neg(_) = part.node()
                && let Some(sum) = self.opened(short, MINUS_ONE)
            {
                // -(x + 1) as a factor is -1 times x + 1.
                (short, sign) = (self.write_sum(sum), MINUS_ONE);
            }
            if below {
                self.require(short, MINUS_ONE); // 1/(1/u) = u
            }
            let (factor, mut bases) = self.as_product(short);
            let factor = signed(factor, sign);
            let product = match (side, factor) {
                (Number::ONE, _) => number.times(factor),
                // x/6.02e23 keeps its line, 3.01e23x/6.02e23 is x/2.
                (_, Number::Decimal(_)) if number.as_integer().is_some() => None,
                _ => number.over(factor),
            };
            match product {
                Some(product) => number = product,
                // Where digits would be lost, or at 1/0, the number counts as a base.
                None => bases.insert(0, (self.number(factor), Number::ONE)),
            }
            for (base, exponent) in bases {
                let exponent = signed(exponent, side);
                self.require_root(base, exponent); // u/u = 1, and √u √u = u
                powers.push((base, exponent));
            }
        }
        let mut powers = put_together(powers);
        powers.retain(|&(_, total)| total != Number::ZERO);
        let by_zero = powers.iter().any(|(base, _)| base.as_integer() == Some(0));
        if number == Number::ZERO && !by_zero {
            for (base, exponent) in powers.drain(..) {
                self.require(base, exponent); // 0 u = 0
            }
        }
        powers.sort_by_key(|&(base, _)| rank(base));
        self.write_product((number, powers))
    }

    /// A short form as a product.
    pub(super) fn as_product(&self, short: Expr<'g>) -> Product<'g> {
        match (short.as_number(), self.forms.get(&short.id())) {
            (Some(number), _) => (number, Vec::new()),
            (_, Some((Form::Product(number), powers))) => (*number, powers.clone()),
            _ => (Number::ONE, vec![(short, Number::ONE)]),
        }
    }

    /// A number times a short form.
    pub(super) fn scaled(&mut self, short: Expr<'g>, number: Number) -> Expr<'g> {
        let (own, powers) = self.as_product(short);
        self.write_product(match own.times(number) {
            Some(number) => (number, powers),
            None => (number, vec![(short, Number::ONE)]),
        })
    }

    /// Notes what must hold for a power that goes into another, if that is not
    /// defined for all bases.
    fn require_root(&mut self, base: Expr<'g>, exponent: Number) {
        if exponent.is_negative() || exponent.as_integer().is_none() {
            self.require(base, exponent);
        }
    }

    /// uᵛ for short u and v.
    pub(super) fn power(&mut self, u: Expr<'g>, v: Expr<'g>) -> Expr<'g> {
        match v.as_number() {
            Some(Number::ZERO) => {
                self.require(u, Number::ONE); // u⁰ = 1
                self.one
            }
            Some(n @ Number::Fraction(over, under)) => {
                let product = self.number_power(u, over, under);
                self.write_product(product.unwrap_or((Number::ONE, vec![(u, n)])))
            }
            _ => u.pow(v),
        }
    }

    /// (c uᵃ vᵇ)ⁿ = cⁿ uᵃⁿ vᵇⁿ for a whole n. For another only what is not negative
    /// comes out, a number and a root: (u²)^(1/2) is not u.
    fn number_power(&mut self, short: Expr<'g>, over: i64, under: i64) -> Option<Product<'g>> {
        let (n, (number, powers)) = (Number::Fraction(over, under), self.as_product(short));
        let root = match under {
            1 => number,
            _ => number.root(under)?,
        };
        let raised = root.power(Number::Fraction(over, 1))?;
        let is_root = |&(_, exponent): &(_, Number)| exponent.as_integer().is_none();
        if under != 1 && !powers.iter().all(is_root) {
            let rest = self.write_product((Number::ONE, powers));
            return Some((raised, vec![(rest, n)]));
        }
        let mut product = Vec::new();
        for (base, exponent) in powers {
            let total = exponent.multiply(n)?;
            self.require_root(base, exponent); // (1/u)⁻¹ = u, and (√u)² = u
            product.push((base, total));
        }
        Some((raised, product))
    }

    pub(super) fn write_product(&mut self, (number, powers): Product<'g>) -> Expr<'g> {
        if let [(base, Number::ONE)] = powers[..]
            && let Some(sum) = self.opened(base, number)
        {
            return self.write_sum(sum);
        }
        self.write(Form::Product(number), powers)
    }

    pub(super) fn spell_product(&self, number: Number, powers: &Terms<'g>) -> Expr<'g> {
        // Negative powers stand below the line.
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for &(base, exponent) in powers {
            let (side, size) = match exponent.is_negative() {
                true => (&mut below, exponent.negate()),
                false => (&mut above, exponent),
            };
            side.push(match size {
                Number::ONE => base,
                _ => base.pow(self.number(size)),
            });
        }
        let (n, d) = number.over_and_under();
        match above.first_mut() {
            Some(_) if n == Number::ONE => {}
            Some(first) if n == MINUS_ONE => *first = -*first,
            _ => above.insert(0, self.number(n)),
        }
        if d != Number::ONE {
            below.insert(0, self.number(d));
        }
        let multiplied = |side: Vec<Expr<'g>>| side.into_iter().reduce(|a, b| a * b);
        let above = multiplied(above).unwrap_or(self.one);
        multiplied(below).map_or(above, |below| above / below)
    }
}

/// Numbers first, then variables, functions and sums, of these the short first.
fn rank(base: Expr<'_>) -> (u8, u64) {
    match base.node() {
        Node::Number(_) => (0, 0),
        Node::Variable(_) => (1, 0),
        Node::Add(..) | Node::Sub(..) => (3, base.tree_size()),
        _ => (2, 0),
    }
}

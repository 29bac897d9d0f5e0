//! Products: powers of the same base are put together, negative ones go below
//! the line.

use super::{MINUS_ONE, Table, Terms, put_together, signed, terms_of};
use crate::calculus::Expr;
use crate::calculus::graph::Node;
use crate::calculus::number::Number;

impl<'g> Table<'g> {
    /// The short form of a product of the original.
    pub(super) fn product(&mut self, whole: Expr<'g>) -> Expr<'g> {
        let (mut number, mut powers) = (Number::ONE, Terms::new());
        for (part, side, below) in self.take_apart(whole) {
            let (mut short, mut sign) = (self.short[&part.id()], Number::ONE);
            let negated = self.opened(short, MINUS_ONE);
            if matches!(part.node(), Node::Neg(_)) && negated.len() > 1 {
                // -(x + 1) as a factor is -1 times x + 1.
                (short, sign) = (self.write_sum(negated), MINUS_ONE);
            }
            if below {
                self.require(short.pow(-1)); // 1/(1/u) = u
            }
            let power = match part.node() {
                // (√(2u))² is 2u to the power of 1 here, and meets 1/√(2u).
                Node::Pow(u, n) => self.number_power(self.short[&u], self.short[&n]),
                _ => None,
            };
            let (factor, mut bases) = power.unwrap_or_else(|| self.factors(short));
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
            powers.extend(bases.into_iter().map(|(base, n)| (base, signed(n, side))));
        }
        let mut open = Terms::new();
        for (base, n) in put_together(powers) {
            // What is no root by now is taken apart: 3(√(2u))² is 6u.
            let factors = self.number_power(base, self.number(n));
            let product = factors.and_then(|(factor, bases)| Some((number.times(factor)?, bases)));
            let (product, bases) = product.unwrap_or((number, vec![(base, n)]));
            number = product;
            open.extend(bases);
        }
        let mut powers = put_together(open);
        let by_zero = powers.iter().any(|(base, _)| base.as_integer() == Some(0));
        if number == Number::ZERO && !by_zero {
            powers.clear(); // 0 u = 0
        }
        powers.sort_by_key(|&(base, _)| rank(base));
        self.write_product(number, powers)
    }

    /// A short form as a product and the number before it.
    pub(super) fn split(&self, short: Expr<'g>) -> (Expr<'g>, Number) {
        match (short.as_number(), &terms_of(&self.sums, short)[..]) {
            (Some(number), _) => (self.one, number),
            (_, &[split]) => split,
            _ => (short, Number::ONE),
        }
    }

    /// A short form as a number times powers.
    fn factors(&self, short: Expr<'g>) -> (Number, Terms<'g>) {
        let (product, number) = self.split(short);
        (number, terms_of(&self.products, product))
    }

    /// A number times a short form that is a product without one.
    pub(super) fn times(&mut self, product: Expr<'g>, number: Number) -> Expr<'g> {
        let powers = self.products.get(&product.id()).cloned();
        let powers = powers.unwrap_or(vec![(product, Number::ONE)]);
        let whole = self.spell_product(number, &powers);
        if whole != product {
            self.sums.insert(whole.id(), vec![(product, number)]);
        }
        whole
    }

    /// uᵛ for short u and v.
    pub(super) fn power(&mut self, u: Expr<'g>, v: Expr<'g>) -> Expr<'g> {
        let (number, powers) = match v.as_number() {
            Some(Number::ZERO) => return self.one, // u⁰ = 1
            Some(n @ Number::Fraction(..)) => {
                let product = self.number_power(u, v);
                product.unwrap_or((Number::ONE, vec![(u, n)]))
            }
            _ => {
                self.require(u.pow(v));
                return u.pow(v);
            }
        };
        for &(base, exponent) in &powers {
            self.require(base.pow(self.number(exponent)));
        }
        self.write_product(number, powers)
    }

    /// (c uᵃ vᵇ)ⁿ = cⁿ uᵃⁿ vᵇⁿ for a whole n. For another only what is not negative
    /// comes out, a number and a root: (u²)^(1/2) is not u.
    fn number_power(&self, short: Expr<'g>, n: Expr<'g>) -> Option<(Number, Terms<'g>)> {
        let (n, (number, mut powers)) = (n.as_number()?, self.factors(short));
        let is_root = |&(_, exponent): &(_, Number)| exponent.as_integer().is_none();
        if n.as_integer().is_none() && !powers.iter().all(is_root) {
            powers = vec![(self.split(short).0, Number::ONE)];
        }
        let raise = |(base, exponent): (_, Number)| Some((base, exponent.multiply(n)?));
        let powers: Option<Terms> = powers.into_iter().map(raise).collect();
        Some((number.power(n)?, powers?))
    }

    fn write_product(&mut self, number: Number, powers: Terms<'g>) -> Expr<'g> {
        let product = self.write(false, powers);
        self.write_sum(vec![(product, number)])
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

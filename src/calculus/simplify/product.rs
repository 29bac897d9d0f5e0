//! Products: powers of the same base are put together, negative ones go below
//! the line.

use std::collections::HashMap;

use super::{LONGEST, MINUS_ONE, Product, Table, is_product, negated};
use crate::calculus::Expr;
use crate::calculus::graph::Node;
use crate::calculus::number::Number;

impl<'g> Table<'g> {
    /// A number times a short form.
    pub(super) fn scaled(&mut self, number: Number, e: Expr<'g>) -> Expr<'g> {
        let Product { powers, .. } = self.as_product(e);
        self.write_product(Product { number, powers })
    }

    /// A short form as a product.
    pub(super) fn as_product(&self, short: Expr<'g>) -> Product<'g> {
        let (number, powers) = match (short.as_number(), self.products.get(&short.id())) {
            (Some(number @ Number::Fraction(..)), _) => (number, Vec::new()),
            (_, Some(product)) => return product.clone(),
            _ => (Number::ONE, vec![(short, Number::ONE)]),
        };
        Product { number, powers }
    }

    /// Takes a product of the original apart, and puts like factors together.
    pub(super) fn factors(&mut self, whole: Expr<'g>) -> Product<'g> {
        let mut factors = Vec::new();
        // Each part with its side of the line, and whether it is divided by.
        let mut open = vec![(whole, Number::ONE, false)];
        while let Some((part, side, divides)) = open.pop() {
            let other = negated(side);
            match part.node() {
                node if part != whole && !(is_product(node) && self.inside[part.id() as usize]) => {
                    let mut short = self.short[part.id() as usize];
                    // -(x + 1) as a factor is -1 times x + 1.
                    if matches!(node, Node::Neg(_)) && self.sums.contains_key(&short.id()) {
                        let (number, powers) = (MINUS_ONE, Vec::new());
                        factors.push((Product { number, powers }, side));
                        let sum = self.as_sum(short, MINUS_ONE);
                        short = self.write_sum(sum);
                    }
                    if divides && side == Number::ONE {
                        self.require(short, MINUS_ONE); // 1/(1/u) = u
                    }
                    factors.push((self.as_product(short), side));
                }
                Node::Mul(u, v) => {
                    open.extend([(part.at(v), side, divides), (part.at(u), side, divides)])
                }
                Node::Div(u, v) => {
                    open.extend([(part.at(v), other, true), (part.at(u), side, divides)])
                }
                _ => {}
            }
        }
        self.collect_product(factors)
    }

    /// Multiplies products, or divides by those with side −1.
    pub(super) fn collect_product(&mut self, factors: Vec<(Product<'g>, Number)>) -> Product<'g> {
        let mut number = Number::ONE;
        let mut powers: Vec<(Expr<'g>, Number)> = Vec::new();
        // Where a base stands among them, and its lowest and highest exponent.
        let mut places = HashMap::new();
        let mut ranges = Vec::new();
        for (product, side) in factors {
            let exact = match side {
                MINUS_ONE => number.divide(product.number),
                _ => number.multiply(product.number),
            };
            // Where numbers overflow, or at 1/0, the number counts as a base.
            let inexact = (self.number(product.number), Number::ONE);
            let inexact = exact.is_none().then_some(inexact);
            number = exact.unwrap_or(number);
            for (base, mut exponent) in inexact.into_iter().chain(product.powers) {
                if side == MINUS_ONE {
                    if exponent.is_negative() {
                        self.require(base, exponent); // 1/(1/u) = u
                    }
                    exponent = negated(exponent);
                }
                let n = exponent.as_integer();
                let known = n.and_then(|_| places.get(&base.id()).copied());
                let place = known.unwrap_or(powers.len());
                if let Some(total) = known.and_then(|_| powers[place].1.add(exponent)) {
                    powers[place].1 = total;
                    let (lowest, highest) = ranges[place];
                    ranges[place] = (n.min(lowest), n.max(highest));
                } else {
                    places.extend(n.map(|_| (base.id(), powers.len())));
                    powers.push((base, exponent));
                    ranges.push((n, n));
                }
            }
        }
        for (&(base, total), (lowest, highest)) in powers.iter().zip(ranges) {
            let total = total.as_integer();
            if lowest < Some(0) && total >= Some(0) {
                self.require(base, MINUS_ONE); // u/u = 1
            }
            if let Some(highest) = highest.filter(|_| highest > total.max(Some(1))) {
                self.require(base, Number::Fraction(highest, 1)); // u³/u² = u
            }
        }
        powers.retain(|&(_, exponent)| exponent != Number::ZERO);
        let by_zero = |&(base, _): &(Expr<'g>, Number)| base.as_integer() == Some(0);
        if number == Number::ZERO && !powers.iter().any(by_zero) {
            for (base, exponent) in powers.drain(..) {
                self.require(base, exponent); // 0 u = 0
            }
        }
        powers.sort_by_key(|&(base, _)| self.rank(base));
        Product { number, powers }
    }

    /// Numbers first, then variables, functions and sums, of these the short first.
    pub(super) fn rank(&self, base: Expr<'g>) -> (u8, u64) {
        match base.node() {
            Node::Number(_) => (0, 0),
            Node::Variable(_) => (1, 0),
            Node::Add(..) | Node::Sub(..) => (3, base.tree_size()),
            _ => (2, 0),
        }
    }

    /// uᵛ for short u and v.
    pub(super) fn power(&mut self, u: Expr<'g>, v: Expr<'g>) -> Expr<'g> {
        let Some(exponent @ Number::Fraction(..)) = v.as_number() else {
            return u.pow(v);
        };
        if exponent == Number::ZERO {
            self.require(u, Number::ONE); // u⁰ = 1
            return self.one;
        }
        let whole = u.pow(v);
        if whole.as_number().is_some() {
            return whole;
        }
        let product = self.as_product(u);
        let product = self.whole_power(&product, exponent).unwrap_or(Product {
            number: Number::ONE,
            powers: vec![(u, exponent)],
        });
        self.write_product(product)
    }

    /// (c uᵃ vᵇ)ⁿ = cⁿ uᵃⁿ vᵇⁿ for whole exponents only: (u²)^(1/2) is not u.
    pub(super) fn whole_power(&mut self, product: &Product<'g>, n: Number) -> Option<Product<'g>> {
        let number = product.number.power(n)?; // for a whole n
        let mut powers = product.powers.clone();
        for (_, exponent) in &mut powers {
            exponent.as_integer()?;
            *exponent = exponent.multiply(n)?;
        }
        if n.is_negative() {
            for &(base, exponent) in product.powers.iter().filter(|(_, e)| e.is_negative()) {
                self.require(base, exponent); // (1/u)⁻¹ = u
            }
        }
        Some(Product { number, powers })
    }

    pub(super) fn write_product(&mut self, product: Product<'g>) -> Expr<'g> {
        let Product { number, powers } = &product;
        if let ([(base, Number::ONE)], MINUS_ONE) = (&powers[..], *number)
            && self.sums.contains_key(&base.id())
        {
            let sum = self.as_sum(*base, MINUS_ONE);
            return self.write_sum(sum);
        }
        let mut key: Vec<_> = powers.iter().map(|&(base, e)| (base.id(), e)).collect();
        key.sort_by_key(|&(id, _)| id);
        let key = (*number, key);
        if let Some(&spelled) = self.spelled_products.get(&key) {
            return spelled;
        }
        // Negative powers stand below the line.
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for &(base, exponent) in powers {
            let side = if exponent.is_negative() {
                &mut below
            } else {
                &mut above
            };
            let size = if exponent.is_negative() {
                negated(exponent)
            } else {
                exponent
            };
            side.push(if size == Number::ONE {
                base
            } else {
                base.pow(self.number(size))
            });
        }
        if let Number::Fraction(n, d) = *number {
            match above.first_mut() {
                Some(_) if n == 1 => {}
                Some(first) if n == -1 => *first = -*first,
                _ => above.insert(0, self.number(Number::Fraction(n, 1))),
            }
            if d != 1 {
                below.insert(0, self.number(Number::Fraction(d, 1)));
            }
        }
        let multiplied = |side: Vec<Expr<'g>>| side.into_iter().reduce(|a, b| a * b);
        let whole = match (multiplied(above).unwrap_or(self.one), multiplied(below)) {
            (above, Some(below)) => above / below,
            (above, None) => above,
        };
        self.spelled_products.insert(key, whole);
        if product.powers.len() <= LONGEST {
            self.products.insert(whole.id(), product);
        }
        whole
    }
}

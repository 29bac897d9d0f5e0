//! Products: powers of the same base are put together, negative ones go below
//! the line.

use std::collections::HashMap;

use super::{MINUS_ONE, Product, Table, Terms, signed};
use crate::calculus::Expr;
use crate::calculus::graph::Node;
use crate::calculus::number::Number;

impl<'g> Table<'g> {
    /// The short form of a product of the original.
    pub(super) fn product(&mut self, whole: Expr<'g>) -> Expr<'g> {
        let mut factors = Vec::new();
        for (part, side, below) in self.take_apart(whole) {
            let (mut short, mut sign) = (self.short[part.id()], Number::ONE);
            if let Node::Neg(_) = part.node()
                && let Some(sum) = self.opened(short, MINUS_ONE)
            {
                // -(x + 1) as a factor is -1 times x + 1.
                (short, sign) = (self.write_sum(sum), MINUS_ONE);
            }
            if below && side == Number::ONE {
                self.require(short, MINUS_ONE); // 1/(1/u) = u
            }
            let (number, powers) = self.as_product(short);
            factors.push(((signed(number, sign), powers), side));
        }
        let product = self.collect_product(factors);
        self.write_product(product)
    }

    /// A short form as a product.
    pub(super) fn as_product(&self, short: Expr<'g>) -> Product<'g> {
        match (short.as_number(), self.forms.get(&short.id())) {
            (Some(number), _) => (number, Vec::new()),
            (_, Some((Some(number), powers))) => (*number, powers.clone()),
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

    /// Multiplies products, or divides by those with side −1.
    fn collect_product(&mut self, factors: Vec<(Product<'g>, Number)>) -> Product<'g> {
        let (mut number, mut powers) = (Number::ONE, Terms::new());
        // Where a base stands among them, and its lowest and highest exponent.
        let (mut places, mut ranges) = (HashMap::new(), Vec::new());
        for ((factor, mut bases), side) in factors {
            let product = match (side, factor) {
                (Number::ONE, _) => number.times(factor),
                (_, Number::Fraction(..)) => number.over(factor),
                (_, Number::Decimal(_)) => None,
            };
            match product {
                Some(product) => number = product,
                // Where digits would be lost, or at 1/0, the number counts as a base.
                None => bases.insert(0, (self.number(factor), Number::ONE)),
            }
            for (base, exponent) in bases {
                if side == MINUS_ONE && exponent.is_negative() {
                    self.require(base, exponent); // 1/(1/u) = u
                }
                let exponent = signed(exponent, side);
                // Only whole exponents are added: x^(1/2) x^(1/2) is not x.
                let whole = exponent.as_integer();
                let place = whole.and(places.get(&base.id()).copied());
                let total = place.and_then(|place: usize| powers[place].1.add(exponent));
                let n = whole.unwrap_or(0);
                if let (Some(place), Some(total)) = (place, total) {
                    let (lowest, highest) = ranges[place];
                    powers[place].1 = total;
                    ranges[place] = (n.min(lowest), n.max(highest));
                } else {
                    places.extend(whole.map(|_| (base.id(), powers.len())));
                    powers.push((base, exponent));
                    ranges.push((n, n));
                }
            }
        }
        // x/6.02e23 keeps its line, 3.01e23x/6.02e23 is x/2.
        for (base, exponent) in &mut powers {
            let below = base.as_number().and_then(|n| n.to_the(exponent.negate()));
            if number.as_integer().is_none()
                && let Some(quotient) = below.and_then(|below| number.over(below))
            {
                (number, *exponent) = (quotient, Number::ZERO);
            }
        }
        self.cancel((number, powers), &ranges)
    }

    /// Drops what cancels, with what must hold for it, and puts the rest in order.
    fn cancel(&mut self, product: Product<'g>, ranges: &[(i64, i64)]) -> Product<'g> {
        let (number, mut powers) = product;
        for (&(base, total), &(lowest, highest)) in powers.iter().zip(ranges) {
            let total = total.as_integer().unwrap_or(0);
            if lowest < 0 && total >= 0 {
                self.require(base, MINUS_ONE); // u/u = 1
            }
            if highest > total.max(1) {
                self.require(base, Number::Fraction(highest, 1)); // u³/u² = u
            }
        }
        powers.retain(|&(_, exponent)| exponent != Number::ZERO);
        let by_zero = powers.iter().any(|(base, _)| base.as_integer() == Some(0));
        if number == Number::ZERO && !by_zero {
            for (base, exponent) in powers.drain(..) {
                self.require(base, exponent); // 0 u = 0
            }
        }
        powers.sort_by_key(|&(base, _)| rank(base));
        (number, powers)
    }

    /// uᵛ for short u and v.
    pub(super) fn power(&mut self, u: Expr<'g>, v: Expr<'g>) -> Expr<'g> {
        match v.as_number() {
            Some(Number::ZERO) => {
                self.require(u, Number::ONE); // u⁰ = 1
                self.one
            }
            Some(n @ Number::Fraction(..)) => {
                let product = self.whole_power(u, n);
                self.write_product(product.unwrap_or((Number::ONE, vec![(u, n)])))
            }
            _ => u.pow(v),
        }
    }

    /// (c uᵃ vᵇ)ⁿ = cⁿ uᵃⁿ vᵇⁿ for whole exponents only: (u²)^(1/2) is not u.
    fn whole_power(&mut self, short: Expr<'g>, n: Number) -> Option<Product<'g>> {
        let (number, powers) = self.as_product(short);
        let number = number.to_the(n)?; // for a whole n
        let mut raised = powers.clone();
        for (_, exponent) in &mut raised {
            exponent.as_integer()?;
            *exponent = exponent.multiply(n)?;
        }
        for (base, exponent) in powers {
            if n.is_negative() && exponent.is_negative() {
                self.require(base, exponent); // (1/u)⁻¹ = u
            }
        }
        Some((number, raised))
    }

    pub(super) fn write_product(&mut self, (number, powers): Product<'g>) -> Expr<'g> {
        if let [(base, Number::ONE)] = powers[..]
            && let Some(sum) = self.opened(base, number)
        {
            return self.write_sum(sum);
        }
        self.write(Some(number), powers)
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

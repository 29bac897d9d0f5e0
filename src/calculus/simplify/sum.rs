//! Sums: like addends are put together, and a minus goes through.

use std::collections::HashMap;

use super::{LONGEST, MINUS_ONE, Product, Sum, Table, is_sum, negated};
use crate::calculus::Expr;
use crate::calculus::graph::Node;
use crate::calculus::number::Number;

impl<'g> Table<'g> {
    /// Takes a sum of the original apart, and puts like addends together.
    pub(super) fn addends(&mut self, whole: Expr<'g>) -> Sum<'g> {
        let mut addends = Sum::new();
        let mut open = vec![(whole, Number::ONE)];
        while let Some((part, sign)) = open.pop() {
            let minus = negated(sign);
            match part.node() {
                node if part != whole && !(is_sum(node) && self.inside[part.id() as usize]) => {
                    let short = self.short[part.id() as usize];
                    addends.extend(self.as_sum(short, sign));
                }
                Node::Add(u, v) => open.extend([(part.at(v), sign), (part.at(u), sign)]),
                Node::Sub(u, v) => open.extend([(part.at(v), minus), (part.at(u), sign)]),
                Node::Neg(u) => open.push((part.at(u), minus)),
                _ => {}
            }
        }
        self.collect_sum(addends)
    }

    /// A short form as addends, times a sign.
    pub(super) fn as_sum(&mut self, short: Expr<'g>, sign: Number) -> Sum<'g> {
        let mut sum = match self.sums.get(&short.id()) {
            Some(sum) => sum.clone(),
            None => {
                let Product { number, powers } = self.as_product(short);
                let rest = self.write_product(Product {
                    number: Number::ONE,
                    powers,
                });
                vec![(number, rest)]
            }
        };
        if sign == MINUS_ONE {
            sum.iter_mut()
                .for_each(|(number, _)| *number = negated(*number));
        }
        sum
    }

    /// Adds up the numbers of equal expressions; only a minus goes into a sum.
    pub(super) fn collect_sum(&mut self, mut addends: Sum<'g>) -> Sum<'g> {
        loop {
            let mut sum = Sum::new();
            let mut places = HashMap::new();
            for (number, e) in addends {
                let place = *places.entry(e.id()).or_insert(sum.len());
                let total = sum.get(place).and_then(|(so_far, _)| number.add(*so_far));
                match total {
                    Some(total) => sum[place].0 = total,
                    None => sum.push((number, e)),
                }
            }
            for (_, e) in sum.extract_if(.., |(number, _)| *number == Number::ZERO) {
                self.require(e, Number::ONE); // u - u = 0
            }
            if !sum.iter().any(|&addend| self.is_bare_sum(addend)) {
                return sum;
            }
            addends = Sum::new();
            for (number, e) in sum {
                match self.is_bare_sum((number, e)) {
                    true => addends.extend(self.as_sum(e, number)),
                    false => addends.push((number, e)),
                }
            }
        }
    }

    /// Whether this is ±1 times a sum.
    pub(super) fn is_bare_sum(&self, (number, e): (Number, Expr<'g>)) -> bool {
        [Number::ONE, MINUS_ONE].contains(&number) && self.sums.contains_key(&e.id())
    }

    pub(super) fn write_sum(&mut self, sum: Sum<'g>) -> Expr<'g> {
        match sum[..] {
            [] => return self.number(Number::ZERO),
            [(number, e)] => return self.scaled(number, e),
            _ => {}
        }
        let mut key: Vec<_> = sum.iter().map(|&(number, e)| (e.id(), number)).collect();
        key.sort_by_key(|&(id, _)| id);
        if let Some(&spelled) = self.spelled_sums.get(&key) {
            return spelled;
        }
        let mut whole = self.scaled(sum[0].0, sum[0].1);
        for &(number, e) in &sum[1..] {
            whole = match number.is_negative() {
                true => whole - self.scaled(negated(number), e),
                false => whole + self.scaled(number, e),
            };
        }
        self.spelled_sums.insert(key, whole);
        if sum.len() <= LONGEST {
            self.sums.insert(whole.id(), sum);
        }
        whole
    }
}

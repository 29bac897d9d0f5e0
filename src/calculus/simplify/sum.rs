//! Sums: like addends are put together, and a minus goes through.

use super::{MINUS_ONE, Table, Terms, put_together, signed, terms_of};
use crate::calculus::Expr;
use crate::calculus::number::Number;

impl<'g> Table<'g> {
    /// The short form of a sum of the original.
    pub(super) fn sum(&mut self, whole: Expr<'g>) -> Expr<'g> {
        let mut addends = Terms::new();
        for (part, sign, _) in self.take_apart(whole) {
            let (product, number) = self.split(self.short[&part.id()]);
            addends.push((product, signed(number, sign)));
        }
        loop {
            let sum = put_together(addends);
            // 3(x + 1) - 2(x + 1) = x + 1
            addends = sum.iter().flat_map(|&(e, n)| self.opened(e, n)).collect();
            if addends.len() == sum.len() {
                return self.write_sum(sum);
            }
        }
    }

    /// A number times a short form, as addends. Only 1 and −1 go into a sum.
    pub(super) fn opened(&self, short: Expr<'g>, number: Number) -> Terms<'g> {
        if ![Number::ONE, MINUS_ONE].contains(&number) {
            return vec![(short, number)];
        }
        let addends = terms_of(&self.sums, short).into_iter();
        addends.map(|(e, n)| (e, signed(n, number))).collect()
    }

    pub(super) fn write_sum(&mut self, sum: Terms<'g>) -> Expr<'g> {
        let sum = match sum[..] {
            [(product, number)] => self.opened(product, number),
            _ => sum,
        };
        match sum[..] {
            [] => self.number(Number::ZERO),
            [(product, number)] => self.times(product, number),
            _ => self.write(true, sum),
        }
    }

    pub(super) fn spell_sum(&mut self, sum: &Terms<'g>) -> Expr<'g> {
        let mut whole = self.times(sum[0].0, sum[0].1);
        for &(product, number) in &sum[1..] {
            whole = match number.is_negative() {
                true => whole - self.times(product, number.negate()),
                false => whole + self.times(product, number),
            };
        }
        whole
    }
}

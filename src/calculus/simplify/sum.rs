//! Sums: like addends are put together, and a minus goes through.

use super::{Form, MINUS_ONE, Table, Terms, put_together, signed};
use crate::calculus::Expr;
use crate::calculus::number::Number;

impl<'g> Table<'g> {
    /// The short form of a sum of the original.
    pub(super) fn sum(&mut self, whole: Expr<'g>) -> Expr<'g> {
        let mut addends = Terms::new();
        for (part, sign, _) in self.take_apart(whole) {
            let (number, powers) = self.as_product(self.short[&part.id()]);
            let rest = self.write_product((Number::ONE, powers));
            addends.push((rest, signed(number, sign)));
        }
        loop {
            let mut sum = put_together(addends);
            for (e, _) in sum.extract_if(.., |(_, factor)| *factor == Number::ZERO) {
                self.require(e, Number::ONE); // u - u = 0
            }
            // 3(x + 1) - 2(x + 1) = x + 1
            let open = |&(e, n): &(Expr<'g>, Number)| self.opened(e, n).unwrap_or(vec![(e, n)]);
            addends = sum.iter().flat_map(open).collect();
            if addends.len() == sum.len() {
                return self.write_sum(sum);
            }
        }
    }

    /// A number times a short form that is a sum, as addends. Only 1 and −1 go into
    /// a sum.
    pub(super) fn opened(&self, short: Expr<'g>, number: Number) -> Option<Terms<'g>> {
        match self.forms.get(&short.id())? {
            (Form::Sum, sum) if [Number::ONE, MINUS_ONE].contains(&number) => {
                let addends = sum.iter().map(|&(e, factor)| (e, signed(factor, number)));
                Some(addends.collect())
            }
            _ => None,
        }
    }

    pub(super) fn write_sum(&mut self, sum: Terms<'g>) -> Expr<'g> {
        match sum[..] {
            [] => self.number(Number::ZERO),
            [(e, factor)] => self.scaled(e, factor),
            _ => self.write(Form::Sum, sum),
        }
    }

    pub(super) fn spell_sum(&mut self, sum: &Terms<'g>) -> Expr<'g> {
        let mut whole = self.scaled(sum[0].0, sum[0].1);
        for &(e, factor) in &sum[1..] {
            whole = match factor.is_negative() {
                true => whole - self.scaled(e, factor.negate()),
                false => whole + self.scaled(e, factor),
            };
        }
        whole
    }
}

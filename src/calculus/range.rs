//! Where values lie: intervals, and what arithmetic makes of them.

/// From `low` to `high`, and perhaps not at 0.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) is_nonzero: bool,
}

impl Range {
    pub(crate) const ANY: Range = Range::new(f64::NEG_INFINITY, f64::INFINITY, false);
    pub(crate) const NONZERO: Range = Range::new(f64::NEG_INFINITY, f64::INFINITY, true);
    pub(crate) const NOT_NEGATIVE: Range = Range::new(0.0, f64::INFINITY, false);
    pub(crate) const POSITIVE: Range = Range::new(0.0, f64::INFINITY, true);

    /// What is not 0 ends beside it, as near as an `f64` can be.
    pub(crate) const fn new(low: f64, high: f64, is_nonzero: bool) -> Range {
        let beside = f64::from_bits(is_nonzero as u64);
        Range {
            low: if low == 0.0 { beside } else { low },
            high: if high == 0.0 { -beside } else { high },
            is_nonzero: is_nonzero || low > 0.0 || high < 0.0,
        }
    }

    /// What lies in both.
    pub(super) fn and(self, other: Range) -> Range {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        Range::new(low, high, self.is_nonzero || other.is_nonzero)
    }

    /// What lies nearest to 0, from below and from above if there is something.
    pub(super) fn nearest(self) -> [f64; 2] {
        let beside = f64::from_bits(self.is_nonzero.into());
        let below = self.high.min(-beside).max(self.low);
        [below, self.low.max(beside).min(self.high)]
    }

    pub(super) fn negated(self) -> Range {
        Range::new(-self.high, -self.low, self.is_nonzero)
    }

    pub(super) fn plus(self, other: Range) -> Range {
        Range::new(self.low + other.low, self.high + other.high, false)
    }

    pub(super) fn times(self, other: Range) -> Range {
        // 0 times an end that is infinite is 0.
        let number = |end: f64| if end.is_nan() { 0.0 } else { end };
        let ends = [self.low, self.high].map(|a| [a * other.low, a * other.high]);
        let mut ends = ends.concat().into_iter().map(number).collect::<Vec<_>>();
        ends.sort_by(f64::total_cmp);
        Range::new(ends[0], ends[3], self.is_nonzero && other.is_nonzero)
    }

    /// To a power that is a number.
    pub(super) fn power(self, n: f64) -> Range {
        let [a, b] = [self.nearest()[0].abs(), self.high.max(-self.low)].map(|u| u.powf(n));
        let size = Range::new(a.min(b), a.max(b), n <= 0.0 || self.is_nonzero);
        match n % 2.0 {
            1.0 | -1.0 if self.high < 0.0 => size.negated(),
            1.0 | -1.0 if self.low < 0.0 => Range::new(-size.high, size.high, size.is_nonzero),
            _ => size,
        }
    }
}

//! One axis of a picture: which values it shows, and where.

/// A linear or logarithmic axis with a title.
///
/// Until [`Axis::between`] gives it a range, it takes the one of what is drawn
/// along it, rounded outwards to ticks.
#[derive(Clone, Debug)]
pub struct Axis {
    /// What the numbers mean.
    pub title: String,
    log: bool,
    range: Option<(f64, f64)>,
}

impl Axis {
    /// An axis on which equal distances are equal differences.
    pub fn linear(title: &str) -> Axis {
        Axis {
            title: title.to_string(),
            log: false,
            range: None,
        }
    }

    /// An axis on which equal distances are equal ratios. It has no place for
    /// zero and negative values: they are left out.
    pub fn log(title: &str) -> Axis {
        Axis {
            log: true,
            ..Axis::linear(title)
        }
    }

    /// The same axis from `low` to `high`, which is more; on a logarithmic axis both
    /// are positive.
    pub fn between(self, low: f64, high: f64) -> Axis {
        Axis {
            range: Some((low, high)),
            ..self
        }
    }

    /// The same axis with a range, if it had none: one that holds `values`.
    pub fn fitted(self, values: impl Iterator<Item = f64>) -> Axis {
        if self.range.is_some() {
            return self;
        }
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|v| v.abs() < 1e300 && (!self.log || *v > 0.0)) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (1.0, 1.0); // nothing to show
        }
        if self.log {
            let (low, high) = (power_below(low), (high.log10() - 1e-9).ceil());
            let high = if high > low { high } else { low + 1.0 };
            return self.between(10f64.powf(low), 10f64.powf(high));
        }
        if low == high {
            let room = low.abs().max(1.0) / 2.0;
            (low, high) = (low - room, high + room);
        }
        let step = round_step((high - low) / 5.0);
        self.between((low / step).floor() * step, (high / step).ceil() * step)
    }

    /// Where `value` stands: 0 at the low end, 1 at the high end, less or more
    /// beyond them; `None` if the axis has no place for it.
    pub fn place(&self, value: f64) -> Option<f64> {
        let (low, high) = self.scaled_range();
        let place = (self.scaled(value) - low) / (high - low);
        place.is_finite().then_some(place)
    }

    /// The value that stands at `place`: the inverse of [`Axis::place`].
    pub fn value_at(&self, place: f64) -> f64 {
        let (low, high) = self.scaled_range();
        let scaled = low + place * (high - low);
        if self.log { 10f64.powf(scaled) } else { scaled }
    }

    /// Round values within the range, at most `most` steps of them, with labels.
    pub fn ticks(&self, most: usize) -> Vec<(f64, String)> {
        if most == 0 {
            return Vec::new();
        }
        let (low, high) = self.scaled_range();
        let least = (high - low) / most as f64;
        let step = match self.log {
            true => (least - 1e-9).ceil(), // whole powers of ten
            false => round_step(least),
        };
        let first = (low / step - 1e-9).ceil() as i64;
        let last = (high / step + 1e-9).floor() as i64;
        let values = (first..=last).map(|i| i as f64 * step);
        let ticks = values.map(|v| match self.log {
            true => (10f64.powf(v), power_of_ten(v as i32)),
            false => (v, label(v, step)),
        });
        ticks.collect()
    }

    fn scaled(&self, value: f64) -> f64 {
        if self.log { value.log10() } else { value }
    }

    fn scaled_range(&self) -> (f64, f64) {
        let unit = (if self.log { 0.1 } else { 0.0 }, 1.0);
        let (low, high) = self.range.unwrap_or(unit);
        (self.scaled(low), self.scaled(high))
    }
}

/// The exponent of the power of ten at or below `x`. A logarithm may miss a whole
/// number by its last bit, on one system and not on another.
fn power_below(x: f64) -> f64 {
    (x.log10() + 1e-9).floor()
}

/// The least of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is not below `step`.
fn round_step(step: f64) -> f64 {
    let power = 10f64.powi(power_below(step) as i32);
    let mut round = [1.0, 2.0, 5.0, 10.0].into_iter().map(|digit| digit * power);
    let next = round.find(|round| *round >= step * (1.0 - 1e-9));
    next.unwrap_or(step)
}

/// `−0.50`, with the digits that tell it from its neighbours, a step away. Far
/// from 1 it has an exponent: `2.5·10⁸`.
fn label(value: f64, step: f64) -> String {
    let last = power_below(step) as i32; // the place of its last digit
    let first = power_below(value.abs().max(step)) as i32;
    let text = match value {
        0.0 if !(-4..6).contains(&last) => "0".to_string(),
        _ if first == 0 || last > -5 && first < 6 => {
            format!("{:.*}", (-last).max(0) as usize, value + 0.0)
        }
        _ => {
            let digits = (first - last).max(0) as usize;
            let digits = format!("{:.digits$}", value / 10f64.powi(first));
            format!("{digits}·{}", power_of_ten(first))
        }
    };
    text.replace('-', "−")
}

/// `1`, `10`, `10⁻⁴`.
fn power_of_ten(exponent: i32) -> String {
    let digits: Vec<char> = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().collect();
    let raised = |c: char| c.to_digit(10).map_or('⁻', |digit| digits[digit as usize]);
    let written = exponent.to_string();
    match exponent {
        0 => "1".to_string(),
        1 => "10".to_string(),
        _ => "10".chars().chain(written.chars().map(raised)).collect(),
    }
}

//! Numbers as all examples write them.
//!
//! A number has the decimals that are asked for, unless they would leave nothing
//! of it but zeros, or it is ten million or more: then it has an exponent.

/// `value` with so many decimals: `0.0250`, `-2.40e253`, `3.1e-9`. NaN is a dash.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let least = 10.0_f64.powi(-(decimals as i32));
    match value.abs() {
        size if size.is_nan() => "–".to_string(),
        f64::INFINITY => format!("{value}").replace("inf", "∞"),
        0.0 => format!("{:.decimals$}", 0.0), // −0 too
        size if (least..1e7).contains(&size) => format!("{value:.decimals$}"),
        _ => format!("{value:.*e}", (decimals / 2).clamp(1, 4)),
    }
}

/// The same without zeros at its end: `0.025`, `7`.
pub(crate) fn short(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    match text.contains('e') || !text.contains('.') {
        true => text,
        false => text.trim_end_matches('0').trim_end_matches('.').to_string(),
    }
}

/// A part in percent: `100.0 %` only of all, `0.0 %` only of none, a dash of nothing.
pub(crate) fn percent(part: usize, whole: usize, decimals: usize) -> String {
    let (share, least) = (part as f64 / whole as f64, 0.1_f64.powi(decimals as i32));
    let share = match part == 0 || part == whole {
        true => 100.0 * share,
        false => (100.0 * share).clamp(least, 100.0 - least),
    };
    format!("{} %", fixed(share, decimals))
}

/// A count in at most `width` characters: `247584`, or rounded, `1.3e6`.
pub(crate) fn within(count: u64, width: usize) -> String {
    let rounded = [2, 1, 0].map(|digits| format!("{:.digits$e}", count as f64));
    let mut ways = std::iter::once(count.to_string()).chain(rounded);
    ways.find(|text| text.len() <= width)
        .unwrap_or_else(|| "…".to_string())
}

/// `value` with so many digits in all: `1234`, `12.3`, `0.0123`.
pub(crate) fn digits(value: f64, digits: i32) -> String {
    let before = (value.abs().log10() + 1e-9).floor().max(-9.0) as i32 + 1;
    fixed(value, (digits - before).max(0) as usize)
}

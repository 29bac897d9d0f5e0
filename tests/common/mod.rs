//! The one comparison of floating-point numbers that the tests use.

/// Panics unless `actual` lies within `relative` × |`expected`| of `expected`.
///
/// Where `expected` is 0, only 0 will do; compare a sum that should vanish
/// with [`assert_close_to`], which takes the scale of its terms.
#[track_caller]
#[allow(dead_code, reason = "not every test target compares numbers")]
pub(crate) fn assert_close(actual: f64, expected: f64, relative: f64) {
    assert_close_to(actual, expected, relative * expected.abs());
}

/// Panics unless `actual` lies within the absolute distance `tolerance` of
/// `expected`. Infinities are equal to themselves, and NaN is close to nothing.
#[track_caller]
#[allow(dead_code, reason = "not every test target compares numbers")]
pub(crate) fn assert_close_to(actual: f64, expected: f64, tolerance: f64) {
    let distance = (actual - expected).abs();
    assert!(
        actual == expected || distance <= tolerance,
        "{actual:?} is not {expected:?}: off by {distance:e}, allowed {tolerance:e}",
    );
}

/// Panics unless finite differences of `f` at `x` confirm `slope`.
#[track_caller]
#[allow(dead_code, reason = "not every test target takes slopes")]
pub(crate) fn assert_slope(f: impl Fn(f64) -> f64, x: f64, slope: f64) {
    use chainrule::finite_difference::{Verdict, check};
    let found = check(f, x, slope);
    assert!(
        found.verdict == Verdict::Pass,
        "the slope {slope} at {x}, but differences give {}: {found}",
        found.estimate
    );
}

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

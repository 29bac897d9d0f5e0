//! What the tests share: the one comparison of floating-point numbers, and the
//! words of a panic.

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

/// The words with which something panics, as it has to.
#[track_caller]
#[allow(dead_code, reason = "not every test target looks at panics")]
pub(crate) fn panic_of(wrong: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let payload = std::panic::catch_unwind(wrong).expect_err("this should have panicked");
    let words = payload.downcast_ref::<String>().cloned();
    let words = words.or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string));
    words.expect("panics with words")
}

use crate::common::{assert_close, assert_close_to};
use chainrule::finite_difference::{
    Check, Doubt, Verdict, central_difference, central_step, check, difference_quotient,
    forward_step,
};

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

fn is_kink(check: Check) -> bool {
    matches!(check.verdict, Verdict::Inconclusive(Doubt::Kink { .. }))
}

#[test]
fn a_corner_is_seen_whatever_is_claimed() {
    let relu = |x: f64| x.max(0.0);
    for claim in [0.0, 0.5, 1.0] {
        let found = check(relu, 0.0, claim);
        let Verdict::Inconclusive(Doubt::Kink { left, right }) = found.verdict else {
            panic!("{claim}: {found}");
        };
        assert_eq!((left, right), (0.0, 1.0));
    }
    assert!(is_kink(check(f64::abs, 0.0, 0.0)));
    assert!(is_kink(check(|x: f64| (x - 3.0).abs() + x * x, 3.0, 6.0)));
    // A corner in a curve: slopes 1 and 2 on the two sides.
    let bent = |x: f64| x.exp() + x.max(0.0);
    assert!(is_kink(check(bent, 0.0, 1.0)));
}

#[test]
fn beside_a_corner_the_step_is_too_long() {
    let relu = |x: f64| x.max(0.0);
    let h = central_step(0.0);
    for x in [h / 4.0, -h / 4.0, 0.9 * h, -0.6 * h] {
        for claim in [0.0, 0.5, 1.0] {
            let found = check(relu, x, claim);
            let unresolved = matches!(
                found.verdict,
                Verdict::Inconclusive(Doubt::Unresolved { .. })
            );
            assert!(unresolved, "at {x}, {claim}: {found}");
        }
    }
    // Further off, it is out of sight.
    assert_eq!(check(relu, 2.0 * h, 1.0).verdict, Verdict::Pass);
    assert_eq!(check(relu, -2.0 * h, 0.0).verdict, Verdict::Pass);
    assert_eq!(check(relu, 2.0 * h, 0.0).verdict, Verdict::Fail);
}

#[test]
fn a_jump_is_not_resolved() {
    let step = |x: f64| f64::from(x > 0.0);
    let found = check(step, 0.0, 0.0);
    assert!(matches!(found.verdict, Verdict::Inconclusive(_)), "{found}");
}

/// ±1e303 around 0: over the short step the slope, 2.6e308, is no `f64` any more.
#[test]
fn a_slope_beyond_all_numbers_is_not_resolved() {
    let jump = |x: f64| 1e303_f64.copysign(x);
    for claim in [0.0, 1e10, 1e308] {
        let found = check(jump, 0.0, claim);
        let doubt = matches!(found.verdict, Verdict::Inconclusive(_));
        assert!(doubt, "{claim}: {found}");
    }
    // Nor is there a slope at a point that is no number.
    for x in [f64::NAN, f64::INFINITY] {
        let found = check(|_| 1.0, x, 0.0);
        let doubt = matches!(found.verdict, Verdict::Inconclusive(_));
        assert!(doubt, "{x}: {found}");
    }
}

#[test]
fn without_digits_there_is_no_verdict() {
    for claim in [sigmoid(-40.0), 2.0 * sigmoid(-40.0), -1e-18] {
        let found = check(sigmoid, 40.0, claim);
        let doubt = matches!(found.verdict, Verdict::Inconclusive(Doubt::NoDigits { .. }));
        assert!(doubt, "{claim}: {found}");
    }
    // Far from 1, σ has its digits.
    assert_eq!(check(sigmoid, -40.0, sigmoid(-40.0)).verdict, Verdict::Pass);
}

#[test]
fn where_the_derivative_is_0() {
    let cube = |x: f64| x * x * x;
    assert_eq!(check(cube, 0.0, 0.0).verdict, Verdict::Pass);
    assert_eq!(check(cube, 0.0, 0.1).verdict, Verdict::Fail);
    assert_eq!(check(f64::cos, 0.0, 0.0).verdict, Verdict::Pass);
    assert_eq!(check(|_| 7.0, 2.0, 0.0).verdict, Verdict::Pass);
    assert_eq!(check(|_| 7.0, 2.0, 1e-3).verdict, Verdict::Fail);
}

#[test]
fn a_claim_wrong_by_a_hundredth_of_a_percent_fails() {
    type Function = fn(f64) -> f64;
    let cases: [(Function, Function); 9] = [
        (|x| x * x, |x| 2.0 * x),
        (|x| x.powi(10), |x| 10.0 * x.powi(9)),
        (f64::exp, f64::exp),
        (f64::sin, f64::cos),
        (sigmoid, |x| sigmoid(x) * sigmoid(-x)),
        (
            |x| 1.0 / (1.0 + x * x),
            |x| -2.0 * x / (1.0 + x * x).powi(2),
        ),
        (|x| (100.0 * x).sin(), |x| 100.0 * (100.0 * x).cos()),
        (|x| x * sigmoid(x), |x| sigmoid(x) * (1.0 + x * sigmoid(-x))),
        (|x| 1e3 + x, |_| 1.0),
    ];
    for (i, (f, slope)) in cases.into_iter().enumerate() {
        for x in [-2.3, -0.7, 0.4, 1.0, 3.1] {
            let right = slope(x);
            assert_eq!(check(f, x, right).verdict, Verdict::Pass, "case {i} at {x}");
            for wrong in [1.0001, 0.9999, -1.0, 2.0, 0.0] {
                assert_eq!(
                    check(f, x, wrong * right).verdict,
                    Verdict::Fail,
                    "case {i} at {x}"
                );
            }
        }
    }
}

#[test]
fn outside_the_domain_there_is_no_verdict() {
    let found = check(f64::ln, 1e-7, 1e7);
    let Verdict::Inconclusive(Doubt::NotFinite { at }) = found.verdict else {
        panic!("{found}");
    };
    assert_eq!(at, 1e-7 - central_step(1e-7));
    let found = check(|x| 1.0 / x, 0.0, 0.0);
    assert!(matches!(
        found.verdict,
        Verdict::Inconclusive(Doubt::NotFinite { at: 0.0 })
    ));
    // A claim that is no number is wrong.
    assert_eq!(check(f64::sin, 1.0, f64::NAN).verdict, Verdict::Fail);
    assert_eq!(check(f64::sin, 1.0, f64::INFINITY).verdict, Verdict::Fail);
}

#[test]
fn a_verdict_says_its_reason() {
    let relu = |x: f64| x.max(0.0);
    for (found, words) in [
        (
            check(relu, 0.0, 0.0),
            "INCONCLUSIVE: a kink: the slope is 0 on the left and 1 on the right",
        ),
        (
            check(f64::ln, 1e-7, 1e7),
            "INCONCLUSIVE: the function has no finite value at -7.52939e-6",
        ),
        (
            check(|x| x * x, 1e160, 2e160),
            "INCONCLUSIVE: the function has no finite value at 9.99992e159",
        ),
        (check(f64::sin, 0.0, 1.0), "PASS"),
        (check(f64::sin, 0.0, 2.0), "FAIL"),
    ] {
        assert_eq!(found.to_string(), words);
    }
    let words = check(sigmoid, 40.0, 1e-18).to_string();
    assert!(words.starts_with("INCONCLUSIVE: no digits left"), "{words}");
    let words = check(|x| f64::from(x > 0.0), 0.0, 0.0).to_string();
    assert!(
        words.starts_with("INCONCLUSIVE: the step does not resolve it: slope 6.6e4, with half"),
        "{words}"
    );
    assert_eq!(
        format!("{:>6}", check(f64::sin, 0.0, 1.0).verdict),
        "  PASS"
    );
}

#[test]
fn errors_fall_as_theory_says() {
    // Forward: |f″|ε/2. Central: |f‴|ε²/6. For exp at 0 both are 1.
    for h in [1e-1, 1e-2, 1e-3] {
        assert_close(difference_quotient(f64::exp, 0.0, h) - 1.0, h / 2.0, 0.04);
        assert_close(
            central_difference(f64::exp, 0.0, h) - 1.0,
            h * h / 6.0,
            1e-3,
        );
    }
    // The steps that fit lie in the valley: ten times more or less is no better
    // by much, a thousand times is far worse.
    let forward =
        |h: f64| (difference_quotient(sigmoid, 0.75, h) / 0.217_894_993_761_814 - 1.0).abs();
    let central =
        |h: f64| (central_difference(sigmoid, 0.75, h) / 0.217_894_993_761_814 - 1.0).abs();
    assert!(forward(forward_step(0.75)) < 1e-7);
    assert!(central(central_step(0.75)) < 1e-10);
    for far in [1e-3, 1e3] {
        assert!(forward(far * forward_step(0.75)) > 1e-6);
        assert!(central(far * central_step(0.75)) > 1e-10);
    }
    assert_eq!(forward_step(0.0), 2f64.powi(-26));
    assert_eq!(central_step(-8.0), 2f64.powi(-14));
}

#[test]
fn estimates_are_better_than_one_difference() {
    let exact = 0.75_f64.cos();
    let found = check(|x: f64| x.sin(), 0.75, exact);
    assert_close_to(found.estimate, exact, 1e-10);
    assert_eq!(found.claim, exact);
    // Far out, where f bends within the step, the extrapolation pays.
    let f = |x: f64| (1000.0 * x).sin();
    let exact = 1000.0 * 0.1_f64.mul_add(1000.0, 0.0).cos();
    let found = check(f, 0.1, exact);
    let plain = central_difference(f, 0.1, central_step(0.1));
    assert!((found.estimate - exact).abs() < (plain - exact).abs() / 100.0);
}

#[test]
fn rounding_is_no_corner_and_no_slope() {
    // f has its last digit at 1e-13, and h is some 1e-5.
    for i in 0..1000 {
        let x = f64::from(i) * 0.001;
        let found = check(|x: f64| 1e3 + x.exp(), x, x.exp());
        assert_eq!(found.verdict, Verdict::Pass, "at {x}: {found}");
    }
    // Here at 1e-7: of the slope, one digit is left.
    for claim in [1_f64.cos(), 0.4] {
        let found = check(|x: f64| 1e9 + x.sin(), 1.0, claim);
        let doubt = matches!(found.verdict, Verdict::Inconclusive(Doubt::NoDigits { .. }));
        assert!(doubt, "{found}");
    }
}

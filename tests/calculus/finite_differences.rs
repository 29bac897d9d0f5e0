use crate::common::{assert_close, assert_close_to};
use chainrule::finite_difference::{
    Doubt, Verdict, central_difference, central_step, check, check_noisy, difference_quotient,
    forward_step,
};

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

type Function = fn(f64) -> f64;

#[track_caller]
fn assert_passes(f: impl FnMut(f64) -> f64, x: f64, slope: f64) {
    let found = check(f, x, slope);
    assert_eq!(found.verdict, Verdict::Pass, "{slope} at {x}");
}

#[track_caller]
fn assert_fails(f: impl FnMut(f64) -> f64, x: f64, slope: f64) {
    let found = check(f, x, slope);
    assert_eq!(found.verdict, Verdict::Fail, "{slope} at {x}");
}

#[track_caller]
fn doubt(f: impl FnMut(f64) -> f64, x: f64, claim: f64) -> Doubt {
    match check(f, x, claim).verdict {
        Verdict::Inconclusive(doubt) => doubt,
        verdict => panic!("{claim} at {x}: {verdict}"),
    }
}

fn relu(x: f64) -> f64 {
    x.max(0.0)
}

#[test]
fn a_corner_is_seen_whatever_is_claimed() {
    for claim in [0.0, 0.5, 1.0] {
        let (left, right) = (0.0, 1.0);
        assert_eq!(doubt(relu, 0.0, claim), Doubt::Kink { left, right });
    }
    let bent: Function = |x| x.exp() + relu(x); // slopes 1 and 2 on the two sides
    let beside_3: Function = |x| (x - 3.0).abs() + x * x;
    for (f, x) in [(f64::abs as Function, 0.0), (beside_3, 3.0), (bent, 0.0)] {
        let found = doubt(f, x, 2.0 * x);
        assert!(matches!(found, Doubt::Kink { .. }), "{found}");
    }
}

/// On finer rungs than the corner is far, f has one slope.
#[test]
fn beside_a_corner_short_steps_decide() {
    for far in [1e-9, 1e-7, 1e-3] {
        for (f, left, right) in [(relu as Function, 0.0, 1.0), (f64::abs, -1.0, 1.0)] {
            for (x, slope, other) in [(-far, left, right), (far, right, left)] {
                assert_passes(f, x, slope);
                assert_fails(f, x, other);
                assert_fails(f, x, 0.5);
            }
        }
    }
}

/// Where the digits of f do not reach to the corner, it is told on either side.
#[test]
fn a_corner_too_near_for_the_digits_is_seen() {
    for x in [-1e-13, 1e-13] {
        let bent = |x: f64| x.exp() + relu(x);
        let (right, wrong) = if x < 0.0 { (1.0, 2.0) } else { (2.0, 1.0) };
        let Doubt::Kink { left, right } = doubt(bent, x, right) else {
            panic!("{right} at {x}");
        };
        assert_close(left, 1.0, 1e-2);
        assert_close(right, 2.0, 1e-2);
        for wrong in [wrong, 1.5] {
            assert_ne!(check(bent, x, wrong).verdict, Verdict::Pass);
        }
    }
}

/// Corners of other kinds than ReLU's have a slope.
#[test]
fn where_two_curves_meet_smoothly_there_is_a_slope() {
    for f in [|x: f64| x * x.abs(), |x: f64| relu(x).powi(2)] {
        assert_passes(f, 0.0, 0.0);
        assert_fails(f, 0.0, 1e-3);
    }
}

/// At the top of a bell the slope is 0, however steep it is beside it.
#[test]
fn the_top_of_a_steep_bell_has_a_slope() {
    for k in [1e2, 1e4, 1e6] {
        let bell = |x: f64| 1.0 / (1.0 + (k * x).powi(2));
        let wave = |x: f64| (k * x).cos();
        assert_passes(bell, 0.0, 0.0);
        assert_passes(wave, 0.0, 0.0);
        assert_fails(bell, 0.0, 1e-3 * k);
        assert_fails(wave, 0.0, 1e-3 * k);
    }
}

#[test]
fn a_jump_is_told_as_a_jump() {
    let step: Function = |x| f64::from(x > 0.0);
    let hole: Function = |x| if x == 0.0 { 0.0 } else { x.sin() / x };
    for claim in [0.0, 0.5, 1e6] {
        for (f, [below, at, above]) in [
            (step, [0.0, 0.0, 1.0]),
            (hole, [1.0, 0.0, 1.0]),
            (|x| f64::from(x * x > 0.0), [1.0, 0.0, 1.0]),
            (|x| -f64::from(x < 0.0), [-1.0, 0.0, 0.0]),
        ] {
            let jump = Doubt::Jump { below, at, above };
            assert_eq!(doubt(f, 0.0, claim), jump);
            assert_eq!(doubt(|x| f(x - 100.0), 100.0, claim), jump);
        }
        let found = doubt(|x: f64| step(x) + 1e6 * x, 0.0, claim);
        assert!(matches!(found, Doubt::Jump { .. }), "{found}");
    }
    // A last digit of a large f is none.
    let found = doubt(|x| 1e12 + x, 2_f64.powi(-14), 1.0);
    assert!(matches!(found, Doubt::NoDigits(_)), "{found}");
    // Beside it f is flat, and a claim of another slope wrong.
    assert_passes(step, 1e-3, 0.0);
    assert_fails(step, 1e-3, 1.0);
}

/// ±1e303 around 0: over the short step the slope, 2.6e308, is no `f64` any more.
#[test]
fn a_slope_beyond_all_numbers_is_not_resolved() {
    let jump = |x: f64| 1e303_f64.copysign(x);
    for claim in [0.0, 1e10, 1e308] {
        doubt(jump, 0.0, claim);
    }
    // Here over every step.
    let found = doubt(|x| 1.7e308 * x.signum() * x.abs().powf(0.1), 0.0, 1.0);
    assert_eq!(found, Doubt::NoDigits(f64::INFINITY));
    // Nor is there a slope at a point that is no number.
    for x in [f64::NAN, f64::INFINITY] {
        doubt(|_| 1.0, x, 0.0);
    }
}

#[test]
fn without_digits_there_is_no_verdict() {
    for claim in [sigmoid(-40.0), 2.0 * sigmoid(-40.0), -1e-18] {
        let found = doubt(sigmoid, 40.0, claim);
        assert!(matches!(found, Doubt::NoDigits(_)), "{found}");
    }
    // Far from 1, σ has its digits.
    assert_passes(sigmoid, -40.0, sigmoid(-40.0));
    // f has its last digit at 1e-6: of the slope, too few are left.
    for claim in [1_f64.cos(), 0.5403] {
        let found = doubt(|x: f64| 1e10 + x.sin(), 1.0, claim);
        assert!(matches!(found, Doubt::NoDigits(_)), "{found}");
    }
}

#[test]
fn where_the_derivative_is_0() {
    let cube = |x: f64| x * x * x;
    assert_passes(cube, 0.0, 0.0);
    assert_fails(cube, 0.0, 0.1);
    assert_passes(f64::cos, 0.0, 0.0);
    assert_passes(|_| 7.0, 2.0, 0.0);
    assert_fails(|_| 7.0, 2.0, 1e-3);
    doubt(|_| 7.0, 2.0, 1e-11); // which may be lost in the last digit of 7
}

#[test]
fn a_claim_wrong_by_a_hundredth_of_a_percent_fails() {
    let cases: [(Function, Function); 9] = [
        (|x| x * x, |x| 2.0 * x),
        (|x| x.powi(10), |x| 10.0 * x.powi(9)),
        (f64::exp, f64::exp),
        (f64::sin, f64::cos),
        (sigmoid, |x| sigmoid(x) * sigmoid(-x)),
        (f64::atan, |x| 1.0 / (1.0 + x * x)),
        (|x| (100.0 * x).sin(), |x| 100.0 * (100.0 * x).cos()),
        (|x| x * sigmoid(x), |x| sigmoid(x) * (1.0 + x * sigmoid(-x))),
        (|x| 1e3 + x, |_| 1.0),
    ];
    for (f, slope) in cases {
        for x in [-2.3, -0.7, 0.4, 1.0, 3.1] {
            assert_passes(f, x, slope(x));
            for wrong in [1.0001, 0.9999, -1.0, 2.0, 0.0] {
                assert_fails(f, x, wrong * slope(x));
            }
        }
    }
}

#[test]
fn near_the_end_of_the_domain_short_steps_decide() {
    for x in [1e-7, 1e-3] {
        assert_passes(f64::ln, x, 1.0 / x);
        assert_fails(f64::ln, x, 1.001 / x);
        assert_passes(|x| 1.0 / x, x, -1.0 / x / x);
        assert_fails(|x| 1.0 / x, x, 1.0 / x / x);
    }
    assert_passes(f64::sqrt, 1e-5, 0.5 / 1e-5_f64.sqrt());
    assert_passes(f64::exp, 709.0, 709_f64.exp());
}

#[test]
fn outside_the_domain_there_is_no_verdict() {
    for (f, x, tried) in [
        (f64::recip as Function, 0.0, 0.0..=0.0),
        (f64::sqrt, -1.0, -1.0..=-1.0),
        (f64::sqrt, 0.0, -1.0..=-1e-300),
        (f64::asin, 1.0, 1.0 + f64::EPSILON..=2.0),
    ] {
        let found = doubt(f, x, 1.0);
        assert!(
            matches!(found, Doubt::NotFinite(at) if tried.contains(&at)),
            "{found}"
        );
    }
    // A claim that is no number is wrong.
    assert_fails(f64::sin, 1.0, f64::NAN);
    assert_fails(f64::sin, 1.0, f64::INFINITY);
}

#[test]
fn a_verdict_says_its_reason() {
    let step: Function = |x| f64::from(x > 0.0);
    let cusp: Function = |x| x.abs().sqrt();
    let coarse: Function = |x| sigmoid((x - 1e10 + x / 3.0).sin()) * (x - 1e10 + x / 3.0).sin();
    for (f, x, claim, words) in [
        (
            relu as Function,
            0.0,
            0.0,
            "a kink: the slope is 0 on the left and 1 on the right",
        ),
        (
            step,
            0.0,
            0.0,
            "a jump: the function is 0 just below the point, 0 at it and 1 just above",
        ),
        (
            |x| x * x,
            1e160,
            2e160,
            "the function has no finite value at 1e160",
        ),
        (f64::sin, f64::INFINITY, 0.0, "inf is no finite number"),
        (step, 1e-15, 0.0, "the slope is "),
        (f64::cbrt, 0.0, 1.0, "the slope is "),
        (|x| relu(x - 1.0), 1.0 + 1e-15, 1.0, "a kink: the slope is "),
        (|x| x * x, 1e-170, 2e-170, "too few digits left: a slope of"),
        (
            |x| x.abs().powf(1.5),
            0.0,
            0.0,
            "too few digits left: a slope of",
        ),
        (
            coarse,
            0.0,
            0.854_995_236,
            "too few digits left: a slope of",
        ),
        (
            cusp,
            0.0,
            0.0,
            "a kink: the slope is -inf on the left and inf on the right",
        ),
        (
            |x| relu(x).sqrt(),
            0.0,
            0.0,
            "a kink: the slope is 0 on the left and inf on the right",
        ),
        (sigmoid, 40.0, 1e-18, "too few digits left: a slope of"),
    ] {
        let said = check(f, x, claim).to_string();
        assert!(
            said.starts_with(&format!("INCONCLUSIVE: {words}")),
            "{said}"
        );
    }
    assert_eq!(check(f64::sin, 0.0, 1.0).to_string(), "PASS");
    assert_eq!(check(f64::sin, 0.0, 2.0).to_string(), "FAIL");
    let verdict = check(f64::sin, 0.0, 1.0).verdict;
    assert_eq!(format!("{verdict:>6}"), "  PASS");
}

/// At no point more than 59 times and x itself, never far away.
#[test]
fn a_check_takes_few_values_of_f() {
    for x in [0.0, 1e-300, 1e-9, 0.3, 1.0, -7.0, 1e8, -1e300] {
        let mut tried = Vec::new();
        let watched = |x: f64| {
            tried.push(x);
            x.cos()
        };
        check(watched, x, 0.0);
        assert!(tried.len() <= 59, "{} values at {x}", tried.len());
        let far = f64::max(1.0, x.abs()) / 8.0;
        assert!(tried.iter().all(|at| (at - x).abs() <= far), "{tried:?}");
    }
}

#[test]
fn errors_fall_as_theory_says() {
    // Forward: |f″|ε/2. Central: |f‴|ε²/6. For exp at 0 both are 1.
    for h in [1e-1, 1e-2, 1e-3] {
        assert_close(difference_quotient(f64::exp, 0.0, h) - 1.0, h / 2.0, 0.04);
        let central = central_difference(f64::exp, 0.0, h);
        assert_close(central - 1.0, h * h / 6.0, 1e-3);
    }
    // The steps that fit lie in the valley: ten times more or less is no better
    // by much, a thousand times is far worse.
    let slope = 0.217_894_993_761_814;
    let forward = |h| (difference_quotient(sigmoid, 0.75, h) / slope - 1.0).abs();
    let central = |h| (central_difference(sigmoid, 0.75, h) / slope - 1.0).abs();
    assert!(forward(forward_step(0.75)) < 1e-7);
    assert!(central(central_step(0.75)) < 1e-10);
    for far in [1e-3, 1e3] {
        assert!(forward(far * forward_step(0.75)) > 1e-6);
        assert!(central(far * central_step(0.75)) > 1e-10);
    }
    assert_eq!(forward_step(0.0), 2f64.powi(-26));
    assert_eq!(forward_step(-8.0), 2f64.powi(-23));
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
    // It leaves nothing of x⁴, so that the longest step can be taken.
    assert_passes(|x| 1e9 + x.powi(4), 0.5, 0.5);
}

/// f has its last digit at 1e-13, and h is some 1e-5.
#[test]
fn rounding_is_no_corner_and_no_slope() {
    for i in 0..1000 {
        let x = f64::from(i) * 0.001;
        assert_passes(|x: f64| 1e3 + x.exp(), x, x.exp());
    }
}

/// One of the digits that f lost on the way, not of those that it has.
#[test]
fn digits_that_f_lost_on_the_way_are_missed() {
    let cases: [(Function, Function, &[f64]); 8] = [
        (
            |x| 1.0 - (10.0 * x).tanh(),
            |x| -10.0 / (10.0 * x).cosh().powi(2),
            &[0.9, 1.5, 1.9],
        ),
        (
            |x| (1.0 + x.exp()).ln(),
            sigmoid,
            &[-8.77, -12.0, -25.0, -35.0],
        ),
        (|x| sigmoid(x).ln(), |x| sigmoid(-x), &[20.0, 30.0, 40.0]),
        (
            |x| (x * x + 1e12).sqrt() - 1e6,
            |x| x / (x * x + 1e12).sqrt(),
            &[1.0, 2.5],
        ),
        (|x| (1e12 + x) - 1e12, |_| 1.0, &[0.0, 0.3, 1.0]),
        (f64::sin, f64::cos, &[1_621_810.0, 1e9, 1e10]),
        (
            |x| (1e6 * x).cos(),
            |x| -1e6 * (1e6 * x).sin(),
            &[0.1, 1.0, 2.5],
        ),
        (
            |w| (1.0 - sigmoid(w)).powi(2) / 2.0,
            |w| -sigmoid(-w).powi(2) * sigmoid(w),
            &[25.0, 36.0],
        ),
    ];
    for (i, (f, slope, points)) in cases.into_iter().enumerate() {
        for &x in points {
            let right = slope(x);
            assert_ne!(check(f, x, right).verdict, Verdict::Fail, "case {i} at {x}");
            let wrong = [1.001 * right, right + 0.01, -right];
            let by_a_thousandth = |wrong: &f64| (wrong - right).abs() > 9e-4 * right.abs();
            for wrong in wrong.into_iter().filter(by_a_thousandth) {
                assert_ne!(check(f, x, wrong).verdict, Verdict::Pass, "case {i} at {x}");
            }
        }
    }
}

/// By its rounding f draws curves and stairs, which only who knows how far it is off can
/// tell from f; but nothing is doubted that is beyond such noise.
#[test]
fn what_noise_explains_is_no_verdict() {
    let cases: [(Function, f64, f64, f64); 3] = [
        (|x| (x.sin() - x) / x.powi(3), 1e-5, 1e-5 / 60.0, 1e-6),
        (|x| (1.0 - x.cos()) / (x * x), 1e-4, -1e-4 / 12.0, 1e-8),
        (|x| (x + 1e16) - 1e16, 1.0, 1.0, 1.0),
    ];
    for (i, (f, x, slope, noise)) in cases.into_iter().enumerate() {
        let found = check_noisy(f, x, slope, noise).verdict;
        let is_lost = matches!(found, Verdict::Inconclusive(Doubt::NoDigits(_)));
        assert!(is_lost, "case {i}: {found}");
    }
    let zero = |x: f64| x.max(0.0) - x;
    assert_eq!(check_noisy(zero, 1.0, 0.0, 1e-16).verdict, Verdict::Pass);
    assert_eq!(check_noisy(zero, 1.0, 1e-2, 1e-16).verdict, Verdict::Fail);
    assert_eq!(
        check_noisy(f64::exp, 1.0, 1_f64.exp(), 1e-15).verdict,
        Verdict::Pass
    );
    assert_eq!(
        check_noisy(f64::exp, 1.0, 2.719, 1e-15).verdict,
        Verdict::Fail
    );
}

/// A large f hides a small slope, which is no slope of 0.
#[test]
fn a_slope_of_0_is_measured_against_f() {
    let cases: [(Function, f64); 6] = [
        (|x| 1e10 + x, 1.0),
        (|x| 1e6 + 1e-4 * x, 1e-4),
        (|x| 4.3e5 + x, 1.0),
        (|x| x * x + 1e6, 2.0),
        (|x| 5e6 + x, 1.0),
        (|x| 3.0 / (x * 2.96e-4), -3.0 / 2.96e-4),
    ];
    for (i, (f, right)) in cases.into_iter().enumerate() {
        assert_ne!(check(f, 1.0, right).verdict, Verdict::Fail, "case {i}");
        for wrong in [0.0, 1.001 * right, 0.999 * right, -right] {
            let verdict = check(f, 1.0, wrong).verdict;
            assert_ne!(verdict, Verdict::Pass, "case {i}: {wrong}");
        }
    }
    assert_passes(|_| 1e10, 1.0, 0.0);
    // Far out, too: f is 1, and moves in leaps of 1e-7.
    doubt(|x| (1e9 + 1.0 + 1e-11 * x) - 1e9, 1e6, 0.0);
}

/// Each was judged wrongly when one of the judge's cautions was left out.
#[test]
fn what_short_and_long_steps_tell_differently_is_no_verdict() {
    // f moves in leaps of 1e-10, and stands still between them.
    let leaps = |x: f64| (x * x + 1e12).sqrt() - 1e6;
    let x: f64 = 0.576_020_182_912_414_1;
    let right = x / (x * x + 1e12).sqrt();
    assert_ne!(check(leaps, x, right).verdict, Verdict::Fail);
    // The shortest steps all round x² in the same way.
    let x: f64 = 24_576.838_472_595_435;
    let right = -2.0 * x * (x * x - 7.0).sin();
    assert_passes(|x: f64| (x * x - 7.0).cos(), x, right);
    // Over long steps sin(x²) looks like noise upon a parabola.
    let x: f64 = -206_217.073_540_104_76;
    let parabola = 2.0 * x - 1.0;
    let f = |x: f64| (x * x).sin() - (x - x * x);
    let Doubt::Unresolved { fine, coarse } = doubt(f, x, parabola) else {
        panic!("one of two slopes was taken for the right one");
    };
    assert_close(fine, parabola + 2.0 * x * (x * x).cos(), 1e-3);
    assert_close(coarse, parabola, 1e-3);
}

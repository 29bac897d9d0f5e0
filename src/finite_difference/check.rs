//! The judge: a ladder of central differences that tells its own error.
//!
//! Extrapolating a row of shrinking steps, and stopping where the results no
//! longer agree, is due to C. J. F. Ridders, "Accurate computation of F′(x) and
//! F′(x)F″(x)" (1982). That the noise of f stands out where differences of f
//! should vanish is used by J. J. Moré and S. M. Wild, "Estimating computational
//! noise" (2011); here the rungs of the same ladder show it.

use super::verdict::{Check, Doubt, Verdict};

/// The claim may miss the slope by so many times the error that is seen.
const ERRORS: f64 = 10.0;
/// Nor is more than this part of the slope asked for.
const ENOUGH: f64 = 1e-5;
/// A claim passes only if what it may miss is no larger a part of the slope.
const FINE: f64 = 5e-4;
/// A slope may speak against another if its error is no larger a part of it.
const SHARP: f64 = 0.05;
/// What changes f by no larger a part of it per max(1, |x|) is beside a slope of 0.
const FLAT: f64 = 1e-6;
/// Where f stands still, a slope may be lost that moves it by so many roundings.
const LOST: f64 = 5e3;

/// f at x − h, x and x + h, and the slopes from the first to the second, from the
/// first to the third and from the second to the third.
struct Rung {
    h: f64,
    values: [f64; 3],
    slopes: [f64; 3],
}

/// The slope that three neighbouring rungs show.
struct Slope {
    /// The central differences, extrapolated to h = 0.
    value: f64,
    /// The differences on either side, extrapolated.
    left: f64,
    right: f64,
    /// The step that tells how much noise becomes how much slope.
    h: f64,
    /// What the noise of f may add to the slope: how far f is off its curve, by
    /// rounding, or as it was seen on these and all finer rungs.
    error: f64,
    /// What the error is measured against.
    size: f64,
    /// Where f is the same on these rungs as at x, how much of a slope that may hide.
    lost: f64,
}

/// Judges a claimed derivative of `f` at `x` by central differences.
///
/// f is tried at x and at x ± h for up to 29 steps h, from an eighth of max(1, |x|)
/// down to a few units in the last place of x: at most 59 values. Any three
/// neighbouring steps give a slope, extrapolated to h = 0, and an error of it, which
/// comes from how f was seen to scatter around its curve. The best of these slopes
/// decides.
///
/// - PASS if the claim lies within ten errors, and these are at most 0.05 % of the
///   slope. So a claim that is wrong by 0.1 % does not pass. A claim of 0 passes if
///   ten errors are nothing beside f, or f does not move at all.
/// - FAIL if it lies outside, and off by more than a part in 100,000.
/// - INCONCLUSIVE else, and where another of the slopes contradicts the best one.
///
/// How often that is wrong was measured on formulas and networks from a generator:
///
/// | claims | right ones | FAIL | INCONCLUSIVE | wrong ones | PASS | INCONCLUSIVE |
/// |---|--:|--:|--:|--:|--:|--:|
/// | ordinary formulas | 200,000 | 0 | 0.8 % | 652,232 | 0 | 0.6 % |
/// | wild formulas | 200,000 | 6 | 2.2 % | 629,316 | 3 | 1.4 % |
/// | weights of networks | 50,847 | 0 | 10 % | 32,123 | 0 | 15 % |
///
/// A wrong claim is the right one times 1.001 and, for formulas, plus 0.01, with the
/// other sign, or without the inner derivative, where that is off by 0.09 % or more.
/// Not counted are 2,053 ordinary and 2,950 wild points that have no finite slope, and
/// 483 and 1,088 where the rules, evaluated in `f64`, lose more than a part in 100,000
/// of it. Nor is a claim of 0 among the wrong ones: it passes at 1,159 ordinary and
/// 1,989 wild points whose slope is another, but nothing beside f. *Ordinary*
/// formulas have a textbook's constants and x from −3 to 3; among the *wild* ones
/// every fourth constant is a power of ten from 10⁻¹² to 10¹², every fourth x one
/// from 10⁻⁸ to 10⁸. The networks have one to three layers and weights up to 1, 5
/// and 30, so that many are saturated. The six right slopes that fail are those of
///
/// | at x ≈ | f, its constants rounded | because |
/// |--:|---|---|
/// | −3.0 · 10⁻⁸ | 7.9 · 10¹³ + 1.8 · 10⁻⁹/x | the pole moves so large an f by some last digits |
/// | 2.6 · 10⁻⁵ | σ((x² + x − 1 − 2 · 10⁻⁶/x) / (4.5 · 10¹¹)) | the same, f being nearly ½ |
/// | 2.9 | sin(8.3 · 10⁸ − tanh(1.6 · 10⁻⁵ x)) + x | the sine moves in leaps of 10⁻⁷ |
/// | 7.2 · 10⁷ | 4 · 10⁻⁴ cos(cos(x) / (0.4x)) | a computer takes the cosine of 10⁻⁸ for 1 |
/// | −1.7 · 10⁻⁵ | exp(cos(sin(eˣ))) + 10x³ cos(1/x²) | the waves are 10⁻¹⁴ long and 5 · 10⁻¹⁴ high |
/// | −4.2 · 10⁷ | 2x(x − 0.1) / (x² + cos(x)) | the waves are two last digits of f high |
///
/// In all of them some steps show a smooth curve of another slope. Who knows how far f
/// is off its own curve has [`check_noisy`]. The command from which the tables come
/// prints them; the generator is `tests/properties/judge.rs`.
///
/// ```text
/// POINTS=200000 cargo test --release --manifest-path tests/properties/Cargo.toml judge -- --nocapture
/// ```
///
/// Where differences cannot tell, it says so, and why:
///
/// ```
/// use chainrule::finite_difference::check;
/// let relu = |x: f64| x.max(0.0);
/// assert_eq!(
///     check(relu, 0.0, 1.0).to_string(),
///     "INCONCLUSIVE: a kink: the slope is 0 on the left and 1 on the right"
/// );
/// ```
pub fn check(f: impl FnMut(f64) -> f64, x: f64, claim: f64) -> Check {
    check_noisy(f, x, claim, 0.0)
}

/// The same for an `f` that is known to be off its curve by up to `noise` near `x`,
/// which may look smooth there.
///
/// ```
/// use chainrule::finite_difference::{Verdict, check, check_noisy};
/// // −1/6 + x²/120, but a last digit of the sine is 10⁻⁶ of it.
/// let f = |x: f64| (x.sin() - x) / x.powi(3);
/// assert_eq!(check(f, 1e-5, 1e-5 / 60.0).verdict, Verdict::Fail);
/// let found = check_noisy(f, 1e-5, 1e-5 / 60.0, 1e-6).verdict;
/// assert!(matches!(found, Verdict::Inconclusive(_)));
/// ```
pub fn check_noisy(f: impl FnMut(f64) -> f64, x: f64, claim: f64, noise: f64) -> Check {
    let (rungs, end) = climb(f, x);
    let slopes = slopes(&rungs, x, noise);
    // The finest three only show noise.
    let usable = slopes.iter().skip(3);
    // By its part of the slope, or where all are noise by its size.
    let rank = |s: &Slope| match s.error / s.size.max(f64::MIN_POSITIVE) {
        part if part <= SHARP => -1.0 / part,
        _ => s.error,
    };
    let best = usable.max_by(|a, b| rank(b).total_cmp(&rank(a)));
    let verdict = match (jump(&rungs, noise), best) {
        (Some(jump), _) => Verdict::Inconclusive(jump),
        (None, Some(best)) => judge(&slopes, best, claim),
        (None, None) => Verdict::Inconclusive(end),
    };
    Check {
        claim,
        estimate: best.map_or(f64::NAN, |best| best.value),
        step: best.map_or(f64::NAN, |best| best.h),
        verdict,
    }
}

/// The rungs from the finest up, as long as f is finite; and what there is to say if
/// they show no slope.
///
/// The steps are an eighth of max(1, |x|), a quarter of that, and so on to some units in
/// the last place of x; no more than 29. They are powers of two, so that x ± h is exact,
/// or nearly.
fn climb(mut f: impl FnMut(f64) -> f64, x: f64) -> (Vec<Rung>, Doubt) {
    let (middle, mut rungs) = (f(x), Vec::new());
    let top = x.abs().max(1.0).log2().floor() - 3.0;
    let steps = (0..29).rev().map(|k| (top - 2.0 * f64::from(k)).exp2());
    for h in steps.skip_while(|h| *h < (-50_f64).exp2() * x.abs()) {
        let at = [x - h, x, x + h];
        let values = [f(at[0]), middle, f(at[2])];
        let is_finite = |i: usize| at[i].is_finite() && values[i].is_finite();
        if let Some(i) = [1, 0, 2].into_iter().find(|i| !is_finite(*i)) {
            return (rungs, Doubt::NotFinite(at[i]));
        }
        let slope = |i: usize, j: usize| (values[j] - values[i]) / (at[j] - at[i]);
        let slopes = [slope(0, 1), slope(0, 2), slope(1, 2)];
        rungs.push(Rung { h, values, slopes });
    }
    (rungs, Doubt::NoDigits(f64::INFINITY))
}

/// f jumps at x if on one side it settles at a distance from f(x), however near to x,
/// and at no distance that its noise explains, or its slope.
fn jump(rungs: &[Rung], noise: f64) -> Option<Doubt> {
    let (finest, last) = (rungs.get(..4)?, rungs.last()?);
    let [below, at, above] = finest[0].values;
    let way = finest[0].h * last.slopes[0].abs().max(last.slopes[2].abs());
    let jumps = |side: usize| {
        let [a, b, c, d] = [0, 1, 2, 3].map(|i| finest[i].values[side]);
        let least = if noise > 0.0 { noise } else { 1e-7 * at.abs() };
        let settles = 4.0 * (b - a).abs() <= (d - c).abs().max(1e-6 * a.abs());
        settles && (a - at).abs() > ERRORS * least.max(way).max((d - a).abs())
    };
    (jumps(0) || jumps(2)).then_some(Doubt::Jump { below, at, above })
}

/// The slopes that every three neighbouring rungs show.
///
/// For a smooth f the slope hardly changes from rung to rung, and the corner, right
/// less left, goes to 0. What either is off, times h, is the noise of f on these
/// rungs, or the cut limit, which counts in the same way.
fn slopes(rungs: &[Rung], x: f64, mut noise: f64) -> Vec<Slope> {
    let is_still = |rung: &Rung| rung.values == [rung.values[1]; 3];
    let first_move = |side: usize| {
        let mut moves = rungs.iter().map(|rung| rung.values[side] - rung.values[1]);
        moves.find(|moved| *moved != 0.0).map_or(0.0, f64::abs)
    };
    if noise == 0.0 && rungs.first().is_some_and(is_still) {
        // Where f stands still and then moves to both sides, it moves in such leaps.
        noise = first_move(0).min(first_move(2));
    }
    let most = |rungs: &[Rung], part: fn(&Rung) -> [f64; 3]| {
        let parts = rungs.iter().flat_map(part);
        parts.fold(0.0_f64, |most, part| most.max(part.abs()))
    };
    let scale = most(rungs, |rung| rung.values);
    let mut slopes: Vec<Slope> = Vec::new();
    for three in rungs.windows(3) {
        let (near, far) = (&three[0], &three[2]);
        // Central differences err by h², h⁴, ...; the corner by h, h³, ...
        let [left, value, right] = [(0, 1), (1, 2), (2, 1)].map(|(i, n)| extrapolated(three, i, n));
        let change = slopes.last().map_or(0.0, |finer| value - finer.value);
        noise = noise.max(change.abs().max((right - left).abs()) * near.h);
        // f cannot be nearer than its last digit, nor than x by its own.
        let digit = 0.5 * f64::EPSILON;
        noise = noise
            .max(digit * most(three, |rung| rung.values))
            .max((digit * x * value).abs());
        let steepest = most(three, |rung| rung.slopes);
        let stands = is_still(near) && is_still(far);
        let h = if stands { far.h } else { near.h };
        let unseen = LOST * f64::EPSILON * near.values[1].abs().max(1.0);
        slopes.push(Slope {
            value,
            left,
            right,
            h,
            error: noise / h,
            size: value.abs() + 1e-3 * steepest + FLAT * scale / x.abs().max(1.0),
            lost: if stands { unseen / h } else { 0.0 },
        });
    }
    slopes.retain(|s| s.size.is_finite());
    slopes
}

/// Richardson's extrapolation to h = 0, of a slope that errs by hⁿ and by the second
/// power after it. Each rung is four times as far out as the one before.
fn extrapolated(three: &[Rung], part: usize, n: i32) -> f64 {
    let [near, middle, far] = [0, 1, 2].map(|i| three[i].slopes[part]);
    let without = |near: f64, far: f64, n: i32| near + (near - far) / (4_f64.powi(n) - 1.0);
    without(without(near, middle, n), without(middle, far, n), n + 2)
}

/// Whether two slopes are the same but for an error of one of them.
fn near(a: f64, b: f64, error: f64) -> bool {
    (a - b).abs() <= (ERRORS * error).max(ENOUGH * a.abs().min(b.abs()))
}

fn judge(slopes: &[Slope], best: &Slope, claim: f64) -> Verdict {
    let is_sharp = |s: &Slope| s.error <= SHARP * s.size;
    let contradicts =
        |s: &&Slope| is_sharp(s) && !near(s.value, best.value, s.error.max(best.error));
    let agrees = near(claim, best.value, best.error);
    let (allowed, is_still) = (ERRORS * best.error, best.lost > 0.0);
    let is_fine = allowed <= FINE * claim.abs().max(best.value.abs());
    let is_flat = claim == 0.0 && (is_still || allowed <= FINE * best.size);
    if let Some(other) = slopes.iter().skip(3).find(contradicts) {
        Verdict::Inconclusive(disagree(best, other))
    } else if agrees && (is_fine || is_flat) {
        Verdict::Pass
    } else if agrees || claim.abs() < best.lost || !(is_sharp(best) || is_still) {
        let missed = (claim - best.value).abs();
        Verdict::Inconclusive(doubt(slopes, best, allowed.max(best.lost).max(missed)))
    } else {
        Verdict::Fail
    }
}

/// Why the best slope is not good enough.
fn doubt(slopes: &[Slope], best: &Slope, noise: f64) -> Doubt {
    // At a kink the corner stays when h shrinks, and at a cusp, or where the tangent is
    // upright, it or the slope grows with some power of h, however h shrinks; but noise
    // has no rule, and a jump grows with 1/h.
    let steady = |part: fn(&Slope) -> f64, least: f64| {
        slopes.windows(5).rfind(|five| {
            let [a, b, c] = [1, 2, 3].map(|i| part(&five[i]) / part(&five[i + 1]));
            [a / c, b / c].iter().all(|g| (0.99..1.01).contains(g)) && (least..3.9).contains(&c)
        })
    };
    let (kink, upright) = (steady(|s| s.right - s.left, 0.99), steady(|s| s.value, 1.1));
    let finer = slopes.iter().rfind(|s| {
        4.0 * s.error * s.h <= best.error * best.h && !near(s.value, best.value, s.error)
    });
    match (kink, upright, finer) {
        (Some([fine, _, s, ..]), ..) if !near(s.left, s.right, 0.0) => {
            let [fine, s] = [fine, s].map(|s| [s.right - s.left, s.left, s.right]);
            let grows = |i: usize| fine[i].abs() > 1.05 * s[i].abs();
            let [left, right] = [1, 2].map(|i| match s[i] {
                slope if grows(0) && grows(i) => slope * f64::INFINITY,
                slope if grows(i) || slope.abs() <= 1e-12 * s[0].abs() => 0.0,
                slope => slope,
            });
            Doubt::Kink { left, right }
        }
        (_, Some([fine, .., coarse]), _) => disagree(fine, coarse),
        (.., Some(s)) => disagree(s, best),
        _ => Doubt::NoDigits(noise),
    }
}

fn disagree(a: &Slope, b: &Slope) -> Doubt {
    let (near, far) = if a.h <= b.h { (a, b) } else { (b, a) };
    let (fine, coarse) = (near.value, far.value);
    Doubt::Unresolved { fine, coarse }
}

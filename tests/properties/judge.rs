//! How often finite differences judge wrongly: the table beside
//! `finite_difference::check`, measured on formulas and networks from seeds.
//!
//! A formula is a tree of depth up to 5, of x, constants, sums, products, quotients,
//! whole powers from −2 to 4 and the functions below; every x that it is tried at
//! is one at which it has a value.
//!
//! | | constants | x |
//! |---|---|---|
//! | ordinary | those of a textbook, below | −3 to 3 |
//! | wild | every fourth from 10⁻¹² to 10¹², of either sign | every fourth from 10⁻⁸ to 10⁸, of either sign |
//!
//! The slope is found by the rules, in `f64` and in twice the digits. Where the two
//! differ by more than a part in 10⁵, the slope that a program claims is no longer
//! that of the formula: such a point is counted as lost, and another one tried.

#[path = "../../examples/judge/mod.rs"]
mod by_rules;

use crate::by_std::{BY_STD, Function};
use crate::double::{Double, Real};
use chainrule::activation::Activation;
use chainrule::calculus::{Expr, Graph};
use chainrule::finite_difference::{Verdict, check};
use chainrule::network::{Layer, Network, Sample};
use chainrule::rng::Rng;

/// All but the step.
const FUNCTIONS: &[(&str, Function)] = BY_STD.split_at(10).0;
const TEXTBOOK: [f64; 14] = [
    1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 0.5, 0.1, 0.25, 1.5,
];

#[derive(Debug)]
enum Formula {
    X,
    Constant(f64),
    Sum(Box<[Formula; 2]>),
    Difference(Box<[Formula; 2]>),
    Product(Box<[Formula; 2]>),
    Quotient(Box<[Formula; 2]>),
    Power(Box<Formula>, i32),
    /// A line of the table above.
    Call(usize, Box<Formula>),
}
use Formula::{Call, Constant, Difference, Power, Product, Quotient, Sum, X};

impl Formula {
    fn random(rng: &mut Rng, depth: usize, constant: &dyn Fn(&mut Rng) -> f64) -> Formula {
        if depth == 0 || rng.below(8) == 0 {
            return match rng.below(3) {
                0 => Constant(constant(rng)),
                _ => X,
            };
        }
        let inner = |rng: &mut Rng| Formula::random(rng, depth - 1, constant);
        let two = |rng: &mut Rng| Box::new([inner(rng), inner(rng)]);
        match rng.below(12) {
            0 | 1 => Sum(two(rng)),
            2 => Difference(two(rng)),
            3 | 4 => Product(two(rng)),
            5 => Quotient(two(rng)),
            6 => Power(Box::new(inner(rng)), [2, 2, 3, 4, -1, -2][rng.below(6)]),
            7 => Product(Box::new([Constant(constant(rng)), inner(rng)])),
            _ => Call(rng.below(FUNCTIONS.len()), Box::new(inner(rng))),
        }
    }

    fn contains_x(&self) -> bool {
        match self {
            X => true,
            Constant(_) => false,
            Sum(uv) | Difference(uv) | Product(uv) | Quotient(uv) => {
                uv.iter().any(Formula::contains_x)
            }
            Power(u, _) | Call(_, u) => u.contains_x(),
        }
    }

    fn at(&self, x: f64) -> f64 {
        match self {
            X => x,
            Constant(c) => *c,
            Sum(uv) => uv[0].at(x) + uv[1].at(x),
            Difference(uv) => uv[0].at(x) - uv[1].at(x),
            Product(uv) => uv[0].at(x) * uv[1].at(x),
            Quotient(uv) => uv[0].at(x) / uv[1].at(x),
            Power(u, n) => u.at(x).powi(*n),
            Call(i, u) => FUNCTIONS[*i].1(u.at(x)),
        }
    }

    fn expression<'g>(&self, x: Expr<'g>) -> Expr<'g> {
        match self {
            X => x,
            Constant(c) => x.graph().number(*c),
            Sum(uv) => uv[0].expression(x) + uv[1].expression(x),
            Difference(uv) => uv[0].expression(x) - uv[1].expression(x),
            Product(uv) => uv[0].expression(x) * uv[1].expression(x),
            Quotient(uv) => uv[0].expression(x) / uv[1].expression(x),
            Power(u, n) => u.expression(x).pow(*n),
            Call(i, u) => {
                let call = x.graph().parse(&format!("{}(x)", FUNCTIONS[*i].0));
                let call = call.expect("a function of the calculus");
                call.substitute(&[(x, u.expression(x))])
            }
        }
    }

    /// The value, the slope, and the slope of one who forgets the inner derivative.
    fn slopes<T: Real>(&self, x: f64) -> [T; 3] {
        let number = |c: f64| T::from(c);
        let one = number(1.0);
        let both = |uv: &[Formula; 2]| [uv[0].slopes::<T>(x), uv[1].slopes(x)];
        match self {
            X => [number(x), one, one],
            Constant(c) => [number(*c), number(0.0), number(0.0)],
            Sum(uv) => {
                let [u, v] = both(uv);
                [u[0] + v[0], u[1] + v[1], u[2] + v[2]]
            }
            Difference(uv) => {
                let [u, v] = both(uv);
                [u[0] - v[0], u[1] - v[1], u[2] - v[2]]
            }
            Product(uv) => {
                let [u, v] = both(uv);
                let slope = |i: usize| u[i] * v[0] + u[0] * v[i];
                [u[0] * v[0], slope(1), slope(2)]
            }
            Quotient(uv) => {
                let [u, v] = both(uv);
                let value = u[0] / v[0];
                let slope = |i: usize| (u[i] - value * v[i]) / v[0];
                [value, slope(1), slope(2)]
            }
            Power(u, n) => {
                let [u, inner, _] = u.slopes::<T>(x);
                let outer = number(f64::from(*n)) * u.power(*n - 1);
                [u.power(*n), outer * inner, outer]
            }
            Call(i, u) => {
                let [u, inner, _] = u.slopes::<T>(x);
                let name = FUNCTIONS[*i].0;
                let value = u.call(name);
                let sigmoid = |u: T| u.call("sigmoid");
                let outer = match name {
                    "exp" => value,
                    "ln" => one / u,
                    "sqrt" => one / (value + value),
                    "sin" => u.call("cos"),
                    "cos" => -u.call("sin"),
                    "tanh" => number(4.0) * sigmoid(u + u) * sigmoid(-(u + u)),
                    "sigmoid" => sigmoid(u) * sigmoid(-u),
                    "silu" => sigmoid(u) + value * sigmoid(-u),
                    "relu" => u.call("step"),
                    _ => u.call("step") - (-u).call("step"),
                };
                [value, outer * inner, outer]
            }
        }
    }
}

/// 10 to a power between the two, with either sign.
fn of_any_size(rng: &mut Rng, low: f64, high: f64) -> f64 {
    let size = 10_f64.powf(rng.uniform(low, high));
    if rng.below(2) == 0 { size } else { -size }
}

/// A formula and an x.
fn draw(rng: &mut Rng, is_wild: bool) -> (Formula, f64) {
    let constant = |rng: &mut Rng| match is_wild && rng.below(4) == 0 {
        true => of_any_size(rng, -12.0, 12.0),
        false => TEXTBOOK[rng.below(TEXTBOOK.len())],
    };
    let depth = 2 + rng.below(4);
    let formula = Formula::random(rng, depth, &constant);
    let x = match is_wild && rng.below(4) == 0 {
        true => of_any_size(rng, -8.0, 8.0),
        false => rng.uniform(-3.0, 3.0),
    };
    (formula, x)
}

/// How the judge did: out of so many right claims it failed and doubted so many,
/// and out of so many wrong ones it passed and doubted so many.
#[derive(Default, Debug)]
struct Tally {
    right: usize,
    failed: usize,
    doubted: usize,
    wrong: usize,
    passed: usize,
    undecided: usize,
    /// Wrong claims of 0 that pass, where f is too large to show the slope.
    zeros: usize,
    /// Points that were not counted: without a finite slope, in one or both
    /// arithmetics, and where `f64` lost it.
    without: usize,
    lost: usize,
}

impl Tally {
    fn count_right(&mut self, verdict: Verdict) {
        self.right += 1;
        self.failed += usize::from(verdict == Verdict::Fail);
        self.doubted += usize::from(matches!(verdict, Verdict::Inconclusive(_)));
    }

    fn count_wrong(&mut self, verdict: Verdict) {
        self.wrong += 1;
        self.passed += usize::from(verdict == Verdict::Pass);
        self.undecided += usize::from(matches!(verdict, Verdict::Inconclusive(_)));
    }
}

/// Whether two slopes differ by no more than a part of the larger.
fn within(part: f64, a: f64, b: f64) -> bool {
    (a - b).abs() <= part * a.abs().max(b.abs())
}

fn formulas(is_wild: bool, points: usize) -> Tally {
    let mut rng = Rng::new(if is_wild { 2 } else { 1 });
    let mut tally = Tally::default();
    while tally.right < points {
        let (formula, x) = draw(&mut rng, is_wild);
        let [value, right, forgetful] = formula.slopes::<f64>(x);
        if !formula.contains_x() || !value.is_finite() {
            continue;
        }
        let exact = formula.slopes::<Double>(x)[1].high;
        if !(right.is_finite() && exact.is_finite()) {
            tally.without += 1;
            continue;
        }
        if !within(1e-5, right, exact) {
            tally.lost += 1;
            continue;
        }
        let verdict = |claim: f64| check(|x| formula.at(x), x, claim).verdict;
        tally.count_right(verdict(right));
        if verdict(right) == Verdict::Fail {
            println!("FAIL for {right:e} at {x:e}: {formula:?}");
        }
        for wrong in [1.001 * right, right + 0.01, -right, forgetful] {
            if wrong.is_finite() && !within(9e-4, wrong, right) {
                tally.count_wrong(verdict(wrong));
            }
        }
        tally.zeros += usize::from(right != 0.0 && verdict(0.0) == Verdict::Pass);
    }
    tally
}

/// The same formulas as expressions, judged as the examples do: by what rounding may do
/// to them. Points are counted where the rules lose digits, too.
fn expressions(is_wild: bool, points: usize) -> Tally {
    let mut rng = Rng::new(if is_wild { 2 } else { 1 });
    let mut tally = Tally::default();
    while tally.right < points {
        let (formula, at) = draw(&mut rng, is_wild);
        let graph = Graph::new();
        let x = graph.variable("x");
        let f = formula.expression(x);
        let slope = f.derivative(x).simplify().expression;
        let judge = |slope| by_rules::judge(f, "x", slope, &[("x", at)]);
        let (true, Ok(right)) = (formula.contains_x(), judge(slope)) else {
            continue;
        };
        tally.count_right(right.verdict);
        if right.verdict == Verdict::Fail {
            println!("FAIL for {:e} at {at:e}: {f}", right.claim);
        }
        let exact = formula.slopes::<Double>(at)[1].high;
        let wrong = [1.001 * slope, slope + 0.01, -slope].map(judge);
        for wrong in wrong.into_iter().flatten() {
            if within(1e-5, right.claim, exact) && !within(9e-4, wrong.claim, exact) {
                tally.count_wrong(wrong.verdict);
            }
        }
    }
    tally
}

/// Every weight of random networks, and of saturated ones.
fn networks(count: usize) -> Tally {
    let mut rng = Rng::new(3);
    let mut tally = Tally::default();
    for n in 0..count {
        let widths: Vec<usize> = (0..2 + rng.below(3)).map(|_| 1 + rng.below(4)).collect();
        let layers = widths.windows(2).map(|w| {
            let f = Activation::ALL[rng.below(Activation::ALL.len())];
            Layer::random(w[0], w[1], f, &mut rng)
        });
        let mut network = Network::new(layers.collect()).expect("layers that fit");
        // Up to 30, where every sigmoid is saturated, in every third.
        let most = [1.0, 5.0, 30.0][n % 3];
        network.fill_uniform(-most, most, &mut rng);
        let mut list = |n| -> Vec<f64> { (0..n).map(|_| rng.uniform(-2.0, 2.0)).collect() };
        let sample = |_| Sample::new(list(network.inputs()), list(network.outputs()));
        let samples: Vec<Sample> = (0..2).map(sample).collect();
        let gradient = network.gradient(&samples);
        for weight in network.check_claim(&samples, &gradient).weights {
            tally.count_right(weight.check.verdict);
        }
        let wrong: Vec<_> = gradient.iter().map(|table| table * 1.001).collect();
        for weight in network.check_claim(&samples, &wrong).weights {
            if weight.check.claim != 0.0 {
                tally.count_wrong(weight.check.verdict);
            }
        }
    }
    tally
}

/// Functions that lose digits on the way, that bend within any one step, or that
/// have a corner near by: with their slopes, and where to try them.
fn families() -> Vec<(Function, Function, [f64; 2])> {
    let sigmoid: Function = |x| 1.0 / (1.0 + (-x).exp());
    vec![
        (|x| 1.0 - x.tanh(), |x| -1.0 / x.cosh().powi(2), [5.0, 20.0]),
        (|x| (1.0 + x.exp()).ln(), sigmoid, [-37.0, -7.0]),
        (
            |x| (1.0 / (1.0 + (-x).exp())).ln(),
            |x| 1.0 / (1.0 + x.exp()),
            [20.0, 45.0],
        ),
        (
            |x| (x * x + 1e12).sqrt() - 1e6,
            |x| x / (x * x + 1e12).sqrt(),
            [0.5, 3.0],
        ),
        (|x| (1e12 + x) - 1e12, |_| 1.0, [-3.0, 3.0]),
        (
            |x| x / (x + 1.4e-9),
            |x| 1.4e-9 / (x + 1.4e-9).powi(2),
            [1e-9, 1e-7],
        ),
        (|x| 1.0 / x, |x| -1.0 / x / x, [1e-8, 1e-6]),
        (f64::ln, |x| 1.0 / x, [1e-8, 1e-5]),
        (f64::sqrt, |x| 0.5 / x.sqrt(), [1e-8, 1e-5]),
        (f64::sin, f64::cos, [1e6, 1e10]),
        (|x| (1e6 * x).cos(), |x| -1e6 * (1e6 * x).sin(), [-3.0, 3.0]),
        (f64::abs, f64::signum, [-1e-6, 1e-6]),
        (
            |x| x.exp() + x.max(0.0),
            |x| x.exp() + f64::from(x > 0.0),
            [-1e-6, 1e-6],
        ),
    ]
}

/// So many points, half as many for expressions, twenty times fewer of each family, and
/// a hundredth as many networks and a half; `POINTS=200000` for the table, and with `--nocapture` it is
/// printed.
fn points() -> usize {
    let asked = std::env::var("POINTS").ok();
    asked.map_or(2_000, |asked| asked.parse().expect("POINTS is a number"))
}

fn print(name: &str, tally: &Tally) {
    println!("{name}: {tally:?}");
}

#[test]
fn finite_differences_judge_formulas() {
    for (name, is_wild, doubted) in [("ordinary", false, 0.015), ("wild", true, 0.04)] {
        let points = points();
        let tally = formulas(is_wild, points);
        print(name, &tally);
        // Of 200,000: 20 and 2. The few wild ones may lie in any sample.
        let allowed = if is_wild {
            points.div_ceil(10_000)
        } else {
            points / 100_000
        };
        assert!(tally.failed <= allowed, "{name}: {tally:?}");
        assert!(tally.passed <= allowed, "{name}: {tally:?}");
        assert!(
            (tally.doubted as f64) < doubted * points as f64,
            "{name}: {tally:?}"
        );
    }
}

#[test]
fn no_right_slope_of_an_expression_fails() {
    for (name, is_wild) in [("ordinary expressions", false), ("wild expressions", true)] {
        let tally = expressions(is_wild, points() / 2);
        print(name, &tally);
        assert_eq!(tally.failed, 0, "{name}: {tally:?}");
        assert!(tally.passed <= points() / 10_000, "{name}: {tally:?}");
        assert!(tally.undecided < tally.wrong / 25, "{name}: {tally:?}");
    }
}

#[test]
fn finite_differences_judge_networks() {
    let tally = networks(points() * 3 / 200);
    print("networks", &tally);
    assert!(tally.failed <= tally.right / 20_000, "{tally:?}");
    assert_eq!(tally.passed, 0, "{tally:?}");
}

#[test]
fn finite_differences_judge_what_is_hard_for_them() {
    let mut rng = Rng::new(4);
    for (i, (f, slope, [low, high])) in families().into_iter().enumerate() {
        let mut tally = Tally::default();
        for _ in 0..points() / 20 {
            let x = rng.uniform(low, high);
            let right = slope(x);
            tally.count_right(check(f, x, right).verdict);
            for wrong in [1.001 * right, 0.999 * right, right + 0.01, -right] {
                if !within(9e-4, wrong, right) {
                    tally.count_wrong(check(f, x, wrong).verdict);
                }
            }
        }
        print(&format!("family {i}"), &tally);
        assert!(tally.failed <= tally.right / 1_000, "family {i}: {tally:?}");
        assert_eq!(tally.passed, 0, "family {i}: {tally:?}");
    }
}

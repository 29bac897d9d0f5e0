//! Laws of the calculus: what holds for every expression.

use crate::cases;
use crate::double::Double;
use crate::trees::{Point, Shaky, Textbook, Tree, VARIABLES, bindings, point, rich, safe, wild};
use chainrule::calculus::{Claim, Condition, Expr, Graph};
use chainrule::finite_difference::{Verdict, check};
use proptest::prelude::*;

fn exact(tree: &Tree, at: Point) -> Option<f64> {
    tree.value(at, &mut Shaky(None), &mut 0.0)
}

/// Whether the witness itself has lost its digits: whether its value to twice the
/// digits moves with its own rounding.
fn is_undecidable(tree: &Tree, at: Point, precise: Double, largest: f64) -> bool {
    (1..=3).any(|seed| {
        let shaken = tree.value::<Double>(at, &mut Shaky(Some(seed)), &mut 0.0);
        shaken.is_none_or(|shaken| (shaken - precise).high.abs() > 1e-13 * largest)
    })
}

fn value(e: Expr<'_>, at: Point) -> Option<f64> {
    e.evaluate(&bindings(at)).ok()
}

/// The values that a tree may have, give or take rounding: the lowest, the
/// highest, and the largest part. `None` if rounding decides whether it has one.
fn range(tree: &Tree, at: Point) -> Option<(f64, f64, f64)> {
    let (mut low, mut high, mut largest) = (f64::INFINITY, f64::NEG_INFINITY, 1.0);
    for seed in [None, Some(1), Some(2), Some(3), Some(4), Some(5)] {
        let value = tree.value(at, &mut Shaky(seed), &mut largest)?;
        (low, high) = (low.min(value), high.max(value));
    }
    Some((low, high, largest))
}

/// Whether rounding decides whether the tree has a value.
fn is_on_the_edge(tree: &Tree, at: Point) -> bool {
    let defined = |seed| tree.value::<f64>(at, &mut Shaky(seed), &mut 0.0).is_some();
    (1..=5).any(|seed| defined(Some(seed)) != defined(None))
}

/// Whether two values agree, as far as rounding lets a tree of this range.
fn agree(a: f64, b: f64, (low, high, largest): (f64, f64, f64)) -> bool {
    (a - b).abs() <= 1e-9 * largest.max(a.abs()).max(1.0) + 1e4 * (high - low)
}

/// Whether rounding inside the tree shows, as in ln(1 + u) for a small u: finite
/// differences cannot know of it.
fn is_rough(tree: &Tree, at: Point) -> bool {
    range(tree, at).is_none_or(|(low, high, _)| high - low > 1e-12 * high.abs())
}

fn xyz(graph: &Graph) -> [Expr<'_>; 3] {
    VARIABLES.map(|name| graph.variable(name))
}

/// The derivative of f by its first variable, judged by finite differences.
fn verdict(f: Expr<'_>, slope: f64, at: Point) -> Verdict {
    let along = |x: f64| value(f, [x, at[1], at[2]]).unwrap_or(f64::NAN);
    check(along, at[0], slope).verdict
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_text_is_read_or_refused(text in prop_oneof![
        ".{0,40}",
        prop::collection::vec(prop::sample::select(vec![
            "x", "y1", "π", "2", "0", ".5", "1e-3", "1e999", "9223372036854775807", "+", "-", "*",
            "**", "/", "^", "(", "(", ")", ")", "exp", "exp(", "ln(", "silu(", " ", "=", "²", "e",
        ]), 0..30).prop_map(|words| words.concat()),
    ]) {
        let graph = Graph::new();
        match graph.parse(&text) {
            Ok(f) => prop_assert_eq!(graph.parse(&f.to_string()), Ok(f)),
            Err(error) => {
                prop_assert!((1..=text.chars().count() + 1).contains(&error.column()));
                prop_assert_eq!(error.to_string().lines().count(), 3);
                prop_assert!(error.message().len() > 7);
            }
        }
    }

    #[test]
    fn an_expression_has_the_value_of_its_tree(tree in wild(), at in point()) {
        let graph = Graph::new();
        match (exact(&tree, at), value(tree.build(&graph), at)) {
            (Some(a), Some(b)) => prop_assert!(range(&tree, at).is_none_or(|range| agree(a, b, range))),
            (None, None) => {}
            (a, b) => prop_assert!(is_on_the_edge(&tree, at), "{a:?} is not {b:?}"),
        }
    }

    #[test]
    fn printing_then_parsing_gives_the_same_expression(tree in wild()) {
        let graph = Graph::new();
        let f = tree.build(&graph);
        prop_assert_eq!(graph.parse(&f.to_string()), Ok(f));
    }

    #[test]
    fn no_parentheses_can_go(tree in wild()) {
        let graph = Graph::new();
        let f = tree.build(&graph);
        let text = f.to_string();
        let mut open = Vec::new();
        for (i, c) in text.char_indices() {
            match c {
                '(' => open.push(i),
                ')' => {
                    let start = open.pop().expect("opened before");
                    let without = [&text[..start], &text[start + 1..i], &text[i + 1..]].concat();
                    prop_assert_ne!(graph.parse(&without), Ok(f), "{} is as good as {}", without, text);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_textbook_prints_what_has_the_same_value(tree in wild(), at in point()) {
        let graph = Graph::new();
        let f = tree.build(&graph);
        let text = format!("{f:#}");
        let mut reader = Textbook { rest: &text, at };
        let read = reader.sum();
        if let (Some(expected), Some(range)) = (value(f, at), range(&tree, at)) {
            prop_assert_eq!(reader.rest, "", "in {}", text);
            prop_assert!(read.is_some_and(|read| agree(read.high, expected, range)), "{text}: {read:?}");
        }
    }

    #[test]
    fn a_textbook_is_read_as_the_same_value_or_not_at_all(
        tree in wild(),
        at in point(),
        names in [(); 3].map(|()| prop::sample::select(vec!["x", "e", "e1", "E20", "ee", "x10", "b1"])),
    ) {
        let graph = Graph::new();
        let pairs = [0, 1, 2].map(|i| (graph.variable(VARIABLES[i]), graph.variable(names[i])));
        let f = tree.build(&graph).substitute(&pairs);
        let text = format!("{f:#}");
        if let Ok(again) = graph.parse(&text) {
            let here = [(names[0], at[0]), (names[1], at[1]), (names[2], at[2])];
            let (a, b) = (f.evaluate(&here), again.evaluate(&here));
            let same = match (&a, &b) {
                (Ok(a), Ok(b)) => (a - b).abs() <= 1e-12 * a.abs(),
                _ => a.is_err() == b.is_err(),
            };
            prop_assert!(same, "{f} prints as {text} and is read as {again}: {a:?} and {b:?}");
        }
    }

    #[test]
    fn a_derivative_agrees_with_finite_differences(tree in safe(), at in point()) {
        let graph = Graph::new();
        let [x, ..] = xyz(&graph);
        let f = tree.build(&graph);
        let slope = value(f.derivative(x), at).expect("safe expressions have slopes");
        if !is_rough(&tree, at) {
            prop_assert_ne!(verdict(f, slope, at), Verdict::Fail, "{} for {}", slope, f);
        }
        // By what the check promises to see, and away from 0, so that nothing cancels.
        let wrong = slope * 1.001 + 1e-6_f64.copysign(slope);
        prop_assert_ne!(verdict(f, wrong, at), Verdict::Pass, "{} for {}", wrong, f);
    }

    #[test]
    fn second_derivatives_agree_with_finite_differences(tree in safe(), at in point()) {
        let graph = Graph::new();
        let [x, y, _] = xyz(&graph);
        let f = tree.build(&graph);
        for by in [x, y] {
            let first = f.derivative(by);
            let second = value(first.derivative(x), at).expect("smooth");
            if !is_rough(&tree, at) {
                prop_assert_ne!(verdict(first, second, at), Verdict::Fail, "{} for {}", second, first);
            }
        }
        let (xy, yx) = (f.derivative(x).derivative(y), f.derivative(y).derivative(x));
        let (xy, yx) = (value(xy, at).expect("smooth"), value(yx, at).expect("smooth"));
        prop_assert!((xy - yx).abs() <= 1e-9 * xy.abs().max(1.0), "{xy} and {yx} for {f}");
    }

    #[test]
    fn the_gradient_is_the_partials_one_by_one(tree in wild(), at in point()) {
        let graph = Graph::new();
        let variables = xyz(&graph);
        let f = tree.build(&graph);
        for (x, partial) in variables.into_iter().zip(f.gradient(&variables)) {
            let single = f.derivative(x);
            // x^x by both ways at once needs ln x, one way at a time need not.
            if let (Some(a), Some(b)) = (value(partial, at), value(single, at)) {
                let scale = a.abs().max(b.abs()).max(1.0);
                prop_assert!((a - b).abs() <= 1e-6 * scale || scale > 1e9, "{a} and {b} for {f}");
            }
        }
    }

    #[test]
    fn sum_product_quotient_and_chain_rule_hold(u in safe(), v in safe(), at in point()) {
        let graph = Graph::new();
        let [x, ..] = xyz(&graph);
        let (u, v) = (u.build(&graph), v.build(&graph));
        let slope = |f: Expr| value(f.derivative(x), at).unwrap();
        let (p, q, dp, dq) = (value(u, at).unwrap(), value(v, at).unwrap(), slope(u), slope(v));
        let close = |a: f64, b: f64, scale: f64| (a - b).abs() <= 1e-12 * scale.max(1.0);
        prop_assert!(close(slope(3 * u - v), 3.0 * dp - dq, (3.0 * dp).abs() + dq.abs()));
        prop_assert!(close(slope(u * v), dp * q + p * dq, (dp * q).abs() + (p * dq).abs()));
        // u/(1 + v²)
        let (w, dw) = (1.0 + q * q, 2.0 * q * dq);
        let quotient = u / (1 + v.pow(2));
        prop_assert!(close(slope(quotient), (dp * w - p * dw) / (w * w), (dp / w).abs() + (p * dw / w / w).abs()));
        // u with v in the place of y: ∂u/∂x + ∂u/∂y v′, both taken at y = v
        let y = graph.variable("y");
        let inner = u.substitute(&[(y, v)]);
        let moved = [at[0], q, at[2]];
        let parts = (value(u.derivative(x), moved), value(u.derivative(y), moved), value(inner.derivative(x), at));
        if let (Some(du_dx), Some(du_dy), Some(total)) = parts {
            let scale = du_dx.abs() + (du_dy * dq).abs();
            prop_assert!((total - (du_dx + du_dy * dq)).abs() <= 1e-9 * scale.max(1.0));
        }
    }

    #[test]
    fn simplification_keeps_the_value(tree in wild(), at in point()) {
        let graph = Graph::new();
        let f = tree.build(&graph);
        let short = f.simplify();
        let conditions_hold = short.conditions.iter().all(|condition| condition.holds(&bindings(at)));
        if !is_on_the_edge(&tree, at) {
            match (value(f, at), value(short.expression, at)) {
                (Some(a), Some(b)) => {
                    let is_same = range(&tree, at).is_none_or(|range| agree(a, b, range));
                    prop_assert!(is_same, "{a} became {b}: {f} became {short}");
                }
                // Where a value is only too large for an f64, the short form may have one.
                (None, Some(_)) => prop_assert!(
                    !conditions_hold || !tree.is_undefined(at),
                    "{f} became {short} without a condition"
                ),
                (Some(_), None) => prop_assert!(false, "{f} became {short}, which has no value"),
                (None, None) => {}
            }
        }
        let shorter = short.expression.simplify();
        if let (Some(a), Some(b)) = (value(short.expression, at), value(shorter.expression, at)) {
            let range = range(&tree, at).unwrap_or((a, a, a.abs()));
            prop_assert!(agree(a, b, range), "{short} became {shorter}");
        }
    }

    /// In f64, or where rounding has a say with twice the digits. Where these do not
    /// suffice either, the case does not count, and proptest bounds how many do not.
    /// A constant that was multiplied out is rounded once: sin(8.6e6) feels that, by
    /// no more than f64 feels its own rounding there. For many more cases:
    /// `PROPTEST_CASES=600000 cargo test constants`.
    #[test]
    fn simplification_keeps_the_value_of_constants(tree in rich(), at in point()) {
        let graph = Graph::new();
        let f = tree.build(&graph);
        let short = f.simplify();
        let mut largest = 1.0;
        let holds = short.conditions.iter().all(|condition| condition.holds(&bindings(at)));
        let precise = tree.value::<Double>(at, &mut Shaky(None), &mut largest);
        if let Some(precise) = precise.filter(|_| holds) {
            let same = |a: f64, b: f64, felt: f64| (a - b).abs() <= 1e-12 * largest + felt;
            let both = value(f, at).zip(value(short.expression, at));
            if !both.is_some_and(|(a, b)| same(a, b, 0.0)) {
                let text = format!("{short:#}");
                let found = Textbook { rest: &text, at }.sum();
                let found = found.map_or(f64::NAN, |found| found.high);
                let (low, high, _) = range(&tree, at).unwrap_or_default();
                if !same(precise.high, found, 4.0 * (high - low)) {
                    prop_assume!(!is_undecidable(&tree, at, precise, largest));
                    prop_assert!(false, "{} became {found}: {f} became {short}", precise.high);
                }
            }
        }
    }

    #[test]
    fn simplification_keeps_the_value_of_a_derivative(tree in safe(), at in point()) {
        let graph = Graph::new();
        let [x, ..] = xyz(&graph);
        let slope = tree.build(&graph).derivative(x);
        let short = slope.simplify();
        let (a, b) = (value(slope, at).unwrap(), value(short.expression, at).unwrap());
        prop_assert!((a - b).abs() <= 1e-9 * a.abs().max(1.0), "{a} became {b}");
        let (long, short) = (format!("{slope:#}"), format!("{short:#}"));
        // A power of a product becomes one of each factor: (y/37)^2 is y^2/1369.
        let [before, after] = [&long, &short].map(|text| text.matches('^').count());
        let most = long.chars().count() + 3 + 4 * after.saturating_sub(before);
        prop_assert!(short.chars().count() <= most, "{long} grew to {short}");
    }

    /// Where all that is told holds, and the slope has a value, the function has one.
    #[test]
    fn a_slope_holds_where_its_function_has_a_value(tree in wild(), at in point()) {
        let graph = Graph::new();
        let [x, ..] = xyz(&graph);
        let f = tree.build(&graph);
        let steps = f.steps(x);
        let holds = |condition: &Condition| condition.holds(&bindings(at));
        if tree.is_undefined(at) && value(steps.result, at).is_some() {
            let told = steps.conditions.iter().all(holds);
            prop_assert!(!told || is_on_the_edge(&tree, at), "{} for {f}", steps.result);
        }
    }

    #[test]
    fn the_total_derivative_is_that_of_the_path_put_in(f in safe(), (u, v) in (safe(), safe()), at in point()) {
        let graph = Graph::new();
        let [x, y, z] = xyz(&graph);
        // Paths that depend on z alone, or on z and a third variable.
        let w = graph.variable("w");
        let path = [(x, u.build(&graph)), (y, v.build(&graph))]
            .map(|(x_or_y, e)| (x_or_y, e.substitute(&[(x, z), (y, w)])));
        let f = f.build(&graph);
        let here = [("z", at[2]), ("w", at[0])];
        let total = f.total_derivative(&path, z);
        let other = f.substitute(&path).derivative(z);
        let (a, b) = (total.evaluate(&here).unwrap(), other.evaluate(&here).unwrap());
        prop_assert!((a - b).abs() <= 1e-11 * a.abs().max(1.0), "{a} and {b}");
    }

    #[test]
    fn every_step_is_true(tree in safe(), at in point()) {
        let graph = Graph::new();
        let [x, ..] = xyz(&graph);
        let f = tree.build(&graph);
        let steps = f.steps(x);
        let mut here: Vec<(String, f64)> = bindings(at).map(|(name, v)| (name.to_string(), v)).to_vec();
        for (name, meaning) in &steps.names {
            let bound: Vec<(&str, f64)> = here.iter().map(|(name, v)| (&**name, *v)).collect();
            let value = meaning.evaluate(&bound).unwrap();
            here.push((name.to_string(), value));
        }
        let here: Vec<(&str, f64)> = here.iter().map(|(name, v)| (&**name, *v)).collect();
        let at_here = |e: Expr| e.evaluate(&here).unwrap();
        for step in &steps.lines {
            let (a, b) = match step.claim {
                Claim::Equal { left, right } => (at_here(left), at_here(right)),
                Claim::Slope { of, by, is } => (at_here(of.gradient(&[by])[0]), at_here(is)),
            };
            prop_assert!((a - b).abs() <= 1e-9 * a.abs().max(1.0), "{}: {a} and {b}", step.formula);
        }
        let (a, b) = (at_here(steps.result), at_here(f.gradient(&[x])[0]));
        prop_assert!((a - b).abs() <= 1e-9 * a.abs().max(1.0), "{a} and {b}");
    }
}

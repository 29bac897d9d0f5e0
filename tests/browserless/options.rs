//! Every option of a question, and what is refused.

use crate::playground::{Answer, Playground};
use chainrule::activation::Activation;

/// What was asked for comes back in the state.
#[track_caller]
fn kept(playground: &Playground, route: &str, query: &str) -> Answer {
    let answer = playground.ask(&format!("/{route}?{query}"));
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').expect("a pair");
        let value = value.replace('+', " ");
        let value = value.replace("%5E", "^").replace("%2B", "+");
        assert_eq!(answer.text(&format!("/state/{name}")), value, "{query}");
    }
    answer
}

#[test]
fn every_option_is_kept() {
    let playground = Playground::start();
    for f in Activation::ALL {
        kept(&playground, "network", &format!("f={f}&bias=no"));
        kept(&playground, "function", &format!("f={f}&p=-1.5"));
    }
    for data in ["example", "three", "xor", "or", "and", "curve"] {
        let query = format!("data={data}&widths=3-4-2&seed=7");
        let answer = kept(&playground, "network", &query);
        assert_eq!(answer.text("/map"), "null"); // three inputs have no plane
    }
    for mistake in playground.ask("/network").texts("/mistakes").chunks(2) {
        let name = mistake[0];
        let query = format!("mistake={name}&batch=1&loss=mean&delta=0.25&t=3");
        let answer = kept(&playground, "network", &query);
        assert_eq!(answer.text("/mistake/words"), mistake[1]);
    }
    let tables = "w1=1,2;3,4;5,6&w2=7;8;9&samples=1,2:3;4,5:6&data=own";
    let point = "f=t*a&by=t&epsilon=0.001&n=-2&at=a:3,t:2,x:3,y:-2,z:0.5";
    for (route, query) in [
        (
            "network",
            "widths=4-6-3&weight=w1.46&face=backward&batch=10",
        ),
        ("network", "widths=1-1-1&weight=w2.01&sample=2&data=xor"),
        ("network", tables),
        ("network", "data=curve&curve=x%5E2+%2B+0.1"),
        ("derivative", point),
        ("derivative", "f=u*v&path=u:3*z,v=z%5E2"),
    ] {
        kept(&playground, route, query);
    }
}

#[test]
fn samples_above_a_curve_want_one_and_those_below_nothing() {
    let answer = Playground::start().ask("/network?data=curve&curve=x/2");
    let [inputs, answers] =
        ["inputs", "answers"].map(|part| answer.numbers(&format!("/samples/{part}")));
    assert_eq!(answers.len(), 40);
    for (s, a) in inputs.chunks(2).zip(answers) {
        assert_eq!(a, f64::from(s[1] > s[0] / 2.0));
    }
}

/// The largest network with the most samples is still an answer.
#[test]
fn what_is_allowed_at_most_is_answered() {
    let playground = Playground::start();
    let sample = "0.1,0.2,0.3,0.4:0,1,0";
    let samples = [sample; 60].join(";");
    let question =
        format!("/network?widths=4-6-3&data=own&steps=2&mistake=early&samples={samples}");
    let answer = playground.ask(&question);
    assert_eq!(answer.numbers("/mistake/losses").len(), 2);
    let words = playground.refused(&format!("{question};{sample}"));
    assert!(words.contains("60 samples"), "{words}");
}

#[test]
fn numbers_beyond_all_bounds_are_shown_as_such() {
    let playground = Playground::start();
    let answer = playground.ask("/network?f=identity&delta=1000&steps=1000&data=three");
    assert!(answer.text("/diverged").contains("smaller δ"));
    let t: usize = answer.text("/state/t").parse().expect("a number");
    assert!((1..1000).contains(&t));
    let great = "network?f=identity&w1=1e200,1e200;1,1;1,1&w2=1e200;1e200;1";
    let undefined = "ln(x) is not defined";
    let outside = "derivative?f=ln(x)&at=x:-1";
    let lost = "derivative?f=ln(1%2Bx)/x&at=x:1e-10";
    let pole = "derivative?f=1/(x-3)";
    // With ε = 0 the quotient is 0/0; it is not where ε was cancelled first.
    let limit = "derivative?f=x%5E2&at=x:3&epsilon=0";
    for (question, way, words) in [
        (great, "/samples/loss", "∞"),
        // A slope has a value there, but not of such an f.
        (outside, "/f_here", undefined),
        (outside, "/slope_here", undefined),
        (outside, "/slope/0", "NaN"),
        (outside, "/lines/11/value/0", undefined),
        (outside, "/lines/14/value", undefined),
        ("derivative?f=exp(exp(x))&at=x:20", "/slope_here", "exceeds"),
        (limit, "/secant", "NaN"),
        (limit, "/lines/2/value", "not defined"),
        (limit, "/lines/4/value", "6.0"),
        // The slope itself has lost its digits.
        (lost, "/asked/verdict", "too few digits left"),
        ("derivative?f=3", "/lines/11/note", "has no variable"),
        (pole, "/lines/14/note", "true change cannot be told: 1/(x"),
    ] {
        let said = playground.ask(&format!("/{question}"));
        let said = said.text(way);
        assert!(said.contains(words), "{question}: {said}");
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_what_to_do() {
    let playground = Playground::start();
    let long = ["x"; 150].join("%2B");
    let long = [
        format!("derivative?f={long}"),
        format!("network?data=curve&curve={long}"),
    ];
    for (question, words) in [
        ("network?widths=5-2-1", "from 1-1-1 to 4-6-3"),
        ("network?widths=2-2", "such as 2-2-1"),
        ("network?widths=2-x-2-1", "such as 2-2-1"),
        ("network?f=softmax", "choose one of step"),
        ("network?delta=0", "from 0.000001 to 1000"),
        ("network?delta=NaN", "from 0.000001 to 1000"),
        ("network?delta=", "from 0.000001 to 1000"),
        ("network?w1=1,2;3,4", "3 rows"),
        (
            "network?w1=1,2;3,4;5",
            "w1, row 3 is '5': give such as 0.5,0.5",
        ),
        (
            "network?w1=1,2;3,4;5,inf",
            "w1, row 3: 'inf' is no finite number",
        ),
        ("network?samples=1,2", "give such as 0.5,0.5:0.5"),
        ("network?data=own", "give your samples"),
        ("network?sample=2", "from 1 to 1"),
        ("network?weight=w1.31", "give such as w1.21"),
        ("network?weight=w1.2-1", "give such as w1.21"),
        ("network?weight=w1.01&bias=no", "give such as w1.21"),
        ("network?steps=1001", "from 0 to 1000"),
        ("network?data=curve&steps=1000", "ask for fewer steps"),
        ("network?mistake=typo", "choose one of none, eq24"),
        ("network?colour=red", "nothing called 'colour'"),
        ("network?f=relu&f=silu", "given twice"),
        ("network?data=curve&curve=x%5E", "curve: column"),
        ("network?data=curve&curve=y", "unbound variable 'y'"),
        ("network?%zz=1", "two hexadecimal digits"),
        ("network?f=%+5", "two hexadecimal digits"),
        ("network?f=%ff", "not UTF-8"),
        ("function?p=1e9", "from -100 to 100"),
        ("derivative?f=2x%C2%B3", "write ^3"),
        ("derivative?f=", "f: column"),
        ("derivative?f=x&by=2", "name a variable"),
        ("derivative?f=x&by=sin", "by: column"),
        ("derivative?f=x&epsilon=100", "from -10 to 10"),
        ("derivative?f=x&at=x", "a list like x=3,a=1"),
        ("derivative?f=x&at=x:inf", "no finite number"),
        ("derivative?f=x&path=y:z", "f does not contain y"),
        ("derivative?f=x*z&path=z:x", "z cannot follow a path"),
        ("derivative?f=x&path=x:z,x:2z", "x is given twice"),
        ("derivative?f=x*y&path=x:y,y:z", "which has a path itself"),
        ("derivative?f=x&path=x:(", "path x: column"),
        (&long[0], "200 letters"),
        (&long[1], "200 letters"),
    ] {
        let said = playground.refused(&format!("/{question}"));
        assert!(said.contains(words), "{question}: {said}");
    }
}

/// What a reader could type to see what breaks.
#[test]
fn hostile_expressions_are_answered_or_refused() {
    let playground = Playground::start();
    let deep = "(".repeat(99) + "x" + &")".repeat(99);
    for text in [
        &deep,
        "x^x^x^x^x^x^x^x",
        "1/0",
        "9^9^9^9",
        "exp(exp(exp(exp(exp(x)))))",
        "(x+1)^400",
        "sin(sin(sin(sin(sin(sin(sin(sin(sin(sin(x))))))))))",
        "aa*bb*cc*dd*ee*ff*gg*hh*ii*jj*kk*ll*mm*nn*oo*pp*qq",
        "ε*σ",
        "1e308*10*x",
        "relu(step(x))",
        "z",
        "2",
        "x\u{0}",
        "\"<script>alert(1)</script>",
    ] {
        let bytes: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let question = format!("/derivative?f={bytes}");
        match text.contains(['\u{0}', '<']) {
            true => assert!(playground.refused(&question).starts_with("f: column")),
            false => assert!(!playground.ask(&question).text("/written").is_empty()),
        }
    }
}

//! Every option of a question, and what is refused.

use crate::answer::{ask, get, refused};
use crate::json::Json;
use chainrule::activation::Activation;

/// What was asked for comes back in the state.
#[track_caller]
fn assert_kept(route: &str, query: &str) -> Json {
    let answer = ask(&format!("/{route}?{query}"));
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').expect("a pair");
        let value = value
            .replace('+', " ")
            .replace("%5E", "^")
            .replace("%2B", "+");
        assert_eq!(answer.at("state").at(name).text(), value, "{query}");
    }
    answer
}

#[test]
fn every_option_is_kept() {
    for f in Activation::ALL {
        assert_kept("network", &format!("f={f}&bias=no"));
        assert_kept("function", &format!("f={f}&p=-1.5"));
    }
    for data in ["example", "three", "xor", "or", "and", "curve"] {
        let answer = assert_kept("network", &format!("data={data}&widths=3-4-2&seed=7"));
        assert!(matches!(answer.at("map"), Json::Null)); // three inputs have no plane
    }
    for mistake in ask("/network").at("mistakes").items() {
        let name = mistake.items()[0].text();
        let query = format!("mistake={name}&batch=1&loss=mean&delta=0.25&t=3");
        assert!(matches!(
            assert_kept("network", &query).at("mistake"),
            Json::Object(_)
        ));
    }
    assert_kept(
        "network",
        "widths=4-6-3&weight=w1.46&face=backward&batch=10",
    );
    assert_kept("network", "widths=1-1-1&weight=w2.01&sample=2&data=xor");
    assert_kept(
        "network",
        "w1=1,2;3,4;5,6&w2=7;8;9&samples=1,2:3;4,5:6&data=own",
    );
    assert_kept("network", "data=curve&curve=x%5E2+%2B+0.1");
    assert_kept(
        "derivative",
        "f=t*a&by=t&epsilon=0.001&n=-2&at=t:2,a:3,z:0.5,x:3,y:-2",
    );
    assert_kept("derivative", "f=u*v&path=u:3*q,v:q%5E2&along=q");
}

#[test]
fn samples_above_a_curve_want_one_and_those_below_nothing() {
    let answer = ask("/network?data=curve&curve=x/2");
    let samples = answer.at("samples");
    let inputs = samples.at("inputs").items().iter().map(Json::numbers);
    for (s, a) in inputs.zip(samples.at("answers").items()) {
        assert_eq!(a.numbers(), [f64::from(s[1] > s[0] / 2.0)]);
    }
}

/// The largest network with the most samples is still an answer.
#[test]
fn what_is_allowed_at_most_is_answered() {
    let sample = "0.1,0.2,0.3,0.4:0,1,0";
    let samples = [sample; 60].join(";");
    let question = format!("/network?widths=4-6-3&data=own&samples={samples}&mistake=early");
    assert_eq!(get(&format!("{question}&steps=2")).0, 200);
    let words = refused(&format!("{question};{sample}"));
    assert!(
        words.contains("nothing called") || words.contains("choose one"),
        "{words}"
    );
    let more = samples + ";" + sample;
    let words = refused(&format!("/network?widths=4-6-3&data=own&samples={more}"));
    assert!(words.contains("60 samples"), "{words}");
}

#[test]
fn numbers_beyond_all_bounds_are_shown_as_such() {
    let answer = ask("/network?f=identity&delta=1000&steps=1000&data=three");
    assert!(answer.at("diverged").text().contains("smaller δ"));
    let t: usize = answer.at("state").at("t").text().parse().expect("a number");
    assert!((1..1000).contains(&t));
    let answer = ask("/network?f=identity&w1=1e200,1e200;1,1;1,1&w2=1e200;1e200;1");
    assert_eq!(answer.at("samples").at("loss").text(), "∞");
    let words = ask("/derivative?f=ln(x)&at=x:-1").at("f_here").clone();
    assert!(words.text().contains("ln(x) is not defined"), "{words}");
    assert!(
        ask("/derivative?f=exp(exp(x))&at=x:20")
            .at("slope_here")
            .text()
            .contains("exceeds")
    );
}

#[test]
fn what_makes_no_sense_is_refused_with_what_to_do() {
    for (question, words) in [
        ("network?widths=5-2-1", "from 1-1-1 to 4-6-3"),
        ("network?widths=2-2", "such as 2-2-1"),
        ("network?widths=2-2-1-9", "such as 2-2-1"),
        ("network?f=softmax", "choose one of step"),
        ("network?bias=perhaps", "choose one of yes, no"),
        ("network?delta=0", "from 0.000001 to 1000"),
        ("network?delta=NaN", "from 0.000001 to 1000"),
        ("network?delta=", "from 0.000001 to 1000"),
        ("network?w1=1,2;3,4", "3 rows"),
        ("network?w1=1,2;3,4;5", "of 2 numbers"),
        ("network?w1=1,2;3,4;5,inf", "no finite number"),
        ("network?samples=1,2", "1 answers"),
        ("network?samples=1,2:x", "no finite number"),
        ("network?samples=", "a colon"),
        ("network?data=own", "give your samples"),
        ("network?data=iris", "choose one of example"),
        ("network?sample=2", "from 1 to 1"),
        ("network?weight=w3.11", "give such as w1.21"),
        ("network?weight=w1.31", "give such as w1.21"),
        ("network?weight=w1.01&bias=no", "give such as w1.21"),
        ("network?weight=", "give such as w1.21"),
        ("network?steps=1001", "from 0 to 1000"),
        ("network?steps=-1", "from 0 to 1000"),
        ("network?data=curve&steps=1000", "ask for fewer steps"),
        ("network?mistake=typo", "choose one of none, eq24"),
        ("network?face=up", "choose one of forward"),
        ("network?colour=red", "nothing called 'colour'"),
        ("network?f=relu&f=silu", "given twice"),
        ("network?data=curve&curve=x%5E", "curve: column"),
        ("network?data=curve&curve=y", "unbound variable 'y'"),
        ("network?%zz=1", "two hexadecimal digits"),
        ("network?f=%ff", "not UTF-8"),
        ("function?p=1e9", "from -100 to 100"),
        ("function?p=one", "from -100 to 100"),
        ("derivative?f=2x%C2%B3", "write ^3"),
        ("derivative?f=", "f: column"),
        ("derivative?f=x&by=2", "name a variable"),
        ("derivative?f=x&by=sin", "by: column"),
        ("derivative?f=x&epsilon=100", "from -10 to 10"),
        ("derivative?f=x&at=x", "such as x:3,a:1"),
        ("derivative?f=x&at=x:inf", "no finite number"),
        ("derivative?f=x&path=y:z", "does not occur in f"),
        ("derivative?f=x*z&path=z:x", "what the path depends on"),
        ("derivative?f=x&path=x:z,x:2z", "two paths"),
        ("derivative?f=x*y&path=x:y,y:z", "which has one itself"),
        ("derivative?f=x&path=x:(", "path: column"),
    ] {
        let said = refused(&format!("/{question}"));
        assert!(said.contains(words), "{question}: {said}");
    }
    let long = "x+".repeat(150) + "x";
    let long = long.replace('+', "%2B");
    assert!(refused(&format!("/derivative?f={long}")).contains("200 letters"));
    assert!(refused(&format!("/network?data=curve&curve={long}")).contains("200 letters"));
}

/// What a reader could type to see what breaks.
#[test]
fn hostile_expressions_are_answered_or_refused() {
    for text in [
        "((((((((((x))))))))))",
        "x^x^x^x^x^x^x^x",
        "1/0",
        "0/0",
        "9^9^9^9",
        "exp(exp(exp(exp(exp(x)))))",
        "(x+1)^400",
        "sin(sin(sin(sin(sin(sin(sin(sin(sin(sin(x))))))))))",
        "aa*bb*cc*dd*ee*ff*gg*hh*ii*jj*kk*ll*mm*nn*oo*pp*qq",
        "ε*σ",
        "x\u{0}",
        "\"<script>alert(1)</script>",
        "1e308*10*x",
        "relu(step(x))",
        "z",
        "x*y*z",
    ] {
        let bytes: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let (status, body) = get(&format!("/derivative?f={bytes}"));
        assert!(matches!(status, 200 | 400), "{text}: {body}");
    }
    let deep = "(".repeat(99) + "x" + &")".repeat(99);
    assert_eq!(get(&format!("/derivative?f={deep}")).0, 200);
}

//! What the examples print, at odd options too: a sentence beside numbers has to
//! follow from them, and a count may be 1.

use crate::cargo::cargo;

/// What is typed, and what stands in the answer, or behind a `!` does not.
const PRINTED: &str = r"
trace --input 100,100  =>  = 1·9.1580e-25 = 9.1580e-25\n | so your last digits may differ
depth --most 0 --width 1 --starts 1  =>  Networks of width 1, | each, 1 of them (seed 1) | !1 neurons | !1 random
depth --most 0 --width 1 --starts 1  =>  1.1e-9 4.2e-11 | slopes shrink 35 times, | !A larger weight carries
batches --samples 20 --passes 100 --target 10  =>  1 and 1, | !Where two numbers agree
batches --samples 20 --passes 100 --noise 10  =>  batches of 10\n | ⠉ online
seeds 1 --epochs 1  =>  Seeds 1 to 1, | epochs at most: 1. | !1 epochs
digits --train 1 --test 1 --epochs 1 --hidden 1  =>  Digits to learn from: 1. Others, to be tested on: 1.
digits --train 1 --test 1 --epochs 1 --hidden 1  =>  batches of at most 10 | Mistakes, the worst first, | !1 digits
curve ln(x+2) --epochs 1  =>  -2.5000          –     | Epochs: 1. | !1 epochs
curve 1e-200*x --epochs 9  =>  % of the curve's deviation | !in slope  0.0000
curve x --from -1e6 --to 1e6 --epochs 1  =>  -1000000.0 -1000000.0 | \n-1250000.0 | % of the size
curve --from 1e-300 --spread 1e-300 --epochs 1  =>  points from 1.0000e-300 to 2, | within ±1.0000e-300. | !000000000
derivatives abs(x-1) --at x=1.00000000000001  =>  at x = 1.00000000000001\n | is -1 on the left and 1 on the right
derivatives relu(x) --at x=1e-17  =>  the slope is 0 on the left and 1 on the right
derivatives (1-x)^(3/2) --at x=1  =>  no finite value at 1.00000000000000
derivatives 1+3e-6*step(x) --at x=0  =>  1 at it and 1.000003 just above
derivatives sin(x) --at x=1e16  =>  a slope of 6.3e-1 may be lost
derivatives ln(sqrt(x))-ln(x)/2 --at x=1.25  =>  too few digits left | !e-2 may be lost | !e-3 may be lost
derivatives 1.6e-19*x^2/9.1e-31 x  =>  !note
derivatives x^1/2^x+x^1/3.5+x^1/2e3+x^1/4294967291 x  =>  !note
derivatives relu(x) --at x=0  =>  df/dx = step(x)    where x ≠ 0\n | a kink
derivatives step(x)*y --at x=1,y=2  =>  ∂f/∂x = 0    where x ≠ 0\n | df = step(x) dy    where x ≠ 0\n
derivatives ln(1+x)/x --at x=1e-10  =>  INCONCLUSIVE\n      too few digits left | !FAIL
derivatives (exp(x)-1)/x --at x=1e-8  =>  INCONCLUSIVE\n      too few digits left | !FAIL
derivatives (sin(x)-x)/x^3 --at x=1e-5  =>  INCONCLUSIVE\n      too few digits left | !FAIL | !near the point
derivatives (1-cos(x))/x^2 --at x=1e-4  =>  INCONCLUSIVE\n      too few digits left | !FAIL | !near the point
derivatives (sin(x)-x)/x^3*y --at x=1e-5,y=1  =>  along dx = 1, | too few digits left | !FAIL | !near the point
derivatives (x+1e16)-1e16 --at x=1  =>  too few digits left | !jump
derivatives sin(x-1e19) --at x=1  =>  too few digits left | !FAIL
derivatives x-1e-3*sin(1000*x) --at x=0  =>  INCONCLUSIVE | !FAIL
derivatives 0.0003*(10000*x)-3*x --at x=0  =>  INCONCLUSIVE\n      too few digits left | !FAIL
derivatives 1-sigmoid(x) --at x=30  =>  PASS
derivatives 7.9e13+1.8e-9/x --at x=-3e-8  =>  INCONCLUSIVE\n      the slope is -2.00000e6 near the point, but 0.00000e0 farther out
derivatives 4e-4*cos(cos(x)/(0.4*x)) --at x=7.2e7  =>  INCONCLUSIVE | !FAIL
derivatives 1819*abs(exp(x-635)) --at x=-1  =>  by the rules       0\n | INCONCLUSIVE\n      too few digits left
derivatives 1/x --at x=1e-150  =>  too few digits left | !a jump
derivatives sin(x)/cos(x) --at x=1.5707963267948966  =>  too few digits left | !a jump
derivatives ln(abs(x)) --at x=1e-300  =>  too few digits left | !a jump
derivatives 1e6+step(x) --at x=0  =>  a jump: the function is 1000000 just below the point, 1000000 at it and 1000001
derivatives step(x)-step(x-1e-9) --at x=5e-10  =>  PASS
derivatives 1e10*relu(x)+x --at x=0  =>  a kink: the slope is 1 on the left and 10000000000 on the right
derivatives relu(x-1e8) --at x=100000000.0001  =>  a kink: the slope is 0 on the left and 1 on the right
batches --noise 0 --passes 100  =>  batches of 10\n | all 100\n
derivatives relu(x^2-1e-8) --at x=1e-4  =>  a kink: the slope is 0 on the left and 0.0002 on the right
derivatives sin(1/x) --at x=1e-8  =>  e15 near the point, but | !a kink
curve relu(x) --epochs 9  =>  slope  step(x)    where x ≠ 0\n |              –     | 1.0000
curve 0 --activation relu --spread 0 --epochs 2  =>  the loss ends at 0.000000\n | in value  0.0000\n | !!
";

#[test]
fn no_sentence_says_what_the_numbers_do_not() {
    for row in PRINTED.trim().lines() {
        let (line, parts) = row.split_once("  =>  ").expect("two sides");
        let mut words = vec!["run", "--quiet", "--profile", "test", "--example"];
        words.extend(line.split(' '));
        words.insert(6, "--");
        let page = cargo(&words);
        for part in parts.replace(r"\n", "\n").split(" | ") {
            let absent = part.strip_prefix('!');
            let found = page.contains(absent.unwrap_or(part));
            assert_eq!(found, absent.is_none(), "{part} in {page}");
        }
    }
}

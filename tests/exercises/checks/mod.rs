//! One check for each exercise: fixed inputs, the crate's own solution, and
//! the answers that people give instead, each with what to tell them.

pub mod ex01_step;
pub mod ex02_sigmoid;

use crate::kit::Questions;

/// All the checks in the order of the exercises, by the names of their files.
#[allow(
    dead_code,
    reason = "the runner lists the exercises with their answers"
)]
pub fn all() -> Vec<(&'static str, &'static dyn Questions)> {
    macro_rules! checks {
        ($($name:ident)*) => { vec![$((stringify!($name), &$name::CHECK as &dyn Questions)),*] };
    }
    checks!(ex01_step ex02_sigmoid)
}

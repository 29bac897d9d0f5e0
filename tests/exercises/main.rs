//! The exercises. Open a file `ex….rs`, replace its `todo!`, and run
//! `cargo test --test exercises`.
//!
//! `checks/` knows the right answers and the usual wrong ones, and `kit/` runs
//! and compares. Nothing in them needs to be touched.

#![allow(unreachable_pub, reason = "an answer is `pub` for the list below")]

mod checks;
mod kit;
mod net;

mod ex01_step;
mod ex02_sigmoid;
mod ex03_relu;
mod ex04_silu;
mod ex05_sums;
mod ex06_two_layers;
mod ex07_matrix_form;
mod ex08_bias;
mod ex09_fold;
mod ex10_forward;
mod ex11_derivative;
mod ex12_cancel;
mod ex13_powers;
mod ex14_chain_rule;
mod ex15_partials;
mod ex16_total;
mod ex17_loss;
mod ex18_loss_slope;
mod ex19_sigmoid_slope;
mod ex20_output_gradient;
mod ex21_descent_step;
mod ex22_hidden_error;
mod ex23_hidden_gradient;
mod ex24_backprop;
mod ex25_batch;
mod ex26_training;

use kit::Exercise;

macro_rules! exercise {
    ($file:ident :: $answer:ident) => {
        Exercise::new(
            stringify!($file),
            include_str!(concat!(stringify!($file), ".rs")),
            &checks::$file::CHECK,
            $file::$answer,
        )
    };
}

fn main() -> std::process::ExitCode {
    kit::run(&[
        exercise!(ex01_step::step),
        exercise!(ex02_sigmoid::sigmoid),
        exercise!(ex03_relu::relu),
        exercise!(ex04_silu::silu),
        exercise!(ex05_sums::sums),
        exercise!(ex06_two_layers::network),
        exercise!(ex07_matrix_form::matrix),
        exercise!(ex08_bias::layer),
        exercise!(ex09_fold::fold),
        exercise!(ex10_forward::forward),
        exercise!(ex11_derivative::slope),
        exercise!(ex12_cancel::quotient),
        exercise!(ex13_powers::power_slope),
        exercise!(ex14_chain_rule::chain_rule),
        exercise!(ex15_partials::partials),
        exercise!(ex16_total::total),
        exercise!(ex17_loss::loss),
        exercise!(ex18_loss_slope::loss_slope),
        exercise!(ex19_sigmoid_slope::sigmoid_slope),
        exercise!(ex20_output_gradient::output_gradient),
        exercise!(ex21_descent_step::update),
        exercise!(ex22_hidden_error::hidden_error),
        exercise!(ex23_hidden_gradient::hidden_gradient),
        exercise!(ex24_backprop::gradient),
        exercise!(ex25_batch::batch_gradient),
        exercise!(ex26_training::train),
    ])
}

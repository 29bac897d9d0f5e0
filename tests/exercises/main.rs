//! The exercises. Open a file `ex….rs`, replace its `todo!`, and run
//! `cargo test --test exercises`. Nothing else needs to be touched.

#![allow(unreachable_pub, reason = "an answer is `pub` for the list below")]

#[path = "../exercise_judge/mod.rs"]
mod exercise_judge;
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

use exercise_judge::checks::{
    bias, chain, differences, functions, hidden, layers, loss, network, output, training,
};

fn main() -> std::process::ExitCode {
    exercise_judge::run(&[
        exercise!(ex01_step::step, functions::STEP),
        exercise!(ex02_sigmoid::sigmoid, functions::SIGMOID),
        exercise!(ex03_relu::relu, functions::RELU),
        exercise!(ex04_silu::silu, functions::SILU),
        exercise!(ex05_sums::sums, layers::SUMS),
        exercise!(ex06_two_layers::network, layers::TWO_LAYERS),
        exercise!(ex07_matrix_form::matrix, layers::MATRIX_FORM),
        exercise!(ex08_bias::layer, bias::LAYER),
        exercise!(ex09_fold::fold, bias::FOLD),
        exercise!(ex10_forward::forward, bias::FORWARD),
        exercise!(ex11_derivative::slope, differences::SLOPE),
        exercise!(ex12_cancel::quotient, differences::QUOTIENT),
        exercise!(ex13_powers::power_slope, differences::POWER_SLOPE),
        exercise!(ex14_chain_rule::chain_rule, chain::CHAIN_RULE),
        exercise!(ex15_partials::partials, differences::PARTIALS),
        exercise!(ex16_total::total, chain::TOTAL),
        exercise!(ex17_loss::loss, loss::LOSS),
        exercise!(ex18_loss_slope::loss_slope, loss::LOSS_SLOPE),
        exercise!(ex19_sigmoid_slope::sigmoid_slope, functions::SIGMOID_SLOPE),
        exercise!(
            ex20_output_gradient::output_gradient,
            output::OUTPUT_GRADIENT
        ),
        exercise!(ex21_descent_step::update, output::UPDATE),
        exercise!(ex22_hidden_error::hidden_error, hidden::HIDDEN_ERROR),
        exercise!(
            ex23_hidden_gradient::hidden_gradient,
            hidden::HIDDEN_GRADIENT
        ),
        exercise!(ex24_backprop::gradient, network::BACKPROP),
        exercise!(ex25_batch::batch_gradient, network::BATCH),
        exercise!(ex26_training::train, training::TRAINING),
    ])
}

//! Equations 28 and 29: many samples at once.

use super::common::{assert_close, assert_close_to, assert_slope};
use super::goldens::{
    BatchGolden, DELTA, G3, G4, TIGHT, assert_all_close, assert_tables, biased, flat, plain,
    samples,
};
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::{TwoLayer, backprop, batch};
use chainrule::{Matrix, Vector};

/// The worked batches: without biases, and with.
fn both() -> [(BatchGolden, TwoLayer); 2] {
    [(G3, plain()), (G4, biased())]
}

/// What the samples make the network compute, a row for each.
fn signals(network: &TwoLayer) -> [Matrix; 5] {
    let each = samples().map(|sample| network.signals(&sample.input));
    [
        Matrix::from_rows(each.iter().map(|x| &x.s)),
        Matrix::from_rows(each.iter().map(|x| &x.p1)),
        Matrix::from_rows(each.iter().map(|x| &x.s1)),
        Matrix::from_rows(each.iter().map(|x| &x.s2)),
        Matrix::from_rows(samples().map(|sample| sample.target)),
    ]
}

#[test]
fn eq_28_loss_of_the_worked_batches() {
    for (golden, network) in both() {
        let [_, _, _, s2, a] = signals(&network);
        assert_close(batch::loss(&a, &s2), golden.loss, TIGHT);
        assert_close(network.loss(&samples()), golden.loss, TIGHT);
    }
}

#[test]
fn eq_28_sums_the_losses_of_the_samples() {
    let a = Matrix::from([[1.0, 0.0], [2.0, -1.0], [0.5, 3.0]]);
    let s2 = Matrix::from([[0.0, 2.0], [2.5, 1.0], [0.5, 0.0]]);
    assert_eq!(batch::loss(&a, &s2), (1.0 + 4.0 + 0.25 + 4.0 + 9.0) / 2.0);
    let single = |l| backprop::loss(&a.row(l).into(), &s2.row(l).into());
    assert_eq!(batch::loss(&a, &s2), single(0) + single(1) + single(2));
}

#[test]
fn eq_29_steps_of_the_worked_batches() {
    for (golden, network) in both() {
        let [_, _, s1, s2, a] = signals(&network);
        let steps = batch::output_steps(DELTA, &a, &s2, &s1, Sigmoid, network.w2());
        let expected: Vec<f64> = golden.gradient2.iter().map(|g| -DELTA * g).collect();
        assert_all_close(steps.as_slice(), &expected, TIGHT);
    }
}

/// Two outputs, so that k must stay in its place.
#[test]
fn eq_29_is_minus_delta_times_the_slope_of_the_loss() {
    let s1 = Matrix::from([[0.3, -0.8, 0.5], [1.1, 0.4, -0.2]]);
    let a = Matrix::from([[0.2, 0.9], [0.6, -0.1]]);
    let w2 = Matrix::from([[0.4, -1.1], [0.8, 0.25], [-0.3, 0.7]]);
    let outputs = |w: &Matrix| (&s1 * w).map(|p| Sigmoid.value(p));
    let steps = batch::output_steps(0.3, &a, &outputs(&w2), &s1, Sigmoid, &w2);
    for j in 0..3 {
        for k in 0..2 {
            let loss = |x: f64| {
                let mut w = w2.clone();
                w[(j, k)] = x;
                -0.3 * batch::loss(&a, &outputs(&w))
            };
            assert_slope(loss, w2[(j, k)], steps[(j, k)]);
        }
    }
}

/// The slope of a sum is the sum of the slopes.
#[test]
fn eq_29_adds_up_what_the_samples_want() {
    for (golden, network) in both() {
        let each = samples().map(|sample| flat(&network.gradient(&sample)));
        let sum = &each[0] + &each[1] + &each[2];
        let expected = [&golden.gradient1.concat(), golden.gradient2].concat();
        for (n, expected) in expected.into_iter().enumerate() {
            let scale: f64 = each.iter().map(|g| g[n].abs()).sum();
            assert_close_to(sum[n], expected, TIGHT * scale);
        }
    }
}

/// "In the same way": the hidden weights.
#[test]
fn eq_29_for_the_hidden_weights() {
    for (golden, network) in both() {
        let [s, p1, _, s2, a] = signals(&network);
        let l1 = Matrix::from_fn(3, 2, |l, j| {
            let (a, s2): (Vector, Vector) = (a.row(l).into(), s2.row(l).into());
            let p2 = network.signals(&samples()[l].input).p2;
            backprop::hidden_error(&a, &s2, Sigmoid, &p2, network.w2(), j)
        });
        let steps = batch::hidden_steps(DELTA, &l1, &s, Sigmoid, &p1);
        for (step, gradient) in steps.as_slice().iter().zip(golden.gradient1.concat()) {
            assert_close_to(*step, -DELTA * gradient, 1e-15);
        }
    }
}

#[test]
fn eq_29_updates_by_the_whole_batch() {
    for (golden, mut network) in both() {
        network.batch_update(DELTA, &samples());
        assert_tables(network.w1(), network.w2(), golden.next1, golden.next2);
        assert_close(network.loss(&samples()), golden.loss_after, TIGHT);
    }
}

/// A batch of one is the single sample of Equation 18.
#[test]
fn eq_29_of_one_sample_is_equation_18() {
    for (_, network) in both() {
        let (mut by_batch, mut by_sample) = (network.clone(), network);
        for sample in samples() {
            by_batch.batch_update(DELTA, std::slice::from_ref(&sample));
            let gradient = by_sample.gradient(&sample);
            by_sample.update(DELTA, &gradient);
        }
        assert_all_close(by_batch.w1().as_slice(), by_sample.w1().as_slice(), 1e-14);
        assert_all_close(by_batch.w2().as_slice(), by_sample.w2().as_slice(), 1e-14);
    }
}

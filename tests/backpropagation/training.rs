//! Training: the three ways, their laws, and their numbers.

use super::common::{assert_close, assert_close_to};
use super::goldens::{self, DELTA, G3, G4, TIGHT, biased, plain};
use super::{network, samples, xor};
use chainrule::activation::Activation::{Identity, Relu, Sigmoid, Silu};
use chainrule::network::{Layer, Mode, Network, Progress, Reduction, Sample, Training, TwoLayer};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};
use std::ops::ControlFlow;

/// The network after training, and the losses.
fn trained(start: &Network, samples: &[Sample], mut training: Training) -> (Network, Vec<f64>) {
    let mut network = start.clone();
    let losses = network.train(samples, &mut training).unwrap();
    (network, losses)
}

fn in_mode(mode: Mode) -> Training {
    Training {
        mode,
        ..Training::new(0.3, 5)
    }
}

fn shuffled(mode: Mode, shuffle: Option<Rng>) -> Training {
    Training {
        shuffle,
        ..in_mode(mode)
    }
}

/// To the bit: it is the same walk.
#[test]
fn mini_batches_of_one_are_online_and_of_all_are_batch() {
    for f in [Sigmoid, Relu, Silu] {
        let start = network(&[3, 5, 2], f, 51);
        for n in [1, 4, 7] {
            let samples = samples(&start, n, 52);
            let run = |mode, reduction| {
                let training = in_mode(mode);
                trained(
                    &start,
                    &samples,
                    Training {
                        reduction,
                        ..training
                    },
                )
            };
            for reduction in [Reduction::Sum, Reduction::Mean] {
                let online = run(Mode::Online, reduction);
                let batch = run(Mode::Batch, reduction);
                assert_eq!(run(Mode::MiniBatch(1), reduction), online);
                assert_eq!(run(Mode::MiniBatch(n), reduction), batch);
                assert_eq!(run(Mode::MiniBatch(n + 5), reduction), batch);
            }
        }
    }
}

/// Each update goes along the gradient of Equation 28 over its samples, in their
/// order and the rest last, however many are left beside those that go four at a
/// time.
#[test]
fn an_update_is_one_step_along_the_summed_gradient() {
    for (n, size) in [(1, 1), (3, 3), (4, 4), (9, 9), (5, 2)] {
        let mut by_hand = network(&[3, 5, 2], Silu, 53);
        let samples = samples(&by_hand, n, 54);
        let training = Training {
            mode: Mode::MiniBatch(size),
            ..Training::new(0.01, 3)
        };
        let (by_training, losses) = trained(&by_hand, &samples, training);
        for loss in losses {
            for batch in samples.chunks(size) {
                let gradient = by_hand.gradient(batch);
                by_hand.update(0.01, &gradient);
            }
            assert_close(loss, by_hand.loss(&samples), 1e-12);
        }
        for (a, b) in by_training.layers().iter().zip(by_hand.layers()) {
            for (a, b) in a.weights().as_slice().iter().zip(b.weights().as_slice()) {
                assert_close_to(*a, *b, 1e-13);
            }
        }
    }
}

/// All gradients come from the weights at t: with the new ones the worked
/// example would go elsewhere (see `mutants.rs`).
#[test]
fn eq_29_worked_batches_by_training() {
    for (golden, two) in [(G3, plain()), (G4, biased())] {
        let run = |mode, reduction| {
            let training = Training {
                mode,
                reduction,
                ..Training::new(DELTA, 1)
            };
            let (network, losses) = trained(two.as_network(), &goldens::samples(), training);
            let [w1, w2] = [0, 1].map(|m| network.layers()[m].weights().clone());
            (w1, w2, losses)
        };
        let (w1, w2, losses) = run(Mode::Batch, Reduction::Sum);
        goldens::assert_tables(&w1, &w2, golden.next1, golden.next2);
        assert_close(losses[0], golden.loss_after, TIGHT);
        let (w1, w2, losses) = run(Mode::Batch, Reduction::Mean);
        goldens::assert_tables(&w1, &w2, golden.mean_next1, golden.mean_next2);
        assert_close(losses[0], golden.mean_loss_after / 3.0, TIGHT);
        let (w1, w2, losses) = run(Mode::Online, Reduction::Sum);
        goldens::assert_tables(&w1, &w2, golden.online_next1, golden.online_next2);
        assert_close(losses[0], golden.online_loss_after, TIGHT);
        let (_, _, losses) = run(Mode::Online, Reduction::Mean);
        assert_close(losses[0], golden.online_loss_after / 3.0, TIGHT);
    }
}

#[test]
fn the_same_seed_shuffles_alike_and_another_does_not() {
    let start = network(&[2, 3, 1], Sigmoid, 57);
    let samples = samples(&start, 20, 58);
    let run = |shuffle| trained(&start, &samples, shuffled(Mode::Online, shuffle));
    let one = run(Some(Rng::new(1)));
    assert_eq!(run(Some(Rng::new(1))), one);
    assert_ne!(run(Some(Rng::new(2))), one);
    assert_ne!(run(None), one);
}

/// Also to the bit: what is shuffled goes on where it stopped.
#[test]
fn five_trainings_of_one_epoch_are_one_of_five() {
    for shuffle in [None, Some(Rng::new(1))] {
        for mode in [Mode::Online, Mode::MiniBatch(3), Mode::Batch] {
            let mut once = network(&[2, 3, 1], Sigmoid, 57);
            let (mut in_parts, samples) = (once.clone(), samples(&once, 20, 58));
            let mut training = shuffled(mode, shuffle.clone());
            let losses = once.train(&samples, &mut training).unwrap();
            let mut training = Training {
                epochs: 1,
                ..shuffled(mode, shuffle.clone())
            };
            let parts = [(); 5].map(|()| in_parts.train(&samples, &mut training).unwrap());
            assert_eq!(parts.concat(), losses);
            assert_eq!(in_parts, once);
        }
    }
}

/// Every epoch shows every sample once: in a linear network without hidden
/// layer, the mean of the shuffled steps shows it.
#[test]
fn every_sample_is_shown_once_an_epoch() {
    // Sample l has the signal 1 in place l alone, so its step moves weight l alone.
    let start = Network::new(vec![Layer::new(Identity, Matrix::zeros(8, 1))]).unwrap();
    let samples: Vec<Sample> = (0..8)
        .map(|l| Sample::new(Vector::from_fn(8, |i| f64::from(u8::from(i == l))), [1.0]))
        .collect();
    for mode in [Mode::Online, Mode::MiniBatch(3), Mode::Batch] {
        let shuffle = Some(Rng::new(61));
        let training = Training {
            mode,
            shuffle,
            ..Training::new(0.5, 3)
        };
        let (network, _) = trained(&start, &samples, training);
        assert_eq!(network.layers()[0].weights().as_slice(), [0.875; 8]);
    }
}

#[test]
fn the_losses_are_those_after_each_epoch() {
    let mut network = network(&[2, 4, 1], Sigmoid, 62);
    let (end, losses) = trained(&network, &xor(), Training::new(0.5, 3));
    for loss in &losses {
        network.train(&xor(), &mut Training::new(0.5, 1)).unwrap();
        assert_eq!(network.loss(&xor()), *loss);
    }
    assert_eq!(network, end);
    let start = super::network(&[2, 4, 1], Sigmoid, 62);
    for (loss_every, measured) in [(2, &losses[1..]), (0, &[])] {
        let seldom = Training {
            loss_every,
            ..Training::new(0.5, 3)
        };
        let (weights, losses) = trained(&start, &xor(), seldom);
        assert_eq!(weights, end);
        assert_eq!(losses, measured);
    }
}

#[test]
fn progress_is_told_and_may_stop() {
    let start = network(&[2, 4, 1], Sigmoid, 63);
    let mut told = Vec::new();
    let mut network = start.clone();
    let losses = network.train_with(&xor(), &mut Training::new(0.5, 10), |progress, seen| {
        told.push(progress);
        assert_eq!(seen.loss(&xor()), progress.loss);
        match progress.epoch {
            4 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    });
    let losses = losses.unwrap();
    assert_eq!(losses.len(), 4);
    let last: Progress = told[3];
    assert_eq!((last.epoch, last.loss), (4, losses[3]));
    assert_eq!(network, trained(&start, &xor(), Training::new(0.5, 4)).0);
}

/// Both networks learn the exclusive or, from most beginnings.
#[test]
fn xor_is_learned() {
    let mut solved = 0;
    for seed in 0..20 {
        let start = network(&[2, 4, 1], Sigmoid, seed);
        let training = Training {
            loss_every: 3000,
            ..Training::new(2.0, 3000)
        };
        let (network, losses) = trained(&start, &xor(), training);
        let error = |x: &Sample| (network.forward(&x.input)[0] - x.target[0]).abs();
        let right = xor().iter().all(|x| error(x) < 0.2);
        assert_eq!(right, losses[0] < 0.05, "seed {seed}: {losses:?}");
        solved += u32::from(right);
    }
    assert!(solved >= 15, "{solved} of 20");
}

#[test]
fn xor_is_learned_by_the_equations_themselves() {
    let mut network = TwoLayer::random(Sigmoid, [2, 4, 1], &mut Rng::new(3)).unwrap();
    let start = network.loss(&xor());
    for _ in 0..3000 {
        network.batch_update(2.0, &xor());
    }
    let end = network.loss(&xor());
    assert!(start > 0.4 && end < 0.01, "{start} to {end}");
    for sample in xor() {
        assert_close_to(network.forward(&sample.input)[0], sample.target[0], 0.1);
    }
}

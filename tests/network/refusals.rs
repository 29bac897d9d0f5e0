//! What is malformed is refused, with words that name it.

use super::common::panic_of;
use super::{network, xor};
use chainrule::activation::Activation::{Identity, Sigmoid};
use chainrule::network::backprop::{hidden_error, loss_by_hidden_weight_in_factors};
use chainrule::network::batch::{hidden_steps, output_steps};
use chainrule::network::{Layer, Mode, Network, NetworkError, Sample, Training, TwoLayer};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};
use std::panic::AssertUnwindSafe;

fn layer(rows: usize, columns: usize) -> Layer {
    Layer::new(Sigmoid, Matrix::zeros(rows, columns))
}

#[track_caller]
fn assert_refused<T>(outcome: Result<T, NetworkError>, words: &str) {
    match outcome {
        Ok(_) => panic!("should have been refused: {words}"),
        Err(error) => assert_eq!(error.to_string(), words),
    }
}

#[test]
fn networks() {
    assert_refused(Network::new(vec![]), "a network needs at least one layer");
    let narrow = "layer 1 has width 0: it must take at least one signal and give at least one";
    assert_refused(Network::new(vec![layer(2, 3), layer(3, 0)]), narrow);
    assert_refused(Network::new(vec![layer(2, 3), layer(0, 1)]), narrow);
    let bias_alone = Layer::with_bias(Sigmoid, &Vector::zeros(3), &Matrix::zeros(0, 3));
    let narrow = "layer 0 has width 0: it must take at least one signal and give at least one";
    assert_refused(Network::new(vec![bias_alone]), narrow);
    let gap = "layer 1 takes 2 signals, but layer 0 gives 3";
    assert_refused(Network::new(vec![layer(2, 3), layer(2, 1)]), gap);
    let biased = Layer::with_bias(Sigmoid, &[0.0].into(), &Matrix::zeros(2, 1));
    assert_refused(Network::new(vec![layer(2, 3), biased]), gap);
}

#[test]
fn weights_that_are_not_finite() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut broken = layer(3, 2);
        broken.weights_mut()[(2, 1)] = value;
        let words = format!("weight (2, 1) of layer 1 is {value}: weights must be finite");
        assert_refused(Network::new(vec![layer(2, 3), broken]), &words);
    }
    let infinite = (Vector::from([0.0]), Matrix::from([[f64::INFINITY]]));
    let fine = (Vector::from([0.0]), Matrix::from([[0.0]]));
    let words = "weight (0, 0) of layer 1 is inf: weights must be finite";
    assert_refused(TwoLayer::with_bias(Sigmoid, fine, infinite), words);
}

#[test]
fn two_layers_that_do_not_fit() {
    let words = "layer 1 takes 2 signals, but layer 0 gives 3";
    assert_refused(
        TwoLayer::new(Sigmoid, Matrix::zeros(2, 3), Matrix::zeros(2, 1)),
        words,
    );
}

#[test]
fn random_networks() {
    let mut rng = Rng::new(1);
    let mut random = |widths: &[usize], n| Network::random(widths, &vec![Sigmoid; n], &mut rng);
    assert_refused(
        random(&[2, 3, 1], 1),
        "1 activations for 2 layers: give one for each layer",
    );
    assert_refused(random(&[2], 0), "a network needs at least one layer");
    assert_refused(random(&[], 0), "a network needs at least one layer");
    let narrow = "layer 0 has width 0: it must take at least one signal and give at least one";
    assert_refused(random(&[2, 0, 1], 2), narrow);
    assert_refused(random(&[0, 2], 1), narrow);
}

#[test]
fn samples() {
    let mut network = network(&[2, 3, 1], Sigmoid, 41);
    let untouched = network.clone();
    let mut train = |samples: &[Sample]| network.train(samples, &mut Training::new(0.5, 1));
    let fine = Sample::new([0.0, 1.0], [1.0]);
    assert_refused(train(&[]), "there are no samples: give at least one");
    assert_refused(
        train(&[fine.clone(), Sample::new([0.0], [1.0])]),
        "the input of sample 1 has length 1, but the network wants 2",
    );
    assert_refused(
        train(&[Sample::new([0.0, 1.0], [1.0, 2.0])]),
        "the target of sample 0 has length 2, but the network wants 1",
    );
    assert_refused(
        train(&[
            fine.clone(),
            fine.clone(),
            Sample::new([0.0, f64::NAN], [1.0]),
        ]),
        "the input of sample 2 is NaN at index 1: it must be finite",
    );
    assert_refused(
        train(&[fine, Sample::new([0.0, 1.0], [f64::INFINITY])]),
        "the target of sample 1 is inf at index 0: it must be finite",
    );
    assert_eq!(network, untouched);
}

#[test]
fn options() {
    let mut network = network(&[2, 3, 1], Sigmoid, 42);
    let untouched = network.clone();
    for delta in [0.0, -0.5, f64::NAN, f64::INFINITY] {
        let words = format!("the learning rate is {delta}: it must be finite and above 0");
        assert_refused(network.train(&xor(), &mut Training::new(delta, 1)), &words);
    }
    let mut training = Training {
        mode: Mode::MiniBatch(0),
        ..Training::new(0.5, 1)
    };
    let words = "the size of a mini-batch is 0: it must be at least 1";
    assert_refused(network.train(&xor(), &mut training), words);
    assert_eq!(network, untouched);
    assert_eq!(
        network.train(&xor(), &mut Training::new(0.5, 0)),
        Ok(vec![])
    );
    assert_eq!(network, untouched);
}

#[test]
#[should_panic(expected = "the input has length 3, but the network wants 2")]
fn an_input_of_the_wrong_length() {
    let _ = network(&[2, 3, 1], Identity, 43).forward(&Vector::zeros(3));
}

/// With more rows than signals, a weight would quietly be taken for the bias.
#[test]
fn a_layer_put_where_it_does_not_fit() {
    let fitting = Network::new(vec![layer(2, 3), layer(3, 1)]).unwrap();
    let uses: [fn(&Network); 2] = [
        |network| drop(network.forward(&Vector::zeros(2))),
        |network| drop(network.gradient(&[Sample::new([0.0, 0.0], [0.0])])),
    ];
    for rows in [4, 5, 2] {
        let mut network = fitting.clone();
        network.layers_mut()[1] = layer(rows, 1);
        for misuse in uses {
            let words = panic_of(AssertUnwindSafe(|| misuse(&network)));
            let expected = format!("3 signals do not fit a layer that takes {rows}");
            assert_eq!(words, expected);
        }
    }
}

#[test]
#[should_panic(expected = "the target of sample 4 has length 2, but the network wants 1")]
fn a_loss_over_a_sample_of_the_wrong_length() {
    let mut samples = xor().to_vec();
    samples.push(Sample::new([0.0, 0.0], [1.0, 1.0]));
    let _ = network(&[2, 3, 1], Identity, 44).loss(&samples);
}

#[test]
#[should_panic(expected = "cannot add a 3×3 matrix and a 2×2 matrix")]
fn an_update_of_another_shape() {
    let mut network = network(&[2, 3, 1], Identity, 45);
    network.update(0.1, &[Matrix::zeros(2, 2), Matrix::zeros(4, 1)]);
}

#[test]
#[should_panic(expected = "1 gradients for 2 layers")]
fn an_update_of_too_few_layers() {
    let mut network = network(&[2, 3, 1], Identity, 46);
    network.update(0.1, &[Matrix::zeros(3, 3)]);
}

#[test]
#[should_panic(expected = "gradients of shapes [(2, 1), (2, 1)] for weights of [(2, 2), (2, 1)]")]
fn an_update_of_two_layers_by_another_shape() {
    let w1 = Matrix::zeros(2, 1);
    let w2 = Matrix::zeros(2, 1);
    let mut network = super::goldens::plain();
    network.update(0.1, &chainrule::network::Gradient { w1, w2 });
}

#[test]
#[should_panic(expected = "the gradient of layer 0 has shape (3, 4), its weights (3, 3)")]
fn a_claim_of_another_shape() {
    let network = network(&[2, 3, 1], Identity, 47);
    let _ = network.check_claim(&xor(), &[Matrix::zeros(3, 4), Matrix::zeros(4, 1)]);
}

#[test]
#[should_panic(expected = "1 gradients for 2 layers")]
fn a_claim_of_too_few_layers() {
    let network = network(&[2, 3, 1], Identity, 48);
    let _ = network.check_claim(&xor(), &[Matrix::zeros(3, 3)]);
}

#[test]
#[should_panic(expected = "there are no samples to learn from")]
fn a_batch_of_nothing() {
    super::goldens::plain().batch_update(0.1, &[]);
}

/// Of every function that sums, each argument in turn one entry too long.
#[test]
fn a_sum_over_unequal_lengths_is_refused() {
    let refused = |sum: &dyn Fn() -> f64| {
        let words = panic_of(AssertUnwindSafe(|| _ = sum()));
        assert!(words.contains("must agree in size, but have ["), "{words}");
    };
    for long in 0..4 {
        let more = |place| usize::from(place == long);
        let vector = |place| Vector::zeros(2 + more(place));
        let matrix = |place, (rows, columns)| Matrix::zeros(rows, columns + more(place));
        let (a, s2, p2, w2) = (vector(0), vector(1), vector(2), matrix(3, (1, 2)));
        refused(&|| hidden_error(&a, &s2, Identity, &p2, &w2, 0));
        let (w2, s1) = (matrix(0, (4, 2)), matrix(1, (3, 4)));
        let (s2, a) = (matrix(2, (3, 2)), matrix(3, (3, 2)));
        refused(&|| output_steps(0.5, &a, &s2, &s1, Identity, &w2)[(0, 0)]);
    }
    for long in 0..3 {
        let length = |place| 2 + usize::from(place == long);
        let [x, y, z] = [0, 1, 2].map(|place| Vector::zeros(length(place)));
        refused(&|| loss_by_hidden_weight_in_factors(&x, &y, &z, 1.0));
        let [l1, s, p1] = [0, 1, 2].map(|place| Matrix::zeros(length(place), 2));
        refused(&|| hidden_steps(0.5, &l1, &s, Identity, &p1)[(0, 0)]);
    }
}

//! What is malformed is refused, with words that name it.

use super::common::panic_of;
use super::goldens::biased;
use super::{network, xor};
use chainrule::activation::Activation::{self, Identity, Sigmoid};
use chainrule::network::backprop::{hidden_error, loss_by_hidden_weight_in_factors};
use chainrule::network::batch::{hidden_steps, output_steps};
use chainrule::network::{
    Gradient, Layer, Mode, Network, NetworkError, Sample, Training, TwoLayer,
};
use chainrule::rng::Rng;
use chainrule::{Matrix, Vector};
use std::error::Error;
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
    let mut rng = Rng::new(1);
    let mut random = |widths: &[usize], n| Network::random(widths, &vec![Sigmoid; n], &mut rng);
    let bias_alone = Layer::with_bias(Sigmoid, &Vector::zeros(3), &Matrix::zeros(0, 3));
    let biased = Layer::with_bias(Sigmoid, &[0.0].into(), &Matrix::zeros(2, 1));
    let none = "a network needs at least one layer";
    let gap = "layer 1 takes 2 signals, but layer 0 gives 3";
    let narrow = |m, takes, gives| {
        format!("layer {m} takes {takes} signals and gives {gives}: neither may be 0")
    };
    let few = "1 activations for 2 layers: give one for each layer";
    for (refused, words) in [
        (Network::new(vec![]), none),
        (
            Network::new(vec![layer(2, 3), layer(3, 0)]),
            &narrow(1, 3, 0),
        ),
        (
            Network::new(vec![layer(2, 3), layer(0, 1)]),
            &narrow(1, 0, 1),
        ),
        (Network::new(vec![bias_alone]), &narrow(0, 0, 3)),
        (Network::new(vec![layer(2, 3), layer(2, 1)]), gap),
        (Network::new(vec![layer(2, 3), biased]), gap),
        (random(&[2, 3, 1], 1), few),
        (random(&[2], 0), none),
        (random(&[2], 1), none),
        (random(&[], 0), none),
        (random(&[2, 0, 1], 2), &narrow(0, 2, 0)),
        (random(&[0, 2], 1), &narrow(0, 0, 2)),
    ] {
        assert_refused(refused, words);
    }
    let two = TwoLayer::new(Sigmoid, Matrix::zeros(2, 3), Matrix::zeros(2, 1));
    assert_refused(two, gap);
}

#[test]
fn weights_that_are_not_finite() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let fine = Matrix::zeros(2, 3);
        let broken = Matrix::from_fn(3, 2, |i, j| if (i, j) == (2, 1) { value } else { 0.0 });
        let words = format!("weight (2, 1) of layer 1 is {value}: weights must be finite");
        let layers = vec![layer(2, 3), Layer::new(Sigmoid, broken.clone())];
        assert_refused(Network::new(layers), &words);
        assert_refused(TwoLayer::new(Sigmoid, fine.clone(), broken.clone()), &words);

        let mut network = Network::new(vec![layer(2, 3), layer(3, 2)]).unwrap();
        let mut two = TwoLayer::new(Sigmoid, fine, Matrix::zeros(3, 2)).unwrap();
        let untouched = (network.clone(), two.clone());
        assert_refused(network.set_weights(1, broken.clone()), &words);
        let ones = Matrix::from_fn(2, 3, |_, _| 1.0);
        assert_refused(two.set_weights(ones, broken), &words);
        assert_eq!((network, two), untouched);
    }
}

#[test]
fn samples() {
    let mut network = network(&[2, 3, 1], Sigmoid, 41);
    let untouched = network.clone();
    let sample = |s: &[f64], a: &[f64]| Sample::new(s, a);
    let fine = || sample(&[0.0, 1.0], &[1.0]);
    for (samples, words) in [
        (vec![], "there are no samples: give at least one"),
        (
            vec![fine(), sample(&[0.0], &[1.0])],
            "the input of sample 1 has length 1, but the network wants 2",
        ),
        (
            vec![sample(&[0.0, 1.0], &[1.0, 2.0])],
            "the target of sample 0 has length 2, but the network wants 1",
        ),
        (
            vec![fine(), fine(), sample(&[0.0, f64::NAN], &[1.0])],
            "the input of sample 2 is NaN at index 1: it must be finite",
        ),
        (
            vec![fine(), sample(&[0.0, 1.0], &[f64::INFINITY])],
            "the target of sample 1 is inf at index 0: it must be finite",
        ),
    ] {
        let trained = network.train(&samples, &mut Training::new(0.5, 1));
        assert_refused(trained, words);
        assert_refused(network.check_gradient(&samples), words);
    }
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
    let idle = network.train(&xor(), &mut Training::new(0.5, 0));
    assert_eq!((idle, network), (Ok(vec![]), untouched));
}

/// What the table in the documentation of `network` says of both.
#[test]
fn both_networks_panic_with_the_same_words_and_stay_as_they_were() {
    type Misuse<'a, T> = &'a dyn Fn(&mut T);
    let (two, deep) = (biased(), biased().as_network().clone());
    let refused = |words: &str, of_two: Misuse<TwoLayer>, of_deep: Misuse<Network>| {
        let (mut a, mut b) = (two.clone(), deep.clone());
        assert_eq!(panic_of(AssertUnwindSafe(|| of_two(&mut a))), words);
        assert_eq!(panic_of(AssertUnwindSafe(|| of_deep(&mut b))), words);
        assert!(a == two && b == deep, "{words}: something has changed");
    };
    let long = Vector::zeros(3);
    let words = "the input has length 3, but the network wants 2";
    refused(words, &|x| drop(x.forward(&long)), &|x| {
        drop(x.forward(&long))
    });
    let wrong = [
        (
            "input of sample 0 is NaN at index 1: it must be finite",
            vec![0.0, f64::NAN],
            1,
        ),
        (
            "input of sample 0 has length 1, but the network wants 2",
            vec![0.0],
            1,
        ),
        (
            "target of sample 0 has length 3, but the network wants 1",
            vec![0.0; 2],
            3,
        ),
    ];
    let wrong = wrong.map(|(words, s, n)| {
        let sample = Sample::new(s, vec![1.0; n]);
        (format!("the {words}"), vec![sample])
    });
    for (words, samples) in &wrong {
        let one = &samples[0];
        refused(words, &|x| drop(x.gradient(one)), &|x| {
            drop(x.gradient(samples))
        });
    }
    let none = ("there are no samples: give at least one".into(), vec![]);
    for (words, samples) in wrong.iter().chain([&none]) {
        refused(words, &|x| _ = x.loss(samples), &|x| _ = x.loss(samples));
        refused(words, &|x| x.batch_update(0.5, samples), &|x| {
            drop(x.gradient(samples))
        });
        assert_refused(deep.check_samples(samples), words);
    }
    let (w1, w2) = (Matrix::zeros(3, 2), Matrix::zeros(2, 1)); // w2 wants 3×1
    let gradient = [w1.clone(), w2.clone()];
    let [of_w1, of_w2] = gradient.clone();
    let both = Gradient {
        w1: of_w1,
        w2: of_w2,
    };
    let words = "layer 1's weights and gradient must agree in size, but have [(3, 1), (2, 1)]";
    refused(words, &|x| x.update(0.5, &both), &|x| {
        x.update(0.5, &gradient)
    });
    refused(
        "layer 1's weights and the new ones must agree in size, but have [(3, 1), (2, 1)]",
        &|x| x.set_weights(w1.clone(), w2.clone()).unwrap(),
        &|x| x.set_weights(1, w2.clone()).unwrap(),
    );
}

#[test]
fn a_gradient_of_another_shape() {
    let network = network(&[2, 3, 1], Identity, 47);
    let one = vec![Matrix::zeros(3, 3)];
    let wide = vec![Matrix::zeros(3, 4), Matrix::zeros(4, 1)];
    let shape = "layer 0's weights and gradient must agree in size, but have [(3, 3), (3, 4)]";
    for (claim, words) in [(one, "1 gradients for 2 layers"), (wide, shape)] {
        let panic = panic_of(AssertUnwindSafe(|| network.clone().update(0.1, &claim)));
        assert_eq!(panic, words);
        let panic = panic_of(AssertUnwindSafe(|| {
            drop(network.check_claim(&xor(), &claim))
        }));
        assert_eq!(panic, words);
    }
}

/// An error goes where any other goes, and an unknown name goes with it.
#[test]
fn errors_travel() {
    fn learn(name: &str) -> Result<Network, Box<dyn Error + Send + Sync>> {
        let f: Activation = name.parse()?;
        Ok(Network::random(&[2, 1], &[f], &mut Rng::new(1))?)
    }
    fn same(name: &str) -> Result<Network, NetworkError> {
        Network::random(&[2, 1], &[name.parse()?], &mut Rng::new(1))
    }
    assert!(learn("relu").is_ok());
    let unknown = learn("softmax").unwrap_err().to_string();
    assert!(unknown.starts_with("there is no activation \"softmax\"; choose one of"));
    assert_refused(same("softmax"), &unknown);
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

//! Laws of networks, on networks of any kind.

use chainrule::Matrix;
use chainrule::activation::Activation;
use chainrule::network::{Layer, Network, Sample};
use chainrule::rng::Rng;
use proptest::collection::vec;
use proptest::prelude::*;

/// A network of depth 1 to 4 and widths 1 to 6, each layer with an activation
/// of its own, with biases or without; and samples for it.
fn network_and_samples() -> impl Strategy<Value = (Network, Vec<Sample>)> {
    let widths = vec(1_usize..7, 2..6);
    let layers = vec((0..Activation::ALL.len(), any::<bool>()), 4);
    (widths, layers, 1_usize..6, any::<u64>()).prop_map(|(widths, kinds, n, seed)| {
        let mut rng = Rng::new(seed);
        let layers = widths.windows(2).zip(kinds).map(|(w, (f, bias))| {
            let f = Activation::ALL[f];
            match bias {
                true => Layer::random(w[0], w[1], f, &mut rng),
                false => Layer::new(f, Matrix::zeros(w[0], w[1])),
            }
        });
        let mut network = Network::new(layers.collect()).unwrap();
        network.fill_uniform(-1.5, 1.5, &mut rng);
        let mut list = |n| -> Vec<f64> { (0..n).map(|_| rng.uniform(-2.0, 2.0)).collect() };
        let sample = |_| Sample::new(list(network.inputs()), list(network.outputs()));
        let samples = (0..n).map(sample).collect();
        (network, samples)
    })
}

/// Equal up to rounding, relative to the largest entry of either.
fn close(a: &[Matrix], b: &[Matrix], tolerance: f64) -> bool {
    let entries = |tables: &[Matrix]| -> Vec<f64> {
        let tables = tables.iter().map(Matrix::as_slice);
        tables.collect::<Vec<_>>().concat()
    };
    let (a, b) = (entries(a), entries(b));
    let largest = a.iter().chain(&b).fold(0.0_f64, |m, x| m.max(x.abs()));
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= tolerance * largest;
    a.len() == b.len() && a.iter().zip(&b).all(near)
}

/// The neurons of hidden layer m in another order: `order[j]` takes place j.
fn renumbered(network: &Network, m: usize, order: &[usize]) -> Network {
    let mut other = network.clone();
    let [before, after] = [m, m + 1].map(|m| network.layers()[m].weights());
    let (rows, columns) = before.shape();
    let columns = Matrix::from_fn(rows, columns, |i, j| before[(i, order[j])]);
    let rows = Matrix::from_fn(after.rows(), after.columns(), |j, k| {
        after[(*order.get(j).unwrap_or(&j), k)] // behind the last: the bias
    });
    other.set_weights(m, columns).unwrap();
    other.set_weights(m + 1, rows).unwrap();
    other
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn eq_27_the_gradient_is_the_slope_of_the_loss((network, samples) in network_and_samples()) {
        let report = network.check_gradient(&samples).unwrap();
        prop_assert_eq!(report.failures().count(), 0, "{}", report);
    }

    #[test]
    fn eq_28_a_batch_is_the_sum_of_its_samples((network, samples) in network_and_samples()) {
        let single = samples.iter().map(|sample| network.loss(std::slice::from_ref(sample)));
        let (sum, whole): (f64, f64) = (single.sum(), network.loss(&samples));
        prop_assert!((sum - whole).abs() <= 1e-14 * whole);
    }

    #[test]
    fn eq_29_the_slope_of_a_batch_is_the_sum_of_its_samples((network, samples) in network_and_samples()) {
        let mut sum: Vec<Matrix> = network.gradient(&samples[..1]);
        for sample in &samples[1..] {
            let single = network.gradient(std::slice::from_ref(sample));
            for (sum, single) in sum.iter_mut().zip(&single) {
                *sum += single;
            }
        }
        prop_assert!(close(&sum, &network.gradient(&samples), 1e-12));
    }

    /// The hidden neurons have no names: in another order they do the same.
    #[test]
    fn eq_24_renumbering_the_hidden_neurons_changes_nothing(
        (network, samples) in network_and_samples(),
        seed in any::<u64>(),
    ) {
        for m in 0..network.layers().len() - 1 {
            let mut order: Vec<usize> = (0..network.layers()[m].outputs()).collect();
            Rng::new(seed).shuffle(&mut order);
            let other = renumbered(&network, m, &order);
            let (loss, other_loss) = (network.loss(&samples), other.loss(&samples));
            prop_assert!((loss - other_loss).abs() <= 1e-12 * loss.max(1.0));
            // The gradient in the new order is that of the renumbered network.
            let mut in_order = network.clone();
            for (m, table) in network.gradient(&samples).into_iter().enumerate() {
                in_order.set_weights(m, table).unwrap();
            }
            let expected = renumbered(&in_order, m, &order);
            let expected = expected.layers().iter().map(|layer| layer.weights().clone());
            let expected: Vec<Matrix> = expected.collect();
            prop_assert!(close(&expected, &other.gradient(&samples), 1e-11));
        }
    }
}

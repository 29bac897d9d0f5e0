//! `digits`: the drawing, and that drawn digits are learned.

use crate::data::digit;
use crate::glyphs::GLYPHS;
use crate::learn::{Plan, learn};
use crate::pen::draw;
use crate::report::correct;
use chainrule::activation::Activation::{Identity, Relu};
use chainrule::network::Network;
use chainrule::rng::Rng;

#[test]
fn every_glyph_is_a_list_of_stations() {
    for strokes in GLYPHS.into_iter().flatten() {
        for station in strokes.iter().flat_map(|stroke| stroke.split(' ')) {
            let digits = station.bytes().filter(u8::is_ascii_digit).count();
            assert_eq!((digits, station.len()), (2, 2), "{station:?}");
        }
    }
}

#[test]
fn the_seed_decides_every_pixel() {
    let samples = |seed| draw(30, 10, &mut Rng::new(seed)).samples;
    assert_eq!(samples(1), samples(1));
    assert_ne!(samples(1), samples(2));
}

#[test]
fn drawn_digits_are_images_with_one_answer_each() {
    let digits = draw(300, 12, &mut Rng::new(4));
    assert_eq!(digits.size, (12, 12));
    let mut seen = [0; 10];
    for sample in &digits.samples {
        assert_eq!(sample.input.len(), 144);
        assert!(sample.input.iter().all(|ink| (0.0..=1.0).contains(ink)));
        assert!(sample.input.sum() > 5.0, "there is ink on the paper");
        assert_eq!(sample.target.sum(), 1.0);
        seen[digit(&sample.target)] += 1;
    }
    assert!(seen.iter().all(|&count| count > 0), "{seen:?}");
}

fn plan(epochs: usize) -> Plan {
    Plan {
        hidden: Some(16),
        load: None,
        save: None,
        epochs,
        batch: 10,
        rate: 3.0,
        seed: 2,
    }
}

#[test]
fn drawn_digits_are_learned_and_the_same_seed_learns_the_same() {
    let run = || {
        let mut rng = Rng::new(2);
        let [train, test] = [600, 200].map(|count| draw(count, 10, &mut rng));
        let network = learn(&plan(6), &train, &test, &mut rng).expect("samples that fit");
        correct(&network, &test)
    };
    let right = run();
    assert!(right > 100, "{right} of 200 is little better than chance");
    assert_eq!(right, run());
}

#[test]
fn a_network_goes_on_from_its_file() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/digits");
    let file = format!("{folder}/net.safetensors");
    std::fs::create_dir_all(folder).expect("a place for the file");
    let mut rng = Rng::new(2);
    let [train, test] = [300, 100].map(|count| draw(count, 10, &mut rng));
    let mut plan = plan(4);
    plan.save = Some(file.clone());
    let first = learn(&plan, &train, &test, &mut rng).expect("samples that fit");

    (plan.load, plan.save, plan.epochs) = (plan.save, None, 0);
    assert_eq!(learn(&plan, &train, &test, &mut rng).as_ref(), Ok(&first));
    plan.epochs = 4;
    let more = learn(&plan, &train, &test, &mut rng).expect("samples that fit");
    assert!(more.loss(&train.samples) < 0.9 * first.loss(&train.samples));

    // A network without f on its outputs can run away: then no digit is right.
    let widths = [100, 3, 10];
    let network = Network::random(&widths, &[Relu, Identity], &mut rng).expect("a network");
    network.save(&file).expect("a file");
    plan.rate = 1e9;
    let ran_away = learn(&plan, &train, &test, &mut rng).unwrap_err();
    assert_eq!(ran_away, "the training ran away: try a smaller --rate");
    plan.save = Some(format!("{folder}/missing/net"));
    let refused = learn(&plan, &train, &test, &mut rng).unwrap_err();
    assert!(refused.contains("missing/net"), "{refused}"); // before it ran away
    plan.save = Some(folder.to_string());
    let refused = learn(&plan, &train, &test, &mut rng).unwrap_err();
    assert_eq!(refused, format!("{folder:?}: this is no file"));

    let others = draw(5, 8, &mut rng);
    let refused = learn(&plan, &others, &others, &mut rng).unwrap_err();
    let words = "this network takes 100 numbers and gives 10, but the digits have 64 pixels";
    assert!(refused.contains(words), "{refused}");
}

//! The worked examples G1 to G4: two inputs, two hidden neurons, one output,
//! σ in both layers, δ = 0.5.
//!
//! The numbers were computed with 60 digits, apart from this crate, and are
//! written here with 17. Tables lie as the text indexes them, a row for every
//! signal and a column for every neuron; the last row of G2 and G4 is the bias.

#![allow(dead_code, reason = "not every test target uses every number")]
#![allow(
    clippy::excessive_precision,
    reason = "17 digits, as they were computed"
)]

use super::common::assert_close;
use chainrule::activation::Activation::Sigmoid;
use chainrule::network::{Gradient, Sample, TwoLayer};
use chainrule::{Matrix, Vector};

pub(crate) const DELTA: f64 = 0.5;
/// Worked numbers hold to this relative tolerance.
pub(crate) const TIGHT: f64 = 1e-13;

/// The tables without biases, w⁽¹⁾ and w⁽²⁾.
pub(crate) const W1: [[f64; 2]; 2] = [[0.15, 0.25], [0.20, 0.30]];
pub(crate) const W2: [[f64; 1]; 2] = [[0.40], [0.45]];
/// The biases of G2 and G4.
pub(crate) const W01: [f64; 2] = [0.35, 0.35];
pub(crate) const W02: [f64; 1] = [0.60];

/// The network of G1 and G3.
pub(crate) fn plain() -> TwoLayer {
    TwoLayer::new(Sigmoid, W1.into(), W2.into()).unwrap()
}

/// The network of G2 and G4.
pub(crate) fn biased() -> TwoLayer {
    let (hidden, output) = ((W01.into(), W1.into()), (W02.into(), W2.into()));
    TwoLayer::with_bias(Sigmoid, hidden, output).unwrap()
}

/// The sample of G1 and G2.
pub(crate) fn sample() -> Sample {
    Sample::new([0.05, 0.10], [0.01])
}

/// The three samples of G3 and G4.
pub(crate) fn samples() -> [Sample; 3] {
    [
        sample(),
        Sample::new([0.40, 0.90], [0.99]),
        Sample::new([0.80, 0.20], [0.50]),
    ]
}

/// One sample's way through a network, and one update by it.
pub(crate) struct Golden {
    pub(crate) p1: [f64; 2],
    pub(crate) s1: [f64; 2],
    pub(crate) p2: f64,
    pub(crate) s2: f64,
    pub(crate) loss: f64,
    pub(crate) slope2: f64,
    pub(crate) gradient2: &'static [f64],
    pub(crate) next2: &'static [f64],
    pub(crate) l1: [f64; 2],
    pub(crate) slope1: [f64; 2],
    pub(crate) gradient1: &'static [[f64; 2]],
    pub(crate) next1: &'static [[f64; 2]],
    pub(crate) loss_after: f64,
}

pub(crate) const G1: Golden = Golden {
    p1: [0.0275, 0.0425],
    s1: [0.50687456676453424, 0.51062340100496369],
    p2: 0.43253035715804736,
    s2: 0.60647773220672796,
    loss: 0.17789284250924054,
    slope2: 0.23866249254411233,
    gradient2: &[0.072157072912136252, 0.072690745191944764],
    next2: &[0.36392146354393187, 0.41365462740402762],
    l1: [0.056942744926206897, 0.064060588041982759],
    slope1: [0.24995274033179996, 0.24988714335108774],
    gradient1: &[
        [0.00071164975681600561, 0.00080039586736009612],
        [0.0014232995136320112, 0.0016007917347201922],
    ],
    next1: &[
        [0.149644175121592, 0.24959980206631995],
        [0.19928835024318399, 0.2991996041326399],
    ],
    loss_after: 0.17266384367832081,
};

pub(crate) const G2: Golden = Golden {
    p1: [0.3775, 0.3925],
    s1: [0.59326999210718726, 0.59688437825976706],
    p2: 1.1059059670597701,
    s2: 0.75136506955231571,
    loss: 0.27481108317615495,
    slope2: 0.18681560180895949,
    gradient2: &[
        0.082167040564230779,
        0.082667627847533255,
        0.13849856162855697,
    ],
    next2: &[
        0.35891647971788461,
        0.40866618607623337,
        0.53075071918572152,
    ],
    l1: [0.055399424651422786, 0.062324352732850635],
    slope1: [0.24130070857232523, 0.24061341724921838],
    gradient1: &[
        [0.00066839602114437299, 0.00074980377444484267],
        [0.001336792042288746, 0.0014996075488896853],
        [0.01336792042288746, 0.014996075488896853],
    ],
    next1: &[
        [0.14966580198942781, 0.24962509811277758],
        [0.19933160397885563, 0.29925019622555516],
        [0.34331603978855627, 0.34250196225555157],
    ],
    loss_after: 0.25801489642124476,
};

/// The batch of three, and one update by all of them.
pub(crate) struct BatchGolden {
    pub(crate) loss: f64,
    pub(crate) gradient2: &'static [f64],
    pub(crate) gradient1: &'static [[f64; 2]],
    pub(crate) next2: &'static [f64],
    pub(crate) next1: &'static [[f64; 2]],
    pub(crate) loss_after: f64,
    /// After an update by the mean of the three.
    pub(crate) mean_next2: &'static [f64],
    pub(crate) mean_next1: &'static [[f64; 2]],
    pub(crate) mean_loss_after: f64,
    /// After the three samples one by one, in order.
    pub(crate) online_next2: &'static [f64],
    pub(crate) online_next1: &'static [[f64; 2]],
    pub(crate) online_loss_after: f64,
}

pub(crate) const G3: BatchGolden = BatchGolden {
    loss: 0.25295794208299191,
    gradient2: &[0.038133201539085522, 0.036575968637506278],
    gradient1: &[
        [-0.00055294282195240972, -0.00057241556405123538],
        [-0.0057641667479709651, -0.0063221065895523953],
    ],
    next2: &[0.38093339923045724, 0.43171201568124686],
    next1: &[
        [0.1502764714109762, 0.25028620778202562],
        [0.20288208337398548, 0.3031610532947762],
    ],
    loss_after: 0.25155878300471233,
    mean_next2: &[0.39364446641015241, 0.44390400522708229],
    mean_next1: &[
        [0.15009215713699207, 0.25009540259400854],
        [0.20096069445799516, 0.30105368443159207],
    ],
    mean_loss_after: 0.25248404348339053,
    online_next2: &[0.38196252218403976, 0.43279726189929301],
    online_next1: &[
        [0.15022967468459723, 0.25024724487555478],
        [0.20267560907811922, 0.30297375143067333],
    ],
    online_loss_after: 0.25163641822196727,
};

pub(crate) const G4: BatchGolden = BatchGolden {
    loss: 0.33422483086216089,
    gradient2: &[
        0.085004326466015218,
        0.0853847567771567,
        0.14427375765598626,
    ],
    gradient1: &[
        [0.0026931190993850046, 0.0029892200213260103],
        [-0.0012076725234087336, -0.0012343115688190172],
        [0.013992170936152226, 0.015736737560355191],
    ],
    next2: &[
        0.35749783676699239,
        0.40730762161142165,
        0.52786312117200687,
    ],
    next1: &[
        [0.1486534404503075, 0.24850538998933699],
        [0.20060383626170437, 0.30061715578440951],
        [0.34300391453192389, 0.3421316312198224],
    ],
    loss_after: 0.31667788189623377,
    mean_next2: &[
        0.38583261225566413,
        0.43576920720380722,
        0.57595437372400229,
    ],
    mean_next1: &[
        [0.14955114681676917, 0.24950179666311233],
        [0.20020127875390146, 0.30020571859480317],
        [0.3476679715106413, 0.34737721040660747],
    ],
    mean_loss_after: 0.32829360992735244,
    online_next2: &[
        0.36007458945321503,
        0.40999930503822046,
        0.53191127134204444,
    ],
    online_next1: &[
        [0.14883808251698304, 0.24870197298407613],
        [0.20073398632455072, 0.30077931430669636],
        [0.34328721058162923, 0.34244799294674761],
    ],
    online_loss_after: 0.31767753697357878,
};

/// Compares entry by entry, the number of entries first.
#[track_caller]
pub(crate) fn assert_all_close(actual: &[f64], expected: &[f64], relative: f64) {
    assert_eq!(
        actual.len(),
        expected.len(),
        "{actual:?} has not the length of {expected:?}"
    );
    for (actual, expected) in actual.iter().zip(expected) {
        assert_close(*actual, *expected, relative);
    }
}

/// Compares two tables of weights with the worked numbers.
#[track_caller]
pub(crate) fn assert_tables(w1: &Matrix, w2: &Matrix, next1: &[[f64; 2]], next2: &[f64]) {
    assert_all_close(w1.as_slice(), &next1.concat(), TIGHT);
    assert_all_close(w2.as_slice(), next2, TIGHT);
}

/// The gradient as one list, w⁽¹⁾ before w⁽²⁾.
pub(crate) fn flat(gradient: &Gradient) -> Vector {
    let both = [gradient.w1.as_slice(), gradient.w2.as_slice()];
    both.concat().into()
}

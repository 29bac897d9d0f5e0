//! Random numbers from a seed, so that every run can be repeated.
//!
//! The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable
//! pseudorandom number generators", 2014): a counter and a mixing function.
//! It is good enough for initial weights and for shuffling, and nothing for
//! secrets.
//!
//! ```
//! use chainrule::rng::Rng;
//!
//! // Ten throws of a die.
//! let throws = |mut rng: Rng| [(); 10].map(|()| 1 + rng.below(6));
//! assert_eq!(throws(Rng::new(7)), throws(Rng::new(7)));
//! assert_ne!(throws(Rng::new(7)), throws(Rng::new(8)));
//! ```

use std::f64::consts::TAU;

/// A source of random numbers. The same seed gives the same numbers.
///
/// ```
/// use chainrule::rng::Rng;
///
/// let mut rng = Rng::new(7);
/// let w = rng.uniform(-1.0, 1.0);
/// assert!((-1.0..1.0).contains(&w));
/// assert_eq!(Rng::new(7).uniform(-1.0, 1.0), w);
/// ```
#[derive(Clone, Debug)]
pub struct Rng {
    state: u64,
}

impl Rng {
    /// The generator of this seed; any number is a good seed.
    pub fn new(seed: u64) -> Rng {
        Rng { state: seed }
    }

    /// 64 random bits.
    ///
    /// ```
    /// use chainrule::rng::Rng;
    /// assert_eq!(Rng::new(0).next_u64(), 0xe220_a839_7b1d_cdaf); // as every SplitMix64
    /// ```
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = self.state;
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` (included) to `high` (left out, unless rounding
    /// reaches it), every one as likely as another.
    ///
    /// # Panics
    ///
    /// If `high` is below `low`, or they or their distance are not finite.
    #[track_caller]
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        assert!(
            low <= high && (high - low).is_finite(),
            "cannot draw from {low:?} to {high:?}: give finite bounds, a finite way apart, the lower first"
        );
        low + (high - low) * self.unit()
    }

    /// A whole number from 0 to n − 1, all exactly as likely.
    ///
    /// # Panics
    ///
    /// If `n` is 0.
    #[track_caller]
    pub fn below(&mut self, n: usize) -> usize {
        assert!(n > 0, "n is 0: there is no number from 0 to n − 1");
        let n = n as u64;
        // The last, incomplete round of n values would favour small numbers.
        let complete = u64::MAX - u64::MAX % n;
        loop {
            let bits = self.next_u64();
            if bits < complete {
                return (bits % n) as usize;
            }
        }
    }

    /// A number from the normal distribution of mean 0 and deviation 1, by the
    /// method of Box and Muller ("A note on the generation of random normal
    /// deviates", 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt(); // 1 − u is never 0
        radius * (TAU * self.unit()).cos()
    }

    /// Puts the items in random order, every order as likely as another (Fisher
    /// and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// A number in [0, 1): 53 random bits, as many as an `f64` holds.
    fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

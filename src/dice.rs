//! Chance as a value: the operating system's in production, from a seed in rehearsal and tests.

use std::sync::Mutex;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;

/// A source of chance that is handed in, so that a seed can replay a whole club.
#[derive(Debug)]
pub struct Dice(Mutex<ChaCha12Rng>);

impl Dice {
    /// Dice that nobody can predict, seeded by the operating system.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for chance")]
    pub fn from_system() -> Self {
        Self(Mutex::new(ChaCha12Rng::from_rng(&mut rand::rng())))
    }

    /// Dice that fall the same way for the same seed.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(Mutex::new(ChaCha12Rng::seed_from_u64(seed)))
    }

    /// A number of 64 bits.
    pub fn roll(&self) -> u64 {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).random()
    }

    /// A number from 0 up to, and without, `bound`; 0 where `bound` is 0.
    pub fn below(&self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).random_range(0..bound)
    }
}

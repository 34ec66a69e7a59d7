//! Draws numbers from a seed: SplitMix64, written out here so that the same seed gives the same numbers for ever.

/// A stream of numbers from a seed.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// The stream of a seed and a word that says what it is for.
    #[must_use]
    pub fn new(seed: u64, purpose: &str) -> Self {
        // FNV-1a of the purpose keeps streams of one seed apart.
        let mixed = purpose
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        Self(mixed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to but not 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// From -1 to 1.
    pub fn sign(&mut self) -> f32 {
        self.unit().mul_add(2.0, -1.0)
    }

    /// From one number to another.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        (high - low).mul_add(self.unit(), low)
    }

    /// Near 0, spread 1: the sum of twelve draws, which needs no function that differs between machines.
    pub fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.unit()).sum::<f32>() - 6.0
    }

    /// A number below `most` (0 when `most` is 0).
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % (most.max(1) as u64)).unwrap_or(0)
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_its_numbers_and_no_other() {
        let draw = |seed, purpose| -> Vec<u64> {
            let mut rng = Rng::new(seed, purpose);
            (0..4).map(|_| rng.next()).collect()
        };
        assert_eq!(draw(1, "noise"), draw(1, "noise"));
        assert_ne!(draw(1, "noise"), draw(2, "noise"));
        assert_ne!(draw(1, "noise"), draw(1, "light"));
        let mut known = Rng(0);
        assert_eq!(
            known.next(),
            0xe220_a839_7b1d_cdaf,
            "SplitMix64's first number of seed 0"
        );
    }

    #[test]
    fn draws_stay_in_their_bounds() {
        let mut rng = Rng::new(7, "bounds");
        let mut sum = 0.0;
        for _ in 0..4096 {
            assert!((0.0..1.0).contains(&rng.unit()));
            assert!((-1.0..=1.0).contains(&rng.sign()));
            assert!((3.0..=5.0).contains(&rng.between(3.0, 5.0)));
            assert!(rng.below(3) < 3);
            sum += rng.normal();
        }
        assert!((sum / 4096.0).abs() < 0.1);
        assert_eq!(rng.pick::<u8>(&[]), None);
    }
}

//! Finds long stretches of zeros in what goes by.
//!
//! Takes octets with their offset, gives the longest stretch. Programs that download reserve a file's space with zeros first: what they never filled
//! keeps its length and its container, and is hollow. Looks at one octet in 4096 until one is zero, and only then at each: next to free, and the
//! same whatever the pieces. Never misses a stretch of 8192 octets or more.

use crate::finding::{Code, Finding};

/// Octets of zeros in a row that no codec writes. Measured on twenty minutes of black and silence: H.264, H.265, VP9 and AAC of FFmpeg 5.1 to 7.1
/// write no more than 41 in a row; programs that download fill a file in parts of a mebibyte and more.
const HOLLOW: u64 = 1 << 20;

/// What there is to say of the longest stretch.
pub(super) fn hollow((at, octets): (u64, u64)) -> Option<Finding> {
    let finding = || Finding::new(Code::Hollow);
    (octets >= HOLLOW).then(|| finding().with("at", at).with("octets", octets))
}

/// One octet in so many is looked at.
const STRIDE: u64 = 4096;

/// Stretches seen so far.
#[derive(Default)]
pub(super) struct Zeros {
    /// Where the stretch that goes on began, and where it goes on.
    open: Option<(u64, u64)>,
    longest: (u64, u64),
}

impl Zeros {
    /// Takes the octets at an offset. Octets that do not follow on those before end the stretch.
    pub(super) fn watch(&mut self, at: u64, octets: &[u8]) {
        let mut next = 0_u64;
        if let Some((start, end)) = self.open {
            if end == at {
                next = self.run(start, at, octets);
            } else {
                self.open = None;
            }
        }
        while let Some(position) = at
            .checked_add(next)
            .and_then(|here| here.checked_next_multiple_of(STRIDE))
        {
            let offset = position - at;
            let Some(rest) = usize::try_from(offset).ok().and_then(|o| octets.get(o..)) else {
                return;
            };
            match rest.first() {
                None => return,
                Some(0) => next = offset + self.run(position, position, rest).max(1),
                Some(_) => next = offset + 1,
            }
        }
    }

    /// Follows a stretch that began at `start` into the octets at `at`; how many of them are zeros.
    fn run(&mut self, start: u64, at: u64, octets: &[u8]) -> u64 {
        let zeros = octets.iter().position(|octet| *octet != 0);
        let count = zeros.unwrap_or(octets.len()) as u64;
        let end = at.saturating_add(count);
        self.open = zeros.is_none().then_some((start, end));
        let length = end.saturating_sub(start);
        if length > self.longest.1 {
            self.longest = (start, length);
        }
        count
    }

    /// Where the longest stretch is and how long; up to 4095 zeros before it are not counted.
    pub(super) fn longest(&self) -> (u64, u64) {
        self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_found_whatever_the_pieces() {
        let mut octets: Vec<u8> = (0..60_000_u32).map(|n| (n % 251) as u8).collect();
        octets[5000..6000].fill(0);
        octets[10_000..30_000].fill(0);
        octets[40_000..60_000 - 1].fill(0);
        for length in [1, 7, 4096, 5000, 60_000] {
            let mut zeros = Zeros::default();
            let mut at = 3;
            for piece in octets.chunks(length) {
                zeros.watch(at, piece);
                at += piece.len() as u64;
            }
            // From the first multiple of 4096 in the longest stretch to its end, offsets being 3 more than indices.
            assert_eq!(zeros.longest(), (40_960, 60_002 - 40_960), "{length}");
        }
    }

    #[test]
    fn stretches_that_do_not_follow_on_each_other_are_two() {
        let mut zeros = Zeros::default();
        zeros.watch(0, &[0; 8192]);
        zeros.watch(100_000, &[0; 9000]);
        assert_eq!(zeros.longest(), (0, 8192));
    }
}

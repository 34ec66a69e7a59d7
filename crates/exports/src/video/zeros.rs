//! Finds long stretches of zeros in what goes by.
//!
//! Takes octets with their offset, gives the longest stretch. Programs that download reserve a file's space with zeros first: what they never filled
//! keeps its length and its container, and is hollow. Looks at one octet in 16 384 until one is zero, and only then at each: next to free, and the
//! same whatever the pieces. Never misses a stretch of 32 KiB or more.

use crate::finding::{Code, Finding};

/// Octets of zeros in a row that matter. Measured on eight seconds of black and silence in full HD: what FFmpeg writes as H.264, H.265, VP9, MPEG-4 and
/// AAC has at most 30 zeros in a row, as Motion JPEG 12 239, as DNxHD, which fills up its pictures, 846 125 (such codecs are left out); programs that
/// download fill a file in parts of a mebibyte and more.
const HOLLOW: u64 = 1 << 20;

/// What there is to say of the longest stretch.
pub(super) fn hollow((at, octets): (u64, u64)) -> Option<Finding> {
    let finding = || Finding::new(Code::Hollow);
    (octets >= HOLLOW).then(|| finding().with("at", at).with("octets", octets))
}

/// One octet in so many is looked at.
const STRIDE: u64 = 16 << 10;

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
        let count = zeros(octets);
        let end = at.saturating_add(count as u64);
        self.open = (count == octets.len()).then_some((start, end));
        let length = end.saturating_sub(start);
        if length > self.longest.1 {
            self.longest = (start, length);
        }
        count as u64
    }

    /// Where the longest stretch is and how long; less than one stride of zeros before it is not counted.
    pub(super) fn longest(&self) -> (u64, u64) {
        self.longest
    }
}

/// How many zeros the octets begin with.
fn zeros(octets: &[u8]) -> usize {
    // Sixty-four at once are one comparison for the processor.
    let blocks = octets.chunks_exact(64);
    let clear = |block: &&[u8]| block.iter().fold(0, |all, octet| all | octet) == 0;
    let clear = blocks.take_while(clear).count() * 64;
    let rest = octets.get(clear..).unwrap_or_default();
    let more = rest.iter().position(|octet| *octet != 0);
    clear + more.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_found_whatever_the_pieces() {
        let mut octets: Vec<u8> = (0..200_000_u32).map(|n| (n % 251) as u8).collect();
        octets[5000..6000].fill(0);
        octets[30_000..90_000].fill(0);
        octets[120_000..200_000 - 1].fill(0);
        for length in [1, 7, 4096, 50_000, 200_000] {
            let mut zeros = Zeros::default();
            let mut at = 3;
            for piece in octets.chunks(length) {
                zeros.watch(at, piece);
                at += piece.len() as u64;
            }
            // From the first multiple of the stride in the longest stretch to its end, offsets being 3 more than indices.
            assert_eq!(zeros.longest(), (131_072, 200_002 - 131_072), "{length}");
        }
    }

    #[test]
    fn stretches_that_do_not_follow_on_each_other_are_two() {
        let mut zeros = Zeros::default();
        zeros.watch(0, &[0; 40_000]);
        zeros.watch(100_000, &[0; 41_000]);
        assert_eq!(zeros.longest(), (0, 40_000));
    }
}

//! Holds what the boxes say of one track.
//!
//! Takes values that were read, gives sizes, turns and lengths. Never fails: what was not said is zero.

use super::Kind;
use crate::video::bytes::milliseconds;

/// One track.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    pub(super) id: u32,
    /// `vide`, `soun` and others.
    pub(super) handler: Kind,
    /// How the first sample description is called.
    pub(super) codec: Kind,
    /// Width and height of the samples, pixels.
    pub(super) stored: (u32, u32),
    /// Width and height on the screen, pixels.
    pub(super) shown: (u32, u32),
    /// Quarter turns clockwise.
    pub(super) turned: u8,
    /// Ticks a second, and length in them.
    pub(super) clock: (u32, u64),
    /// Samples in `moov`, and in fragments.
    pub(super) samples: (u64, u64),
    /// Furthest chunk.
    pub(super) chunk: Option<u64>,
    /// Whether its media are in another file.
    pub(super) elsewhere: bool,
    /// Where the first fragment begins, ticks.
    pub(super) begins: Option<u64>,
    /// Where the last fragment ends, ticks.
    pub(super) ends: u64,
}

impl Track {
    /// Length of what `moov` lists, as it says.
    pub(super) fn listed(&self) -> Option<u64> {
        let (rate, length) = self.clock;
        milliseconds(length, u64::from(rate))
    }

    /// Length of the fragments that are there.
    pub(super) fn fragments(&self) -> Option<u64> {
        let length = self.ends.saturating_sub(self.begins?);
        milliseconds(length, u64::from(self.clock.0))
    }

    /// Whether it has no samples at all.
    pub(super) fn is_empty(&self) -> bool {
        self.samples == (0, 0)
    }

    /// Samples of a fragment go by that last so many ticks.
    pub(super) fn run(&mut self, samples: u64, ticks: u64) {
        self.begins.get_or_insert(self.ends);
        self.samples.1 = self.samples.1.saturating_add(samples);
        self.ends = self.ends.saturating_add(ticks);
    }

    /// A fragment begins at so many ticks.
    pub(super) fn seek(&mut self, ticks: u64) {
        self.begins = Some(self.begins.map_or(ticks, |first| first.min(ticks)));
        self.ends = self.ends.max(ticks);
    }
}

/// Quarter turns clockwise of a matrix `a b u c d v …` of 16.16 numbers; anything else than quarter turns is none.
pub(super) fn turned(a: i32, b: i32, c: i32, d: i32) -> u8 {
    match (a.signum(), b.signum(), c.signum(), d.signum()) {
        (0, 1, -1, 0) => 1,
        (-1, 0, 0, -1) => 2,
        (0, -1, 1, 0) => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::video::bytes::LONGEST;

    #[test]
    fn fragments_add_up_and_gaps_count() {
        let mut track = Track {
            clock: (1000, 0),
            ..Track::default()
        };
        assert_eq!(track.fragments(), None);
        track.seek(5000);
        track.run(10, 400);
        track.seek(6000);
        track.run(10, 500);
        assert_eq!(track.fragments(), Some(1500));
        assert_eq!(track.samples, (0, 20));
        track.run(u64::MAX, u64::MAX);
        assert_eq!(track.fragments(), Some(LONGEST));
    }
}

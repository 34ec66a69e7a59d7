//! Holds the octets of a file whole, up to a limit.
//!
//! Takes pieces, gives all of them or says how many there were. Never holds more than its limit.

/// Octets of a file that are held whole: 64 MiB.
pub(crate) const LIMIT: usize = 64 << 20;

/// What has come of a file.
pub(crate) struct Held {
    octets: Vec<u8>,
    seen: u64,
    limit: usize,
}

impl Held {
    /// Begins to hold a file that should have `size` octets.
    pub(crate) fn new(size: u64) -> Self {
        Self::with_limit(size, LIMIT)
    }

    /// The same with a limit of its own.
    pub(crate) fn with_limit(size: u64, limit: usize) -> Self {
        let expected = usize::try_from(size).unwrap_or(usize::MAX);
        Self {
            // A file that will not fit is not begun.
            octets: Vec::with_capacity(if expected > limit { 0 } else { expected }),
            seen: 0,
            limit,
        }
    }

    /// Takes the next octets.
    pub(crate) fn feed(&mut self, octets: &[u8]) {
        self.seen = self.seen.saturating_add(octets.len() as u64);
        if self.seen > self.limit as u64 {
            self.octets = Vec::new();
        } else {
            self.octets.extend_from_slice(octets);
        }
    }

    /// The file, or how many octets it has when that is over the limit.
    pub(crate) fn whole(self) -> Result<Vec<u8>, u64> {
        if self.seen > self.limit as u64 {
            Err(self.seen)
        } else {
            Ok(self.octets)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_the_last_size_that_is_held() {
        for (length, held) in [(8usize, true), (9, false)] {
            let mut buffer = Held::with_limit(length as u64, 8);
            for _ in 0..length {
                buffer.feed(b"x");
            }
            assert_eq!(buffer.whole().is_ok(), held, "{length}");
        }
    }

    #[test]
    fn a_file_that_grew_past_the_limit_is_let_go() {
        let mut buffer = Held::with_limit(1, 8);
        for _ in 0..100 {
            buffer.feed(b"1234");
            assert!(buffer.octets.len() <= 8);
        }
        assert_eq!(buffer.whole(), Err(400));
    }
}

//! Keeps the cover picture that a container carries.
//!
//! Takes the octets of a JPEG or PNG of at most 2 MiB, gives a small picture drawn anew. The first cover is the one that counts.

use crate::facts::Preview;

/// Largest cover that is kept, octets.
pub(super) const LARGEST: u64 = 2 << 20;

/// A cover, if one is wanted.
#[derive(Default)]
pub(super) struct Cover {
    longest: Option<u32>,
    octets: Vec<u8>,
}

impl Cover {
    /// A cover to be drawn with a longest side of so many pixels; `None`: no cover is wanted.
    pub(super) fn new(longest: Option<u32>) -> Self {
        Self {
            longest,
            octets: Vec::new(),
        }
    }

    /// Whether a picture of so many octets is wanted.
    pub(super) fn wants(&self, octets: u64) -> bool {
        self.longest.is_some() && self.octets.is_empty() && (1..=LARGEST).contains(&octets)
    }

    /// Keeps what begins as a JPEG or a PNG does.
    pub(super) fn keep(&mut self, octets: &[u8]) {
        let known = octets.starts_with(b"\xFF\xD8\xFF") || octets.starts_with(b"\x89PNG");
        if known && self.wants(octets.len() as u64) {
            self.octets = octets.to_vec();
        }
    }

    /// The small picture.
    pub(super) fn draw(&self) -> Option<Preview> {
        let longest = self.longest?;
        (!self.octets.is_empty())
            .then(|| crate::image::draw(&self.octets, longest))
            .flatten()
    }

    #[cfg(test)]
    pub(super) fn heap(&self) -> usize {
        self.octets.capacity()
    }
}

//! Walks a WebP from chunk to chunk: size, EXIF, whether it moves, whether it is as long as it says.

use super::exif;
use super::walk::{End, Noughts, Seen, Steps, Want, le16, le32};

/// Longest EXIF that is read, octets.
const MOST_EXIF: u64 = 64 << 10;

/// Where in a WebP the walk is.
#[derive(Default)]
pub struct Webp {
    at: At,
    name: [u8; 4],
    /// Octets of the file that are still to come, as it says.
    left: u64,
    /// Octets of the chunk that are still to be passed by.
    rest: u64,
    noughts: Noughts,
    has_canvas: bool,
    has_pixels: bool,
}

#[derive(Clone, Copy, Default)]
enum At {
    #[default]
    Start,
    Head,
    Body,
    Rest,
}

/// What the walk begins with.
pub const FIRST: Want = Want::Together(12);

impl Steps for Webp {
    fn step(&mut self, octets: &[u8], seen: &mut Seen) -> Want {
        match self.at {
            At::Start => {
                self.left = u64::from(le32(octets, 4)).saturating_sub(4);
                self.next()
            }
            At::Head => self.head(octets),
            At::Body => {
                self.body(octets, seen);
                self.at = At::Rest;
                Want::Past(self.rest)
            }
            At::Rest if self.noughts.end() => Want::Nothing(End::Cut),
            At::Rest => self.next(),
        }
    }

    fn passed(&mut self, octets: &[u8]) {
        if matches!(&self.name, b"VP8 " | b"VP8L" | b"ANMF") {
            self.noughts.pass(octets);
        }
    }
}

impl Webp {
    /// The next chunk, or the end.
    fn next(&mut self) -> Want {
        if self.left < 8 {
            return Want::Nothing(match self.has_pixels {
                true => End::Whole,
                false => End::Broken,
            });
        }
        self.at = At::Head;
        self.left -= 8;
        Want::Together(8)
    }

    fn head(&mut self, octets: &[u8]) -> Want {
        let length = u64::from(le32(octets, 4));
        // A chunk of odd length is followed by an octet that is none of it; the last one's is often left out.
        let padded = (length + length % 2).min(self.left.max(length));
        let Some(left) = self.left.checked_sub(padded) else {
            return Want::Nothing(End::Broken);
        };
        self.left = left;
        self.name = octets
            .get(..4)
            .and_then(|name| name.first_chunk())
            .map_or([0; 4], |name| *name);
        self.has_pixels |= matches!(&self.name, b"VP8 " | b"VP8L" | b"ANMF");
        self.at = At::Body;
        let body = match &self.name {
            b"VP8 " | b"VP8L" | b"VP8X" => length.min(10),
            b"EXIF" if length <= MOST_EXIF => length,
            _ => 0,
        };
        self.rest = padded - body;
        Want::Together(usize::try_from(body).unwrap_or_default())
    }

    fn body(&mut self, octets: &[u8], seen: &mut Seen) {
        match &self.name {
            b"VP8X" => {
                if let &[flags, _, _, _, w0, w1, w2, h0, h1, h2] = octets {
                    let side = |octets: [u8; 4]| u32::from_le_bytes(octets) + 1;
                    seen.sized(side([w0, w1, w2, 0]), side([h0, h1, h2, 0]));
                    seen.moving = flags & 2 != 0;
                    self.has_canvas = true;
                }
            }
            b"VP8 " if !self.has_canvas => {
                if octets.get(3..6) == Some(b"\x9D\x01\x2A") {
                    let side = |at| u32::from(le16(octets, at) & 0x3FFF);
                    seen.sized(side(6), side(8));
                } else {
                    seen.damaged = true;
                }
            }
            b"VP8L" if !self.has_canvas => {
                if octets.len() >= 5 && octets.first() == Some(&0x2F) {
                    let bits = le32(octets, 1);
                    seen.sized((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
                } else {
                    seen.damaged = true;
                }
            }
            b"EXIF" => seen.exif = exif::read(octets),
            _ => {}
        }
    }
}

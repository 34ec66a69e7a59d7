//! Walks a BMP: size, and whether all rows are there.

use super::walk::{End, Seen, Steps, Want, le16, le32};

/// Where in a BMP the walk is.
#[derive(Default)]
pub struct Bmp {
    at: At,
    declared: u64,
    pixels: u64,
    header: u64,
}

#[derive(Clone, Copy, Default)]
enum At {
    #[default]
    Start,
    Header,
    Pixels,
}

/// What the walk begins with.
pub const FIRST: Want = Want::Together(18);

impl Steps for Bmp {
    fn step(&mut self, octets: &[u8], seen: &mut Seen) -> Want {
        match self.at {
            At::Start => {
                self.declared = le32(octets, 2).into();
                self.pixels = le32(octets, 10).into();
                self.header = le32(octets, 14).into();
                self.at = At::Header;
                match self.header {
                    12 | 40..=124 => Want::Together(self.header as usize - 4),
                    _ => Want::Nothing(End::Broken),
                }
            }
            At::Header => {
                let needs = self.needs(octets, seen);
                self.at = At::Pixels;
                Want::Past(needs.saturating_sub(14 + self.header))
            }
            At::Pixels => Want::Nothing(End::Whole),
        }
    }
}

impl Bmp {
    /// Octets that the file must have: what the rows need, or what it declares where they are packed.
    fn needs(&self, octets: &[u8], seen: &mut Seen) -> u64 {
        let (width, height, depth, packing) = match self.header {
            12 => (
                le16(octets, 0).into(),
                le16(octets, 2).into(),
                le16(octets, 6),
                0,
            ),
            // A picture that is stored from the top has a negative height.
            _ => (
                le32(octets, 0),
                le32(octets, 4).cast_signed().unsigned_abs(),
                le16(octets, 10),
                le32(octets, 12),
            ),
        };
        seen.sized(width, height);
        match packing {
            // Plain rows, or with masks for the colours; each begins at a multiple of four octets.
            0 | 3 | 6 => {
                let row = (u64::from(width) * u64::from(depth)).div_ceil(32) * 4;
                self.pixels
                    .saturating_add(row.saturating_mul(height.into()))
            }
            _ => self.declared,
        }
    }
}

//! Looks at a TIFF: size, EXIF, and whether its first picture lies inside the file.
//!
//! Looks only into its first octets; where its directory lies behind them, nothing more is told than whether that is there.

use super::exif;
use super::ifd::Tiff;
use super::walk::{End, Seen, Steps, Want};

/// Octets that are looked into.
const HEAD: usize = 64 << 10;

const WIDTH: u16 = 0x100;
const HEIGHT: u16 = 0x101;
/// Offsets and lengths of strips, and of tiles.
const PARTS: [(u16, u16); 2] = [(0x111, 0x117), (0x144, 0x145)];

/// What a TIFF's head has told.
#[derive(Default)]
pub struct Head {
    told: bool,
}

/// What the walk begins with, for a file that should have that many octets.
pub fn first(size: u64) -> Want {
    Want::Together(usize::try_from(size).unwrap_or(HEAD).clamp(8, HEAD))
}

impl Steps for Head {
    fn step(&mut self, octets: &[u8], seen: &mut Seen) -> Want {
        if std::mem::replace(&mut self.told, true) {
            return Want::Nothing(End::Whole);
        }
        Want::Past(needs(octets, seen).saturating_sub(octets.len() as u64))
    }

    fn end(&mut self, held: &[u8], total: u64, seen: &mut Seen) -> End {
        match self.told || needs(held, seen) > total {
            true => End::Cut,
            false => End::Whole,
        }
    }
}

/// Octets that the file must have.
fn needs(octets: &[u8], seen: &mut Seen) -> u64 {
    let Some(tiff) = Tiff::new(octets) else {
        return 8;
    };
    let first = tiff.first();
    if !tiff.holds(first) {
        return first as u64 + 2;
    }
    let number = |tag| {
        tiff.entry(first, tag)
            .and_then(|entry| entry.numbers().next())
    };
    seen.sized(
        number(WIDTH).unwrap_or_default(),
        number(HEIGHT).unwrap_or_default(),
    );
    seen.exif = exif::read(octets);
    let ends = PARTS.iter().filter_map(|(offsets, lengths)| {
        let offsets = tiff.entry(first, *offsets)?.numbers();
        let lengths = tiff.entry(first, *lengths)?.numbers();
        let ends = offsets.zip(lengths);
        ends.map(|(from, length)| u64::from(from) + u64::from(length))
            .max()
    });
    ends.max().unwrap_or_default()
}

//! Walks a JPEG from marker to marker: size, EXIF, and whether its end is there.
//!
//! Segments are passed by at their length, so a thumbnail inside EXIF is never taken for the picture; what follows the end (a second picture, a
//! moving one) is nobody's business. Without decoding, rows that are missing before the end marker are not seen: [`super::entropy`] tells those.

use super::exif;
use super::walk::{End, Seen, Steps, Want, be16};

/// Where in a JPEG the walk is.
#[derive(Default)]
pub struct Jpeg {
    at: At,
    scanned: bool,
}

#[derive(Clone, Copy, Default)]
enum At {
    #[default]
    Start,
    Code,
    Length(u8),
    Body(u8),
}

/// What the walk begins with.
pub const FIRST: Want = Want::Together(2);

impl Steps for Jpeg {
    fn step(&mut self, octets: &[u8], seen: &mut Seen) -> Want {
        match self.at {
            At::Start => {}
            At::Code => match octets.first().copied().unwrap_or_default() {
                0xD9 if self.scanned && seen.size.is_some() => return Want::Nothing(End::Whole),
                0xD9 => return Want::Nothing(End::Broken),
                // Markers that stand alone.
                0x01 | 0xD8 => {}
                code => {
                    self.at = At::Length(code);
                    return Want::Together(2);
                }
            },
            At::Length(code) => {
                let Some(length) = be16(octets, 0).checked_sub(2) else {
                    return Want::Nothing(End::Broken);
                };
                self.at = At::Body(code);
                return match code {
                    0xC0..=0xCF | 0xE1 => Want::Together(usize::from(length)),
                    _ => Want::Past(u64::from(length)),
                };
            }
            At::Body(code) => match code {
                0xC4 | 0xC8 | 0xCC => {}
                0xC0..=0xCF => seen.sized(be16(octets, 3).into(), be16(octets, 1).into()),
                0xDA => self.scanned = true,
                0xE1 if octets.starts_with(b"Exif\0\0") => seen.exif = exif::read(octets),
                _ => {}
            },
        }
        self.at = At::Code;
        Want::Marker
    }
}

//! Walks a PNG from chunk to chunk: size, EXIF, whether it moves, whether each chunk is what was written and its end is there.

use super::exif;
use super::walk::{End, Seen, Steps, Want, be32};

/// Longest EXIF that is read, octets.
const MOST_EXIF: usize = 64 << 10;

/// Where in a PNG the walk is.
#[derive(Default)]
pub struct Png {
    at: At,
    name: [u8; 4],
    digest: Option<crc32fast::Hasher>,
    has_header: bool,
    has_pixels: bool,
}

#[derive(Clone, Copy, Default)]
enum At {
    #[default]
    Start,
    Head,
    Body,
    Check,
}

/// What the walk begins with.
pub const FIRST: Want = Want::Together(8);

const HEAD: Want = Want::Together(8);

impl Steps for Png {
    fn step(&mut self, octets: &[u8], seen: &mut Seen) -> Want {
        match self.at {
            At::Start => {
                self.at = At::Head;
                HEAD
            }
            At::Head => self.head(octets),
            At::Body => {
                if !octets.is_empty() {
                    self.passed(octets);
                    self.body(octets, seen);
                }
                self.at = At::Check;
                Want::Together(4)
            }
            At::Check => {
                let digest = self.digest.take().map(crc32fast::Hasher::finalize);
                seen.damaged |= digest != Some(be32(octets, 0));
                if &self.name == b"IEND" {
                    seen.damaged |= !self.has_pixels;
                    return Want::Nothing(End::Whole);
                }
                self.at = At::Head;
                HEAD
            }
        }
    }

    fn passed(&mut self, octets: &[u8]) {
        if let Some(digest) = &mut self.digest {
            digest.update(octets);
        }
    }
}

impl Png {
    fn head(&mut self, octets: &[u8]) -> Want {
        let length = be32(octets, 0);
        let Some(name) = octets.get(4..).and_then(|rest| rest.first_chunk()) else {
            return Want::Nothing(End::Broken);
        };
        self.name = *name;
        // Room that was set aside on the disk and never written.
        if octets.iter().all(|octet| *octet == 0) {
            return Want::Nothing(End::Cut);
        }
        let first = !std::mem::replace(&mut self.has_header, true);
        if length > u32::MAX >> 1
            || !name.iter().all(u8::is_ascii_alphabetic)
            || (first && name != b"IHDR")
        {
            return Want::Nothing(End::Broken);
        }
        let mut digest = crc32fast::Hasher::new();
        digest.update(name);
        self.digest = Some(digest);
        self.has_pixels |= name == b"IDAT";
        self.at = At::Body;
        let length = length as usize;
        match name {
            b"IHDR" | b"acTL" if length < 64 => Want::Together(length),
            b"eXIf" if length <= MOST_EXIF => Want::Together(length),
            _ => Want::Past(length as u64),
        }
    }

    fn body(&self, octets: &[u8], seen: &mut Seen) {
        match &self.name {
            b"IHDR" => seen.sized(be32(octets, 0), be32(octets, 4)),
            b"acTL" => seen.moving = be32(octets, 0) > 1,
            b"eXIf" => seen.exif = exif::read(octets),
            _ => {}
        }
    }
}

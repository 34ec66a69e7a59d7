//! Walks the boxes of a HEIC or AVIF: size, EXIF, whether it moves, whether it is as long as they say.
//!
//! Its pixels are never decoded. What follows the picture and is no box (some phones append notes of their own) is nobody's business.

mod items;

use super::exif;
use super::walk::{End, MOST_TOGETHER, Noughts, Seen, Steps, Want, be32};

/// Where in the file the walk is.
#[derive(Default)]
pub struct Boxes {
    at: At,
    name: [u8; 4],
    /// A directory of what is in the file.
    has_index: bool,
    has_pixels: bool,
    noughts: Noughts,
    /// Whether the box says that it goes to the end of the file.
    is_last: bool,
    /// Octets before what is asked for.
    offset: u64,
    /// Where EXIF lies, offset and length.
    exif: Option<(u64, u64)>,
}

/// Longest EXIF that is read, octets.
const MOST_EXIF: u64 = 64 << 10;

#[derive(Clone, Copy, Default)]
enum At {
    #[default]
    Head,
    LongHead,
    Body,
    /// Passed by up to EXIF of that length; behind it come the other octets of its box.
    BeforeExif(u64, u64),
    /// EXIF, and the other octets of its box behind it.
    Exif(u64),
}

/// What the walk begins with.
pub const FIRST: Want = Want::Together(8);

impl Steps for Boxes {
    fn step(&mut self, octets: &[u8], seen: &mut Seen) -> Want {
        match self.at {
            At::Head => {
                self.offset += 8;
                self.head(octets)
            }
            At::LongHead => {
                self.offset += 8;
                let length = u64::from(be32(octets, 0)) << 32 | u64::from(be32(octets, 4));
                match length.checked_sub(16) {
                    Some(body) => self.body(body),
                    None => self.no_box(),
                }
            }
            At::Body => {
                match &self.name {
                    b"meta" => self.index(octets, seen),
                    b"moov" => seen.moving = true,
                    _ => {}
                }
                if self.noughts.end() {
                    return Want::Nothing(End::Cut);
                }
                self.at = At::Head;
                Want::Together(8)
            }
            At::BeforeExif(length, behind) => {
                self.at = At::Exif(behind);
                Want::Together(usize::try_from(length).unwrap_or_default())
            }
            At::Exif(behind) => {
                self.noughts = Noughts::default();
                // A number says how far behind it the TIFF header is.
                let from = (be32(octets, 0) as usize).saturating_add(4);
                seen.exif = exif::read(octets.get(from..).unwrap_or_default());
                self.at = At::Body;
                Want::Past(behind)
            }
        }
    }

    fn passed(&mut self, octets: &[u8]) {
        if &self.name == b"mdat" {
            self.noughts.pass(octets);
        }
    }

    fn end(&mut self, held: &[u8], _total: u64, _seen: &mut Seen) -> End {
        let between = matches!(self.at, At::Head) && held.is_empty() || self.is_last;
        match between && self.is_all() && !self.noughts.end() {
            true => End::Whole,
            false => End::Cut,
        }
    }
}

impl Boxes {
    fn is_all(&self) -> bool {
        self.has_index && self.has_pixels
    }

    fn head(&mut self, octets: &[u8]) -> Want {
        self.name = octets
            .get(4..)
            .and_then(|name| name.first_chunk())
            .map_or([0; 4], |name| *name);
        if !self.name.iter().all(|octet| (0x20..0x7F).contains(octet)) {
            return self.no_box();
        }
        match be32(octets, 0) {
            0 => {
                self.is_last = true;
                self.body(u64::MAX)
            }
            1 => {
                self.at = At::LongHead;
                Want::Together(8)
            }
            length => match length.checked_sub(8) {
                Some(body) => self.body(body.into()),
                None => self.no_box(),
            },
        }
    }

    fn body(&mut self, length: u64) -> Want {
        self.at = At::Body;
        self.has_index |= matches!(&self.name, b"meta" | b"moov");
        self.has_pixels |= &self.name == b"mdat";
        let begin = self.offset;
        let end = begin.saturating_add(length);
        self.offset = end;
        if let (b"mdat", Some((from, exif))) = (&self.name, self.exif)
            && let Some(before) = from.checked_sub(begin)
            && let Some(behind) = from.checked_add(exif).and_then(|to| end.checked_sub(to))
            && exif <= MOST_EXIF
        {
            self.at = At::BeforeExif(exif, behind);
            return Want::Past(before);
        }
        match usize::try_from(length) {
            Ok(length) if &self.name == b"meta" && length <= MOST_TOGETHER => {
                Want::Together(length)
            }
            _ => Want::Past(length),
        }
    }

    /// Octets that begin no box.
    fn no_box(&self) -> Want {
        Want::Nothing(match self.is_all() {
            true => End::Whole,
            false => End::Broken,
        })
    }

    /// Takes the size from the index: pictures of this sort are laid out in tiles, so the largest size is the whole's.
    fn index(&mut self, octets: &[u8], seen: &mut Seen) {
        self.exif = items::exif(octets);
        self.has_pixels |= memchr::memmem::find(octets, b"idat").is_some();
        for at in memchr::memmem::find_iter(octets, b"ispe") {
            let (width, height) = (be32(octets, at + 8), be32(octets, at + 12));
            let area = |(width, height): (u32, u32)| u64::from(width) * u64::from(height);
            if area((width, height)) > seen.size.map_or(0, area) {
                seen.sized(width, height);
            }
        }
    }
}

//! Looks at pictures: what each says of itself, whether it is all there, and a small one drawn of it.
//!
//! Takes the octets of one picture in pieces of any length, gives its [`Facts`]. Where neither decoding nor a preview is wanted, the picture is walked through by its
//! structure ([`walk`] and a room for each format) and at most 256 KiB of it are held; nothing is decoded, so pixels that are wrong inside a sound
//! structure are not seen. Otherwise it is held whole up to [`MOST_HELD`] octets, decoded and judged pixel by pixel ([`draw`], [`entropy`]): 48 MiB of
//! pixels a thread at most, and 256 MiB for one large picture at a time. HEIC, AVIF
//! and TIFF are never decoded.
//!
//! Never says where a picture was taken or with whose camera.

mod bmp;
mod boxes;
mod draw;
mod entropy;
mod exif;
mod gif;
mod ifd;
mod jpeg;
mod png;
mod screen;
#[cfg(test)]
mod tests;
mod tiff;
mod walk;
mod webp;

pub use draw::draw;

use draw::Verdict;
use walk::{End, Seen, Steps, Walk};

use crate::facts::{Detail, Facts, Image};
use crate::finding::{Code, Finding};
use crate::look::{Blind, Look, Settings};
use crate::sniff::Format;

/// Most octets of a picture that are held to be decoded.
pub const MOST_HELD: usize = 32 << 20;

/// Looks at a picture that should have `size` octets.
#[must_use]
pub fn look(format: Format, size: u64, settings: Settings) -> Box<dyn Look> {
    let wanted = Wanted {
        drawn: settings.preview,
        decoded: settings.decode || settings.preview.is_some(),
    };
    let none = Wanted {
        drawn: None,
        decoded: false,
    };
    match format {
        Format::Jpeg => picture(format, jpeg::Jpeg::default(), jpeg::FIRST, wanted),
        Format::Png => picture(format, png::Png::default(), png::FIRST, wanted),
        Format::Webp => picture(format, webp::Webp::default(), webp::FIRST, wanted),
        Format::Gif => picture(format, gif::Gif::default(), gif::FIRST, wanted),
        Format::Bmp => picture(format, bmp::Bmp::default(), bmp::FIRST, wanted),
        // No decoder for these.
        Format::Heic | Format::Avif => picture(format, boxes::Boxes::default(), boxes::FIRST, none),
        Format::Tiff => picture(format, tiff::Head::default(), tiff::first(size), none),
        _ => Box::new(Blind(format)),
    }
}

fn picture<S: Steps + Send + 'static>(
    format: Format,
    steps: S,
    first: walk::Want,
    wanted: Wanted,
) -> Box<dyn Look> {
    Box::new(Picture {
        format,
        walk: Walk::new(steps, first),
        held: wanted.decoded.then(|| Held {
            drawn: wanted.drawn,
            octets: Some(Vec::new()),
        }),
    })
}

/// What is wanted of a picture beside its structure.
#[derive(Clone, Copy)]
struct Wanted {
    /// Longest side of a small picture of it.
    drawn: Option<u32>,
    /// Whether its pixels are to be decoded.
    decoded: bool,
}

/// One picture on its way.
struct Picture<S> {
    format: Format,
    walk: Walk<S>,
    held: Option<Held>,
}

/// A picture that is to be decoded.
struct Held {
    /// Longest side of the small picture, where one is wanted.
    drawn: Option<u32>,
    /// All of it so far; `None` when it is too large.
    octets: Option<Vec<u8>>,
}

impl<S: Steps + Send> Look for Picture<S> {
    fn feed(&mut self, octets: &[u8]) {
        self.walk.feed(octets);
        if let Some(held) = &mut self.held
            && let Some(all) = &mut held.octets
        {
            if all.len().saturating_add(octets.len()) > MOST_HELD {
                held.octets = None;
            } else {
                all.extend_from_slice(octets);
            }
        }
    }

    fn finish(self: Box<Self>) -> Facts {
        let (seen, end) = self.walk.finish();
        let mut facts = Facts::of(self.format);
        let mut damaged = seen.damaged || end == End::Broken;
        let mut decoded = Verdict::Whole;
        if let Some(held) = self.held {
            let (preview, verdict) = match held.octets {
                Some(octets) => draw::decode(&octets, held.drawn.unwrap_or(1)),
                None => (None, Verdict::TooLarge),
            };
            facts.preview = preview.filter(|_| held.drawn.is_some());
            damaged |= verdict == Verdict::Damaged;
            decoded = verdict;
        }
        facts.detail = detail(self.format, seen);
        let is_sound = end == End::Whole && !damaged;
        // What is cut does not decode either: that needs no saying.
        let codes = [
            (Code::ImageCut, end == End::Cut),
            (Code::ImageDamaged, damaged && end != End::Cut),
            (Code::ImageTooLarge, decoded == Verdict::TooLarge),
            (
                Code::ImageNotFollowed,
                is_sound && decoded == Verdict::Unknown,
            ),
        ];
        let found = codes.into_iter().filter(|(_, found)| *found);
        facts.findings = found.map(|(code, _)| Finding::new(code)).collect();
        facts
    }
}

fn detail(format: Format, seen: Seen) -> Detail {
    Detail::Image(Image {
        size: seen.size,
        look: screen::look(format, seen.size, &seen.exif),
        taken: seen.exif.taken,
        moving: seen.moving,
    })
}

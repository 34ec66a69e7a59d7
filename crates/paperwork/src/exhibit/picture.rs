//! Reads what a picture exhibit is: its size, how it is to be turned, its colours, whether it is whole.
//!
//! Takes the bytes of a JPEG, PNG, GIF or WebP file; gives facts. Files other than JPEG are decoded once, within limits, to know that they
//! can be shown; a JPEG goes into a bundle as it is and is only walked through, marker by marker. Never changes a byte.

use std::io::Cursor;

use image::{ImageReader, Limits};

use super::inspect::Kind;
use super::jpeg;

/// The most pixels of a picture that is shown: 100 megapixels, four times what telephones make.
pub const MOST_PIXELS: u64 = 100_000_000;

/// The most memory a decoder may take, octets.
const MEMORY: u64 = 512 << 20;

/// The colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Shades of grey.
    Grey,
    /// Red, green, blue (or a palette of such).
    Rgb,
    /// Cyan, magenta, yellow, black: a JPEG made for print. No PDF/A may hold it without a profile.
    Cmyk,
}

/// Why a picture cannot be shown; it is attached instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// The file ends before the picture does, as when a download broke off.
    CutShort,
    /// It has more than [`MOST_PIXELS`] or takes too much memory to decode.
    TooLarge,
    /// It cannot be decoded: damaged, or of a rare sort (arithmetic coding, 12 bits, lossless JPEG).
    Undecodable,
}

/// Facts of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// JPEG, PNG, GIF or WebP.
    pub format: Kind,
    /// Width as stored, pixels; 0 when unknown.
    pub width: u32,
    /// Height as stored, pixels; 0 when unknown.
    pub height: u32,
    /// EXIF orientation, 1 to 8; 1 is upright.
    pub orientation: u8,
    /// Its colours.
    pub colours: Colours,
    /// Parts of it are transparent, or may be.
    pub alpha: bool,
    /// A CMYK JPEG whose values are stored upside down, as Adobe's programs do.
    pub inverted: bool,
    /// It moves; only the first picture can be shown on paper.
    pub animated: bool,
    /// Why it cannot be shown.
    pub unusable: Option<Unusable>,
}

impl Picture {
    pub(super) fn undecodable(format: Kind) -> Self {
        Self {
            format,
            width: 0,
            height: 0,
            orientation: 1,
            colours: Colours::Rgb,
            alpha: false,
            inverted: false,
            animated: false,
            unusable: Some(Unusable::Undecodable),
        }
    }

    /// Width and height as shown, after turning, pixels.
    pub fn shown(&self) -> (u32, u32) {
        if self.orientation > 4 {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }
}

/// Reads a picture of the given kind and decodes it once; `None` when the kind is no picture.
pub(crate) fn read(kind: Kind, bytes: &[u8]) -> Option<Picture> {
    let mut picture = facts(kind, bytes)?;
    if picture.unusable.is_none() && kind != Kind::Jpeg {
        picture.unusable = decode(bytes).err();
    }
    Some(picture)
}

/// Reads a picture of the given kind without decoding it; `None` when the kind is no picture.
pub(crate) fn facts(kind: Kind, bytes: &[u8]) -> Option<Picture> {
    let mut picture = match kind {
        Kind::Jpeg => jpeg::read(bytes),
        Kind::Png => png(bytes),
        Kind::Gif => gif(bytes),
        Kind::WebP => webp(bytes),
        Kind::Pdf | Kind::Other => return None,
    };
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    if picture.unusable.is_none() && pixels > MOST_PIXELS {
        picture.unusable = Some(Unusable::TooLarge);
    }
    if picture.unusable.is_none() && pixels == 0 {
        picture.unusable = Some(Unusable::Undecodable);
    }
    Some(picture)
}

/// Decodes any picture into pixels, the first one of a moving picture.
///
/// # Errors
/// [`Unusable`].
pub(crate) fn decode(bytes: &[u8]) -> Result<image::DynamicImage, Unusable> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| Unusable::Undecodable)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => Unusable::TooLarge,
        _ => Unusable::Undecodable,
    })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

fn u16_le(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

/// A chunk of a PNG file.
pub(crate) struct Chunk<'a> {
    pub(crate) name: &'a [u8],
    pub(crate) data: &'a [u8],
}

/// The chunks of a PNG file, up to where it ends or breaks off.
pub(crate) fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut at = 8;
    std::iter::from_fn(move || {
        let length = usize::try_from(u32_at(bytes, at)?).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        let start = at + 8;
        let end = start.checked_add(length)?;
        let data = bytes.get(start..end)?;
        bytes.get(end..end.checked_add(4)?)?;
        at = end + 4;
        Some(Chunk { name, data })
    })
}

fn png(bytes: &[u8]) -> Picture {
    let mut picture = Picture::undecodable(Kind::Png);
    let mut whole = false;
    for chunk in chunks(bytes) {
        match chunk.name {
            b"IHDR" => {
                picture.width = u32_at(chunk.data, 0).unwrap_or(0);
                picture.height = u32_at(chunk.data, 4).unwrap_or(0);
                let colour = chunk.data.get(9).copied().unwrap_or(2);
                picture.alpha = colour & 4 != 0;
                picture.colours = if colour & 2 == 0 {
                    Colours::Grey
                } else {
                    Colours::Rgb
                };
            }
            b"tRNS" => picture.alpha = true,
            b"acTL" => picture.animated = true,
            b"eXIf" => picture.orientation = jpeg::orientation(chunk.data).unwrap_or(1),
            b"IEND" => {
                whole = true;
                break;
            }
            _ => {}
        }
    }
    picture.unusable = (!whole).then_some(Unusable::CutShort);
    picture
}

fn gif(bytes: &[u8]) -> Picture {
    let mut picture = Picture::undecodable(Kind::Gif);
    picture.width = u16_le(bytes, 6).unwrap_or(0).into();
    picture.height = u16_le(bytes, 8).unwrap_or(0).into();
    picture.unusable = Some(Unusable::CutShort);
    let table = |flags: u8| {
        if flags & 0x80 == 0 {
            0
        } else {
            3 << ((flags & 7) + 1)
        }
    };
    let mut at = 13 + table(bytes.get(10).copied().unwrap_or(0));
    let mut pictures = 0;
    // Sub-blocks: a length, so many bytes, … , 0.
    let behind = |mut at: usize| loop {
        match bytes.get(at)? {
            0 => return Some(at + 1),
            n => at += 1 + usize::from(*n),
        }
    };
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(0x21), label) => {
                if label == Some(&0xF9) && bytes.get(at + 3).is_some_and(|f| f & 1 != 0) {
                    picture.alpha = true;
                }
                match behind(at + 2) {
                    Some(next) => at = next,
                    None => break,
                }
            }
            (Some(0x2C), _) => {
                let flags = bytes.get(at + 9).copied().unwrap_or(0);
                match behind(at + 11 + table(flags)) {
                    Some(next) => at = next,
                    None => break,
                }
                pictures += 1;
            }
            // The end mark; some programs leave it out.
            _ => {
                if pictures > 0 {
                    picture.unusable = None;
                }
                break;
            }
        }
    }
    picture.animated = pictures > 1;
    picture
}

fn webp(bytes: &[u8]) -> Picture {
    let mut picture = Picture::undecodable(Kind::WebP);
    let le32 = |at: usize| {
        let four = bytes.get(at..at.checked_add(4)?)?;
        usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
    };
    let whole = le32(4).is_some_and(|n| n.saturating_add(8) <= bytes.len());
    let mut at = 12;
    while let (Some(name), Some(length)) = (bytes.get(at..at + 4), le32(at + 4)) {
        let data = bytes.get(at + 8..).unwrap_or_default();
        let le24 = |at: usize| {
            data.get(at..at + 3)
                .map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], 0]))
        };
        match name {
            b"VP8X" => {
                let flags = data.first().copied().unwrap_or(0);
                picture.alpha = flags & 0x10 != 0;
                picture.animated = flags & 0x02 != 0;
                (picture.width, picture.height) = (le24(4) + 1, le24(7) + 1);
            }
            b"VP8 " if picture.width == 0 => {
                picture.width = u16_le(data, 6).map_or(0, |w| u32::from(w & 0x3FFF));
                picture.height = u16_le(data, 8).map_or(0, |h| u32::from(h & 0x3FFF));
            }
            b"VP8L" if picture.width == 0 => {
                let bits = data
                    .get(1..5)
                    .and_then(|b| b.try_into().ok())
                    .map_or(0, u32::from_le_bytes);
                (picture.width, picture.height) =
                    ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
                picture.alpha = (bits >> 28) & 1 != 0;
            }
            b"EXIF" => {
                let data = data.get(..length).unwrap_or_default();
                let data = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
                picture.orientation = jpeg::orientation(data).unwrap_or(1);
            }
            _ => {}
        }
        at = match at.checked_add(8 + length + length % 2) {
            Some(next) => next,
            None => break,
        };
    }
    picture.unusable = (!whole).then_some(Unusable::CutShort);
    picture
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

    use super::super::inspect::inspect;
    use super::*;

    fn fixture(name: &str) -> Picture {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/exhibits/");
        let bytes = std::fs::read(format!("{path}{name}")).unwrap();
        inspect(&bytes).picture.unwrap()
    }

    #[test]
    fn pictures_are_read_as_they_are() {
        let plain = fixture("plain.jpg");
        assert_eq!((plain.width, plain.height, plain.orientation), (96, 128, 1));
        assert_eq!(
            (plain.colours, plain.alpha, plain.unusable),
            (Colours::Rgb, false, None)
        );
        let turned = fixture("exif-6.jpg");
        assert_eq!(
            (turned.width, turned.height, turned.orientation),
            (128, 96, 6)
        );
        assert_eq!(turned.shown(), (96, 128));
        assert_eq!(fixture("cmyk.jpg").colours, Colours::Cmyk);
        assert_eq!(fixture("grey-progressive.jpg").colours, Colours::Grey);
        assert_eq!(fixture("grey-progressive.jpg").unusable, None);
        for (name, alpha, animated) in [
            ("plain.png", false, false),
            ("palette.png", false, false),
            ("alpha.png", true, false),
            ("animated.gif", true, true),
            ("plain.webp", false, false),
        ] {
            let found = fixture(name);
            assert_eq!(
                (found.alpha, found.animated, found.unusable),
                (alpha, animated, None),
                "{name}"
            );
            assert!(found.width >= 48 && found.height >= 64, "{name}");
        }
    }

    #[test]
    fn a_picture_cut_short_is_called_that() {
        assert_eq!(fixture("cut-short.jpg").unusable, Some(Unusable::CutShort));
        assert_eq!(fixture("cut-short.png").unusable, Some(Unusable::CutShort));
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/exhibits/");
        for name in [
            "plain.jpg",
            "exif-6.jpg",
            "plain.png",
            "animated.gif",
            "plain.webp",
        ] {
            let whole = std::fs::read(format!("{path}{name}")).unwrap();
            for keep in (0..whole.len() - 20).step_by(31) {
                if let Some(found) = inspect(&whole[..keep]).picture {
                    let first_frame_is_whole = name == "animated.gif" && found.unusable.is_none();
                    assert!(
                        found.unusable.is_some() || first_frame_is_whole,
                        "{name} at {keep}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_png_that_claims_to_be_huge_is_not_decoded() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../fixtures/exhibits/plain.png"
        );
        let mut bytes = std::fs::read(path).unwrap();
        bytes[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
        assert_eq!(
            inspect(&bytes).picture.unwrap().unusable,
            Some(Unusable::TooLarge)
        );
    }
}

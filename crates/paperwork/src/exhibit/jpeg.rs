//! Walks through a JPEG file, marker by marker.
//!
//! Takes the bytes; gives size, colours, EXIF orientation and whether the end mark is there. Decodes nothing: a JPEG goes into a PDF as it is
//! (DCTDecode), so what matters is that it is of a sort PDF viewers decode, that its tables are in order, and that it was not cut short.

use super::inspect::Kind;
use super::picture::{Colours, Picture, Unusable};
use super::tables;

/// Reads a JPEG file.
pub(super) fn read(bytes: &[u8]) -> Picture {
    let mut picture = Picture::undecodable(Kind::Jpeg);
    let (mut at, mut frame) = (2, false);
    let mut scans = 0;
    let end = loop {
        let Some((marker, next)) = marker(bytes, at) else {
            break Some(Unusable::CutShort);
        };
        at = next;
        match marker {
            // The end. Whatever comes behind (a second picture, a maker's data) is not this picture.
            0xD9 => break None,
            // Without a length: restarts, another start, a filler.
            0x01 | 0xD0..=0xD8 => continue,
            _ => {}
        }
        let Some(segment) = segment(bytes, at) else {
            break Some(Unusable::CutShort);
        };
        at += 2 + segment.len();
        let sound = match marker {
            0xC0..=0xC2 => tables::frame(segment),
            0xC4 => tables::huffman(segment),
            0xDA => tables::scan(segment),
            0xDB => tables::quantisation(segment),
            _ => true,
        };
        if !sound {
            break Some(Unusable::Undecodable);
        }
        match marker {
            0xE1 => {
                if let Some(tiff) = segment.strip_prefix(b"Exif\0\0") {
                    picture.orientation = orientation(tiff).unwrap_or(1);
                }
            }
            0xEE if segment.starts_with(b"Adobe") => picture.inverted = true,
            // Baseline, extended, progressive; the other frames are lossless, differential or arithmetic.
            0xC0..=0xC2 => {
                let &[precision, h1, h0, w1, w0, components, ..] = segment else {
                    break Some(Unusable::Undecodable);
                };
                picture.height = u16::from_be_bytes([h1, h0]).into();
                picture.width = u16::from_be_bytes([w1, w0]).into();
                picture.colours = match components {
                    1 => Colours::Grey,
                    3 => Colours::Rgb,
                    4 => Colours::Cmyk,
                    _ => break Some(Unusable::Undecodable),
                };
                // A second frame would be hierarchical. A height of 0 is told after the scan, which few decoders know.
                if precision != 8 || frame || picture.height == 0 || picture.width == 0 {
                    break Some(Unusable::Undecodable);
                }
                frame = true;
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => break Some(Unusable::Undecodable),
            0xDA if !frame => break Some(Unusable::Undecodable),
            0xDA => scans += 1,
            _ => {}
        }
    };
    picture.inverted &= picture.colours == Colours::Cmyk;
    picture.unusable = match end {
        None if !frame || scans == 0 => Some(Unusable::Undecodable),
        other => other,
    };
    picture
}

/// The next marker at or behind `at`, and where it ends. Steps over compressed data, where 0xFF is followed by 0.
fn marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let mut at = at;
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == 0xFF)?;
        match bytes.get(at + 1)? {
            0x00 => at += 2,
            0xFF => at += 1,
            &code => return Some((code, at + 2)),
        }
    }
}

/// The colour profile (ICC) of a JPEG file, put together from its parts.
pub(crate) fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut parts = std::collections::BTreeMap::new();
    let mut at = 2;
    while let Some((code, next)) = marker(bytes, at) {
        at = next;
        match code {
            0x01 | 0xD0..=0xD8 => continue,
            // Profiles stand before the picture.
            0xD9 | 0xDA => break,
            _ => {}
        }
        let segment = segment(bytes, at)?;
        at += 2 + segment.len();
        if code == 0xE2
            && let Some([number, _, part @ ..]) = segment.strip_prefix(b"ICC_PROFILE\0")
        {
            parts.insert(*number, part);
        }
    }
    let whole: Vec<u8> = parts.into_values().flatten().copied().collect();
    // A profile says how long it is.
    let length = u32::from_be_bytes(whole.get(..4)?.try_into().ok()?);
    (usize::try_from(length).ok()? == whole.len()).then_some(whole)
}

/// What stands in the segment whose length is at `at`, without the length.
fn segment(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let &[high, low] = bytes.get(at..at + 2)? else {
        return None;
    };
    let length = usize::from(u16::from_be_bytes([high, low]));
    bytes.get(at + 2..at.checked_add(length)?)
}

/// The orientation (1 to 8) that EXIF data (a TIFF file of its own) gives in its first directory.
pub(super) fn orientation(tiff: &[u8]) -> Option<u8> {
    let big = match tiff.get(..4)? {
        [b'M', b'M', 0, 42] => true,
        [b'I', b'I', 42, 0] => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big {
            u16::from_be_bytes(two)
        } else {
            u16::from_le_bytes(two)
        })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = if big {
        u32::from_be_bytes(four)
    } else {
        u32::from_le_bytes(four)
    };
    let first = usize::try_from(first).ok()?;
    let count = usize::from(short(first)?);
    (0..count)
        .map_while(|i| first.checked_add(2 + 12 * i))
        .find(|&entry| short(entry) == Some(0x0112))
        .and_then(|entry| short(entry.checked_add(8)?))
        .and_then(|v| u8::try_from(v).ok())
        .filter(|v| (1..=8).contains(v))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_byte_orders_are_read() {
        let big = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
        let little = b"II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0";
        assert_eq!(orientation(big), Some(6));
        assert_eq!(orientation(little), Some(8));
        assert_eq!(orientation(b"MM\0\x2A\xFF\xFF\xFF\xFF"), None);
        assert_eq!(orientation(b""), None);
    }

    #[test]
    fn rare_sorts_are_refused() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../fixtures/exhibits/plain.jpg"
        );
        let whole = std::fs::read(path).unwrap();
        let frame = whole.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
        for (at, value) in [(frame + 1, 0xC9), (frame + 1, 0xC3), (frame + 4, 12)] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            assert_eq!(
                read(&bytes).unusable,
                Some(Unusable::Undecodable),
                "{value:#x}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_bytes_stop_it(bytes in proptest::collection::vec(prop_oneof![Just(0xFF_u8), Just(0xC0), Just(0xDA), any::<u8>()], 0..200)) {
            read(&[&[0xFF, 0xD8], bytes.as_slice()].concat());
            orientation(&bytes);
        }
    }
}

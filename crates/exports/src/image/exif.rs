//! Reads what EXIF says of how a picture came about.
//!
//! Takes the octets of EXIF, gives the time it was taken and whether a camera or a screen made it. Reads a handful of known tags and nothing else:
//! no position, no name, no serial number ever leaves here.

use std::fmt::Write as _;

use jiff::civil::DateTime;

use super::ifd::Tiff;

/// What EXIF says, as far as it matters here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exif {
    /// When the picture was taken: local time `YYYY-MM-DDTHH:MM:SS`, with its offset where there is one.
    pub taken: Option<String>,
    /// Names a maker or a model of a camera.
    pub camera: bool,
    /// Has an exposure time, an aperture or a sensitivity.
    pub exposed: bool,
    /// Says itself that it is a screenshot, as iOS and macOS do.
    pub screenshot: bool,
}

const MAKE: u16 = 0x010F;
const MODEL: u16 = 0x0110;
const EXIF: u16 = 0x8769;
const EXPOSURE_TIME: u16 = 0x829A;
const F_NUMBER: u16 = 0x829D;
const SENSITIVITY: u16 = 0x8827;
const DATE_TIME_ORIGINAL: u16 = 0x9003;
const OFFSET_TIME_ORIGINAL: u16 = 0x9011;
const USER_COMMENT: u16 = 0x9286;

/// Reads EXIF, with or without the `Exif\0\0` that stands before it in a JPEG. What cannot be read says nothing.
#[must_use]
pub fn read(octets: &[u8]) -> Exif {
    let mut exif = Exif::default();
    let octets = octets.strip_prefix(b"Exif\0\0").unwrap_or(octets);
    let Some(tiff) = Tiff::new(octets) else {
        return exif;
    };
    let first = tiff.first();
    let text = |at, tag| tiff.entry(at, tag).and_then(|entry| entry.text());
    exif.camera = [MAKE, MODEL]
        .iter()
        .any(|tag| text(first, *tag).is_some_and(|name| !name.is_empty()));
    let Some(own) = tiff
        .entry(first, EXIF)
        .and_then(|entry| entry.numbers().next())
    else {
        return exif;
    };
    let own = own as usize;
    exif.exposed = [EXPOSURE_TIME, F_NUMBER, SENSITIVITY]
        .iter()
        .any(|tag| tiff.entry(own, *tag).is_some());
    exif.screenshot = tiff
        .entry(own, USER_COMMENT)
        .is_some_and(|entry| entry.octets.starts_with(b"ASCII\0\0\0Screenshot"));
    exif.taken = text(own, DATE_TIME_ORIGINAL)
        .and_then(|time| taken(time, text(own, OFFSET_TIME_ORIGINAL).unwrap_or_default()));
    exif
}

/// A time as EXIF writes it, `YYYY:MM:DD HH:MM:SS`, and its offset, `+HH:MM`, as ISO 8601 does. `None` if there is no such time.
fn taken(time: &str, offset: &str) -> Option<String> {
    let shape = |text: &str, like: &str| {
        text.len() == like.len()
            && text.bytes().zip(like.bytes()).all(|pair| match pair {
                (octet, b'0') => octet.is_ascii_digit(),
                // Some write the day with the strokes of ISO 8601.
                (octet, b':') => matches!(octet, b':' | b'-' | b'/'),
                (octet, like) => octet == like,
            })
    };
    if !shape(time, "0000:00:00 00:00:00") {
        return None;
    }
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<i16>().ok();
    let small = |from| i8::try_from(number(from, from + 2)?).ok();
    let year = number(0, 4)?;
    let time = DateTime::new(
        year,
        small(5)?,
        small(8)?,
        small(11)?,
        small(14)?,
        small(17)?,
        0,
    );
    let mut time = time.ok().filter(|_| year > 0)?.to_string();
    let signed = offset.strip_prefix(['+', '-']).unwrap_or_default();
    if shape(signed, "00:00") && signed < "15:00" {
        let _ = write!(time, "{offset}");
    }
    Some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_impossible_ones_are_none() {
        let said = |time, offset| taken(time, offset);
        assert_eq!(
            said("2025:03:01 09:08:07", ""),
            Some("2025-03-01T09:08:07".to_owned())
        );
        assert_eq!(
            said("2025:03:01 00:00:00", "+08:00"),
            Some("2025-03-01T00:00:00+08:00".to_owned())
        );
        assert_eq!(
            said("2025-03-01 00:00:00", "99:99"),
            Some("2025-03-01T00:00:00".to_owned())
        );
        for none in [
            "0000:00:00 00:00:00",
            "2025:02:30 00:00:00",
            "    :  :     :  :  ",
            "2025:03:01 24:00:00",
            "2025:03:01",
            "",
        ] {
            assert_eq!(said(none, ""), None, "{none}");
        }
    }

    #[test]
    fn what_is_no_exif_says_nothing() {
        for octets in [&b""[..], b"Exif\0\0", b"Exif\0\0MM\0*\xFF\xFF\xFF\xFF"] {
            assert_eq!(read(octets), Exif::default());
        }
    }
}

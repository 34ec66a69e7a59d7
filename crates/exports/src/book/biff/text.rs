//! Reads the texts of XLS records: UTF-16 or its lower halves in BIFF8, a code page in BIFF5.
//!
//! Takes the content of records, gives text. A text that its record cuts off ends there.

use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};

use super::super::Problem;
use super::super::ole::{u16_at, u32_at};
use super::super::strings::Strings;

/// Which generation of records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Version {
    /// Excel 97 and later.
    #[default]
    Biff8,
    /// Excel 5 and 95.
    Biff5,
}

/// How texts are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Text {
    pub(super) version: Version,
    /// Number of the code page.
    pub(super) page: u16,
}

impl Text {
    /// A text with its length in one octet.
    pub(super) fn short(self, data: &[u8]) -> String {
        let length = usize::from(data.first().copied().unwrap_or(0));
        self.of(length, data.get(1..).unwrap_or_default())
    }

    /// A text with its length in two octets.
    pub(super) fn long(self, data: &[u8]) -> String {
        let length = u16_at(data, 0).map_or(0, usize::from);
        self.of(length, data.get(2..).unwrap_or_default())
    }

    /// The text of a number format.
    pub(super) fn format(self, data: &[u8]) -> String {
        match self.version {
            Version::Biff8 => self.long(data),
            Version::Biff5 => self.short(data),
        }
    }

    fn of(self, length: usize, data: &[u8]) -> String {
        if self.version == Version::Biff5 {
            let octets = data.get(..length).unwrap_or(data);
            return page(self.page)
                .decode_without_bom_handling(octets)
                .0
                .into_owned();
        }
        let Some((flags, rest)) = data.split_first() else {
            return String::new();
        };
        // Runs and phonetics of rich text stand before the characters.
        let runs = if flags & 8 == 0 { 0 } else { 2 };
        let spoken = if flags & 4 == 0 { 0 } else { 4 };
        characters(
            rest.get(runs + spoken..).unwrap_or_default(),
            length,
            *flags,
        )
    }
}

/// The encoding of a code page.
fn page(number: u16) -> &'static Encoding {
    match number {
        932 => encoding_rs::SHIFT_JIS,
        936 | 54936 => encoding_rs::GB18030,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        65001 => encoding_rs::UTF_8,
        _ => WINDOWS_1252,
    }
}

fn characters(data: &[u8], length: usize, flags: u8) -> String {
    if flags & 1 == 0 {
        let octets = data.get(..length).unwrap_or(data);
        octets.iter().map(|b| char::from(*b)).collect()
    } else {
        let octets = data.get(..length.saturating_mul(2)).unwrap_or(data);
        UTF_16LE.decode_without_bom_handling(octets).0.into_owned()
    }
}

/// The shared strings, from their record and those that continue it.
pub(super) fn shared(parts: &[&[u8]]) -> Result<Strings, Problem> {
    let mut strings = Strings::default();
    let count = u32_at(parts.first().ok_or(Problem::Damaged)?, 4)?;
    let mut from = From {
        rest: parts
            .first()
            .and_then(|part| part.get(8..))
            .unwrap_or_default(),
        further: parts.get(1..).unwrap_or_default(),
    };
    for _ in 0..count {
        let head = from.take(3)?;
        let (length, flags) = (usize::from(u16_at(head, 0)?), head.get(2).copied());
        let mut flags = flags.unwrap_or(0);
        let runs = if flags & 8 == 0 {
            0
        } else {
            usize::from(u16_at(from.take(2)?, 0)?)
        };
        let spoken = if flags & 4 == 0 {
            0
        } else {
            u32_at(from.take(4)?, 0)? as usize
        };
        let mut left = length;
        while left > 0 {
            let wide = usize::from(flags & 1) + 1;
            let here = (from.rest.len() / wide).min(left);
            let (now, rest) = from.rest.split_at(here * wide);
            strings.add(&characters(now, here, flags))?;
            from.rest = rest;
            left -= here;
            if left > 0 {
                // What continues a text begins with how wide its characters are there.
                from.turn()?;
                flags = from.take(1)?.first().copied().unwrap_or(0);
            }
        }
        from.skip(runs.saturating_mul(4).saturating_add(spoken))?;
        strings.end()?;
    }
    Ok(strings)
}

/// Records that continue one another.
struct From<'a> {
    rest: &'a [u8],
    further: &'a [&'a [u8]],
}

impl<'a> From<'a> {
    fn turn(&mut self) -> Result<(), Problem> {
        let (next, further) = self.further.split_first().ok_or(Problem::Damaged)?;
        self.rest = next;
        self.further = further;
        Ok(())
    }

    /// The next octets, which no record divides.
    fn take(&mut self, count: usize) -> Result<&'a [u8], Problem> {
        while self.rest.is_empty() {
            self.turn()?;
        }
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Problem::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    fn skip(&mut self, mut count: usize) -> Result<(), Problem> {
        while count > 0 {
            while self.rest.is_empty() {
                self.turn()?;
            }
            let here = count.min(self.rest.len());
            self.rest = self.rest.get(here..).unwrap_or_default();
            count -= here;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_with_another_width() {
        let first = [
            &[2, 0, 0, 0, 2, 0, 0, 0][..],
            &[1, 0, 0, b'a'],
            &[4, 0, 0, b'b', b'c'],
        ]
        .concat();
        let second = [&[1][..], &[0x2C, 0x67, 0x4E, 0x7F]].concat();
        let strings = shared(&[&first, &second]).unwrap();
        assert_eq!(strings.get(0), Some("a"));
        assert_eq!(strings.get(1), Some("bc本罎"));
        assert_eq!(shared(&[&first]).unwrap_err(), Problem::Damaged);
        assert_eq!(shared(&[]).unwrap_err(), Problem::Damaged);
    }

    #[test]
    fn a_count_that_lies_ends_with_the_records() {
        let hostile = [0xFF; 12];
        assert!(shared(&[&hostile]).is_err());
    }

    #[test]
    fn code_pages_are_read() {
        let text = Text {
            version: Version::Biff5,
            page: 936,
        };
        assert_eq!(text.short(b"\x04\xB6\xA9\xB5\xA5"), "订单");
        let text = Text::default();
        assert_eq!(text.short(b"\x02\x01\xA2\x8B\x55\x53"), "订单");
        assert_eq!(text.long(b"\xFF\xFF\x00ab"), "ab");
    }
}
